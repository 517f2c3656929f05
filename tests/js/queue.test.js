import assert from "node:assert/strict";
import { test } from "node:test";

import { LONGEST_WAIT, createQueue, waitAfter } from "../../static/votes/keying/queue.js";

const paper = (position, revision = 1) => ({ position, revision, marks: "123", reason: "" });
const settled = async (times = 30) => {
  for (let turn = 0; turn < times; turn += 1) await null;
};

// A queue before a server that answers from a list, with time in our hands.
function before(answers, { disk = {} } = {}) {
  const world = { sent: [], kept: new Map(), answers: [...answers], timers: [], said: [] };
  const name = ({ position, revision }) => `${position}.${revision}`;
  const store = {
    lasting: true,
    put: async (each) => world.kept.set(name(each), each),
    remove: async (each) => world.kept.delete(name(each)),
    ...disk,
  };
  world.queue = createQueue({
    store,
    post: async (each) => {
      world.sent.push(name(each));
      return world.answers.shift() || { trouble: null, revision: each.revision };
    },
    later: (callback) => {
      world.timers.push(callback);
      return () => world.timers.splice(world.timers.indexOf(callback), 1);
    },
    onChange: () => {},
    onAnswer: (each, answer) => world.said.push([name(each), Boolean(answer.refused)]),
  });
  world.pass = async () => {
    world.timers.splice(0).forEach((callback) => callback());
    await settled();
  };
  return world;
}

test("papers go in order, each once, and leave the disk when acknowledged", async () => {
  const world = before([]);
  world.queue.add(paper(1));
  world.queue.add(paper(2));
  await settled();
  assert.deepEqual(world.sent, ["1.1", "2.1"]);
  assert.equal(world.kept.size, 0);
  assert.equal(world.queue.unsent(), 0);
});

test("a paper is on the disk before it is sent", async () => {
  let onDisk;
  const world = before([], { disk: { put: () => new Promise((resolve) => (onDisk = resolve)) } });
  world.queue.add(paper(1));
  await settled();
  assert.deepEqual(world.sent, []);
  onDisk();
  await settled();
  assert.deepEqual(world.sent, ["1.1"]);
});

test("a later paper never overtakes one that is not on the disk yet", async () => {
  const written = [];
  const world = before([], { disk: { put: () => new Promise((resolve) => written.push(resolve)) } });
  world.queue.add(paper(1));
  world.queue.add(paper(2));
  written[1]();
  await settled();
  assert.deepEqual(world.sent, []);
  written[0]();
  await settled();
  assert.deepEqual(world.sent, ["1.1", "2.1"]);
});

for (const trouble of ["offline", "busy", "login", "other_user"]) {
  test(`${trouble}: the same paper is tried again, nothing overtakes it`, async () => {
    const world = before([{ trouble }, { trouble }]);
    world.queue.add(paper(1));
    world.queue.add(paper(2));
    await settled();
    assert.equal(world.queue.trouble, trouble);
    assert.equal(world.queue.unsent(), 2);
    await world.pass();
    await world.pass();
    assert.deepEqual(world.sent, ["1.1", "1.1", "1.1", "2.1"]);
    assert.equal(world.queue.trouble, null);
  });
}

test("a closed pass stops the queue and keeps what was keyed", async () => {
  const world = before([{ trouble: "closed", error: "Đã kết thúc." }]);
  world.queue.add(paper(1));
  await settled();
  world.queue.hurry();
  await world.pass();
  assert.deepEqual(world.sent, ["1.1"]);
  assert.equal(world.queue.error, "Đã kết thúc.");
  assert.equal(world.kept.size, 1);
});

test("a refused paper is put aside, stays on the disk, and the others go on", async () => {
  const world = before([{ trouble: "refused", error: "khác", revision: 2 }]);
  world.queue.add(paper(1));
  world.queue.add(paper(2));
  await settled();
  assert.deepEqual(world.said, [["1.1", true], ["2.1", false]]);
  assert.deepEqual([...world.kept.keys()], ["1.1"]);
});

test("coming back to the page tries at once, without a second try beside it", async () => {
  const world = before([{ trouble: "offline" }]);
  world.queue.add(paper(1));
  await settled();
  world.queue.hurry();
  world.queue.hurry();
  await settled();
  assert.deepEqual(world.sent, ["1.1", "1.1"]);
  assert.equal(world.timers.length, 0);
});

test("what an earlier visit left is sent first", async () => {
  const world = before([]);
  world.queue.resume([paper(1), paper(1, 2)]);
  world.queue.add(paper(2));
  await settled();
  assert.deepEqual(world.sent, ["1.1", "1.2", "2.1"]);
});

test("a full disk is told and the paper goes out from memory", async () => {
  const world = before([], { disk: { put: () => Promise.reject(new Error("full")) } });
  world.queue.add(paper(1));
  await settled();
  assert.equal(world.queue.diskFailed, true);
  assert.deepEqual(world.sent, ["1.1"]);
});

test("the wait grows and has an end", () => {
  assert.deepEqual([1, 2, 3].map(waitAfter), [500, 1000, 2000]);
  assert.equal(waitAfter(50), LONGEST_WAIT);
});
