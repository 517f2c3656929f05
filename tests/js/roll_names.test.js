import assert from "node:assert/strict";
import { test } from "node:test";

import { bare, exact, found, matches, send } from "../../static/votes/roll_names.js";

const row = (number, name) => ({ number, name, bare: bare(name) });
const ROWS = [row(1, "Nguyễn Thị Hoa"), row(2, "Trần Văn Hoà"), row(3, "Đặng Hòa An"), row(12, "Lê Hải")];
const names = (query) => found(ROWS, query).shown.map(({ name }) => name);

test("letters without marks find those with them", () => {
  assert.equal(bare("  Đặng  Thị Hoà "), "dang thi hoa");
  assert.deepEqual(names("dang h"), ["Đặng Hòa An"]);
  assert.deepEqual(names("hoa").length, 3);
});

test("words are found by how they begin, in any order", () => {
  assert.deepEqual(names("hoa ngu"), ["Nguyễn Thị Hoa"]);
  assert.deepEqual(names("oa"), []);
});

test("a number is the one on the list", () => {
  assert.deepEqual(names("12"), ["Lê Hải"]);
  assert.deepEqual(names("1"), ["Nguyễn Thị Hoa"]);
  assert.equal(matches(ROWS[0], "12"), false);
});

test("a tone that was typed is meant, wherever it stands in the word", () => {
  for (const query of ["hòa", "hoà", "Hoà".normalize("NFD")]) {
    const { shown, chosen } = found(ROWS, query);
    assert.equal(shown[chosen].name, "Trần Văn Hoà");
  }
  assert.equal(exact(ROWS[0], "hoà"), false);
});

test("Enter means nobody while nothing is typed or nobody is found", () => {
  assert.equal(found(ROWS, " ").chosen, -1);
  assert.equal(found(ROWS, "xyz").chosen, -1);
  assert.equal(found(ROWS, "xyz").shown.length, 0);
});

test("a refusal and a lost network are told, a mark that was taken is not", async () => {
  globalThis.location = { pathname: "/" };
  const form = { elements: { csrfmiddlewaretoken: { value: "x" } } };
  const answers = (answer) => send(form, "mất", "1:1", async () => answer());
  assert.equal(await answers(() => ({ ok: true })), "");
  assert.equal(await answers(() => ({ ok: false, json: async () => ({ error: "không" }) })), "không");
  assert.equal(await answers(() => { throw new Error("cut"); }), "mất");
});
