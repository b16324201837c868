#pragma once

#include "supervisor/http_server.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct MHD_Connection;
struct MHD_Response;

namespace luot::supervisor {

/// A stream of events on one of libmicrohttpd's connections, which sleeps while there is nothing to say.
///
/// Thread: the loop's.
class OpenStream final : public EventStream {
public:
    explicit OpenStream(MHD_Connection* connection)
        : m_connection{connection}
    {
    }

    void show(Body message) override;
    void end() override;
    bool isOpen() const override { return m_connection != nullptr; }

    /// How libmicrohttpd reads the stream, and drops it: `self` is a shared pointer to it on the heap.
    static std::ptrdiff_t read(void* self, std::uint64_t, char* buffer, std::size_t size);
    static void forget(void* self);

private:
    std::ptrdiff_t fill(char* buffer, std::size_t size);
    void wake();

    MHD_Connection* m_connection;
    Body m_current;
    std::size_t m_offset = 0;
    Body m_next;
    bool m_isSuspended = false;
    bool m_isEnding = false;
};

/// A request on one of libmicrohttpd's connections, from its first line until the answer has left.
///
/// Thread: the loop's.
class OpenExchange final : public Exchange {
public:
    explicit OpenExchange(MHD_Connection* connection)
        : m_connection{connection}
    {
    }
    ~OpenExchange() override;

    const HttpRequest& request() const override { return m_request; }
    void answer(HttpResponse response) override;
    std::shared_ptr<EventStream> listen(std::vector<std::pair<std::string, std::string>> headers) override;

    HttpRequest& filling() { return m_request; }
    void refuseBody() { m_isBodyTooLarge = true; }
    bool isBodyTooLarge() const { return m_isBodyTooLarge; }
    bool wasHandled() const { return m_wasHandled; }
    void noteHandled() { m_wasHandled = true; }
    const std::shared_ptr<OpenStream>& stream() const { return m_stream; }
    bool isSettled() const { return m_connection == nullptr || m_response != nullptr; }

    bool send(); ///< false: the connection is to be closed
    void wait(); ///< sleeps until it is answered
    void forget() { m_connection = nullptr; } ///< the browser has gone, or has its answer

private:
    void addHeaders(const std::vector<std::pair<std::string, std::string>>& headers);
    void resume();

    MHD_Connection* m_connection;
    HttpRequest m_request;
    bool m_isBodyTooLarge = false;
    bool m_wasHandled = false;
    bool m_isSuspended = false;
    unsigned m_status = 0;
    Body m_kept;
    MHD_Response* m_response = nullptr;
    std::shared_ptr<OpenStream> m_stream;
};

}
