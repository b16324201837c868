#include <dlfcn.h>

#include <string>

/// Loaded in front of SQLite, this makes of the shipped service one that never finds the answer it gave
/// before: every request is new to it. The harness of tests/faults must catch it.
struct sqlite3;
struct sqlite3_stmt;

namespace {

using Prepare = int (*)(sqlite3*, const char*, int, sqlite3_stmt**, const char**);

bool replace(std::string& text, const std::string& what, const std::string& by)
{
    const auto at = text.find(what);
    if (at == std::string::npos)
        return false;
    text.replace(at, what.size(), by);
    return true;
}

}

extern "C" int sqlite3_prepare_v2(sqlite3* database, const char* sql, int bytes, sqlite3_stmt** statement,
                                  const char** tail)
{
    static const auto real = reinterpret_cast<Prepare>(dlsym(RTLD_NEXT, "sqlite3_prepare_v2"));
    std::string text = bytes < 0 ? std::string{sql} : std::string{sql, static_cast<std::size_t>(bytes)};
    // What is not changed keeps its own text, which the caller may read on in.
    if (!replace(text, "FROM reply WHERE ", "FROM reply WHERE 0 AND ")
        && !replace(text, "INSERT INTO reply ", "INSERT OR REPLACE INTO reply "))
        return real(database, sql, bytes, statement, tail);
    return real(database, text.c_str(), -1, statement, nullptr);
}
