// A number on the phone, by the code that the kiosk shows: the same fields, the same queue. Runs on old phones: nothing
// newer than ES2017.
import { ask, clockText, language, make, say, translate } from "/common.js";
import { by, fill, icon, keepAsking, rangeText, refusalText, showHead } from "/public.js";

const code = location.pathname.split("/")[2] || "";
const api = "/api/n/" + encodeURIComponent(code);
let offer = null, field = "", procedure = null, hasPriority = false, priority = "none";
let hasAsked = false; // something was sent: the code may be spent for this phone's number
let isSending = false, isLost = false, isOver = false, said = "";
let ahead = 0; // of this phone's clock is the service's, ms

const codeLasts = 5 * 60 * 1000;
/// When the code is over: as the machine's address says, else five minutes from when it was first looked at here.
const codeUntil = (() => {
  const told = Number((/[?&]until=(\d+)/.exec(location.search) || [])[1]), name = "luot-until-" + code;
  if (told) return () => told - ahead;
  let until = Date.now() + codeLasts;
  try {
    until = Number(sessionStorage.getItem(name)) || until;
    sessionStorage.setItem(name, until);
  } catch (_) { /* private window: counted anew with each reload */ }
  return () => until;
})();
const secondsLeft = () => Math.max(0, Math.ceil((codeUntil() - Date.now()) / 1000));
const lifeText = () => Math.floor(secondsLeft() / 60) + ":" + String(secondsLeft() % 60).padStart(2, "0");

/// What this phone's intention is known by: asked again, it gets the same number.
const visit = (() => {
  const name = "luot-visit-" + code;
  try { const kept = sessionStorage.getItem(name); if (kept) return kept; } catch (_) { /* private window */ }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const made = Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
  try { sessionStorage.setItem(name, made); } catch (_) { /* then a reload is another intention */ }
  return made;
})();

const procedures = () => (chosen() || {}).procedures || [];
const isMissing = () => !chosen() ? say("Chọn một lĩnh vực để lấy số", "Choose one to take a number")
  : procedures().length && procedure === null ? say("Chọn thủ tục", "Choose the procedure")
  : hasPriority && priority === "none" ? say("Chọn diện ưu tiên", "Choose the kind of priority") : "";
const nameOf = one => say(one.name, one.name_en);
const chosen = () => offer.fields.filter(one => one.field === field && one.open && !one.full)[0];

function countOf(one) {
  if (one.full) return say("Hết số hôm nay", "No more today");
  if (!one.open) return one.opens_at ? say("Mở lại ", "Opens ") + clockText(one.opens_at, false) : say("Đang đóng", "Closed");
  return one.waiting ? say(`${one.waiting} chờ`, `${one.waiting} waiting`) : say("Không chờ", "No wait");
}

const classes = {
  elderly: () => [`Người cao tuổi (từ ${offer.elderly_age} tuổi)`, `Elderly (${offer.elderly_age} and over)`],
  disabled: () => ["Người khuyết tật", "Disabled"], pregnant: () => ["Phụ nữ mang thai", "Pregnant"],
  with_small_child: () => ["Có con nhỏ dưới 3 tuổi", "With a child under 3"],
  merit: () => ["Người có công", "Person of merit"],
};

function choice(name, value, isChosen, isOff, sign, text, count, choose) {
  const id = name + "-" + value;
  return make("label", { class: "choice" },
    make("input", { type: "radio", name, value, id, checked: isChosen, disabled: isOff,
                    onchange: () => { choose(); show(); by(id).focus(); } }),
    make("span", { class: "body" }, icon(sign), tick(), make("span", { class: "name" }, text),
         count && make("span", { class: "count" }, count)));
}

function tick() {
  const sign = icon("check");
  sign.setAttribute("class", "icon tick");
  return sign;
}

function foot() {
  const one = chosen();
  return make("p", { class: "quiet centred small" },
    one && (one.waiting
      ? say(`${one.waiting} người phía trước`, `${one.waiting} before you`) + (rangeText(one.wait) ? say(", chờ khoảng ", ", about ") + rangeText(one.wait) : "") + "."
      : say("Chưa có ai chờ.", "Nobody is waiting.")), one && make("br"),
    say("Mã của máy cho một số, còn dùng được ", "The machine's code gives one number; it is good for "),
    make("b", { id: "life" }, lifeText()), ".");
}

/// What is asked before a number of a field that wants to know; who is not sure is told at the counter.
function whichProcedure() {
  const known = procedures();
  const one = known.filter(each => each.procedure === procedure)[0];
  return known.length > 0 && make("fieldset", { id: "procedures" },
    make("legend", {}, make("h2", {}, say("Thủ tục nào?", "Which procedure?"))),
    ...known.concat([{ procedure: "", name: say("Không rõ, cán bộ sẽ hướng dẫn", "Not sure: staff will help") }]).map(each =>
      choice("procedure", each.procedure, procedure === each.procedure, false, each.procedure ? "document-check" : "info", each.name, "",
        () => { procedure = each.procedure; said = ""; })),
    one && one.documents.length > 0 && make("div", { class: "card", id: "documents" }, make("h2", {}, say("Cần mang theo", "What to bring")),
      make("ul", {}, ...one.documents.map(text => make("li", {}, text)))));
}

function form() {
  const one = chosen();
  return make("form", { id: "form", onsubmit: event => { event.preventDefault(); take(); } },
    make("fieldset", {},
      make("legend", {}, make("h1", {}, say("Mời chọn việc cần làm", "What do you need?")),
        make("span", { class: "quiet" }, say("Số hiện trên điện thoại này. Cùng một hàng chờ.",
                                             "The number appears on this phone. It is the same queue."))),
      ...offer.fields.map(each => choice("field", each.field, one === each, !each.open || each.full, each.icon, nameOf(each),
        countOf(each), () => { if (field !== each.field) procedure = null; field = each.field; said = ""; }))),
    whichProcedure(),
    make("label", { class: "tickbox" },
      make("input", { type: "checkbox", id: "priority", checked: hasPriority, onchange: event => {
        hasPriority = event.target.checked; priority = "none"; show(); by("priority").focus(); } }),
      make("span", {}, say("Tôi thuộc diện ưu tiên", "I have priority")), make("small", {}, say("nếu có", ""))),
    hasPriority && make("fieldset", { id: "classes" }, make("legend", { class: "sr" }, say("Diện ưu tiên", "Priority")),
      ...offer.priority_classes.filter(each => classes[each]).map(each => choice("priority-class", each, priority === each, false,
        "priority", say(...classes[each]()), "", () => { priority = each; }))),
    make("button", { class: one ? "main wide tall" : "wide tall", id: "take", disabled: isSending || isMissing() !== "" }, icon("ticket"),
      isSending ? say("Đang lấy số…", "One moment…") : isMissing() || say("Lấy số ", "Take a number: ") + nameOf(one)),
    make("p", {}, "\u00a0"), foot());
}

const over = () => make("section", { class: "card centred", id: "over" },
  make("h1", {}, say("Mã này không dùng được nữa", "This code is no longer good")),
  make("p", { class: "quiet" }, say("Mỗi mã cho một số, trong 5 phút. Mời quét lại mã trên máy lấy số.",
    "Each code gives one number, within 5 minutes. Please scan the machine's code again.")));

function show() {
  if (!offer) return;
  const focused = document.activeElement && document.activeElement.id;
  document.title = say("Lượt – Lấy số", "Lượt – Take a number");
  showHead(offer.centre, () => say("Mời chọn việc cần làm. ", "What do you need? ") + (chosen() ? nameOf(chosen()) + ", " + countOf(chosen()) + "." : ""), show);
  fill(by("trouble"),
    (isLost || !offer.centre.live) && make("p", { class: "banner", role: "alert", id: "lost" }, icon("wifi-off"),
      make("span", {}, say("Mất kết nối với hàng chờ. Trang tự thử lại; cũng có thể lấy số tại máy.",
        "No connection to the queue. This page tries again; you can also take a number at the machine."))),
    said && make("p", { class: "said bad", role: "alert", id: "said" }, icon("alert"), make("span", {}, said)));
  fill(by("main"), isOver ? over() : form());
  if (focused && by(focused)) by(focused).focus();
}

async function take() {
  isSending = true;
  said = "";
  show();
  const answer = await ask(api + "/issue", { field, procedure: procedure || "", priority: hasPriority ? priority : "none", language, visit });
  isSending = false;
  hasAsked = true;
  if (answer.ok) { location.replace("/t/" + answer.body.token); return; }
  if (answer.status === 403) isOver = true;
  else said = answer.status === 0 || answer.status === 504
    ? say("Chưa có trả lời. Mời bấm lại: không bị lấy hai số.", "No answer yet. Please press again: you will not get two numbers.")
    : refusalText(answer.body);
  show();
}

translate();
window.addEventListener("luot-changed", show);
setInterval(() => {
  if (isOver || !offer) return;
  if (by("life")) by("life").textContent = lifeText();
  // Whoever has sent something may have a number by it, and asks for that again however late.
  if (secondsLeft() === 0 && !isSending && !hasAsked) { isOver = true; show(); }
}, 1000);
keepAsking(api, 10000,
  (body, at) => {
    ahead = at - Date.now();
    const wasLost = isLost;
    isLost = false;
    if (body) offer = body;
    if (body || wasLost) show();
  },
  (status, body) => {
    if (offer && status !== 429 && !isLost) { isLost = true; show(); }
    if (!offer && body.error)
      fill(by("trouble"), make("p", { class: "banner", role: "alert" }, icon("wifi-off"), make("span", {}, refusalText(body))));
  });
