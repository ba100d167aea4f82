//! Broken files and folders: what `check` says of each.

use super::{BIRTH, COMMUNES, Copy, EN, HOLIDAYS, KIOSK, PROVINCES, VI, report, says};
use crate::config::check;

#[test]
fn lists_are_checked() {
    let sex = "lists/sex.toml";
    says(
        (sex, "verified = false", "verified = \"no\"", "verified"),
        "`verified` has the wrong type",
    );
    says(
        (sex, "source = \"V:S1\"", "", "# Giới"),
        "`source` is missing",
    );
    says(
        (
            "lists/relatives.toml",
            "\"sibling\",",
            "\"sibling\",\n    \"child\" ,",
            "\"child\" ,",
        ),
        "the option `child` is there twice",
    );
    says(
        (
            "lists/ethnic-groups.toml",
            "id = \"h_mong\"",
            "id = \"H'Mông\"",
            "id = \"H'Mông\"",
        ),
        "`H'Mông` cannot be an id",
    );
}

#[test]
fn beginnings_of_phone_numbers_are_checked() {
    let phones = "lists/phone-prefixes.toml";
    for wrong in ["9", "84", "+84", "0", "012345", "0a"] {
        let line: &'static str = format!("starts = \"{wrong}\"").leak();
        let told = format!("no phone number begins with `{wrong}`");
        says((phones, "starts = \"05\"", line, line), &told);
    }
    says(
        (
            phones,
            "starts = \"05\"",
            "starts = \"03\" # again",
            "# again",
        ),
        "the beginning `03` is there twice",
    );
    says(
        (phones, "digits = 11", "digits = 13", "digits = 13"),
        "`digits` is out of bounds",
    );
    says(
        (phones, "source = \"G\"", "", "# How phone"),
        "`source` is missing",
    );
}

#[test]
fn rows_of_places_are_checked() {
    says(
        (COMMUNES, "00097,01,", "97,01,", "97,01,Phường Hồng Hà"),
        "`97` is not a code of a commune",
    );
    says(
        (COMMUNES, "00097,01,", "00097,02,", "00097,02,"),
        "there is no province `02`",
    );
    says(
        (COMMUNES, "00097,01,", "00097;01;", "00097;01;"),
        "the row does not have its columns",
    );
    says(
        (
            COMMUNES,
            "00097,01,",
            "00004,01,",
            "00004,01,Phường Hồng Hà",
        ),
        "the commune `00004` is there twice",
    );
    says(
        (
            COMMUNES,
            "00097,01,Phường Hồng Hà",
            "00097,01,",
            "00097,01,",
        ),
        "`name` is empty",
    );
    says(
        (COMMUNES, "code,province,name", "name,code", "name,code"),
        "the row does not have its columns",
    );
    says(
        (PROVINCES, "code,name", "name,code", "name,code"),
        "the row does not have its columns",
    );
    says(
        (PROVINCES, "Tỉnh Cà Mau", "Tỉnh Ca\u{300} Mau", "96,"),
        "the text is not in normal form C",
    );
}

#[test]
fn rows_of_old_units_are_checked() {
    const OLD: &str = "places/old-communes.csv";
    const DISTRICTS: &str = "places/old-districts.csv";
    says(
        (OLD, "00271,007,", "00271,999,", "00271,999,"),
        "there is no district `999`",
    );
    says(
        (
            OLD,
            "Thanh Nhàn,00292",
            "Thanh Nhàn,99999",
            "Thanh Nhàn,99999",
        ),
        "there is no commune `99999`",
    );
    says(
        (OLD, "00271,007,", "271,007,", "271,007,"),
        "`271` is not a code of a former commune",
    );
    says(
        (DISTRICTS, "007,01,", "007,99,", "007,99,"),
        "there is no former province `99`",
    );
}

#[test]
fn a_cut_list_of_communes_is_noticed() {
    let folder = Copy::of_the_shipped().write(
        COMMUNES,
        "code,province,name\n00292,01,Phường Bạch Mai\n".as_bytes(),
    );
    let report = report(&folder);
    assert!(
        report.starts_with("places/communes.csv:1: there are only 1 communes – ")
            && report.lines().count() == 1,
        "{report}"
    );
}

#[test]
fn holidays_are_checked() {
    let day = "dates = [2026-11-24, 2027-11-24]";
    says(
        (
            HOLIDAYS,
            day,
            "dates = [2026-11-24, 2026-11-24]",
            "dates = [2026-11-24, ",
        ),
        "the day `2026-11-24` is there twice",
    );
    says(
        (HOLIDAYS, day, "dates = []", "dates = []"),
        "`dates` is empty",
    );
    says(
        (HOLIDAYS, day, "dates = [\"2026-11-24\"]", "dates = [\"2026"),
        "`dates` has the wrong type",
    );
    says(
        (
            HOLIDAYS,
            "worked_weekends = []",
            "worked_weekends = [2026-11-23]",
            "worked_weekends = ",
        ),
        "2026-11-23 is a working day anyway",
    );
    says(
        (HOLIDAYS, "known_until = 2027-01-31", "", "# Days"),
        "`known_until` is missing",
    );
}

#[test]
fn a_missing_file_is_one_mistake() {
    for (file, expected) in [
        (
            KIOSK,
            "kiosk.toml:1: the file cannot be read (entity not found)",
        ),
        (
            HOLIDAYS,
            "holidays.toml:1: the file cannot be read (entity not found)",
        ),
        (
            VI,
            "texts/vi.ftl:1: the file cannot be read (entity not found)",
        ),
        (
            EN,
            "texts/en.ftl:1: the file cannot be read (entity not found)",
        ),
        (BIRTH, "kiosk.toml:19: there is no procedure `birth`"),
    ] {
        let report = report(&Copy::of_the_shipped().without(file));
        assert!(report.starts_with(expected), "{file}: {report}");
        assert_eq!(report.lines().count(), 1, "{file}: {report}");
    }
}

#[test]
fn a_file_that_is_no_text_is_named() {
    let report = report(&Copy::of_the_shipped().write(KIOSK, &[0xff, 0xfe, 0x00]));
    assert!(
        report.starts_with("kiosk.toml:1: the file cannot be read (invalid data) – "),
        "{report}"
    );
}

#[test]
fn an_empty_folder_is_told_all_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let (report, fine) = check(folder.path(), jiff::civil::date(2026, 11, 24));
    assert!(!fine);
    for file in [
        "holidays.toml",
        "kiosk.toml",
        "lists/phone-prefixes.toml",
        "places/communes.csv",
        "places/old-communes.csv",
        "places/old-districts.csv",
        "places/old-provinces.csv",
        "places/provinces.csv",
        "texts/en.ftl",
        "texts/vi.ftl",
    ] {
        assert!(report.contains(&format!("{file}:1: ")), "{report}");
    }
    assert!(report.ends_with("10 mistakes"), "{report}");
}

#[test]
fn many_mistakes_are_all_reported_in_order_of_file_and_line() {
    let folder = Copy::of_the_shipped()
        .replace(KIOSK, "idle_seconds = 180", "idle_seconds = 10")
        .replace(KIOSK, "counter = \"3\"", "counter = 3")
        .replace(KIOSK, "http://127.0.0.1", "http://10.0.0.1")
        .replace(BIRTH, "list = \"sex\"", "list = \"gender\"")
        .replace(
            BIRTH,
            "\"mother_unknown\", \"both_unknown\"] }] }, {",
            "\"mother_gone\"] }] }, {",
        )
        .replace(COMMUNES, "00097,01,", "00097,99,")
        .replace(HOLIDAYS, "known_until = ", "known_till = ")
        .replace(VI, "question-child_birth = ", "question-child_birth ")
        .replace(EN, "    .label = Your full name\n", "");
    let report = report(&folder);
    let wheres: Vec<&str> = report
        .lines()
        .map(|line| line.split(": ").next().unwrap_or_default())
        .collect();
    let place = |file: &str, at: &str| format!("{file}:{}", folder.line(file, at));
    let expected = [
        format!("{HOLIDAYS}:1"),
        place(HOLIDAYS, "known_till"),
        place(KIOSK, "counter = 3"),
        place(KIOSK, "idle_seconds"),
        place(KIOSK, "http://10.0.0.1"),
        place(COMMUNES, "00097,99,"),
        place(BIRTH, "\"gender\""),
        place(BIRTH, "mother_gone"),
        place(VI, "    .label = Họ tên của { $you }"),
        place(VI, "question-child_birth "),
    ];
    assert_eq!(wheres, expected, "{report}");
}

#[test]
fn names_and_streets_to_offer_are_checked() {
    let (families, streets) = ("lists/family-names.toml", "places/streets.toml");
    says(
        (
            families,
            "\"Nguyễn\", \"Trần\",",
            "\"Nguyễn\",\n    \"Nguyễn\" , \"Trần\",",
            "\"Nguyễn\" ,",
        ),
        "the name `Nguyễn` is there twice",
    );
    says(
        (
            streets,
            "code = \"00292\"",
            "code = \"99999\"",
            "code = \"99999\"",
        ),
        "there is no commune `99999`",
    );
    says(
        (
            streets,
            "\"phố Trần Khát Chân\",",
            "\"phố Bạch Mai\" ,",
            "\"phố Bạch Mai\" ,",
        ),
        "the street `phố Bạch Mai` is there twice",
    );
}

#[test]
fn a_ward_may_do_without_names_and_streets_to_offer() {
    let folder = Copy::of_the_shipped()
        .without("lists/family-names.toml")
        .without("lists/middle-names.toml")
        .without("lists/given-names.toml")
        .without("places/streets.toml");
    let config = folder.load().unwrap();
    assert_eq!(
        config.suggestions,
        crate::filing::suggestion::Lists::default()
    );
}
