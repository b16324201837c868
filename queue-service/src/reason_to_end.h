#pragma once

#include "base/result.h"
#include "queue-service/store_fault.h"

namespace luot::queue_service {

inline Error reasonToEnd(const StoreError& error)
{
    return Error{"The data folder can no longer be written safely (" + error.message
                 + "); check the disk, then start the service again."};
}

}
