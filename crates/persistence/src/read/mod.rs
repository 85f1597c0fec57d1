//! Queries for pages, a file a page family: each takes the viewer and returns structs ready to print, from
//! which hidden fields are absent.

pub mod admin;
pub mod apps;
pub mod calls;
pub mod desk;
pub mod people;
pub mod plan;
