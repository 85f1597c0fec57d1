//! Letters to send.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "outgoing_mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub territory: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub address: String,
    #[sea_orm(column_type = "Text")]
    pub letter: String,
    pub created_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    pub locked_until: Option<DateTime<Utc>>,
    pub attempts: i64,
    pub sent_at: Option<DateTime<Utc>>,
    #[sea_orm(column_type = "Text")]
    pub last_error: Option<String>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
