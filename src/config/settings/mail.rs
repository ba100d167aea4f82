//! The table `[mail]`: over which server the desk sends letters to residents who gave an address.

use super::{Mail, MailSecurity, address};
use crate::config::fault::Fault;
use crate::config::reader::Table;
use crate::filing::email::Email;
use std::path::PathBuf;

/// Reads the table.
pub(super) fn read(table: &Table<'_>) -> Option<Mail> {
    let server = table.text("server");
    let security = table.one_of(
        "security",
        &[
            ("tls", MailSecurity::Tls),
            ("starttls", MailSecurity::StartTls),
            ("none", MailSecurity::None),
        ],
    );
    let port = table.optional_whole("port", 1_u16, u16::MAX);
    let from = table.text("from");
    let user = table.optional_text("user");
    let password_file = table.optional_text("password_file");
    let authority = table.optional_text("authority");
    table.close();
    let (server, security, from) = (server?, security?, from?);
    let host = address::host(&server.value).filter(|host| *host == server.value);
    if host.is_none() {
        table.report(server.line, Fault::NotMailServer(server.value.clone()));
    }
    let here = matches!(host, Some("127.0.0.1" | "[::1]" | "localhost"));
    if security == MailSecurity::None && !here {
        table.report(
            table.line_of("security"),
            Fault::MailInClear(server.value.clone()),
        );
    }
    let sender = Email::new(&from.value).ok();
    if sender.is_none() {
        table.report(from.line, Fault::NotMailAddress(from.value.clone()));
    }
    if user.is_some() != password_file.is_some() {
        table.report(table.line, Fault::HalfAnAccount);
    }
    let port = port.map_or_else(|| security.usual_port(), |port| port.value);
    let account = user.zip(password_file);
    Some(Mail {
        server: server.value,
        port,
        security,
        from: sender?,
        account: account.map(|(user, file)| (user.value, PathBuf::from(file.value))),
        authority: authority.map(|file| PathBuf::from(file.value)),
    })
}
