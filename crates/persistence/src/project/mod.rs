//! Tables made from the journal, one function an entry, so that they can be rebuilt from it.

pub(crate) mod applications;
mod awards;
pub(crate) mod calls;
pub(crate) mod lists;
pub(crate) mod meetings;
pub(crate) mod orders;
mod panels;
