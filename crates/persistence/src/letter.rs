//! Letters as data: they are the domain's, so that whoever words them need not know of the database.

pub use domain::letter::{AliasedWork, Filled, Letter};
