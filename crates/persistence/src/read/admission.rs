//! The formal check on the methodists' desk: which applications wait, which are being mended, and the groups
//! of the rest with their sizes.

mod one;
mod publication;

use std::collections::BTreeMap;

use domain::access::may::{Place, Right, may};
use domain::application::decide::Applications;
use domain::application::due;
use domain::basics::code::Code;
use domain::basics::id::{ApplicationId, OrganisationId, TerritoryId};
use domain::basics::moment::{Moment, Zone};
use domain::people::organisation::OrganisationKind;
use domain::people::seat::Viewer;
use domain::procedure::procedure::Procedure;
use domain::procedure::route::Target;
use domain::procedure::stage::StageKind;
use domain::record::Applicant;
use domain::refusal::Refusal;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{application_row, organisation};
use crate::journal;
use crate::read::calls::{CallView, zone_name};
use crate::read::checks::{Group, Terms};
use crate::read::desk::Cursor;
use crate::{Store, StoreError};

pub use one::{CheckCase, CheckLine, LineEvent};
pub use publication::{PublishedAdmission, PublishedRow};

/// An application in a group of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    /// Public code.
    pub code: String,
    /// Title of the work, unless erased.
    pub title: String,
    /// Short name of the organisation.
    pub organisation: String,
    /// When it was received last.
    pub filed_at: Moment,
    /// How often it was filed.
    pub submission: u32,
    /// Its group.
    pub group: Group,
    /// Where it waits: by when it should be checked. Where it is mended: until when.
    pub due: Option<Moment>,
    /// The end by which it left, by its id.
    pub ended: Option<String>,
    cursor: Cursor,
    id: uuid::Uuid,
}

/// How many rows a page holds.
const PAGE: u64 = 50;

/// Names in a procedure by which rows are told apart.
struct Ways {
    checks: Vec<String>,
    reworks: Vec<String>,
    outcomes: BTreeMap<String, Group>,
}

impl Ways {
    fn of(procedure: &Procedure) -> Self {
        let mut ways = Self { checks: Vec::new(), reworks: Vec::new(), outcomes: BTreeMap::new() };
        for (id, stage) in procedure.stages().filter(|(_, stage)| stage.kind() == StageKind::Check) {
            ways.checks.push(id.to_string());
            for (outcome, route) in &stage.on {
                if let Some(group) = Group::of(stage, outcome) {
                    ways.outcomes.insert(outcome.to_string(), group);
                }
                if let Target::Stage(next) = &route.to
                    && procedure.stage(next).is_some_and(|stage| stage.kind() == StageKind::Rework)
                {
                    ways.reworks.push(next.to_string());
                }
            }
        }
        ways
    }

    /// The group of a filed row; none before any check.
    fn group(&self, stage: Option<&str>, checked: Option<&str>) -> Option<Group> {
        let at = |stages: &[String]| stage.is_some_and(|stage| stages.iter().any(|known| known == stage));
        if at(&self.checks) {
            return Some(Group::Waiting);
        }
        if at(&self.reworks) {
            return Some(Group::Cure);
        }
        let said = *self.outcomes.get(checked?)?;
        // What was to be mended and is not being mended any more was not mended in time.
        Some(if said == Group::Cure { Group::Refused } else { said })
    }

    fn condition(&self, group: Group) -> Condition {
        let stage = application_row::Column::Stage;
        let said = |wanted: &[Group]| {
            let outcomes = self.outcomes.iter().filter(|(_, group)| wanted.contains(group));
            let elsewhere = self.checks.iter().chain(&self.reworks).cloned();
            Condition::all()
                .add(application_row::Column::Checked.is_in(outcomes.map(|(outcome, _)| outcome.clone())))
                .add(Condition::any().add(stage.is_null()).add(stage.is_not_in(elsewhere)))
        };
        match group {
            Group::Waiting => Condition::all().add(stage.is_in(self.checks.clone())),
            Group::Cure => Condition::all().add(stage.is_in(self.reworks.clone())),
            Group::Admitted | Group::Remarks => said(&[group]),
            Group::Refused => said(&[Group::Refused, Group::Cure]),
        }
    }
}

impl Store {
    /// How many applications stand in each group.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not read the desk there.
    pub async fn check_counts(
        &self,
        viewer: &Viewer,
        view: &CallView,
    ) -> Result<BTreeMap<Group, u64>, StoreError> {
        may(viewer, Right::ReadDesk, Place::Territory(view.call.territory)).map_err(|_| Refusal::Missing)?;
        let ways = Ways::of(&view.procedure);
        let found: Vec<(Option<String>, Option<String>, i64)> = application_row::Entity::find()
            .select_only()
            .columns([application_row::Column::Stage, application_row::Column::Checked])
            .column_as(application_row::Column::Id.count(), "n")
            .filter(application_row::Column::Call.eq(view.id.0))
            .filter(application_row::Column::State.eq("filed"))
            .group_by(application_row::Column::Stage)
            .group_by(application_row::Column::Checked)
            .into_tuple()
            .all(self.read())
            .await?;
        let mut counts: BTreeMap<Group, u64> = Group::ALL.into_iter().map(|group| (group, 0)).collect();
        for (stage, checked, n) in found {
            if let Some(group) = ways.group(stage.as_deref(), checked.as_deref()) {
                *counts.entry(group).or_default() += u64::try_from(n).unwrap_or_default();
            }
        }
        Ok(counts)
    }

    /// A page of a group, those first that were received first, and where the next page begins. Four queries
    /// whatever its length.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not read the desk there.
    pub async fn check_rows(
        &self,
        viewer: &Viewer,
        view: &CallView,
        group: Group,
        after: Option<Cursor>,
    ) -> Result<(Vec<CheckRow>, Option<Cursor>), StoreError> {
        may(viewer, Right::ReadDesk, Place::Territory(view.call.territory)).map_err(|_| Refusal::Missing)?;
        let ways = Ways::of(&view.procedure);
        let mut query = application_row::Entity::find()
            .filter(application_row::Column::Call.eq(view.id.0))
            .filter(application_row::Column::State.eq("filed"))
            .filter(ways.condition(group));
        if let Some(cursor) = after {
            query = query.filter(behind(cursor));
        }
        let mut found = query
            .order_by_asc(application_row::Column::FiledAt)
            .order_by_asc(application_row::Column::Id)
            .limit(PAGE + 1)
            .find_also_related(organisation::Entity)
            .all(self.read())
            .await?;
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = found.len() > page;
        found.truncate(page);
        let dues = match group {
            Group::Waiting | Group::Cure => self.dues(view, &found).await?,
            Group::Admitted | Group::Remarks | Group::Refused => BTreeMap::new(),
        };
        let mut rows: Vec<CheckRow> = found.into_iter().map(|found| row(group, found)).collect();
        for row in &mut rows {
            row.due = dues.get(&row.id).copied();
        }
        let next = rows.last().filter(|_| more).map(|row| row.cursor);
        Ok((rows, next))
    }

    /// When each of these is due: to be checked, or to be mended.
    async fn dues(
        &self,
        view: &CallView,
        rows: &[(application_row::Model, Option<organisation::Model>)],
    ) -> Result<BTreeMap<uuid::Uuid, Moment>, StoreError> {
        let ids: Vec<uuid::Uuid> = rows.iter().map(|(row, _)| row.id).collect();
        let heads = journal::heads(self.read(), &ids).await?;
        let (calendar, zone) = (self.calendar().await?, self.zone_of(view).await?);
        let (call_id, call, procedure) = (view.id, &view.call, &view.procedure);
        let terms = Terms { call_id, call, procedure, calendar: &calendar, zone };
        let mut dues = BTreeMap::new();
        for (row, organisation) in rows {
            let Some(head) = heads.get(&row.id) else { continue };
            let state = journal::state::<Applications>(head)?;
            let Some(case) = state.known() else { continue };
            let kind = organisation.as_ref().and_then(|o| OrganisationKind::parse(&o.kind));
            let territory = TerritoryId(row.territory);
            let applicant = Applicant { organisation: OrganisationId(row.organisation), territory };
            let rules = terms.rules(applicant, kind.unwrap_or(OrganisationKind::School));
            // A year without a calendar leaves the column empty; acts say it in words.
            let term = due::cutoff(&rules, case).ok().flatten();
            let due = term.or_else(|| due::duty(&rules, case).ok().flatten());
            dues.extend(due.map(|due| (row.id, due)));
        }
        Ok(dues)
    }

    pub(crate) async fn zone_of(&self, view: &CallView) -> Result<Zone, StoreError> {
        let name = zone_name(self.read(), view.call.territory).await?;
        Ok(Zone::parse(&name).unwrap_or(Zone::MOSCOW))
    }

    /// The application that waits longest for its check behind this one, or else the first of all that wait;
    /// none when no other waits.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not read the desk there.
    pub async fn next_to_check(
        &self,
        viewer: &Viewer,
        view: &CallView,
        here: ApplicationId,
    ) -> Result<Option<Code>, StoreError> {
        may(viewer, Right::ReadDesk, Place::Territory(view.call.territory)).map_err(|_| Refusal::Missing)?;
        let now = application_row::Entity::find_by_id(here.0).one(self.read()).await?;
        let waiting = || {
            application_row::Entity::find()
                .filter(application_row::Column::Call.eq(view.id.0))
                .filter(application_row::Column::State.eq("filed"))
                .filter(Ways::of(&view.procedure).condition(Group::Waiting))
                .filter(application_row::Column::Id.ne(here.0))
                .order_by_asc(application_row::Column::FiledAt)
                .order_by_asc(application_row::Column::Id)
        };
        let mut found = None;
        if let Some(now) = now {
            let cursor = Cursor { filed_at: Moment::new(now.filed_at), id: now.id };
            found = waiting().filter(behind(cursor)).one(self.read()).await?;
        }
        if found.is_none() {
            found = waiting().one(self.read()).await?;
        }
        Ok(found.and_then(|row| Code::parse(&row.code)))
    }
}

/// Rows that come after this place, the earliest first.
fn behind(Cursor { filed_at, id }: Cursor) -> Condition {
    let later = application_row::Column::FiledAt.gt(filed_at.utc());
    let same = application_row::Column::FiledAt.eq(filed_at.utc()).and(application_row::Column::Id.gt(id));
    Condition::any().add(later).add(same)
}

fn row(group: Group, (row, organisation): (application_row::Model, Option<organisation::Model>)) -> CheckRow {
    let filed_at = Moment::new(row.filed_at);
    CheckRow {
        code: row.code,
        title: row.title.unwrap_or_default(),
        organisation: organisation.map(|o| o.short_name).unwrap_or_default(),
        filed_at,
        submission: u32::try_from(row.submission).unwrap_or_default(),
        group,
        due: None,
        ended: row.ended,
        cursor: Cursor { filed_at, id: row.id },
        id: row.id,
    }
}
