//! Files in the slots of an application.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application: Uuid,
    pub territory: Uuid,
    #[sea_orm(column_type = "Text")]
    pub paper: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub media: String,
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    pub size: i64,
    pub uploaded_at: DateTime<Utc>,
    pub uploaded_by: Option<Uuid>,
    pub removed_at: Option<DateTime<Utc>>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
