//! Writing and signing the minutes.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::MeetingRules;
use crate::basics::digest::Digest;
use crate::basics::id::PersonId;
use crate::basics::moment::Moment;
use crate::body::rules::Signer;
use crate::decider::Act;
use crate::meeting::fact::MeetingFact;
use crate::meeting::refusal::MeetingRefusal;
use crate::meeting::state::{Meeting, Minutes, Numbered, Phase, PhaseName, Session, Wording};
use crate::refusal::Refusal;

/// What somebody puts a name under.
#[derive(Clone, Copy)]
pub(super) struct Signature {
    pub signer: Signer,
    pub version: u32,
    pub number: u32,
    pub dated: NaiveDate,
}

/// Saves a wording. It follows the one that the writer saw.
pub(super) fn write(meeting: &Meeting, text: Digest, version: u32) -> Result<Vec<MeetingFact>, Refusal> {
    let now = match parted(meeting)?.minutes {
        Minutes::Unwritten => 0,
        Minutes::Written { wording, .. } | Minutes::InForce { wording, .. } => wording.version,
    };
    if now.checked_add(1) != Some(version) {
        return Err(MeetingRefusal::VersionMoved { now }.into());
    }
    Ok(vec![MeetingFact::MinutesWritten { text, version }])
}

/// Signs the wording that the signer has read. The last signature of the body's rules puts the minutes in
/// force, and with them everything that was resolved (H27).
pub(super) fn sign(
    rules: &MeetingRules,
    meeting: &Meeting,
    act: &Act,
    signature: Signature,
) -> Result<Vec<MeetingFact>, Refusal> {
    let Signature { signer, version, number, dated } = signature;
    let parted = parted(meeting)?;
    let (wording, signed, numbered) = written(parted.minutes)?;
    if wording.version != version {
        return Err(MeetingRefusal::VersionMoved { now: wording.version }.into());
    }
    let by = own_place(rules, act, parted.session, signer)?;
    if signed.contains_key(&signer) {
        return Err(MeetingRefusal::AlreadySigned { signer }.into());
    }
    bears(rules, &parted, numbered.as_ref(), Numbered { number, dated })?;
    let signature = MeetingFact::MinutesSigned { by, role: signer, version, number, dated };
    let last = rules.body.signs.iter().all(|place| *place == signer || signed.contains_key(place));
    let in_force = last.then_some(MeetingFact::MinutesInForce { number, dated });
    Ok([signature].into_iter().chain(in_force).collect())
}

/// A place under the minutes is signed by the very person who presided or kept them.
fn own_place(
    rules: &MeetingRules,
    act: &Act,
    session: &Session,
    signer: Signer,
) -> Result<PersonId, Refusal> {
    if !rules.body.signs.contains(&signer) {
        return Err(MeetingRefusal::NoSuchSignature { signer }.into());
    }
    // The machine has a right to everything and no hand to sign with.
    let by = act.by.person().ok_or(Refusal::NotYours)?;
    let person = session.signer(signer);
    if by == person { Ok(by) } else { Err(MeetingRefusal::NotTheSigner { signer, person }.into()) }
}

/// The first signature takes the body's next number and dates the minutes by the session; the others agree.
fn bears(
    rules: &MeetingRules,
    parted: &Parted<'_>,
    numbered: Option<&Numbered>,
    given: Numbered,
) -> Result<(), MeetingRefusal> {
    let expected = numbered.map_or(rules.next_number, |numbered| numbered.number);
    if given.number != expected {
        return Err(MeetingRefusal::WrongNumber { expected });
    }
    if let Some(numbered) = numbered.filter(|numbered| numbered.dated != given.dated) {
        return Err(MeetingRefusal::DatedOtherwise { dated: numbered.dated });
    }
    let day = |moment: Moment| rules.zone.local(moment).date();
    let (from, to) = (day(parted.session.opened_at), day(parted.closed_at));
    if given.dated < from || to < given.dated {
        return Err(MeetingRefusal::NotDatedBySession { dated: given.dated, from, to });
    }
    Ok(())
}

type Signed = BTreeMap<Signer, PersonId>;

fn written(minutes: &Minutes) -> Result<(&Wording, &Signed, &Option<Numbered>), MeetingRefusal> {
    match minutes {
        Minutes::Written { wording, signed, numbered } => Ok((wording, signed, numbered)),
        Minutes::Unwritten | Minutes::InForce { .. } => Err(MeetingRefusal::MinutesUnwritten),
    }
}

/// A meeting whose session has ended.
struct Parted<'a> {
    session: &'a Session,
    closed_at: Moment,
    minutes: &'a Minutes,
}

/// The meeting after its session, until the minutes are in force: then nothing changes any more.
fn parted(meeting: &Meeting) -> Result<Parted<'_>, MeetingRefusal> {
    let wrong = MeetingRefusal::WrongPhase { now: meeting.phase_name(), needed: PhaseName::Closed };
    match &meeting.phase {
        Phase::Closed { minutes: Minutes::InForce { .. }, .. }
        | Phase::Convened
        | Phase::Cancelled { .. }
        | Phase::Open { .. } => Err(wrong),
        Phase::Closed { session, closed_at, minutes } => {
            Ok(Parted { session, closed_at: *closed_at, minutes })
        }
    }
}
