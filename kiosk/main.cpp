#include "kiosk/kiosk_app.h"

int main(int argc, char* argv[]) { return luot::kiosk::runKiosk(argc, argv); }
