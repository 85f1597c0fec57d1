//! A call: one run of an edition in a school year.

pub mod command;
pub mod decide;
pub mod evolve;
pub mod fact;
pub mod follow;
pub mod lists;
pub mod publishing;
pub mod state;
