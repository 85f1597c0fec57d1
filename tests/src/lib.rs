//! What the tests stand on: a database server, a browser, a judge of accessibility, and the site itself.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what tests stand on fails as tests do: by panicking"
)]

pub mod axe;
pub mod browser;
pub mod given;
pub mod played;
pub mod postgres;
pub mod test_app;
pub mod visitor;
mod watched;
