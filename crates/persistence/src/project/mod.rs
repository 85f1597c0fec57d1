//! Tables made from the journal, one function an entry, so that they can be rebuilt from it.

pub(crate) mod applications;
pub(crate) mod calls;
