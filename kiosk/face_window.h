#pragma once

#include "base/clock.h"
#include "kiosk/visit_view.h"
#include "protocol/command.h"
#include "vision/nearest_histogram.h"
#include "vision/recent_faces.h"

#include <QThreadPool>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace luot::kiosk {

/// The faces of those who took a number here within ten minutes and agreed to it; notices who takes a second
/// one for the same field, and counts how near the nearest face of that field was.
///
/// A face is wiped after ten minutes, when its ticket has ended or is cancelled, and with the object. The
/// file of counts holds counts only. Thread: the GUI thread; the file is written by another.
class FaceWindow {
public:
    /// `countsFile` empty: nothing is counted. A damaged file is left alone, with a sentence in the log.
    explicit FaceWindow(std::filesystem::path countsFile = {}, vision::SecondTicketBands bands = {});

    /// The number that somebody of these looks holds, if alike enough to be asked about. Counted once a visit
    /// and field, however often the citizen goes back.
    std::optional<HeldNumber> search(const FieldId& field, const vision::FaceTemplate& face, SteadyTime now);

    void remember(const protocol::Ticket& ticket, WallTime takenAt, vision::FaceTemplate face,
                  SteadyTime now);
    /// The ticket is cancelled.
    void forget(const TicketId& ticket);
    /// The day's live tickets by label, as the service tells them: one that was among them and is no more has
    /// ended.
    void follow(const std::map<std::string, protocol::Ticket>& live);
    void expire(SteadyTime now);
    /// The next search is another person's.
    void visitEnded() { m_counted = {}; }

    std::size_t size() const { return m_faces.size(); }

private:
    struct Taken {
        TicketId id;
        std::string label;
        WallTime at;
        bool seenLive = false; ///< the number may be given before the event of it comes
    };

    void count(const FieldId& field, double distance);
    void erase(std::vector<Taken>::iterator taken);

    vision::RecentFaces m_faces;
    std::vector<Taken> m_taken; ///< the oldest first
    vision::NearestHistogram m_counts;
    std::filesystem::path m_countsFile;
    FieldId m_counted; ///< the field whose nearest face this visit has been counted for
    QThreadPool m_saving; ///< one thread, so that the newest counts are written last
};

}
