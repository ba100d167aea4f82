//! The correction of a returned filing: why it was returned, and what of it is still to be looked at.
//!
//! The one idea: a correction is a visit like any other that begins with the answers of the filing it takes
//! the place of. What was returned is asked again, one question after the other; everything else stands
//! as it was said, and by whom.

use crate::filing::answer::{Answer, Author, PageId, PaperAnswer, QuestionId, Reply, Value};
use crate::filing::condition::Truth;
use crate::filing::draft::{Event, Position};
use crate::filing::help::Step;
use crate::filing::interview::Interview;
use crate::filing::procedure::{Kind, Question};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// One reason for a return, in words for the resident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct Reason {
    /// The words.
    pub text: String,
    /// The question or paper that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
}

impl From<&str> for Reason {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            question: None,
        }
    }
}

/// A reason as it was written down; at first that was the words alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Words(String),
    Reason {
        text: String,
        question: Option<QuestionId>,
    },
}

impl From<Written> for Reason {
    fn from(written: Written) -> Self {
        match written {
            Written::Words(text) => Self {
                text,
                question: None,
            },
            Written::Reason { text, question } => Self { text, question },
        }
    }
}

/// The filing that a draft corrects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The filing that was returned.
    pub filing: Uuid,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The questions that were answered since.
    answered: BTreeSet<QuestionId>,
}

impl Correction {
    /// Begins one.
    pub fn begin(filing: Uuid, reasons: Vec<Reason>) -> Self {
        Self {
            filing,
            reasons,
            answered: BTreeSet::new(),
        }
    }

    /// A question was answered, with the same or with another answer.
    pub fn answered(&mut self, question: &QuestionId) {
        let _ = self.answered.insert(question.clone());
    }

    /// The first returned question that nobody has looked at yet.
    pub fn next<'a>(&self, interview: &Interview<'a>) -> Option<&'a Question> {
        let mut asked = interview.asked_questions();
        asked.find(|question| {
            !self.answered.contains(&question.id)
                && self.about(interview, &question.id).next().is_some()
        })
    }

    /// Why this question was returned.
    pub fn about<'a>(
        &'a self,
        interview: &'a Interview<'_>,
        question: &'a QuestionId,
    ) -> impl Iterator<Item = &'a Reason> + use<'a> {
        self.reasons.iter().filter(move |reason| {
            let returned = reason.question.as_ref();
            returned.is_some_and(|returned| interview.source_of(returned) == *question)
        })
    }

    /// Why the filing was returned, beside what is said where a question is asked again.
    pub fn about_no_question<'a>(
        &'a self,
        interview: &'a Interview<'_>,
    ) -> impl Iterator<Item = &'a Reason> + use<'a> {
        self.reasons.iter().filter(move |reason| {
            let returned = reason.question.as_ref();
            let source = returned.map(|returned| interview.source_of(returned));
            let question = source.and_then(|source| interview.procedure.question(&source));
            question.is_none_or(|question| interview.asked(question) != Truth::True)
        })
    }
}

/// A returned filing as it was handed over.
#[derive(Debug, Clone)]
pub struct Returned {
    /// Its id.
    pub filing: Uuid,
    /// Its answers with their authors, in order.
    pub answers: Vec<(QuestionId, Answer)>,
    /// When its resident agreed to the privacy notice.
    pub consented: Timestamp,
    /// The help with it.
    pub help: Vec<Step>,
    /// Why it was returned.
    pub reasons: Vec<Reason>,
}

impl Returned {
    /// The steps that fill a draft, up to the first question that was returned. `interview` is over the
    /// answers of [`Self::answers`]; `at` is now.
    ///
    /// Nobody has to photograph a paper twice, unless it is the paper that was returned. A signature is not
    /// taken over: no hand has seen the words that it would stand under.
    pub fn steps(&self, interview: &Interview<'_>, at: Timestamp) -> Vec<Event> {
        let mut steps = vec![Event::Consented(self.consented)];
        steps.extend(self.help.iter().copied().map(Event::Help));
        let correction = Correction::begin(self.filing, self.reasons.clone());
        let mut standing = interview.answers.clone();
        for (id, answer) in &self.answers {
            if !self.stands(interview, &correction, id, answer) {
                let _ = standing.remove(id);
                continue;
            }
            for page in pages(&answer.reply) {
                steps.push(Event::PageAdded(id.clone(), *page));
            }
            steps.push(Event::Answered(id.clone(), answer.clone()));
        }
        steps.push(Event::Corrects {
            filing: self.filing,
            reasons: self.reasons.clone(),
        });
        let left = Interview {
            answers: &standing,
            ..*interview
        };
        let first = correction.next(&left).or_else(|| left.first_unanswered());
        let to = first.map_or(Position::Check, |question| {
            Position::Question(question.id.clone())
        });
        let mending = to != Position::Check;
        steps.extend([Event::Moved { to, mending }, Event::Reached(at)]);
        steps
    }

    /// Whether an answer is taken over. One that was computed or copied follows by itself; a day for the
    /// counter that has passed is chosen anew.
    fn stands(
        &self,
        interview: &Interview<'_>,
        correction: &Correction,
        id: &QuestionId,
        answer: &Answer,
    ) -> bool {
        let Some(question) = interview.procedure.question(id) else {
            return false;
        };
        if answer.author == Author::Computed || interview.source_of(id) != *id {
            return false;
        }
        let is_returned = correction.about(interview, id).next().is_some();
        match (&question.kind, answer.value()) {
            (Kind::Paper(_), _) => !is_returned,
            (_, Some(Value::Appointment(visit))) => visit.day > interview.today,
            _ => true,
        }
    }
}

/// The pages that a reply hands over.
pub fn pages(reply: &Reply) -> &[PageId] {
    match reply {
        Reply::Known(Value::Paper(PaperAnswer::Attached(pages))) => pages,
        _ => &[],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reasons_that_were_written_as_words_alone_are_still_read() {
        let written = r#"["Sai tên mẹ",{"text":"Ảnh mờ","question":"paper_divorce"}]"#;
        let reasons: Vec<Reason> = serde_json::from_str(written).unwrap();
        assert_eq!(reasons[0], "Sai tên mẹ".into());
        assert_eq!(reasons[1].question, Some("paper_divorce".into()));
        let again = serde_json::to_string(&reasons).unwrap();
        assert_eq!(
            serde_json::from_str::<Vec<Reason>>(&again).unwrap(),
            reasons
        );
    }
}
