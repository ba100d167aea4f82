# Đăng ký kết hôn. Câu chung với các thủ tục khác nằm ở vi.ftl; lời chúc mừng nằm ở vi-moods.ftl.

procedure-marriage = Đăng ký kết hôn
    .official = Đăng ký kết hôn
    .about = Ghi sẵn tờ khai ở đây, rồi hai người cùng đến quầy ký.
    .words = kết hôn, giấy kết hôn, đăng ký kết hôn, lấy vợ, lấy chồng, cưới, giấy cưới, giấy hôn thú, đi bước nữa

step-couple = Hai người
step-bride = Bên nữ
step-groom = Bên nam

## Hai người

question-marriage_kind = Hai người đăng ký kết hôn lần này thế nào ạ?
    .label = Loại đăng ký
    .form = Loại đăng ký

option-marriage_kind-first = Đăng ký mới
    .form = Đăng ký lần đầu
option-marriage_kind-again = Làm lại giấy đã mất
    .form = Đăng ký lại
    .hint = Đã đăng ký từ trước, nay mất giấy và mất sổ.

question-couple_fits = Hai người có đủ ba điều này không ạ?
    .label = Đủ điều kiện làm ở đây
    .form = Đủ điều kiện đăng ký tại đây
    .hint = Hai người là người Việt Nam, một người ở phường này, và cùng đến ký được.

question-both_vietnamese = Cả hai đều là người Việt Nam chứ ạ?
    .label = Cả hai là người Việt Nam
    .form = Không có yếu tố nước ngoài
    .hint = Mang quốc tịch Việt Nam và đang ở trong nước.

question-couple_lives_here = Bên nữ hoặc bên nam có ở phường này không ạ?
    .label = Một bên ở phường này
    .form = Nơi cư trú của một trong hai bên
    .hint = Đăng ký thường trú hay tạm trú ở đây đều được.
    .why = Kết hôn đăng ký ở nơi một trong hai bên đang ở.

question-both_come = Hai người sẽ cùng đến quầy ký chứ ạ?
    .label = Cùng đến quầy ký
    .form = Hai bên cùng có mặt
    .why = Kết hôn thì hai người phải cùng ký, không nhờ ai thay được.

## Bên nữ

question-bride_number = Số căn cước của bên nữ là gì ạ?
    .label = Số căn cước bên nữ
    .form = Bên nữ: số định danh cá nhân / giấy tờ tùy thân
    .hint = Số này có 12 chữ số, ở mặt trước của thẻ.

question-bride_name = Họ và tên của bên nữ là gì ạ?
    .label = Họ tên bên nữ
    .form = Bên nữ: họ, chữ đệm, tên
    .hint = Ghi đúng như trên thẻ căn cước.

question-bride_birth = Bên nữ sinh ngày nào ạ?
    .label = Ngày sinh bên nữ
    .form = Bên nữ: ngày, tháng, năm sinh
    .hint = Giấy tờ chỉ ghi năm thì chỉ cần chọn năm.

question-bride_card_issued = Thẻ căn cước của bên nữ cấp ngày nào ạ?
    .label = Ngày cấp thẻ bên nữ
    .form = Bên nữ: giấy tờ tùy thân: ngày cấp
    .hint = Ngày cấp ghi ở mặt sau của thẻ.

question-bride_id_kind = Bên nữ có giấy tờ nào có ảnh ạ?
    .label = Loại giấy tờ bên nữ
    .form = Bên nữ: giấy tờ tùy thân: loại

question-bride_id_number = Số giấy tờ của bên nữ là gì ạ?
    .label = Số giấy tờ bên nữ
    .form = Bên nữ: giấy tờ tùy thân: số
    .hint = Ghi cả chữ và số như trên giấy.

question-bride_id_issued = Giấy tờ của bên nữ cấp ngày nào ạ?
    .label = Ngày cấp giấy tờ bên nữ
    .form = Bên nữ: giấy tờ tùy thân: ngày cấp

question-bride_id_issuer = Nơi nào cấp giấy tờ cho bên nữ ạ?
    .label = Nơi cấp giấy tờ bên nữ
    .form = Bên nữ: giấy tờ tùy thân: nơi cấp
    .hint = Nơi cấp thường ghi ở cuối giấy, gần con dấu.

question-bride_ethnicity = Bên nữ là người dân tộc nào ạ?
    .label = Dân tộc bên nữ
    .form = Bên nữ: dân tộc

question-bride_nationality = Bên nữ mang quốc tịch nào ạ?
    .label = Quốc tịch bên nữ
    .form = Bên nữ: quốc tịch

question-bride_residence = Nhà của bên nữ ở đâu ạ?
    .label = Nơi ở bên nữ
    .form = Bên nữ: nơi cư trú
    .hint = Chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

question-bride_status = Trước nay bên nữ đã kết hôn chưa ạ?
    .label = Hôn nhân bên nữ
    .form = Bên nữ: tình trạng hôn nhân
    .hint = Chọn ý đúng với lúc này. Phường sẽ tra lại trong sổ.

option-bride_status-never = Chưa từng kết hôn
    .form = Hiện tại chưa đăng ký kết hôn với ai
option-bride_status-divorced = Đã ly hôn
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng đã ly hôn; hiện tại chưa đăng ký kết hôn với ai
option-bride_status-widowed = Chồng đã mất
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng vợ/chồng đã chết; hiện tại chưa đăng ký kết hôn với ai
option-bride_status-married = Đang có chồng
    .form = Hiện tại đang có vợ/chồng
option-bride_status-other = Trường hợp khác
    .form = Khác

question-bride_times = Lần này bên nữ kết hôn lần thứ mấy ạ?
    .label = Lần kết hôn bên nữ
    .form = Bên nữ: kết hôn lần thứ mấy
    .hint = Tính cả lần này. Ví dụ lần thứ hai thì ghi 2.

question-bride_divorce_number = Số giấy ly hôn của bên nữ là gì ạ?
    .label = Số giấy ly hôn bên nữ
    .form = Bên nữ: bản án/quyết định ly hôn số
    .hint = Là số bản án hoặc quyết định của tòa án.

question-bride_divorce_date = Giấy ly hôn của bên nữ ghi ngày nào ạ?
    .label = Ngày ly hôn bên nữ
    .form = Bên nữ: bản án/quyết định ly hôn: ngày

question-bride_divorce_court = Tòa án nào giải quyết ly hôn cho bên nữ ạ?
    .label = Tòa án của bên nữ
    .form = Bên nữ: tòa án
    .hint = Tên tòa án ghi ở góc trên bên trái.

question-bride_death_number = Số giấy khai tử của chồng cũ là gì ạ?
    .label = Số giấy khai tử chồng cũ
    .form = Bên nữ: giấy chứng tử/trích lục khai tử số
    .hint = Là giấy ghi việc chồng đã mất.

question-bride_death_date = Giấy khai tử của chồng cũ cấp ngày nào ạ?
    .label = Ngày cấp khai tử chồng cũ
    .form = Bên nữ: giấy chứng tử/trích lục khai tử: ngày
    .hint = Là ngày cấp giấy, ghi gần con dấu.

question-bride_death_office = Nơi nào cấp giấy khai tử của chồng cũ ạ?
    .label = Nơi cấp khai tử chồng cũ
    .form = Bên nữ: giấy chứng tử/trích lục khai tử: cơ quan cấp
    .hint = Ghi tên xã, phường lúc bấy giờ cũng được.

question-paper_bride_divorce = Giấy ly hôn của bên nữ
    .label = Giấy ly hôn của bên nữ
    .form = Bên nữ: bản án/quyết định ly hôn hoặc trích lục ghi chú ly hôn
    .hint = Ly hôn ở nước ngoài thì dùng giấy ghi chú ly hôn.

question-paper_bride_death = Giấy khai tử của chồng cũ
    .label = Giấy khai tử chồng cũ
    .form = Bên nữ: trích lục khai tử của người vợ/chồng đã chết

question-paper_bride_id = Thẻ căn cước của bên nữ
    .label = Thẻ căn cước của bên nữ
    .form = Bên nữ: giấy tờ tùy thân
    .hint = Thẻ chỉ cần cho cán bộ xem, không phải nộp.

## Bên nam

question-groom_number = Số căn cước của bên nam là gì ạ?
    .label = Số căn cước bên nam
    .form = Bên nam: số định danh cá nhân / giấy tờ tùy thân
    .hint = Số này có 12 chữ số, ở mặt trước của thẻ.

question-groom_name = Họ và tên của bên nam là gì ạ?
    .label = Họ tên bên nam
    .form = Bên nam: họ, chữ đệm, tên
    .hint = Ghi đúng như trên thẻ căn cước.

question-groom_birth = Bên nam sinh ngày nào ạ?
    .label = Ngày sinh bên nam
    .form = Bên nam: ngày, tháng, năm sinh
    .hint = Giấy tờ chỉ ghi năm thì chỉ cần chọn năm.

question-groom_card_issued = Thẻ căn cước của bên nam cấp ngày nào ạ?
    .label = Ngày cấp thẻ bên nam
    .form = Bên nam: giấy tờ tùy thân: ngày cấp
    .hint = Ngày cấp ghi ở mặt sau của thẻ.

question-groom_id_kind = Bên nam có giấy tờ nào có ảnh ạ?
    .label = Loại giấy tờ bên nam
    .form = Bên nam: giấy tờ tùy thân: loại

question-groom_id_number = Số giấy tờ của bên nam là gì ạ?
    .label = Số giấy tờ bên nam
    .form = Bên nam: giấy tờ tùy thân: số
    .hint = Ghi cả chữ và số như trên giấy.

question-groom_id_issued = Giấy tờ của bên nam cấp ngày nào ạ?
    .label = Ngày cấp giấy tờ bên nam
    .form = Bên nam: giấy tờ tùy thân: ngày cấp

question-groom_id_issuer = Nơi nào cấp giấy tờ cho bên nam ạ?
    .label = Nơi cấp giấy tờ bên nam
    .form = Bên nam: giấy tờ tùy thân: nơi cấp
    .hint = Nơi cấp thường ghi ở cuối giấy, gần con dấu.

question-groom_ethnicity = Bên nam là người dân tộc nào ạ?
    .label = Dân tộc bên nam
    .form = Bên nam: dân tộc

question-groom_nationality = Bên nam mang quốc tịch nào ạ?
    .label = Quốc tịch bên nam
    .form = Bên nam: quốc tịch

question-groom_residence = Nhà của bên nam ở đâu ạ?
    .label = Nơi ở bên nam
    .form = Bên nam: nơi cư trú
    .hint = Chọn tỉnh, chọn phường, rồi ghi số nhà và tên phố.

question-groom_status = Trước nay bên nam đã kết hôn chưa ạ?
    .label = Hôn nhân bên nam
    .form = Bên nam: tình trạng hôn nhân
    .hint = Chọn ý đúng với lúc này. Phường sẽ tra lại trong sổ.

option-groom_status-never = Chưa từng kết hôn
    .form = Hiện tại chưa đăng ký kết hôn với ai
option-groom_status-divorced = Đã ly hôn
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng đã ly hôn; hiện tại chưa đăng ký kết hôn với ai
option-groom_status-widowed = Vợ đã mất
    .form = Đã đăng ký kết hôn hoặc đã có vợ/chồng nhưng vợ/chồng đã chết; hiện tại chưa đăng ký kết hôn với ai
option-groom_status-married = Đang có vợ
    .form = Hiện tại đang có vợ/chồng
option-groom_status-other = Trường hợp khác
    .form = Khác

question-groom_times = Lần này bên nam kết hôn lần thứ mấy ạ?
    .label = Lần kết hôn bên nam
    .form = Bên nam: kết hôn lần thứ mấy
    .hint = Tính cả lần này. Ví dụ lần thứ hai thì ghi 2.

question-groom_divorce_number = Số giấy ly hôn của bên nam là gì ạ?
    .label = Số giấy ly hôn bên nam
    .form = Bên nam: bản án/quyết định ly hôn số
    .hint = Là số bản án hoặc quyết định của tòa án.

question-groom_divorce_date = Giấy ly hôn của bên nam ghi ngày nào ạ?
    .label = Ngày ly hôn bên nam
    .form = Bên nam: bản án/quyết định ly hôn: ngày

question-groom_divorce_court = Tòa án nào giải quyết ly hôn cho bên nam ạ?
    .label = Tòa án của bên nam
    .form = Bên nam: tòa án
    .hint = Tên tòa án ghi ở góc trên bên trái.

question-groom_death_number = Số giấy khai tử của vợ cũ là gì ạ?
    .label = Số giấy khai tử vợ cũ
    .form = Bên nam: giấy chứng tử/trích lục khai tử số
    .hint = Là giấy ghi việc vợ đã mất.

question-groom_death_date = Giấy khai tử của vợ cũ cấp ngày nào ạ?
    .label = Ngày cấp khai tử vợ cũ
    .form = Bên nam: giấy chứng tử/trích lục khai tử: ngày
    .hint = Là ngày cấp giấy, ghi gần con dấu.

question-groom_death_office = Nơi nào cấp giấy khai tử của vợ cũ ạ?
    .label = Nơi cấp khai tử vợ cũ
    .form = Bên nam: giấy chứng tử/trích lục khai tử: cơ quan cấp
    .hint = Ghi tên xã, phường lúc bấy giờ cũng được.

question-paper_groom_divorce = Giấy ly hôn của bên nam
    .label = Giấy ly hôn của bên nam
    .form = Bên nam: bản án/quyết định ly hôn hoặc trích lục ghi chú ly hôn
    .hint = Ly hôn ở nước ngoài thì dùng giấy ghi chú ly hôn.

question-paper_groom_death = Giấy khai tử của vợ cũ
    .label = Giấy khai tử vợ cũ
    .form = Bên nam: trích lục khai tử của người vợ/chồng đã chết

question-paper_groom_id = Thẻ căn cước của bên nam
    .label = Thẻ căn cước của bên nam
    .form = Bên nam: giấy tờ tùy thân
    .hint = Thẻ chỉ cần cho cán bộ xem, không phải nộp.

## Giấy tờ và hẹn

question-paper_couple_residence = Giấy tờ về nơi ở
    .label = Giấy tờ về nơi ở
    .form = Giấy tờ chứng minh nơi cư trú
    .hint = Chỉ cần khi phường chưa tìm thấy tên trong sổ.

question-marriage_copies = Hai người lấy thêm mấy bản sao ạ?
    .label = Số bản sao lấy thêm
    .form = Đề nghị cấp bản sao (trích lục): số lượng
    .hint = Hai người đã được hai bản chính. Không cần thêm thì chạm "Bỏ qua".

question-marriage_appointment = Hai người cùng đến quầy hôm nào ạ?
    .label = Hẹn hai người đến ký
    .form = Hẹn hai bên đến ký (dự kiến)
    .hint = Hai người cùng ký trước mặt cán bộ. Quầy sẽ xác nhận giờ.

## Kết thúc sớm

exit-marriage_again =
    .what = Làm lại giấy kết hôn đã mất là việc khác ạ.
    .do = Mời { $you } gặp cán bộ ở quầy, mang theo giấy tờ cũ về việc kết hôn.

exit-foreign_spouse =
    .what = Kết hôn này có người nước ngoài hoặc ở nước ngoài.
    .do = Mời hai người gặp cán bộ ở quầy, mang theo hộ chiếu và giấy tờ đang có.

exit-couple_lives_elsewhere =
    .what = Kết hôn đăng ký ở nơi một trong hai bên đang ở.
    .do = Mời { $you } gặp cán bộ ở quầy. Cán bộ chỉ đúng nơi cần đến.

exit-one_cannot_come =
    .what = Kết hôn thì hai người phải cùng đến ký.
    .do = Hôm nào hai người cùng đến được thì làm. Cần hỏi thêm, mời { $you } gặp cán bộ ở quầy.

exit-still_married =
    .what = Một bên đang có vợ hoặc có chồng nên chưa đăng ký được.
    .do = Mời { $you } gặp cán bộ ở quầy. Cán bộ xem lại sổ giúp.

exit-unclear_marriage =
    .what = Trường hợp này cần cán bộ xem giúp.
    .do = Mời hai người gặp cán bộ ở quầy, mang theo giấy tờ đang có.

## Nhắc xem lại

check-bride_number_birth =
    .what = Số căn cước và năm sinh của bên nữ chưa khớp nhau.
    .do = { $You } nhìn lại thẻ của bên nữ nhé.

check-bride_number_sex =
    .what = Số căn cước của bên nữ giống số của một người nam.
    .do = { $You } xem lại thẻ. Có thể hai bên đang ghi đổi chỗ.

check-bride_new_year =
    .what = Ngày sinh của bên nữ đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-bride_age =
    .what = Theo ngày sinh thì bên nữ chưa đủ 18 tuổi.
    .do = { $You } xem lại ngày sinh. Chưa đủ tuổi thì chưa đăng ký được.

check-bride_card_before_birth =
    .what = Ngày cấp thẻ của bên nữ sớm hơn ngày sinh.
    .do = { $You } xem lại ngày cấp ở mặt sau thẻ nhé.

check-bride_id_before_birth =
    .what = Ngày cấp giấy tờ của bên nữ sớm hơn ngày sinh.
    .do = { $You } xem lại ngày cấp trên giấy nhé.

check-bride_divorce_before_birth =
    .what = Ngày ly hôn của bên nữ sớm hơn ngày sinh.
    .do = { $You } xem lại ngày trên giấy ly hôn nhé.

check-bride_death_before_birth =
    .what = Ngày cấp khai tử của chồng cũ sớm hơn ngày sinh bên nữ.
    .do = { $You } xem lại ngày cấp giấy khai tử nhé.

check-bride_divorce_data =
    .what = Còn thiếu số hoặc ảnh giấy ly hôn của bên nữ.
    .do = { $You } ghi số, chụp giấy, hoặc nhờ cán bộ tra giúp.

check-bride_death_data =
    .what = Còn thiếu số hoặc ảnh giấy khai tử của chồng cũ.
    .do = { $You } ghi số, chụp giấy, hoặc nhờ cán bộ tra giúp.

check-groom_number_birth =
    .what = Số căn cước và năm sinh của bên nam chưa khớp nhau.
    .do = { $You } nhìn lại thẻ của bên nam nhé.

check-groom_number_sex =
    .what = Số căn cước của bên nam giống số của một người nữ.
    .do = { $You } xem lại thẻ. Có thể hai bên đang ghi đổi chỗ.

check-groom_new_year =
    .what = Ngày sinh của bên nam đang ghi mồng một tháng một.
    .do = Nếu chỉ biết năm, { $you } chọn lại chỉ ghi năm nhé.

check-groom_age =
    .what = Theo ngày sinh thì bên nam chưa đủ 20 tuổi.
    .do = { $You } xem lại ngày sinh. Chưa đủ tuổi thì chưa đăng ký được.

check-groom_card_before_birth =
    .what = Ngày cấp thẻ của bên nam sớm hơn ngày sinh.
    .do = { $You } xem lại ngày cấp ở mặt sau thẻ nhé.

check-groom_id_before_birth =
    .what = Ngày cấp giấy tờ của bên nam sớm hơn ngày sinh.
    .do = { $You } xem lại ngày cấp trên giấy nhé.

check-groom_divorce_before_birth =
    .what = Ngày ly hôn của bên nam sớm hơn ngày sinh.
    .do = { $You } xem lại ngày trên giấy ly hôn nhé.

check-groom_death_before_birth =
    .what = Ngày cấp khai tử của vợ cũ sớm hơn ngày sinh bên nam.
    .do = { $You } xem lại ngày cấp giấy khai tử nhé.

check-groom_divorce_data =
    .what = Còn thiếu số hoặc ảnh giấy ly hôn của bên nam.
    .do = { $You } ghi số, chụp giấy, hoặc nhờ cán bộ tra giúp.

check-groom_death_data =
    .what = Còn thiếu số hoặc ảnh giấy khai tử của vợ cũ.
    .do = { $You } ghi số, chụp giấy, hoặc nhờ cán bộ tra giúp.

check-couple_is_one =
    .what = Số căn cước của hai bên đang giống nhau.
    .do = { $You } xem lại hai số này trên thẻ nhé.

check-couple_is_one_person =
    .what = Tên và ngày sinh của hai bên đang giống nhau.
    .do = { $You } xem lại tên của bên nam nhé.

check-couple_one_decree =
    .what = Hai bên đang ghi cùng một số giấy ly hôn.
    .do = { $You } xem lại. Nếu trước đây là vợ chồng của nhau thì cứ làm tiếp.

check-couple_one_death =
    .what = Hai bên đang ghi cùng một số giấy khai tử.
    .do = { $You } xem lại số trên hai giấy khai tử nhé.
desk-derived-bride_card_kind = Loại thẻ của bên nữ
desk-derived-bride_card_issuer = Nơi cấp thẻ của bên nữ
desk-derived-groom_card_kind = Loại thẻ của bên nam
desk-derived-groom_card_issuer = Nơi cấp thẻ của bên nam
