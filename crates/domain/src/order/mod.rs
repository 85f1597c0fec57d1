//! Orders of an authority: the act that puts in force what a body or a rule has decided (H27).

pub mod command;
pub mod decide;
pub mod evolve;
pub mod fact;
pub mod follow;
pub mod refusal;
pub mod state;
