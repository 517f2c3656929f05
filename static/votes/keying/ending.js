// Ends the pass, once every paper is at the server.

import { refusedPosition } from "./say.js";
import { isPassing } from "./server.js";

export const AGAIN = 2_000; // milliseconds before the server is asked again

// `finish(count)` asks the server, `leave(finished)` goes where the server's page says what is next.
export function createEnding(state, { finish, leave, later, redraw }) {
  function begin(count) {
    state.finishing = { count, asked: false };
    redraw();
    return conclude();
  }

  async function conclude() {
    const { finishing, queue } = state;
    if (!finishing || finishing.asked || queue.unsent()) return;
    if (refusedPosition(state.batch)) {
      state.finishing = null;
      redraw();
      return;
    }
    finishing.asked = true;
    const answer = await finish(finishing.count);
    if (!isPassing(answer.trouble)) {
      await leave(!answer.trouble);
      return;
    }
    finishing.asked = false;
    queue.trouble = answer.trouble;
    redraw();
    later(conclude, AGAIN);
  }

  return { begin, conclude };
}
