# Lời khi đọc thẻ căn cước.

### Mời đặt thẻ, ở câu hỏi đầu tiên về mỗi người
card-lay = { $You } đặt thẻ căn cước lên mặt kính, mặt có ô vuông hướng xuống dưới.
card-or-type = Không có thẻ thì { $you } gõ bằng tay.

### Thẻ đã đọc
screen-card = Thông tin này có đúng không ạ?
    .label = Thẻ căn cước
button-card-right = Đúng rồi
    .spoken = Đúng thì { $you } chạm "Đúng rồi".
button-card-wrong = Không đúng
    .spoken = Chưa đúng thì { $you } chạm "Không đúng".
button-card-take = Theo thẻ
    .spoken = Thẻ đúng thì { $you } chạm "Theo thẻ".
button-card-keep = Giữ như đã gõ
    .spoken = Đã gõ đúng thì { $you } chạm "Giữ như đã gõ".
card-residence = Nơi ở ghi trên thẻ
card-name-lost = Máy đọc chưa rõ, lát nữa { $you } gõ giúp.
card-differs = Thẻ ghi: { $card }. Đã gõ: { $typed }

error-card =
    .what = Máy chưa đọc được thẻ.
    .do = { $You } đặt lại giúp máy. Thẻ mới thì lật mặt sau. Hoặc { $you } gõ bằng tay.

### Thẻ đặt lúc chưa cần
screen-card-not-needed = Lúc này máy chưa cần thẻ ạ
    .about = Đến lúc cần, máy sẽ mời { $you } đặt thẻ.
