# Đăng ký khai tử. Câu chung với các thủ tục khác nằm ở vi.ftl; lời chia buồn nằm ở vi-moods.ftl.

procedure-death = Khai tử người đã mất
    .official = Đăng ký khai tử
    .about = Vợ chồng, con cháu, người nhà đều làm được.
    .words = báo tử, giấy báo tử, khai tử, giấy khai tử, giấy chứng tử, người nhà mất, cụ mất, ông mất, bà mất

step-family = Người nhà của ai
step-deceased = Người đã mất
step-death = Ngày và nơi mất
step-notice = Giấy báo tử

## Quan hệ

question-death_relation = { $You } là gì của người đã mất ạ?
    .label = Quan hệ với người đã mất
    .form = Quan hệ với người đã chết

option-death-relations-child = Con
    .form = Con
option-death-relations-wife = Vợ
    .form = Vợ
option-death-relations-husband = Chồng
    .form = Chồng
option-death-relations-grandchild = Cháu
    .form = Cháu
option-death-relations-sibling = Anh, chị, em
    .form = Anh/chị/em
option-death-relations-father = Cha
    .form = Cha
option-death-relations-mother = Mẹ
    .form = Mẹ
option-death-relations-grandfather = Ông
    .form = Ông
option-death-relations-grandmother = Bà
    .form = Bà
option-death-relations-other = Quan hệ khác
    .form = Khác

question-requester_other_kind = { $You } làm giấy này theo cách nào ạ?
    .label = Làm giấy theo cách
    .form = Quan hệ với người đã chết: khác

option-requester_other_kind-relative = Người nhà, họ hàng
option-requester_other_kind-asked = Gia đình nhờ làm
    .hint = Gia đình nhờ thì cần giấy có chứng thực.
option-requester_other_kind-body = Thay mặt cơ quan
    .hint = Người mất không còn người nhà.

question-death_relation_text = { $You } ghi rõ là gì của người đã mất ạ?
    .label = Quan hệ của { $you }
    .form = Quan hệ (ghi rõ)
    .hint = Ví dụ: con dâu, con rể, cô, chú, hàng xóm.

question-deceased_lived = Người đã mất có ở phường này không ạ?
    .label = Nơi ở cuối cùng
    .form = Nơi cư trú cuối cùng: loại cư trú
    .why = Phường nơi ở cuối cùng là nơi làm khai tử.

option-deceased_lived-permanent = Thường trú ở đây
    .form = Thường trú
    .hint = Có tên trong sổ thường trú.
option-deceased_lived-temporary = Tạm trú ở đây
    .form = Tạm trú
option-deceased_lived-current = Chỉ đang ở đây
    .form = Nơi ở hiện tại
option-deceased_lived-elsewhere = Ở nơi khác
option-deceased_lived-unknown = Không rõ nơi ở

question-died_here = Người ấy có mất ở phường này không ạ?
    .label = Mất ở phường này
    .form = Nơi chết thuộc phường
    .why = Không rõ nơi ở thì nơi mất là nơi làm khai tử.

## Người đã mất

question-deceased_number = Số căn cước của người đã mất là gì ạ?
    .label = Số căn cước người đã mất
    .form = Số định danh cá nhân / Giấy tờ tùy thân của người đã chết
    .hint = Số này có 12 chữ số. Không còn thẻ thì chạm "Không nhớ".

question-deceased_name = Họ và tên của người đã mất là gì ạ?
    .label = Họ tên người đã mất
    .form = Họ, chữ đệm, tên người đã chết
    .hint = { $You } ghi tên người đã mất, đúng như trên giấy tờ của người ấy.

question-deceased_birth = Người đã mất sinh ngày nào ạ?
    .label = Ngày sinh người đã mất
    .form = Ngày, tháng, năm sinh của người đã chết
    .hint = Giấy tờ chỉ ghi năm thì { $you } chỉ cần chọn năm.

question-deceased_sex = Người đã mất là nam hay nữ ạ?
    .label = Nam hay nữ
    .form = Giới tính của người đã chết

question-deceased_id_kind = Người đã mất có giấy tờ nào ạ?
    .label = Giấy tờ người đã mất
    .form = Giấy tờ tùy thân của người đã chết: loại
    .hint = Giấy tờ cũ cũng được.

question-deceased_id_number = Số trên giấy tờ của người mất là gì ạ?
    .label = Số giấy tờ người đã mất
    .form = Giấy tờ tùy thân của người đã chết: số
    .hint = { $You } ghi cả chữ và số như trên giấy.

question-deceased_ethnicity = Người đã mất là người dân tộc nào ạ?
    .label = Dân tộc người đã mất
    .form = Dân tộc của người đã chết

question-deceased_nationality = Người đã mất mang quốc tịch nào ạ?
    .label = Quốc tịch người đã mất
    .form = Quốc tịch của người đã chết

question-deceased_residence = Người đã mất ở chỗ nào ạ?
    .label = Địa chỉ cuối cùng
    .form = Nơi cư trú cuối cùng
    .hint = Tên phường cũ thì { $you } ghi thêm vào dòng cuối.

## Việc mất

question-day_of_death = Người ấy mất ngày nào ạ?
    .label = Ngày mất
    .form = Đã chết vào ngày (dương lịch)
    .hint = Tờ khai ghi ngày dương. Nhớ ngày âm thì máy đổi giúp.

question-death_time = Người ấy mất lúc mấy giờ ạ?
    .label = Giờ mất
    .form = Đã chết vào lúc … giờ … phút
    .hint = Chỉ biết giờ thì { $you } để trống ô phút.

question-death_where = Người ấy mất ở đâu ạ?
    .label = Nơi mất
    .form = Nơi chết: trong nước / khác

option-death_where-home = Ở nhà
option-death_where-hospital = Ở bệnh viện
    .hint = Hoặc trạm y tế, nhà dưỡng lão.
option-death_where-elsewhere = Ở nơi khác
option-death_where-abroad = Ở nước ngoài

question-death_place = Chỗ mất thuộc phường, xã nào ạ?
    .label = Địa chỉ nơi mất
    .form = Nơi chết
    .hint = Dòng cuối ghi tên bệnh viện, hoặc số nhà và tên phố.

question-death_cause = Người ấy mất vì sao ạ?
    .label = Vì sao mất
    .form = Nguyên nhân chết
    .hint = { $You } chọn đúng như giấy báo tử ghi.

option-death_cause-old_age = Tuổi già
    .form = Già yếu
option-death_cause-illness = Bệnh
    .form = Bệnh
option-death_cause-accident = Tai nạn
    .form = Tai nạn
option-death_cause-sudden = Đột ngột, chưa rõ
    .form = Chết đột ngột, chưa rõ nguyên nhân
option-death_cause-other = Điều khác
    .form = Khác

question-death_cause_text = Giấy báo tử ghi rõ thế nào ạ?
    .label = Ghi rõ vì sao mất
    .form = Nguyên nhân chết (ghi rõ)
    .hint = Ví dụ: bệnh tim, tai nạn giao thông.

## Giấy báo tử

question-notice_kind = { $You } có giấy báo tử chưa ạ?
    .label = Giấy báo tử
    .form = Giấy báo tử / Giấy tờ thay thế
    .why = Giấy này do bệnh viện hoặc phường cấp.

option-notice_kind-death_notice = Có giấy báo tử
    .form = Giấy báo tử
option-notice_kind-substitute = Có giấy thay thế
    .form = Giấy tờ thay thế Giấy báo tử
    .hint = Giấy của công an, tòa án, trại giam.
option-notice_kind-none = Chưa có giấy nào
    .hint = Mất ở nhà thì phường viết giấy này.

question-notice_number = Số trên giấy ấy là gì ạ?
    .label = Số giấy báo tử
    .form = Số Giấy báo tử / Giấy tờ thay thế
    .hint = Số này ở phía trên, gần tên giấy.

question-notice_date = Giấy ấy cấp ngày nào ạ?
    .label = Ngày cấp giấy báo tử
    .form = Giấy báo tử / Giấy tờ thay thế: ngày cấp
    .hint = Là ngày cấp giấy, ghi gần con dấu.

question-notice_issuer = Nơi nào cấp giấy ấy ạ?
    .label = Nơi cấp giấy báo tử
    .form = Giấy báo tử / Giấy tờ thay thế: do … cấp
    .hint = Tên nơi cấp ở góc trên bên trái.

## Giấy tờ

question-paper_death_notice = Giấy báo tử
    .label = Giấy báo tử
    .form = Giấy báo tử
    .hint = Mất ở nhà mà chưa có giấy thì { $you } chạm "Để sau".

question-paper_substitute = Giấy thay giấy báo tử
    .label = Giấy thay giấy báo tử
    .form = Giấy tờ thay thế Giấy báo tử

question-paper_event = Giấy tờ cho thấy việc mất
    .label = Giấy tờ về việc mất
    .form = Giấy tờ, tài liệu chứng minh sự kiện chết
    .hint = Ví dụ: ảnh bia mộ, giấy nhà thờ, giấy mai táng.

question-paper_last_residence = Giấy tờ về nơi ở của người đã mất
    .label = Giấy tờ về nơi ở
    .form = Giấy tờ chứng minh nơi cư trú cuối cùng
    .hint = Chỉ cần khi phường chưa tìm thấy tên trong sổ.

question-death_copies = { $You } lấy mấy bản sao giấy khai tử ạ?
    .label = Số bản sao
    .form = Đề nghị cấp bản sao: số lượng
    .hint = Nên lấy 3 đến 5 bản. Ngân hàng, nhà đất, lương hưu đều cần.

question-linked_service = Làm luôn việc xóa thường trú và tiền mai táng chứ ạ?
    .label = Làm luôn tiền mai táng
    .form = Liên thông: khai tử, xóa đăng ký thường trú, trợ cấp mai táng (2.002913)
    .hint = Cán bộ làm cả ba việc một lần, { $you } khỏi đi lại.

## Kết thúc sớm

exit-body_registers_death =
    .what = Người đã mất không còn người nhà.
    .do = Mời { $you } gặp cán bộ ở quầy, mang theo giấy giới thiệu của cơ quan.

exit-deceased_lived_elsewhere =
    .what = Khai tử làm ở phường nơi ở cuối cùng.
    .do = Mời { $you } gặp cán bộ ở quầy. Cán bộ giúp gửi hồ sơ về đúng nơi.

exit-died_abroad =
    .what = Người ấy mất ở nước ngoài.
    .do = Mời { $you } gặp cán bộ ở quầy, mang theo giấy của nước ấy.

exit-foreign_deceased =
    .what = Người đã mất mang quốc tịch nước khác.
    .do = Mời { $you } gặp cán bộ ở quầy, mang theo hộ chiếu và giấy báo tử.

exit-sudden_death_without_paper =
    .what = Mất vì tai nạn hoặc đột ngột cần giấy của công an.
    .do = Mời { $you } gặp cán bộ ở quầy. Cán bộ hướng dẫn lấy giấy ấy.

## Nhắc xem lại

check-deceased_is_requester =
    .what = Số căn cước của người đã mất đang giống số của { $you }.
    .do = { $You } ghi lại số trên thẻ của người đã mất ạ.

check-deceased_number_birth =
    .what = Số căn cước và năm sinh của người đã mất chưa khớp nhau.
    .do = { $You } nhìn lại thẻ của người ấy ạ.

check-deceased_number_sex =
    .what = Số căn cước và mục nam hay nữ chưa khớp nhau.
    .do = { $You } xem lại mục nam hay nữ ạ.

check-deceased_new_year =
    .what = Ngày sinh của người đã mất đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm ạ.

check-deceased_birth_after_death =
    .what = Ngày mất sớm hơn ngày sinh.
    .do = { $You } xem lại hai ngày này ạ.

check-deceased_very_old =
    .what = Theo hai ngày thì người ấy mất lúc hơn 115 tuổi.
    .do = { $You } xem lại ngày sinh và ngày mất ạ.

check-child_of_deceased_age =
    .what = Ngày sinh của { $you } chưa hợp với quan hệ là con.
    .do = { $You } xem lại quan hệ và ngày sinh ạ.

check-parent_of_deceased_age =
    .what = Ngày sinh của { $you } chưa hợp với quan hệ là cha mẹ.
    .do = { $You } xem lại quan hệ và ngày sinh ạ.

check-grandchild_of_deceased_age =
    .what = Ngày sinh của { $you } chưa hợp với quan hệ là cháu.
    .do = { $You } xem lại quan hệ và ngày sinh ạ.

check-grandparent_of_deceased_age =
    .what = Ngày sinh của { $you } chưa hợp với quan hệ là ông bà.
    .do = { $You } xem lại quan hệ và ngày sinh ạ.

check-deceased_residence_here =
    .what = Địa chỉ cuối cùng không thuộc phường này.
    .do = { $You } xem lại địa chỉ, hoặc hỏi cán bộ ở quầy.

check-death_place_here =
    .what = Nơi mất không thuộc phường này.
    .do = { $You } xem lại nơi mất, hoặc hỏi cán bộ ở quầy.

check-death_time_on_notice =
    .what = Giờ mất còn trống.
    .do = Giấy báo tử thường có giờ mất, { $you } xem lại giúp máy ạ.

check-death_cause_data =
    .what = Chưa ghi rõ vì sao mất.
    .do = { $You } ghi như giấy báo tử, hoặc hỏi cán bộ ở quầy.

check-notice_before_death =
    .what = Ngày cấp giấy báo tử sớm hơn ngày mất.
    .do = { $You } xem lại ngày cấp trên giấy ạ.

check-hospital_without_notice =
    .what = Mất ở bệnh viện thì bệnh viện có giấy báo tử.
    .do = { $You } hỏi bệnh viện, rồi mang giấy ra quầy ạ.

check-notice_data =
    .what = Còn thiếu số giấy báo tử hoặc ảnh giấy báo tử.
    .do = { $You } ghi số, chụp giấy, hoặc mang giấy ra quầy.

check-death_copies_none =
    .what = { $You } chưa lấy bản sao giấy khai tử nào.
    .do = Nên lấy 3 đến 5 bản. Nếu không cần thì { $you } cứ làm tiếp.

check-deceased_is_requester_person =
    .what = Tên và ngày sinh của người đã mất đang giống của { $you }.
    .do = { $You } ghi lại tên của người đã mất ạ.

check-requester_is_man =
    .what = Số căn cước của { $you } giống số của một người nam.
    .do = { $You } xem lại quan hệ với người đã mất ạ.

check-requester_is_woman =
    .what = Số căn cước của { $you } giống số của một người nữ.
    .do = { $You } xem lại quan hệ với người đã mất ạ.
