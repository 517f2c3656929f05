// One paper as it is keyed: a pure state machine, `press(sheet, command)` gives the next sheet.
//
// Phases: lines → summary → (commit); X leads to reasons → invalid → (commit).
// A notice names a text of the page, with its values; it never changes a mark.

export const BLANK = "0";
export const UNMARKED = "unmarked";

export function newSheet(lines) {
  return { marks: Array(lines).fill(""), cursor: 0, phase: "lines", reason: "", notice: null };
}

// A paper keyed before, opened again: shown whole, ready to be compared.
export function openSheet(lines, paper) {
  const sheet = newSheet(lines);
  if (paper.reason) return { ...sheet, phase: "invalid", reason: paper.reason };
  return { ...sheet, marks: [...paper.marks], cursor: lines, phase: "summary" };
}

// The paper as it is stored; nothing marked on any line is an invalid ballot.
export function paperOf(sheet) {
  if (sheet.phase === "invalid") return { marks: "", reason: sheet.reason };
  if (sheet.marks.every((mark) => mark === BLANK)) return { marks: "", reason: UNMARKED };
  return { marks: sheet.marks.join(""), reason: "" };
}

export function isTouched(sheet) {
  return sheet.phase === "reasons" || sheet.phase === "invalid" || sheet.marks.some(Boolean);
}

export function missing(sheet) {
  return sheet.marks.filter((mark) => !mark).length;
}

export function counts(sheet, keys) {
  return keys.map((key) => sheet.marks.filter((mark) => mark === key).length);
}

const note = (sheet, name, values = {}) => ({ ...sheet, notice: { name, ...values } });

function moveTo(sheet, cursor) {
  const end = sheet.marks.length;
  return { ...sheet, cursor, phase: cursor === end ? "summary" : "lines", notice: null };
}

function mark(sheet, digit, rules) {
  if (!rules.marks.includes(digit)) return note(sheet, digit === "3" ? "two_levels" : "unknown_key");
  const marks = [...sheet.marks];
  marks[sheet.cursor] = digit;
  return moveTo({ ...sheet, marks }, sheet.cursor + 1);
}

// Back to what was there before X: the marks are still in place.
function takeBack(sheet) {
  const whole = missing(sheet) === 0;
  return { ...moveTo(sheet, whole ? sheet.marks.length : sheet.cursor), reason: "" };
}

const onLines = {
  digit: (sheet, { digit }, rules) => mark(sheet, digit, rules),
  back: (sheet) => (sheet.cursor ? moveTo(sheet, sheet.cursor - 1) : note(sheet, "first_line")),
  forward: (sheet) =>
    sheet.marks[sheet.cursor] ? moveTo(sheet, sheet.cursor + 1) : note(sheet, "not_keyed"),
  enter: (sheet) =>
    missing(sheet)
      ? note(sheet, "lines_missing", { n: missing(sheet) })
      : moveTo(sheet, sheet.marks.length),
  invalid: (sheet) => ({ ...sheet, phase: "reasons", notice: null }),
};

const onSummary = {
  digit: (sheet) => note(sheet, "all_keyed", { n: sheet.marks.length }),
  back: (sheet) => moveTo(sheet, sheet.marks.length - 1),
  invalid: onLines.invalid,
};

const onReasons = {
  digit: (sheet, { digit }, rules) => {
    const reason = rules.reasons[digit - 1];
    if (!reason) return note(sheet, "unknown_reason", { n: rules.reasons.length });
    return { ...sheet, phase: "invalid", reason, notice: null };
  },
  back: takeBack,
  cancel: takeBack,
  enter: (sheet, _command, rules) => note(sheet, "unknown_reason", { n: rules.reasons.length }),
};

const onInvalid = { back: takeBack, cancel: takeBack, digit: (sheet) => note(sheet, "is_invalid") };

const PHASES = { lines: onLines, summary: onSummary, reasons: onReasons, invalid: onInvalid };

// `rules`: marks that this vote allows, reasons in the order of their keys.
export function press(sheet, command, rules) {
  const handler = PHASES[sheet.phase][command.name];
  return handler ? handler(sheet, command, rules) : { ...sheet, notice: null };
}

export function isReady(sheet) {
  return sheet.phase === "summary" || sheet.phase === "invalid";
}
