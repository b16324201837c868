#include "ui/watchdog.h"

#include "base/log.h"

#include <systemd/sd-daemon.h>

#include <algorithm>
#include <chrono>

namespace luot::ui {

namespace {

constexpr std::uint64_t feedsInTime = 3; ///< one or two may be late

void tell(const std::string& state)
{
    if (const int error = sd_notify(0, state.c_str()); error < 0)
        spdlog::debug("systemd could not be told {}: {}", state, -error);
}

}

Watchdog::Watchdog(const Clock& clock, QObject* parent)
    : QObject{parent}
    , m_clock{clock}
{
    connect(&m_timer, &QTimer::timeout, this, &Watchdog::turn);
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) > 0)
        m_timer.start(
            std::max(std::chrono::ceil<Milliseconds>(std::chrono::microseconds{microseconds / feedsInTime}),
                     Milliseconds{1}));
}

Watchdog::~Watchdog() { tell("STOPPING=1"); }

std::shared_ptr<Pulse> Watchdog::expect(const QString& part, Milliseconds within)
{
    m_parts.push_back({part, within, std::make_shared<Pulse>(), 0, m_clock.steady()});
    return m_parts.back().pulse;
}

void Watchdog::started() { tell("READY=1"); }

void Watchdog::say(const QString& status)
{
    m_status = status;
    tell("STATUS=" + status.toStdString());
}

bool Watchdog::isAlive(Part& part)
{
    const std::uint64_t beats = part.pulse->m_beats;
    const SteadyTime now = m_clock.steady();
    if (beats != part.beats || part.pulse->m_rests)
        part.heard = now;
    part.beats = beats;
    const bool isSilent = now - part.heard > part.within;
    if (isSilent && !part.isSilent) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - part.heard).count();
        spdlog::error("{} has not answered for {} s. Where systemd watches over this program, it is started "
                      "again within some seconds.",
                      part.name.toStdString(), seconds);
        tell("STATUS=" + part.name.toStdString() + " hangs; to be started again");
    } else if (!isSilent && part.isSilent) {
        tell("STATUS=" + m_status.toStdString());
    }
    part.isSilent = isSilent;
    return !isSilent;
}

void Watchdog::turn()
{
    bool areAlive = true;
    for (Part& part : m_parts)
        areAlive = isAlive(part) && areAlive;
    if (areAlive)
        tell("WATCHDOG=1");
}

}
