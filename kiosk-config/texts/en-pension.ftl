# Social pension.

procedure-pension = Allowance for old people
    .official = Thực hiện trợ cấp hưu trí xã hội
    .about = From 75 without a pension; from 70 in a poor household.
    .words = old age allowance, social pension, money for old people, 75 years, elderly

step-elder = The person who receives it
step-benefits = Present benefits
step-receive = How it is paid

question-pension_for = For whom do you apply?
    .label = You apply for
    .form = Người đề nghị

option-pension_for-self = For myself
    .form = Bản thân
option-pension_for-guardian = I am the guardian
    .form = Người giám hộ
    .hint = You have a paper on the guardianship.
option-pension_for-authorised = I help a relative
    .form = Người được ủy quyền

question-pension_relative = How are you related to the elder?
    .label = You are related as
    .form = Quan hệ với người đề nghị
    .why = Near relatives need only a handwritten paper.

question-elder_number = { $self ->
        [yes] What is the number on your ID card?
       *[no] What is the elder's ID number?
    }
    .label = ID number of the elder
    .form = Số định danh cá nhân
    .hint = It has 12 digits and is on the front of the card.

question-elder_name = { $self ->
        [yes] What is your full name?
       *[no] What is the elder's full name?
    }
    .label = Name of the elder
    .form = Họ và tên
    .hint = Write it exactly as on the ID card.

question-elder_birth = { $self ->
        [yes] When were you born?
       *[no] When was the elder born?
    }
    .label = Birth of the elder
    .form = Ngày, tháng, năm sinh
    .hint = If the papers show only the year, choose just the year.
    .why = The allowance depends on the age.

question-elder_sex = { $self ->
        [yes] Are you a man or a woman?
       *[no] Is the elder a man or a woman?
    }
    .label = Man or woman
    .form = Giới tính

question-poor_household = { $self ->
        [yes] Is your household on the poor list?
       *[no] Is the elder's household on the poor list?
    }
    .label = Poor household
    .form = Hộ nghèo, hộ cận nghèo
    .why = From 70 to 74 only poor and nearly poor households receive it.

option-poor_household-poor = Poor household
option-poor_household-near_poor = Nearly poor household
option-poor_household-no = No
    .form = Không

question-elder_lives = { $self ->
        [yes] Do you live in this ward?
       *[no] Does the elder live in this ward?
    }
    .label = Registered home
    .form = Nơi cư trú: loại cư trú
    .why = The ward of residence pays the allowance.

option-elder_lives-permanent = Permanent residence here
    .form = Thường trú
    .hint = In the register of permanent residence.
option-elder_lives-temporary = Temporary residence here
    .form = Tạm trú
option-elder_lives-elsewhere = Somewhere else

question-elder_residence = { $self ->
        [yes] Where do you live?
       *[no] Where does the elder live?
    }
    .label = Home of the elder
    .form = Nơi cư trú
    .hint = Choose the province and the ward, then write house and street.

question-letters_same = Do letters go to this home?
    .label = Letters go home
    .form = Địa chỉ liên lạc

question-letters_address = Where do letters go?
    .label = Address for letters
    .form = Địa chỉ liên lạc
    .hint = Choose the province and the ward, then write house and street.

question-present_benefit = { $self ->
        [yes] What do you receive each month now?
       *[no] What does the elder receive each month now?
    }
    .label = Present benefit
    .form = Chế độ đang hưởng
    .why = Everybody receives only the highest one.

option-present_benefit-none = Nothing
    .form = Không
option-present_benefit-retirement = Retirement pension
    .form = Lương hưu
option-present_benefit-social_insurance = Social insurance benefit
    .form = Trợ cấp bảo hiểm xã hội hằng tháng
    .hint = For example for lost capacity or survivors.
option-present_benefit-social_assistance = Social allowance
    .form = Trợ cấp xã hội hằng tháng
option-present_benefit-merit = Person with merit
    .form = Trợ cấp người có công
option-present_benefit-other = Another one
    .form = Khác

question-present_benefit_text = What is it called?
    .label = Name of the benefit
    .form = Chế độ đang hưởng (ghi rõ)
    .hint = For example: support by the former commune or the city.

question-benefit_below = Is it less than 540,000 đồng a month?
    .label = Less than 540,000 đồng
    .form = Mức đang hưởng thấp hơn mức trợ cấp hưu trí xã hội
    .hint = If it is less, the rest is paid.

question-payment = How would you like to receive the money?
    .label = Way of payment
    .form = Hình thức nhận

option-payment-cash = In cash
    .form = Tiền mặt
option-payment-account = Into an account
    .form = Tài khoản
    .hint = We never ask for passwords or card codes.

question-account_own = { $self ->
        [yes] Is the account in your name?
       *[no] Is the account in the elder's name?
    }
    .label = Account in the elder's name
    .form = Chủ tài khoản là người đề nghị

question-account_number = What is the number of the account?
    .label = Account number
    .form = Số tài khoản
    .hint = We never ask for a password.

question-account_bank = At which bank is the account?
    .label = Bank
    .form = Ngân hàng
    .hint = For example: Agribank, Vietcombank.

question-requester_card_issued = When was your own ID card issued?
    .label = Issue date of your card
    .form = Ngày cấp
    .hint = The date is on the back of the card.

question-paper_elder_id = ID card of the person who receives it
    .label = ID card of the receiver
    .form = Giấy tờ tùy thân của người đề nghị
    .hint = It is only shown and stays with you.

question-paper_guardian = Paper on the guardianship
    .label = Guardianship paper
    .form = Giấy tờ chứng minh việc giám hộ
    .hint = From the ward or the court.

question-paper_poor_household = Paper of the poor household
    .label = Poor household paper
    .form = Giấy chứng nhận hộ nghèo, hộ cận nghèo
    .hint = The ward mostly has it already.

desk-derived-elder_age = Age group on the day of filing
desk-derived-requester_card_issuer = Issuer of the requester's card
desk-value-under_70 = Under 70
desk-value-from_70 = From 70 to under 75
desk-value-from_75 = 75 and over
desk-value-open = The papers do not decide the age; for the officer

exit-pension_too_young =
    .what = This allowance is for people from 75.
    .do = In a poor household it begins at 70. Please ask the staff about other allowances.

exit-pension_not_poor =
    .what = Under 75 it is only for poor and nearly poor households.
    .do = Please come back at 75. For questions see the staff at the counter.

exit-pension_lives_elsewhere =
    .what = This allowance is paid by the ward of residence.
    .do = Please see the staff at the counter. They help to send it to the right office.

exit-has_pension =
    .what = Who has a pension or an insurance benefit does not receive it.
    .do = If you are not sure, see the staff with the pension book.

check-elder_number_birth =
    .what = The elder's ID number and year of birth do not match.
    .do = Please look at the card again.

check-elder_new_year =
    .what = The elder's birth is written as the first of January.
    .do = If only the year is known, choose just the year.

check-elder_number_sex =
    .what = The ID number and man or woman do not match.
    .do = Please look at that answer again.

check-elder_age_open =
    .what = With the year alone the age is not certain.
    .do = You can send it; the officer looks at the papers and decides.

check-elder_residence_here =
    .what = The elder's home is not in this ward.
    .do = Please look at it again, or ask the staff.

check-elder_old_district =
    .what = The home names an old district.
    .do = Choose the new ward. Write "cũ" after an old name.

check-other_benefit =
    .what = The elder receives another benefit.
    .do = You can send it; the officer sees which one is higher.

check-benefit_says_nothing =
    .what = The name of the benefit says nothing.
    .do = Please write what it is called.

check-account_of_another =
    .what = The account is in another name.
    .do = Please use an account in the elder's name, or cash.

check-elder_is_requester =
    .what = Your ID number equals the elder's.
    .do = Write your own number, or choose that you apply for yourself.

check-requester_card_before_birth =
    .what = The card was issued before you were born.
    .do = Please look at the date on the back of the card.
