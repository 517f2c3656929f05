import assert from "node:assert/strict";
import { test } from "node:test";

import { openStore } from "../../static/votes/keying/store.js";

const failing = () => ({
  open() {
    const request = { error: new Error("no room") };
    queueMicrotask(() => request.onerror());
    return request;
  },
});
const refusing = {
  open() {
    throw new Error("private window");
  },
};

for (const [name, factory] of Object.entries({ failing: failing(), refusing, absent: null })) {
  test(`with storage ${name} the page works from memory and knows it`, async () => {
    const store = await openStore("scope", factory);
    assert.equal(store.lasting, false);
    await store.put({ position: 1, revision: 1 });
    await store.keepDraft(null);
    assert.deepEqual(await store.papers(), []);
    assert.equal(await store.draft(), undefined);
  });
}
