import assert from "node:assert/strict";
import { test } from "node:test";

import { act, frontier, learn, newBatch, resize } from "../../static/votes/keying/batch.js";

const RULES = { marks: ["1", "2", "3", "0", "9"], reasons: ["not_issued", "unstamped", "other"] };
const NAMES = {
  "<": "back", E: "enter", X: "invalid", C: "cancel", P: "previous", N: "next", K: "end", T: "extra",
};

function begin(fields = {}) {
  return newBatch({ rules: RULES, lines: 3, size: 3, number: 7, papers: {}, ...fields });
}

// Keys one after the other: the batch they leave and the effects they had.
function typed(keys, batch = begin()) {
  const effects = [];
  for (const key of keys) {
    const command = NAMES[key] ? { name: NAMES[key] } : { name: "digit", digit: key };
    const step = act(batch, command);
    batch = step.batch;
    if (step.effect) effects.push(step.effect);
  }
  return { batch, effects, saves: effects.map(({ save }) => save).filter(Boolean) };
}

const marksOf = (saves) => saves.map(({ position, marks, revision }) => [position, marks, revision]);

test("enter on the summary saves the paper and opens the next one", () => {
  const { batch, saves } = typed("123E");
  assert.deepEqual(saves, [{ position: 1, marks: "123", reason: "", revision: 1 }]);
  assert.equal(batch.position, 2);
  assert.deepEqual(batch.notice, { name: "next_paper", n: 1 });
});

test("a paper costs its lines and one key", () => {
  assert.equal(typed("123E111E222E").saves.length, 3);
});

test("an invalid paper is saved with its reason", () => {
  assert.deepEqual(typed("X2E").saves, [{ position: 1, marks: "", reason: "unstamped", revision: 1 }]);
});

test("a reopened paper that is changed is saved under the next revision", () => {
  const { batch, saves } = typed("123E1P<1E");
  assert.deepEqual(marksOf(saves), [[1, "123", 1], [1, "121", 2]]);
  assert.equal(batch.position, 2);
  assert.deepEqual(batch.sheet.marks, ["1", "", ""]);
});

test("a reopened paper that is not changed is not saved again", () => {
  assert.equal(typed("123EPE").saves.length, 1);
  assert.equal(typed("123EP<<N").saves.length, 1);
});

test("leaving a reopened paper without enter leaves it as it was", () => {
  const { batch } = typed("123EP<9NP");
  assert.deepEqual(batch.sheet.marks, ["1", "2", "3"]);
});

test("two papers back and forward again", () => {
  const { batch } = typed("123E111EPP");
  assert.equal(batch.position, 1);
  assert.equal(typed("N", batch).batch.position, 2);
  assert.equal(typed("NN", batch).batch.position, 3);
});

test("before the first and after the last there is nothing, and it says so", () => {
  assert.equal(typed("P").batch.notice.name, "first_paper");
  assert.equal(typed("N").batch.notice.name, "last_paper");
});

test("after the last paper enter ends the pass", () => {
  const { batch, effects } = typed("123E111E222E");
  assert.equal(batch.mode, "ended");
  assert.equal(effects.length, 3);
  assert.deepEqual(typed("E", batch).effects, [{ finish: 3 }]);
});

test("a digit after the last paper does nothing but say so", () => {
  const { batch } = typed("123E111E222E1");
  assert.equal(batch.mode, "ended");
  assert.equal(batch.notice.name, "paper_after_last");
});

test("from the end the last paper can be reopened", () => {
  const { batch, saves } = typed("123E111E222EP<3E");
  assert.deepEqual(marksOf(saves).at(-1), [3, "223", 2]);
  assert.equal(batch.mode, "ended");
});

test("ending early needs the count to be typed", () => {
  const { batch, effects } = typed("123E111EK");
  assert.equal(batch.mode, "confirm");
  assert.equal(effects.length, 2);
  assert.deepEqual(typed("2E", batch).effects, [{ finish: 2 }]);
  const wrong = typed("3E", batch);
  assert.deepEqual(wrong.effects, []);
  assert.deepEqual(wrong.batch.notice, { name: "other_count", n: 2 });
  assert.equal(wrong.batch.typed, "");
});

test("ending early can be taken back, with what was begun", () => {
  const { batch } = typed("123E12KC");
  assert.equal(batch.mode, "paper");
  assert.deepEqual(batch.sheet.marks, ["1", "2", ""]);
});

test("a batch without papers does not end", () => {
  assert.equal(typed("K").batch.notice.name, "nothing_keyed");
  assert.equal(typed("K").batch.mode, "paper");
});

test("one more paper than planned is keyed on demand, and confirmed", () => {
  const { batch, saves } = typed("123E111E222ET333E");
  assert.equal(saves.at(-1).position, 4);
  assert.equal(batch.mode, "ended");
  assert.equal(typed("E", batch).batch.mode, "confirm");
  assert.deepEqual(typed("E4E", batch).effects, [{ finish: 4 }]);
});

test("a planned extra paper that was not keyed is let go", () => {
  const { batch } = typed("123E111E222ETK");
  assert.equal(batch.mode, "ended");
});

test("a visit goes on at the first paper not keyed, with what was begun of it", () => {
  const papers = { 1: { marks: "123", reason: "", revision: 2 } };
  const sheet = { marks: ["1", "", ""], cursor: 1, phase: "lines", reason: "", notice: null };
  assert.deepEqual(begin({ papers, draft: { position: 2, sheet } }).sheet, sheet);
  assert.deepEqual(begin({ papers, draft: { position: 1, sheet } }).sheet.marks, ["", "", ""]);
});

test("what the server already has decides the next revision", () => {
  const papers = { 1: { marks: "123", reason: "", revision: 4 } };
  assert.deepEqual(marksOf(typed("P<1E", begin({ papers })).saves), [[1, "121", 5]]);
});

test("a refused paper is saved again as it is, above what is stored", () => {
  const { batch } = typed("123E");
  const refused = learn(batch, 1, { revision: 3, refused: true });
  assert.deepEqual(marksOf(typed("PE", refused).saves), [[1, "123", 4]]);
  assert.equal(learn(refused, 1, { revision: 4 }).papers[1].refused, false);
});

test("what the server says of a paper that is not here is left alone", () => {
  assert.deepEqual(learn(begin(), 9, { revision: 1 }).papers, {});
});

test("a batch that was made smaller or larger asks accordingly", () => {
  const { batch } = typed("123E111E222E");
  assert.equal(typed("E", resize(batch, 2)).batch.mode, "confirm");
  assert.equal(frontier(batch), 4);
});
