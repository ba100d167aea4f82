# Hẹn giờ đến quầy: ngày và giờ lấy từ [appointments] của kiosk.toml. Máy không giữ chỗ, quầy mới là nơi hẹn.

appointment-day = { $weekday }, { $day } tháng { $month }
appointment-soonest = Sớm nhất
appointment-day-card = { $day }
appointment-today = Hôm nay
appointment-tomorrow = Ngày mai
appointment-times = { $day }, { $you } đến lúc mấy giờ ạ?
appointment-time-card = { $time }
appointment-none = Không hẹn, tôi ra quầy ngay
    .spoken = Không cần hẹn thì { $you } ra quầy ngay.
appointment-value = { $time }, { $day }

# Giờ trong ngày: "8 giờ sáng", "8 giờ rưỡi sáng", "8 giờ 15 sáng".
time-full = { $hour } giờ { $part }
time-half = { $hour } giờ rưỡi { $part }
time-minutes = { $hour } giờ { $minute } { $part }
day-part-night = đêm
day-part-morning = sáng
day-part-noon = trưa
day-part-afternoon = chiều
day-part-evening = tối

done-appointment = Hẹn dự kiến
    .spoken = { $You } hẹn đến vào { $when }. Cán bộ sẽ nói lại cho chắc.
done-next-appointment = Đúng hẹn, cầm phiếu ra quầy số { $counter }
slip-appointment = Giờ hẹn dự kiến, quầy sẽ xác nhận

desk-appointment = { $when } (chưa xác nhận)
desk-appointment-none = Không hẹn, đến quầy ngay

step-appointment = Hẹn giờ đến quầy
question-appointment = { $You } muốn đến quầy hôm nào ạ?
    .label = Giờ hẹn dự kiến
    .form = Hẹn giờ đến quầy (dự kiến)
    .hint = Đây là giờ dự kiến. Quầy sẽ xác nhận với { $you }.

step-document = Giấy tờ cần làm

question-help_needed = Đến quầy { $you } cần giúp gì không ạ?
    .label = Cần giúp khi đến
    .form = Hỗ trợ khi đến quầy

option-help_needed-none = Không cần
option-help_needed-wheelchair = Đi xe lăn, khó đi lại
option-help_needed-hearing = Nghe kém
option-help_needed-seeing = Nhìn kém
