#include "clerk-terminal/counter_models.h"

#include <QString>

namespace luot::clerk_terminal {

namespace {

/// A column that shows a member as it is.
template <class Row, class Member>
typename RowModel<Row, std::string>::Column column(const char* name, Member Row::*member)
{
    return {name, [member](const Row& row) -> QVariant {
                if constexpr (std::is_same_v<Member, std::string>)
                    return QString::fromStdString(row.*member);
                else
                    return QVariant::fromValue(row.*member);
            }};
}

}

WaitingModel::WaitingModel(QObject* parent)
    : RowModel{[](const WaitingRow& row) { return row.label; },
               {column("place", &WaitingRow::place), column("label", &WaitingRow::label),
                column("hasPriority", &WaitingRow::hasPriority), column("field", &WaitingRow::field),
                column("why", &WaitingRow::why), column("reason", &WaitingRow::reason),
                column("waited", &WaitingRow::waited), column("isOverMaxWait", &WaitingRow::isOverMaxWait)},
               parent}
{
}

HistoryModel::HistoryModel(QObject* parent)
    : RowModel{[](const HistoryRow& row) { return row.at + row.text; },
               {column("at", &HistoryRow::at), column("text", &HistoryRow::text)},
               parent}
{
}

RequestsModel::RequestsModel(QObject* parent)
    : RowModel{
        [](const RequestRow& row) { return row.number; },
        {{"number", [](const RequestRow& row) -> QVariant { return row.number; }},
         {"text", [](const RequestRow& row) -> QVariant { return QString::fromStdString(row.text); }},
         {"state", [](const RequestRow& row) -> QVariant { return QString::fromStdString(row.state); }},
         {"isCurrent", [](const RequestRow& row) -> QVariant { return row.isCurrent; }}},
        parent}
{
}

TimersModel::TimersModel(QObject* parent)
    : RowModel{[](const VisitTimer& row) { return row.caption; },
               {column("caption", &VisitTimer::caption), column("value", &VisitTimer::value),
                column("note", &VisitTimer::note), column("seconds", &VisitTimer::seconds),
                column("isRunning", &VisitTimer::isRunning)},
               parent}
{
}

KeysModel::KeysModel(QObject* parent)
    : RowModel{
        [](const KeyRow& row) { return row.cap; },
        {column("cap", &KeyRow::cap),
         column("name", &KeyRow::name),
         column("symbol", &KeyRow::icon),
         {"isOn", [](const KeyRow& row) -> QVariant { return row.state != KeyState::Off; }},
         {"isSuggested", [](const KeyRow& row) -> QVariant { return row.state == KeyState::Suggested; }},
         column("reason", &KeyRow::reason)},
        parent}
{
}

}
