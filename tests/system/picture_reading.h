#pragma once

#include <filesystem>
#include <string>

namespace luot::system_test {

/// What tesseract reads on a picture, Vietnamese, as one block of text.
std::string textOn(const std::filesystem::path& picture);

/// The large number on a board's picture of 1920×1080.
std::string numberOn(const std::filesystem::path& picture);

/// The large number on a ticket of 80 mm.
std::string numberOnTicket(const std::filesystem::path& picture);

/// What zbarimg reads in the picture's QR code; empty: none found.
std::string qrCodeOn(const std::filesystem::path& picture);

/// Draws what a camera sees of a hall without people: wall, floor, and noise that changes with `frame`.
bool drawEmptyRoom(const std::filesystem::path& picture, int frame);

/// The file of that beginning and ending in a folder, the first by name; empty: none.
std::filesystem::path fileLike(const std::filesystem::path& folder, const std::string& prefix,
                               const std::string& suffix);

}
