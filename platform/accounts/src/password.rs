//! Passwords: long enough and not the ones everybody tries; kept through Argon2id, off the threads that serve pages.

use std::sync::OnceLock;

use anyhow::{Context, anyhow};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use db::{RowRef, Write, values};
use kernel::{Chance, Failure, PersonId};
use serde_json::json;
use tokio::sync::Semaphore;

use crate::account::ACCOUNT;
use crate::refusal;

/// The shortest password, in characters: length is the only demand (no digits-and-signs rule).
const SHORTEST: usize = 10;
/// Longer ones are refused before they cost work.
const LONGEST: usize = 200;
/// What everybody tries first and is long enough: one a line.
const COMMON: &str = include_str!("password/common.txt");

/// At most so many at once: each holds 19 MB while it works.
static AT_WORK: Semaphore = Semaphore::const_new(4);

/// A password as it is kept.
#[derive(Clone)]
pub struct Hashed(String);

impl std::fmt::Debug for Hashed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hashed(…)")
    }
}

/// Judges a new password and hashes it.
///
/// # Errors
/// Refused, when it is too short, too long, or one that everybody tries.
pub async fn hashed(password: &str, chance: &Chance) -> Result<Hashed, Failure> {
    judged(password)?;
    let (password, salt) = (password.to_owned(), chance.bytes::<16>());
    at_work(move || {
        let hash: PasswordHash = Argon2::default()
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map_err(|error| anyhow!("hashing a password: {error}"))?;
        Ok(Hashed(hash.to_string()))
    })
    .await
}

fn judged(password: &str) -> Result<(), Failure> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(refusal::PASSWORD_SHORT.at("password").with("least", SHORTEST).into());
    }
    if length > LONGEST {
        return Err(kernel::house::TOO_LONG.at("password").with("most", LONGEST).into());
    }
    let folded = password.to_lowercase();
    let first = folded.chars().next();
    let monotone = folded.chars().all(|c| Some(c) == first);
    if monotone || COMMON.lines().any(|common| common == folded) {
        return Err(refusal::PASSWORD_COMMON.at("password").into());
    }
    Ok(())
}

/// Is it the password? Where there is none to compare with, as much work is done for nothing, so that nobody learns
/// from the time which accounts exist.
pub(crate) async fn right(password: &str, hash: Option<String>) -> Result<bool, Failure> {
    if password.chars().count() > LONGEST {
        return Ok(false);
    }
    let password = password.to_owned();
    at_work(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| nobodys().to_owned());
        let hash = PasswordHash::new(&hash).map_err(|error| anyhow!("reading a stored password hash: {error}"))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && known)
    })
    .await
}

/// The hash of nobody's password.
fn nobodys() -> &'static str {
    static NOBODYS: OnceLock<String> = OnceLock::new();
    NOBODYS.get_or_init(|| {
        let hash: Result<PasswordHash, _> = Argon2::default().hash_password_with_salt(b"nobody's", &[0; 16]);
        hash.expect("the default parameters and a salt of 16 bytes are valid").to_string()
    })
}

async fn at_work<T: Send + 'static>(work: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> Result<T, Failure> {
    let _turn = AT_WORK.acquire().await.context("the semaphore is never closed")?;
    Ok(tokio::task::spawn_blocking(work).await.context("hashing a password")??)
}

/// Sets the password of an account.
///
/// # Errors
/// Refused as stale, when there is no open account.
pub async fn set_password(w: &mut Write, person: PersonId, hashed: &Hashed) -> Result<(), Failure> {
    let row = RowRef::new(ACCOUNT, person);
    w.change(
        row,
        "update accounts_account set password_hash = $1, version = version + 1 where id = $2 and closed_day is null",
        values![hashed.0, person],
    )
    .await?;
    w.record("accounts-act-set-password", row, json!({}));
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn length_is_asked_for_and_common_ones_are_refused() {
        for short in ["", "123456789", "сегіз әрі"] {
            assert!(judged(short).unwrap_err().is(&refusal::PASSWORD_SHORT), "{short}");
        }
        for common in ["1234567890", "Qwertyuiop", "йцукенгшщз", "aaaaaaaaaaaa", "Password123", "qazaqstan1"]
        {
            assert!(judged(common).unwrap_err().is(&refusal::PASSWORD_COMMON), "{common}");
        }
        assert!(judged("төрт жылқы екі арба").is_ok());
        assert!(judged(&"ө".repeat(201)).unwrap_err().is(&kernel::house::TOO_LONG));
    }

    #[test]
    fn the_list_of_common_ones_holds_only_what_length_lets_through() {
        for common in COMMON.lines() {
            assert!(common.chars().count() >= SHORTEST, "{common}");
            assert_eq!(common, common.to_lowercase());
        }
    }
}
