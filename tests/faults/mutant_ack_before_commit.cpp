#include <dlfcn.h>

#include <cstring>

/// Loaded in front of SQLite, this makes of the shipped service one that acknowledges before it commits: each
/// COMMIT is put off until the next transaction begins. The harness of tests/faults must catch it.
struct sqlite3;
struct sqlite3_stmt;

namespace {

using Prepare = int (*)(sqlite3*, const char*, int, sqlite3_stmt**, const char**);
using OnStatement = int (*)(sqlite3_stmt*);
constexpr int done = 101; ///< SQLITE_DONE
sqlite3_stmt* beginning = nullptr;
sqlite3_stmt* committing = nullptr;
sqlite3_stmt* replying = nullptr;
bool isCommanded = false; ///< the transaction carries out commands
bool isPutOff = false;

template <class Function> Function realOf(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}

extern "C" int sqlite3_prepare_v2(sqlite3* database, const char* sql, int size, sqlite3_stmt** statement,
                                  const char** tail)
{
    static const auto real = realOf<Prepare>("sqlite3_prepare_v2");
    const int code = real(database, sql, size, statement, tail);
    if (code == 0 && std::strcmp(sql, "BEGIN IMMEDIATE") == 0)
        beginning = *statement;
    if (code == 0 && std::strcmp(sql, "COMMIT") == 0)
        committing = *statement;
    if (code == 0 && std::strncmp(sql, "INSERT INTO reply", 17) == 0)
        replying = *statement;
    return code;
}

extern "C" int sqlite3_step(sqlite3_stmt* statement)
{
    static const auto real = realOf<OnStatement>("sqlite3_step");
    static const auto reset = realOf<OnStatement>("sqlite3_reset");
    if (statement == replying)
        isCommanded = true;
    if (statement == committing && isCommanded) {
        isCommanded = false;
        isPutOff = true;
        return done;
    }
    if (statement == beginning && isPutOff) {
        isPutOff = false;
        const int code = real(committing);
        reset(committing);
        if (code != done)
            return code;
    }
    return real(statement);
}
