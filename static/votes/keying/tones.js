// Optional sounds: a tick every five lines, another tone when the paper is full, a low one for a
// key that was not taken.

const TONES = { tick: [880, 0.03], full: [1320, 0.12], refused: [220, 0.15] };

export function createTones(Context = globalThis.AudioContext) {
  let context = null;

  return function tone(name) {
    if (!Context) return;
    context ||= new Context();
    const [frequency, seconds] = TONES[name];
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.08;
    oscillator.frequency.value = frequency;
    oscillator.connect(volume).connect(context.destination);
    oscillator.start();
    oscillator.stop(context.currentTime + seconds);
  };
}

// Which tone a key makes, from the batch before and after it.
export function toneOf(before, after, command) {
  if (after.notice && after.position === before.position) return "refused";
  if (command.name !== "digit" || after.mode !== "paper") return null;
  if (after.sheet.phase === "summary") return "full";
  return after.sheet.phase === "lines" && after.sheet.cursor % 5 === 0 ? "tick" : null;
}
