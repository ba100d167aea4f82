# Copies of lost civil-status papers. Shared questions are in en.ftl.

procedure-register-copy = Copy of an old certificate
    .official = Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh
    .about = When a birth, marriage or death certificate is lost.
    .words = lost birth certificate, copy of birth certificate, lost marriage certificate, copy of death certificate, extract, register copy, old papers

step-wanted = The paper you need
step-holder = The person named on it
step-entry = The earlier registration

## The paper

question-copy_relation = Whose paper do you need again?
    .label = Whose paper
    .form = Quan hệ với người được cấp bản sao

option-copy_relation-self = My own
    .form = Bản thân
option-copy_relation-child = My father's or mother's
    .form = Con đẻ
option-copy_relation-spouse = My husband's or wife's
    .form = Vợ/Chồng
option-copy_relation-father = My child's, I am the father
    .form = Bố đẻ
option-copy_relation-mother = My child's, I am the mother
    .form = Mẹ đẻ
option-copy_relation-other = Someone else's
    .form = Khác

question-copy_relation_other = What are you to the person named on the paper?
    .label = Your relation
    .form = Quan hệ với người được cấp bản sao

option-kin-spouse = Husband or wife
option-kin-child = Son or daughter
option-kin-parent = Father or mother
option-kin-grandparent = Grandparent
option-kin-grandchild = Grandchild
    .form = Cháu
option-kin-sibling = Brother or sister
option-kin-child_in_law = Son- or daughter-in-law
option-kin-guardian = Guardian
    .hint = Named as guardian on a paper of the ward.
option-kin-other = Something else
    .form = Khác

question-copy_kind = Which paper do you need again?
    .label = Paper needed
    .form = Loại trích lục

option-copy_kind-birth = Birth certificate
    .form = Khai sinh
option-copy_kind-marriage = Marriage certificate
    .form = Kết hôn/Ghi chú kết hôn
option-copy_kind-death = Death certificate
    .form = Khai tử
option-copy_kind-change = Change or correction of a name
    .form = Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc
    .hint = Also of a date of birth or an ethnic group.
option-copy_kind-parent_child = Acknowledgement of a child
    .form = Nhận cha, mẹ, con
option-copy_kind-adoption = Adoption
    .form = Nuôi con nuôi
option-copy_kind-divorce_note = Note of a divorce
    .form = Ghi chú ly hôn
    .hint = A divorce abroad that was entered in the register.
option-copy_kind-guardianship = Guardianship
    .form = Đăng ký giám hộ
option-copy_kind-guardianship_end = End of a guardianship
    .form = Chấm dứt giám hộ
option-copy_kind-guardianship_oversight = Oversight of a guardianship
    .form = Giám sát việc giám hộ
option-copy_kind-guardianship_oversight_end = End of an oversight
    .form = Chấm dứt giám sát việc giám hộ

question-old_paper = Do you still have an old copy or a photo of it?
    .label = Old copy
    .form = Giấy tờ hộ tịch đã cấp
    .why = An old copy helps the officer to find the entry sooner.

option-old_paper-original = I have the original
option-old_paper-copy = I have an old copy
option-old_paper-photo = I have a photo
option-old_paper-none = It is lost
option-old_paper-register_lost = Paper and register are lost
    .hint = The former office says that the register is gone.

## The person named on the paper

question-holder_number = What is the ID number of the person named on the paper?
    .label = Their ID number
    .form = Số định danh cá nhân
    .hint = Somebody who has died may have none. Then choose "I don't remember".

question-holder_name = Who is named on the paper?
    .label = Name on the paper
    .form = Họ, chữ đệm, tên người được cấp bản sao
    .hint = Write it as on the old paper. For a marriage, write one of the two.

question-holder_birth = When was the person named on the paper born?
    .label = Their date of birth
    .form = Ngày, tháng, năm sinh
    .hint = If their papers show only the year, choose just the year.

question-holder_sex = { $self ->
        [yes] Does the paper say that { $you } are a man or a woman?
       *[no] Is the person named on the paper a man or a woman?
    }
    .label = Man or woman
    .form = Giới tính

question-holder_id_kind = Which other paper does that person have?
    .label = Kind of their paper
    .form = Giấy tờ tùy thân: loại
    .hint = If there is none, choose "Skip this".

question-holder_id_number = What number is on that other paper?
    .label = Number of that paper
    .form = Giấy tờ tùy thân: số
    .hint = Write letters and digits as they stand on the paper.

question-holder_id_issued = When was that person's other paper issued?
    .label = Issue date of that paper
    .form = Giấy tờ tùy thân: ngày cấp

question-holder_id_issuer = Who issued that person's other paper?
    .label = Issuer of that paper
    .form = Giấy tờ tùy thân: nơi cấp
    .hint = It usually stands at the bottom, near the stamp.

question-holder_ethnicity = { $self ->
        [yes] Which ethnic group of { $you } does the paper give?
       *[no] Which ethnic group does the person on the paper belong to?
    }
    .label = Ethnic group
    .form = Dân tộc

question-holder_nationality = { $self ->
        [yes] Which nationality of { $you } does the paper give?
       *[no] What is the nationality of the person on the paper?
    }
    .label = Nationality
    .form = Quốc tịch

question-holder_alive = Is the person named on the paper living?
    .label = Living
    .form = Nơi cư trú
    .why = If not, we will not ask for an address.

question-holder_residence_kind = How is the person on the paper registered at home?
    .label = Kind of residence
    .form = Loại cư trú
    .hint = Permanent means that the police have them on their register there.

question-holder_residence = Where does the person on the paper live?
    .label = Their address
    .form = Nơi cư trú
    .hint = Choose the province, then the ward, then write house number and street.

## The earlier registration

question-copy_office = In which commune or ward was the old paper made?
    .label = Office of the old paper
    .form = Cơ quan đăng ký trước đây
    .hint = Write the old name as on the paper, with district and province.

question-copy_place = Which ward or commune is that office today?
    .label = That place today
    .form = Cơ quan đăng ký trước đây: nay là
    .hint = If you are not sure, choose "I don't remember": the officer finds it.

question-entry_number = What is the number on the old paper?
    .label = Number on the old paper
    .form = Tên giấy tờ hộ tịch: số, quyển số
    .hint = Add the book number if there is one. For example: 25, book 01.

question-entry_date = On which day was the old paper registered?
    .label = Registered on
    .form = Ngày đăng ký
    .hint = If you only know the year, choose the year: it can still be found.

## Papers

question-paper_old = The old paper, or a photo of it
    .label = Old paper
    .form = Bản sao giấy tờ hộ tịch đã cấp (nếu có)
    .hint = A faded or torn paper still helps the officer.

question-e_identity = Do you have an e-identity of level 2?
    .label = E-identity level 2
    .form = Tài khoản định danh điện tử mức độ 2
    .hint = It is the account on a phone that the police set up. No password is asked.
    .why = For a time, people with this account pay no fee.

## Early ends

exit-register_lost_birth =
    .what = Both the birth certificate and the register are lost.
    .do = On the first page, choose "Registering a birth again". If you are not sure, call an officer.

exit-register_lost_other =
    .what = Both the paper and the register are lost.
    .do = It is registered again at the desk. Please bring the papers you have and see an officer.

## Reminders

check-holder_is_requester =
    .what = The ID number of the person on the paper is the same as yours.
    .do = Enter that person's number, or choose that the paper is your own.

check-holder_is_requester_by_name =
    .what = Name and date of birth on the paper are the same as yours.
    .do = Enter that person's name, or choose that the paper is your own.

check-holder_mother_is_man =
    .what = You chose mother, but the ID number looks like a man's.
    .do = Please look again at whose paper it is.

check-holder_father_is_woman =
    .what = You chose father, but the ID number looks like a woman's.
    .do = Please look again at whose paper it is.

check-holder_number_birth =
    .what = The ID number and the year of birth on the paper do not agree.
    .do = Please look at the number and the date of birth again.

check-holder_new_year =
    .what = The date of birth of the person on the paper says 1 January.
    .do = If you only know the year, choose just the year.

check-holder_younger_than_child =
    .what = The person on the paper is your parent, but nearly your age.
    .do = Please look at both dates of birth again.

check-holder_older_than_parent =
    .what = The person on the paper is your child, but nearly your age.
    .do = Please look at both dates of birth again.

check-entry_before_birth =
    .what = The old paper was registered before the birth.
    .do = Please look at both dates again.

check-entry_marriage_age =
    .what = On the day of the registration that person was not yet 18.
    .do = Please look at the day again. If the paper says so, please see an officer.

check-entry_hard_to_find =
    .what = Without number and date the entry is hard to find.
    .do = Please ask your family: even the year helps.

check-old_paper_missing =
    .what = There is no picture of the old paper yet.
    .do = Please bring the old paper to the desk, so that the entry is found.

check-relation_grandchild_age =
    .what = You chose grandchild, but the ages do not fit.
    .do = Please look at the relation and both dates of birth again.

check-former_office_place =
    .what = Papers are made by a commune or ward, not by a hamlet or lane.
    .do = Please see the name of the commune at the top of the paper.
