#include "tests/supervisor/public_pages.h"

#include <filesystem>

/// Taking a number on the phone by the kiosk's code.
namespace luot::supervisor {
namespace {

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

}
}
