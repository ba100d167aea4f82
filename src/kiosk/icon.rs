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
