//! Everything that is known of a call's reviews at one moment, read in a number of queries that does not grow
//! with the works: pages show it, proposals are made from it.

use std::collections::{BTreeMap, BTreeSet};

use domain::application::decide::{ApplicationRules, Applications, ExpertSnapshot};
use domain::application::fact::ApplicationFact;
use domain::application::panel::review;
use domain::application::state::{Case, Standing};
use domain::basics::code::Code;
use domain::basics::id::{ApplicationId, OrganisationId, PersonId, TerritoryId};
use domain::basics::moment::Zone;
use domain::decider::fold;
use domain::people::organisation::OrganisationKind;
use domain::people::seat::Role;
use domain::procedure::name::StageId;
use domain::procedure::procedure::Procedure;
use domain::procedure::work::Review;
use domain::record::Applicant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Told, facts_of};
use crate::calls::KnownCall;
use crate::entity::{application_row, declared_conflict, organisation, panel_proposal, person, seat};
use crate::plain::seats;
use crate::{Store, StoreError, cases, journal};

/// The works of a call with whoever may read them.
pub(crate) struct Board {
    /// The rules of the call, with the register of experts but without a work's own.
    base: ApplicationRules,
    pub(crate) experts: BTreeMap<PersonId, Registered>,
    pub(crate) declared: BTreeSet<(ApplicationId, PersonId)>,
    pub(crate) works: Vec<BoardWork>,
    pub(crate) proposals: Vec<panel_proposal::Model>,
    /// Names of all who are or were on a panel, and of the register.
    pub(crate) names: BTreeMap<PersonId, String>,
    /// Addresses of those who can sign in.
    pub(crate) addresses: BTreeMap<PersonId, String>,
}

/// An expert of the territory's register who can sign in.
pub(crate) struct Registered {
    pub(crate) areas: Vec<String>,
    pub(crate) organisations: BTreeSet<OrganisationId>,
    pub(crate) load: u32,
}

/// A filed work that stands.
pub(crate) struct BoardWork {
    pub(crate) id: ApplicationId,
    pub(crate) title: String,
    pub(crate) organisation: String,
    kind: OrganisationKind,
    home: TerritoryId,
    pub(crate) case: Case,
}

impl Board {
    pub(crate) async fn load(
        store: &Store,
        db: &impl ConnectionTrait,
        known: &KnownCall,
    ) -> Result<Self, StoreError> {
        let (call, territory) = (known.id, known.call.territory);
        let zone = crate::read::calls::zone_name(db, territory).await?;
        let works = works(db, known).await?;
        let mut experts = register(db, territory).await?;
        let held = works.iter().flat_map(|work| work.case.panels.values().flatten()).map(|seat| seat.expert);
        let people: BTreeSet<PersonId> = held.chain(experts.keys().copied()).collect();
        let (mut names, mut addresses) = (BTreeMap::new(), BTreeMap::new());
        for row in person::Entity::find()
            .filter(person::Column::Id.is_in(people.iter().map(|person| person.0)))
            .all(db)
            .await?
        {
            if !row.closed {
                addresses.insert(PersonId(row.id), row.email);
            }
            names.insert(PersonId(row.id), row.name);
        }
        experts.retain(|expert, _| addresses.contains_key(expert));
        for (expert, load) in cases::loads(db, call).await? {
            if let Some(known) = experts.get_mut(&expert) {
                known.load = load;
            }
        }
        let declared = declared_conflict::Entity::find().filter(declared_conflict::Column::Call.eq(call.0));
        let declared = declared.all(db).await?;
        let proposals = panel_proposal::Entity::find()
            .filter(panel_proposal::Column::Call.eq(call.0))
            .order_by_asc(panel_proposal::Column::Id)
            .all(db)
            .await?;
        let snapshot = |known: &Registered| ExpertSnapshot {
            organisations: known.organisations.clone(),
            declared: false,
            load: known.load,
        };
        let base = ApplicationRules {
            procedure: known.procedure.clone(),
            call_id: call,
            call: known.call.clone(),
            applicant: Applicant { organisation: OrganisationId(uuid::Uuid::nil()), territory },
            kind: OrganisationKind::Other,
            others: Vec::new(),
            calendar: store.calendar().await?,
            zone: Zone::parse(&zone).unwrap_or(Zone::MOSCOW),
            experts: experts.iter().map(|(id, known)| (*id, snapshot(known))).collect(),
            load_max: cases::load_max(db, call).await?,
        };
        let declared =
            declared.into_iter().map(|row| (ApplicationId(row.application), PersonId(row.expert))).collect();
        Ok(Self { base, experts, declared, works, proposals, names, addresses })
    }

    pub(crate) fn load_max(&self) -> u32 {
        self.base.load_max
    }

    pub(crate) fn procedure(&self) -> &Procedure {
        &self.base.procedure
    }

    /// The rules of one work, for asking the domain what is possible.
    pub(crate) fn rules(&self, work: &BoardWork) -> ApplicationRules {
        let mut rules = self.base.clone();
        rules.applicant = Applicant { organisation: work.case.organisation, territory: work.home };
        rules.kind = work.kind;
        for (expert, snapshot) in &mut rules.experts {
            snapshot.declared = self.declared.contains(&(work.id, *expert));
        }
        rules
    }

    /// The review where the work is, if it is at one.
    pub(crate) fn review<'a>(&'a self, work: &'a BoardWork) -> Option<(&'a StageId, &'a Review)> {
        let id = work.case.stage()?;
        Some((id, review(self.base.procedure.stage(id)?)?))
    }

    /// Who is proposed for the work at its present visit, those that were proposed first first.
    pub(crate) fn proposed<'a>(
        &'a self,
        work: &'a BoardWork,
    ) -> impl Iterator<Item = &'a panel_proposal::Model> {
        let stage = work.case.stage();
        let visit = stage.map_or(0, |stage| i64::from(work.case.visits_of(stage)));
        self.proposals.iter().filter(move |row| {
            row.application == work.id.0
                && Some(row.stage.as_str()) == stage.map(StageId::as_str)
                && row.visit == visit
        })
    }

    /// Works at a review that have no panel yet.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = (&BoardWork, &StageId, &Review)> {
        self.works.iter().filter_map(|work| {
            let (stage, review) = self.review(work)?;
            work.case.panel(stage).next().is_none().then_some((work, stage, review))
        })
    }
}

/// The register of experts with their own institutions, whatever seat binds them there.
async fn register(
    db: &impl ConnectionTrait,
    territory: TerritoryId,
) -> Result<BTreeMap<PersonId, Registered>, StoreError> {
    let mut experts: BTreeMap<PersonId, Registered> = BTreeMap::new();
    let seated = seat::Entity::find()
        .filter(seat::Column::Role.eq(Role::Expert.name()))
        .filter(seat::Column::Territory.eq(territory.0))
        .filter(seat::Column::Until.is_null())
        .order_by_asc(seat::Column::Id);
    for row in seated.all(db).await? {
        let new = || Registered { areas: Vec::new(), organisations: BTreeSet::new(), load: 0 };
        experts.entry(PersonId(row.person)).or_insert_with(new).areas.extend(seats::areas_of(&row)?);
    }
    let bound = seat::Entity::find()
        .filter(seat::Column::Person.is_in(experts.keys().map(|expert| expert.0)))
        .filter(seat::Column::Organisation.is_not_null())
        .filter(seat::Column::Until.is_null());
    for row in bound.all(db).await? {
        if let (Some(known), Some(own)) = (experts.get_mut(&PersonId(row.person)), row.organisation) {
            known.organisations.insert(OrganisationId(own));
        }
    }
    Ok(experts)
}

/// Works of the call that stand and have come to a review at least once, by code.
async fn works(db: &impl ConnectionTrait, known: &KnownCall) -> Result<Vec<BoardWork>, StoreError> {
    let rows = application_row::Entity::find()
        .filter(application_row::Column::Call.eq(known.id.0))
        .filter(application_row::Column::State.eq("filed"))
        .order_by_asc(application_row::Column::Code)
        .find_also_related(organisation::Entity)
        .all(db)
        .await?;
    let mut works = Vec::new();
    for some in rows.chunks(500) {
        let ids: Vec<uuid::Uuid> = some.iter().map(|(row, _)| row.id).collect();
        let heads = journal::heads(db, &ids).await?;
        for (row, organisation) in some {
            let Some(head) = heads.get(&row.id) else { continue };
            let state = journal::state::<Applications>(head)?;
            let Some(case) = state.known().filter(|case| concerns(known, case)) else { continue };
            let kind = organisation.as_ref().and_then(|found| OrganisationKind::parse(&found.kind));
            works.push(BoardWork {
                id: ApplicationId(row.id),
                title: row.title.clone().unwrap_or_default(),
                organisation: organisation.as_ref().map(|found| found.short_name.clone()).unwrap_or_default(),
                kind: kind.unwrap_or(OrganisationKind::Other),
                home: organisation
                    .as_ref()
                    .map_or(known.call.territory, |found| TerritoryId(found.territory)),
                case: case.clone(),
            });
        }
    }
    Ok(works)
}

/// One work of the call that stands and has come to a review, with the facts of which its state is folded:
/// two queries, however many works there are.
pub(crate) async fn one_work(
    db: &impl ConnectionTrait,
    known: &KnownCall,
    code: Code,
) -> Result<Option<(BoardWork, Vec<(Told, ApplicationFact)>)>, StoreError> {
    let found = application_row::Entity::find()
        .filter(application_row::Column::Call.eq(known.id.0))
        .filter(application_row::Column::Code.eq(code.to_string()))
        .find_also_related(organisation::Entity)
        .one(db)
        .await?;
    let Some((row, organisation)) = found else { return Ok(None) };
    let id = ApplicationId(row.id);
    let facts = facts_of(db, &BTreeSet::from([id])).await?.remove(&id).unwrap_or_default();
    let state = fold::<Applications>(facts.iter().map(|(_, fact)| fact));
    let Some(case) = state.known().filter(|case| concerns(known, case)).cloned() else { return Ok(None) };
    let home = organisation.as_ref().map_or(known.call.territory, |found| TerritoryId(found.territory));
    let kind = organisation.as_ref().and_then(|found| OrganisationKind::parse(&found.kind));
    let work = BoardWork {
        id,
        title: row.title.unwrap_or_default(),
        organisation: organisation.map(|found| found.short_name).unwrap_or_default(),
        kind: kind.unwrap_or(OrganisationKind::Other),
        home,
        case,
    };
    Ok(Some((work, facts)))
}

fn concerns(known: &KnownCall, case: &Case) -> bool {
    let at_review =
        case.stage().and_then(|id| known.procedure.stage(id)).is_some_and(|at| review(at).is_some());
    case.standing == Standing::Filed && (at_review || case.panels.values().any(|seats| !seats.is_empty()))
}
