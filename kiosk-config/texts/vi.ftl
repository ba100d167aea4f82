# Thủ tục, câu hỏi, lựa chọn, giấy tờ, nhắc nhở. Câu của màn hình nằm ở vi-screens.ftl.
# { $you } / { $You }: cách gọi người đang làm (bác, ông, bà …).
#   question-…         câu hỏi        .label tên ngắn   .form tên trên tờ khai   .hint gợi ý   .why vì sao hỏi
#   option-…           lựa chọn       .form chữ ghi trên tờ khai, nếu khác
#   check-… exit-…     .what điều máy thấy   .do việc nên làm

## Thủ tục

procedure-marital-status = Giấy xác nhận độc thân
    .official = Cấp Giấy xác nhận tình trạng hôn nhân
    .about = Thường cần khi mua bán nhà đất hoặc vay ngân hàng.
    .words = giấy độc thân, giấy xác nhận độc thân, giấy chưa vợ chưa chồng, tình trạng hôn nhân, xác nhận hôn nhân

procedure-birth = Khai sinh cho cháu bé
    .official = Đăng ký khai sinh
    .about = Cha mẹ hoặc ông bà đều làm được.
    .words = làm giấy khai sinh, khai sinh cho cháu, khai sinh cho con, khai sinh cháu nội, khai sinh cháu ngoại

## Các phần

step-purpose = Giấy dùng làm gì
step-requester = Người làm giấy
step-subject = Người cần giấy
step-status = Hôn nhân
step-case = Cháu bé, cha mẹ
step-child = Về cháu bé
step-mother = Mẹ của cháu
step-father = Cha của cháu
step-marriage = Cha mẹ kết hôn
step-papers = Giấy tờ kèm theo
step-copies = Số bản cần lấy
step-delivery = Nhận kết quả
step-contact = Liên lạc

## Người yêu cầu

question-requester_number = Số trên thẻ căn cước của { $you } là gì ạ?
    .label = Số căn cước của { $you }
    .form = Số định danh cá nhân / Giấy tờ tùy thân
    .hint = Số này có 12 chữ số, ở mặt trước của thẻ.
    .why = Phường dùng số này để tìm đúng tên { $you } trong sổ.

question-requester_name = Họ và tên của { $you } là gì ạ?
    .label = Họ tên của { $you }
    .form = Họ, chữ đệm, tên người yêu cầu
    .hint = { $You } ghi đúng như trên thẻ căn cước.

question-requester_birth = { $You } sinh ngày nào ạ?
    .label = Ngày sinh của { $you }
    .form = Ngày, tháng, năm sinh của người yêu cầu
    .hint = Giấy tờ chỉ ghi năm thì { $you } chỉ cần chọn năm.

question-requester_id_kind = { $You } có giấy tờ nào có ảnh ạ?
    .label = Loại giấy tờ của { $you }
    .form = Giấy tờ tùy thân: loại
    .why = Không có số căn cước thì phường cần một giấy tờ khác có ảnh.

question-requester_id_number = Số trên giấy tờ ấy là gì ạ?
    .label = Số giấy tờ của { $you }
    .form = Giấy tờ tùy thân: số
    .hint = { $You } ghi cả chữ và số như trên giấy.

question-requester_id_issued = Giấy tờ ấy cấp ngày nào ạ?
    .label = Ngày cấp giấy tờ của { $you }
    .form = Giấy tờ tùy thân: ngày cấp

question-requester_id_issuer = Nơi nào cấp giấy tờ ấy ạ?
    .label = Nơi cấp giấy tờ của { $you }
    .form = Giấy tờ tùy thân: nơi cấp
    .hint = Nơi cấp thường ghi ở cuối giấy, gần con dấu.

question-requester_residence_kind = { $You } ở đó theo diện nào ạ?
    .label = Cách cư trú của { $you }
    .form = Loại cư trú
    .hint = Thường trú là nơi có tên trong sổ của công an.

question-requester_residence = Nhà { $you } ở đâu ạ?
    .label = Nơi ở của { $you }
    .form = Nơi cư trú của người yêu cầu
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

question-requester_relation_text = { $You } là gì của người ấy ạ?
    .label = Quan hệ của { $you }
    .form = Quan hệ (ghi rõ)
    .hint = Ví dụ: cô, chú, cậu, dì, người giám hộ.

## Giấy xác nhận tình trạng hôn nhân: mục đích

question-purpose = Giấy này dùng để làm gì ạ?
    .label = Dùng giấy vào việc
    .form = Mục đích sử dụng Giấy xác nhận tình trạng hôn nhân
    .why = Giấy chỉ dùng được đúng vào việc ghi trên đó.

option-purpose-property = Mua bán nhà đất
    .form = Sử dụng vào mục đích khác: giao dịch nhà, đất
option-purpose-loan = Vay tiền ngân hàng
    .form = Sử dụng vào mục đích khác: vay vốn ngân hàng
option-purpose-marry_here = Cưới ở Việt Nam
    .form = Để kết hôn
    .hint = Cả hai đều là người Việt Nam.
option-purpose-marry_foreign = Cưới có người nước ngoài
    .form = Để kết hôn
    .hint = Cưới người nước ngoài, hoặc cưới ở nước ngoài.
option-purpose-adoption = Nhận con nuôi
    .form = Sử dụng vào mục đích khác: nhận con nuôi
option-purpose-other = Việc khác
    .form = Sử dụng vào mục đích khác

question-purpose_text = { $You } ghi rõ giấy dùng vào việc gì ạ?
    .label = Việc cần dùng giấy
    .form = Mục đích sử dụng (ghi rõ)
    .hint = Ví dụ: làm hồ sơ xin việc, bổ sung hồ sơ bảo hiểm.

question-partner_name = Người sắp cưới tên là gì ạ?
    .label = Tên người sắp cưới
    .form = Kết hôn với: họ, chữ đệm, tên
    .hint = { $You } ghi đúng như trên hộ chiếu hoặc thẻ của người ấy.

question-partner_birth = Người sắp cưới sinh ngày nào ạ?
    .label = Ngày sinh người sắp cưới
    .form = Kết hôn với: ngày, tháng, năm sinh

question-partner_nationality = Người sắp cưới là người nước nào ạ?
    .label = Quốc tịch người sắp cưới
    .form = Kết hôn với: quốc tịch
    .hint = Ví dụ: Hàn Quốc, Pháp, Việt Nam.

question-partner_id = Số giấy tờ của người sắp cưới là gì ạ?
    .label = Giấy tờ người sắp cưới
    .form = Kết hôn với: giấy tờ tùy thân
    .hint = Số hộ chiếu hoặc số thẻ căn cước đều được.

question-marriage_place = Hai người sẽ đăng ký kết hôn ở đâu ạ?
    .label = Nơi sẽ kết hôn
    .form = Nơi đăng ký kết hôn
    .hint = { $You } ghi tên cơ quan, thành phố và tên nước.

## Giấy xác nhận tình trạng hôn nhân: quan hệ

question-requester_relation = { $You } làm giấy này cho ai ạ?
    .label = Làm giấy cho
    .form = Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân

option-requester_relation-self = Cho chính tôi
    .form = Bản thân
option-requester_relation-other = Cho người khác
    .form = Khác

question-requester_relation_other = { $You } là gì của người cần giấy ạ?
    .label = Quan hệ của { $you }
    .form = Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân

option-relatives-spouse = Vợ hoặc chồng
option-relatives-child = Con
option-relatives-parent = Cha hoặc mẹ
option-relatives-grandparent = Ông hoặc bà
option-relatives-sibling = Anh, chị, em ruột
option-relatives-other = Quan hệ khác
    .form = Khác

## Người được cấp giấy

question-subject_number = Số căn cước của người cần giấy là gì ạ?
    .label = Số căn cước người cần giấy
    .form = Số định danh cá nhân / Giấy tờ tùy thân
    .hint = Số này có 12 chữ số, ở mặt trước của thẻ.

question-subject_name = Họ và tên của người cần giấy là gì ạ?
    .label = Họ tên người cần giấy
    .form = Họ, chữ đệm, tên người được cấp
    .hint = { $You } ghi đúng như trên thẻ căn cước của người ấy.

question-subject_birth = Người cần giấy sinh ngày nào ạ?
    .label = Ngày sinh người cần giấy
    .form = Ngày, tháng, năm sinh
    .hint = Giấy tờ chỉ ghi năm thì { $you } chỉ cần chọn năm.

question-subject_sex = { $self ->
        [yes] { $You } là nam hay nữ ạ?
       *[no] Người cần giấy là nam hay nữ ạ?
    }
    .label = Nam hay nữ
    .form = Giới tính

option-sex-male = Nam
option-sex-female = Nữ

question-subject_card_issued = { $self ->
        [yes] Thẻ căn cước của { $you } cấp ngày nào ạ?
       *[no] Thẻ căn cước của người cần giấy cấp ngày nào ạ?
    }
    .label = Ngày cấp thẻ căn cước
    .form = Giấy tờ tùy thân: ngày cấp
    .hint = Ngày cấp ghi ở mặt sau của thẻ.

question-subject_id_kind = Người cần giấy có giấy tờ nào có ảnh ạ?
    .label = Loại giấy tờ người cần giấy
    .form = Giấy tờ tùy thân: loại

question-subject_id_number = Số giấy tờ của người cần giấy là gì ạ?
    .label = Số giấy tờ người cần giấy
    .form = Giấy tờ tùy thân: số
    .hint = { $You } ghi cả chữ và số như trên giấy.

question-subject_id_issued = Giấy tờ của người cần giấy cấp ngày nào ạ?
    .label = Ngày cấp giấy tờ
    .form = Giấy tờ tùy thân: ngày cấp

question-subject_id_issuer = Nơi nào cấp giấy tờ cho người cần giấy ạ?
    .label = Nơi cấp giấy tờ
    .form = Giấy tờ tùy thân: nơi cấp
    .hint = Nơi cấp thường ghi ở cuối giấy, gần con dấu.

option-id-documents-old_id_card = Chứng minh nhân dân
option-id-documents-army_officer_card = Giấy chứng minh sĩ quan
    .form = Giấy chứng minh sĩ quan Quân đội nhân dân
option-id-documents-police_card = Giấy chứng minh công an
    .form = Giấy chứng minh Công an nhân dân
option-id-documents-citizen_card = Thẻ căn cước công dân
    .form = Căn cước công dân
option-id-documents-passport = Hộ chiếu
option-id-documents-household_book = Sổ hộ khẩu
option-id-documents-other = Giấy tờ khác
option-id-documents-identity_card = Thẻ căn cước
option-id-documents-identity_certificate = Giấy chứng nhận căn cước

question-subject_ethnicity = { $self ->
        [yes] { $You } là người dân tộc nào ạ?
       *[no] Người cần giấy là người dân tộc nào ạ?
    }
    .label = Dân tộc
    .form = Dân tộc

question-subject_nationality = { $self ->
        [yes] { $You } mang quốc tịch nào ạ?
       *[no] Người cần giấy mang quốc tịch nào ạ?
    }
    .label = Quốc tịch
    .form = Quốc tịch

option-nationality-vietnam = Việt Nam
option-nationality-other = Nước khác

question-subject_lives = { $self ->
        [yes] { $You } có ở phường này không ạ?
       *[no] Người cần giấy có ở phường này không ạ?
    }
    .label = Nơi đăng ký ở
    .form = Nơi cư trú: loại cư trú
    .why = Phường nơi đăng ký thường trú là nơi cấp giấy này.

option-subject_lives-permanent = Thường trú ở đây
    .form = Thường trú
    .hint = Có tên trong sổ thường trú.
option-subject_lives-temporary = Tạm trú ở đây
    .form = Tạm trú
    .hint = Không có nơi thường trú nào khác.
option-subject_lives-formerly = Trước kia ở đây
    .hint = Cần giấy cho thời gian từng ở phường này.
option-subject_lives-elsewhere = Ở nơi khác

question-subject_residence = Nhà của người cần giấy ở đâu ạ?
    .label = Nơi ở người cần giấy
    .form = Nơi cư trú
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

option-residence-kinds-permanent = Thường trú
option-residence-kinds-temporary = Tạm trú
option-residence-kinds-current = Nơi đang ở
    .form = Nơi ở hiện tại

question-period_place = { $self ->
        [yes] Trước kia { $you } ở chỗ nào ạ?
       *[no] Trước kia người ấy ở chỗ nào ạ?
    }
    .label = Nơi từng ở
    .form = Trong thời gian cư trú tại
    .hint = Nếu chỉ nhớ tên phường cũ, { $you } ghi tên cũ vào dòng cuối.

question-period_from = Ở đó từ ngày nào ạ?
    .label = Ở đó từ ngày
    .form = Từ ngày

question-period_to = Ở đó đến ngày nào ạ?
    .label = Ở đó đến ngày
    .form = Đến ngày

## Tình trạng hôn nhân

question-marital_status = { $self ->
        [yes] Hiện nay { $you } thế nào ạ?
       *[no] Hiện nay người cần giấy thế nào ạ?
    }
    .label = Tình trạng hôn nhân
    .form = Tình trạng hôn nhân
    .hint = { $You } chọn ý đúng với lúc này.

option-marital_status-never = Chưa từng kết hôn
    .form = Hiện tại chưa đăng ký kết hôn với ai
option-marital_status-widowed = Vợ hoặc chồng đã mất
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng vợ/chồng đã chết; hiện tại chưa đăng ký kết hôn với ai
option-marital_status-divorced = Đã ly hôn
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng đã ly hôn; hiện tại chưa đăng ký kết hôn với ai
option-marital_status-married = Đang có vợ, có chồng
    .form = Hiện tại đang có vợ/chồng
option-marital_status-was_single_now_married = Độc thân một thời gian
    .form = Trong khoảng thời gian chưa đăng ký kết hôn với ai; hiện tại đang có vợ/chồng
    .hint = Khi đó chưa kết hôn, nay đang có vợ hoặc chồng.
option-marital_status-other = Trường hợp khác
    .form = Khác

question-single_from = Lúc chưa kết hôn tính từ ngày nào ạ?
    .label = Chưa kết hôn từ ngày
    .form = Từ ngày
    .hint = Thường tính từ lúc đủ tuổi kết hôn.

question-single_to = Lúc chưa kết hôn tính đến ngày nào ạ?
    .label = Chưa kết hôn đến ngày
    .form = Đến ngày
    .hint = Thường là ngày trước hôm đăng ký kết hôn.

question-marriage_registered = Hai vợ chồng có đăng ký kết hôn không ạ?
    .label = Có đăng ký kết hôn
    .form = Có đăng ký kết hôn
    .hint = Cưới trước năm 1987 có thể chưa đăng ký. { $You } chọn "Không" nếu chưa.

question-spouse_name = Vợ hoặc chồng tên là gì ạ?
    .label = Tên vợ hoặc chồng
    .form = Họ, chữ đệm, tên vợ/chồng
    .hint = { $You } ghi đúng như trên giấy kết hôn.

question-marriage_number = Số ghi trên giấy kết hôn là gì ạ?
    .label = Số giấy kết hôn
    .form = Giấy chứng nhận kết hôn số
    .hint = Số này ở phía trên, gần tên giấy.

question-marriage_date = Giấy kết hôn ghi ngày nào ạ?
    .label = Ngày trên giấy kết hôn
    .form = Giấy chứng nhận kết hôn: ngày

question-marriage_office = Nơi nào cấp giấy kết hôn ạ?
    .label = Nơi cấp giấy kết hôn
    .form = Giấy chứng nhận kết hôn: cơ quan cấp
    .hint = { $You } ghi tên xã, phường lúc bấy giờ cũng được.

question-divorce_number = Số của giấy ly hôn là gì ạ?
    .label = Số giấy ly hôn
    .form = Bản án/Quyết định ly hôn số
    .hint = Là số bản án hoặc quyết định của tòa án.

question-divorce_date = Giấy ly hôn ghi ngày nào ạ?
    .label = Ngày trên giấy ly hôn
    .form = Bản án/Quyết định ly hôn: ngày

question-divorce_court = Tòa án nào giải quyết ly hôn ạ?
    .label = Tòa án
    .form = Tòa án
    .hint = Tên tòa án ghi ở góc trên bên trái.

question-death_number = Số trên giấy khai tử là gì ạ?
    .label = Số giấy khai tử
    .form = Giấy chứng tử/Trích lục khai tử số
    .hint = Là giấy ghi việc vợ hoặc chồng đã mất.

question-death_date = Giấy khai tử cấp ngày nào ạ?
    .label = Ngày cấp giấy khai tử
    .form = Giấy chứng tử/Trích lục khai tử: ngày
    .hint = Là ngày cấp giấy, ghi gần con dấu.

question-death_office = Nơi nào cấp giấy khai tử ạ?
    .label = Nơi cấp giấy khai tử
    .form = Giấy chứng tử/Trích lục khai tử: cơ quan cấp
    .hint = { $You } ghi tên xã, phường lúc bấy giờ cũng được.

question-status_text = { $You } ghi rõ trường hợp này giúp máy ạ.
    .label = Trường hợp khác
    .form = Tình trạng hôn nhân: khác (ghi rõ)

## Giấy tờ kèm theo: tình trạng hôn nhân

question-earlier_paper = Trước đây đã được cấp giấy này chưa ạ?
    .label = Giấy đã cấp lần trước
    .form = Giấy xác nhận tình trạng hôn nhân đã cấp
    .why = Làm lại thì phường cần thu giấy cũ.

option-earlier_paper-none = Chưa được cấp
option-earlier_paper-have = Rồi, còn giữ giấy
option-earlier_paper-lost = Rồi, giấy đã mất

question-earlier_paper_lost = Giấy cũ mất thế nào ạ?
    .label = Vì sao không còn giấy cũ
    .form = Lý do không nộp lại giấy đã cấp
    .hint = Ví dụ: đã nộp cho ngân hàng, thất lạc khi chuyển nhà.

question-paper_divorce = Giấy ly hôn của tòa án
    .label = Giấy ly hôn của tòa án
    .form = Bản án/Quyết định ly hôn hoặc Trích lục ghi chú ly hôn
    .hint = Ly hôn ở nước ngoài thì dùng giấy ghi chú ly hôn.

question-paper_death = Giấy khai tử của vợ hoặc chồng
    .label = Giấy khai tử
    .form = Trích lục khai tử

question-paper_consent = Giấy nhờ làm hộ
    .label = Giấy nhờ làm hộ
    .form = Văn bản ủy quyền
    .hint = Người nhà chỉ cần viết tay và ký tên.

question-paper_authorisation = Giấy nhờ làm hộ có chứng thực
    .label = Giấy nhờ làm hộ
    .form = Văn bản ủy quyền có chứng thực
    .hint = Giấy này phải có dấu chứng thực của phường hoặc công chứng.

question-paper_earlier = Giấy xác nhận cũ
    .label = Giấy xác nhận cũ
    .form = Giấy xác nhận tình trạng hôn nhân đã cấp
    .hint = { $You } mang giấy cũ nộp lại ở quầy.

question-paper_requester_id = Thẻ căn cước của { $you }
    .label = Thẻ căn cước của { $you }
    .form = Giấy tờ tùy thân của người yêu cầu
    .hint = Thẻ chỉ cần cho cán bộ xem, không phải nộp.

question-paper_residence = Giấy tờ về nơi ở
    .label = Giấy tờ về nơi ở
    .form = Giấy tờ chứng minh nơi cư trú
    .hint = Chỉ cần khi phường chưa tìm thấy tên trong sổ.

question-copies = { $You } cần mấy bản ạ?
    .label = Số bản cần lấy
    .form = Số bản
    .hint = Mỗi nơi nhận thường giữ lại một bản.

## Khai sinh: trường hợp

question-birth_relation = { $You } là gì của cháu bé ạ?
    .label = Quan hệ với cháu
    .form = Quan hệ với người được khai sinh

option-birth_relation-mother = Mẹ
option-birth_relation-father = Cha
option-birth_relation-other = Ông, bà, người khác
    .form = Khác
option-birth_relation-self = Làm cho chính tôi
    .form = Bản thân
    .hint = Người lớn chưa có giấy khai sinh.

question-birth_relation_other = { $You } là ông hay bà của cháu ạ?
    .label = Quan hệ với cháu
    .form = Quan hệ với người được khai sinh

option-grandparents-paternal_grandfather = Ông nội
option-grandparents-paternal_grandmother = Bà nội
option-grandparents-maternal_grandfather = Ông ngoại
option-grandparents-maternal_grandmother = Bà ngoại
option-grandparents-other = Người khác
    .form = Khác

question-parents_known = Giấy khai sinh ghi tên ai ạ?
    .label = Cha mẹ của cháu
    .form = Loại khai sinh
    .why = Máy chỉ hỏi về những người sẽ ghi trên giấy.

option-parents_known-both = Cả cha và mẹ
    .form = Đã xác định được cả cha lẫn mẹ
    .hint = Cha mẹ có kết hôn.
option-parents_known-father_unknown = Chỉ ghi tên mẹ
    .form = Chưa xác định được cha
option-parents_known-mother_unknown = Chỉ ghi tên cha
    .form = Chưa xác định được mẹ
option-parents_known-both_unknown = Chưa ghi cha và mẹ
    .form = Chưa xác định được cả cha lẫn mẹ
option-parents_known-father_acknowledges = Cha muốn nhận con
    .hint = Cha mẹ không kết hôn, cha nhận con.
option-parents_known-foundling = Cháu bị bỏ rơi
    .form = Trẻ bị bỏ rơi

question-parent_lives_here = Cha hoặc mẹ cháu có ở phường này không ạ?
    .label = Cha hoặc mẹ ở phường này
    .form = Nơi cư trú của cha hoặc mẹ
    .hint = Đăng ký thường trú hay tạm trú ở đây đều được.
    .why = Khai sinh làm ở nơi cha hoặc mẹ đang ở.

## Khai sinh: cháu bé

question-child_name = Cháu bé tên là gì ạ?
    .label = Họ tên cháu bé
    .form = Họ, chữ đệm, tên người được khai sinh
    .hint = { $You } ghi đủ họ, chữ đệm, tên. Họ theo cha hoặc mẹ.

question-child_birth = Cháu sinh ngày nào ạ?
    .label = Ngày sinh của cháu
    .form = Ngày, tháng, năm sinh
    .hint = { $You } xem ngày dương trên giấy chứng sinh của bệnh viện.

question-child_sex = Cháu là trai hay gái ạ?
    .label = Trai hay gái
    .form = Giới tính

question-child_ethnicity = Cháu là người dân tộc nào ạ?
    .label = Dân tộc của cháu
    .form = Dân tộc
    .hint = Cháu theo dân tộc của cha hoặc của mẹ.

question-child_birthplace = Cháu sinh ở đâu ạ?
    .label = Nơi sinh của cháu
    .form = Nơi sinh
    .hint = Sinh ở bệnh viện thì ghi tên bệnh viện vào dòng cuối.
    .detail = Tên bệnh viện, hoặc thôn, số nhà

question-child_hometown = Quê của cháu ở đâu ạ?
    .label = Quê của cháu
    .form = Quê quán
    .hint = Cháu theo quê cha hoặc quê mẹ. Chỉ cần tỉnh và xã.
    .detail = Có thể ghi thêm thôn, làng

## Khai sinh: mẹ

question-mother_number = Số căn cước của mẹ cháu là gì ạ?
    .label = Số căn cước của mẹ
    .form = Số định danh cá nhân / Giấy tờ tùy thân của mẹ
    .hint = Số này có 12 chữ số, ở mặt trước của thẻ.

question-mother_name = Mẹ cháu tên là gì ạ?
    .label = Họ tên mẹ
    .form = Họ, chữ đệm, tên người mẹ
    .hint = { $You } ghi đúng như trên thẻ căn cước của mẹ cháu.

question-mother_birth = Mẹ cháu sinh ngày nào ạ?
    .label = Ngày sinh của mẹ
    .form = Năm sinh người mẹ
    .hint = Không nhớ ngày thì { $you } chỉ cần chọn năm.

question-mother_id_kind = Mẹ cháu có giấy tờ nào có ảnh ạ?
    .label = Loại giấy tờ của mẹ
    .form = Giấy tờ tùy thân của mẹ: loại

question-mother_id_number = Số giấy tờ của mẹ cháu là gì ạ?
    .label = Số giấy tờ của mẹ
    .form = Giấy tờ tùy thân của mẹ: số
    .hint = { $You } ghi cả chữ và số như trên giấy.

question-mother_ethnicity = Mẹ cháu là người dân tộc nào ạ?
    .label = Dân tộc của mẹ
    .form = Dân tộc của mẹ

question-mother_nationality = Mẹ cháu mang quốc tịch nào ạ?
    .label = Quốc tịch của mẹ
    .form = Quốc tịch của mẹ

question-mother_alive = Mẹ cháu còn sống không ạ?
    .label = Mẹ còn sống
    .form = Nơi cư trú của mẹ
    .why = Máy hỏi để khỏi hỏi tiếp về nơi ở.

question-mother_residence = Nhà của mẹ cháu ở đâu ạ?
    .label = Nơi ở của mẹ
    .form = Nơi cư trú của mẹ
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

## Khai sinh: cha

question-father_number = Số căn cước của cha cháu là gì ạ?
    .label = Số căn cước của cha
    .form = Số định danh cá nhân / Giấy tờ tùy thân của cha
    .hint = Số này có 12 chữ số, ở mặt trước của thẻ.

question-father_name = Cha cháu tên là gì ạ?
    .label = Họ tên cha
    .form = Họ, chữ đệm, tên người cha
    .hint = { $You } ghi đúng như trên thẻ căn cước của cha cháu.

question-father_birth = Cha cháu sinh ngày nào ạ?
    .label = Ngày sinh của cha
    .form = Năm sinh người cha
    .hint = Không nhớ ngày thì { $you } chỉ cần chọn năm.

question-father_id_kind = Cha cháu có giấy tờ nào có ảnh ạ?
    .label = Loại giấy tờ của cha
    .form = Giấy tờ tùy thân của cha: loại

question-father_id_number = Số giấy tờ của cha cháu là gì ạ?
    .label = Số giấy tờ của cha
    .form = Giấy tờ tùy thân của cha: số
    .hint = { $You } ghi cả chữ và số như trên giấy.

question-father_ethnicity = Cha cháu là người dân tộc nào ạ?
    .label = Dân tộc của cha
    .form = Dân tộc của cha

question-father_nationality = Cha cháu mang quốc tịch nào ạ?
    .label = Quốc tịch của cha
    .form = Quốc tịch của cha

question-father_alive = Cha cháu còn sống không ạ?
    .label = Cha còn sống
    .form = Nơi cư trú của cha
    .why = Máy hỏi để khỏi hỏi tiếp về nơi ở.

question-father_residence = Nhà của cha cháu ở đâu ạ?
    .label = Nơi ở của cha
    .form = Nơi cư trú của cha
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

## Khai sinh: giấy kết hôn của cha mẹ

question-parents_marriage_number = Số trên giấy kết hôn của cha mẹ cháu là gì ạ?
    .label = Số giấy kết hôn
    .form = Giấy chứng nhận kết hôn của cha, mẹ: số, quyển số
    .hint = Có quyển số thì { $you } ghi luôn. Ví dụ: 25, quyển 01.

question-parents_marriage_date = Cha mẹ cháu đăng ký kết hôn ngày nào ạ?
    .label = Ngày đăng ký kết hôn
    .form = Giấy chứng nhận kết hôn của cha, mẹ: ngày đăng ký

question-parents_marriage_office = Cha mẹ cháu đăng ký kết hôn ở đâu ạ?
    .label = Nơi đăng ký kết hôn
    .form = Giấy chứng nhận kết hôn của cha, mẹ: nơi đăng ký
    .hint = { $You } ghi tên xã, phường như trên giấy kết hôn.

## Khai sinh: giấy tờ

question-paper_birth_notice = Giấy chứng sinh của bệnh viện
    .label = Giấy chứng sinh
    .form = Giấy chứng sinh
    .hint = Nếu nhờ mang thai hộ, { $you } chụp thêm giấy xác nhận của bệnh viện.

question-birth_notice_missing = { $You } có giấy gì thay giấy chứng sinh ạ?
    .label = Thay giấy chứng sinh
    .form = Giấy tờ thay Giấy chứng sinh

option-birth_notice_missing-bring_later = Sẽ mang đến sau
option-birth_notice_missing-witness = Giấy người làm chứng
option-birth_notice_missing-statement = Giấy tự hứa (cam đoan)
    .hint = Tự viết và hứa lời khai là đúng.

question-paper_witness = Giấy của người làm chứng
    .label = Giấy người làm chứng
    .form = Văn bản của người làm chứng về việc sinh
    .hint = Người biết việc sinh cháu viết và ký tên.

question-paper_statement = Giấy hứa (cam đoan) về việc sinh
    .label = Giấy hứa (cam đoan)
    .form = Giấy cam đoan về việc sinh
    .hint = Cam đoan nghĩa là hứa lời khai đúng sự thật.

question-paper_marriage = Giấy kết hôn của cha mẹ cháu
    .label = Giấy kết hôn của cha mẹ
    .form = Giấy chứng nhận kết hôn của cha, mẹ
    .hint = Chỉ cần cho cán bộ xem khi phường chưa có.

question-birth_copies = { $You } lấy thêm mấy bản sao ạ?
    .label = Số bản sao lấy thêm
    .form = Đề nghị cấp bản sao: số lượng
    .hint = Nhà mình luôn được một bản chính. Không cần thêm thì chọn 0.

## Nhận kết quả và liên lạc

question-delivery = { $You } muốn nhận kết quả thế nào ạ?
    .label = Cách nhận kết quả
    .form = Hình thức nhận kết quả

option-delivery-at_ward = Đến phường lấy
    .form = Nhận tại Trung tâm Phục vụ hành chính công
option-delivery-post = Gửi bưu điện về nhà
    .form = Nhận qua bưu chính công ích
    .hint = Bưu điện giao tận tay, có mã để theo dõi. Người nhận trả tiền cước.

question-post_address = Bưu điện gửi về địa chỉ nào ạ?
    .label = Địa chỉ nhận
    .form = Địa chỉ nhận kết quả
    .hint = { $You } ghi số nhà và tên phố để người đưa thư dễ tìm.

question-contact_phone = Khi có kết quả, phường gọi số nào ạ?
    .label = Số điện thoại
    .form = Số điện thoại
    .hint = Số của con cháu hay hàng xóm cũng được.

question-contact_email = { $You } có thư điện tử không ạ?
    .label = Thư điện tử
    .form = Thư điện tử (e-mail)
    .hint = Không có thì { $you } bỏ qua, không sao ạ.

## Kết thúc sớm

exit-no_paper_to_marry =
    .what = Việc này không cần giấy ạ!
    .do = Cưới trong nước thì phường tự tra cứu. Hai người cùng đến quầy đăng ký kết hôn, mang theo thẻ căn cước.

exit-foreigner =
    .what = { $self ->
            [yes] { $You } mang quốc tịch nước khác.
           *[no] Người cần giấy mang quốc tịch nước khác.
        }
    .do = Mời { $you } gặp cán bộ ở quầy để được làm giúp.

exit-lives_elsewhere =
    .what = Giấy này do phường nơi thường trú cấp.
    .do = Mời { $you } gặp cán bộ ở quầy. Cán bộ giúp gửi hồ sơ về đúng nơi.

exit-unregistered_marriage =
    .what = Hai vợ chồng chưa có giấy kết hôn.
    .do = Mời { $you } gặp cán bộ ở quầy để xem có được công nhận không.

exit-adult_with_papers =
    .what = Người lớn làm khai sinh lần đầu cần thêm giấy tờ cũ.
    .do = Mời { $you } mang các giấy tờ đang có gặp cán bộ ở quầy.

exit-foundling =
    .what = Khai sinh cho cháu bị bỏ rơi cần biên bản của phường.
    .do = Mời { $you } gặp cán bộ ở quầy để được hướng dẫn.

exit-father_acknowledges =
    .what = Khai sinh này làm cùng lúc với việc nhận con ạ.
    .do = Cha mẹ cháu chưa kết hôn. Mời cả cha và mẹ gặp cán bộ ở quầy.

exit-parents_live_elsewhere =
    .what = Khai sinh làm ở nơi cha hoặc mẹ đang ở.
    .do = Mời { $you } gặp cán bộ ở quầy. Cán bộ giúp gửi hồ sơ về đúng nơi.

exit-foreign_parent =
    .what = Cha hoặc mẹ cháu mang quốc tịch nước khác.
    .do = Mời { $you } gặp cán bộ ở quầy để được làm giúp.

## Nhắc xem lại

check-requester_number_birth =
    .what = Số căn cước và năm sinh của { $you } chưa khớp nhau.
    .do = { $You } nhìn lại thẻ giúp máy nhé.

check-requester_new_year =
    .what = Ngày sinh của { $you } đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-requester_age =
    .what = Theo ngày sinh thì { $you } chưa đủ 18 tuổi.
    .do = { $You } xem lại ngày sinh của mình nhé.

check-requester_id_before_birth =
    .what = Ngày cấp giấy tờ sớm hơn ngày sinh của { $you }.
    .do = { $You } xem lại ngày cấp trên giấy nhé.

check-same_person =
    .what = Số căn cước của người cần giấy đang giống số của { $you }.
    .do = { $You } ghi số của người ấy, hoặc chọn làm giấy cho chính mình.

check-subject_number_birth =
    .what = Số căn cước và năm sinh của người cần giấy chưa khớp nhau.
    .do = { $You } nhìn lại thẻ của người ấy nhé.

check-subject_number_sex =
    .what = Số căn cước và mục nam hay nữ chưa khớp nhau.
    .do = { $You } xem lại mục nam hay nữ nhé.

check-subject_new_year =
    .what = { $self ->
            [yes] Ngày sinh của { $you } đang ghi mồng một tháng một.
           *[no] Ngày sinh của người cần giấy đang ghi mồng một tháng một.
        }
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-subject_age_woman =
    .what = { $self ->
            [yes] Theo ngày sinh thì { $you } chưa đủ 18 tuổi.
           *[no] Theo ngày sinh thì người cần giấy chưa đủ 18 tuổi.
        }
    .do = { $You } xem lại ngày sinh của người ấy nhé.

check-subject_age_man =
    .what = { $self ->
            [yes] Theo ngày sinh thì { $you } chưa đủ 20 tuổi.
           *[no] Theo ngày sinh thì người cần giấy chưa đủ 20 tuổi.
        }
    .do = { $You } xem lại ngày sinh của người ấy nhé.

check-subject_card_before_birth =
    .what = Ngày cấp thẻ sớm hơn ngày sinh.
    .do = { $You } xem lại ngày cấp ở mặt sau thẻ nhé.

check-subject_id_before_birth =
    .what = Ngày cấp giấy tờ sớm hơn ngày sinh.
    .do = { $You } xem lại ngày cấp trên giấy nhé.

check-period_order =
    .what = Ngày chuyển đi sớm hơn ngày đến ở.
    .do = { $You } xem lại hai ngày này nhé.

check-period_before_birth =
    .what = Ngày đến ở sớm hơn ngày sinh.
    .do = { $You } xem lại ngày đến ở nhé.

check-period_place_here =
    .what = Nơi từng ở không thuộc phường này.
    .do = { $You } xem lại nơi ấy, hoặc hỏi cán bộ ở quầy.

check-residence_here =
    .what = { $self ->
            [yes] Nơi ở của { $you } không thuộc phường này.
           *[no] Nơi ở của người cần giấy không thuộc phường này.
        }
    .do = { $You } xem lại nơi ở, hoặc hỏi cán bộ ở quầy.

check-single_order =
    .what = Ngày cuối lúc chưa kết hôn sớm hơn ngày đầu.
    .do = { $You } xem lại hai ngày này nhé.

check-single_until_marriage =
    .what = Ngày kết hôn sớm hơn ngày cuối lúc chưa kết hôn.
    .do = { $You } xem lại hai ngày này nhé.

check-single_from_age_woman =
    .what = Ngày đầu lúc chưa kết hôn là khi chưa đủ 18 tuổi.
    .do = { $You } xem lại ngày ấy nhé.

check-single_from_age_man =
    .what = Ngày đầu lúc chưa kết hôn là khi chưa đủ 20 tuổi.
    .do = { $You } xem lại ngày ấy nhé.

check-marriage_age_woman =
    .what = Ngày kết hôn là khi người vợ chưa đủ 18 tuổi.
    .do = { $You } xem lại ngày kết hôn. Giấy ghi đúng vậy thì mời gặp cán bộ.

check-marriage_age_man =
    .what = Ngày kết hôn là khi người chồng chưa đủ 20 tuổi.
    .do = { $You } xem lại ngày kết hôn. Giấy ghi đúng vậy thì mời gặp cán bộ.

check-divorce_before_birth =
    .what = Ngày trên giấy ly hôn sớm hơn ngày sinh.
    .do = { $You } xem lại ngày trên giấy ly hôn nhé.

check-death_before_birth =
    .what = Ngày cấp giấy khai tử sớm hơn ngày sinh.
    .do = { $You } xem lại ngày cấp giấy khai tử nhé.

check-marriage_data =
    .what = Còn thiếu số và ngày của giấy kết hôn.
    .do = { $You } ghi một trong hai, hoặc nhờ cán bộ tra giúp.

check-divorce_data =
    .what = Còn thiếu số giấy ly hôn hoặc ảnh giấy ly hôn.
    .do = { $You } ghi số, chụp giấy, hoặc nhờ cán bộ tra giúp.

check-death_data =
    .what = Còn thiếu số giấy khai tử hoặc ảnh giấy khai tử.
    .do = { $You } ghi số, chụp giấy, hoặc nhờ cán bộ tra giúp.

check-partner_age =
    .what = Theo ngày sinh thì người sắp cưới chưa đủ 18 tuổi.
    .do = { $You } xem lại ngày sinh của người ấy nhé.

check-relation_contradicts =
    .what = { $You } là cha hoặc mẹ, nhưng giấy lại không ghi tên { $you }.
    .do = { $You } chọn lại ai sẽ ghi trên giấy khai sinh nhé.

check-requester_child_age =
    .what = Ngày sinh của { $you } và của cháu quá gần nhau.
    .do = { $You } xem lại hai ngày sinh này nhé.

check-child_name_length =
    .what = Tên của cháu khá dài.
    .do = { $You } xem lại, máy vẫn nhận tên này nếu đúng.

check-child_family_name =
    .what = Họ của cháu khác cả họ cha và họ mẹ.
    .do = { $You } xem lại họ tên của cháu nhé.

check-child_ethnicity =
    .what = Dân tộc của cháu khác cả cha và mẹ.
    .do = { $You } xem lại dân tộc của cháu nhé.

check-child_is_adult =
    .what = Theo ngày sinh thì cháu đã đủ 18 tuổi.
    .do = { $You } xem lại ngày sinh. Nếu đúng, mời { $you } gặp cán bộ.

check-mother_child_age =
    .what = Tuổi của mẹ lúc sinh cháu trông hơi lạ.
    .do = { $You } xem lại ngày sinh của mẹ cháu nhé.

check-father_child_age =
    .what = Tuổi của cha lúc sinh cháu trông hơi lạ.
    .do = { $You } xem lại ngày sinh của cha cháu nhé.

check-parents_are_one =
    .what = Số căn cước của cha và của mẹ đang giống nhau.
    .do = { $You } xem lại hai số này trên thẻ nhé.

check-mother_number_birth =
    .what = Số căn cước và năm sinh của mẹ cháu chưa khớp nhau.
    .do = { $You } nhìn lại thẻ của mẹ cháu nhé.

check-mother_number_sex =
    .what = Số căn cước của mẹ cháu giống số của một người nam.
    .do = { $You } nhìn lại thẻ của mẹ cháu nhé.

check-mother_new_year =
    .what = Ngày sinh của mẹ cháu đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-mother_is_requester =
    .what = Số căn cước của mẹ cháu đang giống số của { $you }.
    .do = { $You } ghi số của mẹ cháu, hoặc chọn { $you } là mẹ.

check-mother_marriage_age =
    .what = Ngày kết hôn là khi mẹ cháu chưa đủ 18 tuổi.
    .do = { $You } xem lại ngày kết hôn. Giấy ghi đúng vậy thì mời gặp cán bộ.

check-father_number_birth =
    .what = Số căn cước và năm sinh của cha cháu chưa khớp nhau.
    .do = { $You } nhìn lại thẻ của cha cháu nhé.

check-father_number_sex =
    .what = Số căn cước của cha cháu giống số của một người nữ.
    .do = { $You } nhìn lại thẻ của cha cháu nhé.

check-father_new_year =
    .what = Ngày sinh của cha cháu đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-father_is_requester =
    .what = Số căn cước của cha cháu đang giống số của { $you }.
    .do = { $You } ghi số của cha cháu, hoặc chọn { $you } là cha.

check-father_marriage_age =
    .what = Ngày kết hôn là khi cha cháu chưa đủ 20 tuổi.
    .do = { $You } xem lại ngày kết hôn. Giấy ghi đúng vậy thì mời gặp cán bộ.

check-parents_marriage_data =
    .what = Còn thiếu số giấy kết hôn của cha mẹ cháu.
    .do = { $You } xem lại giấy kết hôn, hoặc mang giấy ra quầy.
