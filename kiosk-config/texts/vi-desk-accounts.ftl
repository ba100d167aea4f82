### Tài khoản, đăng nhập và nhật ký tại bàn tiếp nhận.

desk-sign-in = Đăng nhập
desk-sign-in-wrong = Tên đăng nhập hoặc mật khẩu chưa đúng. Mời anh, chị nhập lại.
desk-sign-in-wait = Đã nhập sai nhiều lần. Mời anh, chị thử lại sau { $time }.
desk-sign-in-hint = Quên mật khẩu: xin người quản trị cấp mật khẩu dùng một lần.
desk-sign-out = Đăng xuất
desk-account-name = Tên đăng nhập
desk-password = Mật khẩu

desk-no-accounts = Bàn tiếp nhận chưa có tài khoản nào
desk-no-accounts-do = Tại máy chủ của bàn tiếp nhận, mời người quản trị chạy lệnh sau. NAME là tên đăng nhập, FOLDER là thư mục dữ liệu của bàn tiếp nhận.
desk-no-accounts-then = Lệnh in ra mật khẩu dùng một lần. Sau đó mở lại trang này để đăng nhập.

desk-password-choose = Đổi mật khẩu
desk-password-must = Mật khẩu đang dùng chỉ dùng được một lần. Mời anh, chị đặt mật khẩu riêng trước khi làm việc.
desk-password-old = Mật khẩu đang dùng
desk-password-new = Mật khẩu mới
desk-password-again = Nhập lại mật khẩu mới
desk-password-keep = Lưu mật khẩu mới
desk-password-hint = Mật khẩu có ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt nhất.
desk-password-wrong = Mật khẩu đang dùng chưa đúng. Mời anh, chị nhập lại.
desk-password-differs = Hai lần nhập mật khẩu mới không giống nhau. Mời anh, chị nhập lại.
desk-password-same = Mật khẩu mới giống mật khẩu đang dùng. Mời anh, chị chọn mật khẩu khác.
desk-password-long = Mật khẩu mới quá dài. Mời anh, chị chọn mật khẩu ngắn hơn.
desk-password-short = Mật khẩu mới có ít hơn 10 ký tự. Mời anh, chị chọn mật khẩu dài hơn.
desk-password-monotonous = Mật khẩu mới lặp lại quá ít ký tự. Mời anh, chị dùng ít nhất 5 ký tự khác nhau.
desk-password-named = Mật khẩu mới có tên đăng nhập ở trong. Mời anh, chị chọn mật khẩu khác.

desk-role-officer = cán bộ
desk-role-guide = người hướng dẫn
desk-role-operator = người quản trị

desk-role = Vai trò
desk-accounts = Tài khoản
desk-account-state = Tình trạng
desk-account-open = Đang dùng
desk-account-locked = Đã khóa
desk-account-one-time = Mật khẩu dùng một lần, đến { $time }
desk-sessions = Số nơi đang đăng nhập
desk-account-new = Thêm tài khoản
desk-account-add = Thêm tài khoản
desk-account-name-hint = Tên đăng nhập có 2 đến 32 ký tự: chữ a đến z không dấu, số, dấu chấm, dấu gạch nối. Ví dụ: nguyen.hoa
desk-account-name-wrong = Tên đăng nhập chưa đúng mẫu. Mời anh, chị chọn tên khác, ví dụ nguyen.hoa.
desk-account-taken = Đã có tài khoản với tên này. Mời anh, chị chọn tên khác.
desk-account-last-operator = Đây là người quản trị cuối cùng còn đăng nhập được. Mời anh, chị thêm người quản trị khác trước.
desk-account-lock = Khóa tài khoản
desk-account-unlock = Mở khóa tài khoản
desk-account-forgive = Cho nhập lại mật khẩu ngay
desk-account-reset = Cấp mật khẩu dùng một lần
desk-account-end-sessions = Đăng xuất ở mọi nơi
desk-account-other-role = Đổi vai trò
desk-account-give-role = Lưu vai trò
desk-one-time = Mật khẩu dùng một lần
desk-one-time-of = Mật khẩu của { $name }, dùng được trong 7 ngày:
desk-one-time-once = Mật khẩu chỉ hiện một lần này. Mời anh, chị ghi lại và đưa tận tay người dùng. Người dùng sẽ đặt mật khẩu riêng khi đăng nhập.
desk-one-time-noted = Đã ghi lại, về trang tài khoản

desk-audit = Nhật ký
desk-audit-empty = Trang này của nhật ký không có dòng nào.
desk-audit-number = Số
desk-audit-time = Lúc
desk-audit-who = Ai
desk-audit-act = Việc
desk-audit-what = Hồ sơ hoặc tài khoản
desk-who-command = người ở máy chủ
desk-who-stranger = người chưa đăng nhập

desk-act-account-added = Thêm tài khoản
desk-act-account-locked = Khóa tài khoản
desk-act-account-unlocked = Mở khóa tài khoản
desk-act-audit-exported = Xuất nhật ký
desk-act-audit-viewed = Xem nhật ký
desk-act-filing-accepted = Tiếp nhận hồ sơ
desk-act-filing-completed = Báo đã có kết quả
desk-act-filing-copied = Lấy nội dung hồ sơ
desk-act-filing-returned = Trả lại hồ sơ
desk-act-filing-viewed = Xem hồ sơ
desk-act-form-viewed = Xem tờ khai
desk-act-part-viewed = Xem giấy tờ
desk-act-locked-out = Phải chờ vì sai mật khẩu nhiều lần
desk-act-password-changed = Đổi mật khẩu
desk-act-password-reset = Cấp mật khẩu dùng một lần
desk-act-role-changed = Đổi vai trò
desk-act-sessions-ended = Đăng xuất ở mọi nơi
desk-act-sign-in-failed = Đăng nhập không được
desk-act-signed-in = Đăng nhập
desk-act-signed-out = Đăng xuất
