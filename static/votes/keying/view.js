// The page drawn from the state. Only what changed is touched, so that a key costs one line.

import { keyedCount } from "./batch.js";
import { advice, headings, part, trouble } from "./say.js";
import { counts } from "./sheet.js";
import { sentence } from "./texts.js";

const PARTS = ["lines", "aloud", "reasons", "invalid", "ended", "confirm", "finishing"];

export function createView(page) {
  const slots = collect(page);
  const parts = Object.fromEntries(PARTS.map((name) => [name, page.getElementById(name)]));
  const rows = [...page.querySelectorAll(".k-line")].map((row) => ({
    row,
    mark: row.querySelector(".k-mark"),
    name: row.querySelector(".k-name").textContent,
    post: row.querySelector(".k-post").textContent,
  }));
  const keys = [...page.querySelectorAll("#legend [data-digit]")].map(({ dataset }) => dataset);
  const words = Object.fromEntries(keys.map((key) => [key.digit, `${key.digit} ${key.label}`]));
  const shown = new Map();

  // Runs `draw` when the value is another one than last time.
  function once(slot, value, draw) {
    if (shown.get(slot) === value) return;
    shown.set(slot, value);
    draw();
  }

  function put(name, value) {
    once(name, `${value}`, () => slots[name].forEach((slot) => (slot.textContent = value)));
  }

  function say(name, note) {
    const words = () => (note ? sentence(page, note.name, note) : []);
    once(name, JSON.stringify(note), () => slots[name][0].replaceChildren(...words()));
  }

  function drawLines({ sheet }, visible) {
    sheet.marks.forEach((digit, index) => {
      const current = sheet.phase === "lines" && sheet.cursor === index;
      once(rows[index], `${digit}${current}`, () => drawLine(rows[index], digit, current));
    });
    if (visible) center(parts.lines, rows[sheet.cursor]);
  }

  // The summary stands on the last lines; from there the typist may look at any of them.
  function drawEnd({ sheet, position }, visible) {
    const whole = visible && sheet.phase === "summary";
    once("end", `${whole}${position}`, () => whole && center(parts.lines, rows[rows.length - 1]));
  }

  function drawLine({ row, mark }, digit, current) {
    mark.textContent = words[digit] || "";
    row.dataset.mark = digit;
    row.classList.toggle("k-current", current);
    if (current) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }

  function drawAloud({ sheet }) {
    const { name = "", post = "" } = rows[sheet.cursor] || {};
    const before = sheet.cursor - 1;
    put("aloud-number", sheet.cursor + 1);
    put("aloud-name", name);
    put("aloud-post", post);
    put("aloud-last", before < 0 ? "" : `${before + 1} ${rows[before].name}: ${words[sheet.marks[before]]}`);
  }

  function drawCounts({ batch, finishing }) {
    const shows = batch.mode === "paper" && batch.sheet.phase === "summary" && !finishing;
    const numbers = counts(batch.sheet, keys.map((key) => key.digit));
    put("counts", shows ? keys.map((key, index) => `${key.short} ${numbers[index]}`).join(" · ") : "");
  }

  function drawHead({ batch, saved }) {
    put("position", batch.mode === "paper" ? batch.position : keyedCount(batch));
    put("size", batch.size);
    put("saved", saved);
  }

  return function draw(state) {
    const { batch } = state;
    const now = part(state);
    once("part", now, () => {
      PARTS.forEach((name) => (parts[name].hidden = name !== now));
      page.getElementById("desk").dataset.part = now;
    });
    once("phase", batch.sheet.phase, () => (parts.lines.dataset.phase = batch.sheet.phase));
    drawHead(state);
    drawLines(batch, now === "lines" && batch.sheet.phase === "lines");
    drawAloud(batch);
    drawCounts(state);
    put("reason", reasonWords(page, batch.sheet.reason));
    put("typed", batch.typed);
    for (const [name, note] of Object.entries(headings(state))) say(name, note);
    say("say", advice(state));
    const problem = trouble(state);
    say("trouble", problem);
    page.getElementById("trouble").hidden = !problem;
    for (const tool of ["aloud", "sound"]) press(page, tool, state[tool]);
    drawEnd(batch, now === "lines");
  };
}

function press(page, tool, on) {
  page.querySelector(`.k-tool[data-command=${tool}]`).setAttribute("aria-pressed", String(on));
}

function reasonWords(page, reason) {
  const button = page.querySelector(`[data-reason="${reason}"] span`);
  return button ? button.textContent : "";
}

// All elements that show a value, by its name.
function collect(page) {
  const found = {};
  for (const element of page.querySelectorAll("[data-show]")) {
    (found[element.dataset.show] ||= []).push(element);
  }
  return found;
}

// Where the lines don't fit, the current one is in the middle: never out of view.
function center(list, line) {
  if (!line || list.scrollHeight <= list.clientHeight) return;
  list.scrollTop = line.row.offsetTop - (list.clientHeight - line.row.offsetHeight) / 2;
}
