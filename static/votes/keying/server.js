// The two things the page asks of the server, with every answer put in plain terms.

export const PATIENCE = 15_000; // milliseconds before an answer is given up

const BY_STATUS = { 0: "login", 400: "refused", 401: "login", 403: "login", 404: "closed", 410: "closed" };
const BY_CODE = { not_yours: "other_user", role: "other_user", state: "closed", elsewhere: "taken" };
const PASSING = new Set(["offline", "busy", "login", "other_user"]);

// Trouble that ends by itself or by the person's doing: worth another try.
export function isPassing(trouble) {
  return PASSING.has(trouble);
}

// The token changes with each log-in, in whatever tab: always the cookie's present one.
export function cookie(name, jar) {
  const pair = jar.split("; ").find((each) => each.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : "";
}

export function troubleOf(status, code) {
  return BY_CODE[code] || BY_STATUS[status] || (status === 409 ? "refused" : "busy");
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
  const { code = "", error = "", revision = 0 } = answer || {};
  const trouble = troubleOf(response.status, code);
  return { trouble, error, revision };
}
