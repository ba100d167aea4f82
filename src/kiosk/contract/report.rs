//! The report of the contract: every rule with what was measured, what is asked, and whether it holds.

use crate::kiosk::contract::rules::{Force, Proof, RULES, Rule};
use crate::kiosk::contract::survey::Survey;
use crate::kiosk::contract::tally::{Bound, Cell, Column, Finding};
use crate::kiosk::contract::variant::Variant;
use std::fmt::Write;

/// How a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It holds on every screen, and its tests are there.
    Holds,
    /// It falls short somewhere.
    FallsShort,
    /// It does not fall short, but not everything that is to prove it is there yet.
    Open,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Holds => "pass",
            Self::FallsShort => "**FAIL**",
            Self::Open => "open",
        }
    }
}

/// How a rule stands after this survey.
pub fn verdict(rule: &Rule, survey: &Survey) -> Verdict {
    let mut measured = 0;
    for column in survey.tally.of(rule.id) {
        if column.aspect.force == Force::Must && column.failed() > 0 {
            return Verdict::FallsShort;
        }
        measured += column.measured();
    }
    if measured == 0 && rule.proofs.is_empty() {
        Verdict::Open
    } else {
        Verdict::Holds
    }
}

/// The rules that must hold and fall short.
pub fn broken(survey: &Survey) -> Vec<&'static str> {
    RULES
        .iter()
        .filter(|rule| rule.force == Force::Must)
        .filter(|rule| verdict(rule, survey) == Verdict::FallsShort)
        .map(|rule| rule.id)
        .collect()
}

/// The whole report in Markdown.
pub fn markdown(survey: &Survey) -> String {
    let mut text = String::new();
    let count = |wanted: Verdict| {
        RULES
            .iter()
            .filter(|rule| verdict(rule, survey) == wanted)
            .count()
    };
    let _ = write!(
        text,
        "# The elder UX contract\n\n{} screens in their states, laid out with the real widgets. \
         Of {} rules {} hold, {} fall short, {} are open.\n\n\
         | Rule | | What is asked | Measured: worst value, threshold, where | Proved by | |\n\
         |---|---|---|---|---|---|\n",
        survey.screens,
        RULES.len(),
        count(Verdict::Holds),
        count(Verdict::FallsShort),
        count(Verdict::Open),
    );
    for rule in &RULES {
        let force = match rule.force {
            Force::Must => "M",
            Force::Reported => "R",
        };
        let measured: Vec<String> = survey.tally.of(rule.id).map(measured).collect();
        let proofs: Vec<String> = rule.proofs.iter().map(proof).collect();
        let _ = writeln!(
            text,
            "| {} | {force} | {} | {} | {} | {} |",
            rule.id,
            rule.says,
            measured.join("<br>"),
            proofs.join("<br>"),
            verdict(rule, survey).word(),
        );
    }
    let findings = findings(survey);
    if !findings.is_empty() {
        let _ = write!(text, "\n## What falls short\n\n{findings}");
    }
    text
}

/// What falls short, as a table with one line for each aspect and cell of the matrix.
pub fn findings(survey: &Survey) -> String {
    let mut text = String::new();
    for column in survey.tally.columns().filter(|column| column.failed() > 0) {
        for (variant, cell) in column.cells.iter().filter(|(_, cell)| cell.failed > 0) {
            let _ = writeln!(text, "{}", finding_line(column, *variant, cell));
        }
    }
    if text.is_empty() {
        return text;
    }
    format!(
        "| Rule | What | Cell | Count | Worst | Asked | Examples |\n|---|---|---|---|---|---|---|\n{text}"
    )
}

fn finding_line(column: &Column, variant: Variant, cell: &Cell) -> String {
    let mut screens: Vec<String> = Vec::new();
    for finding in cell.worst.iter().chain(&cell.examples) {
        let place = place(finding);
        if screens.len() < 3 && !screens.contains(&place) {
            screens.push(place);
        }
    }
    format!(
        "| {} | {} | {} | {} of {} | {} | {} | {} |",
        column.aspect.rule,
        column.aspect.what,
        name(variant),
        cell.failed,
        cell.measured,
        cell.worst
            .as_ref()
            .map(|worst| value(column.aspect.bound, worst.value))
            .unwrap_or_default(),
        asked(column.aspect.bound),
        screens.join("; "),
    )
}

/// A cell of the matrix in a few signs.
pub fn name(variant: Variant) -> String {
    format!(
        "{} {} {} {}",
        variant.profile.name(),
        variant.size().name(),
        variant.theme.name(),
        variant.wording.name()
    )
}

fn place(finding: &Finding) -> String {
    let detail: String = finding.detail.chars().take(60).collect();
    let detail = detail.replace('|', "/");
    format!("{} [{}] {detail}", finding.screen, finding.state)
}

fn measured(column: &Column) -> String {
    let bound = column.aspect.bound;
    let told = match column.aspect.force {
        Force::Must => "",
        Force::Reported => " (told)",
    };
    let failed = column.failed();
    let count = if failed > 0 {
        format!("{failed} of {} fall short", column.measured())
    } else {
        format!("{} measured", column.measured())
    };
    match (bound, column.worst()) {
        (Bound::Always, _) => format!("{}: {count}{told}", column.aspect.what),
        (_, Some((variant, worst))) => format!(
            "{}: {} ({}{told}); {}, {}; {count}",
            column.aspect.what,
            value(bound, worst.value),
            asked(bound),
            name(variant),
            worst.screen,
        ),
        (_, None) => column.aspect.what.to_owned(),
    }
}

fn value(bound: Bound, value: f32) -> String {
    match bound {
        Bound::AtLeast(_, unit) | Bound::AtMost(_, unit) => {
            let space = if unit.len() > 1 && !unit.starts_with(':') {
                " "
            } else {
                ""
            };
            let digits = usize::from(value.fract() != 0.0) * 2;
            format!("{value:.digits$}{space}{unit}")
        }
        Bound::Always => if value > 0.5 { "yes" } else { "no" }.to_owned(),
    }
}

fn asked(bound: Bound) -> String {
    match bound {
        Bound::AtLeast(bound, _) => format!("≥ {bound}"),
        Bound::AtMost(bound, _) => format!("≤ {bound}"),
        Bound::Always => "always".to_owned(),
    }
}

fn proof(proof: &Proof) -> String {
    let Proof::Test(name) = proof;
    format!("`{name}`")
}
