// The supervisor's live page: one look tells whether somebody has to act.
import { ask, clockText, countText, follow, icon, language, make, say, spanText, translate, useLanguage, whoIsThere } from "/common.js";
import { keyed, put as set } from "/keyed.js";
import { newAxis, scaleOf, showAxis, showScale, waitOf } from "/live-axis.js";
import { counterForm, fieldForm, formSees, marked, menuForm, noticeForm, tell, unlockForm } from "/live-orders.js";
import { play, soundState, startSound, switchSound } from "/live-sound.js";

const by = id => document.getElementById(id);
const minute = 60000;
const mostAlerts = 4;

let me = null;
let picture = null;
let ahead = 0; // the service's calendar before this browser's
let hasServer = true;
let showsAll = false;
const heard = new Map(); // red alerts that have sounded, with how bad they were

const words = text => say(text.vi, text.en);
const nameOf = field => say(field.name, field.name_en || field.name);
const decimal = number => number.toLocaleString(language === "en" ? "en-GB" : "vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const isLive = () => hasServer && picture !== null && picture.link === "live";
/// What is old stands still.
const now = () => isLive() ? Date.now() + ahead : picture.at;
const minutesOf = span => Math.max(0, Math.floor(span / minute));
const setClass = (element, name) => { if (element.className !== name) element.className = name; };

const alertIcons = { help: "bell", device: "printer", silent: "wifi-off", idle: "hourglass", called: "hourglass", service: "info" };
const iconOf = alert => icon(alert.level === "red" ? "alert" : alertIcons[alert.id.split("-")[0]] || "alert");
const counterOf = id => picture.counters.find(counter => counter.id === id);
const fieldOf = id => picture.fields.find(field => field.id === id);

function openCounter(id, wanted) {
  const counter = counterOf(id);
  if (counter) counterForm(counter, picture, [doing(counter), counter.clerk].filter(Boolean).join(" · "), wanted);
}
const openField = id => { const field = fieldOf(id); if (field) fieldForm(field, waitText); };
const waitText = person => say(`chờ ${minutesOf(now() - person.at)} phút`, `${minutesOf(now() - person.at)} minutes`);

async function acknowledge(id) {
  const answer = await ask(`/api/alerts/${encodeURIComponent(id)}/acknowledge`, {});
  if (answer.status === 401) location.replace("/sign-in?to=/live");
  else if (!answer.ok) tell(answer.body.text);
}

function newAlert(alert) {
  const buttons = make("p");
  return make("article", {}, iconOf(alert), make("div", {}, make("b"), make("span")), buttons);
}
function showAlert(element, alert) {
  setClass(element, "alert " + alert.level);
  const [title, advice] = element.children[1].children;
  set(title, words(alert.title));
  set(advice, words(alert.advice));
  const helper = alert.helper && counterOf(alert.helper);
  const key = [alert.level, helper ? helper.id : "", language].join();
  const buttons = element.children[2];
  if (buttons.dataset.key === key) return;
  buttons.dataset.key = key;
  element.replaceChild(iconOf(alert), element.firstChild);
  buttons.replaceChildren(...[
    helper && make("button", { type: "button", class: "main", onclick: () => openCounter(helper.id, alert.field) },
      say("Thêm quầy ", "Add counter ") + helper.id),
    alert.field && make("button", { type: "button", onclick: () => openField(alert.field) }, say("Xem", "Look")),
    alert.counter && make("button", { type: "button", onclick: () => openCounter(alert.counter) }, say("Xem", "Look")),
    make("button", { type: "button", onclick: () => acknowledge(alert.id) }, say("Đã biết", "Noted")),
  ].filter(Boolean));
}

function showAlerts() {
  const fresh = picture.alerts.filter(alert => !alert.acknowledged_by);
  const known = picture.alerts.filter(alert => alert.acknowledged_by);
  const shown = showsAll ? fresh : fresh.slice(0, mostAlerts);
  keyed(by("alert-list"), shown, alert => alert.id, newAlert, showAlert);
  let more = document.querySelector(".more");
  if (fresh.length > mostAlerts) {
    if (!more) {
      more = make("button", { type: "button", class: "more", onclick: () => { showsAll = !showsAll; showAlerts(); } });
      by("alert-list").after(more);
    }
    set(more, showsAll ? say("Thu gọn", "Show fewer") : say(`Còn ${fresh.length - mostAlerts} cảnh báo nữa`, `${fresh.length - mostAlerts} more alerts`));
  } else if (more) more.remove();
  by("calm").hidden = fresh.length > 0 || !isLive();
  const calm = known.length ? say("Không có việc mới", "Nothing new") : say("Không có việc cần xử lý ngay", "Nothing needs anybody now");
  if (by("calm").textContent !== calm) by("calm").replaceChildren(icon("check"), calm);
  by("known").hidden = known.length === 0;
  set(by("known-count"), say(`${known.length} việc đã biết`, `${known.length} noted`));
  keyed(by("known-list"), known, alert => alert.id, () => make("p"),
    (element, alert) => set(element, `${words(alert.title)} ${words(alert.advice)} (${alert.acknowledged_by})`));
  const red = fresh.filter(alert => alert.level === "red");
  document.title = (red.length ? `(${red.length}) ` : "") + say("Lượt – Trực tiếp", "Lượt – Live");
  if (isLive()) announce(red);
}

function announce(red) {
  const anew = red.filter(alert => !(heard.get(alert.id) >= alert.degree));
  for (const id of [...heard.keys()]) if (!picture.alerts.some(alert => alert.id === id)) heard.delete(id);
  for (const alert of anew) heard.set(alert.id, alert.degree);
  if (!anew.length) return;
  by("announce").textContent = anew.map(alert => words(alert.title)).join(" ");
  play();
}

function showTotals() {
  const totals = picture.totals;
  const wait = totals.median_s === undefined ? "–" : Math.round(totals.median_s / 60) + "′";
  const ninth = totals.p90_s === undefined ? "" : `, p90 ${Math.round(totals.p90_s / 60)}′`;
  const rows = [
    ["issued", countText(totals.issued), say("đã cấp", "given")], ["waiting", countText(totals.waiting), say("đang chờ", "waiting")],
    ["serving", countText(totals.serving), say("đang phục vụ", "being served")], ["done", countText(totals.done), say("đã xong", "done")],
    ["no_show", countText(totals.no_show), say("vắng mặt", "not there")],
    ["wait", wait, say("chờ trung vị", "median wait") + ninth, say("trung vị", "median")],
    ["rating", totals.rating === undefined ? "–" : decimal(totals.rating), say("hài lòng / 5", "rating / 5"), say("hài lòng", "rating")],
  ];
  const brief = ["waiting", "done", "wait", "rating"];
  keyed(by("totals"), rows, row => row[0], ([key]) => make("div", { class: brief.includes(key) ? "brief" : "" }, make("dt", {}, make("span", { class: "long" }), make("span", { class: "short" })),
    make("dd")), (element, [, value, name, short]) => {
    const [long, brief] = element.children[0].children;
    set(long, name);
    set(brief, short || name);
    set(element.children[1], value);
  });
  by("notice").hidden = !picture.notice;
  if (by("notice").textContent !== picture.notice) by("notice").replaceChildren(icon("message"), picture.notice);
}

function newField(field) {
  const name = make("button", { type: "button", class: "name", onclick: () => openField(field.id) },
    make("span", { class: "letter" }, field.id), make("span"));
  return make("tr", {}, make("th", { scope: "row" }, name), make("td", { class: "count" }), make("td", { class: "axis" }, newAxis()),
    make("td", { class: "longest" }), make("td", { class: "served" }));
}
function showField(row, field, scale) {
  const [name, count, axis, longest, served] = row.children;
  const state = !field.open ? say("ngừng cấp số", "no numbers") : field.full ? say("hết số", "full") : "";
  const label = name.firstChild.children[1];
  const key = nameOf(field) + "|" + state;
  if (label.dataset.key !== key) {
    label.dataset.key = key;
    label.replaceChildren(nameOf(field), ...(state ? [" ", make("span", { class: "tag" }, state)] : []));
  }
  set(count, String(field.waiting.length));
  setClass(count, field.waiting.length ? "count" : "count zero");
  const waits = field.waiting.map(person => waitOf(person, field, picture.near_percent, now()));
  const over = waits.filter(wait => wait === "over").length, near = waits.filter(wait => wait === "near").length;
  const most = field.waiting.length ? minutesOf(now() - field.waiting[0].at) : 0;
  const text = field.waiting.length ? most + "′" : "–";
  if (longest.dataset.key !== text + over) {
    longest.dataset.key = text + over;
    longest.replaceChildren(...(over ? [icon("alert")] : []), text);
  }
  setClass(longest, over ? "longest over" : "longest");
  const isAlone = !field.counters.length && field.waiting.length > 0;
  set(served, field.counters.join(", ") || (isAlone ? say("chưa có", "none") : "–"));
  setClass(served, isAlone ? "served nobody" : "served");
  const spoken = !field.waiting.length ? say("không có ai chờ", "nobody waits")
    : say(`${field.waiting.length} người chờ, lâu nhất ${most} phút`, `${field.waiting.length} waiting, the longest ${most} minutes`)
      + (near ? say(`; ${near} người gần ngưỡng`, `; ${near} near the limit`) : "")
      + (over ? say(`; ${over} người quá ngưỡng ${field.max_wait_min} phút`, `; ${over} over the limit of ${field.max_wait_min} minutes`) : "");
  showAxis(axis.firstChild, field, scale, picture.near_percent, now(), nameOf(field) + ": " + spoken);
}

const pauses = { break: ["Nghỉ giải lao", "Break"], meeting: ["Họp đột xuất", "Meeting"], urgent_work: ["Việc khẩn cấp", "Urgent work"],
                 helping_others: ["Hỗ trợ đồng nghiệp", "Helping others"], other: ["Tạm dừng", "Paused"] };
function doing(counter) {
  switch (counter.state) {
  case "serving": return say("Phục vụ", "Serving");
  case "called": return say("Đang gọi", "Calling");
  case "free": return say("Sẵn sàng", "Ready");
  case "paused": return say(...(pauses[counter.pause] || pauses.other));
  default: return say("Đóng", "Closed");
  }
}
const doingIcons = { serving: "play", called: "bell", free: "check", paused: "pause", closed: "minus" };

function newDesk(counter) {
  return make("li", {}, make("button", { type: "button", onclick: () => openCounter(counter.id) }, make("span", { class: "digit number" }, counter.id),
    make("span", { class: "what" }, make("span", { class: "first" }, make("span"), make("time")), make("span", { class: "doing" }),
      make("span", { class: "whose" }))));
}
function showDesk(item, counter) {
  const button = item.firstChild;
  setClass(button, "desk " + counter.state);
  const [first, state, whose] = button.children[1].children;
  set(first.children[0], counter.label ? marked(counter) : counter.state === "closed" ? doing(counter) : say("Trống", "Free"));
  set(first.children[1], counter.since && counter.state !== "closed" ? spanText(now() - counter.since) : "");
  const text = doing(counter);
  if (state.dataset.key !== counter.state + text) {
    state.dataset.key = counter.state + text;
    state.replaceChildren(icon(doingIcons[counter.state]), text);
  }
  state.hidden = counter.state === "closed";
  const names = counter.fields.map(id => fieldOf(id)).filter(Boolean).map(nameOf);
  set(whose, counter.clerk || (names.length > 2 ? say("Lĩnh vực ", "Fields ") + counter.fields.join(", ") : names.join(", ")));
}

function showCounters() {
  keyed(by("counters"), picture.counters, counter => counter.id, newDesk, showDesk);
  const open = picture.counters.filter(counter => !["closed", "paused"].includes(counter.state)).length;
  const paused = picture.counters.filter(counter => counter.state === "paused").length;
  set(by("counters-sum"), say(`${open} mở`, `${open} open`) + (paused ? say(`, ${paused} tạm dừng`, `, ${paused} paused`) : ""));
}

function showCalls() {
  const newest = picture.calls.slice(0, 8);
  by("no-calls").hidden = newest.length > 0;
  keyed(by("calls"), newest, call => call.label + call.at, () => make("tr", {}, ...Array.from({ length: 5 }, () => make("td"))),
    (row, call) => {
      const texts = [clockText(call.at), marked(call), say("Quầy ", "Counter ") + call.counter, call.clerk, words(call.why)];
      texts.forEach((text, i) => set(row.children[i], text));
      setClass(row.children[4], call.chosen ? "chosen" : "");
    });
}

const deviceIcons = { kiosk: "kiosk", board: "board", counter: "board", clerk: "clerk", reception: "person", service: "server" };
function showDevices() {
  const service = { id: "service", role: "service", name: { vi: "Máy chủ hàng chờ", en: "Queue service" }, level: isLive() ? "good" : "fault",
    state: isLive() ? { vi: "Tốt", en: "Good" } : { vi: "Không trả lời", en: "Does not answer" } };
  const all = [...picture.devices, service];
  keyed(by("devices"), all, device => device.id, device => make("li", {}, icon(deviceIcons[device.role] || "info"), make("span"),
    make("span", { class: "how" }, make("span"))), (item, device) => {
    set(item.children[1], words(device.name));
    const how = item.children[2];
    const quiet = device.heard_at && device.level === "silent" ? " · " + say("tin cuối ", "last heard ") + clockText(device.heard_at, false)
      : device.gone_since ? say(" từ ", " since ") + clockText(device.gone_since, false) : "";
    const text = (device.help ? say("Có người gọi cán bộ · ", "Somebody asks for staff · ") : "") + words(device.state) + quiet;
    const level = device.help ? "fault" : device.level;
    if (how.dataset.key === level + text) return;
    how.dataset.key = level + text;
    setClass(how, "how " + level);
    how.replaceChildren(make("span", {}, text), icon(level === "good" ? "check" : level === "unknown" ? "minus" : "alert"));
  });
  const good = all.filter(device => device.level === "good" && !device.help).length;
  const bad = all.filter(device => device.help || !["good", "unknown"].includes(device.level)).length;
  set(by("devices-sum"), say(`${good} tốt`, `${good} good`) + (bad ? say(`, ${bad} cần chú ý`, `, ${bad} to look at`) : ""));
}

/// What is not live says so at once, with the time of what it shows.
function showLink() {
  const isGood = isLive();
  document.body.classList.toggle("is-old", picture !== null && !isGood);
  const state = by("state");
  const text = isGood ? say("Trực tiếp", "Live") : picture === null ? say("Đang kết nối", "Connecting") : say("Mất kết nối", "Not connected");
  if (state.dataset.key !== text) {
    state.dataset.key = text;
    state.className = isGood ? "" : "bad";
    state.replaceChildren(icon(isGood ? "check" : "wifi-off"), text);
  }
  const lost = by("lost");
  lost.hidden = isGood || (picture === null && hasServer);
  if (lost.hidden) return;
  const whom = hasServer ? say("Máy chủ hàng chờ không trả lời.", "The queue service does not answer.")
                         : say("Mất liên lạc với trang web.", "The server of this page is not heard.");
  const asOf = picture ? " " + say(`Số liệu lúc ${clockText(picture.lost_since || picture.at)}.`, `What is shown is of ${clockText(picture.lost_since || picture.at)}.`) : "";
  const said = whom + asOf + " " + say("Đang kết nối lại…", "Connecting again…");
  if (lost.textContent !== said) lost.replaceChildren(icon("wifi-off"), said);
}

function showBar() {
  const sounds = { on: ["speaker", say("Âm báo bật", "Sound on")], off: ["minus", say("Âm báo tắt", "Sound off")],
                   waiting: ["speaker", say("Bấm để bật âm báo", "Press for sound")] };
  const [shape, text] = sounds[soundState()];
  by("sound").replaceChildren(icon(shape), make("span", {}, text));
  by("sound").setAttribute("aria-pressed", soundState() === "on");
  by("me").replaceChildren(icon("person"), make("span", {}, me ? me.name : ""));
  // On a phone the name does not show.
  by("me").setAttribute("aria-label", (me ? me.name + ": " : "") + say("tài khoản và cài đặt", "account and settings"));
}

function render() {
  showLink();
  const time = clockText(picture ? now() : Date.now());
  if (by("clock").textContent !== time) by("clock").replaceChildren(time.slice(0, 5), make("span", { class: "long" }, time.slice(5)));
  if (!picture) return;
  set(by("ward"), picture.ward || picture.centre);
  showAlerts();
  showTotals();
  const scale = scaleOf(picture.fields, now());
  showScale(by("scale"), scale, "′");
  keyed(by("fields"), sorted(picture.fields), field => field.id, newField, (row, field) => showField(row, field, scale));
  showCounters();
  showCalls();
  showDevices();
  formSees(picture);
}
/// On a phone whoever is over the limit comes first; on a large screen each stays in its place.
function sorted(fields) {
  if (!matchMedia("(max-width: 640px)").matches) return fields;
  const isOver = field => field.waiting.some(person => waitOf(person, field, picture.near_percent, now()) === "over");
  return [...fields.filter(isOver), ...fields.filter(field => !isOver(field))];
}

function choosePart(part) {
  by("main").dataset.part = part;
  for (const button of document.querySelectorAll(".tabs button")) button.setAttribute("aria-pressed", button.dataset.part === part);
}

function openMenu() {
  menuForm(me ? me.name : "", [
    [soundState() === "on" ? say("Tắt âm báo", "Sound off") : say("Bật âm báo", "Sound on"), switchSound],
    [say("Dòng thông báo…", "Notice line…"), () => noticeForm(picture)],
    [say("Mở khóa mã PIN…", "Unlock a PIN…"), () => unlockForm(picture)],
    [say("English", "Tiếng Việt"), () => useLanguage(language === "en" ? "vi" : "en", () => { showBar(); render(); })],
    [say("Đăng xuất", "Sign out"), async () => { await ask("/api/sign-out", {}); location.replace("/sign-in?to=/live"); }],
  ]);
}

async function start() {
  translate();
  choosePart("queues");
  for (const button of document.querySelectorAll(".tabs button")) button.onclick = () => choosePart(button.dataset.part);
  by("sound").onclick = switchSound;
  by("me").onclick = () => { if (picture) openMenu(); };
  startSound(showBar);
  showBar();
  render();
  me = await whoIsThere();
  showBar();
  follow("/events/live", "live", data => {
    // The page may have come from the browser's own store while the server was away.
    if (me === null) whoIsThere().then(found => { me = found; showBar(); });
    picture = data;
    ahead = data.now - Date.now();
    hasServer = true;
    render();
  }, isLost => { hasServer = !isLost; render(); }, 3000);
  setInterval(render, 1000);
}

start();
