//! Conditions of a tally: a closed vocabulary of measures of sheets, compared with constants (H9, H11, V17).
use super::exact::Exact;
use super::name::{ChoiceId, CriterionId, DivisionId, FieldId, GroupId, TotalId, text_form};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A condition over one application's sheets and attributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Guard {
    /// Holds where no other condition of the list does.
    Otherwise,
    All(Vec<Guard>),
    Any(Vec<Guard>),
    Not(Box<Guard>),
    Compare(Comparison),
    Is(AttributeTest),
}

/// `gap >= 15`: a measure against a constant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    pub measure: Measure,
    pub op: Op,
    pub with: Exact,
}

/// `answer:stage = primary`, `division:band != small`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeTest {
    pub attribute: Attribute,
    pub value: ChoiceId,
    pub negated: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    Answer(FieldId),
    Division(DivisionId),
}

/// One number that the sheets give.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure {
    pub kind: MeasureKind,
    pub of: Subject,
}

/// Over the sheets that count: their total or the marks of one criterion. With no sheets only `count`,
/// `sum` and `atleast` have a value, which is zero; comparisons of the others do not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeasureKind {
    Sum,
    Mean,
    Min,
    Max,
    /// The highest less the lowest.
    Gap,
    /// How many sheets there are.
    Count,
    /// How many sheets have at least so many points.
    AtLeast(Exact),
    /// Which part of the sheets has at least so many points.
    Share(Exact),
}

/// What of a sheet is measured.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Total,
    NamedTotal(TotalId),
    Criterion(CriterionId),
    Group(GroupId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    Less,
    AtMost,
    Equal,
    NotEqual,
    AtLeast,
    More,
}

/// A text that is not a condition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a condition: {expected} expected at `{found}`")]
pub struct NotAGuard {
    pub text: String,
    pub expected: &'static str,
    pub found: String,
}

impl Guard {
    /// Every comparison of the condition, from left to right.
    pub fn comparisons(&self) -> Vec<&Comparison> {
        match self {
            Self::Otherwise | Self::Is(_) => Vec::new(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::comparisons).collect(),
            Self::Not(part) => part.comparisons(),
            Self::Compare(comparison) => vec![comparison],
        }
    }

    /// Every test of an attribute, from left to right.
    pub fn attribute_tests(&self) -> Vec<&AttributeTest> {
        match self {
            Self::Otherwise | Self::Compare(_) => Vec::new(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::attribute_tests).collect(),
            Self::Not(part) => part.attribute_tests(),
            Self::Is(test) => vec![test],
        }
    }

    /// Whether the condition holds, given what its comparisons and tests come to.
    /// [`Guard::Otherwise`] alone never holds: the list decides it.
    pub fn holds(
        &self,
        compare: &mut dyn FnMut(&Comparison) -> bool,
        is: &mut dyn FnMut(&AttributeTest) -> bool,
    ) -> bool {
        match self {
            Self::Otherwise => false,
            Self::All(parts) => parts.iter().all(|part| part.holds(compare, is)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(compare, is)),
            Self::Not(part) => !part.holds(compare, is),
            Self::Compare(comparison) => compare(comparison),
            Self::Is(test) => is(test),
        }
    }
}

impl Op {
    /// Whether `left op right`.
    pub fn holds(self, left: Exact, right: Exact) -> bool {
        match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::AtLeast => left >= right,
            Self::More => left > right,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::AtLeast => ">=",
            Self::More => ">",
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total => f.write_str("total"),
            Self::NamedTotal(total) => write!(f, "total:{total}"),
            Self::Criterion(criterion) => write!(f, "{criterion}"),
            Self::Group(group) => write!(f, "group:{group}"),
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, points) = match self.kind {
            MeasureKind::Sum => ("sum", None),
            MeasureKind::Mean => ("mean", None),
            MeasureKind::Min => ("min", None),
            MeasureKind::Max => ("max", None),
            MeasureKind::Gap => ("gap", None),
            MeasureKind::Count => ("count", None),
            MeasureKind::AtLeast(points) => ("atleast", Some(points)),
            MeasureKind::Share(points) => ("share", Some(points)),
        };
        match (points, &self.of) {
            (None, Subject::Total) => f.write_str(word),
            (None, of) => write!(f, "{word}({of})"),
            (Some(points), Subject::Total) => write!(f, "{word}({points})"),
            (Some(points), of) => write!(f, "{word}({points}, {of})"),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.measure, self.op.sign(), self.with)
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(field) => write!(f, "answer:{field}"),
            Self::Division(division) => write!(f, "division:{division}"),
        }
    }
}

impl fmt::Display for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Otherwise => f.write_str("otherwise"),
            Self::All(parts) => joined(f, parts, " and "),
            Self::Any(parts) => joined(f, parts, " or "),
            Self::Not(part) => write!(f, "not {}", Inner(part)),
            Self::Compare(comparison) => write!(f, "{comparison}"),
            Self::Is(test) => {
                write!(f, "{} {} {}", test.attribute, if test.negated { "!=" } else { "=" }, test.value)
            }
        }
    }
}

/// A part of a larger condition, in brackets where it needs them.
struct Inner<'a>(&'a Guard);

impl fmt::Display for Inner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Guard::All(_) | Guard::Any(_) => write!(f, "({})", self.0),
            Guard::Otherwise | Guard::Not(_) | Guard::Compare(_) | Guard::Is(_) => write!(f, "{}", self.0),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, parts: &[Guard], word: &str) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            f.write_str(word)?;
        }
        write!(f, "{}", Inner(part))?;
    }
    Ok(())
}

text_form!(Guard, NotAGuard);
