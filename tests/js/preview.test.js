import assert from "node:assert/strict";
import { test } from "node:test";

import { address, debounced, look, marked } from "../../static/votes/preview.js";

test("the address holds what is typed, and no secret of the form", () => {
  const typed = [["csrfmiddlewaretoken", "x"], ["margin_left", "27,5"], ["number_label", "Số: "]];
  assert.equal(address("/p.pdf", typed), "/p.pdf?margin_left=27%2C5&number_label=S%E1%BB%91%3A+");
});

test("looking leaves nothing to go back to", () => {
  const seen = [];
  look({ contentWindow: { location: { replace: (url) => seen.push(url) } } }, "/p.pdf?a=1");
  assert.deepEqual(seen, ["/p.pdf?a=1#toolbar=0&navpanes=0&view=FitH"]);
});

test("the paper is drawn once, when the typing stops", () => {
  let last = null;
  let drawn = 0;
  const clock = { setTimeout: (act) => (last = act), clearTimeout: () => (last = null) };
  const draw = debounced(() => (drawn += 1), clock);
  draw();
  draw();
  assert.equal(drawn, 0);
  last();
  assert.equal(drawn, 1);
});

function row(value, usual, tagName = "INPUT") {
  const button = { dataset: { usual }, hidden: true };
  const classes = new Map();
  const parts = { "[data-usual]": button, "input, select": { value, tagName } };
  const classList = { toggle: (name, on) => classes.set(name, on) };
  return { button, classes, classList, querySelector: (selector) => parts[selector] };
}

test("only a value of the office's own can go back to the profile's", () => {
  const cases = [["35", "30", "INPUT", true], ["30", "30", "INPUT", false], ["", "30", "INPUT", false],
    ["", "*", "SELECT", true], ["*", "*", "SELECT", false]];
  for (const [value, usual, tag, own] of cases) {
    const one = row(value, usual, tag);
    marked(one);
    assert.equal(one.button.hidden, !own);
    assert.equal(one.classes.get("measure-own"), own);
  }
});
