# Đăng ký lại khai sinh. Câu hỏi chung nằm trong vi.ftl.

procedure-birth-again = Đăng ký lại khai sinh
    .official = Đăng ký lại khai sinh
    .about = Khi mất cả giấy lẫn sổ, đã làm trước năm 2016.
    .words = làm lại giấy khai sinh, mất khai sinh, mất sổ khai sinh, khai sinh lại, cấp lại giấy khai sinh, không còn khai sinh gốc

step-before = Trước khi làm lại
step-mother_named = Người mẹ
step-father_named = Người cha
step-former = Lần đăng ký cũ

## Trước khi làm lại

question-again_relation = { $You } đăng ký lại khai sinh cho ai ạ?
    .label = Làm giấy cho
    .form = Quan hệ với người được khai sinh

option-again_relation-self = Cho chính tôi
    .form = Bản thân
option-again_relation-mother = Cho con, tôi là mẹ
    .form = Mẹ
option-again_relation-father = Cho con, tôi là cha
    .form = Cha
option-again_relation-other = Cho người khác
    .form = Khác

question-again_relation_other = { $You } là gì của người cần khai sinh ạ?
    .label = Quan hệ của { $you }
    .form = Quan hệ với người được khai sinh

question-again_alive = Người ấy còn sống không ạ?
    .label = Người cần giấy còn sống
    .form = Người được đăng ký lại còn sống
    .why = Chỉ đăng ký lại được cho người còn sống.

question-registered = { $self ->
        [yes] { $You } đã làm giấy khai sinh từ bao giờ ạ?
       *[no] Người ấy đã làm giấy khai sinh từ bao giờ ạ?
    }
    .label = Đã làm khai sinh
    .form = Thời điểm đã đăng ký khai sinh
    .why = Chỉ đăng ký lại được khi đã làm trước năm 2016.

option-registered-before_2016 = Trước năm 2016
option-registered-since_2016 = Từ năm 2016 đến nay
option-registered-never = Chưa làm bao giờ

question-again_lost = Giấy khai sinh và sổ gốc còn không ạ?
    .label = Giấy và sổ gốc
    .form = Sổ hộ tịch và bản chính giấy tờ hộ tịch
    .hint = Sổ gốc là sổ ghi khai sinh ở phường, xã nơi làm giấy.

option-again_lost-both = Mất cả giấy và sổ
    .form = Sổ hộ tịch và bản chính giấy tờ hộ tịch đều bị mất
option-again_lost-register_kept = Mất giấy, sổ vẫn còn
    .form = Sổ hộ tịch còn lưu giữ
option-again_lost-original_kept = Giấy chính vẫn còn
    .form = Bản chính còn lưu giữ

question-place_here = Phường này có đúng nơi làm không ạ?
    .label = Vì sao làm ở đây
    .form = Thẩm quyền: nơi cư trú hoặc nơi đăng ký trước đây
    .hint = Làm được ở nơi đang ở, hoặc nơi đã làm giấy cũ.

option-place_here-lives_here = Đang ở phường này
option-place_here-registered_here = Giấy cũ làm ở đây
    .hint = Cả khi ngày ấy phường còn tên cũ.
option-place_here-elsewhere = Cả hai ở nơi khác

## Người cần giấy

question-again_name = Họ tên trên giấy khai sinh là gì ạ?
    .label = Họ tên người cần giấy
    .form = Họ, chữ đệm, tên người được khai sinh
    .hint = { $You } ghi đúng như các giấy tờ đang dùng.

question-subject_birthplace = { $self ->
        [yes] { $You } sinh ra ở đâu ạ?
       *[no] Người cần giấy sinh ra ở đâu ạ?
    }
    .label = Nơi sinh
    .form = Nơi sinh
    .hint = Không nhớ rõ thì { $you } chỉ cần chọn tỉnh và xã.

question-subject_hometown = { $self ->
        [yes] Quê của { $you } ở đâu ạ?
       *[no] Quê của người cần giấy ở đâu ạ?
    }
    .label = Quê
    .form = Quê quán
    .hint = Quê theo cha hoặc theo mẹ. Chỉ cần tỉnh và xã.

question-again_parents = Giấy khai sinh ghi tên những ai ạ?
    .label = Cha mẹ ghi trên giấy
    .form = Loại khai sinh
    .why = Máy chỉ hỏi về những người sẽ ghi trên giấy.

option-again_parents-both = Cả cha và mẹ
    .form = Đã xác định được cả cha lẫn mẹ
option-again_parents-father_unknown = Chỉ có tên mẹ
    .form = Chưa xác định được cha
option-again_parents-mother_unknown = Chỉ có tên cha
    .form = Chưa xác định được mẹ
option-again_parents-both_unknown = Không ghi cha mẹ
    .form = Chưa xác định được cả cha lẫn mẹ

## Người mẹ

question-named_mother_name = { $self ->
        [yes] Mẹ của { $you } tên là gì ạ?
       *[no] Mẹ của người cần giấy tên là gì ạ?
    }
    .label = Họ tên người mẹ
    .form = Họ, chữ đệm, tên người mẹ
    .hint = { $You } ghi tên đủ, đúng như giấy tờ cũ.

question-named_mother_alive = { $self ->
        [yes] Mẹ của { $you } còn sống không ạ?
       *[no] Mẹ của người cần giấy còn sống không ạ?
    }
    .label = Mẹ còn sống
    .form = Nơi cư trú của mẹ
    .why = Máy hỏi để khỏi hỏi tiếp về thẻ và nơi ở.

question-named_mother_birth = { $self ->
        [yes] Mẹ của { $you } sinh ngày nào ạ?
       *[no] Mẹ của người cần giấy sinh ngày nào ạ?
    }
    .label = Ngày sinh của mẹ
    .form = Năm sinh người mẹ
    .hint = Không nhớ ngày thì { $you } chỉ cần chọn năm.

question-named_mother_number = { $self ->
        [yes] Số căn cước của mẹ { $you } là gì ạ?
       *[no] Số căn cước của mẹ người ấy là gì ạ?
    }
    .label = Số căn cước của mẹ
    .form = Số định danh cá nhân / Giấy tờ tùy thân của mẹ
    .hint = Số này có 12 chữ số, ở mặt trước của thẻ.

question-named_mother_id_kind = { $self ->
        [yes] Mẹ của { $you } có giấy tờ nào có ảnh ạ?
       *[no] Mẹ của người ấy có giấy tờ nào có ảnh ạ?
    }
    .label = Loại giấy tờ của mẹ
    .form = Giấy tờ tùy thân của mẹ: loại

question-named_mother_id_number = Số trên giấy tờ của người mẹ là gì ạ?
    .label = Số giấy tờ của mẹ
    .form = Giấy tờ tùy thân của mẹ: số
    .hint = { $You } ghi cả chữ và số như trên giấy.

question-named_mother_ethnicity = { $self ->
        [yes] Mẹ của { $you } là người dân tộc nào ạ?
       *[no] Mẹ của người ấy là người dân tộc nào ạ?
    }
    .label = Dân tộc của mẹ
    .form = Dân tộc của mẹ

question-named_mother_nationality = { $self ->
        [yes] Mẹ của { $you } mang quốc tịch nào ạ?
       *[no] Mẹ của người ấy mang quốc tịch nào ạ?
    }
    .label = Quốc tịch của mẹ
    .form = Quốc tịch của mẹ

question-named_mother_residence = { $self ->
        [yes] Nhà của mẹ { $you } ở đâu ạ?
       *[no] Nhà của mẹ người ấy ở đâu ạ?
    }
    .label = Nơi ở của mẹ
    .form = Nơi cư trú của mẹ
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

## Người cha

question-named_father_name = { $self ->
        [yes] Cha của { $you } tên là gì ạ?
       *[no] Cha của người cần giấy tên là gì ạ?
    }
    .label = Họ tên người cha
    .form = Họ, chữ đệm, tên người cha
    .hint = { $You } ghi tên đủ, đúng như giấy tờ cũ.

question-named_father_alive = { $self ->
        [yes] Cha của { $you } còn sống không ạ?
       *[no] Cha của người cần giấy còn sống không ạ?
    }
    .label = Cha còn sống
    .form = Nơi cư trú của cha
    .why = Máy hỏi để khỏi hỏi tiếp về thẻ và nơi ở.

question-named_father_birth = { $self ->
        [yes] Cha của { $you } sinh ngày nào ạ?
       *[no] Cha của người cần giấy sinh ngày nào ạ?
    }
    .label = Ngày sinh của cha
    .form = Năm sinh người cha
    .hint = Không nhớ ngày thì { $you } chỉ cần chọn năm.

question-named_father_number = { $self ->
        [yes] Số căn cước của cha { $you } là gì ạ?
       *[no] Số căn cước của cha người ấy là gì ạ?
    }
    .label = Số căn cước của cha
    .form = Số định danh cá nhân / Giấy tờ tùy thân của cha
    .hint = Số này có 12 chữ số, ở mặt trước của thẻ.

question-named_father_id_kind = { $self ->
        [yes] Cha của { $you } có giấy tờ nào có ảnh ạ?
       *[no] Cha của người ấy có giấy tờ nào có ảnh ạ?
    }
    .label = Loại giấy tờ của cha
    .form = Giấy tờ tùy thân của cha: loại

question-named_father_id_number = Số trên giấy tờ của người cha là gì ạ?
    .label = Số giấy tờ của cha
    .form = Giấy tờ tùy thân của cha: số
    .hint = { $You } ghi cả chữ và số như trên giấy.

question-named_father_ethnicity = { $self ->
        [yes] Cha của { $you } là người dân tộc nào ạ?
       *[no] Cha của người ấy là người dân tộc nào ạ?
    }
    .label = Dân tộc của cha
    .form = Dân tộc của cha

question-named_father_nationality = { $self ->
        [yes] Cha của { $you } mang quốc tịch nào ạ?
       *[no] Cha của người ấy mang quốc tịch nào ạ?
    }
    .label = Quốc tịch của cha
    .form = Quốc tịch của cha

question-named_father_residence = { $self ->
        [yes] Nhà của cha { $you } ở đâu ạ?
       *[no] Nhà của cha người ấy ở đâu ạ?
    }
    .label = Nơi ở của cha
    .form = Nơi cư trú của cha
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

## Lần đăng ký cũ

question-again_office = Khai sinh cũ làm ở xã, phường nào ạ?
    .label = Nơi làm khai sinh cũ
    .form = Đã đăng ký khai sinh tại
    .hint = { $You } ghi tên cũ. Ví dụ: xã Ví Dụ, huyện Thử, tỉnh Hà Tây.

question-again_place = Nơi làm khai sinh cũ nay là phường, xã nào ạ?
    .label = Nơi ấy bây giờ
    .form = Đã đăng ký khai sinh tại: nay là
    .hint = Không rõ thì chọn "Không nhớ", cán bộ tra giúp { $you }.

question-again_date = Khai sinh cũ đăng ký ngày nào ạ?
    .label = Ngày đăng ký khai sinh cũ
    .form = Ngày, tháng, năm đăng ký
    .hint = Chỉ nhớ năm thì { $you } chọn năm cũng được.

question-again_number = Số giấy khai sinh cũ là gì ạ?
    .label = Số giấy khai sinh cũ
    .form = Theo Giấy khai sinh số, quyển số
    .hint = Còn bản sao thì xem ở góc trên. Ví dụ: 25, quyển 01.

question-lost_how = Giấy khai sinh cũ mất thế nào ạ?
    .label = Vì sao mất giấy
    .form = Lý do

option-lost_how-moving = Thất lạc khi chuyển nhà
option-lost_how-disaster = Mất do bão lụt, cháy
option-lost_how-war = Mất thời chiến tranh
option-lost_how-long_ago = Mất lâu, không nhớ rõ
    .form = Mất đã lâu, không nhớ rõ nguyên nhân
option-lost_how-other = Lý do khác
    .form = Khác

question-lost_how_text = { $You } kể rõ giấy mất thế nào giúp máy ạ.
    .label = Kể rõ lý do
    .form = Lý do (ghi rõ)

question-lost_promise = { $You } hứa (cam đoan) điều này là đúng chứ ạ?
    .label = Lời hứa (cam đoan)
    .form = Cam đoan đã đăng ký khai sinh; sổ hộ tịch và bản chính giấy tờ hộ tịch đều bị mất
    .hint = Khai sinh đã làm trước năm 2016. Nay mất cả sổ lẫn giấy.

## Giấy tờ

question-old_copy = { $You } còn bản sao khai sinh cũ nào không ạ?
    .label = Còn bản sao khai sinh cũ
    .form = Bản sao Giấy khai sinh còn giữ
    .hint = Bản từ trước năm 1945, trước năm 1975 cũng được.

question-paper_old_birth = Bản sao khai sinh cũ
    .label = Bản sao khai sinh cũ
    .form = Bản sao Giấy khai sinh do cơ quan có thẩm quyền cấp hợp lệ
    .hint = Giấy mờ hay rách một góc vẫn giúp được cán bộ.

question-paper_birth_evidence = Giấy tờ khác có ghi ngày sinh
    .label = Giấy tờ ghi ngày sinh
    .form = Giấy tờ có các thông tin liên quan đến nội dung khai sinh
    .hint = Học bạ, bằng cấp, hộ khẩu, lý lịch, sổ khám bệnh. Có gì chụp hết.

question-papers_agree = Các giấy ấy ghi ngày sinh giống nhau không ạ?
    .label = Ngày sinh trên các giấy
    .form = Nội dung khai sinh trên các giấy tờ
    .why = Giấy tờ khác nhau thì cán bộ phải xem kỹ hơn.

option-papers_agree-agree = Giống nhau cả
option-papers_agree-year_only = Có giấy chỉ ghi năm
option-papers_agree-differ = Khác nhau

question-served = { $self ->
        [yes] { $You } có là cán bộ hay bộ đội không ạ?
       *[no] Người ấy có là cán bộ hay bộ đội không ạ?
    }
    .label = Cán bộ, bộ đội
    .form = Cán bộ, công chức, viên chức, người đang công tác trong lực lượng vũ trang
    .hint = Đang làm cán bộ, công chức, hoặc trong quân đội, công an.

question-paper_unit = Giấy của cơ quan, đơn vị
    .label = Giấy của cơ quan
    .form = Văn bản của Thủ trưởng cơ quan, đơn vị xác nhận nội dung khai sinh
    .hint = Cơ quan ghi rõ họ tên, ngày sinh, quê và cha mẹ.

## Kết thúc sớm

exit-again_not_alive =
    .what = Chỉ đăng ký lại được cho người còn sống ạ.
    .do = Mời { $you } gặp cán bộ ở quầy. Cán bộ chỉ giúp giấy tờ nào thay được.

exit-never_registered =
    .what = Người chưa có khai sinh thì làm khai sinh lần đầu.
    .do = Cháu bé thì { $you } chọn việc "Khai sinh cho cháu bé". Người lớn thì mang giấy tờ gặp cán bộ.

exit-registered_since_2016 =
    .what = Khai sinh từ năm 2016 thì không phải đăng ký lại.
    .do = Ở trang đầu, { $you } chọn việc "Xin bản sao giấy cũ". Chưa rõ thì { $you } gọi cán bộ giúp.

exit-register_kept =
    .what = Sổ còn thì chỉ cần xin bản sao ạ.
    .do = Ở trang đầu, { $you } chọn việc "Xin bản sao giấy cũ". Chưa rõ thì { $you } gọi cán bộ giúp.

exit-original_kept =
    .what = Giấy chính còn thì không phải làm lại ạ!
    .do = Cần thêm bản sao thì { $you } chọn việc "Xin bản sao giấy cũ" ở trang đầu.

exit-register_unsure =
    .what = Có thể sổ cũ vẫn còn ở phường, xã.
    .do = Mời { $you } gặp cán bộ ở quầy để tra sổ trước. Sổ còn thì chỉ cần xin bản sao.

exit-paper_elsewhere =
    .what = Việc này làm ở nơi đang ở, hoặc nơi đã làm giấy cũ.
    .do = Mời { $you } gặp cán bộ ở quầy. Cán bộ giúp gửi hồ sơ về đúng nơi.

exit-foreign_parent_named =
    .what = Cha hoặc mẹ mang quốc tịch nước khác.
    .do = Mời { $you } gặp cán bộ ở quầy để được làm giúp.

## Nhắc xem lại

check-again_family_name =
    .what = Họ của người cần giấy khác cả họ cha và họ mẹ.
    .do = { $You } xem lại họ tên nhé.

check-again_ethnicity =
    .what = Dân tộc của người cần giấy khác cả cha và mẹ.
    .do = { $You } xem lại mục dân tộc nhé.

check-named_mother_age =
    .what = Tuổi của người mẹ lúc sinh con trông hơi lạ.
    .do = { $You } xem lại ngày sinh của người mẹ nhé.

check-named_mother_number_birth =
    .what = Số căn cước và năm sinh của người mẹ chưa khớp nhau.
    .do = { $You } nhìn lại thẻ của người mẹ nhé.

check-named_mother_number_sex =
    .what = Số căn cước của người mẹ giống số của một người nam.
    .do = { $You } nhìn lại thẻ của người mẹ nhé.

check-named_mother_new_year =
    .what = Ngày sinh của người mẹ đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-named_mother_is_requester =
    .what = Số căn cước của người mẹ đang giống số của { $you }.
    .do = { $You } ghi số của người mẹ, hoặc chọn { $you } là mẹ.

check-named_mother_is_subject =
    .what = Số căn cước của người mẹ đang giống số của người con.
    .do = { $You } xem lại hai số này trên thẻ nhé.

check-named_father_age =
    .what = Tuổi của người cha lúc sinh con trông hơi lạ.
    .do = { $You } xem lại ngày sinh của người cha nhé.

check-named_father_number_birth =
    .what = Số căn cước và năm sinh của người cha chưa khớp nhau.
    .do = { $You } nhìn lại thẻ của người cha nhé.

check-named_father_number_sex =
    .what = Số căn cước của người cha giống số của một người nữ.
    .do = { $You } nhìn lại thẻ của người cha nhé.

check-named_father_new_year =
    .what = Ngày sinh của người cha đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-named_father_is_requester =
    .what = Số căn cước của người cha đang giống số của { $you }.
    .do = { $You } ghi số của người cha, hoặc chọn { $you } là cha.

check-named_father_is_subject =
    .what = Số căn cước của người cha đang giống số của người con.
    .do = { $You } xem lại hai số này trên thẻ nhé.

check-again_date_before_birth =
    .what = Ngày đăng ký khai sinh sớm hơn ngày sinh.
    .do = { $You } xem lại hai ngày này nhé.

check-again_before_2016 =
    .what = Ngày đăng ký khai sinh không ở trước năm 2016.
    .do = { $You } xem lại ngày. Ngày đúng rồi thì chỉ cần xin bản sao.

check-again_promise =
    .what = Chưa có lời hứa (cam đoan) là đã mất sổ và giấy.
    .do = { $You } xem lại mục này, hoặc hỏi cán bộ ở quầy.

check-again_papers_differ =
    .what = Các giấy tờ ghi ngày sinh khác nhau, hồ sơ dễ bị trả lại.
    .do = { $You } nên gặp cán bộ xem giấy trước khi gửi.

check-again_year_only =
    .what = Có giấy chỉ ghi năm, mà ngày sinh đang ghi đủ.
    .do = { $You } xem giấy nào ghi đủ ngày, hoặc chọn chỉ ghi năm.

check-again_evidence =
    .what = Chưa có ảnh giấy tờ nào ghi ngày sinh.
    .do = { $You } nhớ mang các giấy ấy ra quầy nhé.

check-lost_how_says_nothing =
    .what = Chỗ này chưa nói rõ giấy mất thế nào.
    .do = { $You } ghi rõ, ví dụ: để trên thuyền bị chìm.
