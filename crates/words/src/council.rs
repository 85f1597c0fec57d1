//! Councils and commissions in words: how a vote came out, what comes next, who is who.

use domain::basics::moment::Zone;
use domain::body::rules::{Ballot, MajorityBase, Office, Signer};
use domain::meeting::state::{Kind, PhaseName};
use domain::meeting::step::NextStep;
use domain::meeting::tally::{Counted, Outcome, Quorum, VoteBase};
use i18n_embed_fl::fl;

use crate::Words;

impl Words {
    /// How a vote came out, in one sentence: votes, quorum, majority, and whose vote decided where they were
    /// equal. Among equals the order itself is the page's to show.
    #[must_use]
    pub fn counted(&self, counted: &Counted) -> String {
        let mut parts = vec![self.votes(counted), self.quorum(counted.quorum)];
        if counted.by_option.is_empty() {
            parts.push(self.majority(counted.base, counted.needed));
        }
        if counted.casting.is_some() {
            parts.push(fl!(self.own, "vote-casting"));
        } else if counted.tie {
            parts.push(fl!(self.own, "vote-tie"));
        }
        format!("{}.", parts.join("; "))
    }

    /// «присутствуют 9 из 11, для кворума нужно 6».
    #[must_use]
    pub fn quorum(&self, quorum: Quorum) -> String {
        let (present, base, needed) = (quorum.present, quorum.base, quorum.needed);
        if quorum.met {
            fl!(self.own, "vote-quorum", present = present, base = base, needed = needed)
        } else {
            fl!(self.own, "vote-no-quorum", present = present, base = base, needed = needed)
        }
    }

    /// What whoever runs the meeting does next. Moments are said in the zone of the body's territory.
    #[must_use]
    pub fn next_step(&self, step: &NextStep, zone: Zone) -> String {
        match step {
            NextStep::Convene => fl!(self.own, "step-convene"),
            NextStep::MakeAgenda => fl!(self.own, "step-make-agenda"),
            NextStep::Open { at } => fl!(self.own, "step-open", at = self.moment(*at, zone)),
            NextStep::Vote { .. } => fl!(self.own, "step-vote"),
            NextStep::AwaitQuorum { quorum, .. } => {
                fl!(self.own, "step-await-quorum", quorum = self.quorum(*quorum))
            }
            NextStep::Close => fl!(self.own, "step-close"),
            NextStep::WriteMinutes => fl!(self.own, "step-write-minutes"),
            NextStep::Sign { missing } => {
                let missing: Vec<String> = missing.iter().map(|signer| self.signer(*signer)).collect();
                fl!(self.own, "step-sign", missing = missing.join(", "))
            }
            NextStep::Done => fl!(self.own, "step-done"),
            NextStep::Cancelled => fl!(self.own, "step-cancelled"),
        }
    }

    /// «председатель», in lower case.
    #[must_use]
    pub fn office(&self, office: Office) -> String {
        match office {
            Office::Chair => fl!(self.own, "office-chair"),
            Office::Deputy => fl!(self.own, "office-deputy"),
            Office::Secretary => fl!(self.own, "office-secretary"),
            Office::Member => fl!(self.own, "office-member"),
        }
    }

    /// Whose signature stands in a place, in lower case.
    #[must_use]
    pub fn signer(&self, signer: Signer) -> String {
        match signer {
            Signer::Presiding => fl!(self.own, "signer-presiding"),
            Signer::Secretary => fl!(self.own, "signer-secretary"),
        }
    }

    /// «открытое», of a vote.
    #[must_use]
    pub fn ballot(&self, ballot: Ballot) -> String {
        match ballot {
            Ballot::Open => fl!(self.own, "ballot-open"),
            Ballot::Closed => fl!(self.own, "ballot-closed"),
            Ballot::Secret => fl!(self.own, "ballot-secret"),
        }
    }

    /// «очередное», of a meeting.
    #[must_use]
    pub fn meeting_kind(&self, kind: Kind) -> String {
        match kind {
            Kind::Regular => fl!(self.own, "meeting-kind-regular"),
            Kind::Extraordinary => fl!(self.own, "meeting-kind-extraordinary"),
        }
    }

    /// How far a meeting got: «созвано».
    #[must_use]
    pub fn phase(&self, phase: PhaseName) -> String {
        match phase {
            PhaseName::Convened => fl!(self.own, "phase-convened"),
            PhaseName::Cancelled => fl!(self.own, "phase-cancelled"),
            PhaseName::Open => fl!(self.own, "phase-open"),
            PhaseName::Closed => fl!(self.own, "phase-closed"),
            PhaseName::InForce => fl!(self.own, "phase-in-force"),
        }
    }

    fn votes(&self, counted: &Counted) -> String {
        let (agreed, against, abstained) = (counted.for_, counted.against, counted.abstained);
        match &counted.outcome {
            Outcome::Adopted => {
                fl!(self.own, "vote-adopted", agreed = agreed, against = against, abstained = abstained)
            }
            Outcome::NotAdopted => {
                fl!(self.own, "vote-not-adopted", agreed = agreed, against = against, abstained = abstained)
            }
            Outcome::Chosen { order } => {
                let mut votes: Vec<u32> = counted.by_option.values().copied().collect();
                votes.sort_unstable_by(|a, b| b.cmp(a));
                let votes: Vec<String> = votes.iter().map(ToString::to_string).collect();
                let (votes, abstained) = (votes.join(", "), counted.abstained);
                if order.iter().any(|equals| equals.len() > 1) {
                    fl!(self.own, "vote-chosen-shared", votes = votes, abstained = abstained)
                } else {
                    fl!(self.own, "vote-chosen", votes = votes, abstained = abstained)
                }
            }
        }
    }

    fn majority(&self, base: VoteBase, needed: u32) -> String {
        let size = base.size;
        match base.kind {
            MajorityBase::Present => fl!(self.own, "vote-of-present", needed = needed, size = size),
            MajorityBase::Participating => {
                fl!(self.own, "vote-of-participating", needed = needed, size = size)
            }
            MajorityBase::Composition => fl!(self.own, "vote-of-composition", needed = needed, size = size),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{Lang, Speech};

    fn counted(agreed: u32, outcome: Outcome) -> Counted {
        Counted {
            for_: agreed,
            against: 1,
            abstained: 0,
            by_option: BTreeMap::new(),
            quorum: Quorum { present: 9, base: 11, needed: 6, met: true },
            base: VoteBase { kind: MajorityBase::Present, size: 9 },
            needed: 5,
            tie: false,
            casting: None,
            outcome,
        }
    }

    #[test]
    fn a_vote_is_told_with_all_that_it_rests_on() {
        let speech = Speech::load().unwrap();
        let said = speech.of(Lang::Ru).counted(&counted(8, Outcome::Adopted)).replace('\u{a0}', " ");
        assert_eq!(
            said,
            "Решение принято: за 8, против 1, воздержались 0; присутствуют 9 из 11, кворум — 6; нужно «за» \
             не меньше 5, считая от присутствующих: 9."
        );
    }

    #[test]
    fn an_equality_is_told() {
        let speech = Speech::load().unwrap();
        let tied = Counted { tie: true, ..counted(1, Outcome::NotAdopted) };
        assert!(speech.of(Lang::Ru).counted(&tied).ends_with("голоса разделились поровну."));
        let none = Counted { quorum: Quorum { present: 4, base: 11, needed: 6, met: false }, ..tied };
        assert!(speech.of(Lang::Ru).counted(&none).contains("его нет"));
    }
}
