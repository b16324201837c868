#include "benchmarks/sets.h"

#include "benchmarks/src/service_figures.h"

#include <zmq.hpp>

#include <iostream>

namespace luot::benchmarks {

Result<> measureService(Report& report, double share)
{
    std::cout << "  The keys of the measurements have their token buckets raised." << std::endl;
    try {
        const Extent extent{share};
        for (const auto measure :
             {measureIssuing, measureEvents, measureListeners, measureCrowd, measureLongLog})
            if (auto measured = measure(report, extent); !measured)
                return measured;
    } catch (const zmq::error_t& error) {
        return failure("A socket of the measurement failed (" + std::string{error.what()}
                       + "): raise the limit of open files (ulimit -n) and try again.");
    }
    return {};
}

}
