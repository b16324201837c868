#include "ticket-printer/src/drawing_strip.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace luot::ticket_printer {

namespace {

QFont unhinted(QFont font, double pixels)
{
    // Outlines without hinting are the same on every machine, and the threshold alone decides each dot.
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    return font;
}

/// Fills line after line. Breaks at blanks, and inside a word only where the word alone is too long for a
/// line.
QStringList filled(const QString& line, const QFont& font, double width)
{
    QStringList lines;
    QString current;
    for (QString word : line.split(' ', Qt::SkipEmptyParts)) {
        const QString longer = current.isEmpty() ? word : current + ' ' + word;
        if (widthOf(longer, font) <= width) {
            current = longer;
            continue;
        }
        if (!current.isEmpty())
            lines << current;
        while (widthOf(word, font) > width && word.size() > 1) {
            qsizetype fits = word.size() - 1;
            while (fits > 1 && widthOf(word.left(fits), font) > width)
                --fits;
            lines << word.left(fits);
            word = word.mid(fits);
        }
        current = word;
    }
    if (!current.isEmpty())
        lines << current;
    return lines;
}

}

QString words(const std::string& utf8)
{
    return QString::fromStdString(utf8).normalized(QString::NormalizationForm_C).simplified();
}

QFont boldFont(double pixels) { return unhinted(QFontDatabase::font("Noto Sans", "Bold", 12), pixels); }
QFont numberFont(double pixels)
{
    return unhinted(QFontDatabase::font("Noto Sans", "Condensed Bold", 12), pixels);
}

double widthOf(const QString& line, const QFont& font) { return QFontMetricsF{font}.horizontalAdvance(line); }

QStringList wrapped(const QString& line, const QFont& font, double width)
{
    QStringList best = filled(line, font, width);
    constexpr double step = 8;
    for (double narrower = width - step; best.size() > 1 && narrower > width / 2; narrower -= step) {
        const QStringList lines = filled(line, font, narrower);
        if (lines.size() > best.size())
            break;
        best = lines;
    }
    return best;
}

void PaperStrip::line(double x, double baseline, const QString& words, const QFont& font,
                      Qt::GlobalColor colour)
{
    QPainterPath path;
    // A fraction of a dot would make one stem of a letter thicker than the other.
    path.addText(std::round(x), std::round(baseline), font, words);
    m_shapes.emplace_back(std::move(path), colour);
}

void PaperStrip::centred(double baseline, const QString& words, const QFont& font)
{
    line((m_width - widthOf(words, font)) / 2, baseline, words, font);
}

void PaperStrip::flushRight(double baseline, const QString& words, const QFont& font)
{
    line(right() - widthOf(words, font), baseline, words, font);
}

void PaperStrip::box(double x, double top, double width, double height, Qt::GlobalColor colour)
{
    QPainterPath path;
    path.addRect(x, top, width, height);
    m_shapes.emplace_back(std::move(path), colour);
}

void PaperStrip::disc(double centreX, double centreY, double diameter, Qt::GlobalColor colour)
{
    QPainterPath path;
    path.addEllipse(QPointF{centreX, centreY}, diameter / 2, diameter / 2);
    m_shapes.emplace_back(std::move(path), colour);
}

Bitmap PaperStrip::paint() const
{
    QImage image{m_width, y, QImage::Format_Grayscale8};
    image.fill(Qt::white);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& [path, colour] : m_shapes)
        painter.fillPath(path, colour);
    painter.end();
    Bitmap bitmap{m_width, y};
    for (int row = 0; row < y; ++row)
        for (int x = 0; x < m_width; ++x)
            if (image.constScanLine(row)[x] < 128)
                bitmap.setBlack(x, row);
    return bitmap;
}

}
