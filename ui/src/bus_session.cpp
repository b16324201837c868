#include "ui/bus_session.h"

#include <QPointer>

#include <optional>
#include <utility>

namespace luot::ui {

/// What the bus thread has left for the GUI thread. Views come faster than frames: only the newest is kept,
/// with all its news.
struct BusSession::Mailbox {
    std::mutex mutex;
    BusSession* session = nullptr; ///< nullptr once it is gone
    std::optional<protocol::BranchView> view;
    std::vector<protocol::Event> news;
    std::vector<protocol::LinkState> links;
    bool isAnnounced = false;

    void announce()
    {
        if (!session || std::exchange(isAnnounced, true))
            return;
        QMetaObject::invokeMethod(
            session, [session = session] { session->collect(); }, Qt::QueuedConnection);
    }
};

BusSession::BusSession(const Clock& clock, QObject* parent)
    : QObject{parent}
    , m_clock{clock}
    , m_mailbox{std::make_shared<Mailbox>()}
{
    m_mailbox->session = this;
    m_staleTimer.setSingleShot(true);
    connect(&m_staleTimer, &QTimer::timeout, this, [this] { setConnection(Stale); });
}

BusSession::~BusSession()
{
    m_client.reset();
    const std::lock_guard lock{m_mailbox->mutex};
    m_mailbox->session = nullptr;
}

Result<> BusSession::open(protocol::ClientSettings settings)
{
    auto client = protocol::Client::connect(std::move(settings), listener());
    if (!client)
        return tl::unexpected{client.error()};
    m_client = std::move(*client);
    return {};
}

protocol::Client::Listener BusSession::listener()
{
    return {
        [mailbox = m_mailbox](const protocol::BranchView& view, const std::vector<protocol::Event>& news) {
            const std::lock_guard lock{mailbox->mutex};
            mailbox->view = view;
            // News from before a snapshot is in the snapshot already.
            if (news.empty())
                mailbox->news.clear();
            mailbox->news.insert(mailbox->news.end(), news.begin(), news.end());
            mailbox->announce();
        },
        [mailbox = m_mailbox](protocol::LinkState link) {
            const std::lock_guard lock{mailbox->mutex};
            mailbox->links.push_back(link);
            mailbox->announce();
        },
        m_pulse ? std::function<void()>{[pulse = m_pulse] { pulse->beat(); }} : nullptr,
    };
}

RequestId BusSession::request(protocol::Command command, QObject* context,
                              std::function<void(const protocol::Reply&)> replied,
                              protocol::RequestOptions options)
{
    Q_ASSERT(m_client);
    // The guard is read on the GUI thread only: the reply first comes to the session, then to the one who
    // asked.
    return m_client->request(
        std::move(command),
        [mailbox = m_mailbox, guard = QPointer<QObject>{context},
         replied = std::move(replied)](const protocol::Reply& reply) {
            const std::lock_guard lock{mailbox->mutex};
            if (!mailbox->session)
                return;
            QMetaObject::invokeMethod(
                mailbox->session,
                [guard, replied, reply] {
                    if (guard)
                        replied(reply);
                },
                Qt::QueuedConnection);
        },
        std::move(options));
}

void BusSession::collect()
{
    std::optional<protocol::BranchView> view;
    std::vector<protocol::Event> news;
    std::vector<protocol::LinkState> links;
    {
        const std::lock_guard lock{m_mailbox->mutex};
        view.swap(m_mailbox->view);
        news.swap(m_mailbox->news);
        links.swap(m_mailbox->links);
        m_mailbox->isAnnounced = false;
    }
    if (view) {
        m_view = std::move(*view);
        emit viewChanged(news);
    }
    for (const protocol::LinkState link : links)
        setLink(link);
}

void BusSession::setLink(protocol::LinkState link)
{
    switch (link) {
    case protocol::LinkState::Live:
        setConnection(Live);
        break;
    case protocol::LinkState::Stale:
        if (m_connection == Live)
            setConnection(Reconnecting);
        break;
    case protocol::LinkState::Connecting:
    case protocol::LinkState::Syncing:
        // A short catching-up is not worth a word; when it takes long, Stale follows.
        break;
    }
}

void BusSession::setConnection(Connection connection)
{
    if (m_connection == connection)
        return;
    if (m_connection == Live)
        m_asOf = m_clock.wall();
    if (connection == Reconnecting)
        m_staleTimer.start(staleAfter);
    else
        m_staleTimer.stop();
    m_connection = connection;
    emit connectionChanged();
}

}
