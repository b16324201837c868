#include "supervisor/src/open_exchange.h"

#include <microhttpd.h>

#include <algorithm>
#include <cstring>

namespace luot::supervisor {

namespace {

constexpr std::size_t streamBlock = 4096;
/// Half a year from the last visit: who has come by TLS once is not led astray to a page without.
constexpr const char* alwaysByTls = "max-age=15552000";

}

void OpenStream::show(Body message)
{
    if (m_connection == nullptr || m_isEnding)
        return;
    m_next = std::move(message);
    wake();
}

void OpenStream::end()
{
    m_isEnding = true;
    if (m_connection != nullptr)
        wake();
}

void OpenStream::wake()
{
    if (!m_isSuspended)
        return;
    m_isSuspended = false;
    MHD_resume_connection(m_connection);
}

std::ptrdiff_t OpenStream::read(void* self, std::uint64_t, char* buffer, std::size_t size)
{
    return (*static_cast<std::shared_ptr<OpenStream>*>(self))->fill(buffer, size);
}

void OpenStream::forget(void* self)
{
    auto* stream = static_cast<std::shared_ptr<OpenStream>*>(self);
    (*stream)->m_connection = nullptr;
    delete stream;
}

std::ptrdiff_t OpenStream::fill(char* buffer, std::size_t size)
{
    if (!m_current || m_offset == m_current->size()) {
        m_current = std::exchange(m_next, nullptr);
        m_offset = 0;
    }
    if (!m_current || m_current->empty()) {
        if (m_isEnding)
            return MHD_CONTENT_READER_END_OF_STREAM;
        // Nothing times out while it sleeps, and nobody hears that the browser has gone: the next event finds
        // that out, so whoever keeps a stream has to speak from time to time, or to end it.
        m_isSuspended = true;
        MHD_suspend_connection(m_connection);
        return 0;
    }
    const std::size_t taken = std::min(size, m_current->size() - m_offset);
    std::memcpy(buffer, m_current->data() + m_offset, taken);
    m_offset += taken;
    return static_cast<std::ptrdiff_t>(taken);
}

OpenExchange::~OpenExchange()
{
    if (m_response != nullptr)
        MHD_destroy_response(m_response);
}

void OpenExchange::answer(HttpResponse response)
{
    if (isSettled())
        return;
    m_status = static_cast<unsigned>(response.status);
    m_kept = std::move(response.body);
    // The text outlives the response: this exchange ends only when MHD is done with the request.
    m_response = MHD_create_response_from_buffer(
        m_kept ? m_kept->size() : 0, const_cast<char*>(m_kept ? m_kept->data() : ""), MHD_RESPMEM_PERSISTENT);
    if (!response.type.empty())
        MHD_add_response_header(m_response, MHD_HTTP_HEADER_CONTENT_TYPE, response.type.c_str());
    addHeaders(response.headers);
    resume();
}

std::shared_ptr<EventStream> OpenExchange::listen(std::vector<std::pair<std::string, std::string>> headers)
{
    auto stream = std::make_shared<OpenStream>(isSettled() ? nullptr : m_connection);
    if (isSettled())
        return stream;
    m_status = MHD_HTTP_OK;
    m_response
        = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, streamBlock, &OpenStream::read,
                                            new std::shared_ptr<OpenStream>{stream}, &OpenStream::forget);
    MHD_add_response_header(m_response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/event-stream");
    MHD_add_response_header(m_response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    MHD_add_response_header(m_response, "X-Accel-Buffering", "no");
    addHeaders(headers);
    m_stream = stream;
    resume();
    return stream;
}

void OpenExchange::addHeaders(const std::vector<std::pair<std::string, std::string>>& headers)
{
    for (const auto& [name, value] : headers)
        MHD_add_response_header(m_response, name.c_str(), value.c_str());
    if (m_request.isSecure)
        MHD_add_response_header(m_response, MHD_HTTP_HEADER_STRICT_TRANSPORT_SECURITY, alwaysByTls);
}

bool OpenExchange::send() { return MHD_queue_response(m_connection, m_status, m_response) == MHD_YES; }

void OpenExchange::wait()
{
    m_isSuspended = true;
    MHD_suspend_connection(m_connection);
}

void OpenExchange::resume()
{
    if (!m_isSuspended)
        return;
    m_isSuspended = false;
    MHD_resume_connection(m_connection);
}

}
