//! The page of figures: what was right at the first try, why filings went back, where residents were helped.
//!
//! Every chart is a table whose rows carry a bar, so that it is read aloud, printed and copied as well as seen.

use super::filters::{self, select};
use super::viewer::Viewer;
use super::words::{self, Words};
use super::{Lang, Sheet, document, language};
use crate::desk::figures::{Figures, HelpCount, Period, ReasonCount, Share};
use crate::desk::problem::Refusal;
use crate::desk::{Desk, GivenReason, csv, limits};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::{Span, civil};
use maud::{Markup, html};
use serde::Deserialize;

/// So many days back the figures begin where no day is named.
const DAYS: i64 = 30;

/// The columns of the table for other programs.
const COLUMNS: [&str; 6] = ["figure", "procedure", "reason", "question", "count", "of"];

/// What stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    lang: Option<Lang>,
    from: String,
    to: String,
    procedure: String,
}

impl Asked {
    fn of(asked: Result<Query<Self>, QueryRejection>) -> Result<Self, Refusal> {
        let Ok(Query(asked)) = asked else {
            return Err(Refusal::Parameter {
                name: "lang",
                wanted: "`vi` or `en`",
            });
        };
        Ok(asked)
    }

    fn period(&self, today: civil::Date) -> Result<Period, Refusal> {
        let to = filters::day("to", &self.to)?.unwrap_or(today);
        let back = to.saturating_sub(Span::new().days(DAYS - 1));
        let from = filters::day("from", &self.from)?.unwrap_or(back);
        Ok(Period {
            // Whoever names them the other way round means the same days.
            from: from.min(to),
            to: to.max(from),
            procedure: filters::filled(&self.procedure),
        })
    }

    /// The query that asks for the same again, but for the language.
    fn query(&self, period: &Period) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let _ = query
            .append_pair("from", &period.from.to_string())
            .append_pair("to", &period.to.to_string());
        if !self.procedure.is_empty() {
            let _ = query.append_pair("procedure", &self.procedure);
        }
        query.finish()
    }
}

/// `GET /figures`.
pub async fn page(
    State(desk): State<Desk>,
    viewer: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let asked = Asked::of(asked)?;
    let (period, figures) = read(&desk, &asked).await?;
    let words = Words::new(desk.config(), language(asked.lang));
    let named = Named {
        desk: &desk,
        words: &words,
    };
    let days = [
        ("from", words::day(period.from).into()),
        ("to", words::day(period.to).into()),
    ];
    let query = asked.query(&period);
    let content = html! {
        h1 { (words.say("desk-figures")) }
        (form(&named, &period))
        p.count role="status" { (words.fill("desk-figures-period", &days)) }
        @if figures == Figures::default() {
            p.empty { (words.say("desk-figures-empty")) }
        } @else {
            (totals(&words, &figures))
            (reasons(&named, &figures))
            (help(&named, "help", &figures.help))
            (help(&named, "calls", &figures.calls))
            nav.papers aria-label=(words.say("desk-figures-files")) {
                a href={ "/figures.csv?" (query) } { (words.say("desk-csv")) }
            }
        }
        p.hint { (words.say("desk-figures-nobody")) }
    };
    let title = words.say("desk-figures");
    let here = format!("/figures?{query}");
    let sheet = Sheet::new(&title, &here).seen_by(&viewer);
    Ok(document(&words, &sheet, &content))
}

/// `GET /figures.csv`.
pub async fn table(
    State(desk): State<Desk>,
    _: Viewer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Refusal> {
    let asked = Asked::of(asked)?;
    let (period, figures) = read(&desk, &asked).await?;
    let mut table = String::from(csv::MARK);
    csv::row(&mut table, COLUMNS);
    let procedure = period.procedure.as_deref().unwrap_or_default();
    let mut add = |cells: [&str; 4], count: u64, of: Option<u64>| {
        let of = of.map(|of| of.to_string()).unwrap_or_default();
        let numbers = [count.to_string(), of];
        csv::row(
            &mut table,
            cells.into_iter().chain(numbers.iter().map(String::as_str)),
        );
    };
    for (figure, count) in counts(&figures) {
        add([figure, procedure, "", ""], count, None);
    }
    let Share { part, whole } = figures.first_try;
    add(["first_try", procedure, "", ""], part, Some(whole));
    for one in &figures.reasons {
        let question = one.question.as_deref().unwrap_or_default();
        let cells = ["returned_for", &one.procedure, &one.reason, question];
        add(cells, one.count, None);
    }
    for one in &figures.help {
        let cells = ["helped_with", one.procedure.as_str(), "", &one.place];
        add(cells, one.share.part, Some(one.share.whole));
    }
    for one in &figures.calls {
        let cells = ["called_at", one.procedure.as_str(), "", &one.place];
        add(cells, one.share.part, Some(one.share.whole));
    }
    let name = format!(
        "attachment; filename=\"figures-{}-{}.csv\"",
        period.from, period.to
    );
    Ok((
        [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        table,
    )
        .into_response())
}

async fn read(desk: &Desk, asked: &Asked) -> Result<(Period, Figures), Refusal> {
    let today = limits::WARD_TIME.to_datetime(desk.time()).date();
    let period = asked.period(today)?;
    let figures = {
        let period = period.clone();
        desk.run(move |desk| Ok(desk.storage.figures(&period)?))
            .await?
    };
    Ok((period, figures))
}

/// What is counted with its word.
fn counts(figures: &Figures) -> [(&'static str, u64); 4] {
    [
        ("received", figures.received),
        ("accepted", figures.accepted),
        ("returned", figures.returned),
        ("completed", figures.completed),
    ]
}

fn form(named: &Named<'_>, period: &Period) -> Markup {
    let words = named.words;
    let chosen = period.procedure.as_deref().unwrap_or_default();
    html! {
        form.filters method="get" action="/figures" aria-label=(words.say("desk-filters")) {
            input type="hidden" name="lang" value=(words.language.code());
            div.fields {
                @for (name, day) in [("from", period.from), ("to", period.to)] {
                    div.field {
                        label for=(name) { (words.say(&format!("desk-{name}"))) }
                        input id=(name) name=(name) type="date" value=(day);
                    }
                }
                (select("procedure", &words.say("desk-procedure"), &words.say("desk-any"), chosen,
                    super::list::procedures(named.desk, words).into_iter()))
            }
            button.quiet type="submit" { (words.say("desk-filters-do")) }
        }
    }
}

fn totals(words: &Words<'_>, figures: &Figures) -> Markup {
    html! {
        dl.totals {
            @for (figure, count) in counts(figures) {
                div {
                    dt { (words.say(&format!("desk-figures-{figure}"))) }
                    dd { (count) }
                }
            }
            div {
                dt { (words.say("desk-figures-first-try")) }
                dd { (share(words, figures.first_try)) }
                @if let Some(percent) = figures.first_try.percent() { dd.chart { (bar(percent)) } }
            }
        }
    }
}

fn reasons(named: &Named<'_>, figures: &Figures) -> Markup {
    let words = named.words;
    let most = figures.reasons.iter().map(|one| one.count).max();
    html! {
        h2 { (words.say("desk-figures-reasons")) }
        @if let Some(most) = most {
            (rows(words, "reasons", figures.reasons.iter().map(|one| Bar {
                name: named.reason(one),
                about: named.about(&one.procedure, one.question.as_deref()),
                told: one.count.to_string(),
                percent: Some(100 * one.count / most),
            })))
        } @else {
            p.empty { (words.say("desk-figures-reasons-none")) }
        }
    }
}

fn help(named: &Named<'_>, chart: &str, counts: &[HelpCount]) -> Markup {
    let words = named.words;
    html! {
        h2 { (words.say(&format!("desk-figures-{chart}"))) }
        @if counts.is_empty() {
            p.empty { (words.say(&format!("desk-figures-{chart}-none"))) }
        } @else {
            (rows(words, chart, counts.iter().map(|one| Bar {
                name: named.place(&one.procedure, &one.place),
                about: named.about(&one.procedure, None),
                told: share(words, one.share),
                percent: one.share.percent(),
            })))
        }
    }
}

/// A row of a chart.
struct Bar {
    name: String,
    about: String,
    told: String,
    /// Its length, in hundredths of the longest that there can be.
    percent: Option<u64>,
}

fn rows(words: &Words<'_>, chart: &str, bars: impl Iterator<Item = Bar>) -> Markup {
    let title = words.say(&format!("desk-figures-{chart}"));
    html! {
        div.wide tabindex="0" role="region" aria-label=(title) {
            table.filings {
                thead {
                    tr {
                        @for column in ["what", "about", "count", "chart"] {
                            th scope="col" { (words.say(&format!("desk-figures-{column}"))) }
                        }
                    }
                }
                tbody {
                    @for row in bars {
                        tr {
                            th scope="row" { (row.name) }
                            td { (row.about) }
                            td.number { (row.told) }
                            td.chart { @if let Some(percent) = row.percent { (bar(percent)) } }
                        }
                    }
                }
            }
        }
    }
}

/// What stands beside it says the same in numbers.
fn bar(percent: u64) -> Markup {
    html! {
        svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
            rect.ground width="100" height="8" {}
            rect width=(percent.min(100)) height="8" {}
        }
    }
}

fn share(words: &Words<'_>, share: Share) -> String {
    let number = |number: u64| number.to_string().into();
    let part = ("part", number(share.part));
    let whole = ("whole", number(share.whole));
    match share.percent() {
        Some(percent) => {
            let percent = ("percent", number(percent));
            words.fill("desk-figures-share", &[part, whole, percent])
        }
        None => words.fill("desk-figures-few", &[part, whole]),
    }
}

/// The names of what is counted.
struct Named<'a> {
    desk: &'a Desk,
    words: &'a Words<'a>,
}

impl Named<'_> {
    fn reason(&self, counted: &ReasonCount) -> String {
        match counted.reason.as_str() {
            GivenReason::OWN => self.words.say("desk-figures-own"),
            id => {
                let key = format!("reason-{id}");
                // A reason that the catalogue no longer has keeps its id.
                self.words.first(&[&key]).unwrap_or_else(|| id.to_owned())
            }
        }
    }

    /// A question, or a step that is none.
    fn place(&self, procedure: &str, place: &str) -> String {
        self.words
            .first(&[&format!("desk-step-{place}")])
            .unwrap_or_else(|| self.question(procedure, place))
    }

    fn question(&self, procedure: &str, question: &str) -> String {
        let mut versions = self.desk.config().procedures.versions(procedure).rev();
        let asked = versions.find_map(|version| version.question(&question.into()));
        self.words.question_label(asked, question)
    }

    fn about(&self, procedure: &str, question: Option<&str>) -> String {
        let mut versions = self.desk.config().procedures.versions(procedure);
        let name = versions.next().map_or_else(
            || procedure.to_owned(),
            |version| self.words.procedure_name(&version.code),
        );
        match question {
            Some(question) => format!("{name}: {}", self.question(procedure, question)),
            None => name,
        }
    }
}
