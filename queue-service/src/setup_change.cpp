#include "queue-service/src/setup_change.h"

#include <algorithm>

namespace luot::queue_service {

namespace {

constexpr std::size_t longestText = 900; ///< bytes, with room for the last word of it

class Differences {
public:
    void add(const std::string& what)
    {
        if (m_text.size() + what.size() > longestText) {
            ++m_more;
            return;
        }
        m_text += (m_text.empty() ? "" : "; ") + what;
    }

    template <class T>
    void compare(const std::string& what, const char* entry, const T& before, const T& after)
    {
        if (before == after)
            return;
        if constexpr (std::is_same_v<T, std::string>)
            add(what + ": " + entry + " \"" + before + "\", now \"" + after + "\"");
        else
            add(what + ": " + entry + " " + std::to_string(before) + ", now " + std::to_string(after));
    }

    std::string text() const
    {
        return m_more == 0 ? m_text : m_text + "; and " + std::to_string(m_more) + " more";
    }

private:
    std::string m_text;
    int m_more = 0;
};

/// Entries that are new, gone or changed; `tell` says how one has changed.
template <class T, class Tell>
void compareLists(Differences& differences, const std::string& kind, const std::vector<T>& before,
                  const std::vector<T>& after, Tell tell)
{
    for (const T& one : before) {
        const auto found = std::ranges::find(after, one.id, &T::id);
        if (found == after.end())
            differences.add(kind + " " + one.id.str() + " is gone");
        else if (*found != one)
            tell(kind + " " + one.id.str(), one, *found);
    }
    for (const T& one : after)
        if (std::ranges::find(before, one.id, &T::id) == before.end())
            differences.add(kind + " " + one.id.str() + " is new");
}

/// The field whose numbers begin with `letter`; nullptr: none.
const FieldSetup* fieldOfLetter(const BranchSetup& setup, const std::string& letter)
{
    const auto found = std::ranges::find_if(setup.fields, [&](const FieldSetup& field) {
        return field.id.str() == letter || field.spare == letter;
    });
    return found == setup.fields.end() ? nullptr : &*found;
}

std::string namesOf(const std::vector<PriorityClassSetup>& classes)
{
    std::string names;
    for (const PriorityClassSetup& one : classes)
        names += (names.empty() ? "" : ", ") + one.name;
    return names.empty() ? "every class" : names;
}

std::string whyNotCounters(const QueueBook& book, const BranchSetup& after)
{
    for (const CounterSetup& counter : book.setup().counters) {
        if (after.counter(counter.id) != nullptr)
            continue;
        const auto told = book.counter(counter.id);
        if ((told && told->open) || book.activeAt(counter.id) != nullptr)
            return "counter " + counter.id.str() + " is open: close it first";
    }
    for (const auto& [id, status] : book.state().counters)
        for (const ProfileLine& line : status.profile)
            if (after.counter(id) != nullptr && after.field(line.field) == nullptr)
                return "counter " + id.str() + " was told to serve field " + line.field.str()
                    + ": change that with counter.profile first";
    return {};
}

}

std::string differencesBetween(const BranchSetup& before, const BranchSetup& after)
{
    Differences differences;
    differences.compare("branch", "name", before.branch.name, after.branch.name);
    differences.compare("branch", "ward", before.branch.ward, after.branch.ward);
    differences.compare("branch", "hotline", before.branch.hotline, after.branch.hotline);
    differences.compare("branch", "public_base_url", before.branch.publicBaseUrl, after.branch.publicBaseUrl);
    differences.compare("branch", "online_url", before.branch.onlineUrl, after.branch.onlineUrl);
    differences.compare("branch", "quota", before.rules.quota, after.rules.quota);
    differences.compare("branch", "utc_offset_min", before.utcOffset.count(), after.utcOffset.count());
    compareLists(differences, "field", before.fields, after.fields,
                 [&](const std::string& what, const FieldSetup& was, const FieldSetup& is) {
                     differences.compare(what, "name", was.name, is.name);
                     differences.compare(what, "name_en", was.nameEn, is.nameEn);
                     differences.compare(what, "icon", was.icon, is.icon);
                     differences.compare(what, "quota", was.quota, is.quota);
                     differences.compare(what, "max_wait_min", was.maxWait / std::chrono::minutes{1},
                                         is.maxWait / std::chrono::minutes{1});
                     differences.compare(what, "spare", was.spare, is.spare);
                     if (was.asksProcedure != is.asksProcedure)
                         differences.add(what
                                         + (is.asksProcedure ? ": asks for the procedure now"
                                                             : ": asks for no procedure any more"));
                 });
    compareLists(differences, "counter", before.counters, after.counters,
                 [&](const std::string& what, const CounterSetup&, const CounterSetup&) {
                     differences.add(what + " serves other fields, or in another order");
                 });
    compareLists(differences, "procedure", before.procedures, after.procedures,
                 [&](const std::string& what, const ProcedureSetup& was, const ProcedureSetup& is) {
                     differences.compare(what, "name", was.name, is.name);
                     differences.compare(what, "field", was.field.str(), is.field.str());
                     differences.compare(what, "legal_days", was.legalDays, is.legalDays);
                     if (was.documents != is.documents)
                         differences.add(what + " needs other documents");
                 });
    if (before.priorityClasses != after.priorityClasses)
        differences.add("priority: " + namesOf(before.priorityClasses) + ", now "
                        + namesOf(after.priorityClasses));
    differences.compare("texts", "address", before.branch.texts.address, after.branch.texts.address);
    differences.compare("texts", "elderly_age", before.branch.texts.elderlyAge,
                        after.branch.texts.elderlyAge);
    if (before.hours != after.hours)
        differences.add("the opening hours or special days are others");
    RuleSetup rules = before.rules;
    rules.quota = after.rules.quota;
    if (rules != after.rules)
        differences.add("the rules are others");
    if (differences.text().empty() && before != after)
        differences.add("the entries stand in another order");
    return differences.text();
}

std::string whyNotNow(const QueueBook& book, const BranchSetup& after, WallTime now)
{
    const BranchSetup& before = book.setup();
    if (after.branch.id != before.branch.id)
        return "the branch's id stays \"" + before.branch.id.str()
            + "\": another branch has a database of its own";
    const auto live = [&](const protocol::Ticket& ticket) { return protocol::isLive(ticket.state); };
    for (const auto& [id, ticket] : book.state().tickets) {
        if (!live(ticket))
            continue;
        if (after.utcOffset != before.utcOffset)
            return "utc_offset_min cannot change while people hold numbers: change it when nobody waits";
        if (after.field(ticket.field) == nullptr)
            return "field " + ticket.field.str() + " cannot go while " + ticket.label
                + " waits for it: close it with field.close, and remove it tomorrow";
    }
    const std::string today = book.businessDate(now);
    for (const auto& [series, number] : book.state().lastNumbers) {
        if (series.first != today || number == 0)
            continue;
        const FieldSetup* was = fieldOfLetter(before, series.second.str());
        const FieldSetup* is = fieldOfLetter(after, series.second.str());
        if (was != nullptr && (is == nullptr || is->id != was->id))
            return "numbers with the letter " + series.second.str() + " were given today for field "
                + was->id.str() + ": change that tomorrow before opening";
    }
    return whyNotCounters(book, after);
}

}
