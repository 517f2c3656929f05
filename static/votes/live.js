// Pages that keep themselves fresh: quiet while nobody looks, right again after a cut network.

export const EVERY = 2000; // milliseconds: never more than one request in this time
const GIVE_UP = 15000; // an answer that takes longer will not come

// Logged out meanwhile, or sent elsewhere: the answer is another page, not a part of this one.
export function strayed(xhr, path) {
  return Boolean(xhr.responseURL) && !new URL(xhr.responseURL).pathname.startsWith(path);
}

function mark(root, offline) {
  const notice = root.getElementById("offline");
  if (notice) notice.hidden = !offline;
}

// Asks for the moving part of the page, one request at a time.
export class Pulse {
  constructor(root, now) {
    Object.assign(this, { root, now, last: -Infinity, waiting: false, failed: false });
  }

  due() {
    if (this.root.hidden) return false;
    const since = this.now() - this.last;
    return since >= (this.waiting ? GIVE_UP : EVERY);
  }

  ask() {
    if (!this.due()) return;
    const region = this.root.querySelector("[data-live]");
    if (!region) return;
    if (this.waiting) region.dispatchEvent(new Event("htmx:abort"));
    Object.assign(this, { last: this.now(), waiting: true, failed: false });
    region.dispatchEvent(new Event("live"));
  }

  // The network is back: what was asked through the cut will not be answered.
  again() {
    const region = this.root.querySelector("[data-live]");
    if (this.waiting && region) region.dispatchEvent(new Event("htmx:abort"));
    // It never reached the server, so it does not count.
    if (this.waiting || this.failed) this.last = -Infinity;
    Object.assign(this, { waiting: false, failed: false });
    this.ask();
  }
}

export function start(root, view, reload, now = () => performance.now()) {
  const pulse = new Pulse(root, now);
  root.addEventListener("visibilitychange", () => pulse.ask());
  view.addEventListener("online", () => pulse.again());
  view.addEventListener("offline", () => mark(root, true));
  root.addEventListener("htmx:afterRequest", () => (pulse.waiting = false));
  root.addEventListener("htmx:beforeOnLoad", (event) => {
    mark(root, event.detail.xhr.status >= 500);
    if (!strayed(event.detail.xhr, event.detail.requestConfig.path.split("?")[0])) return;
    event.preventDefault();
    reload();
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    root.addEventListener(name, () => {
      pulse.failed = true;
      mark(root, true);
    });
  }
  return pulse;
}

if (typeof document !== "undefined") {
  const pulse = start(document, window, () => location.reload());
  pulse.last = pulse.now(); // the page itself is the first answer
  setInterval(() => pulse.ask(), 250);
}
