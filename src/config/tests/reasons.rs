//! Why officers return filings, as a ward sets it down.

use super::folder::Copy;
use crate::config::reasons::About;
use crate::filing::procedure::Kind;

const FILE: &str = "reasons.toml";

#[test]
fn every_shipped_reason_can_be_given_for_some_shipped_procedure() {
    let config = Copy::of_the_shipped().load().unwrap();
    assert!(config.reasons.len() > 10, "{}", config.reasons.len());
    for reason in &config.reasons {
        let mut procedures = config.procedures.iter();
        let possible = procedures.any(|procedure| {
            let mut kinds = procedure.questions.iter().map(|question| &question.kind);
            let named = reason.about == About::Filing || kinds.any(|kind| reason.about.fits(kind));
            reason.is_for(procedure) && named
        });
        assert!(possible, "{}", reason.id);
    }
    assert!(About::Answer.fits(&Kind::Name) && !About::Paper.fits(&Kind::Name));
}

#[test]
fn a_reason_is_offered_for_the_procedures_that_it_names() {
    let named =
        "about = \"filing\"\nprocedures = [\"birth\"]\n\n[[reasons]]\nid = \"come_in_person\"";
    let folder = Copy::of_the_shipped().replace(
        FILE,
        "about = \"filing\"\n\n[[reasons]]\nid = \"come_in_person\"",
        named,
    );
    let config = folder.load().unwrap();
    let signature = config
        .reasons
        .iter()
        .find(|reason| reason.id == "signature")
        .unwrap();
    let offered: Vec<&str> = config
        .procedures
        .ids()
        .filter(|id| {
            config
                .procedures
                .iter()
                .any(|one| one.id == *id && signature.is_for(one))
        })
        .collect();
    assert_eq!(offered, ["birth"]);
}

#[test]
fn mistakes_of_the_catalogue_are_told_at_their_lines() {
    for (from, to, told) in [
        ("about = \"filing\"", "about = \"weather\"", "about"),
        ("id = \"signature\"", "id = \"come_in_person\"", "reason"),
        ("id = \"signature\"", "id = \"Signature\"", "Signature"),
        (
            "id = \"signature\"",
            "id = \"no_words_for_it\"",
            "reason-no_words_for_it",
        ),
        (
            "about = \"filing\"",
            "about = \"filing\"\nprocedures = [\"lost\"]",
            "lost",
        ),
        ("about = \"filing\"", "about = \"filing\"\nkind = 1", "kind"),
    ] {
        let folder = Copy::of_the_shipped().replace(FILE, from, to);
        let mistakes = folder.load().err().map(|mistakes| mistakes.to_string());
        let mistakes = mistakes.unwrap_or_default();
        assert!(
            mistakes.contains(FILE) && mistakes.contains(told),
            "{to}: {mistakes}"
        );
    }
}
