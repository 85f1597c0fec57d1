//! The demo: two districts of a real city with invented schools and people, and a contest under way. It is
//! played by the commands that the pages give, by the people whose business it is, at moments of the past.

mod acting;
mod applying;
mod calendar;
mod calls;
mod cast;
mod course;
mod districts;
mod folder;
mod paper;
mod pdf;
pub mod run;
pub mod seed;
mod tables;
#[cfg(test)]
mod tests;
mod works;
