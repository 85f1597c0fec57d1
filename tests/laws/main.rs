//! Laws of the whole: true on both databases, whatever happens.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod access;
mod backup;
mod canary;
mod filing;
mod http;
mod journal;
mod kill;
mod people;
mod run;
mod whole;
