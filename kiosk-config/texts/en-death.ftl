# Registering a death. Sentences shared with other procedures are in en.ftl, condolences in en-moods.ftl.

procedure-death = Registering a death
    .official = Đăng ký khai tử
    .about = The spouse, children and other relatives can do it.
    .words = death, death certificate, register a death, someone died, deceased

step-family = Your relation
step-deceased = About the person who died
step-death = Day, hour and place
step-notice = The death notice

## Relation

question-death_relation = What are you to the person who died?
    .label = Relation to the deceased
    .form = Quan hệ với người đã chết

option-death-relations-child = Son or daughter
    .form = Con
option-death-relations-wife = Wife
    .form = Vợ
option-death-relations-husband = Husband
    .form = Chồng
option-death-relations-grandchild = Grandchild, niece, nephew
    .form = Cháu
option-death-relations-sibling = Brother or sister
    .form = Anh/chị/em
option-death-relations-father = Father
    .form = Cha
option-death-relations-mother = Mother
    .form = Mẹ
option-death-relations-grandfather = Grandfather
    .form = Ông
option-death-relations-grandmother = Grandmother
    .form = Bà
option-death-relations-other = Something else
    .form = Khác

question-requester_other_kind = In what way are you filing this?
    .label = Filing as
    .form = Quan hệ với người đã chết: khác

option-requester_other_kind-relative = Another relative
option-requester_other_kind-asked = The family asked me
    .hint = You then need a certified paper from the family.
option-requester_other_kind-body = For an organisation
    .hint = The person who died has no relatives left.

question-death_relation_text = Please write your relation to the person who died.
    .label = Your relation
    .form = Quan hệ (ghi rõ)
    .hint = For example: daughter-in-law, son-in-law, aunt, uncle, neighbour.

question-deceased_lived = Did the person who died live in this ward?
    .label = Last residence
    .form = Nơi cư trú cuối cùng: loại cư trú
    .why = A death is registered by the ward of the last residence.

option-deceased_lived-permanent = Permanent here
    .form = Thường trú
    .hint = On the register of permanent residents.
option-deceased_lived-temporary = Temporary here
    .form = Tạm trú
option-deceased_lived-current = Only staying here
    .form = Nơi ở hiện tại
option-deceased_lived-elsewhere = Somewhere else
option-deceased_lived-unknown = Nobody knows where

question-died_here = Did the person die in this ward?
    .label = Died in this ward
    .form = Nơi chết thuộc phường
    .why = Where the residence is not known, the place of death decides.

## The person who died

question-deceased_number = What was the ID number of the person who died?
    .label = ID number of the deceased
    .form = Số định danh cá nhân / Giấy tờ tùy thân của người đã chết
    .hint = It has 12 digits. If the card is gone, touch "I do not know".

question-deceased_name = What was the full name of the person who died?
    .label = Name of the deceased
    .form = Họ, chữ đệm, tên người đã chết
    .hint = The name of the person who died, as on their papers.

question-deceased_birth = When was the person who died born?
    .label = Date of birth
    .form = Ngày, tháng, năm sinh của người đã chết
    .hint = If the papers show only the year, choose just the year.

question-deceased_sex = Was the person who died a man or a woman?
    .label = Man or woman
    .form = Giới tính của người đã chết

question-deceased_id_kind = Which paper did the person who died have?
    .label = Paper of the deceased
    .form = Giấy tờ tùy thân của người đã chết: loại
    .hint = An old paper is fine.

question-deceased_id_number = What is the number on the paper of the person who died?
    .label = Number of that paper
    .form = Giấy tờ tùy thân của người đã chết: số
    .hint = Write letters and digits as they stand on the paper.

question-deceased_ethnicity = Which ethnic group did the person who died belong to?
    .label = Ethnic group
    .form = Dân tộc của người đã chết

question-deceased_nationality = What was the nationality of the person who died?
    .label = Nationality
    .form = Quốc tịch của người đã chết

question-deceased_residence = Where did the person who died live?
    .label = Last address
    .form = Nơi cư trú cuối cùng
    .hint = If you know the ward's old name, add it in the last line.

## The death

question-day_of_death = On which day did the person die?
    .label = Day of death
    .form = Đã chết vào ngày (dương lịch)
    .hint = The form has the solar day. If you know the lunar day, it is converted.

question-death_time = At what time did the person die?
    .label = Time of death
    .form = Đã chết vào lúc … giờ … phút
    .hint = If you only know the hour, leave the minutes empty.

question-death_where = Where did the person die?
    .label = Place of death
    .form = Nơi chết: trong nước / khác

option-death_where-home = At home
option-death_where-hospital = In a hospital
    .hint = Or a health station, or a nursing home.
option-death_where-elsewhere = Somewhere else
option-death_where-abroad = Abroad

question-death_place = In which ward or commune was that?
    .label = Address of that place
    .form = Nơi chết
    .hint = In the last line write the hospital, or house number and street.

question-death_cause = What was the cause of death?
    .label = Cause of death
    .form = Nguyên nhân chết
    .hint = Choose what the death notice says.

option-death_cause-old_age = Old age
    .form = Già yếu
option-death_cause-illness = Illness
    .form = Bệnh
option-death_cause-accident = Accident
    .form = Tai nạn
option-death_cause-sudden = Sudden, not known
    .form = Chết đột ngột, chưa rõ nguyên nhân
option-death_cause-other = Something else
    .form = Khác

question-death_cause_text = What exactly does the death notice say?
    .label = Exact cause
    .form = Nguyên nhân chết (ghi rõ)
    .hint = For example: heart disease, traffic accident.

## The death notice

question-notice_kind = Do you have the death notice?
    .label = Death notice
    .form = Giấy báo tử / Giấy tờ thay thế
    .why = It is issued by the hospital or by the ward.

option-notice_kind-death_notice = Yes, a death notice
    .form = Giấy báo tử
option-notice_kind-substitute = A paper instead of it
    .form = Giấy tờ thay thế Giấy báo tử
    .hint = From the police, a court or a prison.
option-notice_kind-none = No paper yet
    .hint = For a death at home the ward writes it.

question-notice_number = What is the number on the death notice or paper?
    .label = Number of the notice
    .form = Số Giấy báo tử / Giấy tờ thay thế
    .hint = It stands at the top, near the title.

question-notice_date = When was the death notice or paper issued?
    .label = Issue date of the notice
    .form = Giấy báo tử / Giấy tờ thay thế: ngày cấp
    .hint = It is the day of issue, near the stamp.

question-notice_issuer = Who issued the death notice or paper?
    .label = Issuer of the notice
    .form = Giấy báo tử / Giấy tờ thay thế: do … cấp
    .hint = The name is in the upper left corner.

## Papers

question-paper_death_notice = The death notice
    .label = Death notice
    .form = Giấy báo tử
    .hint = For a death at home without a paper, touch "Later".

question-paper_substitute = The paper instead of the death notice
    .label = Paper instead of the notice
    .form = Giấy tờ thay thế Giấy báo tử

question-paper_event = Papers that show the death
    .label = Papers about the death
    .form = Giấy tờ, tài liệu chứng minh sự kiện chết
    .hint = For example: a picture of the gravestone, a church or burial paper.

question-paper_last_residence = A paper about the last address
    .label = Paper about the address
    .form = Giấy tờ chứng minh nơi cư trú cuối cùng
    .hint = Only needed if the ward does not find the person on its register.

question-death_copies = How many copies of the death certificate do you need?
    .label = Number of copies
    .form = Đề nghị cấp bản sao: số lượng
    .hint = We suggest 3 to 5. Banks, land offices and pensions all ask for one.

question-linked_service = Settle the residence register and the funeral benefit as well?
    .label = Funeral benefit as well
    .form = Liên thông: khai tử, xóa đăng ký thường trú, trợ cấp mai táng (2.002913)
    .hint = The officer then does all three at once, and you need not come back.

## Early ends

exit-body_registers_death =
    .what = The person who died has no relatives left.
    .do = Please see an officer at the desk, with your organisation's letter.

exit-deceased_lived_elsewhere =
    .what = A death is registered by the ward of the last residence.
    .do = Please see an officer at the desk, who will send it to the right place.

exit-died_abroad =
    .what = The person died abroad.
    .do = Please see an officer at the desk, with the papers of that country.

exit-foreign_deceased =
    .what = The person who died had another nationality.
    .do = Please see an officer at the desk, with the passport and the death notice.

exit-sudden_death_without_paper =
    .what = An accident or a sudden death needs a paper from the police.
    .do = Please see an officer at the desk, who tells you how to get it.

## Please look again

check-deceased_is_requester =
    .what = The ID number of the person who died is the same as yours.
    .do = Please write the number on the card of the person who died.

check-deceased_number_birth =
    .what = The ID number and the birth year of the person who died do not match.
    .do = Please look at their card again.

check-deceased_number_sex =
    .what = The ID number and the choice of man or woman do not match.
    .do = Please check the choice of man or woman.

check-deceased_new_year =
    .what = The birth of the person who died is written as the first of January.
    .do = If only the year is known, please choose just the year.

check-deceased_birth_after_death =
    .what = The day of death is before the day of birth.
    .do = Please check these two days.

check-deceased_very_old =
    .what = By these days the person died at more than 115.
    .do = Please check the day of birth and the day of death.

check-child_of_deceased_age =
    .what = Your date of birth does not fit with being the child.
    .do = Please check the relation and the dates of birth.

check-parent_of_deceased_age =
    .what = Your date of birth does not fit with being the parent.
    .do = Please check the relation and the dates of birth.

check-grandchild_of_deceased_age =
    .what = Your date of birth does not fit with being the grandchild.
    .do = Please check the relation and the dates of birth.

check-grandparent_of_deceased_age =
    .what = Your date of birth does not fit with being the grandparent.
    .do = Please check the relation and the dates of birth.

check-deceased_residence_here =
    .what = The last address is not in this ward.
    .do = Please check the address, or ask an officer at the desk.

check-death_place_here =
    .what = The place of death is not in this ward.
    .do = Please check the place, or ask an officer at the desk.

check-death_time_on_notice =
    .what = The time of death is empty.
    .do = The death notice usually has it. Please look again.

check-death_cause_data =
    .what = The exact cause is not written yet.
    .do = Please write it as on the death notice, or ask an officer at the desk.

check-notice_before_death =
    .what = The death notice was issued before the day of death.
    .do = Please check the issue date on the paper.

check-hospital_without_notice =
    .what = After a death in a hospital, the hospital has the death notice.
    .do = Please ask the hospital for it and bring it to the desk.

check-notice_data =
    .what = The number or a picture of the death notice is missing.
    .do = Please write the number, photograph the paper, or bring it to the desk.

check-death_copies_none =
    .what = You asked for no copy of the death certificate.
    .do = We suggest 3 to 5. If you need none, just go on.

check-deceased_is_requester_person =
    .what = Name and birth of the person who died are the same as yours.
    .do = Please write the name of the person who died.

check-requester_is_man =
    .what = Your ID number looks like the number of a man.
    .do = Please check your relation to the person who died.

check-requester_is_woman =
    .what = Your ID number looks like the number of a woman.
    .do = Please check your relation to the person who died.
