//! Whether the marks of the letters came through the reader.
//!
//! A reader that types sends keys, and keys have no marks: some readers leave the letters out,
//! some send the bytes of one encoding as the letters of another. A wrong name is worse than
//! none, so every doubt asks for the name.

/// Which texts of a card can be believed.
pub(super) struct Marks {
    /// The name.
    pub(super) name: bool,
    /// The residence.
    pub(super) residence: bool,
}

/// Looks at all three texts, since a reader treats them alike.
pub(super) fn marks(name: &str, residence: &str, sex: &str) -> Marks {
    let lost = Marks {
        name: false,
        residence: false,
    };
    // Letters of another encoding somewhere mean that none can be believed.
    if [name, residence, sex].into_iter().any(is_garbled) {
        return lost;
    }
    if name.is_ascii() && residence.is_ascii() {
        // Names without marks exist, but hardly a residence; and no woman's card.
        return lost;
    }
    Marks {
        name: !name.contains('?'),
        residence: !residence.contains('?'),
    }
}

/// Whether a text has signs that no Vietnamese text has, as bytes read in another encoding do.
fn is_garbled(text: &str) -> bool {
    let mut before = ' ';
    for sign in text.chars() {
        let is_foreign = !sign.is_ascii() && !is_of_vietnamese_text(sign);
        // `NguyÔn`: in the old encodings small letters with marks are other capitals.
        let is_capital_within = !sign.is_ascii() && sign.is_uppercase() && before.is_lowercase();
        if sign.is_control() || is_foreign || is_capital_within {
            return true;
        }
        before = sign;
    }
    false
}

fn is_of_vietnamese_text(sign: char) -> bool {
    match sign {
        // Dashes and quotes of typeset addresses, spaces that do not break.
        '–' | '—' | '’' | '‘' | '“' | '”' | '\u{a0}' => true,
        'À' | 'Á' | 'Â' | 'Ã' | 'È' | 'É' | 'Ê' | 'Ì' | 'Í' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ù' | 'Ú'
        | 'Ý' | 'à' | 'á' | 'â' | 'ã' | 'è' | 'é' | 'ê' | 'ì' | 'í' | 'ò' | 'ó' | 'ô' | 'õ'
        | 'ù' | 'ú' | 'ý' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư'
        | 'ư' => true,
        // Names of other peoples of the country: Ksơr H'Bĭa, Siu Čơ, Rmah Ñer.
        'Ĕ' | 'ĕ' | 'Ĭ' | 'ĭ' | 'Ŏ' | 'ŏ' | 'Ŭ' | 'ŭ' | 'Ƀ' | 'ƀ' | 'Č' | 'č' | 'Ñ' | 'ñ' => {
            true
        }
        _ => matches!(sign, '\u{1ea0}'..='\u{1ef9}'),
    }
}
