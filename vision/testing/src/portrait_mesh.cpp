#include "vision/testing/src/portrait_mesh.h"

#include "vision/testing/src/mesh_tables.h"

#include <sstream>

namespace luot::vision::testing {

namespace {

Result<PortraitMesh> parse(const char* table, const std::string& name)
{
    PortraitMesh mesh;
    std::istringstream in{table};
    std::string line;
    while (in.peek() == '#')
        std::getline(in, line);

    std::string word;
    std::string file;
    std::size_t count = 0;
    in >> word >> file >> mesh.width >> mesh.height >> word >> count;
    mesh.points.resize(count);
    for (auto& point : mesh.points)
        in >> point[0] >> point[1] >> point[2];
    in >> word >> count;
    mesh.outline.resize(count);
    for (auto& point : mesh.outline)
        in >> point[0] >> point[1];
    if (!in || mesh.points.size() != 468)
        return failure("The mesh table of the portrait " + name
                       + " is damaged; restore vision/testing/meshes.");
    return mesh;
}

}

Result<PortraitMesh> portraitMesh(const std::string& name)
{
    for (const MeshTable& table : meshTables) {
        if (table.name == name)
            return parse(table.text, name);
    }
    std::string known;
    for (const MeshTable& table : meshTables)
        known += (known.empty() ? "" : ", ") + std::string{table.name};
    return failure("No face mesh for the portrait '" + name + "'; take one of: " + known + ".");
}

}
