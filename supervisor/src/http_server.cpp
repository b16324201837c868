#include "supervisor/http_server.h"

#include "base/log.h"
#include "supervisor/answers.h"
#include "supervisor/router.h"
#include "supervisor/src/http_text.h"
#include "supervisor/src/open_exchange.h"
#include "supervisor/web_sessions.h"

#include <microhttpd.h>

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstring>

namespace luot::supervisor {

namespace {

constexpr std::size_t perConnection = 8 * 1024;
constexpr unsigned waitingToBeAccepted = 1024;
/// A body that says itself that it is larger is not even read to its end.
constexpr std::uint64_t hopelessBody = 4U << 20U;

std::string addressOf(const sockaddr* address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address == nullptr)
        return {};
    const void* bytes = address->sa_family == AF_INET6
        ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr)
        : static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(address)->sin_addr);
    if (inet_ntop(address->sa_family, bytes, text.data(), text.size()) == nullptr)
        return {};
    std::string found{text.data()};
    // An old address at a socket for both kinds.
    constexpr std::string_view mapped = "::ffff:";
    return found.starts_with(mapped) ? found.substr(mapped.size()) : found;
}

class MhdServer final : public HttpServer {
public:
    MhdServer(HttpSettings settings, Handler handler)
        : m_settings{std::move(settings)}
        , m_handler{std::move(handler)}
    {
    }

    ~MhdServer() override
    {
        // MHD wants nobody suspended when it ends.
        for (const auto& [key, exchange] : m_open) {
            if (exchange->stream())
                exchange->stream()->end();
            exchange->answer({.status = MHD_HTTP_SERVICE_UNAVAILABLE});
        }
        if (m_daemon == nullptr)
            return;
        MHD_run(m_daemon);
        MHD_stop_daemon(m_daemon);
    }

    Result<> start()
    {
        raiseDescriptors();
        addrinfo hints{};
        hints.ai_socktype = SOCK_STREAM;
        hints.ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV;
        addrinfo* found = nullptr;
        const std::string where = m_settings.address + " port " + std::to_string(m_settings.port);
        if (getaddrinfo(m_settings.address.c_str(), std::to_string(m_settings.port).c_str(), &hints, &found)
            != 0)
            return failure(m_settings.address
                           + " is no address of this machine: give one like 192.168.1.5, "
                             "127.0.0.1 or 0.0.0.0.");
        const std::unique_ptr<addrinfo, void (*)(addrinfo*)> kept{found, &freeaddrinfo};

        unsigned flags = MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME;
        if (found->ai_family == AF_INET6)
            flags |= MHD_USE_DUAL_STACK;
        const bool isSecure = !m_settings.certificate.empty();
        if (isSecure)
            flags |= MHD_USE_TLS;
        std::vector<MHD_OptionItem> options{
            {MHD_OPTION_SOCK_ADDR, 0, found->ai_addr},
            {MHD_OPTION_CONNECTION_LIMIT, static_cast<intptr_t>(m_settings.mostConnections), nullptr},
            {MHD_OPTION_CONNECTION_TIMEOUT, static_cast<intptr_t>(m_settings.silentSeconds), nullptr},
            {MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<intptr_t>(perConnection), nullptr},
            {MHD_OPTION_LISTEN_BACKLOG_SIZE, static_cast<intptr_t>(waitingToBeAccepted), nullptr},
            {MHD_OPTION_LISTENING_ADDRESS_REUSE, 1, nullptr},
        };
        if (isSecure) {
            options.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, m_settings.certificate.data()});
            options.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, m_settings.privateKey.data()});
        }
        options.push_back(
            {MHD_OPTION_NOTIFY_COMPLETED, reinterpret_cast<intptr_t>(&MhdServer::completed), this});
        options.push_back(
            {MHD_OPTION_NOTIFY_CONNECTION, reinterpret_cast<intptr_t>(&MhdServer::cameOrWent), this});
        options.push_back({MHD_OPTION_END, 0, nullptr});
        m_daemon = MHD_start_daemon(flags, m_settings.port, &MhdServer::mayConnect, this, &MhdServer::access,
                                    this, MHD_OPTION_ARRAY, options.data(), MHD_OPTION_END);
        if (m_daemon == nullptr)
            return failure("No pages can be served at " + where
                           + (isSecure
                                  ? ": is another program using it, or are certificate and key no PEM texts?"
                                  : ": another program is using it, or it is not this machine's."));
        return {};
    }

    int fd() const { return MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd; }
    void work() { MHD_run(m_daemon); }
    Milliseconds patience() const
    {
        MHD_UNSIGNED_LONG_LONG wait = 0;
        constexpr MHD_UNSIGNED_LONG_LONG longest = 1000;
        if (MHD_get_timeout(m_daemon, &wait) != MHD_YES)
            wait = longest;
        return Milliseconds{std::min(wait, longest)};
    }

    std::uint16_t port() const override
    {
        return MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    }

private:
    static void raiseDescriptors()
    {
        rlimit limit{};
        if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max)
            return;
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }

    static MHD_Result access(void* self, MHD_Connection* connection, const char* url, const char* method,
                             const char*, const char* upload, std::size_t* uploaded, void** kept)
    {
        try {
            return static_cast<MhdServer*>(self)->hear(connection, url, method, upload, uploaded, kept);
        } catch (const std::exception& exception) {
            spdlog::error("a request for a page could not be taken: {}", exception.what());
            return MHD_NO; // the connection is closed; no C code is run through by an exception
        }
    }

    MHD_Result hear(MHD_Connection* connection, const char* url, const char* method, const char* upload,
                    std::size_t* uploaded, void** kept)
    {
        if (*kept == nullptr) {
            auto exchange = std::make_shared<OpenExchange>(connection);
            read(connection, url, method, exchange->filling());
            *kept = exchange.get();
            m_open[exchange.get()] = exchange;
            const std::string told = exchange->request().header("content-length");
            if (!told.empty() && std::strtoull(told.c_str(), nullptr, 10) > hopelessBody) {
                exchange->noteHandled();
                exchange->answer(tooLarge());
                return exchange->send() ? MHD_YES : MHD_NO;
            }
            return MHD_YES;
        }
        const std::shared_ptr<OpenExchange> exchange = m_open.at(static_cast<OpenExchange*>(*kept));
        if (*uploaded > 0) {
            std::string& body = exchange->filling().body;
            if (body.size() + *uploaded > m_settings.mostBody)
                exchange->refuseBody();
            else
                body.append(upload, *uploaded);
            *uploaded = 0;
            return MHD_YES;
        }
        if (!exchange->wasHandled()) {
            exchange->noteHandled();
            if (exchange->isBodyTooLarge())
                exchange->answer(tooLarge());
            else
                handle(exchange);
        }
        if (!exchange->isSettled()) {
            exchange->wait();
            return MHD_YES;
        }
        return exchange->send() ? MHD_YES : MHD_NO;
    }

    /// What goes wrong with one request is that request's alone.
    void handle(const std::shared_ptr<OpenExchange>& exchange) const
    {
        try {
            m_handler(exchange);
        } catch (const std::exception& exception) {
            // Not the path: a ticket's is a key.
            spdlog::error("a request for a page failed: {}", exception.what());
            refuse(exchange, MHD_HTTP_INTERNAL_SERVER_ERROR, "INTERNAL",
                   "Máy chủ gặp lỗi khi làm việc này. Xin thử lại; nếu vẫn vậy, báo người quản trị.");
        }
    }

    void read(MHD_Connection* connection, const char* url, const char* method, HttpRequest& request) const
    {
        request.method = std::strcmp(method, MHD_HTTP_METHOD_GET) == 0 ? Method::Get
            : std::strcmp(method, MHD_HTTP_METHOD_POST) == 0           ? Method::Post
                                                                       : Method::Other;
        request.path = url; // MHD has decoded it
        MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, &MhdServer::takeArgument,
                                  &request.query);
        MHD_get_connection_values(connection, MHD_HEADER_KIND, &MhdServer::takeHeader, &request.headers);
        const auto* peer = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
        request.address = addressOf(peer != nullptr ? peer->client_addr : nullptr);
        request.isSecure = !m_settings.certificate.empty();
        if (!m_settings.trustedProxy.empty() && request.address == m_settings.trustedProxy) {
            request.isSecure = lastOf(request.header("x-forwarded-proto")) == "https";
            const std::string through = lastOf(request.header("x-forwarded-for"));
            if (!through.empty())
                request.address = through;
        }
    }

    static MHD_Result takeArgument(void* into, MHD_ValueKind, const char* name, const char* value)
    {
        static_cast<std::map<std::string, std::string>*>(into)->emplace(name, value != nullptr ? value : "");
        return MHD_YES;
    }
    /// A header that comes twice is one list (RFC 9110, 5.2): who adds to it is last.
    static MHD_Result takeHeader(void* into, MHD_ValueKind, const char* name, const char* value)
    {
        auto& headers = *static_cast<std::map<std::string, std::string>*>(into);
        const auto [entry, isNew] = headers.try_emplace(lowered(name), value != nullptr ? value : "");
        if (!isNew && value != nullptr)
            entry->second.append(entry->first == "cookie" ? "; " : ", ").append(value);
        return MHD_YES;
    }

    // libmicrohttpd's own limit by address would count the proxy, and a new address by itself.
    static MHD_Result mayConnect(void* self, const sockaddr* address, socklen_t)
    {
        const auto* server = static_cast<MhdServer*>(self);
        const std::string from = addressOf(address);
        const unsigned most = server->m_settings.mostPerAddress;
        if (most == 0 || from == server->m_settings.trustedProxy)
            return MHD_YES;
        const auto found = server->m_connected.find(countedAddress(from));
        return found != server->m_connected.end() && found->second >= most ? MHD_NO : MHD_YES;
    }
    static void cameOrWent(void* self, MHD_Connection* connection, void**,
                           MHD_ConnectionNotificationCode code)
    {
        auto& connected = static_cast<MhdServer*>(self)->m_connected;
        const auto* peer = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
        const std::string from = countedAddress(addressOf(peer != nullptr ? peer->client_addr : nullptr));
        if (code == MHD_CONNECTION_NOTIFY_STARTED)
            ++connected[from];
        else if (const auto found = connected.find(from); found != connected.end() && --found->second == 0)
            connected.erase(found);
    }

    static void completed(void* self, MHD_Connection*, void** kept, MHD_RequestTerminationCode)
    {
        if (*kept == nullptr)
            return;
        auto& open = static_cast<MhdServer*>(self)->m_open;
        const auto found = open.find(static_cast<OpenExchange*>(*kept));
        if (found == open.end())
            return;
        found->second->forget();
        open.erase(found);
        *kept = nullptr;
    }

    static HttpResponse tooLarge()
    {
        HttpResponse response{MHD_HTTP_CONTENT_TOO_LARGE, "application/json",
                              std::make_shared<const std::string>(
                                  R"({"error":"TOO_LARGE","text":"Nội dung gửi lên quá dài."})"),
                              safetyHeaders()};
        response.headers.emplace_back(MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
        response.headers.emplace_back(MHD_HTTP_HEADER_CONNECTION, "close");
        return response;
    }

    HttpSettings m_settings;
    Handler m_handler;
    std::map<OpenExchange*, std::shared_ptr<OpenExchange>> m_open;
    std::map<std::string, unsigned> m_connected; ///< by address
    MHD_Daemon* m_daemon = nullptr;
};

}

std::string HttpRequest::header(const std::string& name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string{} : found->second;
}

std::string HttpRequest::cookie(const std::string& name) const { return cookieIn(header("cookie"), name); }

Result<std::unique_ptr<HttpServer>> HttpServer::listen(HttpSettings settings, WebLoop& loop, Handler handler)
{
    auto server = std::make_unique<MhdServer>(std::move(settings), std::move(handler));
    if (auto started = server->start(); !started)
        return tl::unexpected{started.error()};
    MhdServer* raw = server.get();
    loop.watch(
        raw->fd(), [raw] { raw->work(); }, [raw] { return raw->patience(); });
    return server;
}

}
