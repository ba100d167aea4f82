# Procedures, questions, options, papers, reminders. The screens' own sentences are in en-screens.ftl.
#   question-…         the question   .label short name   .form label on the form (Vietnamese)   .hint   .why
#   option-…           an option      .form words on the form (Vietnamese), where they differ
#   check-… exit-…     .what we noticed   .do what to do

## Procedures

procedure-marital-status = Certificate of single status
    .official = Cấp Giấy xác nhận tình trạng hôn nhân
    .about = Mostly needed to buy or sell property or to take a bank loan.
    .words = single certificate, certificate of no marriage, marital status, unmarried, proof of single status

procedure-birth = Birth certificate for a baby
    .official = Đăng ký khai sinh
    .about = Parents or grandparents can do it.
    .words = birth certificate, register a birth, newborn, baby, grandchild

## Parts

step-purpose = What the paper is for
step-requester = The person applying
step-subject = The person who needs the paper
step-status = Marriage
step-case = The child and the parents
step-child = About the child
step-mother = The child's mother
step-father = The child's father
step-marriage = The parents' marriage certificate
step-papers = Papers to go with it
step-copies = Number of copies
step-delivery = Receiving the result
step-contact = Contact

## The person applying

question-requester_number = What is the number on your ID card?
    .label = Your ID number
    .form = Số định danh cá nhân / Giấy tờ tùy thân
    .hint = It has 12 digits and is on the front of the card.
    .why = The ward uses it to find you in the register.

question-requester_name = What is your full name?
    .label = Your full name
    .form = Họ, chữ đệm, tên người yêu cầu
    .hint = Write it exactly as on your ID card.

question-requester_birth = When were you born?
    .label = Your date of birth
    .form = Ngày, tháng, năm sinh của người yêu cầu
    .hint = If your papers show only the year, choose just the year.

question-requester_id_kind = Which paper with your photo do you have?
    .label = Kind of your paper
    .form = Giấy tờ tùy thân: loại
    .why = Without an ID number the ward needs another paper with a photo.

question-requester_id_number = What is the number on that paper?
    .label = Number of your paper
    .form = Giấy tờ tùy thân: số
    .hint = Write letters and digits as they stand on the paper.

question-requester_id_issued = When was that paper issued?
    .label = Issue date of your paper
    .form = Giấy tờ tùy thân: ngày cấp

question-requester_id_issuer = Who issued that paper?
    .label = Issuer of your paper
    .form = Giấy tờ tùy thân: nơi cấp
    .hint = It usually stands at the bottom, near the stamp.

question-requester_residence_kind = How are you registered there?
    .label = Kind of your residence
    .form = Loại cư trú
    .hint = Permanent means that the police have you on their register there.

question-requester_residence = Where do you live?
    .label = Your address
    .form = Nơi cư trú của người yêu cầu
    .hint = Choose the province, then the ward, then write house number and street.

question-requester_relation_text = How are you related to that person?
    .label = Your relation
    .form = Quan hệ (ghi rõ)
    .hint = For example: aunt, uncle, guardian.

## Marital status: purpose

question-purpose = What do you need this paper for?
    .label = Needed for
    .form = Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân
    .why = The paper can only be used for the purpose written on it.

option-purpose-property = Buying or selling property
    .form = Sử dụng vào mục đích khác: giao dịch nhà, đất
option-purpose-loan = A bank loan
    .form = Sử dụng vào mục đích khác: vay vốn ngân hàng
option-purpose-marry_here = Marrying in Vietnam
    .form = Để kết hôn
    .hint = Both of you are Vietnamese.
option-purpose-marry_foreign = Marrying a foreigner or abroad
    .form = Để kết hôn
    .hint = One of you is a foreigner, or the wedding is abroad.
option-purpose-adoption = Adopting a child
    .form = Sử dụng vào mục đích khác: nhận con nuôi
option-purpose-other = Something else
    .form = Sử dụng vào mục đích khác

question-purpose_text = What exactly is the paper for?
    .label = What it is for
    .form = Mục đích sử dụng (ghi rõ)
    .hint = For example: a job application, an insurance file.

question-partner_name = What is the name of the person you will marry?
    .label = Name of the future spouse
    .form = Kết hôn với: họ, chữ đệm, tên
    .hint = Write it as on their passport or ID card.

question-partner_birth = When was the future spouse born?
    .label = Future spouse's date of birth
    .form = Kết hôn với: ngày, tháng, năm sinh

question-partner_nationality = What is the future spouse's nationality?
    .label = Future spouse's nationality
    .form = Kết hôn với: quốc tịch
    .hint = For example: Korean, French, Vietnamese.

question-partner_id = What is the number of the future spouse's ID?
    .label = Future spouse's ID
    .form = Kết hôn với: giấy tờ tùy thân
    .hint = A passport number or an ID card number is fine.

question-marriage_place = Where will the marriage be registered?
    .label = Place of the marriage
    .form = Nơi đăng ký kết hôn
    .hint = Write the office, the city and the country.

## Marital status: relation

question-requester_relation = Who is this paper for?
    .label = The paper is for
    .form = Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân

option-requester_relation-self = For myself
    .form = Bản thân
option-requester_relation-other = For someone else
    .form = Khác

question-requester_relation_other = What are you to the person who needs the paper?
    .label = Your relation
    .form = Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân

option-relatives-spouse = Husband or wife
option-relatives-child = Son or daughter
option-relatives-parent = Father or mother
option-relatives-grandparent = Grandparent
option-relatives-sibling = Brother or sister
option-relatives-other = Something else
    .form = Khác

## The person who needs the paper

question-subject_number = What is their ID number?
    .label = Their ID number
    .form = Số định danh cá nhân / Giấy tờ tùy thân
    .hint = It has 12 digits and is on the front of the card.

question-subject_name = What is the full name of the person who needs the paper?
    .label = Their full name
    .form = Họ, chữ đệm, tên người được cấp
    .hint = Write it exactly as on their ID card.

question-subject_birth = When was the person who needs the paper born?
    .label = Their date of birth
    .form = Ngày, tháng, năm sinh
    .hint = If their papers show only the year, choose just the year.

question-subject_sex = { $self ->
        [yes] Are { $you } a man or a woman?
       *[no] Is the person who needs the paper a man or a woman?
    }
    .label = Man or woman
    .form = Giới tính

option-sex-male = Male
option-sex-female = Female

question-subject_card_issued = { $self ->
        [yes] When was your ID card issued?
       *[no] When was the ID card of the person who needs the paper issued?
    }
    .label = Issue date of the ID card
    .form = Giấy tờ tùy thân: ngày cấp
    .hint = The issue date is on the back of the card.

question-subject_id_kind = Which paper with a photo does the person have?
    .label = Kind of their paper
    .form = Giấy tờ tùy thân: loại

question-subject_id_number = What is the number of their paper?
    .label = Number of their paper
    .form = Giấy tờ tùy thân: số
    .hint = Write letters and digits as they stand on the paper.

question-subject_id_issued = When was their paper issued?
    .label = Issue date of their paper
    .form = Giấy tờ tùy thân: ngày cấp

question-subject_id_issuer = Who issued their paper?
    .label = Issuer of their paper
    .form = Giấy tờ tùy thân: nơi cấp
    .hint = It usually stands at the bottom, near the stamp.

option-id-documents-old_id_card = People's ID card (old)
option-id-documents-army_officer_card = Army officer's card
    .form = Giấy chứng minh sĩ quan Quân đội nhân dân
option-id-documents-police_card = Police officer's card
    .form = Giấy chứng minh Công an nhân dân
option-id-documents-citizen_card = Citizen ID card
    .form = Căn cước công dân
option-id-documents-passport = Passport
option-id-documents-household_book = Household book
option-id-documents-other = Another paper
option-id-documents-identity_card = Identity card
option-id-documents-identity_certificate = Identity certificate

question-subject_ethnicity = { $self ->
        [yes] Which ethnic group do { $you } belong to?
       *[no] Which ethnic group does the person belong to?
    }
    .label = Ethnic group
    .form = Dân tộc

question-subject_nationality = { $self ->
        [yes] What is your nationality?
       *[no] What is the person's nationality?
    }
    .label = Nationality
    .form = Quốc tịch

option-nationality-vietnam = Vietnamese
option-nationality-other = Another country

question-subject_lives = { $self ->
        [yes] Do { $you } live in this ward?
       *[no] Does the person who needs the paper live in this ward?
    }
    .label = Where registered
    .form = Nơi cư trú: loại cư trú
    .why = This paper is issued by the ward of permanent residence.

option-subject_lives-permanent = Permanent here
    .form = Thường trú
    .hint = On the register of permanent residents of this ward.
option-subject_lives-temporary = Temporary here
    .form = Tạm trú
    .hint = Without a permanent residence anywhere else.
option-subject_lives-formerly = Lived here before
    .hint = The paper is about a time spent in this ward.
option-subject_lives-elsewhere = Somewhere else

question-subject_residence = Where does the person who needs the paper live?
    .label = Their address
    .form = Nơi cư trú
    .hint = Choose the province, then the ward, then write house number and street.

option-residence-kinds-permanent = Permanent residence
option-residence-kinds-temporary = Temporary residence
option-residence-kinds-current = Staying there now
    .form = Nơi ở hiện tại

question-period_place = { $self ->
        [yes] Where did { $you } live at that time?
       *[no] Where did the person live at that time?
    }
    .label = Former address
    .form = Trong thời gian cư trú tại
    .hint = If you only know the old ward's name, write it in the last line.

question-period_from = From which day did they live there?
    .label = Lived there from
    .form = Từ ngày

question-period_to = Until which day did they live there?
    .label = Lived there until
    .form = Đến ngày

## Marital status

question-marital_status = { $self ->
        [yes] What is your situation now?
       *[no] What is the situation of the person who needs the paper?
    }
    .label = Marital status
    .form = Tình trạng hôn nhân
    .hint = Choose what is true today.

option-marital_status-never = Never married
    .form = Hiện tại chưa đăng ký kết hôn với ai
option-marital_status-widowed = Widowed
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng vợ/chồng đã chết; hiện tại chưa đăng ký kết hôn với ai
option-marital_status-divorced = Divorced
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng đã ly hôn; hiện tại chưa đăng ký kết hôn với ai
option-marital_status-married = Married
    .form = Hiện tại đang có vợ/chồng
option-marital_status-was_single_now_married = Single for some time
    .form = Trong khoảng thời gian chưa đăng ký kết hôn với ai; hiện tại đang có vợ/chồng
    .hint = Not married at that time, but married now.
option-marital_status-other = Another situation
    .form = Khác

question-single_from = On which day does the unmarried time begin?
    .label = Not married from
    .form = Từ ngày
    .hint = Usually from the age at which one may marry.

question-single_to = On which day does the unmarried time end?
    .label = Not married until
    .form = Đến ngày
    .hint = Usually the day before the marriage was registered.

question-marriage_registered = Was the marriage registered?
    .label = Marriage registered
    .form = Có đăng ký kết hôn
    .hint = Marriages before 1987 may not be registered. If so, choose "No".

question-spouse_name = What is the name of the husband or wife?
    .label = Name of the spouse
    .form = Họ, chữ đệm, tên vợ/chồng
    .hint = Write it as on the marriage certificate.

question-marriage_number = What is the number on the marriage certificate?
    .label = Marriage certificate number
    .form = Giấy chứng nhận kết hôn số
    .hint = It stands at the top, near the title.

question-marriage_date = What is the date on the marriage certificate?
    .label = Marriage certificate date
    .form = Giấy chứng nhận kết hôn: ngày

question-marriage_office = Who issued the marriage certificate?
    .label = Marriage certificate issuer
    .form = Giấy chứng nhận kết hôn: cơ quan cấp
    .hint = The name of the commune or ward at that time is fine.

question-divorce_number = What is the number of the divorce paper?
    .label = Divorce paper number
    .form = Bản án/Quyết định ly hôn số
    .hint = It is the number of the court's judgment or decision.

question-divorce_date = What is the date on the divorce paper?
    .label = Divorce paper date
    .form = Bản án/Quyết định ly hôn: ngày

question-divorce_court = Which court decided the divorce?
    .label = Court
    .form = Tòa án
    .hint = The court's name is in the upper left corner.

question-death_number = What is the number on the death certificate?
    .label = Death certificate number
    .form = Giấy chứng tử/Trích lục khai tử số
    .hint = This is the paper about the death of the husband or wife.

question-death_date = When was the death certificate issued?
    .label = Death certificate date
    .form = Giấy chứng tử/Trích lục khai tử: ngày
    .hint = It is the day of issue, near the stamp.

question-death_office = Who issued the death certificate?
    .label = Death certificate issuer
    .form = Giấy chứng tử/Trích lục khai tử: cơ quan cấp
    .hint = The name of the commune or ward at that time is fine.

question-status_text = Please describe the situation.
    .label = Another situation
    .form = Tình trạng hôn nhân: khác (ghi rõ)

## Papers: marital status

question-earlier_paper = Has this paper been issued before?
    .label = Earlier paper
    .form = Giấy xác nhận tình trạng hôn nhân đã cấp
    .why = For a new one the ward takes back the old one.

option-earlier_paper-none = Never issued
option-earlier_paper-have = Yes, still there
option-earlier_paper-lost = Yes, but lost

question-earlier_paper_lost = What happened to the old paper?
    .label = Why it is gone
    .form = Lý do không nộp lại giấy đã cấp
    .hint = For example: given to a bank, lost when moving house.

question-paper_divorce = The court's divorce paper
    .label = Divorce paper
    .form = Bản án/Quyết định ly hôn hoặc Trích lục ghi chú ly hôn
    .hint = For a divorce abroad, the extract that records it here.

question-paper_death = The death certificate of the husband or wife
    .label = Death certificate
    .form = Trích lục khai tử

question-paper_consent = A note asking you to apply
    .label = Note asking you to apply
    .form = Văn bản ủy quyền
    .hint = A relative only needs to write it by hand and sign.

question-paper_authorisation = A certified authorisation
    .label = Certified authorisation
    .form = Văn bản ủy quyền có chứng thực
    .hint = It must be certified by a ward or a notary.

question-paper_earlier = The old certificate
    .label = Old certificate
    .form = Giấy xác nhận tình trạng hôn nhân đã cấp
    .hint = Hand it in at the desk.

question-paper_requester_id = Your ID card
    .label = Your ID card
    .form = Giấy tờ tùy thân của người yêu cầu
    .hint = You only show it to the officer and keep it.

question-paper_residence = A paper about the address
    .label = Paper about the address
    .form = Giấy tờ chứng minh nơi cư trú
    .hint = Only needed if the ward does not find the person on its register.

question-copies = How many certificates do you need?
    .label = Number of certificates
    .form = Số bản
    .hint = Each office usually keeps one.

## Birth: the case

question-birth_relation = What are you to the child?
    .label = Your relation to the child
    .form = Quan hệ với người được khai sinh

option-birth_relation-mother = Mother
option-birth_relation-father = Father
option-birth_relation-other = Grandparent or other
    .form = Khác
option-birth_relation-self = It is for myself
    .form = Bản thân
    .hint = A grown person without a birth certificate.

question-birth_relation_other = Which grandparent of the child are you?
    .label = Your relation to the child
    .form = Quan hệ với người được khai sinh

option-grandparents-paternal_grandfather = Father's father
option-grandparents-paternal_grandmother = Father's mother
option-grandparents-maternal_grandfather = Mother's father
option-grandparents-maternal_grandmother = Mother's mother
option-grandparents-other = Someone else
    .form = Khác

question-parents_known = Who is named on the birth certificate?
    .label = The child's parents
    .form = Loại khai sinh
    .why = We only ask about those who will be named.

option-parents_known-both = Both parents
    .form = Đã xác định được cả cha lẫn mẹ
    .hint = They have a marriage certificate.
option-parents_known-father_unknown = Only the mother
    .form = Chưa xác định được cha
option-parents_known-mother_unknown = Only the father
    .form = Chưa xác định được mẹ
option-parents_known-both_unknown = Neither of them
    .form = Chưa xác định được cả cha lẫn mẹ
option-parents_known-father_acknowledges = Father acknowledges child
    .hint = The parents are not married and the father acknowledges the child now.
option-parents_known-foundling = A foundling
    .form = Trẻ bị bỏ rơi

question-parent_lives_here = Does the father or the mother live in this ward?
    .label = A parent lives in this ward
    .form = Nơi cư trú của cha hoặc mẹ
    .hint = Permanent or temporary residence is fine.
    .why = A birth is registered where the father or the mother lives.

## Birth: the child

question-child_name = What is the child's full name?
    .label = Child's full name
    .form = Họ, chữ đệm, tên người được khai sinh
    .hint = Full name, with the father's or the mother's family name.

question-child_birth = When was the child born?
    .label = Child's date of birth
    .form = Ngày, tháng, năm sinh
    .hint = See the date on the hospital's birth notice.

question-child_sex = Is the child a boy or a girl?
    .label = Boy or girl
    .form = Giới tính

question-child_ethnicity = Which ethnic group does the child belong to?
    .label = Child's ethnic group
    .form = Dân tộc
    .hint = That of the father or of the mother.

question-child_birthplace = Where was the child born?
    .label = Place of birth
    .form = Nơi sinh
    .hint = If it was a hospital, write its name in the last line.
    .detail = Name of the hospital, or village and house

question-child_hometown = What is the child's family home town?
    .label = Home town
    .form = Quê quán
    .hint = That of the father or of the mother. Province and commune are enough.
    .detail = You may add the village

## Birth: mother

question-mother_number = What is the mother's ID number?
    .label = Mother's ID number
    .form = Số định danh cá nhân / Giấy tờ tùy thân của mẹ
    .hint = It has 12 digits and is on the front of the card.

question-mother_name = What is the mother's full name?
    .label = Mother's full name
    .form = Họ, chữ đệm, tên người mẹ
    .hint = Write it exactly as on her ID card.

question-mother_birth = When was the mother born?
    .label = Mother's date of birth
    .form = Năm sinh người mẹ
    .hint = If you do not know the day, choose just the year.

question-mother_id_kind = Which paper with a photo does the mother have?
    .label = Kind of the mother's paper
    .form = Giấy tờ tùy thân của mẹ: loại

question-mother_id_number = What is the number of the mother's paper?
    .label = Number of the mother's paper
    .form = Giấy tờ tùy thân của mẹ: số
    .hint = Write letters and digits as they stand on the paper.

question-mother_ethnicity = Which ethnic group does the mother belong to?
    .label = Mother's ethnic group
    .form = Dân tộc của mẹ

question-mother_nationality = What is the mother's nationality?
    .label = Mother's nationality
    .form = Quốc tịch của mẹ

question-mother_alive = Is the mother living?
    .label = Mother living
    .form = Nơi cư trú của mẹ
    .why = If not, we will not ask for her address.

question-mother_residence = Where does the mother live?
    .label = Mother's address
    .form = Nơi cư trú của mẹ
    .hint = Choose the province, then the ward, then write house number and street.

## Birth: father

question-father_number = What is the father's ID number?
    .label = Father's ID number
    .form = Số định danh cá nhân / Giấy tờ tùy thân của cha
    .hint = It has 12 digits and is on the front of the card.

question-father_name = What is the father's full name?
    .label = Father's full name
    .form = Họ, chữ đệm, tên người cha
    .hint = Write it exactly as on his ID card.

question-father_birth = When was the father born?
    .label = Father's date of birth
    .form = Năm sinh người cha
    .hint = If you do not know the day, choose just the year.

question-father_id_kind = Which paper with a photo does the father have?
    .label = Kind of the father's paper
    .form = Giấy tờ tùy thân của cha: loại

question-father_id_number = What is the number of the father's paper?
    .label = Number of the father's paper
    .form = Giấy tờ tùy thân của cha: số
    .hint = Write letters and digits as they stand on the paper.

question-father_ethnicity = Which ethnic group does the father belong to?
    .label = Father's ethnic group
    .form = Dân tộc của cha

question-father_nationality = What is the father's nationality?
    .label = Father's nationality
    .form = Quốc tịch của cha

question-father_alive = Is the father living?
    .label = Father living
    .form = Nơi cư trú của cha
    .why = If not, we will not ask for his address.

question-father_residence = Where does the father live?
    .label = Father's address
    .form = Nơi cư trú của cha
    .hint = Choose the province, then the ward, then write house number and street.

## Birth: the parents' marriage certificate

question-parents_marriage_number = What is the number on the parents' marriage certificate?
    .label = Marriage certificate number
    .form = Giấy chứng nhận kết hôn của cha, mẹ: số, quyển số
    .hint = Add the book number if there is one. For example: 25, book 01.

question-parents_marriage_date = When did the parents register their marriage?
    .label = Date of the marriage
    .form = Giấy chứng nhận kết hôn của cha, mẹ: ngày đăng ký

question-parents_marriage_office = Where did the parents register their marriage?
    .label = Place of the marriage
    .form = Giấy chứng nhận kết hôn của cha, mẹ: nơi đăng ký
    .hint = Write the commune or ward as on the certificate.

## Birth: papers

question-paper_birth_notice = The hospital's birth notice
    .label = Birth notice
    .form = Giấy chứng sinh
    .hint = For a surrogate birth, also photograph the clinic's confirmation.

question-birth_notice_missing = What do you have instead of the birth notice?
    .label = Instead of the birth notice
    .form = Giấy tờ thay Giấy chứng sinh

option-birth_notice_missing-bring_later = I will bring it later
option-birth_notice_missing-witness = A witness's paper
option-birth_notice_missing-statement = My own declaration
    .hint = You write it yourself and promise that it is true.

question-paper_witness = The witness's paper
    .label = Witness's paper
    .form = Văn bản của người làm chứng về việc sinh
    .hint = Someone who knows of the birth writes and signs it.

question-paper_statement = A declaration about the birth
    .label = Declaration
    .form = Giấy cam đoan về việc sinh
    .hint = In a declaration you promise that what you say is true.

question-paper_marriage = The parents' marriage certificate
    .label = Parents' marriage certificate
    .form = Giấy chứng nhận kết hôn của cha, mẹ
    .hint = Only shown to the officer, if the ward does not have the data.

question-birth_copies = How many extra copies would you like?
    .label = Extra copies
    .form = Đề nghị cấp bản sao: số lượng
    .hint = You always get one original. Choose 0 if that is enough.

## Delivery and contact

question-delivery = How would you like to receive the result?
    .label = Receiving the result
    .form = Hình thức nhận kết quả

option-delivery-at_ward = Collect at the ward
    .form = Nhận tại Trung tâm Phục vụ hành chính công
option-delivery-post = By post to my home
    .form = Nhận qua bưu chính công ích
    .hint = The post hands it over in person, with a tracking code. The receiver pays.

question-post_address = Where should the post deliver it?
    .label = Delivery address
    .form = Địa chỉ nhận kết quả
    .hint = Write house number and street so that the postman finds you.

question-contact_phone = Which number may the ward call when it is ready?
    .label = Phone number
    .form = Số điện thoại
    .hint = The number of a child or a neighbour is fine.

question-contact_email = Do you have an e-mail address?
    .label = E-mail
    .form = Thư điện tử (e-mail)
    .hint = If not, just go on.

## Early ends

exit-no_paper_to_marry =
    .what = You do not need this paper!
    .do = When two Vietnamese marry in Vietnam, the ward looks it up itself. Please come to the marriage desk together and bring your ID cards.

exit-foreigner =
    .what = { $self ->
            [yes] { $You } have another nationality.
           *[no] The person who needs the paper has another nationality.
        }
    .do = Please see an officer at the desk, who will do it with you.

exit-lives_elsewhere =
    .what = This paper is issued by the ward of permanent residence.
    .do = Please see an officer at the desk, who helps to send the filing to the right place.

exit-unregistered_marriage =
    .what = There is no marriage certificate.
    .do = Please see an officer at the desk to find out whether the marriage is recognised.

exit-adult_with_papers =
    .what = To register the birth of a grown person, older papers are needed.
    .do = Please bring the papers you have and see an officer at the desk.

exit-foundling =
    .what = To register a foundling, the ward's record of finding is needed.
    .do = Please see an officer at the desk, who will explain.

exit-father_acknowledges =
    .what = This birth is registered together with the acknowledgement of the child.
    .do = The parents are not married. Please see an officer at the desk, both together.

exit-parents_live_elsewhere =
    .what = A birth is registered where the father or the mother lives.
    .do = Please see an officer at the desk, who helps to send the filing to the right place.

exit-foreign_parent =
    .what = The father or the mother has another nationality.
    .do = Please see an officer at the desk, who will do it with you.

## Reminders

check-requester_number_birth =
    .what = Your ID number and your year of birth do not agree.
    .do = Please look at your card again.

check-requester_new_year =
    .what = Your date of birth says 1 January.
    .do = If you only know the year, choose just the year.

check-requester_age =
    .what = By this date of birth you are not yet 18.
    .do = Please look at your date of birth again.

check-requester_id_before_birth =
    .what = The issue date of your paper is earlier than your birth.
    .do = Please look at the issue date again.

check-same_person =
    .what = The ID number of the person who needs the paper is the same as yours.
    .do = Enter that person's number, or choose that the paper is for yourself.

check-subject_number_birth =
    .what = Their ID number and their year of birth do not agree.
    .do = Please look at their card again.

check-subject_number_sex =
    .what = The ID number and the answer man or woman do not agree.
    .do = Please look at that answer again.

check-subject_new_year =
    .what = { $self ->
            [yes] Your date of birth says 1 January.
           *[no] The date of birth of the person who needs the paper says 1 January.
        }
    .do = If you only know the year, choose just the year.

check-subject_age_woman =
    .what = { $self ->
            [yes] By this date of birth { $you } are not yet 18.
           *[no] By this date of birth the person who needs the paper is not yet 18.
        }
    .do = Please look at their date of birth again.

check-subject_age_man =
    .what = { $self ->
            [yes] By this date of birth { $you } are not yet 20.
           *[no] By this date of birth the person who needs the paper is not yet 20.
        }
    .do = Please look at their date of birth again.

check-subject_card_before_birth =
    .what = The issue date of the card is earlier than the birth.
    .do = Please look at the issue date on the back of the card.

check-subject_id_before_birth =
    .what = The issue date of the paper is earlier than the birth.
    .do = Please look at the issue date on the paper.

check-period_order =
    .what = The day of moving out is earlier than the day of moving in.
    .do = Please look at both days again.

check-period_before_birth =
    .what = The day of moving in is earlier than the birth.
    .do = Please look at the day of moving in again.

check-period_place_here =
    .what = The former address is not in this ward.
    .do = Please look at the address again or ask an officer.

check-residence_here =
    .what = { $self ->
            [yes] Your address is not in this ward.
           *[no] The address of the person who needs the paper is not in this ward.
        }
    .do = Please look at the address again or ask an officer.

check-single_order =
    .what = The last day of not being married is earlier than the first.
    .do = Please look at both days again.

check-single_until_marriage =
    .what = The marriage is earlier than the last day of not being married.
    .do = Please look at both days again.

check-single_from_age_woman =
    .what = On the first day of not being married she was not yet 18.
    .do = Please look at that day again.

check-single_from_age_man =
    .what = On the first day of not being married he was not yet 20.
    .do = Please look at that day again.

check-marriage_age_woman =
    .what = On the day of the marriage she was not yet 18.
    .do = Please look at the day again. If the certificate says so, please see an officer.

check-marriage_age_man =
    .what = On the day of the marriage he was not yet 20.
    .do = Please look at the day again. If the certificate says so, please see an officer.

check-divorce_before_birth =
    .what = The date of the divorce paper is earlier than the birth.
    .do = Please look at the date on the divorce paper.

check-death_before_birth =
    .what = The date of the death certificate is earlier than the birth.
    .do = Please look at the date on the death certificate.

check-marriage_data =
    .what = Number and date of the marriage certificate are both missing.
    .do = Enter one of them, or let an officer look it up.

check-divorce_data =
    .what = There is neither a number nor a picture of the divorce paper.
    .do = Enter the number, photograph the paper, or let an officer look it up.

check-death_data =
    .what = There is neither a number nor a picture of the death certificate.
    .do = Enter the number, photograph the paper, or let an officer look it up.

check-partner_age =
    .what = By this date of birth the future spouse is not yet 18.
    .do = Please look at their date of birth again.

check-relation_contradicts =
    .what = You are the father or the mother, but you would not be named.
    .do = Please choose again who will be named on the certificate.

check-requester_child_age =
    .what = Your date of birth and the child's are very close.
    .do = Please look at both dates again.

check-child_name_length =
    .what = The child's name is rather long.
    .do = Please look at it again. If it is right, it will be taken.

check-child_family_name =
    .what = The child's family name is neither the father's nor the mother's.
    .do = Please look at the child's name again.

check-child_ethnicity =
    .what = The child's ethnic group is neither the father's nor the mother's.
    .do = Please look at the child's ethnic group again.

check-child_is_adult =
    .what = By this date of birth the child is 18 or older.
    .do = Please look at the date again. If it is right, please see an officer.

check-mother_child_age =
    .what = The mother's age at the birth looks unusual.
    .do = Please look at the mother's date of birth again.

check-father_child_age =
    .what = The father's age at the birth looks unusual.
    .do = Please look at the father's date of birth again.

check-parents_are_one =
    .what = The ID numbers of the father and the mother are the same.
    .do = Please look at both cards again.

check-mother_number_birth =
    .what = The mother's ID number and her year of birth do not agree.
    .do = Please look at her card again.

check-mother_number_sex =
    .what = The mother's ID number looks like the number of a man.
    .do = Please look at her card again.

check-mother_new_year =
    .what = The mother's date of birth says 1 January.
    .do = If you only know the year, choose just the year.

check-mother_is_requester =
    .what = The mother's ID number is the same as yours.
    .do = Enter the mother's number, or choose that you are the mother.

check-mother_marriage_age =
    .what = On the day of the marriage the mother was not yet 18.
    .do = Please look at the day again. If the certificate says so, please see an officer.

check-father_number_birth =
    .what = The father's ID number and his year of birth do not agree.
    .do = Please look at his card again.

check-father_number_sex =
    .what = The father's ID number looks like the number of a woman.
    .do = Please look at his card again.

check-father_new_year =
    .what = The father's date of birth says 1 January.
    .do = If you only know the year, choose just the year.

check-father_is_requester =
    .what = The father's ID number is the same as yours.
    .do = Enter the father's number, or choose that you are the father.

check-father_marriage_age =
    .what = On the day of the marriage the father was not yet 20.
    .do = Please look at the day again. If the certificate says so, please see an officer.

check-parents_marriage_data =
    .what = The number of the parents' marriage certificate is missing.
    .do = Please look at the certificate, or bring it to the desk.
