#include "tests/queue-service/queue_service.h"

#include <algorithm>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

constexpr const char* file = R"([branch]
id = "an-thinh"
name = "Trung tâm"
ward = "Phường An Thịnh"

[rules]
sign_in = "optional"

[[field]]
id = "A"
name = "Hộ tịch"
name_en = "Civil status"
icon = "family"
quota = 2

[[field]]
id = "B"
name = "Chứng thực"
name_en = "Certification"
icon = "document-check"

[[counter]]
id = "1"
serves = [{ field = "A" }, { field = "B" }]

[[counter]]
id = "2"
serves = [{ field = "B" }]
)";

std::string with(const std::string& piece, const std::string& other)
{
    std::string text = file;
    const auto at = text.find(piece);
    EXPECT_NE(at, std::string::npos) << piece;
    return at == std::string::npos ? text : text.replace(at, piece.size(), other);
}

/// The file without field B, and without whatever names it.
std::string withoutB()
{
    std::string text = with(", { field = \"B\" }", "");
    text.replace(text.find("[{ field = \"B\" }]"), 17, "[{ field = \"A\" }]");
    const auto from = text.find("[[field]]\nid = \"B\"");
    return text.erase(from, text.find("[[counter]]") - from);
}

/// A service that began with the file above.
class SetupReload : public testing::Test {
protected:
    SetupReload() { open(file); }
    ~SetupReload() override
    {
        service.reset();
        EXPECT_EQ(complaintOfVerification(data() / EventStore::databaseName), "");
    }

    void open(const std::string& text, const std::string& fault = {})
    {
        service.reset();
        desk.service.reset();
        auto setup = parseBranchSetup(text, "branch.toml");
        ASSERT_TRUE(setup) << setup.error().message;
        auto opened = Service::open({.data = data(),
                                     .setup = *setup,
                                     .ballastBytes = 0,
                                     .setupText = text,
                                     .setupFault = fault,
                                     .branchFile = watched},
                                    desk.clock);
        ASSERT_TRUE(opened) << opened.error().message;
        service = std::move(*opened);
    }

    std::filesystem::path data() const { return desk.folder.path() / "reload"; }

    /// The events of it that people are told of, as "alert: the sentence".
    std::vector<std::string> offer(const Result<std::string>& text)
    {
        auto outcome = service->offerSetup(text, "service");
        EXPECT_TRUE(outcome) << outcome.error().message;
        return outcome ? told(outcome->events) : std::vector<std::string>{};
    }

    static std::vector<std::string> told(const std::vector<StoredEvent>& events)
    {
        std::vector<std::string> said;
        for (const StoredEvent& event : events) {
            const auto body = decodeBody(event.type, event.body);
            if (const auto* alert = std::get_if<Alert>(&*body))
                said.push_back("alert: " + alert->text);
            if (const auto* changed = std::get_if<ConfigChanged>(&*body))
                said.push_back("changed: " + changed->text);
        }
        return said;
    }

    std::vector<std::string> wholeLog() const { return told(*service->eventsAfter(Stream::Staff, 0, 1000)); }

    std::optional<ErrorCode> ask(const Actor& who, Command command)
    {
        const std::vector<Request> requests{desk.request(who, std::move(command))};
        auto outcome = service->process(requests);
        EXPECT_TRUE(outcome);
        return codeOf(*decodeReply(outcome->replies.front()));
    }

    Desk desk;
    std::filesystem::path watched; ///< empty: none
    std::unique_ptr<Service> service;
};

TEST_F(SetupReload, aGoodFileTakesEffectAtOnceAndTheLogSaysWhatDiffers)
{
    EXPECT_EQ(ask(kiosk(), issue("A")), std::nullopt);
    EXPECT_EQ(ask(kiosk(), issue("A")), std::nullopt);
    EXPECT_EQ(ask(kiosk(), issue("A")), ErrorCode::QuotaFull);
    EXPECT_EQ(offer(with("quota = 2", "quota = 3")),
              std::vector<std::string>{"changed: field A: quota 2, now 3"});
    EXPECT_EQ(ask(kiosk(), issue("A")), std::nullopt) << "the third number of the day";
    EXPECT_EQ(service->book().state().tickets.size(), 3U) << "nobody lost a place";
}

TEST_F(SetupReload, aNewFieldIsShownAndEverybodyStartsAnew)
{
    const auto epoch = service->epoch();
    offer(file
          + std::string{"[[field]]\nid = \"C\"\nname = \"Đất đai\"\nname_en = \"Land\"\n"
                        "icon = \"map-pin\"\n"});
    EXPECT_NE(service->epoch(), epoch);
    for (const Stream stream : {Stream::Public, Stream::Staff})
        EXPECT_NE(service->snapshot(stream).field(FieldId{"C"}), nullptr);
    EXPECT_EQ(ask(kiosk(), issue("C")), std::nullopt);
}

TEST_F(SetupReload, whatAKioskAsksAndSaysIsTakenAndEverybodyStartsAnew)
{
    const std::string procedure = "[[procedure]]\nid = \"x\"\nname = \"x\"\nfield = \"A\"\nlegal_days = 0\n";
    auto epoch = service->epoch();
    EXPECT_EQ(offer(file + procedure), std::vector<std::string>{"changed: procedure x is new"});
    EXPECT_NE(service->epoch(), std::exchange(epoch, service->epoch())) << "lists of procedures are old";
    EXPECT_EQ(offer(file + procedure + "documents = [\"Giấy chứng sinh\"]\n"),
              std::vector<std::string>{"changed: procedure x needs other documents"});
    EXPECT_NE(service->epoch(), std::exchange(epoch, service->epoch()));
    EXPECT_EQ(offer(with("quota = 2", "quota = 2\nask_procedure = true") + procedure),
              (std::vector<std::string>{
                  "changed: field A: asks for the procedure now; procedure x needs other documents"}));
    EXPECT_NE(service->epoch(), std::exchange(epoch, service->epoch()));
    EXPECT_TRUE(service->snapshot(Stream::Public).field(FieldId{"A"})->asksProcedure);
    EXPECT_EQ(offer(file + procedure + "[texts]\nelderly_age = 80\n").size(), 1U);
    EXPECT_EQ(service->snapshot(Stream::Public).branch.texts.elderlyAge, 80);
    EXPECT_NE(service->epoch(), std::exchange(epoch, service->epoch()));
}

TEST_F(SetupReload, aQuotaThatIsRaisedTakesFullBackAndALoweredOneTellsIt)
{
    const FieldId field{"A"};
    EXPECT_EQ(ask(kiosk(), issue("A")), std::nullopt);
    EXPECT_EQ(ask(kiosk(), issue("A")), std::nullopt);
    EXPECT_TRUE(service->snapshot(Stream::Public).field(field)->full);
    offer(with("quota = 2", "quota = 3"));
    EXPECT_FALSE(service->snapshot(Stream::Public).field(field)->full);
    offer(with("quota = 2", "quota = 1"));
    EXPECT_TRUE(service->snapshot(Stream::Public).field(field)->full);
}

TEST_F(SetupReload, aPriorityClassThatIsNoLongerListedIsNotGivenAnyMore)
{
    IssueTicket merit = issue("B");
    merit.priority = PriorityClass::Merit;
    EXPECT_EQ(ask(kiosk(), merit), std::nullopt) << "no list: every class";
    EXPECT_EQ(offer(file + std::string{"[[priority_class]]\nid = \"elderly\"\nname = \"Người cao tuổi\"\n"}),
              std::vector<std::string>{"changed: priority: every class, now Người cao tuổi"});
    EXPECT_EQ(ask(kiosk(), merit), ErrorCode::BadRequest);
    const auto& held = service->book().state().tickets;
    ASSERT_EQ(held.size(), 1U);
    EXPECT_TRUE(held.begin()->second.hasPriority) << "who has it keeps it";
    EXPECT_EQ(ask(supervisor(), SetPriority{held.begin()->first, PriorityClass::Merit, "card shown", {}}),
              ErrorCode::BadRequest);
    IssueTicket elderly = issue("B");
    elderly.priority = PriorityClass::Elderly;
    EXPECT_EQ(ask(kiosk(), elderly), std::nullopt);
}

TEST_F(SetupReload, aChangeOfWordsInACommentIsNoChange)
{
    EXPECT_TRUE(offer(std::string{"# reviewed\n"} + file).empty());
}

TEST_F(SetupReload, anEmptyBrokenOrWrongFileChangesNothingAndIsTold)
{
    const auto epoch = service->epoch();
    const std::string text = file;
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "branch"},
        {text.substr(0, text.size() / 2), "line"},
        {std::string(4096, '\0'), "line 1"},
        {"\xff\xfe\xfd", "line 1"},
        {with("quota = 2", "quota = -2"), "line 14"},
        {with("id = \"an-thinh\"", "id = \"binh-an\""), "branch's id stays"},
    };
    for (const auto& [wrong, reason] : cases) {
        const auto said = offer(wrong);
        ASSERT_EQ(said.size(), 1U) << reason;
        EXPECT_TRUE(said.front().starts_with("alert: ")) << said.front();
        EXPECT_NE(said.front().find(reason), std::string::npos) << said.front();
        EXPECT_NE(said.front().find("last good one stays"), std::string::npos) << said.front();
        EXPECT_EQ(service->book().setup().field(FieldId{"A"})->quota, 2) << reason;
    }
    EXPECT_EQ(service->epoch(), epoch) << "no device has to start anew";
    EXPECT_EQ(ask(kiosk(), issue("A")), std::nullopt);
}

TEST_F(SetupReload, theSameMistakeIsToldOnce)
{
    EXPECT_EQ(offer(std::string{}).size(), 1U);
    EXPECT_TRUE(offer(std::string{}).empty());
    offer(std::string{file});
    EXPECT_EQ(offer(std::string{}).size(), 1U) << "after a good one it is news again";
}

TEST_F(SetupReload, aFieldDoesNotGoWhilePeopleHoldItsNumbers)
{
    EXPECT_EQ(ask(kiosk(), issue("B")), std::nullopt);
    const auto said = offer(withoutB());
    ASSERT_EQ(said.size(), 1U);
    EXPECT_NE(said.front().find("field B cannot go while B001 waits"), std::string::npos) << said.front();
    EXPECT_NE(service->book().setup().field(FieldId{"B"}), nullptr);
}

TEST_F(SetupReload, aFieldThatNobodyUsedTodayGoes)
{
    const auto said = offer(withoutB());
    ASSERT_EQ(said.size(), 1U);
    EXPECT_NE(said.front().find("field B is gone"), std::string::npos) << said.front();
    EXPECT_EQ(ask(kiosk(), issue("B")), ErrorCode::NotFound);
}

TEST_F(SetupReload, aLetterThatWasGivenTodayStaysWithItsField)
{
    EXPECT_EQ(ask(kiosk(), issue("B")), std::nullopt);
    const CounterId one{"1"};
    const Actor atOne = clerk("c1", {one});
    EXPECT_EQ(ask(atOne, OpenCounter{one}), std::nullopt);
    EXPECT_EQ(ask(atOne, CallNext{one}), std::nullopt);
    const Ticket called = *service->book().activeAt(one);
    EXPECT_EQ(ask(atOne, StartService{called.id, one, std::nullopt}), std::nullopt);
    EXPECT_EQ(ask(atOne, FinishService{called.id, one, ServiceOutcome::Guidance, std::nullopt}),
              std::nullopt);
    const auto said = offer(withoutB());
    ASSERT_EQ(said.size(), 1U);
    EXPECT_NE(said.front().find("the letter B were given today"), std::string::npos) << said.front();

    desk.clock.advance(24h);
    EXPECT_NE(offer(withoutB()).front().find("field B is gone"), std::string::npos) << "tomorrow it goes";
}

TEST_F(SetupReload, anOpenCounterDoesNotGo)
{
    EXPECT_EQ(ask(clerk("c2", {CounterId{"2"}}), OpenCounter{CounterId{"2"}}), std::nullopt);
    std::string text = file;
    text.erase(text.rfind("[[counter]]"));
    const auto said = offer(text);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_NE(said.front().find("counter 2 is open"), std::string::npos) << said.front();
}

TEST_F(SetupReload, whatTookEffectIsThereAfterARestart)
{
    offer(with("quota = 2", "quota = 3"));
    service.reset();
    std::filesystem::create_directories(data());
    const auto wrong = desk.folder.path() / "branch.toml";
    std::ofstream{wrong} << "[branch]\nid = 3\n";
    const auto found = findSetup(wrong, data());
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->setup.field(FieldId{"A"})->quota, 3) << "the last good one";
    EXPECT_NE(found->fault.find("line 2"), std::string::npos) << found->fault;

    open(found->text, found->fault);
    EXPECT_NE(wholeLog().back().find("alert: "), std::string::npos);
    EXPECT_NE(wholeLog().back().find("line 2"), std::string::npos) << wholeLog().back();
}

TEST_F(SetupReload, withoutALastGoodOneAWrongFileIsAnEnd)
{
    const auto wrong = desk.folder.path() / "branch.toml";
    std::ofstream{wrong} << "[branch]\nid = 3\n";
    const auto found = findSetup(wrong, desk.folder.path() / "nothing-here");
    ASSERT_FALSE(found);
    EXPECT_NE(found.error().message.find("line 2"), std::string::npos) << found.error().message;
}

TEST_F(SetupReload, whatWasChangedWhileNobodyRanIsSaidAtTheStart)
{
    open(with("quota = 2", "quota = 5"));
    EXPECT_EQ(wholeLog().back(), "changed: field A: quota 2, now 5");
}

TEST_F(SetupReload, theWatchedFileIsTakenAtTheNextRest)
{
    watched = desk.folder.path() / "branch.toml";
    std::ofstream{watched} << file;
    open(file);
    EXPECT_TRUE(told(service->rest()->events).empty());
    std::ofstream{watched} << with("quota = 2", "quota = 4");
    EXPECT_EQ(told(service->rest()->events), std::vector<std::string>{"changed: field A: quota 2, now 4"});
    std::filesystem::resize_file(watched, 0);
    std::ofstream{watched, std::ios::app}.flush();
    EXPECT_EQ(told(service->rest()->events).size(), 1U) << "an alert";
    EXPECT_EQ(service->book().setup().field(FieldId{"A"})->quota, 4);
    EXPECT_TRUE(told(service->rest()->events).empty());
}

TEST_F(SetupReload, aFileThatIsWrittenIsNoticedAndAnotherIsNot)
{
    const auto path = desk.folder.path() / "branch.toml";
    const BranchFile watched{path};
    EXPECT_FALSE(watched.takeChange());
    std::ofstream{desk.folder.path() / "other.toml"} << "x";
    EXPECT_FALSE(watched.takeChange());
    std::ofstream{path} << "x";
    EXPECT_TRUE(watched.takeChange());
    EXPECT_FALSE(watched.takeChange()) << "once";
    std::ofstream{desk.folder.path() / "new"} << "y";
    std::filesystem::rename(desk.folder.path() / "new", path);
    EXPECT_TRUE(watched.takeChange()) << "put in its place";
    std::filesystem::resize_file(path, 0);
    std::ofstream{path, std::ios::app}.flush();
    EXPECT_TRUE(watched.takeChange());
}

}
}
