#pragma once

#include "protocol/branch_view.h"
#include "protocol/src/object_reader.h"
#include "protocol/vocabulary.h"

#include <nlohmann/json.hpp>

/// The nouns as JSON objects, both ways: docs/protocol.md, "Objects". Reading is lenient where a newer
/// service may know more words than this build (how a ticket was issued, why it was called), and strict about
/// its state.
namespace luot::protocol {

nlohmann::json toJson(const Ticket& ticket);
nlohmann::json toJson(const Field& field);
nlohmann::json toJson(const Counter& counter);
nlohmann::json toJson(const Branch& branch);
nlohmann::json toJson(const Call& call);
nlohmann::json toJson(const WaitRange& wait);
nlohmann::json toJson(WallTime time);
nlohmann::json toJson(const ServiceRequest& request);
nlohmann::json toJson(const Dossier& dossier);
nlohmann::json toJson(const Rating& rating);
nlohmann::json toJson(const Feedback& feedback);
nlohmann::json toJson(const Person& person);
nlohmann::json toJson(const DeviceStatus& status);
nlohmann::json toJson(const KnownKey& key);
nlohmann::json toJson(const Procedure& procedure);
nlohmann::json toJson(const Period& period);

Ticket readTicket(ObjectReader& reader);
Field readField(ObjectReader& reader);
Counter readCounter(ObjectReader& reader);
Branch readBranch(ObjectReader& reader);
Call readCall(ObjectReader& reader);
Dossier readDossier(ObjectReader& reader);
Rating readRating(ObjectReader& reader);
Feedback readFeedback(ObjectReader& reader);
Person readPerson(ObjectReader& reader);
DeviceStatus readDeviceStatus(ObjectReader& reader);
KnownKey readKnownKey(ObjectReader& reader);
Procedure readProcedure(ObjectReader& reader);
Period readPeriod(ObjectReader& reader);
WaitRange readWait(const nlohmann::json& object, std::string& problem);

/// Every object of the list at `key` through `read`.
template <class T>
std::vector<T> readList(ObjectReader& reader, const char* key, T (*read)(ObjectReader&), std::string& problem)
{
    std::vector<T> list;
    for (const nlohmann::json& item : reader.array(key)) {
        if (!item.is_object()) {
            reader.complain(key, "holds something that is no object");
            break;
        }
        ObjectReader itemReader{item, problem};
        list.push_back(read(itemReader));
    }
    return list;
}

template <class T> nlohmann::json toJsonList(const std::vector<T>& items)
{
    nlohmann::json list = nlohmann::json::array();
    for (const T& item : items)
        list.push_back(toJson(item));
    return list;
}

template <class Tag> nlohmann::json toJsonList(const std::vector<Id<Tag>>& ids)
{
    nlohmann::json list = nlohmann::json::array();
    for (const Id<Tag>& id : ids)
        list.push_back(id.str());
    return list;
}

}
