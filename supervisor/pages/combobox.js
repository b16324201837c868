// A field with a list under it: a few letters, with their marks or without, find what is meant.
import { make } from "/common.js";

const plain = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");

/// `input` has the role combobox, `list` listbox. `items()`: whatever can be meant, each with its `text`; at most `most` are
/// shown. `picked(item)`; `typed()`: what was picked before is not meant any more; `opens()`: whether the focus alone opens
/// the list. Gives `show(isOpen)`, for a list that has changed.
export function combobox(input, list, { most, items, picked, typed, opens }) {
  let marked = 0;
  const matches = () => {
    const wanted = plain(input.value.trim());
    return items().filter(one => plain(one.text).includes(wanted)).slice(0, most);
  };
  const idOf = place => list.id + "-" + place;
  function show(isOpen) {
    const found = isOpen ? matches() : [];
    marked = Math.max(0, Math.min(found.length - 1, marked));
    list.hidden = !found.length;
    list.replaceChildren(...found.map((one, i) => make("li", { id: idOf(i), role: "option", "aria-selected": String(i === marked),
      onpointerdown: event => { event.preventDefault(); pick(one); } }, one.text)));
    input.setAttribute("aria-expanded", String(found.length > 0));
    if (found.length) input.setAttribute("aria-activedescendant", idOf(marked));
    else input.removeAttribute("aria-activedescendant");
  }
  function pick(one) {
    input.value = one.text;
    show(false);
    picked(one);
  }
  input.oninput = () => { marked = 0; show(true); typed(); };
  input.onfocus = () => { marked = 0; input.select(); show(opens()); };
  input.addEventListener("blur", () => show(false));
  input.onkeydown = event => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      marked += event.key === "ArrowDown" ? 1 : -1;
      show(true);
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(matches()[marked]);
    } else if (event.key === "Escape") show(false);
  };
  return { show };
}
