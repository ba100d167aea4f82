//! The check page: every answer with "Sửa", and every gap at once with the way to mend it.

use crate::filing::check::Finding;
use crate::filing::procedure::Severity;
use crate::kiosk::page::{Act, Block, Button, Notice, Page, Row};
use crate::kiosk::screen::Scene;
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
    let mut rows: Vec<Row> = findings
        .iter()
        .map(|finding| found(scene, visit, finding))
        .collect();
    rows.extend(answers(scene, visit, around, &findings));
    // What is wrong is said, and no answer.
    for finding in &findings {
        page.spoken.extend(said(scene, visit, finding));
    }
    page.body = vec![Block::Rows(rows)];
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
                label: scene.words.label(question),
                value: scene.words.answer(question, answer),
                action: Some(mend(scene, &question.id)),
                flagged: false,
            })
        })
        .collect()
}
