#include "base/log.h"
#include "ticket-printer/src/virtual_printer.h"

#include <QFile>
#include <QImage>

#include <CLI/CLI.hpp>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <thread>

namespace {

using namespace luot::ticket_printer;

VirtualPrinter* stoppable = nullptr;

void stopOnSignal(int /*signal*/) { stoppable->stop(); }

bool writePng(const Bitmap& picture, const std::string& path)
{
    QImage image{picture.width(), picture.height(), QImage::Format_Mono};
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    constexpr double dotsPerMetre = 203 / 0.0254;
    image.setDotsPerMeterX(static_cast<int>(dotsPerMetre));
    image.setDotsPerMeterY(static_cast<int>(dotsPerMetre));
    for (int y = 0; y < picture.height(); ++y) {
        const auto row = picture.row(y);
        std::copy(row.begin(), row.end(), image.scanLine(y));
    }
    // Whoever waits for the name sees the whole picture.
    const QString whole = QString::fromStdString(path);
    const QString part = whole + ".part";
    if (!image.save(part, "PNG"))
        return false;
    QFile::remove(whole);
    return QFile::rename(part, whole);
}

/// Obeys lines of standard input until it ends or `quit` becomes readable.
void obeyInput(VirtualPrinter& printer, int quit)
{
    std::string pending;
    std::array<char, 256> buffer{};
    for (;;) {
        std::array<pollfd, 2> entries{pollfd{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = quit, .events = POLLIN, .revents = 0}};
        if (poll(entries.data(), entries.size(), -1) < 0 || entries[1].revents != 0)
            return;
        const ssize_t length = read(STDIN_FILENO, buffer.data(), buffer.size());
        if (length <= 0)
            return;
        pending.append(buffer.data(), static_cast<std::size_t>(length));
        for (std::size_t end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
            const auto done = printer.command(pending.substr(0, end));
            std::cout << (done ? "done" : done.error().message) << std::endl;
            pending.erase(0, end + 1);
        }
    }
}

bool writeReadyFile(const std::string& path, int port)
{
    const std::string part = path + ".part";
    std::ofstream file{part};
    file << port << '\n';
    file.close();
    return file && std::rename(part.c_str(), path.c_str()) == 0;
}

int runPrinter(int argc, char** argv)
{
    luot::startLog("luot-virtual-printer");
    CLI::App app{
        "A receipt printer in software: ESC/POS on TCP, a picture for each ticket. Standard input takes "
        "lines such as \"paper out\", \"cover open\", \"stop_reading\" or \"ok\"."};
    VirtualPrinter::Options options;
    std::string readyFile;
    app.add_option("--port", options.port, "TCP port on loopback; 0 chooses one and prints it")
        ->check(CLI::Range(0, 65535));
    app.add_option("--out", options.outFolder, "Folder for ticket-<n>.png and ticket-<n>.escpos");
    app.add_option("--width", options.widthDots, "Dots across the paper")->check(CLI::Range(8, 832));
    app.add_option("--ready-file", readyFile, "File that gets the port once the printer listens");
    CLI11_PARSE(app, argc, argv);

    VirtualPrinter printer{options, writePng};
    const auto port = printer.start();
    if (!port) {
        std::cerr << port.error().message << '\n';
        return EXIT_FAILURE;
    }
    stoppable = &printer;
    std::signal(SIGTERM, stopOnSignal);
    std::signal(SIGINT, stopOnSignal);
    std::signal(SIGPIPE, SIG_IGN);
    if (!readyFile.empty() && !writeReadyFile(readyFile, *port)) {
        std::cerr << "The file " << readyFile << " cannot be written; choose another with --ready-file.\n";
        return EXIT_FAILURE;
    }
    std::cout << *port << std::endl;

    const int quit = eventfd(0, EFD_CLOEXEC);
    std::thread input{obeyInput, std::ref(printer), quit};
    printer.run();
    std::signal(SIGTERM, SIG_IGN); // it is ending already
    std::signal(SIGINT, SIG_IGN);
    eventfd_write(quit, 1);
    input.join();
    close(quit);
    if (const int mistakes = printer.mistakes(); mistakes > 0) {
        std::cerr << mistakes << " sequences were not ESC/POS as this printer knows it; see the log above.\n";
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

}

int main(int argc, char** argv)
{
    try {
        return runPrinter(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "The virtual printer cannot go on: %s\n", error.what());
        return EXIT_FAILURE;
    }
}
