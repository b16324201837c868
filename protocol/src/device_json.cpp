#include "protocol/src/device_json.h"

#include "protocol/names.h"
#include "protocol/role.h"
#include "protocol/src/vocabulary_json.h"

namespace luot::protocol {

using nlohmann::json;

json toJson(const DeviceStatus& status)
{
    json object{{"device", status.device}, {"help", status.wantsHelp}};
    for (const auto& [part, state] : status.parts)
        object["parts"][part] = nameOf(state);
    if (!status.text.empty())
        object["text"] = status.text;
    if (status.people)
        object["people"] = *status.people;
    if (status.isPaused)
        object["paused"] = true;
    if (status.wrongPins > 0)
        object["wrong_pins"] = status.wrongPins;
    return object;
}

void readCounts(ObjectReader& reader, DeviceStatus& status)
{
    if (reader.has("people"))
        status.people = reader.number("people");
    status.isPaused = reader.flag("paused", false);
    status.wrongPins = reader.number("wrong_pins");
}

DeviceStatus readDeviceStatus(ObjectReader& reader)
{
    DeviceStatus status;
    status.device = reader.requiredText("device");
    status.wantsHelp = reader.flag("help", false);
    if (reader.has("parts"))
        for (const auto& [part, state] : reader.object("parts").items())
            // A state of a newer device is no good news.
            status.parts[part] = state.is_string()
                ? partStateNamed(state.get<std::string>()).value_or(PartState::Fault)
                : PartState::Fault;
    status.text = reader.text("text");
    readCounts(reader, status);
    return status;
}

json toJson(const KnownKey& key)
{
    json object{{"key", key.id.str()}, {"role", nameOf(key.role)}, {"counters", toJsonList(key.counters)}};
    if (key.notAfter)
        object["not_after"] = toJson(*key.notAfter);
    return object;
}

KnownKey readKnownKey(ObjectReader& reader)
{
    return {DeviceId{reader.requiredText("key")}, reader.word("role", roleNamed, Role::Board),
            reader.ids<CounterId>("counters"), reader.time("not_after")};
}

}
