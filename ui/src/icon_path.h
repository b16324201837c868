#pragma once

#include <QPainterPath>
#include <QStringList>

#include <optional>

namespace luot::ui {

/// One icon on the grid of 48: what is stroked and what is filled.
struct IconPath {
    QPainterPath stroke;
    QPainterPath fill;
};

/// The icon's drawing; none for an unknown name. Thread: any.
std::optional<IconPath> iconPath(const QString& name);

/// Every name, sorted.
QStringList iconNames();

}
