#include "vision/clip_replay.h"

#include "vision/face_pipeline.h"
#include "vision/neutral_pose.h"
#include "vision/pointing.h"
#include "vision/relative_pose.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

namespace luot::vision {

namespace {

using Kind = ReplayEvent::Kind;

double residentMiB()
{
    std::ifstream status{"/proc/self/status"};
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024.0;
    }
    return 0.0;
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0.0;
    const auto at
        = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// One person's way through the pages, as far as the head decides it.
class ReplayedVisit {
public:
    ReplayedVisit(const ReplaySettings& settings, const std::function<void(ReplayEvent)>& tell)
        : m_settings{settings}
        , m_tell{tell}
    {
    }

    void see(const Sighting& sighting);

private:
    enum class Page { Consent, ConsentAgain, Fields, Confirm };

    void begin();
    void end();
    void point(const Sighting& sighting);
    void turnTo(Page page, Pointing::Begin begin);
    void selected(Cell cell);
    std::optional<int> fieldOf(Cell cell) const;

    const ReplaySettings& m_settings;
    const std::function<void(ReplayEvent)>& m_tell;
    bool m_locked = false;
    bool m_lost = false;
    bool m_faceTold = false;
    NeutralPose m_neutral;
    std::optional<RelativePose> m_relative;
    std::optional<Pointing> m_pointing;
    Page m_page = Page::Consent;
    std::optional<Cell> m_highlighted;
    std::optional<Cell> m_chosen;
};

void ReplayedVisit::begin()
{
    m_neutral = {};
    m_relative.reset();
    m_pointing.reset();
    m_highlighted.reset();
}

void ReplayedVisit::end()
{
    begin();
    m_locked = false;
    m_lost = false;
}

void ReplayedVisit::see(const Sighting& sighting)
{
    if (sighting.facesSeen > 0 && !m_faceTold)
        m_tell({.kind = Kind::Face});
    m_faceTold = sighting.facesSeen > 0;

    if (sighting.presence == Presence::Locked && !m_locked) {
        begin();
        m_locked = true;
        m_tell({.kind = Kind::Locked});
    }
    if (sighting.presence == Presence::Left) {
        m_tell({.kind = Kind::Left});
        end();
        return;
    }
    if (!m_locked)
        return;
    const bool lost = sighting.presence == Presence::Lost;
    if (lost && !m_lost)
        m_tell({.kind = Kind::Lost});
    m_lost = lost;

    if (!m_relative) {
        if (!sighting.person)
            return;
        const NeutralPose::State state = m_neutral.add(sighting.person->pose, sighting.at);
        if (state == NeutralPose::State::GaveUp)
            m_neutral = {};
        if (state != NeutralPose::State::Found)
            return;
        m_relative.emplace(m_neutral.pose());
        m_tell({.kind = Kind::Neutral, .pose = m_neutral.pose()});
        turnTo(m_settings.mode == ReplayMode::Pointing ? Page::Fields : Page::Consent,
               Pointing::Begin::Anywhere);
    }
    point(sighting);
}

void ReplayedVisit::point(const Sighting& sighting)
{
    std::optional<Pose> relative;
    if (sighting.person)
        relative = m_relative->filter(sighting.person->pose, sighting.at);
    if (relative && m_settings.poses == PoseLines::On)
        m_tell({.kind = Kind::Pose, .pose = relative});

    const PointingView view = m_pointing->update(relative, sighting.at, sighting.bystander);
    if (view.highlighted != m_highlighted) {
        m_highlighted = view.highlighted;
        m_tell({.kind = Kind::Highlight,
                .cell = m_highlighted,
                .field = m_highlighted ? fieldOf(*m_highlighted) : std::nullopt});
    }
    if (view.selected) {
        m_tell({.kind = Kind::Selected, .cell = view.selected, .field = fieldOf(*view.selected)});
        selected(*view.selected);
    }
}

void ReplayedVisit::turnTo(Page page, Pointing::Begin begin)
{
    m_page = page;
    m_highlighted.reset();
    if (page == Page::Fields)
        m_pointing.emplace(CardLayout::fields(m_settings.fields), DwellTiming{}, begin);
    else
        m_pointing.emplace(page == Page::Confirm ? CardLayout::confirm() : CardLayout::two(), slowDwell,
                           begin);
}

void ReplayedVisit::selected(Cell cell)
{
    if (m_settings.mode == ReplayMode::Pointing)
        return;
    constexpr Cell useFace{0, 0};
    switch (m_page) {
    case Page::Consent:
        turnTo(cell == useFace ? Page::ConsentAgain : Page::Fields, Pointing::Begin::AfterRest);
        break;
    case Page::ConsentAgain:
        turnTo(Page::Fields, Pointing::Begin::AfterRest);
        break;
    case Page::Fields:
        m_chosen = cell;
        turnTo(Page::Confirm, Pointing::Begin::AfterRest);
        break;
    case Page::Confirm: {
        const int confirmColumn = m_chosen && m_chosen->column == 2 ? 0 : 1;
        const bool back = cell.row == 0 && cell.column != confirmColumn;
        turnTo(back ? Page::Fields : Page::Consent, Pointing::Begin::AfterRest);
        break;
    }
    }
}

std::optional<int> ReplayedVisit::fieldOf(Cell cell) const
{
    if (m_page != Page::Fields)
        return std::nullopt;
    const auto index = m_pointing->layout().indexOf(cell);
    return index ? std::optional{static_cast<int>(*index)} : std::nullopt;
}

}

std::string nameOf(ReplayEvent::Kind kind)
{
    constexpr std::array names{"face",     "locked", "lost", "neutral", "highlight",
                               "selected", "left",   "pose", "summary"};
    return names.at(static_cast<std::size_t>(kind));
}

Result<> replayClip(Camera& camera, const Models& models, const ReplaySettings& settings,
                    const std::function<void(const ReplayEvent&)>& tell)
{
    Result<FacePipeline> pipeline = FacePipeline::load(models);
    if (!pipeline)
        return tl::unexpected{pipeline.error()};

    std::optional<SteadyTime> start;
    double seconds = 0.0;
    int number = 0;
    const std::function<void(ReplayEvent)> tellNow = [&](ReplayEvent event) {
        event.seconds = seconds;
        event.frame = number;
        tell(event);
    };
    ReplayedVisit visit{settings, tellNow};
    ReplaySummary summary;
    std::vector<double> times;
    while (true) {
        Result<std::optional<Frame>> frame = camera.next();
        if (!frame)
            return tl::unexpected{frame.error()};
        if (!*frame)
            break;
        if (!start)
            start = (*frame)->at;
        seconds = std::chrono::duration<double>((*frame)->at - *start).count();
        number = (*frame)->number;
        const auto before = std::chrono::steady_clock::now();
        const Sighting sighting = pipeline->look(**frame);
        visit.see(sighting);
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
        ++summary.frames;
        if (sighting.facesSeen > 0)
            ++summary.framesWithFace;
    }
    summary.frameMsP50 = percentile(times, 0.5);
    summary.frameMsP95 = percentile(times, 0.95);
    summary.residentMiB = residentMiB();
    tellNow({.kind = Kind::Summary, .summary = summary});
    return {};
}

}
