//! Printers as a ward sets them up.

use super::folder::Copy;
use crate::config::settings::{FormPrinter, Printer, PrinterLanguage, Settings, SlipPaper};

/// The line of `kiosk.toml` that the tables are put in place of.
const PLACE: &str = "# Without this table slips are kept in the data folder and shown.";

fn settings(tables: &str) -> Settings {
    let folder = Copy::of_the_shipped().replace("kiosk.toml", PLACE, tables);
    folder.load().unwrap().settings
}

#[test]
fn without_a_table_there_is_no_printer() {
    let settings = settings(PLACE);
    assert_eq!((settings.printer, settings.form_printer), (None, None));
}

#[test]
fn slips_and_forms_have_printers_of_their_own() {
    let settings = settings(
        "[printer]\nuri = \"socket://192.168.1.20\"\npaper = \"roll80\"\nlanguage = \"escpos\"\n\
         [form_printer]\nuri = \"http://192.168.1.21:631/ipp/print\"\n",
    );
    let slips = Printer {
        uri: "socket://192.168.1.20".to_owned(),
        language: PrinterLanguage::EscPos,
        paper: SlipPaper::Roll80,
    };
    let forms = FormPrinter {
        uri: "http://192.168.1.21:631/ipp/print".to_owned(),
    };
    assert_eq!(settings.printer, Some(slips));
    assert_eq!(settings.form_printer, Some(forms));
}

#[test]
fn a_printer_gets_pdf_unless_it_is_a_receipt_printer() {
    for paper in ["a5", "roll80"] {
        let settings = settings(&format!(
            "[printer]\nuri = \"ipp://localhost:631/printers/slip\"\npaper = \"{paper}\"\n"
        ));
        let printer = settings.printer.unwrap();
        assert_eq!(printer.language, PrinterLanguage::Pdf);
    }
}

#[cfg(feature = "kiosk")]
#[test]
fn every_address_that_may_be_set_is_one_that_can_be_printed_at() {
    use crate::paper::print;
    for uri in [
        "ipp://localhost:631/printers/slip",
        "http://[::1]/ipp/print",
        "socket://slip",
        "socket://[fe80::1]:9100/",
        "file:///dev/usb/lp0",
    ] {
        let settings = settings(&format!(
            "[printer]\nuri = \"{uri}\"\npaper = \"roll80\"\nlanguage = \"escpos\"\n"
        ));
        let printer = print::Printer::start(
            &settings.printer.unwrap().uri,
            print::PrinterLanguage::EscPos,
            print::Patience::default(),
        );
        assert!(printer.is_ok(), "{uri}");
    }
}
