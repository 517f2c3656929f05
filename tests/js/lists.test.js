import assert from "node:assert/strict";
import { test } from "node:test";

import { HTML_LIMIT, pasted, slim } from "../../static/votes/lists.js";

const clipboard = (data, types = Object.keys(data)) => ({ types, getData: (type) => data[type] || "" });

test("a table on the clipboard is kept and read at once", () => {
  const html = "<html><TABLE><tr><td>1</td></tr></table></html>";
  assert.deepEqual(pasted(clipboard({ "text/html": html, "text/plain": "1" })), { html, table: true, picture: false });
});

test("a page without a table, or one too long, is text like any other", () => {
  for (const html of ["<p>tablet</p>", `<table>${"x".repeat(HTML_LIMIT)}`]) {
    assert.deepEqual(pasted(clipboard({ "text/html": html, "text/plain": "1" })), { html: "", table: false, picture: false });
  }
});

test("of what Word says of a cell its spans, fonts and hiding stay", () => {
  const cell = `<td width=64 rowspan=2 style='border:solid 1.0pt;font-family:".VnTime","serif";display:none' lang=VI>Hßa</td>`;
  assert.equal(slim(cell), `<td rowspan=2 style="font-family:.VnTime;display:none">Hßa</td>`);
  assert.equal(slim(`<p class=MsoNormal style='margin:0'>1<!--[if gte mso 9]><xml>x</xml><![endif]--></p>`), "<p class=MsoNormal>1</p>");
});

test("a picture alone is said to be one", () => {
  assert.equal(pasted(clipboard({}, ["Files"])).picture, true);
  assert.equal(pasted(clipboard({ "text/plain": "1" }, ["text/plain", "Files"])).picture, false);
});
