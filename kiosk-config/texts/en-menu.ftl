# Choosing a service: the groups of [[menu]] in kiosk.toml, and finding one by words.

menu-civil = Birth, marriage, death
    .about = And the certificate of single status.
menu-papers = Copies and corrections
    .about = A lost birth certificate, a wrong name or date.
menu-certified = Certified copies and signatures
    .about = A stamp on a photocopy, a signature before the officer.
menu-benefits = Allowances
    .about = Money for old people and for funerals.

button-search = Search by words
    .about = Type a few letters
    .spoken = To search by words, touch "Search by words".
button-search-again = Other words
    .about = Type other words
    .spoken = To search again, touch "Other words".
screen-search = What do you need? Type a few letters.
    .label = Search by words
    .hint = For example: single certificate, certified copy, old age.
screen-found = Is it one of these?
    .hint = Touch the one you need.
screen-nothing-found = We did not find it
    .hint = Try other words, or ask the staff.
explained-where = Please go to counter { $counter }, where the staff does it for you.
