# Ảnh của giấy tờ: xem, chụp lại, xoay, xếp lại, bỏ.

screen-captured-page = Ảnh trang { $page }
screen-remove-page = Bỏ ảnh trang { $page }?
button-retake = Chụp lại
    .spoken = Ảnh chưa rõ thì { $you } chạm "Chụp lại".
button-rotate = Xoay ảnh
    .spoken = Ảnh nằm ngang thì { $you } chạm "Xoay ảnh".
button-move-up = Đưa lên trước
    .spoken = Trang này đứng trước thì { $you } chạm "Đưa lên trước".
button-keep-page = Giữ ảnh
    .spoken = Muốn giữ thì { $you } chạm "Giữ ảnh".
button-remove-now = Bỏ ảnh
    .spoken = Muốn bỏ thì { $you } chạm "Bỏ ảnh".
paper-put-again = { $You } đặt lại trang này để chụp.
