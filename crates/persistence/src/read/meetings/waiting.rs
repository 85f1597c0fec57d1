//! What waits for a body: lists that were drawn for it, their ties, applications at its stages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::may::{Place, Right, may};
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, BodyId, CallId, TerritoryId};
use domain::body::rules::BodyRules;
use domain::meeting::item::Subject;
use domain::people::seat::Viewer;
use domain::procedure::name::StageId;
use domain::procedure::procedure::Procedure;
use domain::procedure::route::Adoption;
use domain::procedure::seat::Seat;
use domain::procedure::selection::TiePolicy;
use domain::procedure::stage::{Stage, Work};
use domain::procedure::text::Bilingual;
use domain::procedure::work::{About, Council};
use domain::ranking::list::OpenTie;
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::papers::{Lines, Paper};
use crate::entity::{agenda_row, application_row, body, call_row, list_head, list_row, meeting_row};
use crate::project::meetings::{CLOSED, CONVENED, DEFERRED, OPEN};
use crate::{Store, StoreError, bodies};

/// Something that can be put on an agenda by one click.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// What it would be about.
    pub subject: Subject,
    /// Title of its call.
    pub call: Bilingual,
    /// Title of the stage that waits.
    pub stage: Bilingual,
    /// The works that it is about; for a list only how many they are.
    pub works: Vec<Paper>,
    /// How many works it is about.
    pub count: usize,
}

impl Waiting {
    /// A word by which forms name it: the same as long as it waits.
    #[must_use]
    pub fn key(&self) -> String {
        let text = serde_json::to_string(&self.subject).unwrap_or_default();
        Digest::of(text.as_bytes()).to_string().chars().take(20).collect()
    }
}

impl Store {
    /// What waits for the body and is on no agenda yet: ties first, then lists, then applications.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer does not run the body's meetings.
    pub async fn waiting_for(&self, viewer: &Viewer, id: BodyId) -> Result<Vec<Waiting>, StoreError> {
        let db = self.read();
        let row = body::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Missing)?;
        let place = Place::Body(TerritoryId(row.territory), id);
        may(viewer, Right::RunMeetings, place).map_err(|_| Refusal::Missing)?;
        let taken = on_agendas(db, id).await?;
        let mut waiting = of_body(self, db, &row).await?;
        waiting.retain(|found| !taken.iter().any(|known| known.is_same(&found.subject)));
        let works = |subject: &Subject| match subject {
            Subject::Application { application, .. } => vec![*application],
            Subject::Tie { applications, .. } => applications.clone(),
            Subject::List { .. } | Subject::Free => Vec::new(),
        };
        let named: Vec<ApplicationId> = waiting.iter().flat_map(|found| works(&found.subject)).collect();
        let lines = Lines::read(db, &named).await?;
        for found in &mut waiting {
            found.works = works(&found.subject).iter().filter_map(|id| lines.paper(*id)).collect();
        }
        Ok(waiting)
    }
}

/// Everything that waits for the body, on an agenda or not; the works are only counted.
pub(crate) async fn of_body(
    store: &Store,
    db: &impl ConnectionTrait,
    row: &body::Model,
) -> Result<Vec<Waiting>, StoreError> {
    let rules = bodies::rules_of(row)?;
    let calls = call_row::Entity::find()
        .filter(call_row::Column::Territory.eq(row.territory))
        .filter(call_row::Column::AnnouncedAt.is_not_null())
        .all(db)
        .await?;
    let mut procedures: BTreeMap<Uuid, Arc<Procedure>> = BTreeMap::new();
    for call in calls {
        // Editions are cached, so this costs no query a call.
        procedures.insert(call.id, store.procedure(&call.edition).await?);
    }
    let mut waiting = lists(db, &rules, row.territory, &procedures).await?;
    waiting.extend(applications(db, &rules, &procedures).await?);
    Ok(waiting)
}

async fn lists(
    db: &impl ConnectionTrait,
    rules: &BodyRules,
    territory: Uuid,
    procedures: &BTreeMap<Uuid, Arc<Procedure>>,
) -> Result<Vec<Waiting>, StoreError> {
    let heads = list_head::Entity::find()
        .filter(list_head::Column::Territory.eq(territory))
        .filter(list_head::Column::Standing.eq("drawn"))
        .order_by_asc(list_head::Column::DrawnAt)
        .all(db)
        .await?;
    let sizes: Vec<(Uuid, i64)> = list_row::Entity::find()
        .select_only()
        .column(list_row::Column::List)
        .column_as(list_row::Column::Id.count(), "n")
        .filter(list_row::Column::List.is_in(heads.iter().map(|head| head.id)))
        .group_by(list_row::Column::List)
        .into_tuple()
        .all(db)
        .await?;
    let mut found = Vec::new();
    for head in heads {
        let Some(procedure) = procedures.get(&head.call) else { continue };
        let Some((id, stage)) = stage_of(procedure, &head.stage) else { continue };
        if stage.adopted_by != Some(Adoption::Body(rules.id.clone())) {
            continue;
        }
        let (call, list) = (CallId(head.call), u32::try_from(head.number).unwrap_or_default());
        let ties: Vec<(Vec<String>, Vec<OpenTie>)> = serde_json::from_str(&head.ties)?;
        let open = ties.into_iter().flat_map(|(_, ties)| ties).filter(|tie| tie.policy == TiePolicy::Council);
        let of = |subject: Subject, count: usize| Waiting {
            subject,
            call: procedure.title().clone(),
            stage: stage.title.clone(),
            works: Vec::new(),
            count,
        };
        for tie in open {
            let applications: Vec<ApplicationId> = tie.applications.into_iter().collect();
            let count = applications.len();
            found.push(of(Subject::Tie { call, stage: id.clone(), list, applications }, count));
        }
        let size = sizes.iter().find(|(id, _)| *id == head.id).map_or(0, |(_, n)| *n);
        let subject = Subject::List { call, stage: id, list };
        found.push(of(subject, usize::try_from(size).unwrap_or_default()));
    }
    Ok(found)
}

async fn applications(
    db: &impl ConnectionTrait,
    rules: &BodyRules,
    procedures: &BTreeMap<Uuid, Arc<Procedure>>,
) -> Result<Vec<Waiting>, StoreError> {
    let mut at = Condition::any();
    for (call, procedure) in procedures {
        for (id, _, _) in councils(procedure, rules) {
            let here = Condition::all()
                .add(application_row::Column::Call.eq(*call))
                .add(application_row::Column::Stage.eq(id.as_str()));
            at = at.add(here);
        }
    }
    if at.is_empty() {
        return Ok(Vec::new());
    }
    let rows = application_row::Entity::find()
        .filter(at)
        .order_by_asc(application_row::Column::Since)
        .order_by_asc(application_row::Column::Id)
        .all(db)
        .await?;
    let waiting = rows.into_iter().filter_map(|row| {
        let procedure = procedures.get(&row.call)?;
        let (stage, known, council) =
            councils(procedure, rules).find(|(id, ..)| Some(id.as_str()) == row.stage.as_deref())?;
        let resolutions: BTreeSet<_> = known.on.keys().chain(council.resolutions.keys()).cloned().collect();
        let subject = Subject::Application {
            application: ApplicationId(row.id),
            call: CallId(row.call),
            stage: stage.clone(),
            resolutions: resolutions.into_iter().filter(|outcome| outcome.as_str() != "lapsed").collect(),
        };
        let (call, stage) = (procedure.title().clone(), known.title.clone());
        Some(Waiting { subject, call, stage, works: Vec::new(), count: 1 })
    });
    Ok(waiting.collect())
}

/// The stages at which the body decides on single applications.
fn councils<'a>(
    procedure: &'a Procedure,
    rules: &'a BodyRules,
) -> impl Iterator<Item = (&'a StageId, &'a Stage, &'a Council)> {
    procedure.stages().filter_map(|(id, stage)| match &stage.work {
        Work::Council(council)
            if council.about == About::Application && stage.by == Some(Seat::Body(rules.id.clone())) =>
        {
            Some((id, stage, council))
        }
        Work::Council(_)
        | Work::Intake(_)
        | Work::Check(_)
        | Work::Rework(_)
        | Work::Review(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Hearing(_)
        | Work::Selection(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => None,
    })
}

fn stage_of<'a>(procedure: &'a Procedure, id: &str) -> Option<(StageId, &'a Stage)> {
    let id = StageId::parse(id).ok()?;
    let stage = procedure.stage(&id)?;
    Some((id, stage))
}

/// What stands on the agendas of meetings that are not minuted yet, items put off aside.
async fn on_agendas(db: &impl ConnectionTrait, id: BodyId) -> Result<Vec<Subject>, StoreError> {
    let meetings = meeting_row::Entity::find()
        .filter(meeting_row::Column::Body.eq(id.0))
        .filter(meeting_row::Column::State.is_in([CONVENED, OPEN, CLOSED]))
        .all(db)
        .await?;
    let rows = agenda_row::Entity::find()
        .filter(agenda_row::Column::Meeting.is_in(meetings.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let standing = rows.iter().filter(|row| row.outcome.as_deref() != Some(DEFERRED));
    standing.map(|row| Ok(serde_json::from_str(&row.subject)?)).collect()
}
