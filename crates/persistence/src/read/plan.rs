//! The public page of a territory's plan.

use domain::basics::id::{PlanId, TerritoryId};
use domain::basics::moment::SchoolYear;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::plan;
use crate::plain::plans::{PlanItemCard, PlanSheet, find_plan, read_sheet, school_year};
use crate::{Store, StoreError};

/// A plan as everybody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanView {
    /// Its id.
    pub id: PlanId,
    /// Title, year, source and rows in their order.
    pub sheet: PlanSheet,
}

/// One section of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSection<'a> {
    /// «I».
    pub number: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its rows.
    pub items: &'a [PlanItemCard],
}

impl<'a> PlanSection<'a> {
    fn of(items: &'a [PlanItemCard]) -> Option<Self> {
        let first = items.first()?;
        Some(Self { number: &first.section_number, title: &first.section_title, items })
    }
}

impl PlanView {
    /// The rows by sections, in the order of the plan.
    #[must_use]
    pub fn sections(&self) -> Vec<PlanSection<'_>> {
        let same = |a: &PlanItemCard, b: &PlanItemCard| {
            (&a.section_number, &a.section_title) == (&b.section_number, &b.section_title)
        };
        self.sheet.items.chunk_by(same).filter_map(PlanSection::of).collect()
    }
}

impl Store {
    /// The school years for which the territory has a plan, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn plan_years(&self, territory: TerritoryId) -> Result<Vec<SchoolYear>, StoreError> {
        let rows = plan::Entity::find()
            .filter(plan::Column::Territory.eq(territory.0))
            .order_by_desc(plan::Column::SchoolYear)
            .all(self.read())
            .await?;
        rows.iter().map(school_year).collect()
    }

    /// The territory's plan of a year. Plans are public.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn plan(
        &self,
        territory: TerritoryId,
        year: SchoolYear,
    ) -> Result<Option<PlanView>, StoreError> {
        let Some(row) = find_plan(self.read(), territory, year).await? else { return Ok(None) };
        Ok(Some(PlanView { id: PlanId(row.id), sheet: read_sheet(self.read(), &row).await? }))
    }
}
