//! Rows of a plan.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "plan_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub plan: Uuid,
    pub position: i64,
    #[sea_orm(column_type = "Text")]
    pub section_number: String,
    #[sea_orm(column_type = "Text")]
    pub section_title: String,
    pub number: i64,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub period: String,
    #[sea_orm(column_type = "Text")]
    pub months: String,
    #[sea_orm(column_type = "Text")]
    pub recurrence: String,
    #[sea_orm(column_type = "Text")]
    pub audience: String,
    #[sea_orm(column_type = "Text")]
    pub expected: String,
    #[sea_orm(column_type = "Text")]
    pub executors: String,
    #[sea_orm(column_type = "Text")]
    pub accountable: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
