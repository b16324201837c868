// What can be done from the live page. Nothing is shown as done: the page changes when the event is there.
import { ask, icon, make, say } from "/common.js";
import { answered, idOf } from "/once.js";

const by = id => document.getElementById(id);

const english = {
  OVERLOADED: "The server is busy; please try again in a moment.", RATE_LIMITED: "Too quick; please try again in a moment.",
  STORAGE_FULL: "The server's disk is full. Tell the administrator.", READ_ONLY: "The server can only show at present.",
  FORBIDDEN: "You may not do that.", NOT_FOUND: "It is not there any more.", CONFLICT: "It has just changed. Look again, then go on.",
  INVALID_STATE: "That cannot be done now: look at its state again.", BAD_REQUEST: "A reason is missing, or the page is old: reload it.",
  NO_SERVICE: "There is no connection to the queue service; nothing was sent. Try again when it is back.",
};

async function send(path, body) {
  const intention = path + JSON.stringify(body);
  const answer = await ask("/api/live/" + path, { ...body, id: idOf(intention) });
  const code = answer.body.error;
  if (answer.status === 401) {
    location.replace("/sign-in?to=/live");
    return { ok: false, text: "" };
  }
  answered(intention, answer);
  if (answer.ok) return { ok: true, isOld: answer.body.again === true };
  if (answer.status === 0 || answer.status === 504)
    return { ok: false, text: say("Chưa rõ lệnh đã được nhận hay chưa. Xem lại trạng thái; bấm lại cũng không bị làm hai lần.",
                                  "It is not known whether this was taken. Look at the state; pressed again, it is not done twice.") };
  return { ok: false, text: say(answer.body.text || "Máy chủ không nhận lệnh này.", english[code] || answer.body.text || code) };
}

let toastTimer = 0;
export function tell(text) {
  const toast = by("done");
  toast.replaceChildren(icon("check"), text);
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toast.hidden = true; }, 6000);
}

/// Shows what has come while a form is open.
let refresh = null;
export const formSees = picture => { if (refresh) refresh(picture); };

function show(title, ...content) {
  const dialog = by("form");
  refresh = null;
  dialog.replaceChildren(make("h2", { id: "form-title" }, title), ...content);
  if (!dialog.open) dialog.showModal();
  return dialog;
}
const close = () => by("form").close();
by("form").addEventListener("close", () => { refresh = null; });

const closeButton = () => make("button", { type: "button", onclick: close }, say("Để nguyên", "Leave it"));
const saidPlace = () => make("p", { class: "said bad", role: "alert", hidden: true });

/// A button that asks the server; what came of it is said in the form, or the form closes.
function orderButton(words, kind, said, request, done) {
  const button = make("button", { type: "button", class: kind }, words);
  button.onclick = async () => {
    const [path, body] = request() || [];
    if (!path) return;
    said.hidden = true;
    button.disabled = true;
    const result = await send(path, body);
    button.disabled = false;
    if (result.ok) {
      close();
      tell(result.isOld ? done + " " + say("Đó là lần bấm trước: xem lại trạng thái.", "That was the press before: look at the state.") : done);
      return;
    }
    said.replaceChildren(icon("alert"), result.text);
    said.hidden = false;
    button.focus();
  };
  return button;
}

/// Where an order's reason is written, or chosen among `ideas` with one press.
function reasonField(id, label, ideas) {
  const input = make("input", { id, maxlength: 120, autocomplete: "off", required: true });
  const buttons = ideas.map(idea => make("button", { type: "button", "aria-pressed": "false", onclick: () => {
    input.value = idea;
    input.oninput();
  } }, idea));
  input.oninput = () => {
    input.setCustomValidity("");
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.textContent === input.value));
  };
  const group = make("p", { class: "ideas", role: "group", "aria-label": say("Lý do thường gặp", "Usual reasons") }, ...buttons);
  return { element: make("div", { class: "reason" }, make("label", { for: id }, label), group, input), input };
}
/// The reason, or the field that wants one.
function reasonIn(input) {
  const reason = input.value.trim();
  input.setCustomValidity(reason ? "" : say("Chọn hoặc ghi lý do.", "Choose or write a reason."));
  if (!reason) input.reportValidity();
  return reason;
}

const nameOf = field => say(field.name, field.name_en || field.name);

/// `wanted`: a field that somebody thinks of adding.
export function counterForm(counter, picture, stateText, wanted) {
  const said = saidPlace();
  const boxes = picture.fields.map(field => {
    const box = make("input", { type: "checkbox", value: field.id });
    box.checked = counter.fields.includes(field.id) || field.id === wanted;
    return make("label", { class: "choice" }, box, make("span", { class: "letter" }, field.id), nameOf(field));
  });
  const chosen = () => boxes.map(label => label.firstChild).filter(box => box.checked).map(box => box.value);
  const path = "counters/" + encodeURIComponent(counter.id) + "/";
  const isPaused = counter.state === "paused", isFree = counter.state === "free";
  const reason = reasonField("counter-reason", say("Lý do (được ghi lại cùng lệnh)", "Reason (kept with the order)"),
    [say("Hàng chờ dài", "Long queue"), say("Đổi ca", "Change of shift"), say("Theo phân công", "As assigned"),
     isPaused && say("Trở lại bình thường", "Back to normal"), (isPaused || isFree) && say("Hết giờ làm việc", "End of working hours")].filter(Boolean));
  /// What is asked, once it has a reason.
  const withReason = (step, body) => {
    const why = reasonIn(reason.input);
    return why ? [path + step, { ...body, reason: why }] : null;
  };
  const save = orderButton(say("Đổi lĩnh vực", "Change fields"), "main", said, () => {
    const fields = chosen();
    if (fields.length) return withReason("profile", { fields });
    said.replaceChildren(say("Chọn ít nhất một lĩnh vực.", "Choose at least one field."));
    said.hidden = false;
    return null;
  }, say(`Máy chủ đã nhận lĩnh vực của quầy ${counter.id}.`, `The server has taken counter ${counter.id}'s fields.`));
  const rest = [];
  // A closed one is opened by who sits there: opened from here it would be nobody's place.
  if (isPaused)
    rest.push(orderButton(say("Mở lại quầy", "End the pause"), "", said,
      () => withReason("open"), say(`Máy chủ đã nhận: mở lại quầy ${counter.id}.`, `The server has taken it: counter ${counter.id}'s pause ends.`)));
  if (isFree || isPaused)
    rest.push(orderButton(say("Đóng quầy", "Close it"), "", said, () => withReason("close"),
      say(`Máy chủ đã nhận: đóng quầy ${counter.id}.`, `The server has taken it: counter ${counter.id} closes.`)));
  rest.push(closeButton());
  const content = [make("p", { class: "about" }, stateText),
    make("fieldset", {}, make("legend", {}, say("Lĩnh vực phục vụ", "Fields it serves")), ...boxes),
    reason.element, make("p", { class: "choices" }, save, ...rest)];
  if (counter.state !== "closed") {
    const lost = reasonField("release-reason", counter.label
      ? say(`Giải phóng quầy: ${counter.label} về đầu hàng chờ. Lý do`, `Free the counter: ${counter.label} goes back to the front. Reason`)
      : say("Giải phóng quầy cho người khác. Lý do", "Free the counter for somebody else. Reason"),
      [say("Máy trạm hỏng", "The terminal is broken"), say("Cán bộ rời quầy", "The clerk has left"),
       say("Quên đóng quầy", "It was not closed")]);
    content.push(lost.element, make("p", { class: "choices" }, orderButton(say("Giải phóng quầy", "Free the counter"), "harm", said, () => {
      const why = reasonIn(lost.input);
      return why ? [path + "release", { reason: why }] : null;
    }, say(`Máy chủ đã nhận: giải phóng quầy ${counter.id}.`, `The server has taken it: counter ${counter.id} is free.`))));
  }
  show(say("Quầy ", "Counter ") + counter.id, ...content, said);
}

function cancelForm(person) {
  const said = saidPlace();
  const reason = reasonField("cancel-reason", say("Lý do", "Reason"),
    [say("Công dân đã về", "The citizen has left"), say("Lấy nhầm lĩnh vực", "Wrong field"), say("Lấy trùng số", "Taken twice")]);
  show(say(`Hủy số ${person.label}?`, `Cancel ${person.label}?`),
    make("p", { class: "about" }, say("Số này sẽ không được gọi nữa. Cán bộ khôi phục lại được trong ngày.",
                                      "It will not be called any more. Staff can bring it back today.")),
    reason.element, said,
    make("p", { class: "choices" }, orderButton(say(`Hủy số ${person.label}`, `Cancel ${person.label}`), "harm", said, () => {
      const why = reasonIn(reason.input);
      return why ? [`tickets/${person.ticket}/cancel`, { reason: why }] : null;
    }, say(`Máy chủ đã nhận: hủy số ${person.label}.`, `The server has taken it: ${person.label} is cancelled.`)), closeButton()));
  reason.element.querySelector("button").focus();
}

/// "A012 Ư trễ": the number, with priority, of somebody who came after they had been missed.
export const marked = one => one.label + (one.priority ? " Ư" : "") + (one.late ? say(" trễ", " late") : "");

/// The field's people, longest wait first; `waitText(person)` says how long.
export function fieldForm(field, waitText) {
  const said = saidPlace();
  const list = make("ul", { class: "people" });
  let shown = null;
  const fill = now => {
    const key = now.waiting.map(person => person.ticket).join();
    if (key !== shown) {
      const focused = document.activeElement && document.activeElement.dataset.ticket;
      list.replaceChildren(...now.waiting.map(person => {
        const button = make("button", { type: "button", "data-ticket": person.ticket, onclick: () => cancelForm(person),
          "aria-label": say(`Hủy số ${person.label}`, `Cancel ${person.label}`) }, say("Hủy số", "Cancel"));
        return make("li", {}, make("b", {}, marked(person)), make("span", {}, ""), button);
      }));
      shown = key;
      const again = focused && list.querySelector(`[data-ticket="${focused}"]`);
      if (again) again.focus();
    }
    now.waiting.forEach((person, i) => { list.children[i].children[1].textContent = waitText(person); });
  };
  fill(field);
  const isOpen = field.open;
  const path = "fields/" + encodeURIComponent(field.id) + "/";
  const reason = reasonField("field-reason", isOpen
    ? say("Lý do ngừng cấp số (được ghi lại)", "Reason to stop giving numbers (it is kept)")
    : say("Lý do cấp số trở lại (được ghi lại)", "Reason to give numbers again (it is kept)"), isOpen
    ? [say("Hết giờ nhận", "Intake hours are over"), say("Sự cố hệ thống", "System failure"), say("Theo phân công", "As assigned")]
    : [say("Trở lại bình thường", "Back to normal"), say("Đã khắc phục sự cố", "Failure repaired"), say("Theo phân công", "As assigned")]);
  const turn = orderButton(isOpen ? say("Ngừng cấp số", "Stop giving numbers") : say("Cấp số trở lại", "Give numbers again"),
    isOpen ? "harm" : "main", said, () => {
      const why = reasonIn(reason.input);
      return why ? [path + (isOpen ? "close" : "open"), { reason: why }] : null;
    },
    isOpen ? say(`Máy chủ đã nhận: ngừng cấp số ${field.name}.`, `The server has taken it: no more numbers of ${nameOf(field)}.`)
           : say(`Máy chủ đã nhận: cấp số ${field.name}.`, `The server has taken it: numbers of ${nameOf(field)} are given.`));
  show(`${field.id} · ${nameOf(field)}`,
    make("p", { class: "about" }, isOpen
      ? say("Đang cấp số. Ngừng cấp số không ảnh hưởng người đang chờ.", "Numbers are given. Stopping leaves those who wait in their queue.")
      : field.closed_by_hand ? say("Giám sát đã ngừng cấp số.", "A supervisor has stopped giving numbers.")
                             : say("Đang đóng theo giờ làm việc.", "Closed by the opening hours.")),
    list, reason.element, said, make("p", { class: "choices" }, turn, make("button", { type: "button", onclick: close }, say("Đóng", "Close"))));
  refresh = picture => {
    const now = picture.fields.find(one => one.id === field.id);
    if (now) fill(now);
  };
}

export function noticeForm(picture) {
  const said = saidPlace();
  const text = make("textarea", { id: "notice-text", rows: 3, maxlength: 200 });
  text.value = picture.notice;
  show(say("Dòng thông báo trên bảng", "Notice line of the boards"),
    make("label", { for: "notice-text" }, say("Nội dung; để trống là không có", "Its text; empty: none")), text, said,
    make("p", { class: "choices" }, orderButton(say("Đăng thông báo", "Show it"), "main", said, () => ["notice", { text: text.value.trim() }],
      say("Máy chủ đã nhận thông báo.", "The server has taken the notice.")), closeButton()));
  text.focus();
}

export function unlockForm(picture) {
  const said = saidPlace();
  show(say("Mở khóa mã PIN", "Unlock a PIN"),
    make("p", { class: "about" }, say("Cho người đã nhập sai mã PIN nhiều lần thử lại ngay.",
                                      "Lets somebody who typed wrong PINs try again at once.")),
    make("ul", { class: "people" }, ...picture.people.map(person => make("li", {}, make("b", {}, person.name), make("span", {}, person.id),
      orderButton(say("Mở khóa", "Unlock"), "", said, () => [`people/${encodeURIComponent(person.id)}/unlock`, {}],
        say(`Máy chủ đã nhận: mở khóa ${person.name}.`, `The server has taken it: ${person.name} is unlocked.`))))),
    said, make("p", { class: "choices" }, make("button", { type: "button", onclick: close }, say("Đóng", "Close"))));
}

export function menuForm(me, entries) {
  show(me, make("p", { class: "choices" }, ...entries.map(([words, done, kind]) =>
    make("button", { type: "button", class: kind, onclick: () => { close(); done(); } }, words))),
    make("p", { class: "choices" }, make("button", { type: "button", class: "plain", onclick: close }, say("Đóng", "Close"))));
}
