//! Names that a definition gives to its parts: each kind of name is a type of its own.
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;

/// The longest name that a definition may give, in characters.
pub const NAME_MAX: usize = 48;

/// A text that cannot be a name: names are Latin lower-case letters, digits, `-` and `_`, starting with a
/// letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a name: use Latin lower-case letters, digits, - and _, start with a letter, at most 48"
)]
pub struct NotAName(pub String);

fn checked(text: String) -> Result<String, NotAName> {
    let starts = text.chars().next().is_some_and(|first| first.is_ascii_lowercase());
    let plain = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
    if starts && plain && text.len() <= NAME_MAX { Ok(text) } else { Err(NotAName(text)) }
}

/// Lets serde read and write a type by its `FromStr` and `Display`.
macro_rules! text_form {
    ($name:ty, $error:ty) => {
        impl TryFrom<String> for $name {
            type Error = $error;
            fn try_from(text: String) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    };
}
pub(super) use text_form;

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads a name; refuses what is not one.
            pub fn parse(text: &str) -> Result<Self, NotAName> {
                checked(text.to_owned()).map(Self)
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAName;
            fn try_from(text: String) -> Result<Self, NotAName> {
                checked(text).map(Self)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

names! {
    /// A procedure, the same through all its editions.
    ProcedureId
    /// A step of the procedure.
    StageId
    /// A way in which a case leaves the procedure.
    EndId
    /// A result of a stage: native to its kind, or named by the definition.
    OutcomeId
    /// One of the dates that each call sets.
    DateId
    /// A dimension fixed at submission: nomination, topic, stratum, band.
    DivisionId
    /// A value of a division or an option of a choice.
    ChoiceId
    /// A form: the application itself, a report, the acceptance of a place.
    FormId
    /// A section of a form.
    SectionId
    /// A field of a form.
    FieldId
    /// A slot for attached files.
    PaperId
    /// A text that a person consents to.
    ConsentId
    /// A question that comes before the form.
    QuestionId
    /// A set of criteria.
    RubricId
    /// A criterion of a rubric.
    CriterionId
    /// A group of criteria.
    GroupId
    /// One of several totals of a rubric.
    TotalId
    /// A letter.
    LetterId
    /// A document that the procedure yields.
    DocumentId
    /// A body (council, commission), defined outside of the procedure.
    BodyId
    /// A post in an authority, such as the head of the department.
    PostId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_latin_and_short() {
        assert!(StageId::parse("city-check2").is_ok());
        assert!(StageId::parse("in_force").is_ok());
        for bad in ["", "2nd", "Проверка", "a b", "Check", &"a".repeat(49)] {
            assert_eq!(StageId::parse(bad), Err(NotAName(bad.to_owned())));
        }
    }
}
