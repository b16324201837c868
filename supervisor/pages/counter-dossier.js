// The dossier that is received in the visit: its procedure, found by a few letters, and its code. What is typed goes to the
// server as soon as fingers, or a scanner, pause; what has not arrived is sent again.
import { combobox } from "/combobox.js";

const by = id => document.getElementById(id);
const mostMatches = 5;
const pause = 120, again = 2000; // ms
const mayComeThrough = [0, 401, 429, 502, 503, 504]; // answers after which the same is sent again

/// `page()`: what the server told last; `post(path, body)`: as ask(), in the order of what was pressed.
export function dossierForm({ page, post }) {
  let about = "", timer = 0, known = 0;
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

  const procedures = combobox(by("procedure"), by("matches"), {
    most: mostMatches,
    items: () => dossier() ? dossier().procedures : [],
    picked: one => { enter("procedure", { procedure: one.id }); by("code").focus(); },
    typed: () => { if (dossier() && dossier().procedure) enter("procedure", { procedure: "" }); },
    opens: () => !!dossier() && !dossier().procedure,
  });
  by("procedure").addEventListener("blur", () => { if (page()) draw(); });

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
    if (isNewList && focused === by("procedure") && !now.procedure) procedures.show(true);
    by("due").hidden = !now.due;
    by("due-day").textContent = now.due;
    by("due-note").textContent = now.due_note;
  }

  by("code").oninput = () => enter("dossier", { code: by("code").value.trim() });
  by("dossier").onsubmit = event => {
    event.preventDefault();
    if (document.activeElement === by("code")) by("code").blur();
  };
  by("code").onblur = flush;
  return { draw, flush, isUnsent };
}
