//! Files that people bring and take away: tables in, tables out.
//!
//! This crate knows nothing of contests. It takes bytes and gives plain tables, takes plain tables and gives
//! bytes. What a column means, and how a refusal sounds in Russian, is said elsewhere.

pub mod table;
