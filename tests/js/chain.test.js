import assert from "node:assert/strict";
import { test } from "node:test";

import { refresher, replace, start } from "../../static/votes/chain.js";

function part(id, innerHTML) {
  const link = { focused: 0, focus: () => (link.focused += 1) };
  return { id, innerHTML, link, querySelector: () => link };
}

function page(parts, focused = null) {
  const found = (id) => parts.find((one) => one.id === id) || null;
  const activeElement = focused && { closest: () => focused };
  return { querySelectorAll: () => parts, getElementById: found, activeElement };
}

test("what changed is put in place, and the focus stays on the next paper", () => {
  const [next, chain] = [part("next-paper", "minutes"), part("chain", "same")];
  replace(page([next, chain], next), page([part("next-paper", "summary"), part("chain", "same")]));
  assert.equal(next.innerHTML, "summary");
  assert.deepEqual([next.link.focused, chain.link.focused], [1, 0]);
});

test("a part that the answer does not have stays as it is", () => {
  const chain = part("chain", "old");
  replace(page([chain]), page([]));
  assert.equal(chain.innerHTML, "old");
});

test("a cut network leaves the page alone and the next look asks again", async () => {
  let asked = 0;
  const chain = part("chain", "old");
  const refresh = refresher(page([chain]), async () => {
    asked += 1;
    if (asked === 1) throw new Error("offline");
    return asked === 2 ? null : page([part("chain", "new")]);
  });
  await refresh();
  await refresh();
  assert.equal(chain.innerHTML, "old");
  await refresh();
  assert.equal(chain.innerHTML, "new");
});

test("two looks at once ask once", async () => {
  let asked = 0;
  const refresh = refresher(page([]), async () => void (asked += 1));
  await Promise.all([refresh(), refresh()]);
  assert.equal(asked, 1);
});

test("coming back to the page asks; a page without a paper never does", () => {
  let asked = 0;
  const heard = {};
  const target = { addEventListener: (name, act) => (heard[name] = act) };
  const root = { ...target, hidden: false, querySelector: () => ({}), ...page([]) };
  start(root, target, async () => void (asked += 1));
  heard.focus();
  assert.equal(asked, 1);
  const quiet = { querySelector: () => null, addEventListener: assert.fail };
  start(quiet, target, assert.fail);
});
