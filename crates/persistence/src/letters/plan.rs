//! Which letters the facts of one act send, and to whom: no text and no address yet.

use domain::application::decide::{ApplicationRules, Applications};
use domain::application::fact::ApplicationFact;
use domain::application::panel::review;
use domain::application::state::{ApplicationState, Case};
use domain::basics::code::Alias;
use domain::basics::digest::Digest;
use domain::basics::id::PersonId;
use domain::decider::Decider;
use domain::people::seat::Role;
use domain::procedure::head::EndNature;
use domain::procedure::letter::{Letter, Moment, placeholders};
use domain::procedure::name::{EndId, OutcomeId, StageId};
use domain::procedure::route::Target;
use domain::procedure::seat::{self, Seat};
use domain::procedure::stage::Work;
use domain::procedure::text::Bilingual;

/// A letter to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Planned<'a> {
    /// To whom.
    pub to: To,
    /// What it says.
    pub says: Says<'a>,
}

/// To whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum To {
    /// The coordinators of the organisation that applies.
    Applicant,
    /// An expert, who knows the work by an alias alone.
    Expert { person: PersonId, alias: Alias },
    /// Everybody who holds the role in the call's territory.
    Office(Role),
}

/// What a letter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Says<'a> {
    /// What the definition has for the occasion; the outcome is none where the case has come to a stage.
    OfProcedure { letter: &'a Letter, stage: StageId, outcome: Option<OutcomeId> },
    /// The work waits for an expert, and the definition has no letter for it.
    Invited,
    /// A sheet is needed again.
    SheetAgain { ground: Digest, voided: bool },
    /// A work is not to be marked any more, or not by this expert.
    WorkGone { reassigned: bool },
    /// There is more time.
    MoreTime { stage: StageId, until: domain::basics::moment::Moment, ground: Digest },
    /// The case was put out of the contest, and the definition has no letter for it.
    Ended { end: EndId },
}

impl Planned<'_> {
    /// Whether the filed title must be read as experts may see it.
    pub(super) fn tells_an_expert_the_title(&self) -> bool {
        match (&self.to, &self.says) {
            (To::Expert { .. }, Says::OfProcedure { letter, .. }) => {
                names(letter).any(|name| name == "title")
            }
            (To::Expert { .. } | To::Applicant | To::Office(_), _) => false,
        }
    }
}

/// The names in braces of a letter, in whatever language.
pub(super) fn names(letter: &Letter) -> impl Iterator<Item = &str> {
    let texts = [&letter.subject.ru, &letter.subject.en, &letter.body.ru, &letter.body.en];
    texts.into_iter().flat_map(|text| placeholders(text))
}

/// Both languages of a text.
pub(super) fn both(text: &Bilingual) -> (String, String) {
    (text.ru.clone(), text.en.clone())
}

/// The ground with which the applicant left or was put out.
pub(super) fn ground_of(facts: &[ApplicationFact]) -> Option<Digest> {
    facts.iter().find_map(|fact| match fact {
        ApplicationFact::Disqualified { ground } => Some(*ground),
        ApplicationFact::Withdrawn { ground } => *ground,
        ApplicationFact::Submitted { .. }
        | ApplicationFact::Moved { .. }
        | ApplicationFact::Checked { .. }
        | ApplicationFact::PanelConfirmed { .. }
        | ApplicationFact::ExpertAccepted { .. }
        | ApplicationFact::ExpertDeclined { .. }
        | ApplicationFact::ExpertReplaced { .. }
        | ApplicationFact::SheetSigned { .. }
        | ApplicationFact::SheetReturned { .. }
        | ApplicationFact::SheetVoided { .. }
        | ApplicationFact::Tallied { .. }
        | ApplicationFact::MoreTime { .. }
        | ApplicationFact::Classed { .. }
        | ApplicationFact::Ordered { .. }
        | ApplicationFact::Announced { .. } => None,
    })
}

/// Every letter that the facts send, in their order.
pub(super) fn plan<'a>(
    rules: &'a ApplicationRules,
    before: &ApplicationState,
    facts: &[ApplicationFact],
) -> Vec<Planned<'a>> {
    let mut planned = Vec::new();
    let mut state = before.clone();
    for (place, fact) in facts.iter().enumerate() {
        // What was taken and at once turned away never was: a rework that is used up asks for nothing.
        let overtaken = facts.get(place.saturating_add(1)).is_some_and(|next| turns_away(rules, next));
        if !overtaken {
            planned.extend(of_fact(rules, state.known(), fact));
        }
        state = Applications::evolve(state, fact);
    }
    let told = planned.iter().any(|one| one.to == To::Applicant);
    planned.extend(facts.last().filter(|_| !told).and_then(|last| ended(rules, last)));
    planned
}

/// Whether the fact leaves a rework that takes the case no more.
fn turns_away(rules: &ApplicationRules, fact: &ApplicationFact) -> bool {
    let ApplicationFact::Moved { stage, outcome, .. } = fact else { return false };
    rules.procedure.stage(stage).is_some_and(|found| found.native(outcome).as_str() == "exhausted")
}

fn of_fact<'a>(rules: &'a ApplicationRules, case: Option<&Case>, fact: &ApplicationFact) -> Vec<Planned<'a>> {
    match fact {
        ApplicationFact::Moved { stage, outcome, to, .. } => moved(rules, case, (stage, outcome, to)),
        ApplicationFact::PanelConfirmed { stage, seats } => {
            seats.iter().flat_map(|(person, alias)| invited(rules, stage, (*person, *alias))).collect()
        }
        ApplicationFact::ExpertReplaced { stage, expert, by, alias, .. } => {
            let mut planned = invited(rules, stage, (*by, *alias));
            planned.extend(to_seat(case, stage, *expert, Says::WorkGone { reassigned: true }));
            planned
        }
        ApplicationFact::SheetReturned { stage, expert, ground, .. } => {
            let says = Says::SheetAgain { ground: *ground, voided: false };
            to_seat(case, stage, *expert, says).into_iter().collect()
        }
        ApplicationFact::SheetVoided { stage, expert, ground, .. } => {
            let says = Says::SheetAgain { ground: *ground, voided: true };
            to_seat(case, stage, *expert, says).into_iter().collect()
        }
        ApplicationFact::MoreTime { stage, until, ground } => {
            let says = || Says::MoreTime { stage: stage.clone(), until: *until, ground: *ground };
            let waits = rules.procedure.stage(stage).and_then(|found| found.by.as_ref());
            let to = waits.map(|by| recipients(by, case, stage)).unwrap_or_default();
            to.into_iter()
                .filter(|to| waits_still(case, stage, to))
                .map(|to| Planned { to, says: says() })
                .collect()
        }
        ApplicationFact::Withdrawn { .. } | ApplicationFact::Disqualified { .. } => gone(rules, case),
        ApplicationFact::Submitted { .. }
        | ApplicationFact::Checked { .. }
        | ApplicationFact::ExpertAccepted { .. }
        | ApplicationFact::ExpertDeclined { .. }
        | ApplicationFact::SheetSigned { .. }
        | ApplicationFact::Tallied { .. }
        | ApplicationFact::Classed { .. }
        | ApplicationFact::Ordered { .. }
        | ApplicationFact::Announced { .. } => Vec::new(),
    }
}

/// Letters after the outcome, and those after the stage that the case came to. A review invites its experts
/// when their panel is confirmed, not before.
fn moved<'a>(
    rules: &'a ApplicationRules,
    case: Option<&Case>,
    (stage, outcome, to): (&StageId, &OutcomeId, &Target),
) -> Vec<Planned<'a>> {
    let mut planned = Vec::new();
    for letter in adopted(rules) {
        let after = &letter.after;
        let taken = after.stage == *stage && after.outcome.as_ref() == Some(outcome);
        let come = after.outcome.is_none()
            && matches!(to, Target::Stage(next) if *next == after.stage)
            && !invites(rules, letter, &after.stage);
        if taken || come {
            planned.extend(recipients(&letter.to, case, stage).into_iter().map(|to| Planned {
                to,
                says: Says::OfProcedure { letter, stage: stage.clone(), outcome: Some(outcome.clone()) },
            }));
        }
    }
    planned
}

/// Letters that tell of what is adopted; those of the intake are the program's own.
fn adopted(rules: &ApplicationRules) -> impl Iterator<Item = &Letter> {
    let letters = rules.procedure.definition().letters.iter();
    letters
        .filter(|letter| letter.moment == Moment::Adopted && letter.after.stage != *rules.procedure.starts())
}

fn invites(rules: &ApplicationRules, letter: &Letter, stage: &StageId) -> bool {
    let is_review = rules.procedure.stage(stage).is_some_and(|found| matches!(found.work, Work::Review(_)));
    is_review && is_expert(&letter.to)
}

/// Invitations of one expert.
fn invited<'a>(
    rules: &'a ApplicationRules,
    stage: &StageId,
    (person, alias): (PersonId, Alias),
) -> Vec<Planned<'a>> {
    let own = |letter: &&Letter| letter.after.stage == *stage && letter.after.outcome.is_none();
    let letters = adopted(rules).filter(own).filter(|letter| invites(rules, letter, stage));
    let mut planned: Vec<Planned<'a>> = letters
        .map(|letter| Planned {
            to: To::Expert { person, alias },
            says: Says::OfProcedure { letter, stage: stage.clone(), outcome: None },
        })
        .collect();
    if planned.is_empty() {
        planned.push(Planned { to: To::Expert { person, alias }, says: Says::Invited });
    }
    planned
}

/// To an expert who holds a seat at the stage; to nobody where the seat was declined before.
fn to_seat<'a>(
    case: Option<&Case>,
    stage: &StageId,
    expert: PersonId,
    says: Says<'a>,
) -> Option<Planned<'a>> {
    let seat = case?.seat_of(stage, expert)?;
    Some(Planned { to: To::Expert { person: expert, alias: seat.alias }, says })
}

/// Experts who have not signed yet learn that there is nothing to mark.
fn gone<'a>(rules: &ApplicationRules, case: Option<&Case>) -> Vec<Planned<'a>> {
    let found = case.and_then(|case| Some((case, case.stage()?)));
    let Some((case, stage)) = found else { return Vec::new() };
    if rules.procedure.stage(stage).and_then(review).is_none() {
        return Vec::new();
    }
    let open = case.panel(stage).filter(|seat| seat.signed().is_none());
    let to = open.map(|seat| To::Expert { person: seat.expert, alias: seat.alias });
    to.map(|to| Planned { to, says: Says::WorkGone { reassigned: false } }).collect()
}

/// Whoever is refused, or put out by a passed term, learns of it even where the definition has no letter.
/// Those who left by themselves know.
fn ended<'a>(rules: &ApplicationRules, last: &ApplicationFact) -> Option<Planned<'a>> {
    let ApplicationFact::Moved { to: Target::End(end), .. } = last else { return None };
    match rules.procedure.end(end.as_str())?.nature {
        EndNature::Refused | EndNature::Void => {
            Some(Planned { to: To::Applicant, says: Says::Ended { end: end.clone() } })
        }
        EndNature::Finished | EndNature::Left => None,
    }
}

/// An expert who has signed waits for nothing.
fn waits_still(case: Option<&Case>, stage: &StageId, to: &To) -> bool {
    match to {
        To::Expert { person, .. } => {
            case.and_then(|case| case.seat_of(stage, *person)).is_some_and(|seat| seat.signed().is_none())
        }
        To::Applicant | To::Office(_) => true,
    }
}

/// The people of a seat: a body is told through its secretary, an authority through its officers.
fn recipients(seat: &Seat, case: Option<&Case>, stage: &StageId) -> Vec<To> {
    if seat.is_applicant() {
        return vec![To::Applicant];
    }
    if is_expert(seat) {
        let held = case.into_iter().flat_map(|case| case.panel(stage));
        return held.map(|seat| To::Expert { person: seat.expert, alias: seat.alias }).collect();
    }
    let role = match seat {
        Seat::Body(_) => Role::Secretary,
        Seat::Post(_) => Role::Officer,
        Seat::Role { role, .. } => match role {
            seat::Role::Secretary => Role::Secretary,
            seat::Role::Head => Role::Officer,
            seat::Role::Methodist
            | seat::Role::Moderator
            | seat::Role::Coordinator
            | seat::Role::Founder
            | seat::Role::Author
            | seat::Role::Expert
            | seat::Role::Jury => Role::Methodist,
        },
    };
    vec![To::Office(role)]
}

/// Whether the seat reads blind.
fn is_expert(seat: &Seat) -> bool {
    matches!(seat, Seat::Role { role: seat::Role::Expert | seat::Role::Jury, .. })
}
