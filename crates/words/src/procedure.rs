//! Parts of a procedure that are code and not data: kinds of stages, deadlines, who is responsible.

use domain::procedure::deadline::{Anchor, Deadline, Span, Unit};
use domain::procedure::seat::{Role, Seat};
use domain::procedure::stage::StageKind;
use i18n_embed_fl::fl;

use crate::Words;
use crate::gap::{Labels, named};

impl Words {
    /// What is done at a stage of this kind, in a sentence.
    #[must_use]
    pub fn stage_kind(&self, kind: StageKind) -> String {
        match kind {
            StageKind::Intake => fl!(self.own, "stage-intake"),
            StageKind::Check => fl!(self.own, "stage-check"),
            StageKind::Rework => fl!(self.own, "stage-rework"),
            StageKind::Review => fl!(self.own, "stage-review"),
            StageKind::Tally => fl!(self.own, "stage-tally"),
            StageKind::Tracks => fl!(self.own, "stage-tracks"),
            StageKind::Hearing => fl!(self.own, "stage-hearing"),
            StageKind::Selection => fl!(self.own, "stage-selection"),
            StageKind::Council => fl!(self.own, "stage-council"),
            StageKind::Order => fl!(self.own, "stage-order"),
            StageKind::Publication => fl!(self.own, "stage-publication"),
            StageKind::External => fl!(self.own, "stage-external"),
        }
    }

    /// Who is responsible.
    #[must_use]
    pub fn responsible(&self, seat: &Seat) -> String {
        match seat {
            Seat::Role { role, .. } => match role {
                Role::Coordinator => fl!(self.own, "seat-coordinator"),
                Role::Head => fl!(self.own, "seat-head"),
                Role::Founder => fl!(self.own, "seat-founder"),
                Role::Author => fl!(self.own, "seat-author"),
                Role::Methodist => fl!(self.own, "seat-methodist"),
                Role::Secretary => fl!(self.own, "seat-secretary"),
                Role::Moderator => fl!(self.own, "seat-moderator"),
                Role::Expert => fl!(self.own, "seat-expert"),
                Role::Jury => fl!(self.own, "seat-jury"),
            },
            Seat::Body(_) => fl!(self.own, "seat-body"),
            Seat::Post(_) => fl!(self.own, "seat-post"),
        }
    }

    /// When a wait ends, as a rule: «3 рабочих дня после подачи».
    #[must_use]
    pub fn deadline(&self, deadline: &Deadline, labels: &dyn Labels) -> String {
        match deadline {
            Deadline::Call(date) => {
                let date = named(self.lang(), labels.date(date.as_str()), date.as_str()).to_owned();
                fl!(self.own, "deadline-call", date = date)
            }
            Deadline::After { span, from } => {
                fl!(self.own, "deadline-after", span = self.length(*span), from = self.since(from, labels))
            }
            Deadline::Act { least, most } => {
                fl!(self.own, "deadline-act", least = self.length(*least), most = self.length(*most))
            }
        }
    }

    fn length(&self, span: Span) -> String {
        let n = span.length;
        match span.unit {
            Unit::WorkingDays => fl!(self.own, "length-working-days", n = n),
            Unit::Days => fl!(self.own, "length-days", n = n),
            Unit::Hours => fl!(self.own, "length-hours", n = n),
            Unit::Months => fl!(self.own, "length-months", n = n),
        }
    }

    fn since(&self, anchor: &Anchor, labels: &dyn Labels) -> String {
        match anchor {
            Anchor::Entered => fl!(self.own, "since-entered"),
            Anchor::Submitted => fl!(self.own, "since-submitted"),
            Anchor::Resubmitted => fl!(self.own, "since-resubmitted"),
            Anchor::Decided => fl!(self.own, "since-decided"),
            Anchor::Minuted => fl!(self.own, "since-minuted"),
            Anchor::InForce => fl!(self.own, "since-in-force"),
            Anchor::Published => fl!(self.own, "since-published"),
            Anchor::Gate => fl!(self.own, "since-gate"),
            Anchor::Announced => fl!(self.own, "since-announced"),
            Anchor::Notified => fl!(self.own, "since-notified"),
            Anchor::Date(date) => {
                let date = named(self.lang(), labels.date(date.as_str()), date.as_str()).to_owned();
                fl!(self.own, "since-date", date = date)
            }
        }
    }
}
