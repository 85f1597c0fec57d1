//! Fields of a form as templates print them (`parts/forms.html`).

use std::collections::BTreeMap;

use i18n_embed_fl::fl;
use words::Words;

/// One field: what it asks, what is in it, what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// Its name in the form, and its id on the page.
    pub id: String,
    /// What it asks.
    pub label: String,
    /// How to answer; empty where that is plain.
    pub hint: String,
    /// What is in it.
    pub value: String,
    /// What is wrong and what to do.
    pub error: Option<String>,
}

impl Field {
    /// An empty field.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into(), ..Self::default() }
    }

    /// With a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// With what was typed.
    #[must_use]
    pub fn filled(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// With what is wrong with it, if anything is.
    #[must_use]
    pub fn checked(mut self, errors: &Errors) -> Self {
        self.error = errors.of(&self.id).map(str::to_owned);
        self
    }

    /// Ids for `aria-describedby`.
    #[must_use]
    pub fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let error = self.error.is_some().then(|| format!("{}-error", self.id));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// More about it; may be empty.
    pub note: String,
    /// Whether it is taken.
    pub picked: bool,
}

/// What is wrong with a form, by field; in the order in which it was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Errors {
    list: Vec<(String, String)>,
    by_field: BTreeMap<String, usize>,
}

impl Errors {
    /// Notes what is wrong with a field; the first note counts.
    pub fn add(&mut self, field: &str, text: impl Into<String>) {
        if !self.by_field.contains_key(field) {
            self.by_field.insert(field.to_owned(), self.list.len());
            self.list.push((field.to_owned(), text.into()));
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.by_field.get(field).and_then(|place| self.list.get(*place)).map(|(_, text)| text.as_str())
    }

    /// Everything, for the summary: id of the field and text.
    #[must_use]
    pub fn all(&self) -> &[(String, String)] {
        &self.list
    }

    /// «Нужно исправить два поля».
    #[must_use]
    pub fn heading(&self, words: &Words) -> String {
        fl!(words, "form-errors", n = self.list.len())
    }
}
