//! SHA-256 digests and the salted leaves of RFC 6962 trees.

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// Thirty-two bytes of SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// What stands before the first entry of a stream.
    pub const ZERO: Self = Self([0; 32]);

    /// SHA-256 of the bytes alone: for blobs, which are addressed by it.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_parts(&[bytes])
    }

    /// SHA-256 of the parts, one after another. Parts of varying length must be told apart by the caller.
    #[must_use]
    pub fn of_parts(parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// A leaf: SHA-256(0x00, salt, bytes) (RFC 6962 §2.1, with a salt so that a short text cannot be
    /// guessed).
    #[must_use]
    pub fn leaf(salt: &Salt, bytes: &[u8]) -> Self {
        Self::of_parts(&[&[0], &salt.0, bytes])
    }

    /// Parses 64 hexadecimal digits of either case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse_hex(text).map(Self)
    }
}

/// Thirty-two random bytes kept beside a content; destroying it makes the digest say nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 32]);

impl Salt {
    /// The salt of one line of an entry: HMAC-SHA-256(entry secret, line number).
    #[must_use]
    pub fn of_line(secret: &[u8; 32], line: u32) -> Self {
        let mut out = [0; 32];
        // HMAC takes keys of any length, so `new_from_slice` cannot fail; the zero salt is never reached.
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) {
            mac.update(&line.to_be_bytes());
            out = mac.finalize().into_bytes().into();
        }
        Self(out)
    }

    /// Parses 64 hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse_hex(text).map(Self)
    }
}

/// Root of the RFC 6962 Merkle tree over leaf hashes; the hash of nothing for an empty list.
#[must_use]
pub fn merkle_root(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => Digest::of(&[]),
        [only] => *only,
        more => {
            let half = more.len().next_power_of_two() / 2;
            let (left, right) = more.split_at(half);
            Digest::of_parts(&[&[1], &merkle_root(left).0, &merkle_root(right).0])
        }
    }
}

fn parse_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut out = [0; 32];
    for (place, pair) in out.iter_mut().zip(text.as_bytes().chunks(2)) {
        *place = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}

macro_rules! hex_form {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not 64 hexadecimal digits"))
            }
        }
    };
}
hex_form!(Digest);
hex_form!(Salt);

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl std::fmt::Debug for Salt {
    /// A salt in a log would undo it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salt(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_rfc_6962s_first_test_inputs_is_theirs() {
        // The inputs and roots of the Certificate Transparency reference tests, unsalted.
        let inputs: [&[u8]; 3] = [b"", b"\x00", b"\x10"];
        let leaves: Vec<Digest> = inputs.iter().map(|input| Digest::of_parts(&[&[0], input])).collect();
        let root = |n: usize| merkle_root(&leaves[..n]).to_string();
        assert_eq!(root(0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(root(1), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assert_eq!(root(2), "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assert_eq!(root(3), "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    }

    #[test]
    fn a_digest_reads_back_what_it_writes() {
        let digest = Digest::of("смотр".as_bytes());
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        assert_eq!(Digest::parse("00"), None);
        assert_eq!(Digest::parse(&"ж".repeat(32)), None);
    }

    #[test]
    fn each_line_of_an_entry_has_its_own_salt() {
        let secret = [7; 32];
        assert_ne!(Salt::of_line(&secret, 0), Salt::of_line(&secret, 1));
        assert_ne!(Salt::of_line(&secret, 0), Salt::of_line(&[8; 32], 0));
    }
}
