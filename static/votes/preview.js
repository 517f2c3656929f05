// A form whose paper is drawn beside it while one types; without this the button "Xem thử" does.

const VIEW = "#toolbar=0&navpanes=0&view=FitH";
const STILL = 500;
const NEVER = new Set(["csrfmiddlewaretoken", "reset"]);

// The address of the paper with the values as they are typed now.
export function address(base, entries) {
  const values = [...entries].filter(([name]) => !NEVER.has(name));
  return `${base}?${new URLSearchParams(values)}`;
}

// In place of the last one: what is looked at is no page to go back to.
export function look(frame, url) {
  frame.contentWindow.location.replace(url + VIEW);
}

export function debounced(act, clock = globalThis) {
  let waiting = 0;
  return () => {
    clock.clearTimeout(waiting);
    waiting = clock.setTimeout(act, STILL);
  };
}

// The button beside a field shows only where the field says something else than the profile.
export function marked(row) {
  const button = row.querySelector("[data-usual]");
  const field = row.querySelector("input, select");
  if (!button || !field) return;
  const { usual } = button.dataset;
  button.hidden = field.value === usual || (field.value === "" && field.tagName === "INPUT");
  row.classList.toggle("measure-own", !button.hidden);
}

function reset(event, draw) {
  const button = event.target.closest("[data-usual]");
  if (!button) return;
  event.preventDefault();
  const row = button.closest(".measure-row");
  const field = row.querySelector("input, select");
  field.value = button.dataset.usual;
  field.focus();
  marked(row);
  draw();
}

export function start(root) {
  const form = root.querySelector("form[data-preview]");
  const frame = root.getElementById("preview");
  if (!form || !frame) return;
  const draw = debounced(() => {
    const url = address(form.dataset.preview, new FormData(form));
    root.getElementById("preview-open").href = url;
    if (frame.offsetParent) look(frame, url);
  });
  for (const button of root.querySelectorAll(".preview-ask")) button.hidden = true;
  form.addEventListener("input", (event) => {
    const row = event.target.closest(".measure-row");
    if (row) marked(row);
    draw();
  });
  form.addEventListener("click", (event) => reset(event, draw));
}

if (typeof document !== "undefined") start(document);
