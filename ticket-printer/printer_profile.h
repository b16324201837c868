#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace luot::ticket_printer {

/// What one model of printer can do, as far as the bytes depend on it.
struct PrinterProfile {
    enum class Raster {
        V0, ///< GS v 0, in bands: nearly every printer
        L, ///< GS ( L, store and print: Epson's modern ones
    };
    enum class Cut {
        FeedAndCut, ///< GS V 66: feeds to the knife, cuts all but a point
        FeedAndCutThrough, ///< GS V 65: feeds to the knife, cuts through
        PlainCut, ///< for clones without function B: feeds by itself, then GS V 1
        None, ///< no knife: feeds past the tear bar
    };
    enum class Fence {
        ProcessId, ///< GS ( H: answered when printing is complete
        StatusRequest, ///< GS r: answered when reached in the printer's buffer
        None, ///< the printer never says that it is done
    };
    enum class Status {
        Full, ///< answers DLE EOT
        None, ///< says nothing, ever; to be trusted blindly
    };

    std::string name = "80mm";
    int widthDots = 576;
    int dpi = 203;
    Raster raster = Raster::V0;
    Cut cut = Cut::FeedAndCut;
    Fence fence = Fence::StatusRequest;
    bool asb = true; ///< sends its status by itself when it changes
    bool nearEnd = true; ///< has a sensor for a roll that is nearly empty
    Status status = Status::Full;

    friend bool operator==(const PrinterProfile&, const PrinterProfile&) = default;
};

/// A profile by the name of a known kind of printer (see `printerProfileNames`), or, where `nameOrFile` ends
/// in
/// ".toml", from that file: the keys width, dpi, raster ("v0", "L"), cut ("feed", "full", "plain", "none"),
/// fence
/// ("process-id", "status-request", "none"), asb, nearEnd, status ("full", "none"), qr (false: the code is
/// drawn); a missing key has the default of "80mm", an unknown one is refused.
Result<PrinterProfile> printerProfile(const std::string& nameOrFile);

/// The files in share/luot/printers beside the programs' folder; "80mm" is always known.
std::vector<std::string> printerProfileNames();

}
