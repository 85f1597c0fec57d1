//! Calls in public.

pub(crate) mod call;
mod diagram;
pub(crate) mod list;
mod parts;
