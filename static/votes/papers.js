// Văn bản, biểu mẫu: the paper that is looked at, and the zip of all of them.

import { look } from "./preview.js";

const SLOW = 1000;

// On a wide screen beside the list, on a phone as a page of its own.
export function choose(root, link) {
  const frame = root.getElementById("preview");
  const file = `${link.dataset.paper}?preview`;
  if (!frame || !frame.offsetParent) return file;
  look(frame, file);
  for (const other of root.querySelectorAll("[data-paper]")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  root.getElementById("preview-title").textContent = link.textContent;
  root.getElementById("preview-open").href = file;
  return "";
}

// The file when it came; null for a page that says why there is none.
export async function fetched(answer) {
  const type = answer.headers.get("content-type") || "";
  return answer.ok && type.startsWith("application/zip") ? answer.blob() : null;
}

export function named(disposition) {
  const found = /filename="([^"]+)"/.exec(disposition || "");
  return found ? found[1] : "van-ban.zip";
}

function save(root, blob, name) {
  const link = root.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function all(root, link, wait) {
  const slow = setTimeout(() => (wait.hidden = false), SLOW);
  link.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(link.href, { redirect: "manual" });
    const file = await fetched(answer);
    if (file) save(root, file, named(answer.headers.get("content-disposition")));
    else location.assign(link.href);
  } catch {
    location.assign(link.href);
  }
  clearTimeout(slow);
  wait.hidden = true;
  link.removeAttribute("aria-disabled");
  window.dispatchEvent(new Event("focus"));
}

export function start(root) {
  const wait = root.getElementById("all-wait");
  root.getElementById("preview-panel")?.classList.add("preview-scripted");
  root.addEventListener("click", (event) => {
    const paper = event.target.closest("[data-paper]");
    const zip = event.target.closest("#all, #all-office");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (paper) {
      event.preventDefault();
      const file = choose(root, paper);
      if (file) location.assign(file);
    } else if (zip) {
      event.preventDefault();
      if (!zip.hasAttribute("aria-disabled")) all(root, zip, wait);
    }
  });
}

if (typeof document !== "undefined") start(document);
