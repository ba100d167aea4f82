### An officer's work on the pages: search, accept, return, copy into the national form.

desk-search = Search filings
desk-search-field = Search by name, personal number, reference or dossier number
desk-search-field-guide = Search by reference or dossier number
desk-search-hint = An identity card can be scanned into this field. Names need no marks.
desk-search-do = Search
desk-search-clear = Clear the filters
desk-filters = Filter by state, procedure, kiosk, day
desk-filters-do = Filter
desk-any = All
desk-kiosk = Kiosk
desk-from = Received from
desk-to = Until
desk-order = Order
desk-order-newest = Newest first
desk-order-waiting = Longest waiting first
desk-found = { $count ->
    [one] { $count } filing
   *[other] { $count } filings
}
desk-found-none = There is no such filing. Take away a filter, or search by the number on the slip.
desk-filings-end = The list does not reach this page. Please go back.
desk-pages-of-list = Pages of the list

desk-decide = Decide
desk-accept = Accept the filing
desk-change = Change dossier number or appointment
desk-change-keep = Keep the change
desk-complete = The result is ready
desk-return = Return to the resident
desk-appointment-day = Day of the result
desk-appointment-rule = By the procedure's time limit: { $day }. It must be a working day.
desk-appointment-free = The time limit of this procedure is not known here. It must be a working day.
desk-appointment-guessed = The holidays of that year are not known here yet; please check.
desk-return-how = Pick the reasons. The resident reads them at the kiosk, and the next visit opens at the item you name.
desk-reasons = Reasons for return
desk-reason-own = Another reason
desk-reason-item = Which item
desk-reason-item-none = The filing as a whole
desk-reason-more = A sentence more for the resident (if needed)
desk-reason-sentence = The reason, written for the resident
desk-return-do = Return for these reasons
desk-returned-for = Why it was returned
desk-done-accept = Accepted, with the result on { $day }. The kiosk is told at once.
desk-done-complete = Noted that the result is ready. The kiosk is told at once.
desk-done-return = Returned. The kiosk is told at once.

desk-overtaken = The filing has just changed
desk-overtaken-do = Somebody else has just decided about this filing. Please look below; what you did was not kept.
desk-mistakes = Not kept yet, please look again
desk-mistake-dossier = Please give a dossier number.
desk-mistake-dossier-long = The dossier number is too long. Please give at most 64 letters.
desk-mistake-dossier-taken = Another filing has this number. Please give the number of this one.
desk-mistake-day = Please choose a day that is in the calendar.
desk-mistake-day-past = That day is over. Please choose today or a later day.
desk-mistake-day-closed = Offices are closed on that day. The next working day is { $next }.
desk-mistake-reasons = Please pick at least one reason.
desk-mistake-item = Please say which item this reason is about.
desk-mistake-own = Please write the reason for the resident.
desk-mistake-long = That is too long. Please write less.

desk-note-missing = Not answered: { $items }
desk-note-papers-later = Papers to be brought later: { $items }
desk-note-papers-to-show = Originals to look at here: { $items }
desk-note-unknown = Not remembered: { $items }
desk-note-helped = { $who }: { $items }

desk-arriving = The filing is on its way
desk-arriving-pages = { $here } of { $all } pages are here
desk-arriving-do = There is nothing to do yet. When all pages are here, it becomes “Received” by itself.

desk-papers = Form and files of this filing
desk-json = JSON file
desk-csv = CSV table
desk-preview = See the form
desk-preview-blank = left empty
desk-copy = Copy into the national form
desk-copy-none = There is no form to copy into for this procedure. Please use the answers of the filing.
desk-copy-how = Press Enter to copy a field and go to the next one.
desk-copy-how-by-hand = Mark the text of a field and copy it.
desk-copy-count = { $filled } fields have a value, of { $all } in tab order.
desk-copy-do = Copy
desk-copied = Copied
desk-copy-empty = Stays empty

desk-trouble-too-long = What was sent is too long. Nothing was kept. Please go back and write less.
desk-trouble-disk-full = The desk's disk is full. Nothing was lost. Please tell the operator, and try again later.
desk-json-signature = Signature of the JSON file
desk-csv-signature = Signature of the CSV table
desk-files-of-day = Received on { $day }:
desk-offline = The desk cannot be reached. The list below is the last one seen; it is tried again by itself.
desk-arriving-erased = No page has come for 30 days, so its pages were erased. The kiosk sends them again from the start.
