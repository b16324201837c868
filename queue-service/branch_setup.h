#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/vocabulary.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace luot::queue_service {

inline constexpr int highestNumber = 999; ///< of a series in a day: the label has three digits

/// A field as the centre sets it up.
struct FieldSetup {
    FieldId id; ///< one letter, never I, O or Q
    std::string name;
    std::string nameEn;
    std::string icon; ///< a name of ui's Icon
    int quota = highestNumber; ///< numbers a day
    Milliseconds maxWait{std::chrono::minutes{30}}; ///< above it, the longest wait goes first
    friend bool operator==(const FieldSetup&, const FieldSetup&) = default;
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

/// The centre's own choices about the rules of domain.
struct RuleSetup {
    int priorityInARow
        = 2; ///< priority calls of a counter before another's turn; 0: priority always goes first
    Milliseconds recallAfter{std::chrono::seconds{10}};
    int noShowAfterCalls = 2;
    Milliseconds cancelWithin{std::chrono::seconds{15}}; ///< a kiosk's own ticket, after issue
    Milliseconds bindWithin{std::chrono::seconds{60}}; ///< a face to a kiosk's own ticket, after issue
    friend bool operator==(const RuleSetup&, const RuleSetup&) = default;
};

/// All that a centre configures, from one TOML file (branch.example.toml explains each entry).
struct BranchSetup {
    protocol::Branch branch;
    std::chrono::minutes utcOffset{
        7 * 60}; ///< Viet Nam has no daylight saving time: an offset is the whole zone
    std::vector<FieldSetup> fields; ///< in the order people see
    std::vector<CounterSetup> counters;
    RuleSetup rules;

    const FieldSetup* field(const FieldId& id) const; ///< nullptr: unknown
    const CounterSetup* counter(const CounterId& id) const; ///< nullptr: unknown

    friend bool operator==(const BranchSetup&, const BranchSetup&) = default;
};

/// Reads and checks a branch file. The error names file, line, reason and what to write instead; an entry
/// nobody knows is an error too, since it is most likely a misspelt one.
Result<BranchSetup> readBranchSetup(const std::filesystem::path& file);

/// The same for a text; `name` stands for the file in errors.
Result<BranchSetup> parseBranchSetup(std::string_view text, const std::string& name);

/// The day `time` falls on at the branch: "2026-07-14".
std::string businessDateAt(WallTime time, std::chrono::minutes utcOffset);

}
