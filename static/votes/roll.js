// Điểm danh: whether the quorum is met, while the numbers are typed. The server says it again.

export function quorum(numbers, rule) {
  const base = numbers[rule.base];
  if (!Number.isInteger(numbers.present) || !Number.isInteger(base) || base <= 0) return null;
  const met = numbers.present * rule.whole >= base * rule.part;
  return { present: numbers.present, base, met, share: share(numbers.present, base) };
}

// Half-up to two decimals in integers, with a comma, but 0% and 100%: as on the server.
export function share(count, base) {
  const units = Math.floor((2 * count * 10000 + base) / (2 * base));
  if (units === 0 || units === 10000) return `${units / 100}%`;
  return `${Math.floor(units / 100)},${String(units % 100).padStart(2, "0")}%`;
}

export function words(found, rule) {
  const verdict = found.met ? rule.metWord : rule.shortWord;
  return `${found.share}, ${verdict} ${rule.part}/${rule.whole}`;
}

function read(form) {
  const number = (name) => (form.elements[name].value === "" ? NaN : Number(form.elements[name].value));
  return { summoned: number("summoned"), present: number("present"), total_members: number("total_members") };
}

export function start(root) {
  const form = root.querySelector("[data-roll]");
  if (!form) return;
  const { base, part, whole, met, short } = form.dataset;
  const rule = { base, part: Number(part), whole: Number(whole), metWord: met, shortWord: short };
  const line = root.querySelector("#quorum .equation");
  form.addEventListener("input", () => {
    const found = quorum(read(form), rule);
    if (!found) return;
    const [present, of] = line.querySelectorAll("b");
    [present.textContent, of.textContent] = [found.present, found.base];
    line.className = `equation equation-${found.met ? "done" : "blocked"}`;
    const state = line.querySelector(".state");
    state.className = `state state-${found.met ? "done" : "blocked"}`;
    state.querySelector("span").textContent = words(found, rule);
    const use = state.querySelector("use");
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, found.met ? "#check" : "#stop"));
  });
}

if (typeof document !== "undefined") start(document);
