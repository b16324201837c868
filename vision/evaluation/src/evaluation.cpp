#include "vision/evaluation/evaluation.h"

#include <array>

namespace luot::vision::evaluation {

namespace {

struct Group {
    const char* name;
    std::vector<Measured> (*measure)(const Setup&);
};

constexpr std::array groups{Group{"speed", measureSpeed},       Group{"pose", measurePose},
                            Group{"identity", measureIdentity}, Group{"restraint", measureRestraint},
                            Group{"liveness", measureLiveness}, Group{"choosing", measureChoosing}};

}

std::vector<std::string> evaluationGroups()
{
    std::vector<std::string> names;
    for (const Group& group : groups)
        names.emplace_back(group.name);
    return names;
}

Result<> evaluate(Effort effort, const std::string& only, const std::function<void(const std::string&)>& say,
                  const std::function<void(const Measured&)>& tell)
{
    const Result<Setup> setup = prepare(effort, say);
    if (!setup)
        return tl::unexpected{setup.error()};
    for (const Group& group : groups) {
        if (!only.empty() && only != group.name)
            continue;
        for (const Measured& figure : group.measure(*setup))
            tell(figure);
    }
    return {};
}

}
