//! Passwords: argon2id away from the threads that answer requests, at most two at a time.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::error::PageError;

/// Fewest characters.
pub const MIN: usize = 10;
/// Most characters.
pub const MAX: usize = 128;

/// Why a password cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Fewer characters than [`MIN`].
    Short,
    /// More characters than [`MAX`].
    Long,
    /// Among those that everybody tries first.
    Common,
    /// Holds the name of the person's own address.
    Personal,
}

const COMMON: &str = include_str!("password/common.txt");

/// Whether the password may be set by the person with this address.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(password: &str, email: &str) -> Result<(), Weak> {
    let length = password.chars().count();
    if length < MIN {
        return Err(Weak::Short);
    }
    if length > MAX {
        return Err(Weak::Long);
    }
    let folded = password.to_lowercase();
    let core = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    let same = folded.chars().next().is_some_and(|first| folded.chars().all(|c| c == first));
    if same || COMMON.lines().any(|common| common == folded || (common.chars().count() > 5 && common == core))
    {
        return Err(Weak::Common);
    }
    let own = email.split('@').next().unwrap_or_default().to_lowercase();
    if own.chars().count() >= 4 && folded.contains(&own) {
        return Err(Weak::Personal);
    }
    Ok(())
}

/// Hashes and checks.
#[derive(Debug, Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
}

impl Passwords {
    pub(crate) fn new() -> Self {
        Self { turns: Arc::new(Semaphore::new(2)) }
    }

    /// What is stored in place of a password.
    ///
    /// # Errors
    /// [`PageError::Fault`] when the machine gives no randomness, [`PageError::Busy`] when it is going down.
    pub async fn hash(&self, password: &str) -> Result<String, PageError> {
        let password = password.to_owned();
        let work = move || {
            argon()?.hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(PageError::fault)
        };
        self.run(work).await
    }

    /// Whether the password is the one. Without an account the same work is done in vain, so that neither the
    /// time nor the answer tells whether there is one.
    ///
    /// # Errors
    /// As [`Self::hash`].
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool, PageError> {
        let (known, hash) = (stored.is_some(), stored.unwrap_or(DUMMY).to_owned());
        let password = password.to_owned();
        let work = move || {
            let parsed = PasswordHash::new(&hash).map_err(PageError::fault)?;
            Ok(argon()?.verify_password(password.as_bytes(), &parsed).is_ok() && known)
        };
        self.run(work).await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PageError> + Send + 'static,
    ) -> Result<T, PageError> {
        let _turn = self.turns.acquire().await.map_err(|_| PageError::Busy)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| PageError::Busy)?
    }
}

/// The hash of a password that nobody knows, with the parameters of [`argon`].
const DUMMY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c21vdHItbm9ib2R5LTE$5ZqRVY4/1nNlJWlfUNs0Yf0lQMv9bX6eRwH6F2mN0aU";

fn argon() -> Result<Argon2<'static>, PageError> {
    let params = Params::new(19_456, 2, 1, None).map_err(PageError::fault)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_uncommon_and_not_ones_own_name() {
        assert_eq!(check("девять ёё", "a@b.org"), Err(Weak::Short));
        assert_eq!(check(&"я".repeat(129), "a@b.org"), Err(Weak::Long));
        assert_eq!(check("Петербург2026", "a@b.org"), Err(Weak::Common));
        assert_eq!(check("1234567890", "a@b.org"), Err(Weak::Common));
        assert_eq!(check("яяяяяяяяяяяя", "a@b.org"), Err(Weak::Common));
        assert_eq!(check("my-ivanova-pass", "ivanova@b.org"), Err(Weak::Personal));
        assert_eq!(check("три весёлых ежа 🦔", "ivanova@b.org"), Ok(()));
        assert_eq!(check(&"ёж".repeat(64), "a@b.org"), Ok(()));
    }

    #[tokio::test]
    async fn nobody_signs_in_to_an_account_that_is_not_there() {
        let passwords = Passwords::new();
        let hash = passwords.hash("три весёлых ежа").await.unwrap();
        assert!(passwords.verify("три весёлых ежа", Some(&hash)).await.unwrap());
        assert!(!passwords.verify("три весёлых ежа ", Some(&hash)).await.unwrap());
        assert!(!passwords.verify("три весёлых ежа", None).await.unwrap());
    }
}
