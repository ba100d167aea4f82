### The officers' page at the receiving desk.

desk-name = Receiving desk for kiosk filings
desk-you = the resident
desk-you-first = The resident
desk-language-vi = Tiếng Việt
desk-language-en = English

desk-filings = Filings that arrived
desk-filings-empty = No filing has arrived yet.
desk-newer = ← Newer
desk-older = Older →
desk-page = Page { $number } of { $pages }

desk-calls = Residents who need help
desk-call = Kiosk { $kiosk } has been calling since { $time }

desk-reference = Reference
desk-procedure = Procedure
desk-received = Received
desk-dossier = Dossier number
desk-expected = Result expected
desk-pages = Pages
desk-form = The application form to print (PDF)
desk-part-code = Page code { $code }
desk-state = State

desk-state-receiving = Arriving
desk-state-received = Received
desk-state-accepted = Accepted
desk-state-returned = Returned
desk-state-completed = Result ready

desk-back = All filings
desk-not-yet = Not yet
desk-sealed = Sent at, from kiosk
desk-signature = Signature
desk-signature-drawn = Signed on the kiosk's screen
desk-signature-pen = Will sign with a pen at the desk
desk-signature-fingerprint = Will give a fingerprint at the desk
desk-replaces = Replaces
desk-replaces-open = an earlier filing
desk-warnings = Please look again

desk-answers = Answers
desk-question = Item
desk-answer = Answer
desk-author = Given by
desk-author-resident = The resident
desk-author-card = Read from the ID card
desk-author-staff = A guide who helped
desk-author-family = A family member who helped
desk-author-computed = Worked out from other answers
desk-answer-unknown = Not remembered
desk-answer-skipped = Left empty
desk-from-lunar = { $date } (given by the lunar calendar: { $day }/{ $month }, year { $year })
desk-from-lunar-leap = { $date } (given by the lunar calendar: { $day }/leap { $month }, year { $year })
desk-yes = Yes
desk-no = No
desk-delivery-ward = Collected at the ward
desk-delivery-post = Sent by post
desk-paper-attached = { $pages ->
    [one] { $pages } page photographed
   *[other] { $pages } pages photographed
}
desk-paper-held = Held by the office
desk-paper-later = Brought later

desk-parts = Photographed papers
desk-parts-empty = No pages came with it.
desk-part = Page { $number }

# What the machine derives from the answers.
desk-derived-child_birth_in_words = Child's date of birth in words
desk-derived-child_nationality = Child's nationality
desk-derived-father_sex = Father's sex
desk-derived-mother_sex = Mother's sex
desk-derived-registration_kind = Kind of registration
desk-derived-subject_card_issuer = Office that issued the card
desk-derived-subject_card_kind = Kind of card
desk-value-female = Female
desk-value-male = Male
desk-value-on_time = On time
desk-value-late = Late
desk-value-long_ago = Died long ago
