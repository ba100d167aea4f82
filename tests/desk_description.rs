//! The desk describes itself truly: its OpenAPI file and schemas, against a desk that serves, and through the eyes
//! of schemathesis, which sends what the file allows and what it forbids.

#![allow(clippy::print_stdout)]

use crate::desk_enrolment::enrol_as;
use crate::desk_line::{Request, RunningDesk, Sealed, config};
use crate::python;
use motcua::protocol::digest::Digest;
use motcua::protocol::messages::{Enrolled, FilingStatus};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Output};

/// All but HEAD, which every GET answers.
const METHODS: [&str; 6] = ["get", "put", "post", "patch", "options", "delete"];

async fn description(desk: &RunningDesk) -> Value {
    let answered = desk.ask(&Request::new("GET", "/v1/openapi.json")).await;
    assert_eq!(answered.status, 200);
    answered.json()
}

/// A part of the file by its pointer, through references.
fn at<'a>(whole: &'a Value, pointer: &str) -> &'a Value {
    let found = whole
        .pointer(pointer)
        .unwrap_or_else(|| panic!("{pointer}"));
    match found["$ref"].as_str() {
        Some(reference) => at(whole, reference.trim_start_matches('#')),
        None => found,
    }
}

#[tokio::test]
async fn every_call_is_described_and_no_other_is_taken() {
    let desk = RunningDesk::start().await;
    let file = description(&desk).await;
    let paths = file["paths"].as_object().unwrap();
    let source =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/desk/serve.rs"));
    let routes: BTreeSet<String> = source
        .unwrap()
        .split('"')
        .filter(|text| text.starts_with("/v1/"))
        .map(str::to_owned)
        .collect();
    assert_eq!(routes, paths.keys().cloned().collect());
    for (path, calls) in paths {
        let address = path
            .replace("{filing}", "0193a1e0-8c4e-7d2a-9f3b-5a6c7d8e9f10")
            .replace("{part}", &Digest::of(b"page").to_string())
            .replace("{kiosk}", "K1")
            .replace("{code}", "1.004873")
            .replace("{version}", "2026-11-24");
        for method in METHODS {
            let request = Request::new(&method.to_uppercase(), &address);
            let status = desk.ask_as_stranger(&request).await.status;
            // A POST on an upload wants its header.
            let by_header = method == "post" && path.starts_with("/v1/uploads/");
            let described = !calls[method].is_null() && !by_header;
            assert_eq!(status != 405, described, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn the_example_of_the_description_is_received() {
    let desk = RunningDesk::start().await;
    let file = description(&desk).await;
    let announce = "/paths/~1v1~1filings~1{filing}/put/requestBody/content/application~1json";
    let manifest = &at(&file, announce)["examples"]["filing"]["value"];
    let filing = Sealed {
        id: serde_json::from_value(at(&file, "/components/parameters/filing")["example"].clone())
            .unwrap(),
        manifest: serde_json::to_vec(manifest).unwrap(),
        pages: vec![b"page".to_vec()],
    };
    let receipt: FilingStatus = desk.file(&filing).await.json();
    assert_eq!(receipt.manifest, filing.digest());
}

#[tokio::test]
async fn the_schema_of_every_procedure_is_served_to_anybody() {
    let desk = RunningDesk::for_enrolled_kiosks().await;
    let listed: Value = desk.ask(&Request::new("GET", "/v1/schemas")).await.json();
    let listed = listed["schemas"].as_array().unwrap();
    let calendar = &config().procedures;
    let versions: usize = calendar.ids().map(|id| calendar.versions(id).len()).sum();
    assert_eq!(listed.len(), versions);
    for entry in listed {
        let address = entry["address"].as_str().unwrap();
        let answered = desk.ask(&Request::new("GET", address)).await;
        assert_eq!(answered.status, 200, "{address}");
        let schema: Value = answered.json();
        assert!(jsonschema::draft202012::new(&schema).is_ok(), "{address}");
        assert!(
            schema["title"]
                .as_str()
                .unwrap()
                .contains(entry["code"].as_str().unwrap())
        );
    }
    let none = Request::new("GET", "/v1/schemas/1.004873/none");
    assert_eq!(desk.ask(&none).await.problem().status, 404);
}

/// Asks the desk whatever its description allows and forbids; what is found is the error.
fn look(
    program: &Path,
    tests: &Path,
    desk: SocketAddr,
    pass: Option<&str>,
) -> Result<Output, String> {
    let mut command = Command::new(program);
    let _ = command
        .arg("--config-file")
        .arg(tests.join("schemathesis.toml"))
        .args(["run", &format!("http://{desk}/v1/openapi.json")])
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("PYTHONPATH", tests)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(env!("CARGO_TARGET_TMPDIR"));
    if let Some(pass) = pass {
        let _ = command.args(["--header", &format!("Authorization: Bearer {pass}")]);
    }
    python::run(&mut command)
}

#[tokio::test(flavor = "multi_thread")]
async fn schemathesis_finds_nothing() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemathesis");
    let program = match python::install("schemathesis", &tests.join("requirements.txt")) {
        Ok(programs) => programs.join("st"),
        Err(missing) => {
            assert!(std::env::var_os("MOTCUA_CI").is_none(), "{missing}");
            let _ = writeln!(std::io::stderr(), "left out: schemathesis: {missing}");
            return;
        }
    };
    let open = RunningDesk::start().await;
    let enrolled = RunningDesk::for_enrolled_kiosks().await;
    let code = enrolled.records().kiosks().add("K1").unwrap();
    let pass: Enrolled = enrolled.ask(&enrol_as("K1", code.expose())).await.json();
    for (desk, pass) in [(open, None), (enrolled, Some(pass.pass))] {
        let (program, tests, address) = (program.clone(), tests.clone(), desk.address);
        let looked =
            tokio::task::spawn_blocking(move || look(&program, &tests, address, pass.as_deref()));
        if let Err(found) = looked.await.unwrap() {
            panic!("{found}");
        }
        let probe = desk.ask(&Request::new("GET", "/v1/health?nonce=n")).await;
        assert_eq!(probe.status, 200, "it still serves");
    }
}
