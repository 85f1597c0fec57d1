//! What waits for those who run calls: a few counts by call, in three queries for a whole territory.

use std::collections::BTreeMap;

use domain::access::may::{Place, Right, may};
use domain::basics::id::{CallId, TerritoryId};
use domain::people::seat::Viewer;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{application_row, list_head, panel_seat};
use crate::{Store, StoreError};

/// What a call's cases wait for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallDay {
    /// How many cases stand at each stage.
    pub at: BTreeMap<String, u64>,
    /// Works at a review, with their seats.
    pub works: BTreeMap<String, ReviewDay>,
    /// Selections with a list that waits for a decision.
    pub drawn: Vec<String>,
}

/// How far a review of a call is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReviewDay {
    /// Works whose panel is confirmed.
    pub seated: u64,
    /// Seats that are held.
    pub seats: u64,
    /// Sheets that are signed.
    pub signed: u64,
    /// Works all of whose sheets are signed: they wait to be let on.
    pub complete: u64,
}

impl Store {
    /// What waits in the calls of a territory. Empty for those who may not read the desk there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn calls_today(
        &self,
        viewer: &Viewer,
        territory: TerritoryId,
    ) -> Result<BTreeMap<CallId, CallDay>, StoreError> {
        let mut days: BTreeMap<CallId, CallDay> = BTreeMap::new();
        if may(viewer, Right::ReadDesk, Place::Territory(territory)).is_err() {
            return Ok(days);
        }
        let cases: Vec<(Uuid, String, i64)> = application_row::Entity::find()
            .select_only()
            .columns([application_row::Column::Call, application_row::Column::Stage])
            .column_as(application_row::Column::Id.count(), "n")
            .filter(application_row::Column::Territory.eq(territory.0))
            .filter(application_row::Column::State.eq("filed"))
            .filter(application_row::Column::Stage.is_not_null())
            .group_by(application_row::Column::Call)
            .group_by(application_row::Column::Stage)
            .into_tuple()
            .all(self.read())
            .await?;
        for (call, stage, n) in cases {
            days.entry(CallId(call)).or_default().at.insert(stage, count(n));
        }
        self.add_reviews(territory, &mut days).await?;
        let drawn: Vec<(Uuid, String)> = list_head::Entity::find()
            .select_only()
            .columns([list_head::Column::Call, list_head::Column::Stage])
            .filter(list_head::Column::Territory.eq(territory.0))
            .filter(list_head::Column::Standing.eq("drawn"))
            .into_tuple()
            .all(self.read())
            .await?;
        for (call, stage) in drawn {
            days.entry(CallId(call)).or_default().drawn.push(stage);
        }
        Ok(days)
    }

    /// Seats count where the work is still at the stage for which they were given.
    async fn add_reviews(
        &self,
        territory: TerritoryId,
        days: &mut BTreeMap<CallId, CallDay>,
    ) -> Result<(), StoreError> {
        let seat = |column| Expr::col((panel_seat::Entity, column));
        let case = |column| Expr::col((application_row::Entity, column));
        let rows: Vec<(Uuid, String, i64, i64)> = panel_seat::Entity::find()
            .select_only()
            .column(panel_seat::Column::Call)
            .column(panel_seat::Column::Stage)
            .column_as(panel_seat::Column::Id.count(), "seats")
            .column_as(panel_seat::Column::SignedAt.count(), "signed")
            .join(
                sea_orm::JoinType::InnerJoin,
                panel_seat::Entity::belongs_to(application_row::Entity)
                    .from(panel_seat::Column::Application)
                    .to(application_row::Column::Id)
                    .into(),
            )
            .filter(panel_seat::Column::Territory.eq(territory.0))
            .filter(panel_seat::Column::Standing.is_in(["invited", "accepted"]))
            .filter(seat(panel_seat::Column::Stage).eq(case(application_row::Column::Stage)))
            .group_by(panel_seat::Column::Call)
            .group_by(panel_seat::Column::Stage)
            .group_by(panel_seat::Column::Application)
            .into_tuple()
            .all(self.read())
            .await?;
        for (call, stage, seats, signed) in rows {
            let review = days.entry(CallId(call)).or_default().works.entry(stage).or_default();
            review.seated += 1;
            review.seats += count(seats);
            review.signed += count(signed);
            review.complete += u64::from(seats == signed);
        }
        Ok(())
    }
}

fn count(n: i64) -> u64 {
    u64::try_from(n).unwrap_or_default()
}
