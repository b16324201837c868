#include "luotctl/transcript_reader.h"

#include "protocol/transcript.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>

namespace luot::luotctl {
namespace {

namespace fs = std::filesystem;

class ATranscriptReader : public testing::Test {
protected:
    void SetUp() override
    {
        file = fs::path{testing::TempDir()} / ("transcript-" + std::to_string(::getpid()) + ".jsonl");
    }
    void TearDown() override { fs::remove(file); }

    fs::path file;
};

TEST_F(ATranscriptReader, readsWhatAProcessWrites)
{
    TranscriptReader reader{file};
    reader.poll();
    EXPECT_TRUE(reader.lines().empty());

    const auto transcript = protocol::Transcript::open(file, "luot-kiosk", 0.0);
    ASSERT_TRUE(transcript);
    transcript->write("kiosk.locked");
    transcript->write("ticket.printed", "A001");
    transcript->write("ticket.called", "A001", "3");
    reader.poll();

    ASSERT_EQ(reader.lines().size(), 3U);
    EXPECT_EQ(reader.lines()[0].event, "kiosk.locked");
    EXPECT_EQ(reader.lines()[0].process, "luot-kiosk");
    EXPECT_EQ(reader.lines()[0].pid, ::getpid());
    EXPECT_GT(reader.lines()[0].t, 0.0);
    EXPECT_EQ(reader.lines()[0].label, "");
    EXPECT_EQ(reader.lines()[2].label, "A001");
    EXPECT_EQ(reader.lines()[2].counter, "3");
    EXPECT_EQ(reader.find("ticket.printed"), 1U);
    EXPECT_EQ(reader.find("ticket.printed", 2), std::nullopt);
}

TEST_F(ATranscriptReader, waitsForALineToBeWhole)
{
    TranscriptReader reader{file};
    std::ofstream stream{file};
    stream << R"({"t":1.0,"event":"board.)" << std::flush;
    reader.poll();
    EXPECT_TRUE(reader.lines().empty());
    stream << R"(shown","process":"luot-display-board","pid":4,"label":"A001"})" << '\n' << std::flush;
    reader.poll();
    ASSERT_EQ(reader.lines().size(), 1U);
    EXPECT_EQ(reader.lines()[0].event, "board.shown");
}

TEST_F(ATranscriptReader, passesOverWhatIsNoLineOfATranscript)
{
    std::ofstream{file} << "not json\n[1]\n"
                        << R"({"t":2,"event":"voice.spoken","process":"p","pid":1})" << '\n';
    TranscriptReader reader{file};
    reader.poll();
    ASSERT_EQ(reader.lines().size(), 1U);
    EXPECT_EQ(reader.lines()[0].event, "voice.spoken");
}

}
}
