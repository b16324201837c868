#include "vision/src/descriptor.h"

#include <dlib/dnn.h>
#include <dlib/image_transforms.h>
#include <dlib/opencv/cv_image.h>

#include <sodium.h>

#include <array>

namespace luot::vision {

namespace {

// The network of dlib's dnn_face_recognition_ex.cpp, which the weights belong to (public domain).
template <template <int, template <typename> class, int, typename> class Block, int N,
          template <typename> class BN, typename Below>
using Residual = dlib::add_prev1<Block<N, BN, 1, dlib::tag1<Below>>>;
template <template <int, template <typename> class, int, typename> class Block, int N,
          template <typename> class BN, typename Below>
using ResidualDown = dlib::add_prev2<
    dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<Block<N, BN, 2, dlib::tag1<Below>>>>>>;
template <int N, template <typename> class BN, int Stride, typename Below>
using Step = BN<dlib::con<N, 3, 3, 1, 1, dlib::relu<BN<dlib::con<N, 3, 3, Stride, Stride, Below>>>>>;
template <int N, typename Below> using Ares = dlib::relu<Residual<Step, N, dlib::affine, Below>>;
template <int N, typename Below> using AresDown = dlib::relu<ResidualDown<Step, N, dlib::affine, Below>>;
template <typename Below> using Level0 = AresDown<256, Below>;
template <typename Below> using Level1 = Ares<256, Ares<256, AresDown<256, Below>>>;
template <typename Below> using Level2 = Ares<128, Ares<128, AresDown<128, Below>>>;
template <typename Below> using Level3 = Ares<64, Ares<64, Ares<64, AresDown<64, Below>>>>;
template <typename Below> using Level4 = Ares<32, Ares<32, Ares<32, Below>>>;
using Net = dlib::loss_metric<dlib::fc_no_bias<
    128,
    dlib::avg_pool_everything<Level0<Level1<Level2<Level3<Level4<dlib::max_pool<
        3, 3, 2, 2,
        dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, dlib::input_rgb_image_sized<150>>>>>>>>>>>>>;

}

struct Descriptor::Network {
    Net net;
};

Descriptor::Descriptor(const std::string& file)
    : m_network{std::make_unique<Network>()}
{
    dlib::deserialize(file) >> m_network->net;
}

Descriptor::Descriptor(Descriptor&&) noexcept = default;
Descriptor::~Descriptor() = default;

Result<FaceTemplate> Descriptor::of(const std::vector<cv::Mat>& chips)
{
    struct Numbers {
        ~Numbers() { sodium_memzero(mean.data(), sizeof mean); }
        std::array<float, FaceTemplate::size> mean{};
    } numbers;
    // dlib keeps the last description in the loss layer, where `clean` does not reach: it is overwritten by
    // that of a grey square, also when something throws.
    struct Forgetting {
        ~Forgetting()
        {
            try {
                dlib::matrix<dlib::rgb_pixel> nobody(150, 150);
                dlib::assign_all_pixels(nobody, dlib::rgb_pixel(128, 128, 128));
                net(nobody);
            } catch (const std::exception&) {
                // Without memory for a grey square there is none for a face either: the net is as it was.
            }
            // The layers' outputs, some tens of MiB, are of no use until the next face, and they are a
            // face's.
            net.clean();
        }
        Net& net;
    } forgetting{m_network->net};
    const auto add = [&](const dlib::matrix<dlib::rgb_pixel>& image) {
        // One at a time: a batch would hold six times the memory for the same time.
        const dlib::matrix<float, 0, 1>& described = m_network->net(image);
        for (long i = 0; i < described.size(); ++i)
            numbers.mean.at(static_cast<std::size_t>(i))
                += described(i) / static_cast<float>(2 * chips.size());
    };
    for (const cv::Mat& chip : chips) {
        dlib::matrix<dlib::rgb_pixel> image;
        dlib::assign_image(image, dlib::cv_image<dlib::bgr_pixel>(chip));
        add(image);
        add(dlib::fliplr(image));
    }
    return FaceTemplate::from(numbers.mean);
}

}
