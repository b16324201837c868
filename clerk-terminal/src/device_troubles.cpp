#include "clerk-terminal/src/screen_parts.h"
#include "clerk-terminal/wording.h"

#include <algorithm>
#include <string_view>

namespace luot::clerk_terminal {

using protocol::DeviceStatus;
using protocol::PartState;

namespace {

/// The figures at the end of a device's id: "k1" is the first kiosk; another id names itself.
std::string numberOf(std::string_view id)
{
    const auto last = id.find_last_not_of("0123456789");
    const std::string_view figures = last == std::string_view::npos ? id : id.substr(last + 1);
    return std::string{figures.empty() ? id : figures};
}

struct Trouble {
    int weight = 0; ///< the least is shown first
    std::string text;
};

class Troubles {
public:
    void look(const DeviceStatus& status)
    {
        const std::string_view device = status.device;
        const auto colon = device.find(':');
        if (colon == std::string_view::npos)
            return;
        const std::string number = numberOf(device.substr(colon + 1));
        const auto is = [&status](const char* part, PartState state) {
            const auto found = status.parts.find(part);
            return found != status.parts.end() && found->second == state;
        };
        if (device.starts_with("kiosk:"))
            lookAtKiosk(status, number, is);
        else if (device.starts_with("board:") && is("sound", PartState::Fault))
            add(4, Wording::tr("Bảng gọi số {}: loa không kêu. Xin xem dây và nguồn của loa.", number));
    }

    std::vector<std::string> sorted()
    {
        std::ranges::stable_sort(m_all, {}, &Trouble::weight);
        std::vector<std::string> texts;
        for (Trouble& trouble : m_all)
            texts.push_back(std::move(trouble.text));
        return texts;
    }

private:
    void lookAtKiosk(const DeviceStatus& status, const std::string& number, const auto& is)
    {
        if (status.wantsHelp)
            add(0, Wording::tr("Máy lấy số {}: có người cần giúp. Mời ra xem.", number));
        if (is("cover", PartState::Fault))
            add(1, Wording::tr("Máy lấy số {}: nắp máy in đang mở. Xin đóng nắp.", number));
        else if (is("printer", PartState::Fault))
            add(1, Wording::tr("Máy lấy số {}: máy in bị kẹt hoặc lỗi. Xin mở nắp xem giấy.", number));
        else if (is("printer", PartState::Missing))
            add(1, Wording::tr("Máy lấy số {}: không thấy máy in. Xin xem dây và nguồn.", number));
        else if (is("printer", PartState::Out))
            add(1, Wording::tr("Máy lấy số {}: hết giấy. Xin thay cuộn mới.", number));
        else if (is("printer", PartState::Low))
            add(3, Wording::tr("Máy lấy số {}: sắp hết giấy. Xin chuẩn bị cuộn mới.", number));
        if (is("camera", PartState::Fault))
            add(2, Wording::tr("Máy lấy số {}: mất camera, vẫn lấy số bằng tay. Xin xem dây.", number));
        // One slip is nobody's business.
        constexpr int suspicious = 3;
        if (status.wrongPins >= suspicious)
            add(2,
                Wording::tr("Máy lấy số {}: sai mã PIN {} lần. Mời ra xem ai đang thử.", number,
                            status.wrongPins));
        if (status.isPaused)
            add(5, Wording::tr("Máy lấy số {}: đang tạm ngừng. Mời khách sang máy khác.", number));
    }
    void add(int weight, std::string text) { m_all.push_back({weight, std::move(text)}); }

    std::vector<Trouble> m_all;
};

}

std::vector<std::string> deviceTroubles(const protocol::BranchView& view)
{
    Troubles troubles;
    for (const auto& [device, status] : view.devices)
        troubles.look(status);
    return troubles.sorted();
}

}
