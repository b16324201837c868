// What the pages on a citizen's phone share. They run on old phones: nothing newer than ES2017.
import { icon as drawnElsewhere, language, make, say, useLanguage } from "/common.js";

export const by = id => document.getElementById(id);

/// The children of an element are these from now on.
export function fill(element, ...children) {
  while (element.firstChild) element.removeChild(element.firstChild);
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
}

// ---- icons, which are there without the server once they have come

let hasIcons = false;
const xlink = "http://www.w3.org/1999/xlink";

export function icon(name) {
  const svg = drawnElsewhere(name), use = svg.firstChild;
  if (hasIcons) use.setAttribute("href", "#icon-" + name);
  // Safari up to 12.0 knows the old name alone.
  use.setAttributeNS(xlink, "xlink:href", use.getAttribute("href"));
  return svg;
}

fetch("/icons.svg").then(answer => answer.text()).then(text => {
  const drawings = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  Array.from(drawings.children).forEach(one => { one.id = "icon-" + one.id; });
  drawings.setAttribute("class", "sr");
  drawings.setAttribute("aria-hidden", "true");
  document.body.appendChild(document.importNode(drawings, true));
  hasIcons = true;
  window.dispatchEvent(new Event("luot-changed"));
}).catch(() => { /* then each is asked for when it is shown */ });

// ---- read aloud, where the phone has a voice of the language

const speaker = "speechSynthesis" in window && "SpeechSynthesisUtterance" in window ? window.speechSynthesis : null;
const voice = () => speaker
  ? speaker.getVoices().filter(one => one.lang.toLowerCase().replace("_", "-").indexOf(language) === 0)[0] : undefined;

export const canSpeak = () => voice() !== undefined;

export function speak(text) {
  if (!canSpeak()) return;
  const said = new SpeechSynthesisUtterance(text);
  said.voice = voice();
  said.lang = said.voice.lang;
  said.rate = 0.92;
  speaker.cancel();
  speaker.speak(said);
}

/// "A 0 4 5": letter by letter.
export const spelled = label => label.split("").join(" ");

// ---- the head of the page

/// Drawn here, not taken from the icons: on a page that calls, its dot has another colour.
function drawnMark() {
  const svg = (tag, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.keys(attributes).forEach(name => element.setAttribute(name, attributes[name]));
    children.forEach(child => element.appendChild(child));
    return element;
  };
  return svg("svg", { class: "mark", viewBox: "0 0 77 77", "aria-hidden": "true" },
    svg("path", { class: "ring", d: "M59.34 18.42A30 30 0 1 1 17.66 18.42", fill: "none", "stroke-width": "13.2", "stroke-linecap": "round" }),
    svg("circle", { class: "dot", cx: "38.5", cy: "10", r: "10" }));
}

/// `aloud` gives what the page says now; `changed` is called for another language.
export function showHead(centre, aloud, changed) {
  const head = by("head");
  fill(head, drawnMark(),
    make("p", { class: "names" }, make("b", {}, centre.name || "Lượt"), make("span", {}, centre.ward || "")),
    make("div", { class: "ways" },
      make("button", { type: "button", id: "language", "aria-label": say("EN – English", "VI – Tiếng Việt"),
                       onclick: () => useLanguage(language === "en" ? "vi" : "en", changed) }, say("EN", "VI")),
      canSpeak() && make("button", { type: "button", id: "listen", onclick: () => speak(aloud()) },
                         icon("speaker"), say("Nghe", "Listen"))));
}

if (speaker) speaker.addEventListener && speaker.addEventListener("voiceschanged", () => {
  if (by("listen") === null && by("language")) window.dispatchEvent(new Event("luot-changed"));
});

/// "quý công dân", or as the centre says.
export const address = centre => "quý " + (centre.address || "công dân");
export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/// "15–25 phút"; nothing where there is no wait.
export const rangeText = wait => wait.to === 0 ? "" : wait.from === wait.to
  ? say(`${wait.to} phút`, `${wait.to} min`) : say(`${wait.from}–${wait.to} phút`, `${wait.from}–${wait.to} min`);

/// What the server said no with, in the page's language.
export function refusalText(body) {
  const english = {
    RATE_LIMITED: "Too many requests, please wait a second. Your number stays as it is.", FIELD_CLOSED: "This is closed at present.",
    QUOTA_FULL: "There are no more numbers of this today.", INVALID_STATE: "That is not possible at this point.",
    NOT_READY: "The queue cannot be reached yet. A number that was given stays valid; please watch the board.",
    UNKNOWN_PAPER: "This code is none of today's. Please look at the ticket again, or ask a member of staff.",
    TOO_LARGE: "That text is too long.", INVITATION_OVER: "This code is no longer good. Please scan the machine's code again.",
  };
  return say(body.text || "Chưa làm được, xin thử lại.", english[body.error] || "That did not work, please try again.");
}

// ---- asking again and again

/// Asks `path` for ever. `shown(body, at)`: there is something new, or the same is still true (body null); `at` is the
/// service's clock. `failed(status, body)`: no answer (0), or a refusal. The next question comes after `body.again_ms`,
/// later and later while there is no answer, and at once when somebody looks at the page again or the phone is back.
export function keepAsking(path, usual, shown, failed) {
  let tag = "", pace = usual, misses = 0, timer = 0, isAsking = false;
  const next = ms => { clearTimeout(timer); timer = setTimeout(ask, ms); };
  async function ask() {
    if (isAsking) return;
    isAsking = true;
    let wait = pace;
    // Some old networks keep a question for ever.
    const limit = new Promise((_, give) => setTimeout(() => give(new Error("late")), 10000));
    try {
      const answer = await Promise.race([limit,
        fetch(path, { cache: "no-store", credentials: "omit", headers: tag ? { "If-None-Match": tag } : {} })]);
      const at = Number(answer.headers.get("X-Luot-At")) || Date.now();
      if (answer.status === 304) {
        misses = 0;
        shown(null, at);
      } else {
        const body = await answer.json();
        if (answer.ok) {
          misses = 0;
          tag = answer.headers.get("ETag") || "";
          pace = body.again_ms || usual;
          wait = pace;
          shown(body, at);
        } else {
          failed(answer.status, body);
          // Something may have changed meanwhile that has the same tag as before.
          tag = "";
          wait = answer.status === 404 ? 30000 : 2000 * Math.pow(2, Math.min(misses++, 3)) + 1000 * Math.random();
        }
      }
    } catch (_) {
      failed(0, {});
      wait = Math.min(2000 + 1000 * misses++, 8000) + 1000 * Math.random();
    }
    isAsking = false;
    next(wait);
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) next(0); });
  window.addEventListener("online", () => next(0));
  ask();
  return { now: () => next(0) };
}

// ---- sound, vibration, a screen that stays on: after a first tap, as browsers want it

let audio = null, lock = null;
export const hasSound = () => audio !== null;
export const canSound = () => "AudioContext" in window || "webkitAudioContext" in window;
export const canVibrate = () => "vibrate" in navigator;

async function stayAwake() {
  if (!("wakeLock" in navigator) || document.hidden) return;
  try { lock = await navigator.wakeLock.request("screen"); } catch (_) { lock = null; }
}

export function allowSound() {
  if (!audio && canSound()) audio = new (window.AudioContext || window.webkitAudioContext)();
  if (audio && audio.resume) audio.resume();
  stayAwake();
  document.addEventListener("visibilitychange", () => { if (audio && (!lock || lock.released)) stayAwake(); });
}

/// G5–E5, as the boards do, and a vibration; nothing before the first tap, as browsers want it.
export function chime() {
  if (!audio) return;
  if (canVibrate()) try { navigator.vibrate([500, 200, 500, 200, 900]); } catch (_) { /* not allowed */ }
  [[784, 0], [659, 0.45]].forEach(tone => {
    const start = audio.currentTime + tone[1];
    const sound = audio.createOscillator(), loud = audio.createGain();
    sound.frequency.value = tone[0];
    loud.gain.setValueAtTime(0.0001, start);
    loud.gain.exponentialRampToValueAtTime(0.8, start + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, start + 0.9);
    sound.connect(loud);
    loud.connect(audio.destination);
    sound.start(start);
    sound.stop(start + 1);
  });
}
