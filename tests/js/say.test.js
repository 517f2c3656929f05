import assert from "node:assert/strict";
import { test } from "node:test";

import { act, learn, newBatch } from "../../static/votes/keying/batch.js";
import { createEnding } from "../../static/votes/keying/ending.js";
import { advice, headings, part, trouble } from "../../static/votes/keying/say.js";
import { toneOf } from "../../static/votes/keying/tones.js";

const RULES = { marks: ["1", "2", "0", "9"], reasons: ["other"] };

function typed(keys, from) {
  const names = { "<": "back", E: "enter", X: "invalid", P: "previous", K: "end" };
  const start = from || newBatch({ rules: RULES, lines: 2, size: 2, number: 7, papers: {} });
  return [...keys].reduce((batch, key) => {
    const command = names[key] ? { name: names[key] } : { name: "digit", digit: key };
    return act(batch, command).batch;
  }, start);
}

const queue = (fields = {}) => ({ trouble: null, diskFailed: false, unsent: () => 2, ...fields });
const said = (batch, fields = {}) => advice({ batch, finishing: null, ...fields })?.name ?? null;
const problem = (fields) => trouble({ batch: typed(""), queue: queue(), ...fields })?.name ?? null;

test("the first paper explains itself, the next one says where the last one goes", () => {
  assert.equal(said(typed("")), "first_paper_hint");
  assert.equal(said(typed("1")), null);
  assert.equal(said(typed("12E")), "next_paper");
  assert.equal(said(typed("12E1")), null);
});

test("a whole paper asks to be compared; one without a mark says what it is", () => {
  assert.equal(said(typed("12")), "ready");
  assert.equal(said(typed("00")), "all_blank");
});

test("a reopened paper says how to get back", () => {
  assert.equal(said(typed("12EP")), "again");
  assert.equal(said(typed("12EP<")), "again");
});

test("each trouble has its sentence, the gravest first", () => {
  assert.equal(problem({}), null);
  assert.equal(problem({ away: true }), "away");
  assert.equal(problem({ queue: queue({ trouble: "offline" }), away: true }), "offline");
  assert.equal(problem({ queue: queue({ trouble: "login", diskFailed: true }) }), "disk");
  assert.equal(problem({ queue: queue({ diskFailed: true, unsent: () => 0 }) }), null);
  assert.equal(problem({ queue: queue({ trouble: "closed" }) }), "closed");
  assert.equal(problem({ queue: queue({ trouble: "closed" }), elsewhere: true }), "elsewhere");
});

test("a refused paper is named until it is accepted", () => {
  const batch = learn(typed("12E"), 1, { revision: 2, refused: true });
  assert.deepEqual(trouble({ batch, queue: queue(), refusal: "khác" }), { name: "refused", n: 1, error: "khác" });
});

test("one part of the page is shown at a time", () => {
  const shown = (keys, fields) => part({ batch: typed(keys), finishing: null, aloud: false, ...fields });
  assert.equal(shown("1"), "lines");
  assert.equal(shown("1", { aloud: true }), "aloud");
  assert.equal(shown("12", { aloud: true }), "lines");
  assert.equal(shown("X"), "reasons");
  assert.equal(shown("X1"), "invalid");
  assert.equal(shown("12E11E"), "ended");
  assert.equal(shown("12EK"), "confirm");
  assert.equal(shown("12E11E", { finishing: {} }), "finishing");
});

test("the headings carry the figures and name a paper in progress", () => {
  const { confirm, unfinished } = headings({ batch: typed("12E1K"), queue: queue() });
  assert.deepEqual(confirm, { name: "confirm", n: 1, size: 2, batch: 7 });
  assert.deepEqual(unfinished, { name: "unfinished", n: 2 });
});

test("tones: five lines, a whole paper, a key that was not taken", () => {
  const digit = { name: "digit" };
  const lines = newBatch({ rules: RULES, lines: 7, size: 2, number: 1, papers: {} });
  assert.equal(toneOf(typed("1111", lines), typed("11111", lines), digit), "tick");
  assert.equal(toneOf(typed("111", lines), typed("1111", lines), digit), null);
  assert.equal(toneOf(typed("1"), typed("12"), digit), "full");
  assert.equal(toneOf(typed(""), typed("7"), digit), "refused");
  assert.equal(toneOf(typed("12"), typed("12E"), { name: "enter" }), null);
});

// The end of a pass before a server that answers from a list.
function ending(answers, fields = {}) {
  const world = { asked: 0, left: [], timers: [] };
  world.state = { batch: typed("12E11E"), queue: queue({ unsent: () => 0 }), ...fields };
  world.ending = createEnding(world.state, {
    finish: async () => answers[world.asked++] ?? { trouble: null },
    leave: async (finished) => world.left.push(finished),
    later: (callback) => world.timers.push(callback),
    redraw: () => {},
  });
  return world;
}

test("a pass ends once every paper is at the server", async () => {
  const world = ending([], { queue: queue() });
  await world.ending.begin(2);
  assert.equal(world.asked, 0);
  world.state.queue.unsent = () => 0;
  await world.ending.conclude();
  await world.ending.conclude();
  assert.deepEqual([world.asked, world.left], [1, [true]]);
});

test("an end that the server did not hear is asked for again", async () => {
  const world = ending([{ trouble: "offline" }]);
  await world.ending.begin(2);
  assert.equal(world.state.queue.trouble, "offline");
  await world.timers[0]();
  assert.deepEqual([world.asked, world.left], [2, [true]]);
});

test("a refused end goes where the server's page says what is missing", async () => {
  const world = ending([{ trouble: "refused" }]);
  await world.ending.begin(2);
  assert.deepEqual(world.left, [false]);
});

test("a pass with a refused paper does not end", async () => {
  const batch = learn(typed("12E11E"), 1, { revision: 2, refused: true });
  const world = ending([], { batch });
  await world.ending.begin(2);
  assert.deepEqual([world.asked, world.state.finishing], [0, null]);
});
