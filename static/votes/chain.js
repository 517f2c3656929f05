// In biên bản → ký → công bố: a paper opens in a tab of its own, and back here the next one waits.

const AFTER = [1500, 4000];

// What the server says now in place of what the page shows; the focus stays where it was.
export function replace(root, fresh) {
  const focused = root.activeElement && root.activeElement.closest("[data-fresh]");
  for (const part of root.querySelectorAll("[data-fresh]")) {
    const now = fresh.getElementById(part.id);
    if (now && now.innerHTML !== part.innerHTML) {
      part.innerHTML = now.innerHTML;
      if (part === focused) part.querySelector("a")?.focus();
    }
  }
}

export function refresher(root, ask) {
  let asking = false;
  return async () => {
    if (asking) return;
    asking = true;
    try {
      const fresh = await ask();
      if (fresh) replace(root, fresh);
    } catch {
      // The network is cut: the page stays as it is, and the next look asks again.
    }
    asking = false;
  };
}

export function start(root, view, ask) {
  if (!root.querySelector("[data-print]")) return;
  const refresh = refresher(root, ask);
  root.addEventListener("visibilitychange", () => !root.hidden && refresh());
  view.addEventListener("focus", refresh);
  root.addEventListener("click", (event) => {
    if (!event.target.closest("[data-print]")) return;
    for (const wait of AFTER) setTimeout(refresh, wait);
  });
}

async function page() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

if (typeof document !== "undefined") start(document, window, page);
