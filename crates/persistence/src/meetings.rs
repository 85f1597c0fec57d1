//! Meetings of councils and commissions: convened, run and minuted by whoever holds an office there. Each act
//! is one transaction; what the minutes decide is carried to its streams when they come into force (H27).

use std::collections::BTreeSet;

use domain::access::may::{Place, Right, may};
use domain::application::refusal::CaseRefusal;
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, BodyId, CommandId, ItemId, MeetingId, StreamId, TerritoryId};
use domain::basics::moment::Moment;
use domain::basics::text::{line, tidy};
use domain::body::rules::Ballot;
use domain::call::decide::Calls;
use domain::decider::{Act, Decider};
use domain::meeting::command::MeetingCommand;
use domain::meeting::decide::Meetings;
use domain::meeting::fact::MeetingFact;
use domain::meeting::follow::{Carried as Decided, follow};
use domain::meeting::item::Subject;
use domain::meeting::state::{Kind, MeetingState};
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::calls::keep_ground;
use crate::carry::{self, Carried};
use crate::door::{Made, Unit, task};
use crate::entity::{agenda_row, application_row, body, list_head, meeting_row};
use crate::journal::{self, Head, Lock};
use crate::project::meetings::{apply_fact, code_of};
use crate::{Store, StoreError, ids};

pub(crate) mod rules;
#[cfg(test)]
mod tests;
pub mod wish;

pub use wish::{ItemText, MeetingWish, MinutesText, NewItem, NewMeeting};

impl Store {
    /// Calls a body together with an agenda, and returns the meeting's public code.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for those who do not run the body's meetings; [`Refusal`] of the rules.
    pub async fn convene(&self, act: &Act, id: BodyId, new: NewMeeting) -> Result<Code, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let mut unit = store.begin(&act).await?;
            let body = body::Entity::find_by_id(id.0).one(&unit.tx).await?.ok_or(Refusal::Missing)?;
            let territory = TerritoryId(body.territory);
            may(&act.by, Right::RunMeetings, Place::Body(territory, id)).map_err(|_| Refusal::Missing)?;
            journal::lock(&unit.tx, StreamId(id.0), "body", Lock::Alone).await?;
            if let Some((stream, ..)) = journal::find_command(&unit.tx, act.command).await? {
                let made = meeting_row::Entity::find_by_id(stream.0).one(&unit.tx).await?;
                return made.and_then(|row| Code::parse(&row.code)).ok_or(Refusal::Missing.into());
            }
            let calls: BTreeSet<_> =
                new.items.iter().filter_map(|item| rules::call_of(&item.subject)).collect();
            for call in calls {
                journal::lock(&unit.tx, StreamId(call.0), Calls::STREAM, Lock::Shared).await?;
            }
            let meeting = free_id(&unit, new.at).await?;
            let mut rules = rules::of(&unit.tx, &body, None).await?;
            if new.kind == Kind::Regular {
                rules.earliest = rules::earliest(&store, &rules, act.at).await?;
            }
            let place = unit.keep(Some(territory), "place", &line(&new.place)).await?.0;
            let command = MeetingCommand::Convene { kind: new.kind, ballot: Ballot::Open, at: new.at, place };
            let head = journal::lock(&unit.tx, StreamId(meeting.0), Meetings::STREAM, Lock::Alone).await?;
            let made = unit.decide::<Meetings>(&head, &rules, command, Vec::new()).await?;
            keep(&unit, &made).await?;
            for (n, item) in (0_u64..).zip(new.items) {
                // Each item is an act of its own, under an id that a repeat of the form makes again.
                let own = ids::derived(&[act.command.0.as_bytes(), &n.to_be_bytes()]);
                unit.act.command = CommandId(own);
                let head =
                    journal::lock(&unit.tx, StreamId(meeting.0), Meetings::STREAM, Lock::Alone).await?;
                let command = add_item(&store, &unit, &body, item).await?;
                let made = unit.decide::<Meetings>(&head, &rules, command, Vec::new()).await?;
                keep(&unit, &made).await?;
            }
            unit.commit().await?;
            Ok(code_of(meeting, new.at))
        })
        .await
    }

    /// Gives a command to a meeting. A repeat of the command changes nothing. When the minutes come into
    /// force, what was resolved is carried to its calls and applications before this returns.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for those who may not read the body's meetings; [`Refusal`] of the rules.
    pub async fn meeting_act(&self, act: &Act, id: MeetingId, wish: MeetingWish) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        let carries = matches!(wish, MeetingWish::SignMinutes { .. });
        task(async move {
            let unit = store.begin(&act).await?;
            store.act_within(&unit, id, wish).await?;
            unit.commit().await
        })
        .await?;
        if carries { self.follow().await.map(drop) } else { Ok(()) }
    }

    async fn act_within(&self, unit: &Unit, id: MeetingId, wish: MeetingWish) -> Result<(), StoreError> {
        let row = meeting_row::Entity::find_by_id(id.0).one(&unit.tx).await?.ok_or(Refusal::Missing)?;
        let (territory, body) = (TerritoryId(row.territory), BodyId(row.body));
        may(&unit.act.by, Right::ReadMeetings, Place::Body(territory, body)).map_err(|_| Refusal::Missing)?;
        let subject = subject_of(&unit.tx, &wish).await?;
        if let Some(call) = subject.as_ref().and_then(rules::call_of) {
            journal::lock(&unit.tx, StreamId(call.0), Calls::STREAM, Lock::Shared).await?;
        }
        let head = journal::lock(&unit.tx, StreamId(id.0), Meetings::STREAM, Lock::Alone).await?;
        // Asked behind the locks, so that of two repeats at once the second finds what the first made.
        if unit.before().await?.is_some() {
            return Ok(());
        }
        let MeetingState::Known(meeting) = journal::state::<Meetings>(&head)? else {
            return Err(Refusal::Missing.into());
        };
        let body = body::Entity::find_by_id(body.0).one(&unit.tx).await?.ok_or(Refusal::Missing)?;
        let rules = rules::of(&unit.tx, &body, Some((id, &meeting))).await?;
        if let (MeetingWish::EnterVote { .. }, Some(subject)) = (&wish, &subject) {
            still_waits(&unit.tx, subject).await?;
        }
        let command = command(self, unit, &body, wish).await?;
        let made = unit.decide::<Meetings>(&head, &rules, command, Vec::new()).await?;
        carry_on(unit, &head, &made).await?;
        keep(unit, &made).await
    }
}

/// Brings the tables made from the journal up to what was done.
async fn keep(unit: &Unit, made: &Made<MeetingFact>) -> Result<(), StoreError> {
    for (entry, fact) in made.entries.iter().zip(&made.facts) {
        apply_fact(&unit.tx, entry, fact).await?;
    }
    Ok(())
}

/// Writes down what the minutes owe to other streams.
async fn carry_on(unit: &Unit, head: &Head, made: &Made<MeetingFact>) -> Result<(), StoreError> {
    let mut state = journal::state::<Meetings>(head)?;
    for (entry, fact) in made.entries.iter().zip(&made.facts) {
        state = Meetings::evolve(state, fact);
        if let MeetingState::Known(meeting) = &state {
            let decided = follow(meeting, fact).into_iter().map(carried);
            carry::queue(unit, (entry.stream, entry.version), decided).await?;
        }
    }
    Ok(())
}

/// The command that a decision of the body gives to its stream.
fn carried(decided: Decided) -> (StreamId, Carried) {
    match decided {
        Decided::ListAdopted { call, stage, list, .. } => {
            (StreamId(call.0), Carried::AdoptList { stage, list })
        }
        Decided::ListReturned { call, stage, list, .. } => {
            (StreamId(call.0), Carried::ReturnList { stage, list })
        }
        Decided::TieSettled { call, stage, list, order, .. } => {
            (StreamId(call.0), Carried::SettleTie { stage, list, order })
        }
        Decided::Resolved { application, stage, outcome, .. } => {
            (StreamId(application.0), Carried::Resolve { stage, outcome })
        }
    }
}

/// An id whose public code no other meeting bears.
async fn free_id(unit: &Unit, at: Moment) -> Result<MeetingId, StoreError> {
    loop {
        let id = MeetingId(ids::fresh());
        let code = code_of(id, at).to_string();
        let taken = meeting_row::Entity::find().filter(meeting_row::Column::Code.eq(code));
        if taken.count(&unit.tx).await? == 0 {
            return Ok(id);
        }
    }
}

/// What the wish is about, where that lies in another stream.
async fn subject_of(db: &impl ConnectionTrait, wish: &MeetingWish) -> Result<Option<Subject>, StoreError> {
    let item = match wish {
        MeetingWish::AddItem(new) => return Ok(Some(new.subject.clone())),
        MeetingWish::EnterVote { item, .. } => item,
        MeetingWish::Postpone { .. }
        | MeetingWish::Cancel { .. }
        | MeetingWish::DropItem { .. }
        | MeetingWish::MoveItem { .. }
        | MeetingWish::Open { .. }
        | MeetingWish::Arrive { .. }
        | MeetingWish::Leave { .. }
        | MeetingWish::Recuse { .. }
        | MeetingWish::Note { .. }
        | MeetingWish::AnnulVote { .. }
        | MeetingWish::DeferItem { .. }
        | MeetingWish::Close { .. }
        | MeetingWish::WriteMinutes { .. }
        | MeetingWish::SignMinutes { .. } => return Ok(None),
    };
    let row = agenda_row::Entity::find_by_id(item.0).one(db).await?;
    Ok(row.map(|row| serde_json::from_str(&row.subject)).transpose()?)
}

/// Members vote on what they were shown: a list that was drawn anew meanwhile, or an application that has
/// moved on, is no longer that.
async fn still_waits(db: &impl ConnectionTrait, subject: &Subject) -> Result<(), StoreError> {
    match subject {
        Subject::Free => Ok(()),
        Subject::Application { application: ApplicationId(id), stage, .. } => {
            let row = application_row::Entity::find_by_id(*id).one(db).await?;
            let now = row.and_then(|row| row.stage).unwrap_or_default();
            if now == stage.as_str() {
                return Ok(());
            }
            Err(Refusal::from(CaseRefusal::Elsewhere { now, needed: stage.to_string() }).into())
        }
        Subject::List { call, stage, list } | Subject::Tie { call, stage, list, .. } => {
            let drawn = list_head::Entity::find()
                .filter(list_head::Column::Call.eq(call.0))
                .filter(list_head::Column::Stage.eq(stage.as_str()))
                .filter(list_head::Column::Number.eq(i64::from(*list)))
                .filter(list_head::Column::Standing.eq("drawn"));
            if drawn.count(db).await? == 1 {
                return Ok(());
            }
            Err(Refusal::from(CaseRefusal::NoList { list: *list }).into())
        }
    }
}

/// A new item, if it waits for this very body.
async fn add_item(
    store: &Store,
    unit: &Unit,
    body: &body::Model,
    new: NewItem,
) -> Result<MeetingCommand, StoreError> {
    let NewItem { subject, wording } = new;
    if subject != Subject::Free {
        let waiting = crate::read::meetings::waiting::of_body(store, &unit.tx, body).await?;
        if !waiting.iter().any(|known| known.subject == subject) {
            return Err(Refusal::Missing.into());
        }
    }
    let territory = Some(TerritoryId(body.territory));
    let wording = unit.keep(territory, "item", &tidy(&wording)).await?.0;
    Ok(MeetingCommand::AddItem { item: ItemId(ids::fresh()), subject, wording })
}

/// The command of a wish, with its texts kept apart.
async fn command(
    store: &Store,
    unit: &Unit,
    body: &body::Model,
    wish: MeetingWish,
) -> Result<MeetingCommand, StoreError> {
    let territory = TerritoryId(body.territory);
    let ground = async |text: String| -> Result<Option<Digest>, StoreError> {
        keep_ground(unit, territory, &text).await
    };
    Ok(match wish {
        MeetingWish::Postpone { at, ground: text } => {
            MeetingCommand::Postpone { at, ground: ground(text).await? }
        }
        MeetingWish::Cancel { ground: text } => MeetingCommand::Cancel { ground: ground(text).await? },
        MeetingWish::AddItem(new) => add_item(store, unit, body, new).await?,
        MeetingWish::DropItem { item } => MeetingCommand::DropItem { item },
        MeetingWish::MoveItem { item, place } => MeetingCommand::MoveItem { item, place },
        MeetingWish::Open { at, present, excused, presiding, secretary } => {
            MeetingCommand::Open { at, present, excused, presiding, secretary }
        }
        MeetingWish::Arrive { person, at } => MeetingCommand::Arrive { person, at },
        MeetingWish::Leave { person, at } => MeetingCommand::Leave { person, at },
        MeetingWish::Recuse { item, person, ground: text } => {
            MeetingCommand::Recuse { item, person, ground: ground(text).await? }
        }
        MeetingWish::Note { item, kind, text } => {
            let text = unit.keep(Some(territory), "note", &tidy(&text)).await?.0;
            MeetingCommand::Note { item, kind, text }
        }
        MeetingWish::EnterVote { item, motion, ballots } => {
            MeetingCommand::EnterVote { item, motion, ballots }
        }
        MeetingWish::AnnulVote { item, ground: text } => {
            MeetingCommand::AnnulVote { item, ground: ground(text).await? }
        }
        MeetingWish::DeferItem { item, ground: text } => {
            MeetingCommand::DeferItem { item, ground: ground(text).await? }
        }
        MeetingWish::Close { at } => MeetingCommand::Close { at },
        MeetingWish::WriteMinutes { text, version } => {
            let text = unit.keep(Some(territory), "minutes", &serde_json::to_string(&text)?).await?.0;
            MeetingCommand::WriteMinutes { text, version }
        }
        MeetingWish::SignMinutes { signer, version, number, dated } => {
            MeetingCommand::SignMinutes { signer, version, number, dated }
        }
    })
}
