#pragma once

#include "base/result.h"

#include <filesystem>
#include <map>
#include <stop_token>
#include <string>

namespace luot::queue_service {

/// Copies the queue database of a data folder, whether or not a service is running on it, and gives the copy
/// its name once it is verified. Faces are not in it.
Result<> backUp(const std::filesystem::path& data, const std::filesystem::path& to);

/// Gets a copy onto the disk, verifies it and gives it its name.
Result<> keepVerified(const std::filesystem::path& unfinished, const std::filesystem::path& name,
                      std::stop_token stop = {});

struct RestoreOrder {
    std::filesystem::path backup;
    std::filesystem::path data;
    /// The highest number known to be on paper, by series: from a kiosk's journal, or the last ticket seen.
    /// What the database knows that is put aside, is added.
    std::map<std::string, int> highest;
};

/// Puts a backup in the place of a data folder's database, which is moved aside with its WAL; where to, is
/// returned (empty: there was none). At its next start the service takes a new epoch, and goes on 20 numbers
/// after the highest of each series.
///
/// Fails with a sentence, and changes nothing, while a service runs on the folder, when the backup does not
/// verify, is another branch's, or lies beside a WAL, which a backup never has. Cut off in the middle, it
/// leaves a folder that the service refuses until it is run again.
Result<std::filesystem::path> restore(const RestoreOrder& order);

}
