#pragma once

#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace luot::supervisor {

/// One connection to a server on this machine, in plain words.
class Wire {
public:
    static constexpr std::chrono::seconds patience{20};

    explicit Wire(std::uint16_t port)
        : m_fd{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isThere = connect(m_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~Wire() { close(m_fd); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    bool isThere() const { return m_isThere; }
    void send(const std::string& text) const
    {
        // A server that has said no to a long text reads no further.
        for (std::size_t sent = 0; sent < text.size();) {
            const ssize_t n = ::send(m_fd, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (n <= 0)
                return;
            sent += static_cast<std::size_t>(n);
        }
    }
    /// What has come until `mark`, with it; all there was, if the other side closes or nothing comes.
    std::string readThrough(const std::string& mark)
    {
        for (;;) {
            if (const auto at = m_read.find(mark); at != std::string::npos)
                return taken(at + mark.size());
            if (!readMore())
                return taken(m_read.size());
        }
    }
    std::string readBytes(std::size_t size)
    {
        while (m_read.size() < size && readMore()) { }
        return taken(std::min(size, m_read.size()));
    }
    std::string readRest()
    {
        while (readMore()) { }
        return taken(m_read.size());
    }

private:
    bool readMore()
    {
        pollfd waiting{m_fd, POLLIN, 0};
        const auto most = std::chrono::duration_cast<std::chrono::milliseconds>(patience).count();
        if (poll(&waiting, 1, static_cast<int>(most)) <= 0)
            return false;
        char buffer[8192];
        const ssize_t n = recv(m_fd, buffer, sizeof buffer, 0);
        if (n <= 0)
            return false;
        m_read.append(buffer, static_cast<std::size_t>(n));
        return true;
    }
    std::string taken(std::size_t size)
    {
        std::string first = m_read.substr(0, size);
        m_read.erase(0, size);
        return first;
    }

    int m_fd;
    bool m_isThere = false;
    std::string m_read;
};

struct HttpAnswer {
    int status = 0; ///< 0: none came
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;

    nlohmann::json json() const { return nlohmann::json::parse(body, nullptr, false); }
};

/// Status line and headers; the body is still to be read.
inline HttpAnswer readHead(Wire& wire)
{
    HttpAnswer answer;
    const std::string first = wire.readThrough("\r\n");
    if (first.size() > 12)
        answer.status = std::stoi(first.substr(9, 3));
    for (std::string line = wire.readThrough("\r\n"); line.size() > 2; line = wire.readThrough("\r\n")) {
        const auto colon = line.find(": ");
        std::string name = line.substr(0, colon);
        for (char& c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (colon != std::string::npos)
            answer.headers[name] = line.substr(colon + 2, line.size() - colon - 4);
    }
    return answer;
}

/// A browser as far as a test needs one: keeps the session's cookie and sends the check that its pages know.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port)
        : m_port{port}
    {
    }

    /// 200: from now on it is that person.
    int signIn(const std::string& person, const std::string& pin = "27182818")
    {
        const HttpAnswer answer = post("/api/sign-in", {{"person", person}, {"pin", pin}});
        if (answer.status == 200) {
            const std::string& text = answer.headers.at("set-cookie");
            cookie = text.substr(0, text.find(';'));
            check = answer.json().at("check");
        }
        return answer.status;
    }
    HttpAnswer get(const std::string& path) const { return ask("GET", path, "", ""); }
    HttpAnswer post(const std::string& path, const nlohmann::json& body) const
    {
        return ask("POST", path, body.dump(), "Content-Type: application/json\r\n");
    }
    /// `headers`: whole lines, each with its end.
    HttpAnswer ask(const std::string& method, const std::string& path, const std::string& body,
                   const std::string& headers) const
    {
        Wire wire{m_port};
        wire.send(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + identity()
                  + headers
                  + (method == "POST" ? "Content-Length: " + std::to_string(body.size()) + "\r\n" : "")
                  + "\r\n" + body);
        HttpAnswer answer = readHead(wire);
        const auto length = answer.headers.find("content-length");
        answer.body
            = length == answer.headers.end() ? wire.readRest() : wire.readBytes(std::stoul(length->second));
        return answer;
    }
    std::string identity() const
    {
        return (cookie.empty() ? "" : "Cookie: " + cookie + "\r\n")
            + (check.empty() ? "" : "X-Luot-Check: " + check + "\r\n");
    }
    std::uint16_t port() const { return m_port; }

    std::string cookie; ///< "luot=…"
    std::string check;

private:
    std::uint16_t m_port;
};

/// A page that listens to a stream of events.
class EventReader {
public:
    EventReader(const HttpClient& client, const std::string& path)
        : m_wire{client.port()}
    {
        m_wire.send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + client.identity() + "\r\n");
        m_head = readHead(m_wire);
        m_isChunked = m_head.headers["transfer-encoding"] == "chunked";
    }

    const HttpAnswer& head() const { return m_head; }
    /// The next event of that name; nothing if the stream ends or stays silent.
    std::optional<nlohmann::json> next(const std::string& name)
    {
        const auto end = std::chrono::steady_clock::now() + Wire::patience;
        while (std::chrono::steady_clock::now() < end) {
            const std::string event = nextEvent();
            if (event.empty())
                break;
            if (!event.starts_with("event: " + name + "\n"))
                continue;
            const auto data = event.find("\ndata: ");
            return nlohmann::json::parse(event.substr(data + 7), nullptr, false);
        }
        return std::nullopt;
    }
    /// The first event of that name for which it is so, within the wire's patience.
    template <class IsSo> std::optional<nlohmann::json> until(const std::string& name, IsSo isSo)
    {
        const auto end = std::chrono::steady_clock::now() + Wire::patience;
        while (std::chrono::steady_clock::now() < end) {
            auto data = next(name);
            if (!data || isSo(*data))
                return data;
        }
        return std::nullopt;
    }

    /// Reads on to the end of the stream. False: it stays open.
    bool hasEnded()
    {
        const auto end = std::chrono::steady_clock::now() + Wire::patience;
        while (!m_hasEnded && std::chrono::steady_clock::now() < end && !nextEvent().empty()) { }
        return m_hasEnded;
    }

private:
    std::string nextEvent()
    {
        for (;;) {
            if (const auto end = m_text.find("\n\n"); end != std::string::npos) {
                std::string event = m_text.substr(0, end + 1);
                m_text.erase(0, end + 2);
                return event;
            }
            const std::string part = m_isChunked ? nextChunk() : m_wire.readThrough("\n");
            if (part.empty())
                return {};
            m_text += part;
        }
    }
    std::string nextChunk()
    {
        const std::string size = m_wire.readThrough("\r\n");
        if (size.size() <= 2)
            return {};
        std::string chunk = m_wire.readBytes(std::stoul(size, nullptr, 16));
        m_hasEnded = chunk.empty(); // the last one, of no length
        m_wire.readBytes(2);
        return chunk;
    }

    Wire m_wire;
    HttpAnswer m_head;
    bool m_isChunked = false;
    bool m_hasEnded = false;
    std::string m_text;
};

}
