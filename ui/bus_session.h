#pragma once

#include "protocol/client.h"
#include "ui/watchdog.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace luot::ui {

/// A device's line to the queue service, seen from the GUI thread.
///
/// protocol::Client works on a thread of its own; everything it says arrives here as a queued call, in order,
/// so `view()` never changes under a caller. When the line is lost the last view stays. Thread: the GUI
/// thread, except `listener()`'s functions.
class BusSession : public QObject {
    Q_OBJECT
    Q_PROPERTY(Connection connection READ connection NOTIFY connectionChanged)

public:
    /// Waiting: nothing has ever been heard. Reconnecting: the view was right until `asOf()`. Stale: so for
    /// over a minute.
    enum Connection { Waiting, Live, Reconnecting, Stale };
    Q_ENUM(Connection)

    static constexpr Milliseconds staleAfter{60000};

    explicit BusSession(const Clock& clock, QObject* parent = nullptr);
    ~BusSession() override;

    /// Starts connecting and keeps trying. Fails only on what trying again cannot mend, such as a bad key.
    Result<> open(protocol::ClientSettings settings);

    /// This pulse beats as long as the bus thread is at work. To be called before open().
    void setPulse(std::shared_ptr<Pulse> pulse) { m_pulse = std::move(pulse); }

    /// What the client is to call. For those who bring a client of their own. Thread: the functions may be
    /// called from any one thread; they do nothing once the session is gone.
    protocol::Client::Listener listener();

    const protocol::BranchView& view() const { return m_view; }
    Connection connection() const { return m_connection; }
    /// When the view was last known to be right, by this machine's clock.
    WallTime asOf() const { return m_asOf; }

    /// Sends a command; `replied` is called once, on the GUI thread, unless `context` is gone by then.
    /// Requires: open() succeeded.
    RequestId request(protocol::Command command, QObject* context,
                      std::function<void(const protocol::Reply&)> replied,
                      protocol::RequestOptions options = {});

signals:
    /// The view is another. `news` are the events that led to it, oldest first; empty after a snapshot.
    void viewChanged(const std::vector<luot::protocol::Event>& news);
    void connectionChanged();

private:
    struct Mailbox;

    void collect();
    void setLink(protocol::LinkState link);
    void setConnection(Connection connection);

    const Clock& m_clock;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<Pulse> m_pulse; ///< none: nobody wants to know
    protocol::BranchView m_view;
    Connection m_connection = Waiting;
    WallTime m_asOf{};
    QTimer m_staleTimer;
    std::unique_ptr<protocol::Client> m_client;
};

}
