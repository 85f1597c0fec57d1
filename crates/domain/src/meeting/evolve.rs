//! Bookkeeping of a meeting.

use std::collections::BTreeMap;

use super::fact::MeetingFact;
use super::item::{Item, Note, Recusal, Vote};
use super::state::{Meeting, MeetingState, Minutes, Numbered, Phase, Session, Spell, Wording};
use crate::basics::id::ItemId;

/// The state after the fact. A fact that finds no meeting, or a meeting in another phase, changes nothing:
/// the decider never makes one.
pub(super) fn evolve(case: MeetingState, fact: &MeetingFact) -> MeetingState {
    match (case, fact) {
        (_, MeetingFact::Convened { territory, body, kind, ballot, at, place }) => {
            MeetingState::Known(Box::new(Meeting {
                territory: *territory,
                body: *body,
                kind: *kind,
                ballot: *ballot,
                at: *at,
                place: *place,
                agenda: Vec::new(),
                phase: Phase::Convened,
            }))
        }
        (MeetingState::Absent, _) => MeetingState::Absent,
        (MeetingState::Known(mut meeting), fact) => {
            apply(&mut meeting, fact);
            MeetingState::Known(meeting)
        }
    }
}

fn apply(meeting: &mut Meeting, fact: &MeetingFact) {
    match fact {
        MeetingFact::Convened { .. } => {}
        MeetingFact::Postponed { to, .. } => meeting.at = *to,
        MeetingFact::Cancelled { ground } => meeting.phase = Phase::Cancelled { ground: *ground },
        MeetingFact::ItemAdded { .. } | MeetingFact::ItemDropped { .. } | MeetingFact::ItemMoved { .. } => {
            agenda(&mut meeting.agenda, fact);
        }
        MeetingFact::Opened { .. }
        | MeetingFact::Arrived { .. }
        | MeetingFact::Left { .. }
        | MeetingFact::Closed { .. } => session(&mut meeting.phase, fact),
        MeetingFact::Recused { item, person, by, ground } => on_item(meeting, *item, |item| {
            item.recused.insert(*person, Recusal { by: *by, ground: *ground });
        }),
        MeetingFact::Noted { item, kind, text } => {
            on_item(meeting, *item, |item| item.notes.push(Note { kind: *kind, text: *text }));
        }
        MeetingFact::Resolved { item, motion, ballots, counted } => on_item(meeting, *item, |item| {
            let (motion, ballots, counted) = (motion.clone(), ballots.clone(), counted.clone());
            item.votes.push(Vote { motion, ballots, counted });
        }),
        MeetingFact::VoteAnnulled { item, .. } => on_item(meeting, *item, |item| {
            item.votes.pop();
        }),
        MeetingFact::ItemDeferred { item, ground } => {
            on_item(meeting, *item, |item| item.deferred = Some(*ground));
        }
        MeetingFact::MinutesWritten { .. }
        | MeetingFact::MinutesSigned { .. }
        | MeetingFact::MinutesInForce { .. } => {
            if let Phase::Closed { minutes: kept, .. } = &mut meeting.phase {
                minutes(kept, fact);
            }
        }
    }
}

fn on_item(meeting: &mut Meeting, id: ItemId, change: impl FnOnce(&mut Item)) {
    if let Some(item) = meeting.agenda.iter_mut().find(|item| item.id == id) {
        change(item);
    }
}

fn agenda(agenda: &mut Vec<Item>, fact: &MeetingFact) {
    if let MeetingFact::ItemAdded { item, subject, wording } = fact {
        agenda.push(Item {
            id: *item,
            subject: subject.clone(),
            wording: *wording,
            recused: BTreeMap::new(),
            notes: Vec::new(),
            votes: Vec::new(),
            deferred: None,
        });
    } else if let MeetingFact::ItemDropped { item } = fact {
        agenda.retain(|known| known.id != *item);
    } else if let MeetingFact::ItemMoved { item, place } = fact
        && let Some(from) = agenda.iter().position(|known| known.id == *item)
    {
        let moved = agenda.remove(from);
        agenda.insert((*place).min(agenda.len()), moved);
    }
}

fn session(phase: &mut Phase, fact: &MeetingFact) {
    if let MeetingFact::Opened { at, composition, present, excused, presiding, secretary } = fact {
        let spell = Spell { from: *at, until: None };
        *phase = Phase::Open {
            session: Session {
                opened_at: *at,
                presiding: *presiding,
                secretary: *secretary,
                composition: composition.clone(),
                excused: excused.clone(),
                attendance: present.iter().map(|person| (*person, vec![spell])).collect(),
            },
        };
        return;
    }
    let Phase::Open { session } = phase else { return };
    if let MeetingFact::Arrived { person, at } = fact {
        session.attendance.entry(*person).or_default().push(Spell { from: *at, until: None });
    } else if let MeetingFact::Left { person, at } = fact {
        if let Some(spell) = session.attendance.get_mut(person).and_then(|spells| spells.last_mut()) {
            spell.until = Some(*at);
        }
    } else if let MeetingFact::Closed { at } = fact {
        let session = session.clone();
        *phase = Phase::Closed { session, closed_at: *at, minutes: Minutes::Unwritten };
    }
}

/// A new wording drops the signatures under the old one; the number that they took stays.
fn minutes(minutes: &mut Minutes, fact: &MeetingFact) {
    if let MeetingFact::MinutesWritten { text, version } = fact {
        let kept = match minutes {
            Minutes::Unwritten => None,
            Minutes::Written { numbered, .. } => *numbered,
            Minutes::InForce { numbered, .. } => Some(*numbered),
        };
        let wording = Wording { text: *text, version: *version };
        *minutes = Minutes::Written { wording, signed: BTreeMap::new(), numbered: kept };
        return;
    }
    let Minutes::Written { wording, signed, numbered } = minutes else { return };
    if let MeetingFact::MinutesSigned { by, role, number, dated, .. } = fact {
        signed.insert(*role, *by);
        *numbered = Some(Numbered { number: *number, dated: *dated });
    } else if let MeetingFact::MinutesInForce { number, dated } = fact {
        let numbered = Numbered { number: *number, dated: *dated };
        *minutes = Minutes::InForce { wording: *wording, signed: signed.clone(), numbered };
    }
}
