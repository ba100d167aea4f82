# Những việc cán bộ làm: máy chỉ nói cần mang gì và ra quầy nào (procedures.md §4).

explained-adult-birth = Khai sinh cho người lớn
    .official = Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân
    .about = Người đã có giấy tờ nhưng chưa có giấy khai sinh.
    .bring = Mang theo: thẻ căn cước và mọi giấy tờ có ngày sinh.
    .words = khai sinh người lớn, chưa có giấy khai sinh, khai sinh lần đầu, khai sinh muộn cho người già

explained-social-allowance = Trợ cấp xã hội hằng tháng
    .official = Thực hiện trợ cấp xã hội hằng tháng
    .about = Dành cho người khuyết tật, người già nghèo không có con cháu nuôi.
    .bring = Mang theo: thẻ căn cước, giấy khuyết tật hoặc giấy hộ nghèo nếu có.
    .words = trợ cấp xã hội, trợ cấp hằng tháng, tiền khuyết tật, trợ cấp khuyết tật, người già neo đơn, tiền nuôi dưỡng, hộ nghèo, bảo trợ xã hội

explained-assistance-funeral = Mai táng phí, bảo trợ xã hội
    .official = Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội
    .about = Khi người mất đang nhận trợ cấp xã hội hằng tháng.
    .bring = Mang theo: thẻ căn cước và giấy khai tử của người mất.
    .words = mai táng bảo trợ, mai táng phí người khuyết tật, tiền mai táng bảo trợ xã hội

explained-birth-and-parent = Khai sinh và nhận cha con
    .official = Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con
    .about = Khi cha mẹ cháu chưa kết hôn mà cha muốn nhận con.
    .bring = Cả cha và mẹ cùng đến, mang thẻ căn cước, giấy chứng sinh.
    .words = khai sinh và nhận con, cha mẹ chưa kết hôn, khai sinh không hôn thú, nhận cha cho cháu

explained-recognition = Nhận cha, mẹ, con
    .official = Đăng ký nhận cha, mẹ, con
    .about = Khi giấy tờ chưa ghi đúng cha, mẹ hoặc con.
    .bring = Những người liên quan cùng đến, mang thẻ căn cước, giấy chứng minh quan hệ.
    .words = nhận cha, nhận mẹ, nhận con, nhận ba, nhận má, xác nhận cha con

explained-guardianship = Giám hộ
    .official = Đăng ký giám hộ
    .about = Khi cần người trông nom cháu nhỏ hoặc người không tự lo được.
    .bring = Mang theo: thẻ căn cước và giấy cử người giám hộ.
    .words = giám hộ, trông nom cháu, nuôi cháu thay cha mẹ, người giám hộ

explained-marriage-again = Đăng ký lại kết hôn
    .official = Đăng ký lại kết hôn
    .about = Khi mất giấy kết hôn và sổ của phường cũng mất.
    .bring = Hai vợ chồng cùng đến, mang thẻ căn cước, giấy tờ cũ còn giữ.
    .words = đăng ký lại kết hôn, mất giấy kết hôn, mất hôn thú, làm lại giấy kết hôn

explained-death-again = Đăng ký lại khai tử
    .official = Đăng ký lại khai tử
    .about = Khi mất giấy khai tử và sổ của phường cũng mất.
    .bring = Mang theo: thẻ căn cước và giấy tờ cũ về người mất.
    .words = đăng ký lại khai tử, mất giấy khai tử, mất giấy báo tử, làm lại giấy khai tử

explained-death-at-home = Khai tử tại nhà
    .official = Đăng ký khai tử lưu động
    .about = Khi không ai trong nhà đi ra phường được.
    .bring = Nhờ hàng xóm mang thẻ căn cước, giấy báo tử đến báo giúp.
    .words = khai tử lưu động, khai tử tại nhà, cán bộ đến nhà khai tử

explained-marriage-abroad = Cưới người nước ngoài
    .official = Đăng ký kết hôn có yếu tố nước ngoài
    .about = Khi một bên là người nước ngoài hoặc đang ở nước ngoài.
    .bring = Hai người cùng đến, mang thẻ căn cước, hộ chiếu, giấy độc thân.
    .words = kết hôn với người nước ngoài, cưới tây, lấy chồng nước ngoài, lấy vợ nước ngoài, việt kiều

explained-original-register-copy = Bản sao từ sổ gốc
    .official = Cấp bản sao từ sổ gốc
    .about = Xin lại bản sao của giấy mà nơi cấp còn lưu sổ.
    .bring = Mang theo: thẻ căn cước và bản chụp giấy cũ nếu còn.
    .words = sổ gốc, bản sao từ sổ gốc, cấp lại bản sao bằng, bản sao bằng cấp

explained-will = Di chúc
    .official = Chứng thực di chúc
    .about = Ghi lại ý muốn của mình, phường chứng thực.
    .bring = Tự mình đến, mang thẻ căn cước, giấy nhà đất, tờ di chúc chưa ký.
    .words = di chúc, lập di chúc, làm di chúc, chúc thư, để lại nhà cho con

explained-contract = Hợp đồng, giấy nhà đất
    .official = Chứng thực hợp đồng, giao dịch
    .about = Mua bán, tặng cho, chia nhà đất, sửa hợp đồng đã chứng thực.
    .bring = Các bên cùng đến, mang thẻ căn cước, giấy nhà đất, hợp đồng chưa ký.
    .words = chứng thực hợp đồng, hợp đồng mua bán, tặng cho nhà đất, phân chia di sản, chia thừa kế, ủy quyền nhà đất, sang tên nhà, sang tên sổ đỏ, từ chối nhận di sản

explained-birth-linked = Khai sinh, nhập hộ, bảo hiểm
    .official = Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế, cấp thẻ căn cước cho trẻ dưới 6 tuổi
    .about = Làm một lần cho cháu dưới 6 tuổi, gồm cả thẻ bảo hiểm.
    .bring = Cha hoặc mẹ đến, mang thẻ căn cước và giấy chứng sinh.
    .words = liên thông khai sinh, nhập hộ khẩu cho cháu, bảo hiểm y tế cho cháu, thẻ bảo hiểm trẻ em, thẻ căn cước cho cháu

explained-death-linked = Khai tử, xóa hộ, mai táng phí
    .official = Liên thông đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí, tử tuất
    .about = Làm một lần các việc sau khi người thân mất.
    .bring = Mang theo: thẻ căn cước, giấy báo tử, sổ hưu hoặc sổ trợ cấp nếu có.
    .words = liên thông khai tử, xóa hộ khẩu, xóa thường trú, tử tuất, tiền tuất, mai táng phí bảo hiểm, cắt hộ khẩu
