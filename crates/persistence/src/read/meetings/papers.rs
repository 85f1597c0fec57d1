//! Works and lists as members of a body see them.

use std::collections::BTreeMap;

use domain::basics::id::{ApplicationId, OrganisationId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::StoreError;
use crate::entity::{application_row, list_row, organisation};

/// A work by its card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Which application.
    pub application: ApplicationId,
    /// Its public code.
    pub code: String,
    /// Its title; empty once erased.
    pub title: String,
    /// Short name of whose it is.
    pub organisation: String,
    /// Whose it is.
    pub owner: OrganisationId,
    /// Its total in points, where it has one.
    pub total: Option<String>,
}

/// A work on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListLine {
    /// The work.
    pub paper: Paper,
    /// The values of the divisions by which lists are kept apart.
    pub group: Vec<String>,
    /// First and last of the places that it takes up.
    pub places: (u32, u32),
    /// Its total on the list.
    pub total: Option<String>,
    /// Its class.
    pub class: String,
}

/// Cards of several works, read at once.
pub(crate) struct Lines {
    works: BTreeMap<Uuid, Paper>,
}

impl Lines {
    /// Reads the cards: two queries for every five hundred.
    pub(crate) async fn read(db: &impl ConnectionTrait, named: &[ApplicationId]) -> Result<Self, StoreError> {
        let mut works = BTreeMap::new();
        for some in named.chunks(500) {
            let rows = application_row::Entity::find()
                .filter(application_row::Column::Id.is_in(some.iter().map(|id| id.0)))
                .find_also_related(organisation::Entity)
                .all(db)
                .await?;
            works.extend(rows.into_iter().map(|(row, owner)| {
                let paper = Paper {
                    application: ApplicationId(row.id),
                    code: row.code,
                    title: row.title.unwrap_or_default(),
                    organisation: owner.map(|owner| owner.short_name).unwrap_or_default(),
                    owner: OrganisationId(row.organisation),
                    total: row.total,
                };
                (row.id, paper)
            }));
        }
        Ok(Self { works })
    }

    /// The card of a work; none when it is not there.
    pub(crate) fn paper(&self, id: ApplicationId) -> Option<Paper> {
        self.works.get(&id.0).cloned()
    }
}

/// The lines of lists, by list, each from its first place on.
pub(crate) async fn lists(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Vec<ListLine>>, StoreError> {
    let ids: Vec<Uuid> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = list_row::Entity::find()
        .filter(list_row::Column::List.is_in(ids))
        .order_by_asc(list_row::Column::Position)
        .all(db)
        .await?;
    let named: Vec<ApplicationId> = rows.iter().map(|row| ApplicationId(row.application)).collect();
    let lines = Lines::read(db, &named).await?;
    let mut lists: BTreeMap<Uuid, Vec<ListLine>> = BTreeMap::new();
    for row in rows {
        let Some(paper) = lines.paper(ApplicationId(row.application)) else { continue };
        let place = |place: i64| u32::try_from(place).unwrap_or_default();
        lists.entry(row.list).or_default().push(ListLine {
            paper,
            group: serde_json::from_str(&row.group_key)?,
            places: (place(row.first_place), place(row.last_place)),
            total: row.total,
            class: row.class,
        });
    }
    Ok(lists)
}
