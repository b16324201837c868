#pragma once

namespace luot {

/// For a process through whose memory go faces, keys or PINs: no crash leaves it on the disk, and no other program of
/// the same user reads it. Where the system does not allow that, one warning is logged.
void keepMemoryPrivate();

}
