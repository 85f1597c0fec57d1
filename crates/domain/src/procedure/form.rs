//! What an applicant fills in: eligibility first, then sections of fields, then co-authors.
use super::name::{ChoiceId, ConsentId, DivisionId, FieldId, FormId, QuestionId, SectionId, text_form};
use super::text::{Act, Bilingual};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Who may see an answer or a paper, from the narrowest circle to the widest.
///
/// The default is [`Sight::Staff`], which keeps experts blind. Each label includes all those before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sight {
    /// The applicant alone.
    Applicant,
    /// The applicant and the organiser's staff.
    #[default]
    Staff,
    /// These and the council.
    Council,
    /// These and the experts.
    Experts,
    /// These, and everyone once the case's results are public.
    Public,
}

/// A question asked before anyone spends an evening on the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EligibilityQuestion {
    pub id: QuestionId,
    pub question: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
    /// The answer with which one cannot go on.
    pub stops_on: YesNo,
    /// Why that answer stops, and what to do instead.
    pub explanation: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    Yes,
    No,
}

/// One page of a form: one topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: SectionId,
    /// The form that the section belongs to; without it, the application itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<FormId>,
    pub title: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
    #[serde(rename = "field", default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

/// A question of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub id: FieldId,
    pub kind: FieldKind,
    pub label: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Bilingual>,
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub required: bool,
    #[serde(default, skip_serializing_if = "is_staff")]
    pub sight: Sight,
    /// The answer tells who applies, even if nobody meant it to.
    #[serde(default, skip_serializing_if = "is_no")]
    pub identifying: bool,
    /// Once submitted, the answer cannot be changed, not even in a rework (V34).
    #[serde(default, skip_serializing_if = "is_no")]
    pub frozen: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_max: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chars_max: Option<u32>,
    /// Bounds of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// How many options of `choices` may be taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choices_max: Option<u32>,
    /// Options of a choice. A field that a division is taken from lists none: it offers the division's
    /// values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// Columns of a table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// How many rows a table may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows_max: Option<u32>,
}

/// Kinds of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    Line,
    /// Several paragraphs; has a limit of words or characters.
    Text,
    /// One of the options.
    Choice,
    /// Some of the options.
    Choices,
    /// A whole number.
    Number,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
    /// An address of mail.
    Email,
    /// A telephone number.
    Phone,
    /// An address on the web.
    Url,
    /// Rows of short answers.
    Table,
}

/// An option of a choice, or a value of a division.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: ChoiceId,
    pub label: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub id: FieldId,
    pub label: Bilingual,
    pub chars_max: u32,
}

/// Co-authors of what is entered, and what each of them must agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authors {
    pub min: u32,
    pub max: u32,
    pub label: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
    /// Consents without which the application cannot be submitted, from each author.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owes: Vec<ConsentId>,
    /// Consents that each author is asked for and may refuse.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub may_give: Vec<ConsentId>,
}

/// A dimension fixed at submission; lists are ranked within divisions (H7, H20, H21).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Division {
    pub id: DivisionId,
    pub from: DivisionSource,
    pub label: Bilingual,
    /// Its values in the order in which people see them.
    #[serde(rename = "value", default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Choice>,
    /// Each value has a list of its own.
    #[serde(default, skip_serializing_if = "is_no")]
    pub ranked_apart: bool,
}

/// What a case's value of a division is taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DivisionSource {
    /// `answer:nomination`: the answer to a choice of the form.
    Answer(FieldId),
    /// `applicant:kind`: what the register of organisations says of the applicant.
    Applicant(Attribute),
}

/// What the register of organisations knows of an applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    Kind,
    Locality,
}

/// A text that is not a source of a division.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a source: write answer:FIELD, applicant:kind or applicant:locality")]
pub struct NotASource(pub String);

impl FromStr for DivisionSource {
    type Err = NotASource;

    fn from_str(text: &str) -> Result<Self, NotASource> {
        let refuse = || NotASource(text.to_owned());
        match text.split_once(':') {
            Some(("answer", field)) => FieldId::parse(field).map(Self::Answer).map_err(|_| refuse()),
            Some(("applicant", "kind")) => Ok(Self::Applicant(Attribute::Kind)),
            Some(("applicant", "locality")) => Ok(Self::Applicant(Attribute::Locality)),
            _ => Err(refuse()),
        }
    }
}

impl fmt::Display for DivisionSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(field) => write!(f, "answer:{field}"),
            Self::Applicant(Attribute::Kind) => f.write_str("applicant:kind"),
            Self::Applicant(Attribute::Locality) => f.write_str("applicant:locality"),
        }
    }
}

text_form!(DivisionSource, NotASource);

fn yes() -> bool {
    true
}

fn is_yes(value: &bool) -> bool {
    *value
}

fn is_staff(sight: &Sight) -> bool {
    *sight == Sight::Staff
}

pub(super) fn is_no(value: &bool) -> bool {
    !*value
}
