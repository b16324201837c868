#include "ui/src/icon_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <sstream>
#include <string>
#include <string_view>

namespace luot::ui {

namespace {

// Absolute coordinates. M, L, Q, C, Z as in SVG; O x y r circle; E x y rx ry ellipse; R x y w h r rounded
// rectangle; A x y r start sweep arc of its own, a the same joined to the line before it (degrees,
// counter-clockwise from 3 o'clock); S x y outer inner star of five points.
struct Drawing {
    std::string_view name;
    std::string_view stroke;
    std::string_view fill = {};
};

// clang-format off: a line break belongs between two shapes.
constexpr auto drawings = std::to_array<Drawing>({
    {"alert", "M 24 7 L 44 41 L 4 41 Z M 24 20 L 24 29", "O 24 35 2.2"},
    {"arrow-down", "M 24 8 L 24 40 M 11 27 L 24 40 L 37 27"},
    {"arrow-left", "M 40 24 L 8 24 M 21 11 L 8 24 L 21 37"},
    {"arrow-right", "M 8 24 L 40 24 M 27 11 L 40 24 L 27 37"},
    {"arrow-up", "M 24 40 L 24 8 M 11 21 L 24 8 L 37 21"},
    {"ban", "O 24 24 18 M 11.3 11.3 L 36.7 36.7"},
    {"bell",
     "M 9 35 L 39 35 Q 34 30 34 24 L 34 20 Q 34 10 24 10 Q 14 10 14 20 L 14 24 Q 14 30 9 35 Z M 24 10 L 24 6 "
     "M 20 40 Q 24 44 28 40"},
    {"book-plus",
     "M 24 13 Q 17 9 5 10 L 5 38 Q 17 37 24 41 Q 31 37 43 38 L 43 10 Q 31 9 24 13 Z M 24 13 L 24 41 "
     "M 33.5 18 L 33.5 28 M 28.5 23 L 38.5 23 M 11 18 Q 15 18 18 19 M 11 25 Q 15 25 18 26"},
    {"building",
     "M 8 43 L 8 22 Q 8 19 11 19 L 21 19 Q 24 19 24 22 L 24 43 M 4 43 L 44 43 M 13 27 L 19 27 M 13 34 L 19 "
     "34 "
     "M 33 43 L 33 6 M 22 13 L 44 13 M 22 13 L 33 6 L 44 13 M 40.5 13 L 40.5 21 R 38 21 5 6 1"},
    {"camera", "R 4 13 28 22 4 M 32 21 L 44 14 L 44 34 L 32 27"},
    {"camera-off", "R 4 13 28 22 4 M 32 21 L 44 14 L 44 34 L 32 27 M 7 6 L 41 42"},
    {"check", "M 9 25 L 19 35 L 39 13"},
    {"chevron-left", "M 30 10 L 16 24 L 30 38"},
    {"chevron-right", "M 18 10 L 32 24 L 18 38"},
    {"clerk",
     "O 24 15 7 A 24 15 11.5 0 180 M 35.5 15 L 35.5 17 Q 35.5 24.5 27 25 M 8 44 Q 8 32 24 32 Q 40 32 40 44"},
    {"clock", "O 24 24 18 M 24 13 L 24 24 L 32 28"},
    {"cross", "M 12 12 L 36 36 M 36 12 L 12 36"},
    {"document-check",
     "M 21 42 L 12 42 Q 8 42 8 38 L 8 10 Q 8 6 12 6 L 31 6 Q 35 6 35 10 L 35 20 M 15 15 L 28 15 M 15 23 L 24 "
     "23 "
     "M 15 31 L 20 31 O 34 33 9.5 M 29.5 33 L 33 36.5 L 38.5 30"},
    {"elderly",
     "O 27 9 5 M 13 43 L 17 34 L 17 25 Q 17 18 23 18 Q 28 18 31 23 L 35 26 M 23 30 L 28 35 L 28 43 "
     "M 38 43 L 38 28 Q 38 24.5 34.5 25.5"},
    {"eye", "M 4 24 Q 13 10 24 10 Q 35 10 44 24 Q 35 38 24 38 Q 13 38 4 24 Z O 24 24 6.5"},
    {"face", "O 24 24 18 M 18 17 L 18 20.5 M 30 17 L 30 20.5 A 24 24.5 8.5 205 130"},
    {"face-1", "O 24 24 21 M 12.3 16.1 L 18.5 19 M 35.7 16.1 L 29.5 19 M 15.3 33.8 Q 24 21 32.7 33.8",
     "R 15.5 19.7 4.4 6 2.2 R 28.1 19.7 4.4 6 2.2"},
    {"face-2", "O 24 24 21 M 16.3 32.2 Q 24 25.4 31.7 32.2", "R 15.1 17 4.4 7.2 2.2 R 28.5 17 4.4 7.2 2.2"},
    {"face-3", "O 24 24 21 M 16.5 31.1 L 31.5 31.1", "R 15.1 17 4.4 7.2 2.2 R 28.5 17 4.4 7.2 2.2"},
    {"face-4", "O 24 24 21 M 15.8 29 Q 24 37.2 32.2 29", "R 15.1 17 4.4 7.2 2.2 R 28.5 17 4.4 7.2 2.2"},
    {"face-5", "O 24 24 21 M 14 27.4 L 34 27.4 Q 33 36.3 24 36.3 Q 15 36.3 14 27.4 Z",
     "M 14 27.4 L 34 27.4 Q 33 36.3 24 36.3 Q 15 36.3 14 27.4 Z R 15.1 17 4.4 7.2 2.2 R 28.5 17 4.4 7.2 2.2"},
    {"family",
     "O 14 12 6 O 34 12 6 O 24 26.5 4.5 M 4 42 L 4 32 Q 4 23 13 23 Q 16.5 23 18.5 24.5 "
     "M 44 42 L 44 32 Q 44 23 35 23 Q 31.5 23 29.5 24.5 M 15 43 Q 15 32 24 32 Q 33 32 33 43"},
    {"folder-plus",
     "M 5 12 Q 5 9 8 9 L 18 9 L 22 14 L 40 14 Q 43 14 43 17 L 43 37 Q 43 40 40 40 L 8 40 Q 5 40 5 37 Z "
     "M 24 21 L 24 33 M 18 27 L 30 27"},
    {"globe", "O 24 24 18 E 24 24 8 18 M 6 24 L 42 24"},
    {"hand-heart",
     "M 24 21 C 13 14 15 6 20 6 C 22.5 6 24 8.5 24 10 C 24 8.5 25.5 6 28 6 C 33 6 35 14 24 21 "
     "M 4 29 L 11 29 Q 15 26 19 29 L 27 29 Q 30 29 30 32 Q 30 35 27 35 L 20 35 "
     "M 30 33 L 39 28 Q 43 27 43.5 30 Q 43.5 31.5 41 33 L 30 40 Q 27 42 23 41 L 14 38.5 L 4 39.5"},
    {"hand-touch",
     "M 19 29 L 19 14 a 22 14 3 180 -180 L 25 23 Q 25 21 28 21 Q 31 21 31 24 L 31 25 Q 31 23 34 23 Q 37 23 "
     "37 26.5 "
     "L 37 33 Q 37 43 28 43 L 26 43 Q 21 43 18 39 L 12.5 32 Q 11 29.5 13 28 Q 15 26.5 17 28.5 L 19 31 "
     "A 22 14 9 -25 230"},
    {"head-turn",
     "O 24 29 13 A 24 29 6 215 110 M 6 19 Q 12 6 24 6 Q 36 6 42 19 M 4.5 10.5 L 6 19 L 14 16.5 "
     "M 43.5 10.5 L 42 19 L 34 16.5",
     "O 19.5 27 1.9 O 28.5 27 1.9"},
    {"health",
     "M 24 42 C 2 27 5 9 15 9 C 20 9 24 13 24 17 C 24 13 28 9 33 9 C 43 9 46 27 24 42 "
     "M 24 20 L 24 31 M 18.5 25.5 L 29.5 25.5"},
    {"hourglass",
     "M 11 5 L 37 5 M 11 43 L 37 43 M 15 5 L 15 12 Q 15 18 24 24 Q 33 30 33 36 L 33 43 "
     "M 33 5 L 33 12 Q 33 18 24 24 Q 15 30 15 36 L 15 43"},
    {"info", "O 24 24 18 M 24 22.5 L 24 33", "O 24 15.5 2.3"},
    {"key", "O 15 30 9 M 21.5 23.5 L 40 5 M 33 12 L 39 18 M 28 17 L 32 21"},
    {"letter-priority", "M 11 13 L 11 26 Q 11 36 20.5 36 Q 30 36 30 26 L 30 13 M 30 19 Q 37.5 19 36.5 11"},
    {"lock", "R 10 21 28 22 4 M 16 21 L 16 14 a 24 14 8 180 -180 L 32 21 M 24 30 L 24 35"},
    {"map-pin",
     "M 24 31 C 18 24 14.5 19.5 14.5 14 a 24 14 9.5 180 -180 C 33.5 19.5 30 24 24 31 O 24 14 3 "
     "M 11 24 L 4 27 L 4 43 L 17 38.5 L 31 43 L 44 38.5 L 44 22 L 38 24"},
    {"medal", "O 24 31 12 S 24 31.5 6 2.8 M 18.5 19.5 L 12 5 M 29.5 19.5 L 36 5 M 19.5 5 L 24 14 L 28.5 5"},
    {"message",
     "M 8 8 L 40 8 Q 43 8 43 11 L 43 32 Q 43 35 40 35 L 22 35 L 13 43 L 13 35 L 8 35 Q 5 35 5 32 L 5 11 "
     "Q 5 8 8 8 Z M 13 17 L 35 17 M 13 25 L 28 25"},
    {"minus", "M 9 24 L 39 24"},
    {"moon",
     "M 21 6 C 12 8.5 6 16 6 25 C 6 35 14 42.5 24 42.5 C 32 42.5 39 37.5 42 30 C 38.5 31.7 35.5 32 33 32 "
     "C 24.5 32 18 25.5 18 17.5 C 18 13.5 19 9.5 21 6 Z"},
    {"pause", "M 17 10 L 17 38 M 31 10 L 31 38"},
    {"people", "O 18 15 7 M 4 41 Q 4 28 18 28 Q 32 28 32 41 A 29 15 7 75 -150 M 36 29.5 Q 44 32 44 41"},
    {"person", "O 24 14 8 M 8 42 Q 8 28 24 28 Q 40 28 40 42"},
    {"person-dashed",
     "A 24 24 20 9 27 A 24 24 20 54 27 A 24 24 20 99 27 A 24 24 20 144 27 A 24 24 20 189 27 A 24 24 20 234 "
     "27 "
     "A 24 24 20 279 27 A 24 24 20 324 27 O 24 17 6 M 12 38 Q 13 27 24 27 Q 35 27 36 38"},
    {"person-facing", "O 24 21 12 M 5 45 Q 7 34 24 34 Q 41 34 43 45", "O 19.5 20 2 O 28.5 20 2"},
    {"person-x", "O 20 14 7.5 M 5 41 Q 5 28 20 28 Q 25 28 28 29.5 M 33 31 L 43 41 M 43 31 L 33 41"},
    {"phone", "R 13 4 22 40 4 M 21.5 37.5 L 26.5 37.5"},
    {"photo",
     "M 8 14 L 15 14 L 18 9 L 30 9 L 33 14 L 40 14 Q 44 14 44 18 L 44 36 Q 44 40 40 40 L 8 40 Q 4 40 4 36 L "
     "4 18 "
     "Q 4 14 8 14 Z O 24 26.5 7.5"},
    {"photo-off",
     "M 8 14 L 15 14 L 18 9 L 30 9 L 33 14 L 40 14 Q 44 14 44 18 L 44 36 Q 44 40 40 40 L 8 40 Q 4 40 4 36 L "
     "4 18 "
     "Q 4 14 8 14 Z O 24 26.5 7.5 M 6 44 L 42 5"},
    {"pin", "M 24 44 C 15 34 10 27 10 19 a 24 19 14 180 -180 C 38 27 33 34 24 44 O 24 19 5"},
    {"play", "M 15 9 L 38 24 L 15 39 Z"},
    {"plus", "M 24 9 L 24 39 M 9 24 L 39 24"},
    {"pregnant",
     "O 24 8 5 M 20 18 Q 15 21 15.5 30 L 17 33 L 21 33 L 21 44 M 20 18 Q 26.5 16 27.5 21.5 Q 34.5 25 33.5 31 "
     "Q 32.5 34.5 28 34.5 L 28 44 M 20.5 24 L 25 29.5 L 29 28.5"},
    {"printer",
     "M 14 17 L 14 6 L 34 6 L 34 17 M 14 35 L 8 35 Q 5 35 5 32 L 5 20 Q 5 17 8 17 L 40 17 Q 43 17 43 20 L 43 "
     "32 "
     "Q 43 35 40 35 L 34 35 R 14 28 20 14 1",
     "O 36.5 23 2"},
    {"priority",
     "O 24 24 19.5 M 16 16 L 16 24.5 Q 16 33 22.5 33 Q 29 33 29 24.5 L 29 16 M 29 20 Q 34 20 33.5 14.5"},
    {"qr",
     "R 6 6 13 13 1 R 29 6 13 13 1 R 6 29 13 13 1 M 29 29 L 29 34 M 42 29 L 36 29 L 36 36 M 29 42 L 35 42 M "
     "42 36 L 42 42"},
    {"reload", "A 24 25 16 50 290 M 35.5 4 L 35.5 13.5 L 26 13.5"},
    {"return", "M 14 8 L 6 16 L 14 24 M 6 16 L 30 16 Q 42 16 42 28 Q 42 40 30 40 L 18 40"},
    {"scan", "M 9 10 L 39 10 M 33 4 L 39 10 L 33 16 R 3 21 12 19 3 R 18 21 12 19 3 R 33 21 12 19 3",
     "R 18 21 12 19 3"},
    {"search", "O 21 21 13 M 31 31 L 42 42"},
    {"shield", "M 24 4 L 40 10 L 40 22 Q 40 36 24 44 Q 8 36 8 22 L 8 10 Z M 16 23 L 22 29 L 32 18"},
    {"shop",
     "M 10 6 L 38 6 L 43 19 L 5 19 Z A 11.33 19 6.33 180 180 A 24 19 6.33 180 180 A 36.67 19 6.33 180 180 "
     "M 8 27 L 8 43 L 40 43 L 40 27 M 27 43 L 27 33 L 34 33 L 34 43 R 13 32 9 6 1"},
    {"speaker", "M 5 19 L 12 19 L 22 11 L 22 37 L 12 29 L 5 29 Z A 22 24 8.5 38 -76 A 22 24 16 42 -84"},
    {"stamp",
     "M 8 43 L 40 43 R 8 28 32 9 2 M 19 28 Q 21 22 18.5 17 A 24 12 7.5 218 -256 M 29.5 17 Q 27 22 29 28"},
    {"stand",
     "O 24 9 5.5 M 16 33 L 16 23 Q 16 18 21 18 L 27 18 Q 32 18 32 23 L 32 33 M 20.5 25 L 20.5 44 M 27.5 25 L "
     "27.5 44"},
    {"swap", "M 8 15 L 40 15 M 33 8 L 40 15 L 33 22 M 40 33 L 8 33 M 15 26 L 8 33 L 15 40"},
    {"text-size", "M 3 38 L 14 10 L 25 38 M 7 29 L 21 29 M 28 38 L 36 19 L 44 38 M 31 32 L 41 32"},
    {"ticket",
     "M 10 5 L 38 5 L 38 43 L 33.33 39 L 28.67 43 L 24 39 L 19.33 43 L 14.67 39 L 10 43 Z M 17 14 L 31 14 "
     "M 17 22 L 31 22 M 17 30 L 25 30"},
    {"ticket-blank", "M 9 6 L 9 42 L 14 37 L 19 42 L 24 37 L 29 42 L 34 37 L 39 42 L 39 6"},
    {"tray-check",
     "M 5 29 L 14 29 Q 16 36 19 36 L 29 36 Q 32 36 34 29 L 43 29 L 43 40 Q 43 43 40 43 L 8 43 Q 5 43 5 40 Z "
     "M 12 23 L 12 9 Q 12 5 16 5 L 32 5 Q 36 5 36 9 L 36 23 M 18 16 L 22.5 20.5 L 30 12"},
    {"turn-both", "M 5 18 Q 24 -8 43 18 M 4 8 L 5 18 L 14.5 15.5 M 44 8 L 43 18 L 33.5 15.5"},
    {"wheelchair", "O 20 8 4.5 M 20 16 L 20 29 L 31 29 L 37 40 L 43 37.5 M 20 22 L 30 22 A 20 33 11 122 222"},
    {"wifi", "A 24 39 9 45 90 A 24 39 18 45 90 A 24 39 27 45 90", "O 24 38 2.6"},
    {"wifi-off", "A 24 39 9 45 90 A 24 39 18 45 90 A 24 39 27 45 90 M 8 6 L 40 42", "O 24 38 2.6"},
    {"with-child",
     "O 17 11 6 M 5 43 L 5 31 Q 5 21 17 21 Q 23 21 26 24 M 15 30 L 22 35 M 15 30 L 15 43 O 33 23 5 "
     "M 23.5 43 Q 23.5 32 33 32 Q 42.5 32 42.5 43"},
});
// clang-format on

void addStar(QPainterPath& path, qreal x, qreal y, qreal outer, qreal inner)
{
    for (int corner = 0; corner < 10; ++corner) {
        const qreal radius = corner % 2 == 0 ? outer : inner;
        const qreal angle = std::numbers::pi * corner / 5;
        const QPointF point{x + radius * std::sin(angle), y - radius * std::cos(angle)};
        corner == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
}

QPainterPath parsed(std::string_view drawing)
{
    QPainterPath path;
    std::istringstream in{std::string{drawing}};
    const auto next = [&in] {
        qreal value = 0;
        in >> value;
        return value;
    };
    const auto nextPoint = [&next] {
        const qreal x = next();
        return QPointF{x, next()};
    };
    for (char command = 0; in >> command;) {
        if (command == 'Z') {
            path.closeSubpath();
            continue;
        }
        const QPointF first = nextPoint();
        switch (command) {
        case 'M':
            path.moveTo(first);
            break;
        case 'L':
            path.lineTo(first);
            break;
        case 'Q':
            path.quadTo(first, nextPoint());
            break;
        case 'C': {
            const QPointF second = nextPoint();
            path.cubicTo(first, second, nextPoint());
            break;
        }
        case 'O': {
            const qreal radius = next();
            path.addEllipse(first, radius, radius);
            break;
        }
        case 'E': {
            const qreal radiusX = next();
            path.addEllipse(first, radiusX, next());
            break;
        }
        case 'R': {
            const qreal width = next();
            const qreal height = next();
            const qreal radius = next();
            path.addRoundedRect(QRectF{first, QSizeF{width, height}}, radius, radius);
            break;
        }
        case 'A':
        case 'a': {
            const qreal radius = next();
            const qreal start = next();
            const QRectF box{first.x() - radius, first.y() - radius, 2 * radius, 2 * radius};
            if (command == 'A')
                path.arcMoveTo(box, start);
            path.arcTo(box, start, next());
            break;
        }
        case 'S': {
            const qreal outer = next();
            addStar(path, first.x(), first.y(), outer, next());
            break;
        }
        default:
            return path;
        }
    }
    return path;
}

}

std::optional<IconPath> iconPath(const QString& name)
{
    const std::string wanted = name.toStdString();
    const auto found = std::ranges::find(drawings, std::string_view{wanted}, &Drawing::name);
    if (found == drawings.end())
        return std::nullopt;
    return IconPath{parsed(found->stroke), parsed(found->fill)};
}

QStringList iconNames()
{
    QStringList names;
    for (const Drawing& drawing : drawings)
        names << QString::fromLatin1(drawing.name.data(), static_cast<qsizetype>(drawing.name.size()));
    names.sort();
    return names;
}

}
