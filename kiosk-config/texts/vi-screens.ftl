# Lời của các màn hình. Lời của từng thủ tục nằm trong vi.ftl.

### Cách xưng hô
you = bác
you-capital = Bác

### Nút
button-start = Bắt đầu
    .spoken = { $You } chạm "Bắt đầu" để làm.
button-continue = Tiếp tục
    .spoken = Xong thì { $you } chạm "Tiếp tục".
button-back = Quay lại
button-call-staff = Gọi cán bộ
    .spoken = Cần giúp thì { $you } chạm "Gọi cán bộ".
button-read-aloud = Nghe đọc
button-stop-reading = Dừng đọc
button-text-size = Cỡ chữ
button-end = Kết thúc
button-go-on = Tiếp tục làm
    .spoken = Muốn làm tiếp thì { $you } chạm "Tiếp tục làm".
button-erase = Kết thúc và xóa
    .spoken = Muốn nghỉ thì { $you } chạm "Kết thúc và xóa".
button-agree = Tôi đồng ý
    .spoken = Đồng ý thì { $you } chạm "Tôi đồng ý".
button-decline = Không đồng ý
    .spoken = Không đồng ý cũng được, { $you } chạm "Không đồng ý".
button-unknown = Không nhớ
    .spoken = Không nhớ thì { $you } chạm "Không nhớ".
button-skip = Bỏ qua
    .spoken = Không muốn ghi thì { $you } chạm "Bỏ qua".
button-later = Để sau
    .spoken = Muốn để sau thì { $you } chạm "Để sau".
button-cover = Che màn hình
button-uncover = Chạm để xem tiếp
    .spoken = Muốn xem lại thì { $you } chạm "Chạm để xem tiếp".
button-reveal = Xem số
button-hide = Che số
button-hear-better = To hơn
    .spoken = Muốn nghe to hơn thì { $you } chạm "To hơn".
button-heard-well = Nghe rõ rồi
    .spoken = Nghe rõ rồi thì { $you } chạm "Nghe rõ rồi".
button-mend = Sửa
button-remove = Bỏ ảnh này
    .spoken = Ảnh chưa rõ thì { $you } chạm "Bỏ ảnh này".
button-submit = Gửi hồ sơ
    .spoken = { $You } chạm "Gửi hồ sơ" để gửi.
button-finish = Xong
    .spoken = Xem xong thì { $you } chạm "Xong".
button-show-slip = Xem phiếu
    .spoken = Muốn xem phiếu thì { $you } chạm "Xem phiếu".
button-look = Xem
    .spoken = Muốn xem ảnh cho rõ thì { $you } chạm "Xem".
button-show-form = Xem tờ khai
    .spoken = Muốn xem tờ khai thì { $you } chạm "Xem tờ khai".
button-print-form = In tờ khai
    .spoken = Muốn có tờ khai trên giấy thì { $you } chạm "In tờ khai".
button-print-form-again = In thêm tờ khai
    .spoken = Cần thêm một tờ thì { $you } chạm "In thêm tờ khai".
button-print-again = In lại phiếu
    .spoken = Cần thêm phiếu thì { $you } chạm "In lại phiếu".
button-try-again = Thử lại
    .spoken = Muốn thử lại thì { $you } chạm "Thử lại".
button-not-sure = Tôi chưa rõ
    .about = Nhờ cán bộ giúp
    .spoken = Chưa rõ thì { $you } chạm "Tôi chưa rõ".
button-next-page = Xem tiếp
    .spoken = Muốn xem thêm thì { $you } chạm "Xem tiếp".
button-previous-page = Xem trước
    .spoken = Muốn xem lại thì { $you } chạm "Xem trước".

language-vietnamese = Tiếng Việt
    .spoken = Muốn dùng tiếng Việt thì { $you } chạm "Tiếng Việt".
language-english = English
    .spoken = Muốn dùng tiếng Anh thì { $you } chạm "English".

pager-text = Trang { $page }/{ $of }
progress-text = Bước { $step }/{ $of }: { $name }

### Góc trạng thái
status-up = Đã nối với phường
status-sending = Đang gửi { $count } hồ sơ
status-unknown = Đang nối phường
status-slow = Gửi chậm, vẫn nhận
status-down = Mất mạng, vẫn nhận
status-down-kept = Chờ gửi { $count } hồ sơ
status-no-desk = Máy giữ hồ sơ
status-no-desk-kept = Máy giữ { $count } hồ sơ

### Màn hình chào
screen-welcome = Chào { $you } ạ!
    .spoken = Kính chào { $you } ạ!
    .about = Máy này giúp { $you } làm giấy tờ từng bước một.
    .time = { $You } cứ thong thả nhé. { $You } nghỉ quá { $minutes } phút thì máy hỏi lại.
    .ward = { $ward } – quầy một cửa

### Cỡ chữ và màu
screen-appearance = Chữ thế nào thì { $you } dễ đọc ạ?
text-size-medium = Chữ vừa
text-size-large = Chữ lớn
text-size-largest = Chữ rất lớn
theme-paper = Nền giấy
theme-dark = Nền đen, chữ sáng
theme-light = Nền trắng, chữ đen
button-done = Xong
    .spoken = Nhìn rõ rồi thì { $you } chạm "Xong".

### Phút đầu tiên
screen-fitting-letters = Dòng nào { $you } đọc rõ ạ?
    .about = { $You } chạm vào dòng dễ đọc nhất.
fitting-sample = Hôm nay trời đẹp
screen-fitting-hearing = { $You } nghe máy đọc có rõ không ạ?
    .about = Chưa rõ thì { $you } chạm "To hơn".
screen-fitting-taps = { $You } chạm thử vào ô xanh nhé
    .about = Có ba ô. { $You } cứ chạm thong thả vào giữa ô.
fitting-tap-here = Chạm vào đây
screen-fitting-ready = Máy đã sẵn sàng ạ
    .usual = { $You } chạm rất tốt. Mình bắt đầu nhé.
    .wide = Máy đã để các ô xa nhau hơn cho { $you } dễ chạm.

### Che màn hình
screen-cover = Màn hình đang che
    .about = Những gì { $you } đã ghi vẫn còn.

### Chọn việc
screen-services = Hôm nay { $you } cần làm việc gì ạ?

### Giấy tờ cần có
screen-prepare = Các giấy tờ nên có sẵn
    .card = Có thẻ căn cước thì { $you } đặt lên mặt kính ạ.
    .missing = Thiếu giấy cũng không sao. { $You } mang đến sau.
paper-photograph = Máy chụp lại
paper-photograph-maybe = Có thể cần, máy chụp lại
paper-show = Đưa cán bộ xem ở quầy
paper-show-maybe = Có thể cần, xem ở quầy

### Giữ kín thông tin
screen-privacy = Máy giữ kín thông tin của { $you }
    .what = Máy hỏi họ tên, ngày sinh, số định danh, nơi ở và giấy tờ để điền tờ khai.
    .what-signed = Máy hỏi họ tên, ngày sinh, số định danh, nơi ở, giấy tờ và chữ ký để điền tờ khai.
    .who = Chỉ cán bộ của { $office } được xem.
    .long = Máy xóa sau khi phường đã nhận. { $You } bỏ dở thì máy xóa ngay.
    .rights = { $You } có quyền xem lại, sửa, hoặc không gửi nữa.
    .password = Máy và cán bộ không bao giờ hỏi mật khẩu hay mã OTP.
screen-declined = Không sao ạ
    .spoken = Không sao đâu { $you } ạ.
    .about = Mời { $you } ra quầy số { $counter }, cán bộ làm giấy cho { $you }. Máy đã xóa hết.

### Trả lời
answer-yes = Có
    .spoken = Đúng thì { $you } chạm "Có".
answer-no = Không
    .spoken = Không đúng thì { $you } chạm "Không".
answer-unknown = Không nhớ
answer-skipped = Để trống
answer-later = Mang đến sau
answer-held = Cơ quan đã có
answer-pages = { $count } trang ảnh

field-empty = Chưa ghi gì
key-acute = sắc
key-grave = huyền
key-hook = hỏi
key-tilde = ngã
key-dot = nặng
key-no-tone = Bỏ dấu
key-digits = 123
key-letters = abc
key-space = dấu cách
key-erase = Xóa
key-qwerty = Xếp qwerty
key-alphabet = Xếp abc
key-next-box = Ô sau

date-day = Ngày
date-month = Tháng
date-year = Năm
date-know-day = Biết đủ ngày, tháng, năm
date-know-month = Chỉ biết tháng và năm
date-know-year = Chỉ biết năm
date-as-written = Giấy ghi đúng như vậy
date-lunar = Nhớ ngày âm
date-solar = Nhớ ngày dương
date-leap = Tháng nhuận
date-day-lunar = Ngày âm
date-month-lunar = Tháng âm
date-year-lunar = Năm
lunar-day = ngày { $day } tháng { $month } năm { $year }
lunar-day-leap = ngày { $day } tháng { $month } nhuận năm { $year }
answer-from-lunar = { $date } (âm lịch: { $lunar })
screen-read-back = Ngày này đã đúng chưa ạ?
read-back-lunar = Ngày âm là { $lunar }.
read-back-solar = Ngày dương là { $day }.
read-back-day = Ngày này là { $day }.
button-right = Đúng rồi
button-wrong-day = Sửa lại ngày này
time-box-hour = Giờ
time-box-minute = Phút
day-with-weekday = { $weekday }, ngày { $day } tháng { $month } năm { $year }
weekday-1 = thứ Hai
weekday-2 = thứ Ba
weekday-3 = thứ Tư
weekday-4 = thứ Năm
weekday-5 = thứ Sáu
weekday-6 = thứ Bảy
weekday-7 = Chủ nhật
money = { $amount } đồng

place-other-commune = Phường, xã khác của { $province }
place-commune-hint = { $province }: gõ tên mới hoặc tên cũ
    .spoken = { $You } gõ vài chữ đầu, tên cũ cũng được, rồi chạm vào tên.
place-detail = Ghi thêm số nhà, ngõ, đường hoặc thôn

paper-put = { $You } nhờ cán bộ chụp giấy này. Ảnh hiện ra ở đây.
paper-put-more = Có thêm trang thì chụp tiếp. Đủ rồi thì chạm "Tiếp tục".
paper-pages = { $count ->
    [0] Chưa có ảnh
   *[other] Đã có { $count } trang
}
paper-page = Trang { $page }
paper-later = Để sau
    .about = { $You } mang đến quầy sau
paper-held = Cơ quan đã có
    .about = Giấy này đã có trong dữ liệu

### Xem lại
screen-check = { $You } xem lại giúp máy nhé
    .hint = Chỗ nào chưa đúng, { $you } chạm "Sửa".
    .label = Xem lại
check-missing = Chưa có câu trả lời
check-differs_from_card =
    .what = Chỗ này khác với trên thẻ căn cước.
    .do = { $You } nhìn lại thẻ, cần thì sửa giúp máy.
compare-card = Trên thẻ
compare-said = Đang ghi
check-undecided =
    .what = Giấy chỉ ghi năm nên máy chưa tính được đúng tuổi.
    .do = Cán bộ sẽ xem giúp { $you } ở quầy ạ.
check-not_in_calendar =
    .what = Lịch không có ngày này, máy ghi đúng như trên giấy.
    .do = Cán bộ sẽ xem giúp { $you } ở quầy ạ.
check-gaps =
    .what = Còn { $count } chỗ cần xem lại
    .do = { $You } chạm "Sửa" ở từng dòng có dấu tam giác.
screen-confirm = { $You } gửi hồ sơ này nhé?
    .declaration = { $You } hứa (cam đoan) những điều đã khai là đúng, và chịu trách nhiệm.
    .fee = Lệ phí dự kiến: { $fee }. Quầy sẽ nói lại cho chắc.
    .where = Gửi rồi máy in phiếu cho { $you } mang ra quầy.
screen-sign = Xin mời { $you } ký tên
    .label = Ký tên
    .hint = Ký bằng ngón tay, hoặc ký tại quầy cũng được.
sign-here = Ký vào đây
    .spoken = { $You } dùng ngón tay ký vào khung.
sign-pen = Ký bằng bút tại quầy
    .spoken = Muốn ký trên giấy thì { $you } chạm "Ký bằng bút tại quầy".
sign-fingerprint = Điểm chỉ tại quầy
    .spoken = Muốn lăn ngón tay thì { $you } chạm "Điểm chỉ tại quầy".
button-sign-again = Ký lại
    .spoken = Muốn ký lại từ đầu thì { $you } chạm "Ký lại".
screen-sealing = Máy đang cất hồ sơ…
screen-not-sealed = Máy chưa cất được hồ sơ
    .do = { $You } thử lại, hoặc gọi cán bộ giúp nhé.

### Xong
screen-slip = Phiếu của { $you }
check-form = Tờ khai như in ra giấy
screen-form = Tờ khai của { $you }
preview-drawing = Máy đang vẽ tờ khai.
preview-not-drawn =
    .what = Máy chưa vẽ được tờ khai này.
    .do = { $You } cứ quay lại làm tiếp nhé.
preview-to-sign = In ra giấy để { $you } ký.
preview-signed = In ra giấy để đưa cán bộ.
preview-printed-signed = Tờ khai đã in. { $You } đưa cán bộ nhé.
preview-printing = Máy đang in tờ khai.
preview-printed = Tờ khai đã in. { $You } ký rồi đưa cán bộ.
screen-done = Xong rồi ạ!
    .spoken = Thế là xong rồi ạ!
done-kept = Máy đã giữ hồ sơ. Có mạng là máy tự gửi.
done-handed-over = Máy đã chuyển đủ hồ sơ của { $you }.
done-received = Phường đã nhận hồ sơ của { $you }.
done-reference = Số của { $you }
    .spoken = Số của { $you } là: { $reference }.
done-label = Khi nào, ở đâu
done-what-next = Bước tiếp
done-next = Cầm phiếu này ra quầy số { $counter }
done-next-post = Ra quầy số { $counter } ký, rồi chờ bưu điện
done-when = Dự kiến có kết quả
    .spoken = Dự kiến có kết quả vào { $day }.
done-where = Ở đâu
    .spoken = Chỗ đến là { $address }.
done-hours = Giờ làm việc
    .spoken = Giờ làm việc là { $hours }.
done-phone = Điện thoại quầy
    .spoken = Số điện thoại của quầy là { $phone }.
done-dossier = Mã hồ sơ
done-missing = Mang đến sau
    .spoken = Hôm sau { $you } mang đến: { $papers }.
slip-kept = Phiếu đã lưu trong máy. { $You } ghi lại số này nhé.
slip-printing = Đang in phiếu
slip-printed = Giấy đã in. { $You } cầm lấy nhé.
slip-ask-staff = { $You } nhờ cán bộ in giúp. Nhớ ghi lại số này.
slip-staff-come = Cán bộ đã biết và sẽ in giúp { $you }.
slip-not-receipt = Phiếu này chưa phải giấy hẹn.

### Gọi cán bộ, chờ, kết thúc
screen-staff = Gọi cán bộ giúp
    .calling = Máy đang báo cho quầy.
    .heard = Đã báo cán bộ rồi ạ. { $You } ngồi nghỉ một chút nhé.
    .unheard = Mời { $you } gọi cán bộ ở quầy số { $counter } giúp máy.
    .kept = Những gì { $you } đã ghi vẫn còn. Màn hình đang che kín.
screen-idle = { $You } còn ở đó không ạ?
    .about = { $You } chạm màn hình để làm tiếp. Sau { $seconds } giây máy sẽ xóa để giữ kín.
screen-end = { $You } muốn kết thúc ạ?
    .about = Máy sẽ xóa hết những gì { $you } đã ghi, để giữ kín cho { $you }.

### Máy có sự cố
screen-disk-full = Máy tạm chưa nhận hồ sơ mới
    .do = Mời { $you } ra quầy số { $counter }, cán bộ giúp { $you } ngay.
screen-read-only = Máy tạm chưa ghi được
    .do = Mời { $you } ra quầy số { $counter }, cán bộ giúp { $you } ngay.
screen-disk-failing = Máy cần được kiểm tra
    .do = Mời { $you } ra quầy số { $counter }, cán bộ giúp { $you } ngay.
screen-replaced = Đã có máy khác thay máy này
    .do = Mời { $you } ra quầy số { $counter }, cán bộ giúp { $you } ngay.
fault-answers = Các hồ sơ đã cất vẫn còn nguyên.

### Điều cần sửa
error-empty =
    .what = Chỗ này còn trống.
    .do = { $You } ghi vào rồi chạm "Tiếp tục" nhé.
error-not-chosen =
    .what = { $You } chưa chọn ý nào.
    .do = { $You } chọn giúp một ý nhé.
error-name-sign =
    .what = Trong tên có dấu lạ hoặc chữ số.
    .do = { $You } xem lại tên trên giấy rồi ghi đúng như vậy.
error-too-long =
    .what = Chỗ này ghi dài quá.
    .do = { $You } ghi ngắn lại giúp máy nhé.
error-number =
    .what = Con số này nằm ngoài khoảng { $min } đến { $max }.
    .do = { $You } ghi lại con số giúp máy.
error-number-short =
    .what = Số này còn thiếu { $count } chữ số.
    .do = { $You } nhìn lại trên thẻ nhé.
error-number-old =
    .what = Số 9 chữ số là số chứng minh nhân dân cũ.
    .do = { $You } ghi đủ 12 chữ số trên thẻ căn cước nhé.

error-number-long =
    .what = Số này thừa { $count } chữ số.
    .do = { $You } nhìn lại trên thẻ, số có 12 chữ số.
error-number-sign =
    .what = Số trên thẻ chỉ có chữ số.
    .do = { $You } nhìn lại trên thẻ nhé.
error-phone =
    .what = Số điện thoại này chưa đủ hoặc thừa chữ số.
    .do = Số di động có 10 chữ số, bắt đầu bằng số 0.
error-phone-zero =
    .what = Số điện thoại này thiếu số 0 ở đầu.
    .do = { $You } thêm số 0 vào trước nhé.
error-email =
    .what = Địa chỉ thư này còn thiếu phần.
    .do = Địa chỉ thư có dấu @ ở giữa. Không có thì { $you } bỏ qua.
error-date-day =
    .what = Ngày nằm ngoài khoảng 1 đến 31.
    .do = { $You } xem lại ô ngày nhé.
error-date-month =
    .what = Tháng nằm ngoài khoảng 1 đến 12.
    .do = { $You } xem lại ô tháng nhé.
error-date-year =
    .what = Năm chưa đủ bốn chữ số.
    .do = { $You } ghi đủ năm, thí dụ 1952.
error-date-calendar =
    .what = Lịch không có ngày này.
    .do = { $You } xem lại. Giấy ghi đúng vậy thì chạm "Giấy ghi đúng như vậy".
error-lunar-day =
    .what = Ngày âm này chưa đúng, ngày từ 1 đến 30.
    .do = { $You } sửa lại ngày âm nhé.

error-lunar-short =
    .what = Tháng âm ấy chỉ có 29 ngày.
    .do = { $You } xem lại ngày và tháng âm nhé.

error-date-full =
    .what = Ngày này cần đủ ngày, tháng và năm.
    .do = { $You } xem trên giấy rồi ghi đủ giúp máy.
error-date-more =
    .what = Ngày này cần thêm tháng.
    .do = { $You } xem trên giấy rồi ghi thêm giúp máy.
error-time-hour =
    .what = Giờ nằm ngoài khoảng 0 đến 23.
    .do = { $You } xem lại ô giờ nhé.
error-time-minute =
    .what = Phút nằm ngoài khoảng 0 đến 59.
    .do = { $You } xem lại ô phút, hoặc để trống nhé.
error-future =
    .what = Ngày này chưa đến.
    .do = { $You } xem lại ngày, tháng, năm nhé.
error-place =
    .what = Nơi này còn thiếu phường hoặc xã.
    .do = { $You } chọn phường hoặc xã giúp máy.
error-not-signed =
    .what = Máy cần chữ ký của { $you } để làm tiếp.
    .do = { $You } ký vào khung, hoặc chọn ký tại quầy nhé.
error-paper =
    .what = Chưa có ảnh của giấy này.
    .do = { $You } nhờ cán bộ chụp, hoặc chọn "Để sau".

### Phiếu
slip-title = PHIẾU HƯỚNG DẪN – KHÔNG THAY GIẤY TIẾP NHẬN HỒ SƠ
slip-attached = Giấy tờ đã chụp
slip-pages = { $count } trang: { $codes }
slip-missing = Giấy tờ cần mang theo
slip-fee = Lệ phí dự kiến
slip-day = Dự kiến có kết quả

### Đọc thành tiếng
# .spoken ở các câu khác: lời máy nói thay cho chữ ngắn trên màn hình.
voice-slower = Chậm hơn
voice-faster = Nhanh hơn
voice-softer = Nhỏ hơn
voice-louder = To hơn
voice-none = Máy này chưa có tiếng.
voice-missed = Máy chưa đọc được hết.

returned-for = Cán bộ đã trả lại hồ sơ vì:
    .spoken = Hồ sơ đã được trả lại để sửa. Lý do ghi trên màn hình.
