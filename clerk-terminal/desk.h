#pragma once

// Qt first: moc 6.4 stumbles over <compare> when it is the first header of the standard library that it sees.
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QVariantList>
#include <QVariantMap>
#include <QtQmlIntegration>

#include "clerk-terminal/counter_desk.h"
#include "clerk-terminal/counter_models.h"
#include "clerk-terminal/face_desk.h"
#include "clerk-terminal/sign_in_desk.h"

#include <optional>

namespace luot::clerk_terminal {

/// A counter's session as its window shows it; looks again every second for the timers' sake.
///
/// Every property changes with `changed`. Thread: the GUI thread.
class Desk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made with the counter it stands at")

    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString counter READ counter NOTIFY changed)
    Q_PROPERTY(QString stateName READ stateName NOTIFY changed)
    Q_PROPERTY(QString fields READ fields NOTIFY changed)
    Q_PROPERTY(int visitsToday READ visitsToday NOTIFY changed)
    Q_PROPERTY(bool isLive READ isLive NOTIFY changed)
    Q_PROPERTY(bool hasBeenLive READ hasBeenLive NOTIFY changed)
    Q_PROPERTY(QString clock READ clock NOTIFY changed)
    Q_PROPERTY(QString bannerTitle READ bannerTitle NOTIFY changed)
    Q_PROPERTY(QString bannerText READ bannerText NOTIFY changed)
    Q_PROPERTY(QString asOf READ asOf NOTIFY changed)
    Q_PROPERTY(bool hasVisit READ hasVisit NOTIFY changed)
    Q_PROPERTY(bool hasLastVisit READ hasLastVisit NOTIFY changed)
    /// Of the visit; of the last one while there is none.
    Q_PROPERTY(QString label READ label NOTIFY changed)
    Q_PROPERTY(bool hasPriority READ hasPriority NOTIFY changed)
    Q_PROPERTY(QString fieldName READ fieldName NOTIFY changed)
    Q_PROPERTY(QString priority READ priority NOTIFY changed)
    Q_PROPERTY(QString issued READ issued NOTIFY changed)
    Q_PROPERTY(bool isFaceBound READ isFaceBound NOTIFY changed)
    Q_PROPERTY(QString lastOutcome READ lastOutcome NOTIFY changed)
    Q_PROPERTY(bool wasServed READ wasServed NOTIFY changed)
    Q_PROPERTY(int outcome READ outcome NOTIFY changed) ///< -1: none chosen
    Q_PROPERTY(QStringList outcomeNames READ outcomeNames CONSTANT)
    Q_PROPERTY(int currentRequest READ currentRequest NOTIFY changed) ///< its number
    Q_PROPERTY(QString person READ person NOTIFY changed)
    Q_PROPERTY(QString pauseReason READ pauseReason NOTIFY changed)
    Q_PROPERTY(int held READ held NOTIFY changed)
    Q_PROPERTY(int noShows READ noShows NOTIFY changed)
    Q_PROPERTY(int openRequests READ openRequests NOTIFY changed) ///< that have no outcome yet
    Q_PROPERTY(int selected READ selected NOTIFY changed) ///< row of the waiting list; -1: none
    Q_PROPERTY(QString selectedLabel READ selectedLabel NOTIFY changed) ///< theirs; empty: nobody's
    Q_PROPERTY(bool hasForm READ hasForm NOTIFY formChanged)
    /// {title, confirm, cap, isComplete, questions: [{title, isCurrent, choices: [{cap, text, note,
    /// isChosen}]}]}
    Q_PROPERTY(QVariantMap form READ form NOTIFY formChanged)
    Q_PROPERTY(bool asksDossier READ asksDossier NOTIFY formChanged)
    /// {request, code, procedure, due, dueNote, procedures: [{id, text, isChosen}]}
    Q_PROPERTY(QVariantMap dossier READ dossier NOTIFY formChanged)
    Q_PROPERTY(luot::clerk_terminal::SignInDesk* signIn READ signIn CONSTANT) ///< null: nobody ever signs in
    Q_PROPERTY(luot::clerk_terminal::FaceDesk* face READ face CONSTANT) ///< null: faces are never compared
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed) ///< empty: none
    Q_PROPERTY(QStringList troubles READ troubles NOTIFY changed) ///< of kiosks and boards
    Q_PROPERTY(bool isNoticeDone READ isNoticeDone NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* waiting READ waiting CONSTANT)
    Q_PROPERTY(QAbstractItemModel* history READ history CONSTANT)
    Q_PROPERTY(QAbstractItemModel* requests READ requests CONSTANT)
    Q_PROPERTY(QAbstractItemModel* timers READ timers CONSTANT)
    Q_PROPERTY(QAbstractItemModel* keys READ keys CONSTANT)

public:
    enum State { Unknown, NoSuchCounter, Closed, Free, Called, Serving, Paused, Elsewhere };
    Q_ENUM(State)

    /// Requires: `clock` outlives the desk. `server` is named to people when it is not there.
    Desk(CounterSettings settings, const Clock& clock, QString server, CounterSession::Send send,
         QObject* parent = nullptr);

    /// Another counter, or another person at it; what was entered about a visit there is kept. `kept` was
    /// entered at the new one before.
    void standAt(CounterSettings settings, const std::optional<VisitDraft>& kept = {});
    void setSignIn(SignInDesk* signIn) { m_signIn = signIn; }
    void setFace(FaceDesk* face) { m_face = face; }
    /// What was entered before a restart.
    void restore(const VisitDraft& draft);
    const VisitDraft& draft() const { return m_desk->draft(); }

    void follow(const protocol::BranchView& view, const std::vector<protocol::Event>& news);
    void linkChanged(protocol::LinkState link);
    void replied(const protocol::Reply& reply);

    /// F1–F11, Esc, Enter and 1–9: those that a held key must not repeat.
    static bool isDeskKey(int qtKey);
    /// A key of the keyboard. Ensures: false and nothing done unless it is one of the desk's.
    bool takeKey(int qtKey);
    Q_INVOKABLE void press(int row); ///< of the eight keys
    Q_INVOKABLE void pressAdd(); ///< F5
    Q_INVOKABLE void pressReturn(); ///< Esc while somebody is called
    Q_INVOKABLE void pressPriority(); ///< F11: of who is called, or selected, or next
    Q_INVOKABLE void choose(int outcome); ///< 0–3
    Q_INVOKABLE void turnToRequest(int number); ///< from 1, of all
    Q_INVOKABLE void moveRequest(int by); ///< ← and → while somebody is served
    Q_INVOKABLE void select(int row); ///< of the waiting list
    Q_INVOKABLE void callSelected();
    Q_INVOKABLE void answer(int question, int place);
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void leaveForm();
    Q_INVOKABLE bool setDossier(const QString& code); ///< as CounterSession::setDossier()
    Q_INVOKABLE void setProcedure(const QString& id);
    Q_INVOKABLE QString keyReason(int row) const;
    Q_INVOKABLE bool isKeyOn(int row) const;

    bool isSending() const { return m_desk->session().isSending(); }
    const CounterScreen& screen() const { return m_screen; }

    State state() const { return static_cast<State>(m_screen.state); }
    QString counter() const { return text(m_screen.counter); }
    QString stateName() const { return text(m_screen.stateName); }
    QString fields() const { return text(m_screen.fields); }
    int visitsToday() const { return m_screen.visitsToday; }
    bool isLive() const { return m_screen.isLive; }
    bool hasBeenLive() const { return m_screen.hasBeenLive; }
    QString clock() const { return text(m_screen.clock); }
    QString bannerTitle() const { return text(m_screen.bannerTitle); }
    QString bannerText() const { return text(m_screen.bannerText); }
    QString asOf() const { return text(m_screen.asOf); }
    bool hasVisit() const { return m_screen.visit.has_value(); }
    bool hasLastVisit() const { return m_screen.lastVisit.has_value(); }
    QString label() const { return text(panel().label); }
    bool hasPriority() const { return panel().hasPriority; }
    QString fieldName() const { return text(panel().field); }
    QString priority() const { return text(panel().priority); }
    QString issued() const { return text(panel().issued); }
    bool isFaceBound() const { return panel().isFaceBound; }
    QString lastOutcome() const { return text(panel().outcome); }
    bool wasServed() const { return panel().wasServed; }
    int outcome() const { return m_screen.outcome ? static_cast<int>(*m_screen.outcome) : -1; }
    QStringList outcomeNames() const;
    QStringList troubles() const;
    int currentRequest() const { return m_screen.currentRequest; }
    QString person() const { return text(m_screen.person); }
    QString pauseReason() const { return text(m_screen.pauseReason); }
    int held() const { return m_screen.held; }
    int noShows() const { return m_screen.noShows; }
    int openRequests() const { return m_screen.openRequests; }
    int selected() const; ///< looked up anew: a list that moves takes the selection with it
    QString selectedLabel() const;
    bool hasForm() const { return m_screen.form.has_value(); }
    QVariantMap form() const;
    bool asksDossier() const { return m_screen.dossier.has_value(); }
    QVariantMap dossier() const;
    SignInDesk* signIn() const { return m_signIn; }
    FaceDesk* face() const { return m_face; }
    const protocol::Ticket* visit() const
    {
        return m_desk->session().visit();
    } ///< nullptr: nobody is at the counter
    QString noticeText() const { return m_screen.notice ? text(m_screen.notice->text) : QString{}; }
    bool isNoticeDone() const { return m_screen.notice && m_screen.notice->kind == Notice::Kind::Done; }
    QAbstractItemModel* waiting() { return &m_waiting; }
    QAbstractItemModel* history() { return &m_history; }
    QAbstractItemModel* requests() { return &m_requests; }
    QAbstractItemModel* timers() { return &m_timers; }
    QAbstractItemModel* keys() { return &m_keys; }

signals:
    void changed();
    void formChanged();

private:
    static QString text(const std::string& text) { return QString::fromStdString(text); }
    const VisitPanel& panel() const;
    void refresh();
    void tellChanged();

    bool endsCheck(); ///< Esc, as long as it is about a face check

    const Clock& m_clock;
    CounterSession::Send m_send;
    std::optional<CounterDesk> m_desk;
    protocol::BranchView m_view;
    protocol::LinkState m_link = protocol::LinkState::Connecting;
    SignInDesk* m_signIn = nullptr;
    FaceDesk* m_face = nullptr;
    VisitDraft m_lastDraft;
    std::optional<SteadyTime> m_checkLeft; ///< when Esc ended a face check
    std::string m_server;
    CounterScreen m_screen;
    TicketId m_shownSelection; ///< as `changed` told it last
    WaitingModel m_waiting;
    HistoryModel m_history;
    RequestsModel m_requests;
    TimersModel m_timers;
    KeysModel m_keys;
    QTimer m_second;
};

}
