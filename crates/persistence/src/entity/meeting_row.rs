//! The list of meetings: made from the journal.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "meeting_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub territory: Uuid,
    pub version: i64,
    pub body: Uuid,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    pub held_at: DateTime<Utc>,
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub number: Option<i64>,
    pub signed_at: Option<DateTime<Utc>>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
