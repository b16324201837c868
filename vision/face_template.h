#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace luot::vision {

/// A face as 128 numbers, in locked memory that is wiped when the object goes.
///
/// Sensitive personal data: made only after consent, never written anywhere but sealed (sealed_template.h),
/// never logged. Thread: an object belongs to one thread; it can be moved to another.
class FaceTemplate {
public:
    static constexpr std::size_t size = 128;

    /// Requires: exactly 128 finite numbers. Errors: anything else, or no locked memory.
    static Result<FaceTemplate> from(std::span<const float> numbers);

    std::span<const float, size> numbers() const;

private:
    struct Wipe {
        void operator()(float* memory) const;
    };

    explicit FaceTemplate(std::unique_ptr<float, Wipe> numbers);

    std::unique_ptr<float, Wipe> m_numbers; ///< the first of `size`
};

/// Euclidean, 0 to 2; below about 0.33 for one person, above about 0.41 for two (templates of three frames).
double distance(const FaceTemplate& a, const FaceTemplate& b);

}
