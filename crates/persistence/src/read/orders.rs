//! Orders of a call: what waits for one, drafts, and those in force; and the minutes on which they rest.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::access::may::{Place, Right, may};
use domain::application::state::{Case, ClassRecord};
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, BodyId, CallId, MeetingId, OrderId, StreamId};
use domain::basics::moment::Moment;
use domain::decider::Decider;
use domain::meeting::decide::Meetings;
use domain::meeting::item::{Item, Motion, Subject};
use domain::meeting::state::{Meeting, MeetingState, Minutes};
use domain::meeting::tally::Outcome;
use domain::order::decide::Orders;
use domain::order::state::{Order, OrderItem, OrderState, Standing};
use domain::people::seat::Viewer;
use domain::procedure::name::{OutcomeId, StageId};
use domain::procedure::route::Effect;
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::carry::Followed;
use crate::entity::{agenda_row, body, list_head, meeting_row, order_row};
use crate::ordering::{in_drafts, items, order_stages, waits_at};
use crate::project::orders::IN_FORCE;
use crate::read::calls::CallView;
use crate::read::filed;
use crate::read::lists::{CaseCard, positions};
use crate::{Store, StoreError, cases, journal};

/// Minutes in force, with what they decided about one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minuted {
    /// Which meeting.
    pub meeting: MeetingId,
    /// Its public code.
    pub code: String,
    /// Name of the body.
    pub body: String,
    /// Number of the minutes.
    pub number: u32,
    /// Their date: that of the session.
    pub dated: NaiveDate,
    lists: BTreeSet<(StageId, u32)>,
    applications: BTreeSet<ApplicationId>,
}

impl Minuted {
    /// Whether they decided on the application: by its list, or by a resolution of its own.
    #[must_use]
    pub fn decides(&self, application: ApplicationId, class: Option<&ClassRecord>) -> bool {
        let by_list = class.is_some_and(|class| self.lists.contains(&(class.stage.clone(), class.list)));
        by_list || self.applications.contains(&application)
    }
}

/// Orders of a call with what waits for one.
#[derive(Debug, Clone)]
pub struct OrdersView {
    /// Cases that wait for an order and stand in no draft, by stage, as an order would name them.
    pub waiting: Vec<(StageId, Vec<OrderLine>)>,
    /// All orders, the latest first.
    pub orders: Vec<OrderInList>,
}

/// An order in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderInList {
    /// Public code.
    pub code: Code,
    /// How it stands.
    pub state: OrderPhase,
    /// The authority's number and date.
    pub signed: Option<(String, NaiveDate)>,
    /// When it was drafted.
    pub drafted_at: Moment,
}

/// How an order stands, for lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderPhase {
    /// It lies with the authority.
    Drafted,
    /// It was signed.
    InForce,
    /// It came back.
    Returned,
    /// It will not be given.
    Refused,
}

/// One application in an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLine {
    /// Which application.
    pub application: ApplicationId,
    /// The point of the order.
    pub number: u32,
    /// How it is named.
    pub card: CaseCard,
    /// Its divisions.
    pub divisions: BTreeMap<String, String>,
    /// Its class, with the stage that gave it.
    pub class: Option<(StageId, OutcomeId)>,
    /// What comes into force.
    pub effects: Vec<Effect>,
    /// Whether it waits for the order still, or has got it; not when it has left meanwhile.
    pub stands: bool,
}

/// One order.
#[derive(Debug, Clone)]
pub struct OrderView {
    /// For commands; never shown.
    pub id: OrderId,
    /// Public code.
    pub code: Code,
    /// The stage that waits for it.
    pub stage: StageId,
    /// The list that it puts in force.
    pub list: Option<u32>,
    /// How it stands.
    pub state: OrderPhase,
    /// The authority's number and date.
    pub signed: Option<(String, NaiveDate)>,
    /// Who signed it, with the post.
    pub signatory: String,
    /// Why it came back or will not be given.
    pub ground: String,
    /// When it was drafted.
    pub drafted_at: Moment,
    /// The minutes on which it rests.
    pub basis: Vec<Minuted>,
    /// What it says, in order.
    pub lines: Vec<OrderLine>,
    /// How far what follows from it has got.
    pub followed: Followed,
}

impl Store {
    /// Orders of a call and what waits for one.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not enter orders there.
    pub async fn orders(&self, viewer: &Viewer, view: &CallView) -> Result<OrdersView, StoreError> {
        allowed(viewer, view)?;
        let db = self.read();
        let (all, drafted) = (cases::cases_of(db, view.id).await?, in_drafts(db, view.id).await?);
        let (cards, places) = (self.cards(view.id, &all, None).await?, positions(db, view.id).await?);
        let mut waiting = Vec::new();
        for stage in order_stages(&view.procedure) {
            let here: Vec<(ApplicationId, Case)> = all
                .iter()
                .filter(|(id, case)| waits_at(case, &stage) && !drafted.contains(id))
                .cloned()
                .collect();
            let items = items(&view.procedure, &stage, &here, &places);
            let lines = lines(&items, &here, &cards, &stage);
            if !lines.is_empty() {
                waiting.push((stage, lines));
            }
        }
        let rows = order_row::Entity::find()
            .filter(order_row::Column::Call.eq(view.id.0))
            .order_by_desc(order_row::Column::DraftedAt)
            .limit(50)
            .all(db)
            .await?;
        let orders = rows.iter().map(in_list).collect::<Result<_, _>>()?;
        Ok(OrdersView { waiting, orders })
    }

    /// One order of a call by its code; none when there is none.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not enter orders there.
    pub async fn find_order(
        &self,
        viewer: &Viewer,
        view: &CallView,
        code: Code,
    ) -> Result<Option<OrderView>, StoreError> {
        allowed(viewer, view)?;
        let db = self.read();
        let row = order_row::Entity::find()
            .filter(order_row::Column::Call.eq(view.id.0))
            .filter(order_row::Column::Code.eq(code.to_string()))
            .one(db)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let id = OrderId(row.id);
        let Some(order) = self.order_of(id).await? else { return Ok(None) };
        let all = cases::cases_of(db, view.id).await?;
        let cards = self.cards(view.id, &all, None).await?;
        let basis = minuted(db, view.id).await?;
        let basis = basis.into_iter().filter(|minutes| order.basis.contains(&minutes.meeting)).collect();
        let (signatory, ground) = match &order.standing {
            Standing::Drafted => (None, None),
            Standing::InForce { signatory, .. } => (Some(*signatory), None),
            Standing::Returned { ground } | Standing::Refused { ground } => (None, Some(*ground)),
        };
        let wanted: Vec<Digest> = signatory.into_iter().chain(ground).collect();
        let texts = filed::texts(db, &wanted).await?;
        let text = |digest: Option<Digest>| {
            digest.and_then(|digest| texts.get(&digest.to_string()).cloned()).unwrap_or_default()
        };
        let OrderInList { code, state, signed, drafted_at } = in_list(&row)?;
        Ok(Some(OrderView {
            id,
            code,
            lines: lines(&order.items, &all, &cards, &order.stage),
            stage: order.stage,
            list: order.list,
            state,
            signed,
            signatory: text(signatory),
            ground: text(ground),
            drafted_at,
            basis,
            followed: self.followed(StreamId(id.0)).await?,
        }))
    }

    /// The order as its stream has it.
    async fn order_of(&self, id: OrderId) -> Result<Option<Order>, StoreError> {
        let head = journal::find_head(self.read(), StreamId(id.0)).await?;
        let Some(head) = head.filter(|head| head.kind == Orders::STREAM) else { return Ok(None) };
        Ok(match journal::state::<Orders>(&head)? {
            OrderState::Known(order) => Some(*order),
            OrderState::Absent => None,
        })
    }
}

fn allowed(viewer: &Viewer, view: &CallView) -> Result<(), StoreError> {
    may(viewer, Right::EnterOrders, Place::Territory(view.call.territory)).map_err(|_| Refusal::Missing)?;
    Ok(())
}

fn in_list(row: &order_row::Model) -> Result<OrderInList, StoreError> {
    let damaged = || StoreError::Damaged(format!("the row of order {}", row.id));
    let state = match row.state.as_str() {
        "drafted" => OrderPhase::Drafted,
        "in_force" => OrderPhase::InForce,
        "returned" => OrderPhase::Returned,
        "refused" => OrderPhase::Refused,
        _ => return Err(damaged()),
    };
    let code = Code::parse(&row.code).ok_or_else(damaged)?;
    Ok(OrderInList { code, state, signed: signed(row), drafted_at: Moment::new(row.drafted_at) })
}

/// Number and date of an order in force.
fn signed(row: &order_row::Model) -> Option<(String, NaiveDate)> {
    Some((row.number.clone()?, row.dated.as_deref()?.parse().ok()?))
}

/// Numbers and dates of a call's orders in force, by id.
pub(crate) async fn in_force(
    db: &impl ConnectionTrait,
    call: CallId,
) -> Result<BTreeMap<OrderId, (String, NaiveDate)>, StoreError> {
    let rows = order_row::Entity::find()
        .filter(order_row::Column::Call.eq(call.0))
        .filter(order_row::Column::State.eq(IN_FORCE))
        .all(db)
        .await?;
    Ok(rows.iter().filter_map(|row| Some((OrderId(row.id), signed(row)?))).collect())
}

fn lines(
    items: &[OrderItem],
    cases: &[(ApplicationId, Case)],
    cards: &BTreeMap<ApplicationId, CaseCard>,
    stage: &StageId,
) -> Vec<OrderLine> {
    let line = |item: &OrderItem| {
        let (_, case) = cases.iter().find(|(id, _)| *id == item.application)?;
        Some(OrderLine {
            application: item.application,
            number: item.number,
            card: cards.get(&item.application)?.clone(),
            divisions: case.divisions.clone(),
            class: case.class.as_ref().map(|class| (class.stage.clone(), class.class.clone())),
            effects: item.effects.clone(),
            stands: waits_at(case, stage) || case.in_force.is_some(),
        })
    };
    items.iter().filter_map(line).collect()
}

/// Minutes in force that have decided anything about a call: by the agenda, then read from the meetings.
pub(crate) async fn minuted(db: &impl ConnectionTrait, call: CallId) -> Result<Vec<Minuted>, StoreError> {
    let agenda = agenda_row::Entity::find().filter(agenda_row::Column::Call.eq(call.0)).all(db).await?;
    let meetings: BTreeSet<uuid::Uuid> = agenda.iter().map(|row| row.meeting).collect();
    if meetings.is_empty() {
        return Ok(Vec::new());
    }
    let meetings: Vec<uuid::Uuid> = meetings.into_iter().collect();
    let rows = meeting_row::Entity::find().filter(meeting_row::Column::Id.is_in(meetings.clone())).all(db);
    let rows = rows.await?;
    let bodies = body::Entity::find().filter(body::Column::Id.is_in(rows.iter().map(|row| row.body))).all(db);
    let bodies: BTreeMap<uuid::Uuid, String> =
        bodies.await?.into_iter().map(|row| (row.id, row.name)).collect();
    let lists = list_head::Entity::find().filter(list_head::Column::Call.eq(call.0)).all(db).await?;
    let mut minuted = Vec::new();
    for (id, head) in journal::heads(db, &meetings).await? {
        let MeetingState::Known(meeting) = journal::state::<Meetings>(&head)? else { continue };
        let Some(Minutes::InForce { numbered, .. }) = meeting.minutes() else { continue };
        let code = rows.iter().find(|row| row.id == id).map(|row| row.code.clone()).unwrap_or_default();
        let BodyId(of) = meeting.body;
        let mut one = Minuted {
            meeting: MeetingId(id),
            code,
            body: bodies.get(&of).cloned().unwrap_or_default(),
            number: numbered.number,
            dated: numbered.dated,
            lists: BTreeSet::new(),
            applications: BTreeSet::new(),
        };
        collect(&meeting, call, &lists, &mut one);
        if !one.lists.is_empty() || !one.applications.is_empty() {
            minuted.push(one);
        }
    }
    minuted.sort_by_key(|one| (one.dated, one.number));
    Ok(minuted)
}

/// What a meeting adopted about a call. A list that only carries out the end of a tie is adopted with the one
/// that the body was shown.
fn collect(meeting: &Meeting, call: CallId, lists: &[list_head::Model], into: &mut Minuted) {
    for (item, subject) in meeting.agenda.iter().map(|item| (item, &item.subject)) {
        match subject {
            Subject::List { call: of, stage, list } if *of == call && is_adopted(item) => {
                into.lists.insert((stage.clone(), *list));
                let carried =
                    lists.iter().filter(|head| head.stage == stage.as_str() && head.base == i64::from(*list));
                into.lists.extend(
                    carried.filter_map(|head| Some((stage.clone(), u32::try_from(head.number).ok()?))),
                );
            }
            Subject::Application { application, call: of, .. } if *of == call && is_adopted(item) => {
                into.applications.insert(*application);
            }
            Subject::List { .. } | Subject::Application { .. } | Subject::Tie { .. } | Subject::Free => {}
        }
    }
}

fn is_adopted(item: &Item) -> bool {
    item.settled().is_some_and(|vote| match (&vote.motion, &vote.counted.outcome) {
        (Motion::Adopt | Motion::Resolve { .. }, Outcome::Adopted) => true,
        (Motion::Adopt | Motion::Resolve { .. } | Motion::Choose, _) => false,
    })
}
