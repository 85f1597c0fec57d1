//! Roles that people hold, with their terms.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "seat")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person: Uuid,
    #[sea_orm(column_type = "Text")]
    pub role: String,
    pub territory: Option<Uuid>,
    pub organisation: Option<Uuid>,
    pub body: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub post: String,
    #[sea_orm(column_type = "Text")]
    pub areas: String,
    pub since: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
