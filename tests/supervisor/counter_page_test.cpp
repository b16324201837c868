#include "protocol/paper_code.h"
#include "supervisor/counter_words.h"
#include "tests/queue-service/asking.h"
#include "tests/supervisor/clerk_at_a_page.h"
#include "tests/supervisor/web_centre.h"

#include <filesystem>

namespace luot::supervisor {
namespace {

using nlohmann::json;
using protocol::TicketState;

class CounterPage : public WebCentre {
protected:
    ClerkAtAPage at(const std::string& person, const std::string& counter)
    {
        ClerkAtAPage clerk{signedIn(person)};
        EXPECT_EQ(clerk.take(counter).status, 200);
        EXPECT_TRUE(clerk.seesState("free"));
        return clerk;
    }
    void call(ClerkAtAPage& clerk)
    {
        ASSERT_TRUE(clerk.mayPress("F1"));
        EXPECT_EQ(clerk.press("F1").status, 200);
        ASSERT_TRUE(clerk.seesState("called"));
    }
    void serve(ClerkAtAPage& clerk)
    {
        call(clerk);
        ASSERT_TRUE(clerk.mayPress("F3"));
        EXPECT_EQ(clerk.press("F3").status, 200);
        ASSERT_TRUE(clerk.seesState("serving"));
    }
    protocol::Ticket known(const protocol::Ticket& ticket)
    {
        const auto reply = office->ask(protocol::GetTicket{ticket.id, {}});
        return std::get<protocol::TicketResult>(reply.outcome.value()).ticket.value();
    }
    bool isOpen(const std::string& counter)
    {
        const auto reply = office->ask(protocol::ListFields{});
        for (const auto& one : std::get<protocol::FieldList>(reply.outcome.value()).counters)
            if (one.id == CounterId{counter})
                return one.open;
        return false;
    }
};

TEST_F(CounterPage, aClerkTakesACounterAndServesWhoeverIsNext)
{
    const auto ticket = issued();
    ClerkAtAPage lan = at("lan", "3");
    EXPECT_EQ(lan.page.at("counter"), "3");
    EXPECT_EQ(lan.page.at("person"), "Lan");
    serve(lan);
    EXPECT_EQ(lan.visit(), ticket.label);
    EXPECT_EQ(lan.act("outcome", {{"outcome", 3}}).status, 200);
    EXPECT_EQ(lan.page.at("outcome"), 2);
    ASSERT_TRUE(lan.mayPress("F4"));
    EXPECT_EQ(lan.press("F4").status, 200);
    ASSERT_TRUE(lan.see([](const json& page) { return page.value("visits_today", 0) == 1; }));
    EXPECT_EQ(known(ticket).state, TicketState::Completed);
    protocol::ReadAudit audit;
    audit.actor = "lan";
    audit.ticket = ticket.id;
    const auto told = office->ask(audit);
    EXPECT_EQ(std::get<protocol::LogPage>(told.outcome.value()).events.size(), 3U)
        << "called, started, finished: in the person's name";
}

TEST_F(CounterPage, formsAreAnsweredByKeysAlone)
{
    const auto ticket = issued();
    ClerkAtAPage lan = at("lan", "3");
    serve(lan);
    lan.press("F7");
    ASSERT_TRUE(lan.page.contains("form")) << lan.page.dump(1);
    EXPECT_EQ(lan.press("Enter").status, 200);
    EXPECT_NE(lan.notice().find("Chọn câu trả lời"), std::string::npos) << "no reason yet";
    lan.press("ArrowDown");
    lan.press("2");
    lan.press("Enter");
    ASSERT_TRUE(lan.seesState("free"));
    EXPECT_EQ(known(ticket).state, TicketState::OnHold);
    EXPECT_EQ(known(ticket).reason, "Sao chụp giấy tờ");

    ASSERT_TRUE(lan.mayPress("F7"));
    lan.press("F7");
    lan.press("Enter");
    ASSERT_TRUE(lan.seesState("called")) << "one alone is chosen already";
    lan.press("Escape");
    ASSERT_TRUE(lan.seesState("free"));
    EXPECT_EQ(known(ticket).state, TicketState::Waiting) << "called by mistake, and back";
}

TEST_F(CounterPage, somebodySelectedIsCalledBeforeTheirTurnWithAReason)
{
    issued();
    const auto second = issued();
    ClerkAtAPage lan = at("lan", "3");
    ASSERT_TRUE(lan.see([](const json& page) { return page.value("waiting_count", 0) == 2; }));
    lan.press("ArrowDown");
    lan.press("ArrowDown");
    EXPECT_EQ(lan.page.at("waiting").at(1).at("selected"), true);
    lan.press("Enter");
    ASSERT_TRUE(lan.page.contains("form"));
    lan.press("1");
    lan.press("Enter");
    ASSERT_TRUE(lan.seesState("called"));
    EXPECT_EQ(lan.visit(), second.label);
}

TEST_F(CounterPage, aCounterOfSomebodyElseIsRefusedInWords)
{
    ClerkAtAPage lan = at("lan", "3");
    ClerkAtAPage minh{signedIn("minh")};
    ASSERT_TRUE(minh.see([](const json& page) {
        for (const auto& place : page.at("places"))
            if (place.at("id") == "3")
                return place.at("state") == "Lan đang dùng" && place.at("taken") == true;
        return false;
    }));
    const auto refused = minh.take("3");
    EXPECT_EQ(refused.status, 409);
    EXPECT_NE(refused.json().at("text").get<std::string>().find("Lan đang dùng"), std::string::npos);
    EXPECT_EQ(minh.take("99").status, 404);
    EXPECT_EQ(minh.press("F1").status, 409) << "no counter, no key";
    EXPECT_EQ(minh.take("2").status, 200);
    EXPECT_TRUE(minh.seesState("free"));
    EXPECT_EQ(lan.page.at("counter"), "3");
    EXPECT_EQ(lan.take("4").status, 409) << "one counter each";
}

TEST_F(CounterPage, aSupervisorIsNotTakenForWhoeverSitsThere)
{
    ClerkAtAPage lan = at("lan", "3");
    ClerkAtAPage chief{signedIn("giamsat")};
    EXPECT_EQ(chief.take("3").status, 409);
    EXPECT_TRUE(isOpen("3"));
    issued();
    call(lan);
}

TEST_F(CounterPage, twoPagesOfOnePersonShowTheSameCounter)
{
    issued();
    ClerkAtAPage lan = at("lan", "3");
    ClerkAtAPage beside{lan.browser};
    ASSERT_TRUE(beside.seesState("free"));
    serve(lan);
    ASSERT_TRUE(beside.see([&](const json& page) { return page.value("state", "") == "serving"; }));
    lan.act("outcome", {{"outcome", 2}});
    EXPECT_TRUE(beside.see([](const json& page) { return page.value("outcome", -1) == 1; }));
}

TEST_F(CounterPage, aPressOnAnOlderPictureDoesNothing)
{
    issued();
    const auto second = issued();
    ClerkAtAPage lan = at("lan", "3");
    const auto before = lan.page.at("moment");
    call(lan);
    const auto replayed = lan.act("press", {{"key", "Escape"}, {"moment", before}});
    EXPECT_EQ(replayed.status, 409);
    EXPECT_EQ(replayed.json().at("error"), "CONFLICT");
    EXPECT_EQ(lan.page.at("state"), "called") << "the answer shows what is there now";
    EXPECT_EQ(known(second).state, TicketState::Waiting);
}

TEST_F(CounterPage, aSupervisorsReleaseIsSeenAtOnceAndTheTicketIsStillThere)
{
    const auto ticket = issued();
    ClerkAtAPage lan = at("lan", "3");
    serve(lan);
    lan.act("outcome", {{"outcome", 1}});
    lan.act("dossier", {{"code", "H26.10-260714-0031"}, {"visit", ticket.label}, {"request", 0}});
    protocol::ReleaseCounter release;
    release.counter = CounterId{"3"};
    release.reason = "máy hỏng";
    release.keepsTicket = true;
    ASSERT_TRUE(office->ask(release).outcome);
    ASSERT_TRUE(lan.seesChoice());
    EXPECT_NE(lan.page.at("said").at("text").get<std::string>().find(ticket.label), std::string::npos);

    EXPECT_EQ(lan.take("3").status, 200);
    ASSERT_TRUE(lan.seesState("serving"));
    EXPECT_EQ(lan.visit(), ticket.label);
    EXPECT_EQ(lan.page.at("dossier").at("code"), "H26.10-260714-0031") << "nothing entered is lost";
}

TEST_F(CounterPage, whatWasEnteredOutlivesARestartAndTheClerkGoesOnWithTheSameTicket)
{
    const auto ticket = issued();
    {
        ClerkAtAPage lan = at("lan", "3");
        serve(lan);
        lan.act("outcome", {{"outcome", 1}});
        lan.act("dossier", {{"code", "H26.10-260714-0031"}, {"visit", ticket.label}, {"request", 0}});
    }
    stopWeb();
    startWeb();
    ClerkAtAPage lan{signedIn("lan")};
    ASSERT_TRUE(lan.seesState("serving"));
    EXPECT_EQ(lan.visit(), ticket.label);
    EXPECT_EQ(lan.page.at("outcome"), 0);
    EXPECT_EQ(lan.page.at("dossier").at("code"), "H26.10-260714-0031");
    ASSERT_TRUE(lan.see([](const json& page) { return !page.at("dossier").at("procedures").empty(); }));
    const auto procedure = lan.page.at("dossier").at("procedures").at(0).at("id");
    EXPECT_EQ(
        lan.act("procedure", {{"procedure", procedure}, {"visit", ticket.label}, {"request", 0}}).status,
        200);
    ASSERT_TRUE(lan.mayPress("F4"));
    lan.press("F4");
    ASSERT_TRUE(lan.seesState("free"));
    EXPECT_NE(lan.notice().find("H26.10-260714-0031"), std::string::npos);
    EXPECT_TRUE(std::filesystem::is_empty(settings.data / "drafts")) << "gone with the visit";
}

TEST_F(CounterPage, whatWasEnteredGoesWithAVisitThatEndsWhileNobodyHasTheCounter)
{
    const auto ticket = issued();
    const auto isThere = [&] { return !std::filesystem::is_empty(settings.data / "drafts"); };
    ClerkAtAPage lan = at("lan", "3");
    serve(lan);
    lan.act("outcome", {{"outcome", 1}});
    protocol::ReleaseCounter release;
    release.counter = CounterId{"3"};
    release.reason = "máy hỏng";
    release.keepsTicket = true;
    ASSERT_TRUE(office->ask(release).outcome);
    ASSERT_TRUE(lan.seesChoice());
    stopWeb();
    startWeb();
    ASSERT_TRUE(isThere()) << "the visit is still going on";

    release.keepsTicket = false; // back to the queue
    ASSERT_TRUE(office->ask(release).outcome);
    ASSERT_TRUE(office->ask(protocol::CancelTicket{ticket.id, "về rồi", {}, {}}).outcome);
    EXPECT_TRUE(queue_service::eventually([&] { return !isThere(); }));
}

TEST_F(CounterPage, aCounterIsGivenBackWhenNobodyIsThere)
{
    issued();
    ClerkAtAPage lan = at("lan", "3");
    serve(lan);
    const auto refused = lan.act("give-back", json::object());
    EXPECT_EQ(refused.status, 409);
    EXPECT_NE(refused.json().at("text").get<std::string>().find("chưa xong"), std::string::npos);
    lan.act("outcome", {{"outcome", 3}});
    ASSERT_TRUE(lan.mayPress("F4"));
    lan.press("F4");
    ASSERT_TRUE(lan.seesState("free"));
    EXPECT_EQ(lan.act("give-back", json::object()).status, 200);
    ASSERT_TRUE(lan.seesChoice());
    EXPECT_EQ(lan.page.at("said").at("text"), "Đã đóng quầy 3.");
    EXPECT_FALSE(isOpen("3"));
}

TEST_F(CounterPage, aLostServiceIsSaidAndTheCounterGoesOnAfterwards)
{
    const auto ticket = issued();
    ClerkAtAPage lan = at("lan", "3");
    serve(lan);
    lan.act("outcome", {{"outcome", 3}});
    centre.kill();
    ASSERT_TRUE(lan.see([](const json& page) {
        return page.value("live", true) == false && !page.at("banner").at("title").get<std::string>().empty();
    }));
    EXPECT_EQ(lan.visit(), ticket.label);
    lan.press("F4");
    EXPECT_EQ(lan.page.at("state"), "serving") << "a locked key ends nothing";
    ASSERT_TRUE(centre.start());
    ASSERT_TRUE(lan.mayPress("F4"));
    EXPECT_EQ(lan.page.at("outcome"), 2) << "the result that was chosen is kept";
    lan.press("F4");
    EXPECT_TRUE(lan.seesState("free"));
}

TEST_F(CounterPage, whoeverSignsOutElsewhereIsSentToTheDoor)
{
    ClerkAtAPage lan = at("lan", "3");
    EXPECT_EQ(lan.browser.post("/api/sign-out", json::object()).status, 200);
    EXPECT_TRUE(lan.isSignedOut());
    EXPECT_EQ(lan.press("F1").status, 401);
    EXPECT_EQ(lan.browser.get("/events/counter").status, 401);
    EXPECT_EQ(lan.browser.get("/counter").status, 303);
    EXPECT_TRUE(isOpen("3")) << "as a terminal without power: the counter waits for its clerk";
}

TEST_F(CounterPage, eachPageSpeaksItsOwnLanguage)
{
    ClerkAtAPage lan = at("lan", "3");
    ClerkAtAPage english{lan.browser, "en"};
    ASSERT_TRUE(english.seesState("free"));
    EXPECT_EQ(english.page.at("state_name"), "Ready");
    EXPECT_EQ(english.page.at("keys").at(0).at("name"), "Call next");
    ASSERT_TRUE(lan.seesState("free"));
    EXPECT_EQ(lan.page.at("keys").at(0).at("name"), "Gọi kế tiếp");
    english.press("F1");
    ASSERT_TRUE(english.see([](const json& page) { return page.contains("notice"); }));
    EXPECT_EQ(english.notice(), "Nobody is waiting for this counter.");
}

TEST_F(CounterPage, aScannedPaperIsNamedAndItsCodeIsSaidToNobody)
{
    const auto token = protocol::makePaperToken();
    protocol::IssueTicket command;
    command.field = FieldId{"A"};
    command.tokenHash = token.hash;
    const auto ticket = std::get<protocol::IssuedTicket>(kiosk->ask(command).outcome.value()).ticket;
    ClerkAtAPage lan = at("lan", "3");
    ASSERT_TRUE(lan.see([](const json& page) { return page.value("waiting_count", 0) == 1; }));
    const auto named = lan.act("scan", {{"text", protocol::paperCodeText(token, "https://luot.example")}});
    EXPECT_EQ(named.status, 200);
    EXPECT_NE(named.body.find(ticket.label), std::string::npos);
    EXPECT_EQ(named.body.find(token.text), std::string::npos);
    EXPECT_TRUE(lan.see([](const json& page) { return page.at("waiting").at(0).at("selected") == true; }));
    EXPECT_EQ(lan.act("scan", {{"text", "8934567890123"}}).status, 422);

    serve(lan);
    lan.act("outcome", {{"outcome", 1}});
    lan.act("dossier",
            {{"code", protocol::paperCodeText(token, "")}, {"visit", ticket.label}, {"request", 0}});
    EXPECT_EQ(lan.page.at("dossier").at("code"), "")
        << "a ticket's code is no dossier's, and is kept nowhere";
    EXPECT_NE(lan.notice().find("mã của phiếu"), std::string::npos);
}

TEST_F(CounterPage, whateverIsSentGetsAClearStatusAndTheDeskGoesOn)
{
    const auto ticket = issued();
    ClerkAtAPage lan = at("lan", "3");
    const json moment = lan.page.at("moment");
    for (const auto& [path, body] : std::vector<std::pair<std::string, json>>{
             {"press", {{"key", "F13"}}},
             {"press", {{"key", 1}}},
             {"press", json::object()},
             {"press", {{"key", std::string(5000, 'F')}}},
             {"outcome", {{"outcome", "1"}}},
             {"outcome", {{"outcome", 5}}},
             {"outcome", {{"outcome", -1}}},
             {"outcome", {{"outcome", 18446744073709551615ULL}}},
             {"request", {{"number", 1.5}}},
             {"select", {{"ticket", json::array()}}},
             {"answer", {{"question", 1}}},
             {"take", {{"counter", 3}}},
             {"scan", {{"text", json::object()}}},
         }) {
        EXPECT_EQ(lan.act(path, body).status, 400) << path << ' ' << body.dump().substr(0, 80);
    }
    EXPECT_EQ(lan.act("press", {{"key", "F1"}, {"moment", "now"}}).status, 409);
    EXPECT_EQ(lan.act("dossier", {{"code", "H1"}, {"visit", "A999"}, {"request", 0}}).status, 409);
    EXPECT_EQ(lan.browser.post("/api/counter/press", json::array()).status, 400);
    EXPECT_EQ(lan.browser.post("/api/counter/press", {{"key", std::string(1'000'000, 'x')}}).status, 413);
    EXPECT_EQ(lan.browser.get("/api/counter/press").status, 405);
    HttpClient strange = lan.browser;
    strange.check = "00000000000000000000000000000000";
    EXPECT_EQ(strange.post("/api/counter/press", {{"key", "F1"}, {"moment", moment}}).status, 403);
    EXPECT_EQ(HttpClient{staffPort()}.post("/api/counter/press", {{"key", "F1"}}).status, 401);

    EXPECT_EQ(known(ticket).state, TicketState::Waiting) << "nothing of it did anything";
    lan.act("answer", {{"question", 9999}, {"choice", 0}});
    lan.act("select", {{"ticket", "<script>alert(1)</script>"}});
    serve(lan);
    lan.act("outcome", {{"outcome", 1}});
    const std::string script = "<script>alert(1)</script>";
    EXPECT_EQ(lan.act("dossier", {{"code", script}, {"visit", ticket.label}, {"request", 0}}).status, 200);
    EXPECT_EQ(lan.page.at("dossier").at("code"), script) << "a text, and nothing but";
    EXPECT_EQ(lan.act("procedure", {{"procedure", "none"}, {"visit", ticket.label}, {"request", 0}}).status,
              400);
}

TEST(CounterWords, readsWhatQtLinguistWrites)
{
    const auto known = translationsIn(
        "<TS><context><name>Other</name><message><source>a</source><translation>no</translation></message>"
        "</context><context><name>luot::x::Wording</name>\n<message>\n<location filename=\"a\"/>"
        "<source>Lượt &lt;{}&gt; &amp; &quot;x&quot;</source>\n<translation>Visit &lt;{}&gt; &amp; "
        "&apos;x&apos;</translation></message><message><source>b</source>"
        "<translation type=\"unfinished\"></translation></message></context></TS>",
        "Wording");
    EXPECT_EQ(known, (std::map<std::string, std::string>{{"Lượt <{}> & \"x\"", "Visit <{}> & 'x'"}}));
}

}
}
