use super::*;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, Instant};

fn soon() -> Wait {
    Wait::new(Duration::from_secs(20))
}

/// A program in the place of `scanimage`.
fn program(folder: &Path, script: &str) -> Scanimage {
    let path = folder.join("scanimage");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    Scanimage::at(&path)
}

/// A script that lists its options, and does this where a page is asked for.
fn scanning(page: &str) -> String {
    format!(r#"case "$*" in *-A*) echo '  --mode Gray [Gray]';; *) {page};; esac"#)
}

fn one_page(script: &str, wait: &Wait) -> Result<Capture, Trouble> {
    let folder = tempfile::tempdir().unwrap();
    let mut scanner = Scanner::new(
        program(folder.path(), script),
        Wanted::Named("any".to_owned()),
    );
    scanner.open(&soon())?;
    scanner.next(wait)
}

#[test]
fn the_list_has_one_line_for_each_scanner_and_no_cameras() {
    let text = "fujitsu:fi-7160:1|FUJITSU|fi-7160|scanner\nv4l:/dev/video0|Noname|Camera|virtual device\nbroken\n\n";
    let expected = Listed {
        name: "fujitsu:fi-7160:1".to_owned(),
        model: "FUJITSU fi-7160".to_owned(),
    };
    assert_eq!(listed(text), [expected]);
}

#[test]
fn a_program_that_is_missing_is_named() {
    let missing = Scanimage::at(Path::new("/nowhere/scanimage"));
    assert_eq!(missing.list(&soon()), Err(Trouble::NoProgram));
    assert!(Trouble::NoProgram.remedy().contains("sane-utils"));
}

#[test]
fn a_page_comes_as_the_program_gives_it() {
    let page = scanning("printf 'P5\\n2 2\\n255\\nabcd'");
    let expected = Capture::Picture(b"P5\n2 2\n255\nabcd".to_vec());
    assert_eq!(one_page(&page, &soon()), Ok(expected));
}

#[test]
fn a_page_that_is_cut_off_or_no_picture_is_refused() {
    for page in ["printf 'P5\\n9 9\\n255\\nabcd'", "echo hello", "true"] {
        let got = one_page(&scanning(page), &soon());
        assert_eq!(got, Err(Trouble::Failed(0)), "{page}");
    }
}

#[test]
fn a_scanner_that_hangs_is_given_up_and_its_program_ended() {
    let folder = tempfile::tempdir().unwrap();
    let left = folder.path().join("pid");
    let hang = format!("echo $$ > {}; exec sleep 60", left.display());
    let begun = Instant::now();
    let got = one_page(&scanning(&hang), &Wait::new(Duration::from_millis(400)));
    assert_eq!(got, Err(Trouble::Silent));
    assert!(begun.elapsed() < Duration::from_secs(20));
    let pid = fs::read_to_string(left).unwrap();
    assert!(!Path::new("/proc").join(pid.trim()).exists());
}

#[test]
fn a_program_that_closes_its_output_and_stays_is_given_up() {
    let page = scanning("exec >/dev/null; exec sleep 60");
    let got = one_page(&page, &Wait::new(Duration::from_millis(300)));
    assert_eq!(got, Err(Trouble::Silent));
}

#[test]
fn an_endless_page_does_not_fill_the_memory() {
    let page = scanning("exec cat /dev/zero");
    assert_eq!(one_page(&page, &soon()), Err(Trouble::TooLarge));
}

#[test]
fn endless_complaints_hold_nothing_up() {
    // The shell itself complains, so that a closed pipe would end it.
    let loud = "i=0; while [ $i -lt 6000 ]; do echo complaint of a driver >&2; i=$((i+1)); done";
    let page = scanning(&format!("{loud}; exit 7"));
    assert_eq!(one_page(&page, &soon()), Err(Trouble::NoPaper));
}
