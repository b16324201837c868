#include "vision/face_template.h"

#include <sodium.h>

#include <algorithm>
#include <cmath>

namespace luot::vision {

void FaceTemplate::Wipe::operator()(float* memory) const { sodium_free(memory); }

FaceTemplate::FaceTemplate(std::unique_ptr<float, Wipe> numbers)
    : m_numbers{std::move(numbers)}
{
}

Result<FaceTemplate> FaceTemplate::from(std::span<const float> numbers)
{
    if (numbers.size() != size
        || !std::all_of(numbers.begin(), numbers.end(), [](float number) { return std::isfinite(number); }))
        return failure("The face could not be described; look straight at the screen and try again.");
    if (sodium_init() < 0)
        return failure("libsodium cannot be started; install the package libsodium23 again.");
    std::unique_ptr<float, Wipe> memory{static_cast<float*>(sodium_malloc(size * sizeof(float)))};
    if (!memory)
        return failure("There is no locked memory for a face template; raise the limit with ulimit -l.");
    std::copy(numbers.begin(), numbers.end(), memory.get());
    return FaceTemplate{std::move(memory)};
}

std::span<const float, FaceTemplate::size> FaceTemplate::numbers() const
{
    return std::span<const float, size>{m_numbers.get(), size};
}

double distance(const FaceTemplate& a, const FaceTemplate& b)
{
    double squares = 0.0;
    for (std::size_t i = 0; i < FaceTemplate::size; ++i) {
        const double gap = static_cast<double>(a.numbers()[i]) - static_cast<double>(b.numbers()[i]);
        squares += gap * gap;
    }
    return std::sqrt(squares);
}

}
