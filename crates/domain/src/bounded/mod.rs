//! Small worlds of the shipped contest, walked to their ends with the real rules: commands of every actor are
//! tried in every state that can be reached.
//!
//! The full product of two applications, three experts, a council and all moments is too large to walk in a
//! minute. It is cut where the rules themselves cut it, since no rule of one application reads another before
//! the selection: one application from its filing to the review ([`lone::filing_world`]); one through review,
//! agreement and the further expert ([`lone::review_world`]); and two from the selection to the publication
//! ([`together`]), where the council's meeting and the order are decided by their own rules. Leaving classes
//! empty and moving dates are told as sentences only. States that no rule can tell apart are one state: `key`
//! of each world says what is left out.

mod council;
mod explore;
mod lone;
mod together;
mod walks;
