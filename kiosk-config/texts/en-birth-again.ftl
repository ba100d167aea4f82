# Registering a birth again. Shared questions are in en.ftl.

procedure-birth-again = Registering a birth again
    .official = Đăng ký lại khai sinh
    .about = When paper and register are lost, from before 2016.
    .words = lost birth register, register birth again, no birth certificate left, new birth certificate

step-before = Before we begin
step-mother_named = The mother
step-father_named = The father
step-former = The earlier registration

## Before we begin

question-again_relation = Whose birth is to be registered again?
    .label = The paper is for
    .form = Quan hệ với người được khai sinh

option-again_relation-self = My own
    .form = Bản thân
option-again_relation-mother = My child's, I am the mother
    .form = Mẹ
option-again_relation-father = My child's, I am the father
    .form = Cha
option-again_relation-other = Someone else's
    .form = Khác

question-again_relation_other = What are you to that person?
    .label = Your relation
    .form = Quan hệ với người được khai sinh

question-again_alive = Is that person living?
    .label = The person is living
    .form = Người được đăng ký lại còn sống
    .why = Only the birth of a living person is registered again.

question-registered = { $self ->
        [yes] When was your birth registered?
       *[no] When was the person's birth registered?
    }
    .label = Birth registered
    .form = Thời điểm đã đăng ký khai sinh
    .why = It is registered again only if it was registered before 2016.

option-registered-before_2016 = Before 2016
option-registered-since_2016 = In 2016 or later
option-registered-never = Never

question-again_lost = Are the birth certificate and the register still there?
    .label = Certificate and register
    .form = Sổ hộ tịch và bản chính giấy tờ hộ tịch
    .hint = The register is the book of births at the office that made the paper.

option-again_lost-both = Both are lost
    .form = Sổ hộ tịch và bản chính giấy tờ hộ tịch đều bị mất
option-again_lost-register_kept = Only the paper is lost
    .form = Sổ hộ tịch còn lưu giữ
option-again_lost-original_kept = The original is still there
    .form = Bản chính còn lưu giữ

question-place_here = Is this ward the right place for it?
    .label = Why here
    .form = Thẩm quyền: nơi cư trú hoặc nơi đăng ký trước đây
    .hint = It is done where the person lives, or where the old paper was made.

option-place_here-lives_here = Lives in this ward
option-place_here-registered_here = The old paper is from here
    .hint = Also when the ward still had its old name.
option-place_here-elsewhere = Both are elsewhere

## The person who needs the paper

question-again_name = What is the name of the person who needs it?
    .label = Their full name
    .form = Họ, chữ đệm, tên người được khai sinh
    .hint = Write it exactly as on the papers in use.

question-subject_birthplace = { $self ->
        [yes] Where were { $you } born?
       *[no] Where was the person who needs the paper born?
    }
    .label = Place of birth
    .form = Nơi sinh
    .hint = If it is not remembered well, province and commune are enough.

question-subject_hometown = { $self ->
        [yes] What is your family home town?
       *[no] What is the person's family home town?
    }
    .label = Home town
    .form = Quê quán
    .hint = That of the father or of the mother. Province and commune are enough.

question-again_parents = Who is named on the birth certificate?
    .label = Parents on the certificate
    .form = Loại khai sinh
    .why = We only ask about those who will be named.

option-again_parents-both = Father and mother
    .form = Đã xác định được cả cha lẫn mẹ
option-again_parents-father_unknown = Only the mother
    .form = Chưa xác định được cha
option-again_parents-mother_unknown = Only the father
    .form = Chưa xác định được mẹ
option-again_parents-both_unknown = Neither of them
    .form = Chưa xác định được cả cha lẫn mẹ

## The mother

question-named_mother_name = { $self ->
        [yes] What is the full name of your mother?
       *[no] What is the full name of the person's mother?
    }
    .label = Mother's full name
    .form = Họ, chữ đệm, tên người mẹ
    .hint = Write the full name as on the old papers.

question-named_mother_alive = { $self ->
        [yes] Is your mother living?
       *[no] Is the person's mother living?
    }
    .label = Mother living
    .form = Nơi cư trú của mẹ
    .why = If not, we will not ask for a card and an address.

question-named_mother_birth = { $self ->
        [yes] When was your mother born?
       *[no] When was the person's mother born?
    }
    .label = Mother's date of birth
    .form = Năm sinh người mẹ
    .hint = If you do not know the day, choose just the year.

question-named_mother_number = { $self ->
        [yes] What is your mother's ID number?
       *[no] What is the ID number of the person's mother?
    }
    .label = Mother's ID number
    .form = Số định danh cá nhân / Giấy tờ tùy thân của mẹ
    .hint = It has 12 digits and is on the front of the card.

question-named_mother_id_kind = { $self ->
        [yes] Which paper with a photo does your mother have?
       *[no] Which paper with a photo does the person's mother have?
    }
    .label = Kind of the mother's paper
    .form = Giấy tờ tùy thân của mẹ: loại

question-named_mother_id_number = What is the number on the mother's paper?
    .label = Number of the mother's paper
    .form = Giấy tờ tùy thân của mẹ: số
    .hint = Write letters and digits as they stand on the paper.

question-named_mother_ethnicity = { $self ->
        [yes] Which ethnic group does your mother belong to?
       *[no] Which ethnic group does the person's mother belong to?
    }
    .label = Mother's ethnic group
    .form = Dân tộc của mẹ

question-named_mother_nationality = { $self ->
        [yes] What is your mother's nationality?
       *[no] What is the nationality of the person's mother?
    }
    .label = Mother's nationality
    .form = Quốc tịch của mẹ

question-named_mother_residence = { $self ->
        [yes] Where does your mother live?
       *[no] Where does the person's mother live?
    }
    .label = Mother's address
    .form = Nơi cư trú của mẹ
    .hint = Choose the province, then the ward, then write house number and street.

## The father

question-named_father_name = { $self ->
        [yes] What is the full name of your father?
       *[no] What is the full name of the person's father?
    }
    .label = Father's full name
    .form = Họ, chữ đệm, tên người cha
    .hint = Write the full name as on the old papers.

question-named_father_alive = { $self ->
        [yes] Is your father living?
       *[no] Is the person's father living?
    }
    .label = Father living
    .form = Nơi cư trú của cha
    .why = If not, we will not ask for a card and an address.

question-named_father_birth = { $self ->
        [yes] When was your father born?
       *[no] When was the person's father born?
    }
    .label = Father's date of birth
    .form = Năm sinh người cha
    .hint = If you do not know the day, choose just the year.

question-named_father_number = { $self ->
        [yes] What is your father's ID number?
       *[no] What is the ID number of the person's father?
    }
    .label = Father's ID number
    .form = Số định danh cá nhân / Giấy tờ tùy thân của cha
    .hint = It has 12 digits and is on the front of the card.

question-named_father_id_kind = { $self ->
        [yes] Which paper with a photo does your father have?
       *[no] Which paper with a photo does the person's father have?
    }
    .label = Kind of the father's paper
    .form = Giấy tờ tùy thân của cha: loại

question-named_father_id_number = What is the number on the father's paper?
    .label = Number of the father's paper
    .form = Giấy tờ tùy thân của cha: số
    .hint = Write letters and digits as they stand on the paper.

question-named_father_ethnicity = { $self ->
        [yes] Which ethnic group does your father belong to?
       *[no] Which ethnic group does the person's father belong to?
    }
    .label = Father's ethnic group
    .form = Dân tộc của cha

question-named_father_nationality = { $self ->
        [yes] What is your father's nationality?
       *[no] What is the nationality of the person's father?
    }
    .label = Father's nationality
    .form = Quốc tịch của cha

question-named_father_residence = { $self ->
        [yes] Where does your father live?
       *[no] Where does the person's father live?
    }
    .label = Father's address
    .form = Nơi cư trú của cha
    .hint = Choose the province, then the ward, then write house number and street.

## The earlier registration

question-again_office = In which commune or ward was the birth registered?
    .label = Office of the old registration
    .form = Đã đăng ký khai sinh tại
    .hint = Write the old name, with district and province.

question-again_place = Which ward or commune is that birth office today?
    .label = That place today
    .form = Đã đăng ký khai sinh tại: nay là
    .hint = If you are not sure, choose "I don't remember": the officer finds it.

question-again_date = On which day was the birth registered?
    .label = Registered on
    .form = Ngày, tháng, năm đăng ký
    .hint = If you only know the year, choose the year.

question-again_number = What is the number of the old birth certificate?
    .label = Old certificate number
    .form = Theo Giấy khai sinh số, quyển số
    .hint = If there is a copy, see its upper corner. For example: 25, book 01.

question-lost_how = How was the birth certificate lost?
    .label = How it was lost
    .form = Lý do

option-lost_how-moving = When moving house
option-lost_how-disaster = In a flood, storm or fire
option-lost_how-war = In the war
option-lost_how-long_ago = Long ago, not remembered
    .form = Mất đã lâu, không nhớ rõ nguyên nhân
option-lost_how-other = In another way
    .form = Khác

question-lost_how_text = Please say how the paper was lost.
    .label = How exactly
    .form = Lý do (ghi rõ)

question-lost_promise = Do you promise that this is true?
    .label = Promise
    .form = Cam đoan đã đăng ký khai sinh; sổ hộ tịch và bản chính giấy tờ hộ tịch đều bị mất
    .hint = The birth was registered before 2016. Now register and paper are both lost.

## Papers

question-old_copy = Do you have any old copy of the birth certificate?
    .label = Old copy there
    .form = Bản sao Giấy khai sinh còn giữ
    .hint = A copy from before 1945 or before 1975 is fine too.

question-paper_old_birth = An old copy of the birth certificate
    .label = Old copy
    .form = Bản sao Giấy khai sinh do cơ quan có thẩm quyền cấp hợp lệ
    .hint = A faded or torn paper still helps the officer.

question-paper_birth_evidence = Other papers with the date of birth
    .label = Papers with the birth date
    .form = Giấy tờ có các thông tin liên quan đến nội dung khai sinh
    .hint = School records, diplomas, household book, service record, health book.

question-papers_agree = Do those papers all give the same date of birth?
    .label = Dates on the papers
    .form = Nội dung khai sinh trên các giấy tờ
    .why = If they differ, the officer must look more closely.

option-papers_agree-agree = All the same
option-papers_agree-year_only = Some give only the year
option-papers_agree-differ = They differ

question-served = { $self ->
        [yes] Are { $you } an official or a soldier?
       *[no] Is that person an official or a soldier?
    }
    .label = Official or soldier
    .form = Cán bộ, công chức, viên chức, người đang công tác trong lực lượng vũ trang
    .hint = In office now, or serving in the army or the police.

question-paper_unit = The paper from the office or unit
    .label = Paper from the unit
    .form = Văn bản của Thủ trưởng cơ quan, đơn vị xác nhận nội dung khai sinh
    .hint = It states name, date of birth, home town and parents.

## Early ends

exit-again_not_alive =
    .what = Only the birth of a living person is registered again.
    .do = Please see an officer at the desk, who will say which paper can be used instead.

exit-never_registered =
    .what = Without an earlier registration it is a first one.
    .do = For a baby choose "Birth certificate for a baby". A grown person sees an officer with the papers there are.

exit-registered_since_2016 =
    .what = A birth registered since 2016 is not registered again.
    .do = On the first page, choose "Copy of an old certificate". If you are not sure, call an officer.

exit-register_kept =
    .what = While the register is there, a copy is enough.
    .do = On the first page, choose "Copy of an old certificate". If you are not sure, call an officer.

exit-original_kept =
    .what = With the original, nothing has to be done again!
    .do = For more copies, choose "Copy of an old certificate" on the first page.

exit-register_unsure =
    .what = The old register may still be there.
    .do = Please see an officer at the desk, who looks it up first. Then a copy may be enough.

exit-paper_elsewhere =
    .what = This is done where the person lives, or where the old paper was made.
    .do = Please see an officer at the desk, who helps to send the filing to the right place.

exit-foreign_parent_named =
    .what = The father or the mother named has another nationality.
    .do = Please see an officer at the desk, who will do it with you.

## Reminders

check-again_family_name =
    .what = The family name is neither the father's nor the mother's.
    .do = Please look at the name again.

check-again_ethnicity =
    .what = The ethnic group is neither the father's nor the mother's.
    .do = Please look at the ethnic group again.

check-named_mother_age =
    .what = The mother's age at the birth looks unusual.
    .do = Please look at the mother's date of birth again.

check-named_mother_number_birth =
    .what = The mother's ID number and her year of birth do not agree.
    .do = Please look at her card again.

check-named_mother_number_sex =
    .what = The mother's ID number looks like the number of a man.
    .do = Please look at her card again.

check-named_mother_new_year =
    .what = The mother's date of birth says 1 January.
    .do = If you only know the year, choose just the year.

check-named_mother_is_requester =
    .what = The mother's ID number is the same as yours.
    .do = Enter the mother's number, or choose that you are the mother.

check-named_mother_is_subject =
    .what = The mother's ID number is the same as the child's.
    .do = Please look at both cards again.

check-named_father_age =
    .what = The father's age at the birth looks unusual.
    .do = Please look at the father's date of birth again.

check-named_father_number_birth =
    .what = The father's ID number and his year of birth do not agree.
    .do = Please look at his card again.

check-named_father_number_sex =
    .what = The father's ID number looks like the number of a woman.
    .do = Please look at his card again.

check-named_father_new_year =
    .what = The father's date of birth says 1 January.
    .do = If you only know the year, choose just the year.

check-named_father_is_requester =
    .what = The father's ID number is the same as yours.
    .do = Enter the father's number, or choose that you are the father.

check-named_father_is_subject =
    .what = The father's ID number is the same as the child's.
    .do = Please look at both cards again.

check-again_date_before_birth =
    .what = The birth was registered before the day of birth.
    .do = Please look at both dates again.

check-again_before_2016 =
    .what = The day of the registration does not lie before 2016.
    .do = Please look at the day. If it is right, a copy is enough.

check-again_promise =
    .what = The promise that register and paper are lost is missing.
    .do = Please look at it again, or ask an officer at the desk.

check-again_papers_differ =
    .what = The papers give different dates, so the filing may come back.
    .do = It is better to show the papers to an officer first.

check-again_year_only =
    .what = Some papers give only the year, but a full date was entered.
    .do = See which paper has the full date, or choose just the year.

check-again_evidence =
    .what = There is no picture of any paper with the date of birth.
    .do = Please bring those papers to the desk.

check-lost_how_says_nothing =
    .what = This does not yet say how the paper was lost.
    .do = Please say how, for example: it was on a boat that sank.
