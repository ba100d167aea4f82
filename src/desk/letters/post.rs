//! The way to the mail server: protected as it was set up, or not at all gone.

use crate::config::settings::{Mail, MailSecurity};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::{self, AsyncSmtpTransport};
use lettre::{AsyncTransport as _, Message, Tokio1Executor};
use std::time::Duration;

/// For one answer of the server.
const ANSWER: Duration = Duration::from_secs(30);

/// What the server says where our account is wrong: nothing about a letter.
const ACCOUNT: [u16; 4] = [530, 534, 535, 538];

/// Why a letter did not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is tried again; with the server's code, where it gave one.
    Later(Option<u16>),
    /// It cannot be delivered.
    Never(Option<u16>),
}

/// A way to the server.
pub struct Post(AsyncSmtpTransport<Tokio1Executor>);

impl Post {
    /// Makes the way ready; nothing is asked of the server yet.
    ///
    /// # Errors
    /// [`Trouble::Later`] where a file of the settings cannot be used; the log says which.
    pub async fn open(mail: &Mail) -> Result<Self, Trouble> {
        // An IPv6 address stands in brackets in the settings alone.
        let server = mail.server.trim_matches(['[', ']']);
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(server)
            .port(mail.port)
            .timeout(Some(ANSWER))
            .tls(match mail.security {
                MailSecurity::Tls => Tls::Wrapper(parameters(mail).await?),
                MailSecurity::StartTls => Tls::Required(parameters(mail).await?),
                MailSecurity::None => Tls::None,
            });
        if let Some((user, file)) = &mail.account {
            let password = tokio::fs::read_to_string(file).await.map_err(|error| {
                tracing::warn!(%error, "the password of the mail server cannot be read");
                Trouble::Later(None)
            })?;
            let password = password.trim_end_matches(['\r', '\n']).to_owned();
            builder = builder.credentials(Credentials::new(user.clone(), password));
        }
        Ok(Self(builder.build()))
    }

    /// Hands a letter to the server.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn send(&self, letter: Message) -> Result<(), Trouble> {
        match self.0.send(letter).await {
            Ok(_) => Ok(()),
            Err(error) => Err(trouble(&error)),
        }
    }
}

async fn parameters(mail: &Mail) -> Result<TlsParameters, Trouble> {
    let unusable = || {
        tracing::warn!("the authority of the mail server cannot be used");
        Trouble::Later(None)
    };
    let mut builder = TlsParameters::builder(mail.server.clone());
    if let Some(file) = &mail.authority {
        let pem = tokio::fs::read(file).await.map_err(|_| unusable())?;
        let authority = Certificate::from_pem(&pem).map_err(|_| unusable())?;
        builder = builder
            .certificate_store(CertificateStore::None)
            .add_root_certificate(authority);
    }
    builder.build_rustls().map_err(|_| unusable())
}

fn trouble(error: &smtp::Error) -> Trouble {
    let code = error.status().map(u16::from);
    let is_ours = code.is_some_and(|code| ACCOUNT.contains(&code));
    if error.is_permanent() && !is_ours {
        Trouble::Never(code)
    } else {
        Trouble::Later(code)
    }
}
