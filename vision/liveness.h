#pragma once

#include "vision/sighting.h"

#include <vector>

namespace luot::vision {

/// Whether the face that turned was a head or something flat, judged from its turns to the side. Advisory.
///
/// From straight ahead to turned, the line between the eyes and the line to the nose change by a linear map.
/// A flat picture that turns can only be foreshortened: its map shrinks areas by as much as it squeezes (the
/// ratio of its singular values). A head's nose stands out: its map shears and keeps the area. The exponent
/// between the two is 1 for a flat picture and near 0 for a head. Measured on rendered heads and photos
/// (luotctl vision report); somebody who comes nearer or leans back during the turn itself, by more than
/// some hundredths, can be misjudged either way. Deters flat printed photos and still screens, not tested by
/// ISO/IEC 30107-3, no word about masks or films.
///
/// Thread: an object belongs to one thread. Pure.
class LivenessCheck {
public:
    /// The active person's face of one frame, in the order of the frames. Non-finite shapes are ignored.
    Liveness add(const FaceShape& shape);

    Liveness verdict() const;
    void reset() { *this = {}; }

private:
    std::vector<FaceShape> m_steady; ///< the last frames before the first turn
    FaceShape m_straight;
    bool m_straightKnown = false;
    std::vector<double> m_exponents; ///< of the turned frames
};

}
