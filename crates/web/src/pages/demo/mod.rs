//! Pages of a demo alone.

pub(crate) mod clock;
pub(crate) mod mail;
