#pragma once

#include "display-board/board.h"

#include "base/clock.h"
#include "protocol/branch_view.h"

#include <QObject>
#include <QString>
#include <QtQmlIntegration>

#include <optional>
#include <string>
#include <vector>

namespace luot::display_board {

/// The small display over one counter: its number, who is called or served there, and, after a visit, how it
/// was.
///
/// A call takes the screen at once, whatever is asked there. Each visit is asked about once, for `askFor`,
/// and only while an answer can be sent; a score that did not arrive is said, never thanked for. Thread: the
/// GUI thread.
class CounterDisplay : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(Mode mode READ mode NOTIFY changed)
    Q_PROPERTY(luot::display_board::Board::Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString counter READ counter CONSTANT)
    Q_PROPERTY(QString fields READ fields NOTIFY changed) ///< "Hộ tịch · Chứng thực"
    Q_PROPERTY(QString label READ label NOTIFY changed)
    Q_PROPERTY(bool hasPriority READ hasPriority NOTIFY changed)
    Q_PROPERTY(QString invitation READ invitation NOTIFY changed) ///< "MỜI CÔNG DÂN SỐ"
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QString thanks READ thanks NOTIFY changed)
    Q_PROPERTY(QString pauseReason READ pauseReason NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed) ///< to answer
    Q_PROPERTY(int chosen READ chosen NOTIFY changed) ///< the face touched, 1 to 5; 0: none yet
    Q_PROPERTY(QString asOf READ asOf NOTIFY changed)
    Q_PROPERTY(
        int turn READ turn NOTIFY turned) ///< grows with each page's time; texts of many pages go by it

public:
    enum Mode {
        NotConnected,
        NoSuchCounter,
        Closed,
        Paused,
        Free,
        Called,
        Serving,
        Asking, ///< how was it
        Sending, ///< a face was touched; nothing is known yet
        Thanks,
        NotTaken, ///< the service did not take the score
        Unconfirmed, ///< nobody knows whether it arrived
    };
    Q_ENUM(Mode)

    static constexpr Milliseconds askFor{20000};
    static constexpr Milliseconds thankFor{4000};
    static constexpr Milliseconds pageFor{4000};

    /// Whether this display's key may rate.
    enum class Rating { Asks, DoesNotAsk };
    /// What became of a score.
    enum class Arrival { Taken, Refused, Unknown };

    CounterDisplay(const Clock& clock, CounterId counter, Rating rating, QObject* parent = nullptr);

    void show(const protocol::BranchView& view, const std::vector<protocol::Event>& news);
    void setConnection(Board::Phase phase, WallTime asOf);
    /// Lets time pass; call about four times a second.
    void tick();
    /// The answer to rated(). One that comes after the next call is nobody's business any more.
    void answered(Arrival arrival);

    /// One of the five faces, 1 to 5. Nothing happens unless the display asks, or somebody was quicker.
    Q_INVOKABLE void rate(int score);

    Mode mode() const { return m_mode; }
    Board::Phase phase() const { return m_phase; }
    QString counter() const { return QString::fromStdString(m_counter.str()); }
    QString fields() const;
    QString label() const;
    bool hasPriority() const;
    QString invitation() const;
    QString question() const;
    QString thanks() const;
    QString pauseReason() const;
    int secondsLeft() const;
    int chosen() const;
    QString asOf() const { return m_asOf; }
    int turn() const { return m_turn; }

signals:
    void changed();
    void turned();
    /// Somebody has touched a face: to be sent once.
    void rated(int score);

private:
    struct Question {
        Mode mode = Asking; ///< or one of those after it
        SteadyTime until;
        int chosen = 0;
    };

    const protocol::Ticket* visit() const;
    bool saysCustomer() const;
    void ask(const std::vector<protocol::Event>& news);
    Mode modeNow() const;
    void refresh();

    const Clock& m_clock;
    CounterId m_counter;
    Rating m_rating;
    protocol::BranchView m_view;
    bool m_hasView = false;
    Board::Phase m_phase = Board::Waiting;
    QString m_asOf;
    std::optional<Question> m_question;
    std::string m_askedAbout; ///< the ticket last asked about, until the next visit
    Mode m_mode = NotConnected;
    int m_shownSeconds = 0;
    SteadyTime m_turnedAt;
    int m_turn = 0;
};

}
