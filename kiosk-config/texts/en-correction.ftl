# Correcting, changing and completing civil-status papers. Shared questions are in en.ftl and en-birth-again.ftl.

procedure-correction = Correcting a wrong paper
    .official = Đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc
    .about = A wrong name or date, or something missing on a certificate.
    .words = correct birth certificate, wrong name, change name, wrong birthday, add home town, ethnic group, correct marriage certificate

step-change = What is to be corrected
step-wrong_paper = The paper to correct
step-content = What it should say

## What is to be corrected

question-correction_relation = Whose paper is to be corrected?
    .label = Whose paper
    .form = Quan hệ với người được thay đổi, cải chính, bổ sung thông tin hộ tịch

option-correction_relation-self = My own
    .form = Bản thân
option-correction_relation-other = Someone else's
    .form = Khác

question-correction_relation_other = What are you to the person with the wrong paper?
    .label = Your relation
    .form = Quan hệ với người được thay đổi, cải chính, bổ sung thông tin hộ tịch

question-wrong_paper = Which paper is to be corrected?
    .label = Paper to correct
    .form = Trong loại giấy tờ

option-wrong_paper-birth = Birth certificate
option-wrong_paper-marriage = Marriage certificate
    .form = Giấy chứng nhận kết hôn
option-wrong_paper-death = Death certificate
    .form = Trích lục khai tử
option-wrong_paper-parent_child = Acknowledgement of a child
    .form = Trích lục đăng ký nhận cha, mẹ, con
option-wrong_paper-guardianship = Guardianship
    .form = Trích lục đăng ký giám hộ
option-wrong_paper-guardianship_oversight = Oversight of a guardianship
    .form = Trích lục đăng ký giám sát việc giám hộ

question-act = What do you want done to it?
    .label = What is done
    .form = Đề nghị đăng ký việc

option-act-correct = Correct a mistake
    .form = Cải chính hộ tịch
    .hint = Whoever wrote or declared it made a mistake.
option-act-add = Add what is missing
    .form = Bổ sung thông tin hộ tịch
    .hint = Something is empty, or only the year is given.
option-act-change = Change the name
    .form = Thay đổi hộ tịch
    .hint = It is not wrong, but another name is wanted.
option-act-ethnicity = Ethnic group again
    .form = Xác định lại dân tộc
    .hint = That of the father or of the mother.

question-item = Which place on the paper is it?
    .label = Place on the paper
    .form = Nội dung đề nghị

option-item-name = Full name
    .form = Họ, chữ đệm, tên
option-item-birth_date = Date of birth
    .form = Ngày, tháng, năm sinh
option-item-birthplace = Place of birth
option-item-hometown = Home town
    .form = Quê quán
option-item-parents = About the parents
    .form = Thông tin về cha, mẹ
option-item-other = Something else
    .form = Khác

question-item_text = Please say which place on the paper it is.
    .label = Which place exactly
    .form = Nội dung đề nghị (ghi rõ)
    .hint = For example: man or woman, day of the marriage, address.

## The person on the wrong paper

question-wrong_ethnicity = Which ethnic group does the paper give now?
    .label = Ethnic group now
    .form = Dân tộc

question-subject_residence_kind = How is the person who needs it registered at home?
    .label = Kind of residence
    .form = Loại cư trú
    .hint = Permanent means that the police have them on their register there.

## The paper to correct

question-wrong_number = What is the number on the paper to correct?
    .label = Number of the paper
    .form = Giấy tờ hộ tịch: số, quyển số
    .hint = Add the book number if there is one. For example: 25, book 01.

question-wrong_date = On which day was the paper to correct registered?
    .label = Registered on
    .form = Giấy tờ hộ tịch: ngày đăng ký

question-wrong_place = In which commune or ward was the paper to correct made?
    .label = Registered at
    .form = Giấy tờ hộ tịch: nơi đăng ký, nay là
    .hint = The old or the new name will do. If it is not found, choose "I don't remember".
    .detail = The old name on the paper, if it differs

question-wrong_office = Please write the name of the office on the wrong paper.
    .label = Name of that office
    .form = Giấy tờ hộ tịch: nơi đăng ký
    .hint = Copy it as on the paper, with district and province.

## What it should say

question-wrong_name = Which full name does the paper give now?
    .label = Name on the paper now
    .form = Họ, chữ đệm, tên; nội dung: từ
    .hint = Copy it exactly as it stands, with the mistake.

question-current_birth = Which date of birth does the paper give now?
    .label = Date on the paper now
    .form = Nội dung: từ
    .hint = Copy it as it stands. If it is only a year, choose that.

question-current_ethnicity = Which ethnic group stands on the paper?
    .label = Ethnic group on it
    .form = Nội dung: từ

question-new_name = What should the full name be?
    .label = Name corrected to
    .form = Nội dung: thành
    .hint = Write the full name.

question-new_birth = What should the date of birth be?
    .label = Date corrected to
    .form = Nội dung: thành

question-new_ethnicity = What should the ethnic group be?
    .label = Ethnic group corrected to
    .form = Nội dung: thành

question-current_text = What does the wrong place say now?
    .label = It says now
    .form = Nội dung: từ
    .hint = Copy it exactly as it stands, with the mistake.

question-new_text = What should that place say?
    .label = Corrected to
    .form = Nội dung: thành
    .hint = Write exactly what the new paper should say.

question-added_text = What should be added?
    .label = To be added
    .form = Nội dung: bổ sung
    .hint = Write exactly what the paper should say.

question-reason = Why is the paper wrong?
    .label = Reason
    .form = Lý do

option-reason-office_error = The clerk made a mistake
    .form = Sai sót của công chức làm công tác hộ tịch
option-reason-declared_wrong = It was declared wrong
    .form = Sai sót của người yêu cầu đăng ký hộ tịch
option-reason-school_record = To agree with diplomas
    .form = Theo hồ sơ, giấy tờ cá nhân khác
option-reason-other = Another reason
    .form = Khác

question-reason_text = Please say shortly why it is needed.
    .label = Reason exactly
    .form = Lý do (ghi rõ)
    .hint = For example: a relative has the same name, the day was not known then.

## Papers

question-paper_wrong = The wrong paper
    .label = Wrong paper
    .form = Bản chính giấy tờ hộ tịch cần thay đổi, cải chính, bổ sung
    .hint = Bring the original to the desk: the officer writes a note on it.

question-paper_evidence = The papers that prove it
    .label = Evidence
    .form = Giấy tờ liên quan làm căn cứ thay đổi, cải chính, bổ sung, xác định lại dân tộc
    .hint = An older paper, an extract of the register, or a court's decision.

question-paper_child_agrees = The consent of the person under 18
    .label = Child's consent
    .form = Văn bản đồng ý của người được thay đổi, xác định lại dân tộc
    .hint = From the age of 9 a child writes that it agrees to another name.

question-correction_copies = How many extra copies of the extract would you like?
    .label = Extra copies
    .form = Đề nghị cấp bản sao: số lượng
    .hint = You always get one. Choose 0 if that is enough.

## Early ends

exit-school_record =
    .what = Diplomas are corrected to agree with the birth certificate.
    .do = It is not done the other way round. Please see an officer, who knows where diplomas are corrected.

## Reminders

check-requester_age_own =
    .what = By this date of birth you are not yet 14.
    .do = Please look at the date again, or let your parents do it.

check-own_death =
    .what = A death certificate cannot be your own.
    .do = Choose another paper, or that it is someone else's.

check-new_birth_number =
    .what = The corrected date of birth does not agree with the ID number.
    .do = Please look at it again. If it is right, the officer will see to it.

check-new_birth_new_year =
    .what = The corrected date of birth says 1 January.
    .do = If you only know the year, choose just the year.

check-wrong_date_before_birth =
    .what = The paper to correct was registered before the birth.
    .do = Please look at both dates again.

check-new_birth_after_paper =
    .what = The corrected date of birth is later than the paper.
    .do = Please look at both dates again.

check-wrong_marriage_age =
    .what = On the day of the marriage certificate the person was not yet 18.
    .do = Please look at the day again. If the paper says so, please see an officer.

check-wrong_paper_data =
    .what = Number and date of the paper to correct are both missing.
    .do = Enter one of them, or let an officer look it up.

check-same_content =
    .what = The corrected name is the same as the name now.
    .do = Please look at what is wrong and what is right.

check-same_content_birth =
    .what = The corrected date is the same as the date now.
    .do = Please look at what is wrong and what is right.

check-same_content_ethnicity =
    .what = The corrected ethnic group is the same as now.
    .do = Please look at both answers again.

check-same_content_text =
    .what = The corrected words are the same as now.
    .do = Please look at what is wrong and what is right.

check-new_content_as_current =
    .what = The name on the paper now is the same as on your card.
    .do = Please see which name the wrong paper gives.

check-new_name_length =
    .what = The corrected name is rather long.
    .do = Please look at it again. If it is right, it will be taken.

check-no_error =
    .what = A paper is corrected only where it was written wrong.
    .do = For another name choose "Change the name", or ask an officer.

check-no_evidence =
    .what = There is no picture of evidence, so the filing may come back.
    .do = Please bring an older paper to the desk.

check-item_says_nothing =
    .what = This does not yet say which place on the paper it is.
    .do = Please say which, for example: man or woman, day of the marriage.

check-reason_says_nothing =
    .what = This does not yet give the reason.
    .do = Please say why it is needed.

check-correction_no_copies =
    .what = You have not asked for any extra copy.
    .do = If you need none, just go on.

## The officers' desk

desk-derived-content = What is asked for
