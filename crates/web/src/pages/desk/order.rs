//! `/t/{territory}/desk/{call}/order`: what waits for an order, drafts, and what became of them. A draft is
//! printed for the authority; its number and date are entered when it is signed (H27).

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::access::may::{Place, Right};
use domain::basics::code::Code;
use domain::basics::id::CommandId;
use domain::basics::text::is_blank;
use domain::procedure::name::StageId;
use domain::procedure::route::{Effect, EffectKind};
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::carry::Followed;
use persistence::ordering::OrderAct;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::read::lists::selection_of;
use persistence::read::orders::{Minuted, OrderInList, OrderLine, OrderPhase, OrderView};
use persistence::read::results::value_label;
use serde::Deserialize;
use words::Words;

use super::ranking::{class_label, titled};
use crate::desk::{DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::{Errors, Field};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{desk, urls};

#[derive(Template)]
#[template(path = "desk/orders.html")]
struct OrdersPage {
    frame: Frame,
    nav: DeskNav,
    call_title: String,
    title: String,
    refused: Option<String>,
    waiting: Vec<Waiting>,
    orders: Vec<Listed>,
    base: String,
}

/// Cases of one stage that an order would name.
struct Waiting {
    stage: String,
    title: String,
    lines: Vec<WaitingLine>,
}

struct WaitingLine {
    number: u32,
    code: String,
    title: String,
    organisation: String,
    class: String,
    effects: String,
}

struct Listed {
    url: String,
    title: String,
    state: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "desk/order.html")]
struct OrderPage {
    frame: Frame,
    nav: DeskNav,
    call_title: String,
    title: String,
    back: String,
    action: String,
    errors: Errors,
    refused: Option<String>,
    facts: Vec<(String, String)>,
    gone: Vec<String>,
    follow: Option<Follow>,
    open: bool,
    is_draft: bool,
    authority: String,
    about: String,
    basis: String,
    points: Vec<Point>,
    control: u32,
    number: Field,
    dated: Field,
    signatory: Field,
    return_ground: Field,
    refuse_ground: Field,
}

/// A point of the order.
struct Point {
    number: u32,
    lead: String,
    works: Vec<String>,
}

/// How far what follows from an act has got.
pub(crate) struct Follow {
    /// In words.
    pub(crate) line: String,
    /// How many the rules refused.
    pub(crate) refused: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftForm {
    command: CommandId,
    stage: String,
}

type Typed = BTreeMap<String, String>;
type Found = (TerritoryView, CallView);

pub(crate) async fn list(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::EnterOrders).await?;
    list_page(&server, &who, &found, None).await
}

pub(crate) async fn draft(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(form): Form<DraftForm>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::EnterOrders).await?;
    let stage = StageId::parse(&form.stage).map_err(|_| PageError::Unreadable)?;
    match server.store.draft_order(&who.act(form.command), found.1.id, stage).await {
        Ok(code) => {
            let to = format!("{}/{code}", urls::desk_part(&slug, &call, "order"));
            Ok(Done::to(to).saying(Notice::Saved).into_response())
        }
        Err(StoreError::Refused(refusal)) => {
            let said = who.words().refusal(&refusal, found.0.zone, &*found.1.procedure);
            list_page(&server, &who, &found, Some(said)).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call, code)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::EnterOrders).await?;
    let order = find(&server, &who, &found, &code).await?;
    order_page(&who, &found, &order, (&Typed::new(), Errors::default(), None))
}

pub(crate) async fn settle(
    State(server): State<Server>,
    who: Who,
    Path((slug, call, code)): Path<(String, String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::EnterOrders).await?;
    let order = find(&server, &who, &found, &code).await?;
    let typed: Typed = pairs.into_iter().collect();
    let command = typed.get("command").and_then(|text| text.parse().ok()).map(CommandId);
    let command = command.ok_or(PageError::Unreadable)?;
    let mut errors = Errors::default();
    let what = what(who.words(), &typed, &mut errors).ok_or(PageError::Unreadable)?;
    let (Some(what), true) = (what, errors.is_empty()) else {
        return order_page(&who, &found, &order, (&typed, errors, None));
    };
    match server.store.settle_order(&who.act(command), order.id, what).await {
        Ok(()) => {
            let to = format!("{}/{}", urls::desk_part(&slug, &call, "order"), order.code);
            Ok(Done::to(to).saying(Notice::OrderEntered).into_response())
        }
        Err(StoreError::Refused(refusal)) => {
            let said = who.words().refusal(&refusal, found.0.zone, &*found.1.procedure);
            let order = find(&server, &who, &found, &code).await?;
            order_page(&who, &found, &order, (&typed, errors, Some(said)))
        }
        Err(other) => Err(other.into()),
    }
}

/// What the form says; nothing where a field is wrong, and none at all where no page of ours made it.
fn what(words: &Words, typed: &Typed, errors: &mut Errors) -> Option<Option<OrderAct>> {
    let get = |name: &str| typed.get(name).cloned().unwrap_or_default();
    Some(match get("what").as_str() {
        "enter" => {
            let dated: Option<NaiveDate> = get("dated").trim().parse().ok();
            if is_blank(&get("number")) {
                errors.add("number", fl!(words, "ord-error-number"));
            }
            if dated.is_none() {
                errors.add("dated", fl!(words, "ord-error-dated"));
            }
            if is_blank(&get("signatory")) {
                errors.add("signatory", fl!(words, "ord-error-signatory"));
            }
            let (number, signatory) = (get("number"), get("signatory"));
            dated.map(|dated| OrderAct::Enter { number, dated, signatory })
        }
        "return" => {
            if is_blank(&get("return_ground")) {
                errors.add("return_ground", fl!(words, "ord-error-ground"));
            }
            Some(OrderAct::Return { ground: get("return_ground") })
        }
        "refuse" => {
            if is_blank(&get("refuse_ground")) {
                errors.add("refuse_ground", fl!(words, "ord-error-ground"));
            }
            Some(OrderAct::Refuse { ground: get("refuse_ground") })
        }
        _ => return None,
    })
}

async fn find(server: &Server, who: &Who, found: &Found, code: &str) -> Result<OrderView, PageError> {
    let code = Code::parse(code).ok_or(PageError::Missing)?;
    server.store.find_order(who.viewer(), &found.1, code).await?.ok_or(PageError::Missing)
}

async fn list_page(
    server: &Server,
    who: &Who,
    (territory, view): &Found,
    refused: Option<String>,
) -> Result<Response, PageError> {
    let orders = server.store.orders(who.viewer(), view).await?;
    let words = who.words();
    let n: usize = orders.waiting.iter().map(|(_, lines)| lines.len()).sum();
    let open = orders.orders.iter().filter(|order| order.state == OrderPhase::Drafted).count();
    let title = match (n, open) {
        (0, 0) => fl!(words, "ord-title-none"),
        (0, open) => fl!(words, "ord-title-open", n = open),
        (n, _) => fl!(words, "ord-title-waiting", n = n),
    };
    let base = urls::desk_part(&territory.slug, &view.call.slug, "order");
    let frame = desk::frame(who, title.clone(), territory);
    let failed = refused.is_some();
    let waiting = orders.waiting.iter().map(|(stage, lines)| Waiting {
        stage: stage.to_string(),
        title: stage_title(who, view, stage),
        lines: lines.iter().map(|line| waiting_line(who, view, line)).collect(),
    });
    let page = OrdersPage {
        frame: if failed { frame.with_errors() } else { frame },
        nav: DeskNav::new(who, &territory.slug, &view.call.slug, DeskPage::Order),
        call_title: call_title(who, view),
        title,
        refused,
        waiting: waiting.collect(),
        orders: orders.orders.iter().map(|order| listed(who, territory, &base, order)).collect(),
        base,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn waiting_line(who: &Who, view: &CallView, line: &OrderLine) -> WaitingLine {
    let effects: Vec<String> = line.effects.iter().map(|effect| effect_line(who.words(), effect)).collect();
    WaitingLine {
        number: line.number,
        code: line.card.code.to_string(),
        title: titled(who.words(), Some(&line.card.title)),
        organisation: line.card.organisation.clone(),
        class: point_name(who, view, line),
        effects: if effects.is_empty() { "—".to_owned() } else { effects.join(", ") },
    }
}

/// What an effect is, in words. Its values are names of the procedure.
fn effect_line(words: &Words, effect: &Effect) -> String {
    match effect.kind {
        EffectKind::Award => fl!(words, "ord-effect-award"),
        EffectKind::Grant => fl!(words, "ord-effect-grant"),
        EffectKind::Extend => fl!(words, "ord-effect-extend"),
        EffectKind::Suspend => fl!(words, "ord-effect-suspend"),
        EffectKind::Amend => fl!(words, "ord-effect-amend"),
        EffectKind::End => fl!(words, "ord-effect-end"),
        EffectKind::Promote
        | EffectKind::Reserve
        | EffectKind::Recommend
        | EffectKind::Invite
        | EffectKind::Owe => effect.to_string(),
    }
}

fn listed(who: &Who, territory: &TerritoryView, base: &str, order: &OrderInList) -> Listed {
    let words = who.words();
    let title = match &order.signed {
        Some((number, dated)) => {
            fl!(words, "ord-number-of", number = number.as_str(), dated = words.day(*dated))
        }
        None => fl!(words, "ord-draft-of", at = words.moment(order.drafted_at, territory.zone)),
    };
    Listed {
        url: format!("{base}/{}", order.code),
        title,
        state: phase(words, order.state),
        open: order.state == OrderPhase::Drafted,
    }
}

fn phase(words: &Words, phase: OrderPhase) -> String {
    match phase {
        OrderPhase::Drafted => fl!(words, "ord-state-drafted"),
        OrderPhase::InForce => fl!(words, "ord-state-in-force"),
        OrderPhase::Returned => fl!(words, "ord-state-returned"),
        OrderPhase::Refused => fl!(words, "ord-state-refused"),
    }
}

fn order_page(
    who: &Who,
    (territory, view): &Found,
    order: &OrderView,
    (typed, errors, refused): (&Typed, Errors, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let title = match (&order.signed, order.state) {
        (Some((number, dated)), _) => {
            fl!(words, "ord-title-in-force", number = number.as_str(), dated = words.day(*dated))
        }
        (None, OrderPhase::Returned) => fl!(words, "ord-title-returned"),
        (None, OrderPhase::Refused) => fl!(words, "ord-title-refused"),
        (None, OrderPhase::Drafted | OrderPhase::InForce) => fl!(words, "ord-title-draft"),
    };
    let failed = !errors.is_empty() || refused.is_some();
    let base = urls::desk_part(&territory.slug, &view.call.slug, "order");
    let field = |name: &str, label: String| {
        Field::new(name, label).filled(typed.get(name).cloned().unwrap_or_default()).checked(&errors)
    };
    let frame = desk::frame(who, title.clone(), territory);
    let points = points_of(who, view, &order.lines);
    let gone = order.lines.iter().filter(|line| order.state == OrderPhase::Drafted && !line.stands);
    let place = Place::Territory(territory.id);
    let page = OrderPage {
        frame: if failed { frame.with_errors() } else { frame },
        nav: DeskNav::new(who, &territory.slug, &view.call.slug, DeskPage::Order),
        call_title: call_title(who, view),
        title,
        back: base.clone(),
        action: format!("{base}/{}", order.code),
        refused,
        facts: facts(who, territory, order),
        gone: gone.map(|line| named(words, line)).collect(),
        follow: follow(words, &order.followed),
        open: order.state == OrderPhase::Drafted && who.can(Right::EnterOrders, place),
        is_draft: order.state != OrderPhase::InForce,
        authority: who.lang().pick(&territory.name_ru, &territory.name_en).to_owned(),
        about: fl!(words, "ord-about", call = who.lang().of(view.procedure.title()).to_owned()),
        basis: basis(who, view, &order.basis),
        control: points.iter().map(|point| point.number).max().unwrap_or(0).saturating_add(1),
        points,
        number: field("number", fl!(words, "ord-number")),
        dated: field("dated", fl!(words, "ord-dated")),
        signatory: field("signatory", fl!(words, "ord-signatory")).hint(fl!(words, "ord-signatory-hint")),
        return_ground: field("return_ground", fl!(words, "ord-return-ground")),
        refuse_ground: field("refuse_ground", fl!(words, "ord-refuse-ground")),
        errors,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn facts(who: &Who, territory: &TerritoryView, order: &OrderView) -> Vec<(String, String)> {
    let words = who.words();
    let mut facts = vec![
        (fl!(words, "ord-code"), order.code.to_string()),
        (fl!(words, "ord-state"), phase(words, order.state)),
        (fl!(words, "ord-drafted"), words.moment(order.drafted_at, territory.zone)),
    ];
    if let Some((number, dated)) = &order.signed {
        facts.push((fl!(words, "ord-number"), number.clone()));
        facts.push((fl!(words, "ord-dated"), words.day(*dated)));
    }
    if !order.signatory.is_empty() {
        facts.push((fl!(words, "ord-signatory"), order.signatory.clone()));
    }
    if !order.ground.is_empty() {
        facts.push((fl!(words, "ord-ground"), order.ground.clone()));
    }
    if let Some(list) = order.list {
        facts.push((fl!(words, "ord-list"), list.to_string()));
    }
    facts
}

/// «Положением о конкурсе, протоколом заседания районного совета от 20 декабря 2026 № 3».
fn basis(who: &Who, view: &CallView, minutes: &[Minuted]) -> String {
    let words = who.words();
    let act = view.procedure.definition().procedure.act.as_ref();
    let act = act.map(|act| who.lang().of(&act.title).to_owned());
    let minutes = minutes.iter().map(|one| minutes_line(words, one));
    act.into_iter().chain(minutes).collect::<Vec<_>>().join("; ")
}

/// «протокол от 20 декабря 2026 № 3 (Районный совет)».
pub(crate) fn minutes_line(words: &Words, one: &Minuted) -> String {
    let (body, n, dated) = (one.body.as_str(), one.number, words.day(one.dated));
    fl!(words, "ord-minutes", body = body, n = n, dated = dated)
}

fn points_of(who: &Who, view: &CallView, lines: &[OrderLine]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for line in lines {
        if points.last().is_none_or(|point| point.number != line.number) {
            points.push(Point { number: line.number, lead: point_name(who, view, line), works: Vec::new() });
        }
        let work = named(who.words(), line);
        if let Some(point) = points.last_mut() {
            point.works.push(work);
        }
    }
    points
}

/// «Образовательная деятельность: победитель».
fn point_name(who: &Who, view: &CallView, line: &OrderLine) -> String {
    let Some((stage, class)) = &line.class else { return fl!(who.words(), "ord-point-plain") };
    let groups = selection_of(&view.procedure, stage).map(|one| one.group_by.as_slice()).unwrap_or_default();
    let values = groups.iter().filter_map(|division| {
        let value = line.divisions.get(division.as_str())?;
        let label = value_label(&view.procedure, division.as_str(), value)?;
        Some(who.lang().of(&label).to_owned())
    });
    let values: Vec<String> = values.collect();
    let class = class_label(who, &view.procedure, stage, class);
    if values.is_empty() { class } else { format!("{}. {class}", values.join(", ")) }
}

/// The full official name of the institution, the work and its code.
fn named(words: &Words, line: &OrderLine) -> String {
    let (name, code) = (line.card.full_name.as_str(), line.card.code.to_string());
    fl!(words, "ord-work", name = name, title = titled(words, Some(&line.card.title)), code = code)
}

/// How far what follows has got; nothing where nothing follows yet.
pub(crate) fn follow(words: &Words, followed: &Followed) -> Option<Follow> {
    if followed.all == 0 {
        return None;
    }
    let (done, all) = (followed.done.to_string(), followed.all.to_string());
    let line = if followed.done == followed.all {
        fl!(words, "res-followed-all", all = all)
    } else {
        fl!(words, "res-followed", done = done, all = all)
    };
    Some(Follow { line, refused: followed.refused.len() })
}

fn stage_title(who: &Who, view: &CallView, id: &StageId) -> String {
    let stage = view.procedure.stage(id);
    stage.map_or_else(|| id.to_string(), |stage| who.lang().of(&stage.title).to_owned())
}

fn call_title(who: &Who, view: &CallView) -> String {
    format!("{} · {}", who.lang().of(view.procedure.title()), view.call.school_year)
}
