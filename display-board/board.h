#pragma once

#include "display-board/calls_model.h"
#include "display-board/waiting_model.h"

#include "base/clock.h"
#include "protocol/branch_view.h"
#include "ui/translation.h"

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQmlIntegration>

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace luot::display_board {

/// How far people stand from it, which decides how much fits; and how they are addressed.
struct BoardSettings {
    bool isNear = false; ///< under 3 m: all fields in one list
    QString logo{}; ///< a picture's file, instead of our mark; empty: the mark
    bool sayCustomer = false; ///< "khách hàng" instead of "công dân", whatever the branch says
    ui::Language language = ui::Language::Vietnamese; ///< of the date; texts are by ui::Translation
};

/// What the hall sees: the call, the last calls, who waits, the clock, and whether all that is still true.
///
/// The big call is the one being said aloud, otherwise the newest; a call that waits for its turn to be said
/// is marked in the list meanwhile, so every call is on the board at once. Late or early, the same view gives
/// the same board. Thread: the GUI thread.
class Board : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString centre READ centre NOTIFY changed)
    Q_PROPERTY(QString ward READ ward NOTIFY changed)
    Q_PROPERTY(QString hotline READ hotline NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QString invitation READ invitation NOTIFY changed) ///< "MỜI CÔNG DÂN SỐ"
    Q_PROPERTY(QString time READ time NOTIFY timeChanged)
    Q_PROPERTY(QString date READ date NOTIFY timeChanged)
    Q_PROPERTY(QString asOf READ asOf NOTIFY changed) ///< when the data was last known to be true
    Q_PROPERTY(bool hasCall READ hasCall NOTIFY changed)
    Q_PROPERTY(QString label READ label NOTIFY changed)
    Q_PROPERTY(QString counter READ counter NOTIFY changed)
    Q_PROPERTY(bool hasPriority READ hasPriority NOTIFY changed)
    Q_PROPERTY(int callCount READ callCount NOTIFY changed)
    Q_PROPERTY(bool isFresh READ isFresh NOTIFY changed)
    Q_PROPERTY(bool isNear READ isNear CONSTANT)
    Q_PROPERTY(QUrl logo READ logo CONSTANT) ///< empty: our mark
    Q_PROPERTY(
        int turn READ turn NOTIFY turned) ///< grows with each page's time; texts of many pages go by it
    Q_PROPERTY(int callTurn READ callTurn NOTIFY turned) ///< the same for what belongs to a fresh call
    Q_PROPERTY(luot::display_board::CallsModel* lastCalls READ lastCalls CONSTANT)
    Q_PROPERTY(luot::display_board::WaitingModel* waiting READ waiting CONSTANT)

public:
    /// Waiting: no service has been heard yet. Stale: the line has been gone for over a minute.
    enum Phase { Waiting, Live, Reconnecting, Stale };
    Q_ENUM(Phase)

    static constexpr Milliseconds freshFor{10000}; ///< at least, also when the voice is done sooner
    static constexpr Milliseconds freshAtLeast{4000}; ///< when others wait to be called
    static constexpr Milliseconds freshAtMost{40000}; ///< also when the voice never ends
    static constexpr Milliseconds pageFor{8000};
    static constexpr Milliseconds callPageFor{4000}; ///< of what belongs to a fresh call
    static constexpr Milliseconds catchUp{30000}; ///< older calls found after a lost line are shown, not said

    Board(const Clock& clock, BoardSettings settings, QObject* parent = nullptr);

    /// The branch as it is now; `news` are the events since the last view, if it is known.
    void show(const protocol::BranchView& view, const std::vector<protocol::Event>& news);
    void setConnection(Phase phase, WallTime asOf);
    /// The voice has said this call to its end.
    void markSpoken(const QString& label);
    /// Lets time pass; call about four times a second.
    void tick();

    Phase phase() const { return m_phase; }
    QString centre() const;
    QString ward() const { return QString::fromStdString(m_view.branch.ward); }
    QString hotline() const { return QString::fromStdString(m_view.branch.hotline); }
    QString notice() const { return QString::fromStdString(m_view.notice); }
    QString invitation() const;
    bool saysCustomer() const; ///< by its own setting, or the branch's
    QString time() const { return m_time; }
    QString date() const { return m_date; }
    QString asOf() const { return m_asOf; }
    bool hasCall() const { return !m_view.calls.empty(); }
    QString label() const;
    QString counter() const;
    bool hasPriority() const;
    int callCount() const;
    bool isFresh() const { return !m_fresh.empty(); }
    bool isNear() const { return m_settings.isNear; }
    QUrl logo() const { return m_settings.logo.isEmpty() ? QUrl{} : QUrl::fromLocalFile(m_settings.logo); }
    int turn() const { return m_turn; }
    int callTurn() const { return m_callTurn; }
    CallsModel* lastCalls() { return &m_lastCalls; }
    WaitingModel* waiting() { return &m_waiting; }

signals:
    void changed();
    void timeChanged();
    void turned();
    /// A call that the hall has not heard yet is on the board now.
    void called(const QString& label, const QString& counter);
    /// The last fresh call has become an ordinary one.
    void settled();

private:
    struct Fresh {
        std::string label;
        std::optional<SteadyTime> bigSince; ///< none: waits for its turn
        bool isSpoken = false;
    };

    std::vector<protocol::Call> unheard(const protocol::BranchView& view,
                                        const std::vector<protocol::Event>& news) const;
    const protocol::Call* bigCall() const;
    std::set<std::string> listed(const protocol::Call* big) const;
    bool isOver(const Fresh& fresh) const;
    void advanceFresh();
    void turnPages();
    void turnCallPages();
    void refresh();

    const Clock& m_clock;
    BoardSettings m_settings;
    protocol::BranchView m_view;
    bool m_hasView = false;
    Phase m_phase = Waiting;
    std::deque<Fresh> m_fresh; ///< in the order they are called aloud; the first is the big one
    SteadyTime m_pageSince;
    SteadyTime m_callPageSince;
    int m_turn = 0;
    int m_callTurn = 0;
    QString m_time;
    QString m_date;
    QString m_asOf;
    CallsModel m_lastCalls;
    WaitingModel m_waiting;
};

}
