//! What was measured: by rule and aspect, the worst value and where it stands.

use crate::kiosk::contract::rules::Force;
use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::variant::Variant;
use std::collections::BTreeMap;

/// So many examples are kept for each aspect in each cell of the matrix.
const EXAMPLES: usize = 12;

/// One thing about screens that can be measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aspect {
    /// The rule that asks for it, e.g. `C01`.
    pub rule: &'static str,
    /// What is measured.
    pub what: &'static str,
    /// What it must keep.
    pub bound: Bound,
    /// Whether a build may not fall short of it.
    pub force: Force,
}

/// What a measured value must keep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// No value is less, in this unit.
    AtLeast(f32, &'static str),
    /// No value is more, in this unit.
    AtMost(f32, &'static str),
    /// It is so on every screen.
    Always,
}

impl Aspect {
    /// No value is less.
    pub const fn at_least(
        rule: &'static str,
        what: &'static str,
        bound: f32,
        unit: &'static str,
    ) -> Self {
        Self {
            rule,
            what,
            bound: Bound::AtLeast(bound, unit),
            force: Force::Must,
        }
    }

    /// No value is more.
    pub const fn at_most(
        rule: &'static str,
        what: &'static str,
        bound: f32,
        unit: &'static str,
    ) -> Self {
        Self {
            rule,
            what,
            bound: Bound::AtMost(bound, unit),
            force: Force::Must,
        }
    }

    /// It is so on every screen.
    pub const fn always(rule: &'static str, what: &'static str) -> Self {
        Self {
            rule,
            what,
            bound: Bound::Always,
            force: Force::Must,
        }
    }

    /// The same, but only told.
    pub const fn told(self) -> Self {
        Self {
            force: Force::Reported,
            ..self
        }
    }

    fn keeps(&self, value: f32) -> bool {
        match self.bound {
            Bound::AtLeast(bound, _) => value >= bound - 0.005,
            Bound::AtMost(bound, _) => value <= bound + 0.005,
            Bound::Always => value > 0.5,
        }
    }

    /// Whether one value is further from the bound than the other.
    fn is_worse(&self, value: f32, than: f32) -> bool {
        match self.bound {
            Bound::AtMost(..) => value > than,
            Bound::AtLeast(..) | Bound::Always => value < than,
        }
    }
}

/// A value that does not keep its bound, or the worst that does.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The value.
    pub value: f32,
    /// The screen.
    pub screen: String,
    /// Its state.
    pub state: String,
    /// What it is about.
    pub detail: String,
}

/// An aspect in one cell of the matrix.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// How often it was measured.
    pub measured: usize,
    /// How often it fell short.
    pub failed: usize,
    /// The worst value.
    pub worst: Option<Finding>,
    /// Some that fell short.
    pub examples: Vec<Finding>,
}

/// An aspect in all cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What is measured.
    pub aspect: Aspect,
    /// By cell of the matrix.
    pub cells: BTreeMap<Variant, Cell>,
}

impl Column {
    /// How often it was measured.
    pub fn measured(&self) -> usize {
        self.cells.values().map(|cell| cell.measured).sum()
    }

    /// How often it fell short.
    pub fn failed(&self) -> usize {
        self.cells.values().map(|cell| cell.failed).sum()
    }

    /// The worst value of all, with its cell.
    pub fn worst(&self) -> Option<(Variant, &Finding)> {
        self.cells
            .iter()
            .filter_map(|(variant, cell)| Some((*variant, cell.worst.as_ref()?)))
            .reduce(|worst, one| {
                if self.aspect.is_worse(one.1.value, worst.1.value) {
                    one
                } else {
                    worst
                }
            })
    }
}

/// Everything that was measured.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    columns: BTreeMap<(&'static str, &'static str), Column>,
}

impl Tally {
    /// Notes a value.
    pub fn note(
        &mut self,
        aspect: &Aspect,
        value: f32,
        screen: &Screen,
        detail: impl FnOnce() -> String,
    ) {
        let column = self.column(aspect);
        let cell = column.cells.entry(screen.variant).or_default();
        cell.measured += 1;
        let fails = !aspect.keeps(value);
        cell.failed += usize::from(fails);
        let worst = cell.worst.as_ref().map(|worst| worst.value);
        let is_worst = worst.is_none_or(|worst| aspect.is_worse(value, worst));
        let is_example = fails && cell.examples.len() < EXAMPLES;
        if !is_worst && !is_example {
            return;
        }
        let finding = Finding {
            value,
            screen: screen.name().to_owned(),
            state: screen.state.clone(),
            detail: detail(),
        };
        if is_example {
            cell.examples.push(finding.clone());
        }
        if is_worst {
            cell.worst = Some(finding);
        }
    }

    /// Notes whether something is so.
    pub fn check(
        &mut self,
        aspect: &Aspect,
        is_so: bool,
        screen: &Screen,
        detail: impl FnOnce() -> String,
    ) {
        self.note(aspect, if is_so { 1.0 } else { 0.0 }, screen, detail);
    }

    /// Adds what another thread has measured, in other cells.
    pub fn add(&mut self, other: Self) {
        for (_, theirs) in other.columns {
            let column = self.column(&theirs.aspect);
            column.cells.extend(theirs.cells);
        }
    }

    /// All aspects, by rule.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.values()
    }

    /// The aspects of a rule.
    pub fn of(&self, rule: &str) -> impl Iterator<Item = &Column> {
        self.columns
            .values()
            .filter(move |column| column.aspect.rule == rule)
    }

    fn column(&mut self, aspect: &Aspect) -> &mut Column {
        self.columns
            .entry((aspect.rule, aspect.what))
            .or_insert_with(|| Column {
                aspect: *aspect,
                cells: BTreeMap::new(),
            })
    }
}
