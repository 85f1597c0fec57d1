//! What stands between the socket and the handlers, from the outside in: the log with the moment of arrival,
//! headers, compression, who it is and pages of errors, where a write comes from, panics.

pub(crate) mod gate;
pub(crate) mod headers;
pub(crate) mod log;
pub(crate) mod pages;
