#include "protocol/src/view_json.h"

#include "protocol/codec.h"
#include "protocol/src/json_guard.h"
#include "protocol/src/vocabulary_json.h"

#include <limits>

namespace luot::protocol {

using nlohmann::json;

namespace {

/// Fills one part after the other, element by element, without building the whole.
class PartWriter {
public:
    explicit PartWriter(std::size_t bytes)
        : m_bytes{bytes}
    {
    }

    void put(const char* key, const std::string& value)
    {
        makeRoom(value.size());
        endList();
        m_part += separator() + "\"" + key + "\":" + value;
    }
    void add(const char* list, const std::string& element)
    {
        makeRoom(element.size());
        if (m_list != list) {
            endList();
            m_part += separator() + "\"" + list + "\":[";
            m_list = list;
        } else {
            m_part += ",";
        }
        m_part += element;
    }
    std::vector<std::string> finish()
    {
        endPart();
        return std::move(m_parts);
    }

private:
    std::string separator() const { return m_part.size() > 1 ? "," : ""; }
    void makeRoom(std::size_t more)
    {
        if (m_part.size() > 1 && m_part.size() + more > m_bytes)
            endPart();
    }
    void endList()
    {
        if (!m_list.empty())
            m_part += "]";
        m_list.clear();
    }
    void endPart()
    {
        endList();
        m_parts.push_back(m_part + "}");
        m_part = "{";
    }

    std::size_t m_bytes;
    std::string m_part = "{";
    std::string m_list;
    std::vector<std::string> m_parts;
};

}

std::vector<std::string> encodeViewParts(const BranchView& view, std::size_t bytes)
{
    PartWriter writer{bytes};
    writer.put("branch", dumped(toJson(view.branch)));
    writer.put("notice", dumped(view.notice));
    writer.put("business_date", dumped(view.businessDate));
    for (const Field& field : view.fields)
        writer.add("fields", dumped(toJson(field)));
    for (const Counter& counter : view.counters)
        writer.add("counters", dumped(toJson(counter)));
    for (const Call& call : view.calls)
        writer.add("calls", dumped(toJson(call)));
    for (const auto& [label, ticket] : view.tickets)
        writer.add("tickets", dumped(toJson(ticket)));
    for (const auto& [name, device] : view.devices)
        writer.add("devices", dumped(toJson(device)));
    return writer.finish();
}

void readInto(BranchView& view, const json& object, std::string& problem)
{
    const auto append = [](auto& list, auto&& more) {
        list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    ObjectReader reader{object, problem};
    if (reader.has("branch")) {
        ObjectReader branch{reader.object("branch"), problem};
        view.branch = readBranch(branch);
    }
    if (reader.has("notice"))
        view.notice = reader.text("notice");
    if (reader.has("business_date"))
        view.businessDate = reader.text("business_date");
    append(view.fields, readList(reader, "fields", readField, problem));
    append(view.counters, readList(reader, "counters", readCounter, problem));
    append(view.calls, readList(reader, "calls", readCall, problem));
    for (Ticket& ticket : readList(reader, "tickets", readTicket, problem)) {
        std::string label = ticket.label;
        view.tickets.insert_or_assign(std::move(label), std::move(ticket));
    }
    for (DeviceStatus& device : readList(reader, "devices", readDeviceStatus, problem)) {
        std::string name = device.device;
        view.devices.insert_or_assign(std::move(name), std::move(device));
    }
}

std::string encodeView(const BranchView& view)
{
    return encodeViewParts(view, std::numeric_limits<std::size_t>::max()).front();
}

Result<BranchView> decodeView(std::string_view text)
{
    const GuardedJson guarded = parseGuarded(text, serviceLimits);
    if (guarded.refusal)
        return failure(guarded.refusal->message);
    BranchView view;
    std::string problem;
    readInto(view, guarded.root, problem);
    if (!problem.empty())
        return failure("The snapshot could not be read: " + problem + ".");
    return view;
}

}
