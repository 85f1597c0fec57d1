//! Cases whose term has passed, moved on by the machine.

use domain::application::decide::Applications;
use domain::application::leaving::has_lapsed;
use domain::basics::id::{ApplicationId, CommandId};
use domain::decider::Act;
use domain::people::seat::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::cases::Wish;
use crate::entity::application_row;
use crate::{Store, StoreError, ids, journal};

/// Rows read at once.
const SOME: u64 = 200;

impl Store {
    /// Moves on every case whose term has passed, and tells how many. Only stages that have a cutoff are
    /// looked at; each case is moved in a transaction of its own.
    ///
    /// # Errors
    /// [`StoreError`] of the first that could not be asked; it is asked again next time.
    pub async fn lapse(&self) -> Result<u64, StoreError> {
        let (mut after, mut moved) = (Uuid::nil(), 0);
        loop {
            let rows = application_row::Entity::find()
                .filter(application_row::Column::Stage.is_not_null())
                .filter(application_row::Column::State.eq("filed"))
                .filter(application_row::Column::Id.gt(after))
                .order_by_asc(application_row::Column::Id)
                .limit(SOME)
                .all(self.read())
                .await?;
            let Some(last) = rows.last() else { return Ok(moved) };
            after = last.id;
            for row in rows {
                moved += u64::from(self.lapse_one(&row).await?);
            }
        }
    }

    async fn lapse_one(&self, row: &application_row::Model) -> Result<bool, StoreError> {
        let procedure = self.procedure_of_call(domain::basics::id::CallId(row.call)).await?;
        let stage = procedure.stages().find(|(id, _)| Some(id.as_str()) == row.stage.as_deref());
        if stage.is_none_or(|(_, stage)| stage.cutoff.is_none()) {
            return Ok(false);
        }
        let Some(known) = self.read_case(ApplicationId(row.id), &[]).await? else { return Ok(false) };
        let state = journal::state::<Applications>(&known.head)?;
        let now = self.clock().now();
        if state.known().is_none_or(|case| !has_lapsed(&known.rules, case, now)) {
            return Ok(false);
        }
        let act = Act { by: Viewer::System, at: now, command: CommandId(ids::fresh()) };
        match self.ask(&act, ApplicationId(row.id), Wish::Lapse).await {
            Ok(()) => Ok(true),
            // Somebody else moved it meanwhile, or a term cannot be told: it is said where the case is shown.
            Err(StoreError::Refused(refusal)) => {
                tracing::warn!(application = %row.id, %refusal, "a passed term did not move a case");
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
}
