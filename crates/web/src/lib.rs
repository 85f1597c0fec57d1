//! Pages over HTTP. Every route stands in [`routes`] with its policy; a page is a view struct, its template
//! and its handlers. Nothing here decides or stores: pages ask the store and show what it says.

#![expect(clippy::disallowed_types, reason = "fl! puts its arguments into a HashMap; nothing else here may")]

/// Files of the site, built into the program.
mod assets;
/// A call as a line of a list.
mod call_line;
/// What the pages of one application share.
mod case;
/// The formal check in words.
mod checks;
/// What the pages of the desk share.
mod desk;
/// Files as answers.
mod download;
/// Why there is no page, and the page that says so.
pub mod error;
/// What handlers take from a request.
pub mod extract;
/// Whether a file is what its slot takes.
mod file_type;
/// Fields of a form as templates print them.
mod form;
/// What every page needs beside its own content.
pub mod frame;
/// Asks a route's policy before its handler runs.
mod guard;
/// What stands between the socket and the handlers.
mod layers;
/// What the pages of one meeting share.
mod meeting;
/// Minutes as a document.
mod minutes;
/// Notices shown once after a redirect.
pub mod notice;
/// Pages, a file a path.
mod pages;
mod panel_words;
/// Passwords.
pub mod password;
/// People as lines of a table.
mod people_lines;
/// How people want pages to look.
pub mod prefs;
/// The registry of routes.
pub mod routes;
/// Listening, and ending well.
mod serve;
/// What all handlers share.
pub mod server;
/// The session's cookie.
mod session;
/// Uploaded files.
mod upload;
/// One function per address.
pub mod urls;
mod work;

pub use routes::router;
pub use serve::serve;
pub use server::{Config, Demo, Server};
