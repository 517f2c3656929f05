import assert from "node:assert/strict";
import { test } from "node:test";

import { quorum, share, words } from "../../static/votes/roll.js";

const RULE = { base: "summoned", part: 2, whole: 3, metWord: "đủ", shortWord: "chưa đủ" };

test("two thirds are met by whole numbers, not by a rounded share", () => {
  assert.equal(quorum({ present: 28, summoned: 42 }, RULE).met, true);
  assert.equal(quorum({ present: 27, summoned: 41 }, RULE).met, false);
});

test("a number that is missing or nothing gives no verdict", () => {
  assert.equal(quorum({ present: NaN, summoned: 41 }, RULE), null);
  assert.equal(quorum({ present: 3, summoned: NaN }, RULE), null);
  assert.equal(quorum({ present: 0, summoned: 0 }, RULE), null);
  assert.equal(quorum({ present: 2.5, summoned: 4 }, RULE), null);
});

test("shares are half-up with two decimals and a comma", () => {
  assert.equal(share(40, 41), "97,56%");
  assert.equal(share(1, 32), "3,13%");
  assert.equal(share(0, 7), "0%");
  assert.equal(share(7, 7), "100%");
});

test("the verdict names the fraction", () => {
  assert.equal(words(quorum({ present: 40, summoned: 41 }, RULE), RULE), "97,56%, đủ 2/3");
  assert.equal(words(quorum({ present: 1, summoned: 41 }, RULE), RULE), "2,44%, chưa đủ 2/3");
});
