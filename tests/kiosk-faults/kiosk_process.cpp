#include "tests/kiosk-faults/kiosk_process.h"

#include "tests/queue-service/asking.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <thread>

namespace luot::kiosk_faults {

using luotctl::ChildProcess;
using queue_service::eventually;
namespace fs = std::filesystem;

namespace {

constexpr auto patience = 40s;
constexpr int wholeTicket = 900; ///< dots; a piece that was cut off is none
std::string contentOf(const fs::path& file)
{
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

const std::string rest = "CameraFault"; ///< a kiosk without a camera rests there

}

void KioskProcess::SetUp()
{
    m_isServed = centre.start();
    ASSERT_TRUE(m_isServed) << contentOf(centre.folder.path() / "said");
    m_transcript.emplace(m_folder.filePath("transcript.jsonl").toStdString());
}

void KioskProcess::TearDown()
{
    m_kiosk.reset();
    if (m_printer) {
        const int mistakes = m_printer->end();
        EXPECT_TRUE(mistakes == 0 || wasCutOff) << "the printer has not understood everything";
    }
    if (m_isServed) {
        centre.stop();
        queue_service::expectVerified(centre.database());
    }
    if (HasFailure()) {
        for (const char* log : {"kiosk.log", "printer.log", "transcript.jsonl"})
            std::cerr << "--- " << log << '\n'
                      << std::ifstream{m_folder.filePath(log).toStdString()}.rdbuf() << '\n';
    }
}

void KioskProcess::startPrinter(Line line)
{
    const std::string ready = m_folder.filePath("printer.ready").toStdString();
    const std::string device = m_folder.filePath("lp0").toStdString();
    std::vector<std::string> words = line == Line::Tcp ? std::vector<std::string>{"--port", "0"}
                                                       : std::vector<std::string>{"--pty", device};
    for (const std::string& word :
         {std::string{"--out"}, m_folder.filePath("paper").toStdString(), std::string{"--control"},
          m_folder.filePath("control").toStdString(), std::string{"--ready-file"}, ready})
        words.push_back(word);
    auto printer = ChildProcess::start(
        {LUOT_PROGRAMS "/luot-virtual-printer", words, {}, m_folder.filePath("printer.log").toStdString()});
    ASSERT_TRUE(printer) << printer.error().message;
    m_printer = std::move(*printer);
    ASSERT_TRUE(eventually([&] { return fs::exists(ready) && fs::file_size(ready) > 0; }));
    std::string port;
    std::ifstream{ready} >> port;
    m_printerPort = line == Line::Tcp ? "tcp:127.0.0.1:" + port : "device:" + device;
}

void KioskProcess::startKiosk(const std::vector<std::pair<std::string, std::string>>& environment)
{
    std::vector<std::pair<std::string, std::string>> all{{"QT_QPA_PLATFORM", "offscreen"},
                                                         {"QT_QUICK_BACKEND", "software"}};
    all.insert(all.end(), environment.begin(), environment.end());
    auto kiosk = ChildProcess::start(
        {LUOT_PROGRAMS "/luot-kiosk",
         {"--server", "127.0.0.1:" + std::to_string(centre.port), "--key",
          (centre.folder.path() / "k1.key").string(), "--printer", m_printerPort, "--state",
          m_folder.filePath("state").toStdString(), "--size", "540x960", "--keys-from-stdin", "--transcript",
          m_folder.filePath("transcript.jsonl").toStdString()},
         all,
         m_folder.filePath("kiosk.log").toStdString()});
    ASSERT_TRUE(kiosk) << kiosk.error().message;
    m_kiosk = std::move(*kiosk);
}

void KioskProcess::killKiosk()
{
    m_kiosk->kill();
    m_kiosk->waitForEnd(10s);
    m_kiosk.reset();
    // What it wrote before counts; what is waited for now is the next one's.
    read();
    m_passed = m_transcript->lines().size();
}

void KioskProcess::tell(const std::string& line)
{
    QLocalSocket socket;
    socket.connectToServer(m_folder.filePath("control"));
    ASSERT_TRUE(socket.waitForConnected());
    socket.write(QByteArray::fromStdString(line) + "\n");
    while (!socket.canReadLine())
        ASSERT_TRUE(socket.waitForReadyRead(10000));
    EXPECT_EQ(socket.readLine().trimmed(), "done") << line;
}

void KioskProcess::keys(const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        m_kiosk->writeLine(name);
}

void KioskProcess::askForANumber()
{
    keys({"Return"});
    ASSERT_TRUE(waitForPage("Choose"));
    keys({"Return", "Return"}); // the first shows where one is
    ASSERT_TRUE(waitForPage("Confirm"));
    keys({"Return", "Right", "Return"});
}

void KioskProcess::leave()
{
    read();
    std::string page;
    for (const auto& line : m_transcript->lines())
        if (line.event.starts_with("kiosk.page."))
            page = line.event.substr(std::string{"kiosk.page."}.size());
    // Where there is a choice, the first card is the one that does nothing.
    if (page == "PrintUnknown" || page == "PrinterTrouble")
        keys({"Return", "Return"});
    else if (page == rest)
        return;
    else
        keys({"Return"});
    EXPECT_TRUE(waitForPage(rest));
}

void KioskProcess::read() { m_transcript->poll(); }

std::string KioskProcess::waitForAnyOf(const std::vector<std::string>& pages)
{
    std::string found;
    eventually(
        [&] {
            read();
            const auto& lines = m_transcript->lines();
            for (std::size_t at = m_passed; at < lines.size() && found.empty(); ++at)
                for (const std::string& page : pages)
                    if (lines[at].event == "kiosk.page." + page) {
                        found = page;
                        m_passed = at + 1;
                    }
            return !found.empty() || (m_kiosk && m_kiosk->exitCode());
        },
        patience);
    if (found.empty())
        ADD_FAILURE() << "the kiosk never showed " << pages.front();
    return found;
}

std::optional<std::string> KioskProcess::waitForPage(const std::string& page)
{
    if (waitForAnyOf({page}).empty())
        return std::nullopt;
    return m_transcript->lines()[m_passed - 1].label;
}

int KioskProcess::journalStep() const
{
    QFile kept{m_folder.filePath("state/visit.journal")};
    return kept.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(kept.readAll()).object()["step"].toInt(-1)
                                          : -1;
}

bool KioskProcess::waitForStep(int step)
{
    return eventually([&] { return journalStep() == step; }, patience);
}

std::vector<std::string> KioskProcess::numbersInBook() const
{
    SQLite::Database sql{centre.database(), SQLite::OPEN_READONLY};
    std::vector<std::string> labels;
    for (SQLite::Statement select{sql, "SELECT label FROM ticket ORDER BY number"}; select.executeStep();)
        labels.push_back(select.getColumn(0).getString());
    return labels;
}

std::map<std::string, int> KioskProcess::numbersShown()
{
    read();
    std::map<std::string, int> shown;
    for (const auto& line : m_transcript->lines())
        if (line.event.starts_with("kiosk.page.") && !line.label.empty())
            ++shown[line.label];
    return shown;
}

std::vector<fs::path> KioskProcess::papers() const
{
    std::vector<fs::path> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator{m_folder.filePath("paper").toStdString(), none})
        if (entry.path().extension() == ".png"
            && QImage{QString::fromStdString(entry.path().string())}.height() >= wholeTicket)
            found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

std::size_t KioskProcess::settledPapers(std::size_t atLeast) const
{
    eventually([&] { return papers().size() >= atLeast; }, 5s);
    eventually([&] { return papers().size() > atLeast; }, 500ms);
    return papers().size();
}

}
