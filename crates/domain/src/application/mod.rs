//! An application: a case moving through its call. A draft is an ordinary record; the journal begins when it
//! is filed. `decide` only hands on: each file beside it keeps the rules of one kind of act.

pub mod admission;
pub mod command;
pub mod decide;
pub mod draft;
pub mod due;
pub mod evolve;
pub mod fact;
pub mod form;
pub mod intake;
pub mod leaving;
pub mod outcome;
pub mod panel;
pub mod refusal;
#[cfg(test)]
pub(crate) mod sample;
pub mod sheets;
pub mod state;
pub mod walk;
