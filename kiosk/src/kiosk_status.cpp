#include "kiosk/kiosk_status.h"

#include <chrono>
#include <string>
#include <utility>

using namespace std::chrono_literals;

namespace luot::kiosk {

using protocol::PartState;
using ticket_printer::PrinterReadiness;

PartState partStateOf(PrinterReadiness readiness)
{
    switch (readiness) {
    case PrinterReadiness::Ready:
    case PrinterReadiness::Unknown: // it prints, but says nothing
        return PartState::Ok;
    case PrinterReadiness::NearEnd:
        return PartState::Low;
    case PrinterReadiness::PaperOut:
        return PartState::Out;
    case PrinterReadiness::Unreachable:
        return PartState::Missing;
    default:
        return PartState::Fault;
    }
}

KioskStatus::KioskStatus(const Clock& clock, Report report, QObject* parent)
    : QObject{parent}
    , m_clock{clock}
    , m_report{std::move(report)}
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(500ms);
    connect(&m_soon, &QTimer::timeout, this, &KioskStatus::tell);
    m_minute.setInterval(60s);
    connect(&m_minute, &QTimer::timeout, this, &KioskStatus::count);
    m_minute.start();
    count();
}

void KioskStatus::printer(std::optional<PrinterReadiness> readiness)
{
    // What is not there by choice is no trouble: it is not told.
    if (!readiness)
        return;
    // Of all faults the one that a hand closes at once.
    if (*readiness == PrinterReadiness::CoverOpen)
        m_status.parts["cover"] = PartState::Fault;
    else
        m_status.parts.erase("cover");
    set("printer", partStateOf(*readiness));
}

void KioskStatus::camera(PartState state) { set("camera", state); }

void KioskStatus::sound(PartState state) { set("sound", state); }

void KioskStatus::help(bool isAskedFor)
{
    m_status.wantsHelp = isAskedFor;
    tell();
}

void KioskStatus::somebodyCame()
{
    m_came.push_back(m_clock.steady());
    count();
}

void KioskStatus::paused(bool isPaused)
{
    m_status.isPaused = isPaused;
    count();
    tell();
}

void KioskStatus::wrongPins(int inARow)
{
    m_status.wrongPins = inARow;
    count();
    tell();
}

void KioskStatus::connected()
{
    m_isConnected = true;
    m_told = {};
    m_soon.stop();
    tell();
}

void KioskStatus::set(const std::string& part, PartState state)
{
    m_status.parts[part] = state;
    tell();
}

void KioskStatus::count()
{
    while (!m_came.empty() && m_clock.steady() - m_came.front() > 1h)
        m_came.pop_front();
    m_status.people = static_cast<int>(m_came.size());
    m_status.text = (m_status.isPaused ? "Máy tạm ngừng. " : "")
        + (m_status.wrongPins > 0 ? std::to_string(m_status.wrongPins) + " lần nhập sai mã PIN tại máy. "
                                  : "")
        + std::to_string(m_came.size()) + " lượt đến máy trong giờ qua";
    if (!m_soon.isActive())
        m_soon.start();
}

void KioskStatus::tell()
{
    if (!m_isConnected || m_status == m_told)
        return;
    if (m_soon.isActive())
        return; // it tells then
    m_told = m_status;
    m_report(m_status);
    m_soon.start();
}

}
