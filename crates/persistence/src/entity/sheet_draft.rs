//! Sheets being written.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "sheet_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application: Uuid,
    #[sea_orm(column_type = "Text")]
    pub stage: String,
    pub visit: i64,
    pub expert: Uuid,
    #[sea_orm(column_type = "Text")]
    pub marks: String,
    #[sea_orm(column_type = "Text")]
    pub comments: String,
    #[sea_orm(column_type = "Text")]
    pub advice: String,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub version: i64,
    pub saved_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
