# Certifying a signature.

procedure-certified-signature = Certify a signature
    .official = Chứng thực chữ ký trong các giấy tờ, văn bản
    .about = You sign before the officer, and the ward stamps it.
    .words = certify signature, notarise signature, stamp a paper, curriculum vitae, power of attorney, authorisation

question-signed_paper = Which paper do you need to sign?
    .label = Paper to sign
    .form = Loại giấy tờ, văn bản
    .why = Some papers must be done in another way.

option-signed_paper-statement = Request or promise
option-signed_paper-curriculum_vitae = Curriculum vitae
option-signed_paper-authorisation = Letter that lets somebody act for you
    .form = Giấy ủy quyền (không thù lao, không liên quan tài sản)
    .hint = To fetch a paper or a payment, without a reward.
option-signed_paper-property = Authorisation about property or money
    .form = Ủy quyền có thù lao hoặc liên quan tài sản
    .hint = To sell a house, to transfer land, or with a reward.
option-signed_paper-other = Another paper
    .form = Khác

question-signed_paper_text = What is the paper to sign called?
    .label = Name of the paper
    .form = Loại giấy tờ (ghi rõ)
    .hint = For example: a note by the neighbourhood group.

question-way_of_signing = Do you sign or give a fingerprint?
    .label = Way of signing
    .form = Ký hoặc điểm chỉ

option-way_of_signing-signature = I sign
    .form = Ký
option-way_of_signing-fingerprint = Fingerprint
    .form = Điểm chỉ
    .hint = When the hand shakes too much to sign.
option-way_of_signing-cannot_read = I cannot read it
    .form = Không đọc được: có thể cần người làm chứng
    .hint = A witness should come with you.

question-signatures = How many papers are to be certified?
    .label = Number of papers
    .form = Số trường hợp
    .hint = The fee is paid once for each paper.

question-paper_unsigned = The paper, not yet signed
    .label = Unsigned paper
    .form = Giấy tờ, văn bản cần chứng thực chữ ký
    .hint = Bring it and sign it before the officer.

question-paper_witness_id = ID card of the witness
    .label = ID card of the witness
    .form = Giấy tờ tùy thân của người làm chứng
    .hint = The witness comes to the counter with you.

exit-signature_is_contract =
    .what = This paper must be made as a contract.
    .do = Please see the staff at the counter or a notary, with your ID card and the papers of the property.

check-signed_paper_says_nothing =
    .what = The name of the paper says nothing.
    .do = Please write what the paper is called.
