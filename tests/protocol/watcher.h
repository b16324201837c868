#pragma once

#include "protocol/client.h"
#include "tests/protocol/small_service.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace luot::protocol {

/// A device as a test sees it: its view, its news, its link, and a blocking way to ask.
class Watcher {
public:
    static constexpr std::chrono::seconds patience{20};

    explicit Watcher(ClientSettings settings)
    {
        Client::Listener listener{[this](const BranchView& view, const std::vector<Event>& news) {
                                      const std::scoped_lock lock{m_mutex};
                                      m_view = view;
                                      m_news.insert(m_news.end(), news.begin(), news.end());
                                      m_changed.notify_all();
                                  },
                                  [this](LinkState link) {
                                      const std::scoped_lock lock{m_mutex};
                                      m_links.push_back(link);
                                      m_changed.notify_all();
                                  }};
        auto client = Client::connect(std::move(settings), std::move(listener));
        if (!client)
            throw std::runtime_error{client.error().message};
        m_client = std::move(*client);
    }

    bool waitFor(const std::function<bool(const BranchView&)>& isSo)
    {
        std::unique_lock lock{m_mutex};
        return m_changed.wait_for(lock, patience, [&] { return isSo(m_view); });
    }
    bool waitForLink(LinkState link)
    {
        std::unique_lock lock{m_mutex};
        return m_changed.wait_for(lock, patience, [&] { return !m_links.empty() && m_links.back() == link; });
    }
    /// Waits until the stream's `n`-th event was heard, as one that has been live all the time does.
    bool waitForN(std::uint64_t n)
    {
        std::unique_lock lock{m_mutex};
        return m_changed.wait_for(lock, patience, [&] { return !m_news.empty() && m_news.back().n >= n; });
    }
    BranchView view()
    {
        const std::scoped_lock lock{m_mutex};
        return m_view;
    }
    std::vector<Event> news()
    {
        const std::scoped_lock lock{m_mutex};
        return m_news;
    }
    std::vector<LinkState> links()
    {
        const std::scoped_lock lock{m_mutex};
        return m_links;
    }
    Reply ask(Command command, RequestOptions options = {})
    {
        std::mutex mutex;
        std::condition_variable answered;
        std::optional<Reply> reply;
        m_client->request(
            std::move(command),
            [&](const Reply& given) {
                const std::scoped_lock lock{mutex};
                reply.emplace(given);
                answered.notify_all();
            },
            std::move(options));
        std::unique_lock lock{mutex};
        answered.wait(lock, [&] { return reply.has_value(); });
        return *reply;
    }
    Client& client() { return *m_client; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    BranchView m_view;
    std::vector<Event> m_news;
    std::vector<LinkState> m_links;
    std::unique_ptr<Client> m_client; ///< last: its thread ends before what it writes to
};

}
