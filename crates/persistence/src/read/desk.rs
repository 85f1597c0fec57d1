//! The methodists' desk: the register of a call's applications. Drafts are counted, never read.

use std::collections::BTreeMap;

use domain::access::may::{Place, Right, may};
use domain::basics::code::Code;
use domain::basics::id::{ApplicationId, CallId, OrganisationId, TerritoryId};
use domain::basics::moment::Moment;
use domain::people::seat::Viewer;
use domain::procedure::text::Bilingual;
use domain::refusal::Refusal;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{application, application_row, edition_use, organisation};
use crate::plain::drafts;
use crate::read::calls::CallView;
use crate::{Store, StoreError};

/// A filed application in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// Public code.
    pub code: String,
    /// Title of the work, unless erased.
    pub title: String,
    /// Short name of the organisation.
    pub organisation: String,
    /// `filed` or `withdrawn`.
    pub withdrawn: bool,
    /// The stage where it is; none once it has left.
    pub stage: Option<String>,
    /// The end by which it left.
    pub ended: Option<String>,
    /// Whether it came on paper.
    pub on_paper: bool,
    /// How often it was filed.
    pub submission: u32,
    /// When it was received last.
    pub filed_at: Moment,
    /// Its divisions.
    pub divisions: BTreeMap<String, String>,
    /// Where the next page begins behind this row.
    pub cursor: Cursor,
}

/// A place in the register: the row after which a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When that row was received.
    pub filed_at: Moment,
    /// Its id; opaque in addresses.
    pub id: uuid::Uuid,
}

impl Cursor {
    /// Reads what an address says.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('_')?;
        Some(Self { filed_at: Moment::parse(at)?, id: id.parse().ok()? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}_{}", self.filed_at, self.id.simple())
    }
}

/// One page of the register, with what is known of the whole.
#[derive(Debug, Clone)]
pub struct Register {
    /// Rows, the latest first.
    pub rows: Vec<RegisterRow>,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
    /// How many stand.
    pub filed: u64,
    /// How many were taken back.
    pub withdrawn: u64,
    /// How many drafts have never been filed.
    pub drafts: u64,
}

/// How many rows a page holds.
const PAGE: u64 = 50;

impl Store {
    /// A page of a call's register.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not read the desk there.
    pub async fn register(
        &self,
        viewer: &Viewer,
        view: &CallView,
        after: Option<Cursor>,
    ) -> Result<Register, StoreError> {
        may(viewer, Right::ReadDesk, Place::Territory(view.call.territory)).map_err(|_| Refusal::Missing)?;
        let db = self.read();
        let mut query = application_row::Entity::find().filter(application_row::Column::Call.eq(view.id.0));
        if let Some(Cursor { filed_at, id }) = after {
            let earlier = application_row::Column::FiledAt.lt(filed_at.utc());
            let same =
                application_row::Column::FiledAt.eq(filed_at.utc()).and(application_row::Column::Id.lt(id));
            query = query.filter(Condition::any().add(earlier).add(same));
        }
        let mut found = query
            .order_by_desc(application_row::Column::FiledAt)
            .order_by_desc(application_row::Column::Id)
            .limit(PAGE + 1)
            .find_also_related(organisation::Entity)
            .all(db)
            .await?;
        let more = found.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        found.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let rows: Vec<RegisterRow> = found.into_iter().map(register_row).collect::<Result<_, _>>()?;
        let (filed, withdrawn, drafts) = self.counts(view.id).await?;
        Ok(Register {
            next: rows.last().filter(|_| more).map(|row| row.cursor),
            rows,
            filed,
            withdrawn,
            drafts,
        })
    }

    /// How many applications stand, were taken back, and have never been filed.
    pub(crate) async fn counts(&self, call: CallId) -> Result<(u64, u64, u64), StoreError> {
        let db = self.read();
        let states: Vec<(String, i64)> = application_row::Entity::find()
            .select_only()
            .column(application_row::Column::State)
            .column_as(application_row::Column::Id.count(), "n")
            .filter(application_row::Column::Call.eq(call.0))
            .group_by(application_row::Column::State)
            .into_tuple()
            .all(db)
            .await?;
        let begun =
            application::Entity::find().filter(application::Column::Call.eq(call.0)).count(db).await?;
        let size = |n: i64| u64::try_from(n).unwrap_or_default();
        let all: u64 = states.iter().map(|(_, n)| size(*n)).sum();
        let withdrawn: u64 =
            states.iter().filter(|(state, _)| state == "withdrawn").map(|(_, n)| size(*n)).sum();
        Ok((all.saturating_sub(withdrawn), withdrawn, begun.saturating_sub(all)))
    }

    /// For each call of a territory how many applications stand, were taken back, and have never been filed:
    /// in two queries. Empty for those who may not read the desk there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn counts_of(
        &self,
        viewer: &Viewer,
        territory: TerritoryId,
    ) -> Result<BTreeMap<CallId, (u64, u64, u64)>, StoreError> {
        let mut counts: BTreeMap<CallId, (u64, u64, u64)> = BTreeMap::new();
        if may(viewer, Right::ReadDesk, Place::Territory(territory)).is_err() {
            return Ok(counts);
        }
        let filed: Vec<(uuid::Uuid, String, i64)> = application_row::Entity::find()
            .select_only()
            .columns([application_row::Column::Call, application_row::Column::State])
            .column_as(application_row::Column::Id.count(), "n")
            .filter(application_row::Column::Territory.eq(territory.0))
            .group_by(application_row::Column::Call)
            .group_by(application_row::Column::State)
            .into_tuple()
            .all(self.read())
            .await?;
        let begun: Vec<(uuid::Uuid, i64)> = application::Entity::find()
            .select_only()
            .column(application::Column::Call)
            .column_as(application::Column::Id.count(), "n")
            .filter(application::Column::Territory.eq(territory.0))
            .group_by(application::Column::Call)
            .into_tuple()
            .all(self.read())
            .await?;
        let size = |n: i64| u64::try_from(n).unwrap_or_default();
        for (call, n) in begun {
            counts.entry(CallId(call)).or_default().2 = size(n);
        }
        for (call, state, n) in filed {
            let entry = counts.entry(CallId(call)).or_default();
            let place = if state == "withdrawn" { &mut entry.1 } else { &mut entry.0 };
            *place = size(n);
            entry.2 = entry.2.saturating_sub(size(n));
        }
        Ok(counts)
    }

    /// Editions of procedures that take applications and were published in a territory: digest and title, the
    /// latest first.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not run calls there.
    pub async fn editions_to_run(
        &self,
        viewer: &Viewer,
        territory: TerritoryId,
    ) -> Result<Vec<(String, Bilingual)>, StoreError> {
        may(viewer, Right::RunCalls, Place::Territory(territory)).map_err(|_| Refusal::Missing)?;
        let rows = edition_use::Entity::find()
            .filter(edition_use::Column::Territory.eq(territory.0))
            .order_by_desc(edition_use::Column::PublishedAt)
            .limit(50)
            .all(self.read())
            .await?;
        let mut editions = Vec::with_capacity(rows.len());
        for row in rows {
            let procedure = self.procedure(&row.edition).await?;
            if domain::application::form::intake_dates(&procedure).is_some() {
                editions.push((row.edition, procedure.definition().procedure.title.clone()));
            }
        }
        Ok(editions)
    }

    /// The id behind a public code, for commands; none when there is no such application, or the viewer may
    /// not read it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn application_id(
        &self,
        viewer: &Viewer,
        code: Code,
    ) -> Result<Option<ApplicationId>, StoreError> {
        let Some(known) = drafts::find(self.read(), code).await? else { return Ok(None) };
        let may = may(viewer, Right::ReadApplications, known.place()).is_ok();
        Ok(may.then(|| known.id()))
    }

    /// Organisations of the call's territory with their names, for choosing one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn organisations_to_choose(
        &self,
        view: &CallView,
    ) -> Result<Vec<(OrganisationId, String)>, StoreError> {
        let rows = organisation::Entity::find()
            .filter(organisation::Column::Territory.eq(view.call.territory.0))
            .order_by_asc(organisation::Column::ShortName)
            .limit(1000)
            .all(self.read())
            .await?;
        Ok(rows.into_iter().map(|row| (OrganisationId(row.id), row.short_name)).collect())
    }
}

fn register_row(
    (row, organisation): (application_row::Model, Option<organisation::Model>),
) -> Result<RegisterRow, StoreError> {
    let filed_at = Moment::new(row.filed_at);
    Ok(RegisterRow {
        code: row.code,
        title: row.title.unwrap_or_default(),
        organisation: organisation.map(|o| o.short_name).unwrap_or_default(),
        withdrawn: row.state == "withdrawn",
        stage: row.stage,
        ended: row.ended,
        on_paper: row.channel == "paper",
        submission: u32::try_from(row.submission).unwrap_or_default(),
        filed_at,
        divisions: serde_json::from_str(&row.divisions)?,
        cursor: Cursor { filed_at, id: row.id },
    })
}
