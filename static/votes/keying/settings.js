// What the typist chose on this computer: sound, read-aloud. Without storage: for this visit.

export function recall(name) {
  try {
    return localStorage.getItem(`keying ${name}`) === "on";
  } catch {
    return false;
  }
}

export function remember(name, on) {
  try {
    localStorage.setItem(`keying ${name}`, on ? "on" : "off");
  } catch {
    // The browser keeps nothing: the choice lasts as long as the page.
  }
}
