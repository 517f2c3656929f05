import assert from "node:assert/strict";
import { test } from "node:test";

import * as sheets from "../../static/votes/keying/sheet.js";

const RULES = { marks: ["1", "2", "3", "0", "9"], reasons: ["not_issued", "unstamped", "other"] };
const TWO = { ...RULES, marks: ["1", "2", "0", "9"] };
const NAMES = { "<": "back", ">": "forward", E: "enter", X: "invalid", C: "cancel" };

function typed(keys, { lines = 3, rules = RULES, from = sheets.newSheet(lines) } = {}) {
  return [...keys].reduce((sheet, key) => {
    const command = NAMES[key] ? { name: NAMES[key] } : { name: "digit", digit: key };
    return sheets.press(sheet, command, rules);
  }, from);
}

const state = ({ marks, cursor, phase }) => [marks.join(""), cursor, phase];

test("each digit sets its line and moves on; the last one leads to the summary", () => {
  assert.deepEqual(state(typed("19")), ["19", 2, "lines"]);
  assert.deepEqual(state(typed("190")), ["190", 3, "summary"]);
});

test("a key too many changes nothing and never begins the next paper", () => {
  const sheet = typed("1231");
  assert.deepEqual(state(sheet), ["123", 3, "summary"]);
  assert.deepEqual(sheet.notice, { name: "all_keyed", n: 3 });
});

test("back goes one line up and keeps what was keyed", () => {
  assert.deepEqual(state(typed("12<")), ["12", 1, "lines"]);
  assert.deepEqual(state(typed("12<33")), ["133", 3, "summary"]);
});

test("back from the first line stays there and says so", () => {
  const sheet = typed("<");
  assert.equal(sheet.cursor, 0);
  assert.equal(sheet.notice.name, "first_line");
});

test("forward passes a line that is keyed and no other", () => {
  assert.deepEqual(state(typed("12<<>")), ["12", 1, "lines"]);
  assert.equal(typed("12>").notice.name, "not_keyed");
});

test("enter goes to the summary only when every line is keyed", () => {
  assert.deepEqual(state(typed("123<<E")), ["123", 3, "summary"]);
  assert.deepEqual(typed("1E").notice, { name: "lines_missing", n: 2 });
});

test("a digit that means nothing is refused by name", () => {
  assert.equal(typed("7").notice.name, "unknown_key");
  assert.deepEqual(state(typed("7")), ["", 0, "lines"]);
});

test("the third level is refused where there are two", () => {
  const sheet = typed("13", { rules: TWO });
  assert.deepEqual(state(sheet), ["1", 1, "lines"]);
  assert.equal(sheet.notice.name, "two_levels");
});

test("an invalid paper takes its reason by one key", () => {
  const sheet = typed("1X2");
  assert.equal(sheet.phase, "invalid");
  assert.deepEqual(sheets.paperOf(sheet), { marks: "", reason: "unstamped" });
});

test("a reason that is not in the list is refused", () => {
  for (const key of ["4", "0", "9", "E"]) {
    const sheet = typed(`X${key}`);
    assert.equal(sheet.phase, "reasons", key);
    assert.deepEqual(sheet.notice, { name: "unknown_reason", n: 3 });
  }
});

test("taking back an invalid paper brings back what was keyed, where it was", () => {
  assert.deepEqual(state(typed("12XC")), ["12", 2, "lines"]);
  assert.deepEqual(state(typed("12X1C")), ["12", 2, "lines"]);
  assert.deepEqual(state(typed("123X1C")), ["123", 3, "summary"]);
  assert.equal(typed("12X1C").reason, "");
});

test("digits on an invalid paper change nothing", () => {
  const sheet = typed("X13");
  assert.equal(sheet.reason, "not_issued");
  assert.equal(sheet.notice.name, "is_invalid");
});

test("a paper with nothing marked is invalid; blank and several mixed is not", () => {
  assert.deepEqual(sheets.paperOf(typed("000")), { marks: "", reason: "unmarked" });
  assert.deepEqual(sheets.paperOf(typed("090")), { marks: "090", reason: "" });
});

test("a paper opened again is shown whole, ready to be compared", () => {
  const valid = sheets.openSheet(3, { marks: "123", reason: "" });
  assert.deepEqual(state(valid), ["123", 3, "summary"]);
  assert.deepEqual(state(typed("<1", { from: valid })), ["121", 3, "summary"]);
  const invalid = sheets.openSheet(3, { marks: "", reason: "other" });
  assert.deepEqual(state(typed("C123", { from: invalid })), ["123", 3, "summary"]);
});

test("the summary counts each mark", () => {
  assert.deepEqual(sheets.counts(typed("1190", { lines: 4 }), ["1", "2", "3", "0", "9"]), [2, 0, 0, 1, 1]);
});

test("no keys whatever leave a sheet that says something else than it shows", () => {
  const keys = "12309<>EXC47";
  let seed = 7;
  let sheet = sheets.newSheet(5);
  for (let step = 0; step < 20_000; step += 1) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    sheet = typed(keys[seed % keys.length], { from: sheet });
    assert.equal(sheet.marks.length, 5);
    assert.ok(sheet.marks.every((mark) => mark === "" || RULES.marks.includes(mark)));
    assert.ok(sheet.cursor >= 0 && sheet.cursor <= 5);
    if (sheet.phase === "summary") assert.equal(sheets.missing(sheet), 0);
    if (sheet.phase === "lines") assert.ok(sheet.cursor < 5);
    assert.equal(sheet.phase === "invalid", sheet.reason !== "");
  }
});
