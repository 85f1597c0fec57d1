//! The program: its command line, its settings, what runs beside the pages. Wiring only: no rule lives here.

mod calendar;
/// The command line.
pub mod cli;
/// Settings: file and environment, read once.
pub mod config;
/// A district to walk about in.
pub mod demo;
/// One process a database.
pub mod lock;
mod logging;
mod mail;
mod plan;
mod print;
mod procedure;
mod serve;
mod setup;
mod store;
mod tick;
mod upkeep;
mod user;

pub use demo::seed::{DemoCast, seed_demo};
pub use print::Ending;
