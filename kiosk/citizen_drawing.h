#pragma once

#include <QImage>
#include <QQuickPaintedItem>

namespace luot::kiosk {

/// The drawn citizen of the attract page, where nobody's mirror can be shown: a round picture.
///
/// Thread: the GUI thread.
class CitizenDrawing : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit CitizenDrawing(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

    /// The same as a square picture: what the mirror shows in pictures of pages that no camera took part in.
    static QImage picture(int size);
};

}
