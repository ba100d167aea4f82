//! The faces all papers are written in, embedded in the program and parsed once: one family for what the
//! kiosk tells residents, one for forms that are laid out like the official ones.
//!
//! All are cut to Latin and Vietnamese beforehand (`assets/fonts/build.sh`), so that a paper of a few
//! kilobytes can carry them whole. A letter they lack is an error, never a silent box.

use super::PaperError;
use rustybuzz::ttf_parser::GlyphId;
use rustybuzz::{Face, UnicodeBuffer};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The text face, typeface 400 (`Be Vietnam Pro`).
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/BeVietnamPro-Regular.ttf");
/// The text face, typeface 700 (`Be Vietnam Pro`).
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/BeVietnamPro-Bold.ttf");

/// The face of official forms (`Mot Cua Serif`, with the widths of Times New Roman).
const SERIF: &[u8] = include_bytes!("../../assets/fonts/MotCuaSerif-Regular.ttf");
/// The face of official forms, weight 700.
const SERIF_BOLD: &[u8] = include_bytes!("../../assets/fonts/MotCuaSerif-Bold.ttf");
/// The face of official forms, slanted.
const SERIF_ITALIC: &[u8] = include_bytes!("../../assets/fonts/MotCuaSerif-Italic.ttf");

/// Pictures that stand for papers (`Mot Cua Icons`).
const ICONS: &[u8] = include_bytes!("../../assets/fonts/MotCuaIcons.ttf");

/// Height of a capital letter, in thousandths of the type size (OS/2 `sCapHeight` of the text faces).
pub const CAP_HEIGHT: f32 = 740.0;

/// What a text is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Typeface {
    /// The text face.
    Regular,
    /// The text face, bold.
    Bold,
    /// The face of official forms.
    Serif,
    /// The face of official forms, bold.
    SerifBold,
    /// The face of official forms, slanted.
    SerifItalic,
    /// Pictures; they say nothing when the paper is copied out or read aloud.
    Icons,
}

/// One drawn glyph; lengths in thousandths of the type size.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// The letters it stands for when the text is copied out again.
    pub text: String,
    /// Width as shaped, kerning included.
    pub advance: f32,
    /// Width as the face tells it.
    pub natural: f32,
    /// Shift to the right of the pen.
    pub x_offset: f32,
    /// Shift above the base line.
    pub y_offset: f32,
}

struct Embedded {
    face: Face<'static>,
    letters: BTreeMap<u16, char>,
}

static EMBEDDED: LazyLock<[Option<Embedded>; Typeface::ALL.len()]> =
    LazyLock::new(|| Typeface::ALL.map(|typeface| Embedded::read(typeface.bytes())));

impl Embedded {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let face = Face::from_slice(bytes, 0)?;
        let mut letters = BTreeMap::new();
        for subtable in face.tables().cmap?.subtables {
            subtable.codepoints(|point| {
                let letter = char::from_u32(point);
                let glyph = letter.and_then(|letter| face.glyph_index(letter));
                if let (Some(letter), Some(GlyphId(id))) = (letter, glyph) {
                    letters.entry(id).or_insert(letter);
                }
            });
        }
        Some(Self { face, letters })
    }
}

impl Typeface {
    /// All of them, in their own order.
    pub const ALL: [Self; 6] = [
        Self::Regular,
        Self::Bold,
        Self::Serif,
        Self::SerifBold,
        Self::SerifItalic,
        Self::Icons,
    ];

    /// The face's name in a document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "BeVietnamPro-Regular",
            Self::Bold => "BeVietnamPro-Bold",
            Self::Serif => "MotCuaSerif-Regular",
            Self::SerifBold => "MotCuaSerif-Bold",
            Self::SerifItalic => "MotCuaSerif-Italic",
            Self::Icons => "MotCuaIcons-Regular",
        }
    }

    /// The parsed face.
    ///
    /// # Errors
    /// [`PaperError::Face`] when the embedded file is damaged.
    pub fn face(self) -> Result<&'static Face<'static>, PaperError> {
        self.embedded().map(|embedded| &embedded.face)
    }

    /// The font file itself.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
            Self::Serif => SERIF,
            Self::SerifBold => SERIF_BOLD,
            Self::SerifItalic => SERIF_ITALIC,
            Self::Icons => ICONS,
        }
    }

    fn embedded(self) -> Result<&'static Embedded, PaperError> {
        let embedded = EMBEDDED.iter().zip(Self::ALL);
        embedded
            .filter(|(_, typeface)| *typeface == self)
            .find_map(|(embedded, _)| embedded.as_ref())
            .ok_or(PaperError::Face(self))
    }

    /// Turns a text without line breaks into placed glyphs.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`] for a letter outside the face.
    pub fn shape(self, text: &str) -> Result<Vec<Glyph>, PaperError> {
        let embedded = self.embedded()?;
        let em = 1000.0 / units(&embedded.face);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        let shaped = rustybuzz::shape(&embedded.face, &[], buffer);
        let infos = shaped.glyph_infos();
        let mut glyphs = Vec::with_capacity(infos.len());
        for (place, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let start = usize::try_from(info.cluster).unwrap_or(0);
            let end = infos[place..]
                .iter()
                .map(|later| usize::try_from(later.cluster).unwrap_or(text.len()))
                .find(|cluster| *cluster > start)
                .unwrap_or(text.len());
            let cluster = text.get(start..end).unwrap_or_default();
            let id = match u16::try_from(info.glyph_id) {
                Ok(id) if id != 0 => id,
                _ => {
                    let letter = cluster
                        .chars()
                        .next()
                        .unwrap_or(char::REPLACEMENT_CHARACTER);
                    return Err(PaperError::MissingGlyph(letter));
                }
            };
            // A PDF maps each glyph to one text for the whole document: where several glyphs make
            // a cluster, each keeps its own letter.
            let alone = infos
                .iter()
                .filter(|other| other.cluster == info.cluster)
                .count()
                == 1;
            let own = embedded.letters.get(&id).map(char::to_string);
            let text = match own {
                _ if self == Self::Icons => " ".to_owned(),
                Some(letter) if !alone => letter,
                _ => cluster.to_owned(),
            };
            let natural = embedded.face.glyph_hor_advance(GlyphId(id)).unwrap_or(0);
            glyphs.push(Glyph {
                id,
                text,
                advance: from_units(position.x_advance) * em,
                natural: f32::from(natural) * em,
                x_offset: from_units(position.x_offset) * em,
                y_offset: from_units(position.y_offset) * em,
            });
        }
        Ok(glyphs)
    }
}

/// Units per type size of a face.
pub(super) fn units(face: &Face<'_>) -> f32 {
    from_units(face.units_per_em())
}

/// Font units are small integers, far below the 24 bits an `f32` holds exactly.
#[allow(clippy::cast_precision_loss)]
fn from_units(value: i32) -> f32 {
    value as f32
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn vietnamese_letters() -> Vec<char> {
        let mut letters = vec!['đ', 'Đ'];
        for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".chars() {
            for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
                let composed: String = format!("{vowel}{tone}").nfc().collect();
                assert_eq!(composed.chars().count(), 1);
                letters.extend(composed.chars());
            }
        }
        letters
    }

    #[test]
    fn every_face_draws_every_vietnamese_letter_and_sign() {
        let letters = vietnamese_letters();
        assert_eq!(letters.len(), 146);
        let signs = "“”‘’–—…•·°×₫\u{a0}\u{300}\u{301}\u{303}\u{309}\u{323}";
        let texts = Typeface::ALL.into_iter();
        for typeface in texts.filter(|typeface| *typeface != Typeface::Icons) {
            let face = typeface.face().unwrap();
            let ascii = (' '..='~').chain('À'..='ÿ');
            for letter in letters.iter().copied().chain(signs.chars()).chain(ascii) {
                let glyph = face.glyph_index(letter).expect("in the cmap");
                let drawn = face.outline_glyph(glyph, &mut Nothing).is_some();
                assert!(drawn || letter.is_whitespace(), "{letter:?} is blank");
            }
        }
    }

    #[test]
    fn the_text_faces_are_one_family_in_two_weights() {
        for (typeface, class) in [(Typeface::Regular, 400), (Typeface::Bold, 700)] {
            let face = typeface.face().unwrap();
            assert_eq!(face.weight().to_number(), class);
            let families: Vec<_> = face
                .names()
                .into_iter()
                .filter(|name| name.name_id == 1)
                .filter_map(|name| name.to_string())
                .collect();
            assert_eq!(families, ["Be Vietnam Pro"]);
            assert_eq!(face.capital_height().map(f32::from), Some(CAP_HEIGHT));
        }
    }

    #[test]
    fn every_icon_of_the_list_is_drawn() {
        let face = Typeface::Icons.face().unwrap();
        let list = include_str!("../../assets/fonts/icons.txt");
        assert!(list.lines().count() > 40);
        for line in list.lines() {
            let (name, point) = line
                .split_once(" U+")
                .unwrap_or_else(|| line.split_once("U+").unwrap());
            let icon = char::from_u32(u32::from_str_radix(point.trim(), 16).unwrap()).unwrap();
            let glyph = face
                .glyph_index(icon)
                .unwrap_or_else(|| panic!("{name} is missing"));
            assert!(
                face.outline_glyph(glyph, &mut Nothing).is_some(),
                "{name} is blank"
            );
        }
    }

    #[test]
    fn shaping_keeps_the_text_and_kerns() {
        let text = "Vợ Tưởng Ẩm, phường Bạch Mai 15.000 ₫";
        let glyphs = Typeface::Bold.shape(text).unwrap();
        assert_eq!(
            glyphs.iter().map(|g| g.text.as_str()).collect::<String>(),
            text
        );
        assert!(glyphs.iter().any(|g| (g.advance - g.natural).abs() > 0.5));
    }

    #[test]
    fn a_letter_outside_the_face_is_named() {
        match Typeface::Regular.shape("Cụ 漢") {
            Err(PaperError::MissingGlyph(letter)) => assert_eq!(letter, '漢'),
            other => panic!("{other:?}"),
        }
    }

    struct Nothing;

    impl rustybuzz::ttf_parser::OutlineBuilder for Nothing {
        fn move_to(&mut self, _: f32, _: f32) {}
        fn line_to(&mut self, _: f32, _: f32) {}
        fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
        fn close(&mut self) {}
    }
}
