// Xử lý chỗ khác nhau by keyboard: the number on the paper, ← for the one before.

import { createKeys } from "./keying/keys.js";

// A sheet keyed line by line: a digit marks the current line and moves on.
export function createSheet(form) {
  const lines = [...new Set([...form.querySelectorAll("input[type=radio]")].map((r) => r.name))];
  const radio = (name, value) => form.querySelector(`input[name="${name}"][value="${value}"]`);

  function current() {
    const focused = form.ownerDocument.activeElement;
    const found = focused ? lines.indexOf(focused.name) : -1;
    if (found >= 0) return found;
    const open = lines.findIndex((name) => !form.querySelector(`input[name="${name}"]:checked`));
    return open >= 0 ? open : lines.length - 1;
  }

  function mark(digit) {
    const at = current();
    const chosen = radio(lines[at], digit);
    if (!chosen) return false;
    chosen.checked = true;
    const next = lines[at + 1];
    if (next) (form.querySelector(`input[name="${next}"]:checked`) || radio(next, "1")).focus();
    else form.querySelector("button").focus();
    return true;
  }

  return { mark };
}

export function decide(root, sheet, command) {
  if (command.name === "digit") {
    if (sheet) return sheet.mark(command.digit);
    const button = root.querySelector(`[data-key="${command.digit}"]`);
    if (button) button.click();
    return Boolean(button);
  }
  if (command.name === "back" && !sheet) {
    const undo = root.querySelector("[data-undo] button");
    if (undo) undo.click();
    return Boolean(undo);
  }
  return false;
}

// The cell that is on the page now; none while a decision is on its way: the next key is meant
// for a paper nobody has looked at yet.
export function waiting(root) {
  const area = root.querySelector("[data-decide]");
  return area && !area.querySelector(".htmx-request") ? area : null;
}

export function start(root) {
  const keys = createKeys();
  root.addEventListener("keydown", (event) => {
    const area = waiting(root);
    if (!area || event.target.matches("select, textarea, input:not([type=radio])")) return;
    const form = area.querySelector("[data-sheet]");
    const command = keys(event);
    const done = command && decide(area, form ? createSheet(form) : null, command);
    if (done) event.preventDefault();
  });
}

if (typeof document !== "undefined") start(document);
