#include "vision/camera.h"

#include "tests/vision/temporary_folder.h"
#include "vision/testing/hall.h"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/videoio.hpp>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;

std::string errorOf(const std::string& source)
{
    const auto camera = openCamera(source, Pace::AsFastAsPossible);
    return camera ? "" : camera.error().message;
}

TEST(Camera, whatIsNotThereIsNamedWithWhatToDo)
{
    EXPECT_NE(errorOf("/dev/video87").find("/dev/video87"), std::string::npos);
    EXPECT_NE(errorOf("/dev/video87").find("--camera"), std::string::npos);
    EXPECT_NE(errorOf("/no/such/clip.mp4").find("/no/such/clip.mp4"), std::string::npos);
    EXPECT_FALSE(errorOf("").empty());
}

TEST(Camera, anUnreadableClipIsRefused)
{
    const TemporaryFolder folder;
    const std::string error = errorOf(folder.write("clip.mp4", "this is no film"));
    EXPECT_NE(error.find("ffmpeg"), std::string::npos) << error;
}

TEST(Camera, anEmptyFolderIsRefused)
{
    const TemporaryFolder folder;
    folder.write("notes.txt", "no picture");
    EXPECT_NE(errorOf(folder.path.string()).find("no picture"), std::string::npos);
}

TEST(Camera, aFolderPlaysByNameTwentyASecondAndSkipsBrokenPictures)
{
    const TemporaryFolder folder;
    cv::imwrite((folder.path / "b.png").string(), cv::Mat(40, 50, CV_8U, cv::Scalar(90)));
    cv::imwrite((folder.path / "a.png").string(), cv::Mat(1, 1, CV_8UC4, cv::Scalar(1, 2, 3, 4)));
    folder.write("c.jpg", "\xFF\xD8\xFF broken");
    cv::imwrite((folder.path / "d.jpg").string(), cv::Mat(30, 60, CV_8UC3, cv::Scalar(1, 2, 3)));
    auto camera = openCamera(folder.path.string(), Pace::AsFastAsPossible);
    ASSERT_TRUE(camera) << camera.error().message;

    std::vector<std::pair<int, int>> sizes;
    std::vector<SteadyTime> stamps;
    while (true) {
        const auto frame = (*camera)->next();
        ASSERT_TRUE(frame);
        if (!*frame)
            break;
        sizes.emplace_back((*frame)->picture.width(), (*frame)->picture.height());
        stamps.push_back((*frame)->at);
    }
    EXPECT_EQ(sizes, (std::vector<std::pair<int, int>>{{1, 1}, {50, 40}, {60, 30}}));
    ASSERT_EQ(stamps.size(), 3U);
    EXPECT_EQ(stamps[1] - stamps[0], 50ms);
}

TEST(Camera, aFolderOfNothingButBrokenPicturesSaysSo)
{
    const TemporaryFolder folder;
    folder.write("a.png", "broken");
    auto camera = openCamera(folder.path.string(), Pace::AsFastAsPossible);
    ASSERT_TRUE(camera);
    EXPECT_FALSE((*camera)->next());
}

TEST(Camera, aFilmPlaysOnItsOwnClock)
{
    const TemporaryFolder folder;
    const std::string path = (folder.path / "clip.avi").string();
    {
        cv::VideoWriter writer{path, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 25.0, {320, 240}};
        ASSERT_TRUE(writer.isOpened());
        for (int i = 0; i < 10; ++i)
            writer.write(cv::Mat(240, 320, CV_8UC3, cv::Scalar::all(20.0 * i)));
    }
    auto camera = openCamera(path, Pace::AsFastAsPossible);
    ASSERT_TRUE(camera) << camera.error().message;
    int frames = 0;
    SteadyTime last{};
    while (const auto frame = (*camera)->next().value()) {
        EXPECT_EQ(frame->number, frames++);
        last = frame->at;
    }
    EXPECT_EQ(frames, 10);
    EXPECT_NEAR(std::chrono::duration<double>(last.time_since_epoch()).count(), 9 / 25.0, 0.005);
}

TEST(ReadPicture, aHugePictureIsRefusedBeforeItIsDecoded)
{
    const TemporaryFolder folder;
    std::string header{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x4E\x20\0\0\x4E\x20\x08\x02\0\0\0", 29};
    const auto picture = readPicture(folder.write("huge.png", header));
    ASSERT_FALSE(picture);
    EXPECT_NE(picture.error().message.find("100 megapixels"), std::string::npos);
}

TEST(ReadPicture, aLargeOneIsMadeSmaller)
{
    const TemporaryFolder folder;
    const std::string path = (folder.path / "large.jpg").string();
    cv::imwrite(path, cv::Mat(3000, 1000, CV_8U, cv::Scalar(128)));
    const auto picture = readPicture(path);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->height(), 1920);
    EXPECT_EQ(picture->width(), 640);
}

TEST(ReadPicture, everyTruncationOfAPictureIsASentenceOrAPicture)
{
    const TemporaryFolder folder;
    std::vector<std::uint8_t> bytes;
    cv::imencode(".jpg", cv::Mat(64, 64, CV_8UC3, cv::Scalar(10, 200, 90)), bytes);
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        const auto picture
            = readPicture(folder.write("cut.jpg", {bytes.begin(), bytes.begin() + static_cast<long>(size)}));
        if (!picture) {
            EXPECT_NE(picture.error().message.find("cut.jpg"), std::string::npos);
        }
    }
}

}
}
