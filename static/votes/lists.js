// Nhập danh sách: the clipboard's HTML goes with the text, since it knows cells, merges and fonts.

export const HTML_LIMIT = 4_000_000;

const STYLE = /\sstyle\s*=\s*("[^"]*"|'[^']*')/gi;
const KEPT = /(?:font-family|display|mso-hide)\s*:\s*["']?[^;"']*/gi;
const SIZES = /\s(?:width|height|valign|align|border|cellspacing|cellpadding|lang)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi;

// Word says a page of every cell: what bears on its words stays (spans, fonts, what is hidden).
export function slim(html) {
  return html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, "")
    .replace(STYLE, (_all, quoted) => {
      const kept = quoted.slice(1, -1).match(KEPT);
      return kept ? ` style="${kept.join(";").replaceAll(/["']/g, "")}"` : "";
    })
    .replace(SIZES, "");
}

// What to do with a paste: `html` to keep, whether it can be read at once, whether it is a picture.
export function pasted(clipboard) {
  const html = slim(clipboard.getData("text/html") || "");
  const table = /<table[\s>]/i.test(html) && html.length <= HTML_LIMIT;
  const text = clipboard.getData("text/plain") || "";
  const picture = !table && !text && [...(clipboard.types || [])].includes("Files");
  return { html: table ? html : "", table, picture };
}

export function start(root) {
  const form = root.querySelector("[data-source]");
  if (!form) return;
  const field = form.querySelector("[data-paste]");
  const html = form.elements.html;
  const warning = form.querySelector("[data-picture]");
  let shown = "";
  field.addEventListener("paste", (event) => {
    const found = pasted(event.clipboardData);
    warning.hidden = !found.picture;
    if (!found.table) return;
    // The whole table is what is meant, whatever stood here before.
    event.preventDefault();
    html.value = found.html;
    shown = field.value = event.clipboardData.getData("text/plain");
    form.elements.file.value = "";
    form.requestSubmit();
  });
  field.addEventListener("input", () => {
    // Typed over: the text is what counts.
    if (field.value !== shown) html.value = "";
  });
}

if (typeof document !== "undefined") start(document);
