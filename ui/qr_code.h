#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QString>

namespace luot::ui {

/// A QR code of a text, error correction M, whole pixels a module, without its quiet zone: leave four modules
/// around.
///
/// Use in QML: `QrCode { text: ticket.address; width: 270; height: 270 }`. An empty text draws nothing.
/// Thread: the GUI thread; paint() as in QQuickPaintedItem.
class QrCode : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text MEMBER m_text WRITE setText NOTIFY changed)
    Q_PROPERTY(QColor color MEMBER m_color WRITE setColor NOTIFY changed)

public:
    explicit QrCode(QQuickItem* parent = nullptr);

    void setText(const QString& text);
    void setColor(const QColor& color);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    QString m_text;
    QColor m_color{0x0C, 0x1A, 0x30};
};

}
