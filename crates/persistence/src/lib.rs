//! Everything that Smotr keeps: the journal and its write door, ordinary tables, files, letters to send.
//! The only crate that knows sea-orm; entities stay inside, pages get structs shaped for them.

pub mod assigning;
pub mod backup;
pub mod bodies;
pub mod calls;
pub mod carry;
mod cases;
pub mod check;
pub mod clock;
mod door;
mod entity;
mod error;
pub mod files;
pub mod filing;
pub mod ids;
mod journal;
mod lapsing;
pub mod letter;
mod letters;
mod listing;
pub mod meetings;
pub mod moderating;
pub mod ordering;
pub mod plain;
mod project;
pub mod read;
pub mod scoring;
mod store;
#[cfg(test)]
pub(crate) mod testing;

pub use calls::NewCall;
pub use cases::{LOAD_MAX, Wish};
pub use error::StoreError;
pub use filing::PaperApplication;
pub use store::{Settings, Store};
