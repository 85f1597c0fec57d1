//! The list of filed applications: made from the journal.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "application_row")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub territory: Uuid,
    pub version: i64,
    pub call: Uuid,
    pub organisation: Uuid,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub submission: i64,
    #[sea_orm(column_type = "Text")]
    pub channel: String,
    pub filed_at: DateTime<Utc>,
    pub withdrawn_at: Option<DateTime<Utc>>,
    #[sea_orm(column_type = "Text")]
    pub divisions: String,
    #[sea_orm(column_type = "Text")]
    pub title: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub stage: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub ended: Option<String>,
    pub since: Option<DateTime<Utc>>,
    #[sea_orm(column_type = "Text")]
    pub checked: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub total: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub class: Option<String>,
    pub decided_at: Option<DateTime<Utc>>,
    pub in_force_at: Option<DateTime<Utc>>,
    pub published_at: Option<DateTime<Utc>>,
}

/// What lists join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Whose it is.
    #[sea_orm(
        belongs_to = "super::organisation::Entity",
        from = "Column::Organisation",
        to = "super::organisation::Column::Id"
    )]
    Organisation,
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
