#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace luot::clerk_terminal {

/// A rounded frame of dashes, filled: a control that is off.
///
/// Use in QML: `DashedFrame { anchors.fill: parent; edge: Theme.light.edge; fill: Theme.light.bg }`.
/// Thread: the GUI thread; paint() as in QQuickPaintedItem.
class DashedFrame : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor edge MEMBER m_edge NOTIFY changed)
    Q_PROPERTY(QColor fill MEMBER m_fill NOTIFY changed)
    Q_PROPERTY(qreal radius MEMBER m_radius NOTIFY changed)

public:
    explicit DashedFrame(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QColor m_edge;
    QColor m_fill;
    qreal m_radius = 11;
};

}
