// A batch as it is keyed: which paper is open, what was committed, how it ends. Pure.
//
// `act(batch, command)` gives {batch, effect}; the effect is what has to be done outside:
// {save: {position, revision, marks, reason}} or {finish: count}. Modes: paper → ended → confirm.

import { isReady, isTouched, newSheet, openSheet, paperOf, press } from "./sheet.js";

// `papers`: {position: {marks, reason, revision}} known to be keyed; `draft` a sheet in progress.
export function newBatch({ rules, lines, size, number, papers, draft }) {
  const batch = { rules, lines, size, number, papers, mode: "paper", typed: "", notice: null, drafts: {} };
  const position = frontier(batch);
  if (draft && draft.position === position) batch.drafts = { [position]: draft.sheet };
  return toFrontier(batch);
}

// The first paper not keyed yet.
export function frontier(batch) {
  let position = 1;
  while (batch.papers[position]) position += 1;
  return position;
}

export function keyedCount(batch) {
  return frontier(batch) - 1;
}

function open(batch, position) {
  const known = batch.papers[position];
  const sheet =
    batch.drafts[position] || (known ? openSheet(batch.lines, known) : newSheet(batch.lines));
  return { ...batch, mode: "paper", position, sheet, typed: "" };
}

function toFrontier(batch) {
  const position = frontier(batch);
  const opened = open(batch, position);
  const ended = position > batch.size && !isTouched(opened.sheet);
  return ended ? { ...opened, mode: "ended" } : opened;
}

// The paper in progress keeps what was begun; an older one that is left unchanged stays as it is.
function leave(batch) {
  const { position, sheet } = batch;
  if (position !== frontier(batch)) return batch;
  return { ...batch, drafts: isTouched(sheet) ? { [position]: sheet } : {} };
}

const note = (batch, name, values = {}) => ({ batch: { ...batch, notice: { name, ...values } } });
const only = (batch) => ({ batch: { ...batch, notice: null } });

function commit(batch) {
  const { position, papers } = batch;
  const paper = paperOf(batch.sheet);
  const known = papers[position];
  const same = known && known.marks === paper.marks && known.reason === paper.reason;
  if (same && !known.refused) return only(toFrontier(batch));
  const saved = { ...paper, revision: (known ? known.revision : 0) + 1 };
  const { [position]: _done, ...drafts } = batch.drafts;
  const next = toFrontier({ ...batch, drafts, papers: { ...papers, [position]: saved } });
  const notice = known ? { name: "corrected", n: position } : { name: "next_paper", n: position };
  return { batch: { ...next, notice }, effect: { save: { position, ...saved } } };
}

function previous(batch) {
  if (batch.position === 1) return note(batch, "first_paper");
  return only(open(leave(batch), batch.position - 1));
}

function next(batch) {
  if (batch.position === frontier(batch)) return note(batch, "last_paper");
  const left = leave(batch);
  if (batch.position + 1 === frontier(batch)) return only(toFrontier(left));
  return only(open(left, batch.position + 1));
}

// Out of paper: the batch as planned is simply over, another count has to be typed.
function end(batch) {
  const count = keyedCount(batch);
  if (!count) return note(batch, "nothing_keyed");
  const at = { ...open(leave(batch), count + 1), notice: null };
  const whole = count === batch.size && !isTouched(at.sheet);
  return { batch: { ...at, mode: whole ? "ended" : "confirm" } };
}

function keyPaper(batch, command) {
  if (command.name === "previous") return previous(batch);
  if (command.name === "next") return next(batch);
  if (command.name === "end") return end(batch);
  if (command.name === "enter" && isReady(batch.sheet)) return commit(batch);
  const sheet = press(batch.sheet, command, batch.rules);
  return { batch: { ...batch, sheet, notice: sheet.notice } };
}

function keyEnded(batch, command) {
  const count = keyedCount(batch);
  if (command.name === "enter" && count !== batch.size) return end(batch);
  if (command.name === "enter") return { ...only(batch), effect: { finish: count } };
  if (command.name === "extra") return only({ ...batch, mode: "paper" });
  if (command.name === "previous" || command.name === "back") return previous(batch);
  return command.name === "digit" ? note(batch, "paper_after_last") : only(batch);
}

function keyConfirm(batch, command) {
  const count = keyedCount(batch);
  if (command.name === "digit") return only({ ...batch, typed: (batch.typed + command.digit).slice(-4) });
  if (command.name === "back") return only({ ...batch, typed: batch.typed.slice(0, -1) });
  if (command.name === "cancel") return only(toFrontier(batch));
  if (command.name === "previous") return previous({ ...batch, mode: "paper" });
  if (command.name !== "enter") return only(batch);
  if (Number(batch.typed) !== count) return note({ ...batch, typed: "" }, "other_count", { n: count });
  return { ...only(batch), effect: { finish: count } };
}

const MODES = { paper: keyPaper, ended: keyEnded, confirm: keyConfirm };

export function act(batch, command) {
  return MODES[batch.mode](batch, command);
}

// What the server said of a paper: its revision, or that it did not take it.
export function learn(batch, position, { revision, refused = false }) {
  const known = batch.papers[position];
  if (!known) return batch;
  const paper = { ...known, revision: Math.max(known.revision, revision), refused };
  return { ...batch, papers: { ...batch.papers, [position]: paper } };
}

export function resize(batch, size) {
  return size === batch.size ? batch : { ...batch, size };
}
