#pragma once

#include "vision/sighting.h"

#include <cstdint>
#include <vector>

namespace luot::vision {

/// Picks the three best pictures of a face for its template, at least 200 ms apart; wipes what it lets go.
///
/// Thread: an object belongs to one thread.
class TemplateCollector {
public:
    using Chip = std::vector<std::uint8_t>;

    static constexpr double enrolEyeDistancePx = 60.0;
    static constexpr double verifyEyeDistancePx = 40.0; ///< enough to compare with one template
    static constexpr double darkest = 45.0; ///< mean grey level of the face
    static constexpr double brightest = 225.0;
    static constexpr double largestOther = 0.65; ///< of the person's eye distance: who waits a step behind

    TemplateCollector() = default;
    TemplateCollector(const TemplateCollector&) = delete;
    TemplateCollector& operator=(const TemplateCollector&) = delete;
    ~TemplateCollector();

    /// Whether a picture of this face is good enough: near, straight ahead, sharp, well lit, and nobody else
    /// nearly as large.
    static bool isGood(const Sighting& sighting, double leastEyeDistancePx = enrolEyeDistancePx);

    /// A chip with a mask or dark glasses is wiped instead. Requires: isGood(), stamps that rise.
    void add(Chip chip, const Face& face, SteadyTime at);

    /// Five chosen moments are there, about a second after the first.
    bool complete() const;

    /// The three best of them, handed over. Requires: complete().
    std::vector<Chip> take();

    void wipe();

private:
    struct Moment {
        Chip chip;
        double worth = 0.0;
        SteadyTime at;
    };

    std::vector<Moment> m_moments;
};

/// Overwrites the bytes so that the compiler cannot leave it out, and frees them.
void wipe(TemplateCollector::Chip& chip);

}
