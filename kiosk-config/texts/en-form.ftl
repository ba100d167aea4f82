# The application form on paper. It is always printed in Vietnamese; the words of each form are in forms/.

form-state = SOCIALIST REPUBLIC OF VIET NAM
form-motto = Independence - Freedom - Happiness
form-made = { $place }, day { $day }, month { $month }, year { $year }
form-fingerprint = (Fingerprint)
form-hour = { $hour } o’clock
form-hour-and-minute = { $hour } h { $minute } min
