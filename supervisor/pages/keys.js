// The keyboard of the clerk's page: which keys are the counter's, a key that is held down counts once, and what a hand
// scanner types, faster than anybody's fingers, is never a key.

const quick = 35;      // ms: two keys of fingers are farther apart, but for a slip of a few
const pause = 100;     // ms: no scanner pauses so long within a code
const shortest = 6;    // characters: fewer, however quick, are fingers
const longest = 512;   // characters: beyond, they are nobody's

const isTyping = target => target.matches && target.matches("input, textarea, select");

/// The Vietnamese layout has ă, â, ê … where others have 1, 2, 3 …: the key's place tells.
function figureOf(event) {
  const place = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  if (/^[0-9]$/.test(event.key)) return event.key;
  return place && event.key.length === 1 && event.key.charCodeAt(0) > 0x7F ? place[1] : "";
}

/// `press(key)`: "F1" …, "Enter", "1" …; `scanned(text)`; `hasForm()`: a form is open; `isAtDesk()`: there is a counter.
export function watchKeys({ press, scanned, hasForm, isAtDesk }) {
  let held = [], last = 0, timer = 0;

  const isScanners = () => held.length >= shortest;
  const settle = () => {
    clearTimeout(timer);
    const text = held.join(""), isScan = isScanners(), keys = held;
    held = [];
    if (isScan) scanned(text);
    else keys.filter(key => /^[1-9]$/.test(key)).forEach(press);
  };
  const goesOn = at => held.length > 0 && at - last <= (isScanners() ? pause : quick);

  document.addEventListener("keydown", event => {
    if (!isAtDesk() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const key = event.key, at = event.timeStamp;
    if (["Shift", "CapsLock", "NumLock", "AltGraph"].includes(key)) return;
    if (/^F([1-9]|10|11)$/.test(key)) {
      event.preventDefault();
      if (!event.repeat) { settle(); press(key); }
      return;
    }
    if (isTyping(event.target)) {
      if (key === "Escape") { event.preventDefault(); event.target.blur(); }
      return;
    }
    if (!goesOn(at) || event.repeat) settle();
    if (held.length && (key === "Enter" || key === "Tab")) {
      const isOfTheScan = isScanners();
      settle();
      if (isOfTheScan) { event.preventDefault(); return; }
    }
    if (key.length === 1) {
      if (key === " " && !held.length) return; // presses whatever has the focus
      event.preventDefault();
      if (event.repeat) return;
      last = at;
      if (held.length < longest) held.push(figureOf(event) || key);
      clearTimeout(timer);
      timer = setTimeout(settle, isScanners() ? pause : quick + 15);
      return;
    }
    settle();
    const isOnControl = document.activeElement && document.activeElement.matches("button, a, summary");
    const take = isOurs => {
      if (!isOurs) return;
      event.preventDefault();
      press(isOurs);
    };
    if (key === "Tab") take(hasForm() && (event.shiftKey ? "BackTab" : "Tab"));
    else if (key === "ArrowUp" || key === "ArrowDown") take(key);
    else if (key === "ArrowLeft" || key === "ArrowRight") take(!hasForm() && key);
    else if (key === "Enter" && event.repeat) event.preventDefault();
    else if (key === "Enter") take((hasForm() || !isOnControl) && key);
    else if (key === "Escape" && !event.repeat) take(key);
  });
  // A button that was clicked must not take the next Enter for itself.
  document.addEventListener("click", event => {
    if (event.detail > 0 && document.activeElement && document.activeElement.matches("button")) document.activeElement.blur();
  });
}
