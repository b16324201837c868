#pragma once

#include <QString>

namespace luot::kiosk {

/// Asks for the caretaker's PIN on the terminal, twice and unseen; takes one line where the input is no
/// terminal. Returns the process's exit code.
int setPin(const QString& stateFolder);

}
