#include "supervisor/queue_line.h"

namespace luot::supervisor {

using namespace protocol;

QueueLine::QueueLine(WebLoop& loop, const Clock& clock)
    : m_loop{loop}
    , m_clock{clock}
    , m_self{std::make_shared<QueueLine*>(this)}
{
}

QueueLine::~QueueLine() { *m_self = nullptr; }

Result<std::unique_ptr<QueueLine>> QueueLine::connect(ClientSettings settings, WebLoop& loop, const Clock& clock)
{
    std::unique_ptr<QueueLine> line{new QueueLine{loop, clock}};
    const auto self = line->m_self;
    const auto later = [&loop, self](auto work) {
        loop.post([self, work = std::move(work)]() mutable {
            if (*self != nullptr)
                work(**self);
        });
    };
    Client::Listener listener{
        .changed =
            [later](const BranchView& view, const std::vector<Event>& news) {
                // The whole view only when it is another one: a day's tickets are not copied for every event.
                if (news.empty())
                    later([view](QueueLine& line) mutable { line.take(std::move(view)); });
                else
                    later([news](QueueLine& line) { line.take(news); });
            },
        .linkChanged = [later](LinkState link) { later([link](QueueLine& line) { line.take(link); }); },
    };
    auto client = Client::connect(std::move(settings), std::move(listener));
    if (!client)
        return tl::unexpected{client.error()};
    line->m_client = std::move(*client);
    line->askName();
    return line;
}

void QueueLine::askName()
{
    ask(Hello{}, [this](const Reply& reply) {
        if (!reply.outcome)
            return askName();
        const auto& hello = std::get<HelloResult>(*reply.outcome);
        m_machine = hello.user;
        m_ahead = hello.at - m_clock.wall();
        tell({});
    });
}

void QueueLine::take(BranchView view)
{
    m_view = std::move(view);
    tell({});
}

void QueueLine::take(const std::vector<Event>& news)
{
    for (const Event& event : news)
        m_view.apply(event.body, event.at);
    if (!news.empty())
        m_ahead = news.back().at - m_clock.wall();
    tell(news);
}

void QueueLine::take(LinkState link)
{
    if (m_link == LinkState::Live && link != LinkState::Live)
        m_lostSince = now();
    m_link = link;
    if (link == LinkState::Live) {
        m_hasBeenLive = true;
        m_lostSince.reset();
    }
    tell({});
}

void QueueLine::tell(const std::vector<Event>& news) const
{
    for (const Follower& follower : m_followers)
        follower(news);
}

RequestId QueueLine::ask(Command command, Replied replied, const std::string& token, RequestId id)
{
    const auto self = m_self;
    WebLoop& loop = m_loop;
    return m_client->request(
        std::move(command),
        [self, &loop, replied = std::move(replied)](const Reply& reply) {
            loop.post([self, replied, reply] {
                if (*self != nullptr && replied)
                    replied(reply);
            });
        },
        {.token = token, .id = std::move(id)});
}

}
