//! Lists: order, ties, classes. What goes in and comes out is in `list`; `draw` makes a list; `places` turns
//! points into places; `change` compares a list with the one drawn before it; `threshold` lays thresholds
//! that a body adopted after scoring into the selection.

pub mod change;
mod cutting;
pub mod draw;
pub mod list;
pub mod places;
mod room;
#[cfg(test)]
mod sample;
pub mod threshold;
