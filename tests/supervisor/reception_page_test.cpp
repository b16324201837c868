#include "tests/supervisor/web_centre.h"

namespace luot::supervisor {
namespace {

using nlohmann::json;

class ReceptionPage : public WebCentre {
protected:
    json form(HttpClient& client, const std::string& field = "A")
    {
        return {{"form", client.get("/api/reception/form").json().at("form")},
                {"field", field},
                {"priority", "none"},
                {"procedure", ""},
                {"reason", "Không dùng được máy lấy số"}};
    }
    protocol::Ticket known(const std::string& id)
    {
        const auto reply = office->ask(protocol::GetTicket{TicketId{id}, {}});
        return std::get<protocol::TicketResult>(reply.outcome.value()).ticket.value();
    }
};

TEST_F(ReceptionPage, aNumberIsTakenForSomebodyWithAReasonAndItsPaper)
{
    HttpClient lan = signedIn("lan");
    json body = form(lan, "B");
    body["priority"] = "elderly";
    const auto given = lan.post("/api/reception/issue", body);
    ASSERT_EQ(given.status, 200) << given.body;
    const json paper = given.json();
    EXPECT_EQ(paper.at("label").get<std::string>().front(), 'B');
    EXPECT_EQ(paper.at("field_name"), "Chứng thực");
    EXPECT_EQ(paper.at("priority"), true);
    EXPECT_GT(paper.at("qr").at("size").get<int>(), 20);
    const auto ticket = known(paper.at("ticket"));
    EXPECT_EQ(ticket.way, protocol::IssueWay::Counter);
    EXPECT_EQ(ticket.priority, protocol::PriorityClass::Elderly);
    EXPECT_EQ(ticket.reason, "Không dùng được máy lấy số");
    EXPECT_EQ(ticket.tokenHash.size(), 64U);

    EventReader stream{lan, "/events/reception"};
    const auto page = stream.until("reception", [&](const json& one) { return one.at("count") == 1; });
    ASSERT_TRUE(page);
    EXPECT_EQ(page->at("tickets").at(0).at("label"), paper.at("label"));
    EXPECT_EQ(page->at("tickets").at(0).at("live"), true);
}

TEST_F(ReceptionPage, aFormThatIsSentTwiceIsOneNumber)
{
    HttpClient lan = signedIn("lan");
    json body = form(lan);
    const auto first = lan.post("/api/reception/issue", body);
    const auto second = lan.post("/api/reception/issue", body);
    EXPECT_EQ(first.json().at("label"), second.json().at("label"));
    EXPECT_EQ(first.json().at("qr"), second.json().at("qr")) << "the same paper";
    body["field"] = "B";
    EXPECT_EQ(lan.post("/api/reception/issue", body).status, 409) << "another wish under the same form";
    HttpClient minh = signedIn("minh");
    body["field"] = "A";
    EXPECT_EQ(minh.post("/api/reception/issue", body).status, 409) << "somebody else's form";

    stopWeb();
    startWeb();
    lan = signedIn("lan");
    EXPECT_EQ(lan.post("/api/reception/issue", body).status, 409) << "nobody knows its paper any more";
    EXPECT_NE(lan.post("/api/reception/issue", form(lan)).json().at("label"), first.json().at("label"));
}

TEST_F(ReceptionPage, printedAgainTheOldPaperIsWorthNothing)
{
    const auto ticket = issued();
    HttpClient lan = signedIn("lan");
    const auto again
        = lan.post("/api/reception/reprint",
                   {{"form", lan.get("/api/reception/form").json().at("form")}, {"ticket", ticket.id.str()}});
    ASSERT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(again.json().at("label"), ticket.label);
    EXPECT_NE(known(ticket.id.str()).tokenHash, ticket.tokenHash);
    const auto nobody
        = lan.post("/api/reception/reprint",
                   {{"form", lan.get("/api/reception/form").json().at("form")}, {"ticket", "x"}});
    EXPECT_GE(nobody.status, 400);
    EXPECT_LT(nobody.status, 500);
}

TEST_F(ReceptionPage, proceduresAreToldWithWhatToBring)
{
    HttpClient lan = signedIn("lan");
    const auto told = lan.get("/api/reception/procedures?field=A");
    ASSERT_EQ(told.status, 200);
    EXPECT_FALSE(told.json().at("procedures").empty());
    EXPECT_FALSE(told.json().at("procedures").at(0).at("documents").empty());
    EXPECT_EQ(lan.get("/api/reception/procedures?field=%3Cscript%3E").status, 404);
}

TEST_F(ReceptionPage, whateverIsSentGetsAClearStatusAndGivesNoNumber)
{
    HttpClient lan = signedIn("lan");
    const json good = form(lan);
    for (const auto& [name, value] : std::vector<std::pair<std::string, json>>{
             {"form", 7},
             {"form", "../../x"},
             {"field", json::array()},
             {"priority", "king"},
             {"priority", 1},
             {"procedure", nullptr},
             {"reason", "  "},
             {"reason", json::object()},
             {"reason", std::string(2000, 'x')},
         }) {
        json body = good;
        body[name] = value;
        const auto refused = lan.post("/api/reception/issue", body);
        EXPECT_EQ(refused.status, 400) << name << ' ' << value.dump().substr(0, 40);
        EXPECT_FALSE(refused.json().at("text").get<std::string>().empty());
    }
    json body = form(lan);
    body["field"] = "<script>";
    EXPECT_EQ(lan.post("/api/reception/issue", body).status, 404);
    HttpClient strange = lan;
    strange.check = "0";
    EXPECT_EQ(strange.post("/api/reception/issue", good).status, 403);
    EXPECT_EQ(HttpClient{staffPort()}.post("/api/reception/issue", good).status, 401);
    EXPECT_EQ(HttpClient{staffPort()}.get("/reception").status, 303);

    EventReader stream{lan, "/events/reception"};
    EXPECT_EQ(stream.next("reception")->at("count"), 0);
    EXPECT_EQ(lan.post("/api/reception/issue", good).status, 200) << "and a good one goes on";
}

TEST_F(ReceptionPage, aFieldThatIsClosedIsRefusedInWords)
{
    ASSERT_TRUE(office->ask(protocol::CloseField{FieldId{"A"}}).outcome);
    HttpClient lan = signedIn("lan");
    const auto refused = lan.post("/api/reception/issue", form(lan));
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.json().at("text"), "Lĩnh vực này đang đóng.");
}

}
}
