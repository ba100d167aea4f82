# Lịch hiệu lực của quy định: khi một thủ tục chưa có mẫu mới.

### Trang chọn việc
service-not-in-force = Máy tạm chưa nhận giấy này

### Thủ tục đã hết hiệu lực, chưa có mẫu mới
screen-not-in-force = Quy định về giấy này vừa thay đổi
    .do = Máy chưa có mẫu mới. Mời { $you } ra quầy số { $counter }, cán bộ làm cho { $you } ạ.

### Trang của cán bộ
desk-law = Quy định và mẫu đã dùng
desk-law-reviewed = { $reviewer } đã duyệt ngày { $day }
desk-law-unreviewed = Chưa có cán bộ duyệt
desk-law-unknown = Máy này không có bản quy định đó
