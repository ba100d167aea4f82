//! The law calendar as `motcua check` prints it: what holds, who has signed it off, what changes next.

use super::Config;
use crate::filing::law_calendar::Standing;
use crate::filing::procedure::{Amount, Deadline, Fee, Grounds, Procedure, Provenance};
use crate::filing::validity::Validity;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// The calendar of a configuration, seen from a day.
pub(super) struct Report<'a> {
    config: &'a Config,
    today: Date,
}

/// Something that will be different from a day on.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    day: Date,
    what: String,
}

impl<'a> Report<'a> {
    pub(super) fn new(config: &'a Config, today: Date) -> Self {
        Self { config, today }
    }

    /// Everything that changes after today, the next first.
    fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut add = |day: Option<Date>, what: String| {
            if let Some(day) = day.filter(|day| *day > self.today) {
                changes.push(Change { day, what });
            }
        };
        for procedure in &self.config.procedures {
            let (id, version) = (&procedure.id, &procedure.version);
            add(
                Some(procedure.valid_from),
                format!("{id}: version {version} takes over"),
            );
            if let Some(end) = self.end_of_service(procedure) {
                add(
                    Some(end),
                    format!(
                        "{id}: nothing is in force any more; {}",
                        add_version(id, end)
                    ),
                );
            }
            let of = |validity: Validity, what: &str| {
                let begins = validity.from.map(|day| (day, "begins"));
                let ends = day_after(validity.to).map(|day| (day, "ends"));
                let what = what.to_owned();
                [begins, ends]
                    .into_iter()
                    .flatten()
                    .map(move |(day, verb)| {
                        (day, format!("{id}, version {version}: {what} {verb}"))
                    })
            };
            for fee in &procedure.fees {
                for (day, what) in of(fee.validity, &amount(fee)) {
                    add(Some(day), what);
                }
            }
            for other in &procedure.other_deadlines {
                for (day, what) in of(other.validity, "another deadline") {
                    add(Some(day), what);
                }
            }
            for (rule, grounds) in rules(procedure) {
                for (day, what) in of(grounds.validity, &rule) {
                    add(Some(day), what);
                }
            }
        }
        add(
            day_after(self.config.calendar.known_until),
            "the days off are not known any more; go on with holidays.toml".to_owned(),
        );
        changes.sort();
        changes
    }

    /// The first day on which nothing is in force after a version, if there is one.
    fn end_of_service(&self, procedure: &Procedure) -> Option<Date> {
        let end = day_after(procedure.valid_to)?;
        let follows = self.config.procedures.in_force(&procedure.id, end);
        follows.is_none().then_some(end)
    }

    fn procedure(&self, f: &mut fmt::Formatter<'_>, id: &str) -> fmt::Result {
        let calendar = &self.config.procedures;
        let standing = calendar.standing(id, self.today);
        let code = standing.map_or("", |standing| standing.version().code.as_str());
        writeln!(f, "\n{id} ({code})")?;
        for version in calendar.versions(id) {
            let state = if version.validity().holds_on(self.today) {
                "in force"
            } else if version.valid_from > self.today {
                "loaded, waits for its day"
            } else {
                "over"
            };
            writeln!(
                f,
                "  {}  version {}: {state}, {}",
                span(version.validity()),
                version.version,
                signed_off(&version.provenance)
            )?;
            self.parts(f, version)?;
        }
        if let Some(Standing::Lapsed { .. }) = standing {
            writeln!(
                f,
                "  WARNING: the kiosk refuses this procedure today; {}",
                add_version(id, self.today)
            )?;
        }
        for gap in calendar.gaps(id) {
            let days = span(gap);
            writeln!(
                f,
                "  WARNING: no version is in force on {days}; close the gap"
            )?;
        }
        Ok(())
    }

    fn parts(&self, f: &mut fmt::Formatter<'_>, version: &Procedure) -> fmt::Result {
        writeln!(f, "      {}", due(&version.deadline, ""))?;
        for other in &version.other_deadlines {
            let days = within(version, other.validity);
            let when = format!(" on its condition{days}");
            writeln!(f, "      {}", due(&other.deadline, &when))?;
        }
        for fee in &version.fees {
            writeln!(
                f,
                "      {}{}: {}",
                amount(fee),
                within(version, fee.validity),
                signed_off(&fee.provenance)
            )?;
        }
        let mut inherited = 0;
        for (rule, grounds) in rules(version) {
            if *grounds == Grounds::default() {
                inherited += 1;
                continue;
            }
            let days = within(version, grounds.validity);
            let provenance = grounds.provenance.as_ref().unwrap_or(&version.provenance);
            writeln!(f, "      {rule}{days}: {}", signed_off(provenance))?;
        }
        if inherited > 0 {
            writeln!(
                f,
                "      rules with the days and the source of the version: {inherited}, {}",
                signed_off(&version.provenance)
            )?;
        }
        Ok(())
    }

    /// The other facts, a line for each file: lists, days off.
    fn others(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut files: BTreeMap<&Path, (usize, usize)> = BTreeMap::new();
        for fact in &self.config.facts {
            if fact.file.starts_with("procedures") {
                continue;
            }
            let (signed, all) = files.entry(&fact.file).or_default();
            *all += 1;
            *signed += usize::from(fact.provenance.review.is_some());
        }
        f.write_str("\nsigned off besides the procedures\n")?;
        for (file, (signed, all)) in files {
            writeln!(f, "  {}: {signed} of {all}", file.display())?;
        }
        Ok(())
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "law calendar on {}", self.today)?;
        for id in self.config.procedures.ids() {
            self.procedure(f, id)?;
        }
        self.others(f)?;
        f.write_str("\nwhat changes next")?;
        let changes = self.changes();
        if changes.is_empty() {
            f.write_str("\n  nothing that is known")?;
        }
        for Change { day, what } in changes {
            write!(f, "\n  {day}  {what}")?;
        }
        Ok(())
    }
}

/// Everything of a version that rules over answers, by name.
fn rules(version: &Procedure) -> impl Iterator<Item = (String, &Grounds)> {
    let computed = version.derivations.iter();
    let computed = computed.map(|one| (format!("the value {}", one.id), &one.grounds));
    let checks = version.checks.iter();
    let checks = checks.map(|one| (format!("the check {}", one.id), &one.grounds));
    let exits = version.exits.iter();
    let exits = exits.map(|one| (format!("the exit {}", one.id), &one.grounds));
    computed.chain(checks).chain(exits)
}

fn due(deadline: &Deadline, when: &str) -> String {
    let days = match deadline.extra_working_days {
        0 => deadline.working_days.to_string(),
        extra => format!("{} + {extra}", deadline.working_days),
    };
    format!(
        "due in {days} working days, same day until {}{when}: {}",
        deadline.same_day_until.strftime("%H:%M"),
        signed_off(&deadline.provenance)
    )
}

fn day_after(day: Option<Date>) -> Option<Date> {
    day?.tomorrow().ok()
}

fn span(validity: Validity) -> String {
    let end = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    format!("{} – {}", end(validity.from), end(validity.to))
}

/// A part's own days, and a warning where the version that it belongs to is never in force then.
fn within(version: &Procedure, validity: Validity) -> String {
    if validity == Validity::default() {
        return String::new();
    }
    let never = if version.validity().overlaps(&validity) {
        ""
    } else {
        " (WARNING: never while this version is in force)"
    };
    format!(", {}{never}", span(validity))
}

fn signed_off(provenance: &Provenance) -> String {
    match &provenance.review {
        Some(review) => format!("signed off by {} on {}", review.by, review.on),
        None => "NOT SIGNED OFF".to_owned(),
    }
}

fn amount(fee: &Fee) -> String {
    let times = fee
        .times
        .as_ref()
        .map_or_else(String::new, |question| format!(" × {question}"));
    let only = if fee.when == crate::filing::condition::Condition::Always {
        ""
    } else {
        " on its condition"
    };
    match &fee.amount {
        Amount::Flat(dong) => format!("fee {dong} VND{times}{only}"),
        Amount::ByPage(by_page) => {
            let tiers = by_page.tiers.iter();
            let tiers: Vec<String> = tiers
                .map(|tier| format!("{} VND from page {}", tier.dong, tier.from_page))
                .collect();
            format!("fee by page: {}{times}{only}", tiers.join(", "))
        }
    }
}

fn add_version(id: &str, from: Date) -> String {
    format!("add procedures/{id}@{from}.toml")
}
