<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>Advice</name>
    <message>
        <source>Chạm vào thẻ
để chọn</source>
        <translation>Touch a card
to choose</translation>
    </message>
    <message>
        <source>Chọn thẻ bằng
phím mũi tên</source>
        <translation>Arrow keys move
from card to card</translation>
    </message>
    <message>
        <source>Quay nhẹ đầu
để chọn</source>
        <translation>Turn your head
to choose</translation>
    </message>
    <message>
        <source>Nhìn vào giữa
trước đã</source>
        <translation>First look at
the middle</translation>
    </message>
    <message>
        <source>Nhìn vào giữa,
rồi chọn lần nữa</source>
        <translation>Look at the middle,
then choose again</translation>
    </message>
    <message>
        <source>Giữ yên…
sắp chọn xong</source>
        <translation>Hold still…
almost done</translation>
    </message>
    <message>
        <source>Chưa thấy mặt,
xin nhìn màn hình</source>
        <translation>Face not seen:
look at the screen</translation>
    </message>
    <message>
        <source>Tạm dừng: có người
đứng quá gần</source>
        <translation>Paused: somebody
is too near</translation>
    </message>
    <message>
        <source>Quay nhẹ đầu
về phía một thẻ</source>
        <translation>Turn your head
towards a card</translation>
    </message>
    <message>
        <source>Có thể dùng
cách khác</source>
        <translation>There are
other ways</translation>
    </message>
    <message>
        <source>Không cần khuôn mặt
cũng lấy được số</source>
        <translation>No face is needed
for a number</translation>
    </message>
    <message>
        <source>Tối quá: xin quay
về phía sáng</source>
        <translation>Too dark: please
face the light</translation>
    </message>
    <message>
        <source>Sau lưng sáng quá:
xin bước sang bên</source>
        <translation>Too bright behind:
please step aside</translation>
    </message>
    <message>
        <source>Mặt bị chói sáng:
xin bước sang bên</source>
        <translation>Glare on your face:
please step aside</translation>
    </message>
    <message>
        <source>Xin từng người một
bước lên trước</source>
        <translation>One at a time,
please</translation>
    </message>
    <message>
        <source>Xin đứng vào giữa,
trước máy</source>
        <translation>Please stand
in the middle</translation>
    </message>
    <message>
        <source>Xin lại gần hơn
một bước</source>
        <translation>Please come
a step closer</translation>
    </message>
    <message>
        <source>Xin người bên cạnh
lùi lại một bước</source>
        <translation>Who stands beside:
please step back</translation>
    </message>
    <message>
        <source>Xin bỏ khẩu trang
để dùng khuôn mặt</source>
        <translation>Please take the mask
off to use your face</translation>
    </message>
    <message>
        <source>Xin bỏ kính đen
để dùng khuôn mặt</source>
        <translation>Please take dark
glasses off</translation>
    </message>
    <message>
        <source>Ở đây tối quá</source>
        <translation>It is too dark here</translation>
    </message>
    <message>
        <source>Xin quay mặt về phía sáng, hoặc chạm màn hình</source>
        <translation>Please face the light, or touch the screen</translation>
    </message>
    <message>
        <source>Xin bước sang một bên</source>
        <translation>Please step aside</translation>
    </message>
    <message>
        <source>Ánh sáng sau lưng mạnh quá, máy chưa thấy rõ</source>
        <translation>The light behind you is too strong</translation>
    </message>
    <message>
        <source>Ánh sáng chiếu vào mặt mạnh quá</source>
        <translation>The light on your face is too strong</translation>
    </message>
    <message>
        <source>Xin từng người một</source>
        <translation>One at a time, please</translation>
    </message>
    <message>
        <source>Mời một người bước lên trước</source>
        <translation>One person please step forward</translation>
    </message>
    <message>
        <source>Xin đứng vào giữa</source>
        <translation>Please stand in the middle</translation>
    </message>
    <message>
        <source>Đứng ở vạch vàng, ngay trước máy</source>
        <translation>On the yellow line, before the kiosk</translation>
    </message>
    <message>
        <source>Xin lại gần một bước</source>
        <translation>Please come one step closer</translation>
    </message>
    <message>
        <source>Đứng ở vạch vàng, máy sẽ nhìn rõ hơn</source>
        <translation>On the yellow line you are seen better</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>Mời chạm màn hình</source>
        <translation>Please touch the screen</translation>
    </message>
    <message>
        <source>Lấy số không cần chạm</source>
        <translation>Touch-free numbers</translation>
    </message>
    <message>
        <source>Ở đây tối quá, máy chưa thấy ai. Xin bật thêm đèn.</source>
        <translation>It is too dark to see anybody. More light, please.</translation>
    </message>
    <message>
        <source>Mời đứng trước máy, nhìn vào màn hình</source>
        <translation>Stand here and look at the screen</translation>
    </message>
    <message>
        <source>Ở đây tối quá, xin bật thêm đèn</source>
        <translation>Too dark: more light, please</translation>
    </message>
    <message>
        <source>Mời đứng trước máy</source>
        <translation>Please stand here</translation>
    </message>
    <message>
        <source>Đứng vào vạch</source>
        <translation>Stand on the line</translation>
    </message>
    <message>
        <source>Quay đầu để chọn</source>
        <translation>Turn head to choose</translation>
    </message>
    <message>
        <source>Lấy phiếu</source>
        <translation>Take your ticket</translation>
    </message>
    <message>
        <source>Không ghi hình, không lưu ảnh</source>
        <translation>Nothing is recorded, no picture kept</translation>
    </message>
    <message>
        <source>Camera chỉ xem đầu quay hướng nào. Không ghi hình, không lưu ảnh.</source>
        <translation>The camera only follows your head. Nothing is recorded, no picture is kept.</translation>
    </message>
    <message>
        <source>Xóa dữ liệu
khuôn mặt</source>
        <translation>Erase my
face data</translation>
    </message>
</context>
<context>
    <name>CaretakerPage</name>
    <message>
        <source>Người trông máy</source>
        <translation>Caretaker</translation>
    </message>
    <message>
        <source>Phiên bản %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Độ to của âm thanh</source>
        <translation>Loudness</translation>
    </message>
    <message>
        <source>Tiếng báo và lời đọc</source>
        <translation>Notes, and what is read aloud</translation>
    </message>
    <message>
        <source>Ngôn ngữ lúc đầu</source>
        <translation>Language at first</translation>
    </message>
    <message>
        <source>Mỗi lượt bắt đầu bằng ngôn ngữ này</source>
        <translation>Each visit begins in it</translation>
    </message>
    <message>
        <source>Cỡ chữ lúc đầu</source>
        <translation>Text size at first</translation>
    </message>
    <message>
        <source>Mỗi lượt bắt đầu bằng cỡ chữ này</source>
        <translation>Each visit begins with it</translation>
    </message>
    <message>
        <source>Chữ to</source>
        <translation>Large text</translation>
    </message>
    <message>
        <source>Chữ thường</source>
        <translation>Usual text</translation>
    </message>
    <message>
        <source>Máy đang tạm ngừng</source>
        <translation>This kiosk is paused</translation>
    </message>
    <message>
        <source>Máy đang phục vụ</source>
        <translation>This kiosk is serving</translation>
    </message>
    <message>
        <source>Công dân được mời sang máy khác</source>
        <translation>People are sent to another kiosk</translation>
    </message>
    <message>
        <source>Tạm ngừng: mời công dân sang máy khác</source>
        <translation>Paused, it sends people to another kiosk</translation>
    </message>
    <message>
        <source>Phục vụ lại</source>
        <translation>Serve again</translation>
    </message>
    <message>
        <source>Tạm ngừng</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Chương trình</source>
        <translation>The program</translation>
    </message>
    <message>
        <source>Mất khoảng mười giây</source>
        <translation>Takes about ten seconds</translation>
    </message>
    <message>
        <source>Khởi động lại</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>In thử</source>
        <translation>Test print</translation>
    </message>
    <message>
        <source>Đọc thử</source>
        <translation>Test sound</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>CaretakerPin</name>
    <message>
        <source>Chưa có mã PIN</source>
        <translation>No PIN yet</translation>
    </message>
    <message>
        <source>Mã PIN của người trông máy</source>
        <translation>The caretaker’s PIN</translation>
    </message>
    <message>
        <source>Trang này chỉ mở được khi máy đã có mã PIN. Người cài đặt đặt mã trên máy này bằng lệnh:</source>
        <translation>This page opens only once the kiosk has a PIN. Whoever installs it sets one on this machine with:</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Sai mã. Chờ %1 giây rồi nhập lại.</source>
        <translation>Wrong PIN. Wait %1 seconds, then try again.</translation>
    </message>
    <message>
        <source>Sai mã, xin nhập lại</source>
        <translation>Wrong PIN, please try again</translation>
    </message>
    <message>
        <source>Nhập mã rồi chạm “Vào”</source>
        <translation>Type the PIN, then touch “Enter”</translation>
    </message>
    <message>
        <source>Xóa số cuối</source>
        <translation>Erase the last digit</translation>
    </message>
    <message>
        <source>Vào</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ChoicePage</name>
    <message>
        <source>Quay nhẹ đầu
để chọn</source>
        <translation>Turn your head
to choose</translation>
    </message>
    <message>
        <source>Quay nhẹ đầu sang một bên để chọn</source>
        <translation>Turn your head to one side to choose</translation>
    </message>
    <message>
        <source>Diện ưu tiên (nếu có)</source>
        <translation>Priority, if any</translation>
    </message>
    <message>
        <source>Mời chọn thủ tục</source>
        <translation>Which procedure?</translation>
    </message>
    <message>
        <source>Mời chọn việc cần làm</source>
        <translation>What do you need?</translation>
    </message>
    <message>
        <source>Diện ưu tiên</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Mời chọn việc</source>
        <translation>Your choice</translation>
    </message>
    <message>
        <source>Nhìn vào giữa để nghỉ, chưa chọn</source>
        <translation>Look at the middle to rest: nothing is chosen</translation>
    </message>
    <message>
        <source>Nhìn vào đây để nghỉ</source>
        <translation>Look here to rest</translation>
    </message>
    <message>
        <source>Cần gấp việc đã hết số? Mời chọn &lt;b&gt;Gọi cán bộ&lt;/b&gt;.</source>
        <translation>Urgent, and no numbers left? Please use &lt;b&gt;Call staff&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>Được mời trước, trên phiếu có chữ</source>
        <translation>Called earlier, shown on the ticket as</translation>
    </message>
    <message>
        <source>Trên phiếu có chữ</source>
        <translation>On the ticket:</translation>
    </message>
</context>
<context>
    <name>ClosedPage</name>
    <message>
        <source>Hết số hôm nay</source>
        <translation>No numbers left</translation>
    </message>
    <message>
        <source>Các lĩnh vực đã phát hết số</source>
        <translation>All numbers of today are given out</translation>
    </message>
    <message>
        <source>Tạm dừng nhận số</source>
        <translation>Numbers are paused</translation>
    </message>
    <message>
        <source>Cán bộ sẽ mở lại khi có thể</source>
        <translation>Staff will open again as soon as they can</translation>
    </message>
    <message>
        <source>Ngoài giờ làm việc</source>
        <translation>Closed for a break</translation>
    </message>
    <message>
        <source>Máy sẽ cấp số trở lại trong hôm nay</source>
        <translation>We open again later today</translation>
    </message>
    <message>
        <source>Đã hết giờ làm việc</source>
        <translation>We are closed</translation>
    </message>
    <message>
        <source>Hôm nay máy không cấp số nữa</source>
        <translation>No more numbers today</translation>
    </message>
    <message>
        <source>Mở cửa lại</source>
        <translation>We open again</translation>
    </message>
    <message>
        <source>Nộp hồ sơ trực tuyến mọi lúc</source>
        <translation>Apply online at any time</translation>
    </message>
    <message>
        <source>Đường dây nóng</source>
        <translation>Hotline</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>Nhắc nếu %1 đã có số</source>
        <translation>Reminds you if you have a number</translation>
    </message>
    <message>
        <source>Giúp quầy mời đúng người</source>
        <translation>Helps the counter call the right person</translation>
    </message>
    <message>
        <source>Xóa ngay khi xong việc</source>
        <translation>Erased as soon as you are done</translation>
    </message>
    <message>
        <source>Lấy số như mọi người</source>
        <translation>A number like everybody else</translation>
    </message>
    <message>
        <source>Không chậm hơn, không mất quyền lợi</source>
        <translation>No slower, nothing lost</translation>
    </message>
    <message>
        <source>Không tạo dữ liệu từ khuôn mặt</source>
        <translation>No data is made of your face</translation>
    </message>
    <message>
        <source>Giữ yên đến khi vòng đầy</source>
        <translation>Hold still until the ring is full</translation>
    </message>
    <message>
        <source>Quay nhẹ đầu sang một bên để chọn</source>
        <translation>Turn your head to one side to choose</translation>
    </message>
    <message>
        <source>Mời chọn cách lấy số</source>
        <translation>Choose your way</translation>
    </message>
    <message>
        <source>Cả hai cách đều không cần chạm và cùng một hàng chờ</source>
        <translation>Both are touch-free and share the same queue</translation>
    </message>
    <message>
        <source>Hai cách, cùng một hàng chờ</source>
        <translation>Two ways, the same queue</translation>
    </message>
    <message>
        <source>Dữ liệu khuôn mặt là dữ liệu cá nhân nhạy cảm (Luật 91/2025/QH15). Không lưu ảnh. Đổi ý lúc nào cũng được.</source>
        <translation>Face data is sensitive personal data (Law 91/2025/QH15). No picture is kept. You may change your mind at any time.</translation>
    </message>
</context>
<context>
    <name>DecisionPage</name>
    <message>
        <source>Lấy số cho việc này?</source>
        <translation>A number for this?</translation>
    </message>
    <message>
        <source>Đã có số cho việc này</source>
        <translation>You have a number for this</translation>
    </message>
    <message>
        <source>Số này của %1?</source>
        <translation>Is this your number?</translation>
    </message>
    <message>
        <source>Chưa lấy số nào. Vẫn lấy được số không cần phiếu.</source>
        <translation>No number taken yet. You can have one without paper.</translation>
    </message>
    <message>
        <source>Phiếu đã in chưa?</source>
        <translation>Did the ticket come out?</translation>
    </message>
    <message>
        <source>Máy in chưa báo lại. Số vẫn có hiệu lực.</source>
        <translation>The printer has not answered. Your number is valid.</translation>
    </message>
    <message>
        <source>Nhìn vào giữa nếu muốn nghĩ thêm</source>
        <translation>Look at the middle to think</translation>
    </message>
    <message>
        <source>Không có ai</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>phía trước</source>
        <translation>ahead</translation>
    </message>
    <message>
        <source>Không phải chờ</source>
        <translation>No wait</translation>
    </message>
    <message>
        <source>Chờ khoảng</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Cần mang:</source>
        <translation>To bring:</translation>
    </message>
    <message>
        <source>không có ai phía trước</source>
        <translation>nobody ahead</translation>
    </message>
    <message>
        <source>%1 phía trước</source>
        <translation>%1 ahead</translation>
    </message>
    <message>
        <source>lấy lúc %1</source>
        <translation>taken at %1</translation>
    </message>
    <message>
        <source>còn %1 phía trước</source>
        <translation>%1 still ahead</translation>
    </message>
    <message>
        <source>Xin nhìn vào khe phiếu bên dưới trước khi chọn. Không chọn thì số vẫn được giữ, trang đóng sau &lt;b&gt;%1 giây&lt;/b&gt;.</source>
        <translation>Please look at the slot below before you choose. Your number stays yours either way; this page closes in &lt;b&gt;%1 seconds&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>Cán bộ đã được báo. Trang đóng sau &lt;b&gt;%1 giây&lt;/b&gt;.</source>
        <translation>Staff have been told. This page closes in &lt;b&gt;%1 seconds&lt;/b&gt;.</translation>
    </message>
</context>
<context>
    <name>Dock</name>
    <message>
        <source>Chọn lần lượt bằng một nút</source>
        <translation>Choose with one button</translation>
    </message>
</context>
<context>
    <name>DockWays</name>
    <message>
        <source>Đã gọi cán bộ, xin đợi một chút</source>
        <translation>Staff have been called, one moment please</translation>
    </message>
    <message>
        <source>Cách khác, dùng lúc nào cũng được</source>
        <translation>Other ways, any time</translation>
    </message>
    <message>
        <source>Chạm màn hình</source>
        <translation>Touch screen</translation>
    </message>
    <message>
        <source>Chọn lần lượt</source>
        <translation>One by one</translation>
    </message>
    <message>
        <source>Thôi dùng
khuôn mặt</source>
        <translation>Do not use
my face</translation>
    </message>
    <message>
        <source>Đã gọi cán bộ</source>
        <translation>Staff called</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Nghe đọc</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Nghe</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Chữ vừa</source>
        <translation>Usual text</translation>
    </message>
    <message>
        <source>Chữ to hơn</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Chữ to</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Chạm
màn hình</source>
        <translation>Touch
screen</translation>
    </message>
    <message>
        <source>Chọn
lần lượt</source>
        <translation>One
by one</translation>
    </message>
    <message>
        <source>Đã gọi
cán bộ</source>
        <translation>Staff
called</translation>
    </message>
    <message>
        <source>Gọi
cán bộ</source>
        <translation>Call
staff</translation>
    </message>
    <message>
        <source>Chọn trên
điện thoại</source>
        <translation>On your
phone</translation>
    </message>
</context>
<context>
    <name>GreetingPage</name>
    <message>
        <source>Kính chào %1</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Xin đứng yên một chút</source>
        <translation>Please stand still for a moment</translation>
    </message>
    <message>
        <source>Đã thấy %1</source>
        <translation>We see you</translation>
    </message>
    <message>
        <source>Về camera của máy này</source>
        <translation>About this camera</translation>
    </message>
    <message>
        <source>Chỉ xem đầu quay hướng nào để chọn</source>
        <translation>It only follows which way your head turns</translation>
    </message>
    <message>
        <source>Không ghi hình, không lưu ảnh</source>
        <translation>Nothing is recorded, no picture kept</translation>
    </message>
    <message>
        <source>Chỉ nhận diện khi %1 đồng ý</source>
        <translation>Face recognition only if you agree</translation>
    </message>
    <message>
        <source>Máy này không nhận diện khuôn mặt</source>
        <translation>This kiosk does no face recognition</translation>
    </message>
</context>
<context>
    <name>HowTo</name>
    <message>
        <source>Chạm vào thẻ cần chọn</source>
        <translation>Touch the card you want</translation>
    </message>
    <message>
        <source>Phím mũi tên để chuyển, Enter để chọn</source>
        <translation>Arrow keys to move, Enter to choose</translation>
    </message>
    <message>
        <source>Chờ đến thẻ cần chọn, rồi bấm nút hoặc gật đầu</source>
        <translation>When your card is lit, press the button or nod</translation>
    </message>
    <message>
        <source>Quay nhẹ đầu sang trái hoặc sang phải, giữ yên</source>
        <translation>Turn your head left or right and hold still</translation>
    </message>
    <message>
        <source>Quay nhẹ đầu về phía thẻ, giữ yên đến khi vòng đầy</source>
        <translation>Turn your head towards a card and hold still</translation>
    </message>
    <message>
        <source>Phím mũi tên, rồi Enter</source>
        <translation>Arrow keys, then Enter</translation>
    </message>
    <message>
        <source>Chờ đến thẻ, rồi bấm nút</source>
        <translation>Wait for your card, press</translation>
    </message>
    <message>
        <source>Quay đầu về phía thẻ</source>
        <translation>Turn to a card</translation>
    </message>
</context>
<context>
    <name>Interruption</name>
    <message>
        <source>Đang tạm dừng chọn</source>
        <translation>Choosing is paused</translation>
    </message>
    <message>
        <source>Có người đứng quá gần</source>
        <translation>Somebody is too near</translation>
    </message>
    <message>
        <source>Xin lùi lại một bước</source>
        <translation>Please take a step back</translation>
    </message>
    <message>
        <source>Xin mời người phía sau lùi sau vạch vàng</source>
        <translation>Please step back behind the yellow line</translation>
    </message>
    <message>
        <source>Đứng ở vạch vàng, máy sẽ nhìn rõ hơn</source>
        <translation>On the yellow line you are seen better</translation>
    </message>
    <message>
        <source>Xin lùi sau vạch vàng</source>
        <translation>Behind the yellow line, please</translation>
    </message>
    <message>
        <source>Xin đứng ở vạch vàng</source>
        <translation>To the yellow line, please</translation>
    </message>
    <message>
        <source>Máy lấy số</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>Vạch chờ</source>
        <translation>Waiting line</translation>
    </message>
    <message>
        <source>Đứng ở đây</source>
        <translation>Stand here</translation>
    </message>
    <message>
        <source>Lùi lại</source>
        <translation>Step back</translation>
    </message>
    <message>
        <source>Lựa chọn vẫn được giữ</source>
        <translation>Your choice is kept</translation>
    </message>
    <message>
        <source>Đang chọn: &lt;b&gt;%1&lt;/b&gt;.</source>
        <translation>Choosing: &lt;b&gt;%1&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>Máy tự tiếp tục khi đủ khoảng cách.</source>
        <translation>It goes on by itself once there is room.</translation>
    </message>
</context>
<context>
    <name>IssuedPage</name>
    <message>
        <source>Cần mang: %1.</source>
        <translation>To bring: %1.</translation>
    </message>
    <message>
        <source>Số của %1</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>Phía trước</source>
        <translation>Ahead of you</translation>
    </message>
    <message>
        <source>Phía trước còn</source>
        <translation>Ahead of you</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Waiting time</translation>
    </message>
    <message>
        <source>Chờ khoảng</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Đợi gọi đến</source>
        <translation>Wait to be called to</translation>
    </message>
    <message>
        <source>Theo dõi bằng
điện thoại</source>
        <translation>Follow it on
your phone</translation>
    </message>
    <message>
        <source>Mã của số này</source>
        <translation>Code of this number</translation>
    </message>
    <message>
        <source>Có thể ngồi đợi, loa sẽ gọi số</source>
        <translation>Take a seat, you will be called</translation>
    </message>
    <message>
        <source>Có thể ngồi đợi. Loa và màn hình sẽ gọi số hai lần.</source>
        <translation>Please take a seat. Your number is called twice.</translation>
    </message>
    <message>
        <source>Mời lấy phiếu</source>
        <translation>Take your ticket</translation>
    </message>
    <message>
        <source>Đang in phiếu…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>Phiếu ra ở khe ngay bên dưới</source>
        <translation>It is in the slot just below</translation>
    </message>
    <message>
        <source>Phiếu sẽ ra ở khe ngay bên dưới</source>
        <translation>It will come out of the slot just below</translation>
    </message>
    <message>
        <source>Hủy số này</source>
        <translation>Cancel it</translation>
    </message>
    <message>
        <source>Nghe đọc</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Lấy số cho
người khác</source>
        <translation>One more
number</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>NeutralPage</name>
    <message>
        <source>Nhìn vào vòng tròn</source>
        <translation>Look at the circle</translation>
    </message>
    <message>
        <source>Giữ đầu thẳng, thoải mái trong một giây</source>
        <translation>Keep your head straight for a second</translation>
    </message>
    <message>
        <source>Giữ đầu thẳng một giây</source>
        <translation>Head straight for a second</translation>
    </message>
    <message>
        <source>Rất tốt, xin giữ nguyên</source>
        <translation>Very good, stay like this</translation>
    </message>
    <message>
        <source>Xin nhìn thẳng vào đây</source>
        <translation>Please look straight here</translation>
    </message>
</context>
<context>
    <name>NoPaperPage</name>
    <message>
        <source>Máy in chưa báo lại</source>
        <translation>The printer has not answered</translation>
    </message>
    <message>
        <source>Số vẫn có hiệu lực. Cán bộ đã được báo.</source>
        <translation>Your number is valid. Staff have been told.</translation>
    </message>
    <message>
        <source>Số của %1</source>
        <translation>Your number</translation>
    </message>
    <message>
        <source>không có ai phía trước</source>
        <translation>nobody ahead</translation>
    </message>
    <message>
        <source>%1 phía trước</source>
        <translation>%1 ahead</translation>
    </message>
    <message>
        <source>Chờ khoảng %1</source>
        <translation>About %1</translation>
    </message>
    <message>
        <source>Xin chụp ảnh
màn hình này</source>
        <translation>Please photograph
this screen</translation>
    </message>
    <message>
        <source>hoặc quét mã để giữ số trên điện thoại.</source>
        <translation>or scan the code to keep it on your phone.</translation>
    </message>
    <message>
        <source>để giữ số này.</source>
        <translation>to keep your number.</translation>
    </message>
    <message>
        <source>Không có điện thoại? Xin nhớ số &lt;b&gt;%1&lt;/b&gt;.</source>
        <translation>No phone? Please remember &lt;b&gt;%1&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>Đã gọi cán bộ</source>
        <translation>Staff called</translation>
    </message>
    <message>
        <source>Gọi cán bộ in lại</source>
        <translation>Call staff to print</translation>
    </message>
    <message>
        <source>Lấy số cho
người khác</source>
        <translation>One more
number</translation>
    </message>
    <message>
        <source>Tôi đã giữ số</source>
        <translation>I have my number</translation>
    </message>
</context>
<context>
    <name>NoticePage</name>
    <message>
        <source>Đang chờ máy chủ</source>
        <translation>Waiting for the service</translation>
    </message>
    <message>
        <source>Số sẽ hiện ngay khi có, xin đợi ở đây</source>
        <translation>Your number appears here as soon as it is there</translation>
    </message>
    <message>
        <source>Đang lấy số…</source>
        <translation>Getting your number…</translation>
    </message>
    <message>
        <source>Đang kết nối lại</source>
        <translation>Reconnecting</translation>
    </message>
    <message>
        <source>Máy sẽ tự hoạt động lại. Có thể lấy số tại quầy.</source>
        <translation>The kiosk comes back by itself. Counters give numbers meanwhile.</translation>
    </message>
    <message>
        <source>Đã hủy số %1</source>
        <translation>%1 is cancelled</translation>
    </message>
    <message>
        <source>Mời lấy số khác khi cần</source>
        <translation>You can take another one at any time</translation>
    </message>
    <message>
        <source>Giữ số %1</source>
        <translation>Keep %1</translation>
    </message>
    <message>
        <source>Đang in lại phiếu, mã trên phiếu cũ sẽ hết hiệu lực</source>
        <translation>Printing again; the code on the old ticket will no longer be valid</translation>
    </message>
    <message>
        <source>Mời lấy phiếu ở khe ngay bên dưới</source>
        <translation>Please take your ticket from the slot below</translation>
    </message>
    <message>
        <source>Số vẫn có hiệu lực, mời ngồi đợi</source>
        <translation>Your number stays valid, please take a seat</translation>
    </message>
    <message>
        <source>Hết số hôm nay</source>
        <translation>No numbers left</translation>
    </message>
    <message>
        <source>%1: mời chọn việc khác hoặc trở lại ngày mai</source>
        <translation>%1: please choose something else, or come back tomorrow</translation>
    </message>
    <message>
        <source>Việc này đang tạm đóng</source>
        <translation>This is closed just now</translation>
    </message>
    <message>
        <source>%1: mời chọn việc khác</source>
        <translation>%1: please choose something else</translation>
    </message>
    <message>
        <source>Chưa lấy được số</source>
        <translation>No number could be taken</translation>
    </message>
    <message>
        <source>Mời gặp cán bộ ở quầy gần nhất</source>
        <translation>Please ask at the nearest counter</translation>
    </message>
    <message>
        <source>Đã xóa</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>Không còn dữ liệu khuôn mặt nào gắn với phiếu này. Số vẫn có hiệu lực.</source>
        <translation>No face data belongs to this ticket any more. Your number is valid.</translation>
    </message>
    <message>
        <source>Mã đã hết hiệu lực</source>
        <translation>This code has expired</translation>
    </message>
    <message>
        <source>Không còn dữ liệu khuôn mặt nào gắn với mã này</source>
        <translation>No face data belongs to it any more</translation>
    </message>
    <message>
        <source>Chưa xóa được ngay</source>
        <translation>Not erased just yet</translation>
    </message>
    <message>
        <source>Dữ liệu tự xóa khi xong việc, muộn nhất khi đóng cửa</source>
        <translation>It goes by itself after your visit, at closing at the latest</translation>
    </message>
    <message>
        <source>Đường dây nóng</source>
        <translation>Hotline</translation>
    </message>
</context>
<context>
    <name>OnPhonePage</name>
    <message>
        <source>Chọn trên điện thoại</source>
        <translation>On your phone</translation>
    </message>
    <message>
        <source>Dùng điện thoại</source>
        <translation>On your phone</translation>
    </message>
    <message>
        <source>Mời dùng một trong các cách khác</source>
        <translation>Please use one of the other ways</translation>
    </message>
    <message>
        <source>Mở camera điện thoại, quét mã này rồi chọn ở đó</source>
        <translation>Scan this code with your phone and choose there</translation>
    </message>
    <message>
        <source>Mời dùng cách khác</source>
        <translation>Please use another way</translation>
    </message>
    <message>
        <source>Quét mã bằng camera</source>
        <translation>Scan it with your camera</translation>
    </message>
    <message>
        <source>Mã để chọn trên điện thoại</source>
        <translation>A code to choose on your phone</translation>
    </message>
    <message>
        <source>Đang lấy mã…</source>
        <translation>Getting a code…</translation>
    </message>
    <message>
        <source>Trang đóng sau &lt;b&gt;%1 giây&lt;/b&gt;.</source>
        <translation>This page closes in &lt;b&gt;%1 seconds&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đã quét xong</source>
        <translation>I have scanned it</translation>
    </message>
    <message>
        <source>Chưa lấy được mã</source>
        <translation>No code yet</translation>
    </message>
    <message>
        <source>Lúc này máy chưa mở được cách này. Chưa lấy số nào.</source>
        <translation>This way cannot be opened just now. No number has been taken.</translation>
    </message>
    <message>
        <source>Mã dùng đến &lt;b&gt;%1&lt;/b&gt;.</source>
        <translation>The code is good until &lt;b&gt;%1&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>Số hiện trên điện thoại, cùng một hàng chờ.&lt;br&gt;Mã lấy được một số, đến &lt;b&gt;%1&lt;/b&gt;.</source>
        <translation>Your number comes up on your phone, in the same queue.&lt;br&gt;The code is good for one number, until &lt;b&gt;%1&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>Bấm nút:
quay lại</source>
        <translation>Press button:
back</translation>
    </message>
</context>
<context>
    <name>OtherWaysPage</name>
    <message>
        <source>Cán bộ: xin kiểm tra dây và công tắc của camera.</source>
        <translation>Staff: please check the camera’s cable and switch.</translation>
    </message>
    <message>
        <source>Cán bộ: thiếu tệp nhận diện, xin chạy “./luot setup”.</source>
        <translation>Staff: model files are missing, please run “./luot setup”.</translation>
    </message>
    <message>
        <source>Máy này không dùng camera</source>
        <translation>This kiosk has no camera</translation>
    </message>
    <message>
        <source>Camera đang tạm nghỉ</source>
        <translation>The camera is resting</translation>
    </message>
    <message>
        <source>Chưa đo được hướng đầu</source>
        <translation>Your head could not be measured</translation>
    </message>
    <message>
        <source>Lấy số bằng cách chạm màn hình.</source>
        <translation>Take a number by touch.</translation>
    </message>
    <message>
        <source>Chưa chọn bằng đầu được. Cán bộ đã được báo.</source>
        <translation>Heads cannot choose just now. Staff have been told.</translation>
    </message>
    <message>
        <source>Không sao. Có thể thử lại hoặc dùng cách khác.</source>
        <translation>Never mind. Try again, or use another way.</translation>
    </message>
    <message>
        <source>Vẫn lấy được số</source>
        <translation>You can still get a number</translation>
    </message>
    <message>
        <source>Mời dùng một trong các cách dưới đây</source>
        <translation>Please use one of these ways</translation>
    </message>
    <message>
        <source>Chạm màn hình</source>
        <translation>Touch screen</translation>
    </message>
    <message>
        <source>Chạm vào thẻ này để bắt đầu</source>
        <translation>Touch here to start</translation>
    </message>
    <message>
        <source>Thử lại bằng đầu</source>
        <translation>Try again by head</translation>
    </message>
    <message>
        <source>Giữ đầu thẳng và yên một giây</source>
        <translation>Keep your head straight for a second</translation>
    </message>
    <message>
        <source>Đã gọi cán bộ</source>
        <translation>Staff called</translation>
    </message>
    <message>
        <source>Gọi cán bộ</source>
        <translation>Call staff</translation>
    </message>
    <message>
        <source>Cán bộ đến máy để giúp lấy số</source>
        <translation>Somebody comes and helps</translation>
    </message>
    <message>
        <source>Chọn trên điện thoại</source>
        <translation>On your phone</translation>
    </message>
    <message>
        <source>Quét mã, chọn và giữ số trên điện thoại</source>
        <translation>Scan a code, choose and keep the number there</translation>
    </message>
    <message>
        <source>Dùng điện thoại</source>
        <translation>On your phone</translation>
    </message>
    <message>
        <source>Quét mã bằng điện thoại</source>
        <translation>Scan a code with it</translation>
    </message>
</context>
<context>
    <name>PausedPage</name>
    <message>
        <source>Máy này tạm ngừng</source>
        <translation>This kiosk is paused</translation>
    </message>
    <message>
        <source>Mời lấy số ở máy bên cạnh hoặc tại quầy</source>
        <translation>Please take a number at the next kiosk or at a counter</translation>
    </message>
    <message>
        <source>Đường dây nóng</source>
        <translation>Hotline</translation>
    </message>
</context>
<context>
    <name>ProcedureListPage</name>
    <message>
        <source>Mời chọn thủ tục</source>
        <translation>Which procedure?</translation>
    </message>
    <message>
        <source>chạm vào tên, hoặc tìm theo chữ cái đầu</source>
        <translation>touch a name, or find it by first letters</translation>
    </message>
    <message>
        <source>Chữ cái đầu: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>First letters: &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Chữ cái đầu của mỗi từ</source>
        <translation>First letter of each word</translation>
    </message>
    <message>
        <source>Tìm lại</source>
        <translation>Start again</translation>
    </message>
    <message>
        <source>Không rõ</source>
        <translation>Not sure</translation>
    </message>
    <message>
        <source>Không rõ thủ tục</source>
        <translation>I am not sure</translation>
    </message>
    <message>
        <source>Chọn việc khác</source>
        <translation>Something else</translation>
    </message>
</context>
<context>
    <name>RestBand</name>
    <message>
        <source>Thẻ nét đứt
lúc này chưa lấy số</source>
        <translation>Dashed cards give
no numbers now</translation>
    </message>
    <message>
        <source>Chạm vào thẻ
để chọn</source>
        <translation>Touch a card
to choose</translation>
    </message>
    <message>
        <source>Chọn thẻ bằng
phím mũi tên</source>
        <translation>Arrow keys move
from card to card</translation>
    </message>
    <message>
        <source>Quay nhẹ đầu
để chọn</source>
        <translation>Turn your head
to choose</translation>
    </message>
    <message>
        <source>Giữa: nghỉ</source>
        <translation>Middle: rest</translation>
    </message>
    <message>
        <source>Nhìn vào giữa
để nghỉ, chưa chọn</source>
        <translation>Look at the middle
to rest</translation>
    </message>
</context>
<context>
    <name>ScanDock</name>
    <message>
        <source>Đang tạm dừng. Bấm nút để tiếp tục.</source>
        <translation>Paused. Press the button to go on.</translation>
    </message>
    <message>
        <source>Đang chọn lần lượt. Vòng chỉ đếm giờ, không tự chọn.</source>
        <translation>One by one. The ring only counts, it never chooses.</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Thôi, cách khác</source>
        <translation>Another way</translation>
    </message>
    <message>
        <source>Chọn %1</source>
        <translation>Choose %1</translation>
    </message>
    <message>
        <source>Bấm nút, phím cách hoặc gật đầu</source>
        <translation>Button, space bar, or a nod</translation>
    </message>
    <message>
        <source>Thôi,
cách khác</source>
        <translation>Another
way</translation>
    </message>
    <message>
        <source>Chậm hơn</source>
        <translation>Slower</translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Nhanh hơn</source>
        <translation>Faster</translation>
    </message>
    <message>
        <source>Đọc tên thẻ</source>
        <translation>Read cards</translation>
    </message>
</context>
<context>
    <name>ScanDots</name>
    <message>
        <source>Đang ở thẻ %1/%2</source>
        <translation>Card %1 of %2</translation>
    </message>
    <message>
        <source>Đang tạm dừng</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Sang thẻ tiếp theo&lt;br&gt;sau &lt;b&gt;%1 giây&lt;/b&gt;</source>
        <translation>Next card&lt;br&gt;in &lt;b&gt;%1 s&lt;/b&gt;</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>1. Cách lấy số</source>
        <translation>1. Your way</translation>
    </message>
    <message>
        <source>2. Chọn việc</source>
        <translation>2. Your choice</translation>
    </message>
    <message>
        <source>3. Xác nhận</source>
        <translation>3. Confirm</translation>
    </message>
    <message>
        <source>4. Nhận phiếu</source>
        <translation>4. Your ticket</translation>
    </message>
</context>
<context>
    <name>WithdrawPage</name>
    <message>
        <source>Xóa dữ liệu khuôn mặt</source>
        <translation>Erase my face data</translation>
    </message>
    <message>
        <source>Đã thấy mã, đang xóa…</source>
        <translation>Code seen, erasing…</translation>
    </message>
    <message>
        <source>Xin đưa mã trên phiếu ra trước camera</source>
        <translation>Hold the code on your ticket to the camera</translation>
    </message>
    <message>
        <source>Đang xóa…</source>
        <translation>Erasing…</translation>
    </message>
    <message>
        <source>Đưa mã trên phiếu ra camera</source>
        <translation>Hold the code to the camera</translation>
    </message>
    <message>
        <source>Số vẫn có hiệu lực, thứ tự không đổi.&lt;br&gt;Mã cách camera khoảng 20 cm.</source>
        <translation>Your number and your place stay.&lt;br&gt;Hold the code about 20 cm away.</translation>
    </message>
    <message>
        <source>Trang đóng sau &lt;b&gt;%1 giây&lt;/b&gt;.</source>
        <translation>This page closes in &lt;b&gt;%1 seconds&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>Thôi, không xóa</source>
        <translation>Do not erase</translation>
    </message>
</context>
<context>
    <name>luot::kiosk::CardWords</name>
    <message>
        <source>Mở lại
%1</source>
        <translation>Opens
%1</translation>
    </message>
    <message>
        <source>cao tuổi</source>
        <comment>priority, in a row</comment>
        <translation>elderly</translation>
    </message>
    <message>
        <source>khuyết tật</source>
        <comment>priority, in a row</comment>
        <translation>with a disability</translation>
    </message>
    <message>
        <source>mang thai</source>
        <comment>priority, in a row</comment>
        <translation>pregnant</translation>
    </message>
    <message>
        <source>có con nhỏ</source>
        <comment>priority, in a row</comment>
        <translation>with a small child</translation>
    </message>
    <message>
        <source>có công</source>
        <comment>priority, in a row</comment>
        <translation>of merit</translation>
    </message>
    <message>
        <source>Người %1</source>
        <comment>with priority</comment>
        <translation>People who are %1</translation>
    </message>
    <message>
        <source>Không thuộc
diện ưu tiên</source>
        <translation>None
of these</translation>
    </message>
    <message>
        <source>Người
cao tuổi</source>
        <translation>Elderly
people</translation>
    </message>
    <message>
        <source>Người
khuyết tật</source>
        <translation>People with
a disability</translation>
    </message>
    <message>
        <source>Phụ nữ
mang thai</source>
        <translation>Pregnant
women</translation>
    </message>
    <message>
        <source>Có con nhỏ
dưới 3 tuổi</source>
        <translation>With a child
under 3</translation>
    </message>
    <message>
        <source>Người
có công</source>
        <translation>People
of merit</translation>
    </message>
    <message>
        <source>từ %1 tuổi</source>
        <translation>from %1 years</translation>
    </message>
    <message>
        <source>Không rõ</source>
        <translation>Not sure</translation>
    </message>
    <message>
        <source>Cán bộ sẽ
hướng dẫn</source>
        <translation>Staff will
help</translation>
    </message>
    <message>
        <source>Thủ tục khác</source>
        <translation>Other procedures</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Dùng khuôn mặt</source>
        <translation>Use my face</translation>
    </message>
    <message>
        <source>Không dùng khuôn mặt</source>
        <translation>Do not use my face</translation>
    </message>
    <message>
        <source>Lấy số</source>
        <translation>Take number</translation>
    </message>
    <message>
        <source>Giữ yên đến khi
vòng đầy</source>
        <translation>Hold still until
the ring is full</translation>
    </message>
    <message>
        <source>Chọn lại</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Quay về
trang trước</source>
        <translation>To the page
before</translation>
    </message>
    <message>
        <source>Tôi thuộc diện ưu tiên</source>
        <translation>I have priority</translation>
    </message>
    <message>
        <source>Ưu tiên: %1</source>
        <translation>Priority: %1</translation>
    </message>
    <message>
        <source>Chọn thẻ này để đổi</source>
        <translation>Choose this card to change it</translation>
    </message>
    <message>
        <source>Không phải tôi</source>
        <translation>Not me</translation>
    </message>
    <message>
        <source>Lấy số mới ngay</source>
        <translation>A new number at once</translation>
    </message>
    <message>
        <source>Đúng, in lại</source>
        <translation>Yes, print again</translation>
    </message>
    <message>
        <source>Giữ số %1</source>
        <translation>Keep %1</translation>
    </message>
    <message>
        <source>Không lấy số mới</source>
        <translation>No new number</translation>
    </message>
    <message>
        <source>Lấy thêm số</source>
        <translation>One more number</translation>
    </message>
    <message>
        <source>Cho người thân hoặc cho việc khác</source>
        <translation>For a relative, or for something else</translation>
    </message>
    <message>
        <source>Số hiện trên màn hình,
không có phiếu</source>
        <translation>Shown on the screen,
no paper</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Chưa lấy số nào</source>
        <translation>No number taken</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Cùng số %1,
ghi “Bản in lại”</source>
        <translation>The same %1,
marked as a copy</translation>
    </message>
    <message>
        <source>Đã có phiếu</source>
        <translation>I have it</translation>
    </message>
    <message>
        <source>Xong,
mời ngồi đợi</source>
        <translation>Done,
please take a seat</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
    <message numerus="yes">
        <source>%n việc</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>luot::kiosk::CaretakerDesk</name>
    <message>
        <source>Máy chủ</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Máy ảnh</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Ánh sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Loa</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Người đến trong giờ qua</source>
        <translation>People in the last hour</translation>
    </message>
    <message>
        <source>Địa chỉ mạng</source>
        <translation>Network address</translation>
    </message>
    <message>
        <source>Không có mạng</source>
        <translation>No network</translation>
    </message>
    <message>
        <source>Đã đọc xong. Nếu không nghe thấy, xem dây loa và âm lượng.</source>
        <translation>Said. If you did not hear it, see cable and volume.</translation>
    </message>
    <message>
        <source>Không phát được tiếng: cắm loa, cài espeak-ng.</source>
        <translation>No sound: connect a loudspeaker, install espeak-ng.</translation>
    </message>
    <message>
        <source>Tệp cài đặt bị hỏng; đang dùng giá trị trước đó. Xin xem lại.</source>
        <translation>The settings were broken; those before are used. Please look.</translation>
    </message>
    <message>
        <source>Không ghi được cài đặt; chỉ giữ đến khi khởi động lại.</source>
        <translation>The settings cannot be kept; they hold until the restart.</translation>
    </message>
    <message>
        <source>Máy này không có máy in.</source>
        <translation>This kiosk has no printer.</translation>
    </message>
    <message>
        <source>Đang in thử…</source>
        <translation>Printing a test ticket…</translation>
    </message>
    <message>
        <source>Đã in phiếu thử. Xem chữ có đủ và rõ không.</source>
        <translation>A test ticket is out. See whether it is whole and clear.</translation>
    </message>
    <message>
        <source>Không in được: xem giấy, nắp và dây máy in.</source>
        <translation>Not printed: see the printer’s paper, cover and cable.</translation>
    </message>
    <message>
        <source>Đang đọc thử…</source>
        <translation>Speaking…</translation>
    </message>
    <message>
        <source>Đang mở…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Không có máy ảnh</source>
        <translation>No camera</translation>
    </message>
    <message>
        <source>Không nhận được hình: xem dây máy ảnh</source>
        <translation>No pictures: see the camera’s cable</translation>
    </message>
    <message>
        <source>%1 hình/giây</source>
        <translation>%1 pictures a second</translation>
    </message>
    <message>
        <source>Chưa đo được</source>
        <translation>Not measured yet</translation>
    </message>
    <message>
        <source>Quá tối (%1): bật thêm đèn</source>
        <translation>Too dark (%1): more light</translation>
    </message>
    <message>
        <source>Quá chói (%1): che bớt nắng</source>
        <translation>Too bright (%1): shade it</translation>
    </message>
    <message>
        <source>Tốt (%1)</source>
        <translation>Good (%1)</translation>
    </message>
    <message>
        <source>%1 không trả lời</source>
        <translation>%1 does not answer</translation>
    </message>
    <message>
        <source>Không có máy in</source>
        <translation>No printer</translation>
    </message>
    <message>
        <source>Tốt, %1</source>
        <translation>Good, %1</translation>
    </message>
    <message>
        <source>Sắp hết giấy</source>
        <translation>Little paper left</translation>
    </message>
    <message>
        <source>Hết giấy</source>
        <translation>Out of paper</translation>
    </message>
    <message>
        <source>Không thấy: xem nguồn và dây</source>
        <translation>Not there: see power and cable</translation>
    </message>
    <message>
        <source>Có lỗi: xem nắp và dao cắt</source>
        <translation>Trouble: see cover and knife</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>There</translation>
    </message>
    <message>
        <source>Không thấy loa</source>
        <translation>No loudspeaker</translation>
    </message>
</context>
<context>
    <name>luot::kiosk::CheckWords</name>
    <message>
        <source>TỐT</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>LƯU Ý</source>
        <translation>NOTE</translation>
    </message>
    <message>
        <source>CẦN LÀM</source>
        <translation>TO DO</translation>
    </message>
    <message>
        <source>Mô hình</source>
        <translation>Models</translation>
    </message>
    <message>
        <source>Đủ tệp nhận mặt.</source>
        <translation>All files that find faces are there.</translation>
    </message>
    <message>
        <source>Thiếu hoặc hỏng tệp nhận mặt: chạy ./luot setup rồi cài lại với --models. (%1)</source>
        <translation>Files that find faces are missing or broken: run ./luot setup, then install again with --models. (%1)</translation>
    </message>
    <message>
        <source>Máy ảnh</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Không dùng máy ảnh: chỉ chạm và bàn phím.</source>
        <translation>No camera is used: touch and keyboard only.</translation>
    </message>
    <message>
        <source>Máy ảnh không trả lời trong %1 giây: rút ra cắm lại, thử cổng USB khác.</source>
        <translation>The camera has not answered for %1 seconds: plug it in again, try another USB socket.</translation>
    </message>
    <message>
        <source>Không có hình: cắm lại dây, xem tên thiết bị trong /dev/video*, sửa --camera. (%1)</source>
        <translation>No pictures: plug it in again, look for its name in /dev/video*, correct --camera. (%1)</translation>
    </message>
    <message>
        <source>Hình chỉ có %1 điểm, cần ít nhất 640 × 480: dùng máy ảnh khác.</source>
        <translation>Pictures have %1 pixels only, 640 × 480 are needed: use another camera.</translation>
    </message>
    <message>
        <source>%1 điểm nhưng chỉ %2 hình/giây, cần ít nhất 8: bật thêm đèn, cắm vào cổng USB riêng.</source>
        <translation>%1 pixels, but %2 pictures a second only, 8 are needed: more light, a USB socket of its own.</translation>
    </message>
    <message>
        <source>%1 điểm, %2 hình/giây.</source>
        <translation>%1 pixels, %2 pictures a second.</translation>
    </message>
    <message>
        <source>Ánh sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>độ sáng %1, tương phản %2</source>
        <translation>brightness %1, contrast %2</translation>
    </message>
    <message>
        <source>Quá tối (%1): bật thêm đèn phía trước người đứng.</source>
        <translation>Too dark (%1): more light on whoever stands there.</translation>
    </message>
    <message>
        <source>Quá chói (%1): che bớt nắng hoặc xoay máy.</source>
        <translation>Too bright (%1): keep the sun out, or turn the kiosk.</translation>
    </message>
    <message>
        <source>Hình không rõ nét (%1): lau hoặc mở nắp ống kính.</source>
        <translation>Nothing can be told apart (%1): clean the lens, or open its cover.</translation>
    </message>
    <message>
        <source>Ngược sáng (mặt %1, cả hình %2): xoay máy khỏi cửa sổ hoặc thêm đèn phía trước.</source>
        <translation>Light from behind (face %1, whole picture %2): turn the kiosk away from the window, or light from the front.</translation>
    </message>
    <message>
        <source>Đủ sáng (%1).</source>
        <translation>Light enough (%1).</translation>
    </message>
    <message>
        <source>Khoảng cách</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Không thấy khuôn mặt: một người đứng ở vạch, nhìn vào máy ảnh, rồi chạy lại.</source>
        <translation>No face was found: somebody stands at the line and looks at the camera, then run this again.</translation>
    </message>
    <message>
        <source>hai mắt cách nhau %1 điểm</source>
        <translation>the eyes are %1 pixels apart</translation>
    </message>
    <message>
        <source>Quá xa (%1, cần 60 đến 150): kẻ vạch gần hơn.</source>
        <translation>Too far (%1, 60 to 150 are needed): draw the line nearer.</translation>
    </message>
    <message>
        <source>Quá gần (%1, cần 60 đến 150): kẻ vạch xa hơn.</source>
        <translation>Too near (%1, 60 to 150 are needed): draw the line further away.</translation>
    </message>
    <message>
        <source>Hơi xa (%1): chọn được bằng đầu, nhưng phiếu không gắn được khuôn mặt. Kẻ vạch gần hơn nếu cần.</source>
        <translation>A little far (%1): heads can choose, but no ticket can be bound to a face. Draw the line nearer if that is wanted.</translation>
    </message>
    <message>
        <source>Vừa tầm (%1).</source>
        <translation>Right (%1).</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Không dùng máy in: số chỉ hiện trên màn hình.</source>
        <translation>No printer is used: numbers are shown on the screen only.</translation>
    </message>
    <message>
        <source>Sửa --printer hoặc --printer-profile. (%1)</source>
        <translation>Correct --printer or --printer-profile. (%1)</translation>
    </message>
    <message>
        <source>loại %1, rộng %2 mm</source>
        <translation>profile %1, %2 mm wide</translation>
    </message>
    <message>
        <source>Sẵn sàng (%1). In thử: luotctl printer test.</source>
        <translation>Ready (%1). To try it: luotctl printer test.</translation>
    </message>
    <message>
        <source>Sắp hết giấy (%1): thay cuộn mới.</source>
        <translation>Little paper left (%1): bring a roll.</translation>
    </message>
    <message>
        <source>Hết giấy (%1): lắp cuộn mới.</source>
        <translation>Out of paper (%1): put a roll in.</translation>
    </message>
    <message>
        <source>Nắp đang mở (%1): đóng nắp.</source>
        <translation>The cover is open (%1): close it.</translation>
    </message>
    <message>
        <source>Không thấy máy in (%1): bật nguồn, cắm dây, xem --printer và nhóm lp.</source>
        <translation>No printer is there (%1): switch it on, plug it in, see --printer and the group lp.</translation>
    </message>
    <message>
        <source>Máy in không báo tình trạng (%1): in thử bằng luotctl printer test.</source>
        <translation>The printer never says how it is (%1): try it with luotctl printer test.</translation>
    </message>
    <message>
        <source>Máy in không trả lời (%1): tắt bật lại, hoặc chọn loại khác: luotctl printer profiles.</source>
        <translation>The printer does not answer (%1): switch it off and on, or take another profile: luotctl printer profiles.</translation>
    </message>
    <message>
        <source>Máy in báo lỗi (%1): xem dao cắt và đèn trên máy in, tắt bật lại.</source>
        <translation>The printer has trouble (%1): see its knife and lights, switch it off and on.</translation>
    </message>
    <message>
        <source>Loa</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Không có thiết bị âm thanh: cắm loa, xem bằng aplay -l.</source>
        <translation>There is no sound device: connect a loudspeaker, look with aplay -l.</translation>
    </message>
    <message>
        <source>Không đọc được lời nào: cài espeak-ng, xem nhóm audio.</source>
        <translation>Nothing can be said: install espeak-ng, see the group audio.</translation>
    </message>
    <message>
        <source>Đã đọc một câu. Nếu không nghe thấy: xem âm lượng, alsamixer.</source>
        <translation>A sentence was said. If you did not hear it: see the volume, alsamixer.</translation>
    </message>
    <message>
        <source>Mạng</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Không đọc được khóa của máy: tạo bằng luotctl key add, cài lại với --key. (%1)</source>
        <translation>The kiosk&apos;s key cannot be read: make one with luotctl key add, install again with --key. (%1)</translation>
    </message>
    <message>
        <source>Không tới được máy chủ %1: xem dây mạng, địa chỉ, tường lửa, và luot-queue-service.</source>
        <translation>The service %1 cannot be reached: see the cable, the address, the firewall, and luot-queue-service.</translation>
    </message>
    <message>
        <source>Máy chủ %1 không nhận khóa này: xem luotctl key list, tạo khóa mới nếu cần.</source>
        <translation>The service %1 does not take this key: see luotctl key list, make a new one if need be.</translation>
    </message>
    <message>
        <source>Máy chủ %1 nhận khóa, nhưng không phải khóa của máy lấy số: tạo khóa với --role kiosk.</source>
        <translation>The service %1 takes the key, but it is none of a kiosk: make one with --role kiosk.</translation>
    </message>
    <message>
        <source>Đồng hồ lệch %1 giây so với máy chủ: timedatectl set-ntp true.</source>
        <translation>The clock is %1 seconds off the service&apos;s: timedatectl set-ntp true.</translation>
    </message>
    <message>
        <source>Máy chủ %1 trả lời chậm (%2 ms): xem mạng, dùng dây thay Wi-Fi.</source>
        <translation>The service %1 answers slowly (%2 ms): see the network, use a cable instead of Wi-Fi.</translation>
    </message>
    <message>
        <source>Máy chủ %1 nhận khóa, trả lời trong %2 ms, đồng hồ lệch %3 ms.</source>
        <translation>The service %1 takes the key, answers within %2 ms, the clock is %3 ms off.</translation>
    </message>
    <message>
        <source>Ổ đĩa</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>Không ghi được vào %1: xem --state, quyền của thư mục và ổ đĩa.</source>
        <translation>%1 cannot be written: see --state, the folder&apos;s rights and the disk.</translation>
    </message>
    <message>
        <source>Chỉ còn %1 MB cho %2: xóa bớt, cần ít nhất 100 MB.</source>
        <translation>Only %1 MB are left for %2: make room, 100 MB are needed.</translation>
    </message>
    <message>
        <source>%1 ghi được, còn %2 MB.</source>
        <translation>%1 can be written, %2 MB are left.</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Trang người trông máy có mã PIN.</source>
        <translation>The caretaker&apos;s page has a PIN.</translation>
    </message>
    <message>
        <source>Trang người trông máy chưa có mã PIN: luot-kiosk --set-pin.</source>
        <translation>The caretaker&apos;s page has no PIN yet: luot-kiosk --set-pin.</translation>
    </message>
</context>
<context>
    <name>luot::kiosk::ScreenWords</name>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Không phải chờ</source>
        <translation>No wait</translation>
    </message>
    <message>
        <source>%1 phút</source>
        <translation>%1 minutes</translation>
    </message>
    <message>
        <source>%1–%2 phút</source>
        <translation>%1–%2 minutes</translation>
    </message>
    <message>
        <source>%1 đến %2 phút</source>
        <translation>%1 to %2 minutes</translation>
    </message>
    <message numerus="yes">
        <source>%n người chờ</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Không chờ</source>
        <translation>No wait</translation>
    </message>
    <message>
        <source>%1 chờ</source>
        <translation>%1 waiting</translation>
    </message>
    <message>
        <source>Không có ai</source>
        <translation>Nobody</translation>
    </message>
    <message numerus="yes">
        <source>%n người</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>Khu vực chờ</source>
        <translation>Waiting area</translation>
    </message>
    <message>
        <source> hoặc </source>
        <translation> or </translation>
    </message>
    <message>
        <source>Quầy %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Người cao tuổi</source>
        <translation>Elderly people</translation>
    </message>
    <message>
        <source>Người khuyết tật</source>
        <translation>People with a disability</translation>
    </message>
    <message>
        <source>Phụ nữ mang thai</source>
        <translation>Pregnant women</translation>
    </message>
    <message>
        <source>Có con nhỏ dưới 3 tuổi</source>
        <translation>With a child under 3</translation>
    </message>
    <message>
        <source>Người có công</source>
        <translation>People of merit</translation>
    </message>
    <message>
        <source>Hết số hôm nay</source>
        <translation>Full today</translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Ngoài giờ</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>%1 ngày %2</source>
        <translation>%1 on %2</translation>
    </message>
    <message>
        <source>thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>time, day</comment>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>Máy tạm hết giấy in</source>
        <translation>The printer is out of paper</translation>
    </message>
    <message>
        <source>Nắp máy in đang mở</source>
        <translation>The printer’s cover is open</translation>
    </message>
    <message>
        <source>Máy in bị kẹt giấy</source>
        <translation>The printer has a paper jam</translation>
    </message>
    <message>
        <source>Máy in đang nghỉ cho nguội</source>
        <translation>The printer is cooling down</translation>
    </message>
    <message>
        <source>Máy chưa in được phiếu</source>
        <translation>The printer is not ready</translation>
    </message>
</context>
<context>
    <name>luot::kiosk::VisitScreen</name>
    <message>
        <source>Có người đứng quá gần. Xin mời người phía sau lùi lại. Lựa chọn vẫn được giữ.</source>
        <translation>Somebody is too near. Who stands behind, please step back. Your choice is kept.</translation>
    </message>
    <message>
        <source>Xin lùi lại một bước, đứng ở vạch vàng.</source>
        <translation>Please step back to the yellow line.</translation>
    </message>
    <message>
        <source>Lấy số không cần chạm. Mời đứng trước máy, nhìn vào màn hình.</source>
        <translation>Touch-free numbers. Please stand here and look at the screen.</translation>
    </message>
    <message>
        <source>Kính chào %1. Xin đứng yên một chút. Máy không ghi hình, không lưu ảnh.</source>
        <translation>Welcome. Please stand still for a moment. Nothing is recorded, no picture is kept.</translation>
    </message>
    <message>
        <source>Nhìn vào vòng tròn, giữ đầu thẳng trong một giây.</source>
        <translation>Look at the circle and keep your head straight for a second.</translation>
    </message>
    <message>
        <source>Vẫn lấy được số. Mời chạm vào màn hình, hoặc gọi cán bộ.</source>
        <translation>You can still get a number. Please touch the screen, or call staff.</translation>
    </message>
    <message>
        <source>Máy đang kết nối lại. Xin đợi một chút.</source>
        <translation>The kiosk is reconnecting. One moment, please.</translation>
    </message>
    <message>
        <source>Hiện chưa có lĩnh vực nào nhận số.</source>
        <translation>No field takes numbers now.</translation>
    </message>
    <message>
        <source>Hiện chưa nhận số. Mở cửa lại %1.</source>
        <translation>We are closed. We open again %1.</translation>
    </message>
    <message>
        <source>Xóa dữ liệu khuôn mặt. Xin đưa mã trên phiếu ra trước camera.</source>
        <translation>Erase my face data. Please hold the code on your ticket to the camera.</translation>
    </message>
    <message>
        <source>Mời chọn cách lấy số. Bên trái: dùng khuôn mặt. Bên phải: không dùng khuôn mặt. Cả hai cách cùng một hàng chờ.</source>
        <translation>Choose your way. On the left: use my face. On the right: do not use my face. Both share the same queue.</translation>
    </message>
    <message>
        <source>Mời chọn việc cần làm. %1</source>
        <translation>What do you need? %1</translation>
    </message>
    <message>
        <source>Mời chọn thủ tục. %1</source>
        <translation>Which procedure? %1</translation>
    </message>
    <message>
        <source>Lấy số cho việc %1?</source>
        <translation>A number for %1?</translation>
    </message>
    <message>
        <source>Cần mang: %1.</source>
        <translation>To bring: %1.</translation>
    </message>
    <message>
        <source>Diện ưu tiên, nếu có. %1</source>
        <translation>Priority, if any. %1</translation>
    </message>
    <message>
        <source>Số này của %1?</source>
        <translation>Is this your number?</translation>
    </message>
    <message>
        <source>%1. Chưa lấy số nào.</source>
        <comment>printer&apos;s trouble</comment>
        <translation>%1. No number taken yet.</translation>
    </message>
    <message>
        <source>Phiếu đã in chưa? Số %1 vẫn có hiệu lực.</source>
        <translation>Did the ticket come out? Number %1 is valid.</translation>
    </message>
    <message>
        <source>Số của %1:</source>
        <translation>Your number:</translation>
    </message>
    <message>
        <source>Giữ số %1. Số vẫn có hiệu lực. Mời ngồi đợi.</source>
        <translation>Keep number %1. It stays valid. Please take a seat.</translation>
    </message>
    <message>
        <source>Đang lấy số. Xin đợi một chút.</source>
        <translation>Getting your number. One moment, please.</translation>
    </message>
    <message>
        <source>Mời lấy phiếu.</source>
        <translation>Take your ticket, please.</translation>
    </message>
    <message>
        <source>Đang in phiếu.</source>
        <translation>Printing your ticket.</translation>
    </message>
    <message>
        <source>Số vẫn có hiệu lực. Xin chụp ảnh màn hình này.</source>
        <translation>Your number is valid. Please photograph this screen.</translation>
    </message>
    <message>
        <source>Số đã được hủy.</source>
        <translation>Your number has been cancelled.</translation>
    </message>
    <message>
        <source>Chưa lấy được số. Mời gặp cán bộ tại quầy gần nhất.</source>
        <translation>No number could be taken. Please ask at the nearest counter.</translation>
    </message>
    <message>
        <source>Đã xóa. Không còn dữ liệu khuôn mặt nào gắn với phiếu này.</source>
        <translation>Erased. No face data belongs to this ticket any more.</translation>
    </message>
    <message>
        <source>Mã này không còn hiệu lực. Không còn dữ liệu khuôn mặt nào.</source>
        <translation>This code has expired. There is no face data any more.</translation>
    </message>
    <message>
        <source>Chưa xóa được ngay. Dữ liệu tự xóa khi xong việc, muộn nhất khi đóng cửa.</source>
        <translation>Not erased just yet. It goes by itself after your visit, at closing at the latest.</translation>
    </message>
    <message>
        <source>quý công dân</source>
        <translation>you</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>ngày %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>trang %1/%2</source>
        <translation>page %1/%2</translation>
    </message>
    <message>
        <source>Cách khác</source>
        <translation>Another way</translation>
    </message>
    <message>
        <source>Đang lấy mã. Xin đợi một chút.</source>
        <translation>Getting a code. One moment please.</translation>
    </message>
    <message>
        <source>Chọn trên điện thoại. Mở camera của điện thoại, quét mã trên màn hình, rồi chọn ở đó. Mã lấy được một số.</source>
        <translation>Choose on your phone. Open your phone&apos;s camera, scan the code on the screen, then choose there. The code is good for one number.</translation>
    </message>
    <message>
        <source>Chọn trên điện thoại</source>
        <translation>On your phone</translation>
    </message>
    <message>
        <source>Chưa lấy được mã. Mời dùng một trong các cách khác.</source>
        <translation>No code yet. Please use one of the other ways.</translation>
    </message>
</context>
</TS>
