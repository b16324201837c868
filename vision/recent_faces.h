#pragma once

#include "base/clock.h"
#include "vision/face_bands.h"
#include "vision/face_template.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace luot::vision {

/// The faces of one kiosk's last ten minutes, to notice who takes a second number for the same field.
///
/// Only faces whose owners consented; each lies in locked memory that is wiped when it is dropped: after ten
/// minutes, as the oldest of more than 30, when its ticket ends, and with the object. Nothing else is kept
/// of the person. Thread: an object belongs to one thread. Pure: time comes in.
class RecentFaces {
public:
    static constexpr std::size_t capacity = 30;
    static constexpr std::chrono::minutes kept{10};

    struct Nearest {
        std::string label;
        double distance = 0.0;
        double margin = 0.0; ///< to the second nearest of that field; infinite when there is none
        SecondTicket band = SecondTicket::New;
    };

    explicit RecentFaces(SecondTicketBands bands = {});

    /// A label that is there already is replaced.
    void remember(std::string field, std::string label, FaceTemplate face, SteadyTime now);

    /// The most similar face of that field; nothing when the field has none.
    std::optional<Nearest> nearest(std::string_view field, const FaceTemplate& face, SteadyTime now);

    /// Drops what is ten minutes old. Call it every few seconds while nobody comes.
    void expire(SteadyTime now);
    /// The ticket has ended, or its owner withdrew. Says whether there was such a face.
    bool erase(std::string_view label);
    void eraseAll();

    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        std::string field;
        std::string label;
        FaceTemplate face;
        SteadyTime since;
    };

    SecondTicketBands m_bands;
    std::deque<Entry> m_entries; ///< the oldest first
};

}
