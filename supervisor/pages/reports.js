import { ask, clockText, countText, icon, language, make, say, translate, whoIsThere } from "/common.js";
import { drawn } from "/svg.js";

const by = id => document.getElementById(id);
const two = number => String(number).padStart(2, "0");
let isMonth = false;
let day = ""; // shown, or any day of the month shown
let today = "";

const decimal = (number, digits = 1) => number.toLocaleString(language === "en" ? "en-GB" : "vi-VN",
  { minimumFractionDigits: digits, maximumFractionDigits: digits });
const minutes = seconds => Math.round(seconds / 60);
const share = (part, whole) => whole ? decimal(100 * part / whole) + " %" : "–";
/// 0′52″
const exact = seconds => Math.floor(seconds / 60) + "′" + two(Math.round(seconds) % 60) + "″";
const dateOf = text => { const [y, m, d] = text.split("-").map(Number); return new Date(y, m - 1, d, 12); };
const textOf = date => date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());

function span() {
  if (!isMonth) return { from: day, to: day };
  const date = dateOf(day);
  return { from: textOf(new Date(date.getFullYear(), date.getMonth(), 1, 12)),
           to: textOf(new Date(date.getFullYear(), date.getMonth() + 1, 0, 12)) };
}
function moved(by) {
  const date = dateOf(day);
  return isMonth ? textOf(new Date(date.getFullYear(), date.getMonth() + by, 1, 12))
                 : textOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() + by, 12));
}
const monthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                    "November", "December"];
function nameOf(text, isShort) {
  const date = dateOf(text);
  const m = date.getMonth() + 1, y = date.getFullYear();
  if (isMonth) return isShort ? say("Tháng " + m, monthNames[m - 1]) : say(`Tháng ${m} năm ${y}`, monthNames[m - 1] + " " + y);
  return two(date.getDate()) + "/" + two(m) + (isShort ? "" : "/" + y);
}

/// A surface is told apart by its hatch too, not by its colour alone.
function hatch(id, colour) {
  const pattern = drawn("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  pattern.append(drawn("rect", { width: 8, height: 8, fill: "#FFFFFF" }), drawn("rect", { width: 4, height: 8, fill: colour }));
  return drawn("defs", {}, pattern);
}
function keyMark(fill, id, colour) {
  const svg = drawn("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
  if (id) svg.append(hatch(id, colour));
  svg.append(drawn("rect", { x: 1, y: 1, width: 14, height: 14, rx: 3, fill, stroke: colour, "stroke-width": 1.5 }));
  return svg;
}

function showHours(report) {
  const limit = Math.min(...report.names.map(field => field.max_wait_min || 30));
  by("hours-title").textContent = say(`Chờ theo giờ (phút, ngưỡng ${limit})`, `Waiting by hour (minutes, target ${limit})`);
  by("hours-key").replaceChildren(
    make("span", {}, keyMark("#17366F", "", "#17366F"), say("trung vị", "median")),
    make("span", {}, keyMark("url(#h0)", "h0", "#17366F"), say("9 trong 10 người", "nine of ten")));
  const first = Math.min(7, ...report.hours.map(h => h.hour)), last = Math.max(16, ...report.hours.map(h => h.hour));
  const top = Math.max(45, ...report.hours.map(h => minutes(h.p90_s))) * 1.12;
  const width = 560, height = 250, left = 36, bottom = 28;
  const y = value => (height - bottom) * (1 - value / top);
  const chart = drawn("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img" });
  chart.append(drawn("title", {}, by("hours-title").textContent), hatch("h1", "#17366F"));
  for (let line = 0; line <= top; line += 15) {
    chart.append(drawn("line", { x1: left, x2: width, y1: y(line), y2: y(line), stroke: "#C9D3E2" }),
                 drawn("text", { x: left - 8, y: y(line) + 5, "text-anchor": "end" }, String(line)));
  }
  chart.append(drawn("line", { x1: left, x2: width, y1: y(limit), y2: y(limit), stroke: "#A3211B", "stroke-width": 2.5 }));
  const step = (width - left) / (last - first + 1), bar = Math.min(40, step * 0.72);
  for (let hour = first; hour <= last; ++hour) {
    const x = left + (hour - first) * step + (step - bar) / 2, middle = x + bar / 2;
    const at = report.hours.find(h => h.hour === hour);
    chart.append(drawn("text", { x: middle, y: height - 8, "text-anchor": "middle" }, say(hour + " giờ", hour + "h")));
    if (!at) continue;
    const median = minutes(at.median_s), p90 = minutes(at.p90_s);
    chart.append(
      drawn("rect", { x, y: y(p90), width: bar, height: Math.max(0, y(median) - y(p90)), fill: "url(#h1)", stroke: "#17366F", "stroke-width": 1.5 }),
      drawn("rect", { x, y: y(median), width: bar, height: y(0) - y(median), fill: "#17366F" }),
      drawn("text", { x: middle, y: y(p90) - 6, "text-anchor": "middle", class: p90 > limit ? "over" : "strong" }, (p90 > limit ? "▲ " : "") + p90));
    if (y(0) - y(median) > 22) chart.append(drawn("text", { x: middle, y: y(median) + 17, "text-anchor": "middle", class: "light" }, String(median)));
  }
  by("hours").replaceChildren(chart);
}

function showServed(report) {
  by("served-key").replaceChildren(
    make("span", {}, keyMark("#17366F", "", "#17366F"), say("đã phục vụ", "served")),
    make("span", {}, keyMark("url(#h2)", "h2", "#A3211B"), say("vắng mặt", "not there")));
  const most = Math.max(1, ...report.fields.map(f => f.completed + f.no_show));
  const row = 32, width = 420, height = Math.max(1, report.fields.length) * row;
  const chart = drawn("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img" });
  chart.append(drawn("title", {}, say("Đã phục vụ và vắng mặt theo lĩnh vực", "Served and not there, by field")), hatch("h3", "#A3211B"));
  report.fields.forEach((field, i) => {
    const y = i * row + 5, scale = 200 / most, served = field.completed * scale, missed = field.no_show * scale;
    chart.append(drawn("text", { x: 4, y: y + 16, class: "strong" }, field.field),
      drawn("rect", { x: 28, y, width: served, height: 20, fill: "#17366F" }),
      drawn("rect", { x: 28 + served, y, width: missed, height: 20, fill: "url(#h3)" }),
      drawn("text", { x: 290, y: y + 16, "text-anchor": "end", class: "strong" }, countText(field.completed)),
      drawn("text", { x: 300, y: y + 16 }, say(`${field.no_show} vắng`, `${field.no_show} not there`) + ", " + share(field.no_show, field.issued)));
  });
  by("served").replaceChildren(chart);
}

const faceNames = [["Rất không hài lòng", "Very dissatisfied"], ["Không hài lòng", "Dissatisfied"], ["Bình thường", "Neither"],
                   ["Hài lòng", "Satisfied"], ["Rất hài lòng", "Very satisfied"]];
const meanOf = ratings => { const n = ratings.reduce((a, b) => a + b, 0); return n ? ratings.reduce((a, b, i) => a + b * (i + 1), 0) / n : 0; };

function showRatings(report) {
  const count = report.ratings.reduce((a, b) => a + b, 0);
  by("said-title").textContent = say(`Hài lòng – ${countText(count)} đánh giá`, `Satisfaction – ${countText(count)} ratings`);
  const rows = [4, 3, 2, 1, 0].map(i => make("div", { class: "mark-5" }, icon("face-" + (i + 1)),
    make("div", {}, make("div", { class: "row" }, make("span", {}, say(...faceNames[i])), make("b", {}, share(report.ratings[i], count))),
      make("progress", { value: report.ratings[i], max: Math.max(1, count), "aria-label": say(...faceNames[i]) }))));
  by("said").replaceChildren(make("p", { class: "big" }, count ? decimal(meanOf(report.ratings)) : "–", make("small", {}, " / 5")), ...rows);
}

function table(id, heads, rows) {
  by(id).replaceChildren(make("thead", {}, make("tr", {}, ...heads.map(head => make("th", { scope: "col" }, head)))),
                         make("tbody", {}, ...rows.map(row => make("tr", {}, ...row.map(cell => make("td", {}, cell))))));
}

function showTables(report) {
  const ratingOf = id => { const found = report.field_ratings.find(r => r.field === id); return found ? decimal(found.mean) : "–"; };
  const over = (text, isOver) => isOver ? make("span", { class: "over" }, "▲ " + text) : text;
  const line = (name, v, limit, rating) => {
    const called = v.waiting.n, inTarget = called ? 100 * v.in_target / called : 100;
    return [name, countText(v.issued), countText(v.completed), countText(v.no_show), countText(v.cancelled + v.expired),
      called ? String(minutes(v.waiting.median_s)) : "–", called ? over(String(minutes(v.waiting.p90_s)), minutes(v.waiting.p90_s) > limit) : "–",
      v.service.n ? String(minutes(v.service.median_s)) : "–", called ? over(Math.round(inTarget) + " %", inTarget < 80) : "–", rating];
  };
  const all = report.ratings.reduce((a, b) => a + b, 0) ? decimal(meanOf(report.ratings)) : "–";
  table("fields", [say("Lĩnh vực", "Field"), say("Đã cấp", "Issued"), say("Đã phục vụ", "Served"), say("Vắng mặt", "Not there"),
                   say("Hủy, hết hạn", "Cancelled, expired"), say("Chờ trung vị (phút)", "Median wait (min)"), say("Chờ p90 (phút)", "P90 wait (min)"),
                   say("Phục vụ (phút)", "Service (min)"), say("Trong ngưỡng", "Within target"), say("Hài lòng", "Rating")],
    [...report.fields.map(f => {
      const known = report.names.find(name => name.field === f.field) || { name: "", name_en: "", max_wait_min: 0 };
      return line(make("span", {}, make("span", { class: "letter" }, f.field), make("b", {}, say(known.name, known.name_en || known.name))),
                  f, known.max_wait_min || 30, ratingOf(f.field));
    }), line(say("Tất cả", "All"), report.visits, 1e9, all)]);
  table("counters", [say("Quầy", "Counter"), say("Đã gọi", "Called"), say("Đã phục vụ", "Served"), say("Vắng mặt", "Not there"),
                     say("Phục vụ trung vị", "Median service"), say("Mở quầy", "Open"), say("Bận", "Busy")],
    report.counters.map(c => [make("b", {}, c.counter), countText(c.called), countText(c.completed), countText(c.no_show),
      c.service.n ? exact(c.service.median_s) : "–", say(decimal(c.open_s / 3600) + " giờ", decimal(c.open_s / 3600) + " h"),
      c.open_s ? Math.round(100 * c.busy_s / c.open_s) + " %" : "–"]));
}

function showSums(report) {
  const v = report.visits;
  const one = (number, name) => make("div", {}, make("dt", {}, name), make("dd", {}, number));
  const count = report.ratings.reduce((a, b) => a + b, 0);
  by("sums").replaceChildren(
    one(countText(v.issued), say("đã cấp", "issued")), one(countText(v.completed), say("đã phục vụ", "served")),
    one(countText(v.no_show), say("vắng mặt", "not there") + (v.issued ? ` (${share(v.no_show, v.issued)})` : "")),
    one(v.waiting.n ? minutes(v.waiting.median_s) + "′" : "–", say("chờ trung vị", "median wait") + (v.waiting.n ? ", p90 " + minutes(v.waiting.p90_s) + "′" : "")),
    one(v.walk.n ? exact(v.walk.median_s) : "–", say("đi đến quầy", "walk")),
    one(v.service.n ? exact(v.service.median_s) : "–", say("phục vụ", "service")),
    one(count ? decimal(meanOf(report.ratings)) : "–", say("hài lòng / 5", "rating / 5")));
}

const followEach = 10000, againEach = 2000; // ms
let asked = 0;     // of several answers only that to the last question is shown
let isOld = false; // the last one failed
let shownAt = 0;   // the server's time

function showState(isGood, text) {
  by("state").className = isGood ? "" : "bad";
  by("state").replaceChildren(icon(isGood ? "check" : "wifi-off"), text);
}

async function load() {
  const { from, to } = day ? span() : { from: "", to: "" };
  const mine = ++asked;
  const answer = await ask("/api/report" + (day ? `?from=${from}&to=${to}` : ""));
  if (mine !== asked) return;
  if (answer.status === 401) return void location.replace("/sign-in?to=/reports");
  isOld = !answer.ok;
  if (!answer.ok)
    return showState(false, (answer.body.text || say("Mất kết nối.", "No connection."))
      + (shownAt ? say(` Số liệu lúc ${clockText(shownAt, false)}.`, ` Figures as of ${clockText(shownAt, false)}.`) : ""));
  shownAt = answer.body.at;
  showState(answer.body.up_to_date, answer.body.up_to_date ? say("Số liệu đến ", "Figures as of ") + clockText(shownAt, false)
                                                           : say("Đang cập nhật số liệu", "Figures are being updated"));
  const report = answer.body;
  today = report.today;
  if (!day) day = today;
  by("ward").textContent = report.ward || "";
  by("title").textContent = isMonth || day !== today ? nameOf(day) : say("Hôm nay, ", "Today, ") + nameOf(day);
  by("days").textContent = isMonth ? say(`${report.days} ngày có khách`, `${report.days} days with visits`) : "";
  by("by-day").setAttribute("aria-pressed", !isMonth);
  by("by-month").setAttribute("aria-pressed", isMonth);
  by("before").replaceChildren(icon("arrow-left"), nameOf(moved(-1), true));
  by("after").replaceChildren(nameOf(moved(1), true), icon("arrow-right"));
  by("after").hidden = moved(1) > today;
  by("before").hidden = !report.first_day || span().from <= report.first_day;
  by("print").replaceChildren(icon("printer"), say("In báo cáo", "Print"));
  by("csv").replaceChildren(icon("arrow-down"), say("Tải CSV", "CSV"));
  const shown = span();
  by("csv").href = `/api/report.csv?from=${shown.from}&to=${shown.to}`;
  by("choose").hidden = false;
  by("nothing").hidden = report.visits.issued > 0;
  by("nothing").textContent = say("Chưa có số nào trong thời gian này.", "No numbers were given in this time.");
  by("report").hidden = report.visits.issued === 0;
  if (report.visits.issued === 0) return;
  showSums(report);
  showHours(report);
  showServed(report);
  showRatings(report);
  showTables(report);
}

by("by-day").onclick = () => { isMonth = false; if (day > today) day = today; load(); };
by("by-month").onclick = () => { isMonth = true; load(); };
by("before").onclick = () => { day = moved(-1); load(); };
by("after").onclick = () => { day = moved(1) > today ? today : moved(1); load(); };
by("print").onclick = () => print();

translate();
document.title = say("Lượt – Báo cáo", "Lượt – Reports");
let me;
while (!(me = await whoIsThere())) {
  showState(false, say("Chưa liên lạc được với máy chủ. Trang tự thử lại.", "The server cannot be reached. The page tries again by itself."));
  await new Promise(done => setTimeout(done, againEach));
}
by("me").textContent = me.name;
load();
/// Days that are over do not change.
setInterval(() => { if (!isOld && (span().to >= today || !day)) load(); }, followEach);
setInterval(() => { if (isOld) load(); }, againEach);
