#include "protocol/paper_code.h"
#include "tests/clerk-terminal/counter_film.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/centre_process.h"
#include "vision/camera.h"
#include "vision/sealed_template.h"
#include "vision/still_template.h"
#include "vision/testing/synthetic_head.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <memory>

/// The terminal's own process at the real service, by its keyboard alone.
namespace luot::clerk_terminal {
namespace {

using namespace protocol;
using queue_service::CentreProcess;

const CounterId three{"3"};
const PersonId lan{"lan"};

class TerminalProcess : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(centre.start());
        office = std::make_unique<Watcher>(centre.device("a1"));
        ASSERT_TRUE(office->waitForLink(LinkState::Live));
        ASSERT_TRUE(office->ask(AddPerson{lan, "Nguyễn Thị Lan", Role::Clerk, "27182818"}).outcome);
        kiosk = std::make_unique<Watcher>(centre.device("k1"));
    }
    void TearDown() override
    {
        if (terminal && terminal->state() == QProcess::Running) {
            terminal->terminate();
            EXPECT_TRUE(terminal->waitForFinished(20000));
            EXPECT_EQ(terminal->exitCode(), 0) << terminal->readAll().toStdString();
        }
    }

    void start(const QStringList& where = {"--counter", "3"})
    {
        terminal = std::make_unique<QProcess>();
        terminal->setProcessChannelMode(QProcess::MergedChannels);
        terminal->start(LUOT_CLERK_TERMINAL,
                        QStringList{"--server", QString{"127.0.0.1:%1"}.arg(centre.port), "--key",
                                    QString::fromStdString((centre.folder.path() / "c1.key").string()),
                                    "--keys-from-stdin", "--state", folder.filePath("state"), "--size",
                                    "1280x800"}
                            + where);
        ASSERT_TRUE(terminal->waitForStarted());
    }
    void type(const QStringList& keys)
    {
        for (const QString& key : keys)
            terminal->write(key.toUtf8() + '\n');
        ASSERT_TRUE(terminal->waitForBytesWritten(5000));
    }
    void signIn(const QString& pin = "27182818")
    {
        type({"Down"});
        for (const QChar digit : pin)
            type({QString{digit}});
        type({"Return"});
    }
    std::string issue()
    {
        IssueTicket command;
        command.field = FieldId{"B"};
        const Reply reply = kiosk->ask(command);
        return std::get<IssuedTicket>(*reply.outcome).ticket.label;
    }
    /// Signed in, and somebody at the counter.
    void serveFirst(const std::string& label)
    {
        start();
        signIn();
        ASSERT_TRUE(waitForCounter([](const Counter& counter) { return counter.open; }));
        type({"F1"});
        ASSERT_TRUE(waitForState(label, TicketState::Called));
        type({"F3"});
        ASSERT_TRUE(waitForState(label, TicketState::Serving));
    }
    bool waitForState(const std::string& label, TicketState state)
    {
        return office->waitFor([&](const BranchView& view) {
            const auto ticket = view.tickets.find(label);
            return ticket != view.tickets.end() && ticket->second.state == state;
        });
    }
    bool waitForCounter(const std::function<bool(const Counter&)>& isSo)
    {
        return office->waitFor([&](const BranchView& view) {
            const Counter* counter = view.counter(three);
            return counter && isSo(*counter);
        });
    }

    CentreProcess centre;
    QTemporaryDir folder;
    std::unique_ptr<Watcher> office;
    std::unique_ptr<Watcher> kiosk;
    std::unique_ptr<QProcess> terminal;
};

TEST_F(TerminalProcess, aPersonSignsInAndTheCounterIsHers)
{
    start();
    signIn();
    EXPECT_TRUE(waitForCounter([](const Counter& counter) { return counter.openedBy == "clerk:c1/lan"; }));
    // Out again: the counter is free for others.
    type({"F9", "6", "F9"});
    EXPECT_TRUE(waitForCounter([](const Counter& counter) { return !counter.open; }));
}

TEST_F(TerminalProcess, aWrongPinOpensNothing)
{
    start();
    signIn("00000000");
    signIn();
    EXPECT_TRUE(waitForCounter([](const Counter& counter) { return counter.openedBy == "clerk:c1/lan"; }));
}

TEST_F(TerminalProcess, wrongPinsLockAndTheLogKnows)
{
    start();
    for (int i = 0; i < 10; ++i)
        signIn("00000000");
    EXPECT_TRUE(office->waitFor([&](const BranchView&) { return true; }));
    const auto isLocked = [&] {
        const Reply list = office->ask(ListPeople{});
        return std::get<PersonList>(*list.outcome).people.front().lockedUntil.has_value();
    };
    for (int tries = 0; tries < 200 && !isLocked(); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    EXPECT_TRUE(isLocked());
    EXPECT_FALSE(office->view().counter(three)->open);
}

TEST_F(TerminalProcess, whereNobodySignsInItMustBeToldItsCounter)
{
    ASSERT_TRUE(office->ask(RemovePerson{lan}).outcome);
    start({});
    ASSERT_TRUE(terminal->waitForFinished(20000));
    EXPECT_EQ(terminal->exitCode(), 1);
    EXPECT_NE(terminal->readAll().indexOf("such as --counter 3"), -1);
}

TEST_F(TerminalProcess, theCounterIsChosenWhereItWasNotTold)
{
    start({});
    type({"Right", "Right", "Right"});
    signIn();
    EXPECT_TRUE(waitForCounter([](const Counter& counter) { return counter.openedBy == "clerk:c1/lan"; }));
}

TEST_F(TerminalProcess, holdTransferAndPauseByKeys)
{
    const std::string label = issue();
    serveFirst(label);
    type({"F7", "1", "F7"});
    ASSERT_TRUE(waitForState(label, TicketState::OnHold));
    EXPECT_EQ(office->view().tickets.at(label).reason, "Lấy thêm giấy tờ");
    type({"F7", "Return"});
    ASSERT_TRUE(waitForState(label, TicketState::Called));
    type({"F8", "1", "Return"});
    ASSERT_TRUE(waitForState(label, TicketState::Waiting));
    EXPECT_NE(office->view().tickets.at(label).field, FieldId{"B"});
    type({"F9", "2", "Return"});
    EXPECT_TRUE(waitForCounter([](const Counter& counter) {
        return counter.paused && counter.pauseReason == PauseReason::Meeting;
    }));
    type({"F9"});
    EXPECT_TRUE(waitForCounter([](const Counter& counter) { return counter.open && !counter.paused; }));
}

TEST_F(TerminalProcess, aFaceIsComparedAndNothingOfItIsLeft)
{
    // A number with a face, as a kiosk gives it.
    const PaperToken token = makePaperToken();
    IssueTicket command;
    command.field = FieldId{"B"};
    command.tokenHash = token.hash;
    const Reply issued = kiosk->ask(command);
    ASSERT_TRUE(issued.outcome) << issued.outcome.error().message;
    const Ticket ticket = std::get<IssuedTicket>(*issued.outcome).ticket;
    auto still = vision::StillTemplate::load(*vision::findModels());
    const auto picture = vision::readPicture((vision::testing::portraitFolder() / "obama2.jpg").string());
    const auto face = still->of(*picture);
    ASSERT_TRUE(face && *face);
    const auto sealed = vision::seal(
        **face, {centre.device("k1").key.branch.str(), ticket.issuedBy.str(), ticket.businessDate});
    ASSERT_TRUE(kiosk->ask(BindFace{ticket.id, sealed->bytes}).outcome);

    const QTemporaryDir film;
    filmCitizen(paperCodeText(token, {}, sealed->key), "obama.jpg", film.path());
    const QString transcript = folder.filePath("transcript.jsonl");
    start({"--counter", "3", "--camera", film.path(), "--transcript", transcript});
    signIn();
    type({"F1"});
    ASSERT_TRUE(waitForState(ticket.label, TicketState::Called));
    type({"F3"});
    ASSERT_TRUE(waitForState(ticket.label, TicketState::Serving));
    type({"F10"});
    const auto told = [&] {
        QFile file{transcript};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    };
    for (int tries = 0; tries < 1200 && !told().contains("face.compared"); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    EXPECT_TRUE(told().contains("face.compared")) << terminal->readAll().toStdString();
    for (const char* secret : {"LQT1", "green", "distance"})
        EXPECT_FALSE(told().contains(secret)) << secret;
    EXPECT_FALSE(told().contains(QByteArray::fromStdString(token.text)));
    // Nor in what it keeps and logs: neither the token nor the key.
    QString key = QString::fromStdString(paperCodeText(token, {}, sealed->key));
    key.remove(0, key.indexOf('#') + 1);
    const QByteArray logged = terminal->readAll();
    for (const QString& secret : {QString::fromStdString(token.text), key}) {
        EXPECT_FALSE(logged.contains(secret.toUtf8()));
        QDirIterator files{folder.path(), QDir::Files, QDirIterator::Subdirectories};
        while (files.hasNext()) {
            QFile file{files.next()};
            ASSERT_TRUE(file.open(QIODevice::ReadOnly));
            EXPECT_FALSE(file.readAll().contains(secret.toUtf8())) << file.fileName().toStdString();
        }
    }
    QFile limits{QString{"/proc/%1/limits"}.arg(terminal->processId())};
    ASSERT_TRUE(limits.open(QIODevice::ReadOnly));
    EXPECT_TRUE(QString{limits.readAll()}.contains(QRegularExpression{"Max core file size +0 +0 "}))
        << "a crash leaves no picture of its memory";
    type({"3", "F4"});
    EXPECT_TRUE(waitForState(ticket.label, TicketState::Completed));
    EXPECT_FALSE(office->view().tickets.at(ticket.label).faceBound) << "gone with the visit";
}

TEST_F(TerminalProcess, whatWasEnteredOutlivesItsEnd)
{
    const std::string label = issue();
    serveFirst(label);
    type({"2"});
    const QString draft = folder.filePath("state/visit-3.json");
    for (int tries = 0; tries < 400 && !QFile::exists(draft); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds{25});
    ASSERT_TRUE(QFile::exists(draft));
    terminal->kill();
    ASSERT_TRUE(terminal->waitForFinished(20000));

    start();
    signIn();
    for (int tries = 0; tries < 100; ++tries) {
        type({"F4"});
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
        const auto ticket = office->view().tickets.at(label);
        if (ticket.state == TicketState::Completed)
            break;
    }
    ASSERT_TRUE(office->view().tickets.at(label).state == TicketState::Completed)
        << terminal->readAll().toStdString();
    EXPECT_EQ(office->view().tickets.at(label).outcome, ServiceOutcome::ResultReturned);
    // The office may hear of the visit's end before the terminal does.
    for (int tries = 0; tries < 400 && QFile::exists(draft); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds{25});
    EXPECT_FALSE(QFile::exists(draft)) << "gone with its visit";
}

}
}
