#include "ticket-printer/src/printer_body.h"

#include "base/log.h"

#include <fstream>
#include <utility>

namespace luot::ticket_printer {

namespace {

// What a full printer still takes of somebody who comes anew, so that it can be asked what is wrong.
constexpr std::size_t reserveBytes = 128;

template <class... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases> Overloaded(Cases...) -> Overloaded<Cases...>;

int bit(bool set, int mask) { return set ? mask : 0; }

}

PrinterBody::PrinterBody(Options options, PictureWriter writePicture, Answer answer)
    : m_options{std::move(options)}
    , m_writePicture{std::move(writePicture)}
    , m_answer{std::move(answer)}
    , m_parser{m_options.widthDots}
{
}

std::size_t PrinterBody::room() const
{
    const std::size_t most = std::max(faults.bufferBytes, m_reserve);
    return most - std::min(most, m_buffer.size());
}

void PrinterBody::take(std::span<const std::uint8_t> bytes)
{
    for (const std::uint8_t byte : bytes)
        if (!obeyRealTime(byte))
            m_buffer.push_back(byte);
}

void PrinterBody::changeSender()
{
    m_lastStatus = statusMessage();
    m_realTime.clear();
    m_bytesOfLastSender = m_buffer.size();
    m_reserve = m_buffer.size() + reserveBytes;
}

void PrinterBody::loseMemory()
{
    m_buffer.clear();
    m_bytesOfLastSender.reset();
    m_realTime.clear();
    m_parser = EscPosParser{m_options.widthDots};
    m_sendsStatus = false;
    m_job.clear();
}

Bytes PrinterBody::statusMessage() const
{
    using Paper = PrinterFaults::Paper;
    const int first = 0x10 | bit(faults.isHalted(), 0x08) | bit(faults.coverOpen, 0x20);
    const int second = bit(faults.cutterError, 0x08) | bit(faults.broken, 0x20) | bit(faults.headHot, 0x40);
    const int third = bit(faults.paper != Paper::Ok, 0x03) | bit(faults.paper == Paper::Out, 0x0C);
    return {static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second),
            static_cast<std::uint8_t>(third), 0};
}

std::uint8_t PrinterBody::statusAnswer(std::uint8_t kind) const
{
    using Paper = PrinterFaults::Paper;
    int byte = 0x12;
    switch (static_cast<StatusKind>(kind)) {
    case StatusKind::Printer:
        byte |= bit(faults.isHalted(), 0x08);
        break;
    case StatusKind::OfflineCause:
        byte |= bit(faults.coverOpen, 0x04) | bit(faults.paper == Paper::Out, 0x20)
            | bit(faults.cutterError || faults.broken || faults.headHot, 0x40);
        break;
    case StatusKind::ErrorCause:
        byte |= bit(faults.cutterError, 0x08) | bit(faults.broken, 0x20) | bit(faults.headHot, 0x40);
        break;
    case StatusKind::Paper:
        byte |= bit(faults.paper != Paper::Ok, 0x0C) | bit(faults.paper == Paper::Out, 0x60);
        break;
    }
    return static_cast<std::uint8_t>(byte);
}

void PrinterBody::answer(const Bytes& bytes)
{
    if (!faults.noStatus)
        m_answer(faults.garbageStatus ? Bytes{0xFF, 0x81, 0xFF} : bytes);
}

void PrinterBody::sendChangedStatus()
{
    const Bytes status = statusMessage();
    if (!m_sendsStatus || status == m_lastStatus)
        return;
    m_lastStatus = status;
    answer(status);
}

/// True when the byte ends a command that has emptied the buffer, and the byte with it.
bool PrinterBody::obeyRealTime(std::uint8_t byte)
{
    m_realTime.push_back(byte);
    if (m_realTime.size() > 3)
        m_realTime.erase(m_realTime.begin());
    if (m_realTime.size() < 3 || m_realTime[0] != 0x10)
        return false;
    if (m_realTime[1] == 0x04 && byte >= 1 && byte <= 4)
        answer({statusAnswer(byte)});
    bool clears = m_realTime[1] == 0x14 && faults.obeysInData;
    if (m_realTime[1] == 0x05 && (byte == 1 || byte == 2)) {
        const bool waits = faults.cutterError && !faults.jammed;
        faults.cutterError = faults.cutterError && !waits;
        clears = byte == 2 && (waits || faults.obeysInData);
    }
    if (!clears)
        return false;
    m_buffer.clear();
    m_bytesOfLastSender.reset();
    m_parser = EscPosParser{m_options.widthDots};
    m_parser.loseItsPlace();
    return true;
}

void PrinterBody::work()
{
    while (!m_buffer.empty() && !faults.isHalted()) {
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

void PrinterBody::execute(const EscPosCommand& command)
{
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
                   [&](const escpos::PrintRows& print) { printRows(print.rows); },
                   [&](const escpos::Feed& paper) {
                       feed(paper.dots);
                       if (!m_options.knife)
                           tearOff();
                   },
                   [&](const escpos::Cut& order) { cut(order.feedDots); },
                   [&](const escpos::AskProcessId& ask) {
                       tearOff();
                       answer({0x37, 0x22, ask.id[0], ask.id[1], ask.id[2], ask.id[3], 0});
                   },
                   [&](const escpos::AskPaper&) {
                       tearOff();
                       const bool near = faults.paper == PrinterFaults::Paper::Near;
                       answer({static_cast<std::uint8_t>(near ? 0x03 : 0x00)});
                   },
                   [&](const escpos::Mistake& mistake) {
                       ++m_mistakes;
                       spdlog::error("not ESC/POS: {}", mistake.what);
                   },
               },
               command);
}

void PrinterBody::printRows(const Bitmap& rows)
{
    for (int y = 0; y < rows.height(); ++y) {
        const auto row = rows.row(y);
        m_rows.emplace_back(row.begin(), row.end());
    }
    if (faults.rowsLeft && (*faults.rowsLeft -= rows.height()) <= 0) {
        faults.rowsLeft.reset();
        faults.paper = PrinterFaults::Paper::Out;
    }
    if (std::exchange(faults.resetMidJob, false)) {
        loseMemory();
        m_parser.loseItsPlace();
    }
}

void PrinterBody::cut(int feedDots)
{
    feed(feedDots);
    if (!std::exchange(faults.jamAtCut, false)) {
        tearOff();
        return;
    }
    faults.jammed = true;
    faults.cutterError = true;
    const Bytes again{0x1D, 'V', 1}; // for one who only wants it retried
    m_buffer.insert(m_buffer.begin(), again.begin(), again.end());
}

void PrinterBody::feed(int dots)
{
    const Bytes blank(static_cast<std::size_t>((m_options.widthDots + 7) / 8));
    m_rows.insert(m_rows.end(), static_cast<std::size_t>(dots), blank);
}

void PrinterBody::tearOff()
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
