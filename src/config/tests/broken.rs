//! Every kind of mistake is found at its file and line, and none brings others with it.

use super::folder::Copy;

mod computed;
mod files;
mod forms;
mod procedures;
mod settings;
mod texts;

const KIOSK: &str = "kiosk.toml";
const HOLIDAYS: &str = "holidays.toml";
const BIRTH: &str = "procedures/birth.toml";
const MARITAL: &str = "procedures/marital-status.toml";
const CORRECTION: &str = "procedures/correction.toml";
const COMMUNES: &str = "places/communes.csv";
const PROVINCES: &str = "places/provinces.csv";
const VI: &str = "texts/vi.ftl";
const EN: &str = "texts/en.ftl";

/// In a file, one text becomes another; the third then stands on the line that is reported.
type Spoilt = (&'static str, &'static str, &'static str, &'static str);

/// Spoils the shipped folder and expects exactly one mistake, in that file.
#[track_caller]
fn says((file, from, to, at): Spoilt, what: &str) {
    says_in((file, from, to), (file, at), what);
}

/// [`says`] where the mistake is seen in another file.
#[track_caller]
fn says_in(
    (edited, from, to): (&str, &str, &str),
    (file, at): (&'static str, &'static str),
    what: &str,
) {
    let folder = Copy::of_the_shipped().replace(edited, from, to);
    let expected = format!("{file}:{}: {what} – ", folder.line(file, at));
    let report = report(&folder);
    assert!(
        report.starts_with(&expected) && report.lines().count() == 1,
        "expected {expected}\nfound    {report}"
    );
}

fn report(folder: &Copy) -> String {
    match folder.load() {
        Ok(_) => "no mistake".to_owned(),
        Err(mistakes) => mistakes.to_string(),
    }
}
