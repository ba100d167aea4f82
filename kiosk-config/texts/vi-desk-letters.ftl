### Thư điện tử và tin nhắn gửi người dân sau khi cán bộ quyết định.

desk-letter-greeting = Kính gửi bác,
desk-letter-accepted-subject = Hồ sơ { $dossier } đã được tiếp nhận
desk-letter-accepted =
    { $office } đã tiếp nhận hồ sơ { $dossier } (số phiếu { $reference }).
    Hẹn trả kết quả: ngày { $day }.
desk-letter-returned-subject = Hồ sơ { $dossier } cần bổ sung
desk-letter-returned = { $office } chưa giải quyết được hồ sơ { $dossier } (số phiếu { $reference }), vì:
desk-letter-returned-do = Xin bác mang phiếu đến kiosk hoặc đến phường. Cán bộ sẽ giúp bác sửa, không phải khai lại từ đầu.
desk-letter-completed-subject = Hồ sơ { $dossier } đã có kết quả
desk-letter-completed = Hồ sơ { $dossier } (số phiếu { $reference }) tại { $office } đã có kết quả. Xin bác mang theo phiếu và căn cước khi đến nhận.
desk-letter-place =
    Nơi tiếp: quầy { $counter }, { $address }.
    Giờ làm việc: { $hours }.
    Điện thoại: { $phone }.
desk-letter-end = Thư này do máy gửi, xin bác không trả lời thư. Phường không bao giờ hỏi mật khẩu hay mã OTP qua thư.
desk-told = Báo cho người dân
desk-letter-waits = Thư điện tử đang chờ gửi, lần gửi tới lúc { $time }.
desk-letter-sent = Thư điện tử đã gửi lúc { $time }.
desk-letter-given-up = Thư điện tử không gửi được, máy thôi không gửi nữa từ { $time }. Xin báo cho người dân bằng điện thoại.
desk-letter-refused = Máy chủ thư từ chối lúc { $time } (mã { $code }): địa chỉ có thể không đúng. Xin báo cho người dân bằng điện thoại.
desk-text-phone = Số điện thoại người dân đã cho:
desk-text-no-phone = Người dân không cho số điện thoại.
desk-text-plain = Tin nhắn SMS, không dấu
desk-text-marked = Tin nhắn Zalo, có dấu
desk-text-accepted = { $ward }: hồ sơ { $dossier } đã được tiếp nhận. Hẹn trả kết quả ngày { $day }. Điện thoại { $phone }.
desk-text-returned = { $ward }: hồ sơ { $dossier } cần bổ sung. Xin bác mang phiếu đến phường, cán bộ sẽ giúp. Điện thoại { $phone }.
desk-text-completed = { $ward }: hồ sơ { $dossier } đã có kết quả. Xin bác mang phiếu và căn cước đến nhận. Điện thoại { $phone }.
