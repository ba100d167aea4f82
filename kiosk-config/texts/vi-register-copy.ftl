# Xin bản sao giấy hộ tịch đã mất. Câu hỏi chung nằm trong vi.ftl.

procedure-register-copy = Xin bản sao giấy cũ
    .official = Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh
    .about = Khi giấy khai sinh, kết hôn hay khai tử bị mất.
    .words = mất giấy khai sinh, xin lại giấy khai sinh, bản sao khai sinh, trích lục khai sinh, sao khai sinh, mất giấy kết hôn, trích lục kết hôn, xin lại giấy kết hôn, mất giấy khai tử, trích lục khai tử, giấy chứng tử, trích lục hộ tịch, xin lại giấy tờ cũ

step-wanted = Giấy cần xin lại
step-holder = Người trên giấy
step-entry = Lần đăng ký cũ

## Giấy cần xin

question-copy_relation = { $You } xin lại giấy của ai ạ?
    .label = Xin giấy của
    .form = Quan hệ với người được cấp bản sao

option-copy_relation-self = Của chính tôi
    .form = Bản thân
option-copy_relation-child = Của cha hoặc mẹ tôi
    .form = Con đẻ
option-copy_relation-spouse = Của vợ hoặc chồng tôi
    .form = Vợ/Chồng
option-copy_relation-father = Của con, tôi là cha
    .form = Bố đẻ
option-copy_relation-mother = Của con, tôi là mẹ
    .form = Mẹ đẻ
option-copy_relation-other = Của người khác
    .form = Khác

question-copy_relation_other = { $You } là gì của người trên giấy ạ?
    .label = Quan hệ của { $you }
    .form = Quan hệ với người được cấp bản sao

option-kin-spouse = Vợ hoặc chồng
option-kin-child = Con
option-kin-parent = Cha hoặc mẹ
option-kin-grandparent = Ông hoặc bà
option-kin-grandchild = Cháu nội, cháu ngoại
    .form = Cháu
option-kin-sibling = Anh, chị, em ruột
option-kin-child_in_law = Con dâu, con rể
option-kin-guardian = Người giám hộ
    .hint = Người được giao chăm nom theo giấy của phường.
option-kin-other = Quan hệ khác
    .form = Khác

question-copy_kind = { $You } cần xin lại giấy gì ạ?
    .label = Giấy cần xin
    .form = Loại trích lục

option-copy_kind-birth = Giấy khai sinh
    .form = Khai sinh
option-copy_kind-marriage = Giấy kết hôn
    .form = Kết hôn/Ghi chú kết hôn
option-copy_kind-death = Giấy khai tử
    .form = Khai tử
option-copy_kind-change = Giấy đổi, sửa họ tên
    .form = Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc
    .hint = Cả giấy sửa ngày sinh hay dân tộc.
option-copy_kind-parent_child = Giấy nhận cha, mẹ, con
    .form = Nhận cha, mẹ, con
option-copy_kind-adoption = Giấy nhận con nuôi
    .form = Nuôi con nuôi
option-copy_kind-divorce_note = Giấy ghi chú ly hôn
    .form = Ghi chú ly hôn
    .hint = Ly hôn ở nước ngoài, đã ghi vào sổ.
option-copy_kind-guardianship = Giấy giám hộ
    .form = Đăng ký giám hộ
option-copy_kind-guardianship_end = Giấy thôi giám hộ
    .form = Chấm dứt giám hộ
option-copy_kind-guardianship_oversight = Giấy giám sát giám hộ
    .form = Giám sát việc giám hộ
option-copy_kind-guardianship_oversight_end = Giấy thôi giám sát giám hộ
    .form = Chấm dứt giám sát việc giám hộ

question-old_paper = { $You } có còn bản cũ hay ảnh chụp không ạ?
    .label = Bản cũ
    .form = Giấy tờ hộ tịch đã cấp
    .why = Bản cũ giúp cán bộ tìm trong sổ nhanh hơn.

option-old_paper-original = Còn bản chính
option-old_paper-copy = Còn bản sao cũ
option-old_paper-photo = Còn ảnh chụp
option-old_paper-none = Giấy mất rồi
option-old_paper-register_lost = Mất cả sổ lẫn giấy
    .hint = Nơi cũ đã báo không còn sổ.

## Người có tên trên giấy

question-holder_number = Số căn cước của người trên giấy là gì ạ?
    .label = Số căn cước người trên giấy
    .form = Số định danh cá nhân
    .hint = Người đã mất có thể không có số. Khi ấy { $you } chọn "Không nhớ".

question-holder_name = Người có tên trên giấy là ai ạ?
    .label = Họ tên người trên giấy
    .form = Họ, chữ đệm, tên người được cấp bản sao
    .hint = { $You } ghi đúng như giấy cũ. Giấy kết hôn thì ghi tên một người.

question-holder_birth = Người trên giấy sinh ngày nào ạ?
    .label = Ngày sinh người trên giấy
    .form = Ngày, tháng, năm sinh
    .hint = Giấy tờ chỉ ghi năm thì { $you } chỉ cần chọn năm.

question-holder_sex = { $self ->
        [yes] Trên giấy ghi { $you } là nam hay nữ ạ?
       *[no] Người trên giấy là nam hay nữ ạ?
    }
    .label = Nam hay nữ
    .form = Giới tính

question-holder_id_kind = Người trên giấy có giấy tờ nào khác ạ?
    .label = Giấy tờ người trên giấy
    .form = Giấy tờ tùy thân: loại
    .hint = Không còn giấy nào thì { $you } chọn "Bỏ qua".

question-holder_id_number = Giấy tờ của người ấy mang số nào ạ?
    .label = Số giấy tờ ấy
    .form = Giấy tờ tùy thân: số
    .hint = { $You } ghi cả chữ và số như trên giấy.

question-holder_id_issued = Giấy tờ của người ấy cấp ngày nào ạ?
    .label = Ngày cấp giấy tờ ấy
    .form = Giấy tờ tùy thân: ngày cấp

question-holder_id_issuer = Nơi nào cấp giấy tờ của người ấy ạ?
    .label = Nơi cấp giấy tờ ấy
    .form = Giấy tờ tùy thân: nơi cấp
    .hint = Nơi cấp thường ghi ở cuối giấy, gần con dấu.

question-holder_ethnicity = { $self ->
        [yes] Trên giấy ghi { $you } là dân tộc nào ạ?
       *[no] Người trên giấy là người dân tộc nào ạ?
    }
    .label = Dân tộc
    .form = Dân tộc

question-holder_nationality = { $self ->
        [yes] Trên giấy ghi { $you } mang quốc tịch nào ạ?
       *[no] Người trên giấy mang quốc tịch nào ạ?
    }
    .label = Quốc tịch
    .form = Quốc tịch

question-holder_alive = Người trên giấy còn sống không ạ?
    .label = Còn sống
    .form = Nơi cư trú
    .why = Máy hỏi để khỏi hỏi tiếp về nơi ở.

question-holder_residence_kind = Người trên giấy ở đó theo diện nào ạ?
    .label = Cách cư trú
    .form = Loại cư trú
    .hint = Thường trú là nơi có tên trong sổ của công an.

question-holder_residence = Nhà của người trên giấy ở đâu ạ?
    .label = Nơi ở người trên giấy
    .form = Nơi cư trú
    .hint = { $You } chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

## Lần đăng ký trước đây

question-copy_office = { $You } ghi tên nơi làm giấy cũ giúp máy ạ.
    .label = Tên nơi làm giấy cũ
    .form = Cơ quan đăng ký trước đây
    .hint = { $You } chép như trên giấy. Ví dụ: xã Ví Dụ, huyện Thử, tỉnh Hà Tây.

question-copy_place = Giấy cũ làm ở xã, phường nào ạ?
    .label = Nơi làm giấy cũ
    .form = Cơ quan đăng ký trước đây, nay là
    .hint = Tên cũ hay tên mới đều được. Máy không có thì { $you } chọn "Không nhớ".
    .detail = Tên cũ ghi trên giấy, nếu khác

question-entry_number = Số ghi trên giấy cũ là gì ạ?
    .label = Số trên giấy cũ
    .form = Tên giấy tờ hộ tịch: số, quyển số
    .hint = Có quyển số thì { $you } ghi luôn. Ví dụ: 25, quyển 01.

question-entry_date = Giấy cũ đăng ký ngày nào ạ?
    .label = Ngày đăng ký trên giấy cũ
    .form = Ngày đăng ký
    .hint = Chỉ nhớ năm thì { $you } chọn năm, cán bộ vẫn tìm được.

## Giấy tờ

question-paper_old = Giấy cũ hoặc ảnh chụp giấy cũ
    .label = Giấy cũ
    .form = Bản sao giấy tờ hộ tịch đã cấp (nếu có)
    .hint = Giấy mờ hay rách một góc vẫn giúp được cán bộ.

question-e_identity = { $You } có định danh điện tử mức 2 không ạ?
    .label = Định danh điện tử mức 2
    .form = Tài khoản định danh điện tử mức độ 2
    .hint = Là tài khoản trên điện thoại do công an cấp. Máy không hỏi mật khẩu.
    .why = Người có tài khoản này đang được miễn lệ phí một thời gian.

## Kết thúc sớm

exit-register_lost_birth =
    .what = Giấy và sổ khai sinh cũ đều không còn.
    .do = Ở trang đầu, { $you } chọn việc "Đăng ký lại khai sinh". Chưa rõ thì { $you } gọi cán bộ giúp.

exit-register_lost_other =
    .what = Giấy và sổ cũ đều không còn ạ.
    .do = Việc này phải đăng ký lại ở quầy. Mời { $you } mang giấy tờ đang có gặp cán bộ.

## Nhắc xem lại

check-holder_is_requester =
    .what = Số căn cước của người trên giấy đang giống số của { $you }.
    .do = { $You } ghi số của người ấy, hoặc chọn xin giấy của chính mình.

check-holder_is_requester_by_name =
    .what = Tên và ngày sinh trên giấy đang giống của { $you }.
    .do = { $You } ghi tên người ấy, hoặc chọn xin giấy của chính mình.

check-holder_mother_is_man =
    .what = { $You } chọn là mẹ, mà số căn cước giống của nam.
    .do = { $You } xem lại mục xin giấy của ai nhé.

check-holder_father_is_woman =
    .what = { $You } chọn là cha, mà số căn cước giống của nữ.
    .do = { $You } xem lại mục xin giấy của ai nhé.

check-holder_number_birth =
    .what = Số căn cước và năm sinh của người trên giấy chưa khớp nhau.
    .do = { $You } xem lại số và ngày sinh nhé.

check-holder_new_year =
    .what = Ngày sinh của người trên giấy đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-holder_younger_than_child =
    .what = Người trên giấy là cha hoặc mẹ, nhưng tuổi quá gần tuổi { $you }.
    .do = { $You } xem lại ngày sinh của hai người nhé.

check-holder_older_than_parent =
    .what = Người trên giấy là con, nhưng tuổi quá gần tuổi { $you }.
    .do = { $You } xem lại ngày sinh của hai người nhé.

check-entry_before_birth =
    .what = Ngày đăng ký trên giấy cũ sớm hơn ngày sinh.
    .do = { $You } xem lại hai ngày này nhé.

check-entry_marriage_age =
    .what = Ngày đăng ký là khi người trên giấy chưa đủ 18 tuổi.
    .do = { $You } xem lại ngày đăng ký. Giấy ghi đúng vậy thì mời gặp cán bộ.

check-entry_hard_to_find =
    .what = Chưa có số và ngày đăng ký, cán bộ khó tìm trong sổ.
    .do = { $You } hỏi thêm người nhà, chỉ cần nhớ năm cũng được.

check-old_paper_missing =
    .what = Chưa có ảnh giấy cũ.
    .do = { $You } nhớ mang giấy cũ ra quầy để cán bộ dễ tìm.

check-relation_grandchild_age =
    .what = { $You } chọn là cháu, nhưng tuổi chưa hợp.
    .do = { $You } xem lại quan hệ và hai ngày sinh nhé.

check-former_office_place =
    .what = Nơi làm giấy là xã, phường, không phải thôn, ngõ.
    .do = { $You } xem tên xã, phường ở đầu giấy nhé.
