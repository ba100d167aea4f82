### Trang của cán bộ tại bàn tiếp nhận.

desk-name = Bàn tiếp nhận hồ sơ từ kiosk
desk-you = người dân
desk-you-first = Người dân
desk-language-vi = Tiếng Việt
desk-language-en = English

desk-filings = Hồ sơ đã gửi đến
desk-filings-empty = Chưa có hồ sơ nào gửi đến.
desk-newer = ← Mới hơn
desk-older = Cũ hơn →
desk-page = Trang { $number } / { $pages }

desk-calls = Người dân cần hỗ trợ
desk-call = Kiosk { $kiosk } gọi cán bộ từ { $time }

desk-reference = Mã tham chiếu
desk-procedure = Thủ tục
desk-received = Nhận lúc
desk-dossier = Mã hồ sơ
desk-expected = Hẹn trả kết quả
desk-pages = Số trang
desk-form = Tờ khai để in (PDF)
desk-part-code = Mã trang { $code }
desk-state = Trạng thái

desk-state-receiving = Đang gửi đến
desk-state-received = Đã nhận
desk-state-accepted = Đã tiếp nhận
desk-state-returned = Trả lại
desk-state-completed = Đã có kết quả

desk-back = Tất cả hồ sơ
desk-not-yet = Chưa có
desk-sealed = Gửi lúc, tại kiosk
desk-signature = Chữ ký
desk-signature-drawn = Đã ký trên màn hình kiosk
desk-signature-pen = Sẽ ký bằng bút tại quầy
desk-signature-fingerprint = Sẽ điểm chỉ tại quầy
desk-replaces = Thay cho
desk-replaces-open = hồ sơ đã gửi trước
desk-warnings = Xin kiểm tra lại

desk-answers = Nội dung khai
desk-question = Mục
desk-answer = Nội dung
desk-author = Người khai
desk-author-resident = Người dân
desk-author-card = Đọc từ thẻ căn cước
desk-author-staff = Cán bộ giúp khai
desk-author-family = Người nhà giúp khai
desk-author-computed = Máy tính ra
desk-answer-unknown = Không nhớ
desk-answer-skipped = Để trống
desk-from-lunar = { $date } (khai theo âm lịch: { $day }/{ $month } năm { $year })
desk-from-lunar-leap = { $date } (khai theo âm lịch: { $day }/{ $month } nhuận năm { $year })
desk-yes = Có
desk-no = Không
desk-delivery-ward = Nhận tại phường
desk-delivery-post = Gửi qua bưu điện
desk-paper-attached = Đã chụp { $pages } trang
desk-paper-held = Cơ quan đã có
desk-paper-later = Mang đến sau

desk-parts = Giấy tờ đã chụp
desk-parts-empty = Không có trang nào kèm theo.
desk-part = Trang { $number }

# Những mục máy tự tính từ các câu trả lời.
desk-derived-child_birth_in_words = Ngày, tháng, năm sinh của con (ghi bằng chữ)
desk-derived-child_nationality = Quốc tịch của con
desk-derived-father_sex = Giới tính của cha
desk-derived-mother_sex = Giới tính của mẹ
desk-derived-registration_kind = Loại đăng ký
desk-derived-subject_card_issuer = Cơ quan cấp thẻ
desk-derived-subject_card_kind = Loại thẻ
desk-value-female = Nữ
desk-value-male = Nam
desk-value-on_time = Đúng hạn
desk-value-late = Quá hạn
desk-value-long_ago = Người chết đã lâu
