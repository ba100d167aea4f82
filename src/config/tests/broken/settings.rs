//! Broken settings: what `check` says of each.

use super::{Copy, KIOSK, says, says_in};
use crate::config::settings::Profile;
use std::time::Duration;

#[test]
fn times_outside_their_bounds_are_refused() {
    for (from, to, key) in [
        ("idle_seconds = 180", "idle_seconds = 119", "idle_seconds"),
        ("idle_seconds = 180", "idle_seconds = 601", "idle_seconds"),
        ("idle_seconds = 180", "idle_seconds = -1", "idle_seconds"),
        (
            "warning_seconds = 60",
            "warning_seconds = 59",
            "warning_seconds",
        ),
        (
            "resume_minutes = 20",
            "resume_minutes = 21",
            "resume_minutes",
        ),
    ] {
        says((KIOSK, from, to, to), &format!("`{key}` is out of bounds"));
    }
}

#[test]
fn a_value_that_is_missing_empty_or_of_the_wrong_type_is_refused() {
    says(
        (KIOSK, "resume_minutes = 20", "", "[times]"),
        "`resume_minutes` is missing",
    );
    says(
        (
            KIOSK,
            "resume_minutes = 20",
            "resume_minutes = \"20\"",
            "resume_minutes = \"20\"",
        ),
        "`resume_minutes` has the wrong type",
    );
    says(
        (KIOSK, "counter = \"3\"", "counter = 3", "counter = 3"),
        "`counter` has the wrong type",
    );
    says(
        (KIOSK, "kiosk = \"K1\"", "kiosk = \" \"", "kiosk = \" \""),
        "`kiosk` is empty",
    );
    says(
        (
            KIOSK,
            "procedures = [\"certified-copy\", \"certified-signature\"]",
            "procedures = []",
            "procedures = []",
        ),
        "`procedures` is empty",
    );
    says(
        (
            KIOSK,
            "counter = \"3\"",
            "counter = \"3\"\ncolour = \"red\"",
            "colour",
        ),
        "nobody reads `colour` here",
    );
    says(
        (KIOSK, "office = \"Ủy", "office = \"U\u{309}y", "office = "),
        "the text is not in normal form C",
    );
}

#[test]
fn a_syntax_mistake_is_named_with_its_line_and_brings_no_others() {
    says(
        (KIOSK, "counter = \"3\"", "counter = \"3", "counter = \"3"),
        "invalid basic string, expected `\"`",
    );
}

#[test]
fn a_ward_must_be_a_commune_of_its_province() {
    // Thanh Nhàn was merged into Bạch Mai in 2025.
    says(
        (
            KIOSK,
            "commune = \"00292\"",
            "commune = \"00271\"",
            "commune = ",
        ),
        "there is no commune of this province `00271`",
    );
    says(
        (
            KIOSK,
            "province = \"01\"",
            "province = \"02\"",
            "province = \"02\"",
        ),
        "there is no province `02`",
    );
    says(
        (
            KIOSK,
            "province = \"01\"",
            "province = \"79\"",
            "commune = ",
        ),
        "there is no commune of this province `00292`",
    );
}

#[test]
fn a_screen_out_of_reach_is_refused() {
    says(
        (
            KIOSK,
            "mount_bottom_mm = 850",
            "mount_bottom_mm = 950",
            "mount_bottom_mm",
        ),
        "the screen reaches from 950 to 1218 mm above the floor",
    );
    says(
        (
            KIOSK,
            "mount_bottom_mm = 850",
            "mount_bottom_mm = 300.0",
            "mount_bottom_mm",
        ),
        "the screen reaches from 300 to 568 mm above the floor",
    );
    says(
        (
            KIOSK,
            "diagonal_in = 21.5",
            "diagonal_in = 2.15",
            "diagonal_in",
        ),
        "`diagonal_in` is out of bounds",
    );
}

#[test]
fn a_tus_server_has_a_path_and_both_have_days_to_keep() {
    let url = "url = \"http://127.0.0.1:8700\"";
    let tus = |rest: &str| format!("profile = \"tus\"\n{rest}");
    let endpoint = tus("url = \"http://127.0.0.1:1080/files/\"\nkeep_days = 14");
    let folder = Copy::of_the_shipped().replace(KIOSK, url, &endpoint);
    let link = folder.load().unwrap().settings.desk.unwrap();
    let keep_for = Duration::from_secs(14 * 24 * 3600);
    assert_eq!((link.profile, link.keep_for), (Profile::Tus, keep_for));
    let kept_for = |to: &str| {
        let folder = Copy::of_the_shipped().replace(KIOSK, url, to);
        folder
            .load()
            .unwrap()
            .settings
            .desk
            .unwrap()
            .keep_for
            .as_secs()
            / (24 * 3600)
    };
    assert_eq!(kept_for(url), 3);
    assert_eq!(kept_for(&format!("{url}\nkeep_days = 9")), 9);
    assert_eq!(kept_for(&tus("url = \"http://127.0.0.1:1080/\"")), 30);
    assert_eq!(link.url, "http://127.0.0.1:1080/files/");

    for (to, at, what) in [
        (
            tus("url = \"http://127.0.0.1:1080/files/?a\""),
            "url = ",
            "`http://127.0.0.1:1080/files/?a` is not the address of a tus server",
        ),
        (
            tus("url = \"http://upload.example/files/\""),
            "url = ",
            "`http://upload.example/files/` would send personal data unprotected",
        ),
        (
            tus("url = \"https://upload.example/files/\""),
            "url = ",
            "nothing says which https desk is trusted",
        ),
        (
            tus("url = \"http://127.0.0.1:1080/\"\nkeep_days = 0"),
            "keep_days",
            "`keep_days` is out of bounds",
        ),
        (
            tus("url = \"http://127.0.0.1:1080/\"\nkeep_days = \"30\""),
            "keep_days",
            "`keep_days` has the wrong type",
        ),
        (
            format!("{url}\nprofile = \"ftp\"\nkeep_days = 30"),
            "profile = ",
            "`profile` cannot be `ftp`",
        ),
    ] {
        // The shipped file shows the keys in a comment, so the first of them is the spoilt one.
        says_in((KIOSK, url, &to), (KIOSK, at), what);
    }
}

#[test]
fn personal_data_is_never_sent_to_an_unproven_desk() {
    let url = "http://127.0.0.1:8700";
    says(
        (KIOSK, url, "http://desk.example:8700", "url = "),
        "`http://desk.example:8700` would send personal data unprotected",
    );
    says(
        (KIOSK, url, "https://desk.example:8443", "url = "),
        "nothing says which https desk is trusted",
    );
    says(
        (KIOSK, url, "desk.example", "url = "),
        "`desk.example` is not the address of a desk",
    );
    says(
        (KIOSK, "# authority = ", "authority = ", "authority = "),
        "`desk-ca.pem` cannot be read (entity not found)",
    );
    says(
        (KIOSK, "# public_key = ", "public_key = ", "public_key = "),
        "the public key is not 64 hexadecimal digits",
    );
    let mirror = "[mirror]\nfolder = \"/media/mirror\"\nrecovery_key = \"abc\"\n\n[office]\n";
    says(
        (KIOSK, "[office]\n", mirror, "recovery_key = \"abc"),
        "the public key is not 64 hexadecimal digits",
    );
}

#[test]
fn letters_leave_protected_from_an_address_and_with_a_whole_account() {
    let good =
        "[mail]\nserver = \"mail.example.vn\"\nsecurity = \"tls\"\nfrom = \"motcua@example.vn\"\n";
    let broken = |from: &str, to: &str| -> &'static str { good.replace(from, to).leak() };
    for (table, at, what) in [
        (
            broken("\"tls\"", "\"none\""),
            "security = \"none\"",
            "letters would travel unprotected to `mail.example.vn`",
        ),
        (
            broken("\"tls\"", "\"ssl\""),
            "security = \"ssl\"",
            "`security` cannot be `ssl`",
        ),
        (
            broken("mail.example.vn\"\nsec", "mail.example.vn:25\"\nsec"),
            "mail.example.vn:25",
            "`mail.example.vn:25` is no server's name",
        ),
        (
            broken("motcua@", "motcua"),
            "motcuaexample.vn",
            "`motcuaexample.vn` is no e-mail address",
        ),
        (
            broken("\nfrom", "\nuser = \"motcua\"\nfrom"),
            "[mail]\nserver = \"mail.example.vn\"\nsecurity = \"tls\"\nuser",
            "a user and a password belong together",
        ),
        (
            broken("\nfrom", "\npassword = \"geheim\"\nfrom"),
            "geheim",
            "nobody reads `password` here",
        ),
    ] {
        says((KIOSK, PRINTER, table, at), what);
    }
}

/// The line of `kiosk.toml` that the tables of printers are put in place of.
const PRINTER: &str = "# Without this table slips are kept in the data folder and shown.";

#[test]
fn a_printer_has_a_known_address_paper_and_language() {
    for (uri, table) in [
        ("lpd://slip", "[printer]\npaper = \"a5\"\n"),
        ("ipps://slip", "[printer]\npaper = \"a5\"\n"),
        ("slip", "[printer]\npaper = \"a5\"\n"),
        ("file://dev/usb/lp0", "[printer]\npaper = \"a5\"\n"),
        ("socket://slip:9100/queue", "[printer]\npaper = \"a5\"\n"),
        ("ipps://form", "[form_printer]\n"),
    ] {
        let line: &'static str = format!("uri = \"{uri}\"").leak();
        let table: &'static str = format!("{table}{line}").leak();
        says(
            (KIOSK, PRINTER, table, line),
            &format!("`{uri}` is not the URI of a printer"),
        );
    }
    says(
        (
            KIOSK,
            PRINTER,
            "[printer]\nuri = \"ipp://slip\"\npaper = \"a4\"",
            "\"a4\"",
        ),
        "`paper` cannot be `a4`",
    );
    says(
        (
            KIOSK,
            PRINTER,
            "[printer]\nuri = \"ipp://slip\"\npaper = \"a5\"\nlanguage = \"pcl\"",
            "\"pcl\"",
        ),
        "`language` cannot be `pcl`",
    );
    says(
        (
            KIOSK,
            PRINTER,
            "[form_printer]\nuri = \"ipp://form\"\npaper = \"a4\"",
            "paper = \"a4\"",
        ),
        "nobody reads `paper` here",
    );
}

#[test]
fn a_pdf_goes_only_where_its_end_is_told() {
    for (uri, table) in [
        ("socket://slip:9100", "[printer]\npaper = \"roll80\"\n"),
        (
            "file:///dev/usb/lp0",
            "[printer]\nlanguage = \"pdf\"\npaper = \"roll80\"\n",
        ),
        ("socket://form", "[form_printer]\n"),
        ("file:///dev/usb/lp0", "[form_printer]\n"),
    ] {
        let line: &'static str = format!("uri = \"{uri}\"").leak();
        let table: &'static str = format!("{table}{line}").leak();
        says(
            (KIOSK, PRINTER, table, line),
            &format!("nobody tells what becomes of a PDF at `{uri}`"),
        );
    }
}

#[test]
fn a_receipt_printer_has_a_roll() {
    for uri in ["ipp://slip", "socket://slip:9100", "file:///dev/usb/lp0"] {
        let table = format!("[printer]\nuri = \"{uri}\"\nlanguage = \"escpos\"\npaper = \"a5\"");
        says(
            (KIOSK, PRINTER, table.leak(), "paper = \"a5\""),
            "a receipt printer has no sheets",
        );
    }
}

#[test]
fn the_menu_and_the_ways_of_delivery_name_what_there_is() {
    says(
        (
            KIOSK,
            "[\"marital-status\"",
            "[\"ghost\", \"marital-status\"",
            "\"ghost\"",
        ),
        "there is no procedure `ghost`",
    );
    says(
        (
            KIOSK,
            "[\"certified-copy\"",
            "[\"birth\", \"certified-copy\"",
            "\"certified-copy\"",
        ),
        "the procedure `birth` is there twice",
    );
    says(
        (
            KIOSK,
            "id = \"certified\"",
            "id = \"Certified\"",
            "id = \"Certified\"",
        ),
        "`Certified` cannot be an id",
    );
    says(
        (KIOSK, "\"post\"]", "\"pigeon\"]", "delivery = "),
        "`delivery` cannot be `pigeon`",
    );
}

#[test]
fn a_scanner_is_there_or_not_and_no_slower_than_a_hand() {
    says(
        (
            KIOSK,
            "[scanner]\nkind = \"keyboard\"",
            "[scanner]\nkind = \"camera\"",
            "kind = \"camera\"",
        ),
        "`kind` cannot be `camera`",
    );
    for wrong in ["19", "121", "-1"] {
        let line = format!("pause_ms = {wrong}");
        let line: &'static str = line.leak();
        says(
            (KIOSK, "pause_ms = 60", line, line),
            "`pause_ms` is out of bounds",
        );
    }
    says(
        (KIOSK, "pause_ms = 60", "pause_ms = 60\nbaud = 9600", "baud"),
        "nobody reads `baud` here",
    );
    says(
        (
            KIOSK,
            "[scanner]\nkind = \"keyboard\"",
            "[scanner]",
            "[scanner]",
        ),
        "`kind` is missing",
    );
}

#[test]
fn signing_on_the_glass_is_offered_or_not() {
    let shipped = "[signature]\noffer = false";
    let wrong = "[signature]\noffer = \"yes\"";
    says(
        (KIOSK, shipped, wrong, "offer = \"yes\""),
        "`offer` has the wrong type",
    );
    says(
        (KIOSK, shipped, "[signature]", "[signature]"),
        "`offer` is missing",
    );
}

#[test]
fn a_keyboard_types_telex_vni_or_plain() {
    says(
        (
            KIOSK,
            "typing = \"telex\"",
            "typing = \"viqr\"",
            "typing = \"viqr\"",
        ),
        "`typing` cannot be `viqr`",
    );
}

/// The line of `kiosk.toml` that `[capture]` is put in place of.
const CAPTURE: &str = "# [capture]";

#[test]
fn cameras_and_scanners_are_named_as_they_are_found() {
    for (line, what) in [
        ("camera = \"video0\"", "`video0` is no camera"),
        ("camera = \"/home/x\"", "`/home/x` is no camera"),
        ("camera = \"name:\"", "`name:` is no camera"),
        ("camera = true", "`camera` has the wrong type"),
        ("scanner = \"fi-7160\"", "`fi-7160` is no scanner"),
        ("scanner = 1", "`scanner` has the wrong type"),
        ("colour = \"red\"", "nobody reads `colour` here"),
    ] {
        let table: &'static str = format!("[capture]\n{line}").leak();
        says((KIOSK, CAPTURE, table, line), what);
    }
}
