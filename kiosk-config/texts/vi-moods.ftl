# Lời riêng cho việc buồn (condolence-…) và việc vui (happy-…). Câu nào không có ở đây thì máy nói như mọi khi.

## Việc buồn: không reo vui, không chúc mừng

condolence-screen-prepare =
    .opening = Xin chia buồn cùng gia đình { $you }. Máy sẽ hỏi ít câu thôi ạ.
condolence-screen-check = { $You } xem lại giúp máy ạ
condolence-screen-confirm = { $You } gửi hồ sơ này ạ?
condolence-screen-done = Hồ sơ đã làm xong ạ
    .spoken = Hồ sơ của { $you } đã làm xong ạ.
condolence-done-received = Phường đã nhận hồ sơ. Xin chia buồn cùng gia đình { $you }.

## Việc vui

happy-screen-prepare =
    .opening = Xin chúc mừng hai người! Máy giúp hai người ghi tờ khai ạ.
happy-screen-done = Xong rồi ạ, xin chúc mừng!
    .spoken = Thế là xong rồi ạ. Xin chúc mừng hai người!
