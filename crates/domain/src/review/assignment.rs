//! Who reads what: a proposal for the works of a call, each pair with its reasons.
//!
//! What is claimed: no pair is barred and nobody gets more than the load allows; a work is short only where
//! no lawful assignment seats more experts in all; the same call gives the same proposal, in whatever order
//! it is read. Loads are evened and areas matched as far as handing single works over can do it. A
//! proposal that is best as a whole is not claimed.
mod board;
#[cfg(test)]
mod tests;

use crate::basics::id::{ApplicationId, OrganisationId, PersonId};
use board::Board;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An expert who may be given works. Each stands in a list once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub expert: PersonId,
    /// What the expert is at home in; compared with the areas of works as they are.
    pub areas: BTreeSet<String>,
    /// Institutions of the expert's own.
    pub organisations: BTreeSet<OrganisationId>,
    /// Works already held in this call, those of [`Work::seated`] too.
    pub load: u32,
    /// Works with which the expert has declared a conflict of interests.
    pub declared: BTreeSet<ApplicationId>,
}

/// A work that wants experts. Each stands in a list once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Which.
    pub application: ApplicationId,
    /// The applicant and its partners.
    pub organisations: BTreeSet<OrganisationId>,
    /// What the work is about.
    pub areas: BTreeSet<String>,
    /// Experts who have it already and keep it.
    pub seated: BTreeSet<PersonId>,
    /// Experts who may not have it: they marked it at an earlier stage (H11, H38), declined, or were struck
    /// off by hand.
    pub barred: BTreeSet<PersonId>,
    /// How many experts are wanted, those seated among them.
    pub panel: u32,
}

/// What holds for all experts of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// How many works one expert may hold.
    pub load_max: u32,
}

/// Why an expert cannot be given a work. The first that applies is told, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "bar", rename_all = "snake_case")]
pub enum Bar {
    /// The expert has it already.
    Seated,
    /// It comes from an institution of the expert's own.
    OwnOrganisation,
    /// The expert has declared a conflict of interests.
    Declared,
    /// See [`Work::barred`].
    Barred,
    /// The expert holds as many works as the terms allow.
    Full {
        /// How many.
        load: u32,
    },
}

/// A [`Bar`] without its numbers, to be counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BarKind {
    /// They have it already, or are given it by this proposal.
    Seated,
    /// It comes from an institution of their own.
    OwnOrganisation,
    /// They have declared a conflict of interests.
    Declared,
    /// See [`Work::barred`].
    Barred,
    /// They hold as many works as the terms allow.
    Full,
}

/// Why this expert. What is said holds of the proposal as a whole, when all its pairs are taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// The expert is at home in what the work is about.
    Area {
        /// In these areas of the work.
        areas: BTreeSet<String>,
    },
    /// Of those who could have it instead, nobody holds fewer works.
    LeastLoaded {
        /// How many other works the expert holds.
        load: u32,
    },
    /// Nobody else could have it.
    OnlyOneLeft,
    /// A person chose; no proposal says this.
    ByHand,
}

/// A work for an expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The work.
    pub application: ApplicationId,
    /// Who is to read it.
    pub expert: PersonId,
    /// At least one reason.
    pub why: Vec<Why>,
}

/// A work for which there are not enough experts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortage {
    /// The work.
    pub application: ApplicationId,
    /// How many experts are missing.
    pub missing: u32,
    /// Why nobody else can have it: how many candidates are barred by what. Every candidate is counted once.
    pub bars: BTreeMap<BarKind, u32>,
}

/// Who is to read what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// New pairs, by work and expert; those seated before are not repeated.
    pub pairs: Vec<Pair>,
    /// Works that stay short, by id.
    pub short: Vec<Shortage>,
    /// How many works each candidate then holds.
    pub loads: BTreeMap<PersonId, u32>,
}

/// Why the expert cannot be given the work, if so. `load_now` is how many works the expert holds at this
/// moment; the candidate's own `load` is not looked at.
#[must_use]
pub fn bar(candidate: &Candidate, work: &Work, terms: &Terms, load_now: u32) -> Option<Bar> {
    if work.seated.contains(&candidate.expert) {
        return Some(Bar::Seated);
    }
    if !candidate.organisations.is_disjoint(&work.organisations) {
        return Some(Bar::OwnOrganisation);
    }
    if candidate.declared.contains(&work.application) {
        return Some(Bar::Declared);
    }
    if work.barred.contains(&candidate.expert) {
        return Some(Bar::Barred);
    }
    (load_now >= terms.load_max).then_some(Bar::Full { load: load_now })
}

/// Proposes experts for every work that wants more than it has.
#[must_use]
pub fn propose(candidates: &[Candidate], works: &[Work], terms: &Terms) -> Proposal {
    let mut board = Board::new(candidates, works, terms);
    board.deal();
    board.repair();
    board.even_out();
    board.told()
}

impl Bar {
    /// The bar without its numbers.
    #[must_use]
    pub fn kind(self) -> BarKind {
        match self {
            Self::Seated => BarKind::Seated,
            Self::OwnOrganisation => BarKind::OwnOrganisation,
            Self::Declared => BarKind::Declared,
            Self::Barred => BarKind::Barred,
            Self::Full { load: _ } => BarKind::Full,
        }
    }
}
