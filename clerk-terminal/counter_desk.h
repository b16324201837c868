#pragma once

#include "clerk-terminal/counter_screen.h"
#include "clerk-terminal/counter_session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luot::clerk_terminal {

/// A counter as its clerk works at it, at the terminal's keyboard or in a browser: the session, whom of the
/// line is selected, and what each key does. Keys are called as browsers call them.
///
/// Thread: one; as CounterSession.
class CounterDesk {
public:
    CounterDesk(CounterSettings settings, const Clock& clock, CounterSession::Send send);

    void follow(const protocol::BranchView& view, const std::vector<protocol::Event>& news);
    void linkChanged(protocol::LinkState link);
    void replied(const protocol::Reply& reply);
    void restore(const VisitDraft& draft) { m_session.restore(draft); }
    const VisitDraft& draft() const { return m_session.draft(); }

    /// "F1" … "F9", "F11", "Escape", "Enter", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Tab",
    /// "BackTab", "1" … "9".
    static bool isKey(std::string_view key);
    /// Ensures: false and nothing done where a key means nothing now, and for any other.
    bool takeKey(std::string_view key);
    void press(CounterKey key); ///< F11 is of who is selected, if somebody is
    /// Of the waiting list; somebody who is not there: nobody.
    void select(const TicketId& ticket);
    /// 0–3. Ensures: false and nothing done for any other.
    bool choose(int outcome);
    void turnToRequest(int number); ///< from 1, of all
    void moveRequest(int by);
    void askAboutSelected(CounterKey key); ///< nothing while nobody is selected
    void confirm();
    void leaveForm();
    void answer(int question, int place);
    bool setDossier(const std::string& code); ///< as CounterSession::setDossier()
    void setProcedure(const protocol::ProcedureId& procedure) { m_session.setProcedure(procedure); }

    CounterScreen screen(const std::string& server) const { return screenOf(m_session, server); }
    const CounterSession& session() const { return m_session; }
    const TicketId& selected() const { return m_selected; } ///< empty: nobody
    /// Another number whenever what a key would do may have become something else: whoever pressed on an
    /// older picture is not taken to mean the new one.
    std::int64_t moment() const { return m_moment; }

private:
    struct About {
        CounterState state{};
        TicketId visit{};
        int version = 0;
        std::optional<FormKind> form{};
        TicketId formTicket{};
        friend bool operator==(const About&, const About&) = default;
    };

    About about() const;
    void look();
    bool takeFormKey(std::string_view key);
    bool takeListKey(std::string_view key);
    void leaveWhatIsOpen();
    void moveSelection(int by);

    CounterSession m_session;
    TicketId m_selected;
    About m_about;
    std::int64_t m_moment;
};

}
