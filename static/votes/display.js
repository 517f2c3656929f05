// Trình chiếu: one slide at a time, by keys or a presenter; a number shows that official.

const DIGITS = 1200; // milliseconds in which a second digit belongs to the first
const LEGEND = 8000;
const NEXT = new Set(["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]);

// Where a key leads among `numbers`: of each slide the official's number, 0 for a table.
export function lead(key, at, numbers) {
  const last = numbers.length - 1;
  if (NEXT.has(key)) return Math.min(at + 1, last);
  if (BACK.has(key)) return Math.max(at - 1, 0);
  return { Home: 0, End: last }[key] ?? null;
}

// Digits typed one after the other: the number they make, if there is such an official.
export function digits(typed, key, numbers) {
  const longer = typed + key;
  const known = (text) => numbers.includes(Number(text)) && Number(text) > 0;
  if (known(longer)) return { typed: longer, at: numbers.indexOf(Number(longer)) };
  if (known(key)) return { typed: key, at: numbers.indexOf(Number(key)) };
  return { typed: "", at: null };
}

export class Deck {
  constructor(root, clock = { set: (act, after) => setTimeout(act, after), clear: (timer) => clearTimeout(timer) }) {
    Object.assign(this, { root, clock, at: 0, typed: "" });
    this.refresh();
  }

  get slides() {
    return [...this.root.querySelectorAll("[data-slide]")];
  }

  get numbers() {
    return this.slides.map((slide) => Number(slide.dataset.slide));
  }

  // After the page changed by itself: the same slide again, or the first if there are fewer.
  refresh() {
    const { slides } = this;
    if (this.at >= slides.length) this.at = 0;
    const appeared = slides.length > 0 && !this.had;
    this.had = slides.length > 0;
    this.show(this.at);
    if (appeared) this.legend(true);
    if (!this.had) this.legend(false);
  }

  show(at) {
    this.at = at;
    this.slides.forEach((slide, place) => (slide.hidden = place !== at));
    this.fit(this.slides[at]);
  }

  // Long names make a page longer than the screen: then a size smaller.
  fit(slide) {
    if (!slide) return;
    const hall = slide.closest(".hall");
    slide.classList.remove("slide-tight");
    if (hall.scrollHeight > hall.clientHeight) slide.classList.add("slide-tight");
  }

  legend(shown) {
    const line = this.root.querySelector("[data-keys]");
    line.hidden = !shown;
    this.clock.clear(this.hiding);
    if (shown) this.hiding = this.clock.set(() => (line.hidden = true), LEGEND);
  }

  press(key) {
    if (!this.slides.length) return false;
    if (key === "?" || key === "h") return this.toggle();
    if (/^[0-9]$/.test(key)) return this.digit(key);
    const at = lead(key, this.at, this.numbers);
    if (at === null) return false;
    this.typed = "";
    this.show(at);
    return true;
  }

  toggle() {
    this.legend(this.root.querySelector("[data-keys]").hidden);
    return true;
  }

  digit(key) {
    const { typed, at } = digits(this.typed, key, this.numbers);
    this.typed = typed;
    this.clock.clear(this.waiting);
    this.waiting = this.clock.set(() => (this.typed = ""), DIGITS);
    if (at !== null) this.show(at);
    return true;
  }
}

export function start(root) {
  const deck = new Deck(root);
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("a, button")) return;
    if (deck.press(event.key)) event.preventDefault();
  });
  // A click or a tap: the left third of the screen goes back, the rest on.
  root.addEventListener("click", (event) => {
    if (event.target.closest("a, button")) return;
    deck.press(event.clientX > root.documentElement.clientWidth / 3 ? "ArrowRight" : "ArrowLeft");
  });
  root.defaultView.addEventListener("resize", () => deck.show(deck.at));
  root.addEventListener("htmx:afterSwap", () => deck.refresh());
}

if (typeof document !== "undefined") start(document);
