# Certifying a copy of an original.

procedure-certified-copy = Certified copies
    .official = Chứng thực bản sao từ bản chính giấy tờ, văn bản
    .about = A photocopy with a stamp that counts like the original.
    .words = certified copy, true copy, notarised copy, stamped photocopy, copy of a paper

question-copied_paper = Which paper is to be copied?
    .label = Paper to copy
    .form = Loại giấy tờ

option-copied_paper-identity_card = ID card
option-copied_paper-birth_certificate = Birth certificate
option-copied_paper-marriage_certificate = Marriage certificate
    .form = Giấy chứng nhận kết hôn
option-copied_paper-land_certificate = Land or house certificate
    .form = Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà
option-copied_paper-diploma = Diploma or certificate
option-copied_paper-passport = Passport
option-copied_paper-other = Another paper
    .form = Khác

question-copied_paper_text = What is the paper to copy called?
    .label = Name of the paper
    .form = Loại giấy tờ (ghi rõ)
    .hint = For example: pension book, hospital paper, driving licence.

question-original_state = How is the original?
    .label = The original
    .form = Tình trạng bản chính
    .why = The ward compares the copy with it.

option-original_state-sound = Clear and whole
option-original_state-damaged = Torn, faded or altered
option-original_state-no_copies = Marked as not to be copied
    .hint = It has a stamp that says secret or no copies.
option-original_state-foreign = A paper of another country
option-original_state-private_paper = Handwritten, without a stamp
    .hint = Written by somebody, without the stamp of an office.
option-original_state-absent = I do not have it
    .hint = The original is the paper with the red seal.

question-pages = How many pages has the original?
    .label = Pages of the original
    .form = Số trang bản chính
    .hint = Count the pages with writing. Two sides are two pages.

question-paper_original = The original
    .label = The original
    .form = Bản chính giấy tờ, văn bản
    .hint = Bring it to the counter, where it is compared.

question-paper_copies = The photocopies
    .label = The photocopies
    .form = Bản sao cần chứng thực
    .hint = Without them the desk makes copies for a fee.

exit-lost_civil_paper =
    .what = When the original is lost, the ward copies it from its register.
    .do = Please choose the copy from the register, or see the staff at the counter with your ID card.

exit-no_original =
    .what = A certified copy needs the original.
    .do = Please look for the original, or ask the staff how to get a new one.

exit-original_damaged =
    .what = An original that is torn, faded or altered cannot be copied.
    .do = Please take it to the staff at the counter and ask for a new one.

exit-original_not_to_copy =
    .what = This paper must not be copied.
    .do = Please take it to the staff at the counter.

exit-original_foreign =
    .what = A paper of another country must be legalised first.
    .do = Please take it to the staff at the counter.

exit-original_private =
    .what = A handwritten paper without a stamp cannot be certified as a copy.
    .do = Please take it to the staff at the counter. The signature on it may be certified.

check-copied_paper_says_nothing =
    .what = The name of the paper says nothing.
    .do = Please write what the paper is called.
