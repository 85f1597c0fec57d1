//! An application: a case moving through its call. A draft is an ordinary record; the journal begins when it
//! is filed.

pub mod command;
pub mod decide;
pub mod draft;
pub mod evolve;
pub mod fact;
pub mod form;
pub mod state;
