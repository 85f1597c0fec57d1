//! Queries for pages, a file a page family: each takes the viewer and returns structs ready to print, from
//! which hidden fields are absent.

pub mod admin;
pub mod admission;
pub mod apps;
pub mod calls;
pub mod checks;
pub mod desk;
pub mod feedback;
pub mod filed;
pub mod lists;
pub mod meetings;
pub mod orders;
pub mod panels;
pub mod people;
pub mod plan;
pub mod results;
pub mod reviewing;
pub mod today;
