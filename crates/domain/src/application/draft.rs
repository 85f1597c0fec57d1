//! A draft held against its procedure: what is missing, what is too long, what is done. The task list, the
//! page «check answers» and the decider all ask here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::form;
use crate::basics::id::AuthorId;
use crate::basics::text::{email, is_blank, words};
use crate::people::organisation::OrganisationKind;
use crate::procedure::form::{Attribute, DivisionSource, Field, FieldKind, YesNo};
use crate::procedure::procedure::Procedure;
use crate::refusal::Gap;

/// An application as its organisation has it now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Answers to the eligibility questions, by question.
    pub eligibility: BTreeMap<String, YesNo>,
    /// Answers of the form, by field, as stored text: a choice is its id, several are a line each, a date is
    /// `YYYY-MM-DD`, yes and no are `yes` and `no`, a table is a line a row with tabs between cells.
    pub answers: BTreeMap<String, String>,
    /// Number of files in each slot.
    pub papers: BTreeMap<String, u32>,
    /// Its authors, with the consents that stand.
    pub authors: Vec<DraftAuthor>,
}

/// An author with the consents that stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftAuthor {
    /// Who.
    pub id: AuthorId,
    /// Their name.
    pub name: String,
    /// Ids of the consents given and not withdrawn, in the wording that the edition has now.
    pub consents: BTreeSet<String>,
}

/// Everything that keeps the draft from being filed, in the order of the form.
#[must_use]
pub fn gaps(procedure: &Procedure, draft: &Draft) -> Vec<Gap> {
    let mut gaps = eligibility_gaps(procedure, draft);
    for field in form::fields(procedure) {
        gaps.extend(field_gap(
            procedure,
            field,
            draft.answers.get(field.id.as_str()).map_or("", String::as_str),
        ));
    }
    gaps.extend(paper_gaps(procedure, draft));
    gaps.extend(author_gaps(procedure, draft));
    gaps
}

/// Gaps of the eligibility check alone: it is asked before the form is shown.
#[must_use]
pub fn eligibility_gaps(procedure: &Procedure, draft: &Draft) -> Vec<Gap> {
    let questions = procedure.definition().eligibility.iter();
    questions
        .filter_map(|asked| {
            let question = asked.id.as_str().to_owned();
            match draft.eligibility.get(asked.id.as_str()) {
                None => Some(Gap::EligibilityOpen { question }),
                Some(answer) if *answer == asked.stops_on => Some(Gap::NotEligible { question }),
                Some(_) => None,
            }
        })
        .collect()
}

/// What is wrong with one answer, if anything.
#[must_use]
pub fn field_gap(procedure: &Procedure, field: &Field, text: &str) -> Option<Gap> {
    let id = || field.id.as_str().to_owned();
    if is_blank(text) {
        return field.required.then(|| Gap::Empty { field: id() });
    }
    if let Some(limit) = field.words_max.and_then(|n| usize::try_from(n).ok())
        && words(text) > limit
    {
        return Some(Gap::TooManyWords { field: id(), words: words(text), limit });
    }
    let chars = text.chars().count();
    let limit = field.chars_max.and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
    if chars > limit {
        return Some(Gap::TooLong { field: id(), chars, limit });
    }
    match field.kind {
        FieldKind::Line | FieldKind::Text | FieldKind::Phone | FieldKind::Url | FieldKind::Table => None,
        FieldKind::Choice => {
            (!choices(procedure, field).contains(&text)).then(|| Gap::NotAChoice { field: id() })
        }
        FieldKind::Choices => {
            let known = choices(procedure, field);
            let picked: Vec<&str> = text.lines().collect();
            let most = field.choices_max.and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
            let fits = picked.len() <= most && picked.iter().all(|choice| known.contains(choice));
            (!fits).then(|| Gap::NotAChoice { field: id() })
        }
        FieldKind::YesNo => (!matches!(text, "yes" | "no")).then(|| Gap::NotAChoice { field: id() }),
        FieldKind::Number => {
            let within =
                |n: i64| field.min.is_none_or(|min| min <= n) && field.max.is_none_or(|max| n <= max);
            (!text.parse().is_ok_and(within)).then(|| Gap::NotReadable { field: id() })
        }
        FieldKind::Date => text.parse::<NaiveDate>().is_err().then(|| Gap::NotReadable { field: id() }),
        FieldKind::Email => email(text).is_none().then(|| Gap::NotReadable { field: id() }),
    }
}

/// Ids of the options of a choice; those of the division where the field feeds one.
#[must_use]
pub fn choices<'a>(procedure: &'a Procedure, field: &'a Field) -> Vec<&'a str> {
    let fed =
        procedure.definition().divisions.iter().find(|d| d.from == DivisionSource::Answer(field.id.clone()));
    let options = fed.map_or(&field.options, |division| &division.values);
    options.iter().map(|option| option.id.as_str()).collect()
}

/// The divisions of a case, by division, from its answers and its applicant.
#[must_use]
pub fn divisions(procedure: &Procedure, draft: &Draft, kind: OrganisationKind) -> BTreeMap<String, String> {
    let value = |source: &DivisionSource| match source {
        DivisionSource::Answer(field) => draft.answers.get(field.as_str()).cloned(),
        DivisionSource::Applicant(Attribute::Kind) => Some(kind.name().to_owned()),
        // The register of organisations keeps no locality in a city district.
        DivisionSource::Applicant(Attribute::Locality) => None,
    };
    let all = procedure.definition().divisions.iter();
    all.filter_map(|division| Some((division.id.as_str().to_owned(), value(&division.from)?))).collect()
}

fn paper_gaps(procedure: &Procedure, draft: &Draft) -> Vec<Gap> {
    let attached = |paper: &str| draft.papers.get(paper).copied().unwrap_or(0);
    form::papers(procedure)
        .filter_map(|slot| {
            let (paper, count) = (slot.id.as_str().to_owned(), attached(slot.id.as_str()));
            if count < slot.min {
                Some(Gap::PaperMissing { paper })
            } else if count > slot.max {
                Some(Gap::TooManyFiles { paper, limit: slot.max })
            } else {
                None
            }
        })
        .collect()
}

fn author_gaps(procedure: &Procedure, draft: &Draft) -> Vec<Gap> {
    let Some(rule) = &procedure.definition().authors else { return Vec::new() };
    let count = u32::try_from(draft.authors.len()).unwrap_or(u32::MAX);
    let mut gaps = Vec::new();
    if count < rule.min {
        gaps.push(Gap::NoAuthors);
    }
    if count > rule.max {
        gaps.push(Gap::TooManyAuthors { limit: rule.max });
    }
    for author in &draft.authors {
        let owed = rule.owes.iter().filter(|consent| !author.consents.contains(consent.as_str()));
        gaps.extend(owed.map(|consent| Gap::ConsentMissing {
            author: author.id,
            name: author.name.clone(),
            consent: consent.as_str().to_owned(),
        }));
    }
    gaps
}
