#pragma once

#include "clerk-terminal/counter_session.h"

#include <string>

/// Every sentence and word the clerk reads, in Vietnamese.
namespace luot::clerk_terminal {

std::string nameOf(CounterKey key,
                   CounterState state); ///< "Gọi kế tiếp"; F9 is "Mở quầy", "Mở lại" or "Tạm dừng"
std::string keyCapOf(CounterKey key); ///< "F1"
CounterKey keyOf(FormKind kind); ///< the key that opens the form, and sends it
std::string nameOf(protocol::ServiceOutcome outcome); ///< "Nhận hồ sơ"
std::string nameOf(protocol::PriorityClass priority); ///< "người cao tuổi"; empty for None
std::string nameOf(protocol::PauseReason reason); ///< "Nghỉ giải lao"
std::string nameOf(protocol::PrintState print); ///< "đã in phiếu"
std::string nameOf(protocol::IssueWay way); ///< "chọn bằng đầu"

/// "chờ quá 30 phút"; a priority names its class.
std::string reasonText(protocol::CallReason reason, protocol::PriorityClass priority, Milliseconds maxWait);
std::string minutesText(Milliseconds time); ///< "30 phút"
std::string dayText(const std::string& day); ///< "2026-07-17" as "17/07/2026"

/// `label` is that of the visit at the counter, or empty.
std::string whyOffText(const KeyOffer& offer, CounterKey key, const std::string& label,
                       const CounterSettings& settings);

/// What to do about a refusal, with nobody blamed.
std::string refusalText(const protocol::Refusal& refusal, CounterKey key, const std::string& label,
                        const CounterSettings& settings);

std::string capitalised(std::string text); ///< its first letter, of those our words begin with

}
