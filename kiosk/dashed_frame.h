#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace luot::kiosk {

/// The dashed edge of a card that cannot be chosen now. Thread: the GUI thread.
class DashedFrame : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)
    Q_PROPERTY(qreal radius MEMBER m_radius NOTIFY changed)
    Q_PROPERTY(qreal strokeWidth MEMBER m_strokeWidth NOTIFY changed)

public:
    explicit DashedFrame(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QColor m_color{0x7C, 0x8B, 0xA3};
    qreal m_radius = 32;
    qreal m_strokeWidth = 2.5;
};

}
