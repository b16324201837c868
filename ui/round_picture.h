#pragma once

#include <QImage>
#include <QQuickPaintedItem>

namespace luot::ui {

/// A picture cut to a circle: the kiosk's mirror.
///
/// The picture fills the circle, centred and cut, never stretched. It lives in memory only, and `clear()`
/// forgets it. Use in QML: `RoundPicture { picture: mirror.picture }`. Thread: the GUI thread; paint() as in
/// QQuickPaintedItem.
class RoundPicture : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QImage picture MEMBER m_picture WRITE setPicture NOTIFY pictureChanged)
    Q_PROPERTY(
        bool mirrored MEMBER m_mirrored WRITE setMirrored NOTIFY mirroredChanged) ///< as in a looking glass

public:
    explicit RoundPicture(QQuickItem* parent = nullptr);

    void setPicture(const QImage& picture);
    void setMirrored(bool mirrored);
    Q_INVOKABLE void clear() { setPicture({}); }

    void paint(QPainter* painter) override;

signals:
    void pictureChanged();
    void mirroredChanged();

private:
    QImage m_picture;
    bool m_mirrored = false;
};

}
