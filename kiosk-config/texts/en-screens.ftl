# Sentences of the screens. Those of each procedure stand in en.ftl.

### Form of address
you = you
you-capital = You

### Buttons
button-start = Start
    .spoken = Touch "Start" to begin.
button-continue = Continue
    .spoken = When this is done, touch "Continue".
button-back = Back
button-call-staff = Call staff
    .spoken = For help, touch "Call staff".
button-read-aloud = Read aloud
button-stop-reading = Stop reading
button-text-size = Text size
button-end = End
button-go-on = Go on
    .spoken = To go on, touch "Go on".
button-erase = End and erase
    .spoken = To stop here, touch "End and erase".
button-agree = I agree
    .spoken = If you agree, touch "I agree".
button-decline = I do not agree
    .spoken = If you do not agree, that is fine: touch "I do not agree".
button-unknown = I don't remember
    .spoken = If you do not remember, touch "I don't remember".
button-skip = Skip this
    .spoken = To leave this empty, touch "Skip this".
button-later = Later
    .spoken = To leave it for later, touch "Later".
button-cover = Hide screen
button-uncover = Touch to go on
    .spoken = To see the page again, touch "Touch to go on".
button-reveal = Show the number
button-hide = Hide the number
button-hear-better = Louder
    .spoken = To hear better, touch "Louder".
button-heard-well = I hear it well
    .spoken = If you hear it well, touch "I hear it well".
button-mend = Change
button-remove = Remove this
    .spoken = If the picture is not clear, touch "Remove this".
button-submit = Hand in
    .spoken = Touch "Hand in" to send it.
button-finish = Finish
    .spoken = When you have seen this, touch "Finish".
button-show-slip = Show the slip
    .spoken = To see the slip, touch "Show the slip".
button-look = Look
    .spoken = To see the picture well, touch "Look".
button-show-form = Show the form
    .spoken = To see the form, touch "Show the form".
button-print-form = Print the form
    .spoken = To have the form on paper, touch "Print the form".
button-print-form-again = Print it again
    .spoken = For another copy, touch "Print it again".
button-print-again = Print again
    .spoken = For another slip, touch "Print again".
button-try-again = Try again
    .spoken = To try once more, touch "Try again".
button-not-sure = I am not sure
    .about = Ask a member of staff
    .spoken = If you are not sure, touch "I am not sure".
button-next-page = Show more
    .spoken = To see more, touch "Show more".
button-previous-page = Show previous
    .spoken = To look back, touch "Show previous".

language-vietnamese = Tiếng Việt
    .spoken = For Vietnamese, touch "Tiếng Việt".
language-english = English
    .spoken = For English, touch "English".

pager-text = Page { $page } of { $of }
progress-text = Step { $step } of { $of }: { $name }

### Status corner
status-up = Connected to the ward
status-sending = Sending { $count } { $count ->
    [one] filing
   *[other] filings
}
status-unknown = Connecting to the ward
status-slow = Desk is slow, still open
status-down = No line, still open
status-down-kept = { $count } waiting to be sent
status-no-desk = Kept here
status-no-desk-kept = { $count } kept here

### Welcome
screen-welcome = Welcome!
    .spoken = Hello, and welcome!
    .about = This machine helps { $you } with papers, one step at a time.
    .time = Take your time. After { $minutes } quiet minutes it asks whether { $you } are still here.
    .ward = { $ward } – one-stop desk

### Size and colours of the letters
screen-appearance = Which letters are easy to read for you?
text-size-medium = Medium letters
text-size-large = Large letters
text-size-largest = Very large letters
theme-paper = Like paper
theme-dark = Bright on black
theme-light = Black on white
button-done = Done
    .spoken = When you can read it well, touch "Done".

### The first minute
screen-fitting-letters = Which line is easy to read?
    .about = Touch the line that reads best.
fitting-sample = A fine day today
screen-fitting-hearing = Can you hear the voice well?
    .about = If not, touch "Louder".
screen-fitting-taps = Please touch the coloured target
    .about = There are three. Take your time and touch the middle.
fitting-tap-here = Touch here
screen-fitting-ready = The machine is ready
    .usual = That went very well. Let us begin.
    .wide = The targets now stand farther apart, so that they are easy to touch.

### Covering the screen
screen-cover = The screen is covered
    .about = Everything that was entered is still there.

### Services
screen-services = What do { $you } need today?

### Papers
screen-prepare = Papers that are good to have ready
    .card = If you have your identity card, lay it on the glass.
    .missing = A missing paper is no problem. { $You } can bring it later.
paper-photograph = A picture is taken here
paper-photograph-maybe = May be needed, a picture is taken here
paper-show = Show it at the desk
paper-show-maybe = May be needed, show it at the desk

### Privacy
screen-privacy = Your information stays private
    .what = We ask for names, dates of birth, numbers, addresses and papers, to fill in the form.
    .what-signed = We ask for names, dates of birth, numbers, addresses, papers and a signature, to fill in the form.
    .who = Only officers of { $office } can see it.
    .long = It is erased here once the ward has it, and at once if { $you } stop.
    .rights = { $You } may look at it, change it, or decide not to send it.
    .password = Neither the machine nor staff ever ask for a password or a one-time code.
screen-declined = That is fine
    .spoken = That is quite all right.
    .about = Please go to desk { $counter }; an officer does it with { $you }. Everything here is erased.

### Answers
answer-yes = Yes
    .spoken = If so, touch "Yes".
answer-no = No
    .spoken = If not, touch "No".
answer-unknown = Not remembered
answer-skipped = Left empty
answer-later = To be brought later
answer-held = The office has it
answer-pages = { $count } { $count ->
    [one] page
   *[other] pages
}

field-empty = Nothing written yet
key-acute = sắc
key-grave = huyền
key-hook = hỏi
key-tilde = ngã
key-dot = nặng
key-no-tone = No mark
key-digits = 123
key-letters = abc
key-space = space
key-erase = Erase
key-qwerty = Use qwerty
key-alphabet = Use abc
key-next-box = Next

date-day = Day
date-month = Month
date-year = Year
date-know-day = Day, month and year
date-know-month = Only month and year
date-know-year = Only the year
date-lunar = I know the lunar date
date-solar = I know the solar date
date-leap = Leap month
date-day-lunar = Lunar day
date-month-lunar = Lunar month
date-year-lunar = Year
lunar-day = day { $day } of month { $month }, year { $year }
lunar-day-leap = day { $day } of leap month { $month }, year { $year }
answer-from-lunar = { $date } (lunar: { $lunar })
screen-read-back = Is this day right?
read-back-lunar = The lunar date is { $lunar }.
read-back-solar = The solar date is { $day }.
read-back-day = This day is { $day }.
button-right = Yes, that is right
button-wrong-day = Change this day
date-as-written = The paper says so
time-box-hour = Hour
time-box-minute = Minutes
day-with-weekday = { $weekday }, { $day }/{ $month }/{ $year }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
money = { $amount } đồng

place-other-commune = Elsewhere in { $province }
place-commune-hint = { $province }: type a new or old name
    .spoken = Type the first letters, then touch the name.
place-detail = Add house number, lane, street or hamlet

paper-put = Ask staff to photograph this paper. The picture appears here.
paper-put-more = Photograph further pages, or touch "Continue".
paper-pages = { $count ->
    [0] No picture yet
    [one] { $count } page so far
   *[other] { $count } pages so far
}
paper-page = Page { $page }
paper-later = Later
    .about = { $You } bring it to the desk later
paper-held = The office has it
    .about = It is already in the records

### Check
screen-check = Please check your answers
    .hint = Touch "Change" where something is wrong.
    .label = Check
check-missing = No answer yet
check-differs_from_card =
    .what = This differs from the identity card.
    .do = Please look at the card again and change it if needed.
compare-card = On the card
compare-said = Entered
check-undecided =
    .what = The paper has no full date, so the age is not certain.
    .do = An officer will look at it at the counter.
check-not_in_calendar =
    .what = No calendar has this day; it is kept as your paper shows it.
    .do = An officer will look at it at the counter.
check-gaps =
    .what = { $count } { $count ->
        [one] place needs
       *[other] places need
    } another look
    .do = Touch "Change" on each line with a triangle.
screen-confirm = Hand this filing in?
    .declaration = { $You } declare that what is stated is true, and answer for it.
    .fee = Expected fee: { $fee }. The desk will confirm it.
    .where = A slip is then printed for { $you } to take to the desk.
screen-sign = Please sign
    .label = Signature
    .hint = Sign with a finger, or choose the desk.
sign-here = Sign here
    .spoken = Sign in the frame with a finger.
sign-pen = With a pen at the desk
    .spoken = To sign on paper, touch "With a pen at the desk".
sign-fingerprint = Fingerprint at the desk
    .spoken = To give a fingerprint, touch "Fingerprint at the desk".
button-sign-again = Sign again
    .spoken = To begin the signature anew, touch "Sign again".
screen-sealing = Storing the filing…
screen-not-sealed = The filing could not be stored yet
    .do = Try again, or call a member of staff.

### Done
screen-slip = Your slip
check-form = Your form as printed
screen-form = Your form
preview-drawing = The form is being drawn.
preview-not-drawn =
    .what = This form cannot be drawn yet.
    .do = Please go back and go on.
preview-to-sign = On paper, to be signed.
preview-signed = On paper, for the staff.
preview-printed-signed = The form is printed. Give it to the staff.
preview-printing = Printing the form
preview-printed = The form is printed. Sign it and give it to the staff.
screen-done = All done!
    .spoken = Now all is done!
done-kept = The filing is kept here and goes out when the line is back.
done-handed-over = The filing has been handed over in full.
done-received = The ward has your filing.
done-reference = Your number
    .spoken = Your number is: { $reference }.
done-label = When and where
done-what-next = What next
done-next = Take this slip to desk { $counter }
done-next-post = Sign at desk { $counter }, then wait for the post
done-when = Result expected
    .spoken = The result is expected on { $day }.
done-where = Where
    .spoken = The place is { $address }.
done-hours = Opening hours
    .spoken = The opening hours are { $hours }.
done-phone = Phone of the desk
    .spoken = The telephone of the counter is { $phone }.
done-dossier = Dossier number
done-missing = To bring later
    .spoken = Please bring later: { $papers }.
slip-kept = The slip is kept in the machine. Please write the number down.
slip-printing = Printing the slip
slip-printed = The slip is printed. Please take it.
slip-ask-staff = Please ask the staff to print it, and write the number down.
slip-staff-come = The staff know of it and will print it for you.
slip-not-receipt = The slip is only a guide. The desk gives { $you } the official receipt.

### Staff, waiting, ending
screen-staff = Calling staff
    .calling = The desk is being told.
    .heard = Staff have been told. Please rest a moment.
    .unheard = Please ask at desk { $counter }.
    .kept = What { $you } wrote is still here. The screen is covered.
screen-idle = Are { $you } still there?
    .about = Touch the screen to go on. In { $seconds } seconds everything is erased for privacy.
screen-end = End here?
    .about = Everything { $you } wrote is erased, to keep it private.

### Faults
screen-disk-full = No new filings for the moment
    .do = Please go to desk { $counter }; an officer helps { $you } at once.
screen-read-only = The machine cannot write at the moment
    .do = Please go to desk { $counter }; an officer helps { $you } at once.
screen-disk-failing = The machine needs a check
    .do = Please go to desk { $counter }; an officer helps { $you } at once.
screen-replaced = Another machine has taken over
    .do = Please go to desk { $counter }; an officer helps { $you } at once.
fault-answers = All filings that were stored are safe.

### What to mend
error-empty =
    .what = This is still empty.
    .do = Fill it in, then touch "Continue".
error-not-chosen =
    .what = Nothing is chosen yet.
    .do = Choose one, then we go on.
error-name-sign =
    .what = The name has a digit or a strange sign in it.
    .do = Write it as it stands on the paper.
error-too-long =
    .what = This is too long.
    .do = Please write it shorter.
error-number =
    .what = The number is not between { $min } and { $max }.
    .do = Please write it again.
error-number-short =
    .what = { $count } { $count ->
        [one] digit is
       *[other] digits are
    } still missing.
    .do = Please look at the card again.
error-number-old =
    .what = A number of 9 digits is that of an old identity card.
    .do = Please enter all 12 digits on your card.

error-number-long =
    .what = { $count } { $count ->
        [one] digit
       *[other] digits
    } too many.
    .do = The number on the card has 12 digits.
error-number-sign =
    .what = The number on the card has only digits.
    .do = Please look at the card again.
error-phone =
    .what = The phone number has too few or too many digits.
    .do = A mobile number has 10 digits and begins with 0.
error-phone-zero =
    .what = The first 0 of the phone number is missing.
    .do = Please put a 0 in front.
error-email =
    .what = A part of the e-mail address is missing.
    .do = It has an @ in the middle. Skip it if there is none.
error-date-day =
    .what = The day is not between 1 and 31.
    .do = Please look at the day again.
error-date-month =
    .what = The month is not between 1 and 12.
    .do = Please look at the month again.
error-date-year =
    .what = The year needs four digits.
    .do = Write the whole year, for example 1952.
error-date-calendar =
    .what = The calendar does not have this day.
    .do = Look again. If the paper says so, touch "The paper says so".
error-lunar-day =
    .what = The lunar day must be from 1 to 30.
    .do = Please change the lunar day.

error-lunar-short =
    .what = That lunar month had only 29 days.
    .do = Please look at the lunar day and month again.

error-date-full =
    .what = This date needs day, month and year.
    .do = Please copy it from the paper.
error-date-more =
    .what = This date also needs the month.
    .do = Please copy it from the paper.
error-time-hour =
    .what = The hour lies outside 0 to 23.
    .do = Please check the box for the hour.
error-time-minute =
    .what = The minutes lie outside 0 to 59.
    .do = Please check the box for the minutes, or leave it empty.
error-future =
    .what = This day has not come yet.
    .do = Please look at day, month and year again.
error-place =
    .what = The ward or commune is still missing.
    .do = Please choose it.
error-not-signed =
    .what = A signature is needed to go on.
    .do = Sign in the frame, or choose to sign at the desk.
error-paper =
    .what = There is no picture of this paper yet.
    .do = Ask staff to take one, or choose "Later".

### Slip
slip-title = GUIDE SLIP – NOT THE OFFICIAL RECEIPT
slip-attached = Papers photographed here
slip-pages = { $count } { $count ->
        [one] page:
       *[other] pages:
    } { $codes }
slip-missing = Papers to bring
slip-fee = Expected fee
slip-day = Result expected on

### Reading aloud
# .spoken of other texts: what is said in place of the short words on the screen.
voice-slower = Slower
voice-faster = Faster
voice-softer = Softer
voice-louder = Louder
voice-none = This machine has no voice yet.
voice-missed = Not everything could be read.

returned-for = An officer has returned the filing because:
    .spoken = The filing was returned to be corrected. The reason is on the screen.
