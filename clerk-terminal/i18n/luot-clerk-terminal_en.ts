<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>Banner</name>
    <message>
        <source>Đang kết nối lại</source>
        <translation>Reconnecting</translation>
    </message>
    <message>
        <source>Đang thử kết nối</source>
        <translation>Trying to connect</translation>
    </message>
</context>
<context>
    <name>BetweenView</name>
    <message>
        <source>Lượt vừa xong: %1</source>
        <translation>Just ended: %1</translation>
    </message>
    <message>
        <source>Quầy đang trống, sẵn sàng gọi người kế tiếp.</source>
        <translation>The counter is free for the next person.</translation>
    </message>
    <message>
        <source>Chưa có ai ở quầy</source>
        <translation>Nobody at the counter</translation>
    </message>
    <message>
        <source>Quầy đang đóng</source>
        <translation>The counter is closed</translation>
    </message>
    <message>
        <source>Quầy đang tạm dừng</source>
        <translation>The counter is paused</translation>
    </message>
    <message>
        <source>Quầy đang dùng ở máy khác</source>
        <translation>In use at another machine</translation>
    </message>
    <message>
        <source>Đang chờ máy chủ</source>
        <translation>Waiting for the server</translation>
    </message>
    <message>
        <source>Chưa dùng được quầy này</source>
        <translation>This counter cannot be used yet</translation>
    </message>
    <message>
        <source>Bấm F1 để gọi người kế tiếp.</source>
        <translation>Press F1 to call the next person.</translation>
    </message>
    <message>
        <source>Bấm F9 để mở quầy. Công dân chưa được mời đến đây.</source>
        <translation>Press F9 to open it. Nobody is called here yet.</translation>
    </message>
    <message>
        <source>%1. Bấm F9 để mở lại.</source>
        <translation>%1. Press F9 to reopen.</translation>
    </message>
    <message>
        <source>Danh sách hiện ra khi có kết nối. Số đã cấp vẫn được giữ.</source>
        <translation>The list appears when connected. Numbers already given are kept.</translation>
    </message>
</context>
<context>
    <name>DeviceTroubles</name>
    <message>
        <source>và %1 việc nữa</source>
        <translation>and %1 more</translation>
    </message>
</context>
<context>
    <name>DossierForm</name>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Gõ vài chữ để tìm</source>
        <translation>Type a few letters to search</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Gõ hoặc quét; để trống được</source>
        <translation>Type or scan; may stay empty</translation>
    </message>
    <message>
        <source>Ngày hẹn trả</source>
        <translation>Due day</translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>Lý do: &lt;b&gt;%1&lt;/b&gt;. Không ai được gọi đến quầy này.</source>
        <translation>Reason: &lt;b&gt;%1&lt;/b&gt;. Nobody is called to this counter.</translation>
    </message>
    <message>
        <source>Mở lại quầy</source>
        <translation>Reopen the counter</translation>
    </message>
    <message>
        <source>Chưa dùng được</source>
        <translation>Not usable yet</translation>
    </message>
    <message>
        <source>Chờ kết nối</source>
        <translation>Waiting to connect</translation>
    </message>
    <message>
        <source>Các phím mở khi máy này có một quầy của trung tâm.</source>
        <translation>The keys work once this machine has a counter of the centre.</translation>
    </message>
    <message>
        <source>Máy tự thử lại, không cần bấm gì. Khi có kết nối, quầy tiếp tục với lượt đang có.</source>
        <translation>It retries by itself; press nothing. Once connected, the counter goes on with its visit.</translation>
    </message>
    <message>
        <source>Mở quầy</source>
        <translation>Open counter</translation>
    </message>
    <message>
        <source>Khi quầy mở, người chờ các lĩnh vực của quầy được gọi đến đây.</source>
        <translation>Once open, people waiting in its fields are called here.</translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Số ở đầu danh sách được mời đến Quầy %1.</source>
        <translation>The first number of the list is called to counter %1.</translation>
    </message>
    <message>
        <source>Chưa có ai chờ các lĩnh vực của quầy này.</source>
        <translation>Nobody is waiting in this counter&apos;s fields.</translation>
    </message>
    <message>
        <source>Gọi kế tiếp</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>Mời người đã chọn</source>
        <translation>Call the selected one</translation>
    </message>
    <message>
        <source>Sửa ưu tiên</source>
        <translation>Change priority</translation>
    </message>
    <message>
        <source>Cấp số tại quầy</source>
        <translation>Give a number here</translation>
    </message>
    <message>
        <source>Mời lại người tạm giữ (%1)</source>
        <translation>Call back from hold (%1)</translation>
    </message>
    <message>
        <source>Hoàn tác vắng mặt (%1)</source>
        <translation>Undo no-show (%1)</translation>
    </message>
    <message>
        <source>Tạm dừng hoặc đóng</source>
        <translation>Pause or close</translation>
    </message>
    <message>
        <source>Phím ↑ ↓ chọn người khác trong danh sách. Mời trước lượt cần lý do và được ghi lại.</source>
        <translation>Keys ↑ ↓ select somebody else. Calling out of turn needs a reason and is recorded.</translation>
    </message>
    <message>
        <source>Chờ công dân đến quầy</source>
        <translation>Waiting for the citizen</translation>
    </message>
    <message>
        <source>Bảng và loa đang mời &lt;b&gt;%1&lt;/b&gt; đến Quầy %2.</source>
        <translation>Board and voice are calling &lt;b&gt;%1&lt;/b&gt; to counter %2.</translation>
    </message>
    <message>
        <source>Bắt đầu phục vụ</source>
        <translation>Start serving</translation>
    </message>
    <message>
        <source>Gọi lại</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Vắng mặt</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>Bấm nhầm?</source>
        <translation>Pressed by mistake?</translation>
    </message>
    <message>
        <source>Trả về hàng chờ</source>
        <translation>Back to the queue</translation>
    </message>
    <message>
        <source>Kết quả yêu cầu %1</source>
        <translation>Outcome of request %1</translation>
    </message>
    <message>
        <source>Bấm phím 1 đến 4 để chọn.</source>
        <translation>Press 1 to 4 to choose.</translation>
    </message>
    <message>
        <source>Chờ kết nối lại</source>
        <translation>Waiting to reconnect</translation>
    </message>
    <message>
        <source>Kết thúc lượt %1</source>
        <translation>Finish %1</translation>
    </message>
    <message>
        <source>Kết quả đã chọn được giữ. Kết thúc lượt khi có kết nối.</source>
        <translation>The chosen outcome is kept. Finish when connected.</translation>
    </message>
    <message>
        <source>Chọn kết quả trước khi kết thúc.</source>
        <translation>Choose an outcome before finishing.</translation>
    </message>
    <message>
        <source>Sau đó quầy trống, sẵn sàng gọi tiếp.</source>
        <translation>Then the counter is free to call again.</translation>
    </message>
    <message>
        <source>Đang tạm dừng</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Phím ← → chuyển sang yêu cầu khác.</source>
        <translation>Keys ← → turn to another request.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Lượt · Quầy %1</source>
        <translation>Lượt · Counter %1</translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>Chưa chọn</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>đổi</source>
        <translation>change</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>SelectedPriority</name>
    <message>
        <source>Sửa ưu tiên của %1</source>
        <translation>Correct the priority of %1</translation>
    </message>
</context>
<context>
    <name>SignInCounter</name>
    <message>
        <source>Quầy %1, %2</source>
        <translation>Counter %1, %2</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Đăng nhập quầy</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Đã kết nối</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Chờ kết nối</source>
        <translation>Waiting to connect</translation>
    </message>
    <message>
        <source>1. Tên</source>
        <translation>1. Name</translation>
    </message>
    <message>
        <source>gõ chữ để tìm</source>
        <translation>type letters to search</translation>
    </message>
    <message>
        <source>2. Mã PIN</source>
        <translation>2. PIN</translation>
    </message>
    <message>
        <source>2. Mã PIN của %1</source>
        <translation>2. PIN of %1</translation>
    </message>
    <message>
        <source>Đã nhập %1 trong %2 số. Bấm phím số hoặc chạm.</source>
        <translation>%1 of %2 digits entered. Press digits or touch.</translation>
    </message>
    <message>
        <source>Bấm Enter khi đủ mã PIN.</source>
        <translation>Press Enter when the PIN is complete.</translation>
    </message>
    <message>
        <source>Xóa hết</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Quên mã PIN? Người quản trị đặt lại được.</source>
        <translation>PIN forgotten? An administrator can reset it.</translation>
    </message>
    <message>
        <source>3. Quầy</source>
        <translation>3. Counter</translation>
    </message>
    <message>
        <source>Mỗi quầy một cán bộ. Cần quầy đang dùng, xin gọi giám sát giải phóng.</source>
        <translation>One clerk per counter. To get one in use, ask a supervisor to free it.</translation>
    </message>
    <message>
        <source>Vào quầy %1</source>
        <translation>Sign in at counter %1</translation>
    </message>
    <message>
        <source>Chọn tên</source>
        <translation>Choose name</translation>
    </message>
    <message>
        <source>Nhập mã PIN</source>
        <translation>Enter PIN</translation>
    </message>
    <message>
        <source>Chọn quầy</source>
        <translation>Choose counter</translation>
    </message>
    <message>
        <source>Xóa mã PIN</source>
        <translation>Clear PIN</translation>
    </message>
    <message>
        <source>Vào quầy</source>
        <translation>Sign in</translation>
    </message>
</context>
<context>
    <name>SignInStrip</name>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Chọn tên</source>
        <translation>Choose name</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Quầy %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Bấm Enter để vào quầy.</source>
        <translation>Press Enter to sign in.</translation>
    </message>
</context>
<context>
    <name>StripForm</name>
    <message>
        <source>Còn câu trả lời khác</source>
        <translation>There are more answers</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>StripNext</name>
    <message>
        <source>Mất kết nối</source>
        <translation>Connection lost</translation>
    </message>
    <message>
        <source>Chưa kết nối</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Đã chọn</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>Kế tiếp</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>chờ &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; waiting</translation>
    </message>
    <message>
        <source>Enter: mời
F11: ưu tiên</source>
        <translation>Enter: call
F11: priority</translation>
    </message>
</context>
<context>
    <name>StripOutcome</name>
    <message>
        <source>Kết quả</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Yêu cầu %1</source>
        <translation>Request %1</translation>
    </message>
    <message>
        <source>Chưa chọn</source>
        <translation>Not chosen</translation>
    </message>
</context>
<context>
    <name>StripPage</name>
    <message>
        <source>QUẦY</source>
        <translation>COUNTER</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Quầy %1</source>
        <translation>Counter %1</translation>
    </message>
    <message>
        <source>Hôm nay &lt;b&gt;%1&lt;/b&gt; lượt</source>
        <translation>Today &lt;b&gt;%1&lt;/b&gt; visits</translation>
    </message>
    <message>
        <source>Đã kết nối</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Mất kết nối</source>
        <translation>Connection lost</translation>
    </message>
    <message>
        <source>Chưa kết nối</source>
        <translation>Not connected</translation>
    </message>
</context>
<context>
    <name>VisitView</name>
    <message>
        <source>Yêu cầu trong lượt này</source>
        <translation>Requests of this visit</translation>
    </message>
    <message>
        <source>Thêm yêu cầu khác</source>
        <translation>Add another request</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>What happened</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>Đang chờ &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Waiting &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Của quầy này</source>
        <translation>For this counter</translation>
    </message>
    <message>
        <source>Chưa có danh sách</source>
        <translation>No list yet</translation>
    </message>
    <message>
        <source>Chưa có ai chờ</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>và %1 số nữa</source>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>hết danh sách</source>
        <translation>end of the list</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Chờ kết nối</source>
        <translation>Waiting to connect</translation>
    </message>
    <message>
        <source>Chưa có quầy này</source>
        <translation>No such counter</translation>
    </message>
    <message>
        <source>Đang đóng</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Đang gọi</source>
        <translation>Calling</translation>
    </message>
    <message>
        <source>Tạm dừng</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Đang dùng ở máy khác</source>
        <translation>In use elsewhere</translation>
    </message>
    <message>
        <source>Đang phục vụ</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>Tên hoặc mã PIN chưa đúng. Xin nhập lại.</source>
        <translation>Name or PIN is not right. Please enter it again.</translation>
    </message>
    <message>
        <source>Nhập sai nhiều lần nên phải chờ {} phút. Giám sát mở khóa được.</source>
        <translation>Too many wrong tries: wait {} minutes. A supervisor can unlock.</translation>
    </message>
    <message>
        <source>Máy chủ đang bận. Xin nhập lại mã PIN.</source>
        <translation>The server is busy. Please enter the PIN again.</translation>
    </message>
    <message>
        <source>Chưa đăng nhập được. Xin nhập lại mã PIN; nếu vẫn chưa được, gọi người phụ trách kỹ thuật.</source>
        <translation>Could not sign in. Enter the PIN again; if it still fails, call technical staff.</translation>
    </message>
    <message>
        <source>Lấy số, {}, có đồng ý dùng khuôn mặt; {}</source>
        <translation>Number taken, {}, with consent to use the face; {}</translation>
    </message>
    <message>
        <source>Lấy số, {}; {}</source>
        <translation>Number taken, {}; {}</translation>
    </message>
    <message>
        <source>Quầy {} gọi</source>
        <translation>Called by counter {}</translation>
    </message>
    <message>
        <source>Quầy {} gọi. Lý do: {}</source>
        <translation>Called by counter {}. Reason: {}</translation>
    </message>
    <message>
        <source>Gọi kế tiếp</source>
        <translation>Call next</translation>
    </message>
    <message>
        <source>Gọi lại</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Bắt đầu</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Kết thúc</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Vắng mặt</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>Tạm giữ</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Chuyển</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Thêm yêu cầu</source>
        <translation>Add request</translation>
    </message>
    <message>
        <source>Cấp số tại quầy</source>
        <translation>Give a number here</translation>
    </message>
    <message>
        <source>Trả về hàng chờ</source>
        <translation>Back to the queue</translation>
    </message>
    <message>
        <source>Mời trước lượt</source>
        <translation>Call out of turn</translation>
    </message>
    <message>
        <source>Sửa ưu tiên</source>
        <translation>Change priority</translation>
    </message>
    <message>
        <source>Mở lại</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Mở quầy</source>
        <translation>Open counter</translation>
    </message>
    <message>
        <source>Nhận hồ sơ</source>
        <translation>Dossier in</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Result out</translation>
    </message>
    <message>
        <source>Hướng dẫn</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>Chuyển lĩnh vực</source>
        <translation>Transferred</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>người cao tuổi</source>
        <translation>elderly person</translation>
    </message>
    <message>
        <source>người khuyết tật</source>
        <translation>disabled person</translation>
    </message>
    <message>
        <source>phụ nữ mang thai</source>
        <translation>pregnant woman</translation>
    </message>
    <message>
        <source>có con nhỏ</source>
        <translation>with a small child</translation>
    </message>
    <message>
        <source>người có công</source>
        <translation>person with merit</translation>
    </message>
    <message>
        <source>Nghỉ giải lao</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>Họp đột xuất</source>
        <translation>Sudden meeting</translation>
    </message>
    <message>
        <source>Xử lý công việc khẩn cấp</source>
        <translation>Urgent work</translation>
    </message>
    <message>
        <source>Hỗ trợ đồng nghiệp</source>
        <translation>Helping colleagues</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>chưa in phiếu</source>
        <translation>ticket not printed</translation>
    </message>
    <message>
        <source>đã in phiếu</source>
        <translation>ticket printed</translation>
    </message>
    <message>
        <source>chưa in phiếu: hết giấy</source>
        <translation>not printed: out of paper</translation>
    </message>
    <message>
        <source>chưa in phiếu: nắp máy in mở</source>
        <translation>not printed: printer open</translation>
    </message>
    <message>
        <source>chưa in phiếu: máy in tắt</source>
        <translation>not printed: printer off</translation>
    </message>
    <message>
        <source>chưa rõ phiếu đã in</source>
        <translation>unknown whether printed</translation>
    </message>
    <message>
        <source>chọn bằng đầu</source>
        <translation>chosen by head</translation>
    </message>
    <message>
        <source>chọn bằng tay</source>
        <translation>chosen by touch</translation>
    </message>
    <message>
        <source>chọn bằng phím</source>
        <translation>chosen by keys</translation>
    </message>
    <message>
        <source>chọn bằng quét</source>
        <translation>chosen by scanning</translation>
    </message>
    <message>
        <source>chọn trên điện thoại</source>
        <translation>chosen on the phone</translation>
    </message>
    <message>
        <source>cấp tại quầy</source>
        <translation>given at a counter</translation>
    </message>
    <message>
        <source>{} phút</source>
        <translation>{} min</translation>
    </message>
    <message>
        <source>chờ quá {}</source>
        <translation>waiting over {}</translation>
    </message>
    <message>
        <source>quay lại sau tạm giữ</source>
        <translation>back from hold</translation>
    </message>
    <message>
        <source>ưu tiên</source>
        <translation>priority</translation>
    </message>
    <message>
        <source>ưu tiên: {}</source>
        <translation>priority: {}</translation>
    </message>
    <message>
        <source>lĩnh vực chính của quầy</source>
        <translation>main field of the counter</translation>
    </message>
    <message>
        <source>theo giờ lấy số</source>
        <translation>by time of the number</translation>
    </message>
    <message>
        <source>cán bộ chọn</source>
        <translation>chosen by the clerk</translation>
    </message>
    <message>
        <source>Chưa có kết nối với máy chủ. Phím mở lại khi có kết nối.</source>
        <translation>No connection to the server. The keys work again when connected.</translation>
    </message>
    <message>
        <source>Đang cập nhật danh sách. Xin chờ một giây.</source>
        <translation>Updating the list. One second, please.</translation>
    </message>
    <message>
        <source>Đang chờ máy chủ trả lời phím vừa bấm.</source>
        <translation>Waiting for the server to answer the last key.</translation>
    </message>
    <message>
        <source>Trung tâm không có quầy {}. Xin nhờ người phụ trách kỹ thuật sửa số quầy của máy này.</source>
        <translation>The centre has no counter {}. Ask technical staff to correct this machine&apos;s counter.</translation>
    </message>
    <message>
        <source>Quầy đang đóng. Bấm F9 để mở quầy.</source>
        <translation>The counter is closed. Press F9 to open it.</translation>
    </message>
    <message>
        <source>Quầy đang tạm dừng. Bấm F9 để mở lại.</source>
        <translation>The counter is paused. Press F9 to reopen.</translation>
    </message>
    <message>
        <source>Quầy {} đang được dùng ở máy khác. Xin gọi giám sát giải phóng quầy.</source>
        <translation>Counter {} is in use at another machine. Ask a supervisor to free it.</translation>
    </message>
    <message>
        <source>Chưa gọi ai. Bấm F1 để gọi kế tiếp.</source>
        <translation>Nobody has been called. Press F1 to call the next.</translation>
    </message>
    <message>
        <source>Quầy không tạm giữ ai.</source>
        <translation>Nobody is on hold here.</translation>
    </message>
    <message>
        <source>Chưa có ai chờ ở quầy này.</source>
        <translation>Nobody is waiting for this counter.</translation>
    </message>
    <message>
        <source>Không có phiếu vắng mặt nào còn hoàn tác được. Hoàn tác trong {}.</source>
        <translation>No no-show can still be undone. It can within {}.</translation>
    </message>
    <message>
        <source>Kết thúc lượt {} trước khi tạm dừng hoặc đóng quầy.</source>
        <translation>Finish {} before pausing or closing the counter.</translation>
    </message>
    <message>
        <source>Lượt {} chưa xong. Kết thúc lượt này rồi gọi tiếp.</source>
        <translation>{} is not finished. Finish it, then call on.</translation>
    </message>
    <message>
        <source>Bấm F3 để bắt đầu phục vụ {} trước.</source>
        <translation>Press F3 to start serving {} first.</translation>
    </message>
    <message>
        <source>{} đang được phục vụ. Bấm F4 khi xong.</source>
        <translation>{} is being served. Press F4 when done.</translation>
    </message>
    <message>
        <source>Gọi lại được sau {} giây.</source>
        <translation>Recall is possible in {} seconds.</translation>
    </message>
    <message>
        <source>Chỉ báo vắng sau khi đã gọi ít nhất {} lần.</source>
        <translation>A no-show needs at least {} calls first.</translation>
    </message>
    <message>
        <source>Chọn kết quả bằng phím 1 đến 4, rồi bấm F4.</source>
        <translation>Choose an outcome by keys 1 to 4, then press F4.</translation>
    </message>
    <message>
        <source>Chọn thủ tục của hồ sơ, hoặc để trống mã hồ sơ, rồi bấm F4.</source>
        <translation>Choose the dossier&apos;s procedure, or leave its code empty, then press F4.</translation>
    </message>
    <message>
        <source>Bấm lại {}: lệnh không bị làm hai lần.</source>
        <translation>Press {} again: nothing is done twice.</translation>
    </message>
    <message>
        <source>Hàng chờ vừa thay đổi. Xin xem lại rồi bấm lại phím.</source>
        <translation>The queue has just changed. Look again, then press the key again.</translation>
    </message>
    <message>
        <source>Phiếu {} vừa thay đổi ở nơi khác. Xin xem lại rồi bấm phím.</source>
        <translation>{} has just changed elsewhere. Look again, then press the key.</translation>
    </message>
    <message>
        <source>Quầy {} đang đóng hoặc đang có lượt. Xin xem lại trạng thái quầy.</source>
        <translation>Counter {} is closed or has a visit. Look at its state again.</translation>
    </message>
    <message>
        <source>Chưa gọi lại được {}. Xin chờ 10 giây từ lần gọi trước.</source>
        <translation>{} cannot be recalled yet. Wait 10 seconds from the last call.</translation>
    </message>
    <message>
        <source>Chưa đổi được trạng thái quầy {}. Xin kết thúc lượt đang có trước.</source>
        <translation>Counter {} cannot change yet. Finish its visit first.</translation>
    </message>
    <message>
        <source>Phiếu {} không còn ở bước này. Xin xem lại trạng thái rồi bấm phím.</source>
        <translation>{} is no longer at this step. Look at its state, then press the key.</translation>
    </message>
    <message>
        <source>Máy này không được dùng cho quầy {}. Xin gọi người phụ trách kỹ thuật.</source>
        <translation>This machine may not be used for counter {}. Call technical staff.</translation>
    </message>
    <message>
        <source>Chưa đăng nhập, hoặc phiên làm việc đã hết. Xin đăng nhập rồi bấm lại {}.</source>
        <translation>Not signed in, or the session has ended. Sign in, then press {} again.</translation>
    </message>
    <message>
        <source>Đã nhập sai mã PIN nhiều lần nên phải chờ. Xin thử lại sau ít phút.</source>
        <translation>Too many wrong PINs. Try again in a few minutes.</translation>
    </message>
    <message>
        <source>Máy chủ không có quầy {}. Xin gọi người phụ trách kỹ thuật.</source>
        <translation>The server has no counter {}. Call technical staff.</translation>
    </message>
    <message>
        <source>Máy chủ không còn phiếu {}. Xin bấm F1 để gọi kế tiếp.</source>
        <translation>The server no longer has {}. Press F1 to call the next.</translation>
    </message>
    <message>
        <source>Máy chủ hết chỗ lưu nên chưa nhận lệnh. Xin gọi người phụ trách kỹ thuật.</source>
        <translation>The server&apos;s disk is full, so nothing was done. Call technical staff.</translation>
    </message>
    <message>
        <source>Máy chủ đang bận.</source>
        <translation>The server is busy.</translation>
    </message>
    <message>
        <source>Chưa rõ {} đã được nhận hay chưa.</source>
        <translation>Unknown whether “{}” was received.</translation>
    </message>
    <message>
        <source>Máy chủ không nhận lệnh này. Xin gọi người phụ trách kỹ thuật xem nhật ký.</source>
        <translation>The server did not accept this. Ask technical staff to look at the log.</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
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
        <source>Đang tạm dừng</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Hai hồ sơ đang mang cùng một mã. Xin sửa một mã rồi bấm F4.</source>
        <translation>Two dossiers have the same code. Correct one, then press F4.</translation>
    </message>
</context>
<context>
    <name>luot::clerk_terminal::FaceDesk</name>
    <message>
        <source>Mời công dân đưa mã QR trên phiếu trước máy ảnh</source>
        <translation>Ask the citizen to hold the ticket&apos;s QR code in front of the camera</translation>
    </message>
    <message>
        <source>Đã đọc mã. Đang mở khuôn mặt của phiếu</source>
        <translation>Code read. Opening the ticket&apos;s face</translation>
    </message>
    <message>
        <source>Mời công dân nhìn vào máy ảnh</source>
        <translation>Ask the citizen to look into the camera</translation>
    </message>
    <message>
        <source>Phiếu có gắn khuôn mặt</source>
        <translation>A face is bound to this ticket</translation>
    </message>
    <message>
        <source>Phiếu không gắn khuôn mặt</source>
        <translation>No face is bound to this ticket</translation>
    </message>
    <message>
        <source>Khuôn mặt khớp với phiếu</source>
        <translation>The face matches the ticket</translation>
    </message>
    <message>
        <source>Khuôn mặt gần giống, chưa chắc</source>
        <translation>The face is similar, not certain</translation>
    </message>
    <message>
        <source>Khuôn mặt không giống với phiếu</source>
        <translation>The face does not match the ticket</translation>
    </message>
    <message>
        <source>Hoặc quét mã bằng máy quét. Còn %1 giây.</source>
        <translation>Or use a hand scanner. %1 seconds left.</translation>
    </message>
    <message>
        <source>Ảnh không được lưu.</source>
        <translation>No picture is stored.</translation>
    </message>
    <message>
        <source>Chỉ để tham khảo. Cán bộ quyết định.</source>
        <translation>Advisory only. The clerk decides.</translation>
    </message>
    <message>
        <source>Xin xem thêm giấy tờ. Chỉ để tham khảo, cán bộ quyết định.</source>
        <translation>Please look at papers, too. Advisory; the clerk decides.</translation>
    </message>
    <message>
        <source>Công dân đã đồng ý. Chỉ để tham khảo.</source>
        <translation>With consent. Advisory only.</translation>
    </message>
    <message>
        <source>Xem số trên phiếu khi công dân đến quầy.</source>
        <translation>Look at the number on the paper.</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>So</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>So lại</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Hơi tối. Xin bật đèn, hoặc xoay máy ảnh về phía sáng.</source>
        <translation>Rather dark. Switch a light on, or turn the camera to the light.</translation>
    </message>
    <message>
        <source>Ngược sáng. Xin kéo rèm, hoặc xoay máy ảnh.</source>
        <translation>Light from behind. Draw the curtain, or turn the camera.</translation>
    </message>
    <message>
        <source>Sáng quá. Xin che bớt ánh sáng.</source>
        <translation>Too bright. Shade the light.</translation>
    </message>
    <message>
        <source>Có hai người. Mời một người đứng trước máy ảnh.</source>
        <translation>Two people. Ask one to stand before the camera.</translation>
    </message>
    <message>
        <source>Xin đến gần máy ảnh hơn một chút.</source>
        <translation>A little nearer to the camera, please.</translation>
    </message>
    <message>
        <source>Xin kéo khẩu trang xuống, nếu công dân đồng ý.</source>
        <translation>Mask down, please, if the citizen agrees.</translation>
    </message>
    <message>
        <source>Xin bỏ kính tối màu, nếu công dân đồng ý.</source>
        <translation>Dark glasses off, please, if the citizen agrees.</translation>
    </message>
    <message>
        <source>Nhìn thẳng, một giây. Ảnh không được lưu.</source>
        <translation>Straight ahead, one second. No picture is stored.</translation>
    </message>
    <message>
        <source>Quầy này không có máy ảnh</source>
        <translation>This counter has no camera</translation>
    </message>
    <message>
        <source>Máy ảnh của quầy không dùng được</source>
        <translation>The counter&apos;s camera does not work</translation>
    </message>
    <message>
        <source>Chưa thấy mã QR</source>
        <translation>No QR code seen</translation>
    </message>
    <message>
        <source>Mã vừa quét không phải của phiếu</source>
        <translation>The scanned code is not a ticket&apos;s</translation>
    </message>
    <message>
        <source>Mã này không mở được khuôn mặt</source>
        <translation>This code opens no face</translation>
    </message>
    <message>
        <source>Đây là mã của phiếu %1</source>
        <translation>This is the code of %1</translation>
    </message>
    <message>
        <source>Mã không khớp với khuôn mặt của phiếu</source>
        <translation>The code does not fit the ticket&apos;s face</translation>
    </message>
    <message>
        <source>Khuôn mặt đã được xóa</source>
        <translation>The face has been erased</translation>
    </message>
    <message>
        <source>Máy chủ chưa trả lời</source>
        <translation>The server has not answered</translation>
    </message>
    <message>
        <source>Máy chủ không cho mở khuôn mặt</source>
        <translation>The server does not allow opening the face</translation>
    </message>
    <message>
        <source>Chưa thấy rõ khuôn mặt</source>
        <translation>The face was not seen well enough</translation>
    </message>
    <message>
        <source>Xem số trên phiếu. Cán bộ quyết định.</source>
        <translation>Look at the number on the paper. The clerk decides.</translation>
    </message>
    <message>
        <source>Xem số trên phiếu; xin gọi người phụ trách kỹ thuật.</source>
        <translation>Look at the number on the paper; call technical staff.</translation>
    </message>
    <message>
        <source>Đưa phiếu cách máy ảnh một gang tay, rồi bấm F10.</source>
        <translation>Hold the paper a hand span (about 20 cm) from the camera, then press F10.</translation>
    </message>
    <message>
        <source>Xin quét mã QR trên phiếu lấy số.</source>
        <translation>Scan the QR code on the ticket, please.</translation>
    </message>
    <message>
        <source>Bản in lại và mã trên màn hình không mở được. Xem số trên phiếu.</source>
        <translation>Reprints and codes of screens do not. Look at the number.</translation>
    </message>
    <message>
        <source>Xin hỏi lại công dân, hoặc bấm F10 để so lại.</source>
        <translation>Ask the citizen, or press F10 to compare again.</translation>
    </message>
    <message>
        <source>Xem số trên phiếu, hoặc bấm F10 để so lại.</source>
        <translation>Look at the number, or press F10 to compare again.</translation>
    </message>
    <message>
        <source>Công dân đã rút lại, hoặc đã hết hạn. Xem số trên phiếu.</source>
        <translation>Withdrawn, or past its time. Look at the number.</translation>
    </message>
    <message>
        <source>Bấm F10 để so lại; lượt vẫn được giữ.</source>
        <translation>Press F10 to compare again; the visit is kept.</translation>
    </message>
    <message>
        <source>Chỉ so được khi công dân đang ở quầy này.</source>
        <translation>Only while the citizen is at this counter.</translation>
    </message>
    <message>
        <source>Cần đủ sáng, nhìn thẳng, không khẩu trang. Bấm F10 để so lại.</source>
        <translation>Light, straight ahead, no mask. Press F10 to compare again.</translation>
    </message>
    <message>
        <source>Xin lùi lại một chút.</source>
        <translation>A little back, please.</translation>
    </message>
</context>
<context>
    <name>luot::clerk_terminal::Terminal</name>
    <message>
        <source>Phiên làm việc đã hết. Xin đăng nhập lại; lượt đang có vẫn được giữ.</source>
        <translation>The session has ended. Please sign in again; the visit is kept.</translation>
    </message>
</context>
<context>
    <name>luot::clerk_terminal::Wording</name>
    <message>
        <source>Chọn câu trả lời bằng phím số, rồi bấm Enter.</source>
        <translation>Choose an answer by its digit, then press Enter.</translation>
    </message>
    <message>
        <source>Lý do, được ghi lại</source>
        <translation>Reason, which is recorded</translation>
    </message>
    <message>
        <source>Ưu tiên</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Không ưu tiên</source>
        <translation>No priority</translation>
    </message>
    <message>
        <source>Chỗ trong hàng</source>
        <translation>Place in the queue</translation>
    </message>
    <message>
        <source>Theo giờ lấy số</source>
        <translation>By time of the number</translation>
    </message>
    <message>
        <source>Gọi trước tiên</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Cuối hàng</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>{} người chờ</source>
        <translation>{} waiting</translation>
    </message>
    <message>
        <source>Tự quay lại hàng chờ</source>
        <translation>Back to the queue by itself</translation>
    </message>
    <message>
        <source>Khi quầy mời lại</source>
        <translation>When called back</translation>
    </message>
    <message>
        <source>Sau {} phút</source>
        <translation>After {} min</translation>
    </message>
    <message>
        <source>Tạm giữ {}</source>
        <translation>Hold {}</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Người đang tạm giữ</source>
        <translation>People on hold</translation>
    </message>
    <message>
        <source>Mời lại</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>Ai đã quay lại</source>
        <translation>Who is back</translation>
    </message>
    <message>
        <source>Chuyển đến lĩnh vực</source>
        <translation>Transfer to</translation>
    </message>
    <message>
        <source>Chuyển {}, giữ nguyên số</source>
        <translation>Transfer {}, keeping the number</translation>
    </message>
    <message>
        <source>Chuyển {}</source>
        <translation>Transfer {}</translation>
    </message>
    <message>
        <source>Hết ca: đóng quầy</source>
        <translation>End of shift: close the counter</translation>
    </message>
    <message>
        <source>Tạm dừng hoặc đóng quầy</source>
        <translation>Pause or close the counter</translation>
    </message>
    <message>
        <source>Tạm dừng quầy</source>
        <translation>Pause the counter</translation>
    </message>
    <message>
        <source>Mời {} trước lượt</source>
        <translation>Call {} out of turn</translation>
    </message>
    <message>
        <source>Mời {}</source>
        <translation>Call {}</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Cấp số tại quầy</source>
        <translation>Give a number here</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Give number</translation>
    </message>
    <message>
        <source>Hoàn tác vắng mặt</source>
        <translation>Undo no-show</translation>
    </message>
    <message>
        <source>Trả về hàng chờ</source>
        <translation>Back to the queue</translation>
    </message>
    <message>
        <source>Phiếu nào</source>
        <translation>Which ticket</translation>
    </message>
    <message>
        <source>Yêu cầu thêm</source>
        <translation>Another request</translation>
    </message>
    <message>
        <source>không ghi thủ tục</source>
        <translation>without a procedure</translation>
    </message>
    <message>
        <source>Thêm yêu cầu cho {}</source>
        <translation>Add a request for {}</translation>
    </message>
    <message>
        <source>Thêm yêu cầu</source>
        <translation>Add request</translation>
    </message>
    <message>
        <source>Ưu tiên của {}</source>
        <translation>Priority of {}</translation>
    </message>
    <message>
        <source>Ghi ưu tiên</source>
        <translation>Record priority</translation>
    </message>
    <message>
        <source>Kế tiếp · {}</source>
        <translation>Next · {}</translation>
    </message>
    <message>
        <source>Trung tâm không có quầy {}.</source>
        <translation>The centre has no counter {}.</translation>
    </message>
    <message>
        <source>Xin nhờ người phụ trách kỹ thuật sửa số quầy của máy này.</source>
        <translation>Ask technical staff to correct this machine&apos;s counter.</translation>
    </message>
    <message>
        <source>Quầy {} đang được dùng ở máy khác.</source>
        <translation>Counter {} is in use at another machine.</translation>
    </message>
    <message>
        <source>Mỗi quầy một cán bộ. Cần quầy này, xin gọi giám sát giải phóng.</source>
        <translation>One clerk per counter. To get it, ask a supervisor to free it.</translation>
    </message>
    <message>
        <source>Chưa kết nối được với máy chủ {}.</source>
        <translation>No connection yet to the server {}.</translation>
    </message>
    <message>
        <source>Kiểm tra dây mạng; nếu vẫn chưa được, gọi người phụ trách kỹ thuật.</source>
        <translation>Check the network cable; if that does not help, call technical staff.</translation>
    </message>
    <message>
        <source>Mất kết nối với máy chủ từ {}.</source>
        <translation>Connection to the server lost at {}.</translation>
    </message>
    <message>
        <source>Danh sách là của lúc đó và chưa cập nhật.</source>
        <translation>The list is of that time and not up to date.</translation>
    </message>
    <message>
        <source>Các phím tạm khóa.</source>
        <translation>The keys are locked meanwhile.</translation>
    </message>
    <message>
        <source>Lượt {} vẫn được giữ; phím gọi tạm khóa.</source>
        <translation>{} is kept; the keys are locked meanwhile.</translation>
    </message>
    <message>
        <source>lúc {}</source>
        <translation>at {}</translation>
    </message>
    <message>
        <source>Lượt {} đã được xử lý ở nơi khác.</source>
        <translation>{} was dealt with elsewhere.</translation>
    </message>
    <message>
        <source>Mã hồ sơ {} chưa ghi được: đã có hồ sơ khác mang mã này, hoặc mã chưa đúng. Xin sửa mã rồi bấm F4; lượt {} vẫn mở.</source>
        <translation>Dossier code {} was not recorded: another dossier has it, or it is not valid. Correct it, then press F4; {} stays open.</translation>
    </message>
    <message>
        <source>Chưa có ai chờ ở quầy này.</source>
        <translation>Nobody is waiting for this counter.</translation>
    </message>
    <message>
        <source>Đã gọi lại {}.</source>
        <translation>{} recalled.</translation>
    </message>
    <message>
        <source>Đã ghi hồ sơ {}, hẹn trả {}.</source>
        <translation>Dossier {} recorded, due {}.</translation>
    </message>
    <message>
        <source>Đã kết thúc lượt {}.</source>
        <translation>{} finished.</translation>
    </message>
    <message>
        <source>{} đã trở lại hàng chờ.</source>
        <translation>{} is back in the queue.</translation>
    </message>
    <message>
        <source>Phiếu</source>
        <translation>The ticket</translation>
    </message>
    <message>
        <source>Đã ghi vắng mặt {}.</source>
        <translation>{} recorded as a no-show.</translation>
    </message>
    <message>
        <source>Đã tạm giữ {}. Quầy gọi được người khác.</source>
        <translation>{} is on hold. The counter can call others.</translation>
    </message>
    <message>
        <source>Đã chuyển {}. Số giữ nguyên.</source>
        <translation>{} transferred. The number stays.</translation>
    </message>
    <message>
        <source>{} đã trở lại đầu hàng chờ.</source>
        <translation>{} is back at the head of the queue.</translation>
    </message>
    <message>
        <source>Số mới: {}. Trước đó còn {} người.</source>
        <translation>New number: {}. {} people before it.</translation>
    </message>
    <message>
        <source>Đã thêm yêu cầu cho {}.</source>
        <translation>Request added for {}.</translation>
    </message>
    <message>
        <source>Đã ghi ưu tiên của {}.</source>
        <translation>Priority of {} recorded.</translation>
    </message>
    <message>
        <source>chưa bắt đầu</source>
        <translation>not begun</translation>
    </message>
    <message>
        <source>đang làm</source>
        <translation>in progress</translation>
    </message>
    <message>
        <source>Trả trong ngày theo quy định</source>
        <translation>Due the same day by law</translation>
    </message>
    <message>
        <source>{} ngày làm việc theo quy định, tính từ hôm nay</source>
        <translation>{} working days by law, from today</translation>
    </message>
    <message>
        <source>Chờ kết nối với máy chủ</source>
        <translation>Waiting for the server</translation>
    </message>
    <message>
        <source>Đang kiểm tra mã PIN</source>
        <translation>Checking the PIN</translation>
    </message>
    <message>
        <source>Chọn tên</source>
        <translation>Choose name</translation>
    </message>
    <message>
        <source>Nhập thêm {} số PIN</source>
        <translation>{} more digits</translation>
    </message>
    <message>
        <source>Chọn quầy</source>
        <translation>Choose counter</translation>
    </message>
    <message>
        <source>Quầy {} đang có người dùng</source>
        <translation>Counter {} is in use</translation>
    </message>
    <message>
        <source>đang ở quầy {}</source>
        <translation>at counter {}</translation>
    </message>
    <message>
        <source>Trống</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>Đang dùng ở máy khác</source>
        <translation>In use elsewhere</translation>
    </message>
    <message>
        <source>{} đang dùng</source>
        <translation>Used by {}</translation>
    </message>
    <message>
        <source>Đã chọn</source>
        <translation>Chosen</translation>
    </message>
    <message>
        <source>Trở lại hàng chờ</source>
        <translation>Back in the queue</translation>
    </message>
    <message>
        <source>Bắt đầu phục vụ</source>
        <translation>Start serving</translation>
    </message>
    <message>
        <source>Tạm giữ</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Vắng mặt</source>
        <translation>No-show</translation>
    </message>
    <message>
        <source>Quầy {} gọi lại, lần {}</source>
        <translation>Recalled by counter {}, call {}</translation>
    </message>
    <message>
        <source>Lấy số {}</source>
        <translation>Number taken {}</translation>
    </message>
    <message>
        <source>Lấy số {} tại máy {}</source>
        <translation>Number taken {} at {}</translation>
    </message>
    <message>
        <source>Đã hủy</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Chờ</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>ngưỡng {}</source>
        <translation>target {}</translation>
    </message>
    <message>
        <source>Đi</source>
        <translation>Walk</translation>
    </message>
    <message>
        <source>Đang đi đến quầy</source>
        <translation>On the way</translation>
    </message>
    <message>
        <source>gọi {} lần</source>
        <translation>called {}×</translation>
    </message>
    <message>
        <source>gọi lần {} lúc {}</source>
        <translation>call {} at {}</translation>
    </message>
    <message>
        <source>Phục vụ</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Đang phục vụ</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>trung vị {}</source>
        <translation>median {}</translation>
    </message>
    <message>
        <source>từ {}</source>
        <translation>since {}</translation>
    </message>
    <message>
        <source>Lấy thêm giấy tờ</source>
        <translation>Fetching papers</translation>
    </message>
    <message>
        <source>Sao chụp giấy tờ</source>
        <translation>Copying papers</translation>
    </message>
    <message>
        <source>Nộp phí, lệ phí</source>
        <translation>Paying fees</translation>
    </message>
    <message>
        <source>Chờ bộ phận khác</source>
        <translation>Waiting for another unit</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Cần được ưu tiên</source>
        <translation>Needs priority</translation>
    </message>
    <message>
        <source>Đã hẹn giờ</source>
        <translation>Had an appointment</translation>
    </message>
    <message>
        <source>Bổ sung giấy tờ</source>
        <translation>Bringing missing papers</translation>
    </message>
    <message>
        <source>Người phụ trách yêu cầu</source>
        <translation>Asked for by the supervisor</translation>
    </message>
    <message>
        <source>Không dùng được máy lấy số</source>
        <translation>Cannot use the kiosk</translation>
    </message>
    <message>
        <source>Cần người giúp</source>
        <translation>Needs help</translation>
    </message>
    <message>
        <source>Máy lấy số đang lỗi</source>
        <translation>Kiosk out of order</translation>
    </message>
    <message>
        <source>Công dân vừa đến</source>
        <translation>Citizen has just come</translation>
    </message>
    <message>
        <source>Bấm nhầm</source>
        <translation>Pressed by mistake</translation>
    </message>
    <message>
        <source>Đã xem giấy tờ</source>
        <translation>Papers seen</translation>
    </message>
    <message>
        <source>Công dân đề nghị</source>
        <translation>Asked for by the citizen</translation>
    </message>
    <message>
        <source>Chọn nhầm khi lấy số</source>
        <translation>Chosen wrongly at the kiosk</translation>
    </message>
    <message>
        <source>Ưu tiên vẫn như cũ. Chọn đối tượng khác, hoặc bấm Esc.</source>
        <translation>The priority stays as it is. Choose another class, or press Esc.</translation>
    </message>
    <message>
        <source>Đây là mã của phiếu, không phải mã hồ sơ.</source>
        <translation>This is a ticket&apos;s code, not a dossier&apos;s.</translation>
    </message>
    <message>
        <source>hiện nay</source>
        <translation>now</translation>
    </message>
    <message>
        <source>Phiếu {} vừa thay đổi ở nơi khác. Xin xem lại rồi bấm phím.</source>
        <translation>{} has just changed elsewhere. Look again, then press the key.</translation>
    </message>
    <message>
        <source>Số mới: {}.</source>
        <translation>New number: {}.</translation>
    </message>
    <message>
        <source>Nhập thêm 1 số PIN</source>
        <translation>1 more digit</translation>
    </message>
    <message>
        <source>Bảng gọi số {}: loa không kêu. Xin xem dây và nguồn của loa.</source>
        <translation>Call board {}: no sound. Please check the loudspeaker’s plug and power.</translation>
    </message>
    <message>
        <source>Máy lấy số {}: có người cần giúp. Mời ra xem.</source>
        <translation>Kiosk {}: somebody needs help. Please go and see.</translation>
    </message>
    <message>
        <source>Máy lấy số {}: nắp máy in đang mở. Xin đóng nắp.</source>
        <translation>Kiosk {}: the printer’s cover is open. Please close it.</translation>
    </message>
    <message>
        <source>Máy lấy số {}: máy in bị kẹt hoặc lỗi. Xin mở nắp xem giấy.</source>
        <translation>Kiosk {}: the printer is jammed or faulty. Please open it and look at the paper.</translation>
    </message>
    <message>
        <source>Máy lấy số {}: không thấy máy in. Xin xem dây và nguồn.</source>
        <translation>Kiosk {}: no printer is found. Please check its cable and power.</translation>
    </message>
    <message>
        <source>Máy lấy số {}: hết giấy. Xin thay cuộn mới.</source>
        <translation>Kiosk {}: out of paper. Please put in a new roll.</translation>
    </message>
    <message>
        <source>Máy lấy số {}: sắp hết giấy. Xin chuẩn bị cuộn mới.</source>
        <translation>Kiosk {}: paper is running low. Please have a new roll ready.</translation>
    </message>
    <message>
        <source>Máy lấy số {}: mất camera, vẫn lấy số bằng tay. Xin xem dây.</source>
        <translation>Kiosk {}: the camera is lost, touch still works. Please check its cable.</translation>
    </message>
    <message>
        <source>Máy lấy số {}: sai mã PIN {} lần. Mời ra xem ai đang thử.</source>
        <translation>Kiosk {}: a wrong PIN {} times. Please see who is trying.</translation>
    </message>
    <message>
        <source>Máy lấy số {}: đang tạm ngừng. Mời khách sang máy khác.</source>
        <translation>Kiosk {}: paused. Please send people to another one.</translation>
    </message>
</context>
</TS>
