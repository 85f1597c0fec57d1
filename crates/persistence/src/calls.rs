//! Calls: setting up, announcing, moving dates.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::may::{Place, Right, may};
use domain::application::form::call_rules;
use domain::basics::digest::Digest;
use domain::basics::id::{CallId, OrganisationId, StreamId, TerritoryId};
use domain::basics::moment::{Moment, SchoolYear};
use domain::basics::text::{is_blank, tidy};
use domain::call::command::CallCommand;
use domain::call::decide::{CallRules, Calls};
use domain::call::state::{Call, CallState};
use domain::decider::{Act, Decider};
use domain::procedure::procedure::Procedure;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;

use crate::door::{Unit, task};
use crate::journal::{self, Lock};
use crate::letter::Letter;
use crate::plain::{editions, outbox};
use crate::{Store, StoreError, ids, project};

/// A call with its procedure, as reads and writes need it.
#[derive(Debug, Clone)]
pub(crate) struct KnownCall {
    pub(crate) id: CallId,
    pub(crate) version: i64,
    pub(crate) call: Call,
    pub(crate) procedure: Arc<Procedure>,
}

/// A new call.
#[derive(Debug, Clone)]
pub struct NewCall {
    /// Its slug in addresses.
    pub slug: String,
    /// Its school year.
    pub school_year: SchoolYear,
    /// The edition it runs, by digest.
    pub edition: String,
    /// Its dates, by their names in the procedure.
    pub dates: BTreeMap<String, Moment>,
}

/// Reads a call's state from its stream's cache; none when there is no such call.
pub(crate) async fn known(
    store: &Store,
    db: &impl ConnectionTrait,
    id: CallId,
) -> Result<Option<KnownCall>, StoreError> {
    let head = journal::find_head(db, StreamId(id.0)).await?;
    known_of(store, id, head.as_ref()).await
}

/// The call behind a head that has been read already.
pub(crate) async fn known_of(
    store: &Store,
    id: CallId,
    head: Option<&journal::Head>,
) -> Result<Option<KnownCall>, StoreError> {
    let Some(head) = head.filter(|head| head.kind == Calls::STREAM) else { return Ok(None) };
    let CallState::Known(call) = journal::state::<Calls>(head)? else { return Ok(None) };
    let procedure = store.procedure(&call.edition).await?;
    Ok(Some(KnownCall { id, version: head.version, call, procedure }))
}

impl Store {
    /// Sets up a call that outsiders do not see yet.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the edition was not published in the territory; [`Refusal`] of the call's
    /// rules; [`StoreError::Conflict`] when the slug is taken in the territory.
    pub async fn draft_call(
        &self,
        act: &Act,
        territory: TerritoryId,
        new: NewCall,
    ) -> Result<CallId, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let procedure = store.procedure(&new.edition).await?;
            let rules = call_rules(&procedure, &new.edition, territory).ok_or(Refusal::CallNotRunning)?;
            let unit = store.begin(&act).await?;
            journal::lock(&unit.tx, StreamId(territory.0), "territory", Lock::Alone).await?;
            if let Some((stream, ..)) = journal::find_command(&unit.tx, act.command).await? {
                return Ok(CallId(stream.0));
            }
            if !editions::is_published(&unit.tx, territory, &new.edition).await? {
                return Err(Refusal::Missing.into());
            }
            let id = CallId(ids::fresh());
            let NewCall { slug, school_year, dates, .. } = new;
            let command = CallCommand::Draft { slug, school_year, dates };
            carry_out(&unit, &rules, id, command).await?;
            unit.commit().await?;
            Ok(id)
        })
        .await
    }

    /// Shows a call to everybody.
    ///
    /// # Errors
    /// [`Refusal`] of the call's rules.
    pub async fn announce_call(&self, act: &Act, call: CallId) -> Result<(), StoreError> {
        self.change_call(act, call, Right::RunCalls, Change::Announce).await
    }

    /// Moves one date for everybody, and tells the coordinators who have begun an application.
    ///
    /// # Errors
    /// [`Refusal`] of the call's rules.
    pub async fn move_date(
        &self,
        act: &Act,
        call: CallId,
        (date, to): (String, Moment),
        ground: String,
    ) -> Result<(), StoreError> {
        self.change_call(act, call, Right::ExtendIntake, Change::Move { date, to, ground }).await
    }

    /// Gives one applicant more time, and tells its coordinators.
    ///
    /// # Errors
    /// [`Refusal`] of the call's rules.
    pub async fn extend_one(
        &self,
        act: &Act,
        call: CallId,
        (organisation, until): (OrganisationId, Moment),
        ground: String,
    ) -> Result<(), StoreError> {
        self.change_call(act, call, Right::ExtendIntake, Change::One { organisation, until, ground }).await
    }

    async fn change_call(
        &self,
        act: &Act,
        id: CallId,
        right: Right,
        change: Change,
    ) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let call = known(&store, store.read(), id).await?.ok_or(Refusal::Missing)?;
            may(&act.by, right, Place::Territory(call.call.territory)).map_err(|_| Refusal::Missing)?;
            let rules = call_rules(&call.procedure, &call.call.edition, call.call.territory)
                .ok_or(Refusal::CallNotRunning)?;
            let unit = store.begin(&act).await?;
            journal::lock(&unit.tx, StreamId(id.0), Calls::STREAM, Lock::Alone).await?;
            if unit.before().await?.is_some() {
                return Ok(());
            }
            let command = change.command(&unit, call.call.territory).await?;
            carry_out(&unit, &rules, id, command).await?;
            change.tell(&unit, &call).await?;
            unit.commit().await
        })
        .await
    }
}

/// What a methodist wants of a call, with the text of the ground.
enum Change {
    Announce,
    Move { date: String, to: Moment, ground: String },
    One { organisation: OrganisationId, until: Moment, ground: String },
}

impl Change {
    async fn command(&self, unit: &Unit, territory: TerritoryId) -> Result<CallCommand, StoreError> {
        Ok(match self {
            Self::Announce => CallCommand::Announce,
            Self::Move { date, to, ground } => {
                let ground = keep_ground(unit, territory, ground).await?;
                CallCommand::MoveDate { date: date.clone(), to: *to, ground }
            }
            Self::One { organisation, until, ground } => {
                let ground = keep_ground(unit, territory, ground).await?;
                CallCommand::ExtendOne { organisation: *organisation, until: *until, ground }
            }
        })
    }

    /// Letters to those who wait for the date: only the cutoff of intake concerns applicants.
    async fn tell(&self, unit: &Unit, known: &KnownCall) -> Result<(), StoreError> {
        let (until, ground, organisation) = match self {
            Self::Move { date, to, ground } if *date == known.call.intake.closes => (*to, ground, None),
            Self::One { organisation, until, ground } => (*until, ground, Some(*organisation)),
            Self::Announce | Self::Move { .. } => return Ok(()),
        };
        let title = &known.procedure.definition().procedure.title;
        let letter = Letter::Extended {
            call: (title.ru.clone(), title.en.clone()),
            until,
            zone: crate::read::calls::zone_name(&unit.tx, known.call.territory).await?,
            ground: tidy(ground),
        };
        for address in crate::read::apps::coordinators(&unit.tx, known.id, organisation).await? {
            outbox::enqueue(unit, Some(known.call.territory), &address, &letter).await?;
        }
        Ok(())
    }
}

/// Keeps the ground's text; none when nothing was typed, which the rules refuse.
pub(crate) async fn keep_ground(
    unit: &Unit,
    territory: TerritoryId,
    ground: &str,
) -> Result<Option<Digest>, StoreError> {
    if is_blank(ground) {
        return Ok(None);
    }
    Ok(Some(unit.keep(Some(territory), "ground", &tidy(ground)).await?.0))
}

async fn carry_out(
    unit: &Unit,
    rules: &CallRules,
    id: CallId,
    command: CallCommand,
) -> Result<(), StoreError> {
    let head = journal::lock(&unit.tx, StreamId(id.0), Calls::STREAM, Lock::Alone).await?;
    let made = unit.decide::<Calls>(&head, rules, command, Vec::new()).await?;
    for (entry, fact) in made.entries.iter().zip(&made.facts) {
        project::calls::apply_fact(&unit.tx, entry, fact).await?;
    }
    Ok(())
}
