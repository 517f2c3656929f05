import assert from "node:assert/strict";
import { test } from "node:test";

import { createKeys } from "../../static/votes/keying/keys.js";

const press = (code, key = code, more = {}) => ({ code, key, ...more });
const letter = (code, key) => press(code, key);
const injected = (key) => press(key === "Backspace" ? "Backspace" : "", key);

function commands(...events) {
  const command = createKeys();
  return events.map((event) => {
    const given = command(event);
    return given && (given.digit ?? given.name);
  });
}

test("the top row and the number pad give digits, whatever letter they make", () => {
  assert.deepEqual(
    commands(press("Digit1", "1"), press("Numpad9", "9"), press("Digit2", "â"), press("Numpad3", "PageDown")),
    ["1", "9", "2", "3"],
  );
});

test("keys that an input method holds back are told by their place", () => {
  const event = { isComposing: true, keyCode: 229 };
  assert.deepEqual(commands(press("Digit1", "Process", event), press("Numpad0", "Process", event)), ["1", "0"]);
});

test("every key of the legend has its command", () => {
  const keys = ["ArrowLeft", "Backspace", "Enter", "NumpadEnter", "Escape", "PageUp", "PageDown", "KeyX"];
  assert.deepEqual(
    commands(...keys.map((code) => press(code))),
    ["back", "back", "enter", "enter", "cancel", "previous", "next", "invalid"],
  );
});

test("X is X with or without capitals", () => {
  assert.deepEqual(commands(press("KeyX", "x"), press("KeyX", "X", { shiftKey: true })), ["invalid", "invalid"]);
});

test("a key held down counts once", () => {
  assert.deepEqual(commands(press("Digit1", "1"), press("Digit1", "1", { repeat: true })), ["1", "nothing"]);
});

test("what autofill makes is no key", () => {
  assert.deepEqual(commands({ code: undefined, key: undefined }), ["nothing"]);
});

test("shortcuts stay the browser's own", () => {
  const held = ["ctrlKey", "altKey", "metaKey"].map((name) => press("Digit1", "1", { [name]: true }));
  assert.deepEqual(commands(...held, press("F5")), [null, null, null, null]);
});

test("a digit with Shift is a slip, not a mark", () => {
  assert.deepEqual(commands(press("Digit1", "!", { shiftKey: true })), ["stray"]);
});

test("a stray letter is named as such and changes nothing", () => {
  assert.deepEqual(commands(letter("KeyA", "a"), press("Space", " ")), ["stray", "nothing"]);
});

test("what UniKey injects after a stray vowel moves no line and sets no mark", () => {
  const vni = [letter("KeyA", "a"), injected("Backspace"), injected("á")];
  assert.deepEqual(commands(...vni, press("Digit2", "2")), ["stray", "nothing", "stray", "2"]);
});

test("digits that UniKey gives back are not taken for the typist's", () => {
  const undone = [letter("KeyA", "a"), injected("Backspace"), injected("á"), injected("Backspace"), injected("a"), injected("1")];
  assert.deepEqual(new Set(commands(...undone)), new Set(["stray", "nothing"]));
});

test("longer runs of injected Backspaces are all told apart", () => {
  const word = ["t", "u", "a", "n"].map((key) => letter("KeyU", key));
  const fix = [...Array(2).fill(injected("Backspace")), injected("â"), injected("n")];
  const given = commands(...word, ...fix, press("ArrowLeft"));
  assert.deepEqual(given, [...Array(4).fill("stray"), ...Array(4).fill("nothing"), "back"]);
});

test("Backspace goes back again once a real key was pressed", () => {
  assert.deepEqual(
    commands(letter("KeyA", "a"), press("Digit1", "1"), press("Backspace")),
    ["stray", "1", "back"],
  );
});

test("a keyboard without key places is read by its letters", () => {
  assert.deepEqual(commands(press("", "1"), press("", "x"), press("", "Backspace")), ["1", "invalid", "back"]);
});
