// People on a time axis: a mark each, round in time, a ring near the field's limit, a diamond over it.
import { drawn } from "/svg.js";

const minute = 60000;
/// Marks end here, so that the last one has room.
const least = 45;

/// How far the axis goes, in minutes, and between its figures: the longest wait and each limit are on it.
export function scaleOf(fields, now) {
  let most = least;
  for (const field of fields) {
    most = Math.max(most, field.max_wait_min * 1.2);
    if (field.waiting.length) most = Math.max(most, (now - field.waiting[0].at) / minute);
  }
  const step = [15, 30, 60, 120, 240].find(each => most / each <= 6) || 480;
  return { step, end: Math.ceil(most / step) * step };
}

const percent = (minutes, scale) => Math.max(0, Math.min(100, minutes / scale.end * 100)) + "%";

export function showScale(cell, scale, unit) {
  let svg = cell.querySelector("svg");
  const key = scale.step + "/" + scale.end + unit;
  if (svg && svg.dataset.key === key) return;
  if (svg) svg.remove();
  svg = drawn("svg", { class: "axis scale", "aria-hidden": "true" });
  svg.dataset.key = key;
  for (let at = 0; at <= scale.end; at += scale.step) {
    const text = drawn("text", { x: percent(at, scale), y: 15, "text-anchor": at === 0 ? "start" : "middle" });
    text.textContent = at === 0 ? "0" : at + unit;
    svg.append(text);
  }
  cell.append(svg);
}

/// "in", "near" or "over"
export function waitOf(person, field, nearPercent, now) {
  const most = field.max_wait_min * minute;
  if (!most) return "in";
  const waited = now - person.at;
  return waited >= most ? "over" : nearPercent && waited * 100 >= most * nearPercent ? "near" : "in";
}

function mark(wait) {
  const shape = wait === "over" ? drawn("path", { d: "M0-10 10 0 0 10-10 0z" })
    : drawn("circle", { r: wait === "near" ? 6.5 : 7 });
  shape.setAttribute("class", "dot " + wait);
  return shape;
}

export function newAxis() {
  const svg = drawn("svg", { class: "axis", role: "img" });
  svg.append(drawn("rect", { class: "line", x: 0, y: 13, height: 4, rx: 2 }), drawn("rect", { class: "back", y: 4, height: 22 }),
             drawn("rect", { class: "limit", y: 0, width: 3, height: 30 }), drawn("g"));
  return svg;
}

/// Brings the marks to where they are now; people come and go, the others move on.
export function showAxis(svg, field, scale, nearPercent, now, words) {
  const [line, back, limit, marks] = svg.children;
  const hasLimit = field.max_wait_min > 0;
  const end = percent(hasLimit ? field.max_wait_min : scale.end, scale);
  line.setAttribute("width", end);
  back.setAttribute("x", end);
  back.setAttribute("width", 100 - parseFloat(end) + "%");
  limit.setAttribute("x", end);
  limit.setAttribute("visibility", hasLimit ? "visible" : "hidden");
  const kept = new Map([...marks.children].map(child => [child.dataset.ticket, child]));
  let isOver = false;
  // The longest wait last: it lies on top.
  for (const person of [...field.waiting].reverse()) {
    const wait = waitOf(person, field, nearPercent, now);
    isOver = isOver || wait === "over";
    let place = kept.get(person.ticket);
    if (!place || place.dataset.wait !== wait) {
      if (place) place.remove();
      place = drawn("svg", { y: 15, overflow: "visible" }, mark(wait));
      place.dataset.ticket = person.ticket;
      place.dataset.wait = wait;
    }
    kept.delete(person.ticket);
    place.setAttribute("x", percent((now - person.at) / minute, scale));
    marks.append(place);
  }
  for (const gone of kept.values()) gone.remove();
  back.setAttribute("class", isOver ? "back over" : "back");
  if (svg.getAttribute("aria-label") !== words) svg.setAttribute("aria-label", words);
}
