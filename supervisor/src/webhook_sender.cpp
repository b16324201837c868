#include "base/log.h"
#include "base/replace_file.h"
#include "supervisor/webhook.h"

#include <nlohmann/json.hpp>

#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

constexpr Milliseconds lookEach{250};
/// How far each has come is written at most so often: a disk may take its time, and what a power cut takes is
/// only told once more.
constexpr Milliseconds keepEach{1000};
constexpr int pageOf = 100;

/// One hook's posts, one after the other, on its own thread.
class Postman {
public:
    Postman(Webhook hook, WebhookPost post)
        : m_hook{std::move(hook)}
        , m_post{std::move(post)}
        , m_thread{[this] { work(); }}
    {
    }
    ~Postman()
    {
        {
            const std::lock_guard lock{m_mutex};
            m_isEnding = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;

    void post(std::string body, std::string signature, std::function<void(bool)> done)
    {
        {
            const std::lock_guard lock{m_mutex};
            m_body = std::move(body);
            m_signature = std::move(signature);
            m_done = std::move(done);
        }
        m_wake.notify_all();
    }

private:
    void work()
    {
        std::unique_lock lock{m_mutex};
        for (;;) {
            m_wake.wait(lock, [this] { return m_isEnding || m_done; });
            if (m_isEnding)
                return;
            const auto done = std::exchange(m_done, nullptr);
            const std::string body = m_body;
            const std::string signature = m_signature;
            lock.unlock();
            done(m_post(m_hook, body, signature));
            lock.lock();
        }
    }

    Webhook m_hook;
    WebhookPost m_post;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::string m_body;
    std::string m_signature;
    std::function<void(bool)> m_done;
    bool m_isEnding = false;
    std::thread m_thread;
};

class LogSender final : public WebhookSender {
public:
    LogSender(std::vector<Webhook> hooks, std::filesystem::path folder, QueueLine& line, WebLoop& loop,
              const Clock& clock, const WebhookPost& post)
        : m_folder{std::move(folder)}
        , m_line{line}
        , m_loop{loop}
        , m_clock{clock}
        , m_self{std::make_shared<LogSender*>(this)}
    {
        for (Webhook& hook : hooks) {
            m_routes.push_back(std::make_unique<Route>());
            m_routes.back()->hook = hook;
            m_routes.back()->postman = std::make_unique<Postman>(hook, post);
        }
    }
    ~LogSender() override
    {
        *m_self = nullptr;
        if (m_isChanged)
            note();
    }

    Result<> begin()
    {
        if (!m_folder.empty()) {
            std::error_code error;
            std::filesystem::create_directories(m_folder, error);
            std::ifstream stream{file()};
            const json kept = json::parse(stream, nullptr, false);
            for (const auto& route : m_routes)
                if (const auto place = placeIn(kept, route->hook.name)) {
                    route->place = *place;
                    route->isPlaced = true;
                }
        }
        m_line.follow([self = m_self](const std::vector<Event>& news) {
            if (*self == nullptr)
                return;
            for (const auto& route : (*self)->m_routes)
                route->hasNews = true;
            // After an interruption the log may be another one.
            if (news.empty())
                (*self)->m_epoch = 0;
        });
        m_loop.every(lookEach, [self = m_self] {
            if (*self != nullptr)
                (*self)->look();
        });
        return keep();
    }

    std::vector<WebhookState> states() const override
    {
        std::vector<WebhookState> all;
        for (const auto& route : m_routes)
            all.push_back({route->hook.name, route->place.seq, route->failures});
        return all;
    }

private:
    /// Up to where a hook has been told, in which log.
    struct Place {
        std::uint64_t epoch = 0;
        std::uint64_t seq = 0;
        WallTime at{}; ///< of that event
    };
    struct Route {
        Webhook hook;
        Place place;
        bool isPlaced = false; ///< it is known where in the log it is
        bool isBusy = false;
        bool hasNews = true; ///< the log goes on after what was read
        int failures = 0;
        SteadyTime notBefore{};
        std::vector<LogEntry> waiting; ///< of the log's page, oldest first
        std::uint64_t readTo = 0;
        std::unique_ptr<Postman> postman;
    };

    static std::optional<Place> placeIn(const json& kept, const std::string& name)
    {
        const auto found = kept.is_object() ? kept.find(name) : kept.end();
        if (!kept.is_object() || found == kept.end() || !found->is_object())
            return std::nullopt;
        const auto number = [&](const char* member) {
            const auto value = found->find(member);
            return value != found->end() && value->is_number_unsigned() ? value->get<std::uint64_t>() : 0U;
        };
        return Place{number("epoch"), number("seq"), WallTime{Milliseconds{number("at")}}};
    }

    std::filesystem::path file() const { return m_folder / "webhooks.json"; }

    Result<> keep() const
    {
        if (m_folder.empty())
            return {};
        json kept = json::object();
        for (const auto& route : m_routes)
            if (route->isPlaced)
                kept[route->hook.name]
                    = {{"epoch", route->place.epoch},
                       {"seq", route->place.seq},
                       {"at", static_cast<std::uint64_t>(route->place.at.time_since_epoch().count())}};
        constexpr unsigned ownersAlone = 0600;
        if (const std::error_code error = replaceFile(file(), kept.dump(), ownersAlone))
            return failure("How far the webhooks have come cannot be kept in " + file().string() + ": "
                           + error.message() + ". Check the folder and the disk.");
        return {};
    }

    void look()
    {
        if (m_isChanged && m_clock.steady() - m_kept >= keepEach)
            note();
        if (!m_line.isLive())
            return;
        if (m_epoch == 0)
            return greet();
        for (const auto& route : m_routes)
            if (!route->isBusy && route->notBefore <= m_clock.steady())
                goOn(*route);
    }

    void greet()
    {
        if (std::exchange(m_isGreeting, true))
            return;
        m_line.ask(Hello{}, [self = m_self](const Reply& reply) {
            if (*self == nullptr)
                return;
            (*self)->m_isGreeting = false;
            if (reply.outcome)
                (*self)->m_epoch = std::get<HelloResult>(*reply.outcome).epoch;
        });
    }

    void goOn(Route& route)
    {
        if (m_epoch == 0)
            return; // look() comes back
        if (!route.isPlaced)
            return place(route);
        if (route.place.epoch != m_epoch)
            return findAgain(route, route.place.seq);
        // Whatever it does not want is passed over.
        while (!route.waiting.empty()) {
            const LogEntry& entry = route.waiting.front();
            const auto body
                = wants(route.hook, entry.type) ? webhookBody(m_line.view().branch.id, entry) : std::nullopt;
            if (body)
                return send(route, *body);
            told(route);
        }
        route.place.seq = std::max(route.place.seq, route.readTo);
        if (route.hasNews)
            read(route);
    }

    /// At the log's end: nobody who is new is told of a year at once.
    void place(Route& route)
    {
        ask(route, ReadLog{(1ULL << 53U) - 1, 1}, [this](Route& placed, const LogPage& page) {
            placed.place = {m_epoch, page.last, m_line.now()};
            placed.readTo = page.last;
            placed.isPlaced = true;
            m_isChanged = true;
        });
    }

    /// A log of another epoch may be a backup that was put back: up to somewhere it is the log that was told,
    /// then goes on with what nobody has heard. That place is behind the last event at `upTo` or before which
    /// is not later than the last one told.
    void findAgain(Route& route, std::uint64_t upTo)
    {
        const std::uint64_t after = upTo > pageOf ? upTo - pageOf : 0;
        route.waiting.clear();
        ask(route, ReadLog{after, pageOf}, [this, after, upTo](Route& lost, const LogPage& page) {
            std::optional<std::uint64_t> found;
            for (const LogEntry& entry : page.events)
                if (entry.seq <= upTo && entry.at <= lost.place.at)
                    found = entry.seq;
            if (!found && after > 0)
                return findAgain(lost, after);
            lost.place.epoch = m_epoch;
            lost.place.seq = found.value_or(0);
            lost.readTo = lost.place.seq;
            lost.hasNews = true;
            m_isChanged = true;
        });
    }

    void read(Route& route)
    {
        route.hasNews = false;
        ask(route, ReadLog{route.place.seq, pageOf}, [](Route& reading, const LogPage& page) {
            reading.hasNews = reading.hasNews || page.next < page.last;
            reading.waiting = page.events;
            reading.readTo = page.next;
        });
    }

    template <class Take> void ask(Route& route, ReadLog question, Take take)
    {
        route.isBusy = true;
        m_line.ask(question, [self = m_self, &route, take](const Reply& reply) {
            if (*self == nullptr)
                return;
            route.isBusy = false;
            if (reply.outcome)
                take(route, std::get<LogPage>(*reply.outcome));
            else
                route.hasNews = true;
        });
    }

    void send(Route& route, const std::string& body)
    {
        route.isBusy = true;
        const auto at
            = std::chrono::duration_cast<std::chrono::seconds>(m_clock.wall().time_since_epoch()).count();
        route.postman->post(body, webhookSignature(route.hook.secret, at, body),
                            [self = m_self, &loop = m_loop, &route](bool isTaken) {
                                loop.post([self, &route, isTaken] {
                                    if (*self != nullptr)
                                        (*self)->sent(route, isTaken);
                                });
                            });
    }

    void sent(Route& route, bool isTaken)
    {
        route.isBusy = false;
        if (!isTaken) {
            ++route.failures;
            route.notBefore = m_clock.steady() + webhookPause(route.failures);
            if (route.failures == 1)
                spdlog::warn("the webhook {} was not taken; it is tried again until it is", route.hook.name);
            return;
        }
        if (route.failures > 0)
            spdlog::info("the webhook {} is taken again", route.hook.name);
        route.failures = 0;
        told(route);
        goOn(route);
    }

    /// The first that waited, or it is none of this hook's.
    void told(Route& route)
    {
        route.place.seq = route.waiting.front().seq;
        route.place.at = route.waiting.front().at;
        route.waiting.erase(route.waiting.begin());
        m_isChanged = true;
    }

    void note()
    {
        m_kept = m_clock.steady();
        const auto kept = keep();
        if (!kept && !m_hasFailed)
            spdlog::error("{}", kept.error().message);
        m_hasFailed = !kept;
        m_isChanged = !kept;
    }

    std::filesystem::path m_folder;
    QueueLine& m_line;
    WebLoop& m_loop;
    const Clock& m_clock;
    std::shared_ptr<LogSender*> m_self;
    std::vector<std::unique_ptr<Route>> m_routes;
    std::uint64_t m_epoch = 0; ///< of the service's log; 0: not known (any more)
    bool m_isGreeting = false;
    bool m_isChanged = false; ///< since it was kept
    bool m_hasFailed = false;
    SteadyTime m_kept{};
};

}

Result<std::unique_ptr<WebhookSender>> WebhookSender::start(std::vector<Webhook> hooks,
                                                            std::filesystem::path folder, QueueLine& line,
                                                            WebLoop& loop, const Clock& clock,
                                                            WebhookPost post)
{
    auto sender = std::make_unique<LogSender>(std::move(hooks), std::move(folder), line, loop, clock, post);
    if (auto begun = sender->begin(); !begun)
        return tl::unexpected{begun.error()};
    return sender;
}

}
