//! Counting a vote: pure arithmetic over the body's rules, the roll and the ballots.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::item::Choice;
use crate::basics::id::{ApplicationId, PersonId};
use crate::body::rules::{BodyRules, CastingVote, Excused, MajorityBase};

/// Who takes part in one item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roll {
    /// All members with a vote.
    pub composition: BTreeSet<PersonId>,
    /// Members away with leave.
    pub excused: BTreeSet<PersonId>,
    /// Members in the room.
    pub present: BTreeSet<PersonId>,
    /// Members left out of this item. They belong to no base and their ballots do not count (H31).
    pub recused: BTreeSet<PersonId>,
    /// Who presides over this item, where somebody does.
    pub presiding: Option<PersonId>,
}

/// What the members answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question<'a> {
    /// Whether to adopt something.
    Adopt,
    /// Which of these comes first.
    Among(&'a [ApplicationId]),
}

/// A count, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Ballots in favour.
    #[serde(rename = "for")]
    pub for_: u32,
    /// Ballots against.
    pub against: u32,
    /// Abstentions.
    pub abstained: u32,
    /// Ballots for each of the equals, with those who got none; empty where the question was to adopt.
    pub by_option: BTreeMap<ApplicationId, u32>,
    /// The quorum of this item.
    pub quorum: Quorum,
    /// Of whom the majority was reckoned.
    pub base: VoteBase,
    /// How many had to be in favour; 0 among equals, who are only held against each other.
    pub needed: u32,
    /// Whether votes were equal: for and against, or between options.
    pub tie: bool,
    /// Whose vote ended the equality, if one did.
    pub casting: Option<PersonId>,
    /// What follows.
    pub outcome: Outcome,
}

/// Whether enough members take part in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    /// Voting members in the room, recused ones left out.
    pub present: u32,
    /// Of how many the share is reckoned.
    pub base: u32,
    /// How many are needed.
    pub needed: u32,
    /// Whether they are there.
    pub met: bool,
}

/// Of whom a majority was reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteBase {
    /// By which rule.
    pub kind: MajorityBase,
    /// How many they were.
    pub size: u32,
}

/// What follows from a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// The motion was adopted.
    Adopted,
    /// It was not.
    NotAdopted,
    /// The equals came into this order; those who stay equal share a place.
    Chosen {
        /// Places from the first, with everybody who has each.
        order: Vec<Vec<ApplicationId>>,
    },
}

/// The quorum of an item: recused members are neither present nor in the composition of which it is a
/// share (H31).
#[must_use]
pub fn quorum(rules: &BodyRules, roll: &Roll) -> Quorum {
    let left_out = |person: &PersonId| match rules.quorum.excused {
        Excused::Counted => false,
        // A member with leave who came after all counts like anybody.
        Excused::LeftOut => roll.excused.contains(person) && !roll.present.contains(person),
    };
    let base = size(roll.composition.difference(&roll.recused).filter(|person| !left_out(person)));
    let present = size(roll.taking_part());
    let needed = rules.quorum.needed(base);
    Quorum { present, base, needed, met: needed <= present }
}

/// Counts a vote. Ballots of people who take no part in the item are passed over.
#[must_use]
pub fn count(
    rules: &BodyRules,
    roll: &Roll,
    ballots: &BTreeMap<PersonId, Choice>,
    question: Question<'_>,
) -> Counted {
    let voted: BTreeMap<PersonId, Choice> =
        roll.taking_part().filter_map(|person| Some((*person, *ballots.get(person)?))).collect();
    let given = |choice: Choice| size(voted.values().filter(|given| **given == choice));
    let base = VoteBase { kind: rules.majority.base, size: base_size(rules, roll, size(voted.keys())) };
    let mut counted = Counted {
        for_: given(Choice::For),
        against: given(Choice::Against),
        abstained: given(Choice::Abstained),
        by_option: BTreeMap::new(),
        quorum: quorum(rules, roll),
        base,
        needed: 0,
        tie: false,
        casting: None,
        outcome: Outcome::NotAdopted,
    };
    let decisive = match rules.casting_vote {
        CastingVote::Presiding => roll.presiding.and_then(|person| Some((person, *voted.get(&person)?))),
        CastingVote::Nobody => None,
    };
    match question {
        Question::Adopt => adopt(rules, &mut counted, decisive),
        Question::Among(options) => {
            counted.by_option = options.iter().map(|one| (*one, given(Choice::Option(*one)))).collect();
            choose(&mut counted, decisive);
        }
    }
    counted
}

impl Roll {
    /// Voting members in the room who are not left out of the item.
    pub fn taking_part(&self) -> impl Iterator<Item = &PersonId> {
        self.composition.intersection(&self.present).filter(|person| !self.recused.contains(person))
    }
}

fn base_size(rules: &BodyRules, roll: &Roll, voted: u32) -> u32 {
    match rules.majority.base {
        MajorityBase::Present => size(roll.taking_part()),
        MajorityBase::Participating => voted,
        MajorityBase::Composition => size(roll.composition.difference(&roll.recused)),
    }
}

/// The body's majority, or the casting vote where those for and those against are equal. It weighs one vote
/// more and no greater weight: where many abstain or are away, an equality among the few others is no
/// majority, or else one more vote in favour could defeat what it supports.
fn adopt(rules: &BodyRules, counted: &mut Counted, decisive: Option<(PersonId, Choice)>) {
    let for_ = counted.for_;
    counted.needed = rules.majority.needed(counted.base.size);
    counted.tie = for_ > 0 && for_ == counted.against;
    let reached = counted.needed <= for_;
    let may_cast = counted.tie && !reached && counted.needed <= for_.saturating_add(1);
    let casting = decisive.filter(|(_, choice)| may_cast && matches!(choice, Choice::For | Choice::Against));
    counted.casting = casting.map(|(person, _)| person);
    let adopted = reached || casting.is_some_and(|(_, choice)| choice == Choice::For);
    counted.outcome = if adopted { Outcome::Adopted } else { Outcome::NotAdopted };
}

/// The more ballots, the earlier; among those who stay equal, the choice of the one who presides comes
/// first, and the rest share the place (H24).
fn choose(counted: &mut Counted, decisive: Option<(PersonId, Choice)>) {
    let mut by_count: BTreeMap<u32, Vec<ApplicationId>> = BTreeMap::new();
    for (option, votes) in &counted.by_option {
        by_count.entry(*votes).or_default().push(*option);
    }
    counted.tie = by_count.values().any(|equals| equals.len() > 1);
    let mut order = Vec::new();
    for equals in by_count.into_values().rev() {
        let first = decisive.filter(|(_, choice)| {
            equals.len() > 1 && equals.iter().any(|option| *choice == Choice::Option(*option))
        });
        let Some((person, choice)) = first else {
            order.push(equals);
            continue;
        };
        counted.casting = Some(person);
        let (ahead, behind) = equals.into_iter().partition(|option| choice == Choice::Option(*option));
        order.extend([ahead, behind]);
    }
    counted.outcome = Outcome::Chosen { order };
}

fn size<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
