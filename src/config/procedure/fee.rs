//! One `[[fees]]` entry: a fixed amount, or so much for each page of a paper.

use crate::config::condition::{self, Clause};
use crate::config::fault::Fault;
use crate::config::provenance;
use crate::config::reader::{At, Table};
use crate::filing::answer::QuestionId;
use crate::filing::procedure::{Amount, Fee, PageFee, PageTier};

/// The greatest amount that a fee can be.
const MOST: u32 = 100_000_000;

/// A fee with the places of what must still be compared with the questions.
pub(super) struct Read {
    pub(super) fee: Fee,
    pub(super) when: Clause,
    /// The questions whose numbers count.
    pub(super) numbers: Vec<At<String>>,
}

/// Reads a fee; `None` where a part of it is missing (and reported).
pub(super) fn read(table: &Table<'_>) -> Option<Read> {
    let pages = table.optional_text("pages");
    let amount = match &pages {
        None => table
            .whole("dong", 0_u32, MOST)
            .map(|dong| Amount::Flat(dong.value)),
        Some(pages) => Some(Amount::ByPage(by_page(table, pages))),
    };
    let when = condition::optional(table, "when");
    let times = table.optional_text("times");
    let provenance = provenance::read(table);
    table.close();
    let id = |question: &At<String>| QuestionId::new(question.value.clone());
    Some(Read {
        fee: Fee {
            amount: amount?,
            when: when.condition.clone(),
            times: times.as_ref().map(id),
            provenance: provenance?,
        },
        when,
        numbers: pages.into_iter().chain(times).collect(),
    })
}

fn by_page(table: &Table<'_>, pages: &At<String>) -> PageFee {
    let tiers: Vec<PageTier> = table
        .tables("tiers")
        .iter()
        .filter_map(|tier| {
            let (from_page, dong) = (
                tier.whole("from_page", 1_u32, 100_000),
                tier.whole("dong", 0_u32, MOST),
            );
            tier.close();
            Some(PageTier {
                from_page: from_page?.value,
                dong: dong?.value,
            })
        })
        .collect();
    table.not_empty("tiers");
    if tiers
        .windows(2)
        .any(|pair| pair[0].from_page >= pair[1].from_page)
    {
        table.report(
            table.line_of("tiers"),
            Fault::WrongOrder {
                first: "from_page",
                second: "from_page",
            },
        );
    }
    let most = table.optional_whole("most", 0_u32, MOST);
    PageFee {
        pages: QuestionId::new(pages.value.clone()),
        tiers,
        most: most.map(|most| most.value),
    }
}
