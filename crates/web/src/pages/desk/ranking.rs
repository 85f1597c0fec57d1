//! GET /t/{territory}/desk/{call}/ranking: what is missing for a list, the list that stands, former ones.
//! POST draws a list; POST …/adopt adopts it where the procedure leaves that to the officer.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::{Place, Right};
use domain::application::refusal::CaseRefusal;
use domain::basics::id::CommandId;
use domain::call::state::ListStanding;
use domain::procedure::name::{OutcomeId, StageId};
use domain::procedure::procedure::Procedure;
use domain::procedure::route::{Adoption, Capacity, Class};
use domain::procedure::selection::{Selection, TiePolicy};
use domain::ranking::change::Change;
use domain::ranking::list::{Group, OpenTie, Row};
use domain::refusal::Refusal;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::read::lists::{DrawnList, ListState, Ranking, selection_of};
use persistence::read::results::{label_of, value_label};
use serde::Deserialize;
use words::Words;

use crate::desk::{DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Query, Who};
use crate::form::Choice;
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{desk, urls};

#[derive(Template)]
#[template(path = "desk/ranking.html")]
struct RankingView {
    frame: Frame,
    nav: DeskNav,
    call_title: String,
    title: String,
    refused: Option<String>,
    waiting: Vec<String>,
    hindrance: Option<String>,
    draw: Option<DrawForm>,
    adopt: Option<Adopt>,
    adopts: String,
    meetings: Option<String>,
    list: Option<ListPart>,
    former: Vec<Former>,
    order: Option<String>,
    base: String,
}

/// What it takes to draw a list.
struct DrawForm {
    stage: String,
    lead: String,
    empties: Vec<(String, Vec<Choice>)>,
    button: String,
}

/// The button of the officer who adopts.
struct Adopt {
    stage: String,
    list: u32,
}

/// The list that stands.
struct ListPart {
    facts: Vec<(String, String)>,
    groups: Vec<GroupPart>,
    changes: Vec<String>,
}

struct GroupPart {
    id: String,
    title: String,
    criteria: Vec<String>,
    columns: usize,
    classes: Vec<ClassPart>,
    ties: Vec<String>,
}

struct ClassPart {
    line: String,
    rows: Vec<RowPart>,
}

struct RowPart {
    place: String,
    code: String,
    title: String,
    organisation: String,
    total: String,
    url: String,
    marks: Vec<(String, String)>,
    parted: String,
    tied: bool,
}

/// A list that stood before.
struct Former {
    title: String,
    state: String,
    changes: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    stage: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdoptForm {
    command: CommandId,
    stage: String,
    list: u32,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Query(which): Query<Which>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::ReadDesk).await?;
    page(&server, &who, &found, (which.stage.as_deref(), None, None)).await
}

pub(crate) async fn draw(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::DrawLists).await?;
    let of = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let command = of("command").and_then(|text| text.parse().ok()).map(CommandId);
    let command = command.ok_or(PageError::Unreadable)?;
    let named = of("stage").unwrap_or_default();
    let stage = StageId::parse(named).map_err(|_| PageError::Unreadable)?;
    let picked = pairs.iter().filter(|(name, _)| name == "empty");
    let left_empty: BTreeSet<(Vec<String>, OutcomeId)> =
        picked.map(|(_, value)| empty(value).ok_or(PageError::Unreadable)).collect::<Result<_, _>>()?;
    let done = server.store.draw_list(&who.act(command), found.1.id, stage, left_empty.clone()).await;
    answer(&server, &who, &found, (done, named, Some(left_empty), Notice::ListDrawn)).await
}

pub(crate) async fn adopt(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(form): Form<AdoptForm>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::DrawLists).await?;
    let stage = StageId::parse(&form.stage).map_err(|_| PageError::Unreadable)?;
    let done = server.store.adopt_list(&who.act(form.command), found.1.id, stage, form.list).await;
    answer(&server, &who, &found, (done, &form.stage, None, Notice::ListAdopted)).await
}

/// Classes that are to stay empty: group and class.
type LeftEmpty = BTreeSet<(Vec<String>, OutcomeId)>;

/// Back to the page, with the refusal in words where the rules said no.
async fn answer(
    server: &Server,
    who: &Who,
    found: &(TerritoryView, CallView),
    (done, stage, typed, notice): (Result<(), StoreError>, &str, Option<LeftEmpty>, Notice),
) -> Result<Response, PageError> {
    match done {
        Ok(()) => {
            let to = urls::desk_part(&found.0.slug, &found.1.call.slug, "ranking");
            Ok(Done::to(format!("{to}?stage={}", urls::escape(stage))).saying(notice).into_response())
        }
        Err(StoreError::Refused(refusal)) => {
            let said = who.words().refusal(&refusal, found.0.zone, &*found.1.procedure);
            page(server, who, found, (Some(stage), typed, Some(said))).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn page(
    server: &Server,
    who: &Who,
    (territory, view): &(TerritoryView, CallView),
    (stage, typed, refused): (Option<&str>, Option<LeftEmpty>, Option<String>),
) -> Result<Response, PageError> {
    let ranking = server.store.ranking(who.viewer(), view, stage).await?.ok_or(PageError::Missing)?;
    let selection = selection_of(&view.procedure, &ranking.stage).ok_or(PageError::Missing)?;
    let said = Said { who, view, territory, ranking: &ranking, selection };
    let place = Place::Territory(territory.id);
    let title = said.title();
    let frame = desk::frame(who, title.clone(), territory);
    let failed = refused.is_some();
    let may_draw = who.can(Right::DrawLists, place);
    let by_body = said.body().is_some();
    let latest = ranking.lists.first();
    let open = latest.filter(|list| list.standing == ListState::Stands(ListStanding::Drawn));
    let adopt = open.filter(|_| may_draw && !by_body && ranking.hindered.is_none());
    let page = RankingView {
        frame: if failed { frame.with_errors() } else { frame },
        nav: DeskNav::new(who, &territory.slug, &view.call.slug, DeskPage::Ranking),
        call_title: said.call_title(),
        title,
        refused,
        waiting: said.waiting(),
        hindrance: said.hindrance(),
        draw: may_draw.then(|| said.draw_form(typed.as_ref())).flatten(),
        adopt: adopt.map(|list| Adopt { stage: ranking.stage.to_string(), list: list.number }),
        adopts: said.adopts(),
        meetings: (by_body && who.can_somewhere(Right::ReadMeetings)).then(|| "/meetings".to_owned()),
        list: latest.map(|list| said.list(list)),
        former: ranking.lists.iter().skip(1).map(|list| said.former(list)).collect(),
        order: who
            .can(Right::EnterOrders, place)
            .then(|| urls::desk_part(&territory.slug, &view.call.slug, "order")),
        base: urls::desk_part(&territory.slug, &view.call.slug, "ranking"),
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// A selection with everything that saying it takes.
struct Said<'a> {
    who: &'a Who,
    view: &'a CallView,
    territory: &'a TerritoryView,
    ranking: &'a Ranking,
    selection: &'a Selection,
}

impl Said<'_> {
    fn words(&self) -> &Words {
        self.who.words()
    }

    fn call_title(&self) -> String {
        let title = self.who.lang().of(self.view.procedure.title());
        format!("{title} · {}", self.view.call.school_year)
    }

    /// The heading: how the list stands, in a sentence.
    fn title(&self) -> String {
        let words = self.words();
        let Some(list) = self.ranking.lists.first() else {
            return match &self.ranking.refused {
                None => fl!(words, "res-title-ready"),
                Some(_) => fl!(words, "res-title-early"),
            };
        };
        let n = list.number;
        match list.standing {
            ListState::Stands(ListStanding::Adopted) => fl!(words, "res-title-adopted", n = n),
            ListState::Stands(ListStanding::Returned) => fl!(words, "res-title-returned", n = n),
            ListState::Superseded => fl!(words, "res-title-stale", n = n),
            ListState::Stands(ListStanding::Drawn) => match &self.ranking.hindered {
                None => fl!(words, "res-title-drawn", n = n),
                Some(Refusal::Case(CaseRefusal::TiesOpen { .. })) => fl!(words, "res-title-ties", n = n),
                Some(_) => fl!(words, "res-title-stale", n = n),
            },
        }
    }

    /// What is still on its way to the selection, stage by stage.
    fn waiting(&self) -> Vec<String> {
        let line = |(stage, &n): (&StageId, &u32)| {
            fl!(self.words(), "res-waiting-at", n = n, stage = self.stage(stage))
        };
        self.ranking.waiting.iter().map(line).collect()
    }

    /// Why the list that stands could not be adopted, but for ties, which are told beside the table.
    fn hindrance(&self) -> Option<String> {
        let refusal = self.ranking.hindered.as_ref()?;
        let ties = matches!(refusal, Refusal::Case(CaseRefusal::TiesOpen { .. }));
        (!ties).then(|| self.words().refusal(refusal, self.territory.zone, &*self.view.procedure))
    }

    /// The form, or none where drawing would change nothing.
    fn draw_form(&self, typed: Option<&BTreeSet<(Vec<String>, OutcomeId)>>) -> Option<DrawForm> {
        let (words, before) = (self.words(), self.ranking.lists.first());
        let stays =
            |refusal: &Refusal| matches!(refusal, Refusal::AlreadyDone | Refusal::Case(CaseRefusal::InForce));
        if self.ranking.refused.as_ref().is_some_and(stays) {
            return None;
        }
        let lead = match &self.ranking.refused {
            Some(refusal) => words.refusal(refusal, self.territory.zone, &*self.view.procedure),
            None if before.is_some() => fl!(words, "res-draw-again-lead"),
            None => fl!(words, "res-draw-lead", n = self.ranking.here),
        };
        let picked = typed.or(before.map(|list| &list.left_empty));
        let classes = || self.selection.classes.iter().filter(|class| class.may_be_empty);
        let group = |key: &Vec<String>| {
            let choice = |class: &Class| Choice {
                value: format!("{}/{}", key.join("/"), class.id),
                label: fl!(words, "res-leave-empty", class = self.who.lang().of(&class.label)),
                note: String::new(),
                picked: picked.is_some_and(|all| all.contains(&(key.clone(), class.id.clone()))),
            };
            (self.group_title(key), classes().map(choice).collect())
        };
        let empties: Vec<(String, Vec<Choice>)> = self.ranking.groups.iter().map(group).collect();
        Some(DrawForm {
            stage: self.ranking.stage.to_string(),
            lead,
            empties: if classes().next().is_some() { empties } else { Vec::new() },
            button: match before {
                Some(_) => fl!(words, "res-draw-again"),
                None => fl!(words, "res-draw"),
            },
        })
    }

    fn body(&self) -> Option<&domain::procedure::name::BodyId> {
        match self.view.procedure.stage(&self.ranking.stage)?.adopted_by.as_ref()? {
            Adoption::Body(body) => Some(body),
            Adoption::Officer | Adoption::Rule => None,
        }
    }

    fn adopts(&self) -> String {
        match self.body() {
            Some(_) => fl!(self.words(), "res-adopts-body"),
            None => fl!(self.words(), "res-adopts-officer"),
        }
    }

    fn list(&self, list: &DrawnList) -> ListPart {
        let words = self.words();
        let mut facts = vec![
            (fl!(words, "res-list-number"), list.number.to_string()),
            (fl!(words, "res-list-drawn"), words.moment(list.drawn_at, self.territory.zone)),
            (fl!(words, "res-list-state"), self.state(list)),
        ];
        if list.base != list.number {
            facts.push((fl!(words, "res-list-base"), fl!(words, "res-list-base-text", n = list.base)));
        }
        ListPart {
            facts,
            groups: list.drawn.groups.iter().zip(1..).map(|(group, n)| self.group(list, group, n)).collect(),
            changes: list.changes.iter().map(|change| self.change(change)).collect(),
        }
    }

    fn state(&self, list: &DrawnList) -> String {
        let words = self.words();
        match list.standing {
            ListState::Stands(ListStanding::Drawn) => fl!(words, "res-state-drawn"),
            ListState::Stands(ListStanding::Adopted) => fl!(words, "res-state-adopted"),
            ListState::Stands(ListStanding::Returned) => fl!(words, "res-state-returned"),
            ListState::Superseded => fl!(words, "res-state-superseded"),
        }
    }

    fn former(&self, list: &DrawnList) -> Former {
        let words = self.words();
        let drawn = words.moment(list.drawn_at, self.territory.zone);
        Former {
            title: fl!(words, "res-former-list", n = list.number, at = drawn),
            state: self.state(list),
            changes: list.changes.iter().map(|change| self.change(change)).collect(),
        }
    }

    fn change(&self, change: &Change) -> String {
        let (from, to) = (self.class(&change.from), self.class(&change.to));
        fl!(self.words(), "res-change", work = self.work(change.application), from = from, to = to)
    }

    fn group(&self, list: &DrawnList, group: &Group, n: usize) -> GroupPart {
        let criteria: Vec<&str> = self
            .selection
            .ties
            .iter()
            .filter_map(|policy| match policy {
                TiePolicy::Criterion(id) => Some(id.as_str()),
                TiePolicy::RegisteredAt | TiePolicy::Council | TiePolicy::Lot | TiePolicy::Shared => None,
            })
            .collect();
        let class = |class: &Class| {
            let rows = group.rows.iter().filter(|row| row.class == class.id);
            let rows: Vec<RowPart> = rows.map(|row| self.row(row, group, &criteria)).collect();
            let left = list.left_empty.contains(&(group.key.clone(), class.id.clone()));
            ClassPart { line: self.class_line(class, rows.is_empty(), left), rows }
        };
        GroupPart {
            id: format!("group-{n}"),
            title: self.group_title(&group.key),
            columns: criteria.len() + 4,
            criteria: criteria.iter().map(|id| self.criterion(id)).collect(),
            classes: self.selection.classes.iter().map(class).collect(),
            ties: group.ties.iter().map(|tie| self.tie(tie)).collect(),
        }
    }

    /// «Победитель: не больше 1, от 35 баллов».
    fn class_line(&self, class: &Class, nobody: bool, left_empty: bool) -> String {
        let words = self.words();
        let mut rules = Vec::new();
        match class.take {
            Capacity::Count(n) => rules.push(fl!(words, "res-take-count", n = n)),
            Capacity::Percent(n) => rules.push(fl!(words, "res-take-percent", n = n)),
            Capacity::Quota | Capacity::Budget => rules.push(fl!(words, "res-take-quota")),
            Capacity::All => {}
        }
        if let Some(least) = class.at_least {
            rules.push(fl!(words, "res-at-least", points = words.exact(least)));
        }
        if left_empty {
            rules.push(fl!(words, "res-left-empty"));
        } else if nobody {
            rules.push(fl!(words, "res-nobody"));
        }
        let label = self.who.lang().of(&class.label);
        if rules.is_empty() { label.to_owned() } else { format!("{label}: {}", rules.join(", ")) }
    }

    fn row(&self, row: &Row, group: &Group, criteria: &[&str]) -> RowPart {
        let (words, card) = (self.words(), self.ranking.cards.get(&row.application));
        let code = card.map(|card| card.code.to_string()).unwrap_or_default();
        let mark = |id: &&str| {
            let mark = card.and_then(|card| card.criteria.get(*id)).map(|mark| words.exact(*mark));
            (self.criterion(id), mark.unwrap_or_else(|| "—".to_owned()))
        };
        RowPart {
            place: match row.total {
                None => "—".to_owned(),
                Some(_) if row.first == row.last => row.first.to_string(),
                Some(_) => format!("{}–{}", row.first, row.last),
            },
            title: titled(words, card.map(|card| card.title.as_str())),
            organisation: card.map(|card| card.organisation.clone()).unwrap_or_default(),
            total: row.total.map_or_else(|| "—".to_owned(), |total| words.exact(total)),
            url: urls::desk_part(&self.territory.slug, &self.view.call.slug, &format!("totals/{code}")),
            marks: criteria.iter().map(mark).collect(),
            parted: row.parted.as_ref().map(|policy| self.parted(policy)).unwrap_or_default(),
            tied: group.ties.iter().any(|tie| tie.applications.contains(&row.application)),
            code,
        }
    }

    fn parted(&self, policy: &TiePolicy) -> String {
        let words = self.words();
        match policy {
            TiePolicy::Criterion(id) => {
                fl!(words, "res-parted-criterion", name = self.criterion(id.as_str()))
            }
            TiePolicy::RegisteredAt => fl!(words, "res-parted-registered"),
            TiePolicy::Council => fl!(words, "res-parted-council"),
            TiePolicy::Lot => fl!(words, "res-parted-lot"),
            TiePolicy::Shared => String::new(),
        }
    }

    fn tie(&self, tie: &OpenTie) -> String {
        let works: Vec<String> = tie.applications.iter().map(|id| self.work(*id)).collect();
        let order = |id: &OutcomeId| self.selection.classes.iter().position(|class| class.id == *id);
        let mut stakes: Vec<&OutcomeId> = tie.classes.iter().collect();
        stakes.sort_by_key(|id| order(id));
        let stakes: Vec<String> = stakes.into_iter().map(|id| self.class(id)).collect();
        let (words, works, stakes) = (self.words(), works.join("; "), stakes.join(", "));
        match tie.policy {
            TiePolicy::Lot => fl!(words, "res-tie-lot", works = works, classes = stakes),
            TiePolicy::Council | TiePolicy::Criterion(_) | TiePolicy::RegisteredAt | TiePolicy::Shared => {
                fl!(words, "res-tie-council", works = works, classes = stakes)
            }
        }
    }

    fn work(&self, id: domain::basics::id::ApplicationId) -> String {
        let card = self.ranking.cards.get(&id);
        let code = card.map(|card| card.code.to_string()).unwrap_or_default();
        let title = titled(self.words(), card.map(|card| card.title.as_str()));
        fl!(self.words(), "res-work", code = code, title = title)
    }

    fn class(&self, id: &OutcomeId) -> String {
        class_label(self.who, &self.view.procedure, &self.ranking.stage, id)
    }

    fn stage(&self, id: &StageId) -> String {
        let stage = self.view.procedure.stage(id);
        stage.map_or_else(|| id.to_string(), |stage| self.who.lang().of(&stage.title).to_owned())
    }

    fn criterion(&self, id: &str) -> String {
        let rubrics = &self.view.procedure.definition().rubrics;
        let found = rubrics.values().flat_map(|rubric| &rubric.criteria).find(|one| one.id.as_str() == id);
        found.map_or_else(|| id.to_owned(), |one| self.who.lang().of(&one.label).to_owned())
    }

    fn group_title(&self, key: &[String]) -> String {
        let values = self.selection.group_by.iter().zip(key).map(|(division, value)| {
            let label = value_label(&self.view.procedure, division.as_str(), value);
            label.map_or_else(|| value.clone(), |label| self.who.lang().of(&label).to_owned())
        });
        values.collect::<Vec<_>>().join(", ")
    }
}

/// What a class or a resolution is called.
pub(crate) fn class_label(who: &Who, procedure: &Procedure, stage: &StageId, class: &OutcomeId) -> String {
    let label = label_of(procedure, stage, class);
    label.map_or_else(|| class.to_string(), |label| who.lang().of(&label).to_owned())
}

/// The title of a work, or that it has none.
pub(crate) fn titled(words: &Words, title: Option<&str>) -> String {
    title.filter(|title| !title.is_empty()).map_or_else(|| fl!(words, "apps-untitled"), str::to_owned)
}

/// A class to leave empty, as the form sends it: values of the group and the class, by slashes.
fn empty(value: &str) -> Option<(Vec<String>, OutcomeId)> {
    let (key, class) = value.rsplit_once('/')?;
    let key = if key.is_empty() { Vec::new() } else { key.split('/').map(str::to_owned).collect() };
    Some((key, OutcomeId::parse(class).ok()?))
}
