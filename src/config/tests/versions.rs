//! Several versions of one procedure in one folder: what is refused, and what `check` tells of them.

use super::folder::Copy;
use crate::config::check;
use crate::filing::answer::{Answer, Answers, Author, QuestionId, Reply, Value};
use crate::filing::interview::{Interview, Next};
use jiff::civil::{Date, date};
use std::fs;

const TODAY: Date = date(2026, 11, 24);
const NEXT: &str = "procedures/birth@2027-03-01.toml";

fn birth() -> String {
    fs::read_to_string("kiosk-config/procedures/birth.toml").unwrap()
}

/// The head of the shipped file with another version and other days.
fn version(name: &str, from: &str, to: &str) -> String {
    let mut lines = Vec::new();
    let mut head = true;
    for line in birth().lines() {
        head &= !line.starts_with('[');
        match line.split_once(" = ").map(|(key, _)| key) {
            Some("version") if head => lines.push(format!("version = \"{name}\"")),
            Some("valid_from") if head => lines.push(format!("valid_from = {from}")),
            Some("valid_to") if head && to.is_empty() => {}
            Some("valid_to") if head => lines.push(format!("valid_to = {to}")),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

fn with(name: &str, from: &str, to: &str) -> Copy {
    Copy::of_the_shipped().write(NEXT, version(name, from, to).as_bytes())
}

#[track_caller]
fn refused(folder: &Copy, file: &str, at: &str, what: &str) {
    let expected = format!("{file}:{}: {what}", folder.line(file, at));
    let report = folder.load().unwrap_err().to_string();
    assert_eq!(report, expected);
}

fn calendar(folder: &Copy, today: Date) -> String {
    let (report, fine) = check(folder.path(), today);
    assert!(fine, "{report}");
    report
}

#[test]
fn a_later_version_lies_beside_the_one_in_force_and_waits_for_its_day() {
    let config = with("next", "2027-03-01", "").load().unwrap();
    let version = |day| &config.procedure("birth", day).unwrap().version;
    assert_eq!(version(date(2027, 2, 28)), "2026-11-24");
    assert_eq!(version(date(2027, 3, 1)), "next");
    let births = config.procedures.ids().filter(|id| *id == "birth");
    assert_eq!(births.count(), 1);
}

#[test]
fn two_versions_on_one_day_are_refused_with_the_line_that_mends_it() {
    refused(
        &with("next", "2027-02-28", "").without(NEXT).write(
            "procedures/birth@2027-02-28.toml",
            version("next", "2027-02-28", "").as_bytes(),
        ),
        "procedures/birth@2027-02-28.toml",
        "valid_from",
        "on 2027-02-28 the version of procedures/birth.toml still holds, until 2027-02-28 \
         – write `valid_to = 2027-02-27` in procedures/birth.toml, or let this one begin later",
    );
    let open = with("next", "2027-03-01", "").replace(
        "procedures/birth.toml",
        "valid_to = 2027-02-28",
        "",
    );
    refused(
        &open,
        NEXT,
        "valid_from",
        "on 2027-03-01 the version of procedures/birth.toml still holds, without an end \
         – write `valid_to = 2027-02-28` in procedures/birth.toml, or let this one begin later",
    );
}

#[test]
fn a_version_has_a_name_of_its_own_and_its_file_the_name_of_its_day() {
    refused(
        &with("2026-11-24", "2027-03-01", ""),
        NEXT,
        "version",
        "the version `2026-11-24` is there twice \
         – keep one of them; the first stands at procedures/birth.toml:5",
    );
    refused(
        &with("next", "2027-04-01", ""),
        NEXT,
        "valid_from",
        "the version begins on 2027-04-01, but its file is named for another day \
         – rename the file to birth@2027-04-01.toml, or correct `valid_from`",
    );
}

#[test]
fn a_signature_needs_a_name_and_a_day() {
    let head = "verified = false\n\nsteps";
    let signed = |lines: &str| {
        Copy::of_the_shipped().replace("procedures/birth.toml", head, &format!("{lines}\n\nsteps"))
    };
    let birth = "procedures/birth.toml";
    refused(
        &signed("verified = true\nreviewed = 2026-11-20"),
        birth,
        "verified",
        "`reviewer` is missing – add `reviewer = …`",
    );
    refused(
        &signed("verified = true\nreviewer = \"Lê Thị Duyệt\""),
        birth,
        "verified",
        "`reviewed` is missing – add `reviewed = …`",
    );
    refused(
        &signed("verified = false\nreviewer = \"Lê Thị Duyệt\""),
        birth,
        "reviewer",
        "`verified = false` and `reviewer` exclude each other \
         – keep either `verified = false` or `reviewer`",
    );
    let folder = signed("verified = true\nreviewer = \"Lê Thị Duyệt\"\nreviewed = 2026-11-20");
    assert!(
        calendar(&folder, TODAY).contains("in force, signed off by Lê Thị Duyệt on 2026-11-20")
    );
}

#[test]
fn the_calendar_tells_what_holds_and_what_changes_next_by_day() {
    let later = version("next", "2027-03-01", "").replacen(
        "[[fees]]\n",
        "[[fees]]\nvalid_from = 2027-07-01\nvalid_to = 2027-12-31\n",
        1,
    );
    let folder = Copy::of_the_shipped().write(NEXT, later.as_bytes());
    let report = calendar(&folder, TODAY);
    for line in [
        "2026-01-01 – 2027-02-28  version 2026-11-24: in force, NOT SIGNED OFF",
        "2027-03-01 – …  version next: loaded, waits for its day, NOT SIGNED OFF",
    ] {
        assert!(report.contains(line), "{line} in\n{report}");
    }
    let (_, next) = report.split_once("what changes next\n").unwrap();
    let days: Vec<&str> = next
        .lines()
        .filter_map(|line| line.trim().get(..10))
        .collect();
    assert!(days.is_sorted(), "{next}");
    for change in [
        "2027-03-01  birth: version next takes over",
        "2027-03-01  marital-status: nothing is in force any more; add procedures/marital-status@2027-03-01.toml",
        "2027-07-01  birth, version next: fee 5000 VND on its condition begins",
        "2028-01-01  birth, version next: fee 5000 VND on its condition ends",
    ] {
        assert!(next.contains(change), "{change} in\n{next}");
    }
    assert!(!next.contains("birth: nothing is in force"), "{next}");
}

#[test]
fn a_gap_and_an_end_are_warned_of() {
    let gap = "procedures/birth@2027-03-15.toml";
    let folder =
        Copy::of_the_shipped().write(gap, version("next", "2027-03-15", "2027-12-31").as_bytes());
    let in_the_gap = calendar(&folder, date(2027, 3, 2));
    for line in [
        "WARNING: no version is in force on 2027-03-01 – 2027-03-14; close the gap",
        "WARNING: the kiosk refuses this procedure today; add procedures/birth@2027-03-02.toml",
    ] {
        assert!(in_the_gap.contains(line), "{line} in\n{in_the_gap}");
    }
    assert!(!calendar(&folder, TODAY).contains("the kiosk refuses"));
}

#[test]
fn a_fee_outside_the_days_of_its_version_is_warned_of() {
    let folder = Copy::of_the_shipped().replace(
        "procedures/birth.toml",
        "[[fees]]\n",
        "[[fees]]\nvalid_from = 2028-01-01\n",
    );
    let report = calendar(&folder, TODAY);
    assert!(
        report.contains("never while this version is in force"),
        "{report}"
    );
}

/// Of the correction: an exit that begins with the next year, a computed value that ends with this
/// one and has been signed off by itself.
fn rules_with_grounds_of_their_own() -> Copy {
    let exit = "[[exits]]\nid = \"school_record\"\n";
    let value = "[[derivations]]\nid = \"content\"\n";
    Copy::of_the_shipped()
        .replace(
            "procedures/correction.toml",
            exit,
            &format!("{exit}valid_from = 2027-01-01\n"),
        )
        .replace(
            "procedures/correction.toml",
            value,
            &format!(
                "{value}valid_to = 2026-12-31\nsource = \"form of 2026\"\nverified = true\n\
                 reviewer = \"Lê Thị Duyệt\"\nreviewed = 2026-11-20\n"
            ),
        )
}

#[test]
fn a_rule_holds_only_on_days_of_its_own() {
    let config = rules_with_grounds_of_their_own().load().unwrap();
    let said = |question: &str, option: &str| {
        let answer = Answer {
            reply: Reply::Known(Value::Choice(option.into())),
            author: Author::Resident,
        };
        (QuestionId::from(question), answer)
    };
    let answers = Answers::from([said("act", "correct"), said("reason", "school_record")]);
    let on = |today| Interview {
        procedure: config.procedure("correction", today).unwrap(),
        answers: &answers,
        today,
        calendar: &config.calendar,
        own_commune: "00292",
        own_province: "01",
    };
    let (before, after) = (on(date(2026, 12, 31)), on(date(2027, 1, 1)));
    assert!(!matches!(before.next(None), Next::Exit(_)));
    assert!(matches!(after.next(None), Next::Exit(exit) if exit.id == "school_record"));
    let sealed = |interview: Interview<'_>| {
        let answers = interview.complete_answers();
        answers.into_iter().any(|(id, _)| id.as_str() == "content")
    };
    assert!(sealed(before) && before.value(&"content".into()).is_some());
    assert!(!sealed(after) && after.value(&"content".into()).is_none());
}

#[test]
fn the_calendar_tells_on_what_a_rule_of_its_own_stands() {
    let report = calendar(&rules_with_grounds_of_their_own(), TODAY);
    for line in [
        "the value content, … – 2026-12-31: signed off by Lê Thị Duyệt on 2026-11-20",
        "the exit school_record, 2027-01-01 – …: NOT SIGNED OFF",
        "rules with the days and the source of the version: ",
        "2027-01-01  correction, version 2026-11-24: the value content ends",
        "2027-01-01  correction, version 2026-11-24: the exit school_record begins",
    ] {
        assert!(report.contains(line), "{line} in\n{report}");
    }
}

#[test]
fn a_rule_states_its_source_whole_or_not_at_all() {
    let exit = "[[exits]]\nid = \"school_record\"\n";
    let correction = "procedures/correction.toml";
    let folder = Copy::of_the_shipped().replace(
        correction,
        exit,
        &format!("{exit}source = \"Đ6\" # alone\n"),
    );
    let report = folder.load().unwrap_err().to_string();
    assert!(
        report.starts_with("procedures/correction.toml:")
            && report.contains("`verified` is missing"),
        "{report}"
    );
}
