//! The keyboard against a corpus: the marks below were placed by hand, letter by letter.

use super::{Capitals, Composition, Key};
use crate::vietnamese::placement::Placement;
use crate::vietnamese::tone::Tone;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

const FAMILIES: &str = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lương \
    Trịnh Mai Tô Tạ Hà Chu Quách Thạch Giáp Nghiêm Khương Kiều Từ Lã Vương Trương Cao Phùng Đào Thái Triệu La";

const MIDDLES: &str = "Văn Thị Hữu Đức Ngọc Quang Xuân Thúy Bích Gia Kim Duy Quý Hoài Mỹ Thụy";

const GIVENS: &str = "Hòa Thúy Quý Lúa Thóc Ngô Khoai Sắn Đậu Giàu Quyên Quỳnh Huệ Thủy Khỏe Tuấn Tuyết Hường Hượng \
    Nghĩa Oanh Loan Toàn Khoát Quế Quốc Giỏi Giữ Út Ẩn Ơn Yến Ỷ Ước Thuở Hiếu Diệu Khuê Thùy Xoan Hoạt \
    Hoằng Khuếch Luyến Mười Nguyệt Phượng Sửu Tỵ Vỹ";

/// Rimes of open or nasal end, with the mark where the older style wants it.
const RIMES: &str = "á ám án áng ánh ái áo áu áy ắm ắn ắng ấm ấn ấng ấu ấy é ém én éng éo ế ếm ến ếnh ếu í ím ín ính íu \
    ía iếm iến iếng iếu ó óm ón óng ói óa oán oáng oánh oái oáy óe oén oéo oóng ố ốm ốn ống ối ớ ớm ớn ới \
    ú úm ún úng úi úa uấn uấng uấy uế uếnh uớ úy uýn uýnh uyến uýa uýu uốm uốn uống uối ứ ứng ứi ứu ứa \
    ướm ướn ướng ưới ướu ý yếm yến yếu oắm oắn oắng";

const QU_AND_GI: &str = "quá quái quán quáng quánh quát quạu quắn quăng quấn quất quấy què quén quét quế quết quệch quí quít \
    quịt quốc quở quý quỳ quýt quỳnh quyến quyết già giá giác giám gián giáng giành giáp giát giàu giày giặc \
        giẫm giấy giậu gié giẻ giếng giết gió giỏi gióng giỗ giống giờ giới giũ giục giúp giữ giữa giường gì gìn";

const INITIALS: &str = "b ch d đ h kh l m ng nh ph r s t th tr v x";

/// Names of other peoples and of other origin, as papers have them.
const OTHERS: &str = "H'Hen Niê|Y-Bhăm Êban|Y Bhăm Niê Kdăm|Rơ Châm H'Lan|Ksor H'Nhan|Siu Blếch|Rơmah H'Bia|Hơ Jrai|\
    Lò Văn Póm|Giàng A Sếnh|Thạch Sà Rây|Jơlong Nay|Zơ Râm Hiệp|Fong Wa Nga|Đinh Y-Xô|A Lăng Nếch|K'Brơih|\
    Nguyễn-Trần Thu Hà|Lê Thị Hồng-Vân|Công Tằng Tôn Nữ Ngọc Ái|Ma Seo Dín|Kpă Y-Zút";

/// More than ten thousand names of real shape: every initial with every rime in every tone as a
/// given name, behind family and middle names in turn; and names of other peoples.
pub(crate) fn names() -> Vec<String> {
    let families: Vec<&str> = FAMILIES.split_whitespace().collect();
    let middles: Vec<&str> = MIDDLES.split_whitespace().collect();
    let mut names: Vec<String> = OTHERS.split('|').map(str::to_owned).collect();
    let given = syllables().into_iter().chain(qu_and_gi()).enumerate();
    names.extend(given.map(|(turn, given)| {
        let family = families[turn % families.len()];
        let middle = middles[turn / families.len() % middles.len()];
        format!("{family} {middle} {}", capital(&given))
    }));
    names
}

/// Every initial with every rime in every tone.
fn syllables() -> Vec<String> {
    let mut all = Vec::new();
    for rime in RIMES.split_whitespace() {
        // Only behind a consonant is uơ a rime; alone it would be ươ.
        let alone = (rime != "uớ").then_some("");
        for initial in INITIALS.split_whitespace().chain(alone) {
            let acute = format!("{initial}{rime}");
            all.push(letters_and_tone(&acute).0.into_iter().collect());
            for tone in Tone::ALL {
                let marked = acute.nfd();
                let marked = marked.map(|c| if c == '\u{301}' { tone.combining() } else { c });
                all.push(marked.nfc().collect());
            }
        }
    }
    all
}

fn qu_and_gi() -> Vec<String> {
    QU_AND_GI.split_whitespace().map(str::to_owned).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Takes the mark off a word, by Unicode alone.
pub(crate) fn letters_and_tone(word: &str) -> (Vec<char>, Option<Tone>) {
    let tone = word.nfd().find_map(Tone::from_combining);
    let letters = word
        .nfd()
        .filter(|c| Tone::from_combining(*c).is_none())
        .nfc()
        .collect();
    (letters, tone)
}

fn typed(composition: Composition, before: &str, word: &str, tapped_after: usize) -> String {
    let (letters, tone) = letters_and_tone(word);
    let mut text = before.to_owned();
    for (place, letter) in letters.into_iter().enumerate() {
        let key = letter.to_lowercase().next().unwrap_or(letter);
        text = composition.press(&text, Key::Letter(key));
        if let Some(tone) = tone.filter(|_| place == tapped_after) {
            text = composition.press(&text, Key::Tone(tone));
        }
    }
    text
}

const NAME: Composition = Composition {
    capitals: Capitals::EachWord,
    placement: Placement::Old,
};

#[test]
fn every_name_of_a_large_corpus_can_be_typed_with_the_tone_at_any_moment() {
    let mut names = BTreeSet::new();
    for (turn, family) in FAMILIES.split_whitespace().enumerate() {
        for (second, middle) in MIDDLES.split_whitespace().enumerate() {
            for (third, given) in GIVENS.split_whitespace().enumerate() {
                let mut text = String::new();
                for word in [family, middle, given] {
                    if !text.is_empty() {
                        text = NAME.press(&text, Key::Space);
                    }
                    let moment = (turn + second + third) % word.chars().count();
                    text = typed(NAME, &text, word, moment);
                }
                assert_eq!(text, format!("{family} {middle} {given}"));
                let _ = names.insert(text);
            }
        }
    }
    assert!(names.len() >= 10_000, "only {} names", names.len());
}

#[test]
fn every_syllable_comes_out_the_same_whenever_its_tone_is_tapped() {
    let plain = Composition::default();
    let mut tried = 0;
    for word in syllables() {
        for moment in 0..word.chars().count() {
            let text = typed(plain, "", &word, moment);
            assert_eq!(text, word, "tapped after {moment}");
            tried += 1;
        }
    }
    assert!(tried > 10_000);
}

#[test]
fn qu_and_gi_are_consonants_before_a_vowel() {
    for word in qu_and_gi() {
        for moment in 0..word.chars().count() {
            assert_eq!(typed(Composition::default(), "", &word, moment), word);
        }
    }
}
