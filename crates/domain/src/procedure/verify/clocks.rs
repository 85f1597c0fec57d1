//! V07, V08, V36: no wait without a clock, a way out and somebody who is responsible.
use crate::procedure::deadline::{Anchor, Deadline};
use crate::procedure::definition::Definition;
use crate::procedure::flaw::{Flaw, Part, Place};
use crate::procedure::head::SideKind;
use crate::procedure::name::{DateId, StageId};
use crate::procedure::reason::Reason;
use crate::procedure::route::GateWhen;
use crate::procedure::seat::Seat;
use crate::procedure::stage::{Stage, Work};

pub(super) fn check(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for (id, stage) in &definition.stages {
        let place = Place::path(format!("stage.{id}"));
        if stage.kind().waits() {
            waits(definition, stage, &place, flaws);
        } else {
            idles(stage, &place, flaws);
        }
        exits(definition, stage, &place, flaws);
        for (key, deadline) in deadlines(stage) {
            deadline_makes_sense(definition, &place.within(key), deadline, flaws);
        }
        gate_makes_sense(definition, id, stage, flaws);
    }
}

fn deadlines(stage: &Stage) -> impl Iterator<Item = (&'static str, &Deadline)> {
    let keys = [("opens", &stage.opens), ("cutoff", &stage.cutoff), ("duty", &stage.duty)];
    keys.into_iter().filter_map(|(key, deadline)| Some((key, deadline.as_ref()?)))
}

/// V07: somebody is responsible, and either the case moves in time or the next in line learns of it. V08: an
/// outsider is not waited for without end.
fn waits(definition: &Definition, stage: &Stage, place: &Place, flaws: &mut Vec<Flaw>) {
    if stage.by.is_none() {
        flaws.push(Flaw::at(place.within("by"), Reason::Nobody));
    }
    match (&stage.cutoff, &stage.duty) {
        (None, _) if stage.waits_on_outsiders() => {
            flaws.push(Flaw::at(place.within("cutoff"), Reason::OutsiderWithoutCutoff));
        }
        (None, None) => flaws.push(Flaw::at(place.clone(), Reason::NoClock)),
        (Some(_), _) | (None, Some(_)) => {}
    }
    let outcome = stage.kind().on_cutoff();
    let led = stage.on.keys().any(|known| stage.native(known).as_str() == outcome);
    if stage.cutoff.is_some() && !led {
        flaws.push(Flaw::at(place.within("on"), Reason::CutoffLeadsNowhere { outcome }));
    }
    let next = stage.next.as_ref().or(definition.procedure.next.as_ref());
    if stage.duty.is_some() && next.is_none() {
        flaws.push(Flaw::at(place.within("next"), Reason::NobodyNext));
    }
}

/// Nobody waits at a tally, so it has no clock.
fn idles(stage: &Stage, place: &Place, flaws: &mut Vec<Flaw>) {
    for (key, _) in deadlines(stage) {
        flaws.push(Flaw::at(place.within(key), Reason::KeyDoesNothing { key }));
    }
    if stage.by.is_some() {
        flaws.push(Flaw::at(place.within("by"), Reason::KeyDoesNothing { key: "by" }));
    }
}

/// V36: an officer can take a case out of a wait on outsiders, and a check can refuse.
fn exits(definition: &Definition, stage: &Stage, place: &Place, flaws: &mut Vec<Flaw>) {
    let exit = definition.sides.get(&SideKind::Override);
    let by_officer = exit.is_some_and(|side| side.by.iter().any(Seat::is_officer));
    if stage.waits_on_outsiders() && !by_officer {
        flaws.push(Flaw::at(place.clone(), Reason::NoOfficersExit));
    }
    let refuses = stage.on.keys().any(|outcome| stage.native(outcome).as_str() == "refused");
    if matches!(stage.work, Work::Check(_)) && !refuses {
        flaws.push(Flaw::at(place.within("on"), Reason::CannotRefuse));
    }
}

fn deadline_makes_sense(definition: &Definition, place: &Place, deadline: &Deadline, flaws: &mut Vec<Flaw>) {
    if let Some(date) = deadline.date() {
        date_exists(definition, date, place, flaws);
    }
    match deadline {
        Deadline::Act { least, most } if least.unit == most.unit && least.length > most.length => {
            flaws.push(Flaw::at(place.clone(), Reason::LimitMakesNoSense { key: "act" }));
        }
        Deadline::After { from: Anchor::Gate, .. } if !has_gate(definition) => {
            let reason = Reason::Unknown { part: Part::Key, id: "gate".to_owned() };
            flaws.push(Flaw::at(place.clone(), reason));
        }
        Deadline::Call(_) | Deadline::After { .. } | Deadline::Act { .. } => {}
    }
}

/// Offsets may be counted from the gate of the stage, or from the last one that the case has passed.
fn has_gate(definition: &Definition) -> bool {
    definition.stages.values().any(|stage| stage.gate.is_some())
}

fn date_exists(definition: &Definition, date: &DateId, place: &Place, flaws: &mut Vec<Flaw>) {
    if !definition.dates.iter().any(|known| known.id == *date) {
        let reason = Reason::Unknown { part: Part::Date, id: date.to_string() };
        flaws.push(Flaw::at(place.clone(), reason));
    }
}

fn gate_makes_sense(definition: &Definition, id: &StageId, stage: &Stage, flaws: &mut Vec<Flaw>) {
    let Some(gate) = &stage.gate else { return };
    let place = Place::path(format!("stage.{id}.gate"));
    match &gate.when {
        GateWhen::AllSettled => {}
        GateWhen::At(date) => date_exists(definition, date, &place, flaws),
        GateWhen::Published(of) => {
            let publishes =
                definition.stages.get(of).is_some_and(|stage| matches!(stage.work, Work::Publication(_)));
            if !publishes {
                let reason = Reason::Unknown { part: Part::Stage, id: of.to_string() };
                flaws.push(Flaw::at(place, reason));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::procedure::verify::good::{flaws_with, refused_with};

    #[test]
    fn v07_every_wait_has_a_clock() {
        assert_eq!(
            flaws_with("duty = \"+2wd from gate\"\n", ""),
            ["V07 stage.results: the wait has neither a cutoff nor a duty"]
        );
    }

    #[test]
    fn v07_an_overdue_duty_is_told_to_someone() {
        let flaws = flaws_with("next = \"head:department\"\n", "");
        assert!(flaws.contains(&"V07 stage.check.next: nobody learns that the duty is overdue".to_owned()));
    }

    #[test]
    fn v07_a_cutoff_leads_somewhere() {
        assert_eq!(
            flaws_with(
                "on = { submitted = \"check\", lapsed = \"end:not-filed\" }",
                "on = { submitted = \"check\", declined = \"end:not-filed\" }"
            ),
            ["V07 stage.intake.on: the cutoff passes, but nothing follows `lapsed`"]
        );
    }

    #[test]
    fn v07_somebody_is_responsible() {
        assert_eq!(
            flaws_with("by = \"head:department\"\nexecutes", "executes"),
            ["V07 stage.order.by: nobody is responsible"]
        );
    }

    #[test]
    fn v08_a_wait_on_a_school_has_a_cutoff() {
        let flaws = flaws_with(
            "cutoff = \"act 1wd..5wd\"\non = { resubmitted = \"check\", lapsed = \"end:refused\", ",
            "on = { resubmitted = \"check\", ",
        );
        assert_eq!(
            flaws,
            [
                "S15 default.stage.cure.cutoff: the definition has no value `stage.cure.cutoff`",
                "V08 stage.cure.cutoff: a wait on outsiders has no cutoff"
            ]
        );
    }

    #[test]
    fn v36_an_officer_can_end_a_wait_on_a_school() {
        let flaws = flaws_with(
            "[side.override]\nby = [\"methodist@call\"]\n",
            "[side.override]\nby = [\"expert@call\"]\n",
        );
        assert_eq!(
            flaws,
            [
                "V36 stage.cure: no officer can take a case out of a wait on outsiders",
                "V36 stage.intake: no officer can take a case out of a wait on outsiders"
            ]
        );
    }

    #[test]
    fn v36_a_check_can_refuse() {
        let flaws = flaws_with("cure = \"cure\", refused = \"end:refused\" }", "cure = \"cure\" }");
        assert!(
            flaws.contains(&"V36 stage.check.on: a check has to be able to refuse".to_owned()),
            "{flaws:?}"
        );
    }

    #[test]
    fn deadlines_read_only_what_there_is() {
        assert_eq!(
            flaws_with("call:council", "call:later"),
            ["S03 stage.ranking.duty: there is no date `later`"]
        );
        assert_eq!(
            flaws_with("act 1wd..5wd", "act 5wd..1wd"),
            ["S09 stage.cure.cutoff: `act` is missing or makes no sense"]
        );
        assert!(refused_with("+10wd from decided", "in ten days").contains("is not a deadline"));
    }
}
