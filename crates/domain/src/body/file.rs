//! Reading a body's rules from a file, with everything checked that a meeting relies on.

use super::rules::{BodyRules, CastingVote, Compare, LegalForce, Office};
use crate::procedure::exact::Exact;

/// What is wrong in a body's file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BodyFlaw {
    /// The text does not have the shape of a body's file.
    #[error("{}{message}", .line.map_or_else(String::new, |line| format!("line {line}: ")))]
    NotABody {
        /// Where reading stopped, counted from 1, where that is known.
        line: Option<usize>,
        /// What the reader says.
        message: String,
    },
    /// The title is missing in a language.
    #[error("the title is blank in {language}")]
    Blank {
        /// `ru` or `en`.
        language: &'static str,
    },
    /// A share that nobody, or no number of members, could satisfy.
    #[error("{key} = {share} cannot be: a share is above 0, at most 1, and below 1 where more is asked")]
    BadShare {
        /// Where it stands.
        key: &'static str,
        /// The share.
        share: Exact,
    },
    /// A list that says nothing.
    #[error("{key} is empty")]
    Empty {
        /// Which list.
        key: &'static str,
    },
    /// A list that names something twice.
    #[error("{key} names something twice")]
    Twice {
        /// Which list.
        key: &'static str,
    },
    /// A member without an office can neither run a meeting nor sign its minutes.
    #[error("an ordinary member cannot preside")]
    MemberPresides,
    /// An equality of votes is decisive only where half of them is the bound.
    #[error("a casting vote goes with a majority of more than 1/2, not with {share}")]
    CastingVoteNeedsHalf {
        /// The share of the majority.
        share: Exact,
    },
}

impl BodyRules {
    /// Reads a body's file.
    ///
    /// # Errors
    /// The first flaw found.
    pub fn from_toml(text: &str) -> Result<Self, BodyFlaw> {
        let rules: Self = toml::from_str(text).map_err(|error| BodyFlaw::NotABody {
            line: error.span().and_then(|span| Some(text.get(..span.start)?.matches('\n').count() + 1)),
            message: error.message().to_owned(),
        })?;
        rules.checked()
    }

    /// Whether its decisions need an authority's order.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.legal_force == LegalForce::Final
    }

    fn checked(self) -> Result<Self, BodyFlaw> {
        if let Some(language) = self.title.blank_in() {
            return Err(BodyFlaw::Blank { language });
        }
        share("quorum.share", self.quorum.share, self.quorum.compare)?;
        share("majority.share", self.majority.share, self.majority.compare)?;
        each_once("ballots", &self.ballots)?;
        each_once("presides", &self.presides)?;
        each_once("signs", &self.signs)?;
        if self.presides.contains(&Office::Member) {
            return Err(BodyFlaw::MemberPresides);
        }
        let half = Exact::ratio(1, 2) == Some(self.majority.share);
        let simple = half && self.majority.compare == Compare::MoreThan;
        if self.casting_vote == CastingVote::Presiding && !simple {
            return Err(BodyFlaw::CastingVoteNeedsHalf { share: self.majority.share });
        }
        Ok(self)
    }
}

fn share(key: &'static str, share: Exact, compare: Compare) -> Result<(), BodyFlaw> {
    let most = match compare {
        Compare::MoreThan => share < Exact::ONE,
        Compare::AtLeast => share <= Exact::ONE,
    };
    if Exact::ZERO < share && most { Ok(()) } else { Err(BodyFlaw::BadShare { key, share }) }
}

fn each_once<T: PartialEq>(key: &'static str, list: &[T]) -> Result<(), BodyFlaw> {
    if list.is_empty() {
        return Err(BodyFlaw::Empty { key });
    }
    let twice = list.iter().enumerate().any(|(place, one)| list.iter().skip(place + 1).any(|two| one == two));
    if twice { Err(BodyFlaw::Twice { key }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::rules::{Ballot, MajorityBase, Signer};

    const SHIPPED: &str = include_str!("../../../../procedures/bodies/district-council.toml");

    fn changed(from: &str, to: &str) -> Result<BodyRules, BodyFlaw> {
        assert!(SHIPPED.contains(from), "{from}");
        BodyRules::from_toml(&SHIPPED.replacen(from, to, 1))
    }

    #[test]
    fn the_shipped_council_decides_as_its_defaults_say() {
        let rules = BodyRules::from_toml(SHIPPED).unwrap();
        assert_eq!(rules.id.as_str(), "district");
        assert_eq!([rules.quorum.needed(9), rules.majority.needed(6)], [5, 4]);
        assert_eq!(rules.majority.base, MajorityBase::Present);
        assert_eq!(rules.casting_vote, CastingVote::Presiding);
        assert_eq!(rules.ballots, [Ballot::Open]);
        assert_eq!(rules.signs, [Signer::Presiding, Signer::Secretary]);
        assert_eq!(rules.notice_working_days, 3);
        assert!(!rules.is_final() && rules.act.is_none() && !rules.defaults.is_empty());
    }

    #[test]
    fn each_default_names_a_value_of_the_file() {
        let rules = BodyRules::from_toml(SHIPPED).unwrap();
        let file: toml::Table = toml::from_str(SHIPPED).unwrap();
        for default in &rules.defaults {
            let mut keys = default.value.split('.');
            let first = file.get(keys.next().unwrap());
            let found = keys.fold(first, |value, key| value?.get(key));
            assert!(found.is_some(), "{}", default.value);
            assert_eq!(default.says.blank_in(), None, "{}", default.value);
        }
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line() {
        let flaw = changed("id = \"district\"", "id = \"district\"\nchairs = 1").unwrap_err();
        let BodyFlaw::NotABody { line, message } = flaw else { panic!("{flaw}") };
        let before = SHIPPED.lines().position(|line| line.starts_with("id = ")).unwrap() + 1;
        assert_eq!(line, Some(before + 1));
        assert!(message.contains("chairs"), "{message}");
    }

    #[test]
    fn rules_that_no_meeting_could_keep_are_refused() {
        let quorum = |share: &str| changed("share = \"1/2\"", &format!("share = \"{share}\""));
        for bad in ["0", "1", "3/2", "-1/2"] {
            let share = bad.parse().unwrap();
            assert_eq!(quorum(bad), Err(BodyFlaw::BadShare { key: "quorum.share", share }));
        }
        assert!(quorum("2/3").is_ok());
        assert_eq!(changed("[\"open\"]", "[]"), Err(BodyFlaw::Empty { key: "ballots" }));
        let twice = changed("[\"open\"]", "[\"open\", \"secret\", \"open\"]");
        assert_eq!(twice, Err(BodyFlaw::Twice { key: "ballots" }));
        let member = changed("\"deputy\"]", "\"deputy\", \"member\"]");
        assert_eq!(member, Err(BodyFlaw::MemberPresides));
        assert_eq!(changed("en = \"District", "en = \"\" #"), Err(BodyFlaw::Blank { language: "en" }));
    }

    #[test]
    fn a_casting_vote_goes_with_a_simple_majority_alone() {
        let two_thirds = SHIPPED.replace("share = \"1/2\"", "share = \"2/3\"");
        let share = Exact::ratio(2, 3).unwrap();
        let refused = BodyRules::from_toml(&two_thirds);
        assert_eq!(refused, Err(BodyFlaw::CastingVoteNeedsHalf { share }));
        let without = two_thirds.replace("casting_vote = \"presiding\"", "casting_vote = \"nobody\"");
        assert!(BodyRules::from_toml(&without).is_ok());
    }
}
