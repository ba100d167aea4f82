# Trợ cấp hưu trí xã hội. "Cụ" là người nhận trợ cấp khi người khác làm giấy.

procedure-pension = Tiền trợ cấp người già
    .official = Thực hiện trợ cấp hưu trí xã hội
    .about = Từ 75 tuổi, chưa có lương hưu. Hộ nghèo từ 70 tuổi.
    .words = tiền người già, trợ cấp người già, trợ cấp tuổi già, tiền 75 tuổi, tiền 80 tuổi, tiền cao tuổi, hưu trí xã hội, trợ cấp hưu trí xã hội, tiền dưỡng già, lương người già, tiền hàng tháng cho cụ

step-elder = Người nhận trợ cấp
step-benefits = Tiền đang nhận
step-receive = Cách nhận tiền

question-pension_for = { $You } làm giấy này cho ai ạ?
    .label = Làm giấy cho
    .form = Người đề nghị

option-pension_for-self = Cho chính tôi
    .form = Bản thân
option-pension_for-guardian = Tôi là người giám hộ
    .form = Người giám hộ
    .hint = Có giấy công nhận giám hộ.
option-pension_for-authorised = Tôi làm giúp người nhà
    .form = Người được ủy quyền

question-pension_relative = { $You } là gì của cụ ạ?
    .label = Quan hệ với cụ
    .form = Quan hệ với người đề nghị
    .why = Người nhà gần chỉ cần giấy viết tay.

question-elder_number = { $self ->
        [yes] Số trên thẻ căn cước của { $you } là gì ạ?
       *[no] Số căn cước của cụ là gì ạ?
    }
    .label = Số căn cước người nhận
    .form = Số định danh cá nhân
    .hint = Số này có 12 chữ số, ở mặt trước của thẻ.

question-elder_name = { $self ->
        [yes] Họ và tên của { $you } là gì ạ?
       *[no] Họ và tên của cụ là gì ạ?
    }
    .label = Họ tên người nhận
    .form = Họ và tên
    .hint = { $You } ghi đúng như trên thẻ căn cước.

question-elder_birth = { $self ->
        [yes] { $You } sinh ngày nào ạ?
       *[no] Cụ sinh ngày nào ạ?
    }
    .label = Ngày sinh người nhận
    .form = Ngày, tháng, năm sinh
    .hint = Giấy tờ chỉ ghi năm thì { $you } chỉ cần chọn năm.
    .why = Trợ cấp này tính theo tuổi.

question-elder_sex = { $self ->
        [yes] { $You } là nam hay nữ ạ?
       *[no] Cụ là cụ ông hay cụ bà ạ?
    }
    .label = Nam hay nữ
    .form = Giới tính

question-poor_household = { $self ->
        [yes] Nhà { $you } có phải hộ nghèo không ạ?
       *[no] Nhà cụ có phải hộ nghèo không ạ?
    }
    .label = Hộ nghèo
    .form = Hộ nghèo, hộ cận nghèo
    .why = Từ 70 đến 74 tuổi thì hộ nghèo, cận nghèo mới nhận được.

option-poor_household-poor = Hộ nghèo
option-poor_household-near_poor = Hộ cận nghèo
option-poor_household-no = Không phải
    .form = Không

question-elder_lives = { $self ->
        [yes] { $You } có ở phường này không ạ?
       *[no] Cụ có ở phường này không ạ?
    }
    .label = Nơi đăng ký ở
    .form = Nơi cư trú: loại cư trú
    .why = Phường nơi cư trú chi tiền trợ cấp.

option-elder_lives-permanent = Thường trú ở đây
    .form = Thường trú
    .hint = Có tên trong sổ thường trú.
option-elder_lives-temporary = Tạm trú ở đây
    .form = Tạm trú
option-elder_lives-elsewhere = Ở nơi khác

question-elder_residence = { $self ->
        [yes] Nhà { $you } ở đâu ạ?
       *[no] Nhà cụ ở đâu ạ?
    }
    .label = Nơi ở người nhận
    .form = Nơi cư trú
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

question-letters_same = Thư từ gửi về đúng nhà này chứ ạ?
    .label = Thư gửi về nhà này
    .form = Địa chỉ liên lạc

question-letters_address = Thư từ gửi về đâu ạ?
    .label = Nơi nhận thư
    .form = Địa chỉ liên lạc
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

question-present_benefit = { $self ->
        [yes] Hằng tháng { $you } đang nhận tiền gì ạ?
       *[no] Hằng tháng cụ đang nhận tiền gì ạ?
    }
    .label = Tiền đang nhận
    .form = Chế độ đang hưởng
    .why = Mỗi người chỉ nhận một khoản cao nhất.

option-present_benefit-none = Không nhận khoản nào
    .form = Không
option-present_benefit-retirement = Lương hưu
    .form = Lương hưu
option-present_benefit-social_insurance = Tiền bảo hiểm xã hội
    .form = Trợ cấp bảo hiểm xã hội hằng tháng
    .hint = Như mất sức, tiền tuất hằng tháng.
option-present_benefit-social_assistance = Trợ cấp xã hội
    .form = Trợ cấp xã hội hằng tháng
option-present_benefit-merit = Người có công
    .form = Trợ cấp người có công
option-present_benefit-other = Khoản khác
    .form = Khác

question-present_benefit_text = Khoản ấy là tiền gì ạ?
    .label = Tên khoản đang nhận
    .form = Chế độ đang hưởng (ghi rõ)
    .hint = Ví dụ: tiền của xã cũ, tiền hỗ trợ của thành phố.

question-benefit_below = Khoản ấy có dưới 540.000 đồng một tháng không ạ?
    .label = Dưới 540.000 đồng
    .form = Mức đang hưởng thấp hơn mức trợ cấp hưu trí xã hội
    .hint = Nếu thấp hơn thì được nhận thêm phần còn thiếu.

question-payment = { $You } muốn nhận tiền cách nào ạ?
    .label = Cách nhận tiền
    .form = Hình thức nhận

option-payment-cash = Nhận tiền mặt
    .form = Tiền mặt
option-payment-account = Vào tài khoản
    .form = Tài khoản
    .hint = Máy không hỏi mật khẩu hay mã thẻ.

question-account_own = { $self ->
        [yes] Tài khoản đứng tên { $you } chứ ạ?
       *[no] Tài khoản đứng tên cụ chứ ạ?
    }
    .label = Tài khoản chính chủ
    .form = Chủ tài khoản là người đề nghị

question-account_number = Số tài khoản là gì ạ?
    .label = Số tài khoản
    .form = Số tài khoản
    .hint = Máy không bao giờ hỏi mật khẩu.

question-account_bank = Tài khoản ở ngân hàng nào ạ?
    .label = Ngân hàng
    .form = Ngân hàng
    .hint = Ví dụ: Agribank, Vietcombank.

question-requester_card_issued = Thẻ căn cước của { $you } được cấp ngày nào ạ?
    .label = Ngày cấp thẻ của { $you }
    .form = Ngày cấp
    .hint = Ngày cấp ghi ở mặt sau của thẻ.

question-paper_elder_id = Thẻ căn cước người nhận trợ cấp
    .label = Thẻ người nhận trợ cấp
    .form = Giấy tờ tùy thân của người đề nghị
    .hint = Thẻ chỉ cần cho cán bộ xem, không phải nộp.

question-paper_guardian = Giấy công nhận giám hộ
    .label = Giấy giám hộ
    .form = Giấy tờ chứng minh việc giám hộ
    .hint = { $You } lấy giấy do phường hoặc tòa án cấp.

question-paper_poor_household = Giấy hộ nghèo, cận nghèo
    .label = Giấy hộ nghèo
    .form = Giấy chứng nhận hộ nghèo, hộ cận nghèo
    .hint = Phường thường đã có sẵn giấy này.

desk-derived-elder_age = Nhóm tuổi vào ngày nộp
desk-derived-requester_card_issuer = Nơi cấp giấy tờ người yêu cầu
desk-value-under_70 = Dưới 70 tuổi
desk-value-from_70 = Từ 70 đến dưới 75 tuổi
desk-value-from_75 = Từ 75 tuổi
desk-value-open = Giấy tờ chưa đủ để tính tuổi, cán bộ xem xét

exit-pension_too_young =
    .what = Tiền này dành cho người từ 75 tuổi ạ.
    .do = Hộ nghèo, cận nghèo thì từ 70 tuổi. Mời { $you } hỏi cán bộ ở quầy về khoản trợ cấp khác.

exit-pension_not_poor =
    .what = Chưa đủ 75 tuổi thì hộ nghèo, cận nghèo mới nhận được ạ.
    .do = Đủ 75 tuổi mời { $you } quay lại. Cần hỏi thêm thì gặp cán bộ ở quầy.

exit-pension_lives_elsewhere =
    .what = Tiền này do phường nơi cư trú chi ạ.
    .do = Mời { $you } gặp cán bộ ở quầy. Cán bộ giúp gửi hồ sơ về đúng nơi.

exit-has_pension =
    .what = Đang có lương hưu hay tiền bảo hiểm thì không nhận thêm ạ.
    .do = Nếu chưa chắc, mời { $you } mang sổ hưu gặp cán bộ ở quầy.

check-elder_number_birth =
    .what = Số căn cước và năm sinh của người nhận chưa khớp nhau.
    .do = { $You } nhìn lại thẻ giúp máy nhé.

check-elder_new_year =
    .what = Ngày sinh người nhận đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-elder_number_sex =
    .what = Số căn cước và mục nam hay nữ chưa khớp nhau.
    .do = { $You } xem lại mục nam hay nữ nhé.

check-elder_age_open =
    .what = Chỉ có năm sinh nên máy chưa tính được tuổi.
    .do = { $You } cứ gửi, cán bộ xem giấy tờ rồi quyết định.

check-elder_residence_here =
    .what = Nơi ở của người nhận không thuộc phường này.
    .do = { $You } xem lại nơi ở, hoặc hỏi cán bộ ở quầy.

check-elder_old_district =
    .what = Nơi ở đang ghi tên quận, huyện cũ.
    .do = { $You } chọn lại phường mới. Tên cũ ghi thêm chữ "cũ".

check-other_benefit =
    .what = Người nhận đang có một khoản trợ cấp khác.
    .do = { $You } cứ gửi, cán bộ xem khoản nào cao hơn.

check-benefit_says_nothing =
    .what = Tên khoản đang nhận chưa nói rõ là tiền gì.
    .do = { $You } ghi rõ tên khoản tiền giúp máy nhé.

check-account_of_another =
    .what = Tài khoản đang đứng tên người khác.
    .do = { $You } dùng tài khoản chính chủ, hoặc nhận tiền mặt nhé.

check-elder_is_requester =
    .what = Số căn cước của { $you } đang giống số của người nhận.
    .do = { $You } ghi lại số của mình, hoặc chọn làm cho chính mình.

check-requester_card_before_birth =
    .what = Ngày cấp thẻ sớm hơn ngày sinh của { $you }.
    .do = { $You } xem lại ngày cấp ở mặt sau thẻ nhé.
