#include "tests/ticket-printer/at_a_printer.h"
#include "ticket-printer/src/printer_line.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <deque>

namespace luot::ticket_printer {

namespace {

/// A printer on a cable that answers every status question with "fine", and each GS r as the script says: so
/// many answers. When the script is at its end it answers none.
class ScriptedPrinter {
public:
    explicit ScriptedPrinter(std::deque<int> answers)
        : m_answers{std::move(answers)}
        , m_line{makePtyLine(path())}
        , m_quit{eventfd(0, EFD_CLOEXEC)}
    {
        EXPECT_TRUE(m_line->plugIn());
        m_thread = std::thread{[this] { run(); }};
    }
    ScriptedPrinter(const ScriptedPrinter&) = delete;
    ScriptedPrinter& operator=(const ScriptedPrinter&) = delete;
    ~ScriptedPrinter()
    {
        eventfd_write(m_quit, 1);
        m_thread.join();
        close(m_quit);
    }

    std::string path() const { return m_folder.filePath("lp0").toStdString(); }

private:
    void run()
    {
        Bytes last;
        for (;;) {
            std::array<pollfd, 2> entries{pollfd{.fd = m_quit, .events = POLLIN, .revents = 0},
                                          pollfd{.fd = m_line->speaking(), .events = POLLIN, .revents = 0}};
            poll(entries.data(), entries.size(), -1);
            if (entries[0].revents != 0)
                return;
            std::array<std::uint8_t, 1024> bytes{};
            const auto length = m_line->receive(bytes);
            for (std::ptrdiff_t i = 0; i < length; ++i) {
                last.push_back(bytes[static_cast<std::size_t>(i)]);
                if (last.size() > 3)
                    last.erase(last.begin());
                hear(last);
            }
        }
    }
    void hear(const Bytes& last)
    {
        if (last.size() == 3 && last[0] == 0x10 && last[1] == 0x04)
            m_line->send(Bytes{0x12});
        if (last != encodeFenceRequest() || m_answers.empty())
            return;
        m_line->send(Bytes(static_cast<std::size_t>(m_answers.front()), 0x00));
        m_answers.pop_front();
    }

    QTemporaryDir m_folder;
    std::deque<int> m_answers;
    std::unique_ptr<PrinterLine> m_line;
    int m_quit;
    std::thread m_thread;
};

/// What became of each of `count` tickets.
std::vector<PrintOutcome> outcomes(const ScriptedPrinter& far, int count)
{
    TicketPrinter kiosk{PortAddress{.kind = PortAddress::Kind::Device, .path = far.path()},
                        *printerProfile("58mm"), impatient};
    std::vector<PrintOutcome> all;
    for (int i = 0; i < count; ++i)
        all.push_back(kiosk.print(Bitmap{384, 20}).outcome);
    return all;
}

constexpr auto printed = PrintOutcome::Printed;
constexpr auto unknown = PrintOutcome::Unknown;

}

TEST(LateAnswers, AnswersInTurnArePapers)
{
    const ScriptedPrinter far{{1, 1, 1, 1}}; // first: whether the line is clear
    EXPECT_EQ(outcomes(far, 3), (std::vector{printed, printed, printed}));
}

TEST(LateAnswers, AnAnswerToTheLastTicketIsNeverTakenForThisOne)
{
    // Clear; ticket 1 unanswered; its answer comes with the next question's; ticket 2 unanswered.
    const ScriptedPrinter both{{1, 0, 2, 0}};
    EXPECT_EQ(outcomes(both, 2), (std::vector{unknown, unknown}));
    // As above, and ticket 2 is answered.
    const ScriptedPrinter late{{1, 0, 2, 1}};
    EXPECT_EQ(outcomes(late, 2), (std::vector{unknown, printed}));
    // Ticket 1 is never answered.
    const ScriptedPrinter lost{{1, 0, 1, 1}};
    EXPECT_EQ(outcomes(lost, 2), (std::vector{unknown, printed}));
}

TEST(LateAnswers, AreWaitedForBetweenTwoVisits)
{
    const ScriptedPrinter far{{1, 1}};
    TicketPrinter kiosk{PortAddress{.kind = PortAddress::Kind::Device, .path = far.path()},
                        *printerProfile("58mm"), impatient};
    EXPECT_EQ(kiosk.listen(Milliseconds{1}), PrinterReadiness::Ready);
    EXPECT_EQ(kiosk.print(Bitmap{384, 20}).outcome, printed) << "without asking once more";
}

TEST(LateAnswers, WhoAnswersNoFenceStillPrints)
{
    const ScriptedPrinter far{{}};
    EXPECT_EQ(outcomes(far, 2), (std::vector{unknown, unknown}));
}

}
