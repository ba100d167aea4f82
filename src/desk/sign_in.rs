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
