//! The methodists' desk.

pub(crate) mod calls;
pub(crate) mod dates;
pub(crate) mod new;
pub(crate) mod paper;
pub(crate) mod register;
