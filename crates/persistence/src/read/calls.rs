//! Calls as visitors and the desk see them.

use std::sync::Arc;

use domain::access::may::{Place, Right, may};
use domain::access::sees::{Field, sees};
use domain::basics::id::{CallId, OrganisationId, StreamId, TerritoryId};
use domain::basics::moment::{Moment, SchoolYear};
use domain::call::fact::CallFact;
use domain::call::state::{Call, Window};
use domain::people::seat::Viewer;
use domain::procedure::procedure::Procedure;
use domain::procedure::text::Bilingual;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::calls;
use crate::entity::{call_row, content, stream, territory};
use crate::journal;
use crate::{Store, StoreError};

/// A call in a list.
#[derive(Debug, Clone)]
pub struct CallInList {
    /// Its id, for commands; never shown.
    pub id: CallId,
    /// Where.
    pub territory: TerritoryId,
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// Its school year.
    pub school_year: SchoolYear,
    /// Whether outsiders know of it.
    pub announced: bool,
    /// When intake is open for everybody.
    pub window: Window,
}

/// A call with everything its page shows.
#[derive(Debug, Clone)]
pub struct CallView {
    /// Its id, for commands; never shown.
    pub id: CallId,
    /// Version of its stream, for conditional requests.
    pub version: i64,
    /// Its state.
    pub call: Call,
    /// The procedure that it runs.
    pub procedure: Arc<Procedure>,
}

/// One change of a date, for the desk.
#[derive(Debug, Clone)]
pub struct DateChange {
    /// When it was done.
    pub at: Moment,
    /// Which date; none when one applicant got more time.
    pub date: Option<String>,
    /// Who got more time.
    pub organisation: Option<OrganisationId>,
    /// From where, when it was for all.
    pub from: Option<Moment>,
    /// To where.
    pub to: Moment,
    /// Why, as long as the text has not been erased.
    pub ground: String,
}

/// How many calls one page lists.
const PAGE: u64 = 50;

impl Store {
    /// Announced calls of a territory, those that close last first; also the drafts for those who run calls.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn list_calls(
        &self,
        viewer: &Viewer,
        territory: TerritoryId,
    ) -> Result<Vec<CallInList>, StoreError> {
        let mut query = call_row::Entity::find().filter(call_row::Column::Territory.eq(territory.0));
        if may(viewer, Right::ReadDesk, Place::Territory(territory)).is_err() {
            query = query.filter(call_row::Column::AnnouncedAt.is_not_null());
        }
        let rows = query.order_by_desc(call_row::Column::ClosesAt).limit(PAGE).all(self.read()).await?;
        self.in_list(rows).await
    }

    /// Announced calls whose cutoff for everybody lies ahead, also those whose intake has not begun: in all
    /// territories or in some, those that close first first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn list_open_calls(
        &self,
        territories: &[TerritoryId],
        at: Moment,
    ) -> Result<Vec<CallInList>, StoreError> {
        let mut query = call_row::Entity::find()
            .filter(call_row::Column::AnnouncedAt.is_not_null())
            .filter(call_row::Column::ClosesAt.gt(at.utc()));
        if !territories.is_empty() {
            query = query.filter(call_row::Column::Territory.is_in(territories.iter().map(|t| t.0)));
        }
        let rows = query.order_by_asc(call_row::Column::ClosesAt).limit(PAGE).all(self.read()).await?;
        self.in_list(rows).await
    }

    async fn in_list(&self, rows: Vec<call_row::Model>) -> Result<Vec<CallInList>, StoreError> {
        let mut list = Vec::with_capacity(rows.len());
        for row in rows {
            // Editions are cached, so a list costs one query whatever its length.
            let procedure = self.procedure(&row.edition).await?;
            list.push(CallInList {
                id: CallId(row.id),
                territory: TerritoryId(row.territory),
                slug: row.slug,
                title: procedure.definition().procedure.title.clone(),
                school_year: SchoolYear(i32::try_from(row.school_year).unwrap_or_default()),
                announced: row.announced_at.is_some(),
                window: Window { opens: row.opens_at.map(Moment::new), closes: Moment::new(row.closes_at) },
            });
        }
        Ok(list)
    }

    /// A call by its slug; none when there is none, or it is not announced and the viewer does not run calls.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find_call(
        &self,
        viewer: &Viewer,
        territory: TerritoryId,
        slug: &str,
    ) -> Result<Option<CallView>, StoreError> {
        let row = call_row::Entity::find()
            .filter(call_row::Column::Territory.eq(territory.0))
            .filter(call_row::Column::Slug.eq(slug))
            .find_also_related(stream::Entity)
            .one(self.read())
            .await?;
        let Some((row, Some(stream))) = row else { return Ok(None) };
        let head = journal::head(stream)?;
        let known = calls::known_of(self, CallId(row.id), Some(&head)).await?;
        let Some(known) = known else { return Ok(None) };
        let hidden =
            !known.call.announced() && may(viewer, Right::ReadDesk, Place::Territory(territory)).is_err();
        let calls::KnownCall { id, version, call, procedure } = known;
        Ok((!hidden).then_some(CallView { id, version, call, procedure }))
    }

    /// Changes of a call's dates with their grounds, latest first, for those who may see grounds.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn date_changes(
        &self,
        viewer: &Viewer,
        view: &CallView,
    ) -> Result<Vec<DateChange>, StoreError> {
        if !sees(viewer, Field::Grounds, Place::Territory(view.call.territory)) {
            return Ok(Vec::new());
        }
        let entries = journal::entries(self.read(), StreamId(view.id.0), (1, view.version)).await?;
        let mut changes = Vec::new();
        let mut digests = Vec::new();
        for ((_, fact), entry) in journal::facts::<CallFact>(&entries)?.into_iter().zip(&entries) {
            let at = entry.recorded_at;
            let (change, digest) = match fact {
                CallFact::DateMoved { date, from, to, ground } => {
                    let change = DateChange {
                        at,
                        date: Some(date),
                        organisation: None,
                        from: Some(from),
                        to,
                        ground: String::new(),
                    };
                    (change, ground)
                }
                CallFact::ExtendedOne { organisation, until, ground } => {
                    let organisation = Some(organisation);
                    let change = DateChange {
                        at,
                        date: None,
                        organisation,
                        from: None,
                        to: until,
                        ground: String::new(),
                    };
                    (change, ground)
                }
                CallFact::Drafted { .. }
                | CallFact::Announced { .. }
                | CallFact::GateOpened { .. }
                | CallFact::ListDrawn { .. }
                | CallFact::TieSettled { .. }
                | CallFact::ListAdopted { .. }
                | CallFact::ListReturned { .. }
                | CallFact::Published { .. }
                | CallFact::AdmissionPublished { .. } => continue,
            };
            digests.push(digest.to_string());
            changes.push(change);
        }
        if changes.is_empty() {
            return Ok(changes);
        }
        let found =
            content::Entity::find().filter(content::Column::Digest.is_in(&digests)).all(self.read()).await?;
        for (change, digest) in changes.iter_mut().zip(&digests) {
            let text = found.iter().find(|row| row.digest == *digest).and_then(|row| row.text.clone());
            change.ground = text.unwrap_or_default();
        }
        changes.reverse();
        Ok(changes)
    }
}

/// IANA name of a territory's zone.
pub(crate) async fn zone_name(db: &impl ConnectionTrait, id: TerritoryId) -> Result<String, StoreError> {
    let row = territory::Entity::find_by_id(id.0).one(db).await?;
    row.map(|row| row.zone).ok_or_else(|| StoreError::Damaged(format!("no territory {id}")))
}
