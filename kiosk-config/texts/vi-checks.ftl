# Nhắc nhở về chữ, ngày, tuổi và quan hệ, dùng chung cho các thủ tục (procedures.md §6).

check-requester_id_too_early =
    .what = Giấy chứng nhận căn cước chỉ có từ tháng 7 năm 2024.
    .do = { $You } xem lại loại giấy và ngày cấp nhé.

check-requester_id_issuer_time =
    .what = Vào ngày cấp ấy, giấy tờ do nơi khác cấp.
    .do = { $You } xem lại nơi cấp và ngày cấp trên giấy nhé.

check-subject_id_too_early =
    .what = Giấy chứng nhận căn cước chỉ có từ tháng 7 năm 2024.
    .do = { $You } xem lại loại giấy và ngày cấp nhé.

check-subject_id_issuer_time =
    .what = Vào ngày cấp ấy, giấy tờ do nơi khác cấp.
    .do = { $You } xem lại nơi cấp và ngày cấp trên giấy nhé.

check-requester_old_district =
    .what = Nay không còn quận, huyện trong địa chỉ.
    .do = { $You } bỏ tên ấy, hoặc ghi thêm chữ "cũ" phía sau.

check-subject_old_district =
    .what = Nay không còn quận, huyện trong địa chỉ.
    .do = { $You } bỏ tên ấy, hoặc ghi thêm chữ "cũ" phía sau.

check-relation_word =
    .what = Cách gọi này mỗi nơi hiểu một khác.
    .do = { $You } ghi rõ là cha, mẹ, ông, bà, cô, dì hay bác.

check-relation_says_nothing =
    .what = Chỗ này chưa nói rõ { $you } là ai.
    .do = { $You } ghi rõ, ví dụ: con dâu, cháu ruột.

check-purpose_says_nothing =
    .what = Chỗ này chưa nói rõ giấy dùng làm gì.
    .do = { $You } ghi rõ, ví dụ: làm thủ tục thừa kế.

check-status_says_nothing =
    .what = Chỗ này chưa nói rõ trường hợp nào.
    .do = { $You } ghi rõ, hoặc nhờ cán bộ ghi giúp.

check-partner_nationality_people =
    .what = Đây là tên một dân tộc, chưa phải quốc tịch.
    .do = { $You } ghi tên nước của người ấy nhé.

check-same_name_and_birth =
    .what = Tên và ngày sinh người cần giấy đang giống { $you }.
    .do = { $You } xem lại, hoặc chọn làm giấy cho chính mình.

check-relation_child_age =
    .what = { $You } chọn là con, nhưng tuổi chưa hợp.
    .do = { $You } xem lại quan hệ và hai ngày sinh nhé.

check-relation_parent_age =
    .what = { $You } chọn là cha mẹ, nhưng tuổi chưa hợp.
    .do = { $You } xem lại quan hệ và hai ngày sinh nhé.

check-relation_grandparent_age =
    .what = { $You } chọn là ông bà, nhưng tuổi chưa hợp.
    .do = { $You } xem lại quan hệ và hai ngày sinh nhé.

check-marriage_office_place =
    .what = Nơi cấp giấy là xã, phường, không phải thôn, ngõ.
    .do = { $You } xem tên xã, phường ở đầu giấy nhé.

check-parents_marriage_office_place =
    .what = Nơi cấp giấy là xã, phường, không phải thôn, ngõ.
    .do = { $You } xem tên xã, phường ở đầu giấy nhé.

check-death_office_place =
    .what = Nơi cấp giấy là xã, phường, không phải thôn, ngõ.
    .do = { $You } xem tên xã, phường ở đầu giấy nhé.

check-partner_new_year =
    .what = Ngày sinh của người sắp cưới đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-marriage_too_young_woman =
    .what = Ngày kết hôn là khi người vợ chưa đủ 18 tuổi.
    .do = { $You } sửa ngày ấy, hoặc gọi cán bộ giúp.

check-marriage_too_young_man =
    .what = Ngày kết hôn là khi người chồng chưa đủ 20 tuổi.
    .do = { $You } sửa ngày ấy, hoặc gọi cán bộ giúp.

check-mother_marriage_too_young =
    .what = Ngày kết hôn là khi mẹ cháu chưa đủ 18 tuổi.
    .do = { $You } sửa ngày ấy, hoặc gọi cán bộ giúp.

check-father_marriage_too_young =
    .what = Ngày kết hôn là khi cha cháu chưa đủ 20 tuổi.
    .do = { $You } sửa ngày ấy, hoặc gọi cán bộ giúp.

check-mother_marriage_before_birth =
    .what = Ngày kết hôn sớm hơn ngày sinh của mẹ cháu.
    .do = { $You } xem lại hai ngày này nhé.

check-father_marriage_before_birth =
    .what = Ngày kết hôn sớm hơn ngày sinh của cha cháu.
    .do = { $You } xem lại hai ngày này nhé.

check-grandmother_number_sex =
    .what = { $You } chọn là bà, nhưng số căn cước là của nam.
    .do = { $You } xem lại quan hệ và số căn cước nhé.

check-grandfather_number_sex =
    .what = { $You } chọn là ông, nhưng số căn cước là của nữ.
    .do = { $You } xem lại quan hệ và số căn cước nhé.

check-grandparent_child_age =
    .what = { $You } chọn là ông bà, nhưng tuổi chưa hợp.
    .do = { $You } xem lại quan hệ và hai ngày sinh nhé.

check-no_copies =
    .what = { $You } chưa xin bản sao giấy khai sinh nào.
    .do = Nếu không cần bản nào, { $you } cứ tiếp tục ạ.
