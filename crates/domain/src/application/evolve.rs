//! Bookkeeping of an application.

use std::collections::BTreeMap;

use super::fact::ApplicationFact;
use super::state::{
    ApplicationState, At, Case, CheckRecord, ClassRecord, Filed, InForce, PanelSeat, SeatStanding,
    SheetRecord, SheetStanding, Standing, Total,
};
use crate::basics::code::Alias;
use crate::basics::id::PersonId;
use crate::basics::moment::Moment;
use crate::procedure::name::StageId;
use crate::procedure::route::Target;

/// The state after the fact. A fact about nothing changes nothing: the decider never makes one.
pub(super) fn evolve(state: ApplicationState, fact: &ApplicationFact) -> ApplicationState {
    match (state, fact) {
        (before, ApplicationFact::Submitted { .. }) => submitted(before, fact),
        (ApplicationState::Known(mut case), fact) => {
            change(&mut case, fact);
            ApplicationState::Known(case)
        }
        (ApplicationState::Absent, _) => ApplicationState::Absent,
    }
}

/// A filing keeps the way that the case has gone: a mended one comes back to the same check.
fn submitted(before: ApplicationState, fact: &ApplicationFact) -> ApplicationState {
    let ApplicationFact::Submitted {
        call,
        territory,
        organisation,
        code,
        submission,
        channel,
        received_at,
        divisions,
        answers,
        papers,
        title,
        ..
    } = fact
    else {
        return before;
    };
    let mut case = match before {
        ApplicationState::Known(case) => case,
        ApplicationState::Absent => Box::new(Case {
            call: *call,
            territory: *territory,
            organisation: *organisation,
            code: *code,
            submissions: 0,
            channel: *channel,
            received_at: *received_at,
            divisions: BTreeMap::new(),
            filed: Filed::default(),
            standing: Standing::Filed,
            at: None,
            visits: BTreeMap::new(),
            taken: BTreeMap::new(),
            check: None,
            more_time: None,
            panels: BTreeMap::new(),
            tallies: BTreeMap::new(),
            class: None,
            in_force: None,
            published_at: None,
        }),
    };
    case.submissions = *submission;
    case.channel = *channel;
    case.received_at = *received_at;
    case.divisions.clone_from(divisions);
    case.filed = Filed { answers: answers.clone(), papers: papers.clone(), title: *title };
    case.standing = Standing::Filed;
    // What was said of the former papers does not hold for these.
    case.check = None;
    ApplicationState::Known(case)
}

fn change(case: &mut Case, fact: &ApplicationFact) {
    match fact {
        ApplicationFact::Submitted { .. } => {}
        ApplicationFact::Withdrawn { .. } => case.standing = Standing::Withdrawn,
        ApplicationFact::Moved { stage, outcome, to, since } => {
            *case.taken.entry(stage.clone()).or_default().entry(outcome.clone()).or_default() += 1;
            go(case, to, *since);
        }
        ApplicationFact::Checked { stage, outcome, failed, remarks, until } => {
            case.check = Some(CheckRecord {
                stage: stage.clone(),
                outcome: outcome.clone(),
                failed: failed.clone(),
                remarks: *remarks,
                until: *until,
            });
        }
        ApplicationFact::PanelConfirmed { stage, seats } => {
            let visit = case.visits_of(stage);
            let new = seats.iter().map(|(expert, alias)| seat(*expert, *alias, visit));
            case.panels.entry(stage.clone()).or_default().extend(new);
        }
        ApplicationFact::ExpertAccepted { stage, expert } => {
            on_seat(case, stage, *expert, |seat| seat.standing = SeatStanding::Accepted);
        }
        ApplicationFact::ExpertDeclined { stage, expert, conflict, .. } => {
            let conflict = *conflict;
            on_seat(case, stage, *expert, |seat| seat.standing = SeatStanding::Declined { conflict });
        }
        ApplicationFact::ExpertReplaced { stage, expert, by, alias, .. } => {
            on_seat(case, stage, *expert, |seat| {
                if seat.is_held() {
                    seat.standing = SeatStanding::Replaced;
                }
            });
            let visit = case.visits_of(stage);
            case.panels.entry(stage.clone()).or_default().push(seat(*by, *alias, visit));
        }
        ApplicationFact::SheetSigned { stage, expert, number, marks, comments, advice, total } => {
            let sheet = SheetRecord {
                number: *number,
                marks: marks.clone(),
                comments: comments.clone(),
                advice: *advice,
                total: *total,
                standing: SheetStanding::Signed,
            };
            on_seat(case, stage, *expert, |seat| seat.sheets.push(sheet));
        }
        ApplicationFact::SheetReturned { stage, expert, .. } => {
            on_sheet(case, stage, *expert, SheetStanding::Returned);
        }
        ApplicationFact::SheetVoided { stage, expert, .. } => {
            on_sheet(case, stage, *expert, SheetStanding::Voided);
        }
        ApplicationFact::Tallied { stage, outcome, total, criteria, .. } => {
            let total = Total { outcome: outcome.clone(), total: *total, criteria: criteria.clone() };
            case.tallies.insert(stage.clone(), total);
        }
        ApplicationFact::MoreTime { until, .. } => case.more_time = Some(*until),
        // The move that follows says where it goes.
        ApplicationFact::Disqualified { .. } => {}
        ApplicationFact::Classed { stage, list, class, proposes, decided_at } => {
            let (stage, class, proposes) = (stage.clone(), class.clone(), proposes.clone());
            case.class = Some(ClassRecord { stage, list: *list, class, proposes, decided_at: *decided_at });
        }
        ApplicationFact::Ordered { order, effects, since, .. } => {
            if !effects.is_empty() {
                case.in_force = Some(InForce { order: *order, effects: effects.clone(), since: *since });
            }
        }
        ApplicationFact::Announced { at, .. } => case.published_at = Some(*at),
    }
}

/// To a stage, or out. What belonged to the visit before is put away.
fn go(case: &mut Case, to: &Target, since: Moment) {
    case.more_time = None;
    match to {
        Target::Stage(stage) => {
            *case.visits.entry(stage.clone()).or_default() += 1;
            case.at = Some(At::Stage { stage: stage.clone(), since });
        }
        Target::End(end) => case.at = Some(At::End { end: end.clone(), since }),
    }
}

fn seat(expert: PersonId, alias: Alias, visit: u32) -> PanelSeat {
    PanelSeat { expert, alias, visit, standing: SeatStanding::Invited, sheets: Vec::new() }
}

fn on_seat(case: &mut Case, stage: &StageId, expert: PersonId, act: impl FnOnce(&mut PanelSeat)) {
    let visit = case.visits_of(stage);
    let seats = case.panels.entry(stage.clone()).or_default();
    if let Some(seat) = seats.iter_mut().rev().find(|seat| seat.expert == expert && seat.visit == visit) {
        act(seat);
    }
}

fn on_sheet(case: &mut Case, stage: &StageId, expert: PersonId, standing: SheetStanding) {
    on_seat(case, stage, expert, |seat| {
        if let Some(sheet) = seat.sheets.last_mut() {
            sheet.standing = standing;
        }
    });
}
