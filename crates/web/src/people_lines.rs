//! People as lines of a table, for the page of a territory and that of the whole installation.

use domain::basics::id::{CommandId, PersonId};
use persistence::read::people::PersonView;
use serde::Deserialize;
use uuid::Uuid;

use crate::extract::Who;
use crate::frame::seat_line;

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PersonLine {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) closed: bool,
    pub(crate) invited: bool,
    pub(crate) seats: Vec<SeatLine>,
}

/// One of their seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeatLine {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) post: String,
}

impl PersonLine {
    pub(crate) fn new(who: &Who, person: &PersonView) -> Self {
        let seat = |seat: &persistence::read::people::SeatView| SeatLine {
            id: seat.id.to_string(),
            text: seat_line(who.words(), seat),
            post: seat.post.clone(),
        };
        Self {
            id: person.id.to_string(),
            name: person.name.clone(),
            email: person.email.clone().unwrap_or_default(),
            closed: person.closed,
            invited: !person.has_password,
            seats: person.seats.iter().map(seat).collect(),
        }
    }
}

/// Search and place in a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) q: String,
    #[serde(default)]
    pub(crate) after: String,
}

impl Asked {
    pub(crate) fn after(&self) -> Option<&str> {
        Some(self.after.as_str()).filter(|after| !after.is_empty())
    }

    pub(crate) fn search(&self) -> Option<&str> {
        Some(self.q.trim()).filter(|search| !search.is_empty())
    }

    /// The address of the next page.
    pub(crate) fn next(&self, base: &str, after: &str) -> String {
        let q = crate::urls::escape(self.q.trim());
        format!("{base}?q={q}&after={}", crate::urls::escape(after))
    }
}

/// An act on a person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnPerson {
    pub(crate) command: CommandId,
    pub(crate) person: PersonId,
}

/// An act on a seat.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnSeat {
    pub(crate) command: CommandId,
    pub(crate) seat: Uuid,
}
