#include "tests/supervisor/public_pages.h"

#include <csignal>
#include <regex>
#include <set>

/// What the public listener answers, before a real queue service.
namespace luot::supervisor {
namespace {

TEST_F(PublicPages, aPaperShowsItsTicketFromWaitingToTheEnd)
{
    const std::string first = paper();
    const std::string second = paper();
    json told = seen(second, [](const json& page) { return page.value("ahead", -1) == 1; });
    EXPECT_EQ(told["label"], last.label);
    EXPECT_EQ(told["name"], "Hộ tịch");
    EXPECT_EQ(told["centre"]["live"], true);

    const Ticket ticket = called("3");
    told = inState(first, "called");
    EXPECT_EQ(told["counter"], "3");
    EXPECT_EQ(told["calls"], 1);
    told = seen(second, [](const json& page) { return page.value("ahead", -1) == 0; });
    EXPECT_EQ(told["counters"], json({"3"}));

    done(StartService{ticket.id, ticket.counter, {}});
    inState(first, "serving");
    done(FinishService{ticket.id, ticket.counter, ServiceOutcome::DossierReceived, {}, {}});
    told = inState(first, "completed");
    EXPECT_EQ(told["outcome"], "dossier_received");
    EXPECT_EQ(told["may_rate"], true);
}

TEST_F(PublicPages, inTheMorningYesterdaysPaperIsOverAndNobodyIsInvited)
{
    const std::string served = paper();
    finished("3");
    inState(served, "completed");
    const std::string waiting = paper();
    inState(waiting, "waiting");
    EXPECT_TRUE(
        queue_service::eventually([&] { return phone().get("/api/board").json()["calls"].size() == 1; }));
    // Two: the night in which this machine is a day behind the centre is one of them.
    clock.setAhead(std::chrono::hours{48});
    EXPECT_EQ(phone().get("/api/t/" + served).status, 404);
    EXPECT_EQ(phone().get("/api/board").json()["calls"], json::array());
    EXPECT_EQ(phone().get("/api/t/" + waiting).status, 200) << "until the service says that it is over";
}

TEST_F(PublicPages, whatHasNotChangedIsNotSentAgain)
{
    const std::string token = paper();
    seen(token, [](const json& page) { return page.contains("label"); });
    const HttpAnswer first = phone().get("/api/t/" + token);
    const std::string known = "If-None-Match: " + first.headers.at("etag") + "\r\n";
    const HttpAnswer again = phone().ask("GET", "/api/t/" + token, "", known);
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
    EXPECT_FALSE(again.headers.at("x-luot-at").empty()) << "as of when, all the same";
    called("3");
    inState(token, "called");
    EXPECT_EQ(phone().ask("GET", "/api/t/" + token, "", known).status, 200);
}

TEST_F(PublicPages, whoeverHoldsThePaperCancelsAndStaffTakeItBack)
{
    const std::string token = paper();
    inState(token, "waiting");
    EXPECT_EQ(phone().post("/api/t/" + token + "/cancel", json::object()).status, 200);
    const json told = inState(token, "cancelled");
    EXPECT_EQ(told["may_cancel"], false);
    EXPECT_EQ(phone().post("/api/t/" + token + "/cancel", json::object()).status, 409)
        << "there is nothing left";
    done(ReactivateTicket{.ticket = last.id, .reason = "hủy nhầm", .expectVersion = {}});
    inState(token, "waiting");
}

TEST_F(PublicPages, theFaceIsWithdrawnAndTheNumberStays)
{
    const std::string token = paper();
    ASSERT_TRUE(kiosk->ask(BindFace{last.id, std::vector<std::uint8_t>(296, 7)}).outcome);
    seen(token, [](const json& page) { return page.value("face", false); });
    EXPECT_EQ(phone().post("/api/t/" + token + "/erase-face", json::object()).status, 200);
    const json told = seen(token, [](const json& page) { return !page.value("face", true); });
    EXPECT_EQ(told["state"], "waiting");
    EXPECT_EQ(told["face"], false);
}

TEST_F(PublicPages, aVisitIsRatedOnceAndOnlyWhenItIsOver)
{
    const std::string token = paper();
    inState(token, "waiting");
    const std::string rate = "/api/t/" + token + "/rate";
    EXPECT_EQ(phone().post(rate, {{"score", 5}}).status, 409);
    finished("3");
    inState(token, "completed");
    EXPECT_EQ(phone().post(rate, {{"score", 4}, {"text", "Cảm ơn"}}).status, 200);
    seen(token, [](const json& page) { return !page.value("may_rate", true); });
    EXPECT_EQ(phone().post(rate, {{"score", 1}}).status, 409);
    const auto scores = [&] {
        std::vector<int> all;
        for (const Event& event : office->news())
            if (const auto* rated = std::get_if<RatingAdded>(&event.body))
                all.push_back(rated->rating.score);
        return all;
    };
    queue_service::eventually([&] { return !scores().empty(); });
    EXPECT_EQ(scores(), std::vector{4});
}

TEST_F(PublicPages, whatCannotBeDoneNeverReachesTheService)
{
    const std::string token = paper();
    inState(token, "waiting");
    const std::string api = "/api/t/" + token;
    // It stands still: what is asked of it gets no answer in time.
    ASSERT_EQ(kill(centre.pid(), SIGSTOP), 0);
    const int rated = phone().post(api + "/rate", {{"score", 5}}).status;
    const int erased = phone().post(api + "/erase-face", json::object()).status;
    ASSERT_EQ(kill(centre.pid(), SIGCONT), 0);
    EXPECT_EQ(rated, 409) << "the visit is not over";
    EXPECT_EQ(erased, 200) << "there is no face";
    finished("3");
    inState(token, "completed");
    ASSERT_EQ(kill(centre.pid(), SIGSTOP), 0);
    const int cancelled = phone().post(api + "/cancel", json::object()).status;
    ASSERT_EQ(kill(centre.pid(), SIGCONT), 0);
    EXPECT_EQ(cancelled, 409);
}

TEST_F(PublicPages, whatNobodyHasGetsTheSameAnswerWhateverIsWrongWithIt)
{
    paper();
    const HttpAnswer unknown = phone().get("/api/t/" + makePaperToken().text);
    EXPECT_EQ(unknown.status, 404);
    for (const char* token : {"x", "%20", "A001", last.tokenHash.c_str(), last.id.str().c_str()}) {
        const HttpAnswer answer = phone().get(std::string{"/api/t/"} + token);
        EXPECT_EQ(answer.body, unknown.body) << token;
        EXPECT_EQ(answer.status, 404) << token;
    }
    for (const char* path : {"/api/t/%00", "/api/t/..%2f..%2fetc", "/api/t/", "/t/../../etc/passwd"})
        EXPECT_EQ(phone().get(path).status, 404) << path;
    const HttpAnswer tried = phone().post("/api/t/" + makePaperToken().text + "/cancel", json::object());
    EXPECT_EQ(tried.body, unknown.body);
    EXPECT_EQ(phone().get("/t/whatever").body, phone().get("/t/" + makePaperToken().text).body)
        << "the page itself is the same for all";
}

TEST_F(PublicPages, ofEveryWrongKindAreAnsweredClearlyAndChangeNothing)
{
    const std::string token = paper();
    finished("3");
    inState(token, "completed");
    const std::string rate = "/api/t/" + token + "/rate";
    for (const json& body : std::vector<json>{{{"score", 0}},
                                              {{"score", 6}},
                                              {{"score", "5"}},
                                              {{"score", 4.5}},
                                              {{"score", nullptr}},
                                              json::object(),
                                              {{"score", 5}, {"text", 7}},
                                              {{"score", 1e300}}})
        EXPECT_EQ(phone().post(rate, body).status, 400) << body;
    EXPECT_EQ(phone().post(rate, {{"score", 5}, {"text", std::string(2000, 'x')}}).status, 413);
    const auto sent = [&](const std::string& body, const std::string& type) {
        return phone().ask("POST", rate, body, "Content-Type: " + type + "\r\n").status;
    };
    EXPECT_EQ(sent("{\"score\":", "application/json"), 400);
    EXPECT_EQ(sent("[5]", "application/json"), 400);
    EXPECT_EQ(sent("{\"score\":5,\"text\":\"\xff\"}", "application/json"), 400);
    EXPECT_EQ(sent("score=5", "application/x-www-form-urlencoded"), 415);
    EXPECT_EQ(sent(std::string(1'000'000, 'x'), "application/json"), 413);
    EXPECT_EQ(phone().get(rate).status, 405);
    const json told = inState(token, "completed");
    EXPECT_EQ(told["may_rate"], true) << "none of it was a rating";
}

TEST_F(PublicPages, theBoardIsOnePictureThatIsSentAnewWithEachCall)
{
    const std::string token = paper();
    EventReader board{HttpClient{publicPort()}, "/events/board"};
    ASSERT_EQ(board.head().status, 200);
    auto picture = board.until("board", [](const json& data) { return data["fields"][0]["waiting"] == 1; });
    ASSERT_TRUE(picture);
    EXPECT_TRUE((*picture)["calls"].empty());
    EXPECT_EQ((*picture)["centre"]["name"], "Trung tâm Phục vụ hành chính công");
    called("3");
    picture = board.until("board", [](const json& data) { return !data["calls"].empty(); });
    ASSERT_TRUE(picture);
    EXPECT_EQ((*picture)["calls"][0]["label"], last.label);
    EXPECT_EQ((*picture)["calls"][0]["counter"], "3");
    const std::string text = picture->dump();
    for (const std::string& secret : {last.id.str(), last.tokenHash, token})
        EXPECT_EQ(text.find(secret), std::string::npos);
    centre.kill();
    picture = board.until("board", [](const json& data) { return data["centre"]["live"] == false; });
    ASSERT_TRUE(picture);
    EXPECT_EQ((*picture)["calls"].size(), 1U) << "never blank";
    EXPECT_GT((*picture)["centre"]["as_of"].get<std::int64_t>(), 0);
}

TEST_F(PublicPages, aLostServiceIsSaidWithTheTimeAndTheNumberStays)
{
    const std::string token = paper();
    inState(token, "waiting");
    centre.kill();
    json told = seen(token, [](const json& page) { return page["centre"]["live"] == false; });
    EXPECT_EQ(told["label"], last.label);
    EXPECT_GT(told["centre"]["as_of"].get<std::int64_t>(), 0);
    ASSERT_TRUE(centre.start());
    told = seen(token, [](const json& page) { return page["centre"]["live"] == true; });
    EXPECT_EQ(told["centre"]["live"], true);
    EXPECT_FALSE(told["centre"].contains("as_of"));
}

TEST_F(PublicPages, everyAnswerForbidsOthersToLookIn)
{
    for (const char* path : {"/t/x", "/n/x", "/board", "/api/t/x", "/ticket.js"}) {
        const HttpAnswer answer = phone().get(path);
        EXPECT_EQ(answer.headers.at("referrer-policy"), "no-referrer") << path;
        EXPECT_NE(answer.headers.at("content-security-policy").find("default-src 'self'"), std::string::npos)
            << path;
    }
    // Staff pages are another listener's.
    for (const char* path : {"/live", "/counter", "/sign-in", "/api/me", "/reports"})
        EXPECT_EQ(phone().get(path).status, 404) << path;
    for (const char* path : {"/openapi.json", "/live.js", "/live-orders.js", "/counter.js", "/counter.css",
                             "/reports.js", "/reception.js", "/sign-in.js"}) {
        EXPECT_EQ(phone().get(path).status, 404) << path << " is the staff's";
        EXPECT_EQ(HttpClient{staffPort()}.get(path).status, 200) << path;
    }
}

TEST_F(PublicPages, haveEverythingThatTheyLoad)
{
    const std::regex loads{R"re((?:src|href|from|import|url|fetch)[=( ]*["']?/([a-z-]+\.(?:js|css|svg)))re"};
    std::set<std::string> asked;
    std::vector<std::string> toRead{"t/x", "n/x", "board"};
    while (!toRead.empty()) {
        const std::string path = toRead.back();
        toRead.pop_back();
        const HttpAnswer answer = phone().get("/" + path);
        EXPECT_EQ(answer.status, 200) << path;
        for (std::sregex_iterator found{answer.body.begin(), answer.body.end(), loads}, end; found != end;
             ++found)
            if (asked.insert((*found)[1]).second)
                toRead.push_back((*found)[1]);
    }
    EXPECT_TRUE(asked.contains("common.js") && asked.contains("board.css")) << "nothing was read";
}

TEST_F(PublicPages, takeNoLongTexts)
{
    const std::string code = invited();
    json body = choice("A");
    body["more"] = std::string(9000, 'x');
    EXPECT_EQ(phone().post("/api/n/" + code + "/issue", body).status, 413);
    EXPECT_EQ(phone().post("/api/n/" + code + "/issue", choice("A")).status, 200)
        << "nothing of it took effect";
}

}
}
