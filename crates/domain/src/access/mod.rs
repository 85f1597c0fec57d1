//! Who may do what, and who sees what. Routes, buttons, reads and `decide` all ask here; nobody else compares
//! roles. The whole of it is printed as the golden grid (`tests/golden/access.txt`).

pub mod may;
pub mod sees;
pub mod table;
