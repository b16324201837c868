#pragma once

#include "ticket-printer/src/virtual_printer.h"
#include "ticket-printer/ticket_printer.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace luot::ticket_printer {

// Short, for the faults that are only seen by waiting; the normal way takes none of them.
inline constexpr TicketPrinter::Timeouts impatient{.connect = Milliseconds{500},
                                                   .status = Milliseconds{250},
                                                   .writeStall = Milliseconds{300},
                                                   .write = Milliseconds{5000},
                                                   .fence = Milliseconds{600},
                                                   .trouble = Milliseconds{150},
                                                   .settle = Milliseconds{300},
                                                   .hearsay = Milliseconds{100}};

/// A ticket's worth of dots, with pictures that look like commands in it.
inline Bitmap somePicture(int width = 576, int height = 700)
{
    Bitmap bitmap{width, height};
    for (int y = 0; y < height; ++y)
        for (int x = y % 7; x < width; x += 5)
            bitmap.setBlack(x, y);
    for (int y = 10; y < 20; ++y)
        bitmap.setRow(y, std::vector<std::uint8_t>(static_cast<std::size_t>(bitmap.bytesPerRow()), 0x10));
    bitmap.setBlack(0, height - 1); // so that no part of it is like the whole
    return withoutRealTimeCommands(bitmap);
}

/// How often the whole of `picture` stands on a paper.
inline int wholesOn(const Bitmap& paper, const Bitmap& picture)
{
    int wholes = 0;
    for (int from = 0; from + picture.height() <= paper.height(); ++from) {
        int y = 0;
        while (y < picture.height() && std::ranges::equal(paper.row(from + y), picture.row(y)))
            ++y;
        wholes += y == picture.height() ? 1 : 0;
    }
    return wholes;
}

/// A kiosk's printer in software, and what came out of it. On TCP, or as a device if `line` is Device.
class AtAPrinter : public testing::Test {
protected:
    enum class Line { Tcp, Device };

    explicit AtAPrinter(Line line = Line::Tcp, const PrinterProfile& profile = {})
        : m_device{line == Line::Device ? m_folder.filePath("lp0").toStdString() : std::string{}}
        , m_virtual{{.ptyLink = m_device,
                     .outFolder = m_folder.path().toStdString(),
                     .widthDots = profile.widthDots,
                     .knife = profile.cut != PrinterProfile::Cut::None},
                    [this](const Bitmap& bitmap, const std::string&) {
                        const std::scoped_lock lock{m_mutex};
                        m_tickets.push_back(bitmap);
                        m_out.notify_all();
                        return true;
                    }}
    {
    }

    void SetUp() override
    {
        const auto port = m_virtual.start();
        ASSERT_TRUE(port) << port.error().message;
        m_address = m_device.empty() ? *parsePortAddress("tcp:127.0.0.1:" + std::to_string(*port))
                                     : PortAddress{.kind = PortAddress::Kind::Device, .path = m_device};
        m_thread = std::thread{[this] { m_virtual.run(); }};
    }
    void TearDown() override
    {
        m_virtual.stop();
        m_thread.join();
        EXPECT_EQ(m_virtual.mistakes(), 0);
    }

    TicketPrinter printer(const std::string& profile = "80mm") const
    {
        return {m_address, *printerProfile(profile), impatient};
    }
    void fault(const std::string& line)
    {
        const auto done = m_virtual.command(line);
        ASSERT_TRUE(done) << done.error().message;
    }
    std::vector<Bitmap> tickets()
    {
        const std::scoped_lock lock{m_mutex};
        return m_tickets;
    }
    /// For a printer that does not say when it is done.
    bool waitForPapers(std::size_t count)
    {
        std::unique_lock lock{m_mutex};
        return m_out.wait_for(lock, std::chrono::seconds{30}, [&] { return m_tickets.size() >= count; });
    }
    int wholes(const Bitmap& picture)
    {
        int count = 0;
        for (const Bitmap& paper : tickets())
            count += wholesOn(paper, picture);
        return count;
    }
    void clearTickets()
    {
        const std::scoped_lock lock{m_mutex};
        m_tickets.clear();
    }

    PortAddress m_address;

private:
    QTemporaryDir m_folder;
    std::string m_device;
    std::mutex m_mutex;
    std::condition_variable m_out;
    std::vector<Bitmap> m_tickets;
    VirtualPrinter m_virtual;
    std::thread m_thread;
};

}
