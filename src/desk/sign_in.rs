//! Signing in: a name and a password become a session, or the same answer for every failure.
//!
//! One password is compared at a time, from the look at earlier failures to the row that keeps
//! this one, so that many guesses at once get no more tries than one after the other.

use crate::desk::accounts::{AccountName, HashError, Password, PasswordError};
use crate::desk::problem::Refusal;
use crate::desk::session::{NoRandomness, Token};
use crate::desk::{Desk, Inner};
use crate::protocol::digest::Digest;
use jiff::Timestamp;

/// What a sign-in came to.
#[derive(Debug)]
pub enum SignIn {
    /// The browser gets this session.
    Welcome(Token),
    /// The name or the password is wrong, or the account is locked; nobody is told which.
    Wrong,
    /// There were too many wrong passwords; the next is heard then.
    Wait(Timestamp),
}

/// What choosing a password came to.
#[derive(Debug)]
pub enum Choice {
    /// It is kept, and the browser gets this new session.
    Kept(Token),
    /// The old password is wrong.
    Wrong,
    /// There were too many wrong passwords; the next is heard then.
    Wait(Timestamp),
    /// The new password may not be one.
    Refused(PasswordError),
    /// The new password is the old one.
    Same,
}

impl From<HashError> for Refusal {
    fn from(error: HashError) -> Self {
        tracing::error!(%error, "a password could not be compared");
        Self::Unavailable
    }
}

impl From<NoRandomness> for Refusal {
    fn from(error: NoRandomness) -> Self {
        tracing::error!(%error, "a session could not be opened");
        Self::Unavailable
    }
}

impl Desk {
    /// Signs somebody in.
    pub(super) async fn sign_in(
        &self,
        name: String,
        password: Password,
    ) -> Result<SignIn, Refusal> {
        let turn = self.password_turn().await?;
        self.run(move |desk| {
            let _held = turn;
            sign_in(desk, &name, &password)
        })
        .await
    }

    /// Lets an account's owner choose a password.
    pub(super) async fn choose_password(
        &self,
        name: AccountName,
        old: Password,
        new: Password,
    ) -> Result<Choice, Refusal> {
        let turn = self.password_turn().await?;
        self.run(move |desk| {
            let _held = turn;
            choose(desk, &name, &old, &new)
        })
        .await
    }
}

fn sign_in(desk: &Inner, typed: &str, password: &Password) -> Result<SignIn, Refusal> {
    Ok(match compare(desk, typed, password)? {
        Compared::Right(name) => {
            let token = Token::random()?;
            let kept = desk.storage.kept_password(&name)?;
            let renewed = kept
                .filter(|kept| {
                    kept.one_time_until.is_none() && desk.hashing.is_outdated(&kept.password)
                })
                .map(|_| desk.hashing.hash(password))
                .transpose()?;
            desk.storage
                .signed_in(&name, token.digest(), renewed.as_ref(), desk.now())?;
            SignIn::Welcome(token)
        }
        Compared::Wrong => SignIn::Wrong,
        Compared::Wait(until) => SignIn::Wait(until),
    })
}

fn choose(
    desk: &Inner,
    name: &AccountName,
    old: &Password,
    new: &Password,
) -> Result<Choice, Refusal> {
    Ok(match compare(desk, name.as_str(), old)? {
        Compared::Right(name) => {
            if let Err(error) = new.check(&name) {
                return Ok(Choice::Refused(error));
            }
            if new.is(old) {
                return Ok(Choice::Same);
            }
            let token = Token::random()?;
            let kept = desk.hashing.hash(new)?;
            desk.storage
                .choose_password(&name, &kept, token.digest(), desk.now())?;
            Choice::Kept(token)
        }
        Compared::Wrong => Choice::Wrong,
        Compared::Wait(until) => Choice::Wait(until),
    })
}

enum Compared {
    Right(AccountName),
    Wrong,
    Wait(Timestamp),
}

/// Compares a password with the one of the account that has the typed name, if any has.
fn compare(desk: &Inner, typed: &str, password: &Password) -> Result<Compared, Refusal> {
    let now = desk.now();
    let name = typed.parse::<AccountName>().ok();
    let known_as = name.as_ref().map_or(typed, AccountName::as_str);
    let known_as = Digest::of(known_as.as_bytes());
    if let Some(until) = desk.storage.must_wait(known_as, now)? {
        return Ok(Compared::Wait(until));
    }
    let kept = match &name {
        Some(name) => desk.storage.kept_password(name)?,
        None => None,
    };
    let against = kept.as_ref().map(|kept| &kept.password);
    let right = desk.hashing.verify(password, against)?;
    let account = kept.as_ref().map(|kept| &kept.name);
    let counts = kept.as_ref().is_some_and(|kept| {
        let in_time = kept.one_time_until.is_none_or(|until| now < until);
        right && !kept.locked && in_time
    });
    if let (true, Some(name)) = (counts, account) {
        return Ok(Compared::Right(name.clone()));
    }
    Ok(match desk.storage.sign_in_failed(known_as, account, now)? {
        Some(until) => Compared::Wait(until),
        None => Compared::Wrong,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::desk::Options;
    use crate::desk::accounts::{Cost, Role};
    use std::path::Path;
    use tempfile::TempDir;

    const PASSWORD: &str = "mùa sen nở rộ";

    fn desk(folder: &TempDir) -> Desk {
        let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
        let options = Options {
            clock: || "2026-11-24T10:00:00+07:00".parse().unwrap_or_default(),
            password_cost: Cost::LIGHT,
            ..Options::default()
        };
        let config = crate::config::load(&config).unwrap();
        let desk = Desk::open_with(folder.path(), config, options).unwrap();
        let operator: AccountName = "quan.tri".parse().unwrap();
        for name in ["quan.tri", "hoa", "lan"] {
            let name = name.parse().unwrap();
            let book = desk.0.accounts(&operator);
            let told = book.add(&name, Role::Operator).unwrap();
            let chosen = choose(&desk.0, &name, &told.password(), &Password::typed(PASSWORD));
            assert!(matches!(chosen, Ok(Choice::Kept(_))));
        }
        desk.0
            .accounts(&operator)
            .lock(&"lan".parse().unwrap())
            .unwrap();
        desk
    }

    async fn guess(desk: &Desk, name: &str, password: &str) -> SignIn {
        let password = Password::typed(password);
        desk.sign_in(name.to_owned(), password).await.unwrap()
    }

    #[tokio::test]
    async fn the_time_of_an_answer_does_not_tell_who_has_an_account() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        for (name, password) in [
            ("hoa", "sai"),
            ("nobody", PASSWORD),
            ("không phải tên", PASSWORD),
            ("", ""),
            ("lan", PASSWORD),
        ] {
            let before = desk.0.hashing.made();
            assert!(matches!(guess(&desk, name, password).await, SignIn::Wrong));
            assert_eq!(desk.0.hashing.made() - before, 1, "digests for {name:?}");
        }
        for name in ["hoa", "nobody"] {
            while !matches!(guess(&desk, name, "sai").await, SignIn::Wait(_)) {}
            let before = desk.0.hashing.made();
            assert!(matches!(
                guess(&desk, name, PASSWORD).await,
                SignIn::Wait(_)
            ));
            assert_eq!(desk.0.hashing.made() - before, 0, "digests for {name:?}");
        }
    }

    #[tokio::test]
    async fn many_guesses_at_once_get_no_more_tries_than_one_after_the_other() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let before = desk.0.hashing.made();
        let guesses = (0..20).map(|number| {
            let desk = desk.clone();
            async move { guess(&desk, "hoa", &format!("đoán lần {number}")).await }
        });
        let answers = futures_util::future::join_all(guesses).await;
        let wrong = answers.iter().filter(|one| matches!(one, SignIn::Wrong));
        assert_eq!(wrong.count(), 4);
        assert_eq!(desk.0.hashing.made() - before, 5);
    }

    #[tokio::test]
    async fn a_flood_of_sign_ins_is_sent_away_and_not_kept_waiting() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let turn = desk.password_turn().await.unwrap();
        let waiting: Vec<_> = (0..crate::desk::limits::WAITING_SIGN_INS)
            .map(|_| {
                let desk = desk.clone();
                tokio::spawn(async move { desk.password_turn().await.map(drop) })
            })
            .collect();
        tokio::task::yield_now().await;
        let refused = desk.password_turn().await;
        assert!(matches!(refused, Err(Refusal::Unavailable)));
        drop(turn);
        for one in waiting {
            assert!(one.await.unwrap().is_ok());
        }
        assert!(desk.password_turn().await.is_ok());
    }

    #[tokio::test]
    async fn a_password_kept_at_an_older_cost_is_kept_anew() {
        let folder = TempDir::new().unwrap();
        let desk = desk(&folder);
        let name = "hoa".parse().unwrap();
        let stronger = Cost {
            memory: 16,
            ..Cost::LIGHT
        };
        let hashing = crate::desk::accounts::Hashing::new(stronger);
        let kept = hashing.hash(&Password::typed(PASSWORD)).unwrap();
        let token = Token::random().unwrap();
        desk.0
            .storage
            .choose_password(&name, &kept, token.digest(), desk.time())
            .unwrap();
        for _ in 0..2 {
            let answer = guess(&desk, "hoa", PASSWORD).await;
            assert!(matches!(answer, SignIn::Welcome(_)));
            let kept = desk.0.storage.kept_password(&name).unwrap().unwrap();
            assert_eq!(kept.password.cost, Cost::LIGHT);
        }
    }
}
