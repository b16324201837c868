#include "protocol/names.h"
#include "protocol/src/vocabulary_json.h"

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr int oldest = 150; ///< years

void putText(json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

HoursLine readHoursLine(ObjectReader& reader)
{
    return {reader.text("days"), reader.text("days_en"), reader.text("times")};
}

}

json toJson(const Branch& branch)
{
    json object{{"branch", branch.id.str()}, {"name", branch.name}};
    putText(object, "ward", branch.ward);
    putText(object, "hotline", branch.hotline);
    putText(object, "public_base_url", branch.publicBaseUrl);
    for (const PriorityClass priority : branch.priorityClasses)
        object["priority_classes"].push_back(nameOf(priority));
    json texts = json::object();
    putText(texts, "address", branch.texts.address);
    if (branch.texts.elderlyAge != BranchTexts{}.elderlyAge)
        texts["elderly_age"] = branch.texts.elderlyAge;
    if (!texts.empty())
        object["texts"] = std::move(texts);
    for (const HoursLine& line : branch.hours)
        object["hours"].push_back({{"days", line.days}, {"days_en", line.daysEn}, {"times", line.times}});
    putText(object, "online_url", branch.onlineUrl);
    return object;
}

Branch readBranch(ObjectReader& reader)
{
    Branch branch;
    branch.id = reader.id<BranchId>("branch");
    branch.name = reader.text("name");
    branch.ward = reader.text("ward");
    branch.hotline = reader.text("hotline");
    branch.publicBaseUrl = reader.text("public_base_url");
    for (const json& item : reader.array("priority_classes"))
        if (const auto priority
            = item.is_string() ? priorityClassNamed(item.get<std::string>()) : std::nullopt)
            branch.priorityClasses.push_back(*priority);
    if (reader.has("texts")) {
        std::string problem;
        ObjectReader texts{reader.object("texts"), problem};
        branch.texts.address = texts.text("address");
        branch.texts.elderlyAge
            = static_cast<int>(texts.integer("elderly_age", 0, oldest, BranchTexts{}.elderlyAge));
        if (!problem.empty())
            reader.complain("texts", "holds something that is no text");
    }
    std::string problem;
    branch.hours = readList(reader, "hours", readHoursLine, problem);
    if (!problem.empty())
        reader.complain("hours", "holds a wrong line");
    branch.onlineUrl = reader.text("online_url");
    return branch;
}

}
