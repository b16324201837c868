#include "vision/card_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace luot::vision {

namespace {

// Degrees. A screen angle is positive to the right and down, as rows and columns count.
constexpr double hysteresis = 1.2; ///< of the cards that stand alone: two, confirm
constexpr double sideBegins = 7.0;
constexpr double sideAim = 10.0;
constexpr double restSide = 4.0;
constexpr double lowBegins = 5.0;
constexpr double lowAim = 7.5;
constexpr double gridColumn = 8.0;
constexpr double gridRowAim = 5.0;
constexpr double ringRow = 16.0 / 3.0;
constexpr double squareAim = 6.0;
constexpr double squareMiddle = 1.2; ///< on both sides: neither column

// Between the rows and columns of a grid. Errors of the pose grow with the angle (a face's own gain is 0.7
// to 1.2), so the borders lie nearer to straight ahead than to the cards' middles (docs/adr/0004).
struct Border {
    double at = 0.0; ///< on both sides of straight ahead
    double hysteresis = 0.0;
};
constexpr Border columns{2.9, 0.7};
constexpr Border ringRows{2.2, 0.6};

// The rest band between the rows of the grid, narrower beside the middle column: nobody reads there, and
// pitch leaks from yaw. It reaches further up than down: looking up is measured as more than it is (a gain of
// up to 1.5 close to straight ahead), looking down as less.
struct RestEdge {
    double lit = 0.0; ///< degrees from straight ahead, where a lit card goes out
    double unlit = 0.0; ///< where one lights up: beyond where people read
};
constexpr RestEdge restUp{2.1, 2.95};
constexpr RestEdge restUpBeside{1.2, 1.7};
constexpr RestEdge restDown{1.7, 2.7};
constexpr RestEdge restDownBeside{0.8, 1.4};
constexpr double besideFrom = 4.0;
constexpr double besideWholly = 7.0;

/// How far the rest zone goes up or down; further until a card is lit.
double restHeight(double right, bool up, bool lit)
{
    const double beside = std::clamp((std::abs(right) - besideFrom) / (besideWholly - besideFrom), 0.0, 1.0);
    const RestEdge& middle = up ? restUp : restDown;
    const RestEdge& side = up ? restUpBeside : restDownBeside;
    return lit ? std::lerp(middle.lit, side.lit, beside) : std::lerp(middle.unlit, side.unlit, beside);
}

/// Which of three bands around zero, the outer ones open, with the present one made wider.
int third(double angle, Border border, std::optional<int> present)
{
    const auto between = [&](int below) {
        const double middle = below == 0 ? -border.at : border.at;
        if (!present)
            return middle;
        return *present <= below ? middle + border.hysteresis : middle - border.hysteresis;
    };
    return angle < between(0) ? 0 : angle < between(1) ? 1 : 2;
}

std::optional<Cell> sideAt(double right, std::optional<Cell> highlighted)
{
    const auto begins = [&](Cell cell) { return highlighted == cell ? sideBegins - hysteresis : sideBegins; };
    constexpr Cell left{0, 0};
    constexpr Cell other{0, 1};
    if (-right >= begins(left))
        return left;
    if (right >= begins(other))
        return other;
    return std::nullopt;
}

}

CardLayout::CardLayout(Kind kind, std::vector<Cell> cells)
    : m_kind{kind}
    , m_cells{std::move(cells)}
{
}

CardLayout CardLayout::two() { return CardLayout{Kind::Two, {{0, 0}, {0, 1}}}; }

CardLayout CardLayout::confirm() { return CardLayout{Kind::Confirm, {{0, 0}, {0, 1}, {1, 0}}}; }

CardLayout CardLayout::fields(int count)
{
    std::vector<Cell> cells;
    if (count <= 2) {
        for (int i = 0; i < std::max(count, 1); ++i)
            cells.push_back({0, i});
        return CardLayout{Kind::Two, std::move(cells)};
    }
    if (count <= 6) {
        for (int i = 0; i < count; ++i)
            cells.push_back({i / 3, i % 3});
        return CardLayout{Kind::Grid, std::move(cells)};
    }
    for (int i = 0; i < 9 && static_cast<int>(cells.size()) < std::min(count, 8); ++i) {
        if (i != 4)
            cells.push_back({i / 3, i % 3});
    }
    return CardLayout{Kind::Ring, std::move(cells)};
}

CardLayout CardLayout::largeFields(int count)
{
    if (count <= 2)
        return fields(count);
    std::vector<Cell> cells;
    for (int i = 0; i < std::min(count, 4); ++i)
        cells.push_back({i / 2, i % 2});
    return CardLayout{Kind::Square, std::move(cells)};
}

std::optional<std::size_t> CardLayout::indexOf(Cell cell) const
{
    const auto at = std::find(m_cells.begin(), m_cells.end(), cell);
    if (at == m_cells.end())
        return std::nullopt;
    return static_cast<std::size_t>(at - m_cells.begin());
}

std::optional<Cell> CardLayout::cellAt(Pose relative, std::optional<Cell> highlighted) const
{
    if (!std::isfinite(relative.yaw) || !std::isfinite(relative.pitch))
        return std::nullopt;
    const double right = -relative.yaw;
    const double down = -relative.pitch;
    const auto column = highlighted ? std::optional{highlighted->column} : std::nullopt;

    std::optional<Cell> cell;
    switch (m_kind) {
    case Kind::Two:
        cell = sideAt(right, highlighted);
        break;
    case Kind::Confirm: {
        constexpr Cell low{1, 0};
        cell = sideAt(right, highlighted);
        if (!cell && down >= (highlighted == low ? lowBegins - hysteresis : lowBegins))
            cell = low;
        break;
    }
    case Kind::Grid: {
        if (std::abs(down) > restHeight(right, down < 0.0, highlighted.has_value()))
            cell = Cell{down < 0.0 ? 0 : 1, third(right, columns, column)};
        break;
    }
    case Kind::Square: {
        const bool isLit = highlighted.has_value();
        // Two wide columns: straight up or down belongs to the one that was lit, else to none.
        const bool isBetween = std::abs(right) < (isLit ? 0.0 : squareMiddle);
        const bool isRight = right > (!isLit ? 0.0 : column == 1 ? -squareMiddle : squareMiddle);
        if (!isBetween && std::abs(down) > restHeight(right, down < 0.0, isLit))
            cell = Cell{down < 0.0 ? 0 : 1, isRight ? 1 : 0};
        break;
    }
    case Kind::Ring: {
        // The rest cell in the middle keeps the head as a card does.
        const auto row = highlighted ? std::optional{highlighted->row} : std::optional{1};
        cell = Cell{third(down, ringRows, row),
                    third(right, columns, highlighted ? column : std::optional{1})};
        break;
    }
    }
    return cell && indexOf(*cell) ? cell : std::nullopt;
}

bool CardLayout::restsAt(Pose relative) const
{
    if (cellAt(relative, std::nullopt))
        return false;
    const bool cardsStandAlone = m_kind == Kind::Two || m_kind == Kind::Confirm;
    return !cardsStandAlone || std::abs(relative.yaw) <= restSide;
}

Pose CardLayout::aimAt(Cell cell) const
{
    switch (m_kind) {
    case Kind::Two:
        return {cell.column == 0 ? sideAim : -sideAim, 0.0};
    case Kind::Confirm:
        return cell.row == 1 ? Pose{0.0, -lowAim} : Pose{cell.column == 0 ? sideAim : -sideAim, 0.0};
    case Kind::Grid:
        return {(1 - cell.column) * gridColumn, cell.row == 0 ? gridRowAim : -gridRowAim};
    case Kind::Square:
        return {cell.column == 0 ? squareAim : -squareAim, cell.row == 0 ? gridRowAim : -gridRowAim};
    case Kind::Ring:
        return {(1 - cell.column) * gridColumn, (1 - cell.row) * ringRow};
    }
    return {};
}

namespace {

FieldPage pageOf(int fields, int first, int cardsAtMost, CardLayout (*layout)(int))
{
    const bool more = fields > cardsAtMost;
    const int from = more && first < fields ? first : 0;
    const int count = more ? std::min(cardsAtMost - 1, fields - from) : std::max(fields, 1);
    return {layout(count + (more ? 1 : 0)), from, count, more};
}

}

FieldPage fieldPage(int fields, int first) { return pageOf(fields, first, 8, CardLayout::fields); }

FieldPage largeFieldPage(int fields, int first) { return pageOf(fields, first, 4, CardLayout::largeFields); }

}
