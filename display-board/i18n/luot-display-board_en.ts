<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>BottomLine</name>
    <message>
        <source>Có thể ngồi đợi. Loa và màn hình sẽ gọi số hai lần.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đường dây nóng %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang kết nối lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số liệu lúc &lt;b&gt;%1&lt;/b&gt;. Xin nghe cán bộ mời tại quầy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>QUẦY</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallPanel</name>
    <message>
        <source>Đang gọi lần %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa gọi số nào</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mời lấy số tại máy. Màn hình và loa sẽ gọi số hai lần.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CounterMain</name>
    <message>
        <source>Quầy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang kết nối lại. Số liệu lúc %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CounterRating</name>
    <message>
        <source>Không ghi tên · còn %1 giây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang kết nối lại để gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rất không
hài lòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không
hài lòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bình
thường</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hài
lòng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rất
hài lòng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CounterVisit</name>
    <message>
        <source>Đang kết nối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có quầy này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quầy đóng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa ghi được đánh giá</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa xác nhận được đánh giá</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mời đợi gọi số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin nghe cán bộ mời tại quầy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin theo dõi bảng gọi số.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xin đến quầy khác theo bảng gọi số.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Việc tại quầy đã xong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QUẦY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang phục vụ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastCall</name>
    <message>
        <source>Quầy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Bảng gọi số</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotConnected</name>
    <message>
        <source>Đang kết nối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng gọi số chưa có số liệu. Xin nghe cán bộ mời tại quầy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TallCallCard</name>
    <message>
        <source>QUẦY</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingHead</name>
    <message>
        <source>Đang chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>người</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Chờ khoảng %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luot::display_board::Board</name>
    <message>
        <source>Bộ phận Một cửa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MỜI KHÁCH HÀNG SỐ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MỜI CÔNG DÂN SỐ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luot::display_board::CounterDisplay</name>
    <message>
        <source>MỜI KHÁCH HÀNG SỐ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MỜI CÔNG DÂN SỐ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quý khách hàng có hài lòng không?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quý công dân có hài lòng không?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cảm ơn quý khách hàng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cảm ơn quý công dân</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nghỉ giải lao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Họp đột xuất</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xử lý công việc khẩn cấp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hỗ trợ đồng nghiệp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luot::display_board::WaitingModel</name>
    <message>
        <source>%1 phút</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2 phút</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tạm ngừng lấy số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không phải chờ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
