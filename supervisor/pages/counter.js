// The clerk's page. It draws what the server says of the counter and tells it which keys were pressed; what a key may do
// and what comes of it is known there alone.
import { ask, follow, icon, language, make, say, translate, useLanguage, whoIsThere } from "/common.js";
import { counterChoice } from "/counter-choice.js";
import { dossierForm } from "/counter-dossier.js";
import { keyed, put } from "/keyed.js";
import { watchKeys } from "/keys.js";

const by = id => document.getElementById(id);
const saidFor = 8000;   // ms that a sentence of the page's own stays
const typedAhead = 1500; // ms that a key may wait for those before it
const answeredWithin = 8000; // ms: a press is answered at once, whatever the queue service does

let page = null;        // as the server told it last
let isLost = false;     // the server of the pages does not answer
let lostAt = "", timesLost = 0;
let said = null;        // {good, text, until}
let going = Promise.resolve();

// ---- presses -----------------------------------------------------------------------------------------------------

function tell(text, good = false) {
  said = { good, text, until: Date.now() + saidFor };
  drawNotice();
}

const ownSentence = () => said && said.until > Date.now() ? said : null;

/// One after the other, each with the picture that came of the one before: typing ahead is no mistake. What has waited
/// too long for those before it, or for a line that was lost meanwhile, is not sent any more: the clerk sees another page.
function send(path, body) {
  dossier.flush();
  const at = Date.now(), losses = timesLost;
  let isDropped = false;
  const drop = () => {
    if (!isDropped) tell(isLost ? say("Mất kết nối: phím tạm khóa, không có gì bị mất.", "No connection: keys are locked, nothing is lost.")
                                : say("Máy chủ trả lời chậm: phím vừa bấm không được gửi. Xem lại rồi bấm.", "The server is slow: that key was not sent. Look again, then press."));
    isDropped = true;
  };
  const timer = setTimeout(drop, typedAhead);
  going = going.then(async () => {
    clearTimeout(timer);
    if (isDropped) return;
    if (isLost || timesLost !== losses || Date.now() - at > typedAhead) return drop();
    if (dossier.isUnsent())
      return tell(say("Điều vừa nhập về hồ sơ chưa đến máy chủ, nên phím chưa được gửi. Trang đang gửi lại.",
                      "What was entered about the dossier has not arrived, so the key was not sent. The page sends it again."));
    const answer = await ask("/api/counter/" + path, { ...body, moment: page ? page.moment : 0, lang: language }, answeredWithin);
    if (answer.status === 401) return void location.replace("/sign-in?to=/counter");
    if (answer.ok) said = null;
    if (answer.body.page) take(answer.body.page);
    if (answer.status === 0)
      tell(say("Chưa rõ máy chủ đã nhận phím vừa bấm hay chưa. Xem lại rồi bấm.", "It is not known whether that key was taken. Look again, then press."));
    else if (!answer.ok) tell(answer.body.text);
    else drawNotice();
  });
}

function press(key) {
  if (key === "F10") tell(say("Không đối chiếu khuôn mặt trên trang web.", "Faces are not compared on the web page."));
  else send("press", { key });
}

async function scanned(text) {
  const answer = await ask("/api/counter/scan", { text });
  if (answer.body.text) tell(answer.body.text, answer.body.good === true);
}

/// An older picture that comes late is not drawn over a newer one.
function take(told) {
  if (page && told.n < page.n) return;
  page = told;
  draw();
}

/// What is typed goes after the presses before it.
async function post(path, body) {
  if (isLost) return { ok: false, status: 0, body: {} };
  const answer = await ask("/api/counter/" + path, { ...body, lang: language }, answeredWithin);
  if (answer.status === 401) location.replace("/sign-in?to=/counter");
  if (answer.body.page) take(answer.body.page);
  if (answer.status === 0)
    tell(say("Điều vừa nhập về hồ sơ chưa đến máy chủ; trang giữ và gửi lại.", "What was entered about the dossier has not arrived; the page keeps it and sends it again."));
  else if (!answer.ok) tell(answer.body.text);
  drawNotice();
  return answer;
}
const dossier = dossierForm({ page: () => page, post: (path, body) => (going = going.then(() => post(path, body))) });
const choice = counterChoice({ taken: () => { said = null; }, refused: tell });

// ---- drawing -----------------------------------------------------------------------------------------------------

const part = (row, name) => row.querySelector("." + name);

/// Drawn anew only when it says something else.
const drawn = new Map();
function region(id, data, build) {
  const text = JSON.stringify(data);
  if (drawn.get(id) === text) return;
  drawn.set(id, text);
  by(id).replaceChildren(...build());
}

const priorityMark = () => make("span", { class: "mark-priority", title: say("Ưu tiên", "Priority") }, "Ư");
const bigMark = () => {
  const mark = icon("mark");
  mark.setAttribute("class", "mark");
  return mark;
};

function drawHead() {
  const isDesk = page.kind === "desk";
  const title = isDesk ? say("Quầy ", "Counter ") + page.counter : say("Chọn quầy", "Choose a counter");
  put(by("title"), title);
  document.title = (isDesk && page.visit ? page.visit.label + " – " : "") + title + " – Lượt";
  by("state").hidden = !isDesk;
  by("state").className = "state " + (page.state || "");
  put(by("state"), page.state_name || "");
  put(by("fields"), isDesk ? page.fields : page.centre);
  put(by("person"), page.person);
  by("today").hidden = !isDesk;
  region("today", [isDesk && page.visits_today, language], () => [say("Hôm nay ", "Today "), make("b", {}, String(page.visits_today)), say(" lượt", " visits")]);
  put(by("clock"), page.clock);
  by("give-back").hidden = !isDesk;
  by("live").hidden = page.role === "clerk";
  put(by("language"), say("English", "Tiếng Việt"));
  const isLive = page.live && !isLost;
  by("link").className = "chip" + (isLive ? "" : " bad");
  region("link", [isLive, language], () => [icon(isLive ? "check" : "wifi-off"), isLive ? say("Đã kết nối", "Connected") : say("Mất kết nối", "Not connected")]);
  drawFocus();
}

/// Keys come here only while the window has the focus: a clerk has to see whether it has.
function drawFocus() {
  const isHere = document.hasFocus();
  by("focus").className = "chip" + (isHere ? "" : " bad");
  region("focus", [isHere, language], () => [icon(isHere ? "check" : "hand-touch"), isHere ? say("Phím tắt bật", "Keys on") : say("Bấm vào trang", "Click the page")]);
}

function drawBanner() {
  const told = page && page.banner;
  const banner = isLost
    ? { title: say(`Mất kết nối với máy chủ từ ${lostAt}.`, `The server has not answered since ${lostAt}.`),
        text: say("Phím tạm khóa. Những gì đã nhập được giữ; trang tự nối lại.", "Keys are locked. What was entered is kept; the page comes back by itself.") }
    : page && page.kind === "choice" && !page.live
      ? { title: say("Chưa kết nối được với máy chủ hàng chờ.", "The queue service cannot be reached."), text: say("Trang tự nối lại.", "The page comes back by itself.") }
      : told && told.title ? told : null;
  by("banner").hidden = !banner;
  if (banner)
    region("banner", banner, () => [icon("wifi-off"), make("span", {}, banner.title + " ", make("span", {}, banner.text))]);
}

function drawNotice() {
  const own = ownSentence();
  const notice = own || (page && page.notice);
  by("notice").hidden = !notice;
  if (page && page.kind === "choice" && own) choice.say(own);
  if (!notice) return;
  by("notice").className = notice.good ? "good" : "";
  region("notice", [notice.good, notice.text], () => [icon(notice.good ? "check" : "info"), make("span", {}, notice.text)]);
}

function drawLine() {
  put(by("line-title"), say("Đang chờ ", "Waiting ") + page.waiting_count);
  by("line-note").className = page.as_of ? "stale" : "";
  put(by("line-note"), page.as_of || say("Của quầy này", "For this counter"));
  keyed(by("waiting"), page.waiting, row => row.ticket, row => {
    const line = make("li", { id: "row-" + row.ticket, role: "option" }, make("span", { class: "place figure" }),
      make("span", { class: "who" }, make("span", { class: "label number" }), make("span", { class: "first" }), make("span", { class: "field" })),
      make("span", { class: "waited figure" }), make("span", { class: "why" }, make("span", { class: "sign" }), make("span", { class: "reason" })));
    line.onclick = () => send("select", { ticket: line.classList.contains("selected") ? "" : row.ticket });
    return line;
  }, (line, row, place) => {
    put(part(line, "place"), String(place + 1));
    put(part(line, "label"), row.label);
    put(part(line, "field"), row.field);
    put(part(line, "waited"), row.waited);
    put(part(line, "reason"), row.reason);
    if (!!part(line, "first").firstChild !== row.priority) part(line, "first").replaceChildren(...(row.priority ? [priorityMark()] : []));
    if (!!part(line, "sign").firstChild !== row.over) part(line, "sign").replaceChildren(...(row.over ? [icon("clock")] : []));
    const isNew = row.selected && !line.classList.contains("selected");
    line.className = (row.over ? "over " : "") + (row.selected ? "selected" : "");
    line.setAttribute("aria-selected", row.selected);
    if (isNew) line.scrollIntoView({ block: "nearest" });
  });
  if (selectedRow()) by("waiting").setAttribute("aria-activedescendant", "row-" + selectedRow().ticket);
  else by("waiting").removeAttribute("aria-activedescendant");
  const more = page.waiting_count - page.waiting.length;
  put(by("more"), page.waiting_count === 0 ? say("Chưa có ai chờ.", "Nobody is waiting.") : more > 0 ? say(`và ${more} số nữa`, `and ${more} more`) : "");
}

function drawVisitHead(visit) {
  region("visit-head", [visit.label, visit.field, visit.class, visit.issued, visit.priority, language], () => [
    make("span", { class: "number" }, visit.label),
    make("div", {}, make("b", {}, visit.field, " ", visit.priority && priorityMark()), make("p", {}, visit.class), make("p", {}, visit.issued))]);
}

function drawTimers(visit) {
  keyed(by("bar"), visit.timers, timer => visit.timers.indexOf(timer), () => make("i"), (bar, timer) => { bar.style.flexGrow = String(Math.max(1, Math.round(timer.seconds))); });
  keyed(by("timers"), visit.timers, timer => visit.timers.indexOf(timer),
    () => make("div", {}, make("span", { class: "caption" }), make("span", { class: "value number" }), make("span", { class: "note" })),
    (box, timer) => {
      box.className = timer.running ? "running" : "";
      put(part(box, "caption"), timer.caption);
      put(part(box, "value"), timer.value);
      put(part(box, "note"), timer.note);
    });
}

function drawVisit() {
  const visit = page.visit;
  by("visit").hidden = !visit;
  by("between").hidden = !!visit;
  if (!visit) return drawBetween();
  drawVisitHead(visit);
  drawTimers(visit);
  region("requests", [page.requests, page.open_requests], () => page.requests.map(row => {
    const what = [make("span", { class: "place" }, String(row.number)), make("span", {}, row.text), make("span", { class: "was" }, row.state)];
    return make("li", { class: row.current ? "current" : "" },
      ...(page.open_requests > 1 ? [make("button", { type: "button", "aria-pressed": String(row.current), onclick: () => send("request", { number: row.number }) }, ...what)] : what));
  }));
  by("add").hidden = page.state !== "serving";
  region("history", page.history, () => page.history.map(row => make("li", {}, make("time", {}, row.at), make("span", {}, row.text))));
}

function drawBetween() {
  const last = page.state === "free" && page.last;
  region("between", [page.state, page.pause_reason, last && [last.label, last.outcome], language], () => {
    if (last) return [
      make("div", { class: "number", id: "last-label" }, last.label),
      make("div", { class: "last" + (last.served ? " served" : "") }, icon(last.served ? "check" : "person-x"),
        make("div", {}, make("b", {}, say("Lượt vừa xong: ", "Just ended: ") + last.outcome),
          make("p", {}, say("Quầy đang trống, sẵn sàng gọi người kế tiếp.", "The counter is free for the next person."))))];
    const words = {
      free: [say("Chưa có ai ở quầy", "Nobody at the counter"), say("Bấm F1 để gọi người kế tiếp.", "Press F1 to call the next person.")],
      closed: [say("Quầy đang đóng", "The counter is closed"), say("Bấm F9 để mở quầy. Công dân chưa được mời đến đây.", "Press F9 to open it. Nobody is called here yet.")],
      paused: [say("Quầy đang tạm dừng", "The counter is paused"), page.pause_reason + say(". Bấm F9 để mở lại.", ". Press F9 to reopen.")],
    }[page.state] || [page.state_name, ""];
    return [bigMark(), make("h2", {}, words[0]), make("p", {}, words[1])];
  });
}

const keyAt = cap => page.keys.find(key => key.cap === cap) || { state: "on", reason: "" };

/// A button that is one of the keys.
function action(cap, text, { main = false, tellsWhy = false } = {}) {
  const key = keyAt(cap), isOff = key.state === "off";
  return make("button", { type: "button", class: "action" + (main ? " main" : "") + (isOff ? " off" : ""), "aria-disabled": String(isOff), title: key.reason || null,
    onclick: () => press(cap === "Esc" ? "Escape" : cap) },
    make("kbd", {}, cap), make("span", {}, text, tellsWhy && isOff && key.reason ? make("span", { class: "why" }, key.reason) : null));
}

const selectedRow = () => page.waiting.find(row => row.selected);
const forSelected = () => selectedRow() ? [action("F11", say("Sửa ưu tiên của ", "Correct the priority of ") + selectedRow().label)] : [];

function formParts() {
  const form = page.form;
  return [make("h2", { class: "form-title" }, form.title),
    ...form.questions.map((question, q) => make("div", { class: "question" + (question.current ? " current" : ""), role: "group", "aria-label": question.title },
      make("h3", {}, question.title),
      make("div", { class: "choices" }, ...question.choices.map((choice, c) => make("button",
        { type: "button", "aria-pressed": String(choice.chosen), onclick: () => send("answer", { question: q + 1, choice: c + 1 }) },
        choice.cap ? make("kbd", {}, choice.cap) : null, make("span", {}, choice.text), choice.note ? make("span", { class: "note" }, choice.note) : null))))),
    make("div", { class: "sending" },
      make("button", { type: "button", class: "action", onclick: () => press("Escape") }, make("kbd", {}, "Esc"), make("span", {}, say("Bỏ qua", "Leave"))),
      make("button", { type: "button", class: "action main" + (form.complete ? "" : " off"), onclick: () => press("Enter") }, make("kbd", {}, "Enter"), make("span", {}, form.confirm)))];
}

function stateParts() {
  const small = text => make("p", { class: "small" }, text);
  switch (page.state) {
  case "paused":
    return [make("h2", {}, say("Đang tạm dừng", "Paused")), make("p", {}, say("Lý do: ", "Reason: "), make("b", {}, page.pause_reason), say(". Không ai được gọi đến quầy này.", ". Nobody is called to this counter.")),
      action("F9", say("Mở lại quầy", "Reopen the counter"), { main: true }), ...forSelected()];
  case "free":
    return [make("h2", {}, say("Sẵn sàng", "Ready")),
      make("p", {}, page.waiting_count ? say(`Số ở đầu danh sách được mời đến Quầy ${page.counter}.`, `The first of the list is called to counter ${page.counter}.`)
                                       : say("Chưa có ai chờ các lĩnh vực của quầy này.", "Nobody waits for this counter's fields.")),
      action("F1", say("Gọi kế tiếp", "Call next"), { main: true }),
      ...(selectedRow() ? [action("Enter", say("Mời ", "Call ") + selectedRow().label + say(" trước lượt", " before its turn")), ...forSelected()] : []),
      action("F5", say("Cấp số tại quầy", "A number at the counter")),
      ...(page.held ? [action("F7", say(`Mời lại người tạm giữ (${page.held})`, `Call back from hold (${page.held})`))] : []),
      ...(page.no_shows ? [action("F6", say(`Hoàn tác vắng mặt (${page.no_shows})`, `Undo a no-show (${page.no_shows})`))] : []),
      action("F9", say("Tạm dừng hoặc đóng", "Pause or close")),
      page.waiting_count ? small(say("Phím ↑ ↓ chọn người khác trong danh sách. Mời trước lượt cần lý do và được ghi lại.",
                                     "↑ ↓ select somebody else in the list. Calling before the turn needs a reason and is recorded.")) : null];
  case "called":
    return [make("h2", {}, say("Chờ công dân đến quầy", "Waiting for the citizen")),
      make("p", {}, say("Bảng và loa đang mời ", "Board and voice call "), make("b", {}, page.visit.label), say(` đến Quầy ${page.counter}.`, ` to counter ${page.counter}.`)),
      action("F3", say("Bắt đầu phục vụ", "Start"), { main: true }), action("F2", say("Gọi lại", "Recall"), { tellsWhy: true }), action("F6", say("Vắng mặt", "No-show"), { tellsWhy: true }),
      make("h2", {}, say("Bấm nhầm?", "Pressed by mistake?")), action("Esc", say("Trả về hàng chờ", "Back to the queue")), ...(selectedRow() ? forSelected() : [action("F11", say("Sửa ưu tiên", "Correct the priority"))])];
  case "serving":
    return [make("h2", {}, say("Kết quả yêu cầu ", "Result of request ") + page.current_request),
      make("div", { class: "outcomes", role: "group" }, ...page.outcomes.map((name, i) => make("button", { type: "button", "aria-pressed": String(page.outcome === i), onclick: () => send("outcome", { outcome: i + 1 }) },
        make("kbd", {}, String(i + 1)), icon(["folder-plus", "tray-check", "message", "ban"][i]), make("span", {}, name)))),
      page.outcome < 0 ? small(say("Bấm phím 1 đến 4 để chọn.", "Press 1 to 4 to choose.")) : page.open_requests > 1 ? small(say("Phím ← → chuyển sang yêu cầu khác.", "← → turn to another request.")) : null,
      ...forSelected()];
  case "closed":
    return [make("h2", {}, say("Quầy đang đóng", "The counter is closed")), action("F9", say("Mở quầy", "Open the counter"), { main: true })];
  }
  return [make("h2", {}, page.live ? say("Chưa dùng được", "Cannot be used yet") : say("Chờ kết nối", "Waiting for the connection")),
    make("p", {}, say("Trang tự thử lại, không cần bấm gì. Khi có kết nối, quầy tiếp tục với lượt đang có.", "The page tries again by itself. Then the counter goes on with the visit it has."))];
}

function drawPanel() {
  const selected = selectedRow();
  region("form", page.form ? [page.form, language] : [page.state, page.live, page.outcome, page.current_request, page.open_requests, page.held, page.no_shows, page.waiting_count > 0,
    page.pause_reason, page.visit && page.visit.label, selected && selected.label, page.keys, language], () => (page.form ? formParts() : stateParts()).filter(Boolean));
  const isServing = page.state === "serving" && !page.form;
  by("ending").hidden = !isServing;
  if (isServing)
    region("ending", [page.live, page.outcome, page.visit.label, keyAt("F4"), language], () => [
      action("F4", page.live ? say("Kết thúc lượt ", "Finish ") + page.visit.label : say("Chờ kết nối lại", "Waiting for the connection"), { main: true }),
      make("p", {}, !page.live ? say("Kết quả đã chọn được giữ. Kết thúc lượt khi có kết nối.", "The result is kept. Finish when the connection is back.")
        : page.outcome < 0 ? say("Chọn kết quả trước khi kết thúc.", "Choose a result first.") : say("Sau đó quầy trống, sẵn sàng gọi tiếp.", "Then the counter is free for the next."))]);
  dossier.draw();
}

function drawKeys() {
  by("keys").hidden = false;
  keyed(by("keys"), page.keys, key => key.cap, key => {
    const button = make("button", { type: "button", onclick: () => press(key.cap) }, make("span", {}, make("kbd", {}, key.cap), make("b", { class: "drawing" })), make("span", { class: "name" }));
    return button;
  }, (button, key) => {
    const isOff = key.state === "off" || isLost;
    button.className = isOff ? "off" : key.state;
    button.setAttribute("aria-disabled", isOff);
    button.title = key.reason;
    put(part(button, "name"), key.name);
    if (button.dataset.icon !== key.icon) {
      button.dataset.icon = key.icon;
      part(button, "drawing").replaceChildren(icon(key.icon));
    }
  });
}

// ---- the whole -----------------------------------------------------------------------------------------------------

function draw() {
  const isDesk = page.kind === "desk";
  drawHead();
  drawBanner();
  by("desk").hidden = !isDesk;
  by("choice").hidden = isDesk;
  if (!isDesk) {
    by("keys").hidden = true;
    return choice.draw(page, ownSentence());
  }
  drawLine();
  drawVisit();
  drawPanel();
  drawKeys();
  drawNotice();
}

by("add").onclick = () => press("F5");
by("give-back").onclick = async () => {
  by("menu").open = false;
  const answer = await ask("/api/counter/give-back", {});
  if (!answer.ok) tell(answer.body.text);
};
by("sign-out").onclick = async () => {
  by("menu").open = false;
  const given = await ask("/api/counter/give-back", {});
  if (!given.ok && given.status !== 401) return tell(given.body.text);
  await ask("/api/sign-out", {});
  location.replace("/sign-in");
};
by("language").onclick = () => useLanguage(language === "en" ? "vi" : "en", () => location.reload());
by("menu").onkeydown = event => { if (event.key === "Escape") { event.stopPropagation(); by("menu").open = false; by("menu").firstElementChild.focus(); } };
document.addEventListener("click", event => { if (!by("menu").contains(event.target)) by("menu").open = false; });
window.addEventListener("focus", drawFocus);
window.addEventListener("blur", drawFocus);
setInterval(() => { if (page) drawNotice(); }, 500);

translate();
drawFocus();
watchKeys({ press, scanned, hasForm: () => !!(page && page.form), isAtDesk: () => !!page && page.kind === "desk" });
while (!await whoIsThere()) await new Promise(done => setTimeout(done, 2000));
follow("/events/counter?lang=" + language, "counter", take, now => {
  isLost = now;
  if (now) ++timesLost;
  lostAt = page ? page.clock : "";
  if (!now) dossier.flush();
  drawBanner();
  if (page) draw();
});
