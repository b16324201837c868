#include "ticket-printer/src/virtual_printer.h"

#include "base/log.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace luot::ticket_printer {

namespace {

constexpr std::size_t mostAtOnce = 4096;
constexpr Milliseconds slowTurn{10};

}

VirtualPrinter::VirtualPrinter(Options options, PictureWriter writePicture)
    : m_options{std::move(options)}
    , m_wake{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)}
    , m_line{m_options.ptyLink.empty() ? makeTcpLine(m_options.port) : makePtyLine(m_options.ptyLink)}
    , m_body{{m_options.outFolder, m_options.widthDots, m_options.knife},
             std::move(writePicture),
             [this](const Bytes& bytes) { m_line->send(bytes); }}
{
}

VirtualPrinter::~VirtualPrinter() { ::close(m_wake); }

Result<> VirtualPrinter::makeFolder() const
{
    std::error_code error;
    std::filesystem::create_directories(m_options.outFolder, error);
    if (error)
        return failure("The folder " + m_options.outFolder + " cannot be made (" + error.message()
                       + "); choose another with --out.");
    return {};
}

Result<int> VirtualPrinter::start()
{
    if (const auto made = makeFolder(); !made)
        return tl::unexpected{made.error()};
    return m_line->plugIn();
}

void VirtualPrinter::stop()
{
    const std::uint64_t stopCount = 1ULL << 32U;
    [[maybe_unused]] const auto written = ::write(m_wake, &stopCount, sizeof stopCount);
}

void VirtualPrinter::run()
{
    m_lastTurn = std::chrono::steady_clock::now();
    for (;;) {
        std::unique_lock lock{m_mutex};
        const bool mayReceive = m_line->speaking() >= 0 && !m_body.faults.stopReading && m_body.room() > 0;
        const bool slow = m_body.faults.bytesPerSecond.has_value();
        const int plugs = m_plugs;
        std::array<pollfd, 3> entries{pollfd{.fd = m_wake, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = m_line->waiting(), .events = POLLIN, .revents = 0},
                                      pollfd{.fd = m_line->speaking(),
                                             .events = static_cast<short>(mayReceive && !slow ? POLLIN : 0),
                                             .revents = 0}};
        lock.unlock();
        poll(entries.data(), entries.size(), slow ? static_cast<int>(slowTurn.count()) : -1);
        lock.lock();

        std::uint64_t woken = 0;
        if (::read(m_wake, &woken, sizeof woken) > 0 && woken >= (1ULL << 32U))
            return;
        if (plugs == m_plugs && (entries[1].revents & POLLIN) != 0) {
            if (m_line->accept())
                m_body.changeSender();
        } else if (plugs == m_plugs && (entries[2].revents & (POLLERR | POLLHUP)) != 0 && !mayReceive) {
            m_line->forget();
        } else if (plugs == m_plugs && mayReceive && (slow || entries[2].revents != 0)) {
            receive(std::min(m_body.room(), allowance(std::chrono::steady_clock::now())));
        }
        m_body.work();
        m_body.sendChangedStatus();
    }
}

Result<> VirtualPrinter::printFile(const std::string& path)
{
    if (const auto made = makeFolder(); !made)
        return made;
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return failure("The file " + path + " cannot be read; check its name.");
    const Bytes bytes{std::istreambuf_iterator<char>{file}, {}};
    const std::scoped_lock lock{m_mutex};
    for (std::span<const std::uint8_t> left{bytes}; !left.empty();) {
        const std::size_t now = std::min(left.size(), m_body.room());
        m_body.take(left.first(now));
        m_body.work();
        left = left.subspan(now);
    }
    m_body.tearOff();
    return {};
}

int VirtualPrinter::mistakes() const
{
    const std::scoped_lock lock{m_mutex};
    return m_body.mistakes();
}

Result<> VirtualPrinter::command(const std::string& line)
{
    {
        const std::scoped_lock lock{m_mutex};
        if (const auto done = obey(m_body.faults, line); !done)
            return done;
        if (m_body.faults.unplugged != m_unplugged) {
            m_unplugged = m_body.faults.unplugged;
            ++m_plugs;
            if (m_unplugged)
                m_line->unplug();
            else if (const auto plugged = m_line->plugIn(); !plugged)
                return tl::unexpected{plugged.error()};
        }
        m_body.sendChangedStatus();
    }
    const std::uint64_t once = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &once, sizeof once);
    return {};
}

void VirtualPrinter::receive(std::size_t most)
{
    auto& dieAfter = m_body.faults.dieAfterBytes;
    if (dieAfter)
        most = std::min(most, static_cast<std::size_t>(*dieAfter));
    if (most == 0)
        return;
    std::array<std::uint8_t, mostAtOnce> bytes{};
    const auto length = m_line->receive(std::span{bytes}.first(std::min(most, bytes.size())));
    if (length < 0)
        m_line->forget();
    if (length <= 0)
        return;
    m_body.take(std::span{bytes}.first(static_cast<std::size_t>(length)));
    m_credit -= static_cast<double>(length);
    if (!dieAfter || (*dieAfter -= length) > 0)
        return;
    dieAfter.reset();
    m_body.loseMemory();
    ++m_plugs;
    if (!m_line->blink())
        spdlog::error("the virtual printer did not come back; start it again");
}

std::size_t VirtualPrinter::allowance(SteadyTime now)
{
    const std::chrono::duration<double> turn = now - std::exchange(m_lastTurn, now);
    if (!m_body.faults.bytesPerSecond)
        return mostAtOnce;
    const auto rate = static_cast<double>(*m_body.faults.bytesPerSecond);
    m_credit = std::clamp(m_credit + turn.count() * rate, 0.0, std::max(1.0, rate / 10));
    return static_cast<std::size_t>(m_credit);
}

}
