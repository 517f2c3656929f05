// Keys, taps and the focus of the page, as commands. Nothing is ever typed into a field.

import { createKeys } from "./keys.js";

const CONTROL = "button, a[href]";

export function listen(page, view, { onCommand, onFocus }) {
  const sheet = page.getElementById("sheet");
  const command = createKeys();
  const home = () => sheet.focus({ preventScroll: true });

  function onKey(event) {
    if (event.key === "Tab" && !event.ctrlKey && !event.altKey) return roam(event);
    if (["Enter", " "].includes(event.key) && page.activeElement.matches(CONTROL)) {
      if (event.repeat) event.preventDefault();
      return undefined;
    }
    const given = command(event);
    if (!given) return undefined;
    event.preventDefault();
    if (page.activeElement !== sheet) home();
    return given.name === "nothing" ? undefined : onCommand(given);
  }

  // From the sheet through the controls and back: the keys never end up in the browser's bars.
  function roam(event) {
    event.preventDefault();
    const stops = [sheet, ...page.querySelectorAll(CONTROL)].filter((each) => each.offsetParent);
    const step = event.shiftKey ? stops.length - 1 : 1;
    stops[(stops.indexOf(page.activeElement) + step) % stops.length].focus();
  }

  function onClick(event) {
    const { digit, command: name } = event.target.closest("[data-digit], [data-command]")?.dataset || {};
    if (digit) onCommand({ name: "digit", digit });
    else if (name) onCommand({ name });
    const link = event.target.closest("a[href]");
    if (!link || link.target) home(); // what opens in another tab takes neither focus nor Enter
  }

  const nothing = (event) => event.preventDefault();
  page.addEventListener("keydown", onKey, { capture: true });
  page.addEventListener("click", onClick);
  for (const name of ["paste", "drop", "dragover"]) page.addEventListener(name, nothing);
  const still = (event) => event.ctrlKey || event.preventDefault(); // Ctrl+wheel enlarges
  page.addEventListener("wheel", still, { passive: false });
  view.addEventListener("blur", () => onFocus(false));
  view.addEventListener("focus", () => onFocus(true));
  return home;
}
