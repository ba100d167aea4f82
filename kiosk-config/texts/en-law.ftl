# The law calendar: when a procedure has no form in force.

### The choice of services
service-not-in-force = Not taken here for now

### A procedure whose rules have ended, with no new form yet
screen-not-in-force = The rules for this paper have just changed
    .do = The new form is not here yet. Please go to desk { $counter }; an officer will do it with you.

### The officers' pages
desk-law = Rules and form used
desk-law-reviewed = signed off by { $reviewer } on { $day }
desk-law-unreviewed = Not yet signed off by an officer
desk-law-unknown = This desk does not have that version of the rules
