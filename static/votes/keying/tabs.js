// One page at a time keys a batch: the one opened last; the others say so and take no key.

export function watchTabs(scope, onTaken, Channel = globalThis.BroadcastChannel) {
  if (!Channel) return;
  const channel = new Channel(`tinnhiem ${scope}`);
  channel.onmessage = onTaken;
  channel.postMessage("opened");
}
