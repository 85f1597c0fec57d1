//! What keeps an application from being filed, each in a sentence that says what to do.

use std::collections::BTreeMap;

use domain::application::admission::checklist;
use domain::basics::id::PersonId;
use domain::procedure::procedure::Procedure;
use domain::procedure::stage::Work;
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
    /// What a stage is called.
    fn stage(&self, _id: &str) -> Option<&Bilingual> {
        None
    }
    /// What an end is called: a way out of the contest.
    fn end(&self, _id: &str) -> Option<&Bilingual> {
        None
    }
    /// What an outcome of a stage is called, where the procedure has a name of its own for it. Without a
    /// stage, that of the first check.
    fn outcome(&self, _stage: Option<&str>, _id: &str) -> Option<&Bilingual> {
        None
    }
    /// What a criterion is called, in whatever rubric.
    fn criterion(&self, _id: &str) -> Option<&Bilingual> {
        None
    }
    /// What a group of criteria is called, in whatever rubric.
    fn criteria(&self, _id: &str) -> Option<&Bilingual> {
        None
    }
    /// A line of a checklist.
    fn check_line(&self, _id: &str) -> Option<&Bilingual> {
        None
    }
    /// What a division is called: nomination, topic, band.
    fn division(&self, _id: &str) -> Option<&Bilingual> {
        None
    }
    /// What a value of a division, or of a choice of the form, is called.
    fn choice(&self, _of: &str, _value: &str) -> Option<&Bilingual> {
        None
    }
    /// What a person is called here: a name, or «Эксперт 1» where no name may be shown.
    fn person(&self, _id: PersonId) -> Option<&str> {
        None
    }
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

    fn stage(&self, id: &str) -> Option<&Bilingual> {
        self.definition().stages.get(id).map(|stage| &stage.title)
    }

    fn end(&self, id: &str) -> Option<&Bilingual> {
        Self::end(self, id).map(|end| &end.label)
    }

    fn outcome(&self, stage: Option<&str>, id: &str) -> Option<&Bilingual> {
        match stage {
            Some(stage) => self.definition().stages.get(stage)?.label_of(id),
            None => {
                let mut checks = self.stages().filter(|(_, stage)| matches!(stage.work, Work::Check(_)));
                checks.find_map(|(_, stage)| stage.label_of(id))
            }
        }
    }

    fn criterion(&self, id: &str) -> Option<&Bilingual> {
        let mut rubrics = self.definition().rubrics.values();
        rubrics.find_map(|rubric| rubric.criterion(id)).map(|criterion| &criterion.label)
    }

    fn criteria(&self, id: &str) -> Option<&Bilingual> {
        let mut groups = self.definition().rubrics.values().flat_map(|rubric| &rubric.groups);
        groups.find(|group| group.id.as_str() == id).map(|group| &group.label)
    }

    fn check_line(&self, id: &str) -> Option<&Bilingual> {
        let mut lines = self.stages().flat_map(|(_, stage)| checklist(stage));
        lines.find(|line| line.id.as_str() == id).map(|line| &line.label)
    }

    fn division(&self, id: &str) -> Option<&Bilingual> {
        Self::division(self, id).map(|division| &division.label)
    }

    fn choice(&self, of: &str, value: &str) -> Option<&Bilingual> {
        let field = || {
            let mut fields = self.definition().sections.iter().flat_map(|section| &section.fields);
            fields.find(|field| field.id.as_str() == of).map(|field| self.options(field))
        };
        let choices = Self::division(self, of).map(|division| division.values.as_slice()).or_else(field)?;
        choices.iter().find(|choice| choice.id.as_str() == value).map(|choice| &choice.label)
    }
}

/// The labels of a procedure, with people called as the page may call them.
#[derive(Debug, Clone, Copy)]
pub struct WithPeople<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// What people are called here.
    pub people: &'a BTreeMap<PersonId, String>,
}

impl Labels for WithPeople<'_> {
    fn date(&self, id: &str) -> Option<&Bilingual> {
        Labels::date(self.procedure, id)
    }
    fn field(&self, id: &str) -> Option<&Bilingual> {
        Labels::field(self.procedure, id)
    }
    fn paper(&self, id: &str) -> Option<&Bilingual> {
        Labels::paper(self.procedure, id)
    }
    fn consent(&self, id: &str) -> Option<&Bilingual> {
        Labels::consent(self.procedure, id)
    }
    fn stops(&self, id: &str) -> Option<&Bilingual> {
        Labels::stops(self.procedure, id)
    }
    fn question(&self, id: &str) -> Option<&Bilingual> {
        Labels::question(self.procedure, id)
    }
    fn stage(&self, id: &str) -> Option<&Bilingual> {
        Labels::stage(self.procedure, id)
    }
    fn end(&self, id: &str) -> Option<&Bilingual> {
        Labels::end(self.procedure, id)
    }
    fn outcome(&self, stage: Option<&str>, id: &str) -> Option<&Bilingual> {
        Labels::outcome(self.procedure, stage, id)
    }
    fn criterion(&self, id: &str) -> Option<&Bilingual> {
        Labels::criterion(self.procedure, id)
    }
    fn criteria(&self, id: &str) -> Option<&Bilingual> {
        Labels::criteria(self.procedure, id)
    }
    fn check_line(&self, id: &str) -> Option<&Bilingual> {
        Labels::check_line(self.procedure, id)
    }
    fn division(&self, id: &str) -> Option<&Bilingual> {
        Labels::division(self.procedure, id)
    }
    fn choice(&self, of: &str, value: &str) -> Option<&Bilingual> {
        Labels::choice(self.procedure, of, value)
    }
    fn person(&self, id: PersonId) -> Option<&str> {
        self.people.get(&id).map(String::as_str)
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
