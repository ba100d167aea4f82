//! The printers: one for slips, one for application forms.

use super::{FormPrinter, Printer, PrinterLanguage, SlipPaper, address};
use crate::config::fault::Fault;
use crate::config::reader::{At, Table};

/// How a printer is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By IPP, which tells what became of a job.
    Ipp,
    /// By bytes, to a port or a device file.
    Bytes,
}

/// Reads `[printer]`.
pub(super) fn slips(table: &Table<'_>) -> Option<Printer> {
    let uri = table.text("uri");
    let paper = table.one_of(
        "paper",
        &[("a5", SlipPaper::A5), ("roll80", SlipPaper::Roll80)],
    );
    let language = if table.has("language") {
        let languages = [
            ("pdf", PrinterLanguage::Pdf),
            ("escpos", PrinterLanguage::EscPos),
        ];
        table.one_of("language", &languages)
    } else {
        Some(PrinterLanguage::default())
    };
    table.close();
    let (uri, paper, language) = (uri?, paper?, language?);
    let way = way_reported(table, &uri)?;
    match (language, way, paper) {
        (PrinterLanguage::Pdf, Way::Bytes, _) => {
            table.report(uri.line, Fault::PdfWithoutIpp(uri.value.clone()));
        }
        (PrinterLanguage::EscPos, _, SlipPaper::A5) => {
            table.report(table.line_of("paper"), Fault::EscPosOnSheets);
        }
        (PrinterLanguage::Pdf, Way::Ipp, _) | (PrinterLanguage::EscPos, _, SlipPaper::Roll80) => {}
    }
    Some(Printer {
        uri: uri.value,
        language,
        paper,
    })
}

/// Reads `[form_printer]`.
pub(super) fn forms(table: &Table<'_>) -> Option<FormPrinter> {
    let uri = table.text("uri");
    table.close();
    let uri = uri?;
    if way_reported(table, &uri)? == Way::Bytes {
        table.report(uri.line, Fault::PdfWithoutIpp(uri.value.clone()));
    }
    Some(FormPrinter { uri: uri.value })
}

fn way_reported(table: &Table<'_>, uri: &At<String>) -> Option<Way> {
    let way = way(&uri.value);
    if way.is_none() {
        table.report(uri.line, Fault::NotPrinterUri(uri.value.clone()));
    }
    way
}

/// The way to a printer; nothing where the address is none of a printer.
fn way(uri: &str) -> Option<Way> {
    let (scheme, rest) = uri.split_once("://")?;
    match scheme {
        "ipp" | "http" => {
            let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
            let plain = path.chars().all(|sign| sign.is_ascii_graphic());
            (address::host(authority).is_some() && plain).then_some(Way::Ipp)
        }
        "socket" => {
            let authority = rest.strip_suffix('/').unwrap_or(rest);
            address::host(authority).map(|_| Way::Bytes)
        }
        "file" => {
            let names_a_file = rest.starts_with('/') && !rest.ends_with('/');
            names_a_file.then_some(Way::Bytes)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printer_is_reached_by_ipp_by_a_port_or_by_a_device_file() {
        for (uri, expected) in [
            ("ipp://localhost:631/printers/slip", Some(Way::Ipp)),
            ("ipp://slip", Some(Way::Ipp)),
            ("http://192.168.1.20:631/ipp/print", Some(Way::Ipp)),
            ("socket://192.168.1.20:9100", Some(Way::Bytes)),
            ("socket://[::1]:9100/", Some(Way::Bytes)),
            ("socket://slip", Some(Way::Bytes)),
            ("file:///dev/usb/lp0", Some(Way::Bytes)),
            ("ipps://slip", None),
            ("https://slip", None),
            ("ipp:///printers/slip", None),
            ("ipp://a b/", None),
            ("ipp://slip/a b", None),
            ("socket://:9100", None),
            ("socket://slip:0", None),
            ("socket://slip:9100/queue", None),
            ("file://dev/usb/lp0", None),
            ("file:///", None),
            ("file:///dev/usb/", None),
            ("/dev/usb/lp0", None),
            ("lpd://slip", None),
            ("", None),
        ] {
            assert_eq!(way(uri), expected, "{uri}");
        }
    }
}
