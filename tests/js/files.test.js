import assert from "node:assert/strict";
import { test } from "node:test";

import { chosen, dress, start } from "../../static/votes/files.js";

function made(name) {
  const heard = {};
  const one = { name, children: [], heard, dataset: {} };
  one.append = (...some) => one.children.push(...some);
  one.addEventListener = (event, act) => (heard[event] = act);
  return one;
}

function field(...names) {
  const one = made("input");
  one.dataset = { choose: "Chọn tệp", none: "Chưa chọn tệp" };
  one.files = names.map((name) => ({ name }));
  one.before = (box) => (one.box = box);
  return one;
}

const root = { createElement: made };

test("the names of what was chosen, or that nothing was", () => {
  assert.equal(chosen([], "Chưa chọn tệp"), "Chưa chọn tệp");
  assert.equal(chosen([{ name: "a.zip" }, { name: "b.zip" }], ""), "a.zip, b.zip");
});

test("the field says in the page's words what was chosen", () => {
  const one = field();
  dress(one, root);
  const [inside, button, name] = one.box.children;
  assert.equal(inside, one);
  assert.deepEqual([button.textContent, name.textContent], ["Chọn tệp", "Chưa chọn tệp"]);
  one.files = [{ name: "danh sách.xlsx" }];
  one.heard.change();
  assert.equal(name.textContent, "danh sách.xlsx");
});

test("a page that is shown again says what its field still holds", () => {
  const one = field("cũ.json");
  const view = made("window");
  start({ ...root, querySelectorAll: () => [one] }, view);
  view.heard.pageshow();
  assert.equal(one.box.children[2].textContent, "cũ.json");
});
