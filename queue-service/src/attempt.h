#pragma once

#include "queue-service/store_fault.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <string>
#include <type_traits>

namespace luot::queue_service {

StoreError storeErrorOf(const SQLite::Exception& exception);

/// What to do when a data folder's disk is full: a sentence's end.
std::string whatToFree(const std::filesystem::path& folder);

/// Runs what may throw; SQLite's exceptions end here.
template <class Work> auto attempt(Work work) -> Stored<decltype(work())>
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const SQLite::Exception& exception) {
        return tl::unexpected{storeErrorOf(exception)};
    }
}

}
