#include "luotctl/src/figure_plot.h"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace luot::luotctl {

namespace {

using vision::evaluation::Goal;
using vision::evaluation::Measured;

constexpr double width = 640;
constexpr double left = 40;
constexpr double right = width - 40;

std::string escaped(const std::string& text)
{
    std::string safe;
    for (const char letter : text) {
        if (letter == '<')
            safe += "&lt;";
        else if (letter == '&')
            safe += "&amp;";
        else
            safe += letter;
    }
    return safe;
}

std::string text(double x, double y, int size, const std::string& anchor, const std::string& words)
{
    return fmt::format("<text x='{:.1f}' y='{:.1f}' font-size='{}' text-anchor='{}'>{}</text>\n", x, y, size,
                       anchor, escaped(words));
}

std::string line(double x1, double y1, double x2, double y2, const std::string& colour, double thick)
{
    return fmt::format(
        "<line x1='{:.1f}' y1='{:.1f}' x2='{:.1f}' y2='{:.1f}' stroke='{}' stroke-width='{}'/>\n", x1, y1, x2,
        y2, colour, thick);
}

/// The value as a dot, its bounds as a bar, the goal as an upright line.
std::string againstGoal(const Measured& figure)
{
    const std::array all{figure.value, figure.bounds.lower, figure.bounds.upper, figure.goal};
    const auto [least, most] = std::minmax_element(all.begin(), all.end());
    const double span = std::max(*most - *least, 1e-3 * std::max(1.0, std::abs(*most)));
    const auto x
        = [&](double value) { return left + (value - *least + 0.1 * span) / (1.2 * span) * (right - left); };
    const double y = 92;
    std::string picture = line(left, y, right, y, "#b9c2c9", 1);
    picture += line(x(figure.goal), y - 22, x(figure.goal), y + 22, "#b3372d", 2);
    picture += text(x(figure.goal), y + 38, 12, "middle",
                    fmt::format("goal {} {:g}", figure.better == Goal::AtMost ? "≤" : "≥", figure.goal));
    picture += line(x(figure.bounds.lower), y, x(figure.bounds.upper), y, "#1d4e79", 6);
    picture += fmt::format("<circle cx='{:.1f}' cy='{}' r='7' fill='#1d4e79'/>\n", x(figure.value), y);
    picture
        += text(x(figure.value), y - 14, 14, "middle", fmt::format("{:.4g}{}", figure.value, figure.unit));
    return picture;
}

std::string spread(const Measured& figure)
{
    constexpr int bins = 30;
    constexpr double base = 330;
    constexpr double height = 150;
    const auto [least, most] = std::minmax_element(figure.samples.begin(), figure.samples.end());
    const double from = *least;
    const double step = std::max((*most - from) / bins, 1e-9);
    std::array<int, bins> counts{};
    for (const double value : figure.samples)
        ++counts.at(
            static_cast<std::size_t>(std::clamp(static_cast<int>((value - from) / step), 0, bins - 1)));
    const int highest = *std::max_element(counts.begin(), counts.end());
    const double wide = (right - left) / bins;
    std::string picture;
    for (int i = 0; i < bins; ++i) {
        const double tall = height * counts.at(static_cast<std::size_t>(i)) / highest;
        picture
            += fmt::format("<rect x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}' fill='#5b8db8'/>\n",
                           left + i * wide, base - tall, wide - 1, tall);
    }
    picture += line(left, base, right, base, "#4a545c", 1);
    picture += text(left, base + 18, 12, "start", fmt::format("{:.3g}", from));
    picture += text(right, base + 18, 12, "end", fmt::format("{:.3g}", *most));
    picture += text(width / 2, base + 18, 12, "middle",
                    fmt::format("{} (n = {}, highest bar {})", figure.axis, figure.samples.size(), highest));
    return picture;
}

}

std::string plotOf(const Measured& figure)
{
    const double height = figure.samples.empty() ? 150 : 370;
    std::string picture = fmt::format(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0} {1}' width='{0}' height='{1}' "
        "font-family='sans-serif' fill='#22282d'>\n<rect width='{0}' height='{1}' fill='#ffffff'/>\n",
        width, height);
    picture += text(left, 26, 16, "start", figure.name);
    picture += text(left, 46, 12, "start", figure.what);
    picture += againstGoal(figure);
    if (!figure.samples.empty())
        picture += spread(figure);
    return picture + "</svg>\n";
}

}
