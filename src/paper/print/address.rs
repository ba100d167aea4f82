//! Where a printer is: a queue or printer that speaks IPP, a port that takes bytes, or a device file.

use super::PrinterError;
use ipp::prelude::Uri;
use std::path::PathBuf;

/// The port that receipt printers listen at.
const RAW_PORT: u16 = 9100;

/// A printer's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// `ipp://…` or `http://…`.
    Ipp(Uri),
    /// `socket://HOST:PORT`.
    Socket {
        /// Its name or number, without brackets.
        host: String,
        /// Its port.
        port: u16,
    },
    /// `file:///dev/usb/lp0`.
    Device(PathBuf),
}

impl Address {
    /// Reads an address.
    pub(super) fn parse(text: &str) -> Result<Self, PrinterError> {
        let unusable = || PrinterError::Address(text.to_owned());
        if let Some(path) = text.strip_prefix("file://") {
            let device = PathBuf::from(path);
            return if device.is_absolute() && device.file_name().is_some() {
                Ok(Self::Device(device))
            } else {
                Err(unusable())
            };
        }
        let uri: Uri = text.parse().map_err(|_| unusable())?;
        let host = uri.host().filter(|host| !host.is_empty());
        let host = host.ok_or_else(unusable)?.to_owned();
        match uri.scheme_str() {
            Some("ipp" | "http") => Ok(Self::Ipp(uri)),
            Some("socket") if matches!(uri.path(), "" | "/") && uri.query().is_none() => {
                Ok(Self::Socket {
                    host: host.trim_matches(['[', ']']).to_owned(),
                    port: uri.port_u16().unwrap_or(RAW_PORT),
                })
            }
            _ => Err(unusable()),
        }
    }
}
