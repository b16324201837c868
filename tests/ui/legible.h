#pragma once

#include <QQuickWindow>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <vector>

namespace luot::ui {

/// A text somebody sees in a window: a visible Text item with words in it.
struct ShownText {
    QString text; ///< without markup, its lines and other white space as single spaces
    QRectF ink; ///< what is painted, in the window
    QString family;
    double pixelSize = 0; ///< as shown, in the pixels of the page's design
    double scale = 1; ///< of those in the window's pixels
};

std::vector<ShownText> shownTexts(const QQuickWindow& window);

/// A sentence for each text that somebody could not read whole: cut, out of its surface or of the window,
/// painted over, or over another text or an icon. What a list or page that can be moved does not show just
/// now is no fault.
///
/// Any program's window will do: the items are looked at, not pictures. Requires: what is set has been shown
/// (Screen::whenShown()).
QStringList illegible(const QQuickWindow& window);

}
