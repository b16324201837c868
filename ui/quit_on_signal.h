#pragma once

namespace luot::ui {

/// From now on SIGTERM and SIGINT end the application's event loop, as closing its window would, instead of
/// the process at once. Requires: a QCoreApplication. Call once, from `main`.
void quitOnSignal();

}
