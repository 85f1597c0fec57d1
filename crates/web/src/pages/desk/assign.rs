//! GET and POST /t/{territory}/desk/{call}/assign: who reads what. A proposal is looked at, changed by
//! hand and confirmed, work by work or all at once; nobody else learns of it before.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::Right;
use domain::application::refusal::SeatBar;
use domain::basics::id::{ApplicationId, CommandId, PersonId};
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::read::panels::{AtReview, DeskExpert, DeskWork, ReviewDesk};
use serde::Deserialize;

use crate::desk::{DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Query, Who};
use crate::form::{Errors, Field};
use crate::frame::{Frame, html_as, short_name};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{desk, panel_words, urls};

/// Works on one page: each brings a list of all experts for every place of its panel.
const PAGE: usize = 30;

/// No call gives one expert more works than this.
const MOST: u32 = 200;

#[derive(Template)]
#[template(path = "desk/assign.html")]
struct AssignView {
    frame: Frame,
    title: String,
    call_title: String,
    back: String,
    nav: DeskNav,
    action: String,
    errors: Errors,
    refused: Vec<String>,
    load_max: Field,
    proposed: bool,
    rows: Vec<Row>,
    pages: Vec<(String, String, bool)>,
    settled: Vec<Settled>,
    experts: Vec<Expert>,
}

struct Row {
    code: String,
    url: String,
    title: String,
    organisation: String,
    about: Vec<String>,
    places: Vec<Place>,
    short: Option<String>,
}

struct Place {
    id: String,
    name: String,
    label: String,
    choices: Vec<Pick>,
    why: String,
}

/// One expert in a list of choices.
struct Pick {
    value: String,
    label: String,
    picked: bool,
    off: bool,
}

struct Settled {
    code: String,
    url: String,
    title: String,
    stage: String,
    experts: String,
}

struct Expert {
    name: String,
    areas: String,
    now: u32,
    after: u32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    #[serde(default)]
    from: usize,
}

/// What was posted: which act, and for each work on the page who was picked.
#[derive(Default)]
struct Typed {
    act: String,
    load_max: Option<String>,
    seats: BTreeMap<String, Vec<String>>,
}

impl Typed {
    fn of(pairs: Vec<(String, String)>) -> Result<(CommandId, Self), PageError> {
        let (mut typed, mut command) = (Self::default(), None);
        for (name, value) in pairs {
            match name.as_str() {
                "command" => command = value.parse().ok().map(CommandId),
                "do" => typed.act = value,
                "load_max" => typed.load_max = Some(value),
                _ => {
                    let code = name.strip_prefix("seat.").ok_or(PageError::Unreadable)?;
                    typed.seats.entry(code.to_owned()).or_default().push(value);
                }
            }
        }
        Ok((command.ok_or(PageError::Unreadable)?, typed))
    }

    /// Works for which somebody was picked twice.
    fn twice(&self, who: &Who) -> Vec<String> {
        let twice = |picked: &Vec<String>| {
            let named: Vec<&String> = picked.iter().filter(|one| !one.is_empty()).collect();
            named.iter().collect::<BTreeSet<_>>().len() < named.len()
        };
        let works = self.seats.iter().filter(|(_, picked)| twice(picked));
        let why = who.words().seat_bar(SeatBar::Twice);
        works
            .map(|(code, _)| fl!(who.words(), "asg-refused", code = code.as_str(), why = why.as_str()))
            .collect()
    }

    /// The works of the page with those who were picked.
    fn chosen(&self, desk: &ReviewDesk) -> BTreeMap<ApplicationId, Vec<PersonId>> {
        let picked = |work: &DeskWork| {
            let typed = self.seats.get(&work.code.to_string())?;
            Some((work.id, typed.iter().filter_map(|one| one.parse().ok().map(PersonId)).collect()))
        };
        desk.works.iter().filter_map(picked).collect()
    }
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::AssignExperts).await?;
    let desk = server.store.review_desk(who.viewer(), &found.1).await?;
    page(&who, &found, &desk, (asked.from, Typed::default(), Errors::default(), Vec::new()))
}

pub(crate) async fn change(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::AssignExperts).await?;
    let (command, typed) = Typed::of(pairs)?;
    let desk = server.store.review_desk(who.viewer(), &found.1).await?;
    let to = address(&slug, &call, asked.from);
    if typed.act == "propose" {
        let load_max = typed.load_max.as_deref().and_then(|text| text.trim().parse::<u32>().ok());
        let Some(load_max) = load_max.filter(|n| (1..=MOST).contains(n)) else {
            let mut errors = Errors::default();
            errors.add("load_max", fl!(who.words(), "asg-error-load", most = MOST));
            return page(&who, &found, &desk, (asked.from, typed, errors, Vec::new()));
        };
        server.store.propose_panels(&who.act(command), found.1.id, load_max).await?;
        return Ok(Done::to(to).saying(Notice::PanelsProposed).into_response());
    }
    let twice = typed.twice(&who);
    if !twice.is_empty() {
        return page(&who, &found, &desk, (asked.from, typed, Errors::default(), twice));
    }
    match server.store.choose_panels(&who.act(command), found.1.id, typed.chosen(&desk)).await {
        Ok(()) => {}
        Err(StoreError::Refused(refusal)) => {
            let said = panel_words::refused(&who, &found, &panel_words::names(&desk), &refusal);
            return page(&who, &found, &desk, (asked.from, typed, Errors::default(), vec![said]));
        }
        Err(other) => return Err(other.into()),
    }
    let Some(only) = confirmed(&typed.act, &desk)? else {
        return Ok(Done::to(to).saying(Notice::Saved).into_response());
    };
    let batch = server.store.confirm_panels(&who.act(command), found.1.id, only).await?;
    if batch.refused.is_empty() {
        return Ok(Done::to(to).saying(Notice::PanelsConfirmed).into_response());
    }
    let after = server.store.review_desk(who.viewer(), &found.1).await?;
    let said = panel_words::refusals(&who, &found, &desk, &batch);
    page(&who, &found, &after, (asked.from, Typed::default(), Errors::default(), said))
}

/// Which works are to be confirmed: none, some, or (without a set) all that have a proposal.
fn confirmed(act: &str, desk: &ReviewDesk) -> Result<Option<Option<BTreeSet<ApplicationId>>>, PageError> {
    match (act, act.strip_prefix("confirm.")) {
        ("save", _) => Ok(None),
        ("confirm", _) => Ok(Some(None)),
        (_, Some(code)) => {
            let work = desk.works.iter().find(|work| work.code.to_string() == code);
            Ok(Some(Some(BTreeSet::from([work.ok_or(PageError::Unreadable)?.id]))))
        }
        (_, None) => Err(PageError::Unreadable),
    }
}

fn address(territory: &str, call: &str, from: usize) -> String {
    let base = urls::desk_part(territory, call, "assign");
    if from == 0 { base } else { format!("{base}?from={from}") }
}

fn page(
    who: &Who,
    (territory, view): &(TerritoryView, CallView),
    desk: &ReviewDesk,
    (from, typed, errors, refused): (usize, Typed, Errors, Vec<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let waiting: Vec<(&DeskWork, &AtReview)> = desk
        .works
        .iter()
        .filter_map(|work| work.at.as_ref().filter(|at| !at.confirmed).map(|at| (work, at)))
        .collect();
    // Works leave the list when their panel is confirmed, so that a page may be past its end.
    let from = if from < waiting.len() { from } else { 0 };
    let picture = Picture { who, territory: &territory.slug, view, desk, typed: &typed };
    let failed = !errors.is_empty() || !refused.is_empty();
    let title = fl!(words, "asg-title", n = waiting.len());
    let frame = desk::frame(who, fl!(words, "adm-nav-assign"), territory);
    let (slug, call) = (territory.slug.as_str(), view.call.slug.as_str());
    let starts = (0..waiting.len()).step_by(PAGE).filter(|_| waiting.len() > PAGE);
    let load_max = typed.load_max.clone().unwrap_or_else(|| desk.load_max.to_string());
    let page = AssignView {
        frame: if failed { frame.with_errors() } else { frame },
        title,
        call_title: who.lang().of(&view.procedure.definition().procedure.title).to_owned(),
        back: urls::desk(slug, call),
        nav: DeskNav::new(who, slug, call, DeskPage::Assign),
        action: address(slug, call, from),
        load_max: Field::new("load_max", fl!(words, "asg-load-max"))
            .hint(fl!(words, "asg-load-max-hint"))
            .filled(load_max)
            .checked(&errors),
        proposed: waiting.iter().any(|(_, at)| !at.proposed.is_empty()),
        rows: waiting.iter().skip(from).take(PAGE).map(|(work, at)| picture.row(work, at)).collect(),
        pages: starts
            .map(|start| {
                let last = waiting.len().min(start + PAGE);
                let label = fl!(words, "asg-page", first = (start + 1), last = last);
                (address(slug, call, start), label, start == from)
            })
            .collect(),
        settled: desk.works.iter().filter_map(|work| picture.settled(work)).collect(),
        experts: desk.experts.iter().map(expert).collect(),
        errors,
        refused,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn expert(found: &DeskExpert) -> Expert {
    Expert {
        name: found.name.clone(),
        areas: found.areas.join(", "),
        now: found.load,
        after: found.load.saturating_add(found.proposed),
    }
}

/// What the rows of the page are made from.
struct Picture<'a> {
    who: &'a Who,
    territory: &'a str,
    view: &'a CallView,
    desk: &'a ReviewDesk,
    typed: &'a Typed,
}

impl Picture<'_> {
    fn row(&self, work: &DeskWork, at: &AtReview) -> Row {
        let (words, code) = (self.who.words(), work.code.to_string());
        let typed = self.typed.seats.get(&code);
        let least = usize::try_from(at.least).unwrap_or_default();
        let count = least.max(at.proposed.len()).max(typed.map_or(0, Vec::len));
        let place = |n: usize| {
            let seat = at.proposed.get(n);
            let kept = seat.map(|seat| seat.expert.to_string()).unwrap_or_default();
            let picked = typed.map_or(kept.as_str(), |typed| typed.get(n).map_or("", String::as_str));
            let why = seat.filter(|_| picked == kept).map(|seat| {
                seat.why.iter().map(|why| panel_words::why(words, why)).collect::<Vec<_>>().join("; ")
            });
            Place {
                id: format!("seat-{code}-{n}"),
                name: format!("seat.{code}"),
                label: fl!(words, "asg-place", n = (n + 1), code = code.as_str()),
                choices: self.choices(at, picked),
                why: why.unwrap_or_default(),
            }
        };
        let title = panel_words::title(words, &work.title);
        Row {
            url: urls::receipt(work.code),
            title,
            organisation: work.organisation.clone(),
            about: self.about(work, at),
            places: (0..count).map(place).collect(),
            short: self.short(at),
            code,
        }
    }

    /// Nomination, stage where it is a further one, and who has marked before.
    fn about(&self, work: &DeskWork, at: &AtReview) -> Vec<String> {
        let (words, procedure) = (self.who.words(), &self.view.procedure);
        let mut about = vec![panel_words::divisions(self.who, procedure, &work.divisions)];
        let earlier = work.seats.iter().filter(|seat| !seat.now && seat.stage != at.stage);
        let marked: Vec<String> = earlier
            .filter_map(|seat| {
                let total = words.exact(seat.total?);
                Some(fl!(words, "asg-marked", name = short_name(&seat.name), points = total))
            })
            .collect();
        if !marked.is_empty() {
            about.push(panel_words::stage(self.who.lang(), procedure, &at.stage));
            about.push(fl!(words, "asg-earlier", who = marked.join(", ")));
        }
        let gap = at.gap.map(|gap| fl!(words, "asg-gap", points = words.exact(gap)));
        about.extend(gap);
        about.retain(|line| !line.is_empty());
        about
    }

    fn choices(&self, at: &AtReview, picked: &str) -> Vec<Pick> {
        let words = self.who.words();
        let empty = Pick {
            value: String::new(),
            label: fl!(words, "asg-nobody"),
            picked: picked.is_empty(),
            off: false,
        };
        let all = self.desk.experts.iter().map(|expert| {
            let value = expert.id.to_string();
            let bar = at.bars.get(&expert.id).copied();
            let load = expert.load.saturating_add(expert.proposed);
            let name = short_name(&expert.name);
            let label = match bar {
                Some(bar) => fl!(words, "asg-option-bar", name = name, why = words.seat_bar(bar)),
                None if load >= self.desk.load_max && value != picked => {
                    fl!(words, "asg-option-full", name = name, n = load)
                }
                None => fl!(words, "asg-option", name = name, n = load),
            };
            // Whoever is picked already stays to be sent, so that the refusal can tell why.
            Pick { picked: value == picked, off: bar.is_some() && value != picked, label, value }
        });
        std::iter::once(empty).chain(all).collect()
    }

    /// Why there are not enough experts: everybody of the register is counted once.
    fn short(&self, at: &AtReview) -> Option<String> {
        let words = self.who.words();
        let missing = usize::try_from(at.least).unwrap_or_default().saturating_sub(at.proposed.len());
        if missing == 0 {
            return None;
        }
        let mut counts: BTreeMap<&'static str, u32> = BTreeMap::new();
        for expert in &self.desk.experts {
            let proposed = at.proposed.iter().any(|seat| seat.expert == expert.id);
            let load = expert.load.saturating_add(expert.proposed);
            let kind = match at.bars.get(&expert.id) {
                Some(SeatBar::OwnOrganisation) => "own",
                Some(SeatBar::Declared) => "declared",
                Some(SeatBar::EarlierStage | SeatBar::NotAnExpert | SeatBar::Twice) => "earlier",
                Some(SeatBar::Full { .. }) => "full",
                None if proposed => continue,
                None if load >= self.desk.load_max => "full",
                None => "free",
            };
            *counts.entry(kind).or_default() += 1;
        }
        let count = |kind: &str| counts.get(kind).copied().filter(|n| *n > 0);
        let why = [
            count("own").map(|n| fl!(words, "asg-short-own", n = n)),
            count("declared").map(|n| fl!(words, "asg-short-declared", n = n)),
            count("earlier").map(|n| fl!(words, "asg-short-earlier", n = n)),
            count("full").map(|n| fl!(words, "asg-short-full", n = n)),
            count("free").map(|n| fl!(words, "asg-short-free", n = n)),
        ];
        let why = why.into_iter().flatten().collect::<Vec<_>>().join("; ");
        Some(fl!(words, "asg-short", n = missing, why = why))
    }

    fn settled(&self, work: &DeskWork) -> Option<Settled> {
        let at = work.at.as_ref().filter(|at| at.confirmed)?;
        let now = work.seats.iter().filter(|seat| seat.is_held());
        let (slug, code) = (self.view.call.slug.as_str(), work.code.to_string());
        Some(Settled {
            url: urls::desk_part(self.territory, slug, &format!("sheets/{code}")),
            code,
            title: panel_words::title(self.who.words(), &work.title),
            stage: panel_words::stage(self.who.lang(), &self.view.procedure, &at.stage),
            experts: now.map(|seat| short_name(&seat.name)).collect::<Vec<_>>().join(", "),
        })
    }
}
