import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, cookie, isPassing } from "../../static/votes/keying/server.js";

const CASES = [
  [200, { saved: 3, size: 25, revision: 1 }, null],
  [200, null, "busy"],
  [400, { code: "bad_marks", error: "sai" }, "refused"],
  [401, { code: "login" }, "login"],
  [403, null, "login"],
  [403, { code: "not_yours" }, "other_user"],
  [403, { code: "role" }, "other_user"],
  [404, null, "closed"],
  [409, { code: "conflict", revision: 4 }, "refused"],
  [409, { code: "count_differs" }, "refused"],
  [409, { code: "state" }, "closed"],
  [410, { code: "closed" }, "closed"],
  [500, null, "busy"],
  [503, null, "busy"],
  [0, null, "login"],
];

async function answerTo(response, sent = {}) {
  const fetch = async (url, options) => {
    Object.assign(sent, options, { url });
    return typeof response === "function" ? response() : response;
  };
  return ask("/paper/", { marks: "1 2" }, { fetch, jar: () => "a=b; csrftoken=x%3D", tokenName: "csrftoken" });
}

const made = (status, body) => ({
  status,
  ok: status === 200,
  json: async () => (body ? body : JSON.parse("<html>")),
});

for (const [status, body, trouble] of CASES) {
  test(`${status} ${body ? JSON.stringify(body) : "without JSON"} is ${trouble}`, async () => {
    assert.equal((await answerTo(made(status, body))).trouble, trouble);
  });
}

test("an acknowledgement carries what the server counts", async () => {
  const { saved, size } = await answerTo(made(200, { saved: 3, size: 25, revision: 1 }));
  assert.deepEqual([saved, size], [3, 25]);
});

test("a refusal carries the server's words and the stored revision", async () => {
  const answer = await answerTo(made(409, { code: "conflict", error: "khác", revision: 4 }));
  assert.deepEqual([answer.error, answer.revision], ["khác", 4]);
});

test("no answer is a cut connection", async () => {
  const answer = await answerTo(() => {
    throw new TypeError("Failed to fetch");
  });
  assert.equal(answer.trouble, "offline");
});

test("a redirect is never followed and the present token is sent", async () => {
  const sent = {};
  await answerTo(made(200, { saved: 1 }), sent);
  assert.equal(sent.redirect, "manual");
  assert.equal(sent.headers["X-CSRFToken"], "x=");
  assert.equal(sent.headers.Accept, "application/json");
  assert.equal(String(sent.body), "marks=1+2");
});

test("a cookie that is not there is empty", () => {
  assert.equal(cookie("csrftoken", "xcsrftoken=1"), "");
});

test("what passes is told from what does not", () => {
  const names = ["offline", "busy", "login", "other_user", "closed", "refused", null];
  assert.deepEqual(names.map(isPassing), [true, true, true, true, false, false, false]);
});
