#include "queue-service/branch_file.h"
#include "tests/queue-service/queue_service.h"

#include "protocol/key_request.h"
#include "protocol/keys.h"

#include <algorithm>

/// The branch file and the keys, changed by an administrator's command.
namespace luot::queue_service {
namespace {

std::string branchText(int quota, const std::string& more = {})
{
    return "[branch]\nid = \"an-thinh\"\nname = \"Trung tâm\"\nward = \"An Thịnh\"\n\n[[field]]\nid = "
           "\"A\"\nname = "
           "\"Hộ tịch\"\nname_en = \"Civil\"\nicon = \"family\"\nquota = "
        + std::to_string(quota) + "\n\n[[counter]]\nid = \"1\"\nserves = [{ field = \"A\" }]\n" + more;
}

class ByCommand : public testing::Test {
protected:
    ByCommand() { open(branchText(300)); }

    void open(const std::string& text)
    {
        std::ofstream{file} << text;
        auto setup = parseBranchSetup(text, "branch.toml");
        ASSERT_TRUE(setup) << setup.error().message;
        desk.close();
        auto opened = Service::open({.data = desk.folder.path() / "data",
                                     .setup = *setup,
                                     .ballastBytes = 0,
                                     .setupText = text,
                                     .branchFile = file,
                                     .keys = keys},
                                    desk.clock);
        ASSERT_TRUE(opened) << opened.error().message;
        desk.service = std::move(*opened);
    }
    std::string onDisk() const
    {
        auto text = readBranchText(file);
        return text ? *text : text.error().message;
    }
    std::string changed(const Reply& reply)
    {
        return reply.outcome ? std::get<SetupTaken>(*reply.outcome).changed : reply.outcome.error().message;
    }

    Desk desk;
    std::filesystem::path file = desk.folder.path() / "branch.toml";
    std::filesystem::path keys = desk.folder.path() / "keys";
};

TEST_F(ByCommand, whatIsReadBackIsTheFile)
{
    std::string note;
    for (int i = 0; i < 400; ++i)
        note += "# Ghi chú dòng " + std::to_string(i) + "\n";
    open(branchText(300, note));
    std::string text;
    int parts = 1;
    for (int part = 0; part < parts; ++part) {
        const Reply reply = desk.ask(admin(), ReadSetup{part});
        ASSERT_TRUE(reply.outcome) << reply.outcome.error().message;
        parts = std::get<SetupPart>(*reply.outcome).parts;
        text += std::get<SetupPart>(*reply.outcome).toml;
    }
    EXPECT_GT(parts, 1);
    EXPECT_EQ(text, onDisk());
    EXPECT_EQ(codeOf(desk.ask(admin(), ReadSetup{parts})), ErrorCode::NotFound);
}

TEST_F(ByCommand, anotherFileTakesEffectStandsInItsPlaceAndInTheLog)
{
    const std::string text = branchText(250);
    const Reply reply = desk.ask(admin(), OfferSetup{0, 1, text});
    EXPECT_EQ(changed(reply), "field A: quota 300, now 250");
    EXPECT_EQ(desk.service->book().setup().fields.front().quota, 250);
    EXPECT_EQ(onDisk(), text);
    const auto told = std::ranges::find(desk.published, "config.changed", &StoredEvent::type);
    ASSERT_NE(told, desk.published.end());
    EXPECT_EQ(told->actor, admin().user);
    EXPECT_EQ(changed(desk.ask(admin(), OfferSetup{0, 1, text})), "") << "again: nothing is other";
}

TEST_F(ByCommand, partsAreTakenInOrderAndOneThatComesAgainIsNoHarm)
{
    const std::string text = branchText(250);
    const std::size_t field = text.find("[[field]]");
    const std::size_t counter = text.find("[[counter]]");
    const std::string first = text.substr(0, field);
    const std::string second = text.substr(field, counter - field);
    const std::string third = text.substr(counter);
    EXPECT_EQ(codeOf(desk.ask(admin(), OfferSetup{1, 3, second})), ErrorCode::InvalidState);
    EXPECT_EQ(changed(desk.ask(admin(), OfferSetup{0, 3, first})), "");
    EXPECT_EQ(changed(desk.ask(admin(), OfferSetup{1, 3, second})), "");
    EXPECT_EQ(changed(desk.ask(admin(), OfferSetup{1, 3, second})), "");
    EXPECT_EQ(desk.service->book().setup().fields.front().quota, 300);
    EXPECT_NE(changed(desk.ask(admin(), OfferSetup{2, 3, third})), "");
    EXPECT_EQ(onDisk(), text);
}

TEST_F(ByCommand, aWrongFileSaysLineAndReasonAndChangesNothing)
{
    const std::string before = onDisk();
    const Reply wrong = desk.ask(admin(), OfferSetup{0, 1, "[branch]\nid = 7\n"});
    EXPECT_EQ(codeOf(wrong), ErrorCode::BadRequest);
    EXPECT_NE(wrong.outcome.error().message.find("line 2"), std::string::npos)
        << wrong.outcome.error().message;
    desk.issued("A");
    std::string withoutA = branchText(250);
    for (std::size_t at = withoutA.find("\"A\""); at != std::string::npos; at = withoutA.find("\"A\""))
        withoutA.replace(at, 3, "\"C\"");
    EXPECT_EQ(codeOf(desk.ask(admin(), OfferSetup{0, 1, withoutA})), ErrorCode::InvalidState)
        << "somebody waits for A";
    EXPECT_EQ(onDisk(), before);
    EXPECT_EQ(desk.service->book().setup().fields.front().quota, 300);
}

TEST_F(ByCommand, aFileThatCannotBeWrittenIsASentenceAndChangesNothing)
{
    std::filesystem::remove(file);
    std::filesystem::create_directory(file);
    const Reply reply = desk.ask(admin(), OfferSetup{0, 1, branchText(250)});
    EXPECT_EQ(codeOf(reply), ErrorCode::InvalidState);
    EXPECT_NE(reply.outcome.error().message.find("cannot be written"), std::string::npos);
    EXPECT_EQ(desk.service->book().setup().fields.front().quota, 300);
}

TEST_F(ByCommand, tooMuchIsRefused)
{
    const std::string part(8192, '#');
    for (int i = 0; i < 8; ++i)
        EXPECT_FALSE(codeOf(desk.ask(admin(), OfferSetup{i, 64, part})));
    EXPECT_EQ(codeOf(desk.ask(admin(), OfferSetup{8, 64, part})), ErrorCode::TooLarge);
}

// Keys.

class KeysByCommand : public ByCommand {
protected:
    KeysByCommand()
    {
        std::filesystem::create_directories(keys / "keys.d");
        const KeyPair pair = makeKeyPair();
        EXPECT_TRUE(writeServerKey(pair, keys / "server.key"));
        serverKey = pair.publicKey;
    }
    /// What the device brings, and the words it shows.
    AcceptKey asking(const std::string& id)
    {
        const auto folder = desk.folder.path();
        const auto made
            = makeKeyRequest({DeviceId{id}, Role::Clerk, BranchId{"an-thinh"}, {CounterId{"1"}}}, serverKey,
                             folder / (id + ".key"), folder / (id + ".json"), desk.clock.wall());
        EXPECT_TRUE(made) << made.error().message;
        std::ifstream in{folder / (id + ".json")};
        return {std::string{std::istreambuf_iterator<char>{in}, {}}, wordsOf(*made)};
    }
    std::vector<KnownKey> known()
    {
        const Reply reply = desk.ask(admin(), ListKeys{});
        return reply.outcome ? std::get<KeyList>(*reply.outcome).keys : std::vector<KnownKey>{};
    }
    std::string serverKey;
};

TEST_F(KeysByCommand, aDeviceIsLetInByItsWordsListedAndShutOut)
{
    const AcceptKey asked = asking("c7");
    AcceptKey wrong = asked;
    wrong.words = "some other words than the device shows";
    EXPECT_EQ(codeOf(desk.ask(admin(), wrong)), ErrorCode::BadRequest);
    EXPECT_TRUE(known().empty());

    EXPECT_FALSE(codeOf(desk.ask(admin(), asked)));
    EXPECT_FALSE(codeOf(desk.ask(admin(), asked))) << "its answer was lost: the same again";
    ASSERT_EQ(known().size(), 1U);
    EXPECT_EQ(known().front(), (KnownKey{DeviceId{"c7"}, Role::Clerk, {CounterId{"1"}}, {}}));

    EXPECT_FALSE(codeOf(desk.ask(admin(), RevokeKey{DeviceId{"c7"}})));
    EXPECT_TRUE(known().empty());
    EXPECT_EQ(codeOf(desk.ask(admin(), RevokeKey{DeviceId{"c7"}})), ErrorCode::NotFound);
    EXPECT_EQ(std::ranges::count(desk.published, "key.revoked", &StoredEvent::type), 1);
}

TEST_F(KeysByCommand, nobodyRevokesTheKeyTheyAskWith)
{
    EXPECT_EQ(codeOf(desk.ask(admin(), RevokeKey{admin().device})), ErrorCode::InvalidState);
}

TEST_F(KeysByCommand, aNameThatLeadsOutOfTheFolderIsNoName)
{
    AcceptKey asked = asking("c8");
    const auto at = asked.request.find("\"c8\"");
    asked.request.replace(at, 4, "\"../../c8\"");
    EXPECT_EQ(codeOf(desk.ask(admin(), asked)), ErrorCode::BadRequest);
}

}
}
