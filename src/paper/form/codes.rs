//! The page with codes that a barcode scanner types into the officer's form, so that nothing is typed a
//! second time.
//!
//! One idea: a code is a stretch of fields in tab order with a tab behind each, as keys of the officer's
//! keyboard; beside it stands what it types, so that the officer sees what will appear. A value that no
//! key can write is left to the hand, and said so.

use super::{LEADING, MARGIN, SIZE, TYPE_SIZE, set, span};
use crate::filing::form::{Codes, TypedField};
use crate::paper::PaperError;
use crate::paper::font::Typeface;
use crate::paper::layout::Page;
use crate::paper::layout::code::Code;
use crate::paper::layout::paragraph::{Align, Paragraph};
use crate::paper::layout::sheet::{Column, Length, Sheet};

/// So many keys at most are one code: a cheap scanner reads it at once from paper.
const MOST_KEYS: usize = 120;
/// So many fields at most stand beside one code.
const MOST_FIELDS: usize = 9;
/// Side of a code in millimetres.
const SIDE: f32 = 38.0;
/// Type size of what stands beside a code, in points.
const BESIDE: f32 = 11.0;
/// Goes to the next field of the officer's form.
const TAB: char = '\t';

/// Fields that one code types.
#[derive(Debug, Default)]
struct Stretch<'a> {
    keys: String,
    /// The fields that are not empty, and whether the code types them.
    fields: Vec<(&'a TypedField, bool)>,
}

/// The pages.
pub(super) fn pages(codes: &Codes, title: &str) -> Result<Vec<Page>, PaperError> {
    let mut sheet = Sheet::new(SIZE[0], Length::Of(SIZE[1]), MARGIN, 0.0);
    sheet.paragraph(set(Typeface::SerifBold, &codes.title)?, Align::Left);
    let column = sheet.column();
    let title = [span(Typeface::Serif, title)];
    let title = Paragraph::wrap(&title, BESIDE, LEADING, column)?;
    sheet.paragraph(title, Align::Left);
    let how = [span(Typeface::SerifItalic, &codes.how)];
    let how = Paragraph::wrap(&how, TYPE_SIZE, LEADING, column)?;
    sheet.paragraph(how, Align::Left);
    sheet.skip(6.0);
    let stretches = stretches(codes);
    let all = stretches.len();
    for (place, stretch) in stretches.iter().enumerate() {
        write(&mut sheet, stretch, &format!("{}/{all}", place + 1), codes)?;
    }
    Ok(sheet.finish())
}

/// A code with what it types beside it.
fn write(
    sheet: &mut Sheet,
    stretch: &Stretch<'_>,
    number: &str,
    codes: &Codes,
) -> Result<(), PaperError> {
    let code = Code::of_fresh_paper(&stretch.keys, SIDE)?;
    let x = sheet.left() + SIDE + code.quiet() + 3.0;
    let width = sheet.left() + sheet.column() - x;
    let number = [span(Typeface::SerifBold, number)];
    let mut beside = vec![Paragraph::wrap(&number, TYPE_SIZE, LEADING, width)?];
    for (field, typed) in &stretch.fields {
        let label = format!("{}: ", field.label);
        let mut spans = vec![
            span(Typeface::Serif, &label),
            span(Typeface::SerifBold, &field.value),
        ];
        if !typed {
            spans.extend([
                span(Typeface::Serif, " "),
                span(Typeface::SerifItalic, &codes.by_hand),
            ]);
        }
        beside.push(Paragraph::wrap(&spans, BESIDE, LEADING, width)?);
    }
    let tall: f32 = beside.iter().map(Paragraph::height).sum();
    sheet.keep_together(tall.max(code.side()));
    let top = sheet.y();
    sheet.draw(code.place(sheet.left(), top));
    for paragraph in beside {
        sheet.write(vec![Column {
            paragraph,
            x,
            width,
            align: Align::Left,
        }]);
    }
    sheet.move_to(top + code.side());
    // A scanner must see one code alone.
    sheet.skip(7.0);
    Ok(())
}

/// The fields, as few codes as a scanner reads well.
fn stretches(codes: &Codes) -> Vec<Stretch<'_>> {
    let mut all = vec![Stretch::default()];
    for field in &codes.fields {
        let keys = codes.typing.keystrokes(&field.value);
        let typed = keys.is_some();
        let keys = keys.unwrap_or_default();
        let full = all.last().is_some_and(|last| {
            last.keys.len() + keys.len() > MOST_KEYS || last.fields.len() >= MOST_FIELDS
        });
        if full {
            all.push(Stretch::default());
        }
        if let Some(last) = all.last_mut() {
            last.keys.push_str(&keys);
            last.keys.push(TAB);
            if !field.value.is_empty() {
                last.fields.push((field, typed));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::typing::Typing;

    fn codes(values: &[&str]) -> Codes {
        let fields = values.iter().map(|value| TypedField {
            label: "Ô".to_owned(),
            value: (*value).to_owned(),
        });
        Codes {
            title: "MÃ".to_owned(),
            how: "Quét".to_owned(),
            typing: Typing::Telex,
            fields: fields.collect(),
            by_hand: "(gõ tay)".to_owned(),
        }
    }

    #[test]
    fn every_field_has_its_tab_whether_it_is_empty_or_cannot_be_typed() {
        let codes = codes(&["LÊ VĂN NGÔ", "", "漢", "2"]);
        let stretches = stretches(&codes);
        let keys: Vec<&str> = stretches.iter().map(|one| one.keys.as_str()).collect();
        assert_eq!(keys, ["LEE VAWN NGOO\t\t\t2\t"]);
        let typed = stretches[0].fields.iter().map(|(_, typed)| *typed);
        assert_eq!(typed.collect::<Vec<bool>>(), [true, false, true]);
    }

    #[test]
    fn a_code_stays_small_enough_for_a_cheap_scanner() {
        let long = "Phường Bạch Mai, Thành phố Hà Nội ".repeat(3);
        let values = [
            &long, "1", &long, "2", "3", "4", "5", "6", "7", "8", "9", "10", "11",
        ];
        let codes = codes(&values);
        let stretches = stretches(&codes);
        assert!(stretches.len() > 2);
        assert!(stretches.iter().all(|one| one.fields.len() <= MOST_FIELDS));
        let keys: String = stretches.iter().map(|one| one.keys.as_str()).collect();
        assert_eq!(keys.matches(TAB).count(), codes.fields.len());
    }
}
