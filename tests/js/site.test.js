import assert from "node:assert/strict";
import { test } from "node:test";

import { release, sendOnce } from "../../static/votes/site.js";

// A page with one form, a bar, and a clock that is turned by hand.
function page(method = "post") {
  const form = { dataset: {}, getAttribute: () => method };
  const bar = { hidden: true };
  const waiting = [];
  const root = { getElementById: () => bar, querySelectorAll: () => [form] };
  const clock = {
    setTimeout: (act, after) => waiting.push({ act, after }),
    clearTimeout: (number) => (waiting[number - 1].act = () => {}),
  };
  const pass = (time) => waiting.filter(({ after }) => after <= time).forEach(({ act }) => act());
  const send = () => {
    const event = { target: form, prevented: false, preventDefault: () => (event.prevented = true) };
    sendOnce(root, event, clock);
    return event.prevented;
  };
  return { root, bar, pass, send };
}

test("a form is sent once, however often it is pressed", () => {
  const { send } = page();
  assert.deepEqual([send(), send(), send()], [false, true, true]);
});

test("what takes longer than half a second says that it goes on", () => {
  const { send, bar, pass } = page();
  send();
  pass(100);
  assert.equal(bar.hidden, true);
  pass(500);
  assert.equal(bar.hidden, false);
});

test("a page shown anew can be sent again", () => {
  const { send, bar, pass, root } = page();
  send();
  pass(500);
  release(root);
  assert.equal(bar.hidden, true);
  assert.equal(send(), false);
});

test("after a minute without an answer the form is free again", () => {
  const { send, bar, pass } = page();
  send();
  pass(60_000);
  assert.equal(bar.hidden, true);
  assert.equal(send(), false);
});

test("a form that only asks is sent as often as one likes", () => {
  const { send } = page("get");
  assert.deepEqual([send(), send()], [false, false]);
});
