#pragma once

#include "kiosk/ticket_desk.h"

#include "tests/protocol/small_service.h"
#include "ticket-printer/src/virtual_printer.h"
#include "ui/bus_session.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <thread>

namespace luot::kiosk {
using namespace std::chrono_literals;
using protocol::Command;
using ticket_printer::PrintOutcome;

inline vision::FaceTemplate someFace()
{
    std::array<float, vision::FaceTemplate::size> numbers{};
    numbers.fill(0.05F);
    return std::move(*vision::FaceTemplate::from(numbers));
}

/// A desk between a service (in memory, behind the real wire) and a printer (in software, behind TCP).
class AtTheDesk : public testing::Test {
protected:
    void SetUp() override
    {
        const auto port = m_printer.start();
        ASSERT_TRUE(port) << port.error().message;
        m_printing = std::thread{[this] { m_printer.run(); }};
        const auto address = ticket_printer::parsePortAddress("tcp:127.0.0.1:" + std::to_string(*port));
        m_thread = std::make_unique<PrintThread>(
            ticket_printer::TicketPrinter{*address, *ticket_printer::printerProfile("80mm")});
        auto transcript = protocol::Transcript::open(transcriptFile().toStdString(), "test", 0.0);
        ASSERT_TRUE(transcript);
        m_transcript = std::move(*transcript);
    }

    void TearDown() override
    {
        m_bus.reset();
        m_desk.reset();
        m_thread.reset();
        m_printer.stop();
        m_printing.join();
        EXPECT_EQ(m_printer.mistakes(), 0);
    }

    void openDesk(TicketDesk::Ask ask, KeyOnPaper key = KeyOnPaper::Yes)
    {
        DeskSettings settings;
        settings.kiosk = DeviceId{"k1"};
        settings.keyOnPaper = key;
        settings.ttl = 300ms;
        settings.askAgainAfter = 400ms;
        settings.retryEvery = 50ms;
        settings.journal = journal;
        m_desk
            = std::make_unique<TicketDesk>(settings, std::move(ask), m_thread.get(), m_transcript, m_clock,
                                           [this](const VisitInput& input) { m_happened.push_back(input); });
        protocol::Branch branch;
        branch.id = BranchId{"an-thinh"};
        branch.name = "Trung tâm Phục vụ hành chính công";
        m_desk->setBranch(branch, {{FieldId{"A"}, "Hộ tịch", {}, {}, true, 0, {}}});
    }

    /// The desk at the real wire.
    void openDeskAtService()
    {
        const auto key = m_service.admit("k1", protocol::Role::Kiosk);
        m_service.start();
        m_bus = std::make_unique<ui::BusSession>(m_clock);
        openDesk([this](Command command, std::function<void(const protocol::Reply&)> replied,
                        protocol::RequestOptions options) {
            m_bus->request(std::move(command), m_desk.get(), std::move(replied), std::move(options));
        });
        ASSERT_TRUE(m_bus->open(m_service.settingsFor(key, protocol::Stream::Public)));
    }

    /// The desk at a wire that is only listened to; ticket.issue gives A001, the rest succeeds.
    void openDeskThatIsHeard(KeyOnPaper key = KeyOnPaper::Yes)
    {
        openDesk(
            [this](Command command, std::function<void(const protocol::Reply&)> replied,
                   protocol::RequestOptions) {
                protocol::Reply reply;
                reply.outcome = protocol::Done{};
                if (std::holds_alternative<protocol::IssueTicket>(command)
                    || std::holds_alternative<protocol::ReprintTicket>(command)) {
                    protocol::IssuedTicket issued;
                    issued.ticket.id = TicketId{"t1"};
                    issued.ticket.label = "A001";
                    issued.ticket.field = FieldId{"A"};
                    issued.ticket.businessDate = "2026-07-14";
                    reply.outcome = issued;
                }
                const bool waits = std::holds_alternative<protocol::BindFace>(command) && holdsBinding;
                m_asked.push_back(std::move(command));
                if (waits) {
                    answerBinding = [replied, reply] { replied(reply); };
                    return;
                }
                QMetaObject::invokeMethod(
                    m_desk.get(), [replied, reply] { replied(reply); }, Qt::QueuedConnection);
            },
            key);
    }

    template <class Input> std::vector<Input> heard() const
    {
        std::vector<Input> inputs;
        for (const auto& input : m_happened) {
            if (const auto* wanted = std::get_if<Input>(&input))
                inputs.push_back(*wanted);
        }
        return inputs;
    }

    template <class Asked> std::vector<Asked> asked() const
    {
        std::vector<Asked> commands;
        for (const auto& command : m_asked) {
            if (const auto* wanted = std::get_if<Asked>(&command))
                commands.push_back(*wanted);
        }
        return commands;
    }

    template <class Input> bool waitFor(std::size_t count = 1)
    {
        return QTest::qWaitFor([&] { return heard<Input>().size() >= count; }, 30000);
    }

    void order()
    {
        m_desk->issue({FieldId{"A"}, {}, protocol::IssueWay::Head, IssueNumber::Paper::Wanted}, {});
    }

    QString transcriptFile() const { return m_folder.filePath("transcript.jsonl"); }
    QByteArray transcript() const
    {
        QFile file{transcriptFile()};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }

    bool holdsBinding = false; ///< face.bind is not answered before answerBinding
    std::function<void()> answerBinding;
    QString journal; ///< of the desks opened from now on
    QTemporaryDir m_folder;
    SystemClock m_clock;
    ticket_printer::VirtualPrinter m_printer{{.outFolder = m_folder.path().toStdString()},
                                             [this](const auto&, const auto&) { return ++m_papers > 0; }};
    std::atomic<int> m_papers = 0;
    std::thread m_printing;
    protocol::SmallService m_service;
    protocol::Transcript m_transcript;
    std::unique_ptr<PrintThread> m_thread;
    std::unique_ptr<TicketDesk> m_desk;
    std::unique_ptr<ui::BusSession> m_bus;
    std::vector<VisitInput> m_happened;
    std::vector<Command> m_asked;
};

}
