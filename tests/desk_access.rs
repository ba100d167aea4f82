//! Whether everybody can use the officers' pages: axe-core in a real browser, with the contrast of the
//! kiosk (7:1), targets of 44 pixels, and nothing that runs off a narrow screen.

#![allow(clippy::print_stdout)]

use crate::chromium;
use crate::desk_line::{Request, RunningDesk, Sealed};
use crate::desk_staff::{encoded, form, token};
use crate::node;
use motcua::filing::company::Standing;
use serde_json::json;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A usual screen of an office and a narrow one.
const WIDTHS: [u32; 2] = [1366, 400];

/// Says what is wrong with a page, or that nothing is, between two marks.
const LOOK: &str = r#"
const wrong = [];
const over = document.documentElement.scrollWidth - innerWidth;
if (over > 0) wrong.push(`runs off the screen by ${over} pixels`);
for (const one of document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")) {
  const target = one.type === "checkbox" ? one.closest("label") : one;
  const { height } = target.getBoundingClientRect();
  if (height > 0 && height < 43.5) wrong.push(`${height} pixels high: ${one.outerHTML.slice(0, 80)}`);
}
const rules = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, { runOnly: rules }).then((found) => {
  for (const one of found.violations) wrong.push(`${one.id}: ${one.nodes[0].html.slice(0, 120)}`);
  const told = document.createElement("pre");
  told.textContent = `[[${wrong.length === 0 ? "nothing" : wrong.join("; ")} of ${found.passes.length} rules]]`;
  document.body.append(told);
});
"#;

/// A browser and axe-core; where everything must be checked, neither may be missing.
fn programs() -> Option<(PathBuf, PathBuf)> {
    let axe = ["tests/axe/package.json", "tests/axe/package-lock.json"];
    let found = chromium::find().and_then(|browser| Ok((browser, node::install(&axe)?)));
    match found {
        Ok((browser, folder)) => Some((browser, folder.join("node_modules/axe-core/axe.min.js"))),
        Err(missing) => {
            assert!(std::env::var_os("MOTCUA_CI").is_none(), "{missing}");
            let _ = writeln!(std::io::stderr(), "left out: {missing}");
            None
        }
    }
}

/// The page as a file that looks at itself, with everything unfolded.
fn looking(page: &str, style: &str, axe: &Path) -> String {
    let link = "<link rel=\"stylesheet\" href=\"/style.css\">";
    assert!(page.contains(link), "{page}");
    let scripts = ["/copy.js", "/refresh.js"];
    let plain = scripts.iter().fold(page.to_owned(), |page, script| {
        page.replace(&format!("<script defer src=\"{script}\"></script>"), "")
    });
    plain
        .replace(link, &format!("<style>{style}</style>"))
        .replace("<details", "<details open")
        .replace("type=\"button\" hidden", "type=\"button\"")
        .replace(
            "</body>",
            &format!(
                "<script src=\"file://{}\"></script><script>{LOOK}</script></body>",
                axe.display()
            ),
        )
}

fn look(browser: &Path, file: &Path, profile: &Path, width: u32) -> String {
    let shown = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
        .arg("--virtual-time-budget=20000")
        .arg(format!("--window-size={width},900"))
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    let told = shown
        .rsplit_once("[[")
        .and_then(|(_, rest)| rest.split_once("]]"));
    told.map_or_else(
        || format!("no answer: {shown}"),
        |(told, _)| told.to_owned(),
    )
}

/// Every state of a kiosk's page, from the question to the buttons that may be pressed.
async fn company(desk: &RunningDesk) -> Vec<(&'static str, String)> {
    let address = "/v1/kiosks/K1/company";
    let open = async || desk.ask(&Request::new("GET", "/board/K1")).await.text();
    let ask = async |act: &str| {
        let fields = [("token", token(&open().await)), ("act", act.to_owned())];
        let fields = fields
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        assert_eq!(desk.ask(&form("/board/K1", &fields)).await.status, 303);
    };
    let say = async |word: serde_json::Value| {
        let said = Request::new("PUT", address)
            .header("Content-Type", "application/json")
            .body(word.to_string().as_bytes());
        assert_eq!(desk.ask(&said).await.status, 204);
    };
    let agree = async || {
        let standing: Standing = desk.ask(&Request::new("GET", address)).await.json();
        let wish = standing.wish.unwrap().number;
        say(json!({"word": "answered", "wish": wish, "agreed": true})).await;
        wish
    };
    let mut pages = vec![("a kiosk to ask at", open().await)];
    ask("watch").await;
    pages.push(("a kiosk that is asked", open().await));
    let watch = agree().await;
    say(json!({"word": "shown", "watch": watch, "number": 1, "helpable": true})).await;
    pages.push(("a screen that is not shared", open().await));
    let items = json!([
        {"kind": "text", "text": "Ghi như trên giấy khai sinh."},
        {"kind": "problem", "text": "Chưa ghi tên đệm."},
        {"kind": "value", "label": "", "value": "LÊ THỊ HOA"},
        {"kind": "button", "label": "Họ tên giống trên thẻ", "chosen": true, "id": 0},
        {"kind": "button", "label": "a", "key": true, "id": 1},
        {"kind": "button", "label": "ă", "key": true, "id": 2},
        {"kind": "button", "label": "Gọi cán bộ"},
    ]);
    let view = json!({"heading": "Họ, chữ đệm và tên của bác?", "items": items});
    let shown =
        json!({"word": "shown", "watch": watch, "number": 2, "view": view, "helpable": true});
    say(shown).await;
    pages.push(("a screen that is seen", open().await));
    ask("control").await;
    let _ = agree().await;
    pages.push(("a screen with buttons to press", open().await));
    pages
}

#[tokio::test]
async fn everybody_can_use_every_page() {
    let Some((browser, axe)) = programs() else {
        return;
    };
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]).changed(|manifest| {
        manifest["procedure"]["version"] = "2026-11-24".into();
        manifest["warnings"] = json!(["differs_from_card:requester_name"]);
        manifest["signature"] =
            json!({"drawn": {"pad": [14000, 6200], "strokes": [[[500, 500], [1500, 1500]]]}});
        let answers = manifest["answers"].as_array_mut().unwrap();
        answers.push(json!({"question": "paper_divorce", "author": "family",
            "reply": {"known": {"kind": "paper", "value": {"attached": [1]}}}}));
    });
    let (arriving, returned) = (
        Sealed::with_pages(2, &[b"other"]),
        Sealed::with_pages(3, &[]),
    );
    let _ = desk.file(&filing).await;
    let _ = desk.file(&returned).await;
    let _ = desk.announce(&arriving).await;
    let get = |path: String| Request::new("GET", &path).header("Accept", "text/html");
    let address = format!("/filings/{}", returned.id);
    let drawn = desk.ask(&get(address.clone())).await.text();
    let seen = drawn.split("name=\"seen\" value=\"").nth(1).unwrap();
    let fields = [
        ("token", &*token(&drawn)),
        ("seen", seen.split('"').next().unwrap()),
        ("reason", "own"),
    ];
    let refused = desk
        .ask(&form(&format!("{address}/return"), &fields))
        .await
        .text();
    let fields = [&fields[..], &[("more-own", "Xin ra quầy.")]].concat();
    let kept = desk.ask(&form(&format!("{address}/return"), &fields)).await;
    assert_eq!(kept.status, 303);
    let searched = format!(
        "/?{}",
        encoded(&[("q", "không có ai")]).replace("%71=", "q=")
    );
    for kiosk in ["K1", "K2"] {
        let beat = json!({
            "version": "0.1.0", "calling": kiosk == "K2", "waiting": 2, "attention": 1, "oldest_seconds": 900,
            "step": {"word": "question", "procedure": "birth", "question": "child_name", "seconds": 300},
            "lights": [{"part": "disk", "standing": "well"}, {"part": "line", "standing": "slow"}],
        });
        let told = Request::new("PUT", &format!("/v1/kiosks/{kiosk}/beat"))
            .header("Content-Type", "application/json")
            .body(beat.to_string().as_bytes());
        assert_eq!(desk.ask(&told).await.status, 204);
    }
    let mut pages = vec![("a return that was not kept", refused)];
    pages.extend(company(&desk).await);
    for (name, path) in [
        ("the list", "/".to_owned()),
        ("an empty search", searched),
        ("a filing", format!("/filings/{}", filing.id)),
        (
            "a filing in English",
            format!("/filings/{}?lang=en", filing.id),
        ),
        ("a filing that arrives", format!("/filings/{}", arriving.id)),
        (
            "a filing that was returned",
            format!("{address}?done=return"),
        ),
        ("the copy panel", format!("/filings/{}/copy", filing.id)),
        ("the board", "/board".to_owned()),
        ("a kiosk where nobody is", "/board/K9".to_owned()),
        ("the figures", "/figures".to_owned()),
        ("figures of nothing", "/figures?to=2020-01-01".to_owned()),
        ("nothing", "/nothing".to_owned()),
    ] {
        pages.push((name, desk.ask(&get(path)).await.text()));
    }
    let style = desk.ask(&Request::new("GET", "/style.css")).await.text();
    let folder = tempfile::TempDir::new().unwrap();
    let mut wrong = Vec::new();
    for (name, page) in &pages {
        let file = folder.path().join("page.html");
        fs::write(&file, looking(page, &style, &axe)).unwrap();
        for width in WIDTHS {
            let told = look(&browser, &file, &folder.path().join("browser"), width);
            println!("{name}, {width} pixels wide: {told}");
            if !told.starts_with("nothing of ") {
                wrong.push(format!("{name}, {width} pixels wide: {told}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
