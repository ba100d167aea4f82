### Vì sao giấy chưa in ra: chỉ nói điều mà người đứng trước máy in thấy được.
printer-no-paper = Máy in hết giấy.
printer-jammed = Giấy bị kẹt trong máy in.
printer-cover-open = Nắp máy in đang mở.
printer-no-toner = Máy in hết mực.
printer-off = Máy in đang tắt hoặc tạm dừng.
printer-may-come-out = Chưa rõ giấy đã in ra hay chưa. Xin xem ở khay máy in.
printer-failed = Máy in chưa in được.
