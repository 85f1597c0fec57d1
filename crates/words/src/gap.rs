//! What keeps an application from being filed, each in a sentence that says what to do.

use domain::procedure::procedure::Procedure;
use domain::procedure::text::Bilingual;
use domain::refusal::Gap;
use i18n_embed_fl::fl;

use crate::{Lang, Words};

/// Where the names of a procedure's parts come from.
pub trait Labels {
    /// What a date is called.
    fn date(&self, id: &str) -> Option<&Bilingual>;
    /// What a field is called.
    fn field(&self, id: &str) -> Option<&Bilingual>;
    /// What a paper is called.
    fn paper(&self, id: &str) -> Option<&Bilingual>;
    /// What a consent is called.
    fn consent(&self, id: &str) -> Option<&Bilingual>;
    /// Why an answer to a question of the eligibility check stops.
    fn stops(&self, id: &str) -> Option<&Bilingual>;
    /// A question of the eligibility check.
    fn question(&self, id: &str) -> Option<&Bilingual>;
}

impl Labels for Procedure {
    fn date(&self, id: &str) -> Option<&Bilingual> {
        self.dates().iter().find(|date| date.id.as_str() == id).map(|date| &date.label)
    }

    fn field(&self, id: &str) -> Option<&Bilingual> {
        let fields = self.definition().sections.iter().flat_map(|section| &section.fields);
        fields.into_iter().find(|field| field.id.as_str() == id).map(|field| &field.label)
    }

    fn paper(&self, id: &str) -> Option<&Bilingual> {
        self.definition().papers.iter().find(|paper| paper.id.as_str() == id).map(|paper| &paper.label)
    }

    fn consent(&self, id: &str) -> Option<&Bilingual> {
        self.consents().iter().find(|consent| consent.id.as_str() == id).map(|consent| &consent.title)
    }

    fn stops(&self, id: &str) -> Option<&Bilingual> {
        self.eligibility().iter().find(|asked| asked.id.as_str() == id).map(|asked| &asked.explanation)
    }

    fn question(&self, id: &str) -> Option<&Bilingual> {
        self.eligibility().iter().find(|asked| asked.id.as_str() == id).map(|asked| &asked.question)
    }
}

/// For refusals that name no part of a procedure.
#[derive(Debug, Clone, Copy)]
pub struct NoLabels;

impl Labels for NoLabels {
    fn date(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn field(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn paper(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn consent(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn stops(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn question(&self, _: &str) -> Option<&Bilingual> {
        None
    }
}

/// The label in a language, or the bare id where the procedure has none.
pub(crate) fn named<'a>(lang: Lang, label: Option<&'a Bilingual>, id: &'a str) -> &'a str {
    label.map_or(id, |label| lang.of(label))
}

impl Words {
    /// One gap: the name of what it is about, and what to do.
    #[must_use]
    pub fn gap(&self, gap: &Gap, labels: &dyn Labels) -> String {
        let name = |label: Option<&Bilingual>, id: &str| named(self.lang(), label, id).to_owned();
        match gap.clone() {
            Gap::EligibilityOpen { question } => {
                fl!(self.own, "gap-eligibility-open", question = name(labels.question(&question), &question))
            }
            Gap::NotEligible { question } => name(labels.stops(&question), &question),
            Gap::Empty { field } => fl!(self.own, "gap-empty", field = name(labels.field(&field), &field)),
            Gap::TooManyWords { field, words, limit } => {
                let field = name(labels.field(&field), &field);
                fl!(self.own, "gap-words", field = field, words = words, limit = limit)
            }
            Gap::TooLong { field, chars, limit } => {
                let field = name(labels.field(&field), &field);
                fl!(self.own, "gap-chars", field = field, chars = chars, limit = limit)
            }
            Gap::NotAChoice { field } => {
                fl!(self.own, "gap-choice", field = name(labels.field(&field), &field))
            }
            Gap::Frozen { field } => fl!(self.own, "gap-frozen", field = name(labels.field(&field), &field)),
            Gap::NotReadable { field } => {
                fl!(self.own, "gap-unreadable", field = name(labels.field(&field), &field))
            }
            Gap::PaperMissing { paper } => {
                fl!(self.own, "gap-paper", paper = name(labels.paper(&paper), &paper))
            }
            Gap::TooManyFiles { paper, limit } => {
                fl!(self.own, "gap-files", paper = name(labels.paper(&paper), &paper), limit = limit)
            }
            Gap::NoAuthors => fl!(self.own, "gap-no-authors"),
            Gap::TooManyAuthors { limit } => fl!(self.own, "gap-authors", limit = limit),
            Gap::ConsentMissing { name: author, consent, .. } => {
                let consent = name(labels.consent(&consent), &consent);
                fl!(self.own, "gap-consent", name = author, consent = consent)
            }
        }
    }
}
