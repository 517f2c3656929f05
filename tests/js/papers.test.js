import assert from "node:assert/strict";
import { test } from "node:test";

import { choose, fetched, named } from "../../static/votes/papers.js";

function room(wide) {
  const seen = [];
  const frame = { offsetParent: wide ? {} : null, contentWindow: { location: { replace: (u) => seen.push(u) } } };
  const parts = { preview: frame, "preview-title": {}, "preview-open": {} };
  const link = (name) => {
    const attributes = {};
    return { attributes, textContent: name, dataset: { paper: `/${name}.pdf` },
      setAttribute: (key, value) => (attributes[key] = value), removeAttribute: (key) => delete attributes[key] };
  };
  const links = [link("minutes"), link("summary")];
  return { seen, parts, links, getElementById: (id) => parts[id], querySelectorAll: () => links };
}

test("on a wide screen a paper is looked at beside the list", () => {
  const root = room(true);
  for (const link of root.links) assert.equal(choose(root, link), "");
  assert.match(root.seen[1], /^\/summary\.pdf\?preview#/);
  assert.equal(root.parts["preview-title"].textContent, "summary");
  assert.deepEqual(root.links.map((link) => link.attributes["aria-current"]), [undefined, "true"]);
});

test("on a phone it is a page of its own", () => {
  const root = room(false);
  assert.equal(choose(root, root.links[0]), "/minutes.pdf?preview");
  assert.deepEqual(root.seen, []);
});

test("a zip is a file; a page that says why there is none is not", async () => {
  const answer = (type, ok = true) => ({ ok, headers: new Headers({ "content-type": type }), blob: async () => "file" });
  assert.equal(await fetched(answer("application/zip")), "file");
  assert.equal(await fetched(answer("text/html; charset=utf-8")), null);
  assert.equal(await fetched(answer("application/zip", false)), null);
});

test("the file has the name the server gave it", () => {
  assert.equal(named('attachment; filename="cuoc-1.zip"'), "cuoc-1.zip");
  assert.equal(named(null), "van-ban.zip");
});
