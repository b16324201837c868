#pragma once

#include <array>
#include <string_view>

namespace luot::vision::testing {

/// A file of testing/meshes, compiled in by the build.
struct MeshTable {
    std::string_view name;
    const char* text;
};

extern const std::array<MeshTable, 6> meshTables;

}
