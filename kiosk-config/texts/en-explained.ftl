# What officers do: the kiosk only tells what to bring and where to go (procedures.md §4).

explained-adult-birth = Birth certificate for an adult
    .official = Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân
    .about = For people who have papers but never had a birth certificate.
    .bring = Please bring: your ID card and every paper with your date of birth.
    .words = adult birth certificate, never registered, late birth registration

explained-social-allowance = Monthly social allowance
    .official = Thực hiện trợ cấp xã hội hằng tháng
    .about = For disabled people, and for poor old people without children to care for them.
    .bring = Please bring: your ID card, and the paper on disability or poverty if you have one.
    .words = social allowance, disability allowance, monthly support, poor, lonely

explained-assistance-funeral = Funeral money, social allowance
    .official = Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội
    .about = When the person who died received a monthly social allowance.
    .bring = Please bring: your ID card and the death certificate.
    .words = funeral money social allowance, funeral of a disabled person

explained-birth-and-parent = Birth and recognition of a child
    .official = Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con
    .about = When the parents are not married and the father recognises the child.
    .bring = Both parents come, with their ID cards and the hospital's birth notice.
    .words = birth and recognition, unmarried parents, father recognises child

explained-recognition = Recognition of a parent or child
    .official = Đăng ký nhận cha, mẹ, con
    .about = When the papers do not yet name the right parent or child.
    .bring = All concerned come, with their ID cards and proof of the relation.
    .words = recognition, father, paternity, parent and child

explained-guardianship = Guardianship
    .official = Đăng ký giám hộ
    .about = When a child or a dependent adult needs a guardian.
    .bring = Please bring: your ID card and the paper that names the guardian.
    .words = guardianship, guardian, care of a grandchild

explained-marriage-again = Registering a marriage again
    .official = Đăng ký lại kết hôn
    .about = When the marriage paper and the ward's register are both lost.
    .bring = Husband and wife come, with their ID cards and any old papers.
    .words = marriage again, lost marriage certificate

explained-death-again = Registering a death again
    .official = Đăng ký lại khai tử
    .about = When the death paper and the ward's register are both lost.
    .bring = Please bring: your ID card and old papers about the person.
    .words = death again, lost death certificate

explained-death-at-home = Death registered at home
    .official = Đăng ký khai tử lưu động
    .about = When nobody of the family can come to the ward.
    .bring = A neighbour may come, with an ID card and the notice of death.
    .words = death at home, mobile death registration

explained-marriage-abroad = Marriage with a foreigner
    .official = Đăng ký kết hôn có yếu tố nước ngoài
    .about = When one of the two is a foreigner or lives abroad.
    .bring = Both come, with ID card, passport and proof of single status.
    .words = marriage with a foreigner, marry abroad

explained-original-register-copy = Copy from the original register
    .official = Cấp bản sao từ sổ gốc
    .about = A copy of a paper from the register of the office that issued it.
    .bring = Please bring: your ID card and an old photocopy if you have one.
    .words = original register, copy of a diploma

explained-will = Will
    .official = Chứng thực di chúc
    .about = Your last wishes in writing, certified by the ward.
    .bring = Come in person, with your ID card, papers of the property, and the unsigned will.
    .words = will, testament, last wishes, inherit

explained-contract = Contracts and property
    .official = Chứng thực hợp đồng, giao dịch
    .about = To sell, give or divide property, or to change a certified contract.
    .bring = All parties come, with ID cards, papers of the property and the unsigned contract.
    .words = contract, sale of a house, gift of property, inheritance, division

explained-birth-linked = Birth, residence and insurance
    .official = Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế, cấp thẻ căn cước cho trẻ dưới 6 tuổi
    .about = All at once for a child under 6, with the health card.
    .bring = Father or mother comes, with an ID card and the birth notice.
    .words = child residence, child health insurance, child ID card, linked birth

explained-death-linked = Death, residence and funeral money
    .official = Liên thông đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí, tử tuất
    .about = All at once after somebody of the family died.
    .bring = Please bring: your ID card, the notice of death, and the pension or allowance book.
    .words = linked death, delete residence, survivor benefit
