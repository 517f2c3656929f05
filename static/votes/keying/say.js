// What the page says in each state: pure, in names of sentences and their values.

import { keyedCount } from "./batch.js";
import { isTouched, paperOf, UNMARKED } from "./sheet.js";

// Under the lines: what to do now, or what the last key did.
export function advice({ batch, finishing }) {
  if (finishing || batch.mode !== "paper") return batch.notice;
  if (batch.notice) return batch.notice;
  const { sheet, position } = batch;
  if (batch.papers[position]) return { name: "again", n: position };
  if (sheet.phase === "summary") return summary(sheet);
  if (position === 1 && !isTouched(sheet)) return { name: "first_paper_hint" };
  return null;
}

function summary(sheet) {
  const blank = paperOf(sheet).reason === UNMARKED;
  return blank ? { name: "all_blank" } : { name: "ready", n: sheet.marks.length };
}

const WAITING = ["offline", "busy", "login", "other_user"];

// Above the keys, until it is over: what stands between the papers and the server.
export function trouble({ batch, queue, elsewhere, away, refusal }) {
  if (elsewhere) return { name: "elsewhere" };
  if (queue.trouble === "taken") return { name: "taken", n: queue.unsent(), error: queue.error };
  if (queue.trouble === "closed") return { name: "closed", n: queue.unsent(), error: queue.error };
  if (queue.diskFailed && queue.unsent()) return { name: "disk", n: queue.unsent() };
  if (WAITING.includes(queue.trouble)) return { name: queue.trouble, n: queue.unsent() };
  const position = refusedPosition(batch);
  if (position) return { name: "refused", n: position, error: refusal };
  return away ? { name: "away" } : null;
}

export function refusedPosition(batch) {
  const found = Object.entries(batch.papers).find(([, paper]) => paper.refused);
  return found ? Number(found[0]) : 0;
}

// Which one of the page's parts is shown in its middle.
export function part({ batch, finishing, aloud }) {
  if (finishing) return "finishing";
  if (batch.mode !== "paper") return batch.mode;
  const { phase } = batch.sheet;
  if (phase === "reasons" || phase === "invalid") return phase;
  return aloud && phase === "lines" ? "aloud" : "lines";
}

// The headings of the parts that have figures in them.
export function headings({ batch, finishing, queue }) {
  const figures = { n: keyedCount(batch), size: batch.size, batch: batch.number };
  const unsent = queue.unsent();
  return {
    ended: { name: "ended", ...figures },
    confirm: { name: "confirm", ...figures },
    unfinished: isTouched(batch.sheet) ? { name: "unfinished", n: batch.position } : null,
    finishing: finishing && unsent ? { name: "finishing", n: unsent } : { name: "ending" },
  };
}
