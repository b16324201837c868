#pragma once

#include "protocol/command.h"
#include "protocol/src/object_reader.h"

/// The arguments of what is asked of the service itself: people, the log, figures, set-up, keys, devices.
namespace luot::protocol {

Command readSignIn(ObjectReader& args);
Command readAddPerson(ObjectReader& args);
Command readChangePerson(ObjectReader& args);
Command readUnlock(ObjectReader& args);
Command readReadLog(ObjectReader& args);
Command readReadAudit(ObjectReader& args);
Command readReportDevice(ObjectReader& args);
Command readOfferSetup(ObjectReader& args);
Command readResetPin(ObjectReader& args);
Command readRemovePerson(ObjectReader& args);
Command readReadFigures(ObjectReader& args);
Command readReadSetup(ObjectReader& args);
Command readAcceptKey(ObjectReader& args);
Command readRevokeKey(ObjectReader& args);

}
