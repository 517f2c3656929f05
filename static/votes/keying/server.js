// The two things the page asks of the server, with every answer put in plain terms.

export const PATIENCE = 15_000; // milliseconds before an answer is given up

const BY_STATUS = { 0: "login", 400: "refused", 401: "login", 404: "closed", 410: "closed" };
const BY_CODE = { not_yours: "other_user", state: "closed", role: "other_user", gap: "gap" };

// The token changes with each log-in, in whatever tab: always the cookie's present one.
export function cookie(name, jar) {
  const pair = jar.split("; ").find((each) => each.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : "";
}

export function troubleOf(status, code) {
  if (BY_CODE[code]) return BY_CODE[code];
  if (BY_STATUS[status]) return BY_STATUS[status];
  return status === 403 ? "login" : "busy";
}

async function readJson(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

export async function ask(url, fields, { fetch, jar, tokenName }) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": cookie(tokenName, jar()) },
      body: new URLSearchParams(fields),
      redirect: "manual",
      signal: giveUp.signal,
    });
    return await understood(response);
  } catch {
    return { trouble: "offline" };
  } finally {
    clearTimeout(timer);
  }
}

async function understood(response) {
  const answer = await readJson(response);
  if (response.ok && answer) return { trouble: null, ...answer };
  const { code = "", error = "", ...rest } = answer || {};
  if (code === "conflict") return { trouble: null, conflict: true, error, ...rest };
  if (code === "count_differs") return { trouble: "count_differs", error, ...rest };
  return { trouble: troubleOf(response.status, code), error };
}
