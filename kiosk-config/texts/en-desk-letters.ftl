### Letters and text messages to residents after an officer has decided. Residents are written to in Vietnamese.

desk-letter-greeting = Dear resident,
desk-letter-accepted-subject = Filing { $dossier } has been accepted
desk-letter-accepted =
    { $office } has accepted filing { $dossier } (slip { $reference }).
    The result is expected on { $day }.
desk-letter-returned-subject = Filing { $dossier } needs something more
desk-letter-returned = { $office } cannot settle filing { $dossier } (slip { $reference }) yet, because:
desk-letter-returned-do = Please bring your slip to the kiosk or to the ward. An officer helps you to mend it; you need not begin again.
desk-letter-completed-subject = The result of filing { $dossier } is ready
desk-letter-completed = The result of filing { $dossier } (slip { $reference }) at { $office } is ready. Please bring your slip and your identity card.
desk-letter-place =
    Where: counter { $counter }, { $address }.
    Hours: { $hours }.
    Telephone: { $phone }.
desk-letter-end = A machine has sent this letter; please do not answer it. The ward never asks for passwords or codes by letter.
desk-told = Telling the resident
desk-letter-waits = The e-mail waits and is tried again at { $time }.
desk-letter-sent = The e-mail was sent at { $time }.
desk-letter-given-up = The e-mail could not be sent and was given up at { $time }. Please telephone.
desk-letter-refused = The mail server refused at { $time } (code { $code }): the address may be wrong. Please telephone.
desk-text-phone = The telephone number that the resident gave:
desk-text-no-phone = The resident gave no telephone number.
desk-text-plain = Text message, without marks
desk-text-marked = Zalo message, with marks
desk-text-accepted = { $ward }: filing { $dossier } has been accepted. The result is expected on { $day }. Telephone { $phone }.
desk-text-returned = { $ward }: filing { $dossier } needs something more. Please bring your slip to the ward. Telephone { $phone }.
desk-text-completed = { $ward }: the result of filing { $dossier } is ready. Please bring slip and card. Telephone { $phone }.
