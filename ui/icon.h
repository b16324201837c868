#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QString>
#include <QStringList>

namespace luot::ui {

/// One of the product's own stroke icons, drawn on a grid of 48, in one colour, always beside a word.
///
/// Use in QML: `Icon { name: "speaker"; color: Theme.cham; width: 40; height: 40 }`. An empty name draws
/// nothing; an unknown one draws nothing and warns, which fails the self-test. Thread: the GUI thread;
/// paint() on the render thread while the GUI thread waits.
class Icon : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name MEMBER m_name WRITE setName NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER m_color WRITE setColor NOTIFY changed)
    /// In grid units; 0 is the house's own: 3, and 2.6 from 90 pixels on.
    Q_PROPERTY(qreal strokeWidth MEMBER m_strokeWidth WRITE setStrokeWidth NOTIFY changed)

public:
    explicit Icon(QQuickItem* parent = nullptr);

    void setName(const QString& name);
    void setColor(const QColor& color);
    void setStrokeWidth(qreal width);

    /// Every name that draws something, sorted.
    static QStringList names();

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QString m_name;
    QColor m_color{0x17, 0x36, 0x6F};
    qreal m_strokeWidth = 0;
};

}
