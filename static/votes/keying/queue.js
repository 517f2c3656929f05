// Papers on their way to the server: one at a time, in order, again until acknowledged.
//
// A paper is sent once it is on this computer's disk. Sending twice is harmless: the server
// stores a position's revision once. `trouble` is why the queue stands still, or null.

import { isPassing } from "./server.js";

export const FIRST_WAIT = 500; // milliseconds before the second try
export const LONGEST_WAIT = 10_000;

export function waitAfter(tries) {
  return Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT);
}

// `post(paper)` resolves to {trouble, ...answer}; trouble that passes is waited out, a refused
// paper is put aside for the person, anything else stops the queue.
// `later(callback, ms)` returns what cancels it.
// `onChange(queue)` after every change, `onAnswer(paper, answer)` when the server has a say.
export function createQueue({ post, store, later, onChange, onAnswer }) {
  const queue = { waiting: [], trouble: null, diskFailed: !store.lasting };
  let sending = false;
  let tries = 0;
  let cancel = null;

  queue.unsent = () => queue.waiting.length;

  queue.add = async (paper) => {
    const entry = { paper, kept: false };
    queue.waiting.push(entry);
    onChange(queue);
    await store.put(paper).catch(() => {
      queue.diskFailed = true;
    });
    entry.kept = true;
    send();
  };

  // What an earlier visit left behind, or what is to be tried at once.
  queue.resume = (papers) => {
    queue.waiting.push(...papers.map((paper) => ({ paper, kept: true })));
    send();
  };

  queue.hurry = () => {
    if (cancel) cancel();
    cancel = null;
    send();
  };

  async function send() {
    const [entry] = queue.waiting;
    if (sending || cancel || !entry || !entry.kept || stopped()) return onChange(queue);
    sending = true;
    const answer = await post(entry.paper);
    sending = false;
    const refused = answer.trouble === "refused";
    queue.trouble = refused ? null : answer.trouble;
    queue.error = answer.error;
    if (queue.trouble) retry();
    else settle(entry, { ...answer, refused });
    return onChange(queue);
  }

  function stopped() {
    return queue.trouble !== null && !isPassing(queue.trouble);
  }

  function retry() {
    if (stopped()) return;
    tries += 1;
    cancel = later(() => {
      cancel = null;
      send();
    }, waitAfter(tries));
  }

  function settle(entry, answer) {
    tries = 0;
    queue.waiting.shift();
    onAnswer(entry.paper, answer);
    // A refused paper stays on the disk until its correction is acknowledged.
    if (!answer.refused) store.remove(entry.paper).catch(() => {});
    send();
  }

  return queue;
}
