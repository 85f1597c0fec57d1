//! The list of calls: made from the journal.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "call_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub territory: Uuid,
    pub version: i64,
    #[sea_orm(column_type = "Text")]
    pub procedure: String,
    #[sea_orm(column_type = "Text")]
    pub edition: String,
    #[sea_orm(column_type = "Text")]
    pub slug: String,
    pub school_year: i64,
    pub announced_at: Option<DateTime<Utc>>,
    pub opens_at: Option<DateTime<Utc>>,
    pub closes_at: DateTime<Utc>,
    #[sea_orm(column_type = "Text")]
    pub opens_date: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub closes_date: String,
}

/// What pages join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The stream that the row is made from.
    #[sea_orm(belongs_to = "super::stream::Entity", from = "Column::Id", to = "super::stream::Column::Id")]
    Stream,
}

impl Related<super::stream::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Stream.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
