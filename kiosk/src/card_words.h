#pragma once

#include "base/clock.h"
#include "kiosk/visit_view.h"

#include <QCoreApplication>
#include <QString>
#include <QVariantList>

namespace luot::kiosk {

/// The cards of a page with a choice, every word ready to be shown, in the language of the screen.
class CardWords {
    Q_DECLARE_TR_FUNCTIONS(luot::kiosk::CardWords)

public:
    struct Surroundings {
        bool english = false; ///< names of fields in English, where the centre has given them
        int elderlyAge = 75;
        int otherFields = 0; ///< beyond this page; 0: not known
        WallTime now;
    };

    /// One object a card in reading order: row, column, title, note, shortNote, icon, enabled, role ("yes",
    /// "no", ""), and of a field also people, wait, reason and opens.
    static QVariantList cards(const VisitView& view, const Surroundings& around);

    static QString fieldName(const protocol::Field& field, bool english);

private:
    static QVariantMap field(vision::Cell cell, const protocol::Field& field, const Surroundings& around);
    static QVariantMap priority(vision::Cell cell, protocol::PriorityClass priority, int elderlyAge);
    static QString priorityLine(const std::vector<protocol::PriorityClass>& priorities);
    static QVariantMap procedure(const VisitView& view, std::size_t index);
    static QVariantMap answer(const VisitView& view, vision::Cell cell);
};

}
