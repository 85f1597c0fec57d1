//! Everything that Smotr says, in Russian and in English. Sentences about the rules' values are made here
//! by exhaustive matches (`i18n/*/words.ftl`); pages take theirs by key (`i18n/*/web.ftl`). Both files are
//! checked while compiling, each by the crate of its name; a test holds the languages equal.

#![expect(clippy::disallowed_types, reason = "fl! puts its arguments into a HashMap; nothing else here may")]

mod case_refusal;
/// Councils and commissions: votes, next steps, offices.
pub mod council;
/// Moments, days and what is left of them.
pub mod date;
/// What keeps an application from being filed.
pub mod gap;
/// Subjects and bodies of letters.
pub mod letter;
mod meeting_refusal;
/// Roles, rights, kinds of organisations.
pub mod people;
/// Stages, deadlines, responsible people of a procedure.
pub mod procedure;
/// The rules' «no».
pub mod refusal;
mod speech;
/// Exact numbers, and how a total came about.
pub mod steps;
#[cfg(test)]
mod tests;
mod typography;

pub use gap::{Labels, WithPeople};
pub use speech::{Lang, Speech, Words};
