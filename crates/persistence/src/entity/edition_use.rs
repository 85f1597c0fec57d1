//! Which editions a territory has published.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "edition_use")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub territory: Uuid,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub edition: String,
    pub published_at: DateTime<Utc>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
