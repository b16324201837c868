#include <dlfcn.h>

#include <cstring>

/// Loaded in front of SQLite, this makes of the shipped service one that acknowledges before it commits: each
/// COMMIT is put off until the next transaction begins. The harness of tests/faults must catch it.
struct sqlite3;

namespace {

using Exec = int (*)(sqlite3*, const char*, int (*)(void*, int, char**, char**), void*, char**);
sqlite3* uncommitted = nullptr;
sqlite3* commanded = nullptr; ///< whose transaction carries out commands, each in a savepoint

}

extern "C" int sqlite3_exec(sqlite3* database, const char* sql, int (*row)(void*, int, char**, char**),
                            void* argument, char** error)
{
    static const auto real = reinterpret_cast<Exec>(dlsym(RTLD_NEXT, "sqlite3_exec"));
    if (std::strncmp(sql, "SAVEPOINT", 9) == 0)
        commanded = database;
    if (std::strcmp(sql, "COMMIT") == 0 && commanded == database) {
        commanded = nullptr;
        uncommitted = database;
        return 0;
    }
    if (std::strncmp(sql, "BEGIN", 5) == 0 && uncommitted == database) {
        uncommitted = nullptr;
        if (const int failed = real(database, "COMMIT", nullptr, nullptr, nullptr); failed != 0)
            return failed;
    }
    return real(database, sql, row, argument, error);
}
