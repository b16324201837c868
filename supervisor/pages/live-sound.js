// Two falling notes, twice, for what is red and new. A browser plays nothing before somebody has touched the page.

const kept = (() => { try { return localStorage.getItem("luot-alert-sound"); } catch { return null; } })();
let isOn = kept !== "off";
let context = null;
let changed = () => {};

function start() {
  context = new AudioContext();
  context.onstatechange = () => changed();
}

function wake() {
  if (!isOn) return;
  if (!context) start();
  if (context.state === "suspended") context.resume().then(() => changed());
}

export const soundState = () => !isOn ? "off" : context && context.state === "running" ? "on" : "waiting";

export function startSound(whenChanged) {
  changed = whenChanged;
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, wake, { capture: true });
  if (isOn) {
    try { start(); } catch { isOn = false; }
  }
}

export function switchSound() {
  const wasHeard = soundState() === "on";
  isOn = !wasHeard;
  try { localStorage.setItem("luot-alert-sound", isOn ? "on" : "off"); } catch { /* private window */ }
  wake();
  changed();
  if (isOn) play();
}

export function play() {
  if (soundState() !== "on") return;
  const start = context.currentTime + 0.02;
  [[880, 0], [659, 0.22], [880, 0.6], [659, 0.82]].forEach(([pitch, at]) => {
    const tone = context.createOscillator(), volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, start + at);
    volume.gain.linearRampToValueAtTime(0.2, start + at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + at + 0.4);
    tone.connect(volume).connect(context.destination);
    tone.start(start + at);
    tone.stop(start + at + 0.45);
  });
}
