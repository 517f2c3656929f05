// Papers on their way to the server: one at a time, in order, again until acknowledged.
//
// A paper is sent once it is on this computer's disk. Sending twice is harmless: the server
// stores a position's revision once. `trouble` is why the queue stands still, or null.

export const FIRST_WAIT = 500; // milliseconds before the second try
export const LONGEST_WAIT = 10_000;

// What is worth another try, soon or after the person did something; the rest stops the queue.
const TRIES_AGAIN = new Set(["offline", "busy", "login", "other_user"]);

export function waitAfter(tries) {
  return Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT);
}

// `post(paper)` resolves to {trouble, ...answer}; `later(callback, ms)` returns what cancels it.
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
    if (queue.trouble && !TRIES_AGAIN.has(queue.trouble)) return;
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
    queue.trouble = answer.trouble;
    if (answer.trouble) retry();
    else settle(entry, answer);
    return onChange(queue);
  }

  function stopped() {
    return queue.trouble !== null && !TRIES_AGAIN.has(queue.trouble);
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
    if (!answer.conflict) store.remove(entry.paper).catch(() => {});
    send();
  }

  return queue;
}
