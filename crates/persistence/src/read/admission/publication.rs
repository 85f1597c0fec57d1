//! What of the formal check is public: codes, titles and organisations by group, never grounds.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::may::{Place, Right, may};
use domain::application::decide::Applications;
use domain::application::due;
use domain::basics::id::ApplicationId;
use domain::basics::moment::Moment;
use domain::people::organisation::OrganisationKind;
use domain::people::seat::Viewer;
use domain::procedure::name::OutcomeId;
use domain::procedure::stage::{Stage, StageKind};
use domain::record::Applicant;
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Ways;
use crate::entity::{application_row, organisation, publication};
use crate::journal;
use crate::project::lists::ADMISSION;
use crate::read::calls::CallView;
use crate::read::checks::{Group, Terms, main_check};
use crate::{Store, StoreError};

/// The state of the check as it was published last, or as it would be published now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedAdmission {
    /// 1 for the first publication.
    pub number: u32,
    /// When; none while it is not published.
    pub at: Option<Moment>,
    /// How many are still being checked.
    pub waiting: u32,
    /// Admitted, with remarks, to mend, refused.
    pub groups: Vec<(Group, Vec<PublishedRow>)>,
}

/// A line of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedRow {
    /// Public code.
    pub code: String,
    /// Title of the work, unless erased.
    pub title: String,
    /// Short name of the organisation.
    pub organisation: String,
    /// Whether it was taken back since.
    pub withdrawn: bool,
    /// Until when it may be mended, while it is.
    pub until: Option<Moment>,
}

type Found = (application_row::Model, Option<organisation::Model>);

/// The order in which groups are shown in public.
const ORDER: [Group; 4] = [Group::Admitted, Group::Remarks, Group::Cure, Group::Refused];

impl Store {
    /// The groups as they were published last; none when they never were. For everybody who may see the
    /// call.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn published_admission(
        &self,
        view: &CallView,
    ) -> Result<Option<PublishedAdmission>, StoreError> {
        let Some((stage_id, stage)) = main_check(&view.procedure) else { return Ok(None) };
        let row = publication::Entity::find()
            .filter(publication::Column::Call.eq(view.id.0))
            .filter(publication::Column::Kind.eq(ADMISSION))
            .filter(publication::Column::Stage.eq(stage_id.as_str()))
            .order_by_desc(publication::Column::Number)
            .one(self.read())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let (groups, waiting): (BTreeMap<OutcomeId, BTreeSet<ApplicationId>>, u32) =
            serde_json::from_str(&row.content)?;
        let mut placed: BTreeMap<uuid::Uuid, Group> = BTreeMap::new();
        for (outcome, cases) in &groups {
            if let Some(group) = Group::of(stage, outcome) {
                placed.extend(cases.iter().map(|id| (id.0, group)));
            }
        }
        let ids: Vec<uuid::Uuid> = placed.keys().copied().collect();
        let mut found = Vec::with_capacity(ids.len());
        for some in ids.chunks(500) {
            let rows =
                application_row::Entity::find().filter(application_row::Column::Id.is_in(some.to_vec()));
            found.extend(rows.find_also_related(organisation::Entity).all(self.read()).await?);
        }
        let group = |row: &application_row::Model| placed.get(&row.id).copied();
        Ok(Some(PublishedAdmission {
            number: u32::try_from(row.number).unwrap_or_default(),
            at: Some(Moment::new(row.at)),
            waiting,
            groups: self.grouped(view, found, group).await?,
        }))
    }

    /// What would be published now.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not read the desk there.
    pub async fn admission_to_publish(
        &self,
        viewer: &Viewer,
        view: &CallView,
    ) -> Result<PublishedAdmission, StoreError> {
        may(viewer, Right::ReadDesk, Place::Territory(view.call.territory)).map_err(|_| Refusal::Missing)?;
        let (stage_id, stage) = main_check(&view.procedure).ok_or(Refusal::Missing)?;
        let found = application_row::Entity::find()
            .filter(application_row::Column::Call.eq(view.id.0))
            .filter(application_row::Column::State.eq("filed"))
            .find_also_related(organisation::Entity)
            .all(self.read())
            .await?;
        let group = |row: &application_row::Model| said(stage, row.checked.as_deref());
        let waiting = found.iter().filter(|(row, _)| group(row).is_none()).count();
        let before = view.call.admission.get(stage_id).map_or(0, |before| before.number);
        Ok(PublishedAdmission {
            number: before.saturating_add(1),
            at: None,
            waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
            groups: self.grouped(view, found, group).await?,
        })
    }

    async fn grouped(
        &self,
        view: &CallView,
        mut found: Vec<Found>,
        group: impl Fn(&application_row::Model) -> Option<Group>,
    ) -> Result<Vec<(Group, Vec<PublishedRow>)>, StoreError> {
        found.sort_by(|(a, of_a), (b, of_b)| {
            let name = |o: &Option<organisation::Model>| o.as_ref().map(|o| o.short_name.clone());
            (name(of_a), &a.code).cmp(&(name(of_b), &b.code))
        });
        let terms = self.mending(view, &found).await?;
        let mut groups: Vec<(Group, Vec<PublishedRow>)> = ORDER.map(|group| (group, Vec::new())).into();
        for (row, organisation) in found {
            let into = group(&row);
            let Some((_, rows)) = groups.iter_mut().find(|(known, _)| Some(*known) == into) else { continue };
            rows.push(PublishedRow {
                until: terms.get(&row.id).copied().filter(|_| into == Some(Group::Cure)),
                code: row.code,
                title: row.title.unwrap_or_default(),
                organisation: organisation.map(|o| o.short_name).unwrap_or_default(),
                withdrawn: row.state == "withdrawn",
            });
        }
        Ok(groups)
    }

    /// Terms of those that are being mended now.
    async fn mending(
        &self,
        view: &CallView,
        found: &[Found],
    ) -> Result<BTreeMap<uuid::Uuid, Moment>, StoreError> {
        let ways = Ways::of(&view.procedure);
        let mended = |row: &application_row::Model| {
            row.stage.as_ref().is_some_and(|stage| ways.reworks.contains(stage))
        };
        let ids: Vec<uuid::Uuid> =
            found.iter().filter(|(row, _)| mended(row)).map(|(row, _)| row.id).collect();
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let (calendar, zone) = (self.calendar().await?, self.zone_of(view).await?);
        let (call_id, call, procedure) = (view.id, &view.call, &view.procedure);
        let terms = Terms { call_id, call, procedure, calendar: &calendar, zone };
        let mut untils = BTreeMap::new();
        for some in ids.chunks(500) {
            for (id, head) in journal::heads(self.read(), some).await? {
                let state = journal::state::<Applications>(&head)?;
                let Some(case) = state.known() else { continue };
                let (organisation, territory) = (case.organisation, case.territory);
                let applicant = Applicant { organisation, territory };
                // The kind of institution plays no part in a term.
                let rules = terms.rules(applicant, OrganisationKind::School);
                untils.extend(due::cutoff(&rules, case).ok().flatten().map(|until| (id, until)));
            }
        }
        Ok(untils)
    }
}

/// The group of what a check said, as a publication has it.
fn said(stage: &Stage, checked: Option<&str>) -> Option<Group> {
    debug_assert_eq!(stage.kind(), StageKind::Check, "groups are those of a check");
    let outcome = OutcomeId::parse(checked?).ok()?;
    Group::of(stage, &outcome)
}
