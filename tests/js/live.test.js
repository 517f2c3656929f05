import assert from "node:assert/strict";
import { test } from "node:test";

import { EVERY, start, strayed } from "../../static/votes/live.js";

// A page with one live region and a notice, a clock to turn, and what happens to them.
function page({ hidden = false } = {}) {
  const root = new EventTarget();
  const view = new EventTarget();
  const region = new EventTarget();
  const notice = { hidden: true };
  const seen = { reloads: 0, asked: 0, aborted: 0, time: 0 };
  region.addEventListener("live", () => (seen.asked += 1));
  region.addEventListener("htmx:abort", () => (seen.aborted += 1));
  Object.assign(root, {
    hidden,
    getElementById: () => notice,
    querySelector: () => region,
  });
  const pulse = start(root, view, () => (seen.reloads += 1), () => seen.time);
  return { root, view, region, notice, seen, pulse };
}

function answer(root, { status = 200, url = "", path = "/sessions/a/live/?shown=1" } = {}) {
  const event = new Event("htmx:beforeOnLoad", { cancelable: true });
  event.detail = { xhr: { status, responseURL: url }, requestConfig: { path } };
  root.dispatchEvent(event);
  root.dispatchEvent(new Event("htmx:afterRequest"));
  return event;
}

test("a page nobody looks at asks nothing", () => {
  const { pulse, root, seen } = page({ hidden: true });
  pulse.ask();
  root.dispatchEvent(new Event("visibilitychange"));
  assert.equal(seen.asked, 0);
});

test("coming back to the page asks at once", () => {
  const { root, seen } = page();
  root.dispatchEvent(new Event("visibilitychange"));
  assert.equal(seen.asked, 1);
});

test("one viewer never asks twice in two seconds, whatever happens to the window", () => {
  const { pulse, root, view, seen } = page();
  for (seen.time = 0; seen.time < 10 * EVERY; seen.time += 100) {
    pulse.ask();
    answer(root);
    root.dispatchEvent(new Event("visibilitychange"));
    view.dispatchEvent(new Event("online"));
  }
  assert.equal(seen.asked, 10);
});

test("nothing is asked while an answer is under way, until it is given up", () => {
  const { pulse, seen } = page();
  pulse.ask();
  seen.time = 5 * EVERY;
  pulse.ask();
  assert.equal(seen.asked, 1);
  seen.time = 20_000;
  pulse.ask();
  assert.deepEqual([seen.asked, seen.aborted], [2, 1]);
});

test("a network that is back is asked at once, and the lost request given up", () => {
  const { pulse, view, seen, notice } = page();
  pulse.ask();
  view.dispatchEvent(new Event("offline"));
  assert.equal(notice.hidden, false);
  seen.time = EVERY;
  view.dispatchEvent(new Event("online"));
  assert.deepEqual([seen.asked, seen.aborted], [2, 1]);
});

test("a request that failed in the cut does not make the page wait", () => {
  const { pulse, root, view, seen } = page();
  pulse.ask();
  root.dispatchEvent(new Event("htmx:afterRequest"));
  root.dispatchEvent(new Event("htmx:sendError"));
  seen.time = 300;
  pulse.ask();
  assert.equal(seen.asked, 1);
  view.dispatchEvent(new Event("online"));
  assert.equal(seen.asked, 2);
});

test("an answer from the log-in page is not put into this one", () => {
  const path = "/sessions/a/live/";
  assert.equal(strayed({ responseURL: "http://host/login/?next=x" }, path), true);
  assert.equal(strayed({ responseURL: "http://host/sessions/a/live/?shown=1" }, path), false);
  assert.equal(strayed({ responseURL: "" }, path), false);
  const { root, seen } = page();
  const event = answer(root, { url: "http://host/login/" });
  assert.equal(event.defaultPrevented, true);
  assert.equal(seen.reloads, 1);
});

test("a cut network is said, and no longer said once it is back", () => {
  const { root, notice } = page();
  root.dispatchEvent(new Event("htmx:sendError"));
  assert.equal(notice.hidden, false);
  answer(root, { url: "http://host/sessions/a/live/" });
  assert.equal(notice.hidden, true);
});

test("a server that is busy is said too", () => {
  const { root, notice } = page();
  answer(root, { status: 503 });
  assert.equal(notice.hidden, false);
});
