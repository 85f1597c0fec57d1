//! What handlers take from a request. The rejection of every extractor is a [`crate::error::PageError`].

mod body;
mod pairs;
mod parts;
mod who;

pub use body::Form;
pub use parts::{Path, Query};
pub use who::{Arrived, Card, Peer, Who};

pub(crate) use who::{Cookies, identify};
