//! Laws of the whole: true on both databases, whatever happens.

mod access;
mod backup;
mod canary;
mod filing;
mod http;
mod journal;
mod people;
mod run;
