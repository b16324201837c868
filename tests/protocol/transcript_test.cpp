#include "protocol/transcript.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <thread>
#include <unistd.h>
#include <vector>

namespace luot::protocol {
namespace {

TEST(Transcript, linesOfSeveralWritersStayWhole)
{
    std::string file = (std::filesystem::temp_directory_path() / "luot-transcript-XXXXXX").string();
    close(mkstemp(file.data()));
    {
        std::vector<std::thread> writers;
        for (int i = 0; i < 4; ++i)
            writers.emplace_back([&file, i] {
                const auto transcript = Transcript::open(file, "luot-" + std::to_string(i), 0.0);
                for (int line = 0; line < 100; ++line)
                    transcript->write("ticket.called", "A001", i % 2 == 0 ? "3" : "");
            });
        for (std::thread& writer : writers)
            writer.join();
    }
    std::ifstream stream{file};
    int lines = 0;
    for (std::string line; std::getline(stream, line); ++lines) {
        const auto object = nlohmann::json::parse(line);
        EXPECT_EQ(object["event"], "ticket.called");
        EXPECT_EQ(object["label"], "A001");
        EXPECT_EQ(object["pid"], getpid());
        EXPECT_GT(object["t"].get<double>(), 0.0);
        EXPECT_EQ(object.contains("counter"), object["process"] == "luot-0" || object["process"] == "luot-2");
    }
    EXPECT_EQ(lines, 400);
    std::filesystem::remove(file);
}

TEST(Transcript, aDefaultOneWritesNowhereAndABadPathIsASentence)
{
    Transcript{}.write("ticket.called");
    const auto failed = Transcript::open("/nowhere/at/all", "x", 0.0);
    ASSERT_FALSE(failed);
    EXPECT_NE(failed.error().message.find("--transcript"), std::string::npos);
}

}
}
