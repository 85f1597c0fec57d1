//! What people read: every text of a definition exists in Russian and in English.
use serde::{Deserialize, Serialize};

/// A text in both languages. Neither may be blank in a verified procedure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    pub ru: String,
    pub en: String,
}

impl Bilingual {
    pub fn new(ru: &str, en: &str) -> Self {
        Self { ru: ru.to_owned(), en: en.to_owned() }
    }

    /// The language in which the text is missing, if any: `ru` is looked at first.
    pub fn blank_in(&self) -> Option<&'static str> {
        match (self.ru.trim().is_empty(), self.en.trim().is_empty()) {
            (true, _) => Some("ru"),
            (false, true) => Some("en"),
            (false, false) => None,
        }
    }
}

/// Where the local act says something: the regulation (положение) or order that the value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// The act with its number and date, in words.
    pub title: Bilingual,
    /// The point of the act, such as `3.2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
