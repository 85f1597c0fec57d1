//! Answers as they stood.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "answer_past")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application: Uuid,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub field: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub saved_at: DateTime<Utc>,
    pub saved_by: Option<Uuid>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
