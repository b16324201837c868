#include "kiosk/src/sample_centre.h"

namespace luot::kiosk::sample {

using protocol::Field;

std::vector<Field> fields()
{
    const auto field = [](const char* id, const char* name, const char* english, const char* icon,
                          int waiting, protocol::WaitRange wait) {
        return Field{FieldId{id}, name, english, icon, true, waiting, wait};
    };
    return {field("A", "Hộ tịch", "Civil status", "family", 6, {15, 25}),
            field("B", "Chứng thực", "Certification", "document-check", 9, {20, 30}),
            field("C", "Đất đai – Môi trường", "Land – Environment", "map-pin", 14, {40, 60}),
            field("D", "Xây dựng – Đô thị", "Construction – City", "building", 2, {5, 10}),
            field("E", "Đăng ký kinh doanh", "Business registration", "shop", 3, {5, 15}),
            field("G", "Trả kết quả", "Collecting results", "tray-check", 0, {})};
}

std::vector<Field> eightFields()
{
    auto all = fields();
    all.push_back(
        {FieldId{"H"}, "Lao động – Bảo trợ xã hội", "Labour – Social aid", "hand-heart", true, 7, {}});
    all.push_back(
        {FieldId{"K"}, "Y tế – Giáo dục – Văn hóa", "Health – School – Culture", "book-plus", false, 0, {}});
    return all;
}

std::vector<protocol::Procedure> procedures()
{
    const auto procedure = [](const char* id, const char* name) {
        return protocol::Procedure{protocol::ProcedureId{id}, name, FieldId{"A"}, 0, {}};
    };
    auto birth = procedure("khai-sinh", "Đăng ký khai sinh");
    birth.documents = {"Giấy chứng sinh", "Căn cước của cha, mẹ", "Giấy kết hôn (nếu có)"};
    return {birth,
            procedure("khai-tu", "Đăng ký khai tử"),
            procedure("ket-hon", "Đăng ký kết hôn"),
            procedure("doc-than", "Cấp giấy xác nhận tình trạng hôn nhân"),
            procedure("trich-luc", "Cấp bản sao trích lục hộ tịch"),
            procedure("cai-chinh", "Thay đổi, cải chính hộ tịch")};
}

protocol::Branch branch()
{
    protocol::Branch branch{BranchId{"an-thinh"}, "Trung tâm Phục vụ hành chính công", "Phường An Thịnh",
                            "1900 0000", "https://luot.example"};
    branch.hours = {{"Thứ Hai đến thứ Sáu", "Monday to Friday", "7:30–11:30 · 13:30–17:00"},
                    {"Sáng thứ Bảy", "Saturday morning", "8:00–11:30"}};
    branch.onlineUrl = "https://dichvucong.gov.vn";
    return branch;
}

}
