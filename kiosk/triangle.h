#pragma once

#include <QColor>
#include <QQuickPaintedItem>

namespace luot::kiosk {

/// An arrow's head that points up, with round corners. Thread: the GUI thread.
class Triangle : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed)

public:
    explicit Triangle(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QColor m_color{0x17, 0x36, 0x6F};
};

}
