//! Static checks of a definition (FIELD: V01-V36), and the only way to a [`Procedure`].
//!
//! Each file holds the checks of one concern. Checks that need real dates, people or the register run when
//! a call is announced and at the act (V09, V10, V13, V16, V25).
mod clocks;
mod effects;
mod form;
#[cfg(test)]
pub(super) mod good;
mod people;
mod refs;
mod routes;
#[cfg(test)]
mod routes_tests;
mod rules;
mod scale;
mod scores;
#[cfg(test)]
mod scores_tests;
mod shape;
mod sheets;
mod texts;

use super::definition::Definition;
use super::flaw::{Flaw, Severity};
use super::procedure::Procedure;

/// Runs every check. A procedure without errors is returned; otherwise all flaws are, errors first, in the
/// order of their codes and places.
pub fn verify(definition: Definition) -> Result<Procedure, Vec<Flaw>> {
    let flaws = flaws(&definition);
    if flaws.iter().any(|flaw| flaw.severity() == Severity::Error) {
        return Err(flaws);
    }
    Procedure::verified(definition).ok_or(flaws)
}

/// Every flaw of a definition, warnings included.
pub fn flaws(definition: &Definition) -> Vec<Flaw> {
    let checks: [fn(&Definition, &mut Vec<Flaw>); 9] = [
        shape::check,
        form::check,
        texts::check,
        routes::check,
        clocks::check,
        rules::check,
        scores::check,
        effects::check,
        people::check,
    ];
    let mut flaws = Vec::new();
    for check in checks {
        check(definition, &mut flaws);
    }
    flaws.sort_by(|a, b| {
        (a.severity(), a.code(), &a.place.path).cmp(&(b.severity(), b.code(), &b.place.path))
    });
    flaws
}
