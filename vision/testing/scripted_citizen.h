#pragma once

#include "vision/camera.h"
#include "vision/testing/camera_conditions.h"
#include "vision/testing/likeness.h"
#include "vision/testing/rendering.h"
#include "vision/testing/screen_view.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace luot::vision::testing {

enum class Consent { Yes, No };
enum class Arrival { Walking, StandingThere };
/// EveryPage: as one who is here for the first time, about a second a page before anything moves, and longer
/// until looking again. Nothing: as one who knows what comes; moves and reactions are as quick as the
/// other's.
enum class Reading { EveryPage, Nothing };

/// What the citizen has come for.
struct CitizenScript {
    std::filesystem::path portrait = {}; ///< one of the demo's portraits, by file name or path
    Cell choose = {};
    Consent consent = Consent::Yes;
    double eyeDistancePx = 80.0; ///< when standing in front
    std::uint64_t seed = 1; ///< of tremor, noise and the quickness of moves
    Rendering rendering = {};
    CameraConditions conditions = {};
    Arrival arrives = Arrival::Walking;
    Reading reads = Reading::EveryPage;
    /// What is held before the camera in place of the portrait's own head: one that is open already, or a
    /// photo.
    std::shared_ptr<const Likeness> likeness = {};
};

/// A citizen of pixels: comes, looks straight, turns to one card after the other in answer to what the screen
/// shows, and goes when the ticket is out. A Camera: the kiosk gets nothing from it but pictures, 1280×720,
/// 20 a second unless the conditions say otherwise.
///
/// Moves with minimum jerk (0.4 to 0.9 s), trembles a little, notices a highlight after 250 ms and corrects
/// the head by it. It learns no outcome but what the screen shows. Thread: `see` from any thread, `next` from
/// one.
class ScriptedCitizen final : public Camera {
public:
    /// `AsFastAsPossible` runs on a clock of its own, from zero.
    static Result<std::unique_ptr<ScriptedCitizen>> open(const CitizenScript& script, Pace pace);
    ~ScriptedCitizen() override;

    /// The screen as it is from now on; the eyes take 250 ms to notice.
    void see(const ScreenView& screen);

    Result<std::optional<Frame>> next() override;

private:
    struct State;
    explicit ScriptedCitizen(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

/// Whether `source` begins with "citizen:".
bool isScriptedCitizen(const std::string& source);

/// `citizen:PORTRAIT?choose=ROW,COL&consent=yes|no&reads=yes|no&seed=N`, for example
/// `citizen:astronaut?choose=0,2&consent=no`. PORTRAIT is a path or the name of a demo portrait; the options
/// may be left out. Errors: one sentence with the right form.
Result<CitizenScript> parseScriptedCitizen(const std::string& source);

Result<std::unique_ptr<ScriptedCitizen>> openScriptedCitizen(const std::string& source,
                                                             Pace pace = Pace::RealTime);

}
