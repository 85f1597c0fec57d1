//! What a call does with all its cases together: lists, publications.

use std::collections::BTreeSet;

use domain::application::form::call_rules;
use domain::basics::id::{CallId, StreamId};
use domain::call::command::CallCommand;
use domain::call::decide::{CallRules, Calls};
use domain::call::follow::follow;
use domain::call::state::CallState;
use domain::decider::{Act, Decider};
use domain::procedure::name::{OutcomeId, StageId};
use domain::refusal::Refusal;

use crate::carry::{self, Carried};
use crate::door::{Unit, task};
use crate::journal::{self, Lock};
use crate::{Store, StoreError, cases, letters, project};

impl Store {
    /// Draws the list of a selection.
    ///
    /// # Errors
    /// [`Refusal`] of the rules.
    pub async fn draw_list(
        &self,
        act: &Act,
        call: CallId,
        stage: StageId,
        left_empty: BTreeSet<(Vec<String>, OutcomeId)>,
    ) -> Result<(), StoreError> {
        self.with_cases(act, call, CallCommand::DrawList { stage, left_empty }).await
    }

    /// Adopts a list where the procedure leaves that to the officer or to the rule.
    ///
    /// # Errors
    /// [`Refusal`] of the rules: [`Refusal::NotYours`] where a body adopts.
    pub async fn adopt_list(
        &self,
        act: &Act,
        call: CallId,
        stage: StageId,
        list: u32,
    ) -> Result<(), StoreError> {
        self.with_cases(act, call, CallCommand::AdoptList { stage, list }).await
    }

    /// Publishes the results of the cases that wait at a publication.
    ///
    /// # Errors
    /// [`Refusal`] of the rules.
    pub async fn publish_results(&self, act: &Act, call: CallId, stage: StageId) -> Result<(), StoreError> {
        self.with_cases(act, call, CallCommand::Publish { stage }).await
    }

    /// Publishes how the formal check stands.
    ///
    /// # Errors
    /// [`Refusal`] of the rules.
    pub async fn publish_admission(&self, act: &Act, call: CallId, stage: StageId) -> Result<(), StoreError> {
        self.with_cases(act, call, CallCommand::PublishAdmission { stage }).await
    }

    /// Whether a command about all cases would be carried out now, without doing it.
    ///
    /// # Errors
    /// [`StoreError::Refused`] with the reason why not.
    pub async fn would(&self, act: &Act, call: CallId, command: CallCommand) -> Result<(), StoreError> {
        let db = self.read();
        let head = journal::find_head(db, StreamId(call.0)).await?.ok_or(Refusal::Missing)?;
        let state: CallState = journal::state::<Calls>(&head)?;
        let mut rules = self.rules_of_call(&state).await?;
        rules.cases = cases::cases_of(db, call).await?;
        Ok(Calls::decide(&rules, &state, act, command).map(drop)?)
    }

    async fn with_cases(&self, act: &Act, call: CallId, command: CallCommand) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            store.give_call(&unit, call, command, None).await?;
            unit.commit().await
        })
        .await?;
        self.follow().await.map(drop)
    }

    /// Gives a call what follows from another stream.
    pub(crate) async fn carry_to_call(
        &self,
        unit: &Unit,
        call: CallId,
        carried: Carried,
        cause: Option<(StreamId, i64)>,
    ) -> Result<(), StoreError> {
        let command = carried.call_command().ok_or(Refusal::Missing)?;
        self.give_call(unit, call, command, cause).await
    }

    /// Carries out a command with the call held alone, so that none of its cases moves meanwhile.
    async fn give_call(
        &self,
        unit: &Unit,
        call: CallId,
        command: CallCommand,
        cause: Option<(StreamId, i64)>,
    ) -> Result<(), StoreError> {
        let head = journal::lock(&unit.tx, StreamId(call.0), Calls::STREAM, Lock::Alone).await?;
        if unit.before().await?.is_some() {
            return Ok(());
        }
        let state: CallState = journal::state::<Calls>(&head)?;
        let mut rules = self.rules_of_call(&state).await?;
        rules.cases = cases::cases_of(&unit.tx, call).await?;
        let made = unit.decide_for::<Calls>(&head, &rules, command, (Vec::new(), cause)).await?;
        for (entry, fact) in made.entries.iter().zip(&made.facts) {
            project::calls::apply_fact(&unit.tx, entry, fact).await?;
            let carried = follow(fact)
                .into_iter()
                .filter_map(|(id, command)| Some((StreamId(id.0), Carried::of(command)?)));
            carry::queue(unit, (entry.stream, entry.version), carried.collect::<Vec<_>>()).await?;
        }
        letters::tell_call(self, unit, call, &rules, &made.facts).await
    }

    async fn rules_of_call(&self, state: &CallState) -> Result<CallRules, StoreError> {
        let CallState::Known(call) = state else { return Err(Refusal::Missing.into()) };
        let procedure = self.procedure(&call.edition).await?;
        Ok(call_rules(&procedure, &call.edition, call.territory).ok_or(Refusal::CallNotRunning)?)
    }
}
