//! Expert review: a sheet and what it still lacks, the way from signed sheets to one number and an outcome,
//! and who reads what.
pub mod assignment;
pub mod sheet;
pub mod tally;
