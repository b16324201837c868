#pragma once

#include "vision/face_pipeline.h"
#include "vision/neutral_pose.h"
#include "vision/pointing.h"
#include "vision/relative_pose.h"
#include "vision/testing/scripted_citizen.h"

#include <optional>
#include <vector>

namespace luot::vision {

/// The kiosk's pages without the kiosk: what the head does with the real pipeline, frame by frame.
class PaperKiosk {
public:
    struct Choice {
        testing::ScreenView::Page page;
        Cell cell;
        double seconds = 0.0;
    };

    PaperKiosk(FacePipeline pipeline, int fields);

    enum class Until { Issued, Left };

    /// Shows the camera's next pictures to the pipeline, for at most that many.
    void serve(testing::ScriptedCitizen& citizen, int frames, Until until);

    std::vector<Choice> choices;
    std::optional<double> lockedAt;
    bool neutralFound = false;
    bool issued = false;
    bool left = false;
    int framesWithFace = 0;

private:
    using Page = testing::ScreenView::Page;

    void react(const Sighting& sighting);
    void turnTo(Page page);
    void selected(Cell cell);
    testing::ScreenView screen() const;

    FacePipeline m_pipeline;
    int m_fields;
    double m_seconds = 0.0;
    Page m_page = Page::Attract;
    bool m_askedAgain = false;
    NeutralPose m_neutral;
    std::optional<RelativePose> m_relative;
    std::optional<Pointing> m_pointing;
    PointingView m_view;
    Cell m_chosen;
};

}
