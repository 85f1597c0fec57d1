//! The expert's pages: works by alias, conflicts of interest, one work with its sheet, signing, what is
//! signed.

pub(crate) mod conflicts;
pub(crate) mod done;
pub(crate) mod list;
pub(crate) mod save;
mod saying;
mod sheet;
pub(crate) mod sign;
pub(crate) mod work;
