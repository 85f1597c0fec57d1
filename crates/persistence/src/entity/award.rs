//! What orders put in force, and who goes on to another contest: made from the journal.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "award")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub territory: Uuid,
    pub version: i64,
    pub call: Uuid,
    pub application: Uuid,
    pub organisation: Uuid,
    #[sea_orm(column_type = "Text")]
    pub effect: String,
    pub order_id: Option<Uuid>,
    pub since: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
