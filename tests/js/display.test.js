import assert from "node:assert/strict";
import { test } from "node:test";

import { Deck, digits, lead } from "../../static/votes/display.js";

// Two pages of the table, then twelve officials.
const NUMBERS = [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function slide(number, size) {
  const classes = new Set();
  const classList = { add: (name) => classes.add(name), remove: (name) => classes.delete(name) };
  const dataset = { slide: String(number) };
  return { dataset, hidden: false, classes, classList, closest: () => size };
}

function hall(numbers = NUMBERS, size = { scrollHeight: 600, clientHeight: 600 }) {
  const keys = { hidden: true };
  const root = {
    slides: numbers.map((number) => slide(number, size)),
    querySelectorAll: () => root.slides,
    querySelector: () => keys,
  };
  const timers = [];
  const clock = { set: (act) => timers.push(act), clear: () => {} };
  return { root, keys, timers, deck: new Deck(root, clock) };
}

const seen = (root) => root.slides.filter((slide) => !slide.hidden).map((slide) => slide.dataset.slide);

test("one slide is seen, from the first page of the table", () => {
  const { root } = hall();
  assert.deepEqual(root.slides.map(({ hidden }) => hidden).indexOf(false), 0);
  assert.equal(seen(root).length, 1);
});

test("keys and presenters go on and back and stay at the ends", () => {
  for (const key of ["ArrowRight", "PageDown", " "]) assert.equal(lead(key, 0, NUMBERS), 1);
  for (const key of ["ArrowLeft", "PageUp"]) assert.equal(lead(key, 0, NUMBERS), 0);
  assert.equal(lead("ArrowRight", 13, NUMBERS), 13);
  assert.equal(lead("Home", 9, NUMBERS), 0);
  assert.equal(lead("End", 0, NUMBERS), 13);
  assert.equal(lead("F5", 0, NUMBERS), null);
});

test("a number shows that official, two digits in a row one of twelve", () => {
  assert.deepEqual(digits("", "7", NUMBERS), { typed: "7", at: 8 });
  assert.deepEqual(digits("1", "2", NUMBERS), { typed: "12", at: 13 });
  assert.deepEqual(digits("1", "5", NUMBERS), { typed: "5", at: 6 });
  assert.deepEqual(digits("", "0", NUMBERS), { typed: "", at: null });
  const { deck, root, timers } = hall();
  deck.press("1");
  timers.at(-1)();
  deck.press("2");
  assert.deepEqual(seen(root), ["2"]);
});

test("when the page changes by itself the same slide stays", () => {
  const { deck, root } = hall();
  deck.press("3");
  root.slides.forEach((slide) => (slide.hidden = false));
  deck.refresh();
  assert.deepEqual(seen(root), ["3"]);
  root.slides = root.slides.slice(0, 2);
  deck.refresh();
  assert.equal(deck.at, 0);
});

test("the line of keys comes with the result and hides by itself", () => {
  const { keys, timers, deck } = hall();
  assert.equal(keys.hidden, false);
  timers.at(-1)();
  assert.equal(keys.hidden, true);
  deck.press("?");
  assert.equal(keys.hidden, false);
});

test("a page that does not fit is shown a size smaller", () => {
  const { root } = hall(NUMBERS, { scrollHeight: 700, clientHeight: 600 });
  assert.equal(root.slides[0].classes.has("slide-tight"), true);
  assert.equal(hall().root.slides[0].classes.size, 0);
});

test("before there is a result no key does anything", () => {
  const { deck, keys } = hall([]);
  assert.equal(deck.press("ArrowRight"), false);
  assert.equal(keys.hidden, true);
});
