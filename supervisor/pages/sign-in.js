import { ask, clockText, dayText, icon, language, say, translate, useLanguage } from "/common.js";

const by = id => document.getElementById(id);
let ahead = 0; // the server's calendar before this browser's

function showState(isThere) {
  const state = by("state");
  state.className = isThere ? "" : "bad";
  state.replaceChildren(icon(isThere ? "check" : "wifi-off"),
    isThere ? say("Máy chủ đang chạy", "The server is running")
            : say("Máy chủ hàng chờ chưa trả lời", "The queue service does not answer"));
}

function showWords() {
  const isShown = by("pin").type === "text";
  by("show").replaceChildren(icon("eye"), isShown ? say("Giấu", "Hide") : say("Hiện", "Show"));
  by("language").replaceChildren(icon("globe"), say("English", "Tiếng Việt"));
  document.title = say("Lượt – Đăng nhập", "Lượt – Sign in");
}

async function look() {
  const centre = await ask("/api/centre");
  showState(centre.ok && centre.body.live);
  if (!centre.ok) return;
  ahead = centre.body.at - Date.now();
  by("centre").textContent = [centre.body.name, centre.body.ward].filter(Boolean).join("\n");
}

function tick() {
  by("clock").textContent = clockText(Date.now() + ahead, false);
  by("day").textContent = dayText(Date.now() + ahead);
}

by("show").onclick = () => {
  by("pin").type = by("pin").type === "text" ? "password" : "text";
  by("show").setAttribute("aria-pressed", by("pin").type === "text");
  showWords();
};
by("language").onclick = () => useLanguage(language === "en" ? "vi" : "en", () => { showWords(); tick(); look(); });

by("form").onsubmit = async event => {
  event.preventDefault();
  by("go").disabled = true;
  by("said").hidden = true;
  const answer = await ask("/api/sign-in", { person: by("person").value.trim().toLowerCase(), pin: by("pin").value });
  by("go").disabled = false;
  by("pin").value = "";
  if (answer.ok) {
    const to = new URLSearchParams(location.search).get("to") || "";
    const isOurs = /^\/[a-z][a-z-/]*$/.test(to);
    location.replace(isOurs ? to : answer.body.role === "clerk" ? "/counter" : "/live");
    return;
  }
  const seconds = Math.ceil((answer.body.retry_after_ms || 0) / 1000);
  by("said").textContent = answer.body.text + (seconds ? " " + say(`Còn ${seconds} giây.`, `${seconds} seconds.`) : "");
  by("said").hidden = false;
  by("pin").focus();
};

translate();
showWords();
tick();
setInterval(tick, 1000);
look();
setInterval(look, 5000);
by("person").focus();
