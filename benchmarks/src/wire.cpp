#include "benchmarks/src/wire.h"

#include "base/uuid.h"
#include "benchmarks/figure.h"
#include "benchmarks/src/bench_centre.h"
#include "protocol/codec.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <deque>

namespace luot::benchmarks {

using namespace std::chrono_literals;

namespace {

constexpr auto patience = 10s;
constexpr std::size_t keptFrames = 4000;

/// Where a reply has the id it answers.
std::string_view idIn(std::string_view text)
{
    const auto at = text.find("\"id\":\"");
    return at == std::string_view::npos ? std::string_view{} : text.substr(at + 6, 36);
}

/// "up" of an event: the service's steady clock when it was sent, in whole milliseconds.
double upIn(std::string_view text)
{
    const auto at = text.find("\"up\":");
    std::int64_t up = 0;
    if (at != std::string_view::npos)
        std::from_chars(text.data() + at + 5, text.data() + text.size(), up);
    return static_cast<double>(up);
}

}

double middle(std::vector<double> values) { return quantile(std::move(values), 0.5); }

zmq::socket_t curveClient(zmq::context_t& context, zmq::socket_type type, const protocol::DeviceKey& key,
                          std::uint16_t port)
{
    zmq::socket_t socket{context, type};
    socket.set(zmq::sockopt::linger, 0);
    socket.set(zmq::sockopt::immediate, true);
    socket.set(zmq::sockopt::reconnect_ivl, 20);
    socket.set(zmq::sockopt::rcvhwm, 10000);
    socket.set(zmq::sockopt::curve_publickey, key.pair.publicKey);
    socket.set(zmq::sockopt::curve_secretkey, key.pair.secretKey);
    socket.set(zmq::sockopt::curve_serverkey, key.serverPublicKey);
    if (type == zmq::socket_type::sub)
        socket.set(zmq::sockopt::subscribe, "e/" + benchBranch.str() + ".pub/");
    socket.connect("tcp://127.0.0.1:" + std::to_string(port));
    return socket;
}

zmq::socket_t curveServer(zmq::context_t& context, zmq::socket_type type, const protocol::KeyPair& pair,
                          std::uint16_t& port)
{
    zmq::socket_t socket{context, type};
    socket.set(zmq::sockopt::linger, 0);
    socket.set(zmq::sockopt::curve_server, true);
    socket.set(zmq::sockopt::curve_secretkey, pair.secretKey);
    if (type == zmq::socket_type::xpub)
        socket.set(zmq::sockopt::xpub_welcome_msg, "e/" + benchBranch.str() + ".pub/");
    socket.bind("tcp://127.0.0.1:*");
    const std::string endpoint = socket.get(zmq::sockopt::last_endpoint);
    port = static_cast<std::uint16_t>(std::stoi(endpoint.substr(endpoint.rfind(':') + 1)));
    return socket;
}

std::string requestFor(const protocol::Command& command)
{
    static const SystemClock clock;
    return protocol::encodeRequest(RequestId{makeUuidV7(clock.wall())}, command, 10s, 1);
}

std::vector<std::string> issueRequests(std::size_t count)
{
    const std::vector<FieldId> fields = benchFields();
    std::vector<std::string> requests;
    for (std::size_t i = 0; i < count; ++i) {
        protocol::IssueTicket issue;
        issue.field = fields[i % fields.size()];
        // As a kiosk does, with the hash of what is printed on the paper.
        std::string id = makeUuidV7(SystemClock{}.wall());
        std::erase(id, '-');
        issue.tokenHash = id + id;
        requests.push_back(requestFor(issue));
    }
    return requests;
}

std::vector<std::string> counterRequests(std::size_t count)
{
    std::vector<std::string> requests;
    for (std::size_t i = 0; i < count; ++i) {
        const CounterId counter{std::to_string(i / 2 % 5 + 1)};
        requests.push_back(i % 2 == 0 ? requestFor(protocol::OpenCounter{counter})
                                      : requestFor(protocol::CloseCounter{counter}));
    }
    return requests;
}

Result<Run> pump(zmq::socket_t& line, const std::vector<std::string>& requests, std::size_t window,
                 double secondsBetween, const std::function<bool()>& isOver)
{
    using namespace std::string_view_literals;
    Run run;
    run.milliseconds.reserve(requests.size());
    std::deque<std::pair<std::string_view, double>> open; // ids on their way, in the order they left
    std::size_t sent = 0;
    const double began = nowSeconds();
    while (run.milliseconds.size() < requests.size()) {
        const bool isEnding = isOver && isOver();
        if (isEnding && open.empty())
            break;
        while (!isEnding && open.size() < window && sent < requests.size()) {
            if (secondsBetween > 0.0)
                std::this_thread::sleep_for(std::chrono::duration<double>(
                    began + static_cast<double>(sent) * secondsBetween - nowSeconds()));
            open.emplace_back(idIn(requests[sent]), nowSeconds());
            line.send(zmq::buffer("LQ1Q"sv), zmq::send_flags::sndmore);
            line.send(zmq::buffer(requests[sent]), zmq::send_flags::none);
            ++sent;
        }
        zmq::pollitem_t item{line.handle(), 0, ZMQ_POLLIN, 0};
        if (zmq::poll(&item, 1, patience) == 0)
            return failure("The service did not answer within 10 s.");
        zmq::message_t magic;
        zmq::message_t reply;
        while (line.recv(magic, zmq::recv_flags::dontwait)) {
            [[maybe_unused]] const auto got = line.recv(reply);
            const std::string_view text = reply.to_string_view();
            if (text.find("\"ok\":true") == std::string_view::npos)
                return failure("A request was refused: " + std::string{text});
            if (open.empty() || idIn(text) != open.front().first)
                return failure("A reply came out of order: " + std::string{text});
            run.milliseconds.push_back((nowSeconds() - open.front().second) * 1000.0);
            open.pop_front();
        }
    }
    run.seconds = nowSeconds() - began;
    return run;
}

Result<> connected(zmq::socket_t& line)
{
    return pump(line, {requestFor(protocol::Ping{})}, 1).map([](const Run&) {});
}

Subscribers::Subscribers(int count, const protocol::DeviceKey& key, std::uint16_t port, bool keepsDelays)
    : m_context{1}
    , m_count{count}
    , m_keepsDelays{keepsDelays}
{
    std::vector<zmq::socket_t> sockets;
    for (int i = 0; i < count; ++i)
        sockets.push_back(curveClient(m_context, zmq::socket_type::sub, key, port));
    m_thread = std::thread{[this, held = std::move(sockets)]() mutable { listen(held); }};
}

Subscribers::~Subscribers() { end(); }

Result<> Subscribers::awaitWelcome(const std::function<void()>& meanwhile)
{
    const double until = nowSeconds() + 10.0;
    while (m_welcomes < m_count) {
        if (nowSeconds() > until)
            return failure("The subscribers were not let in within 10 s.");
        if (meanwhile)
            meanwhile();
        std::this_thread::sleep_for(1ms);
    }
    return {};
}

void Subscribers::end()
{
    m_isEnding = true;
    if (m_thread.joinable())
        m_thread.join();
}

void Subscribers::listen(std::vector<zmq::socket_t>& sockets)
{
    std::vector<zmq::pollitem_t> items;
    for (zmq::socket_t& socket : sockets)
        items.push_back({socket.handle(), 0, ZMQ_POLLIN, 0});
    while (!m_isEnding) {
        zmq::poll(items, 20ms);
        for (std::size_t i = 0; i < items.size(); ++i)
            if ((items[i].revents & ZMQ_POLLIN) != 0)
                take(sockets[i], i == 0);
    }
    sockets.clear();
}

void Subscribers::take(zmq::socket_t& socket, bool isFirst)
{
    std::array<zmq::message_t, 3> frames;
    while (socket.recv(frames[0], zmq::recv_flags::dontwait)) {
        if (!frames[0].more()) {
            ++m_welcomes;
            continue;
        }
        [[maybe_unused]] auto got = socket.recv(frames[1]);
        got = socket.recv(frames[2]);
        const bool isHeartbeat = frames[1].size() == 24 && static_cast<const char*>(frames[1].data())[7] != 0;
        if (isHeartbeat)
            continue;
        ++m_deliveries;
        if (m_keepsDelays)
            m_delaysMs.push_back(nowSeconds() * 1000.0 - upIn(frames[2].to_string_view()));
        if (isFirst && m_sample.size() < keptFrames)
            m_sample.push_back({frames[0].to_string(), frames[1].to_string(), frames[2].to_string()});
    }
}

}
