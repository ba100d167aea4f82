### Việc của cán bộ trên trang: tìm, tiếp nhận, trả lại, chép sang biểu mẫu quốc gia.

desk-search = Tìm hồ sơ
desk-search-field = Tìm theo tên, số định danh, mã tham chiếu hoặc mã hồ sơ
desk-search-field-guide = Tìm theo mã tham chiếu hoặc mã hồ sơ
desk-search-hint = Có thể quét thẻ căn cước vào đây. Tên không cần gõ dấu.
desk-search-do = Tìm
desk-search-clear = Bỏ các điều kiện
desk-filters = Lọc theo trạng thái, thủ tục, kiosk, ngày
desk-filters-do = Lọc
desk-any = Tất cả
desk-kiosk = Kiosk
desk-from = Nhận từ ngày
desk-to = Đến ngày
desk-order = Thứ tự
desk-order-newest = Mới nhất trước
desk-order-waiting = Chờ xử lý lâu nhất trước
desk-found = { $count } hồ sơ
desk-found-none = Không có hồ sơ nào như thế. Xin bớt điều kiện, hoặc tìm bằng mã trên phiếu.
desk-filings-end = Danh sách không dài đến trang này. Xin quay lại trang trước.
desk-pages-of-list = Các trang của danh sách

desk-decide = Xử lý hồ sơ
desk-accept = Tiếp nhận hồ sơ
desk-change = Sửa mã hồ sơ hoặc ngày hẹn
desk-change-keep = Lưu thay đổi
desk-complete = Đã có kết quả
desk-return = Trả lại người dân
desk-appointment-day = Ngày hẹn trả kết quả
desk-appointment-rule = Theo thời hạn của thủ tục: ngày { $day }. Phải là ngày làm việc.
desk-appointment-free = Máy này không có thời hạn của thủ tục. Phải là ngày làm việc.
desk-appointment-guessed = Lịch nghỉ của năm đó chưa có trong máy, xin xem lại.
desk-return-how = Chọn lý do. Người dân đọc lý do trên kiosk, và lần tới mở đúng mục đã chọn.
desk-reasons = Lý do trả lại
desk-reason-own = Lý do khác
desk-reason-item = Ở mục nào
desk-reason-item-none = Cả hồ sơ, không riêng mục nào
desk-reason-more = Viết thêm cho người dân (nếu cần)
desk-reason-sentence = Lý do, viết cho người dân
desk-return-do = Trả lại với các lý do này
desk-returned-for = Lý do đã trả lại
desk-done-accept = Đã tiếp nhận, hẹn ngày { $day }. Kiosk được báo ngay.
desk-done-complete = Đã ghi là có kết quả. Kiosk được báo ngay.
desk-done-return = Đã trả lại. Kiosk được báo ngay.

desk-overtaken = Hồ sơ vừa thay đổi
desk-overtaken-do = Người khác vừa xử lý hồ sơ này. Xin xem lại bên dưới; việc vừa làm chưa được lưu.
desk-mistakes = Chưa lưu được, xin xem lại
desk-mistake-dossier = Xin ghi mã hồ sơ.
desk-mistake-dossier-long = Mã hồ sơ dài quá. Xin ghi không quá 64 chữ.
desk-mistake-dossier-taken = Hồ sơ khác đã có mã này. Xin ghi mã của hồ sơ này.
desk-mistake-day = Xin chọn một ngày hẹn có trong lịch.
desk-mistake-day-past = Ngày hẹn đã qua. Xin chọn từ hôm nay trở đi.
desk-mistake-day-closed = Ngày đó cơ quan nghỉ. Ngày làm việc gần nhất sau đó là { $next }.
desk-mistake-reasons = Xin chọn ít nhất một lý do.
desk-mistake-item = Xin chọn lý do này ở mục nào.
desk-mistake-own = Xin viết lý do cho người dân.
desk-mistake-long = Lời viết dài quá. Xin viết ngắn lại.

desk-note-missing = Chưa có câu trả lời: { $items }
desk-note-papers-later = Giấy tờ sẽ mang đến sau: { $items }
desk-note-papers-to-show = Xem bản chính tại quầy: { $items }
desk-note-unknown = Người dân không nhớ: { $items }
desk-note-helped = { $who }: { $items }

desk-arriving = Hồ sơ đang gửi đến
desk-arriving-pages = Đã đến { $here } trên { $all } trang
desk-arriving-do = Chưa cần làm gì. Khi đủ trang, hồ sơ tự chuyển sang “Đã nhận”.

desk-papers = Tờ khai và tệp của hồ sơ
desk-json = Tệp JSON
desk-csv = Bảng CSV
desk-copy = Chép sang biểu mẫu quốc gia
desk-copy-none = Thủ tục này chưa có biểu mẫu để chép. Xin dùng nội dung khai của hồ sơ.
desk-copy-how = Bấm phím Enter để chép một ô rồi sang ô tiếp theo.
desk-copy-how-by-hand = Chọn chữ trong từng ô rồi chép.
desk-copy-count = { $filled } ô có nội dung, trên { $all } ô theo thứ tự phím Tab.
desk-copy-do = Chép
desk-copied = Đã chép
desk-copy-empty = Để trống

desk-trouble-too-long = Nội dung gửi lên dài quá. Chưa có gì được lưu. Mời anh, chị quay lại và viết ngắn hơn.
desk-trouble-disk-full = Ổ đĩa của bàn tiếp nhận đã đầy. Chưa mất gì. Mời anh, chị báo người quản trị, rồi làm lại sau.
desk-json-signature = Chữ ký của tệp JSON
desk-csv-signature = Chữ ký của bảng CSV
desk-files-of-day = Hồ sơ nhận ngày { $day }:
desk-offline = Không liên lạc được với bàn tiếp nhận. Danh sách dưới đây là lần xem trước; máy tự thử lại.
desk-arriving-erased = Đã quá 30 ngày không có trang nào đến, nên các trang đó đã xóa. Kiosk tự gửi lại từ đầu.
