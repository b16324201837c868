#pragma once

#include "base/clock.h"
#include "kiosk/visit_view.h"
#include "protocol/vocabulary.h"
#include "vision/picture.h"

#include <QImage>
#include <QObject>
#include <QPoint>
#include <QString>
#include <QVariantList>
#include <qqmlregistration.h>

namespace luot::kiosk {

/// A visit as the QML pages show it: every number and word ready to be shown.
///
/// What changes twenty times a second (mirror, ring, arrow) is apart from what changes with the page, so that
/// no card is built anew while a ring fills. What people press goes out as signals. Thread: the GUI thread.
class VisitScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("shown, not made, by the pages")

    Q_PROPERTY(QString centreName READ centreName NOTIFY branchChanged)
    Q_PROPERTY(QString ward READ ward NOTIFY branchChanged)
    Q_PROPERTY(QString hotline READ hotline NOTIFY branchChanged)
    Q_PROPERTY(bool hasLinks READ hasLinks NOTIFY branchChanged) ///< codes on paper lead to a page
    Q_PROPERTY(QString clock READ clock NOTIFY clockChanged)
    Q_PROPERTY(QString day READ day NOTIFY clockChanged)

    Q_PROPERTY(QString page READ page NOTIFY viewChanged) ///< "Attract", "Greeting", …
    Q_PROPERTY(QString advice READ advice NOTIFY viewChanged) ///< "None", "LookMiddle", …
    Q_PROPERTY(QString layout READ layout NOTIFY viewChanged) ///< "", "Two", "Grid", "Confirm", "Ring"
    /// One object a card in reading order: row, column, title, note, icon, enabled, role ("yes", "no", "").
    Q_PROPERTY(QVariantList cards READ cards NOTIFY cardsChanged)
    Q_PROPERTY(QVariantMap field READ field NOTIFY viewChanged) ///< title, icon, ahead, wait
    Q_PROPERTY(
        QVariantMap ticket READ ticket NOTIFY viewChanged) ///< label, field, ahead, wait, counters, priority
    Q_PROPERTY(QVariantMap held READ held NOTIFY viewChanged) ///< label, clock, same
    Q_PROPERTY(QString paper READ paper NOTIFY viewChanged) ///< "Printing", "Printed", "Missing", "Unknown"
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY codeChanged) ///< to photograph
    Q_PROPERTY(QString priority READ priority NOTIFY viewChanged) ///< "Người cao tuổi"; empty: none
    Q_PROPERTY(QString refusal READ refusal NOTIFY viewChanged) ///< "closed", "full", "other"
    Q_PROPERTY(bool consented READ consented NOTIFY viewChanged)
    Q_PROPERTY(bool bindsFaces READ bindsFaces NOTIFY viewChanged) ///< for those who consent
    Q_PROPERTY(
        QString cameraTrouble READ cameraTrouble NOTIFY viewChanged) ///< "NoCamera", "Camera", "Models"
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY viewChanged) ///< -1: not counted

    Q_PROPERTY(qreal circle READ circle NOTIFY moved)
    Q_PROPERTY(int highlighted READ highlighted NOTIFY moved) ///< card pointed at, -1: none
    Q_PROPERTY(int focused READ focused NOTIFY moved) ///< card with the keyboard's focus, -1: none
    Q_PROPERTY(qreal ring READ ring NOTIFY moved) ///< 0 to 1
    Q_PROPERTY(QString ringState READ ringState NOTIFY moved) ///< "None", "Intent", "Fill", …
    Q_PROPERTY(bool pointing READ pointing NOTIFY moved) ///< whether there is a direction
    Q_PROPERTY(qreal direction READ direction NOTIFY moved) ///< degrees clockwise from up
    Q_PROPERTY(QImage mirror READ mirror NOTIFY mirrorChanged)
    Q_PROPERTY(bool hasMirror READ hasMirror NOTIFY mirrorChanged)

public:
    explicit VisitScreen(QObject* parent = nullptr);

    void setBranch(const protocol::Branch& branch);
    void setTime(WallTime now);
    void setView(const VisitView& view);
    const VisitView& view() const { return m_view; }
    /// An empty picture leaves the mirror dark.
    void setMirror(const vision::Picture& picture);
    void setMirror(const QImage& picture);
    void setCode(const QString& code);

    QString centreName() const;
    QString ward() const;
    QString hotline() const;
    bool hasLinks() const { return !m_branch.publicBaseUrl.empty(); }
    QString clock() const { return m_clock; }
    QString day() const { return m_day; }
    QString page() const;
    QString advice() const;
    QString layout() const;
    QVariantList cards() const { return m_cards; }
    QVariantMap field() const;
    QVariantMap ticket() const;
    QVariantMap held() const;
    QString paper() const;
    QString code() const { return m_code; }
    QString priority() const;
    QString refusal() const;
    bool consented() const { return m_view.consented; }
    bool bindsFaces() const { return m_view.faceBinding == FaceBinding::On; }
    QString cameraTrouble() const;
    int secondsLeft() const { return m_view.secondsLeft.value_or(-1); }
    qreal circle() const { return m_view.circle; }
    int highlighted() const { return indexOf(m_view.pointing.highlighted); }
    int focused() const { return indexOf(m_view.focused); }
    qreal ring() const { return m_view.pointing.progress; }
    QString ringState() const;
    bool pointing() const;
    qreal direction() const;
    QImage mirror() const { return m_mirror; }
    bool hasMirror() const { return !m_mirror.isNull(); }

    /// What the page says, in one go, for listening.
    QString spoken() const;

signals:
    void branchChanged();
    void clockChanged();
    void viewChanged();
    void cardsChanged();
    void codeChanged();
    void moved();
    void mirrorChanged();

    void startPressed();
    void cardPressed(int index);
    void backPressed();
    void donePressed();
    void cancelPressed();
    void withoutFacePressed();
    void tryAgainPressed();
    void listenPressed();
    void focusMoved(int rows, int columns);
    void focusPressed();

private:
    int indexOf(const std::optional<vision::Cell>& cell) const;
    QVariantList cardsOf(const VisitView& view) const;

    protocol::Branch m_branch;
    QString m_clock;
    QString m_day;
    VisitView m_view;
    QVariantList m_cards;
    QString m_code;
    QImage m_mirror;
};

}
