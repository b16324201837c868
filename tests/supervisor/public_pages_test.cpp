#include "tests/supervisor/web_centre.h"

#include "protocol/paper_code.h"
#include "tests/queue-service/asking.h"

#include <filesystem>
#include <sstream>

/// What the public listener answers, before a real queue service.
namespace luot::supervisor {
namespace {

using namespace protocol;
using nlohmann::json;

class PublicPages : public WebCentre {
protected:
    /// Behind a reverse proxy, so that every request can come from an address of its own: how many one
    /// address may make is ThePublicDoor's test.
    void SetUp() override
    {
        settings.publicPages.trustedProxy = "127.0.0.1";
        WebCentre::SetUp();
        waitForPages();
    }
    /// The staff's line is waited for by WebCentre.
    void waitForPages()
    {
        EXPECT_TRUE(queue_service::eventually([&] {
            const json board = phone().get("/api/board").json();
            return board.is_object() && board["known"] == true && board["centre"]["live"] == true;
        }));
    }
    struct Phone {
        HttpClient client;
        std::string from;

        HttpAnswer ask(const std::string& method, const std::string& path, const std::string& body,
                       const std::string& headers) const
        {
            return client.ask(method, path, body, headers + "X-Forwarded-For: " + from + "\r\n");
        }
        HttpAnswer get(const std::string& path) const { return ask("GET", path, "", ""); }
        HttpAnswer post(const std::string& path, const json& body) const
        {
            return ask("POST", path, body.dump(), "Content-Type: application/json\r\n");
        }
    };
    Phone phone()
    {
        ++phones;
        return {HttpClient{publicPort()},
                "10.1." + std::to_string(phones / 250) + "." + std::to_string(phones % 250)};
    }

    /// A number with a paper; the token that stands on it.
    std::string paper(const std::string& field = "A")
    {
        const PaperToken token = makePaperToken();
        IssueTicket command{.field = FieldId{field}, .tokenHash = token.hash};
        const Reply reply = kiosk->ask(command);
        last = std::get<IssuedTicket>(reply.outcome.value()).ticket;
        return token.text;
    }
    /// As soon as it is so: the page follows a stream, and the phone asks again.
    json seen(const std::string& token, const std::function<bool(const json&)>& isSo)
    {
        json told;
        queue_service::eventually([&] {
            told = phone().get("/api/t/" + token).json();
            return told.is_object() && isSo(told);
        });
        return told;
    }
    json inState(const std::string& token, const std::string& state)
    {
        return seen(token, [&](const json& told) { return told.value("state", "") == state; });
    }
    Ticket done(Command command)
    {
        const Reply reply = office->ask(std::move(command));
        EXPECT_TRUE(reply.outcome) << (reply.outcome ? "" : reply.outcome.error().message);
        return reply.outcome ? std::get<TicketResult>(*reply.outcome).ticket.value_or(Ticket{}) : Ticket{};
    }
    Ticket called(const std::string& counter)
    {
        EXPECT_TRUE(office->ask(OpenCounter{CounterId{counter}}).outcome);
        return done(CallNext{CounterId{counter}});
    }
    Ticket finished(const std::string& counter)
    {
        const Ticket ticket = called(counter);
        done(StartService{ticket.id, ticket.counter, {}});
        return done(FinishService{ticket.id, ticket.counter, ServiceOutcome::ResultReturned, {}, {}});
    }
    std::string invited()
    {
        const Reply reply = kiosk->ask(Invite{});
        return std::get<Invitation>(reply.outcome.value()).code;
    }
    static json choice(const std::string& field, char visit = '7')
    {
        return {
            {"field", field}, {"priority", "none"}, {"language", "vi"}, {"visit", std::string(32, visit)}};
    }

    Ticket last;
    int phones = 0;
};

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

TEST_F(PublicPages, aCodeOfTheKioskGivesOneNumberAndItsPage)
{
    const std::string api = "/api/n/" + invited();
    const json offer = phone().get(api).json();
    EXPECT_EQ(offer["fields"][0]["name"], "Hộ tịch");
    EXPECT_EQ(offer["priority_classes"].size(), 5U);

    const HttpAnswer given = phone().post(api + "/issue", choice("B"));
    ASSERT_EQ(given.status, 200) << given.body;
    const std::string token = given.json()["token"];
    const json told = inState(token, "waiting");
    EXPECT_EQ(told["field"], "B");

    const HttpAnswer again = phone().post(api + "/issue", choice("B"));
    EXPECT_EQ(again.json()["token"], token) << "the answer was lost: it is the same number";
    const HttpAnswer other = phone().post(api + "/issue", choice("B", '8'));
    EXPECT_EQ(other.status, 403) << "another phone with the same code";
    EXPECT_EQ(other.json()["error"], "INVITATION_OVER");
    EXPECT_EQ(office->view().tickets.size(), 1U);
}

/// With a branch file of their own, which a command may write.
class PublicPagesOfAnotherSetup : public PublicPages {
protected:
    void SetUp() override
    {
        const std::filesystem::path file = centre.folder.path() / "branch.toml";
        std::filesystem::copy_file(
            std::filesystem::path{LUOT_SOURCE_DIR} / "queue-service" / "branch.demo.toml", file);
        serviceOptions = {"--branch", file.string()};
        PublicPages::SetUp();
    }
};

TEST_F(PublicPagesOfAnotherSetup, aFieldThatAsksForTheProcedureOffersItAndTheNumberIsGivenForIt)
{
    const std::string api = "/api/n/" + invited();
    EXPECT_FALSE(phone().get(api).json()["fields"][0].contains("procedures")) << "nobody asks";
    std::string file = std::get<SetupPart>(office->ask(ReadSetup{}).outcome.value()).toml;
    const std::string name = "name = \"Hộ tịch\"\n";
    ASSERT_NE(file.find(name), std::string::npos);
    file.insert(file.find(name) + name.size(), "ask_procedure = true\n");
    for (int part = 1, parts = std::get<SetupPart>(office->ask(ReadSetup{}).outcome.value()).parts;
         part < parts; ++part)
        file += std::get<SetupPart>(office->ask(ReadSetup{part}).outcome.value()).toml;
    ASSERT_TRUE(office->ask(OfferSetup{0, 1, file}).outcome);
    json offered;
    ASSERT_TRUE(queue_service::eventually([&] {
        offered = phone().get(api).json()["fields"][0].value("procedures", json::array());
        return !offered.empty();
    }));
    EXPECT_EQ(offered[0]["procedure"], "khai-sinh");
    EXPECT_EQ(offered[0]["name"], "Đăng ký khai sinh");
    EXPECT_EQ(offered[0]["documents"][0], "Giấy chứng sinh (bản chính)");

    json body = choice("A");
    for (const json& wrong : {json("chung-thuc-ban-sao"), json("no-such"), json(7)}) {
        body["procedure"] = wrong;
        EXPECT_EQ(phone().post(api + "/issue", body).status, 400) << wrong;
    }
    body["procedure"] = "ket-hon";
    const HttpAnswer given = phone().post(api + "/issue", body);
    ASSERT_EQ(given.status, 200) << given.body;
    const std::string label = inState(given.json()["token"], "waiting")["label"];
    ASSERT_TRUE(office->waitFor([&](const BranchView& view) { return view.tickets.contains(label); }));
    const Ticket ticket = office->view().tickets.at(label);
    ASSERT_EQ(ticket.requests.size(), 1U);
    EXPECT_EQ(ticket.requests[0].procedure, ProcedureId{"ket-hon"});

    const std::string unsure = "/api/n/" + invited();
    body["procedure"] = "";
    EXPECT_EQ(phone().post(unsure + "/issue", body).status, 200) << "who is not sure gets a number too";
}

TEST_F(PublicPages, aRestartOfThePagesLosesNoNumberOfAPhone)
{
    const std::string api = "/api/n/" + invited();
    const std::string token = phone().post(api + "/issue", choice("B")).json()["token"];
    stopWeb();
    startWeb();
    waitForPages();
    EXPECT_EQ(inState(token, "waiting")["field"], "B");
    EXPECT_EQ(phone().post(api + "/issue", choice("B")).json()["token"], token);
}

TEST_F(PublicPages, aClosedFieldIsSaidAndTheCodeStaysGood)
{
    const std::string api = "/api/n/" + invited();
    ASSERT_TRUE(office->ask(CloseField{FieldId{"B"}}).outcome);
    const HttpAnswer refused = phone().post(api + "/issue", choice("B"));
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.json()["error"], "FIELD_CLOSED");
    EXPECT_EQ(phone().post(api + "/issue", choice("A")).status, 200);
}

TEST_F(PublicPages, aChoiceThatCannotBeMeantIsRefused)
{
    const std::string code = invited();
    const auto issue = [&](const json& body, const std::string& of) {
        return phone().post("/api/n/" + of + "/issue", body).status;
    };
    for (const auto& [name, value] : std::vector<std::pair<const char*, json>>{{"field", "Q"},
                                                                               {"field", 7},
                                                                               {"priority", "vip"},
                                                                               {"priority", json::array()},
                                                                               {"language", "xx"},
                                                                               {"visit", "short"},
                                                                               {"visit", nullptr}}) {
        json body = choice("A");
        body[name] = value;
        EXPECT_EQ(issue(body, code), 400) << body;
    }
    EXPECT_EQ(issue(choice("A"), "nonsense"), 403);
    EXPECT_EQ(issue(choice("A"), std::string(24, '0')), 403);
    EXPECT_EQ(office->view().tickets.size(), 0U);
    EXPECT_EQ(issue(choice("A"), code), 200) << "the code was not spent by any of it";
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
}

}
}
