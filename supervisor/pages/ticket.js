// The page of one ticket: what its holder sees, and may do. Runs on old phones: nothing newer than ES2017.
import { ask, clockText, make, say, translate } from "/common.js";
import { address, allowSound, by, canSound, canSpeak, canVibrate, capital, chime, fill, hasSound, icon, keepAsking, rangeText,
         refusalText, showHead, speak, spelled } from "/public.js";

const api = "/api/t/" + encodeURIComponent(location.pathname.split("/")[2] || "");
let ticket = null; // as last told
let at = 0; // when it was last known to be so, by the service's clock
let isLost = false, missing = null;
let isAsked = false; // "really give the number up?" is shown
let score = 0, sentence = "", heardCalls = null, question = null;
let said = null; // what became of the last tap: {good, text}

const own = () => say(address(ticket.centre), "you");
const fieldName = () => say(ticket.name, ticket.name_en || ticket.name);
const counterText = id => say("Quầy ", "Counter ") + id;

function anyOf(counters) {
  if (counters.length === 0) return say("Chưa có quầy mở", "No counter is open yet");
  const first = counters.slice(0, -1).join(", "), last = counters[counters.length - 1];
  return (counters.length > 1 ? say("Quầy ", "Counters ") : say("Quầy ", "Counter "))
    + (first ? first + say(" hoặc ", " or ") : "") + last;
}

const outcomes = {
  dossier_received: ["đã nhận hồ sơ", "documents received"], result_returned: ["đã trả kết quả", "result handed over"],
  guidance: ["đã hướng dẫn", "advice given"], refused: ["chưa nhận hồ sơ", "documents not accepted"],
  transferred: ["đã chuyển nơi khác", "passed on"],
};

// ---- what it says, in one sentence: read aloud, and for a screen reader

function sentenceNow() {
  if (!ticket) return "";
  const label = spelled(ticket.label);
  switch (ticket.state) {
  case "waiting": return ticket.ahead === 0
    ? say(`Số ${label}. Sắp đến lượt.`, `Number ${label}. It is your turn next.`)
    : say(`Số ${label}. Còn ${ticket.ahead} người phía trước.`, `Number ${label}. ${ticket.ahead} people are before you.`)
      + (ticket.wait.to ? say(` Chờ khoảng ${ticket.wait.from} đến ${ticket.wait.to} phút.`,
                              ` About ${ticket.wait.from} to ${ticket.wait.to} minutes.`) : "");
  case "called": return say(`Mời ${ticket.centre.address || "công dân"} số ${label}, đến quầy số ${ticket.counter}.`,
                            `Number ${label}, please go to counter ${ticket.counter}.`);
  case "serving": return say(`Số ${label} đang được phục vụ tại quầy ${ticket.counter}.`,
                             `Number ${label} is being served at counter ${ticket.counter}.`);
  case "on_hold": return say(`Số ${label} đang được giữ lại.`, `Number ${label} is on hold.`);
  case "completed": return say(`Số ${label} đã xong.`, `Number ${label} is done.`);
  case "no_show": return say(`Số ${label} đã được gọi. Xin gặp cán bộ tại quầy.`,
                             `Number ${label} has been called. Please ask at the counter.`);
  case "cancelled": return say(`Số ${label} đã hủy.`, `Number ${label} is cancelled.`);
  default: return say(`Số ${label} đã hết hiệu lực.`, `Number ${label} is no longer valid.`);
  }
}

const titleNow = () => !ticket ? "Lượt"
  : ticket.state === "called" ? say(`▶ Quầy ${ticket.counter} – ${ticket.label}`, `▶ Counter ${ticket.counter} – ${ticket.label}`)
  : ticket.state === "waiting" ? say(`${ticket.label} – còn ${ticket.ahead} người`, `${ticket.label} – ${ticket.ahead} before you`)
  : ticket.label + " – Lượt";

// ---- the parts of the page

const numberCard = () => make("section", { class: "card centred" },
  make("p", { class: "quiet" }, say("Số của " + own(), "Your number")),
  make("p", { class: "number", id: "label" }, ticket.label),
  make("p", { class: "fieldname" }, fieldName()),
  ticket.priority && make("p", { class: "quiet" }, say("Diện ưu tiên", "With priority")));

function queueDots() {
  const most = 9, shown = Math.min(ticket.ahead, most);
  const dots = make("div", { class: ticket.ahead > 6 ? "queue long" : "queue", "aria-hidden": "true" });
  if (ticket.ahead > most) dots.append(make("span", { class: "more" }, "+" + (ticket.ahead - most)));
  for (let i = 0; i < shown; ++i) dots.append(make("i"));
  dots.append(make("i", { class: "own" }));
  return dots;
}

const row = (sign, what, value) => make("div", { class: "row" },
  make("span", { class: "disc" }, icon(sign)), make("span", { class: "what" }, what),
  value instanceof Node ? value : make("b", {}, value));

function whenCalled() {
  if (!canSound()) return null;
  if (!hasSound())
    return row("speaker", say("Khi gọi", "When called"), make("button", { type: "button", id: "sound", onclick: () => {
      allowSound(); chime(); show(); } }, icon("speaker"), say("Bật tiếng", "Turn sound on")));
  const ways = [canVibrate() && say("rung", "vibration"), say("chuông", "chime"), canSpeak() && say("đọc to", "voice")];
  return row("speaker", say("Khi gọi", "When called"), capital(ways.filter(Boolean).join(say(" và ", " and "))));
}

function waitingCard() {
  const title = ticket.ahead === 0 ? say(capital(own()) + " là người tiếp theo", "You are next")
    : say(`Còn ${ticket.ahead} người phía trước`, ticket.ahead === 1 ? "1 person before you" : `${ticket.ahead} people before you`);
  return make("section", { class: "card" }, make("h1", { class: "centred", id: "ahead" }, title), queueDots(),
    make("div", { class: "ends" }, make("span", {}, say("Quầy", "Counter")), make("b", {}, say(capital(own()), "You"))),
    row("clock", say("Chờ khoảng", "About"), rangeText(ticket.wait) || say("Sắp được gọi", "Any moment")),
    row("map-pin", say("Sẽ gọi đến", "At"), anyOf(ticket.counters)), whenCalled());
}

function stateLine() {
  if (isLost || !ticket.centre.live) return null;
  return make("p", { class: "state" }, make("span", { class: "good" }, icon("check"), " ",
    say("Cập nhật ", "As of "), make("time", { id: "as-of" }, clockText(at))),
    make("span", { class: "quiet" }, say(" · Xin giữ trang này mở", " · Please keep this page open")));
}

const faceCard = () => ticket.face && make("section", { class: "card centred small" },
  make("p", { class: "quiet" }, say("Khuôn mặt đang gắn với phiếu này.", "A face is bound to this ticket."), make("br"),
       say("Xóa lúc nào cũng được, số vẫn giữ nguyên.", "Erase it at any time; the number stays.")),
  make("button", { type: "button", class: "wide", id: "erase-face", onclick: () => send("/erase-face", {},
    say("Đã xóa dữ liệu khuôn mặt.", "The face data is erased.")) }, icon("trash"),
    say("Xóa dữ liệu khuôn mặt", "Erase the face data")));

function leaveButtons() {
  if (isAsked) return make("section", { class: "card", role: "alertdialog", "aria-labelledby": "sure" },
    make("h1", { id: "sure" }, say(`Hủy số ${ticket.label}?`, `Give up number ${ticket.label}?`)),
    make("p", { class: "quiet" }, say("Chỗ trong hàng sẽ dành cho người khác. Nếu hủy nhầm, cán bộ lấy lại được trong 10 phút.",
      "The place goes to others. If it was by mistake, staff can undo it within 10 minutes.")),
    make("div", { class: "pair" },
      make("button", { type: "button", id: "keep", class: "main", onclick: () => { isAsked = false; show(); } },
           say("Giữ số", "Keep it")),
      make("button", { type: "button", id: "really-cancel", class: "harm", onclick: () => { isAsked = false;
        send("/cancel", {}, say("Đã hủy số.", "The number is given up.")); } }, say("Hủy số", "Give it up"))));
  const phone = ticket.centre.hotline;
  return make("div", { class: "pair" },
    ticket.may_cancel && make("button", { type: "button", id: "cancel", onclick: () => { isAsked = true; show();
      by("keep").focus(); } }, icon("cross"), say("Hủy số", "Give it up")),
    phone && make("a", { class: "button", href: "tel:" + phone.replace(/[^0-9+]/g, "") }, icon("phone"),
      say("Gọi hỗ trợ", "Call for help")));
}

const calledPage = () => [
  make("h1", { class: "centred" }, say("Đến lượt " + own(), "It is your turn")),
  make("p", { class: "number centred", id: "label" }, ticket.label),
  make("section", { class: "goto" }, make("p", {}, say("Xin mời đến", "Please go to")),
    make("p", { class: "counter" }, make("span", {}, say("Quầy", "Counter")),
         make("span", { class: "number", id: "counter" }, ticket.counter))),
  make("p", { class: "centred" }, make("b", {}, say(`Được gọi lúc ${clockText(ticket.called_at, false)}, lần ${ticket.calls}`,
    `Called at ${clockText(ticket.called_at, false)}, time ${ticket.calls}`)), make("br"),
    say("Xin mang theo phiếu và giấy tờ.", "Please bring your documents.")),
  canSpeak()
    ? make("button", { type: "button", class: "main wide tall", id: "again", onclick: () => { allowSound(); speak(sentenceNow()); } },
           icon("speaker"), say("Nghe lại lời mời", "Hear it again"))
    : canSound() && make("button", { type: "button", class: "main wide tall", id: "sound", onclick: () => { allowSound(); chime(); show(); } },
           icon("speaker"), hasSound() ? say("Nghe lại chuông", "Chime again") : say("Bật tiếng", "Turn sound on")),
];

const plainCard = (title, line, extra) => make("section", { class: "card centred" },
  make("h1", {}, title), make("p", { class: "quiet" }, line), extra);

const faces = [["Rất không hài lòng", "Very dissatisfied"], ["Không hài lòng", "Dissatisfied"], ["Bình thường", "Neutral"],
               ["Hài lòng", "Satisfied"], ["Rất hài lòng", "Very satisfied"]];

function ratingForm() {
  return make("form", { id: "rating", onsubmit: event => { event.preventDefault();
    send("/rate", { score, text: sentence.trim() }, say("Xin cảm ơn. Đã ghi nhận đánh giá.", "Thank you. Your rating is recorded.")); } },
    make("fieldset", {},
      make("legend", { class: "centred" }, make("h1", {}, say(`${capital(own())} có hài lòng không?`, "Were you satisfied?")),
        make("span", { class: "quiet" }, say("Không ghi tên. Mời chạm một khuôn mặt.", "No names. Please touch a face."))),
      ...faces.map((words, i) => make("label", { class: "face" },
        make("input", { type: "radio", name: "score", value: i + 1, checked: score === i + 1,
                        onchange: () => { score = i + 1; show(); by("rating").elements.score[i].focus(); } }),
        make("span", {}, icon("face-" + (i + 1)), say(...words))))),
    make("label", { for: "sentence" }, say("Góp ý thêm, nếu có", "Anything to add (optional)")),
    make("textarea", { id: "sentence", rows: 1, maxlength: 300, placeholder: say("Viết ở đây", "Write here"),
                       oninput: event => { sentence = event.target.value; } }),
    make("button", { class: score ? "main wide tall" : "wide tall", id: "rate", disabled: score === 0 },
         score ? say("Gửi đánh giá", "Send") : say("Chọn một khuôn mặt để gửi", "Choose a face to send")));
}

const donePage = () => [
  make("section", { class: "card done" }, icon("check"), make("p", {},
    make("b", {}, say(`${ticket.label} đã xong`, `${ticket.label} is done`)
      + (ticket.ended_at ? say(" lúc ", " at ") + clockText(ticket.ended_at, false) : "")),
    make("span", { class: "quiet" }, [fieldName(), ticket.counter && counterText(ticket.counter),
      ticket.outcome && say(...outcomes[ticket.outcome] || ["", ""])].filter(Boolean).join(" · ")))),
  ticket.may_rate ? ratingForm() : plainCard(say("Xin cảm ơn", "Thank you"),
    say("Lượt này đã được đánh giá.", "This visit has been rated.")),
  faceCard() || make("p", { class: "state" }, make("span", { class: "good" }, icon("trash"), " ",
    say("Không còn dữ liệu khuôn mặt nào", "No face data is left"))),
  make("p", { class: "quiet centred small" }, say("Trang này tự hết hiệu lực khi hết ngày.", "This page ends with the day.")),
];

function pageNow() {
  switch (ticket.state) {
  case "waiting": return [numberCard(), waitingCard(), stateLine(), faceCard(), leaveButtons()];
  case "called": return calledPage();
  case "serving": return [numberCard(), plainCard(say("Đang được phục vụ", "You are being served"), "",
    make("p", { class: "serving" }, make("span", { class: "counter", id: "counter" }, counterText(ticket.counter)))),
    stateLine(), faceCard()];
  case "on_hold": return [numberCard(), plainCard(say("Số đang được giữ lại", "Your number is on hold"),
    ticket.back_at ? say(`Tự trở lại hàng lúc ${clockText(ticket.back_at, false)}. Quay lại sớm hơn thì gặp cán bộ tại quầy.`,
                         `Back in the queue at ${clockText(ticket.back_at, false)}. If you are back sooner, go to the counter.`)
                   : say("Khi quay lại, mời gặp cán bộ tại quầy.", "When you are back, please go to the counter."),
    ticket.counter && make("b", {}, counterText(ticket.counter))), stateLine(), faceCard(), leaveButtons()];
  case "completed": return donePage();
  case "no_show": return [numberCard(), plainCard(say("Số này đã được gọi", "This number has been called"),
    say(`Mời đến quầy ${ticket.counter || ""} hoặc gặp cán bộ để được gọi lại.`,
        `Please go to counter ${ticket.counter || ""} or ask a member of staff to be called again.`)), faceCard(), leaveButtons()];
  case "cancelled": return [numberCard(), plainCard(say("Số đã hủy", "This number is given up"),
    say("Nếu hủy nhầm, mời gặp cán bộ: lấy lại được số này trong 10 phút.",
        "If that was by mistake, ask a member of staff: it can be undone within 10 minutes.")), faceCard(), leaveButtons()];
  default: return [numberCard(), plainCard(say("Số đã hết hiệu lực", "This number is no longer valid"),
    say("Mời lấy số mới tại máy lấy số.", "Please take a new number at the machine.")), faceCard()];
  }
}

function troubleNow() {
  const lost = isLost ? say("Mất kết nối. ", "No connection. ") : say("Máy chủ hàng chờ chưa trả lời. ", "The queue does not answer. ");
  const since = isLost ? at : ticket && ticket.centre.as_of;
  return [
    ticket && (isLost || !ticket.centre.live) && make("p", { class: "banner", role: "alert", id: "lost" }, icon("wifi-off"),
      make("span", {}, lost + say("Số vẫn có hiệu lực, xin nghe gọi tại sảnh.", "Your number is valid; please listen for the call.")
        + (since ? say(" Số liệu lúc ", " As of ") + clockText(since) + "." : ""))),
    said && make("p", { class: said.good ? "said good" : "said bad", role: "alert", id: "said" },
      icon(said.good ? "check" : "alert"), make("span", {}, said.text)),
  ];
}

// ---- together

function show() {
  if (missing) return showMissing();
  if (!ticket) return;
  document.documentElement.className = ticket.state === "called" ? "called" : "";
  document.title = titleNow();
  const focused = document.activeElement && document.activeElement.id;
  showHead(ticket.centre, sentenceNow, show);
  fill(by("trouble"), ...troubleNow());
  fill(by("main"), ...pageNow());
  if (by("sentence")) by("sentence").value = sentence;
  if (focused && by(focused) && document.activeElement !== by(focused)) by(focused).focus();
  if (by("live").textContent !== sentenceNow()) by("live").textContent = sentenceNow();
}

function showMissing() {
  document.documentElement.className = "";
  document.title = "Lượt";
  showHead(ticket ? ticket.centre : {}, () => missing, show);
  fill(by("trouble"));
  fill(by("main"), plainCard(say("Không tìm thấy số này", "This number is not known"), missing));
  by("main").firstChild.id = "missing";
}

/// A call that this page has not announced yet: with sound and vibration, and read aloud.
function announce() {
  const calls = ticket.state === "called" ? ticket.counter + "/" + ticket.calls : "";
  if (calls && heardCalls !== calls) {
    isAsked = false;
    chime();
    if (hasSound()) setTimeout(() => speak(sentenceNow()), 1500);
  }
  heardCalls = calls;
}

async function send(path, body, done) {
  const answer = await ask(api + path, body);
  const isRated = path === "/rate" && answer.status === 409;
  said = { good: answer.ok || isRated, text: answer.ok ? done
    : isRated ? say("Lượt này đã được đánh giá.", "This visit has been rated already.")
    : answer.status === 504 || answer.status === 0 ? say("Chưa có trả lời. Trang sẽ tự cập nhật, xin chờ rồi thử lại.",
        "No answer yet. This page will update itself; please wait, then try again.")
    : refusalText(answer.body) };
  if (path === "/rate" && said.good) ticket.may_rate = false;
  show();
  question.now();
  setTimeout(() => { said = null; show(); }, 8000);
}

translate();
window.addEventListener("luot-changed", show);
question = keepAsking(api, 5000,
  (body, time) => {
    const wasLost = isLost || missing;
    at = time;
    isLost = false;
    missing = null;
    if (body) {
      if (ticket && said && said.good && body.state !== ticket.state) said = null;
      ticket = body;
      announce();
    }
    if (body || wasLost) show();
    else if (by("as-of")) by("as-of").textContent = clockText(at);
  },
  (status, body) => {
    if (status === 404) { missing = refusalText(body); show(); return; }
    if (!ticket && body.error) {
      fill(by("trouble"), make("p", { class: "banner", role: "alert" }, icon("wifi-off"), make("span", {}, refusalText(body))));
      return;
    }
    // One question that is lost is no news; a refusal because of haste neither.
    if (status === 429) return;
    if (!isLost) { isLost = true; show(); }
  });
