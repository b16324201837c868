#pragma once

#include "protocol/codec.h"
#include "protocol/src/event_frame.h"
#include "protocol/src/socket.h"
#include "protocol/src/sync_message.h"
#include "tests/protocol/small_service.h"
#include "tests/protocol/watcher.h"

#include <gtest/gtest.h>
#include <zmq.h>

#include <fstream>

namespace luot::protocol {

using namespace std::chrono_literals;

inline const RequestId someId{"0190f3a2-0000-7000-8000-000000000001"};

enum class Mechanism { Curve, Null, Plain };

/// A socket that keeps to no rule but ZeroMQ's own.
class Stranger {
public:
    Stranger(int type, std::uint16_t port, const KeyPair& pair, const std::string& serverKey,
             Mechanism mechanism = Mechanism::Curve)
        : m_socket{std::move(Socket::open(m_context, type).value())}
    {
        if (mechanism == Mechanism::Curve) {
            m_socket.set(ZMQ_CURVE_SERVERKEY, serverKey);
            m_socket.set(ZMQ_CURVE_PUBLICKEY, pair.publicKey);
            m_socket.set(ZMQ_CURVE_SECRETKEY, pair.secretKey);
        } else if (mechanism == Mechanism::Plain) {
            m_socket.set(ZMQ_PLAIN_USERNAME, std::string_view{"admin"});
            m_socket.set(ZMQ_PLAIN_PASSWORD, std::string_view{"admin"});
        }
        if (type == ZMQ_SUB)
            m_socket.set(ZMQ_SUBSCRIBE, std::string_view{});
        m_socket.connect("tcp://127.0.0.1:" + std::to_string(port));
    }

    /// Never waits: whoever was sent away has nowhere to send to.
    void send(const std::vector<std::string>& frames)
    {
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const int flags = ZMQ_DONTWAIT | (i + 1 < frames.size() ? ZMQ_SNDMORE : 0);
            if (zmq_send(m_socket.handle(), frames[i].data(), frames[i].size(), flags) == -1)
                return;
        }
    }
    std::optional<Message> receive(Milliseconds patience)
    {
        zmq_pollitem_t item{m_socket.handle(), 0, ZMQ_POLLIN, 0};
        zmq_poll(&item, 1, static_cast<long>(patience.count()));
        return m_socket.receive(3);
    }
    std::optional<Reply> ask(const std::string& text)
    {
        send({"LQ1Q", text});
        const auto message = receive(Watcher::patience);
        if (!message || message->count != 2 || message->frames[0] != "LQ1R")
            return std::nullopt;
        const auto reply = decodeReply(message->frames[1]);
        return reply ? std::optional{*reply} : std::nullopt;
    }

private:
    Context m_context;
    Socket m_socket;
};

class Security : public testing::Test {
protected:
    Stranger stranger(int type, int endpoint, const DeviceKey& key,
                      Mechanism mechanism = Mechanism::Curve) const
    {
        return {type, static_cast<std::uint16_t>(m_service.port() + endpoint), key.pair, key.serverPublicKey,
                mechanism};
    }
    DeviceKey unknownKey() const
    {
        return {DeviceId{"x"}, Role::Admin, BranchId{"an-thinh"}, makeKeyPair(), m_service.publicKey()};
    }

    /// Events pass, and those who may hear them do.
    void letEventsPass(Watcher& friendly, int count)
    {
        for (int i = 0; i < count; ++i) {
            const std::string text = "tin " + std::to_string(++m_events);
            m_service.happen(NoticeSet{text});
            ASSERT_TRUE(friendly.waitFor([&](const BranchView& view) { return view.notice == text; }));
        }
    }
    bool isEventually(const std::function<bool()>& isSo)
    {
        const auto until = std::chrono::steady_clock::now() + Watcher::patience;
        while (!isSo()) {
            if (std::chrono::steady_clock::now() > until)
                return false;
            std::this_thread::sleep_for(5ms);
        }
        return true;
    }

    SmallService m_service;
    int m_events = 0;
};

}
