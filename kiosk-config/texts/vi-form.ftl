# Tờ khai trên giấy. Câu chữ của từng mẫu nằm trong forms/.

form-state = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
form-motto = Độc lập - Tự do - Hạnh phúc
form-made = { $place }, ngày { $day } tháng { $month } năm { $year }
form-fingerprint = (Điểm chỉ)
form-hour = { $hour } giờ
form-hour-and-minute = { $hour } giờ { $minute } phút

### Trang mã
form-codes-title = MÃ ĐỂ MÁY QUÉT GÕ VÀO BIỂU MẪU
form-codes-telex = Bật bộ gõ kiểu Telex, đặt con trỏ vào ô đầu tiên rồi quét lần lượt từng mã.
form-codes-vni = Bật bộ gõ kiểu VNI, đặt con trỏ vào ô đầu tiên rồi quét lần lượt từng mã.
form-codes-plain = Tắt bộ gõ, đặt con trỏ vào ô đầu tiên rồi quét lần lượt từng mã.
form-codes-by-hand = (gõ tay)
