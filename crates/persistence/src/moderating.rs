//! What a methodist does with several works at once: each is asked by itself under a command of its own, made
//! from the form's, so that a repeat finds what was done and a refusal holds up nobody else.

use std::collections::BTreeMap;

use domain::access::may::{Place, Right, may};
use domain::application::due;
use domain::basics::code::Alias;
use domain::basics::id::{ApplicationId, CallId, CommandId, PersonId, StreamId};
use domain::basics::moment::Moment;
use domain::call::decide::Calls;
use domain::decider::{Act, Decider};
use domain::refusal::Refusal;

use crate::cases::Wish;
use crate::door::task;
use crate::journal::{self, Lock};
use crate::letter::{AliasedWork, Letter};
use crate::plain::outbox;
use crate::read::panels::board::Board;
use crate::{Store, StoreError, calls, ids};

/// What became of a command to several works.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// Where it was carried out.
    pub done: Vec<ApplicationId>,
    /// Where the rules said no, and why.
    pub refused: Vec<(ApplicationId, Refusal)>,
}

impl Store {
    /// Asks several works, each for its own.
    pub(crate) async fn ask_each(
        &self,
        act: &Act,
        wishes: Vec<(ApplicationId, Wish)>,
    ) -> Result<Batch, StoreError> {
        let mut batch = Batch::default();
        for (id, wish) in wishes {
            let command = CommandId(ids::derived(&[b"each", act.command.0.as_bytes(), id.0.as_bytes()]));
            match self.ask(&Act { command, ..act.clone() }, id, wish).await {
                Ok(()) => batch.done.push(id),
                Err(StoreError::Refused(refusal)) => batch.refused.push((id, refusal)),
                Err(other) => return Err(other),
            }
        }
        Ok(batch)
    }

    /// Lets the sheets of several works go on to the totals.
    ///
    /// # Errors
    /// [`StoreError`] other than refusals; those are told in the answer.
    pub async fn release_reviews(&self, act: &Act, works: &[ApplicationId]) -> Result<Batch, StoreError> {
        self.ask_each(act, works.iter().map(|id| (*id, Wish::ReleaseReview)).collect()).await
    }

    /// Gives several works more time at the stage where they are.
    ///
    /// # Errors
    /// [`StoreError`] other than refusals; those are told in the answer.
    pub async fn give_more_time(
        &self,
        act: &Act,
        works: &[ApplicationId],
        (until, ground): (Moment, &str),
    ) -> Result<Batch, StoreError> {
        let wish = |id: &ApplicationId| (*id, Wish::MoreTime { until, ground: ground.to_owned() });
        self.ask_each(act, works.iter().map(wish).collect()).await
    }

    /// Queues a letter to every expert of the call who owes a sheet, or to one about one work. A reminder is
    /// no act on the case: nothing but the letters is written. Tells how many there are.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for those who may not assign experts there.
    pub async fn remind_experts(
        &self,
        act: &Act,
        call: CallId,
        only: Option<(ApplicationId, PersonId)>,
    ) -> Result<usize, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            let known = calls::known(&store, &unit.tx, call).await?.ok_or(Refusal::Missing)?;
            let territory = known.call.territory;
            may(&act.by, Right::AssignExperts, Place::Territory(territory)).map_err(|_| Refusal::Missing)?;
            journal::lock(&unit.tx, StreamId(call.0), Calls::STREAM, Lock::Shared).await?;
            if unit.before().await?.is_some() {
                return Ok(0);
            }
            let board = Board::load(&store, &unit.tx, &known).await?;
            let title = &known.procedure.definition().procedure.title;
            let zone = crate::read::calls::zone_name(&unit.tx, territory).await?;
            let owed = owed(&board, only);
            for (address, alias, until) in &owed {
                let work = AliasedWork {
                    alias: alias.to_string(),
                    link: format!("/review/{}", alias.slug()),
                    call: (title.ru.clone(), title.en.clone()),
                    zone: zone.clone(),
                };
                let letter = Letter::Reminder { work, until: *until };
                outbox::enqueue(&unit, Some(territory), address, &letter).await?;
            }
            unit.remember(StreamId(call.0), &[]).await?;
            unit.commit().await?;
            Ok(owed.len())
        })
        .await
    }
}

/// Who owes a sheet: address, the name under which they know the work, and until when.
fn owed(board: &Board, only: Option<(ApplicationId, PersonId)>) -> Vec<(String, Alias, Option<Moment>)> {
    let mut owed = Vec::new();
    let mut terms: BTreeMap<ApplicationId, Option<Moment>> = BTreeMap::new();
    for work in &board.works {
        let Some((stage, _)) = board.review(work) else { continue };
        for seat in work.case.panel(stage).filter(|seat| seat.signed().is_none()) {
            let meant = only.is_none_or(|one| one == (work.id, seat.expert));
            let Some(address) = board.addresses.get(&seat.expert).filter(|_| meant) else { continue };
            let reckoned = || due::cutoff(&board.rules(work), &work.case).ok().flatten();
            let until = *terms.entry(work.id).or_insert_with(reckoned);
            owed.push((address.clone(), seat.alias, until));
        }
    }
    owed
}
