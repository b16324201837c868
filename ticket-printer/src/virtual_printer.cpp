#include "ticket-printer/src/virtual_printer.h"

#include "base/log.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <utility>

namespace luot::ticket_printer {

namespace {

constexpr std::size_t bufferBytes = 4096;
constexpr Milliseconds slowTurn{10};

template <class... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Overloaded(Cases...) -> Overloaded<Cases...>;

void closeIfOpen(int& fd)
{
    if (fd >= 0)
        ::close(std::exchange(fd, -1));
}

std::optional<long> numberAfter(const std::string& line, const std::string& key)
{
    if (!line.starts_with(key))
        return std::nullopt;
    long number = 0;
    const char* const end = line.data() + line.size();
    const auto [stop, error] = std::from_chars(line.data() + key.size(), end, number);
    return error == std::errc{} && stop == end && number > 0 ? std::optional{number} : std::nullopt;
}

}

VirtualPrinter::VirtualPrinter(Options options, PictureWriter writePicture)
    : m_options{std::move(options)}
    , m_writePicture{std::move(writePicture)}
    , m_wake{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)}
    , m_parser{m_options.widthDots}
{
}

VirtualPrinter::~VirtualPrinter()
{
    closeIfOpen(m_client);
    closeIfOpen(m_listener);
    closeIfOpen(m_wake);
}

Result<int> VirtualPrinter::start()
{
    std::error_code error;
    std::filesystem::create_directories(m_options.outFolder, error);
    if (error)
        return failure("The folder " + m_options.outFolder + " cannot be made (" + error.message()
                       + "); choose another with --out.");

    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1;
    setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    // Little more than the printer's own buffer, so that a printer that reads nothing is felt by the sender.
    const int receiveBuffer = 4096;
    setsockopt(m_listener, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(m_options.port));
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(m_listener, generic, length) != 0 || listen(m_listener, 1) != 0
        || getsockname(m_listener, generic, &length) != 0)
        return failure("Port " + std::to_string(m_options.port) + " cannot be used (" + std::strerror(errno)
                       + "); choose another with --port, or stop the program that holds it.");
    return ntohs(address.sin_port);
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
        const bool mayReceive = m_client >= 0 && !m_faults.stopReading && m_buffer.size() < bufferBytes;
        const bool slow = m_faults.bytesPerSecond.has_value();
        std::array<pollfd, 3> entries{
            pollfd{.fd = m_wake, .events = POLLIN, .revents = 0},
            pollfd{.fd = m_client < 0 ? m_listener : -1, .events = POLLIN, .revents = 0},
            pollfd{.fd = m_client,
                   .events = static_cast<short>(mayReceive && !slow ? POLLIN : 0),
                   .revents = 0}};
        lock.unlock();
        poll(entries.data(), entries.size(), slow ? static_cast<int>(slowTurn.count()) : -1);
        lock.lock();

        std::uint64_t woken = 0;
        if (::read(m_wake, &woken, sizeof woken) > 0 && woken >= (1ULL << 32U))
            return;
        if ((entries[1].revents & POLLIN) != 0)
            accept();
        else if ((entries[2].revents & (POLLERR | POLLHUP)) != 0 && !mayReceive)
            drop();
        else if (m_client >= 0 && mayReceive && (slow || entries[2].revents != 0))
            receive(std::min(bufferBytes - m_buffer.size(), allowance(std::chrono::steady_clock::now())));
        work();
        sendChangedStatus();
    }
}

int VirtualPrinter::mistakes() const
{
    const std::scoped_lock lock{m_mutex};
    return m_mistakes;
}

Result<> VirtualPrinter::command(const std::string& line)
{
    const std::map<std::string, std::function<void(Faults&)>> words{
        {"ok", [](Faults& faults) { faults = {}; }},
        {"paper ok", [](Faults& faults) { faults.paper = Paper::Ok; }},
        {"paper near", [](Faults& faults) { faults.paper = Paper::Near; }},
        {"paper out", [](Faults& faults) { faults.paper = Paper::Out; }},
        {"cover open", [](Faults& faults) { faults.coverOpen = true; }},
        {"cover closed", [](Faults& faults) { faults.coverOpen = false; }},
        {"offline", [](Faults& faults) { faults.offline = true; }},
        {"online", [](Faults& faults) { faults.offline = false; }},
        {"stop_reading", [](Faults& faults) { faults.stopReading = true; }},
        {"no_status", [](Faults& faults) { faults.noStatus = true; }},
        {"garbage_status", [](Faults& faults) { faults.garbageStatus = true; }},
    };
    {
        const std::scoped_lock lock{m_mutex};
        if (const auto word = words.find(line); word != words.end())
            word->second(m_faults);
        else if (const auto bytes = numberAfter(line, "die_after_bytes="))
            m_faults.dieAfterBytes = bytes;
        else if (const auto rows = numberAfter(line, "rows_left="))
            m_faults.rowsLeft = rows;
        else if (const auto rate = numberAfter(line, "slow="))
            m_faults.bytesPerSecond = rate;
        else
            return failure(std::string{'"'} + line
                           + R"(" is no command of the virtual printer; try "paper out" or "ok".)");
        sendChangedStatus();
    }
    const std::uint64_t once = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &once, sizeof once);
    return {};
}

bool VirtualPrinter::isHalted() const
{
    return m_faults.paper == Paper::Out || m_faults.coverOpen || m_faults.offline;
}

Bytes VirtualPrinter::statusMessage() const
{
    const int first = 0x10 | (isHalted() ? 0x08 : 0) | (m_faults.coverOpen ? 0x20 : 0);
    const int third = (m_faults.paper != Paper::Ok ? 0x03 : 0) | (m_faults.paper == Paper::Out ? 0x0C : 0);
    return {static_cast<std::uint8_t>(first), 0, static_cast<std::uint8_t>(third), 0};
}

std::uint8_t VirtualPrinter::statusAnswer(std::uint8_t kind) const
{
    int byte = 0x12;
    switch (static_cast<StatusKind>(kind)) {
    case StatusKind::Printer:
        byte |= isHalted() ? 0x08 : 0;
        break;
    case StatusKind::OfflineCause:
        byte |= (m_faults.coverOpen ? 0x04 : 0) | (m_faults.paper == Paper::Out ? 0x20 : 0);
        break;
    case StatusKind::ErrorCause:
        break;
    case StatusKind::Paper:
        byte |= (m_faults.paper != Paper::Ok ? 0x0C : 0) | (m_faults.paper == Paper::Out ? 0x60 : 0);
        break;
    }
    return static_cast<std::uint8_t>(byte);
}

void VirtualPrinter::accept()
{
    m_client = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (m_client < 0)
        return;
    const int on = 1;
    setsockopt(m_client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_lastStatus = statusMessage();
    m_bytesOfLastSender = m_buffer.size();
}

void VirtualPrinter::drop()
{
    closeIfOpen(m_client);
    m_realTime.clear();
}

void VirtualPrinter::receive(std::size_t most)
{
    if (m_faults.dieAfterBytes)
        most = std::min(most, static_cast<std::size_t>(*m_faults.dieAfterBytes));
    if (most == 0)
        return;
    std::array<std::uint8_t, bufferBytes> bytes{};
    const ssize_t length = recv(m_client, bytes.data(), std::min(most, bytes.size()), 0);
    if (length <= 0) {
        if (length == 0 || (errno != EAGAIN && errno != EINTR))
            drop();
        return;
    }
    for (const std::uint8_t byte : std::span{bytes}.first(static_cast<std::size_t>(length))) {
        answerRealTime(byte);
        m_buffer.push_back(byte);
    }
    m_credit -= static_cast<double>(length);
    if (!m_faults.dieAfterBytes || (*m_faults.dieAfterBytes -= length) > 0)
        return;

    // Dead at once, as by a pulled plug: no farewell on the wire, and everything it held is lost.
    const linger reset{.l_onoff = 1, .l_linger = 0};
    setsockopt(m_client, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    drop();
    m_faults.dieAfterBytes.reset();
    m_buffer.clear();
    m_parser = EscPosParser{m_options.widthDots};
    m_sendsStatus = false;
    m_rows.clear();
    m_job.clear();
}

std::size_t VirtualPrinter::allowance(SteadyTime now)
{
    const std::chrono::duration<double> turn = now - std::exchange(m_lastTurn, now);
    if (!m_faults.bytesPerSecond)
        return bufferBytes;
    const auto rate = static_cast<double>(*m_faults.bytesPerSecond);
    m_credit = std::clamp(m_credit + turn.count() * rate, 0.0, std::max(1.0, rate / 10));
    return static_cast<std::size_t>(m_credit);
}

/// Obeys DLE EOT n wherever it arrives, as real printers do: before the buffer, and even while halted.
void VirtualPrinter::answerRealTime(std::uint8_t byte)
{
    m_realTime.push_back(byte);
    if (m_realTime.size() > 3)
        m_realTime.erase(m_realTime.begin());
    if (m_realTime.size() == 3 && m_realTime[0] == 0x10 && m_realTime[1] == 0x04 && byte >= 1 && byte <= 4)
        answer({statusAnswer(byte)});
}

void VirtualPrinter::answer(const Bytes& bytes)
{
    if (m_client < 0 || m_faults.noStatus)
        return;
    const Bytes sent = m_faults.garbageStatus ? Bytes{0xFF, 0x81, 0xFF} : bytes;
    [[maybe_unused]] const auto length = send(m_client, sent.data(), sent.size(), MSG_NOSIGNAL);
}

void VirtualPrinter::sendChangedStatus()
{
    const Bytes status = statusMessage();
    if (!m_sendsStatus || status == m_lastStatus)
        return;
    m_lastStatus = status;
    answer(status);
}

void VirtualPrinter::work()
{
    while (!m_buffer.empty() && !isHalted()) {
        if (m_bytesOfLastSender && (*m_bytesOfLastSender)-- == 0) {
            m_bytesOfLastSender.reset();
            m_parser.changeSender();
        }
        const std::uint8_t byte = m_buffer.front();
        m_buffer.pop_front();
        m_job.push_back(byte);
        if (const auto command = m_parser.take(byte))
            execute(*command);
    }
}

void VirtualPrinter::execute(const EscPosCommand& command)
{
    const auto feed = [this](int dots) {
        const Bytes blank(static_cast<std::size_t>((m_options.widthDots + 7) / 8));
        m_rows.insert(m_rows.end(), static_cast<std::size_t>(dots), blank);
    };
    std::visit(Overloaded{
                   [&](const escpos::Initialise&) {
                       if (m_rows.empty())
                           m_job = {0x1B, '@'};
                       m_sendsStatus = false;
                   },
                   [&](const escpos::SendStatus& status) {
                       m_sendsStatus = status.mask != 0;
                       m_lastStatus = statusMessage();
                       if (m_sendsStatus)
                           answer(m_lastStatus);
                   },
                   [&](const escpos::PrintRows& print) {
                       for (int y = 0; y < print.rows.height(); ++y) {
                           const auto row = print.rows.row(y);
                           m_rows.emplace_back(row.begin(), row.end());
                       }
                       if (m_faults.rowsLeft && (*m_faults.rowsLeft -= print.rows.height()) <= 0) {
                           m_faults.rowsLeft.reset();
                           m_faults.paper = Paper::Out;
                       }
                   },
                   [&](const escpos::Feed& paper) { feed(paper.dots); },
                   [&](const escpos::Cut& cut) {
                       feed(cut.feedDots);
                       tearOff();
                   },
                   [&](const escpos::AskProcessId& ask) {
                       tearOff();
                       answer({0x37, 0x22, ask.id[0], ask.id[1], ask.id[2], ask.id[3], 0});
                   },
                   [&](const escpos::AskPaper&) {
                       tearOff();
                       answer({static_cast<std::uint8_t>(m_faults.paper == Paper::Near ? 0x03 : 0x00)});
                   },
                   [&](const escpos::Mistake& mistake) {
                       ++m_mistakes;
                       spdlog::error("not ESC/POS: {}", mistake.what);
                   },
               },
               command);
}

/// The paper so far becomes a ticket; on a printer without a knife the citizen tears it off.
void VirtualPrinter::tearOff()
{
    if (m_rows.empty())
        return;
    Bitmap picture{m_options.widthDots, static_cast<int>(m_rows.size())};
    for (int y = 0; y < picture.height(); ++y)
        picture.setRow(y, m_rows[static_cast<std::size_t>(y)]);
    std::string number = std::to_string(++m_tickets);
    number.insert(0, number.size() < 4 ? 4 - number.size() : 0, '0');
    const std::string path = m_options.outFolder + "/ticket-" + number;

    std::ofstream bytes{path + ".escpos", std::ios::binary};
    bytes.write(reinterpret_cast<const char*>(m_job.data()), static_cast<std::streamsize>(m_job.size()));
    bytes.close();
    if (!bytes || !m_writePicture(picture, path + ".png"))
        spdlog::error("{} cannot be written; make room, or choose another folder with --out.", path);
    else
        spdlog::info("ticket {} is out: {} x {} dots", number, picture.width(), picture.height());
    m_rows.clear();
    m_job.clear();
}

}
