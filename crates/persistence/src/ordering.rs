//! Orders of an authority: drafted from the cases that wait for one, entered when signed, returned or refused
//! (H27). What an order means for its applications is carried to them behind it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use domain::application::state::{Case, Standing};
use domain::basics::code::Code;
use domain::basics::id::{ApplicationId, CallId, OrderId, StreamId, TerritoryId};
use domain::basics::moment::Zone;
use domain::basics::text::tidy;
use domain::call::decide::Calls;
use domain::decider::{Act, Decider};
use domain::order::command::OrderCommand;
use domain::order::decide::{OrderRules, Orders};
use domain::order::follow::{OrderOutcome, follow};
use domain::order::state::{Order, OrderItem, OrderState};
use domain::procedure::name::{OutcomeId, StageId};
use domain::procedure::procedure::Procedure;
use domain::procedure::route::Effect;
use domain::procedure::stage::Work;
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::calls::keep_ground;
use crate::carry::{self, Carried};
use crate::door::{Unit, task};
use crate::entity::order_row;
use crate::journal::{self, Lock};
use crate::project::orders::{DRAFTED, IN_FORCE, REFUSED, RETURNED};
use crate::read::lists::{positions, selection_of};
use crate::read::orders::minuted;
use crate::{Store, StoreError, calls, cases, ids, project};

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderAct {
    /// It was signed.
    Enter {
        /// The authority's number, as typed.
        number: String,
        /// The authority's date.
        dated: NaiveDate,
        /// Who signed it, with the post.
        signatory: String,
    },
    /// The authority sent it back.
    Return {
        /// Why.
        ground: String,
    },
    /// The authority will not give it.
    Refuse {
        /// Why.
        ground: String,
    },
}

impl Store {
    /// Drafts an order on every case that waits for one at the stage and stands in no other draft, and
    /// returns its code. A repeat of the command returns the code that the first made.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`] when every waiting case stands in a draft; [`Refusal`] of the rules.
    pub async fn draft_order(&self, act: &Act, call: CallId, stage: StageId) -> Result<Code, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            // Alone, so that two drafts at once do not take the same cases.
            let head = journal::lock(&unit.tx, StreamId(call.0), Calls::STREAM, Lock::Alone).await?;
            if let Some((stream, ..)) = journal::find_command(&unit.tx, act.command).await? {
                return code_of(&unit.tx, OrderId(stream.0)).await;
            }
            let known = calls::known_of(&store, call, Some(&head)).await?.ok_or(Refusal::Missing)?;
            let here = cases::cases_of(&unit.tx, call).await?;
            let waiting: Vec<(ApplicationId, Case)> =
                here.into_iter().filter(|(_, case)| waits_at(case, &stage)).collect();
            let (waited, drafted) = (!waiting.is_empty(), in_drafts(&unit.tx, call).await?);
            let free: Vec<_> = waiting.into_iter().filter(|(id, _)| !drafted.contains(id)).collect();
            if waited && free.is_empty() {
                return Err(Refusal::AlreadyDone.into());
            }
            let places = positions(&unit.tx, call).await?;
            let items = items(&known.procedure, &stage, &free, &places);
            let list = free.iter().filter_map(|(_, case)| case.class.as_ref()).map(|class| class.list).max();
            let list = list.filter(|list| *list > 0);
            let minutes = minuted(&unit.tx, call).await?;
            let decided = minutes
                .iter()
                .filter(|minutes| free.iter().any(|(id, case)| minutes.decides(*id, case.class.as_ref())));
            let basis = decided.map(|minutes| minutes.meeting).collect();
            let id = OrderId(ids::fresh());
            let order = journal::lock(&unit.tx, StreamId(id.0), Orders::STREAM, Lock::Alone).await?;
            let command = OrderCommand::Draft { call, stage, list, basis, items };
            let rules = rules(&unit.tx, (known.call.territory, call), None).await?;
            carry_out(&unit, (&order, &rules, &head), command, None).await?;
            let code = code_of(&unit.tx, id).await?;
            unit.commit().await?;
            Ok(code)
        })
        .await
    }

    /// Enters the signed order, or says that the authority returned or refused it. What follows for its
    /// applications is carried out at once.
    ///
    /// # Errors
    /// [`Refusal`] of the rules.
    pub async fn settle_order(&self, act: &Act, id: OrderId, what: OrderAct) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            let row = order_row::Entity::find_by_id(id.0).one(&unit.tx).await?.ok_or(Refusal::Missing)?;
            let (territory, call) = (TerritoryId(row.territory), CallId(row.call));
            if matches!(what, OrderAct::Enter { .. }) {
                // Numbers are unique in the authority, so orders of all its calls are entered one by one.
                journal::lock(&unit.tx, StreamId(territory.0), "territory", Lock::Alone).await?;
            }
            let run = journal::lock(&unit.tx, StreamId(call.0), Calls::STREAM, Lock::Shared).await?;
            let head = journal::lock(&unit.tx, StreamId(id.0), Orders::STREAM, Lock::Alone).await?;
            if unit.before().await?.is_some() {
                return Ok(());
            }
            let OrderState::Known(order) = journal::state::<Orders>(&head)? else {
                return Err(Refusal::Missing.into());
            };
            let (command, year) = command(&unit, territory, what).await?;
            let rules = rules(&unit.tx, (territory, call), year).await?;
            carry_out(&unit, (&head, &rules, &run), command, Some((id, &order))).await?;
            unit.commit().await
        })
        .await?;
        self.follow().await.map(drop)
    }
}

/// Whether the case stands and is at the stage.
pub(crate) fn waits_at(case: &Case, stage: &StageId) -> bool {
    case.standing == Standing::Filed && case.stage() == Some(stage)
}

/// Applications that stand in a draft which the authority has not answered.
pub(crate) async fn in_drafts(
    db: &impl ConnectionTrait,
    call: CallId,
) -> Result<BTreeSet<ApplicationId>, StoreError> {
    let rows = order_row::Entity::find()
        .filter(order_row::Column::Call.eq(call.0))
        .filter(order_row::Column::State.eq(DRAFTED))
        .all(db)
        .await?;
    let ids: Vec<uuid::Uuid> = rows.iter().map(|row| row.id).collect();
    let mut drafted = BTreeSet::new();
    for head in journal::heads(db, &ids).await?.values() {
        if let OrderState::Known(order) = journal::state::<Orders>(head)? {
            drafted.extend(order.items.iter().map(|item| item.application));
        }
    }
    Ok(drafted)
}

/// A value with its place among those of its kind.
pub(crate) type Placed = (usize, String);

/// What the works of one point share: their group and their class.
type Point = (Vec<Placed>, Placed);

/// The items of an order: nomination by nomination, the best class first, in the order of the list; those of
/// one class of one nomination share a point.
pub(crate) fn items(
    procedure: &Procedure,
    stage: &StageId,
    waiting: &[(ApplicationId, Case)],
    places: &BTreeMap<ApplicationId, i64>,
) -> Vec<OrderItem> {
    let executes = procedure.stage(stage).is_some_and(|stage| stage.executes);
    let mut sorted: Vec<(Point, i64, &(ApplicationId, Case))> = waiting
        .iter()
        .map(|one| {
            let place = places.get(&one.0).copied().unwrap_or(i64::MAX);
            ((group(procedure, &one.1), class(procedure, &one.1)), place, one)
        })
        .collect();
    sorted.sort_by(|a, b| (&a.0, a.1, a.2.0).cmp(&(&b.0, b.1, b.2.0)));
    let (mut number, mut last) = (0_u32, None);
    let mut items = Vec::with_capacity(sorted.len());
    for (point, _, (application, case)) in sorted {
        let point = Some(point);
        if point != last {
            number = number.saturating_add(1);
            last = point;
        }
        let proposed = case.class.iter().filter(|_| executes).flat_map(|class| &class.proposes);
        let effects: Vec<Effect> = proposed.filter(|effect| effect.kind.is_legal()).cloned().collect();
        items.push(OrderItem { number, application: *application, effects });
    }
    items
}

/// The group of the case's list, each value with its place among the values of its division.
pub(crate) fn group(procedure: &Procedure, case: &Case) -> Vec<(usize, String)> {
    let selection = case.class.as_ref().and_then(|class| selection_of(procedure, &class.stage));
    let divisions = selection.map(|selection| selection.group_by.as_slice()).unwrap_or_default();
    let value = |id: &str| {
        let value = case.divisions.get(id).cloned().unwrap_or_default();
        let known = procedure.division(id).map(|division| division.values.as_slice()).unwrap_or_default();
        (known.iter().position(|one| one.id.as_str() == value).unwrap_or(usize::MAX), value)
    };
    divisions.iter().map(|division| value(division.as_str())).collect()
}

/// The class of the case with its place among the classes.
pub(crate) fn class(procedure: &Procedure, case: &Case) -> (usize, String) {
    let Some(record) = &case.class else { return (usize::MAX, String::new()) };
    let classes =
        selection_of(procedure, &record.stage).map(|one| one.classes.as_slice()).unwrap_or_default();
    let place = classes.iter().position(|class| class.id == record.class);
    (place.unwrap_or(usize::MAX), record.class.to_string())
}

/// The command of an act, with its texts kept apart, and the year in which its number must be free.
async fn command(
    unit: &Unit,
    territory: TerritoryId,
    what: OrderAct,
) -> Result<(OrderCommand, Option<i32>), StoreError> {
    Ok(match what {
        OrderAct::Enter { number, dated, signatory } => {
            let (signatory, _) = unit.keep(Some(territory), "signatory", &tidy(&signatory)).await?;
            (OrderCommand::Enter { number, dated, signatory, scan: None }, Some(dated.year()))
        }
        OrderAct::Return { ground } => {
            (OrderCommand::Return { ground: keep_ground(unit, territory, &ground).await? }, None)
        }
        OrderAct::Refuse { ground } => {
            (OrderCommand::Refuse { ground: keep_ground(unit, territory, &ground).await? }, None)
        }
    })
}

/// What the rules of an order read.
async fn rules(
    db: &impl ConnectionTrait,
    (territory, call): (TerritoryId, CallId),
    year: Option<i32>,
) -> Result<OrderRules, StoreError> {
    let zone = crate::read::calls::zone_name(db, territory).await?;
    let minutes = minuted(db, call).await?.into_iter().map(|one| (one.meeting, one.dated)).collect();
    let mut taken = BTreeSet::new();
    if let Some(year) = year {
        let rows = order_row::Entity::find()
            .filter(order_row::Column::Territory.eq(territory.0))
            .filter(order_row::Column::State.eq(IN_FORCE))
            .filter(order_row::Column::Dated.starts_with(format!("{year:04}-")))
            .all(db)
            .await?;
        taken.extend(rows.into_iter().filter_map(|row| row.number));
    }
    Ok(OrderRules { territory, zone: Zone::parse(&zone).unwrap_or(Zone::MOSCOW), taken, minutes })
}

/// Decides, writes the rows, and queues what the order means for its applications.
async fn carry_out(
    unit: &Unit,
    (head, rules, call): (&journal::Head, &OrderRules, &journal::Head),
    command: OrderCommand,
    order: Option<(OrderId, &Order)>,
) -> Result<(), StoreError> {
    let made = unit.decide::<Orders>(head, rules, command, vec![(call.stream, call.version)]).await?;
    for (entry, fact) in made.entries.iter().zip(&made.facts) {
        project::orders::apply_fact(&unit.tx, entry, fact).await?;
        let Some((id, order)) = order else { continue };
        let mut carried = Vec::new();
        for (application, outcome) in follow(order, fact) {
            let outcome = OutcomeId::parse(native(&outcome))
                .map_err(|_| StoreError::Damaged("an outcome of an order has no name".to_owned()))?;
            carried.push((StreamId(application.0), Carried::Order { order: id, outcome }));
        }
        carry::queue(unit, (entry.stream, entry.version), carried).await?;
    }
    Ok(())
}

/// The outcome of an order's stage, as the kind of stage names it.
const fn native(outcome: &OrderOutcome) -> &'static str {
    match outcome {
        OrderOutcome::InForce { .. } => IN_FORCE,
        OrderOutcome::Returned => RETURNED,
        OrderOutcome::Refused => REFUSED,
    }
}

async fn code_of(db: &impl ConnectionTrait, id: OrderId) -> Result<Code, StoreError> {
    let row = order_row::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Missing)?;
    Code::parse(&row.code).ok_or_else(|| StoreError::Damaged(format!("order {id} has no code")))
}

/// The stages of a procedure at which cases wait for an order.
pub(crate) fn order_stages(procedure: &Procedure) -> Vec<StageId> {
    let orders = procedure.stages().filter(|(_, stage)| matches!(stage.work, Work::Order(_)));
    orders.map(|(id, _)| id.clone()).collect()
}

#[cfg(test)]
mod tests;
