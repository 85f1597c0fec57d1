//! The application's form as its procedure has it: a view of the definition for intake.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::basics::id::TerritoryId;
use crate::call::decide::CallRules;
use crate::call::state::IntakeDates;
use crate::procedure::deadline::Deadline;
use crate::procedure::form::{Field, FieldKind, Section};
use crate::procedure::head::LimitKey;
use crate::procedure::paper::Paper;
use crate::procedure::procedure::Procedure;

/// Sections of the application itself, in order; forms of later stages are left out.
pub fn sections(procedure: &Procedure) -> impl Iterator<Item = &Section> {
    procedure.definition().sections.iter().filter(|section| section.form.is_none())
}

/// Fields of the application itself, in order.
pub fn fields(procedure: &Procedure) -> impl Iterator<Item = &Field> {
    sections(procedure).flat_map(|section| &section.fields)
}

/// Slots for files of the application itself, in order.
pub fn papers(procedure: &Procedure) -> impl Iterator<Item = &Paper> {
    procedure.definition().papers.iter().filter(|paper| paper.form.is_none())
}

/// The field that names the work: the first required line of the form.
#[must_use]
pub fn title_field(procedure: &Procedure) -> Option<&Field> {
    fields(procedure).find(|field| field.required && field.kind == FieldKind::Line)
}

/// Divisions within which an applicant may have one application; none when there is no limit. An empty list
/// means one application in the whole call.
#[must_use]
pub fn one_application_per(procedure: &Procedure) -> Option<Vec<&str>> {
    let keys = &procedure.definition().limits.applications_per;
    let divisions = keys.iter().filter_map(|key| match key {
        LimitKey::Applicant => None,
        LimitKey::Division(division) => Some(division.as_str()),
    });
    (!keys.is_empty()).then(|| divisions.collect())
}

/// The call dates between which intake is open. None for a procedure whose cases nobody files.
#[must_use]
pub fn intake_dates(procedure: &Procedure) -> Option<IntakeDates> {
    let definition = procedure.definition();
    let stage = definition.stages.get(&definition.procedure.starts)?;
    let date = |deadline: &Option<Deadline>| match deadline {
        Some(Deadline::Call(date)) => Some(date.as_str().to_owned()),
        Some(Deadline::After { .. } | Deadline::Act { .. }) | None => None,
    };
    Some(IntakeDates { opens: date(&stage.opens), closes: date(&stage.cutoff)? })
}

/// What a call's decider reads of its procedure. None for a procedure whose cases nobody files.
#[must_use]
pub fn call_rules(procedure: &Arc<Procedure>, edition: &str, territory: TerritoryId) -> Option<CallRules> {
    let definition = procedure.definition();
    Some(CallRules {
        territory,
        procedure: definition.procedure.id.as_str().to_owned(),
        edition: edition.to_owned(),
        date_order: definition.dates.iter().map(|date| date.id.as_str().to_owned()).collect(),
        intake: intake_dates(procedure)?,
        definition: procedure.clone(),
        cases: Vec::new(),
        quota: BTreeMap::new(),
    })
}
