// Before the desk: at which counter somebody sits.
import { ask, language, make } from "/common.js";
import { keyed, put } from "/keyed.js";

const by = id => document.getElementById(id);
const part = (row, name) => row.querySelector("." + name);

/// `taken()`: the counter is theirs, or will be with the next picture; `refused(text)`.
export function counterChoice({ taken, refused }) {
  /// {good, text}, or nothing.
  function say(sentence) {
    by("choice-said").hidden = !sentence;
    if (!sentence) return;
    by("choice-said").className = "said " + (sentence.good ? "good" : "bad");
    put(by("choice-said"), sentence.text);
  }
  function draw(page, ownSentence) {
    say(ownSentence || page.said);
    const had = by("places").contains(document.activeElement);
    keyed(by("places"), page.places, place => place.id, place => make("button", { type: "button", onclick: () => take(place.id) },
      make("span", { class: "number" }), make("span", { class: "what" }), make("span", { class: "serves" })), (button, place) => {
      put(part(button, "number"), place.id);
      put(part(button, "what"), place.state + (place.visit ? " · " + place.visit : ""));
      put(part(button, "serves"), place.fields);
      button.className = place.taken ? "taken" : "free";
      button.setAttribute("aria-disabled", place.taken);
    });
    if (!had && document.activeElement === document.body) {
      const free = by("places").querySelector(".free");
      if (free) free.focus();
    }
  }
  async function take(counter) {
    const answer = await ask("/api/counter/take", { counter, lang: language });
    if (answer.status === 401) return void location.replace("/sign-in?to=/counter");
    if (answer.ok) taken();
    else refused(answer.body.text);
  }
  by("places").onkeydown = event => {
    const by1 = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const all = [...by("places").children];
    if (!by1) {
      const place = all.find(button => button.dataset.key === event.key);
      if (place) place.focus();
      return;
    }
    event.preventDefault();
    all[(all.indexOf(document.activeElement) + by1 + all.length) % all.length].focus();
  };
  return { draw, say };
}
