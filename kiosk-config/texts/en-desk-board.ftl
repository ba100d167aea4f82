### The board of the kiosks.

desk-board = Kiosks
desk-board-empty = No kiosk has been heard yet. Kiosks report once they are connected to this desk.
desk-board-nobody = Nothing on this page is about the resident who is filing.
desk-board-kiosk = Kiosk { $kiosk }
desk-board-calls = Calling for staff: { $time }
desk-board-silent = Silent since { $time }
desk-board-on-step = At this step for { $time }
desk-board-waiting = { $count } filings waiting to be sent
desk-board-oldest = the oldest for { $time }
desk-board-attention = { $count } filings somebody must look at
desk-span-moment = less than a minute
desk-span-minutes = { $count } min
desk-span-hours = { $count } h
desk-step-welcome = First screen, nobody there
desk-step-fitting = Choosing letters, trying the voice
desk-step-services = Choosing a procedure
desk-step-privacy = Reading the notice about data
desk-step-prepare = Looking at the papers to have
desk-step-question = Answering questions
desk-step-check = Looking through the form
desk-step-sign = Signing
desk-step-confirm = Confirming
desk-step-done = Sent, looking at the slip
desk-step-staff = Staff uses the kiosk
