#pragma once

#include "protocol/event.h"
#include "protocol/src/name_table.h"

/// The event types of docs/protocol.md, by what they carry.
namespace luot::protocol {

inline constexpr NameTable<TicketChange, 15> ticketTypes{
    {"ticket.issued", "ticket.called", "ticket.recalled", "ticket.started", "ticket.completed",
     "ticket.no_show", "ticket.returned", "ticket.held", "ticket.resumed", "ticket.transferred",
     "ticket.cancelled", "ticket.reactivated", "ticket.priority_set", "ticket.expired",
     "ticket.print_result"}};
inline constexpr NameTable<CounterChange, 3> counterTypes{
    {"counter.opened", "counter.closed", "counter.paused"}};
inline constexpr NameTable<FieldChange, 3> fieldTypes{{"field.opened", "field.closed", "field.waiting"}};
inline constexpr NameTable<FaceChange, 2> faceTypes{{"face.bound", "face.erased"}};
inline constexpr std::string_view skippedType = "numbers.skipped";
inline constexpr std::string_view noticeType = "notice.set";

}
