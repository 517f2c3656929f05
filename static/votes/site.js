// The little that every page needs: closing the menu, choosing the theme, one send a form.

const YEAR = 365 * 24 * 60 * 60;
const AGAIN = 3000;
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

// A second press of an impatient finger sends nothing. The form is free again soon: what it
// answers may be a file, and then the page stays.
export function sendOnce(event) {
  const form = event.target;
  if (form.getAttribute("method") !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, AGAIN);
}

export function start(root) {
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
  root.addEventListener("submit", sendOnce);
}

if (typeof document !== "undefined") start(document);
