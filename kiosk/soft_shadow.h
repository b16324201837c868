#pragma once

#include <QQuickPaintedItem>

namespace luot::kiosk {

/// The soft shadow under a highlighted card or a ticket: 48 pixels of blur, in deep indigo.
///
/// The item is the shadow with its blur: `blur` pixels larger on every side than what throws it. Painted once
/// a size, by QPainter, so that no effect runs on every frame. Thread: the GUI thread.
class SoftShadow : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qreal radius MEMBER m_radius NOTIFY changed) ///< of the card's corners
    Q_PROPERTY(qreal blur MEMBER m_blur NOTIFY changed)
    Q_PROPERTY(qreal strength MEMBER m_strength NOTIFY changed) ///< 0 to 1

public:
    explicit SoftShadow(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    qreal m_radius = 32;
    qreal m_blur = 48;
    qreal m_strength = 0.28;
};

}
