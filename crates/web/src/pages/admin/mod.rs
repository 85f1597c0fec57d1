//! Pages of those who run the installation.

pub(crate) mod health;
pub(crate) mod people;
pub(crate) mod rights;
