#include "kiosk/kiosk_tones.h"

#include "voice/notes.h"

#include <tuple>

namespace luot::kiosk {

using vision::RingState;
using voice::Note;

namespace {

constexpr double e4 = 329.63;
constexpr double a4 = 440.0;
constexpr double cis5 = 554.37;
constexpr double e5 = 659.26;
constexpr double a5 = 880.0;

// Well below a prompt, which is levelled at nine tenths of full scale.
constexpr double loudness = 0.22;
constexpr double tickLoudness = 0.09;

Milliseconds ms(int count) { return Milliseconds{count}; }

/// There is something to take along.
bool hasTicket(const VisitView& view)
{
    return view.page == Page::NoPaper
        || ((view.page == Page::Issued || view.page == Page::Kept) && view.paper == Paper::Printed);
}

bool isPaused(const VisitView& view)
{
    return view.interruption != Interruption::None || (view.scan && view.scan->isPaused);
}

/// The same page may show other cards: the next fields, the next procedures.
bool isSamePage(const VisitView& one, const VisitView& other)
{
    const auto firstOf = [](const VisitView& view) {
        return std::tuple{view.page, view.fields.empty() ? FieldId{} : view.fields.front().id,
                          view.procedures.empty() ? protocol::ProcedureId{} : view.procedures.front().id};
    };
    return firstOf(one) == firstOf(other) && one.largeText == other.largeText;
}

bool leadsBack(const VisitView& before, const VisitView& now)
{
    switch (before.page) {
    case Page::Confirm:
        return now.page == Page::Choose || now.page == Page::Procedures;
    case Page::Procedures:
    case Page::Already:
        return now.page == Page::Choose;
    case Page::Priority:
        return now.page == Page::Confirm && now.priority == before.priority;
    case Page::OnPhone:
        return now.page == Page::Neutral || now.page == Page::Consent || now.page == Page::Choose
            || now.page == Page::OtherWays;
    default:
        return false;
    }
}

/// Whether somebody chose or pressed, and that is why there is another page.
bool isChosen(const VisitView& before, const VisitView& now)
{
    switch (now.page) {
    case Page::Consent:
        return before.page == Page::Neutral;
    case Page::Choose:
        return before.page != Page::Refused && before.largeText == now.largeText;
    case Page::Procedures:
    case Page::Confirm:
    case Page::Priority:
    case Page::Kept:
        return before.cards.has_value() && before.largeText == now.largeText;
    case Page::Issuing:
    case Page::Issued:
        return before.cards.has_value();
    case Page::OnPhone:
        return true;
    default:
        return false;
    }
}

/// Which of the cards, "cách khác" among them, is the one that would be chosen now.
std::optional<std::pair<int, int>> lit(const VisitView& view)
{
    if (view.scan)
        return std::pair{view.scan->place, -1};
    const auto& cell = view.pointing.highlighted ? view.pointing.highlighted : view.focused;
    return cell ? std::optional{std::pair{cell->row, cell->column}} : std::nullopt;
}

}

voice::Sound soundOf(Tone tone)
{
    switch (tone) {
    case Tone::Highlight:
        return voice::struck({{1318.5, ms(0), ms(12), 90}}, tickLoudness);
    case Tone::Done:
        return voice::struck({{e5, ms(0), ms(110), 5}, {a5, ms(110), ms(340), 7}}, loudness);
    case Tone::Back:
        return voice::struck({{a4, ms(0), ms(200), 7}}, loudness);
    case Tone::Paused:
        return voice::struck({{e4, ms(0), ms(160), 6}, {e4, ms(230), ms(390), 6}}, loudness);
    case Tone::Ticket:
        break;
    }
    return voice::struck({{cis5, ms(0), ms(130), 5}, {e5, ms(130), ms(260), 5}, {a5, ms(260), ms(640), 5}},
                         loudness);
}

std::optional<Tone> toneBetween(const VisitView& before, const VisitView& now)
{
    if (hasTicket(now) && !hasTicket(before))
        return Tone::Ticket;
    if (isPaused(now) && !isPaused(before))
        return Tone::Paused;
    if (!isSamePage(before, now)) {
        if (before.pointing.ring == RingState::Done)
            return {}; // the full ring was heard
        if (leadsBack(before, now))
            return Tone::Back;
        return isChosen(before, now) ? std::optional{Tone::Done} : std::nullopt;
    }
    if (now.pointing.ring == RingState::Done && before.pointing.ring != RingState::Done)
        return now.page == Page::Confirm && now.pointing.highlighted == now.no ? Tone::Back : Tone::Done;
    const auto shown = lit(now);
    return shown && shown != lit(before) ? std::optional{Tone::Highlight} : std::nullopt;
}

}
