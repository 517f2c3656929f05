// Pages that keep themselves fresh: quiet while nobody looks, right again after a cut network.

export function asks(region, root) {
  return region.hasAttribute("data-live") && root.hidden;
}

// Logged out meanwhile, or sent elsewhere: the answer is another page, not a part of this one.
export function strayed(xhr, path) {
  return Boolean(xhr.responseURL) && !new URL(xhr.responseURL).pathname.startsWith(path);
}

function mark(root, offline) {
  const notice = root.getElementById("offline");
  if (notice) notice.hidden = !offline;
}

export function start(root, reload) {
  root.addEventListener("htmx:beforeRequest", (event) => {
    if (asks(event.target, root)) event.preventDefault();
  });
  root.addEventListener("visibilitychange", () => {
    const region = root.querySelector("[data-live]");
    if (region && !root.hidden) region.dispatchEvent(new Event("live"));
  });
  root.addEventListener("htmx:beforeOnLoad", (event) => {
    mark(root, event.detail.xhr.status >= 500);
    if (!strayed(event.detail.xhr, event.detail.requestConfig.path.split("?")[0])) return;
    event.preventDefault();
    reload();
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    root.addEventListener(name, () => mark(root, true));
  }
}

if (typeof document !== "undefined") start(document, () => location.reload());
