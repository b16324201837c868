#include "supervisor/report_follower.h"

#include "base/log.h"

namespace luot::supervisor {

using namespace protocol;

namespace {

/// News come in bursts; a question for each would be too many.
constexpr Milliseconds lookEach{500};

}

ReportFollower::ReportFollower(ReportStore& store, QueueLine& line, WebLoop& loop)
    : m_store{store}
    , m_line{line}
{
    m_line.follow([this](const std::vector<Event>& news) {
        m_hasNews = true;
        // After an interruption the log may be another one.
        if (news.empty())
            m_isKnown = false;
    });
    loop.every(lookEach, [this] { look(); });
}

void ReportFollower::look()
{
    // Tables that were damaged are of no log any more, whoever found that out.
    if (m_isKnown && m_store.epoch() == 0) {
        m_isKnown = false;
        m_isUpToDate = false;
        m_hasNews = true;
    }
    if (m_isAsking || !m_hasNews || !m_line.isLive())
        return;
    m_isAsking = true;
    if (!m_isKnown)
        return greet();
    m_hasNews = false;
    m_line.ask(ReadLog{m_store.lastSeq(), pageOf}, [this](const Reply& reply) {
        m_isAsking = false;
        if (!reply.outcome) {
            m_hasNews = true;
            return;
        }
        take(std::get<LogPage>(*reply.outcome));
    });
}

void ReportFollower::greet()
{
    m_line.ask(Hello{}, [this](const Reply& reply) {
        m_isAsking = false;
        if (!reply.outcome)
            return;
        const std::uint64_t epoch = std::get<HelloResult>(*reply.outcome).epoch;
        if (epoch != m_store.epoch()) {
            if (m_store.epoch() != 0)
                spdlog::info("the queue service's log is another one: the reports are built anew");
            const auto begun = m_store.startAnew(epoch);
            note(begun);
            if (!begun)
                return;
        }
        m_isKnown = true;
    });
}

void ReportFollower::take(const LogPage& page)
{
    const auto taken = m_store.take(page.events, page.next);
    note(taken);
    if (!taken) {
        m_hasNews = true;
        m_isUpToDate = false;
        return;
    }
    m_isUpToDate = page.next >= page.last;
    m_hasNews = m_hasNews || !m_isUpToDate;
}

/// A disk that stays full is said once, not at each try.
void ReportFollower::note(const Result<>& done)
{
    if (!done && !m_hasFailed)
        spdlog::error("{}", done.error().message);
    if (done && m_hasFailed)
        spdlog::info("the reports can be written again");
    m_hasFailed = !done;
}

}
