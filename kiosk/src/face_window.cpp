#include "kiosk/face_window.h"

#include "base/log.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace luot::kiosk {

FaceWindow::FaceWindow(std::filesystem::path countsFile, vision::SecondTicketBands bands)
    : m_faces{bands}
    , m_countsFile{std::move(countsFile)}
{
    m_saving.setMaxThreadCount(1);
    std::error_code error;
    if (m_countsFile.empty() || !std::filesystem::exists(m_countsFile, error))
        return;
    auto counts = vision::NearestHistogram::load(m_countsFile);
    if (counts) {
        m_counts = *counts;
    } else {
        spdlog::error("{} Until then nothing is counted.", counts.error().message);
        m_countsFile.clear();
    }
}

std::optional<HeldNumber> FaceWindow::search(const FieldId& field, const vision::FaceTemplate& face,
                                             SteadyTime now)
{
    expire(now);
    const auto nearest = m_faces.nearest(field.str(), face, now);
    if (!nearest)
        return {};
    count(field, nearest->distance);
    const auto taken = std::ranges::find(m_taken, nearest->label, &Taken::label);
    if (nearest->band == vision::SecondTicket::New || taken == m_taken.end())
        return {};
    using enum HeldNumber::Likeness;
    return HeldNumber{taken->label, taken->at, nearest->band == vision::SecondTicket::Same ? Same : Alike,
                      taken->id, 0};
}

void FaceWindow::count(const FieldId& field, double distance)
{
    if (m_countsFile.empty() || m_counted == field)
        return;
    m_counted = field;
    m_counts.add(distance);
    m_saving.start([counts = m_counts, file = m_countsFile] {
        if (const auto saved = counts.save(file); !saved)
            spdlog::warn("{}", saved.error().message);
    });
}

void FaceWindow::remember(const protocol::Ticket& ticket, WallTime takenAt, vision::FaceTemplate face,
                          SteadyTime now)
{
    if (m_taken.size() == vision::RecentFaces::capacity)
        m_taken.erase(m_taken.begin());
    m_faces.remember(ticket.field.str(), ticket.label, std::move(face), now);
    m_taken.push_back({ticket.id, ticket.label, takenAt});
}

void FaceWindow::erase(std::vector<Taken>::iterator taken)
{
    m_faces.erase(taken->label);
    m_taken.erase(taken);
}

void FaceWindow::forget(const TicketId& ticket)
{
    if (const auto taken = std::ranges::find(m_taken, ticket, &Taken::id); taken != m_taken.end())
        erase(taken);
}

void FaceWindow::follow(const std::map<std::string, protocol::Ticket>& live)
{
    for (std::size_t i = m_taken.size(); i-- > 0;) {
        const bool isLive = live.contains(m_taken[i].label);
        if (m_taken[i].seenLive && !isLive)
            erase(m_taken.begin() + static_cast<std::ptrdiff_t>(i));
        else
            m_taken[i].seenLive = m_taken[i].seenLive || isLive;
    }
}

void FaceWindow::expire(SteadyTime now)
{
    m_faces.expire(now);
    const auto gone = m_taken.size() - std::min(m_taken.size(), m_faces.size());
    m_taken.erase(m_taken.begin(), m_taken.begin() + static_cast<std::ptrdiff_t>(gone));
}

}
