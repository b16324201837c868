#pragma once

#include "base/clock.h"
#include "protocol/client.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace luot::clerk_terminal {

/// A name to sign in with.
struct PersonRow {
    PersonId id;
    std::string name;
    std::string place; ///< "đang ở quầy 2"; empty: nowhere
    bool isChosen = false;
    friend bool operator==(const PersonRow&, const PersonRow&) = default;
};

/// A counter to sit down at.
struct CounterPlace {
    CounterId id;
    std::string fields; ///< "Hộ tịch, Chứng thực"
    std::string state; ///< "Trống", "Đã chọn", "Nguyễn Thị Lan đang dùng"
    bool isTaken = false; ///< by another machine
    bool isChosen = false;
    friend bool operator==(const CounterPlace&, const CounterPlace&) = default;
};

/// Signing in at a terminal: a name, a PIN, a counter.
///
/// Asks the service for the names, and again each time it begins; a branch without people needs nobody to
/// sign in. The PIN leaves this object in one command only and is wiped then. No I/O and no clock of its own,
/// like CounterSession. Thread: the one that owns it.
class SignIn {
public:
    using Send = std::function<void(const protocol::Command&, const RequestId&)>;
    static constexpr std::size_t shortestPin = 6;
    static constexpr std::size_t longestPin = 32;

    /// `machine` is "clerk:c1"; `counter` is chosen already, unless it is empty.
    SignIn(std::string machine, CounterId counter, const Clock& clock, Send send);

    void follow(const protocol::BranchView& view);
    void linkChanged(protocol::LinkState link);
    /// Asks for the names once more while somebody is to sign in: one may be new, or the last answer a
    /// refusal.
    void askForNames();
    void replied(const protocol::Reply& reply);

    enum class State {
        Asking, ///< it is not known yet whether anybody has to sign in
        NotNeeded,
        Needed,
        Done, ///< `signedIn` has the token
    };
    State state() const { return m_state; }
    const std::optional<protocol::SignedIn>& signedIn() const { return m_signedIn; }
    const CounterId& counter() const { return m_counter; }
    /// The sign-in is over, by the clerk's wish or the service's: somebody has to sign in again.
    void begin(std::string why = {});

    void search(const std::string& text); ///< the first name that holds it, with or without marks, is chosen
    void choosePerson(const PersonId& person);
    void movePerson(int by);
    void chooseCounter(const CounterId& counter);
    void moveCounter(int by);
    void type(char digit);
    void erase(); ///< the last digit
    void clearPin();
    /// Ensures: true and the command sent, or false and a sentence that says why not.
    bool submit();

    std::vector<PersonRow> people() const;
    std::vector<CounterPlace> places() const;
    std::string personName() const; ///< the chosen one's; empty: nobody
    std::size_t pinLength() const { return m_pin.size(); }
    bool isSending() const { return !m_sent.empty(); }
    bool isReady() const; ///< submit() would send
    std::string whyNotReady() const; ///< "Nhập thêm 2 số PIN"
    const std::string& message() const { return m_message; } ///< of the service's refusal

private:
    const protocol::Person* chosen() const;
    void wipePin();

    std::string m_machine;
    CounterId m_counter;
    const Clock& m_clock;
    Send m_send;
    protocol::BranchView m_view;
    protocol::LinkState m_link = protocol::LinkState::Connecting;
    State m_state = State::Asking;
    std::vector<protocol::Person> m_people;
    PersonId m_person;
    std::string m_pin;
    RequestId m_asked; ///< for the names
    RequestId m_sent;
    std::string m_message;
    std::optional<protocol::SignedIn> m_signedIn;
};

}
