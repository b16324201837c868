#include "tests/queue-service/asking.h"
#include "tests/supervisor/web_centre.h"

/// Reports as a browser gets them, from a real service's log.
namespace luot::supervisor {
namespace {

using nlohmann::json;

class ReportPages : public WebCentre {
protected:
    /// As soon as the tables have caught up so far.
    json reportWith(HttpClient& client, int issued)
    {
        json report;
        queue_service::eventually([&] {
            report = client.get("/api/report").json();
            return report.value("up_to_date", false) && report["visits"]["issued"] == issued;
        });
        return report;
    }
};

TEST_F(ReportPages, followTheLogAndAreBuiltAgainFromNothing)
{
    issued("A");
    issued("B");
    HttpClient supervisor = signedIn("giamsat");
    EXPECT_EQ(reportWith(supervisor, 2)["visits"]["issued"], 2);
    issued("A");
    EXPECT_EQ(reportWith(supervisor, 3)["visits"]["issued"], 3);

    stopWeb();
    std::filesystem::remove_all(settings.data);
    startWeb();
    supervisor = signedIn("giamsat");
    const json again = reportWith(supervisor, 3);
    EXPECT_EQ(again["visits"]["issued"], 3);
    EXPECT_FALSE(again.contains("dossiers")) << "what is not kept is not told as nothing";
}

TEST_F(ReportPages, areForSupervisorsAndAskForDays)
{
    HttpClient stranger{staffPort()};
    EXPECT_EQ(stranger.get("/api/report").status, 401);
    EXPECT_EQ(stranger.get("/reports").status, 303);
    HttpClient clerk = signedIn("lan");
    EXPECT_EQ(clerk.get("/api/report").status, 403);
    HttpClient supervisor = signedIn("giamsat");
    EXPECT_EQ(supervisor.get("/reports").status, 200);
    for (const char* query : {"?from=2026-02-31", "?from=yesterday", "?from=2026-07-14&to=2026-07-13",
                              "?from=2026-7-1", "?from=%00", "?from=2026-07-14'%20OR%201=1"})
        EXPECT_EQ(supervisor.get(std::string{"/api/report"} + query).status, 400) << query;
    EXPECT_EQ(supervisor.get("/api/report?from=2025-01-01&to=2026-02-04").status, 200) << "400 days";
    const auto tooLong = supervisor.get("/api/report?from=2025-01-01&to=2026-02-05");
    EXPECT_EQ(tooLong.status, 400);
    EXPECT_NE(tooLong.json()["text"].get<std::string>().find("400 ngày"), std::string::npos);
    EXPECT_EQ(supervisor.get("/api/report.csv?from=0001-01-01&to=9999-12-31").status, 400);
    EXPECT_EQ(supervisor.get("/api/report?from=1999-01-01&to=1999-12-31").json()["visits"]["issued"], 0);
    const auto csv = supervisor.get("/api/report.csv");
    EXPECT_EQ(csv.status, 200);
    EXPECT_NE(csv.body.find("kind,id,name,issued"), std::string::npos);
}

}
}
