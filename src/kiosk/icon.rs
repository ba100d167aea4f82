//! Names of the icons in the embedded icon font.

/// The list that is written beside the font when it is cut.
const LIST: &str = include_str!("../../assets/fonts/icons.txt");

/// The character that draws an icon; `None` for a name that the font does not have.
pub fn glyph(name: &str) -> Option<char> {
    LIST.lines().find_map(|line| {
        let (known, code) = line.split_once("U+")?;
        if known.trim() != name {
            return None;
        }
        u32::from_str_radix(code.trim(), 16)
            .ok()
            .and_then(char::from_u32)
    })
}

/// The icon for a picture that the configuration names; an unknown name shows a plain sheet.
pub fn of_picture(name: &str) -> &'static str {
    match name {
        "birth_again" => "rotate-ccw",
        "birth_notice" => "baby",
        "certified_paper" => "file-check",
        "correction" => "pencil",
        "death_notice" => "file-text",
        "court_judgment" | "handwritten_paper" | "register_copy" => "scroll-text",
        "family" => "users",
        "helping_hand" => "hand-helping",
        "identity_card" => "id-card",
        "marital_status_paper" => "heart",
        "marriage_certificate" => "heart-handshake",
        "plain_copies" => "file-text",
        "residence_paper" => "house",
        "signature" => "pencil",
        _ => "file-text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_has_an_icon_that_the_font_draws() {
        for name in [
            "birth_again",
            "birth_notice",
            "certified_paper",
            "correction",
            "court_judgment",
            "family",
            "helping_hand",
            "identity_card",
            "marital_status_paper",
            "marriage_certificate",
            "register_copy",
            "residence_paper",
            "signature",
            "something else",
        ] {
            assert!(glyph(of_picture(name)).is_some(), "{name}");
        }
    }
}
