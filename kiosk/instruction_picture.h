#pragma once

#include <QQuickPaintedItem>

namespace luot::kiosk {

/// What to do, drawn, so that nobody has to read it: to stand on the line, to turn the head, to take the
/// paper, to show it to the camera; and, from above, who is to step where.
///
/// One turn of `phase` is 8 s long; nothing in it moves to and fro faster than once a second, and nothing
/// flashes. At -1 it stands still and shows what has been reached. Repaints only when something of it moved.
/// Thread: the GUI thread.
class InstructionPicture : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(Scene scene MEMBER m_scene NOTIFY changed)
    Q_PROPERTY(qreal phase READ phase WRITE setPhase NOTIFY changed) ///< 0 to 1; -1: still

public:
    enum Scene {
        Stand, ///< somebody comes to the yellow line
        Turn, ///< a head turns to one side, then to the other
        Take, ///< the paper comes out and is taken
        ShowPaper, ///< the paper's code is held up to the camera
        Bystander, ///< from above: who stands behind steps back behind the line
        StepBack, ///< from above: who stands too near steps back onto the line
    };
    Q_ENUM(Scene)

    explicit InstructionPicture(QQuickItem* parent = nullptr);

    qreal phase() const { return m_phase; }
    void setPhase(qreal phase);

    void paint(QPainter* painter) override;

signals:
    void changed();

private:
    qreal pose() const;

    Scene m_scene = Stand;
    qreal m_phase = -1;
};

}
