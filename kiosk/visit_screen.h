#pragma once

#include "base/clock.h"
#include "kiosk/caretaker_desk.h"
#include "kiosk/procedure_search.h"
#include "kiosk/visit_view.h"
#include "protocol/vocabulary.h"
#include "ui/translation.h"
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
    Q_PROPERTY(QString address READ address NOTIFY branchChanged) ///< "quý công dân"
    Q_PROPERTY(QVariantList hours READ hours NOTIFY branchChanged) ///< a line each: days, times
    Q_PROPERTY(QString onlineUrl READ onlineUrl NOTIFY branchChanged) ///< empty: none
    Q_PROPERTY(QVariantMap opening READ opening NOTIFY fieldsChanged) ///< of Closed: why, time, day, date
    Q_PROPERTY(QString clock READ clock NOTIFY clockChanged)
    Q_PROPERTY(QString day READ day NOTIFY clockChanged)

    Q_PROPERTY(QString page READ page NOTIFY viewChanged) ///< "Attract", "Greeting", …
    Q_PROPERTY(QString advice READ advice NOTIFY viewChanged) ///< "None", "LookMiddle", …
    Q_PROPERTY(QString language READ language NOTIFY languageChanged) ///< "vi", "en"
    Q_PROPERTY(bool largeText READ largeText NOTIFY viewChanged)
    Q_PROPERTY(bool lowered READ lowered NOTIFY viewChanged) ///< what is used comes down
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY reducedMotionChanged)
    Q_PROPERTY(QString way READ way NOTIFY viewChanged) ///< "Head", "Touch", "Keyboard", "Scan"
    Q_PROPERTY(bool helpAsked READ helpAsked NOTIFY viewChanged)
    Q_PROPERTY(QString interruption READ interruption NOTIFY viewChanged) ///< "None", "Bystander", "StepBack"
    Q_PROPERTY(
        QString layout READ layout NOTIFY viewChanged) ///< "", "Two", "Grid", "Confirm", "Ring", "Square"
    Q_PROPERTY(QString pageText READ pageText NOTIFY viewChanged) ///< "trang 1/2"; empty: the only one
    /// One object a card in reading order: see CardWords::cards().
    Q_PROPERTY(QVariantList cards READ cards NOTIFY cardsChanged)
    Q_PROPERTY(QVariantMap field READ field NOTIFY viewChanged) ///< title, icon, ahead, wait
    Q_PROPERTY(
        QVariantMap ticket READ ticket NOTIFY viewChanged) ///< label, field, ahead, wait, counters, priority
    Q_PROPERTY(QVariantMap held READ held NOTIFY viewChanged) ///< label, clock, ahead, nobody, same
    Q_PROPERTY(QString procedure READ procedure NOTIFY viewChanged) ///< chosen; empty: none
    Q_PROPERTY(QStringList documents READ documents NOTIFY viewChanged) ///< to bring for it, a line each
    Q_PROPERTY(luot::kiosk::ProcedureSearch* search READ search CONSTANT) ///< of Procedures, by touch
    Q_PROPERTY(luot::kiosk::CaretakerDesk* caretaker READ caretaker CONSTANT) ///< behind a PIN
    Q_PROPERTY(QString withdrawal READ withdrawal NOTIFY viewChanged) ///< "Awaiting", "Asking", "Erased", …
    Q_PROPERTY(bool offersPhone READ offersPhone NOTIFY viewChanged) ///< "Chọn trên điện thoại"
    Q_PROPERTY(QString phone READ phone NOTIFY viewChanged) ///< of OnPhone: "Asked", "Shown", "Failed"
    Q_PROPERTY(QString phoneUntil READ phoneUntil NOTIFY viewChanged) ///< "09:29", while a code is shown
    Q_PROPERTY(QString trouble READ trouble NOTIFY viewChanged) ///< why there is no paper, in words
    Q_PROPERTY(QString paper READ paper NOTIFY viewChanged) ///< "Printing", "Printed", "Missing", "Unknown"
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY codeChanged) ///< to photograph or scan
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
    Q_PROPERTY(bool pointingWorks READ pointingWorks NOTIFY viewChanged) ///< the head has been measured
    Q_PROPERTY(bool scanning READ scanning NOTIFY viewChanged)
    /// name, place, count, paused, seconds; places: of each card, when it is lit, from 1 (0: never)
    Q_PROPERTY(QVariantMap scan READ scan NOTIFY scanChanged)
    Q_PROPERTY(qreal scanShare READ scanShare NOTIFY moved) ///< of the lit card's time that is over
    Q_PROPERTY(qreal ring READ ring NOTIFY moved) ///< 0 to 1
    Q_PROPERTY(QString ringState READ ringState NOTIFY moved) ///< "None", "Intent", "Fill", …
    Q_PROPERTY(bool pointing READ pointing NOTIFY moved) ///< whether there is a direction
    Q_PROPERTY(qreal direction READ direction NOTIFY moved) ///< degrees clockwise from up
    Q_PROPERTY(QImage mirror READ mirror NOTIFY mirrorChanged)
    Q_PROPERTY(bool hasMirror READ hasMirror NOTIFY mirrorChanged)

public:
    explicit VisitScreen(QObject* parent = nullptr);

    void setBranch(const protocol::Branch& branch);
    /// All of the branch: by them the pages are counted, and Closed tells the next opening.
    void setFields(const std::vector<protocol::Field>& fields);
    void setTime(WallTime now);
    void setView(const VisitView& view);
    const VisitView& view() const { return m_view; }
    /// An empty picture leaves the mirror dark.
    void setMirror(const vision::Picture& picture);
    void setMirror(const QImage& picture);
    void setCode(const QString& code);
    /// Ensures: all that is shown and spoken from now on is in that language.
    void setLanguage(ui::Language language);
    void setDefaultLanguage(ui::Language language);
    /// For the next one to come: the usual language again. To be called when a visit ends.
    void resetReading() { setLanguage(m_defaultLanguage); }
    void setReducedMotion(bool reduced); ///< pictures stand still

    QString centreName() const;
    QString ward() const;
    QString hotline() const;
    bool hasLinks() const { return !m_branch.publicBaseUrl.empty(); }
    QString address() const;
    QVariantList hours() const;
    QString onlineUrl() const;
    QVariantMap opening() const;
    QString clock() const { return m_clock; }
    QString day() const { return m_day; }
    QString page() const;
    QString advice() const;
    bool largeText() const { return m_view.largeText; }
    bool lowered() const { return m_view.lowered; }
    bool reducedMotion() const { return m_reducedMotion; }
    QString way() const;
    bool helpAsked() const { return m_view.helpAsked; }
    QString interruption() const;
    QString layout() const;
    QString pageText() const;
    QVariantList cards() const { return m_cards; }
    QVariantMap field() const;
    QVariantMap ticket() const;
    QVariantMap held() const;
    QString procedure() const;
    QStringList documents() const;
    ProcedureSearch* search() { return &m_search; }
    CaretakerDesk* caretaker() { return &m_caretaker; }
    QString withdrawal() const;
    bool offersPhone() const { return m_view.offersPhone; }
    QString phone() const;
    QString phoneUntil() const;
    QString trouble() const;
    QString paper() const;
    QString code() const { return m_code; }
    QString priority() const;
    QString refusal() const;
    bool consented() const { return m_view.consented; }
    bool bindsFaces() const { return m_view.faceBinding == FaceBinding::On; }
    QString cameraTrouble() const;
    int secondsLeft() const { return m_view.secondsLeft.value_or(-1); }
    qreal circle() const { return m_view.circle; }
    int highlighted() const { return indexOf(m_view.scan ? m_view.scan->lit : m_view.pointing.highlighted); }
    int focused() const { return indexOf(m_view.focused); }
    bool pointingWorks() const { return m_view.pointingWorks; }
    bool scanning() const { return m_view.scan.has_value(); }
    QVariantMap scan() const;
    qreal scanShare() const { return m_view.scan ? m_view.scan->share : 0; }
    qreal ring() const { return m_view.pointing.progress; }
    QString ringState() const;
    bool pointing() const;
    qreal direction() const;
    QImage mirror() const { return m_mirror; }
    bool hasMirror() const { return !m_mirror.isNull(); }

    QString language() const { return ui::codeOf(m_translation.language()); } ///< "vi", "en"
    /// What the page says, in one go, for listening.
    QString spoken() const;

signals:
    void branchChanged();
    void fieldsChanged();
    void languageChanged();
    void reducedMotionChanged();
    void scanChanged();
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
    void helpPressed(); ///< "Gọi cán bộ"
    void anotherPressed(); ///< one more number, for somebody else
    void phonePressed(); ///< "Chọn trên điện thoại"
    void withdrawPressed(); ///< to the page on which a face is withdrawn
    void scanPressed(); ///< "Chọn lần lượt", or "Thôi"
    void switchPressed(); ///< the one button of those who scan
    void slowerPressed();
    void fasterPressed();
    void pausePressed();
    void textSizePressed(); ///< "Chữ to hơn", or back
    void languagePressed(); ///< "English", or back
    void procedurePressed(const QString& id); ///< one found by searching
    void focusMoved(int rows, int columns);
    void focusPressed();

private:
    int indexOf(const std::optional<vision::Cell>& cell) const;
    bool isEnglish() const { return m_translation.language() == ui::Language::English; }
    void renewCards();
    int otherFields() const;
    QString spokenAnswer() const;
    QString spokenEnd() const;

    ui::Translation m_translation{"luot-kiosk"};
    protocol::Branch m_branch;
    std::vector<protocol::Field> m_fields;
    WallTime m_now;
    ProcedureSearch m_search;
    CaretakerDesk m_caretaker;
    ui::Language m_defaultLanguage = ui::Language::Vietnamese;
    bool m_reducedMotion = false;
    QString m_clock;
    QString m_day;
    VisitView m_view;
    QVariantList m_cards;
    QString m_code;
    QImage m_mirror;
};

}
