#include "base/log.h"
#include "ticket-printer/src/control_socket.h"
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
#include <memory>
#include <thread>

namespace {

using namespace luot::ticket_printer;

VirtualPrinter* stoppable = nullptr;

void stopOnSignal(int /*signal*/) { stoppable->stop(); }

/// Paper as wide as the printer's, with its dots a metre, so that a picture can be measured.
bool writePng(const Bitmap& picture, const std::string& path, int dpi)
{
    QImage image{picture.width(), picture.height(), QImage::Format_Mono};
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    const auto dotsPerMetre = static_cast<int>(dpi / 0.0254);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
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

std::string answerTo(VirtualPrinter& printer, const std::string& line)
{
    const auto done = printer.command(line);
    return done ? "done" : done.error().message;
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
        for (const std::string& line : takeLines(pending))
            std::cout << answerTo(printer, line) << std::endl;
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

int endWith(const VirtualPrinter& printer)
{
    const int mistakes = printer.mistakes();
    if (mistakes == 0)
        return EXIT_SUCCESS;
    std::cerr << mistakes << " sequences were not ESC/POS as this printer knows it; see the log above.\n";
    return EXIT_FAILURE;
}

int complain(const luot::Error& error)
{
    std::cerr << error.message << '\n';
    return EXIT_FAILURE;
}

/// Serves on its line, and obeys what comes by standard input and by the control socket, until a signal.
void serve(VirtualPrinter& printer, ControlSocket* control)
{
    const int quit = eventfd(0, EFD_CLOEXEC);
    std::thread input{obeyInput, std::ref(printer), quit};
    std::thread guests;
    if (control != nullptr)
        guests = std::thread{[&] {
            control->serve([&printer](const std::string& line) { return answerTo(printer, line); }, quit);
        }};
    printer.run();
    std::signal(SIGTERM, SIG_IGN); // it is ending already
    std::signal(SIGINT, SIG_IGN);
    eventfd_write(quit, 1);
    input.join();
    if (guests.joinable())
        guests.join();
    close(quit);
}

int runPrinter(int argc, char** argv)
{
    luot::startLog("luot-virtual-printer");
    CLI::App app{"A receipt printer in software: ESC/POS on TCP, a picture for each ticket. It fails on "
                 "demand: by lines "
                 "on standard input or on the control socket, each answered by one, \"done\" or a sentence."};
    app.footer("The lines:\n" + faultWords());
    VirtualPrinter::Options options;
    int dpi = 203;
    std::string readyFile;
    std::string input;
    std::string controlPath;
    auto* port = app.add_option("--port", options.port, "TCP port on loopback; 0 chooses one and prints it")
                     ->check(CLI::Range(0, 65535));
    app.add_option("--pty", options.ptyLink,
                   "Instead of TCP: a terminal, found under this name, as a USB or serial printer's device")
        ->excludes(port);
    app.add_option("--input", input, "Print what is in this file, then end; without lines");
    app.add_option("--out", options.outFolder, "Folder for ticket-<n>.png and ticket-<n>.escpos");
    app.add_option("--width", options.widthDots, "Dots across the paper")->check(CLI::Range(8, 832));
    app.add_flag_callback(
        "--no-knife", [&options] { options.knife = false; }, "Has no knife: each ticket is torn off by hand");
    app.add_option("--dpi", dpi, "Dots an inch, as the pictures say them")->check(CLI::Range(100, 600));
    app.add_option("--control", controlPath, "Unix socket that takes lines");
    app.add_option("--ready-file", readyFile, "File that gets the port once the printer listens");
    CLI11_PARSE(app, argc, argv);

    VirtualPrinter printer{options, [dpi](const Bitmap& picture, const std::string& path) {
                               return writePng(picture, path, dpi);
                           }};
    if (!input.empty()) {
        const auto printed = printer.printFile(input);
        return printed ? endWith(printer) : complain(printed.error());
    }
    const auto listening = printer.start();
    if (!listening)
        return complain(listening.error());
    std::unique_ptr<ControlSocket> control;
    if (!controlPath.empty()) {
        auto socket = ControlSocket::listen(controlPath);
        if (!socket)
            return complain(socket.error());
        control = std::move(*socket);
    }
    stoppable = &printer;
    std::signal(SIGTERM, stopOnSignal);
    std::signal(SIGINT, stopOnSignal);
    std::signal(SIGPIPE, SIG_IGN);
    if (!readyFile.empty() && !writeReadyFile(readyFile, *listening)) {
        std::cerr << "The file " << readyFile << " cannot be written; choose another with --ready-file.\n";
        return EXIT_FAILURE;
    }
    std::cout << *listening << std::endl;
    serve(printer, control.get());
    return endWith(printer);
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
