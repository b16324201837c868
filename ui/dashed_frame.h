#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace luot::ui {

/// A rounded frame of dashes, filled if wished: something that cannot be chosen now.
///
/// `dash` is a dash's length; the gaps are a little shorter. Thread: the GUI thread; paint() as in
/// QQuickPaintedItem.
class DashedFrame : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)
    Q_PROPERTY(QColor fill MEMBER m_fill NOTIFY changed)
    Q_PROPERTY(qreal radius MEMBER m_radius NOTIFY changed) ///< of its outer edge
    Q_PROPERTY(qreal strokeWidth MEMBER m_strokeWidth NOTIFY changed)
    Q_PROPERTY(qreal dash MEMBER m_dash NOTIFY changed)

public:
    explicit DashedFrame(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QColor m_color{0x7C, 0x8B, 0xA3};
    QColor m_fill{Qt::transparent};
    qreal m_radius = 32;
    qreal m_strokeWidth = 2.5;
    qreal m_dash = 15;
};

}
