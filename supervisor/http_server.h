#pragma once

#include "base/result.h"
#include "supervisor/web_loop.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace luot::supervisor {

enum class Method { Get, Post, Other };

/// What a browser asked. Names of headers are in lower case; nothing in it is to be trusted.
struct HttpRequest {
    Method method = Method::Get;
    std::string path; ///< "/t/abc", decoded, without the query
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers;
    std::string body; ///< of a POST; at most HttpSettings::mostBody
    std::string address; ///< of the browser; of the last hop that is not the trusted proxy
    bool isSecure = false; ///< came by TLS, here or at the trusted proxy

    std::string header(const std::string& name) const; ///< empty: not there
    std::string cookie(const std::string& name) const; ///< empty: not there
};

using Body = std::shared_ptr<const std::string>;

struct HttpResponse {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    Body body{}; ///< none: empty
    std::vector<std::pair<std::string, std::string>> headers{};
};

/// A page that listens: server-sent events to one browser. Only the newest message counts: one that has not
/// begun to leave when the next comes is dropped, so that somebody slow costs no memory and sees nothing old.
///
/// Thread: the loop's.
class EventStream {
public:
    virtual ~EventStream() = default;

    /// `message` is a whole event: "event: live\ndata: {…}\n\n".
    virtual void show(Body message) = 0;
    /// Nothing more is shown: what was shown last still leaves, then the browser sees the end.
    virtual void end() = 0;
    virtual bool isOpen() const = 0; ///< false: the browser is gone
};

/// One request that waits for its answer, which may come later.
///
/// Thread: the loop's. Ensures: an answer to a browser that has gone is thrown away; a second answer too.
class Exchange {
public:
    virtual ~Exchange() = default;

    virtual const HttpRequest& request() const = 0;
    virtual void answer(HttpResponse response) = 0;
    /// Instead of answer(): the connection stays open. `headers` beside those of every event stream.
    virtual std::shared_ptr<EventStream> listen(std::vector<std::pair<std::string, std::string>> headers) = 0;
};

struct HttpSettings {
    std::string address = "127.0.0.1"; ///< "0.0.0.0", "::": every one
    std::uint16_t port = 0; ///< 0: one that is free
    std::string certificate; ///< PEM texts; both empty: plain HTTP
    std::string privateKey;
    std::string trustedProxy; ///< whose X-Forwarded-For and -Proto are believed; empty: nobody's
    unsigned mostConnections = 12'000;
    /// Connections of one address (countedAddress()), but for the trusted proxy, through which everybody
    /// comes; 0: no limit.
    unsigned mostPerAddress = 500;
    std::size_t mostBody = 64 * 1024;
    unsigned silentSeconds = 30; ///< then a connection that says nothing is closed
};

/// HTTP/1.1 for pages: any number of connections on one thread, none of which can hold up another.
///
/// Bodies over the limit are answered 413, headers that do not fit in 8 KiB 431, broken requests 400, by
/// itself.
class HttpServer {
public:
    using Handler = std::function<void(const std::shared_ptr<Exchange>&)>;

    /// Requires: `loop` outlives it and is not running yet, or this is its thread. Fails with a sentence
    /// where the address cannot be had or the certificate is none.
    static Result<std::unique_ptr<HttpServer>> listen(HttpSettings settings, WebLoop& loop, Handler handler);

    virtual ~HttpServer() = default;

    virtual std::uint16_t port() const = 0;
};

}
