# Funeral money: gentle words, few questions.

procedure-funeral = Money for a funeral
    .official = Hỗ trợ chi phí mai táng cho đối tượng hưởng trợ cấp hưu trí xã hội
    .about = When the person who died received the allowance for old people.
    .words = funeral money, funeral support, burial, funeral costs

step-late = About the person who died
step-organiser = Who arranges the funeral

question-late_benefit = What did the person receive each month?
    .label = Benefit until death
    .form = Chế độ đang hưởng của người chết
    .why = Each benefit has its own way.

option-late_benefit-social_pension = Allowance for old people
    .form = Trợ cấp hưu trí xã hội
option-late_benefit-social_assistance = Social allowance
    .form = Trợ cấp xã hội hằng tháng
    .hint = For example for a disability.
option-late_benefit-retirement = Pension or insurance
    .form = Lương hưu, trợ cấp bảo hiểm xã hội
option-late_benefit-merit = Person with merit
    .form = Trợ cấp người có công
option-late_benefit-unknown = I do not know
    .form = Chưa rõ

question-death_registered = Has the death been registered?
    .label = Death registered
    .form = Đã đăng ký khai tử

question-late_name = What was the name of the person who died?
    .label = Name of the person who died
    .form = Họ và tên người chết
    .hint = Write it exactly as on the death certificate.

question-late_birth = When was that person born?
    .label = Birth of the person who died
    .form = Ngày, tháng, năm sinh người chết
    .hint = If the papers show only the year, choose just the year.

question-late_number = What was that person's ID number?
    .label = ID number of the person who died
    .form = Số định danh cá nhân người chết
    .hint = It is also on the death certificate.

question-late_residence = Where did that person live?
    .label = Home of the person who died
    .form = Nơi cư trú người chết
    .hint = Choose the province and the ward, then write house and street.

question-late_death_date = On which day did that person die?
    .label = Day of death
    .form = Ngày, tháng, năm chết
    .hint = See the solar day on the death certificate.

question-late_death_time = At what time was it?
    .label = Time of death
    .form = Giờ chết
    .hint = If you do not remember, touch "I do not remember".

question-organiser_kind = Who arranges the funeral?
    .label = Who arranges it
    .form = Đại diện: cá nhân hoặc cơ quan, tổ chức

option-organiser_kind-person = I or my family
    .form = Cá nhân
option-organiser_kind-organisation = An office or organisation
    .form = Cơ quan, tổ chức
    .hint = For example a home for the aged.

question-organisation_name = What is the organisation called?
    .label = Organisation
    .form = Tên cơ quan, tổ chức

question-organisation_address = Where is the organisation?
    .label = Address of the organisation
    .form = Địa chỉ cơ quan, tổ chức
    .hint = Choose the province and the ward, then write house and street.

question-organisation_position = What is your position there?
    .label = Position
    .form = Chức vụ của người đại diện
    .hint = For example: director, head of the group.

question-late_relation = How were you related to that person?
    .label = Relation to the person who died
    .form = Quan hệ với người chết

question-account_holder = In whose name is the account?
    .label = Holder of the account
    .form = Tên chủ tài khoản
    .hint = Write it exactly as on the bank card.

question-paper_late_death = Death certificate
    .label = Death certificate
    .form = Trích lục khai tử

desk-derived-funeral_request = What is asked for

exit-funeral_social_assistance =
    .what = This money has a form of its own.
    .do = Please take your ID card and the death certificate to the counter. The staff does it for you.

exit-funeral_social_insurance =
    .what = This money is paid by social insurance.
    .do = Please see the staff with the death certificate and the pension book.

exit-funeral_merit =
    .what = For people with merit there is other funeral money.
    .do = Please see the staff with the death certificate and the paper on merit.

exit-funeral_death_first =
    .what = The death must be registered first.
    .do = Please take the notice of death to the counter. The staff does both at once.

check-late_benefit_unknown =
    .what = We do not know which benefit it was.
    .do = You can send it; the officer looks it up.

check-late_number_birth =
    .what = The ID number and year of birth of the person who died do not match.
    .do = Please look at the death certificate again.

check-late_new_year =
    .what = The birth of the person who died is written as the first of January.
    .do = If only the year is known, choose just the year.

check-late_death_before_birth =
    .what = The day of death lies before the birth.
    .do = Please look at both days on the death certificate.

check-late_too_young =
    .what = By the birth, the person was not yet 70.
    .do = Please look at it again. If it is right, go on.

check-late_residence_here =
    .what = The home of the person who died is not in this ward.
    .do = Please look at it again, or ask the staff.

check-late_old_district =
    .what = The home names an old district.
    .do = Choose the new ward. Write "cũ" after an old name.

check-late_is_requester =
    .what = The ID number of the person who died equals yours.
    .do = Please write the number on the death certificate.

check-late_child_age =
    .what = Your age and that of the person who died are too close.
    .do = Please look at the relation and both births.

check-late_parent_age =
    .what = Your age and that of the person who died are too close.
    .do = Please look at the relation and both births.

check-account_holder_differs =
    .what = The account is in another name than yours.
    .do = Please look at it again. If it is right, the officer will ask.
