### Nơi ở: tên mới và tên cũ
error-place-search =
    .what = Máy chưa thấy phường, xã nào tên như vậy.
    .do = { $You } gõ lại vài chữ đầu. Tên cũ cũng được.
error-place-detail =
    .what = Ở đây chỉ ghi tên phường hoặc xã.
    .do = Ngõ, tổ, thôn thì { $you } ghi ở trang sau.
