//! The copy panel: for every golden filing exactly what the page with codes would type.

#![allow(clippy::print_stdout)]

use crate::desk_line::{Request, RunningDesk, Sealed, config};
use crate::lobby;
use motcua::filing::form::{Codes, Replies, TypedField};
use motcua::protocol::manifest::AnswerEntry;
use motcua::vietnamese::typing::Typing;
use serde_json::Value;

/// A page's text as a browser shows it.
fn unescaped(text: &str) -> String {
    let signs = [
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    signs.iter().fold(text.to_owned(), |text, (escaped, sign)| {
        text.replace(escaped, sign)
    })
}

/// The fields of the panel: numbers from 1, label and value; empty where nothing is copied.
fn panel(page: &str) -> Vec<TypedField> {
    let list = page.split("<ol class=\"copy\">").nth(1).unwrap();
    let rows = list.split("</ol>").next().unwrap().split("<li").skip(1);
    let rows = rows.enumerate().map(|(place, row)| {
        assert!(row.contains(&format!("value=\"{}\"", place + 1)), "{row}");
        let Some((_, rest)) = row.split_once("<label for=\"") else {
            return TypedField::default();
        };
        let label = rest
            .split_once('>')
            .unwrap()
            .1
            .split("</label>")
            .next()
            .unwrap();
        let value = rest
            .split_once("readonly value=\"")
            .unwrap()
            .1
            .split('"')
            .next()
            .unwrap();
        TypedField {
            label: unescaped(label),
            value: unescaped(value),
        }
    });
    rows.collect()
}

#[tokio::test]
async fn the_panel_of_every_golden_filing_is_its_page_with_codes() {
    let mut config = config();
    config.settings.form_codes = Some(Typing::Telex);
    let desk = RunningDesk::start().await;
    let folder = lobby::root().join("tests/golden");
    let (mut panels, mut copied) = (0, 0);
    for (n, (path, bytes)) in lobby::files(&folder).into_iter().enumerate() {
        let json = path.extension().is_some_and(|ending| ending == "json");
        let golden: Option<Value> = json.then(|| serde_json::from_slice(&bytes).unwrap());
        let Some(answers) = golden.as_ref().and_then(|golden| golden.get("answers")) else {
            continue;
        };
        let id = path
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap();
        let procedure = config.procedure(id, lobby::today()).unwrap();
        let filing = Sealed::with_pages(n as u128 + 1, &[]).changed(|manifest| {
            manifest["answers"] = answers.clone();
            manifest["procedure"] = serde_json::json!({
                "code": procedure.code, "id": procedure.id, "version": procedure.version,
            });
        });
        assert_eq!(desk.file(&filing).await.status, 200, "{}", path.display());
        let address = format!("/filings/{}/copy", filing.id);
        let shown = desk.ask(&Request::new("GET", &address)).await.text();
        let entries: Vec<AnswerEntry> = serde_json::from_value(answers.clone()).unwrap();
        let replies = entries.iter().map(|one| (&one.question, &one.answer.reply));
        let replies = Replies::new(replies, lobby::today());
        let form = config.application_form(procedure, &replies, lobby::today(), None);
        let Some(Codes { fields, .. }) = form.and_then(|form| form.codes) else {
            assert!(!shown.contains("class=\"copy\""), "{}", path.display());
            continue;
        };
        assert_eq!(panel(&shown), fields, "{}", path.display());
        panels += 1;
        copied += fields
            .iter()
            .filter(|field| !field.value.is_empty())
            .count();
    }
    println!("{panels} panels, {copied} fields to copy, no key to type");
    assert!(panels > 20, "{panels}");
}
