#pragma once

#include "ticket-printer/bitmap.h"
#include "ticket-printer/src/ticket_measures.h"

#include <QFont>
#include <QPainterPath>
#include <QString>
#include <QStringList>

#include <string>
#include <utility>
#include <vector>

namespace luot::ticket_printer {

/// A ticket's words, composed and with single blanks.
QString words(const std::string& utf8);

/// Outlines of Noto Sans, and its Condensed for the number; in pixels, which are dots.
QFont boldFont(double pixels);
QFont numberFont(double pixels);

double widthOf(const QString& line, const QFont& font);

/// As few lines as the width allows, and of these about equally long ones, so that no word stands alone.
/// Breaks inside a word only where the word alone is too long for a line.
QStringList wrapped(const QString& line, const QFont& font, double width);

/// A strip of paper that grows downwards. Positions are the paper's own dots, which `dots` makes from
/// measures; `y` is where the next thing goes.
class PaperStrip {
public:
    PaperStrip(int width, int dpi)
        : m_width{width}
        , m_dpi{dpi}
    {
    }

    int dots(int design) const { return (design * m_dpi + designDpi / 2) / designDpi; }
    int left() const { return dots(margin); }
    int right() const { return m_width - dots(margin); }
    int inner() const { return right() - left(); }

    void line(double x, double baseline, const QString& words, const QFont& font,
              Qt::GlobalColor colour = Qt::black);
    void centred(double baseline, const QString& words, const QFont& font);
    void flushRight(double baseline, const QString& words, const QFont& font);
    void box(double x, double top, double width, double height, Qt::GlobalColor colour = Qt::black);
    void disc(double centreX, double centreY, double diameter, Qt::GlobalColor colour);

    Bitmap paint() const;

    int y = 0;

private:
    int m_width;
    int m_dpi;
    std::vector<std::pair<QPainterPath, Qt::GlobalColor>> m_shapes;
};

}
