//! The formal check in words: groups, outcomes, and what was said of an application, for the desk and the
//! school.

use domain::basics::moment::Zone;
use domain::procedure::procedure::Procedure;
use domain::procedure::text::Bilingual;
use domain::procedure::work::Gravity;
use i18n_embed_fl::fl;
use persistence::read::checks::{CheckEvent, Group};
use words::Words;

use crate::extract::Who;

/// A group as a heading.
pub(crate) fn group(words: &Words, group: Group) -> String {
    match group {
        Group::Waiting => fl!(words, "adm-group-waiting"),
        Group::Cure => fl!(words, "adm-group-cure"),
        Group::Admitted => fl!(words, "adm-group-admitted"),
        Group::Remarks => fl!(words, "adm-group-remarks"),
        Group::Refused => fl!(words, "adm-group-refused"),
    }
}

/// An outcome as what the officer does, and what follows from it.
pub(crate) fn outcome(words: &Words, group: Group) -> (String, String) {
    match group {
        Group::Admitted => (fl!(words, "adm-do-admit"), fl!(words, "adm-do-admit-hint")),
        Group::Remarks => (fl!(words, "adm-do-remarks"), fl!(words, "adm-do-remarks-hint")),
        Group::Cure => (fl!(words, "adm-do-cure"), fl!(words, "adm-do-cure-hint")),
        Group::Refused | Group::Waiting => (fl!(words, "adm-do-refuse"), fl!(words, "adm-do-refuse-hint")),
    }
}

/// How far a line of the checklist may lead.
pub(crate) fn gravity(words: &Words, gravity: Gravity) -> String {
    match gravity {
        Gravity::Remark => fl!(words, "adm-gravity-remark"),
        Gravity::Cure => fl!(words, "adm-gravity-cure"),
        Gravity::Refusal => fl!(words, "adm-gravity-refusal"),
    }
}

/// Something that was said, with its text and the lines that were not met.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    /// What happened.
    pub(crate) what: String,
    /// What the applicant was told; may be empty.
    pub(crate) text: String,
    /// Lines of the checklist that were not met.
    pub(crate) failed: Vec<String>,
}

/// Says an event.
pub(crate) fn said(who: &Who, zone: Zone, event: &CheckEvent) -> Said {
    let words = who.words();
    let labels = |failed: &[Bilingual]| failed.iter().map(|label| who.lang().of(label).to_owned()).collect();
    let plain = |what: String, text: &str| Said { what, text: text.to_owned(), failed: Vec::new() };
    match event {
        CheckEvent::Checked { group: outcome, failed, remarks, until } => {
            let what = match outcome {
                Group::Admitted => fl!(words, "adm-said-admitted"),
                Group::Remarks => fl!(words, "adm-said-remarks"),
                Group::Cure => match until {
                    Some(until) => fl!(words, "adm-said-cure", until = words.moment(*until, zone)),
                    None => fl!(words, "adm-said-cure-open"),
                },
                Group::Refused | Group::Waiting => fl!(words, "adm-said-refused"),
            };
            Said { what, text: remarks.clone(), failed: labels(failed) }
        }
        CheckEvent::MoreTime { until, ground } => {
            plain(fl!(words, "adm-said-more-time", until = words.moment(*until, zone)), ground)
        }
        CheckEvent::NotMended => plain(fl!(words, "adm-said-not-mended"), ""),
        CheckEvent::Disqualified { ground } => plain(fl!(words, "adm-said-disqualified"), ground),
        CheckEvent::Published => plain(fl!(words, "adm-said-published"), ""),
    }
}

/// The name of a stage or an end, for staff: what the procedure calls it.
pub(crate) fn place(
    who: &Who,
    procedure: &Procedure,
    stage: Option<&str>,
    ended: Option<&str>,
) -> Option<String> {
    let of_stage = stage.and_then(|id| {
        let found = procedure.stages().find(|(known, _)| known.as_str() == id);
        found.map(|(_, stage)| who.lang().of(&stage.title).to_owned())
    });
    of_stage
        .or_else(|| ended.and_then(|id| procedure.end(id)).map(|end| who.lang().of(&end.label).to_owned()))
}
