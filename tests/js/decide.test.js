import assert from "node:assert/strict";
import { test } from "node:test";

import { createSheet, decide, waiting } from "../../static/votes/decide.js";

// A page whose buttons remember that they were pressed.
function page(keys, { undo = true } = {}) {
  const pressed = [];
  const button = (name) => ({ click: () => pressed.push(name) });
  const found = new Map(keys.map((key) => [`[data-key="${key}"]`, button(key)]));
  if (undo) found.set("[data-undo] button", button("undo"));
  return { pressed, querySelector: (selector) => found.get(selector) ?? null };
}

// Radio buttons of so many lines, as the form of a whole ballot has them.
function form(lines, marks = ["1", "2", "3", "0", "9"]) {
  const document = { activeElement: null };
  const radios = [];
  const focusable = (item) => ({ ...item, focus() { document.activeElement = this; } });
  for (let line = 1; line <= lines; line += 1) {
    for (const value of marks) radios.push(focusable({ name: `line_${line}`, value, checked: false }));
  }
  const button = focusable({ name: "button" });
  const one = /input\[name="(.+)"\]\[value="(.+)"\]/;
  const checked = /input\[name="(.+)"\]:checked/;
  return {
    radios, button, ownerDocument: document,
    querySelectorAll: () => radios,
    querySelector(selector) {
      const [, name, value] = one.exec(selector) ?? [];
      if (name) return radios.find((r) => r.name === name && r.value === value) ?? null;
      const [, of] = checked.exec(selector) ?? [];
      return of ? (radios.find((r) => r.name === of && r.checked) ?? null) : button;
    },
  };
}

const keyed = (made) => made.radios.filter((r) => r.checked).map((r) => r.name + r.value);

test("a digit presses the button that has it", () => {
  const found = page(["1", "2", "3", "0", "9"]);
  assert.equal(decide(found, null, { name: "digit", digit: "9" }), true);
  assert.deepEqual(found.pressed, ["9"]);
});

test("a digit that is no choice presses nothing", () => {
  const found = page(["1", "2"]);
  assert.equal(decide(found, null, { name: "digit", digit: "3" }), false);
  assert.deepEqual(found.pressed, []);
});

test("the arrow takes back the one before, where there is one", () => {
  const found = page(["1"]);
  decide(found, null, { name: "back" });
  assert.deepEqual(found.pressed, ["undo"]);
  assert.equal(decide(page(["1"], { undo: false }), null, { name: "back" }), false);
});

test("other keys stay the browser's", () => {
  assert.equal(decide(page(["1"]), null, { name: "enter" }), false);
});

test("a whole ballot is keyed line by line and ends at the button", () => {
  const made = form(3);
  const sheet = createSheet(made);
  for (const digit of "190") assert.equal(sheet.mark(digit), true);
  assert.deepEqual(keyed(made), ["line_11", "line_29", "line_30"]);
  assert.equal(made.ownerDocument.activeElement.name, "button");
});

test("a mark the rule set has not is left alone", () => {
  const made = form(2, ["1", "2", "0", "9"]);
  assert.equal(createSheet(made).mark("3"), false);
  assert.deepEqual(keyed(made), []);
});

test("while a ballot is keyed the arrow stays with the radio buttons", () => {
  const found = page([]);
  assert.equal(decide(found, createSheet(form(1)), { name: "back" }), false);
  assert.deepEqual(found.pressed, []);
});

test("while a decision is on its way no key is meant for it", () => {
  const busy = { querySelector: () => ({}) };
  const idle = { querySelector: () => null };
  assert.equal(waiting({ querySelector: () => busy }), null);
  assert.equal(waiting({ querySelector: () => idle }), idle);
  assert.equal(waiting({ querySelector: () => null }), null);
});
