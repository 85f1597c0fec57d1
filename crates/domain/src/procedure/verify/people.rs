//! V33, V34, V35: seats resolve, what routes is frozen, and nobody learns of what is not adopted.
use crate::procedure::definition::Definition;
use crate::procedure::flaw::{Flaw, Place};
use crate::procedure::form::{DivisionSource, Field, FieldKind};
use crate::procedure::guard::Attribute;
use crate::procedure::head::Entrant;
use crate::procedure::letter::Moment;
use crate::procedure::name::{FieldId, StageId};
use crate::procedure::reason::Reason;
use crate::procedure::route::Adoption;
use crate::procedure::seat::{Role, Scope, Seat};
use crate::procedure::stage::{Stage, StageKind, Work};
use crate::procedure::work::{Mend, Panel};
use std::collections::BTreeSet;

pub(super) fn check(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for (place, seat) in seats(definition) {
        resolves(definition, &place, seat, flaws);
    }
    frozen(definition, flaws);
    adopted(definition, flaws);
}

/// Every seat that the definition names, with its place.
fn seats(definition: &Definition) -> Vec<(Place, &Seat)> {
    let mut seats: Vec<(Place, &Seat)> = Vec::new();
    seats.extend(definition.procedure.next.iter().map(|seat| (Place::path("procedure.next"), seat)));
    for (id, stage) in &definition.stages {
        let place = Place::path(format!("stage.{id}"));
        seats.extend(stage.by.iter().map(|seat| (place.within("by"), seat)));
        seats.extend(stage.next.iter().map(|seat| (place.within("next"), seat)));
        seats.extend(seats_of_work(stage).into_iter().map(|(key, seat)| (place.within(key), seat)));
    }
    for (kind, side) in &definition.sides {
        seats.extend(side.by.iter().map(|seat| (Place::path(format!("side.{kind}.by")), seat)));
    }
    for letter in &definition.letters {
        seats.push((Place::path(format!("letter.{}.to", letter.id)), &letter.to));
    }
    seats
}

fn seats_of_work(stage: &Stage) -> Vec<(&'static str, &Seat)> {
    match &stage.work {
        Work::Intake(intake) => intake.confirms.iter().map(|seat| ("confirms", seat)).collect(),
        Work::Review(review) => {
            let set_by = match &review.panel {
                Panel::AtLeast(bounds) => bounds.set_by.as_ref(),
                Panel::Exactly(_) | Panel::Whole(_) => None,
            };
            let moderation = review.moderation.iter().map(|seat| ("moderation", seat));
            let void = review.void.iter().map(|void| ("void.by", &void.by));
            moderation.chain(void).chain(set_by.map(|seat| ("panel.set_by", seat))).collect()
        }
        Work::Check(_)
        | Work::Rework(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Hearing(_)
        | Work::Selection(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => Vec::new(),
    }
}

/// V33: the seat is somebody for every entrant that there may be.
fn resolves(definition: &Definition, place: &Place, seat: &Seat, flaws: &mut Vec<Flaw>) {
    let Seat::Role { role, scope } = seat else { return };
    let entrants = &definition.procedure.entrant.0;
    let nobody = |entrant| Flaw::at(place.clone(), Reason::SeatUnresolved { seat: seat.clone(), entrant });
    if !held(*role, scope) || !scope_exists(definition, scope) {
        flaws.push(nobody(None));
        return;
    }
    let known = |entrant: &&Entrant| match scope {
        Scope::Applicant => **entrant != Entrant::Status,
        Scope::Lead => **entrant == Entrant::Consortium,
        Scope::Holder => **entrant == Entrant::Status,
        // A single organisation has no partners, and nobody needs to confirm for it.
        Scope::EachPartner => place.path.ends_with("confirms") || **entrant == Entrant::Consortium,
        Scope::Call | Scope::ApplicantsTerritory | Scope::Delegate | Scope::Division(_) => true,
    };
    if let Some(entrant) = entrants.iter().find(|entrant| !known(entrant)) {
        flaws.push(nobody(Some(*entrant)));
    }
}

/// Whether such a role is held in such a scope at all.
fn held(role: Role, scope: &Scope) -> bool {
    let own = matches!(scope, Scope::Applicant | Scope::Lead | Scope::EachPartner | Scope::Holder);
    match role {
        Role::Coordinator | Role::Founder | Role::Author | Role::Head => own,
        Role::Methodist | Role::Secretary => {
            matches!(scope, Scope::Call | Scope::ApplicantsTerritory | Scope::Division(_))
        }
        Role::Moderator | Role::Expert | Role::Jury => {
            matches!(scope, Scope::Call | Scope::Delegate | Scope::Division(_))
        }
    }
}

fn scope_exists(definition: &Definition, scope: &Scope) -> bool {
    match scope {
        Scope::Delegate => definition.stages.values().any(|stage| {
            if let Work::Review(review) = &stage.work { review.delegates.is_some() } else { false }
        }),
        Scope::Division(division) => definition.divisions.iter().any(|known| known.id == *division),
        Scope::EachPartner => definition.procedure.entrant.0.contains(&Entrant::Consortium),
        Scope::Call | Scope::Applicant | Scope::Lead | Scope::Holder | Scope::ApplicantsTerritory => true,
    }
}

/// V34: answers that route or divide are required choices, frozen at submission; no rework may touch them.
fn frozen(definition: &Definition, flaws: &mut Vec<Flaw>) {
    let fields: Vec<&Field> = definition.sections.iter().flat_map(|section| &section.fields).collect();
    let find = |id: &FieldId| fields.iter().find(|field| field.id == *id);
    for field in routing(definition).into_iter().filter_map(find) {
        let place = Place::path(format!("field.{}", field.id));
        if !field.frozen {
            flaws.push(Flaw::at(place.clone(), Reason::NotFrozen { field: field.id.clone() }));
        }
        if !field.required || field.kind != FieldKind::Choice {
            flaws.push(Flaw::at(place, Reason::NotAlwaysAnswered { field: field.id.clone() }));
        }
    }
    for (id, stage) in &definition.stages {
        let Work::Rework(rework) = &stage.work else { continue };
        for mend in &rework.mends {
            let Mend::Field(field) = mend else { continue };
            if find(field).is_some_and(|field| field.frozen) {
                let place = Place::path(format!("stage.{id}.mends"));
                flaws.push(Flaw::at(place, Reason::MendsFrozen { field: field.clone() }));
            }
        }
    }
}

/// Fields whose answers divisions are taken from, or conditions read.
fn routing(definition: &Definition) -> BTreeSet<&FieldId> {
    let divisions = definition.divisions.iter().filter_map(|division| match &division.from {
        DivisionSource::Answer(field) => Some(field),
        DivisionSource::Applicant(_) => None,
    });
    let rules = definition.stages.values().filter_map(|stage| {
        if let Work::Tally(tally) = &stage.work { Some(tally.rule.values()) } else { None }
    });
    let tests = rules.flatten().flat_map(|guard| guard.attribute_tests());
    let answers = tests.filter_map(|test| match &test.attribute {
        Attribute::Answer(field) => Some(field),
        Attribute::Division(_) => None,
    });
    divisions.chain(answers).collect()
}

/// V35: a proposal of a check or a selection is nobody's news before it is adopted.
fn adopted(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for letter in &definition.letters {
        if letter.moment == Moment::Proposed
            && proposes(definition, &letter.after.stage)
            && !letter.to.is_officer()
        {
            let place = Place::path(format!("letter.{}.moment", letter.id));
            flaws.push(Flaw::at(place, Reason::ToldBeforeAdoption { letter: letter.id.clone() }));
        }
    }
    for document in definition.documents.iter().filter(|document| document.public) {
        if proposes(definition, &document.at) {
            let place = Place::path(format!("document.{}.public", document.id));
            flaws.push(Flaw::at(place, Reason::ShownBeforeAdoption));
        }
    }
    let results = definition.sight.as_ref().and_then(|sight| sight.results_after.as_ref());
    if results.is_some_and(|stage| !publishes(definition, stage)) {
        flaws.push(Flaw::at(Place::path("sight.results_after"), Reason::ShownBeforeAdoption));
    }
}

fn proposes(definition: &Definition, stage: &StageId) -> bool {
    definition.stages.get(stage).is_some_and(|stage| {
        let proposing = matches!(stage.kind(), StageKind::Check | StageKind::Selection);
        proposing && stage.adopted_by != Some(Adoption::Rule)
    })
}

fn publishes(definition: &Definition, stage: &StageId) -> bool {
    definition.stages.get(stage).is_some_and(|stage| {
        matches!(stage.kind(), StageKind::Publication | StageKind::Order | StageKind::External)
    })
}

#[cfg(test)]
mod tests {
    use crate::procedure::stage::Work;
    use crate::procedure::verify::good::flaws_with;
    use crate::procedure::verify::{flaws, good};

    #[test]
    fn v33_a_seat_is_somebody_for_every_entrant() {
        assert_eq!(
            flaws_with("by = \"coordinator@applicant\"\ntimes", "by = \"coordinator@lead\"\ntimes"),
            ["V33 stage.cure.by: `coordinator@lead` is nobody when the entrant is a organisation"]
        );
        assert_eq!(
            flaws_with("to = \"expert@call\"", "to = \"expert@delegate\""),
            ["V33 letter.invited.to: `expert@delegate` is nobody here"]
        );
        assert_eq!(
            flaws_with("moderation = \"methodist@call\"", "moderation = \"moderator@division:lot\""),
            ["V33 stage.review.moderation: `moderator@division:lot` is nobody here"]
        );
    }

    #[test]
    fn v33_partners_may_have_to_confirm() {
        let mut definition =
            good::with("entrant = \"organisation\"\n", "entrant = \"organisation|consortium\"\n");
        let starts = definition.procedure.starts.clone();
        if let Some(Work::Intake(intake)) = definition.stages.get_mut(&starts).map(|stage| &mut stage.work) {
            intake.confirms.push("head@partner:each".parse().unwrap());
        }
        assert_eq!(flaws(&definition), []);
    }

    #[test]
    fn v34_the_answer_that_divides_is_frozen() {
        assert_eq!(
            flaws_with("frozen = true\n", ""),
            ["V34 field.nomination: the answer `nomination` routes or divides, but is not frozen"]
        );
        assert_eq!(
            flaws_with("frozen = true\n", "frozen = true\nrequired = false\n"),
            ["V34 field.nomination: the answer `nomination` routes or divides, but is not a required choice"]
        );
        assert_eq!(
            flaws_with("times = 1\n", "times = 1\nmends = [\"paper:signature\", \"field:nomination\"]\n"),
            ["V34 stage.cure.mends: the frozen answer `nomination` may be mended"]
        );
    }

    #[test]
    fn v35_nobody_learns_of_a_proposal() {
        assert_eq!(
            flaws_with("after = \"check:refused\"\n", "after = \"check:refused\"\nmoment = \"proposed\"\n"),
            ["V35 letter.refused.moment: the letter `refused` tells of what is not adopted"]
        );
        assert_eq!(
            flaws_with("results_after = \"results\"", "results_after = \"ranking\""),
            ["V35 sight.results_after: this is public before it is adopted"]
        );
        assert_eq!(
            flaws_with("at = \"ranking\"\n", "at = \"ranking\"\npublic = true\n"),
            ["V35 document.summary.public: this is public before it is adopted"]
        );
    }
}
