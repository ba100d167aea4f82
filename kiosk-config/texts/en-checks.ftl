# Reminders about words, days, ages and relations that the procedures share (procedures.md §6).

check-requester_id_too_early =
    .what = Identity certificates have been issued only since July 2024.
    .do = Please look at the kind of paper and its issue date again.

check-requester_id_issuer_time =
    .what = On that issue date another office issued such papers.
    .do = Please look at the issuer and the issue date again.

check-subject_id_too_early =
    .what = Identity certificates have been issued only since July 2024.
    .do = Please look at the kind of paper and its issue date again.

check-subject_id_issuer_time =
    .what = On that issue date another office issued such papers.
    .do = Please look at the issuer and the issue date again.

check-requester_old_district =
    .what = Addresses no longer have a district.
    .do = Leave it out, or write "cũ" (former) after it.

check-subject_old_district =
    .what = Addresses no longer have a district.
    .do = Leave it out, or write "cũ" (former) after it.

check-relation_word =
    .what = This word means different relatives in different regions.
    .do = Please write clearly: father, mother, grandparent, aunt or uncle.

check-relation_says_nothing =
    .what = This does not say how you are related.
    .do = Please write it, for example: daughter-in-law, nephew.

check-purpose_says_nothing =
    .what = This does not say what the paper is for.
    .do = Please write it, for example: to settle an inheritance.

check-status_says_nothing =
    .what = This does not say which case it is.
    .do = Please write it, or ask an officer to write it.

check-partner_nationality_people =
    .what = This is the name of an ethnic group, not a nationality.
    .do = Please enter that person's country.

check-same_name_and_birth =
    .what = The name and birth of the person who needs the paper are the same as yours.
    .do = Please check them, or choose that the paper is for yourself.

check-relation_child_age =
    .what = You chose to be the child, but the ages do not fit.
    .do = Please look at the relation and both dates of birth.

check-relation_parent_age =
    .what = You chose to be the parent, but the ages do not fit.
    .do = Please look at the relation and both dates of birth.

check-relation_grandparent_age =
    .what = You chose to be a grandparent, but the ages do not fit.
    .do = Please look at the relation and both dates of birth.

check-marriage_office_place =
    .what = The certificate comes from a commune or ward, not from a hamlet or lane.
    .do = Please look for the ward's name at the top of the paper.

check-parents_marriage_office_place =
    .what = The certificate comes from a commune or ward, not from a hamlet or lane.
    .do = Please look for the ward's name at the top of the paper.

check-death_office_place =
    .what = The paper comes from a commune or ward, not from a hamlet or lane.
    .do = Please look for the ward's name at the top of the paper.

check-partner_new_year =
    .what = The other person's date of birth says 1 January.
    .do = If you only know the year, choose just the year.

check-marriage_too_young_woman =
    .what = On the day of the marriage she was not yet 18.
    .do = Please change the day, or call an officer.

check-marriage_too_young_man =
    .what = On the day of the marriage he was not yet 20.
    .do = Please change the day, or call an officer.

check-mother_marriage_too_young =
    .what = On the day of the marriage the mother was not yet 18.
    .do = Please change the day, or call an officer.

check-father_marriage_too_young =
    .what = On the day of the marriage the father was not yet 20.
    .do = Please change the day, or call an officer.

check-mother_marriage_before_birth =
    .what = The marriage is earlier than the mother's birth.
    .do = Please look at both days again.

check-father_marriage_before_birth =
    .what = The marriage is earlier than the father's birth.
    .do = Please look at both days again.

check-grandmother_number_sex =
    .what = You chose grandmother, but the ID number is a man's.
    .do = Please look at the relation and the ID number again.

check-grandfather_number_sex =
    .what = You chose grandfather, but the ID number is a woman's.
    .do = Please look at the relation and the ID number again.

check-grandparent_child_age =
    .what = You chose to be a grandparent, but the ages do not fit.
    .do = Please look at the relation and both dates of birth.

check-no_copies =
    .what = You asked for no copy of the birth certificate.
    .do = If you need none, just continue.
