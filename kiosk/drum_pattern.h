#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace luot::kiosk {

/// The bronze drum's rings behind the attract and closed pages: ornament in one faint colour.
///
/// Drawn around the item's middle; rings beyond its edge are cut. Thread: the GUI thread.
class DrumPattern : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)
    Q_PROPERTY(bool sun MEMBER m_sun NOTIFY changed) ///< with its middle: a sun within rings
    Q_PROPERTY(qreal factor MEMBER m_factor NOTIFY changed) ///< of all radii

public:
    explicit DrumPattern(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QColor m_color{0xDD, 0xE4, 0xEE};
    qreal m_factor = 1;
    bool m_sun = false;
};

}
