#pragma once

#include "protocol/event.h"
#include "protocol/src/name_table.h"

/// The event types of docs/protocol.md, by what they carry.
namespace luot::protocol {

inline constexpr NameTable<TicketChange, 16> ticketTypes{
    {"ticket.issued", "ticket.called", "ticket.recalled", "ticket.started", "ticket.completed",
     "ticket.no_show", "ticket.returned", "ticket.held", "ticket.resumed", "ticket.transferred",
     "ticket.cancelled", "ticket.reactivated", "ticket.priority_set", "ticket.expired", "ticket.print_result",
     "ticket.request_added"}};
inline constexpr NameTable<CounterChange, 4> counterTypes{
    {"counter.opened", "counter.closed", "counter.paused", "counter.profile_set"}};
inline constexpr NameTable<FieldChange, 3> fieldTypes{{"field.opened", "field.closed", "field.waiting"}};
inline constexpr NameTable<FaceChange, 2> faceTypes{{"face.bound", "face.erased"}};
inline constexpr std::string_view skippedType = "numbers.skipped";
inline constexpr NameTable<DossierChange, 2> dossierTypes{{"dossier.recorded", "dossier.closed"}};
inline constexpr NameTable<FeedbackChange, 2> feedbackTypes{{"feedback.added", "feedback.answered"}};
inline constexpr NameTable<PersonChange, 5> personTypes{
    {"user.added", "user.changed", "user.pin_reset", "user.unlocked", "user.removed"}};
inline constexpr std::string_view ratingType = "rating.added";
inline constexpr std::string_view noticeType = "notice.set";
inline constexpr std::string_view configType = "config.changed";
inline constexpr std::string_view alertType = "alert";
inline constexpr NameTable<AlertKind, 7> alertKinds{
    {"config", "numbers_low", "disk_low", "disk_full", "clock", "backup", "help"}};
inline constexpr std::string_view deviceType = "device.status";
inline constexpr NameTable<KeyChange, 2> keyTypes{{"key.accepted", "key.revoked"}};

}
