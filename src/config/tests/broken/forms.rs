//! Mistakes in `forms/*.toml`.

use super::says;

const FORM: &str = "forms/birth.toml";

#[test]
fn an_answer_that_the_procedure_does_not_know_is_found_on_its_line() {
    says(
        (
            FORM,
            "Nơi sinh: {child_birthplace}",
            "Nơi sinh: {child_place}",
            "{child_place}",
        ),
        "there is no question `child_place`",
    );
}

#[test]
fn a_brace_that_is_not_closed_is_found() {
    says(
        (
            FORM,
            "Nơi sinh: {child_birthplace}",
            "Nơi sinh: {child_birthplace",
            "{child_birthplace",
        ),
        "“Nơi sinh: {child_birthplace” opens a brace that is not closed",
    );
}

#[test]
fn a_paper_cannot_be_written_on_a_line() {
    says(
        (
            FORM,
            "Nơi sinh: {child_birthplace}",
            "Nơi sinh: {paper_birth_notice}",
            "{paper_birth_notice}",
        ),
        "`paper_birth_notice` is not a question of kind anything but paper or appointment",
    );
}

#[test]
fn words_for_an_option_that_is_not_there_are_found() {
    says(
        (
            FORM,
            "option = \"mother\"",
            "option = \"aunt\"",
            "requester_relation\"\noption",
        ),
        "`requester_relation` is never `aunt`",
    );
}

#[test]
fn who_signs_at_the_kiosk_is_told_by_a_question_that_is_there() {
    let shipped = "at_kiosk = { question = \"requester_name\", known = true }";
    says(
        (
            FORM,
            shipped,
            "at_kiosk = { question = \"signer_name\", known = true }",
            "signer_name",
        ),
        "there is no question `signer_name`",
    );
    says(
        (FORM, shipped, "at_kiosk = true", "at_kiosk"),
        "`at_kiosk` has the wrong type",
    );
}

#[test]
fn a_field_for_the_scanner_that_the_procedure_does_not_know_is_found() {
    says(
        (
            FORM,
            "requester_number | requester_id_number",
            "requester_number | requester_card_number",
            "requester_card_number",
        ),
        "there is no question `requester_card_number`",
    );
}
