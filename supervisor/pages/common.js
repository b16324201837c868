// What every page does in the same way: two languages, questions to the server, the live stream, times.
// Pages have no other script than their own and this one; nothing is loaded from elsewhere. Citizens' old phones read
// this file too: nothing newer than ES2017 in it.

const stored = name => { try { return localStorage.getItem(name); } catch (_) { return null; } };
const store = (name, value) => { try { localStorage.setItem(name, value); } catch (_) { /* private window: for this page only */ } };

export let language = stored("luot-language")
  || ((navigator.language || "vi").toLowerCase().startsWith("en") ? "en" : "vi");

/// The words in the page's language.
export const say = (vi, en) => language === "en" && en !== undefined ? en : vi;

/// Texts that stand in the page carry their English beside them: data-en, data-en-placeholder, data-en-label.
export function translate(root = document) {
  document.documentElement.lang = language;
  const turn = (selector, key, read, write) => root.querySelectorAll(selector).forEach(element => {
    if (element.dataset[key + "Vi"] === undefined)
      element.dataset[key + "Vi"] = read(element);
    write(element, say(element.dataset[key + "Vi"], element.dataset[key]));
  });
  turn("[data-en]", "en", e => e.textContent, (e, t) => { e.textContent = t; });
  turn("[data-en-placeholder]", "enPlaceholder", e => e.placeholder, (e, t) => { e.placeholder = t; });
  turn("[data-en-label]", "enLabel", e => e.getAttribute("aria-label"), (e, t) => e.setAttribute("aria-label", t));
}

export function useLanguage(which, changed) {
  language = which;
  store("luot-language", which);
  translate();
  if (changed) changed();
}

/// An element with attributes, properties (on…) and children; texts are never read as markup.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", "/icons.svg#" + name);
  svg.append(use);
  return svg;
}

/// Of who is signed in; empty on public pages.
let check = "";
export const setCheck = value => { check = value; };

/// Asks the server. Gives {ok, status, body}; a server that is not there, or does not answer for `patience` ms: status 0,
/// with words for the person. It answers 504 itself when the queue service has said nothing for 10 s.
export async function ask(path, body, patience = 15000) {
  const stop = typeof AbortController === "function" ? new AbortController() : null; // old phones have none
  const options = Object.assign({ cache: "no-store", credentials: "same-origin" }, stop && { signal: stop.signal }, body !== undefined && {
    method: "POST", headers: { "Content-Type": "application/json", "X-Luot-Check": check }, body: JSON.stringify(body),
  });
  let timer = 0;
  const tooLate = new Promise((_, refuse) => {
    timer = setTimeout(() => { if (stop) stop.abort(); refuse(new Error("no answer")); }, patience);
  });
  const answered = async () => {
    const response = await fetch(path, options);
    const answer = await response.json().catch(() => ({}));
    return { ok: response.ok, status: response.status, body: answer };
  };
  try {
    return await Promise.race([answered(), tooLate]);
  } catch (_) {
    return { ok: false, status: 0, body: { error: "NO_SERVER", text: say("Chưa liên lạc được với máy chủ. Xin thử lại.",
                                                                        "The server cannot be reached. Please try again.") } };
  } finally {
    clearTimeout(timer);
  }
}

/// Who is signed in; sends on to the sign-in page if nobody is.
export async function whoIsThere() {
  const me = await ask("/api/me");
  if (me.status === 401) {
    location.replace("/sign-in?to=" + encodeURIComponent(location.pathname));
    return null;
  }
  if (me.ok) setCheck(me.body.check);
  return me.ok ? me.body : null;
}

/// Follows a stream of whole pictures: `shown(data)` for each `name` event, `lost(isLost)` when the server is gone
/// and when it is back. A stream that says nothing for `patience` ms counts as gone: the server speaks every second.
export function follow(path, name, shown, lost, patience = 5000) {
  let source = null, last = Date.now(), isLost = false;
  const tell = now => { if (now !== isLost) { isLost = now; lost(now); } };
  const open = () => {
    if (source) source.close();
    source = new EventSource(path);
    source.addEventListener(name, event => { last = Date.now(); tell(false); shown(JSON.parse(event.data)); });
    source.addEventListener("over", () => location.replace("/sign-in?to=" + encodeURIComponent(location.pathname)));
    source.addEventListener("alive", () => { last = Date.now(); tell(false); });
  };
  open();
  setInterval(async () => {
    if (Date.now() - last < patience) return;
    tell(true);
    if (source.readyState === EventSource.CONNECTING && Date.now() - last < 2 * patience) return;
    last = Date.now() - patience;
    // The browser gives a refused stream up for good; a session that is over has to sign in anew.
    const answer = await ask(path.startsWith("/events/") ? "/api/me" : path);
    if (answer.status === 401) location.replace("/sign-in?to=" + encodeURIComponent(location.pathname));
    else if (answer.status !== 0) open();
  }, 1000);
}

const two = number => String(number).padStart(2, "0");
/// 09:41 or 09:41:36, of the browser's clock set right by the server's.
export const clockText = (ms, seconds = true) => {
  const date = new Date(ms);
  return two(date.getHours()) + ":" + two(date.getMinutes()) + (seconds ? ":" + two(date.getSeconds()) : "");
};
/// 5:31, 1:05:31
export const spanText = ms => {
  const s = Math.max(0, Math.floor(ms / 1000));
  return (s >= 3600 ? Math.floor(s / 3600) + ":" + two(Math.floor(s / 60) % 60) : Math.floor(s / 60)) + ":" + two(s % 60);
};
const weekDays = [["Chủ Nhật", "Sunday"], ["Thứ Hai", "Monday"], ["Thứ Ba", "Tuesday"], ["Thứ Tư", "Wednesday"],
                  ["Thứ Năm", "Thursday"], ["Thứ Sáu", "Friday"], ["Thứ Bảy", "Saturday"]];
export const dayText = ms => {
  const date = new Date(ms);
  return say(...weekDays[date.getDay()]) + ", " + two(date.getDate()) + "/" + two(date.getMonth() + 1) + "/" + date.getFullYear();
};
/// 3.820 in Vietnamese, 3,820 in English.
export const countText = number => number.toLocaleString(language === "en" ? "en-GB" : "vi-VN");
