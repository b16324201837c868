#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/vocabulary.h"
#include "queue-service/calling_rule.h"
#include "queue-service/opening_hours.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luot::queue_service {

using protocol::ProcedureId;

inline constexpr int highestNumber = 999; ///< of a series in a day: the label has three digits

/// A field as the centre sets it up.
struct FieldSetup {
    FieldId id; ///< one letter, never I, O or Q
    std::string name;
    std::string nameEn;
    std::string icon; ///< a name of ui's Icon
    int quota = highestNumber; ///< numbers a day
    Milliseconds maxWait{std::chrono::minutes{30}}; ///< above it, the longest wait goes first
    std::string spare{}; ///< the letter of the numbers after 999; empty: there are none
    bool asksProcedure = false; ///< of a kiosk, before it gives a number
    friend bool operator==(const FieldSetup&, const FieldSetup&) = default;
};

/// What people come for, as the centre sets it up.
struct ProcedureSetup {
    ProcedureId id;
    std::string name;
    FieldId field;
    int legalDays = 0; ///< working days until the result is due; 0: the same day
    std::vector<std::string> documents{}; ///< what to bring, at most 12 lines of 120 characters
    friend bool operator==(const ProcedureSetup&, const ProcedureSetup&) = default;
};

/// Who goes before others, as the centre calls them.
struct PriorityClassSetup {
    protocol::PriorityClass id = protocol::PriorityClass::None; ///< never None
    std::string name; ///< "Người cao tuổi"
    friend bool operator==(const PriorityClassSetup&, const PriorityClassSetup&) = default;
};

/// One line of a counter's work profile.
struct ProfileLine {
    FieldId field;
    int coefficient = 1; ///< the higher, the sooner called at this counter
    friend bool operator==(const ProfileLine&, const ProfileLine&) = default;
};

struct CounterSetup {
    CounterId id;
    std::vector<ProfileLine> profile; ///< in the file's order
    friend bool operator==(const CounterSetup&, const CounterSetup&) = default;
};

/// The centre's own choices about the rules of the queue.
struct RuleSetup {
    PriorityRule priority;
    Milliseconds recallAfter{std::chrono::seconds{10}};
    int noShowAfterCalls = 2;
    Milliseconds cancelWithin{std::chrono::seconds{15}}; ///< a kiosk's own ticket, after issue
    Milliseconds bindWithin{std::chrono::seconds{60}}; ///< a face to a kiosk's own ticket, after issue
    Milliseconds noShowAfter{
        std::chrono::minutes{3}}; ///< a call this old may be a no-show after one call, too
    Milliseconds reactivateWithin{std::chrono::minutes{10}}; ///< by a clerk, after the end
    Milliseconds rateWithin{std::chrono::seconds{60}}; ///< at a counter's display, after the end
    Milliseconds expireAfterClosing{std::chrono::hours{1}}; ///< who then still waits will not be called
    /// Whether clerks and supervisors must sign in once the branch has people who can.
    bool signInNeeded = true;
    bool walkIn = true; ///< staff may give numbers, with a reason
    int quota = 0; ///< numbers a day over all fields; 0: no limit
    int feedbackDays = 10; ///< working days until an answer is due
    friend bool operator==(const RuleSetup&, const RuleSetup&) = default;
};

/// All that a centre configures, from one TOML file (branch.example.toml explains each entry).
struct BranchSetup {
    protocol::Branch branch;
    std::chrono::minutes utcOffset{
        7 * 60}; ///< Viet Nam has no daylight saving time: an offset is the whole zone
    std::vector<FieldSetup> fields; ///< in the order people see
    std::vector<CounterSetup> counters;
    std::vector<ProcedureSetup> procedures;
    OpeningHours hours;
    RuleSetup rules;
    std::vector<PriorityClassSetup> priorityClasses{}; ///< empty: all that the wire has

    const FieldSetup* field(const FieldId& id) const; ///< nullptr: unknown
    const CounterSetup* counter(const CounterId& id) const; ///< nullptr: unknown
    const ProcedureSetup* procedure(const ProcedureId& id) const; ///< nullptr: unknown
    bool givesPriorityTo(protocol::PriorityClass id) const; ///< None: always

    friend bool operator==(const BranchSetup&, const BranchSetup&) = default;
};

/// Reads and checks a branch file. The error names file, line, reason and what to write instead; an entry
/// nobody knows is an error too, since it is most likely a misspelt one.
Result<BranchSetup> readBranchSetup(const std::filesystem::path& file);

/// The same for a text; `name` stands for the file in errors.
Result<BranchSetup> parseBranchSetup(std::string_view text, const std::string& name);

/// What the branch's own clocks show at `time`.
LocalTime localTimeAt(WallTime time, std::chrono::minutes utcOffset);

/// The day `time` falls on at the branch: "2026-07-14".
std::string businessDateAt(WallTime time, std::chrono::minutes utcOffset);

}
