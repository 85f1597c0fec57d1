//! Ordinary tables: each write takes an act and leaves an entry in the record's stream.

pub mod attachments;
pub mod attempts;
pub mod authors;
pub mod calendars;
pub mod drafts;
pub mod editions;
pub mod organisations;
pub mod outbox;
pub mod people;
pub mod plans;
pub(crate) mod seats;
pub mod settings;
pub mod sign_ins;
pub mod territories;
pub mod tickets;
