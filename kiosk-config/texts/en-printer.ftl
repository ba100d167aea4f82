### Why the paper has not come out: only what somebody in front of the printer can see.
printer-no-paper = The printer is out of paper.
printer-jammed = Paper is stuck in the printer.
printer-cover-open = The printer's cover is open.
printer-no-toner = The printer is out of toner.
printer-off = The printer is switched off or paused.
printer-may-come-out = It is not known whether the paper came out. Please look at the printer's tray.
printer-failed = The printer could not print it.
