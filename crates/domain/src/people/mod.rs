//! Who acts.

pub mod organisation;
pub mod seat;
