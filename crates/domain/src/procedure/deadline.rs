//! Clocks of stages: a date of the call, an offset from a fact, or a term that the act itself sets (H1, H25).
use super::name::{DateId, NotAName, text_form};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// When a wait opens or ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Deadline {
    /// `call:closes`: a date of the call, with its hour.
    Call(DateId),
    /// `+3wd from submitted`: so long after a named fact.
    After { span: Span, from: Anchor },
    /// `act 1wd..5wd`: the act that starts the wait names the moment, within these bounds counted from
    /// itself.
    Act { least: Span, most: Span },
}

/// A length of time as rules write it: `3wd` working days, `10d` calendar days, `4h` hours, `1m` months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span {
    pub length: u16,
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    WorkingDays,
    Days,
    Hours,
    Months,
}

/// The fact that an offset is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// The case came to this stage.
    Entered,
    /// The application was submitted, or mended and submitted again, whichever is later.
    Submitted,
    /// The application was submitted again after a rework.
    Resubmitted,
    /// The decision that brought the case here was adopted (minutes signed, where a body decides).
    Decided,
    /// The minutes of the body were signed.
    Minuted,
    /// The order came into force.
    InForce,
    /// The last publication was made.
    Published,
    /// The gate of the stage opened and fixed the cohort; without one, the last gate that the case passed.
    Gate,
    /// The call was announced.
    Announced,
    /// The notice was sent to the person who is waited for.
    Notified,
    /// A date of the call.
    Date(DateId),
}

/// A text that is not a deadline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a deadline: write call:closes, \"+3wd from submitted\" or \"act 1wd..5wd\" (wd d h m)")]
pub struct NotADeadline(pub String);

impl Deadline {
    /// The date of the call that the deadline reads, if any.
    pub fn date(&self) -> Option<&DateId> {
        match self {
            Self::Call(date) | Self::After { from: Anchor::Date(date), .. } => Some(date),
            Self::After { .. } | Self::Act { .. } => None,
        }
    }
}

impl Unit {
    fn suffix(self) -> &'static str {
        match self {
            Self::WorkingDays => "wd",
            Self::Days => "d",
            Self::Hours => "h",
            Self::Months => "m",
        }
    }
}

/// Facts that offsets may be counted from, besides the dates of the call.
const ANCHORS: [(&str, Anchor); 10] = [
    ("entered", Anchor::Entered),
    ("submitted", Anchor::Submitted),
    ("resubmitted", Anchor::Resubmitted),
    ("decided", Anchor::Decided),
    ("minuted", Anchor::Minuted),
    ("in_force", Anchor::InForce),
    ("published", Anchor::Published),
    ("gate", Anchor::Gate),
    ("announced", Anchor::Announced),
    ("notified", Anchor::Notified),
];

impl FromStr for Span {
    type Err = NotADeadline;

    fn from_str(text: &str) -> Result<Self, NotADeadline> {
        let refuse = || NotADeadline(text.to_owned());
        let digits = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(refuse)?;
        let (length, suffix) = text.split_at(digits);
        let unit = [Unit::WorkingDays, Unit::Days, Unit::Hours, Unit::Months]
            .into_iter()
            .find(|unit| unit.suffix() == suffix)
            .ok_or_else(refuse)?;
        Ok(Self { length: length.parse().map_err(|_| refuse())?, unit })
    }
}

impl FromStr for Deadline {
    type Err = NotADeadline;

    fn from_str(text: &str) -> Result<Self, NotADeadline> {
        let refuse = || NotADeadline(text.to_owned());
        if let Some(date) = text.strip_prefix("call:") {
            return DateId::parse(date).map(Self::Call).map_err(|_| refuse());
        }
        if let Some(bounds) = text.strip_prefix("act ") {
            let (least, most) = bounds.split_once("..").ok_or_else(refuse)?;
            return Ok(Self::Act { least: least.trim().parse()?, most: most.trim().parse()? });
        }
        let (span, from) =
            text.strip_prefix('+').and_then(|rest| rest.split_once(" from ")).ok_or_else(refuse)?;
        Ok(Self::After { span: span.trim().parse()?, from: anchor(from.trim()).map_err(|_| refuse())? })
    }
}

fn anchor(text: &str) -> Result<Anchor, NotAName> {
    match ANCHORS.into_iter().find(|(word, _)| *word == text) {
        Some((_, anchor)) => Ok(anchor),
        None => DateId::parse(text).map(Anchor::Date),
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.length, self.unit.suffix())
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Date(date) = self {
            return write!(f, "{date}");
        }
        ANCHORS.iter().find(|(_, anchor)| anchor == self).map_or(Ok(()), |(word, _)| f.write_str(word))
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(date) => write!(f, "call:{date}"),
            Self::After { span, from } => write!(f, "+{span} from {from}"),
            Self::Act { least, most } => write!(f, "act {least}..{most}"),
        }
    }
}

text_form!(Span, NotADeadline);
text_form!(Deadline, NotADeadline);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_deadline_reads_back_as_it_was_written() {
        for text in
            ["call:closes", "+3wd from submitted", "+10d from closes", "+4h from gate", "act 1wd..5wd"]
        {
            assert_eq!(text.parse::<Deadline>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_deadline_is_refused() {
        for text in
            ["", "closes", "+3 from submitted", "+wd from x", "3wd from x", "act 1wd", "+3y from gate"]
        {
            assert_eq!(text.parse::<Deadline>(), text.parse::<Deadline>());
            assert!(text.parse::<Deadline>().is_err(), "{text}");
        }
    }
}
