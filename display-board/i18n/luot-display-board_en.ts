<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>BottomLine</name>
    <message>
        <source>Có thể ngồi đợi. Loa và màn hình sẽ gọi số hai lần.</source>
        <translation>Please take a seat. Each number is called twice, aloud and on screen.</translation>
    </message>
    <message>
        <source>Đường dây nóng %1</source>
        <translation>Hotline %1</translation>
    </message>
    <message>
        <source>Đang kết nối lại</source>
        <translation>Reconnecting</translation>
    </message>
    <message>
        <source>Số liệu lúc &lt;b&gt;%1&lt;/b&gt;. Xin nghe cán bộ mời tại quầy.</source>
        <translation>Figures as of &lt;b&gt;%1&lt;/b&gt;. Please listen for staff.</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>QUẦY</source>
        <translation>COUNTER</translation>
    </message>
</context>
<context>
    <name>CallPanel</name>
    <message>
        <source>Đang gọi lần %1</source>
        <translation>Call no. %1</translation>
    </message>
    <message>
        <source>Chưa gọi số nào</source>
        <translation>No calls yet</translation>
    </message>
    <message>
        <source>Mời lấy số tại máy. Màn hình và loa sẽ gọi số hai lần.</source>
        <translation>Please take a number at the kiosk. It is called twice, aloud and on screen.</translation>
    </message>
</context>
<context>
    <name>CounterMain</name>
    <message>
        <source>Quầy %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Đang kết nối lại. Số liệu lúc %1.</source>
        <translation>Reconnecting. Figures as of %1.</translation>
    </message>
</context>
<context>
    <name>CounterRating</name>
    <message>
        <source>Không ghi tên · còn %1 giây</source>
        <translation>Anonymous · %1 s left</translation>
    </message>
    <message>
        <source>Đang gửi</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Đang kết nối lại để gửi</source>
        <translation>Reconnecting to send</translation>
    </message>
    <message>
        <source>Rất không
hài lòng</source>
        <translation>Very poor</translation>
    </message>
    <message>
        <source>Không
hài lòng</source>
        <translation>Poor</translation>
    </message>
    <message>
        <source>Bình
thường</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>Hài
lòng</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Rất
hài lòng</source>
        <translation>Very good</translation>
    </message>
    <message>
        <source>Không ghi tên</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Còn %1 giây</source>
        <translation>%1 s left</translation>
    </message>
    <message>
        <source>Có hài lòng không?</source>
        <translation>How was it?</translation>
    </message>
</context>
<context>
    <name>CounterVisit</name>
    <message>
        <source>Đang kết nối</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Chưa có quầy này</source>
        <translation>Not in use</translation>
    </message>
    <message>
        <source>Quầy đóng</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Chưa ghi được đánh giá</source>
        <translation>Rating not saved</translation>
    </message>
    <message>
        <source>Chưa xác nhận được đánh giá</source>
        <translation>Rating not confirmed</translation>
    </message>
    <message>
        <source>Mời đợi gọi số</source>
        <translation>Please wait</translation>
    </message>
    <message>
        <source>Xin nghe cán bộ mời tại quầy.</source>
        <translation>Please listen for staff.</translation>
    </message>
    <message>
        <source>Xin theo dõi bảng gọi số.</source>
        <translation>Please watch the board.</translation>
    </message>
    <message>
        <source>Xin đến quầy khác theo bảng gọi số.</source>
        <translation>Please follow the board.</translation>
    </message>
    <message>
        <source>Việc tại quầy đã xong.</source>
        <translation>Visit complete.</translation>
    </message>
    <message>
        <source>QUẦY</source>
        <translation>COUNTER</translation>
    </message>
    <message>
        <source>Đang phục vụ</source>
        <translation>Now serving</translation>
    </message>
</context>
<context>
    <name>LastCall</name>
    <message>
        <source>Quầy</source>
        <translation>Counter</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Bảng gọi số</source>
        <translation>Call board</translation>
    </message>
</context>
<context>
    <name>NotConnected</name>
    <message>
        <source>Đang kết nối</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Bảng gọi số chưa có số liệu. Xin nghe cán bộ mời tại quầy.</source>
        <translation>The board has no figures yet. Please listen for staff.</translation>
    </message>
</context>
<context>
    <name>TallCallCard</name>
    <message>
        <source>QUẦY</source>
        <translation>COUNTER</translation>
    </message>
</context>
<context>
    <name>WaitingHead</name>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>người</source>
        <translation>people</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Chờ khoảng %1</source>
        <translation>About %1</translation>
    </message>
</context>
<context>
    <name>luot::display_board::Board</name>
    <message>
        <source>Bộ phận Một cửa</source>
        <translation>One-stop service centre</translation>
    </message>
    <message>
        <source>MỜI KHÁCH HÀNG SỐ</source>
        <translation>NOW CALLING</translation>
    </message>
    <message>
        <source>MỜI CÔNG DÂN SỐ</source>
        <translation>NOW CALLING</translation>
    </message>
    <message>
        <source>dddd, dd/MM/yyyy</source>
        <extracomment>How a date is written: QLocale&apos;s letters for its parts.</extracomment>
        <translation>dddd, d MMM yyyy</translation>
    </message>
</context>
<context>
    <name>luot::display_board::CounterDisplay</name>
    <message>
        <source>MỜI KHÁCH HÀNG SỐ</source>
        <translation>NOW CALLING</translation>
    </message>
    <message>
        <source>MỜI CÔNG DÂN SỐ</source>
        <translation>NOW CALLING</translation>
    </message>
    <message>
        <source>Quý khách hàng có hài lòng không?</source>
        <translation>How was our service?</translation>
    </message>
    <message>
        <source>Quý công dân có hài lòng không?</source>
        <translation>How was our service?</translation>
    </message>
    <message>
        <source>Cảm ơn quý khách hàng</source>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>Cảm ơn quý công dân</source>
        <translation>Thank you</translation>
    </message>
    <message>
        <source>Nghỉ giải lao</source>
        <translation>Short break</translation>
    </message>
    <message>
        <source>Họp đột xuất</source>
        <translation>In a meeting</translation>
    </message>
    <message>
        <source>Xử lý công việc khẩn cấp</source>
        <translation>Dealing with an urgent matter</translation>
    </message>
    <message>
        <source>Hỗ trợ đồng nghiệp</source>
        <translation>Helping a colleague</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Other reason</translation>
    </message>
</context>
<context>
    <name>luot::display_board::WaitingModel</name>
    <message>
        <source>%1 phút</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1–%2 phút</source>
        <translation>%1–%2 min</translation>
    </message>
    <message>
        <source>Tạm ngừng lấy số</source>
        <translation>No new numbers</translation>
    </message>
    <message>
        <source>Không phải chờ</source>
        <translation>No wait</translation>
    </message>
</context>
</TS>
