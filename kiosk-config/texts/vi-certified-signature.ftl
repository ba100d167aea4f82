# Chứng thực chữ ký.

procedure-certified-signature = Chứng thực chữ ký
    .official = Chứng thực chữ ký trong các giấy tờ, văn bản
    .about = Ký trước mặt cán bộ, phường đóng dấu chứng nhận.
    .words = xác nhận chữ ký, công chứng chữ ký, chứng chữ ký, đóng dấu giấy, xác nhận sơ yếu lý lịch, giấy ủy quyền, giấy nhờ làm hộ

question-signed_paper = { $You } cần ký giấy gì ạ?
    .label = Giấy cần ký
    .form = Loại giấy tờ, văn bản
    .why = Có giấy phải làm theo cách khác.

option-signed_paper-statement = Đơn, giấy cam kết
option-signed_paper-curriculum_vitae = Sơ yếu lý lịch
option-signed_paper-authorisation = Giấy nhờ làm hộ
    .form = Giấy ủy quyền (không thù lao, không liên quan tài sản)
    .hint = Nhờ lấy giấy, lĩnh tiền, không có thù lao.
option-signed_paper-property = Ủy quyền nhà đất, tiền
    .form = Ủy quyền có thù lao hoặc liên quan tài sản
    .hint = Bán nhà, chuyển đất, có trả công.
option-signed_paper-other = Giấy khác
    .form = Khác

question-signed_paper_text = { $You } ghi tên giấy cần ký giúp máy ạ?
    .label = Tên giấy
    .form = Loại giấy tờ (ghi rõ)
    .hint = Ví dụ: giấy xác nhận của tổ dân phố.

question-way_of_signing = { $You } ký tên hay lăn tay ạ?
    .label = Cách ký
    .form = Ký hoặc điểm chỉ

option-way_of_signing-signature = Ký tên
    .form = Ký
option-way_of_signing-fingerprint = Lăn tay (điểm chỉ)
    .form = Điểm chỉ
    .hint = Khi tay run, không ký được.
option-way_of_signing-cannot_read = Mắt không đọc được
    .form = Không đọc được: có thể cần người làm chứng
    .hint = Nên có một người làm chứng đi cùng.

question-signatures = { $You } cần chứng thực mấy giấy ạ?
    .label = Số giấy
    .form = Số trường hợp
    .hint = Mỗi giấy tính một lần lệ phí.

question-paper_unsigned = Giấy chưa ký
    .label = Giấy chưa ký
    .form = Giấy tờ, văn bản cần chứng thực chữ ký
    .hint = { $You } mang giấy đến, ký trước mặt cán bộ.

question-paper_witness_id = Thẻ căn cước của người làm chứng
    .label = Thẻ người làm chứng
    .form = Giấy tờ tùy thân của người làm chứng
    .hint = Người làm chứng đi cùng { $you } ra quầy.

exit-signature_is_contract =
    .what = Giấy này phải làm như một hợp đồng ạ.
    .do = Mời { $you } mang thẻ căn cước và giấy nhà đất gặp cán bộ ở quầy, hoặc phòng công chứng.

check-signed_paper_says_nothing =
    .what = Tên giấy cần ký chưa nói rõ là giấy gì.
    .do = { $You } ghi rõ tên giấy giúp máy nhé.
