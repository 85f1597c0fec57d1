//! GET /t/{territory}/desk/{call}/sheets/{code}: the sheets of a work side by side, with everything that was
//! done to them. POST …/return, …/void and …/release.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::Right;
use domain::application::panel::review;
use domain::application::state::SheetStanding;
use domain::basics::code::Code;
use domain::basics::id::{CommandId, PersonId};
use domain::procedure::name::StageId;
use domain::procedure::procedure::Procedure;
use domain::procedure::work::Review;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::read::panels::sheets::{SheetVersion, SheetsOfWork};
use persistence::{StoreError, Wish};
use serde::Deserialize;
use words::Words;

use crate::desk::{DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::{Errors, Field};
use crate::frame::{Frame, html_as, short_name};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{desk, panel_words, urls};

#[derive(Template)]
#[template(path = "desk/sheets.html")]
struct SheetsView {
    frame: Frame,
    title: String,
    over: String,
    lead: String,
    back: String,
    base: String,
    work: String,
    totals: Option<String>,
    nav: DeskNav,
    errors: Errors,
    refused: Option<String>,
    complete: bool,
    stages: Vec<Stage>,
    undone: Vec<Version>,
    acts: Vec<Act>,
}

/// The sheets of one review that count.
struct Stage {
    id: String,
    title: String,
    experts: Vec<String>,
    rows: Vec<Row>,
    totals: Vec<(String, String)>,
    advice: Vec<(String, String)>,
    gap: Option<String>,
}

struct Row {
    criterion: String,
    cells: Vec<Mark>,
}

struct Mark {
    expert: String,
    points: String,
    comment: String,
}

/// A sheet that counts no longer.
struct Version {
    title: String,
    standing: String,
    ground: String,
    witnesses: Option<String>,
    total: String,
    marks: Vec<(String, String, String)>,
    advice: String,
}

/// What can be done to a sheet.
struct Act {
    expert: String,
    name: String,
    back: Option<Field>,
    void: Option<(Field, Vec<Field>)>,
    open: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnSheet {
    command: Option<CommandId>,
    #[serde(default)]
    expert: String,
    #[serde(default)]
    ground: String,
    #[serde(default)]
    witness: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Releasing {
    command: CommandId,
}

type Found = (TerritoryView, CallView);

/// A form that the rules did not take.
#[derive(Default)]
struct Typed {
    form: OnSheet,
    voiding: bool,
    refused: Option<String>,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call, code)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let (found, work) = find(&server, &who, (&slug, &call, &code)).await?;
    page(&who, &found, &work, Typed::default())
}

pub(crate) async fn send_back(
    State(server): State<Server>,
    who: Who,
    Path((slug, call, code)): Path<(String, String, String)>,
    Form(form): Form<OnSheet>,
) -> Result<Response, PageError> {
    let (found, work) = find(&server, &who, (&slug, &call, &code)).await?;
    let expert = person(&form.expert)?;
    let wish = Wish::ReturnSheet { expert, ground: form.ground.clone() };
    let typed = Typed { form, ..Typed::default() };
    act(&server, &who, (&found, &work), (wish, typed, Notice::SheetReturned)).await
}

pub(crate) async fn void(
    State(server): State<Server>,
    who: Who,
    Path((slug, call, code)): Path<(String, String, String)>,
    Form(form): Form<OnSheet>,
) -> Result<Response, PageError> {
    let (found, work) = find(&server, &who, (&slug, &call, &code)).await?;
    let expert = person(&form.expert)?;
    let (witnesses, ground) = (form.witness.clone(), form.ground.clone());
    let typed = Typed { form, voiding: true, refused: None };
    let wish = Wish::VoidSheet { expert, witnesses, ground };
    act(&server, &who, (&found, &work), (wish, typed, Notice::SheetVoided)).await
}

pub(crate) async fn release(
    State(server): State<Server>,
    who: Who,
    Path((slug, call, code)): Path<(String, String, String)>,
    Form(form): Form<Releasing>,
) -> Result<Response, PageError> {
    let (found, work) = find(&server, &who, (&slug, &call, &code)).await?;
    let typed =
        Typed { form: OnSheet { command: Some(form.command), ..OnSheet::default() }, ..Typed::default() };
    act(&server, &who, (&found, &work), (Wish::ReleaseReview, typed, Notice::ReviewReleased)).await
}

async fn find(
    server: &Server,
    who: &Who,
    (territory, call, code): (&str, &str, &str),
) -> Result<(Found, SheetsOfWork), PageError> {
    let found = desk::call(server, who, (territory, call), Right::ModerateSheets).await?;
    let code = Code::parse(code).ok_or(PageError::Missing)?;
    let work = server.store.find_sheets(who.viewer(), &found.1, code).await?.ok_or(PageError::Missing)?;
    Ok((found, work))
}

fn person(text: &str) -> Result<PersonId, PageError> {
    text.parse().map(PersonId).map_err(|_| PageError::Unreadable)
}

async fn act(
    server: &Server,
    who: &Who,
    (found, work): (&Found, &SheetsOfWork),
    (wish, typed, notice): (Wish, Typed, Notice),
) -> Result<Response, PageError> {
    let command = typed.form.command.ok_or(PageError::Unreadable)?;
    match server.store.ask(&who.act(command), work.id, wish).await {
        Ok(()) => {
            let to = urls::desk_part(&found.0.slug, &found.1.call.slug, &format!("sheets/{}", work.code));
            Ok(Done::to(to).saying(notice).into_response())
        }
        Err(StoreError::Refused(refusal)) => {
            let said = who.words().refusal(&refusal, found.0.zone, &*found.1.procedure);
            page(who, found, work, Typed { refused: Some(said), ..typed })
        }
        Err(other) => Err(other.into()),
    }
}

fn page(
    who: &Who,
    (territory, view): &Found,
    work: &SheetsOfWork,
    typed: Typed,
) -> Result<Response, PageError> {
    let (words, procedure) = (who.words(), &view.procedure);
    let (slug, call) = (territory.slug.as_str(), view.call.slug.as_str());
    let mut stages: Vec<&StageId> = work.sheets.iter().map(|sheet| &sheet.stage).collect();
    stages.dedup();
    let rule = work.at.as_ref().and_then(|id| review(procedure.stage(id)?));
    let failed = typed.refused.is_some();
    let title = panel_words::title(words, &work.title);
    let frame = desk::frame(who, format!("{title}: {}", fl!(words, "sheets-title")), territory);
    let lead = match (&work.at, work.owed.is_empty(), work.complete) {
        (None, ..) => fl!(words, "sheets-lead-gone"),
        (Some(_), false, _) => {
            let owed = work.owed.iter().map(|name| short_name(name)).collect::<Vec<_>>().join(", ");
            fl!(words, "sheets-lead-owed", who = owed)
        }
        (Some(_), true, true) => fl!(words, "sheets-lead-complete"),
        (Some(_), true, false) => fl!(words, "sheets-lead-none"),
    };
    let undone = work.sheets.iter().filter(|sheet| !counts(sheet));
    let page = SheetsView {
        frame: if failed { frame.with_errors() } else { frame },
        title,
        over: format!("{} · {}", work.code, work.organisation),
        lead,
        back: urls::desk_part(slug, call, "progress"),
        base: urls::desk_part(slug, call, &format!("sheets/{}", work.code)),
        work: urls::receipt(work.code),
        totals: (!work.totals.is_empty())
            .then(|| urls::desk_part(slug, call, &format!("totals/{}", work.code))),
        nav: DeskNav::new(who, slug, call, DeskPage::Progress),
        errors: Errors::default(),
        complete: work.complete && work.at.is_some(),
        stages: stages.iter().filter_map(|stage| side_by_side(who, procedure, work, stage)).collect(),
        undone: undone.map(|sheet| version(who, (territory, procedure), sheet)).collect(),
        acts: rule.map(|rule| acts(words, work, rule, &typed)).unwrap_or_default(),
        refused: typed.refused,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn counts(sheet: &SheetVersion) -> bool {
    sheet.standing == SheetStanding::Signed && !sheet.left
}

fn side_by_side(who: &Who, procedure: &Procedure, work: &SheetsOfWork, stage: &StageId) -> Option<Stage> {
    let words = who.words();
    let sheets: Vec<&SheetVersion> =
        work.sheets.iter().filter(|sheet| sheet.stage == *stage && counts(sheet)).collect();
    let rubric = procedure.rubric_of(stage).filter(|_| !sheets.is_empty())?;
    let name = |sheet: &SheetVersion| short_name(&sheet.name);
    let rows = rubric.criteria.iter().map(|criterion| {
        let id = criterion.id.as_str();
        let cells = sheets.iter().map(|sheet| Mark {
            expert: name(sheet),
            points: sheet.marks.get(id).map(|mark| words.exact(*mark)).unwrap_or_default(),
            comment: sheet.comments.get(id).cloned().unwrap_or_default(),
        });
        Row { criterion: who.lang().of(&criterion.label).to_owned(), cells: cells.collect() }
    });
    let ends = sheets.iter().map(|sheet| sheet.total).max().zip(sheets.iter().map(|sheet| sheet.total).min());
    let gap = ends.filter(|_| sheets.len() > 1).and_then(|(highest, lowest)| highest.minus(lowest));
    let advice = sheets.iter().filter(|sheet| !sheet.advice.is_empty());
    Some(Stage {
        id: format!("stage-{}", stage.as_str()),
        title: panel_words::stage(who.lang(), procedure, stage),
        experts: sheets.iter().map(|sheet| name(sheet)).collect(),
        rows: rows.collect(),
        totals: sheets.iter().map(|sheet| (name(sheet), words.exact(sheet.total))).collect(),
        advice: advice.map(|sheet| (name(sheet), sheet.advice.clone())).collect(),
        gap: gap.map(|gap| fl!(words, "sheets-gap", points = words.points(gap))),
    })
}

fn version(who: &Who, (territory, procedure): (&TerritoryView, &Procedure), sheet: &SheetVersion) -> Version {
    let (words, zone) = (who.words(), territory.zone);
    let name = short_name(&sheet.name);
    let signed = words.moment(sheet.signed_at, zone);
    let happened = sheet.undone.as_ref().map(|undone| {
        let (by, at) = (short_name(&undone.by), words.moment(undone.at, zone));
        match sheet.standing {
            SheetStanding::Voided => fl!(words, "sheets-voided-by", by = by, at = at),
            SheetStanding::Returned | SheetStanding::Signed => {
                fl!(words, "sheets-returned-by", by = by, at = at)
            }
        }
    });
    let witnesses = sheet.undone.as_ref().map(|undone| undone.witnesses.join(", "));
    let criteria = procedure.rubric_of(&sheet.stage).into_iter().flat_map(|rubric| &rubric.criteria);
    let marks = criteria.map(|criterion| {
        let id = criterion.id.as_str();
        let points = sheet.marks.get(id).map(|mark| words.exact(*mark)).unwrap_or_default();
        let comment = sheet.comments.get(id).cloned().unwrap_or_default();
        (who.lang().of(&criterion.label).to_owned(), points, comment)
    });
    Version {
        title: fl!(words, "sheets-version", name = name, number = sheet.number, at = signed),
        standing: happened.unwrap_or_else(|| panel_words::sheet(words, sheet)),
        ground: sheet.undone.as_ref().map(|undone| undone.ground.clone()).unwrap_or_default(),
        witnesses: witnesses.filter(|names| !names.is_empty()),
        total: words.exact(sheet.total),
        marks: marks.collect(),
        advice: sheet.advice.clone(),
    }
}

/// What can be done to the sheets of the review where the work is.
fn acts(words: &Words, work: &SheetsOfWork, rule: &Review, typed: &Typed) -> Vec<Act> {
    let own = |sheet: &&SheetVersion| counts(sheet) && Some(&sheet.stage) == work.at.as_ref();
    let act = |sheet: &SheetVersion| {
        let expert = sheet.expert.to_string();
        let open = typed.refused.is_some() && typed.form.expert == expert;
        let ground = |id: &str, label: String, voiding: bool| {
            let kept = open && typed.voiding == voiding;
            let value = if kept { typed.form.ground.as_str() } else { "" };
            Field::new(format!("{id}-{expert}"), label).filled(value)
        };
        let witness = |n: u32| {
            let place = usize::try_from(n).unwrap_or_default();
            let value = typed.form.witness.get(place).filter(|_| open).map_or("", String::as_str);
            Field::new(format!("witness-{n}-{expert}"), fl!(words, "sheets-witness", n = (n + 1)))
                .filled(value)
        };
        let back = || ground("return", fl!(words, "sheets-return-ground"), false);
        Act {
            name: short_name(&sheet.name),
            back: rule.moderation.as_ref().map(|_| back()),
            void: rule.void.as_ref().map(|void| {
                let why = ground("void", fl!(words, "sheets-void-ground"), true);
                (why, (0..void.witnesses).map(witness).collect())
            }),
            open,
            expert,
        }
    };
    let can = rule.moderation.is_some() || rule.void.is_some();
    work.sheets.iter().filter(own).filter(|_| can).map(act).collect()
}
