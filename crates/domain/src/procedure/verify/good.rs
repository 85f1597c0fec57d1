//! The good definition that tests break in one place each.
use super::flaws;
use crate::procedure::definition::Definition;

const TEXT: &str = include_str!("../../../../../procedures/district-products.toml");

/// The district contest as it is shipped.
pub(in crate::procedure) fn definition() -> Definition {
    Definition::from_toml(TEXT).unwrap()
}

/// The same, with a piece of its text replaced.
pub(in crate::procedure) fn with(old: &str, new: &str) -> Definition {
    assert!(TEXT.contains(old), "the good definition has no {old}");
    Definition::from_toml(&TEXT.replacen(old, new, 1)).unwrap()
}

/// Flaws of the good definition with a piece of its text replaced, as sentences.
pub(in crate::procedure) fn flaws_with(old: &str, new: &str) -> Vec<String> {
    flaws(&with(old, new)).iter().map(ToString::to_string).collect()
}

/// Why the good definition cannot even be read with a piece of its text replaced.
pub(in crate::procedure) fn refused_with(old: &str, new: &str) -> String {
    assert!(TEXT.contains(old), "the good definition has no {old}");
    Definition::from_toml(&TEXT.replacen(old, new, 1)).unwrap_err().to_string()
}

#[test]
fn the_shipped_procedure_has_no_flaws() {
    assert_eq!(flaws(&definition()), []);
}
