//! Letters of the procedure: who is told what when a case moves. What is said is fixed here, within the
//! transaction that it tells of; crate `words` says it when it is sent. Experts are told nothing that the
//! applicant's name could be read from.

mod fields;
mod plan;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use domain::application::decide::{ApplicationRules, Applications};
use domain::application::due;
use domain::application::fact::ApplicationFact;
use domain::application::state::{ApplicationState, Case};
use domain::basics::digest::Digest;
use domain::basics::id::{CallId, OrganisationId, PersonId, TerritoryId};
use domain::call::decide::CallRules;
use domain::call::fact::CallFact;
use domain::decider::Decider;
use domain::people::seat::{Role, Viewer};
use domain::procedure::form::Sight;
use domain::procedure::name::StageId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::cases::KnownCase;
use crate::door::Unit;
use crate::entity::{order_row, organisation, person, seat, territory};
use crate::journal::{self, Head};
use crate::letter::Letter;
use crate::plain::outbox;
use crate::read::{apps, filed};
use crate::{Store, StoreError};
use fields::{Names, Told};
use plan::{Planned, Says, To, plan};

/// Queues the letters that the facts of an application send.
pub(crate) async fn tell_case(
    _store: &Store,
    unit: &Unit,
    known: &KnownCase,
    facts: &[ApplicationFact],
) -> Result<(), StoreError> {
    tell(unit, (&known.head, &known.rules), facts).await
}

/// As [`tell_case`], for whoever has the head as it was before the facts. The receipt of a filing and the
/// answer to a withdrawal are the program's own letters and not sent here.
pub(crate) async fn tell(
    unit: &Unit,
    (head, rules): (&Head, &ApplicationRules),
    facts: &[ApplicationFact],
) -> Result<(), StoreError> {
    let before: ApplicationState = journal::state::<Applications>(head)?;
    let planned = plan(rules, &before, facts);
    if planned.is_empty() {
        return Ok(());
    }
    let after = facts.iter().fold(before, Applications::evolve);
    let Some(case) = after.known() else { return Ok(()) };
    let told = told(&unit.tx, (rules, case), facts, &planned).await?;
    let addresses = Addresses::read(&unit.tx, rules, &planned).await?;
    for one in &planned {
        let letter = told.letter(one);
        for address in addresses.of(&one.to) {
            outbox::enqueue(unit, Some(rules.call.territory), address, &letter).await?;
        }
    }
    Ok(())
}

/// Queues the letters that the facts of a call send: its methodists learn what a body made of their list.
/// What a list means for single applications is told by their own facts.
pub(crate) async fn tell_call(
    _store: &Store,
    unit: &Unit,
    _call: CallId,
    rules: &CallRules,
    facts: &[CallFact],
) -> Result<(), StoreError> {
    // Whoever adopted the list by hand need not be told.
    if unit.act.by != Viewer::System {
        return Ok(());
    }
    let letters: Vec<Letter> = facts.iter().filter_map(|fact| of_list(rules, fact)).collect();
    if letters.is_empty() {
        return Ok(());
    }
    for address in office(&unit.tx, rules.territory, Role::Methodist).await? {
        for letter in &letters {
            outbox::enqueue(unit, Some(rules.territory), &address, letter).await?;
        }
    }
    Ok(())
}

fn of_list(rules: &CallRules, fact: &CallFact) -> Option<Letter> {
    let of = |stage: &StageId, list: u32, adopted: bool| {
        let call = plan::both(rules.definition.title());
        let stage = plan::both(&rules.definition.stage(stage)?.title);
        Some(Letter::ListDecided { call, stage, list, adopted })
    };
    match fact {
        CallFact::ListAdopted { stage, number, .. } => of(stage, *number, true),
        CallFact::ListReturned { stage, number } => of(stage, *number, false),
        CallFact::Drafted { .. }
        | CallFact::Announced { .. }
        | CallFact::DateMoved { .. }
        | CallFact::ExtendedOne { .. }
        | CallFact::GateOpened { .. }
        | CallFact::ListDrawn { .. }
        | CallFact::TieSettled { .. }
        | CallFact::Published { .. }
        | CallFact::AdmissionPublished { .. } => None,
    }
}

/// Everything that the letters of one act say.
async fn told<'a>(
    db: &impl ConnectionTrait,
    (rules, case): (&'a ApplicationRules, &'a Case),
    facts: &[ApplicationFact],
    planned: &[Planned<'_>],
) -> Result<Told<'a>, StoreError> {
    let place = territory::Entity::find_by_id(rules.call.territory.0).one(db).await?;
    let place = place.ok_or_else(|| StoreError::Damaged(format!("no territory {}", rules.call.territory)))?;
    let applicant = organisation::Entity::find_by_id(case.organisation.0).one(db).await?;
    let remarks = case.check.as_ref().and_then(|check| check.remarks);
    let ground = plan::ground_of(facts);
    let mut wanted: BTreeSet<Digest> = [remarks, ground, case.filed.title].into_iter().flatten().collect();
    wanted.extend(planned.iter().filter_map(|one| one.says.ground()));
    let texts = filed::texts(db, &wanted.into_iter().collect::<Vec<_>>()).await?;
    let blind_title = if planned.iter().any(Planned::tells_an_expert_the_title) {
        filed::work(db, &rules.procedure, case, Sight::Experts).await?.title
    } else {
        String::new()
    };
    Ok(Told {
        rules,
        case,
        names: Names {
            territory: (place.name_ru, place.name_en),
            centre: (place.centre_ru, place.centre_en),
            phone: place.phone,
            applicant: applicant.map(|row| row.short_name).unwrap_or_default(),
        },
        texts,
        blind_title,
        grounds: ground.or(remarks),
        order: order(db, case).await?,
        // Whether a calendar is wanting was asked when the case came here.
        deadline: due::cutoff(rules, case).ok().flatten(),
    })
}

/// Number and date of the order that put something in force for the case.
async fn order(db: &impl ConnectionTrait, case: &Case) -> Result<Option<(String, String)>, StoreError> {
    let Some(in_force) = &case.in_force else { return Ok(None) };
    let row = order_row::Entity::find_by_id(in_force.order.0).one(db).await?;
    Ok(row.and_then(|row| Some((row.number?, row.dated?))))
}

/// Where letters go.
#[derive(Default)]
struct Addresses {
    coordinators: BTreeSet<String>,
    experts: BTreeMap<PersonId, String>,
    offices: BTreeMap<Role, BTreeSet<String>>,
}

impl Addresses {
    async fn read(
        db: &impl ConnectionTrait,
        rules: &ApplicationRules,
        planned: &[Planned<'_>],
    ) -> Result<Self, StoreError> {
        let mut found = Self::default();
        let (mut experts, mut roles, mut applicant) = (BTreeSet::new(), BTreeSet::new(), false);
        for one in planned {
            match one.to {
                To::Applicant => applicant = true,
                To::Expert { person, .. } => drop(experts.insert(person.0)),
                To::Office(role) => drop(roles.insert(role)),
            }
        }
        if applicant {
            let organisation: Option<OrganisationId> = Some(rules.applicant.organisation);
            found.coordinators = apps::coordinators(db, rules.call_id, organisation).await?;
        }
        if !experts.is_empty() {
            let rows = people(db, experts).await?;
            found.experts = rows.into_iter().map(|row| (PersonId(row.id), row.email)).collect();
        }
        for role in roles {
            found.offices.insert(role, office(db, rules.call.territory, role).await?);
        }
        Ok(found)
    }

    fn of(&self, to: &To) -> Vec<&str> {
        match to {
            To::Applicant => self.coordinators.iter().map(String::as_str).collect(),
            To::Expert { person, .. } => self.experts.get(person).map(String::as_str).into_iter().collect(),
            To::Office(role) => self.offices.get(role).into_iter().flatten().map(String::as_str).collect(),
        }
    }
}

/// Addresses of those who hold a role in a territory.
async fn office(
    db: &impl ConnectionTrait,
    territory: TerritoryId,
    role: Role,
) -> Result<BTreeSet<String>, StoreError> {
    let held = seat::Entity::find()
        .filter(seat::Column::Role.eq(role.name()))
        .filter(seat::Column::Territory.eq(territory.0))
        .filter(seat::Column::Until.is_null());
    let seated: BTreeSet<uuid::Uuid> = held.all(db).await?.into_iter().map(|row| row.person).collect();
    Ok(people(db, seated).await?.into_iter().map(|row| row.email).collect())
}

/// Open accounts of these people.
async fn people(
    db: &impl ConnectionTrait,
    ids: BTreeSet<uuid::Uuid>,
) -> Result<Vec<person::Model>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let open =
        person::Entity::find().filter(person::Column::Id.is_in(ids)).filter(person::Column::Closed.eq(false));
    Ok(open.all(db).await?)
}

impl Says<'_> {
    /// The text that it gives as its ground, by its digest.
    const fn ground(&self) -> Option<Digest> {
        match self {
            Self::MoreTime { ground, .. } | Self::SheetAgain { ground, .. } => Some(*ground),
            Self::Ended { .. } | Self::OfProcedure { .. } | Self::Invited | Self::WorkGone { .. } => None,
        }
    }
}
