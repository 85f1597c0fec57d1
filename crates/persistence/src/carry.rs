//! What a fact of one stream owes to others: rows written with the cause, carried out at once in batches,
//! each in a transaction of its own, as often as it takes and never twice. A page says how far it has got.

use domain::application::command::ApplicationCommand;
use domain::basics::id::{ApplicationId, CallId, CommandId, OrderId, StreamId};
use domain::basics::moment::Moment;
use domain::call::command::CallCommand;
use domain::decider::Act;
use domain::people::seat::Viewer;
use domain::procedure::name::{OutcomeId, StageId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};

use crate::cases::Wish;
use crate::door::{Unit, task};
use crate::entity::follow_up;
use crate::{Store, StoreError, ids};

/// A command that follows from a fact of another stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "carry", rename_all = "snake_case")]
pub enum Carried {
    /// To an application: an adopted list put it into a class.
    Class {
        /// At which selection.
        stage: StageId,
        /// By which list.
        list: u32,
        /// Into which class.
        class: OutcomeId,
    },
    /// To an application: a body resolved on it.
    Resolve {
        /// At which council.
        stage: StageId,
        /// With which resolution.
        outcome: OutcomeId,
    },
    /// To an application: an order decided on it.
    Order {
        /// Which order.
        order: OrderId,
        /// In force, returned or refused.
        outcome: OutcomeId,
    },
    /// To an application: its result was published.
    Announce {
        /// At which publication.
        stage: StageId,
    },
    /// To a call: a body ended a tie.
    SettleTie {
        /// At which selection.
        stage: StageId,
        /// On which list.
        list: u32,
        /// The order that it chose.
        order: Vec<Vec<ApplicationId>>,
    },
    /// To a call: a body adopted a list.
    AdoptList {
        /// At which selection.
        stage: StageId,
        /// Which list.
        list: u32,
    },
    /// To a call: a body returned a list.
    ReturnList {
        /// At which selection.
        stage: StageId,
        /// Which list.
        list: u32,
    },
}

/// Where a carried command goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Application,
    Call,
}

impl Carried {
    pub(crate) const fn target(&self) -> Target {
        match self {
            Self::Class { .. } | Self::Resolve { .. } | Self::Order { .. } | Self::Announce { .. } => {
                Target::Application
            }
            Self::SettleTie { .. } | Self::AdoptList { .. } | Self::ReturnList { .. } => Target::Call,
        }
    }

    /// The command to an application; none for what goes to a call.
    pub(crate) fn application_command(self) -> Option<ApplicationCommand> {
        match self {
            Self::Class { stage, list, class } => Some(ApplicationCommand::Class { stage, list, class }),
            Self::Resolve { stage, outcome } => Some(ApplicationCommand::Resolve { stage, outcome }),
            Self::Order { order, outcome } => Some(ApplicationCommand::Order { order, outcome }),
            Self::Announce { stage } => Some(ApplicationCommand::Announce { stage }),
            Self::SettleTie { .. } | Self::AdoptList { .. } | Self::ReturnList { .. } => None,
        }
    }

    /// The command to a call; none for what goes to an application.
    pub(crate) fn call_command(self) -> Option<CallCommand> {
        match self {
            Self::SettleTie { stage, list, order } => Some(CallCommand::SettleTie { stage, list, order }),
            Self::AdoptList { stage, list } => Some(CallCommand::AdoptList { stage, list }),
            Self::ReturnList { stage, list } => Some(CallCommand::ReturnList { stage, list }),
            Self::Class { .. } | Self::Resolve { .. } | Self::Order { .. } | Self::Announce { .. } => None,
        }
    }

    /// What an application's follower of a call gives.
    pub(crate) fn of(command: ApplicationCommand) -> Option<Self> {
        match command {
            ApplicationCommand::Class { stage, list, class } => Some(Self::Class { stage, list, class }),
            ApplicationCommand::Announce { stage } => Some(Self::Announce { stage }),
            ApplicationCommand::Resolve { stage, outcome } => Some(Self::Resolve { stage, outcome }),
            ApplicationCommand::Order { order, outcome } => Some(Self::Order { order, outcome }),
            ApplicationCommand::Submit(_)
            | ApplicationCommand::EnterPaper { .. }
            | ApplicationCommand::Withdraw { .. }
            | ApplicationCommand::Check { .. }
            | ApplicationCommand::ConfirmPanel { .. }
            | ApplicationCommand::Accept
            | ApplicationCommand::Decline { .. }
            | ApplicationCommand::Replace { .. }
            | ApplicationCommand::Sign(_)
            | ApplicationCommand::ReturnSheet { .. }
            | ApplicationCommand::VoidSheet { .. }
            | ApplicationCommand::ReleaseReview
            | ApplicationCommand::Lapse
            | ApplicationCommand::MoreTime { .. }
            | ApplicationCommand::Disqualify { .. } => None,
        }
    }
}

/// How far the followers of a cause have got.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Followed {
    /// All of them.
    pub all: u64,
    /// Carried out, or refused by the rules.
    pub done: u64,
    /// Refused by the rules, with the reason as the log has it.
    pub refused: Vec<String>,
}

/// Writes down what follows from an entry of the unit.
pub(crate) async fn queue(
    unit: &Unit,
    (cause, version): (StreamId, i64),
    carried: impl IntoIterator<Item = (StreamId, Carried)>,
) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    for (position, (target, carried)) in (0_i64..).zip(carried) {
        rows.push(follow_up::ActiveModel {
            id: Set(ids::fresh()),
            cause: Set(cause.0),
            cause_version: Set(version),
            position: Set(position),
            target: Set(target.0),
            command: Set(serde_json::to_string(&carried)?),
            acted_at: Set(unit.act.at.utc()),
            created_at: Set(unit.now.utc()),
            done_at: Set(None),
            refused: Set(None),
        });
    }
    for some in rows.chunks(200) {
        follow_up::Entity::insert_many(some.to_vec()).exec_without_returning(&unit.tx).await?;
    }
    Ok(())
}

impl Store {
    /// Carries out everything that waits, until nothing does. Whoever made a cause calls this behind it; the
    /// timer calls it for what a stopped process left.
    ///
    /// # Errors
    /// [`StoreError`] of the first that could not be carried out; it stays and is tried again.
    pub async fn follow(&self) -> Result<u64, StoreError> {
        let mut count = 0;
        loop {
            let some = follow_up::Entity::find()
                .filter(follow_up::Column::DoneAt.is_null())
                .order_by_asc(follow_up::Column::CreatedAt)
                .order_by_asc(follow_up::Column::Cause)
                .order_by_asc(follow_up::Column::CauseVersion)
                .order_by_asc(follow_up::Column::Position)
                .limit(100)
                .all(&self.inner.write)
                .await?;
            if some.is_empty() {
                return Ok(count);
            }
            for row in some {
                self.follow_one(row).await?;
                count += 1;
            }
        }
    }

    /// How far the followers of a stream's facts have got.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn followed(&self, cause: StreamId) -> Result<Followed, StoreError> {
        let own = || follow_up::Entity::find().filter(follow_up::Column::Cause.eq(cause.0));
        let all = own().count(self.read()).await?;
        let done = own().filter(follow_up::Column::DoneAt.is_not_null()).count(self.read()).await?;
        let refused =
            own().filter(follow_up::Column::Refused.is_not_null()).limit(50).all(self.read()).await?;
        Ok(Followed { all, done, refused: refused.into_iter().filter_map(|row| row.refused).collect() })
    }

    async fn follow_one(&self, row: follow_up::Model) -> Result<(), StoreError> {
        let store = self.clone();
        task(async move {
            let carried: Carried = serde_json::from_str(&row.command)?;
            let (at, command) = (Moment::new(row.acted_at), CommandId(row.id));
            let act = Act { by: Viewer::System, at, command };
            let unit = store.begin(&act).await?;
            let cause = Some((StreamId(row.cause), row.cause_version));
            let done = match carried.target() {
                Target::Application => {
                    let id = ApplicationId(row.target);
                    store.ask_within(&unit, id, Wish::Carried(carried), cause).await.map(drop)
                }
                Target::Call => store.carry_to_call(&unit, CallId(row.target), carried, cause).await,
            };
            match done {
                Ok(()) => {
                    settle(&unit, row.id, None).await?;
                    unit.commit().await
                }
                Err(StoreError::Refused(refusal)) => {
                    drop(unit);
                    tracing::warn!(follow_up = %row.id, %refusal, "what followed was refused by the rules");
                    let unit = store.begin(&act).await?;
                    settle(&unit, row.id, Some(refusal.to_string())).await?;
                    unit.commit().await
                }
                Err(error) => Err(error),
            }
        })
        .await
    }
}

async fn settle(unit: &Unit, id: uuid::Uuid, refused: Option<String>) -> Result<(), StoreError> {
    follow_up::Entity::update_many()
        .col_expr(follow_up::Column::DoneAt, Expr::value(unit.now.utc()))
        .col_expr(follow_up::Column::Refused, Expr::value(refused))
        .filter(follow_up::Column::Id.eq(id))
        .filter(follow_up::Column::DoneAt.is_null())
        .exec(&unit.tx)
        .await?;
    Ok(())
}
