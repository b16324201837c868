#pragma once

#include <QFont>
#include <QObject>
#include <QStringList>
#include <QtQmlIntegration>

namespace luot::display_board {

/// A text in as many pages as it needs, so that large texts are shown in turns instead of cut or made small.
///
/// A page ends with a sentence where it can, a line too; a line break starts a page. A sentence longer than a
/// page goes on where its line ended.
class TextPages : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(QFont font READ font WRITE setFont NOTIFY changed)
    Q_PROPERTY(qreal width READ width WRITE setWidth NOTIFY changed) ///< of a line
    Q_PROPERTY(int lines READ lines WRITE setLines NOTIFY changed) ///< a page
    Q_PROPERTY(QStringList pages READ pages NOTIFY changed) ///< their lines apart by '\n'; never empty

public:
    using QObject::QObject;

    QString text() const { return m_text; }
    void setText(const QString& text);
    QFont font() const { return m_font; }
    void setFont(const QFont& font);
    qreal width() const { return m_width; }
    void setWidth(qreal width);
    int lines() const { return m_lines; }
    void setLines(int lines);
    QStringList pages() const { return m_pages; }

signals:
    void changed();

private:
    void lay();
    QStringList pagesOf(const QString& part) const;

    QString m_text;
    QFont m_font;
    qreal m_width = 0;
    int m_lines = 1;
    QStringList m_pages{QString{}};
};

}
