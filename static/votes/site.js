// The little that every page needs: closing the menu, choosing the theme, one send a form.

const YEAR = 365 * 24 * 60 * 60;
const AGAIN = 60000;
const SLOW = 500;
const SYSTEM = "screen and (prefers-color-scheme: dark)";
const MEDIA = { "": SYSTEM, light: "not all", dark: "screen" };

export function choose(root, theme) {
  root.cookie = `theme=${theme}; path=/; max-age=${theme ? YEAR : 0}; samesite=lax`;
  root.getElementById("dark").media = MEDIA[theme];
  if (theme) root.documentElement.dataset.theme = theme;
  else delete root.documentElement.dataset.theme;
  for (const button of root.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
  }
}

export function closeMenus(root, keep) {
  for (const menu of root.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(keep)) menu.open = false;
  }
}

// A second press of an impatient finger sends nothing, and what takes long says that it goes on.
// The form is free again when the page is left or shown anew, at last after a minute: by then the
// connection is gone.
export function sendOnce(root, event, clock = globalThis) {
  const form = event.target;
  if (form.getAttribute("method") !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  const slow = clock.setTimeout(() => busy(root, true), SLOW);
  clock.setTimeout(() => {
    clock.clearTimeout(slow);
    release(root);
  }, AGAIN);
}

function busy(root, on) {
  const bar = root.getElementById("busy");
  if (bar) bar.hidden = !on;
}

export function release(root) {
  busy(root, false);
  for (const form of root.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
}

export function start(root, view) {
  for (const group of root.querySelectorAll("[data-themes]")) group.hidden = false;
  root.addEventListener("click", (event) => {
    closeMenus(root, event.target);
    const button = event.target.closest("[data-theme-choice]");
    if (button) choose(root, button.dataset.themeChoice);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = root.querySelector("details.menu[open]");
    closeMenus(root, null);
    if (open) open.querySelector("summary").focus();
  });
  root.addEventListener("submit", (event) => sendOnce(root, event));
  view.addEventListener("pageshow", () => release(root));
}

if (typeof document !== "undefined") start(document, window);
