//! Councils and commissions: their rules as data, read from a file that anyone may correct (P19).

pub mod file;
pub mod rules;
