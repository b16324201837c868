#include "vision/head_visit.h"

#include <array>
#include <utility>

namespace luot::vision {

namespace {

using namespace std::chrono_literals;
using Kind = HeadVisit::Event::Kind;

constexpr Cell useFace{0, 0};
constexpr Cell withoutFace{0, 1};
constexpr auto issuedShown = 10s;

}

HeadVisit::HeadVisit(HeadVisitSettings settings, std::function<void(const Event&)> tell)
    : m_settings{settings}
    , m_tell{std::move(tell)}
    , m_fields{fieldPage(settings.fields, 0)}
{
}

void HeadVisit::begin()
{
    m_neutral = {};
    m_relative.reset();
    m_pointing.reset();
    m_view = {};
    m_highlighted.reset();
    m_chosen.reset();
    m_locked = false;
    m_lost = false;
    m_page = Page::Nobody;
    m_fields = fieldPage(m_settings.fields, 0);
}

void HeadVisit::see(const Sighting& sighting)
{
    if (sighting.facesSeen > 0 && !m_faceTold)
        m_tell({.kind = Kind::Face, .page = m_page});
    m_faceTold = sighting.facesSeen > 0;

    if (sighting.presence == Presence::Left) {
        m_tell({.kind = Kind::Left, .page = m_page});
        begin();
        return;
    }
    if (sighting.presence == Presence::Locked && !m_locked) {
        begin();
        m_locked = true;
        m_page = Page::Neutral;
        m_tell({.kind = Kind::Locked, .page = m_page});
    }
    if (!m_locked) {
        m_page = sighting.presence == Presence::Approaching ? Page::Greeting : Page::Nobody;
        return;
    }
    const bool lost = sighting.presence == Presence::Lost;
    if (lost && !m_lost)
        m_tell({.kind = Kind::Lost, .page = m_page});
    m_lost = lost;

    if (!m_relative)
        measure(sighting);
    if (m_relative)
        point(sighting);
}

void HeadVisit::measure(const Sighting& sighting)
{
    if (!sighting.person)
        return;
    const NeutralPose::State state = m_neutral.add(sighting.person->pose, sighting.at);
    if (state == NeutralPose::State::GaveUp)
        m_neutral = {};
    if (state != NeutralPose::State::Found)
        return;
    m_relative.emplace(m_neutral.pose());
    m_tell({.kind = Kind::Neutral, .page = m_page, .pose = m_neutral.pose()});
    turnTo(m_settings.mode == VisitMode::Pointing ? Page::Fields : Page::Consent, Pointing::Begin::Anywhere);
}

void HeadVisit::point(const Sighting& sighting)
{
    std::optional<vision::Pose> relative;
    if (sighting.person)
        relative = m_relative->filter(sighting.person->pose, sighting.at);
    if (relative)
        m_tell({.kind = Kind::Pose, .page = m_page, .pose = relative});
    if (m_page == Page::Issued) {
        if (sighting.at - m_issuedAt >= issuedShown)
            turnTo(Page::Consent);
        return;
    }

    m_view = m_pointing->update(relative, sighting.at, sighting.bystander);
    if (m_view.highlighted != m_highlighted) {
        m_highlighted = m_view.highlighted;
        m_tell({.kind = Kind::Highlight,
                .page = m_page,
                .cell = m_highlighted,
                .field = m_highlighted ? fieldOf(*m_highlighted) : std::nullopt});
    }
    if (m_view.selected) {
        m_tell({.kind = Kind::Selected,
                .page = m_page,
                .cell = m_view.selected,
                .field = fieldOf(*m_view.selected)});
        selected(*m_view.selected, sighting.at);
    }
}

void HeadVisit::turnTo(Page page, Pointing::Begin begin)
{
    m_page = page;
    m_view = {};
    m_highlighted.reset();
    if (page == Page::Fields)
        m_pointing.emplace(m_fields.layout, DwellTiming{}, begin);
    else if (page == Page::Issued)
        m_pointing.reset();
    else
        m_pointing.emplace(page == Page::Confirm ? CardLayout::confirm() : CardLayout::two(), DwellTiming{},
                           begin);
}

void HeadVisit::selected(Cell cell, SteadyTime at)
{
    const bool nextPage = m_page == Page::Fields && !fieldOf(cell);
    if (nextPage) {
        m_fields = fieldPage(m_settings.fields, m_fields.first + m_fields.count);
        turnTo(Page::Fields);
        return;
    }
    if (m_settings.mode == VisitMode::Pointing)
        return;
    switch (m_page) {
    case Page::Consent:
        // The same cards and the same full ring stay until the second look.
        if (cell == useFace)
            m_page = Page::ConsentAgain;
        else
            turnTo(Page::Fields);
        break;
    case Page::ConsentAgain:
        turnTo(Page::Fields);
        break;
    case Page::Fields:
        m_chosen = cell;
        turnTo(Page::Confirm);
        break;
    case Page::Confirm:
        m_issuedAt = at;
        turnTo(cell == no() ? Page::Fields : Page::Issued);
        break;
    default:
        break;
    }
}

std::optional<CardLayout> HeadVisit::cards() const
{
    return m_pointing ? std::optional{m_pointing->layout()} : std::nullopt;
}

std::optional<Cell> HeadVisit::yes() const
{
    if (m_page == Page::Consent || m_page == Page::ConsentAgain)
        return useFace;
    if (m_page != Page::Confirm)
        return std::nullopt;
    // Opposite to the chosen side, so that one long look never does both.
    const bool chosenOnRight = m_chosen && m_chosen->column == (m_settings.fields <= 2 ? 1 : 2);
    return Cell{0, chosenOnRight ? 0 : 1};
}

std::optional<Cell> HeadVisit::no() const
{
    if (m_page == Page::Confirm)
        return Cell{0, 1 - yes()->column};
    return yes() ? std::optional{withoutFace} : std::nullopt;
}

std::optional<int> HeadVisit::fieldOf(Cell cell) const
{
    if (m_page != Page::Fields)
        return std::nullopt;
    const auto index = m_fields.layout.indexOf(cell);
    if (!index || static_cast<int>(*index) >= m_fields.count)
        return std::nullopt;
    return m_fields.first + static_cast<int>(*index);
}

std::string nameOf(HeadVisit::Page page)
{
    constexpr std::array names{"nobody",        "greeting", "neutral", "consent",
                               "consent_again", "fields",   "confirm", "issued"};
    return names.at(static_cast<std::size_t>(page));
}

}
