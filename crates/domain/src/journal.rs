//! Entries of the journal: the bytes that are hashed, and the check of a chain.
//!
//! A body is text, a field a line: `name<space>JSON`. `hash = SHA-256(0x01, previous, root)`, where root is
//! the RFC 6962 root over the entry's leaves: first stream, version and recorded-at, then each line of the
//! body. Each leaf has a salt of its own, so that an exported entry can show some lines and withhold others.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::basics::digest::{Digest, Salt, merkle_root};
use crate::basics::id::{CommandId, PersonId, StreamId};
use crate::basics::moment::Moment;
use crate::people::seat::Seat;

/// One entry as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The case or record that it tells of.
    pub stream: StreamId,
    /// 1 for a stream's first entry, without gaps.
    pub version: i64,
    /// When it was written down; never runs back in a stream.
    pub recorded_at: Moment,
    /// The very text that was hashed.
    pub body: String,
    /// The secret from which the salts of its lines come.
    pub secret: [u8; 32],
    /// Hash of the entry before, [`Digest::ZERO`] for the first.
    pub previous: Digest,
    /// This entry's hash.
    pub hash: Digest,
}

/// What an entry's body says, apart from the fact's own fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The legal moment of the act.
    pub acted_at: Moment,
    /// Who acted; none for the machine itself.
    pub by: Option<PersonId>,
    /// In which seat.
    pub seat: Option<Seat>,
    /// Under which command.
    pub command: CommandId,
    /// The entry in another stream that brought this one about.
    pub cause: Option<(StreamId, i64)>,
    /// Streams and versions that the decision read.
    pub basis: Vec<(StreamId, i64)>,
}

/// What was wrong with a body or a chain.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The version is not the one that follows.
    #[error("stream {stream}: version {found} where {expected} was due")]
    Gap {
        /// Where.
        stream: StreamId,
        /// What was due.
        expected: i64,
        /// What was there.
        found: i64,
    },
    /// The entry does not name the hash before it.
    #[error("stream {stream}, version {version}: does not continue the entry before")]
    Broken {
        /// Where.
        stream: StreamId,
        /// Which entry.
        version: i64,
    },
    /// The entry's own hash does not follow from its bytes.
    #[error("stream {stream}, version {version}: the bytes do not give the hash")]
    Changed {
        /// Where.
        stream: StreamId,
        /// Which entry.
        version: i64,
    },
    /// Recorded before the entry before it.
    #[error("stream {stream}, version {version}: recorded before its predecessor")]
    Backwards {
        /// Where.
        stream: StreamId,
        /// Which entry.
        version: i64,
    },
    /// The body cannot be read as a fact.
    #[error("a body cannot be read: {0}")]
    Unreadable(String),
}

/// Writes a body: the heading's lines, then `fact.<field>` lines in alphabetical order.
///
/// # Errors
/// [`Damage::Unreadable`] when the fact is not an object with a `fact` tag (a mistake in its type).
pub fn write_body(heading: &Heading, shape: u32, fact: &impl Serialize) -> Result<String, Damage> {
    let Value::Object(fields) = serde_json::to_value(fact).map_err(unreadable)? else {
        return Err(Damage::Unreadable("a fact must be an object".to_owned()));
    };
    let mut lines = vec![
        line("shape", &shape)?,
        line("acted_at", &heading.acted_at)?,
        line("by", &heading.by)?,
        line("seat", &heading.seat)?,
        line("command", &heading.command)?,
    ];
    if let Some((stream, version)) = heading.cause {
        lines.push(line("cause", &(stream, version))?);
    }
    for read in &heading.basis {
        lines.push(line("basis", read)?);
    }
    let mut names: Vec<&String> = fields.keys().collect();
    names.sort();
    for name in names {
        lines.push(line(&format!("fact.{name}"), &fields.get(name))?);
    }
    Ok(lines.join("\n"))
}

/// Reads a body back: heading, shape, fact.
///
/// # Errors
/// [`Damage::Unreadable`] with what could not be read.
pub fn read_body<F: DeserializeOwned>(body: &str) -> Result<(Heading, u32, F), Damage> {
    let mut heading = Map::new();
    let mut fields = Map::new();
    let mut basis = Vec::new();
    for text in body.lines() {
        let (name, json) = text.split_once(' ').ok_or_else(|| Damage::Unreadable(text.to_owned()))?;
        let value: Value = serde_json::from_str(json).map_err(unreadable)?;
        match (name, name.strip_prefix("fact.")) {
            (_, Some(field)) => drop(fields.insert(field.to_owned(), value)),
            ("basis", None) => basis.push(serde_json::from_value(value).map_err(unreadable)?),
            (_, None) => drop(heading.insert(name.to_owned(), value)),
        }
    }
    let fact = serde_json::from_value(Value::Object(fields)).map_err(unreadable)?;
    let mut take = |name: &str| heading.remove(name).unwrap_or(Value::Null);
    let shape = serde_json::from_value(take("shape")).map_err(unreadable)?;
    let heading = Heading {
        acted_at: serde_json::from_value(take("acted_at")).map_err(unreadable)?,
        by: serde_json::from_value(take("by")).map_err(unreadable)?,
        seat: serde_json::from_value(take("seat")).map_err(unreadable)?,
        command: serde_json::from_value(take("command")).map_err(unreadable)?,
        cause: serde_json::from_value(take("cause")).map_err(unreadable)?,
        basis,
    };
    Ok((heading, shape, fact))
}

/// Seals a body behind `previous`.
#[must_use]
pub fn seal(
    (stream, version): (StreamId, i64),
    recorded_at: Moment,
    body: String,
    secret: [u8; 32],
    previous: Digest,
) -> Entry {
    let mut entry = Entry { stream, version, recorded_at, body, secret, previous, hash: Digest::ZERO };
    entry.hash = hash_of(&entry);
    entry
}

/// The hash that the entry's bytes give.
#[must_use]
pub fn hash_of(entry: &Entry) -> Digest {
    let root = merkle_root(&leaves(entry));
    Digest::of_parts(&[&[1], &entry.previous.0, &root.0])
}

/// The leaves of an entry, in order.
#[must_use]
pub fn leaves(entry: &Entry) -> Vec<Digest> {
    let heads = [
        format!("stream \"{}\"", entry.stream),
        format!("version {}", entry.version),
        format!("recorded_at \"{}\"", entry.recorded_at),
    ];
    let lines = heads.iter().map(String::as_str).chain(entry.body.lines());
    (0_u32..)
        .zip(lines)
        .map(|(n, text)| Digest::leaf(&Salt::of_line(&entry.secret, n), text.as_bytes()))
        .collect()
}

/// Checks one stream's entries in order, as read from storage.
///
/// # Errors
/// The first [`Damage`] found. A cut tail is not visible from inside the stream: a checkpoint held
/// elsewhere shows it.
pub fn check_chain<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Result<i64, Damage> {
    let mut before: Option<&Entry> = None;
    let mut count = 0;
    for entry in entries {
        check_next(before, entry)?;
        before = Some(entry);
        count += 1;
    }
    Ok(count)
}

/// Checks one entry against the one before it in its stream, or as a stream's first: for streams that are
/// read piece by piece.
///
/// # Errors
/// As [`check_chain`].
pub fn check_next(before: Option<&Entry>, entry: &Entry) -> Result<(), Damage> {
    let (stream, version) = (entry.stream, entry.version);
    let expected = before.map_or(1, |b| b.version.saturating_add(1));
    if version != expected {
        return Err(Damage::Gap { stream, expected, found: version });
    }
    if entry.previous != before.map_or(Digest::ZERO, |b| b.hash) {
        return Err(Damage::Broken { stream, version });
    }
    if entry.hash != hash_of(entry) {
        return Err(Damage::Changed { stream, version });
    }
    if before.is_some_and(|b| entry.recorded_at < b.recorded_at) {
        return Err(Damage::Backwards { stream, version });
    }
    Ok(())
}

fn line(name: &str, value: &impl Serialize) -> Result<String, Damage> {
    // serde_json escapes line feeds, so a value never spills into the next line.
    Ok(format!("{name} {}", serde_json::to_string(value).map_err(unreadable)?))
}

#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
fn unreadable(error: serde_json::Error) -> Damage {
    Damage::Unreadable(error.to_string())
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use uuid::Uuid;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "fact")]
    enum Toy {
        Named { title: String, number: u32 },
    }

    fn heading() -> Heading {
        Heading {
            acted_at: Moment::parse("2026-11-25T15:00:00Z").unwrap(),
            by: Some(PersonId(Uuid::from_u128(7))),
            seat: None,
            command: CommandId(Uuid::from_u128(9)),
            cause: Some((StreamId(Uuid::from_u128(3)), 2)),
            basis: vec![(StreamId(Uuid::from_u128(4)), 5), (StreamId(Uuid::from_u128(5)), 6)],
        }
    }

    fn chain(n: i64) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for version in 1..=n {
            let fact = Toy::Named { title: format!("строка\n{version}"), number: 3 };
            let body = write_body(&heading(), 1, &fact).unwrap();
            let previous = entries.last().map_or(Digest::ZERO, |e| e.hash);
            let at = heading().acted_at.plus_seconds(version);
            entries.push(seal((StreamId(Uuid::from_u128(1)), version), at, body, [5; 32], previous));
        }
        entries
    }

    #[test]
    fn a_body_reads_back_what_was_written_a_line_a_field() {
        let fact = Toy::Named { title: "две\nстроки".to_owned(), number: 3 };
        let body = write_body(&heading(), 4, &fact).unwrap();
        assert!(body.lines().all(|l| l.contains(' ')));
        assert_eq!(read_body::<Toy>(&body), Ok((heading(), 4, fact)));
    }

    #[test]
    fn a_whole_chain_is_sound() {
        assert_eq!(check_chain(&chain(5)), Ok(5));
        assert_eq!(check_chain([]), Ok(0));
    }

    #[test]
    fn every_changed_byte_every_missing_and_every_swapped_entry_is_found() {
        let whole = chain(3);
        for at in 0..3 {
            let mut changed = whole.clone();
            changed[at].body = changed[at].body.replacen('3', "4", 1);
            assert!(matches!(check_chain(&changed), Err(Damage::Changed { .. })));
            let mut salted = whole.clone();
            salted[at].secret[0] ^= 1;
            assert!(matches!(check_chain(&salted), Err(Damage::Changed { .. })));
        }
        let mut missing = whole.clone();
        missing.remove(1);
        assert!(matches!(check_chain(&missing), Err(Damage::Gap { expected: 2, found: 3, .. })));
        let mut swapped = whole.clone();
        swapped.swap(0, 1);
        assert!(check_chain(&swapped).is_err());
    }

    #[test]
    fn an_entry_recorded_before_its_predecessor_is_found() {
        let mut entries = chain(2);
        let early = entries[0].recorded_at.plus_seconds(-1);
        entries[1] = seal((entries[1].stream, 2), early, entries[1].body.clone(), [5; 32], entries[0].hash);
        assert!(matches!(check_chain(&entries), Err(Damage::Backwards { version: 2, .. })));
    }
}
