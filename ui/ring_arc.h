#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace luot::ui {

/// A ring that is filled clockwise from 12 o'clock, with round ends; the shape of every timer of the product.
///
/// Painted by QPainter, so that it looks the same with and without a GPU. The stroke lies inside the item's
/// box. Thread: the GUI thread; paint() on the render thread while the GUI thread waits.
class RingArc : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qreal progress MEMBER m_progress WRITE setProgress NOTIFY changed) ///< 0 to 1
    Q_PROPERTY(qreal strokeWidth MEMBER m_strokeWidth WRITE setStrokeWidth NOTIFY changed)
    Q_PROPERTY(
        qreal startAngle MEMBER m_startAngle WRITE setStartAngle NOTIFY changed) ///< degrees from 12 o'clock
    Q_PROPERTY(int segments MEMBER m_segments WRITE setSegments NOTIFY changed) ///< 0: one piece
    Q_PROPERTY(QColor color MEMBER m_color WRITE setColor NOTIFY changed)
    Q_PROPERTY(QColor trackColor MEMBER m_trackColor WRITE setTrackColor NOTIFY changed)

public:
    explicit RingArc(QQuickItem* parent = nullptr);

    void setProgress(qreal progress);
    void setStrokeWidth(qreal width);
    void setStartAngle(qreal degrees);
    void setSegments(int segments);
    void setColor(const QColor& color);
    void setTrackColor(const QColor& color);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    template <class T> void set(T& member, const T& value);

    qreal m_progress = 0;
    qreal m_strokeWidth = 16;
    qreal m_startAngle = 0;
    int m_segments = 0;
    QColor m_color{0xFF, 0xC2, 0x2E};
    QColor m_trackColor{0x44, 0x63, 0x9F};
};

}
