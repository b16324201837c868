// A number on the phone, by the code that the kiosk shows: the same fields, the same queue. Runs on old phones: nothing
// newer than ES2017.
import { ask, clockText, language, make, say, translate } from "/common.js";
import { by, fill, icon, keepAsking, rangeText, refusalText, showHead } from "/public.js";

const code = location.pathname.split("/")[2] || "";
const api = "/api/n/" + encodeURIComponent(code);
let offer = null, field = "", hasPriority = false, priority = "none";
let isSending = false, isLost = false, isOver = false, said = "";

/// What this phone's intention is known by: asked again, it gets the same number.
const visit = (() => {
  const name = "luot-visit-" + code;
  try { const kept = sessionStorage.getItem(name); if (kept) return kept; } catch (_) { /* private window */ }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const made = Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
  try { sessionStorage.setItem(name, made); } catch (_) { /* then a reload is another intention */ }
  return made;
})();

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
    say("Mã trên máy dùng được 5 phút, cho một số.", "The machine's code is good for 5 minutes and one number."));
}

function form() {
  const one = chosen();
  return make("form", { id: "form", onsubmit: event => { event.preventDefault(); take(); } },
    make("fieldset", {},
      make("legend", {}, make("h1", {}, say("Mời chọn việc cần làm", "What do you need?")),
        make("span", { class: "quiet" }, say("Số hiện trên điện thoại này. Cùng một hàng chờ.",
                                             "The number appears on this phone. It is the same queue."))),
      ...offer.fields.map(each => choice("field", each.field, one === each, !each.open || each.full, each.icon, nameOf(each),
        countOf(each), () => { field = each.field; said = ""; }))),
    make("label", { class: "tickbox" },
      make("input", { type: "checkbox", id: "priority", checked: hasPriority, onchange: event => {
        hasPriority = event.target.checked; priority = "none"; show(); by("priority").focus(); } }),
      make("span", {}, say("Tôi thuộc diện ưu tiên", "I have priority")), make("small", {}, say("nếu có", ""))),
    hasPriority && make("fieldset", { id: "classes" }, make("legend", { class: "sr" }, say("Diện ưu tiên", "Priority")),
      ...offer.priority_classes.filter(each => classes[each]).map(each => choice("priority-class", each, priority === each, false,
        "priority", say(...classes[each]()), "", () => { priority = each; }))),
    make("button", { class: one ? "main wide tall" : "wide tall", id: "take",
                     disabled: !one || isSending || (hasPriority && priority === "none") }, icon("ticket"),
      isSending ? say("Đang lấy số…", "One moment…") : !one ? say("Chọn một lĩnh vực để lấy số", "Choose one to take a number")
        : hasPriority && priority === "none" ? say("Chọn diện ưu tiên", "Choose the kind of priority")
        : say("Lấy số ", "Take a number: ") + nameOf(one)),
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
  const answer = await ask(api + "/issue", { field, priority: hasPriority ? priority : "none", language, visit });
  isSending = false;
  if (answer.ok) { location.replace("/t/" + answer.body.token); return; }
  if (answer.status === 403) isOver = true;
  else said = answer.status === 0 || answer.status === 504
    ? say("Chưa có trả lời. Mời bấm lại: không bị lấy hai số.", "No answer yet. Please press again: you will not get two numbers.")
    : refusalText(answer.body);
  show();
}

translate();
window.addEventListener("luot-changed", show);
keepAsking(api, 10000,
  body => {
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
