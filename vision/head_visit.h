#pragma once

#include "vision/neutral_pose.h"
#include "vision/pointing.h"
#include "vision/relative_pose.h"

#include <functional>
#include <optional>
#include <string>

namespace luot::vision {

enum class VisitMode {
    Visit, ///< lock, neutral, the two consent cards, the fields, confirm; again from consent after that
    Pointing, ///< lock, neutral, then the fields only, until the person leaves
};

struct HeadVisitSettings {
    int fields = 6; ///< 1 or more; beyond eight in pages of seven and "Việc khác"
    VisitMode mode = VisitMode::Visit;
};

/// What the eyes alone decide of a visit, from sighting to sighting: the kiosk's pages without the kiosk.
///
/// For replaying and measuring; the kiosk's own visits belong to kiosk/visit_flow, which differs in three
/// things: it offers other ways when three neutral poses have failed, lets a grid begin without a rest first,
/// and has a third card on Confirm (here that one ends the visit as "Lấy số" does). Thread: an object belongs
/// to one thread. Pure: time comes in with the sightings.
class HeadVisit {
public:
    enum class Page { Nobody, Greeting, Neutral, Consent, ConsentAgain, Fields, Confirm, Issued };

    struct Event {
        enum class Kind { Face, Locked, Lost, Neutral, Highlight, Selected, Left, Pose };

        Kind kind = Kind::Face;
        Page page = Page::Nobody; ///< on which it happened
        std::optional<Cell> cell = {}; ///< of Highlight and Selected; a Highlight without one went to rest
        std::optional<int> field = {}; ///< number of the field from 0; not of "Việc khác"
        std::optional<vision::Pose> pose = {}; ///< relative to neutral; of Neutral the absolute one
    };

    HeadVisit(HeadVisitSettings settings, std::function<void(const Event&)> tell);

    /// Requires: sightings in the order of their stamps. Tells what happened, before it returns.
    void see(const Sighting& sighting);

    Page page() const { return m_page; }
    /// The cards on the screen, where there are any.
    std::optional<CardLayout> cards() const;
    const PointingView& pointing() const { return m_view; }
    /// On Confirm, the place the named field had on the page before.
    std::optional<Cell> chosen() const { return m_chosen; }
    /// The card that agrees ("Dùng khuôn mặt", "Lấy số") or not ("Không dùng khuôn mặt", "Chọn lại").
    std::optional<Cell> yes() const;
    std::optional<Cell> no() const;

private:
    void begin();
    void measure(const Sighting& sighting);
    void point(const Sighting& sighting);
    void turnTo(Page page, Pointing::Begin begin = Pointing::Begin::AfterRest);
    void selected(Cell cell, SteadyTime at);
    std::optional<int> fieldOf(Cell cell) const;

    HeadVisitSettings m_settings;
    std::function<void(const Event&)> m_tell;
    Page m_page = Page::Nobody;
    bool m_locked = false;
    bool m_lost = false;
    bool m_faceTold = false;
    NeutralPose m_neutral;
    std::optional<RelativePose> m_relative;
    std::optional<Pointing> m_pointing;
    PointingView m_view;
    FieldPage m_fields;
    std::optional<Cell> m_highlighted;
    std::optional<Cell> m_chosen;
    SteadyTime m_issuedAt;
};

/// "consent", "fields" …
std::string nameOf(HeadVisit::Page page);

}
