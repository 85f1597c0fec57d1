//! Everything that Smotr keeps: the journal and its write door, ordinary tables, files, letters to send.
//! The only crate that knows sea-orm; entities stay inside, pages get structs shaped for them.

pub mod backup;
pub mod calls;
pub mod check;
pub mod clock;
mod door;
mod entity;
mod error;
pub mod files;
pub mod filing;
pub mod ids;
mod journal;
pub mod letter;
pub mod plain;
mod project;
pub mod read;
mod store;
#[cfg(test)]
pub(crate) mod testing;

pub use calls::NewCall;
pub use error::StoreError;
pub use filing::PaperApplication;
pub use store::{Settings, Store};
