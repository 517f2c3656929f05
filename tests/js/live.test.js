import assert from "node:assert/strict";
import { test } from "node:test";

import { asks, start, strayed } from "../../static/votes/live.js";

// A page with one live region and a notice, and what happens to them.
function page({ hidden = false } = {}) {
  const root = new EventTarget();
  const region = new EventTarget();
  region.hasAttribute = (name) => name === "data-live";
  const notice = { hidden: true };
  const seen = { reloads: 0, asked: 0 };
  region.addEventListener("live", () => (seen.asked += 1));
  Object.assign(root, {
    hidden,
    getElementById: () => notice,
    querySelector: () => region,
  });
  start(root, () => (seen.reloads += 1));
  return { root, region, notice, seen };
}

function answer(root, { status = 200, url = "", path = "/sessions/a/live/?shown=1" } = {}) {
  const event = new Event("htmx:beforeOnLoad", { cancelable: true });
  event.detail = { xhr: { status, responseURL: url }, requestConfig: { path } };
  root.dispatchEvent(event);
  return event;
}

test("a page nobody looks at asks nothing", () => {
  const region = { hasAttribute: () => true };
  assert.equal(asks(region, { hidden: true }), true);
  assert.equal(asks(region, { hidden: false }), false);
  assert.equal(asks({ hasAttribute: () => false }, { hidden: true }), false);
});

test("coming back to the page asks at once", () => {
  const { root, seen } = page();
  root.dispatchEvent(new Event("visibilitychange"));
  assert.equal(seen.asked, 1);
});

test("leaving the page asks nothing", () => {
  const { root, seen } = page({ hidden: true });
  root.dispatchEvent(new Event("visibilitychange"));
  assert.equal(seen.asked, 0);
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
