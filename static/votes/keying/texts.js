// The page's sentences, translated by the server, with their values put in.

const sentences = (page) => page.getElementById("texts").content;

function fill(node, values) {
  if (node.nodeType === Node.TEXT_NODE) {
    node.data = node.data.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }
  for (const child of node.childNodes) fill(child, values);
}

export function sentence(page, name, values = {}) {
  const found = sentences(page).querySelector(`[data-text="${name}"]`);
  const copy = found.cloneNode(true);
  fill(copy, values);
  return [...copy.childNodes];
}
