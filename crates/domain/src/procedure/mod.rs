//! Procedures as data: a definition is read from a file and verified, and only then it becomes
//! a [`procedure::Procedure`].
//!
//! Nothing here reads a file, knows the time or speaks to a database. The format is described for its
//! authors in docs/procedure-format.md.
pub mod deadline;
pub mod definition;
pub mod edition;
pub mod exact;
pub mod flaw;
pub mod form;
pub mod graph;
pub mod guard;
mod guard_text;
pub mod head;
pub mod letter;
pub mod name;
pub mod paper;
#[expect(clippy::module_inception, reason = "the verified value bears the name of the concept")]
pub mod procedure;
mod raw_stage;
pub mod reason;
pub mod route;
pub mod scoring;
pub mod seat;
pub mod selection;
pub mod stage;
pub mod text;
pub mod verify;
pub mod work;
