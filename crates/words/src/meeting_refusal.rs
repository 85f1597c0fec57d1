//! Why the rules of meetings and orders say no, in words.

use domain::basics::id::PersonId;
use domain::basics::moment::Zone;
use domain::meeting::refusal::MeetingRefusal;
use domain::meeting::state::PhaseName;
use domain::order::refusal::OrderRefusal;
use i18n_embed_fl::fl;

use crate::Words;
use crate::gap::Labels;

impl Words {
    /// Says why, and what can be done.
    #[must_use]
    pub fn meeting_refusal(&self, refusal: &MeetingRefusal, zone: Zone, labels: &dyn Labels) -> String {
        let who = |person: &PersonId| self.who(*person, labels);
        match refusal {
            MeetingRefusal::WrongPhase { now, needed } => self.wrong_phase(*now, *needed),
            MeetingRefusal::BallotNotAllowed { ballot } => {
                fl!(self.own, "meeting-ballot-not-allowed", ballot = self.ballot(*ballot))
            }
            MeetingRefusal::BallotNotRun { ballot } => {
                fl!(self.own, "meeting-ballot-not-run", ballot = self.ballot(*ballot))
            }
            MeetingRefusal::NoticeTooShort { earliest, working_days, .. } => {
                let (days, earliest) = (*working_days, self.moment(*earliest, zone));
                fl!(self.own, "meeting-notice-too-short", n = days, earliest = earliest)
            }
            MeetingRefusal::NoAgenda => fl!(self.own, "meeting-no-agenda"),
            MeetingRefusal::ItemKnown { .. } => fl!(self.own, "meeting-item-known"),
            MeetingRefusal::NoSuchItem { .. } => fl!(self.own, "meeting-no-such-item"),
            MeetingRefusal::SubjectTwice { .. } => fl!(self.own, "meeting-subject-twice"),
            MeetingRefusal::NoResolutions => fl!(self.own, "meeting-no-resolutions"),
            MeetingRefusal::NoTie => fl!(self.own, "meeting-no-tie"),
            MeetingRefusal::AgendaFixed { .. } => fl!(self.own, "meeting-agenda-fixed"),
            MeetingRefusal::NoSuchPlace { items } => fl!(self.own, "meeting-no-such-place", n = (*items)),
            MeetingRefusal::VoteStands { .. } => fl!(self.own, "meeting-vote-stands"),
            MeetingRefusal::ItemDeferred { .. } => fl!(self.own, "meeting-item-deferred"),
            MeetingRefusal::OpenedTooEarly { convened, .. } => {
                fl!(self.own, "meeting-opened-too-early", convened = self.moment(*convened, zone))
            }
            MeetingRefusal::MomentOutside { from, until, .. } => {
                let (from, until) = (self.moment(*from, zone), self.moment(*until, zone));
                fl!(self.own, "meeting-moment-outside", from = from, until = until)
            }
            MeetingRefusal::NotAMember { person } => {
                fl!(self.own, "meeting-not-a-member", who = who(person))
            }
            MeetingRefusal::NotPresent { person } => fl!(self.own, "meeting-not-present", who = who(person)),
            MeetingRefusal::AlreadyPresent { person } => {
                fl!(self.own, "meeting-already-present", who = who(person))
            }
            MeetingRefusal::NobodyPresides { offices } => {
                let offices: Vec<String> = offices.iter().map(|office| self.office(*office)).collect();
                fl!(self.own, "meeting-nobody-presides", offices = offices.join(", "))
            }
            MeetingRefusal::PresidesOther { person, instead } => {
                let known: Vec<&str> = instead.iter().filter_map(|one| labels.person(*one)).collect();
                if known.is_empty() {
                    fl!(self.own, "meeting-presides-another", who = who(person))
                } else {
                    fl!(self.own, "meeting-presides-other", who = who(person), instead = known.join(", "))
                }
            }
            MeetingRefusal::CannotKeepMinutes { person } => {
                fl!(self.own, "meeting-cannot-keep-minutes", who = who(person))
            }
            MeetingRefusal::AlreadyRecused { person, .. } => {
                fl!(self.own, "meeting-already-recused", who = who(person))
            }
            MeetingRefusal::NoVote { person } => fl!(self.own, "meeting-no-vote", who = who(person)),
            MeetingRefusal::Recused { person, .. } => fl!(self.own, "meeting-recused", who = who(person)),
            MeetingRefusal::WrongMotion { .. } => fl!(self.own, "meeting-wrong-motion"),
            MeetingRefusal::MotionFailed { .. } => fl!(self.own, "meeting-motion-failed"),
            MeetingRefusal::WrongChoice { person } => {
                fl!(self.own, "meeting-wrong-choice", who = who(person))
            }
            MeetingRefusal::NoBallots => fl!(self.own, "meeting-no-ballots"),
            MeetingRefusal::NoQuorum { present, base, needed } => {
                let (present, base, needed) = (*present, *base, *needed);
                fl!(self.own, "meeting-no-quorum", present = present, base = base, needed = needed)
            }
            MeetingRefusal::NothingToAnnul { .. } => fl!(self.own, "meeting-nothing-to-annul"),
            MeetingRefusal::ItemsOpen { items } => fl!(self.own, "meeting-items-open", n = items.len()),
            MeetingRefusal::MinutesUnwritten => fl!(self.own, "meeting-minutes-unwritten"),
            MeetingRefusal::VersionMoved { now } => {
                fl!(self.own, "meeting-version-moved", now = now.to_string())
            }
            MeetingRefusal::NotTheSigner { signer, person } => {
                let signer = self.signer(*signer);
                fl!(self.own, "meeting-not-the-signer", signer = signer, who = who(person))
            }
            MeetingRefusal::NoSuchSignature { signer } => {
                fl!(self.own, "meeting-no-such-signature", signer = self.signer(*signer))
            }
            MeetingRefusal::AlreadySigned { signer } => {
                fl!(self.own, "meeting-already-signed", signer = self.signer(*signer))
            }
            MeetingRefusal::WrongNumber { expected } => {
                fl!(self.own, "meeting-wrong-number", expected = expected.to_string())
            }
            MeetingRefusal::NotDatedBySession { from, to, .. } if from == to => {
                fl!(self.own, "meeting-not-dated-by-day", day = self.day(*from))
            }
            MeetingRefusal::NotDatedBySession { from, to, .. } => {
                let (from, to) = (self.day(*from), self.day(*to));
                fl!(self.own, "meeting-not-dated-by-session", from = from, to = to)
            }
            MeetingRefusal::DatedOtherwise { dated } => {
                fl!(self.own, "meeting-dated-otherwise", dated = self.day(*dated))
            }
        }
    }

    /// Says why, and what can be done.
    #[must_use]
    pub fn order_refusal(&self, refusal: &OrderRefusal, _zone: Zone) -> String {
        match refusal {
            OrderRefusal::NoItems => fl!(self.own, "order-no-items"),
            OrderRefusal::BadNumbering { found, expected } => {
                let (found, expected) = (found.to_string(), expected.to_string());
                fl!(self.own, "order-bad-numbering", found = found, expected = expected)
            }
            OrderRefusal::Twice { .. } => fl!(self.own, "order-twice"),
            OrderRefusal::BasisNotInForce { .. } => fl!(self.own, "order-basis-not-in-force"),
            OrderRefusal::NoNumber => fl!(self.own, "order-no-number"),
            OrderRefusal::NumberTooLong { chars, limit } => {
                let (chars, limit) = (*chars, *limit);
                fl!(self.own, "order-number-too-long", chars = chars, limit = limit)
            }
            OrderRefusal::NumberTaken { number } => {
                fl!(self.own, "order-number-taken", number = number.as_str())
            }
            OrderRefusal::DatedAhead { dated, today } => {
                let (dated, today) = (self.day(*dated), self.day(*today));
                fl!(self.own, "order-dated-ahead", dated = dated, today = today)
            }
            OrderRefusal::DatedBeforeMinutes { dated, minutes } => {
                let (dated, minutes) = (self.day(*dated), self.day(*minutes));
                fl!(self.own, "order-dated-before-minutes", dated = dated, minutes = minutes)
            }
            OrderRefusal::NotADraft => fl!(self.own, "order-not-a-draft"),
        }
    }

    /// What the meeting is, and what it would have to be.
    fn wrong_phase(&self, now: PhaseName, needed: PhaseName) -> String {
        let now = self.phase(now);
        match needed {
            PhaseName::Convened => fl!(self.own, "meeting-needs-convened", now = now),
            PhaseName::Open => fl!(self.own, "meeting-needs-open", now = now),
            PhaseName::Closed => fl!(self.own, "meeting-needs-closed", now = now),
            PhaseName::Cancelled | PhaseName::InForce => fl!(self.own, "meeting-wrong-phase", now = now),
        }
    }

    fn who(&self, person: PersonId, labels: &dyn Labels) -> String {
        let known = labels.person(person).map(ToOwned::to_owned);
        known.unwrap_or_else(|| fl!(self.own, "meeting-this-person"))
    }
}
