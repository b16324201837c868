// The reception page: a number for somebody else, on the screen and on paper, and the day's numbers.
import { combobox } from "/combobox.js";
import { ask, clockText, dayText, follow, icon, language, make, say, translate, useLanguage, whoIsThere } from "/common.js";
import { answered, idOf } from "/once.js";

const by = id => document.getElementById(id);
let page = null, isLost = false, ahead = 0;
let procedures = [], procedure = "", ofField = "";
let reprinting = null;

const priorityNames = {
  none: ["Không", "None"], elderly: ["Người cao tuổi", "Elderly"], disabled: ["Người khuyết tật", "Disabled"],
  pregnant: ["Phụ nữ mang thai", "Pregnant"], with_small_child: ["Có con nhỏ", "With a small child"], merit: ["Người có công", "Merit"],
};
const reasons = [["Không dùng được máy lấy số", "Cannot use the machine"], ["Cần người giúp", "Needs help"], ["Máy lấy số đang hỏng", "The machine is out of order"], ["Gọi điện nhờ lấy số", "Asked by telephone"]];
const states = {
  waiting: ["đang chờ", "waiting"], called: ["đang gọi", "called"], serving: ["đang phục vụ", "being served"], on_hold: ["tạm giữ", "on hold"],
  completed: ["đã xong", "done"], no_show: ["vắng mặt", "no-show"], cancelled: ["đã hủy", "cancelled"], expired: ["hết ngày", "expired"],
};

/// Undefined: nobody is signed in any more, and the page goes there.
async function order(path, body) {
  const intention = path + JSON.stringify(body);
  const answer = await ask("/api/reception/" + path, { form: idOf(intention), ...body });
  answered(intention, answer);
  if (answer.status === 401) return void location.replace("/sign-in?to=/reception");
  return answer;
}
const chosen = name => (document.querySelector(`input[name="${name}"]:checked`) || { value: "" }).value;
const fieldName = field => language === "en" && field.name_en ? field.name_en : field.name;

function pick(name, value, content, isChosen, isOff) {
  return make("label", { class: "pick" }, make("input", { type: "radio", name, value, checked: isChosen, disabled: isOff }), make("span", {}, ...content));
}

let fieldsDrawn = "";
function drawFields() {
  const text = JSON.stringify([page.fields, language]);
  if (text === fieldsDrawn) return;
  fieldsDrawn = text;
  const before = chosen("field"), hadFocus = by("fields").contains(document.activeElement);
  by("fields").replaceChildren(...page.fields.map(field => {
    const isOff = !field.open || field.full;
    const about = field.full ? say("Đã hết số hôm nay", "No numbers left today") : !field.open ? (field.opens_at ? say("Mở lúc ", "Opens at ") + clockText(field.opens_at, false) : say("Đang đóng", "Closed"))
      : say(`${field.waiting} người chờ`, `${field.waiting} waiting`) + (field.to ? say(` · ${field.from}–${field.to} phút`, ` · ${field.from}–${field.to} min`) : "");
    return pick("field", field.id, [icon(field.icon), make("span", {}, fieldName(field), make("small", {}, about))], field.id === before && !isOff, isOff);
  }));
  if (hadFocus) (document.querySelector("input[name=field]:checked") || by("fields").querySelector("input:not(:disabled)"))?.focus();
}
function drawChoices() {
  const before = chosen("priority") || "none";
  by("priorities").replaceChildren(...["none", ...page.priorities].map(id =>
    pick("priority", id, [say(...priorityNames[id]) + (id === "elderly" ? say(` từ ${page.elderly_age}`, ` from ${page.elderly_age}`) : "")], id === before)));
  by("reasons").replaceChildren(...reasons.map(([vi, en]) => pick("reason", vi, [say(vi, en)], false)));
}
async function fieldChosen() {
  const field = page.fields.find(one => one.id === chosen("field"));
  if (!field || field.id === ofField) return;
  ofField = field.id;
  procedure = "";
  by("procedure").value = "";
  showDocuments();
  const answer = await ask("/api/reception/procedures?field=" + encodeURIComponent(field.id));
  if (ofField !== field.id) return;
  procedures = answer.ok ? answer.body.procedures.map(one => ({ ...one, text: one.name })) : [];
  by("about").hidden = !procedures.length;
}
function showDocuments(documents = []) {
  by("documents").hidden = !documents.length;
  by("documents").textContent = say("Cần mang theo:", "To bring:") + "\n" + documents.map(one => "• " + one).join("\n");
}
combobox(by("procedure"), by("matches"), {
  most: 6,
  items: () => procedures,
  picked: one => { procedure = one.id; showDocuments(one.documents); },
  typed: () => { procedure = ""; showDocuments(); },
  opens: () => !procedure,
});

// ---- the number ----------------------------------------------------------------------------------------------------

function qrOf(qr) {
  const name = "http://www.w3.org/2000/svg", svg = document.createElementNS(name, "svg"), path = document.createElementNS(name, "path");
  svg.setAttribute("class", "qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", say("Mã QR của phiếu", "The ticket's QR code"));
  svg.setAttribute("viewBox", `-4 -4 ${qr.size + 8} ${qr.size + 8}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  path.setAttribute("d", qr.d);
  svg.append(path);
  return svg;
}
function showPaper(paper) {
  by("nothing").hidden = true;
  by("issued").hidden = false;
  const line = (name, text) => text ? make("p", { class: name }, text) : null;
  by("paper").replaceChildren(...[
    line("branch", paper.branch), line("small", paper.ward),
    make("p", { class: "number" }, paper.label), line("field", language === "en" && paper.field_name_en ? paper.field_name_en : paper.field_name),
    line("class", paper.priority ? say("Ưu tiên", "Priority") : ""),
    line("ahead", paper.ahead ? say(`Trước đó còn ${paper.ahead} người`, `${paper.ahead} people ahead`) : paper.state === "waiting" ? say("Không còn ai chờ trước", "Nobody is ahead") : ""),
    line("ahead", paper.to ? say(`Chờ khoảng ${paper.from}–${paper.to} phút`, `About ${paper.from}–${paper.to} minutes`) : ""),
    line("small", paper.counters.length ? say("Quầy ", "Counter ") + paper.counters.join(", ") : ""),
    paper.qr ? qrOf(paper.qr) : null,
    line("small", paper.qr ? paper.links ? say("Quét để xem lượt trên điện thoại", "Scan to follow it on the phone") : say("Đưa mã này cho cán bộ tại quầy", "Show this code at the counter") : ""),
    line("small", clockText(paper.at, false) + " · " + dayText(paper.at)), line("small", paper.hotline ? say("Tổng đài ", "Hotline ") + paper.hotline : "")].filter(Boolean));
  by("print").focus();
}
function refused(text) {
  by("said").hidden = !text;
  by("said").textContent = text || "";
}
by("form").onsubmit = async event => {
  event.preventDefault();
  const reason = by("reason").value.trim() || chosen("reason");
  if (!chosen("field")) return refused(say("Chọn lĩnh vực.", "Choose a field."));
  if (!reason) return refused(say("Chọn hoặc ghi lý do lấy số thay.", "Choose or write a reason."));
  by("go").disabled = true;
  const answer = await order("issue", { field: chosen("field"), priority: chosen("priority") || "none", procedure, reason });
  by("go").disabled = false;
  if (!answer) return;
  refused(answer.ok ? "" : answer.body.text);
  if (answer.ok) showPaper(answer.body);
};
by("another").onclick = () => {
  by("form").reset();
  ofField = procedure = "";
  by("about").hidden = true;
  by("issued").hidden = true;
  by("nothing").hidden = false;
  document.querySelector("input[name=priority]").checked = true;
  (by("fields").querySelector("input:not(:disabled)") || by("go")).focus();
};
const stored = () => { try { return localStorage.getItem("luot-paper") || "roll"; } catch { return "roll"; } };
by("size").value = stored();
document.body.classList.add(by("size").value);
by("size").onchange = () => {
  document.body.classList.remove("roll", "sheet");
  document.body.classList.add(by("size").value);
  try { localStorage.setItem("luot-paper", by("size").value); } catch { /* for this page only */ }
};
by("print").onclick = () => window.print();

// ---- the day's numbers -----------------------------------------------------------------------------------------------

/// What the server found among all the day's numbers; the page has the newest of them only.
let searched = { wanted: "", tickets: [] };
const wantedNow = () => by("find").value.trim().toUpperCase();
function rowsNow() {
  const wanted = wantedNow();
  if (!wanted) return page.tickets;
  return searched.wanted === wanted ? searched.tickets : page.tickets.filter(row => row.label.includes(wanted));
}
async function search() {
  const wanted = wantedNow();
  if (!wanted || !page || page.count <= page.tickets.length) { searched = { wanted: "", tickets: [] }; return; }
  const answer = await ask("/api/reception/tickets?find=" + encodeURIComponent(wanted));
  if (!answer.ok || wanted !== wantedNow()) return;
  searched = { wanted, tickets: answer.body.tickets };
  drawTickets();
}

let ticketsDrawn = "";
function drawTickets() {
  const found = rowsNow();
  by("count").textContent = say(`Hôm nay: ${page.count} số`, `Today: ${page.count} numbers`);
  const text = JSON.stringify([found, language]);
  if (text === ticketsDrawn) return;
  ticketsDrawn = text;
  by("tickets").replaceChildren(...found.map(row => make("tr", { class: row.live ? "" : "over" },
    make("td", { class: "number" }, row.label, row.priority ? " Ư" : ""), make("td", { class: "figure" }, clockText(row.at, false)),
    make("td", {}, say(...(states[row.state] || [row.state])) + (row.counter && row.live && row.state !== "waiting" ? say(" · quầy ", " · counter ") + row.counter : "")),
    make("td", {}, row.live ? make("button", { type: "button", "aria-label": say("In lại ", "Print again ") + row.label, onclick: () => askAgain(row) }, icon("printer"), say("In lại", "Again")) : null))));
}
function askAgain(row) {
  reprinting = row;
  by("again-title").textContent = say(`In lại phiếu ${row.label}?`, `Print ${row.label} again?`);
  by("again").showModal();
}
by("again-no").onclick = () => by("again").close();
by("again-yes").onclick = async () => {
  by("again").close();
  by("again-yes").disabled = true;
  const answer = await order("reprint", { ticket: reprinting.ticket });
  by("again-yes").disabled = false;
  if (!answer) return;
  refused(answer.ok ? "" : answer.body.text);
  if (answer.ok) showPaper(answer.body);
};
by("find").oninput = () => { search(); if (page) drawTickets(); };

// ---- the whole -------------------------------------------------------------------------------------------------------

function drawState() {
  const isLive = page && page.live && !isLost;
  by("link").className = "chip" + (isLive ? "" : " bad");
  by("link").replaceChildren(icon(isLive ? "check" : "wifi-off"), isLive ? say("Đã kết nối", "Connected") : say("Mất kết nối", "Not connected"));
  by("banner").hidden = isLive;
  by("banner").replaceChildren(icon("wifi-off"), say("Mất kết nối với máy chủ: lúc này không cấp được số. Trang tự nối lại.", "The server does not answer: no numbers can be given now. The page comes back by itself."));
}
function draw(told) {
  const isFirst = !page;
  page = told;
  ahead = page.at - Date.now();
  if (isFirst) drawChoices();
  drawFields();
  drawTickets();
  search();
  drawState();
}
by("fields").onchange = fieldChosen;
by("reasons").onchange = () => { by("reason").value = ""; };
by("language").textContent = say("English", "Tiếng Việt");
by("language").onclick = () => useLanguage(language === "en" ? "vi" : "en", () => location.reload());
by("sign-out").onclick = async () => { await ask("/api/sign-out", {}); location.replace("/sign-in"); };

translate();
document.title = say("Lượt – Lễ tân", "Lượt – Reception");
setInterval(() => { by("clock").textContent = clockText(Date.now() + ahead); }, 500);
let me;
while (!(me = await whoIsThere())) await new Promise(done => setTimeout(done, 2000));
by("person").textContent = me.name;
by("live").hidden = me.role === "clerk";
follow("/events/reception", "reception", draw, now => { isLost = now; drawState(); });
