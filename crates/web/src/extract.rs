//! What handlers take from a request. The rejection of every extractor is a [`crate::error::PageError`].

mod body;
mod client;
mod pairs;
mod parts;
mod who;

pub use body::Form;
pub use client::{Client, Peer};
pub use parts::{Path, Query};
pub use who::{Arrived, Card, Who};

pub(crate) use who::{Cookies, identify};
