# Sửa, đổi, ghi thêm trên giấy hộ tịch. Câu hỏi chung nằm trong vi.ftl và vi-birth-again.ftl.

procedure-correction = Sửa giấy ghi sai
    .official = Đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc
    .about = Sai tên, sai ngày sinh, thiếu quê trên giấy khai sinh.
    .words = cải chính, sửa giấy khai sinh, sửa tên, đổi tên, đổi họ, sai ngày sinh, sửa năm sinh, bổ sung hộ tịch, xác định lại dân tộc, sửa giấy kết hôn

step-change = Việc cần sửa
step-wrong_paper = Giấy cần sửa
step-content = Nội dung sửa

## Việc cần sửa

question-correction_relation = { $You } cần sửa giấy của ai ạ?
    .label = Sửa giấy của
    .form = Quan hệ với người được thay đổi, cải chính, bổ sung thông tin hộ tịch

option-correction_relation-self = Của chính tôi
    .form = Bản thân
option-correction_relation-other = Của người khác
    .form = Khác

question-correction_relation_other = { $You } là gì của người có giấy sai ạ?
    .label = Quan hệ của { $you }
    .form = Quan hệ với người được thay đổi, cải chính, bổ sung thông tin hộ tịch

question-wrong_paper = { $You } cần sửa giấy nào ạ?
    .label = Giấy cần sửa
    .form = Trong loại giấy tờ

option-wrong_paper-birth = Giấy khai sinh
option-wrong_paper-marriage = Giấy kết hôn
    .form = Giấy chứng nhận kết hôn
option-wrong_paper-death = Giấy khai tử
    .form = Trích lục khai tử
option-wrong_paper-parent_child = Giấy nhận cha, mẹ, con
    .form = Trích lục đăng ký nhận cha, mẹ, con
option-wrong_paper-guardianship = Giấy giám hộ
    .form = Trích lục đăng ký giám hộ
option-wrong_paper-guardianship_oversight = Giấy giám sát giám hộ
    .form = Trích lục đăng ký giám sát việc giám hộ

question-act = { $You } muốn sửa thế nào ạ?
    .label = Cách sửa
    .form = Đề nghị đăng ký việc

option-act-correct = Sửa chỗ ghi sai
    .form = Cải chính hộ tịch
    .hint = Người ghi sổ hoặc người khai đã nhầm.
option-act-add = Ghi thêm chỗ thiếu
    .form = Bổ sung thông tin hộ tịch
    .hint = Giấy còn để trống, hoặc chỉ ghi năm.
option-act-change = Đổi họ, đổi tên
    .form = Thay đổi hộ tịch
    .hint = Giấy không sai, nhưng muốn tên khác.
option-act-ethnicity = Ghi lại dân tộc
    .form = Xác định lại dân tộc
    .hint = Theo dân tộc của cha hoặc của mẹ.

question-item = Chỗ cần sửa là chỗ nào ạ?
    .label = Chỗ cần sửa
    .form = Nội dung đề nghị

option-item-name = Họ tên
    .form = Họ, chữ đệm, tên
option-item-birth_date = Ngày sinh
    .form = Ngày, tháng, năm sinh
option-item-birthplace = Nơi sinh
option-item-hometown = Quê
    .form = Quê quán
option-item-parents = Thông tin cha mẹ
    .form = Thông tin về cha, mẹ
option-item-other = Chỗ khác
    .form = Khác

question-item_text = { $You } ghi rõ chỗ cần sửa giúp máy ạ.
    .label = Chỗ cần sửa
    .form = Nội dung đề nghị (ghi rõ)
    .hint = Ví dụ: nam hay nữ, ngày kết hôn, nơi cư trú.

## Người có giấy sai

question-wrong_ethnicity = Dân tộc đang ghi trên giấy là gì ạ?
    .label = Dân tộc đang ghi
    .form = Dân tộc

question-subject_residence_kind = Người cần giấy ở đó theo diện nào ạ?
    .label = Cách cư trú
    .form = Loại cư trú
    .hint = Thường trú là nơi có tên trong sổ của công an.

## Giấy cần sửa

question-wrong_number = Số ghi trên giấy cần sửa là gì ạ?
    .label = Số giấy cần sửa
    .form = Giấy tờ hộ tịch: số, quyển số
    .hint = Có quyển số thì { $you } ghi luôn. Ví dụ: 25, quyển 01.

question-wrong_date = Giấy cần sửa đăng ký ngày nào ạ?
    .label = Ngày đăng ký
    .form = Giấy tờ hộ tịch: ngày đăng ký

question-wrong_office = Giấy cần sửa làm ở xã, phường nào ạ?
    .label = Nơi đăng ký
    .form = Giấy tờ hộ tịch: nơi đăng ký
    .hint = { $You } ghi tên cũ như trên giấy cũng được.

## Nội dung sửa

question-wrong_name = Họ tên đang ghi trên giấy là gì ạ?
    .label = Họ tên đang ghi
    .form = Họ, chữ đệm, tên; nội dung: từ
    .hint = { $You } chép đúng như giấy đang ghi, kể cả chỗ sai.

question-current_birth = Ngày sinh đang ghi trên giấy là ngày nào ạ?
    .label = Ngày sinh đang ghi
    .form = Nội dung: từ
    .hint = { $You } chép đúng như giấy đang ghi. Giấy chỉ ghi năm thì chọn năm.

question-current_ethnicity = Trên giấy đang ghi dân tộc nào ạ?
    .label = Dân tộc đang ghi
    .form = Nội dung: từ

question-new_name = Họ tên đúng phải sửa thành gì ạ?
    .label = Họ tên sửa thành
    .form = Nội dung: thành
    .hint = { $You } ghi đủ họ, chữ đệm, tên.

question-new_birth = Ngày sinh đúng phải sửa thành ngày nào ạ?
    .label = Ngày sinh sửa thành
    .form = Nội dung: thành

question-new_ethnicity = Dân tộc phải ghi lại thành gì ạ?
    .label = Dân tộc sửa thành
    .form = Nội dung: thành

question-current_text = Chỗ sai đang ghi là gì ạ?
    .label = Đang ghi là
    .form = Nội dung: từ
    .hint = { $You } chép đúng như giấy đang ghi, kể cả chỗ sai.

question-new_text = Chỗ ấy phải sửa thành gì ạ?
    .label = Sửa thành
    .form = Nội dung: thành
    .hint = { $You } ghi đúng chữ cần có trên giấy mới.

question-added_text = Chỗ thiếu cần ghi thêm gì ạ?
    .label = Ghi thêm
    .form = Nội dung: bổ sung
    .hint = { $You } ghi đúng chữ cần có trên giấy.

question-reason = Vì sao giấy lại ghi sai ạ?
    .label = Lý do
    .form = Lý do

option-reason-office_error = Người ghi sổ viết nhầm
    .form = Sai sót của công chức làm công tác hộ tịch
option-reason-declared_wrong = Lúc làm khai nhầm
    .form = Sai sót của người yêu cầu đăng ký hộ tịch
option-reason-school_record = Cho giống bằng cấp, học bạ
    .form = Theo hồ sơ, giấy tờ cá nhân khác
option-reason-other = Lý do khác
    .form = Khác

question-reason_text = { $You } kể ngắn gọn vì sao cần việc này ạ.
    .label = Kể rõ lý do
    .form = Lý do (ghi rõ)
    .hint = Ví dụ: trùng tên người trong họ, lúc làm giấy chưa rõ ngày sinh.

## Giấy tờ

question-paper_wrong = Giấy đang ghi sai
    .label = Giấy đang ghi sai
    .form = Bản chính giấy tờ hộ tịch cần thay đổi, cải chính, bổ sung
    .hint = { $You } mang bản chính ra quầy, cán bộ ghi vào mặt sau.

question-paper_evidence = Giấy tờ làm căn cứ
    .label = Giấy làm căn cứ
    .form = Giấy tờ liên quan làm căn cứ thay đổi, cải chính, bổ sung, xác định lại dân tộc
    .hint = Giấy cũ hơn, bản sao từ sổ, hoặc quyết định của tòa án.

question-paper_child_agrees = Giấy đồng ý của người dưới 18 tuổi
    .label = Giấy đồng ý của cháu
    .form = Văn bản đồng ý của người được thay đổi, xác định lại dân tộc
    .hint = Từ 9 tuổi thì cháu tự viết là đồng ý đổi tên.

question-correction_copies = Ngoài một bản, { $you } lấy thêm mấy bản ạ?
    .label = Số bản sao lấy thêm
    .form = Đề nghị cấp bản sao: số lượng
    .hint = Nhà mình luôn được một bản. Không cần thêm thì chọn 0.

## Kết thúc sớm

exit-school_record =
    .what = Bằng cấp, học bạ phải sửa theo giấy khai sinh.
    .do = Khai sinh không sửa theo bằng cấp. Mời { $you } gặp cán bộ để biết nơi sửa bằng cấp.

## Nhắc xem lại

check-requester_age_own =
    .what = Theo ngày sinh thì { $you } chưa đủ 14 tuổi.
    .do = { $You } xem lại ngày sinh, hoặc nhờ cha mẹ làm.

check-own_death =
    .what = Giấy khai tử không phải giấy của chính { $you }.
    .do = { $You } chọn lại giấy, hoặc chọn sửa giấy của người khác.

check-new_birth_number =
    .what = Ngày sinh sửa thành chưa khớp với số căn cước.
    .do = { $You } xem lại ngày ấy. Đúng rồi thì cán bộ sẽ xem giúp.

check-new_birth_new_year =
    .what = Ngày sinh sửa thành đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-wrong_date_before_birth =
    .what = Ngày đăng ký của giấy cần sửa sớm hơn ngày sinh.
    .do = { $You } xem lại hai ngày này nhé.

check-new_birth_after_paper =
    .what = Ngày sinh sửa thành muộn hơn ngày đăng ký của giấy.
    .do = { $You } xem lại hai ngày này nhé.

check-wrong_marriage_age =
    .what = Ngày trên giấy kết hôn là khi chưa đủ 18 tuổi.
    .do = { $You } xem lại ngày ấy. Giấy ghi đúng vậy thì mời gặp cán bộ.

check-wrong_paper_data =
    .what = Còn thiếu số và ngày của giấy cần sửa.
    .do = { $You } ghi một trong hai, hoặc nhờ cán bộ tra giúp.

check-same_content =
    .what = Họ tên sửa thành đang giống họ tên đang ghi.
    .do = { $You } xem lại chỗ sai và chỗ đúng nhé.

check-same_content_birth =
    .what = Ngày sinh sửa thành đang giống ngày đang ghi.
    .do = { $You } xem lại chỗ sai và chỗ đúng nhé.

check-same_content_ethnicity =
    .what = Dân tộc sửa thành đang giống dân tộc đang ghi.
    .do = { $You } xem lại hai mục này nhé.

check-same_content_text =
    .what = Chỗ sửa thành đang giống chỗ đang ghi.
    .do = { $You } xem lại chỗ sai và chỗ đúng nhé.

check-new_content_as_current =
    .what = Họ tên đang ghi lại giống họ tên trên thẻ của { $you }.
    .do = { $You } xem lại giấy sai đang ghi tên gì nhé.

check-new_name_length =
    .what = Họ tên sửa thành khá dài.
    .do = { $You } xem lại, máy vẫn nhận tên này nếu đúng.

check-no_error =
    .what = Chỉ sửa được khi giấy đã ghi nhầm.
    .do = Muốn tên khác thì { $you } chọn "Đổi họ, đổi tên", hoặc hỏi cán bộ.

check-no_evidence =
    .what = Chưa có ảnh giấy tờ làm căn cứ, hồ sơ dễ bị trả lại.
    .do = { $You } nhớ mang giấy cũ hơn ra quầy nhé.

check-item_says_nothing =
    .what = Chỗ này chưa nói rõ cần sửa chỗ nào.
    .do = { $You } ghi rõ, ví dụ: nam hay nữ, ngày kết hôn.

check-reason_says_nothing =
    .what = Chỗ này chưa nói rõ lý do.
    .do = { $You } ghi rõ vì sao cần việc này nhé.

check-correction_no_copies =
    .what = { $You } chưa xin thêm bản sao nào.
    .do = Nếu không cần bản nào, { $you } cứ tiếp tục ạ.
