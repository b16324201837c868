#pragma once

#include "base/result.h"
#include "ticket-printer/bitmap.h"
#include "ticket-printer/printer_profile.h"
#include "ticket-printer/ticket_paper.h"

namespace luot::ticket_printer {

/// The ticket as dots, `profile.widthDots` wide and as high as it needs: two columns on 80 mm paper, one on
/// 58 mm.
///
/// Long names wrap, then shrink, and stay whole. The number is 21.4 mm high on 80 mm paper, 14.2 mm on 58 mm.
/// Requires: a QGuiApplication. Thread: any, one call at a time.
/// Errors: Noto Sans Bold or its Condensed Bold is not installed; the code's text is too long for the paper.
Result<Bitmap> drawTicket(const TicketPaper& paper, const PrinterProfile& profile);

}
