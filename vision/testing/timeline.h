#pragma once

#include "base/result.h"
#include "vision/card_layout.h"

#include <string>
#include <vector>

namespace luot::vision::testing {

/// Where a person stands: the point between the eyes and their distance, in pixels of the frame.
struct Place {
    double x = 640.0;
    double y = 330.0;
    double eyeDistancePx = 80.0; ///< 40 to 120
};

enum class Side { Left, Right }; ///< of the picture

/// What a person does in front of the camera, one thing after the other.
///
/// All moves of the head and the body have minimum jerk (Flash and Hogan 1985). Poses are in the camera's
/// sense (vision/sighting.h), relative to looking straight ahead. A person who is never told to approach
/// stands there from the beginning; after the last part everybody goes on as they are.
class Timeline {
public:
    struct Part {
        enum class Kind { Away, Approach, GoTo, WalkAway, Stay, Turn, Tilt, ReadAround };

        Kind kind = Kind::Stay;
        double seconds = 0.0;
        Pose pose = {}; ///< of Turn
        double extent = 0.0; ///< of ReadAround and Tilt, degrees
        Place place = {}; ///< of GoTo
        Side side = Side::Left; ///< of Approach and WalkAway
    };

    /// Not in the picture for that long.
    Timeline& away(double seconds);
    /// Walks in from that side to the person's place, looking at the kiosk at the end.
    Timeline& approach(double seconds = 2.0, Side from = Side::Left);
    /// Stays as they are.
    Timeline& stand(double seconds);
    /// Turns the head there in exactly that time.
    Timeline& moveTo(Pose pose, double seconds);
    /// Turns the head there as quickly as people do (0.4 to 0.9 s) and holds it.
    Timeline& hold(Pose pose, double seconds);
    /// Tilts the head, or the photo that is held up, clockwise in the picture, and leaves it so.
    Timeline& tilt(double degrees, double seconds);
    /// Back to straight ahead, and holds that.
    Timeline& rest(double seconds = 1.0) { return hold({}, seconds); }
    /// Small quick moves of the head with pauses, within `extent` degrees to each side and a half of it up
    /// and down, as when reading a screen; ends straight ahead.
    Timeline& readAround(double seconds, double extent = 3.0);
    /// Down and up again, twice.
    Timeline& nod(double degrees = 7.0);
    /// To both sides, twice.
    Timeline& shake(double degrees = 10.0);
    /// Moves the body: coming nearer, stepping aside, crossing in front of somebody.
    Timeline& goTo(Place place, double seconds);
    /// Turns away and leaves the picture at that side.
    Timeline& walkAway(double seconds = 1.8, Side to = Side::Right);

    const std::vector<Part>& parts() const { return m_parts; }
    /// How long the parts take together.
    double seconds() const;

private:
    std::vector<Part> m_parts;
    Pose m_pose; ///< after the last part
};

/// A timeline as text: moves with their numbers, parted by semicolons, for example
/// "approach; hold 1; look 0,2; rest; look 1,0; leave". `timelineMoves` lists them. Errors: a sentence that
/// names the wrong move and says how it is written.
Result<Timeline> parseTimeline(const std::string& text, const CardLayout& cards);

/// Each move of `parseTimeline` with what it does, a line each.
std::string timelineMoves();

}
