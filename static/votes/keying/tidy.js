// On the pages around the keying: what ended passes left on this computer goes.

import { tidy } from "./store.js";

tidy(JSON.parse(document.getElementById("keying-tidy").textContent)).catch(() => {});
