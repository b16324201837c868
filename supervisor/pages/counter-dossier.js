// The dossier that is received in the visit: its procedure, found by a few letters, and its code. What is typed goes to the
// server as soon as fingers, or a scanner, pause; what has not arrived is sent again.
import { make } from "/common.js";

const by = id => document.getElementById(id);
const plain = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
const mostMatches = 5;
const pause = 120, again = 2000; // ms
const mayComeThrough = [0, 401, 429, 502, 503, 504]; // answers after which the same is sent again

/// `page()`: what the server told last; `post(path, body)`: as ask(), in the order of what was pressed.
export function dossierForm({ page, post }) {
  let marked = 0, about = "", timer = 0, known = 0;
  const going = {};
  let unsent = {};
  try { unsent = JSON.parse(sessionStorage.getItem("luot-unsent")) || {}; } catch { /* nothing was kept */ }

  // Signing in again in between takes the page away, not what was typed; a ticket's code is kept nowhere.
  window.addEventListener("pagehide", () => {
    flush();
    if (unsent.dossier && /^\s*(lqt1:|https?:)/i.test(unsent.dossier.code)) delete unsent.dossier;
    try { sessionStorage.setItem("luot-unsent", JSON.stringify(unsent)); } catch { /* private window */ }
  });

  const dossier = () => page() && !page().form && page().visit && page().dossier;

  function enter(path, body) {
    if (!dossier()) return;
    delete unsent[path]; // what is entered last is sent last
    unsent[path] = { ...body, visit: page().visit.label, request: dossier().request };
    if (path !== "dossier") return send(path);
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }
  /// Everything that has not arrived goes out, in the order in which it was entered: before a key that may be about it.
  function flush() {
    clearTimeout(timer);
    Object.keys(unsent).forEach(send);
  }
  async function send(path) {
    const whole = unsent[path];
    if (!whole || going[path] === whole) return;
    going[path] = whole;
    const answer = await post(path, whole);
    if (going[path] === whole) delete going[path];
    if (unsent[path] !== whole) return;
    if (mayComeThrough.includes(answer.status)) {
      clearTimeout(timer);
      timer = setTimeout(flush, again);
      return;
    }
    delete unsent[path];
    const isRefused = answer.ok && path === "dossier" && dossier() && dossier().code !== whole.code;
    // A ticket's code: a secret that must not stay, nor what came before it.
    if (isRefused) by("code").value = "";
  }
  const isUnsent = () => Object.keys(unsent).length > 0;

  const matches = () => {
    const wanted = plain(by("procedure").value.trim());
    return dossier() ? dossier().procedures.filter(one => plain(one.text).includes(wanted)).slice(0, mostMatches) : [];
  };
  function drawMatches(isOpen) {
    const found = isOpen ? matches() : [];
    by("matches").hidden = !found.length;
    by("procedure").setAttribute("aria-expanded", String(found.length > 0));
    by("matches").replaceChildren(...found.map((one, i) => make("li", { role: "option", "aria-selected": String(i === marked),
      onpointerdown: event => { event.preventDefault(); pick(one); } }, one.text)));
  }
  function pick(one) {
    if (!one) return;
    by("procedure").value = one.text;
    drawMatches(false);
    enter("procedure", { procedure: one.id });
    by("code").focus();
  }

  /// What was typed before the page was loaded anew, if it is still about this visit.
  function takeUp(now) {
    for (const path of Object.keys(unsent)) {
      if (unsent[path].visit === page().visit.label && unsent[path].request === now.request) send(path);
      else delete unsent[path];
    }
  }
  function draw() {
    const now = dossier();
    by("dossier").hidden = !now;
    if (!now) { about = ""; return; }
    const isOther = about !== page().visit.label + "/" + now.request;
    about = page().visit.label + "/" + now.request;
    if (isOther) takeUp(now);
    const focused = document.activeElement;
    if (isOther || (focused !== by("procedure") && !unsent.procedure)) by("procedure").value = now.procedure;
    if (unsent.dossier && isOther) by("code").value = unsent.dossier.code;
    else if (isOther || (focused !== by("code") && !unsent.dossier)) by("code").value = now.code;
    const isNewList = now.procedures.length !== known;
    known = now.procedures.length;
    if (isNewList && focused === by("procedure") && !now.procedure) drawMatches(true);
    by("due").hidden = !now.due;
    by("due-day").textContent = now.due;
    by("due-note").textContent = now.due_note;
  }

  by("procedure").oninput = () => {
    marked = 0;
    drawMatches(true);
    if (dossier() && dossier().procedure) enter("procedure", { procedure: "" });
  };
  by("procedure").onfocus = () => { marked = 0; by("procedure").select(); drawMatches(dossier() && !dossier().procedure); };
  by("procedure").onblur = () => { drawMatches(false); if (page()) draw(); };
  by("procedure").onkeydown = event => {
    const count = by("matches").children.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      marked = Math.min(count - 1, Math.max(0, marked + (event.key === "ArrowDown" ? 1 : -1)));
      drawMatches(true);
    } else if (event.key === "Enter" && count) {
      event.preventDefault();
      pick(matches()[marked]);
    }
  };
  by("code").oninput = () => enter("dossier", { code: by("code").value.trim() });
  by("dossier").onsubmit = event => {
    event.preventDefault();
    if (document.activeElement === by("code")) by("code").blur();
  };
  by("code").onblur = flush;
  return { draw, flush, isUnsent };
}
