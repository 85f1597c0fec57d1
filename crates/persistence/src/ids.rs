//! The only place that takes chance from the operating system: ids, codes, secrets.

use domain::basics::digest::{Digest, Salt};
use uuid::Uuid;

use crate::StoreError;

/// A fresh id, ordered by time so that indexes grow at their end. Never shown to people.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
pub fn fresh() -> Uuid {
    Uuid::now_v7()
}

/// The id of a row that is made from the journal: the same whenever it is made again.
#[must_use]
pub(crate) fn derived(parts: &[&[u8]]) -> Uuid {
    let mut all = Vec::new();
    for part in parts {
        all.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        all.extend_from_slice(part);
    }
    let Digest([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, ..]) = Digest::of(&all);
    uuid::Builder::from_custom_bytes([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]).into_uuid()
}

/// Thirty-two random bytes.
///
/// # Errors
/// [`StoreError::Damaged`] when the operating system gives none: nothing may go on without it.
pub fn random() -> Result<[u8; 32], StoreError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Damaged(format!("no randomness: {error}")))?;
    Ok(bytes)
}

/// A salt for a content.
///
/// # Errors
/// As [`random`].
pub fn salt() -> Result<Salt, StoreError> {
    random().map(Salt)
}

/// Twenty-five random bits for a public code.
///
/// # Errors
/// As [`random`].
pub fn code_bits() -> Result<u32, StoreError> {
    let [a, b, c, d, ..] = random()?;
    Ok(u32::from_be_bytes([a, b, c, d]))
}

/// The secret of a link or cookie: 256 random bits as 64 hexadecimal digits. Only its digest is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new one.
    ///
    /// # Errors
    /// As [`random`].
    pub fn fresh() -> Result<Self, StoreError> {
        Ok(Self(Salt(random()?).to_string()))
    }

    /// As it came from a cookie or an address; anything but 64 hexadecimal digits is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Digest::parse(text).map(|digits| Self(digits.to_string()))
    }

    /// For the cookie or the letter.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored and looked up. Looking up a digest leaks nothing by its timing.
    #[must_use]
    pub fn digest(&self) -> String {
        Digest::of(self.0.as_bytes()).to_string()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
