//! Small values with rules of their own. Each parses at the edge and is trusted afterwards.

pub mod calendar;
pub mod code;
pub mod digest;
pub mod id;
pub mod moment;
pub mod text;
