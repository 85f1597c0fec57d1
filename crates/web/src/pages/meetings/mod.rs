//! Meetings of councils and commissions.

pub(crate) mod extract;
pub(crate) mod item;
pub(crate) mod lead;
pub(crate) mod list;
pub(crate) mod meeting;
pub(crate) mod minutes;
pub(crate) mod new;
