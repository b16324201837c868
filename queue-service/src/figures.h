#pragma once

#include "base/clock.h"
#include "protocol/figures.h"
#include "queue-service/branch_setup.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

namespace luot::queue_service {

/// Which business days, and when it is asked.
struct FigureSpan {
    std::string from; ///< "2026-07-14"
    std::string to;
    std::string today;
    WallTime now{};
};

/// What the tables say of these days, visit by visit. Throws SQLite::Exception.
protocol::Figures figuresOf(const SQLite::Database& sql, const BranchSetup& setup, const FigureSpan& span);

}
