#include "display-board/text_pages.h"

#include <QRegularExpression>
#include <QTextLayout>

#include <algorithm>

namespace luot::display_board {

namespace {

QStringList linesOf(const QString& text, const QFont& font, qreal width)
{
    QTextLayout layout{text, font};
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

/// In no more lines than fit, as equally long ones as can be: no word is left alone.
QStringList evenLines(const QString& text, const QFont& font, qreal width)
{
    const QStringList lines = linesOf(text, font, width);
    qreal narrow = width / 2;
    qreal wide = width;
    while (lines.size() > 1 && wide - narrow > 4) {
        const qreal middle = (narrow + wide) / 2;
        (linesOf(text, font, middle).size() > lines.size() ? narrow : wide) = middle;
    }
    return linesOf(text, font, wide);
}

/// Each sentence from a line's start where that needs no more than `most` lines; otherwise as the lines run.
QStringList linesOf(const QStringList& sentences, const QFont& font, qreal width, int most)
{
    const QStringList running = evenLines(sentences.join(' '), font, width);
    if (running.size() == 1)
        return running;
    QStringList apart;
    for (const QString& sentence : sentences)
        apart << evenLines(sentence, font, width);
    return apart.size() <= most ? apart : running;
}

}

void TextPages::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    lay();
}

void TextPages::setFont(const QFont& font)
{
    if (font == m_font)
        return;
    m_font = font;
    lay();
}

void TextPages::setWidth(qreal width)
{
    if (width == m_width)
        return;
    m_width = width;
    lay();
}

void TextPages::setLines(int lines)
{
    lines = std::max(lines, 1);
    if (lines == m_lines)
        return;
    m_lines = lines;
    lay();
}

void TextPages::lay()
{
    m_pages.clear();
    if (m_width <= 0) {
        m_pages << m_text;
        emit changed();
        return;
    }
    for (const QString& part : m_text.split('\n', Qt::SkipEmptyParts))
        m_pages << pagesOf(part);
    if (m_pages.isEmpty())
        m_pages << QString{};
    emit changed();
}

QStringList TextPages::pagesOf(const QString& part) const
{
    static const QRegularExpression sentenceEnd{QStringLiteral("(?<=[.!?…])\\s+")};
    QStringList pages;
    QStringList page;
    QStringList shown;
    const auto end = [&] {
        for (qsizetype at = 0; at < shown.size(); at += m_lines)
            pages << shown.mid(at, m_lines).join('\n');
        page.clear();
        shown.clear();
    };
    for (const QString& sentence : part.split(sentenceEnd, Qt::SkipEmptyParts)) {
        page << sentence;
        const QStringList lines = linesOf(page, m_font, m_width, m_lines);
        if (lines.size() > m_lines && page.size() > 1) {
            page.removeLast();
            end();
            page << sentence;
            shown = linesOf(page, m_font, m_width, m_lines);
        } else {
            shown = lines;
        }
    }
    end();
    return pages;
}

}
