#pragma once

#include "clerk-terminal/counter_screen.h"
#include "clerk-terminal/row_model.h"

#include <string>

namespace luot::clerk_terminal {

/// Who waits, in the order of calling. Roles: place, label, hasPriority, field, why, reason,
/// waited, isOverMaxWait.
class WaitingModel final : public RowModel<WaitingRow, std::string> {
public:
    explicit WaitingModel(QObject* parent = nullptr);
};

/// What happened in the visit. Roles: at, text.
class HistoryModel final : public RowModel<HistoryRow, std::string> {
public:
    explicit HistoryModel(QObject* parent = nullptr);
};

/// What is asked for in the visit. Roles: number, text, state, isCurrent.
class RequestsModel final : public RowModel<RequestRow, int> {
public:
    explicit RequestsModel(QObject* parent = nullptr);
};

/// The visit's times so far. Roles: caption, value, note, seconds, isRunning.
class TimersModel final : public RowModel<VisitTimer, std::string> {
public:
    explicit TimersModel(QObject* parent = nullptr);
};

/// The eight keys. Roles: cap, name, symbol, isOn, isSuggested, reason.
class KeysModel final : public RowModel<KeyRow, std::string> {
public:
    explicit KeysModel(QObject* parent = nullptr);
};

}
