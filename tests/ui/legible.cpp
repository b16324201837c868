#include "tests/ui/legible.h"

#include <QColor>
#include <QFontMetricsF>
#include <QJSValue>
#include <QQuickItem>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

namespace luot::ui {

namespace {

constexpr double slack = 1.5; ///< pixels of the design: rounding, and strokes' soft edges
constexpr double iconInset = 0.14; ///< of an icon's side: what its grid leaves free

/// What is painted, in painting order.
struct Mark {
    enum Kind { Words, Icon, Surface } kind;
    const QQuickItem* item;
    QRectF place; ///< in the window
    std::vector<QRectF> parts{}; ///< of words: each line's, where they are known
    ShownText words{};
};

bool isText(const QQuickItem& item) { return item.inherits("QQuickText"); }
bool isIcon(const QQuickItem& item) { return item.inherits("luot::ui::Icon"); }
bool isSurface(const QQuickItem& item)
{
    return item.inherits("QQuickRectangle") && item.property("color").value<QColor>().alpha() == 255;
}

QString plain(const QQuickItem& item)
{
    QString text = item.property("text").toString();
    if (item.property("textFormat").toInt() != Qt::PlainText)
        text.remove(QRegularExpression{"<[^>]*>"});
    return text.simplified();
}

QFont shownFont(const QQuickItem& item)
{
    QFont font = item.property("font").value<QFont>();
    const int pixels = item.property("fontInfo").value<QJSValue>().property("pixelSize").toInt();
    if (pixels > 0)
        font.setPixelSize(pixels);
    return font;
}

// From the highest to the lowest mark of its letters: a line's box is higher than what it shows. Letter by
// letter where the text says where its lines end, otherwise all as one.
std::vector<QRectF> inkOf(const QQuickItem& item)
{
    const QFontMetricsF metrics{shownFont(item)};
    const int count = std::max(1, item.property("lineCount").toInt());
    const double given = item.property("lineHeight").toDouble();
    const double lineHeight = item.property("lineHeightMode").toInt() == 1 ? given : metrics.height() * given;
    const int alignment = item.property("effectiveHorizontalAlignment").toInt();
    const auto leftOf = [&](double width) {
        return alignment == Qt::AlignRight  ? item.width() - width
            : alignment == Qt::AlignHCenter ? (item.width() - width) / 2
                                            : 0;
    };
    const auto rect = [&](const QString& letters, double left, double width, int first, int lines) {
        const QRectF tight = metrics.tightBoundingRect(letters);
        return QRectF{left, item.baselineOffset() + tight.top() + first * lineHeight, width,
                      (lines - 1) * lineHeight + tight.height()};
    };

    const QStringList lines = item.property("text").toString().split('\n');
    if (lines.size() != count || plain(item) != item.property("text").toString().simplified()) {
        const double width = item.property("contentWidth").toDouble();
        return {rect(plain(item).remove(' '), leftOf(width), width, 0, count)};
    }
    std::vector<QRectF> ink;
    for (int line = 0; line < count; ++line) {
        const double left = leftOf(metrics.horizontalAdvance(lines[line]));
        for (qsizetype at = 0; at < lines[line].size(); ++at) {
            const QString letter = lines[line].mid(at, 1);
            if (letter != " ")
                ink.push_back(rect(letter, left + metrics.horizontalAdvance(lines[line].left(at)),
                                   metrics.horizontalAdvance(letter), line, 1));
        }
    }
    return ink;
}

double scaleOf(const QQuickItem& item) { return item.mapRectToScene({0, 0, 1, 1}).width(); }

void collect(const QQuickItem& item, std::vector<Mark>& marks, std::optional<QRectF> view)
{
    if (!item.isVisible() || item.opacity() == 0)
        return;
    if (item.inherits("QQuickFlickable")) {
        const QRectF shown = item.mapRectToScene(item.boundingRect());
        view = view ? *view & shown : shown;
    }
    const auto add = [&](Mark mark) {
        if (view) {
            // Words at its edge, or beyond, can be moved into sight.
            if (mark.kind == Mark::Words && !view->adjusted(0, -1, 0, 1).contains(mark.place))
                return;
            mark.place = mark.place & *view;
        }
        marks.push_back(std::move(mark));
    };
    QList<QQuickItem*> children = item.childItems();
    std::ranges::stable_sort(children, {}, &QQuickItem::z);
    const auto inFront
        = std::ranges::find_if(children, [](const QQuickItem* child) { return child->z() >= 0; });
    for (auto child = children.begin(); child != inFront; ++child)
        collect(**child, marks, view);

    if (isText(item) && !plain(item).isEmpty()) {
        const QFont font = shownFont(item);
        QRectF ink;
        std::vector<QRectF> parts;
        for (const QRectF& part : inkOf(item)) {
            parts.push_back(item.mapRectToScene(part));
            ink |= parts.back();
        }
        add({Mark::Words,
             &item,
             ink,
             std::move(parts),
             {plain(item), ink, font.family(), static_cast<double>(font.pixelSize()), scaleOf(item)}});
    } else if (isIcon(item)) {
        const double inset = item.width() * iconInset;
        add({Mark::Icon, &item,
             item.mapRectToScene(item.boundingRect().adjusted(inset, inset, -inset, -inset))});
    } else if (isSurface(item)) {
        add({Mark::Surface, &item, item.mapRectToScene(item.boundingRect())});
    }
    for (auto child = inFront; child != children.end(); ++child)
        collect(**child, marks, view);
}

std::vector<Mark> marksOf(const QQuickWindow& window)
{
    std::vector<Mark> marks;
    collect(*window.contentItem(), marks, std::nullopt);
    return marks;
}

bool holds(const QRectF& place, const QRectF& ink, double allowed)
{
    return place.adjusted(-allowed, -allowed, allowed, allowed).contains(ink);
}

bool touches(const Mark& one, const Mark& other, double allowed)
{
    const auto partsOf
        = [](const Mark& mark) { return mark.parts.empty() ? std::vector<QRectF>{mark.place} : mark.parts; };
    for (const QRectF& part : partsOf(one)) {
        for (const QRectF& otherPart : partsOf(other)) {
            const QRectF both = part & otherPart;
            if (both.width() > allowed && both.height() > allowed)
                return true;
        }
    }
    return false;
}

QString told(const QRectF& place)
{
    return QString{"(%1,%2 %3x%4)"}
        .arg(place.x(), 0, 'f', 0)
        .arg(place.y(), 0, 'f', 0)
        .arg(place.width(), 0, 'f', 0)
        .arg(place.height(), 0, 'f', 0);
}

/// The nearest thing it is written on, or that cuts it off: a card, a tile, a bar.
const QQuickItem* surfaceOf(const QQuickItem& item)
{
    for (const QQuickItem* above = item.parentItem(); above; above = above->parentItem()) {
        if (isSurface(*above) || (above->clip() && !above->inherits("QQuickFlickable")))
            return above;
    }
    return nullptr;
}

}

std::vector<ShownText> shownTexts(const QQuickWindow& window)
{
    std::vector<ShownText> texts;
    for (const Mark& mark : marksOf(window)) {
        if (mark.kind == Mark::Words)
            texts.push_back(mark.words);
    }
    return texts;
}

QStringList illegible(const QQuickWindow& window)
{
    const std::vector<Mark> marks = marksOf(window);
    QStringList faults;
    for (auto mark = marks.begin(); mark != marks.end(); ++mark) {
        if (mark->kind != Mark::Words)
            continue;
        const QString name = '"' + mark->words.text + "\" " + told(mark->place);
        const double allowed = slack * scaleOf(*mark->item);
        if (mark->item->property("truncated").toBool())
            faults << name + " is cut";
        if (!holds(QRectF{{}, window.size()}, mark->place, allowed))
            faults << name + " leaves the window";
        if (const QQuickItem* surface = surfaceOf(*mark->item)) {
            const QRectF place = surface->mapRectToScene(surface->boundingRect());
            if (!holds(place, mark->place, allowed))
                faults << name + " leaves what it is written on " + told(place);
        }
        for (auto later = std::next(mark); later != marks.end(); ++later) {
            if (!touches(*mark, *later, 2 * allowed))
                continue;
            faults << name
                    + (later->kind == Mark::Words      ? " is over \"" + later->words.text + "\" "
                           : later->kind == Mark::Icon ? " is under an icon "
                                                       : " is painted over ")
                    + told(later->place);
        }
        for (auto earlier = marks.begin(); earlier != mark; ++earlier) {
            if (earlier->kind == Mark::Icon && touches(*mark, *earlier, 2 * allowed))
                faults << name + " is over an icon " + told(earlier->place);
        }
    }
    return faults;
}

}
