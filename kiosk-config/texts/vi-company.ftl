### Cán bộ ở bàn tiếp nhận cùng xem, bấm giúp: chỉ khi người khai đồng ý, và tự hết.
company-watch = Cán bộ xin cùng xem màn hình này
    .about = Cán bộ ở bàn tiếp nhận sẽ thấy những gì hiện ở đây, cả điều { $you } đã khai.
    .ends = Xem nhiều nhất mười phút, không bấm được gì. { $You } muốn thôi lúc nào cũng được.
company-control = Cán bộ xin bấm giúp trên màn hình này
    .about = Cán bộ sẽ ghi giúp câu trả lời, nhiều nhất năm phút.
    .ends = Ký tên và gửi hồ sơ vẫn là { $you } tự làm. Muốn thôi lúc nào cũng được.
company-allow = Đồng ý
    .spoken = Nếu đồng ý thì { $you } chạm "Đồng ý".
company-refuse = Không, cảm ơn
    .spoken = Nếu không thì { $you } chạm "Không, cảm ơn".
status-watched = Cán bộ cùng xem · Thôi
status-controlled = Cán bộ bấm giúp · Thôi
