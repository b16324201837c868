#pragma once

#include "base/clock.h"
#include "base/id.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace luot::queue_service {

/// A prepared statement that is run many times: give it its arguments, read its rows. It is reset as soon as
/// a `Run` ends, so that no read stays open. Throws SQLite::Exception.
class Prepared {
public:
    class Run {
    public:
        explicit Run(SQLite::Statement& statement)
            : m_statement{statement}
        {
        }
        ~Run() { m_statement.tryReset(); }
        Run(const Run&) = delete;
        Run& operator=(const Run&) = delete;

        bool next() { return m_statement.executeStep(); }
        SQLite::Column column(int index) const { return m_statement.getColumn(index); }

        std::int64_t integer(int index) const { return column(index).getInt64(); }
        std::uint64_t unsignedInteger(int index) const { return static_cast<std::uint64_t>(integer(index)); }
        std::string text(int index) const { return column(index).getString(); }
        WallTime time(int index) const { return WallTime{Milliseconds{integer(index)}}; }
        std::optional<WallTime> timeIfAny(int index) const
        {
            return column(index).isNull() ? std::nullopt : std::optional{time(index)};
        }

    private:
        SQLite::Statement& m_statement;
    };

    Prepared(const SQLite::Database& database, const char* sql)
        : m_statement{database, sql}
    {
    }

    /// Rows are then read with `next`.
    template <class... Arguments> Run rows(const Arguments&... arguments)
    {
        bindAll<Bytes::Copied>(arguments...);
        return Run{m_statement};
    }

    /// For a statement without rows; how many rows it changed.
    template <class... Arguments> int run(const Arguments&... arguments)
    {
        // The arguments outlive the run, so their bytes are read where they are.
        bindAll<Bytes::InPlace>(arguments...);
        const Run whileItRuns{m_statement};
        return m_statement.exec();
    }

private:
    enum class Bytes { Copied, InPlace };

    template <Bytes bytes, class... Arguments> void bindAll(const Arguments&... arguments)
    {
        m_statement.tryReset();
        int index = 0;
        (bindOne<bytes>(++index, arguments), ...);
    }

    template <Bytes> void bindOne(int index, std::int64_t value) { m_statement.bind(index, value); }
    template <Bytes> void bindOne(int index, std::uint64_t value)
    {
        m_statement.bind(index, static_cast<std::int64_t>(value));
    }
    template <Bytes> void bindOne(int index, int value) { m_statement.bind(index, value); }
    template <Bytes> void bindOne(int index, bool value) { m_statement.bind(index, value ? 1 : 0); }
    template <Bytes> void bindOne(int index, std::string_view value)
    {
        m_statement.bind(index, std::string{value});
    }
    template <Bytes bytes> void bindOne(int index, const std::string& value)
    {
        bindText<bytes>(index, value);
    }
    template <Bytes> void bindOne(int index, const char* value) { m_statement.bind(index, value); }
    template <Bytes> void bindOne(int index, WallTime value)
    {
        m_statement.bind(index, std::int64_t{value.time_since_epoch().count()});
    }
    template <Bytes> void bindOne(int index, std::span<const std::uint8_t> value)
    {
        m_statement.bind(index, value.data(), static_cast<int>(value.size()));
    }
    template <Bytes bytes, class Tag> void bindOne(int index, const Id<Tag>& value)
    {
        bindText<bytes>(index, value.str());
    }
    template <Bytes bytes, class T> void bindOne(int index, const std::optional<T>& value)
    {
        if (value)
            bindOne<bytes>(index, *value);
        else
            m_statement.bind(index);
    }

    template <Bytes bytes> void bindText(int index, const std::string& text)
    {
        if constexpr (bytes == Bytes::InPlace)
            m_statement.bindNoCopy(index, text);
        else
            m_statement.bind(index, text);
    }

    SQLite::Statement m_statement;
};

/// An id as a column: none is NULL.
template <class Tag> std::optional<std::string> orNull(const Id<Tag>& id)
{
    return id.empty() ? std::nullopt : std::optional{id.str()};
}

inline std::optional<std::string> orNull(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional{text};
}

}
