#include "tests/vision/paper_kiosk.h"

#include <utility>

namespace luot::vision {

namespace {

constexpr Cell useFace{0, 0};
constexpr Cell noFace{0, 1};

}

PaperKiosk::PaperKiosk(FacePipeline pipeline, int fields)
    : m_pipeline{std::move(pipeline)}
    , m_fields{fields}
{
}

void PaperKiosk::serve(testing::ScriptedCitizen& citizen, int frames, Until until)
{
    for (int i = 0; i < frames && !(until == Until::Left ? left : issued); ++i) {
        const auto frame = citizen.next();
        m_seconds = std::chrono::duration<double>((*frame)->at.time_since_epoch()).count();
        react(m_pipeline.look(**frame));
        citizen.see(screen());
    }
}

void PaperKiosk::react(const Sighting& sighting)
{
    if (sighting.facesSeen > 0)
        ++framesWithFace;
    if (sighting.presence == Presence::Left)
        left = true;
    if (m_page == Page::Attract && sighting.presence == Presence::Approaching)
        m_page = Page::Greeting;
    if (sighting.presence == Presence::Locked && !lockedAt) {
        lockedAt = m_seconds;
        m_page = Page::Neutral;
    }
    if (m_page == Page::Neutral && sighting.person) {
        if (m_neutral.add(sighting.person->pose, sighting.at) == NeutralPose::State::Found) {
            neutralFound = true;
            m_relative.emplace(m_neutral.pose());
            turnTo(Page::Consent);
        }
        return;
    }
    if (!m_pointing)
        return;
    std::optional<Pose> relative;
    if (sighting.person)
        relative = m_relative->filter(sighting.person->pose, sighting.at);
    m_view = m_pointing->update(relative, sighting.at, sighting.bystander);
    if (m_view.selected)
        selected(*m_view.selected);
}

void PaperKiosk::turnTo(Page page)
{
    m_page = page;
    m_view = {};
    const auto begin
        = page == Page::Confirm || m_askedAgain ? Pointing::Begin::AfterRest : Pointing::Begin::Anywhere;
    if (page == Page::Consent)
        m_pointing.emplace(CardLayout::two(), slowDwell, begin);
    else if (page == Page::Choose)
        m_pointing.emplace(CardLayout::fields(m_fields), DwellTiming{}, Pointing::Begin::AfterRest);
    else if (page == Page::Confirm)
        m_pointing.emplace(CardLayout::confirm(), slowDwell, begin);
    else
        m_pointing.reset();
}

void PaperKiosk::selected(Cell cell)
{
    choices.push_back({m_page, cell, m_seconds});
    if (m_page == Page::Consent && cell == useFace && !m_askedAgain) {
        m_askedAgain = true;
    } else if (m_page == Page::Consent) {
        turnTo(Page::Choose);
    } else if (m_page == Page::Choose) {
        m_chosen = cell;
        turnTo(Page::Confirm);
    } else {
        issued = screen().yes == cell;
        turnTo(issued ? Page::Issued : Page::Choose);
    }
}

testing::ScreenView PaperKiosk::screen() const
{
    testing::ScreenView view{.page = m_page, .highlighted = m_view.highlighted, .progress = m_view.progress};
    if (m_pointing)
        view.cards = m_pointing->layout();
    if (m_page == Page::Consent) {
        view.yes = useFace;
        view.no = noFace;
    } else if (m_page == Page::Confirm) {
        view.yes = Cell{0, m_chosen.column == 2 ? 0 : 1};
        view.no = Cell{0, m_chosen.column == 2 ? 1 : 0};
        view.chosen = m_chosen;
    }
    return view;
}

}
