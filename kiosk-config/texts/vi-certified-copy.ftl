# Chứng thực bản sao từ bản chính.

procedure-certified-copy = Sao y giấy tờ
    .official = Chứng thực bản sao từ bản chính giấy tờ, văn bản
    .about = Bản phô tô được đóng dấu, dùng như bản chính.
    .words = sao y, sao y bản chính, công chứng bản sao, công chứng giấy tờ, chứng thực bản sao, phô tô công chứng, photo công chứng, sao công chứng

question-copied_paper = { $You } cần sao giấy gì ạ?
    .label = Giấy cần sao
    .form = Loại giấy tờ

option-copied_paper-identity_card = Thẻ căn cước
option-copied_paper-birth_certificate = Giấy khai sinh
option-copied_paper-marriage_certificate = Giấy kết hôn
    .form = Giấy chứng nhận kết hôn
option-copied_paper-land_certificate = Sổ đỏ, sổ hồng
    .form = Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà
option-copied_paper-diploma = Bằng cấp, chứng chỉ
option-copied_paper-passport = Hộ chiếu
option-copied_paper-other = Giấy khác
    .form = Khác

question-copied_paper_text = { $You } ghi tên giấy cần sao giúp máy ạ?
    .label = Tên giấy
    .form = Loại giấy tờ (ghi rõ)
    .hint = Ví dụ: sổ hưu, giấy ra viện, bằng lái xe.

question-original_state = Bản chính của { $you } thế nào ạ?
    .label = Bản chính
    .form = Tình trạng bản chính
    .why = Phường so bản sao với bản chính.

option-original_state-sound = Còn rõ, còn nguyên
option-original_state-damaged = Rách, mờ, tẩy sửa
option-original_state-no_copies = Ghi không được sao
    .hint = Trên giấy có dấu mật.
option-original_state-foreign = Giấy của nước ngoài
option-original_state-private_paper = Giấy viết tay, không dấu
    .hint = Không cơ quan nào đóng dấu.
option-original_state-absent = Không giữ bản chính
    .hint = Bản chính là giấy gốc có dấu đỏ.

question-pages = Bản chính có mấy trang ạ?
    .label = Số trang bản chính
    .form = Số trang bản chính
    .hint = { $You } đếm các trang có chữ. Hai mặt là hai trang.

question-paper_original = Bản chính cần sao
    .label = Bản chính
    .form = Bản chính giấy tờ, văn bản
    .hint = { $You } mang bản chính ra quầy để cán bộ so.

question-paper_copies = Bản phô tô
    .label = Bản phô tô
    .form = Bản sao cần chứng thực
    .hint = Chưa có thì quầy phô tô giúp, có tính tiền.

exit-lost_civil_paper =
    .what = Mất bản chính thì xin bản sao từ sổ của phường ạ.
    .do = Mời { $you } chọn việc xin bản sao, hoặc mang thẻ căn cước gặp cán bộ ở quầy.

exit-no_original =
    .what = Sao y phải có bản chính ạ.
    .do = Mời { $you } tìm bản chính, hoặc hỏi cán bộ ở quầy cách xin cấp lại.

exit-original_damaged =
    .what = Bản chính rách, mờ hay tẩy sửa thì chưa sao được ạ.
    .do = Mời { $you } mang giấy gặp cán bộ ở quầy để hỏi cách cấp lại.

exit-original_not_to_copy =
    .what = Giấy này không được sao ạ.
    .do = Mời { $you } mang giấy gặp cán bộ ở quầy để được hướng dẫn.

exit-original_foreign =
    .what = Giấy của nước ngoài cần hợp pháp hóa trước ạ.
    .do = Mời { $you } mang giấy gặp cán bộ ở quầy để được hướng dẫn.

exit-original_private =
    .what = Giấy viết tay không có dấu thì không sao y được ạ.
    .do = Mời { $you } mang giấy gặp cán bộ ở quầy. Có thể làm chứng thực chữ ký.

check-copied_paper_says_nothing =
    .what = Tên giấy cần sao chưa nói rõ là giấy gì.
    .do = { $You } ghi rõ tên giấy giúp máy nhé.
