# Appointments at the counter: days and times come from [appointments] of kiosk.toml. The desk confirms them.

appointment-day = { $weekday }, { $day }/{ $month }
appointment-soonest = As soon as possible
appointment-day-card = { $day }
appointment-today = Today
appointment-tomorrow = Tomorrow
appointment-times = { $day }: at what time?
appointment-time-card = { $time }
appointment-none = No appointment, I go now
    .spoken = If you need no appointment, go to the counter now.
appointment-value = { $time }, { $day }

# Times of day: "8 in the morning", "8:30 in the morning".
time-full = { $hour }:00 { $part }
time-half = { $hour }:30 { $part }
time-minutes = { $hour }:{ $minute } { $part }
day-part-night = at night
day-part-morning = in the morning
day-part-noon = at midday
day-part-afternoon = in the afternoon
day-part-evening = in the evening

done-appointment = Expected visit
    .spoken = You would like to come at { $when }. The staff will confirm it.
done-next-appointment = At that time, take this slip to counter { $counter }
slip-appointment = Expected visit, the counter confirms it

desk-appointment = { $when } (not confirmed yet)
desk-appointment-none = No appointment, goes to the counter now

step-appointment = Visit to the counter
question-appointment = On which day would you like to come?
    .label = Expected visit
    .form = Hẹn giờ đến quầy (dự kiến)
    .hint = This time is only expected. The counter will confirm it with you.

step-document = The paper

question-help_needed = Do you need help at the counter?
    .label = Help at the counter
    .form = Hỗ trợ khi đến quầy

option-help_needed-none = No help
option-help_needed-wheelchair = Wheelchair, walking is hard
option-help_needed-hearing = Hard of hearing
option-help_needed-seeing = Poor sight
