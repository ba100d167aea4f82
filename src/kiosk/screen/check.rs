//! The check page: every answer with "Sửa", and every gap at once with the way to mend it.

use crate::filing::answer::{Author, Value};
use crate::filing::check::{Finding, FindingKind};
use crate::filing::name_difference::compare;
use crate::filing::procedure::{Question, Severity};
use crate::kiosk::page::{Act, Block, Button, Notice, Page, Row};
use crate::kiosk::screen::{Scene, question};
use crate::kiosk::visit::{Surroundings, Visit};
use crate::kiosk::words::say::{Say, Speakable};

/// Builds the page.
pub fn page(scene: &Scene<'_>, visit: &Visit, around: &Surroundings<'_>) -> Page {
    let words = scene.words;
    let findings = visit.findings(around);
    let stops = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Stop)
        .count();
    let mut page = scene.page("check", words.say("screen-check"));
    page.overview = true;
    page.label = Some(words.aloud("screen-check.label"));
    page.private = true;
    page.lead = vec![words.say("screen-check.hint")];
    if stops > 0 && visit.findings_shown {
        page.problem = Some(Notice {
            what: words.counted("check-gaps.what", "count", stops),
            do_this: words.say("check-gaps.do"),
        });
        page.spoken = vec![
            words.aloud_with("check-gaps.what", &[("count", Speakable::count(stops))]),
            words.aloud("check-gaps.do"),
        ];
    }
    page.spoken.extend([
        words.aloud("screen-check"),
        words.aloud("screen-check.hint"),
    ]);
    let interview = visit.interview(around);
    let correction = visit.draft.correction.as_ref();
    let returned = correction
        .and_then(|correction| question::returned(scene, correction.about_no_question(&interview)));
    if returned.is_some() {
        page.spoken.push(words.aloud("returned-for"));
    }
    let mut body: Vec<Block> = returned.into_iter().collect();
    let mut rows: Vec<Row> = Vec::new();
    for finding in &findings {
        rows.push(found(scene, visit, finding));
        if let Some(letters) = letters(scene, visit, finding) {
            body.extend([Block::Rows(std::mem::take(&mut rows)), letters]);
        }
    }
    rows.extend(answers(scene, visit, around, &findings));
    if visit.procedure.form.is_some() {
        rows.push(Row {
            icon: Some("file-text"),
            label: words.say("check-form"),
            value: String::new(),
            action: Some(Button {
                label: words.say("button-look"),
                act: Act::ShowForm,
            }),
            flagged: false,
        });
    }
    body.push(Block::Rows(rows));
    // What is wrong is said, and no answer.
    for finding in &findings {
        page.spoken.extend(said(scene, visit, finding));
    }
    page.body = body;
    page.next = Some(scene.continue_button());
    page.spoken.push(words.aloud("button-continue"));
    page
}

/// A finding as it is said.
fn said(scene: &Scene<'_>, visit: &Visit, finding: &Finding) -> Vec<Say> {
    let words = scene.words;
    let question = visit.procedure.question(&finding.question);
    let mut said: Vec<Say> = question
        .map(|question| words.aloud_label(question))
        .into_iter()
        .collect();
    match finding.kind.text_key() {
        None => said.push(words.aloud("check-missing")),
        Some(key) => said.extend([
            words.aloud(&format!("{key}.what")),
            words.aloud(&format!("{key}.do")),
        ]),
    }
    said
}

fn mend(scene: &Scene<'_>, finding_or_answer: &crate::filing::answer::QuestionId) -> Button {
    Button {
        label: scene.words.say("button-mend"),
        act: Act::Mend(finding_or_answer.clone()),
    }
}

fn found(scene: &Scene<'_>, visit: &Visit, finding: &Finding) -> Row {
    let label = visit
        .procedure
        .question(&finding.question)
        .map(|question| scene.words.label(question))
        .unwrap_or_default();
    let value = match finding.kind.text_key() {
        None => scene.words.say("check-missing"),
        Some(key) => {
            let notice = scene.words.notice(&key);
            format!("{} {}", notice.what, notice.do_this)
        }
    };
    Row {
        icon: Some("triangle-alert"),
        label,
        value,
        action: Some(mend(scene, &finding.question)),
        flagged: true,
    }
}

/// A name that differs from the card's, laid under it.
fn letters(scene: &Scene<'_>, visit: &Visit, finding: &Finding) -> Option<Block> {
    if finding.kind != FindingKind::DiffersFromCard {
        return None;
    }
    let on_card = visit.draft.on_card.get(&finding.question)?;
    let said = visit.draft.answers.get(&finding.question)?.value()?;
    let (Value::Name(on_card), Value::Name(said)) = (on_card, said) else {
        return None;
    };
    Some(Block::Letters {
        labels: ["compare-card", "compare-said"].map(|key| scene.words.say(key)),
        columns: compare(on_card, said),
    })
}

/// The name of an answer, with the helper who entered it.
fn label(scene: &Scene<'_>, question: &Question, author: Author) -> String {
    let words = scene.words;
    let label = words.label(question);
    match author {
        Author::Resident | Author::Card | Author::Computed => label,
        Author::Family => words.filled("answer-by-family", "label", &label),
        Author::Staff => words.filled("answer-by-staff", "label", &label),
    }
}

fn answers(
    scene: &Scene<'_>,
    visit: &Visit,
    around: &Surroundings<'_>,
    findings: &[Finding],
) -> Vec<Row> {
    visit
        .interview(around)
        .asked_questions()
        .filter(|question| {
            !findings
                .iter()
                .any(|finding| finding.question == question.id)
        })
        .filter_map(|question| {
            let answer = visit.draft.answers.get(&question.id)?;
            Some(Row {
                icon: None,
                label: label(scene, question, answer.author),
                value: scene.words.answer(question, answer),
                action: Some(mend(scene, &question.id)),
                flagged: false,
            })
        })
        .collect()
}
