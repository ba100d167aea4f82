# The application form on paper. It is always printed in Vietnamese; the words of each form are in forms/.

form-state = SOCIALIST REPUBLIC OF VIET NAM
form-motto = Independence - Freedom - Happiness
form-made = { $place }, day { $day }, month { $month }, year { $year }
form-fingerprint = (Fingerprint)
form-hour = { $hour } o’clock
form-hour-and-minute = { $hour } h { $minute } min

### The page with codes
form-codes-title = CODES THAT A SCANNER TYPES INTO THE FORM
form-codes-telex = Switch typing to Telex, go to the first field and scan one code after the other.
form-codes-vni = Switch typing to VNI, go to the first field and scan one code after the other.
form-codes-plain = Switch typing off, go to the first field and scan one code after the other.
form-codes-by-hand = (type by hand)
