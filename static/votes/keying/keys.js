// From a key event to a command, whatever the keyboard program does on the way.
//
// The place of the key (`code`) counts, not the letter it makes: digits are tone keys for UniKey
// and VNI, other letters on some layouts. A stray letter may make such a program inject
// Backspaces and letters of its own; they are told apart by counting and change nothing.

const DIGIT = /^(?:Digit|Numpad)([0-9])$/;
const NAMED = {
  ArrowLeft: "back", ArrowUp: "back", Backspace: "back",
  ArrowRight: "forward", ArrowDown: "forward",
  Enter: "enter", NumpadEnter: "enter", Escape: "cancel",
  PageUp: "previous", PageDown: "next",
  KeyX: "invalid", KeyK: "end", KeyT: "extra", KeyM: "sound", KeyL: "aloud",
};

const stray = { name: "stray" };
const nothing = { name: "nothing" };

function digitOf(event) {
  const found = DIGIT.exec(event.code);
  if (found) return found[1];
  return !event.code && /^[0-9]$/.test(event.key) ? event.key : null;
}

function named(event) {
  if (event.code) return NAMED[event.code];
  return NAMED[event.key] || NAMED[`Key${event.key.toUpperCase()}`];
}

function isLetter(event) {
  return [...event.key].length === 1 && event.key !== " ";
}

// Commands are {name, digit?}; `stray` for a key that means nothing here, `nothing` for one to
// swallow, null for what is the browser's own (Ctrl+R, F5, Alt+Tab).
export function createKeys() {
  let strays = 0;

  function injected(event) {
    if (!strays) return false;
    if (event.code && event.code !== "Backspace") return false;
    return event.key === "Backspace" || isLetter(event);
  }

  function swallow(event) {
    strays += event.key === "Backspace" ? -1 : 1;
    return nothing;
  }

  return function command(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return null;
    if (event.repeat || !event.key) return nothing; // autofill makes events without a key
    if (injected(event)) return swallow(event);
    const digit = digitOf(event);
    const name = digit ? "digit" : named(event);
    if (name) {
      strays = 0;
      return event.shiftKey && digit ? stray : digit ? { name, digit } : { name };
    }
    if (isLetter(event)) {
      strays += 1;
      return stray;
    }
    return event.key === " " ? nothing : null;
  };
}
