//! The rules' «no» as a sentence that a person can act on.

use domain::basics::moment::Zone;
use domain::refusal::Refusal;
use i18n_embed_fl::fl;

use crate::Words;
use crate::gap::{Labels, named};

impl Words {
    /// Why not, and what to do. Moments are said in the zone of the territory.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal, zone: Zone, labels: &dyn Labels) -> String {
        let date = |id: &str| named(self.lang(), labels.date(id), id).to_owned();
        match refusal {
            Refusal::NotYours | Refusal::Missing => fl!(self.own, "refusal-missing"),
            Refusal::NotSignedIn => fl!(self.own, "refusal-not-signed-in"),
            Refusal::CallNotRunning => fl!(self.own, "refusal-call-not-running"),
            Refusal::TooEarly { opens } => {
                fl!(self.own, "refusal-too-early", opens = self.moment(*opens, zone))
            }
            Refusal::TooLate { closed } => {
                fl!(self.own, "refusal-too-late", closed = self.moment(*closed, zone))
            }
            Refusal::Incomplete { gaps } => fl!(self.own, "refusal-incomplete", n = gaps.len()),
            Refusal::LimitReached { limit, other } => {
                let limit = *limit;
                fl!(self.own, "refusal-limit", limit = limit, other = other.as_str())
            }
            Refusal::NotFiled => fl!(self.own, "refusal-not-filed"),
            Refusal::AlreadyWithdrawn => fl!(self.own, "refusal-already-withdrawn"),
            Refusal::NoGround => fl!(self.own, "refusal-no-ground"),
            Refusal::NoSuchDate { date: id } => fl!(self.own, "refusal-no-such-date", date = date(id)),
            Refusal::NotEarlier { from } => {
                fl!(self.own, "refusal-not-earlier", from = self.moment(*from, zone))
            }
            Refusal::InThePast { to } => fl!(self.own, "refusal-in-the-past", to = self.moment(*to, zone)),
            Refusal::DatesOutOfOrder { earlier, later } => {
                fl!(self.own, "refusal-order", earlier = date(earlier), later = date(later))
            }
            Refusal::DateUnset { date: id } => fl!(self.own, "refusal-date-unset", date = date(id)),
            Refusal::Meeting(refusal) => self.meeting_refusal(refusal, zone, labels),
            Refusal::Order(refusal) => self.order_refusal(refusal, zone),
            Refusal::Case(refusal) => self.case_refusal(refusal, zone, labels),
            Refusal::AlreadyDone => fl!(self.own, "refusal-already-done"),
            Refusal::Taken { what } => fl!(self.own, "refusal-taken", what = what.as_str()),
        }
    }
}
