#pragma once

#include "base/clock.h"
#include "protocol/vocabulary.h"
#include "queue-service/src/prepared.h"
#include "queue-service/src/secret.h"
#include "queue-service/store_fault.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace luot::queue_service {

/// The people who may sign in, their sessions, and the PINs that were wrong: tables beside the log, which
/// never holds any of it.
///
/// Changes are part of the EventStore's open transaction. Thread: the database's.
class PeopleStore {
public:
    using TokenHash = SecretHash;
    /// Who is kept from trying: a name, or a machine.
    enum class Whose { Person, Machine };
    struct WrongPins {
        int count = 0; ///< in a row
        WallTime last{};
        WallTime lockedUntil{};
    };

    explicit PeopleStore(const SQLite::Database& database);

    Stored<bool> isEmpty();
    Stored<std::vector<protocol::Person>> all(WallTime now);
    Stored<std::optional<protocol::Person>> find(const PersonId& id, WallTime now);
    Stored<std::string> pinHash(const PersonId& id); ///< empty: nobody
    Stored<> add(const protocol::Person& person, const std::string& pinHash, WallTime at);
    Stored<> change(const protocol::Person& person);
    Stored<> setPin(const PersonId& id, const std::string& pinHash);
    Stored<> remove(const PersonId& id); ///< with the sessions

    Stored<> openSession(const TokenHash& token, const PersonId& person, const std::string& machine,
                         WallTime until);
    /// Whose session it is; none: nobody's, another machine's, or over.
    Stored<std::optional<protocol::Person>> signedIn(const TokenHash& token, const std::string& machine,
                                                     WallTime now);
    Stored<> endSession(const TokenHash& token, const std::string& machine);
    Stored<> endSessionsOf(const PersonId& person);
    Stored<> endSessionsBut(const std::set<std::string>& machines);

    Stored<WrongPins> wrongPins(Whose whose, const std::string& who);
    Stored<> keepWrongPins(Whose whose, const std::string& who, const WrongPins& wrong);
    Stored<> forgive(Whose whose, const std::string& who);

    /// Sessions that are over, and wrong PINs of more than a day ago.
    Stored<> forgetOld(WallTime now);

private:
    const SQLite::Database& m_sql;
    Prepared m_isThereAny;
    Prepared m_signedIn;
};

}
