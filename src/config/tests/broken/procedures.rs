//! Broken procedures: what `check` says of each.

use super::{BIRTH, Copy, MARITAL, report, says};

#[test]
fn the_head_of_a_procedure_is_checked() {
    says(
        (BIRTH, "version = \"2026-11-24\"", "", "# Đăng ký"),
        "`version` is missing",
    );
    says(
        (
            BIRTH,
            "valid_to = 2027-02-28",
            "valid_to = 2025-02-28",
            "valid_to",
        ),
        "`valid_from` lies after `valid_to`",
    );
    says(
        (
            BIRTH,
            "valid_to = 2027-02-28",
            "valid_to = \"2027-02-28\"",
            "valid_to",
        ),
        "`valid_to` has the wrong type",
    );
    says(
        (
            BIRTH,
            "same_day_until = 15:00:00",
            "same_day_until = 15",
            "same_day_until",
        ),
        "`same_day_until` has the wrong type",
    );
    says(
        (
            MARITAL,
            "code = \"1.004873\"",
            "code = \"1.001193\"",
            "code = ",
        ),
        "the code `1.001193` is there twice",
    );
}

#[test]
fn questions_follow_the_steps() {
    says(
        (
            BIRTH,
            "id = \"child_name\"\nstep = \"child\"",
            "id = \"child_name\"\nstep = \"kid\"",
            "\"kid\"",
        ),
        "there is no step `kid`",
    );
    says(
        (
            BIRTH,
            "id = \"child_sex\"\nstep = \"child\"",
            "id = \"child_sex\"\nstep =  \"requester\"",
            "step =  ",
        ),
        "`child_sex` of the step `requester` comes after a later step",
    );
    says(
        (
            MARITAL,
            "\"subject\", \"status\"",
            "\"subject\", \"subject\", \"status\"",
            "steps = ",
        ),
        "the step `subject` is there twice",
    );
}

#[test]
fn a_step_without_questions_is_refused() {
    let folder = Copy::of_the_shipped().replace(BIRTH, "\"contact\"]", "\"contact\", \"thanks\"]");
    let report = report(&folder);
    assert!(
        report.contains("nothing is asked in the step `thanks`"),
        "{report}"
    );
}

#[test]
fn a_question_is_checked_by_its_kind() {
    let twice = Copy::of_the_shipped()
        .replace(BIRTH, "id = \"child_sex\"", "id = \"child_name\"")
        .replace("forms/birth.toml", "Giới tính: {child_sex}. ", "")
        .replace("forms/birth.toml", "    \"child_sex\",\n", "");
    let report = report(&twice);
    assert!(
        report.contains("the question `child_name` is there twice") && report.lines().count() == 1,
        "{report}"
    );
    says(
        (
            BIRTH,
            "id = \"contact_email\"",
            "id = \"Contact-Email\"",
            "Contact-Email",
        ),
        "`Contact-Email` cannot be an id",
    );
    says(
        (
            BIRTH,
            "kind = \"name\"\nform_field = \"9\"",
            "kind = \"nickname\"\nform_field = \"9\"",
            "nickname",
        ),
        "`kind` cannot be `nickname`",
    );
    says(
        (
            BIRTH,
            "form_field = \"9\"",
            "form_field = \"9\"\nmax = 9",
            "max = 9",
        ),
        "nobody reads `max` here",
    );
    says(
        (
            BIRTH,
            "list = \"grandparents\"",
            "list = \"grandmas\"",
            "grandmas",
        ),
        "there is no list `grandmas`",
    );
    says(
        (
            BIRTH,
            "only = [\"passport\",",
            "only = [\"passeport\",",
            "passeport",
        ),
        "`only` cannot be `passeport`",
    );
    says(
        (BIRTH, "min = 0\nmax = 20", "min = 30\nmax = 20", "max = 20"),
        "`min` lies after `max`",
    );
    says(
        (
            BIRTH,
            "handling = \"photograph\"",
            "handling = \"fax\"",
            "fax",
        ),
        "`handling` cannot be `fax`",
    );
}

#[test]
fn checks_and_exits_name_questions_of_the_right_kind() {
    says(
        (
            MARITAL,
            "kind = \"not_needed\"",
            "kind = \"happy\"",
            "happy",
        ),
        "`kind` cannot be `happy`",
    );
    says(
        (
            MARITAL,
            "severity = \"warn\"",
            "severity = \"shout\"",
            "shout",
        ),
        "`severity` cannot be `shout`",
    );
    says(
        (MARITAL, "rule = \"different\"", "rule = \"twins\"", "twins"),
        "`rule` cannot be `twins`",
    );
    says(
        (
            MARITAL,
            "later = \"period_to\"",
            "later = \"period_too\"",
            "period_too",
        ),
        "there is no question `period_too`",
    );
    says(
        (
            MARITAL,
            "sex = \"subject_sex\"\nseverity",
            "sex = \"subject_name\"\nseverity",
            "sex = \"subject_name\"",
        ),
        "`subject_name` is not a question of kind choice",
    );
    says(
        (
            MARITAL,
            "[\"requester_number\", \"subject_number\"]",
            "[\"requester_number\"]",
            "questions = [\"req",
        ),
        "the rule compares exactly two questions",
    );
    says(
        (
            MARITAL,
            "from = \"subject_birth\"\nmin = 18",
            "from = \"subject_birth\"",
            "[[checks]]\nid = \"subject_age_woman\"",
        ),
        "`min` is missing",
    );
}

const RULE: &str =
    "rule = \"number_matches_sex\"\nnumber = \"subject_number\"\nsex = \"subject_sex\"";

#[test]
fn each_kind_of_rule_says_what_it_needs() {
    for (rule, what) in [
        (
            "rule = \"number_has_sex\"\nnumber = \"subject_number\"\nsex = \"both\" # here",
            "`sex` cannot be `both`",
        ),
        (
            "rule = \"number_between\"\nmin = 1\nnumber = \"purpose\" # here",
            "`purpose` is not a question of kind number",
        ),
        (
            "rule = \"no_words\"\nwords = [\"ba\"]\ntext = \"subject_name\" # here",
            "`subject_name` is not a question of kind text or place",
        ),
        (
            "rule = \"no_words\"\ntext = \"subject_residence\"\nwords = [] # here",
            "`words` is empty",
        ),
        (
            "rule = \"date_within\"\ndate = \"subject_birth\"\nsince = 2015-01-01\nuntil = 2014-12-31 # here",
            "`since` lies after `until`",
        ),
        (
            "rule = \"different_people\"\nnames = [\"requester_name\", \"subject_name\"]\nbirths = [\"subject_birth\"] # here",
            "the rule compares exactly two questions",
        ),
        (
            "rule = \"issuer_of_its_time\"\ndate = \"subject_id_issued\"\nissuer = \"subject_id_issuer\"\nrows = [] # here",
            "`rows` is empty",
        ),
    ] {
        says((MARITAL, RULE, rule, "# here"), what);
    }
}

const WHEN: &str = "when = { question = \"purpose\", is = \"other\" }";

#[test]
fn conditions_ask_about_earlier_questions_and_their_options() {
    for (condition, what) in [
        (
            "question = \"purpose\", is = \"party\"",
            "`purpose` is never `party`",
        ),
        (
            "question = \"purpose\", not = [\"loan\", \"party\"]",
            "`purpose` is never `party`",
        ),
        (
            "question = \"porpoise\", is = \"other\"",
            "there is no question `porpoise`",
        ),
        (
            "question = \"purpose\", age_under = 75",
            "`purpose` is not a question of kind date",
        ),
        (
            "question = \"copies\", known = false",
            "`purpose_text` depends on `copies`, which is asked later",
        ),
        (
            "question = \"purpose_text\", known = false",
            "`purpose_text` depends on `purpose_text`, which is asked later",
        ),
        (
            "question = \"subject_card_kind\", known = false",
            "`purpose_text` depends on `subject_card_kind`, which is asked later",
        ),
        (
            "question = \"purpose\", precision = \"day\"",
            "`purpose` is not a question of kind date",
        ),
        (
            "any = [{ question = \"purpose\", is = \"loan\" }, { question = \"purpose\", is = \"party\" }]",
            "`purpose` is never `party`",
        ),
    ] {
        let to = Box::leak(format!("when = {{ {condition} }}").into_boxed_str());
        says((MARITAL, WHEN, to, to), what);
    }
}

#[test]
fn a_condition_has_one_test_on_one_question() {
    for (condition, what) in [
        (
            "question = \"purpose\"",
            "the condition does not say what `purpose` is compared with",
        ),
        (
            "question = \"purpose\", is = \"other\", known = true",
            "the condition has several tests on one question",
        ),
        (
            "question = \"purpose\", precision = \"week\"",
            "`precision` cannot be `week`",
        ),
        (
            "question = \"purpose\", known = \"yes\"",
            "`known` has the wrong type",
        ),
        ("all = []", "`all` is empty"),
        ("is = \"other\"", "`question` is missing"),
    ] {
        let to = Box::leak(format!("when = {{ {condition} }}").into_boxed_str());
        says((MARITAL, WHEN, to, to), what);
    }
    says(
        (MARITAL, WHEN, "when = \"always\"", "when = \"always\""),
        "`when` has the wrong type",
    );
}

#[test]
fn a_copy_is_of_the_same_kind_and_looks_back() {
    let copy = "copy = { from = \"requester_name\"";
    says(
        (
            MARITAL,
            copy,
            "copy = { from =  \"requester_birth\"",
            "from =  \"requester_birth\"",
        ),
        "`requester_birth` is not a question of kind name",
    );
    says(
        (
            MARITAL,
            copy,
            "copy = { from = \"spouse_name\"",
            "from = \"spouse_name\"",
        ),
        "`subject_name` depends on `spouse_name`, which is asked later",
    );
}

#[test]
fn the_questions_of_a_person_are_those_that_a_card_answers() {
    for (from, to, at, what) in [
        (
            "name = \"subject_name\"\nbirth",
            "birth",
            "[[people]]\nid = \"subject\"",
            "`name` is missing",
        ),
        (
            "name = \"subject_name\"\nbirth",
            "name = \"subject_alias\"\nbirth",
            "subject_alias",
            "there is no question `subject_alias`",
        ),
        (
            "birth = \"subject_birth\"\nsex",
            "birth = \"marital_status\"\nsex",
            "birth = \"marital_status\"",
            "`marital_status` is not a question of kind date",
        ),
        (
            "\nissued = \"subject_card_issued\"",
            "\nissued = \"subject_card_kind\"",
            "issued = \"subject_card_kind\"",
            "there is no question `subject_card_kind`",
        ),
        (
            "sex = \"subject_sex\"\nresidence",
            "sex = \"requester_relation\"\nresidence",
            "sex = \"requester_relation\"",
            "`requester_relation` is never `male`",
        ),
        (
            "birth = \"subject_birth\"\nsex",
            "birth = \"requester_birth\"\nsex",
            "birth = \"requester_birth\"\nsex",
            "the question of a person `requester_birth` is there twice",
        ),
        (
            "\nissued = \"subject_card_issued\"",
            "\nissued = \"subject_card_issued\"\nshoe = \"subject_name\"",
            "shoe = ",
            "nobody reads `shoe` here",
        ),
        (
            "lives_here = \"permanent\"",
            "lives_here = \"always\"",
            "lives = \"subject_lives\"",
            "`subject_lives` is never `always`",
        ),
        (
            "lives = \"subject_lives\"\nlives_here = \"permanent\"",
            "lives_here = \"permanent\"",
            "[[people]]\nid = \"subject\"",
            "`lives` is missing",
        ),
        (
            "lives = \"subject_lives\"",
            "lives = \"subject_birth\"",
            "lives = \"subject_birth\"",
            "`subject_birth` is not a question of kind choice or yes_no",
        ),
        (
            "[[people]]\nid = \"subject\"",
            "[[people]]\nid =  \"requester\"",
            "id =  \"requester\"",
            "the person `requester` is there twice",
        ),
    ] {
        says_all((MARITAL, from, to, at), what);
    }
}

/// [`says`] where a mistake may show in more ways than one; the first is expected.
#[track_caller]
fn says_all((file, from, to, at): (&'static str, &str, &str, &str), what: &str) {
    let folder = Copy::of_the_shipped().replace(file, from, to);
    let expected = format!("{file}:{}: {what} – ", folder.line(file, at));
    let report = report(&folder);
    assert!(
        report.lines().any(|line| line.starts_with(&expected)),
        "expected {expected}\nfound    {report}"
    );
}
