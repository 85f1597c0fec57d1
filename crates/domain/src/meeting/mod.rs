//! Meetings of councils and commissions: convening, roll, votes, minutes. What a meeting resolves reaches
//! applications and lists by [`follow`], when its minutes are in force (H27).

pub mod command;
pub mod decide;
pub mod evolve;
pub mod fact;
pub mod follow;
pub mod item;
pub mod refusal;
pub mod state;
pub mod step;
pub mod tally;
