### Bảng theo dõi các kiosk.

desk-board = Các kiosk
desk-board-empty = Chưa nghe được kiosk nào. Kiosk báo về khi đã nối với bàn tiếp nhận.
desk-board-nobody = Trang này không có thông tin về người dân đang khai.
desk-board-kiosk = Kiosk { $kiosk }
desk-board-calls = Đang gọi cán bộ: { $time }
desk-board-silent = Không nghe được từ { $time }
desk-board-on-step = Ở bước này { $time }
desk-board-waiting = { $count } hồ sơ đang chờ gửi
desk-board-oldest = cũ nhất { $time }
desk-board-attention = { $count } hồ sơ cần người xem lại
desk-span-moment = chưa đến một phút
desk-span-minutes = { $count } phút
desk-span-hours = { $count } giờ
desk-step-welcome = Màn hình đầu, chưa có ai
desk-step-fitting = Chọn cỡ chữ, thử giọng đọc
desk-step-services = Chọn thủ tục
desk-step-privacy = Đọc thông báo về dữ liệu
desk-step-prepare = Xem giấy tờ nên có
desk-step-question = Trả lời câu hỏi
desk-step-check = Xem lại tờ khai
desk-step-sign = Ký tên
desk-step-confirm = Xác nhận gửi
desk-step-done = Đã gửi xong, xem phiếu
desk-step-staff = Cán bộ đang dùng máy
