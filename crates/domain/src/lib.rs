//! The rules of Smotr, pure: no I/O, no clock, no chance. Everything that a decision needs comes in as an
//! argument; what comes out is a list of facts or a refusal. Modules in reading order:

/// Who may do what and who sees what; the only place that compares roles.
pub mod access;
/// An application: a case moving through its call.
pub mod application;
/// Ids, moments, digests, bounded text: the small values everything else is made of.
pub mod basics;
/// A council or commission: its rules as data.
pub mod body;
/// Walks of small worlds to their ends.
#[cfg(test)]
mod bounded;
/// A call: one run of an edition, with dates that can be moved by an act.
pub mod call;
/// What a decider is, and the act under which it decides.
pub mod decider;
/// Entries, their hashes, and the check of a chain.
pub mod journal;
/// Letters to single people, as data.
pub mod letter;
/// A session of a body: agenda, roll, votes, minutes.
pub mod meeting;
/// An authority's order: what puts decisions in force.
pub mod order;
/// Who acts: seats, which are roles in a scope.
pub mod people;
/// A procedure: data in, a verified value out.
pub mod procedure;
/// Totals put in order and cut into classes, with ties ended by policy.
pub mod ranking;
/// Facts about ordinary records (people, organisations, plans), one stream a record.
pub mod record;
/// Every "no" of the rules, with the data needed to say it well.
pub mod refusal;
/// Expert review: who reads what, sheets, and the way from sheets to one number.
pub mod review;
