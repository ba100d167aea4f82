# Chọn việc: các nhóm của [[menu]] trong kiosk.toml, và tìm bằng chữ.

menu-civil = Khai sinh, kết hôn, khai tử
    .about = Cả giấy độc thân.
menu-papers = Xin bản sao, sửa giấy tờ
    .about = Khi mất, khi ghi nhầm.
menu-certified = Sao y, chứng thực
    .about = Bản phô tô, chữ ký.
menu-benefits = Tiền trợ cấp
    .about = Người già, tang lễ.

button-search = Tìm bằng chữ
    .about = Gõ vài chữ
    .spoken = Muốn gõ chữ để tìm thì { $you } chạm "Tìm bằng chữ".
button-search-again = Tìm chữ khác
    .about = Gõ chữ khác
    .spoken = Muốn tìm lại thì { $you } chạm "Tìm chữ khác".
screen-search = { $You } cần làm việc gì? { $You } gõ vài chữ nhé.
    .label = Tìm bằng chữ
    .hint = Ví dụ: giấy độc thân, sao y, tiền người già.
screen-found = Có phải việc này không ạ?
    .hint = { $You } chạm vào việc cần làm.
screen-nothing-found = Máy chưa tìm thấy việc này ạ
    .hint = { $You } thử chữ khác, hoặc nhờ cán bộ giúp.
explained-where = Mời { $you } ra quầy số { $counter }, cán bộ làm cho { $you }.
