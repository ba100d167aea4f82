//! Broken derivations, fees and deadlines: what `check` says of each.

use super::{BIRTH, CORRECTION, MARITAL, says};

#[test]
fn a_joined_text_names_questions_and_options_that_there_are() {
    says(
        (
            CORRECTION,
            "id = \"content\"\nrule = \"joined\"",
            "id = \"content\"\nrule = \"joined\"\nof = \"act\"",
            "of = \"act\"\nform_field",
        ),
        "nobody reads `of` here",
    );
    says(
        (
            CORRECTION,
            "of = \"new_text\", after",
            "of = \"newer_text\", after",
            "newer_text",
        ),
        "there is no question `newer_text`",
    );
    says(
        (
            CORRECTION,
            "{ is = \"hometown\", text",
            "{ is = \"city\", text",
            "of = \"item\"",
        ),
        "`item` is never `city`",
    );
}

#[test]
fn a_deadline_of_its_own_has_a_condition() {
    says(
        (
            CORRECTION,
            "[[deadline.instead]]\nwhen = { question = \"act\", is = \"add\" }",
            "[[deadline.instead]]",
            "[[deadline.instead]]",
        ),
        "`when` is missing",
    );
    says(
        (
            CORRECTION,
            "[[deadline.instead]]\nwhen = { question = \"act\", is = \"add\" }",
            "[[deadline.instead]]\nwhen = { question = \"act\", is = \"erase\" }",
            "\"erase\"",
        ),
        "`act` is never `erase`",
    );
}

#[test]
fn derivations_and_fees_name_questions_of_the_right_kind() {
    says(
        (
            BIRTH,
            "rule = \"date_in_words\"",
            "rule = \"date_in_verse\"",
            "verse",
        ),
        "`rule` cannot be `date_in_verse`",
    );
    says(
        (
            BIRTH,
            "of = \"child_birth\"",
            "of = \"child_name\"",
            "of = \"child_name\"",
        ),
        "`child_name` is not a question of kind date",
    );
    says(
        (
            BIRTH,
            "within_days = 60",
            "",
            "[[derivations]]\nid = \"registration_kind\"",
        ),
        "`within_days` is missing",
    );
    says(
        (
            BIRTH,
            "times = \"copies\"",
            "times = \"child_name\"",
            "times = ",
        ),
        "`child_name` is not a question of kind number",
    );
    says(
        (
            MARITAL,
            "{ from = 2024-07-01, text = \"Bộ",
            "{ from = 2017-07-01, text = \"Bộ",
            "2017-07-01",
        ),
        "`from of the row before` lies after `from`",
    );
}
