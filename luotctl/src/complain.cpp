#include "luotctl/commands.h"

#include <cstdlib>
#include <iostream>

namespace luot::luotctl {

int complain(const std::string& sentence)
{
    std::cerr << "luotctl: " << sentence << std::endl;
    return EXIT_FAILURE;
}

}
