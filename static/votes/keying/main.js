// Wires keys, batch, store, queue and view together; the one place with effects.

import { act, frontier, learn, newBatch, resize } from "./batch.js";
import { createEnding } from "./ending.js";
import { listen } from "./input.js";
import { createQueue } from "./queue.js";
import { ask } from "./server.js";
import { recall, remember } from "./settings.js";
import { isTouched } from "./sheet.js";
import { openStore } from "./store.js";
import { watchTabs } from "./tabs.js";
import { createTones, toneOf } from "./tones.js";
import { createView } from "./view.js";

const config = JSON.parse(document.getElementById("keying-config").textContent);
const network = {
  fetch: fetch.bind(window),
  jar: () => document.cookie,
  tokenName: config.token_name,
};
const plain = document.getElementById("plain");
plain.hidden = true;
const draw = createView(document);
const tone = createTones();
const state = {
  batch: null,
  queue: null,
  saved: Object.keys(config.papers).length,
  finishing: null,
  elsewhere: false,
  away: false,
  refusal: "",
  aloud: recall("aloud"),
  sound: recall("sound"),
};

const early = [];
let take = (command) => early.push(command);
const home = listen(document, window, {
  onCommand: (command) => take(command),
  onFocus: (here) => {
    state.away = !here;
    if (state.queue) state.queue.hurry();
    redraw();
  },
});
const store = await openStore(config.scope);
const ending = createEnding(state, {
  redraw,
  later,
  finish: (count) => ask(config.finish_url, { confirmed_count: count }, network),
  // Whatever the server said, the page as it gives it now knows what is next.
  leave: async (finished) => {
    if (finished) await store.clear().catch(() => {});
    location.replace(config.page_url);
  },
});
await start().catch((error) => {
  plain.hidden = false;
  throw error;
});

function toggle(name) {
  state[name] = !state[name];
  remember(name, state[name]);
  redraw();
}

async function start() {
  const [unsent, draft] = await Promise.all([store.papers(), store.draft()]).catch(() => [[], null]);
  const rules = { marks: keysOf("#legend [data-digit]", "digit"), reasons: keysOf("[data-reason]", "reason") };
  const papers = { ...config.papers };
  for (const { position, marks, reason, revision } of unsent) {
    if (!(papers[position]?.revision > revision)) papers[position] = { marks, reason, revision };
  }
  state.batch = newBatch({ ...config, rules, papers, draft });
  state.queue = createQueue({ post, store, later, onChange, onAnswer });
  state.queue.resume(unsent);
  watchTabs(config.scope, () => {
    state.elsewhere = true;
    redraw();
  });
  plain.remove();
  document.getElementById("desk").hidden = false;
  home();
  take = onCommand;
  early.forEach(onCommand);
  redraw();
}

function keysOf(selector, name) {
  return [...document.querySelectorAll(selector)].map((element) => element.dataset[name]);
}

function redraw() {
  if (state.batch) draw(state);
}

function onCommand(command) {
  if (command.name === "aloud" || command.name === "sound") return toggle(command.name);
  if (state.elsewhere || state.queue.trouble === "taken" || (state.finishing && command.name !== "cancel")) return undefined;
  state.finishing = null;
  const before = state.batch;
  const { batch, effect = {} } =
    command.name === "stray"
      ? { batch: { ...before, notice: { name: "stray" } } }
      : act(before, command);
  state.batch = batch;
  redraw();
  if (effect.save) state.queue.add(effect.save);
  if (effect.finish) ending.begin(effect.finish);
  keepDraft();
  const sound = state.sound && toneOf(before, batch, command);
  return sound && tone(sound);
}

// After the save in time, and in the store's order too: a paper is always in one or the other.
function keepDraft() {
  const { position, sheet } = state.batch;
  if (position !== frontier(state.batch)) return;
  const { marks, cursor, phase, reason } = sheet;
  const draft = { position, sheet: { marks, cursor, phase, reason, notice: null } };
  store.keepDraft(isTouched(sheet) ? draft : null).catch(() => {});
}

function post({ position, revision, marks, reason }) {
  const url = config.paper_url.replace("/papers/0/", `/papers/${position}/`);
  return ask(url, { revision, marks, invalid_reason: reason }, network);
}

function later(callback, wait) {
  const timer = setTimeout(callback, wait);
  return () => clearTimeout(timer);
}

function onChange() {
  redraw();
  ending.conclude();
}

function onAnswer({ position }, answer) {
  state.saved = answer.saved ?? state.saved;
  if (answer.refused) state.refusal = answer.error;
  state.batch = learn(resize(state.batch, answer.size ?? state.batch.size), position, answer);
}

window.addEventListener("online", () => state.queue?.hurry());
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
window.addEventListener("beforeunload", (event) => {
  if (!state.queue?.unsent()) return;
  event.preventDefault();
  event.returnValue = "";
});
