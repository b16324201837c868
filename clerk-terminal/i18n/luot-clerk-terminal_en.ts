<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>DossierForm</name>
    <message>
        <source>Thủ tục</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gõ vài chữ để tìm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gõ hoặc quét; để trống được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ngày hẹn trả</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>Chưa chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đổi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInCounter</name>
    <message>
        <source>Quầy %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Đăng nhập quầy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã kết nối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ kết nối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gõ chữ để tìm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Mã PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Mã PIN của %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã nhập %1 trong %2 số. Bấm phím số hoặc chạm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bấm Enter khi đủ mã PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quên mã PIN? Người quản trị đặt lại được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. Quầy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mỗi quầy một cán bộ. Cần quầy đang dùng, xin gọi giám sát giải phóng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vào quầy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập mã PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn quầy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xóa mã PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vào quầy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInStrip</name>
    <message>
        <source>Đăng nhập</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn tên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quầy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bấm Enter để vào quầy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luot::clerk_terminal::Terminal</name>
    <message>
        <source>Phiên làm việc đã hết. Xin đăng nhập lại; lượt đang có vẫn được giữ.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
