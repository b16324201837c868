// The hall's board in a television's browser. No module and nothing newer than ES2015: such screens are old.
"use strict";
(function () {
  const by = id => document.getElementById(id);
  const options = {};
  location.search.slice(1).split("&").forEach(pair => { const at = pair.indexOf("="); options[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1)); });
  const listOf = text => (text || "").split(",").filter(one => one !== "");
  const counters = listOf(options.counters), fieldsShown = listOf(options.fields);
  const holds = (list, one) => list.length === 0 || list.indexOf(one) >= 0;

  const silence = 3000, neutralAfter = 60000, pageFor = 8000, freshFor = 10000, freshAtLeast = 4000, catchUp = 30000;
  let picture = null, heardAt = -1e9, ahead = 0; // ms of this browser's steady clock; the service's calendar before the browser's
  let fresh = [], known = {}, page = 0, pageSince = 0, drawn = "";

  const steady = () => window.performance && performance.now ? performance.now() : Date.now();
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  const two = number => (number < 10 ? "0" : "") + number;
  // A television's own time zone is often wrong: the server's counts.
  const local = ms => new Date(ms + (picture ? picture.offset_min : 0) * 60000);
  const clockText = ms => { const date = local(ms); return two(date.getUTCHours()) + ":" + two(date.getUTCMinutes()); };
  const days = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
  const dayText = ms => { const date = local(ms); return days[date.getUTCDay()] + ", " + two(date.getUTCDate()) + "/" + two(date.getUTCMonth() + 1) + "/" + date.getUTCFullYear(); };
  // A name is broken behind a dash, not within what stands behind it.
  const nameText = name => name.split(" – ").map((part, i) => i ? part.replace(/ /g, "\u00a0") : part).join(" – ");
  const rangeText = field => field.to === 0 ? "" : (field.from === field.to ? field.to : field.from + "–" + field.to) + " phút";

  // ---- the picture

  const keyOf = call => call.counter + "/" + call.count + "/" + call.at;

  function take(next) {
    const isFirst = picture === null || !picture.known;
    next.calls = next.calls.filter(call => holds(counters, call.counter));
    next.fields = next.fields.filter(field => holds(fieldsShown, field.field));
    heardAt = steady();
    ahead = next.at - Date.now();
    const newest = next.calls.length ? next.calls[0].at : 0;
    const now = {};
    next.calls.slice().reverse().forEach(call => {
      now[call.label] = keyOf(call);
      // What a board finds when it starts was called before its time; after a lost line only what is still news.
      const isNews = !isFirst && known[call.label] !== keyOf(call) && call.open && newest - call.at <= catchUp;
      if (isNews) {
        fresh = fresh.filter(one => one.label !== call.label || one.since !== 0);
        fresh.push({ label: call.label, since: 0 });
      }
    });
    known = now;
    fresh = fresh.filter(one => now[one.label] !== undefined);
    picture = next;
    show();
  }

  function advance() {
    const now = steady();
    while (fresh.length && fresh[0].since !== 0 && now - fresh[0].since >= (fresh.length > 1 ? freshAtLeast : freshFor)) fresh.shift();
    if (fresh.length && fresh[0].since === 0) fresh[0].since = now;
  }

  function linkNow() {
    if (picture === null || !picture.known) return { is: "unknown" };
    const isSilent = steady() - heardAt > silence;
    if (!isSilent && picture.centre.live) return { is: "live" };
    const since = picture.centre.live || !picture.centre.as_of ? picture.at : picture.centre.as_of;
    return { is: Date.now() + ahead - since > neutralAfter ? "lost old" : "lost", since };
  }

  // ---- drawing

  function drawCall(big) {
    by("call").style.visibility = big ? "" : "hidden";
    if (!big) return;
    write(by("label"), big.label);
    write(by("counter"), big.counter);
    by("label").className = big.label.length > 4 ? "number long" : "number";
    by("counter").className = big.counter.length > 2 ? "number long" : "number";
    write(by("invitation"), "MỜI " + (picture.centre.address || "công dân").toUpperCase() + " SỐ" + (big.priority ? " · ƯU TIÊN" : "")
      + (big.count > 1 ? " · LẦN " + big.count : ""));
  }

  function drawLast(big) {
    const isFresh = label => fresh.some(one => one.label === label);
    const rest = picture.calls.filter(call => call !== big);
    const calls = rest.filter(call => isFresh(call.label)).concat(rest.filter(call => !isFresh(call.label))).slice(0, 6);
    const last = by("last");
    last.textContent = "";
    for (let i = 0; i < 6; ++i) {
      const call = calls[i], card = make("div", call && isFresh(call.label) ? "lastcall fresh" : "lastcall");
      last.appendChild(card);
      if (!call) { card.style.visibility = "hidden"; continue; }
      const who = make("div", "who");
      who.appendChild(make("span", "number", call.label));
      if (call.priority) who.appendChild(make("span", "p", "Ư"));
      card.appendChild(who);
      card.appendChild(make("span", "q", "Quầy"));
      card.appendChild(make("span", "number", call.counter));
    }
  }

  const isPortrait = () => window.innerHeight > window.innerWidth;
  const rows = () => Math.min(8, Math.max(1, parseInt(options.rows, 10) || (isPortrait() ? 4 : 8)));
  const pages = () => Math.max(1, Math.ceil(picture.fields.length / rows()));

  function drawFields(isOld) {
    page = page % pages();
    const list = by("fields"), dots = by("dots");
    list.textContent = "";
    list.className = rows() <= 5 || picture.fields.length <= 5 ? "few" : "";
    picture.fields.slice(page * rows(), (page + 1) * rows()).forEach(field => {
      const row = make("div", field.waiting === 0 ? "field none" : "field"), about = make("div", "about");
      const figures = make("div", "figures"), range = make("p", "range", isPortrait() || rows() <= 5 ? rangeText(field)
        : rangeText(field) ? "Chờ khoảng " + rangeText(field) : field.waiting ? "Sắp được gọi" : "Không phải chờ");
      row.appendChild(make("span", "letter", field.field));
      about.appendChild(make("p", "name", nameText(field.name)));
      row.appendChild(about);
      figures.appendChild(make("p", "number", isOld ? "–" : String(field.waiting)));
      (isPortrait() ? figures : about).appendChild(range);
      row.appendChild(figures);
      list.appendChild(row);
    });
    dots.textContent = "";
    for (let i = 0; pages() > 1 && i < pages(); ++i) dots.appendChild(make("i", i === page ? "on" : ""));
  }

  function drawLine(link) {
    const line = by("line");
    line.textContent = "";
    if (link.is === "live") {
      line.textContent = picture.notice || "Có thể ngồi đợi. Màn hình sẽ gọi số.";
    } else {
      line.appendChild(make("b", "", "Đang kết nối lại"));
      line.appendChild(make("span", "", "Số liệu lúc "));
      line.lastChild.appendChild(make("b", "", clockText(link.since)));
      line.lastChild.appendChild(document.createTextNode(". Xin nghe cán bộ mời tại quầy."));
    }
    write(by("hotline"), picture.centre.hotline && !isPortrait() ? "Đường dây nóng " + picture.centre.hotline : "");
  }

  function show() {
    const unit = isPortrait() ? Math.min(window.innerWidth / 10.8, window.innerHeight / 19.2) : Math.min(window.innerWidth / 19.2, window.innerHeight / 10.8);
    document.documentElement.style.fontSize = unit + "px";
    document.documentElement.className = isPortrait() ? "portrait" : "";
    advance();
    const link = linkNow();
    document.body.className = link.is;
    if (link.is === "unknown") return;
    const now = Date.now() + ahead;
    write(by("clock"), clockText(now));
    write(by("day"), dayText(now));
    write(by("centre"), picture.centre.name);
    write(by("ward"), picture.centre.ward || "");
    const wanted = fresh.length ? fresh[0].label : "";
    const big = picture.calls.filter(call => call.label === wanted)[0] || picture.calls[0];
    by("call").className = fresh.length && link.is === "live" ? "fresh" : "";
    if (fresh.length) pageSince = steady();
    else if (steady() - pageSince >= pageFor) { pageSince = steady(); page += 1; }
    // Drawn anew only when something is other than before: a television is slow.
    const state = JSON.stringify([picture.calls, picture.fields, picture.notice, picture.centre, link.is, link.since, fresh.map(one => one.label), page % pages(), isPortrait()]);
    if (state === drawn) return;
    drawn = state;
    drawCall(big);
    drawLast(big);
    drawFields(link.is === "lost old");
    drawLine(link);
  }

  // ---- the line to the server

  let source = null, openedAt = 0, asking = false;
  function listen() {
    openedAt = steady();
    if (!window.EventSource) return;
    if (source) source.close();
    source = new EventSource("/events/board");
    source.addEventListener("board", event => take(JSON.parse(event.data)));
  }
  function ask() {
    if (asking) return;
    asking = true;
    const request = new XMLHttpRequest();
    request.open("GET", "/api/board");
    request.timeout = 4000;
    request.onload = () => { if (request.status === 200) take(JSON.parse(request.responseText)); };
    request.onloadend = () => { asking = false; };
    request.send();
  }

  listen();
  show();
  setInterval(show, 250);
  // Without a stream, or while it is gone, the board asks by itself; a stream that is gone for longer is opened anew.
  setInterval(() => {
    if (steady() - heardAt < 2500 && source) return;
    ask();
    if (steady() - openedAt > 10000) listen();
  }, 2000);
  window.addEventListener("resize", show);
})();
