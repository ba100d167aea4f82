//! Broken texts: what `check` says of each.

use super::{BIRTH, Copy, EN, VI, report, says, says_in};

#[test]
fn a_text_that_one_language_lacks_is_reported_where_the_other_has_it() {
    says_in(
        (EN, "    .label = Your full name\n", ""),
        (VI, "    .label = Họ tên của { $you }"),
        "the text `question-requester_name.label` is missing in English",
    );
    says_in(
        (VI, "option-sex-male = Nam\n", ""),
        (EN, "option-sex-male = "),
        "the text `option-sex-male` is missing in Vietnamese",
    );
}

#[test]
fn a_text_that_no_language_has_is_reported_where_it_is_needed() {
    let folder = Copy::of_the_shipped().replace(
        BIRTH,
        "text = \"birth_copies\"",
        "text = \"further_copies\"",
    );
    let line = folder.line(BIRTH, "id = \"copies\"");
    let report = report(&folder);
    for key in ["", ".label", ".form"] {
        for language in ["Vietnamese", "English"] {
            let expected = format!(
                "{BIRTH}:{line}: the text `question-further_copies{key}` is missing in {language} – "
            );
            assert!(report.contains(&expected), "expected {expected}\n{report}");
        }
    }
    assert_eq!(report.lines().count(), 6, "{report}");
}

#[test]
fn placeholders_agree_except_for_the_forms_of_address() {
    let born = "question-child_birth = When was the child born?";
    says(
        (
            EN,
            born,
            "question-child_birth = When was { $name } born?",
            "question-child_birth = ",
        ),
        "the placeholders of `question-child_birth` differ: Vietnamese has none, English has name",
    );
    says(
        (
            EN,
            born,
            "question-child_birth = When was { $n ->\n        [one] { $name }\n       *[other] the child\n    } born?",
            "question-child_birth = ",
        ),
        "the placeholders of `question-child_birth` differ: Vietnamese has none, English has n, name",
    );
}

#[test]
fn a_text_is_written_once_and_refers_to_what_there_is() {
    says(
        (
            VI,
            "option-sex-female = Nữ",
            "option-sex-female = Nữ\noption-sex-male = Đàn ông",
            "option-sex-male = Đàn ông",
        ),
        "the text `option-sex-male` is there twice",
    );
    says(
        (
            VI,
            "option-sex-male = Nam",
            "option-sex-male = { option-sex-man }",
            "option-sex-male = ",
        ),
        "there is no text `option-sex-man`",
    );
}

#[test]
fn a_spoilt_line_is_named_and_brings_no_others() {
    says(
        (
            VI,
            "option-sex-male = Nam",
            "option-sex-male : Nam",
            "option-sex-male : ",
        ),
        "Expected a token starting with \"=\"",
    );
    says(
        (
            VI,
            "option-sex-female = Nữ",
            "option-sex-female = N\u{1b0}\u{303}",
            "option-sex-female",
        ),
        "the text is not in normal form C",
    );
}

#[test]
fn further_files_of_a_language_belong_to_it() {
    let folder = Copy::of_the_shipped()
        .append("texts/vi-more.ftl", "more = Thêm\nonly-vi = Chỉ có ở đây\n")
        .append("texts/en-more.ftl", "more = More\n")
        .append("texts/visitors.ftl", "this is of no language\n");
    let report = report(&folder);
    assert!(
        report.starts_with("texts/vi-more.ftl:2: the text `only-vi` is missing in English – "),
        "{report}"
    );
    assert_eq!(report.lines().count(), 1, "{report}");
}
