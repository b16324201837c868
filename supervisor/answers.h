#pragma once

#include "protocol/error_code.h"
#include "supervisor/http_server.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>

/// The answers that every part of the web side gives in the same way; all with safetyHeaders().
namespace luot::supervisor {

void answerJson(const std::shared_ptr<Exchange>& exchange, const nlohmann::json& body, int status = 200);
/// {"error": code, "text": a sentence in Vietnamese for the person before the page}
void refuse(const std::shared_ptr<Exchange>& exchange, int status, const std::string& code, const std::string& text);
/// What the queue service said no to, as a status and a sentence.
void refuse(const std::shared_ptr<Exchange>& exchange, const protocol::Refusal& refusal);
void redirect(const std::shared_ptr<Exchange>& exchange, const std::string& path);
/// A page, script or style that the program carries. Requires: there is one of that name.
void answerPage(const std::shared_ptr<Exchange>& exchange, const std::string& name);
/// One event of a stream: "event: NAME\ndata: JSON\n\n".
Body eventText(const std::string& name, const nlohmann::json& data);

/// The request's body, if it is a JSON object of at most four levels; else the answer is given and null returned.
nlohmann::json bodyOf(const std::shared_ptr<Exchange>& exchange);

}
