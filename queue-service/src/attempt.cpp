#include "queue-service/src/attempt.h"

#include <sqlite3.h>

namespace luot::queue_service {

StoreError storeErrorOf(const SQLite::Exception& exception)
{
    const std::string what = exception.what();
    switch (exception.getErrorCode()) {
    case SQLITE_FULL:
        return {StoreFault::Full, what};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {StoreFault::Busy, what};
    case SQLITE_CONSTRAINT:
        return {StoreFault::Rejected, what};
    default:
        break;
    }
    // The WAL's index could not grow: nothing has been written yet, so this one is a full disk and no lost
    // sync.
    if (exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE)
        return {StoreFault::Full, what};
    return {StoreFault::Broken, what};
}

std::string whatToFree(const std::filesystem::path& folder)
{
    return "the disk is full: delete " + (folder / "ballast").string()
        + ", which is there for that, then free more.";
}

}
