//! Calls in public.

pub(crate) mod admission;
pub(crate) mod call;
mod diagram;
pub(crate) mod list;
mod parts;
pub(crate) mod results;
