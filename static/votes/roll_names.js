// Điểm danh by name: type a few letters, Enter marks; what another door marks shows here too.

// As `roster.bare` on the server: letters without any mark.
export function bare(text) {
  const letters = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return letters.replace(/[đð]/g, "d").trim().replace(/\s+/g, " ");
}

// Where the tone stands in a word does not matter: hòa = hoà; one that was not typed neither.
function tones(word) {
  return (word.normalize("NFD").match(/[\u0300\u0301\u0303\u0309\u0323]/g) || []).join("");
}

export function matches(row, query) {
  const parts = bare(query).split(" ").filter(Boolean);
  if (parts.length === 1 && /^\d+$/.test(parts[0])) return row.number === Number(parts[0]);
  const words = row.bare.split(" ");
  return parts.every((part) => words.some((word) => word.startsWith(part)));
}

// Marks that were typed are meant: Hoà before Hoa.
export function exact(row, query) {
  const words = row.name.toLowerCase().split(/\s+/);
  return query.toLowerCase().split(/\s+/).filter(tones).every((part) =>
    words.some((word) => bare(word).startsWith(bare(part)) && tones(word) === tones(part)));
}

// The rows to show, and the one that Enter means: none while nothing is typed.
export function found(rows, query) {
  const shown = rows.filter((row) => matches(row, query));
  if (!bare(query)) return { shown, chosen: -1 };
  const best = shown.findIndex((row) => exact(row, query));
  return { shown, chosen: shown.length ? Math.max(best, 0) : -1 };
}

export class Roll {
  constructor(root, ask) {
    Object.assign(this, { root, ask });
    this.list = root.querySelector(".roll-names");
    this.box = root.querySelector("#q");
    this.said = root.querySelector("[data-said]");
    this.rows = [...this.list.querySelectorAll("li")].map((item) => this.row(item));
    this.pending = new Set();
    this.filter();
  }

  row(item) {
    const button = item.querySelector("button");
    return {
      item,
      button,
      pk: button.value.split(":")[0],
      bare: item.dataset.bare,
      name: item.querySelector("b").textContent,
      number: Number(item.querySelector(".num").textContent),
    };
  }

  filter() {
    Object.assign(this, found(this.rows, this.box.value));
    const shown = new Set(this.shown);
    for (const row of this.rows) row.item.hidden = !shown.has(row);
    this.root.querySelector("[data-none]").hidden = shown.size > 0;
    this.point();
  }

  point() {
    for (const row of this.rows) row.button.classList.remove("roll-chosen");
    const row = this.shown[this.chosen];
    if (!row) return;
    row.button.classList.add("roll-chosen");
    row.item.scrollIntoView({ block: "nearest" });
  }

  step(by) {
    if (!this.shown.length) return;
    this.chosen = Math.min(Math.max(this.chosen + by, 0), this.shown.length - 1);
    this.point();
  }

  paint(row, present) {
    row.button.setAttribute("aria-pressed", String(present));
    row.button.value = `${row.pk}:${present ? 0 : 1}`;
    const { here, absent } = this.list.dataset;
    row.button.querySelector(".roll-state").textContent = present ? here : absent;
  }

  async mark(row) {
    if (this.pending.has(row)) return;
    const present = row.button.getAttribute("aria-pressed") !== "true";
    this.pending.add(row);
    this.paint(row, present);
    const refused = await this.ask(`${row.pk}:${present ? 1 : 0}`);
    this.pending.delete(row);
    if (refused) this.paint(row, !present);
    const { here, absent } = this.list.dataset;
    this.said.textContent = refused ? `${row.name}: ${refused}` : `${row.name}: ${present ? here : absent}`;
    this.said.classList.toggle("roll-refused", Boolean(refused));
  }

  // What the server has; what is under way here is known better here.
  refresh(present) {
    const here = new Set(present.split(" "));
    for (const row of this.rows) if (!this.pending.has(row)) this.paint(row, here.has(row.pk));
  }

  key(event) {
    if (event.isComposing) return;
    const acts = {
      Enter: () => this.shown[this.chosen] && !event.repeat && this.mark(this.shown[this.chosen]),
      ArrowDown: () => this.step(1),
      ArrowUp: () => this.step(-1),
      Escape: () => ((this.box.value = ""), this.filter()),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
    if (event.key === "Enter") this.box.select();
  }
}

// Sends one mark; the answer is why it was refused, or nothing.
export async function send(form, lost, mark, fetcher = fetch) {
  const body = new URLSearchParams({ mark, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  try {
    const answer = await fetcher(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
    return answer.ok ? "" : (await answer.json()).error;
  } catch {
    return lost;
  }
}

export function start(root) {
  const part = root.querySelector("[data-names]");
  if (!part) return;
  const form = part.querySelector("#names");
  const roll = new Roll(part, (mark) => send(form, roll.list.dataset.lost, mark));
  roll.box.addEventListener("input", () => roll.filter());
  roll.box.addEventListener("keydown", (event) => roll.key(event));
  part.querySelector("[data-plain]").hidden = true;
  part.querySelector("[role=search]").addEventListener("submit", (event) => event.preventDefault());
  roll.list.addEventListener("click", (event) => {
    const row = roll.rows.find((one) => one.button === event.target.closest("button"));
    event.preventDefault();
    if (row) roll.mark(row);
  });
  root.addEventListener("htmx:afterSettle", () => roll.refresh(part.querySelector("[data-live]").dataset.present));
}

if (typeof document !== "undefined") start(document);
