# Tờ khai trên giấy. Câu chữ của từng mẫu nằm trong forms/.

form-state = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
form-motto = Độc lập - Tự do - Hạnh phúc
form-made = { $place }, ngày { $day } tháng { $month } năm { $year }
form-fingerprint = (Điểm chỉ)
form-hour = { $hour } giờ
form-hour-and-minute = { $hour } giờ { $minute } phút
