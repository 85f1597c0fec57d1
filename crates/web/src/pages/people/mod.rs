//! People of a territory.

pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod new;
mod preview;
mod sheet;
