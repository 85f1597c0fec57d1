//! Applications since somebody began to write them.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    pub territory: Uuid,
    pub call: Uuid,
    pub organisation: Uuid,
    pub started_by: Option<Uuid>,
    pub started_at: DateTime<Utc>,
}

/// What pages join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// Whose it is.
    #[sea_orm(
        belongs_to = "super::organisation::Entity",
        from = "Column::Organisation",
        to = "super::organisation::Column::Id"
    )]
    Organisation,
    /// Where it lies.
    #[sea_orm(
        belongs_to = "super::territory::Entity",
        from = "Column::Territory",
        to = "super::territory::Column::Id"
    )]
    Territory,
}

impl Related<super::organisation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Organisation.def()
    }
}

impl Related<super::territory::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Territory.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
