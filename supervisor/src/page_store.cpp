#include "supervisor/page_store.h"

#include <algorithm>

namespace luot::supervisor {

const Page* pageNamed(std::string_view name)
{
    const auto found = std::ranges::find(pages(), name, &Page::name);
    return found == pages().end() ? nullptr : &*found;
}

}
