//! How a council or commission decides: quorum, majority, ballots, who presides and signs (P19).

use serde::{Deserialize, Serialize};

use crate::people::seat::Role;
use crate::procedure::exact::Exact;
use crate::procedure::head::DefaultValue;
use crate::procedure::name::BodyId as BodyName;
use crate::procedure::text::{Act, Bilingual};

/// The rules of a body, as its file states them. [`BodyRules::from_toml`] is the way to get checked ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyRules {
    /// The name by which procedures call it: `council:district@call`.
    pub id: BodyName,
    /// What people call it.
    pub title: Bilingual,
    /// The local act that the rules come from, once it can be cited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// Whether its decisions need an authority.
    pub legal_force: LegalForce,
    /// How it may vote. Only open ballots can be held so far.
    pub ballots: Vec<Ballot>,
    /// Who decides when votes are equal.
    pub casting_vote: CastingVote,
    /// Who presides: the first of these offices that somebody present, and not recused, holds.
    pub presides: Vec<Office>,
    /// Whose signatures put the minutes in force.
    pub signs: Vec<Signer>,
    /// How many working days lie between the notice and a regular meeting.
    pub notice_working_days: u32,
    /// How many must be present.
    pub quorum: QuorumRule,
    /// How many must agree.
    pub majority: MajorityRule,
    /// Values that no local act has fixed yet.
    #[serde(rename = "default", default, skip_serializing_if = "Vec::is_empty")]
    pub defaults: Vec<DefaultValue>,
}

/// What a decision of the body is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalForce {
    /// It advises; an authority's order decides.
    Recommendatory,
    /// It decides.
    Final,
}

/// A way to vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ballot {
    /// Who voted how is known and minuted.
    Open,
    /// Who voted how is known to the secretary only.
    Closed,
    /// Nobody knows who voted how; tellers count.
    Secret,
}

/// Who decides when votes are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CastingVote {
    /// The vote of whoever presides over the item: the chair, or the one who stands in.
    Presiding,
    /// Nobody: equal votes adopt nothing.
    Nobody,
}

/// What a member is in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// Председатель.
    Chair,
    /// Заместитель председателя.
    Deputy,
    /// Секретарь.
    Secretary,
    /// Член, who holds no office.
    Member,
}

impl Office {
    /// The office of a seat; none where the seat is not of a body.
    #[must_use]
    pub const fn of(role: Role) -> Option<Self> {
        match role {
            Role::Chair => Some(Self::Chair),
            Role::Deputy => Some(Self::Deputy),
            Role::Secretary => Some(Self::Secretary),
            Role::Member => Some(Self::Member),
            Role::Coordinator | Role::Expert | Role::Officer | Role::Methodist | Role::Admin => None,
        }
    }

    /// Whether its holder runs meetings and can sign minutes.
    #[must_use]
    pub const fn runs_meetings(self) -> bool {
        match self {
            Self::Chair | Self::Deputy | Self::Secretary => true,
            Self::Member => false,
        }
    }
}

/// A place for a signature under minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// Whoever presided.
    Presiding,
    /// Whoever kept the minutes.
    Secretary,
}

/// How a count is held against a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Strictly more than the share.
    MoreThan,
    /// The share or more.
    AtLeast,
}

/// How many must be present, of the whole composition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuorumRule {
    /// The share, above 0 and up to 1.
    pub share: Exact,
    /// How the number present is held against it.
    pub compare: Compare,
    /// Whether members who are away with leave stay in the composition that it is a share of.
    pub excused: Excused,
}

/// What becomes of members who are away with leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Excused {
    /// They stay in the composition.
    Counted,
    /// They are left out of it.
    LeftOut,
}

/// How many must be in favour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MajorityRule {
    /// The share, above 0 and up to 1.
    pub share: Exact,
    /// How the number in favour is held against it.
    pub compare: Compare,
    /// Whose share it is.
    pub base: MajorityBase,
}

/// Of whom a majority is reckoned (H28). Recused members belong to none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MajorityBase {
    /// The voting members present, whether or not they voted.
    Present,
    /// Those who gave a ballot; an abstention is one.
    Participating,
    /// All voting members of the body.
    Composition,
}

impl QuorumRule {
    /// How many of so many must be present; one at least.
    #[must_use]
    pub fn needed(&self, base: u32) -> u32 {
        needed(self.share, self.compare, base)
    }
}

impl MajorityRule {
    /// How many of so many must be in favour; one at least.
    #[must_use]
    pub fn needed(&self, base: u32) -> u32 {
        needed(self.share, self.compare, base)
    }
}

/// The least count that satisfies the share. Nobody is never enough, even of nobody.
fn needed(share: Exact, compare: Compare, base: u32) -> u32 {
    let scaled = i128::from(share.numerator()) * i128::from(base);
    let below = i128::from(share.denominator());
    let whole = scaled.div_euclid(below);
    let least = match compare {
        Compare::MoreThan => whole + 1,
        Compare::AtLeast if scaled.rem_euclid(below) == 0 => whole,
        Compare::AtLeast => whole + 1,
    };
    u32::try_from(least.max(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_count_is_exact_at_its_bounds() {
        let of = |share: &str, compare, base| needed(share.parse().unwrap(), compare, base);
        assert_eq!([of("1/2", Compare::MoreThan, 10), of("1/2", Compare::MoreThan, 11)], [6, 6]);
        assert_eq!([of("1/2", Compare::AtLeast, 10), of("1/2", Compare::AtLeast, 11)], [5, 6]);
        assert_eq!([of("2/3", Compare::AtLeast, 9), of("2/3", Compare::AtLeast, 10)], [6, 7]);
        assert_eq!([of("2/3", Compare::MoreThan, 9), of("1", Compare::AtLeast, 7)], [7, 7]);
    }

    #[test]
    fn of_nobody_one_is_still_needed() {
        for compare in [Compare::MoreThan, Compare::AtLeast] {
            assert_eq!(needed(Exact::ONE, compare, 0), 1);
        }
    }

    /// The least count satisfies the share and the one below does not, for every small share and body.
    #[test]
    fn for_every_small_share_the_least_count_is_the_least() {
        for (above, below) in (1..=6_i64).flat_map(|below| (1..=below).map(move |above| (above, below))) {
            let share = Exact::ratio(above, below).unwrap();
            for base in 1..=12_u32 {
                let reaches = |n: u32| i64::from(n) * below >= above * i64::from(base);
                let exceeds = |n: u32| i64::from(n) * below > above * i64::from(base);
                let least = needed(share, Compare::AtLeast, base);
                assert!(reaches(least) && !reaches(least - 1), "{share} of {base}");
                let more = needed(share, Compare::MoreThan, base);
                assert!(exceeds(more) && !exceeds(more - 1), "{share} of {base}");
            }
        }
    }
}
