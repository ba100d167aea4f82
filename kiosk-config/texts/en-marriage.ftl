# Registering a marriage. Sentences shared with other procedures are in en.ftl, congratulations in en-moods.ftl.

procedure-marriage = Registering a marriage
    .official = Đăng ký kết hôn
    .about = Fill in the form here, then both of you sign at the desk.
    .words = marriage, marry, wedding, marriage certificate, get married, husband, wife

step-couple = The two of you
step-bride = The bride
step-groom = The groom

## The couple

question-marriage_kind = How is this marriage registered?
    .label = Kind of registration
    .form = Loại đăng ký

option-marriage_kind-first = For the first time
    .form = Đăng ký lần đầu
option-marriage_kind-again = To replace a lost paper
    .form = Đăng ký lại
    .hint = It was registered before; paper and register are both lost.

question-couple_fits = Do these three things hold for you both?
    .label = Can be done here
    .form = Đủ điều kiện đăng ký tại đây
    .hint = Both are Vietnamese, one lives in this ward, and both can come to sign.

question-both_vietnamese = Are both of you Vietnamese?
    .label = Both are Vietnamese
    .form = Không có yếu tố nước ngoài
    .hint = With Vietnamese nationality, and living in Vietnam.

question-couple_lives_here = Does the bride or the groom live in this ward?
    .label = One lives in this ward
    .form = Nơi cư trú của một trong hai bên
    .hint = Permanent or temporary residence is fine.
    .why = A marriage is registered where one of the two lives.

question-both_come = Will both of you come to the desk to sign?
    .label = Both come to sign
    .form = Hai bên cùng có mặt
    .why = Both must sign themselves; nobody can do it for them.

## The bride

question-bride_number = What is the bride's ID number?
    .label = ID number of the bride
    .form = Bên nữ: số định danh cá nhân / giấy tờ tùy thân
    .hint = It has 12 digits and is on the front of the card.

question-bride_name = What is the bride's full name?
    .label = Name of the bride
    .form = Bên nữ: họ, chữ đệm, tên
    .hint = Write it exactly as on the ID card.

question-bride_birth = When was the bride born?
    .label = Birth of the bride
    .form = Bên nữ: ngày, tháng, năm sinh
    .hint = If the papers show only the year, choose just the year.

question-bride_card_issued = When was the bride's ID card issued?
    .label = Issue date of the card
    .form = Bên nữ: giấy tờ tùy thân: ngày cấp
    .hint = The issue date is on the back of the card.

question-bride_id_kind = Which paper with a photo does the bride have?
    .label = Paper of the bride
    .form = Bên nữ: giấy tờ tùy thân: loại

question-bride_id_number = What is the number of the bride's paper?
    .label = Number of that paper
    .form = Bên nữ: giấy tờ tùy thân: số
    .hint = Write letters and digits as they stand on the paper.

question-bride_id_issued = When was the bride's paper issued?
    .label = Issue date of that paper
    .form = Bên nữ: giấy tờ tùy thân: ngày cấp

question-bride_id_issuer = Who issued the bride's paper?
    .label = Issuer of that paper
    .form = Bên nữ: giấy tờ tùy thân: nơi cấp
    .hint = It usually stands at the bottom, near the stamp.

question-bride_ethnicity = Which ethnic group does the bride belong to?
    .label = Ethnic group of the bride
    .form = Bên nữ: dân tộc

question-bride_nationality = What is the bride's nationality?
    .label = Nationality of the bride
    .form = Bên nữ: quốc tịch

question-bride_residence = Where does the bride live?
    .label = Address of the bride
    .form = Bên nữ: nơi cư trú
    .hint = Choose the province, then the ward, then write house number and street.

question-bride_status = Has the bride been married before?
    .label = Marriage of the bride
    .form = Bên nữ: tình trạng hôn nhân
    .hint = Choose what is true today. The ward looks it up in its register.

option-bride_status-never = Never married
    .form = Hiện tại chưa đăng ký kết hôn với ai
option-bride_status-divorced = Divorced
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng đã ly hôn; hiện tại chưa đăng ký kết hôn với ai
option-bride_status-widowed = The husband died
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng vợ/chồng đã chết; hiện tại chưa đăng ký kết hôn với ai
option-bride_status-married = Has a husband now
    .form = Hiện tại đang có vợ/chồng
option-bride_status-other = Another situation
    .form = Khác

question-bride_times = Which marriage is this for the bride?
    .label = Marriages of the bride
    .form = Bên nữ: kết hôn lần thứ mấy
    .hint = Count this one too. For the second marriage, write 2.

question-bride_divorce_number = What is the number of the bride's divorce paper?
    .label = Number of the divorce paper
    .form = Bên nữ: bản án/quyết định ly hôn số
    .hint = It is the number of the court's judgment or decision.

question-bride_divorce_date = What is the date on the bride's divorce paper?
    .label = Date of the divorce paper
    .form = Bên nữ: bản án/quyết định ly hôn: ngày

question-bride_divorce_court = Which court decided the bride's divorce?
    .label = Court
    .form = Bên nữ: tòa án
    .hint = The court's name is in the upper left corner.

question-bride_death_number = What is the number on the late husband's death certificate?
    .label = Death certificate number
    .form = Bên nữ: giấy chứng tử/trích lục khai tử số
    .hint = This is the paper about the death of the husband.

question-bride_death_date = When was the late husband's death certificate issued?
    .label = Death certificate date
    .form = Bên nữ: giấy chứng tử/trích lục khai tử: ngày
    .hint = It is the day of issue, near the stamp.

question-bride_death_office = Who issued the late husband's death certificate?
    .label = Death certificate issuer
    .form = Bên nữ: giấy chứng tử/trích lục khai tử: cơ quan cấp
    .hint = The name of the commune or ward at that time is fine.

question-paper_bride_divorce = The bride's divorce paper
    .label = Divorce paper of the bride
    .form = Bên nữ: bản án/quyết định ly hôn hoặc trích lục ghi chú ly hôn
    .hint = For a divorce abroad, the extract that records it here.

question-paper_bride_death = The late husband's death certificate
    .label = Late husband's death certificate
    .form = Bên nữ: trích lục khai tử của người vợ/chồng đã chết

question-paper_bride_id = The bride's ID card
    .label = ID card of the bride
    .form = Bên nữ: giấy tờ tùy thân
    .hint = It is only shown to the officer and not handed in.

## The groom

question-groom_number = What is the groom's ID number?
    .label = ID number of the groom
    .form = Bên nam: số định danh cá nhân / giấy tờ tùy thân
    .hint = It has 12 digits and is on the front of the card.

question-groom_name = What is the groom's full name?
    .label = Name of the groom
    .form = Bên nam: họ, chữ đệm, tên
    .hint = Write it exactly as on the ID card.

question-groom_birth = When was the groom born?
    .label = Birth of the groom
    .form = Bên nam: ngày, tháng, năm sinh
    .hint = If the papers show only the year, choose just the year.

question-groom_card_issued = When was the groom's ID card issued?
    .label = Issue date of the card
    .form = Bên nam: giấy tờ tùy thân: ngày cấp
    .hint = The issue date is on the back of the card.

question-groom_id_kind = Which paper with a photo does the groom have?
    .label = Paper of the groom
    .form = Bên nam: giấy tờ tùy thân: loại

question-groom_id_number = What is the number of the groom's paper?
    .label = Number of that paper
    .form = Bên nam: giấy tờ tùy thân: số
    .hint = Write letters and digits as they stand on the paper.

question-groom_id_issued = When was the groom's paper issued?
    .label = Issue date of that paper
    .form = Bên nam: giấy tờ tùy thân: ngày cấp

question-groom_id_issuer = Who issued the groom's paper?
    .label = Issuer of that paper
    .form = Bên nam: giấy tờ tùy thân: nơi cấp
    .hint = It usually stands at the bottom, near the stamp.

question-groom_ethnicity = Which ethnic group does the groom belong to?
    .label = Ethnic group of the groom
    .form = Bên nam: dân tộc

question-groom_nationality = What is the groom's nationality?
    .label = Nationality of the groom
    .form = Bên nam: quốc tịch

question-groom_residence = Where does the groom live?
    .label = Address of the groom
    .form = Bên nam: nơi cư trú
    .hint = Choose the province, then the ward, then write house number and street.

question-groom_status = Has the groom been married before?
    .label = Marriage of the groom
    .form = Bên nam: tình trạng hôn nhân
    .hint = Choose what is true today. The ward looks it up in its register.

option-groom_status-never = Never married
    .form = Hiện tại chưa đăng ký kết hôn với ai
option-groom_status-divorced = Divorced
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng đã ly hôn; hiện tại chưa đăng ký kết hôn với ai
option-groom_status-widowed = The wife died
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng vợ/chồng đã chết; hiện tại chưa đăng ký kết hôn với ai
option-groom_status-married = Has a wife now
    .form = Hiện tại đang có vợ/chồng
option-groom_status-other = Another situation
    .form = Khác

question-groom_times = Which marriage is this for the groom?
    .label = Marriages of the groom
    .form = Bên nam: kết hôn lần thứ mấy
    .hint = Count this one too. For the second marriage, write 2.

question-groom_divorce_number = What is the number of the groom's divorce paper?
    .label = Number of the divorce paper
    .form = Bên nam: bản án/quyết định ly hôn số
    .hint = It is the number of the court's judgment or decision.

question-groom_divorce_date = What is the date on the groom's divorce paper?
    .label = Date of the divorce paper
    .form = Bên nam: bản án/quyết định ly hôn: ngày

question-groom_divorce_court = Which court decided the groom's divorce?
    .label = Court
    .form = Bên nam: tòa án
    .hint = The court's name is in the upper left corner.

question-groom_death_number = What is the number on the late wife's death certificate?
    .label = Death certificate number
    .form = Bên nam: giấy chứng tử/trích lục khai tử số
    .hint = This is the paper about the death of the wife.

question-groom_death_date = When was the late wife's death certificate issued?
    .label = Death certificate date
    .form = Bên nam: giấy chứng tử/trích lục khai tử: ngày
    .hint = It is the day of issue, near the stamp.

question-groom_death_office = Who issued the late wife's death certificate?
    .label = Death certificate issuer
    .form = Bên nam: giấy chứng tử/trích lục khai tử: cơ quan cấp
    .hint = The name of the commune or ward at that time is fine.

question-paper_groom_divorce = The groom's divorce paper
    .label = Divorce paper of the groom
    .form = Bên nam: bản án/quyết định ly hôn hoặc trích lục ghi chú ly hôn
    .hint = For a divorce abroad, the extract that records it here.

question-paper_groom_death = The late wife's death certificate
    .label = Late wife's death certificate
    .form = Bên nam: trích lục khai tử của người vợ/chồng đã chết

question-paper_groom_id = The groom's ID card
    .label = ID card of the groom
    .form = Bên nam: giấy tờ tùy thân
    .hint = It is only shown to the officer and not handed in.

## Papers and appointment

question-paper_couple_residence = A paper about the address
    .label = Paper about the address
    .form = Giấy tờ chứng minh nơi cư trú
    .hint = Only needed if the ward does not find the person on its register.

question-marriage_copies = How many extra copies would you like?
    .label = Extra copies
    .form = Đề nghị cấp bản sao (trích lục): số lượng
    .hint = You get two originals. If that is enough, touch "Skip".

question-marriage_appointment = On which day will both of you come to the desk?
    .label = Both come to sign
    .form = Hẹn hai bên đến ký (dự kiến)
    .hint = You sign together in front of the officer. The desk confirms the time.

## Early ends

exit-marriage_again =
    .what = Replacing a lost marriage certificate is another matter.
    .do = Please see an officer at the desk, with any old papers about the marriage.

exit-foreign_spouse =
    .what = One of you is a foreigner or lives abroad.
    .do = Please both see an officer at the desk, with passports and the papers you have.

exit-couple_lives_elsewhere =
    .what = A marriage is registered where one of the two lives.
    .do = Please see an officer at the desk, who tells you where to go.

exit-one_cannot_come =
    .what = To marry, both must come and sign.
    .do = Please come on a day when both of you can. An officer at the desk answers questions.

exit-still_married =
    .what = One of you is married at present, so it cannot be registered yet.
    .do = Please see an officer at the desk, who looks at the register.

exit-unclear_marriage =
    .what = An officer needs to look at this.
    .do = Please both see an officer at the desk, with the papers you have.

## Please look again

check-bride_number_birth =
    .what = The bride's ID number and birth year do not match.
    .do = Please look at the bride's card again.

check-bride_number_sex =
    .what = The bride's ID number looks like the number of a man.
    .do = Please look at the card. The two sides may be in each other's place.

check-bride_new_year =
    .what = The bride's birth is written as the first of January.
    .do = If only the year is known, please choose just the year.

check-bride_age =
    .what = By the date of birth the bride is not yet 18.
    .do = Please check the date. Below that age a marriage cannot be registered.

check-bride_card_before_birth =
    .what = The bride's card was issued before the date of birth.
    .do = Please check the issue date on the back of the card.

check-bride_id_before_birth =
    .what = The bride's paper was issued before the date of birth.
    .do = Please check the issue date on the paper.

check-bride_divorce_before_birth =
    .what = The bride's divorce is before the date of birth.
    .do = Please check the date on the divorce paper.

check-bride_death_before_birth =
    .what = The late husband's death certificate is older than the bride.
    .do = Please check the issue date of the death certificate.

check-bride_divorce_data =
    .what = The number or a picture of the bride's divorce paper is missing.
    .do = Please write the number, photograph the paper, or ask an officer to look it up.

check-bride_death_data =
    .what = The number or a picture of the late husband's death certificate is missing.
    .do = Please write the number, photograph the paper, or ask an officer to look it up.

check-groom_number_birth =
    .what = The groom's ID number and birth year do not match.
    .do = Please look at the groom's card again.

check-groom_number_sex =
    .what = The groom's ID number looks like the number of a woman.
    .do = Please look at the card. The two sides may be in each other's place.

check-groom_new_year =
    .what = The groom's birth is written as the first of January.
    .do = If only the year is known, please choose just the year.

check-groom_age =
    .what = By the date of birth the groom is not yet 20.
    .do = Please check the date. Below that age a marriage cannot be registered.

check-groom_card_before_birth =
    .what = The groom's card was issued before the date of birth.
    .do = Please check the issue date on the back of the card.

check-groom_id_before_birth =
    .what = The groom's paper was issued before the date of birth.
    .do = Please check the issue date on the paper.

check-groom_divorce_before_birth =
    .what = The groom's divorce is before the date of birth.
    .do = Please check the date on the divorce paper.

check-groom_death_before_birth =
    .what = The late wife's death certificate is older than the groom.
    .do = Please check the issue date of the death certificate.

check-groom_divorce_data =
    .what = The number or a picture of the groom's divorce paper is missing.
    .do = Please write the number, photograph the paper, or ask an officer to look it up.

check-groom_death_data =
    .what = The number or a picture of the late wife's death certificate is missing.
    .do = Please write the number, photograph the paper, or ask an officer to look it up.

check-couple_is_one =
    .what = The ID numbers of the two sides are the same.
    .do = Please check both numbers on the cards.

check-couple_is_one_person =
    .what = Name and birth of the two sides are the same.
    .do = Please check the groom's name.

check-couple_one_decree =
    .what = Both sides give the same number of a divorce paper.
    .do = Please check. If you were married to each other before, just go on.

check-couple_one_death =
    .what = Both sides give the same number of a death certificate.
    .do = Please check the numbers on the two certificates.
desk-derived-bride_card_kind = Kind of the bride's card
desk-derived-bride_card_issuer = Issuer of the bride's card
desk-derived-groom_card_kind = Kind of the groom's card
desk-derived-groom_card_issuer = Issuer of the groom's card
