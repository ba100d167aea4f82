# Hỗ trợ chi phí mai táng: lời nhẹ nhàng, hỏi ít.

procedure-funeral = Tiền lo tang lễ
    .official = Hỗ trợ chi phí mai táng cho đối tượng hưởng trợ cấp hưu trí xã hội
    .about = Khi người mất đang nhận tiền trợ cấp người già.
    .words = tiền tang, tiền lo tang, mai táng, mai táng phí, tiền mai táng, tiền ma chay, hỗ trợ mai táng, tiền tang lễ, tiền chôn cất, tiền hậu sự

step-late = Về người đã mất
step-organiser = Người lo tang lễ

question-late_benefit = Trước khi mất, cụ nhận tiền gì hằng tháng ạ?
    .label = Tiền cụ từng nhận
    .form = Chế độ đang hưởng của người chết
    .why = Mỗi khoản có một cách làm riêng.

option-late_benefit-social_pension = Trợ cấp người già
    .form = Trợ cấp hưu trí xã hội
option-late_benefit-social_assistance = Trợ cấp xã hội
    .form = Trợ cấp xã hội hằng tháng
    .hint = Như trợ cấp khuyết tật.
option-late_benefit-retirement = Lương hưu, bảo hiểm
    .form = Lương hưu, trợ cấp bảo hiểm xã hội
option-late_benefit-merit = Người có công
    .form = Trợ cấp người có công
option-late_benefit-unknown = Tôi không rõ
    .form = Chưa rõ

question-death_registered = Gia đình đã làm giấy khai tử chưa ạ?
    .label = Đã khai tử
    .form = Đã đăng ký khai tử

question-late_name = Người đã mất tên là gì ạ?
    .label = Tên người đã mất
    .form = Họ và tên người chết
    .hint = { $You } ghi đúng như trên giấy khai tử.

question-late_birth = Người đã mất sinh ngày nào ạ?
    .label = Ngày sinh người đã mất
    .form = Ngày, tháng, năm sinh người chết
    .hint = Giấy tờ chỉ ghi năm thì { $you } chỉ cần chọn năm.

question-late_number = Số căn cước của người đã mất là gì ạ?
    .label = Số căn cước người đã mất
    .form = Số định danh cá nhân người chết
    .hint = Số này cũng ghi trên giấy khai tử.

question-late_residence = Trước kia người đã mất ở đâu ạ?
    .label = Nơi ở người đã mất
    .form = Nơi cư trú người chết
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

question-late_death_date = Người nhà mất ngày nào ạ?
    .label = Ngày mất
    .form = Ngày, tháng, năm chết
    .hint = { $You } xem ngày dương trên giấy khai tử.

question-late_death_time = Lúc mất là mấy giờ ạ?
    .label = Giờ mất
    .form = Giờ chết
    .hint = Không nhớ thì { $you } chạm "Không nhớ".

question-organiser_kind = Ai đứng ra lo tang lễ ạ?
    .label = Người lo tang lễ
    .form = Đại diện: cá nhân hoặc cơ quan, tổ chức

option-organiser_kind-person = Tôi, người trong nhà
    .form = Cá nhân
option-organiser_kind-organisation = Cơ quan, tổ chức
    .form = Cơ quan, tổ chức
    .hint = Như nhà dưỡng lão, tổ dân phố.

question-organisation_name = Cơ quan, tổ chức ấy tên là gì ạ?
    .label = Tên cơ quan, tổ chức
    .form = Tên cơ quan, tổ chức

question-organisation_address = Cơ quan, tổ chức ấy ở đâu ạ?
    .label = Địa chỉ cơ quan
    .form = Địa chỉ cơ quan, tổ chức
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

question-organisation_position = { $You } giữ việc gì ở đó ạ?
    .label = Chức vụ
    .form = Chức vụ của người đại diện
    .hint = Ví dụ: giám đốc, tổ trưởng.

question-late_relation = { $You } là gì của người đã mất ạ?
    .label = Quan hệ với người mất
    .form = Quan hệ với người chết

question-account_holder = Tài khoản đứng tên ai ạ?
    .label = Chủ tài khoản
    .form = Tên chủ tài khoản
    .hint = { $You } ghi đúng như trên thẻ ngân hàng.

question-paper_late_death = Giấy khai tử của người đã mất
    .label = Giấy khai tử
    .form = Trích lục khai tử

desk-derived-funeral_request = Nội dung đề nghị

exit-funeral_social_assistance =
    .what = Khoản này có tờ khai riêng ạ.
    .do = Mời { $you } mang thẻ căn cước, giấy khai tử ra quầy. Cán bộ làm giúp gia đình.

exit-funeral_social_insurance =
    .what = Tiền lo tang này do cơ quan bảo hiểm xã hội chi ạ.
    .do = Mời { $you } mang giấy khai tử và sổ hưu gặp cán bộ ở quầy.

exit-funeral_merit =
    .what = Người có công có khoản lo tang riêng ạ.
    .do = Mời { $you } mang giấy khai tử, giấy người có công gặp cán bộ ở quầy.

exit-funeral_death_first =
    .what = Gia đình mình cần làm giấy khai tử trước ạ.
    .do = Mời { $you } mang giấy báo tử ra quầy. Cán bộ làm cả hai việc một lần.

check-late_benefit_unknown =
    .what = Máy chưa rõ người đã mất nhận khoản nào.
    .do = { $You } cứ gửi, cán bộ tra giúp gia đình.

check-late_number_birth =
    .what = Số căn cước và năm sinh của người đã mất chưa khớp nhau.
    .do = { $You } nhìn lại giấy khai tử nhé.

check-late_new_year =
    .what = Ngày sinh người đã mất đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-late_death_before_birth =
    .what = Ngày mất đang sớm hơn ngày sinh.
    .do = { $You } xem lại hai ngày này trên giấy khai tử nhé.

check-late_too_young =
    .what = Theo ngày sinh thì người đã mất chưa đủ 70 tuổi.
    .do = { $You } xem lại ngày sinh. Đúng rồi thì cứ gửi.

check-late_residence_here =
    .what = Nơi ở của người đã mất không thuộc phường này.
    .do = { $You } xem lại nơi ở, hoặc hỏi cán bộ ở quầy.

check-late_old_district =
    .what = Nơi ở đang ghi tên quận, huyện cũ.
    .do = { $You } chọn lại phường mới. Tên cũ ghi thêm chữ "cũ".

check-late_is_requester =
    .what = Số căn cước người đã mất đang giống số của { $you }.
    .do = { $You } ghi lại số trên giấy khai tử nhé.

check-late_child_age =
    .what = Tuổi của { $you } và của người đã mất quá gần nhau.
    .do = { $You } xem lại quan hệ và hai ngày sinh nhé.

check-late_parent_age =
    .what = Tuổi của { $you } và của người đã mất quá gần nhau.
    .do = { $You } xem lại quan hệ và hai ngày sinh nhé.

check-account_holder_differs =
    .what = Tài khoản đứng tên khác với tên của { $you }.
    .do = { $You } xem lại tên. Nếu đúng, cán bộ sẽ hỏi thêm.
