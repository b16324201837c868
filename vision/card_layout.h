#pragma once

#include "vision/sighting.h"

#include <optional>
#include <vector>

namespace luot::vision {

/// A card's place: rows from the top, columns from the left of the screen as the citizen sees it, both from
/// 0.
struct Cell {
    int row = 0;
    int column = 0;

    friend bool operator==(const Cell&, const Cell&) = default;
};

/// Which card a head points at, for each arrangement of cards, and where to rest between them.
///
/// Poses are relative to neutral, in the camera's sense: turning to one's own right is the picture's left, so
/// a negative yaw, and goes right on the screen.
class CardLayout {
public:
    enum class Kind {
        Two, ///< (0,0) and (0,1), at 7° yaw or more to either side; straight ahead is rest
        Grid, ///< three to six cards, three a row, a rest band of ±1.5° pitch between the rows at ±5°
        Confirm, ///< as Two, and a third, smaller card (1,0) below, at 5° or more down
        Ring, ///< seven or eight cards of a 3×3 around the middle (1,1), which is rest
        Square, ///< three or four large cards, two a row, rest as on the grid
    };

    static CardLayout two();
    static CardLayout confirm();
    /// The arrangement for that many fields (1 to 8; beyond, see fieldPage).
    static CardLayout fields(int count);
    /// The same with large texts: one to four (docs/adr/0009-large-texts-two-by-two.md).
    static CardLayout largeFields(int count);

    Kind kind() const { return m_kind; }
    /// In reading order.
    const std::vector<Cell>& cells() const { return m_cells; }
    std::optional<std::size_t> indexOf(Cell cell) const;

    /// The card pointed at, or none in the rest zone or where no card is. A highlighted card is kept until
    /// the head is clearly beyond its border (0.6° to 1.2°); from rest, a card of the grid begins 0.6° beyond
    /// the rest band, which is narrower beside the middle column.
    std::optional<Cell> cellAt(Pose relative, std::optional<Cell> highlighted) const;

    /// Whether the head has come to rest: clearly inside the rest zone. A card that is looked at a second
    /// time wants this between; a head that only leans to one side never is.
    bool restsAt(Pose relative) const;

    /// Where to look to point at the card's middle.
    Pose aimAt(Cell cell) const;

    friend bool operator==(const CardLayout&, const CardLayout&) = default;

private:
    CardLayout(Kind kind, std::vector<Cell> cells);

    Kind m_kind;
    std::vector<Cell> m_cells;
};

/// The fields that stand on one page: up to eight on the only one, else pages of seven, each with a last card
/// "Việc khác" that leads to the next page and from the last one to the first.
struct FieldPage {
    CardLayout layout;
    int first = 0; ///< the first card's field, from 0
    int count = 0; ///< fields on the page
    bool more = false; ///< the card after the last field is "Việc khác"
};

/// The page that begins with field `first`; the first page when there is no such field. Requires: `fields` 1
/// or more.
FieldPage fieldPage(int fields, int first);
/// The same with large texts: up to four on the only page, else pages of three and "Việc khác".
FieldPage largeFieldPage(int fields, int first);

}
