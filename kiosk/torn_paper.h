#pragma once

#include <QQuickPaintedItem>

namespace luot::kiosk {

/// A white sheet with the torn lower edge of a ticket. Thread: the GUI thread.
class TornPaper : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit TornPaper(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;
};

}
