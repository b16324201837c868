#include "tests/supervisor/web_centre.h"

#include <nlohmann/json.hpp>

#include <algorithm>

/// The live page's stream and commands, through a real server at a real queue service.
namespace luot::supervisor {
namespace {

using namespace protocol;
using nlohmann::json;

class LiveSiteAtWork : public WebCentre {
protected:
    void SetUp() override
    {
        WebCentre::SetUp();
        giamsat.emplace(signedIn("giamsat"));
    }
    /// Each call another intention.
    std::string newId()
    {
        std::string digits = std::to_string(++m_ids);
        return "0190f3a2-7c00-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
    }
    HttpAnswer order(const std::string& path, json body = json::object())
    {
        if (!body.contains("id"))
            body["id"] = newId();
        return giamsat->post("/api/live/" + path, body);
    }
    json picture() const { return giamsat->get("/api/live").json(); }
    /// Who did the last thing of that kind, as the service's own record has it.
    std::string actorOf(const std::string& type)
    {
        ReadAudit asked;
        asked.limit = 1000;
        const Reply reply = office->ask(asked);
        std::string actor;
        for (const LogEntry& entry : std::get<LogPage>(reply.outcome.value()).events)
            if (entry.type == type)
                actor = entry.actor;
        return actor;
    }
    static json of(const json& list, const std::string& id)
    {
        const auto found = std::ranges::find_if(list, [&](const json& one) { return one.at("id") == id; });
        return found == list.end() ? json{} : *found;
    }
    bool waitForCounter(const std::string& id, const std::function<bool(const Counter&)>& isSo)
    {
        return office->waitFor([&](const BranchView& view) { return isSo(*view.counter(CounterId{id})); });
    }

    std::optional<HttpClient> giamsat;

private:
    int m_ids = 0;
};

TEST_F(LiveSiteAtWork, isForSupervisorsAlone)
{
    const HttpClient nobody{staffPort()};
    EXPECT_EQ(nobody.get("/live").status, 303);
    EXPECT_EQ(nobody.get("/live").headers.at("location"), "/sign-in?to=/live");
    EXPECT_EQ(nobody.get("/api/live").status, 401);
    EXPECT_EQ(nobody.get("/events/live").status, 401);
    EXPECT_EQ(nobody.post("/api/live/notice", {{"text", "x"}}).status, 401);
    HttpClient lan = signedIn("lan");
    EXPECT_EQ(lan.get("/api/live").status, 403);
    EXPECT_EQ(lan.get("/events/live").status, 403);
    EXPECT_EQ(lan.post("/api/live/counters/1/close", {{"id", newId()}}).status, 403);
    EXPECT_EQ(lan.post("/api/alerts/wait-A/acknowledge", json::object()).status, 403);
    EXPECT_EQ(giamsat->get("/live").status, 200);
    EXPECT_EQ(HttpClient{publicPort()}.get("/api/live").status, 404) << "the public listener has none of it";
}

TEST_F(LiveSiteAtWork, theStreamShowsWhatHappensAndSpeaksEachSecond)
{
    EventReader page{*giamsat, "/events/live"};
    ASSERT_EQ(page.head().status, 200);
    const auto first = page.next("live");
    ASSERT_TRUE(first);
    EXPECT_EQ((*first)["link"], "live");
    EXPECT_EQ((*first)["centre"], "Trung tâm Phục vụ hành chính công");
    EXPECT_EQ((*first)["totals"]["waiting"], 0);
    const Ticket ticket = issued("C");
    const auto shown = page.until("live", [&](const json& live) { return live["totals"]["waiting"] == 1; });
    ASSERT_TRUE(shown);
    const json field = of((*shown)["fields"], "C");
    ASSERT_EQ(field["waiting"].size(), 1U);
    EXPECT_EQ(field["waiting"][0]["label"], ticket.label);
    EXPECT_EQ(field["waiting"][0]["at"], ticket.queuedAt->time_since_epoch().count());
    EXPECT_TRUE(page.next("live")) << "also when nothing happens";
}

TEST_F(LiveSiteAtWork, aCounterIsMovedToAnotherFieldInThePersonsName)
{
    const auto answer = order("counters/4/profile", {{"fields", {"C", "A"}}, {"reason", "Hàng chờ dài"}});
    EXPECT_EQ(answer.status, 200) << answer.body;
    const std::vector moved{FieldId{"C"}, FieldId{"A"}};
    EXPECT_TRUE(waitForCounter("4", [&](const Counter& counter) { return counter.fields == moved; }));
    EXPECT_EQ(actorOf("counter.profile_set"), "supervisor:s1/giamsat");
}

TEST_F(LiveSiteAtWork, whatACounterServedBeforeKeepsItsWeight)
{
    EXPECT_EQ(order("counters/3/profile", {{"fields", {"A", "T", "B"}}, {"reason", "Đổi ca"}}).status, 200);
    ASSERT_TRUE(waitForCounter("3", [](const Counter& counter) { return counter.fields.size() == 3; }));
    EXPECT_EQ(office->view().counter(CounterId{"3"})->coefficients, (std::vector{3, 1, 2}));
}

TEST_F(LiveSiteAtWork, theSameIntentionPressedTwiceIsDoneOnce)
{
    const json body{{"id", newId()}, {"text", "Chiều nay nghỉ từ 16:00"}};
    EXPECT_EQ(order("notice", body).status, 200);
    const auto again = order("notice", body);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.json()["again"], true);
    ASSERT_TRUE(
        office->waitFor([](const BranchView& view) { return view.notice == "Chiều nay nghỉ từ 16:00"; }));
    const auto told = office->news();
    EXPECT_EQ(
        std::ranges::count_if(told, [](const Event& e) { return std::holds_alternative<NoticeSet>(e.body); }),
        1);
    EXPECT_EQ(picture()["notice"], "Chiều nay nghỉ từ 16:00");
}

TEST_F(LiveSiteAtWork, aFieldIsClosedAndOpened)
{
    EXPECT_EQ(order("fields/D/close", {{"reason", "Hết giờ nhận"}}).status, 200);
    ASSERT_TRUE(office->waitFor([](const BranchView& view) { return !view.field(FieldId{"D"})->open; }));
    EventReader page{*giamsat, "/events/live"};
    ASSERT_TRUE(page.until(
        "live", [](const json& live) { return of(live["fields"], "D")["closed_by_hand"] == true; }));
    EXPECT_EQ(order("fields/D/open", {{"reason", "Trở lại bình thường"}}).status, 200);
    EXPECT_TRUE(office->waitFor([](const BranchView& view) { return view.field(FieldId{"D"})->open; }));
}

TEST_F(LiveSiteAtWork, nothingIsMovedOpenedOrClosedWithoutAReason)
{
    ASSERT_TRUE(office->ask(OpenCounter{CounterId{"3"}}).outcome);
    ASSERT_TRUE(office->ask(PauseCounter{CounterId{"3"}, PauseReason::Meeting}).outcome);
    EventReader page{*giamsat, "/events/live"};
    ASSERT_TRUE(
        page.until("live", [](const json& live) { return of(live["counters"], "3")["state"] == "paused"; }));
    for (const char* path :
         {"counters/3/profile", "counters/3/open", "counters/3/close", "fields/D/close", "fields/D/open"}) {
        const auto answer = order(path, {{"fields", {"A"}}});
        EXPECT_EQ(answer.status, 400) << path;
        EXPECT_NE(answer.json()["text"].get<std::string>().find("lý do"), std::string::npos) << answer.body;
    }
    EXPECT_EQ(order("counters/3/open", {{"reason", "Trở lại bình thường"}}).status, 200);
    EXPECT_TRUE(waitForCounter("3", [](const Counter& counter) { return counter.open && !counter.paused; }))
        << "and none of the others took effect";
    EXPECT_EQ(order("counters/3/close", {{"reason", "Đổi ca"}}).status, 200);
    EXPECT_TRUE(waitForCounter("3", [](const Counter& counter) { return !counter.open; }));
}

TEST_F(LiveSiteAtWork, aCounterIsFreedWithAReasonAndItsTicketGoesToTheFront)
{
    const Ticket ticket = issued("B");
    const CounterId three{"3"};
    Watcher clerk{centre.device("c1")};
    const Reply in = clerk.ask(SignIn{PersonId{"lan"}, "27182818"});
    const std::string token = std::get<SignedIn>(in.outcome.value()).token;
    ASSERT_TRUE(clerk.ask(OpenCounter{three}, {.token = token, .id = {}}).outcome);
    ASSERT_TRUE(clerk.ask(CallNext{three}, {.token = token, .id = {}}).outcome);
    EventReader page{*giamsat, "/events/live"};
    const auto called
        = page.until("live", [](const json& live) { return of(live["counters"], "3")["state"] == "called"; });
    ASSERT_TRUE(called);
    EXPECT_EQ(of((*called)["counters"], "3")["clerk"], "Lan");
    ASSERT_EQ((*called)["calls"].size(), 1U);
    EXPECT_EQ((*called)["calls"][0]["clerk"], "Lan");
    EXPECT_EQ((*called)["calls"][0]["label"], ticket.label);

    EXPECT_EQ(order("counters/3/release").status, 400) << "without a reason";
    EXPECT_EQ(order("counters/3/release", {{"reason", "   "}}).status, 400);
    EXPECT_EQ(order("counters/3/release", {{"reason", "Máy trạm hỏng"}}).status, 200);
    ASSERT_TRUE(waitForCounter("3", [](const Counter& counter) { return !counter.open; }));
    const BranchView view = office->view();
    EXPECT_EQ(view.tickets.at(ticket.label).state, TicketState::Waiting);
    EXPECT_EQ(view.tickets.at(ticket.label).reason, "Máy trạm hỏng");
}

TEST_F(LiveSiteAtWork, aTicketIsCancelledWithAReasonAndNotTwice)
{
    const Ticket ticket = issued("A");
    EXPECT_EQ(order("tickets/" + ticket.id.str() + "/cancel").status, 400);
    EXPECT_EQ(order("tickets/" + ticket.id.str() + "/cancel", {{"reason", "Công dân đã về"}}).status, 200);
    ASSERT_TRUE(office->waitFor([&](const BranchView& view) {
        return view.tickets.at(ticket.label).state == TicketState::Cancelled;
    }));
    const auto again = order("tickets/" + ticket.id.str() + "/cancel", {{"reason", "Công dân đã về"}});
    EXPECT_EQ(again.status, 409) << again.body;
    EXPECT_EQ(again.json()["error"], "INVALID_STATE");
}

TEST_F(LiveSiteAtWork, aLockedPinIsUnlocked)
{
    Watcher clerk{centre.device("c1")};
    for (int i = 0; i < 5; ++i)
        clerk.ask(SignIn{PersonId{"minh"}, "00000000"});
    const auto tried = [&] { return clerk.ask(SignIn{PersonId{"minh"}, "27182818"}).outcome.has_value(); };
    // The machine is locked as well; the supervisor forgives the person, the administrator the machine.
    ASSERT_TRUE(office->ask(UnlockPerson{{}, "clerk:c1"}).outcome);
    EXPECT_FALSE(tried());
    EXPECT_EQ(order("people/minh/unlock").status, 200);
    EXPECT_TRUE(tried());
    EXPECT_EQ(order("people/nobody/unlock").status, 400);
}

TEST_F(LiveSiteAtWork, anAlertIsAcknowledgedForEverybodyWithTheName)
{
    ReportDevice report;
    report.status.parts["printer"] = PartState::Out;
    ASSERT_TRUE(kiosk->ask(report).outcome);
    HttpClient quantri = signedIn("quantri");
    EventReader page{quantri, "/events/live"};
    const auto red = page.until(
        "live", [](const json& live) { return !of(live["alerts"], "device-kiosk:k1").is_null(); });
    ASSERT_TRUE(red);
    EXPECT_EQ(of((*red)["alerts"], "device-kiosk:k1")["level"], "red");
    EXPECT_EQ(giamsat->post("/api/alerts/device-kiosk:k1/acknowledge", json::object()).json()["there"], true);
    EXPECT_TRUE(page.until("live", [](const json& live) {
        return of(live["alerts"], "device-kiosk:k1").value("acknowledged_by", "") == "Giám sát 1";
    }));
    EXPECT_EQ(giamsat->post("/api/alerts/nothing/acknowledge", json::object()).json()["there"], false);
}

TEST_F(LiveSiteAtWork, ratingsAndWaitsComeFromTheServicesFigures)
{
    EventReader page{*giamsat, "/events/live"};
    const Ticket ticket = issued("B");
    const CounterId two{"2"};
    ASSERT_TRUE(office->ask(OpenCounter{two}).outcome);
    ASSERT_TRUE(office->ask(CallNext{two}).outcome);
    ASSERT_TRUE(office->ask(StartService{ticket.id, two, std::nullopt}).outcome);
    ASSERT_TRUE(office->ask(FinishService{ticket.id, two, ServiceOutcome::Guidance, std::nullopt}).outcome);
    centre.allow("d2", Role::Counter, {two});
    Watcher display{centre.device("d2")};
    ASSERT_TRUE(display.ask(RateTicket{{}, two, 4, {}}).outcome);
    const auto rated = page.until("live", [](const json& live) { return live["totals"].contains("rating"); });
    ASSERT_TRUE(rated);
    EXPECT_DOUBLE_EQ((*rated)["totals"]["rating"].get<double>(), 4.0);
    EXPECT_TRUE((*rated)["totals"].contains("median_s"));
    EXPECT_EQ((*rated)["totals"]["done"], 1);
}

TEST_F(LiveSiteAtWork, figuresComeAlsoWhereTheFirstWhoLooksIsNoLongerSignedInAtTheService)
{
    EventReader first{*giamsat, "/events/live"};
    ASSERT_TRUE(first.next("live"));
    HttpClient quantri = signedIn("quantri");
    EventReader page{quantri, "/events/live"};
    ASSERT_TRUE(page.next("live"));
    centre.kill();
    ASSERT_EQ(std::system(
                  ("/usr/bin/python3 -c \"import sqlite3; c = sqlite3.connect('" + centre.database().string()
                   + "'); c.execute('DELETE FROM person_session WHERE person=\\'giamsat\\''); c.commit()\"")
                      .c_str()),
              0);
    ASSERT_TRUE(centre.start());
    const Ticket ticket = issued("B");
    const CounterId two{"2"};
    ASSERT_TRUE(office->ask(OpenCounter{two}).outcome);
    ASSERT_TRUE(office->ask(CallNext{two}).outcome);
    EXPECT_TRUE(page.until("live", [](const json& live) { return live["totals"].contains("median_s"); }));
    EXPECT_TRUE(first.next("over")) << "and they are sent to sign in anew";
}

TEST_F(LiveSiteAtWork, aServiceThatIsGoneIsSaidAndNothingIsSent)
{
    issued("A");
    EventReader page{*giamsat, "/events/live"};
    ASSERT_TRUE(page.until("live", [](const json& live) { return live["totals"]["waiting"] == 1; }));
    centre.kill();
    const auto lost = page.until("live", [](const json& live) { return live["link"] != "live"; });
    ASSERT_TRUE(lost);
    EXPECT_TRUE((*lost).contains("lost_since"));
    EXPECT_EQ((*lost)["at"], (*lost)["lost_since"]) << "what is shown is of then";
    EXPECT_EQ((*lost)["totals"]["waiting"], 1) << "and stays";
    const auto refused = order("notice", {{"text", "x"}});
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.json()["error"], "NO_SERVICE");
    ASSERT_TRUE(centre.start());
    EXPECT_TRUE(page.until("live", [](const json& live) { return live["link"] == "live"; }));
}

TEST_F(LiveSiteAtWork, whoIsRemovedSeesNothingMore)
{
    HttpClient quantri = signedIn("quantri");
    EventReader page{quantri, "/events/live"};
    ASSERT_TRUE(page.next("live"));
    ASSERT_TRUE(office->ask(RemovePerson{PersonId{"quantri"}}).outcome);
    const auto end = std::chrono::steady_clock::now() + Wire::patience;
    while (quantri.get("/api/me").status != 401)
        ASSERT_LT(std::chrono::steady_clock::now(), end);
    EXPECT_TRUE(page.next("over"));
    EXPECT_TRUE(page.hasEnded()) << "nothing stays open for nobody";
}

TEST_F(LiveSiteAtWork, whateverIsSentGetsAClearStatus)
{
    EXPECT_EQ(order("counters/99/close", {{"reason", "x"}}).status, 400);
    EXPECT_EQ(order("counters/1/explode", {{"reason", "x"}}).status, 400);
    EXPECT_EQ(order("fields/%C3%28/close", {{"reason", "x"}}).status, 400) << "broken UTF-8";
    EXPECT_EQ(order("tickets/../../cancel", {{"reason", "x"}}).status, 404);
    EXPECT_EQ(order("counters/1/profile", {{"fields", json::array()}, {"reason", "x"}}).status, 400);
    EXPECT_EQ(order("counters/1/profile", {{"fields", {"A", "A"}}, {"reason", "x"}}).status, 400);
    EXPECT_EQ(order("counters/1/profile", {{"fields", {1, nullptr}}, {"reason", "x"}}).status, 400);
    EXPECT_EQ(order("notice", {{"text", std::string(2000, 'x')}}).status, 400);
    EXPECT_EQ(giamsat->post("/api/live/notice", {{"text", "x"}, {"id", "NOT-AN-ID"}}).status, 400);
    EXPECT_EQ(giamsat->post("/api/live/notice", {{"text", "x"}}).status, 400)
        << "without an id nothing can be asked again";
    EXPECT_EQ(giamsat->get("/api/live/notice").status, 405);
    HttpClient forged = *giamsat;
    forged.check = "0123";
    EXPECT_EQ(forged.post("/api/live/notice", {{"text", "x"}, {"id", newId()}}).status, 403);
    EXPECT_EQ(picture()["notice"], "") << "nothing of it took effect";
}

TEST_F(LiveSiteAtWork, textsOfOthersStayTexts)
{
    const std::string script = "</script><script>alert(\"1\")</script>";
    EXPECT_EQ(order("notice", {{"text", script}}).status, 200);
    EventReader page{*giamsat, "/events/live"};
    const auto told = page.until("live", [&](const json& live) { return live["notice"] == script; });
    EXPECT_TRUE(told) << "in one line of the stream";
    const auto answer = giamsat->get("/api/live");
    EXPECT_EQ(answer.headers.at("content-type"), "application/json");
    EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.json()["notice"], script) << "neither lost nor changed: the page shows it as a text";
    EXPECT_EQ(giamsat->get("/live").body.find(script), std::string::npos) << "no text is built into a page";
    EXPECT_EQ(giamsat->get("/live").headers.at("content-security-policy").find("unsafe-inline"),
              std::string::npos);
}

TEST_F(LiveSiteAtWork, onePersonCannotFloodTheService)
{
    int limited = 0;
    for (int i = 0; i < 30; ++i)
        limited += order("notice", {{"text", "n"}}).status == 429 ? 1 : 0;
    EXPECT_GT(limited, 0);
}

/// Of a hall whose machines are missed sooner.
class LiveSiteWatching : public LiveSiteAtWork {
protected:
    void SetUp() override
    {
        settings.thresholds.goneSeconds = 10;
        LiveSiteAtWork::SetUp();
    }
};

TEST_F(LiveSiteWatching, aBoardThatStopsIsGoneAndComesBackWithNobodySignedInAtTheTime)
{
    EventReader page{*giamsat, "/events/live"};
    const auto how = [](const json& live, const std::string& device) { return of(live["devices"], device); };
    auto board = std::make_unique<Watcher>(centre.device("b1"));
    ASSERT_TRUE(page.until("live", [&](const json& live) {
        const json shown = how(live, "board:b1");
        return !shown.is_null() && shown["connected"] == true;
    }));
    board.reset();
    const auto gone = page.until(
        "live", [&](const json& live) { return !of(live["alerts"], "silent-board:b1").is_null(); });
    ASSERT_TRUE(gone);
    EXPECT_EQ(how(*gone, "board:b1")["level"], "gone");
    EXPECT_EQ(of((*gone)["alerts"], "silent-board:b1")["level"], "amber");
    EXPECT_EQ(how(*gone, "kiosk:k1")["connected"], true) << "it has asked for nothing all the while";
    EXPECT_TRUE(of((*gone)["alerts"], "silent-kiosk:k1").is_null());
    board = std::make_unique<Watcher>(centre.device("b1"));
    const auto back = page.until(
        "live", [&](const json& live) { return of(live["alerts"], "silent-board:b1").is_null(); });
    ASSERT_TRUE(back);
    EXPECT_EQ(how(*back, "board:b1")["connected"], true);
}

}
}
