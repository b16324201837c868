#include "queue-service/service.h"

#include "base/log.h"

#include <algorithm>

namespace luot::queue_service {

using namespace protocol;

namespace {

constexpr int skippedAfterRestore = 20;

}

/// After a restore there may be paper in people's hands that the log knows nothing of, and what the devices
/// know may never have been: they start anew, and the numbers go on well above.
Stored<> Service::agreeWithRestore()
{
    return m_store->restored().and_then(
        [this](const std::optional<std::map<std::string, int>>& highest) -> Stored<> {
            if (!highest)
                return {};
            const WallTime now = m_clock.wall();
            const std::string date = m_book.businessDate(now);
            std::map<FieldId, int> last;
            for (const FieldSetup& field : m_settings.setup.fields)
                last[field.id] = 0;
            for (const auto& [series, number] : m_book.state().lastNumbers)
                if (series.first == date)
                    last[series.second] = number;
            std::vector<EventBody> skipped;
            for (const auto& [series, known] : last) {
                const auto given = highest->find(series.str());
                const int above = std::max(known, given == highest->end() ? 0 : given->second);
                const int to = std::min(above + skippedAfterRestore, highestNumber);
                if (to > known)
                    skipped.emplace_back(NumbersSkipped{series, date, known + 1, to});
            }
            spdlog::warn("this database was restored from a backup: {} series skip numbers, every device "
                         "starts anew",
                         skipped.size());
            return record(now, "service", skipped)
                .and_then([this] { return m_store->renewEpoch(); })
                .and_then([this] { return m_store->forgetRestored(); });
        });
}

}
