#include "vision/src/yu_net.h"

#include "tests/vision/temporary_folder.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <limits>

namespace luot::vision {
namespace {

TEST(YuNetDecoding, agreesWithWhatIsWorkedOutByHand)
{
    // Two rows of three cells of 16 pixels; the face is in the middle of the lower row.
    std::vector<float> cls(6, 0.0F);
    std::vector<float> obj(6, 1.0F);
    std::vector<float> bbox(24, 0.0F);
    std::vector<float> kps(60, 0.0F);
    cls[4] = 0.81F;
    obj[4] = 0.64F;
    bbox[16] = 0.25F; // middle x (1 + 0.25) * 16 = 20
    bbox[17] = -0.5F; // middle y (1 - 0.5) * 16 = 8
    bbox[18] = static_cast<float>(std::log(2.5)); // 40 wide
    bbox[19] = static_cast<float>(std::log(3.0)); // 48 high
    for (std::size_t i = 0; i < 10; ++i)
        kps[40 + i] = 0.5F * static_cast<float>(i);
    const std::vector<YuNetFace> faces = decodeYuNet({16, 3, cls, obj, bbox, kps}, 0.35);
    ASSERT_EQ(faces.size(), 1U);
    EXPECT_NEAR(faces[0].score, 0.72, 1e-6);
    EXPECT_NEAR(faces[0].box.x, 0.0, 1e-5);
    EXPECT_NEAR(faces[0].box.y, -16.0, 1e-5);
    EXPECT_NEAR(faces[0].box.width, 40.0, 1e-5);
    EXPECT_NEAR(faces[0].box.height, 48.0, 1e-5);
    EXPECT_EQ(faces[0].points[0], cv::Point2d(16.0, 24.0));
    EXPECT_EQ(faces[0].points[4], cv::Point2d(16.0 + 4.0 * 16, 16.0 + 4.5 * 16));
}

TEST(YuNetDecoding, passesOverWhatIsNoNumber)
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    std::vector<float> cls{nan, 1.0F, 7.0F, 1.0F};
    std::vector<float> obj{1.0F, nan, 1.0F, 1.0F};
    std::vector<float> bbox(16, 0.0F);
    std::vector<float> kps(40, 0.0F);
    bbox[14] = 4000.0F; // the width of the last one
    const std::vector<YuNetFace> faces = decodeYuNet({8, 2, cls, obj, bbox, kps}, 0.35);
    ASSERT_EQ(faces.size(), 1U);
    EXPECT_EQ(faces[0].score, 1.0) << "scores are clamped";
    EXPECT_TRUE(decodeYuNet({8, 0, cls, obj, bbox, kps}, 0.35).empty());
    EXPECT_TRUE(decodeYuNet({8, 2, cls, obj, {bbox.data(), 15}, kps}, 0.35).empty());
}

/// An ONNX file (a protobuf) written field by field.
class Message {
public:
    Message& number(int field, std::uint64_t value)
    {
        varint(static_cast<std::uint64_t>(field) << 3U);
        varint(value);
        return *this;
    }
    Message& bytes(int field, const std::string& value)
    {
        varint(static_cast<std::uint64_t>(field) << 3U | 2U);
        varint(value.size());
        m_bytes += value;
        return *this;
    }
    Message& message(int field, const Message& value) { return bytes(field, value.m_bytes); }
    const std::string& all() const { return m_bytes; }

private:
    void varint(std::uint64_t value)
    {
        for (; value > 0x7F; value >>= 7U)
            m_bytes += static_cast<char>(0x80U | (value & 0x7FU));
        m_bytes += static_cast<char>(value);
    }

    std::string m_bytes;
};

Message tensor(const std::string& name, const std::vector<std::uint64_t>& shape,
               const std::vector<float>& values)
{
    Message result;
    for (const std::uint64_t side : shape)
        result.number(1, side);
    result.number(2, 1).bytes(8, name);
    return result.bytes(9, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)});
}

Message shape(const std::vector<std::uint64_t>& values, const std::string& name)
{
    Message result;
    result.number(1, values.size()).number(2, 7).bytes(8, name);
    return result.bytes(
        9, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::uint64_t)});
}

Message integers(const std::string& name, const std::vector<std::uint64_t>& values)
{
    Message result;
    result.bytes(1, name).number(20, 7);
    for (const std::uint64_t value : values)
        result.number(8, value);
    return result;
}

Message node(const std::string& operation, const std::vector<std::string>& inputs, const std::string& output,
             const std::vector<Message>& attributes)
{
    Message result;
    for (const std::string& input : inputs)
        result.bytes(1, input);
    result.bytes(2, output).bytes(3, output).bytes(4, operation);
    for (const Message& attribute : attributes)
        result.message(5, attribute);
    return result;
}

Message value(const std::string& name, const std::vector<std::uint64_t>& sides)
{
    Message dimensions;
    for (const std::uint64_t side : sides)
        dimensions.message(1, Message{}.number(1, side));
    return Message{}.bytes(1, name).message(
        2, Message{}.message(1, Message{}.number(1, 1).message(2, dimensions)));
}

/// A network with YuNet's heads that takes a white cell of 16 pixels for the middle of a face of 64 by 80
/// pixels with eyes 32 apart.
std::string whiteCellDetector()
{
    Message graph;
    for (const std::uint64_t stride : {8U, 16U, 32U}) {
        const std::string end = "_" + std::to_string(stride);
        const auto head = [&](const std::string& name, std::vector<float> bias, float weight) {
            const std::uint64_t channels = bias.size();
            const std::size_t area = 3 * stride * stride;
            const std::vector<float> weights(channels * area, weight / static_cast<float>(area));
            graph.message(5, tensor(name + "_w", {channels, 3, stride, stride}, weights));
            graph.message(5, tensor(name + "_b", {channels}, bias));
            graph.message(5, shape({1, std::numeric_limits<std::uint64_t>::max(), channels}, name + "_s"));
            graph.message(
                1,
                node("Conv", {"input", name + "_w", name + "_b"}, name + "_c",
                     {integers("kernel_shape", {stride, stride}), integers("strides", {stride, stride})}));
            graph.message(1, node("Transpose", {name + "_c"}, name + "_t", {integers("perm", {0, 2, 3, 1})}));
            graph.message(1, node("Reshape", {name + "_t", name + "_s"}, name, {}));
            graph.message(12, value(name, {1, 320 * 192 / stride / stride, channels}));
        };
        const bool finds = stride == 16;
        head("cls" + end, {finds ? -1.0F : 0.0F}, finds ? 2.0F / 255 : 0.0F);
        head("obj" + end, {1.0F}, 0.0F);
        head("bbox" + end, {0.5F, 0.5F, static_cast<float>(std::log(4.0)), static_cast<float>(std::log(5.0))},
             0.0F);
        head("kps" + end, {-0.5F, -0.5F, 1.5F, -0.5F, 0.5F, 0.5F, 0.0F, 1.5F, 1.0F, 1.5F}, 0.0F);
    }
    graph.bytes(2, "heads").message(11, value("input", {1, 3, 192, 320}));
    return Message{}.number(1, 7).message(8, Message{}.bytes(1, "").number(2, 11)).message(7, graph).all();
}

TEST(YuNet, findsWhereTheNetworkSaysInThePicturesPixels)
{
    const TemporaryFolder folder;
    const auto detector = yuNet(folder.write("yunet.onnx", whiteCellDetector()));
    cv::Mat frame(720, 1280, CV_8UC3, cv::Scalar::all(0));
    // The cell in column 7, row 5 of the input, which is a quarter of the frame.
    cv::rectangle(frame, cv::Rect{7 * 64, 5 * 64, 64, 64}, cv::Scalar::all(255), cv::FILLED);
    const std::vector<Detection> found = detector->find(frame);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].score, 1.0, 0.01);
    // Eyes at (-0.5, -0.5) and (1.5, -0.5) strides from the cell: 128 pixels apart, their middle at (480,
    // 288).
    const Box& box = found[0].box;
    EXPECT_NEAR(box.left + box.width / 2, 480.0, 1.0);
    EXPECT_NEAR(box.width, 2.53 * 128.0, 12.0) << "the side that dlib's landmarks want";
    EXPECT_NEAR(box.top + box.height / 2, 288.0 + 0.5 * 128.0, 12.0);
    EXPECT_TRUE(detector->find(cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(0))).empty());
    EXPECT_TRUE(detector->find(cv::Mat(1, 900, CV_8UC3, cv::Scalar::all(0))).empty());
}

TEST(YuNet, facesThatOverlapAreOne)
{
    const TemporaryFolder folder;
    const auto detector = yuNet(folder.write("yunet.onnx", whiteCellDetector()));
    cv::Mat frame(720, 1280, CV_8UC3, cv::Scalar::all(0));
    cv::rectangle(frame, cv::Rect{7 * 64, 5 * 64, 128, 64}, cv::Scalar::all(255), cv::FILLED);
    EXPECT_EQ(detector->find(frame).size(), 1U);
    cv::rectangle(frame, cv::Rect{15 * 64, 5 * 64, 64, 64}, cv::Scalar::all(255), cv::FILLED);
    EXPECT_EQ(detector->find(frame).size(), 2U);
}

TEST(YuNet, aBrokenFileThrowsAsTheOthersDo)
{
    const TemporaryFolder folder;
    EXPECT_THROW(yuNet(folder.write("broken.onnx", whiteCellDetector().substr(0, 1000))), std::exception);
}

}
}
