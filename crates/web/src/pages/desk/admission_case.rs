//! GET and POST /t/{territory}/desk/{call}/admission/{code}: the work beside the checklist, and what is said
//! of it. POST …/time: more time for the mending.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::{Place, Right};
use domain::application::admission::checklist;
use domain::application::state::{At, Standing};
use domain::basics::code::Code;
use domain::basics::id::CommandId;
use domain::basics::text::is_blank;
use domain::procedure::head::SideKind;
use domain::procedure::name::{ChoiceId, OutcomeId, StageId};
use domain::procedure::stage::Stage;
use domain::refusal::Refusal;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::admission::{CheckCase, CheckLine, LineEvent};
use persistence::read::calls::CallView;
use persistence::read::checks::Group;
use persistence::{StoreError, Wish};
use serde::Deserialize;

use crate::checks::{self, Said};
use crate::desk::{self, DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::{Choice, Errors, Field};
use crate::frame::{Frame, html_as, short_name};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;
use crate::work::{self, Work};

#[derive(Template)]
#[template(path = "desk/admission_case.html")]
struct CaseView {
    frame: Frame,
    nav: DeskNav,
    title: String,
    over: String,
    back: String,
    action: String,
    /// Where it is and until when, in words; whether somebody is late.
    state: (bool, String),
    errors: Errors,
    refused: Option<String>,
    work: Work,
    check: Option<CheckForm>,
    more_time: Option<TimeForm>,
    disqualify: Option<String>,
    history: Vec<Line>,
    receipt: String,
}

/// The checklist and the decision.
struct CheckForm {
    seen: u32,
    lines: Vec<ListLine>,
    outcome: Field,
    outcomes: Vec<Choice>,
    remarks: Field,
    term: Option<Term>,
}

struct ListLine {
    id: String,
    digit: Option<usize>,
    label: String,
    note: String,
    picked: bool,
}

/// The term for mending, with its bounds in words.
struct Term {
    bounds: String,
    day: Field,
    time: Field,
}

struct TimeForm {
    lead: String,
    day: Field,
    time: Field,
    ground: Field,
}

struct Line {
    datetime: String,
    when: String,
    who: String,
    said: Said,
}

/// What the officer says.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Verdict {
    command: String,
    seen: u32,
    failed: Vec<String>,
    outcome: String,
    remarks: String,
    day: String,
    time: String,
    go: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct MoreTime {
    command: String,
    until_day: String,
    until_time: String,
    ground: String,
}

/// What was typed, what is wrong with it, and what the rules said.
#[derive(Default)]
struct Typed {
    verdict: Option<Verdict>,
    more: Option<MoreTime>,
    errors: Errors,
    refused: Option<String>,
}

struct Found {
    territory: TerritoryView,
    view: CallView,
    case: CheckCase,
}

impl Found {
    fn place(&self) -> Place {
        Place::Organisation(self.case.case.territory, self.case.case.organisation)
    }

    fn address(&self) -> String {
        urls::check_case(&self.territory.slug, &self.view.call.slug, &self.case.code.to_string())
    }

    /// The refusal as the page says it.
    fn say(&self, who: &Who, refusal: &Refusal) -> String {
        who.words().refusal(refusal, self.territory.zone, &*self.view.procedure)
    }
}

type Address = (String, String, String);

async fn find(server: &Server, who: &Who, (slug, call, code): &Address) -> Result<Found, PageError> {
    let (territory, view) = desk::call(server, who, (slug, call), Right::ReadDesk).await?;
    let code = Code::parse(code).ok_or(PageError::Missing)?;
    let act = who.act(CommandId(persistence::ids::fresh()));
    let case = server.store.find_check(&act, &view, code).await?.ok_or(PageError::Missing)?;
    Ok(Found { territory, view, case })
}

fn command(text: &str) -> Result<CommandId, PageError> {
    text.parse().map(CommandId).map_err(|_| PageError::Unreadable)
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(address): Path<Address>,
) -> Result<Response, PageError> {
    let found = find(&server, &who, &address).await?;
    page(&who, &found, Typed::default())
}

pub(crate) async fn check(
    State(server): State<Server>,
    who: Who,
    Path(address): Path<Address>,
    Form(form): Form<Verdict>,
) -> Result<Response, PageError> {
    let found = find(&server, &who, &address).await?;
    who.may(Right::CheckApplications, found.place())?;
    let id = command(&form.command)?;
    let (errors, wish) = read(&who, &found, &form);
    let Some(wish) = wish.filter(|_| errors.is_empty()) else {
        return page(&who, &found, Typed { verdict: Some(form), errors, ..Typed::default() });
    };
    // What was checked must be what is filed now.
    if form.seen != found.case.case.submissions && found.case.check.is_some() {
        let n = found.case.case.submissions;
        let refused = Some(fl!(who.words(), "adm-replaced", n = n));
        return page(&who, &found, Typed { verdict: Some(form), refused, ..Typed::default() });
    }
    match server.store.ask(&who.act(id), found.case.id, wish).await {
        Ok(()) => {
            let (slug, call) = (&found.territory.slug, &found.view.call.slug);
            let next = if form.go == "next" {
                server.store.next_to_check(who.viewer(), &found.view, found.case.id).await?
            } else {
                None
            };
            let to = next.map(|code| urls::check_case(slug, call, &code.to_string()));
            let to = to.unwrap_or_else(|| urls::desk_part(slug, call, "admission"));
            Ok(Done::to(to).saying(Notice::Checked).into_response())
        }
        Err(StoreError::Refused(refusal)) => {
            let refused = Some(found.say(&who, &refusal));
            page(&who, &found, Typed { verdict: Some(form), refused, ..Typed::default() })
        }
        Err(other) => Err(other.into()),
    }
}

/// The wish, and what is wrong with the form.
fn read(who: &Who, found: &Found, form: &Verdict) -> (Errors, Option<Wish>) {
    let words = who.words();
    let mut errors = Errors::default();
    let stage = found.case.check.as_ref().and_then(|id| found.view.procedure.stage(id));
    let outcome = OutcomeId::parse(&form.outcome).ok();
    let group = stage.zip(outcome.as_ref()).and_then(|(stage, outcome)| Group::of(stage, outcome));
    // Where it is at no check any more, the rules say so.
    if group.is_none() && (stage.is_some() || outcome.is_none()) {
        errors.add("outcome", fl!(words, "adm-error-outcome"));
    }
    let told = !matches!(group, Some(Group::Admitted) | None);
    if told && is_blank(&form.remarks) {
        errors.add("remarks", fl!(words, "adm-error-remarks"));
    }
    let mut until = None;
    if group == Some(Group::Cure) && found.case.bounds.is_some() {
        until = desk::moment(found.territory.zone, &form.day, &form.time);
        if until.is_none() {
            errors.add("day", fl!(words, "dates-error-when"));
        }
    }
    let failed: Result<BTreeSet<ChoiceId>, _> =
        form.failed.iter().map(|line| ChoiceId::parse(line)).collect();
    let remarks = form.remarks.clone();
    let wish =
        outcome.zip(failed.ok()).map(|(outcome, failed)| Wish::Check { outcome, failed, remarks, until });
    (errors, wish)
}

pub(crate) async fn more_time(
    State(server): State<Server>,
    who: Who,
    Path(address): Path<Address>,
    Form(form): Form<MoreTime>,
) -> Result<Response, PageError> {
    let found = find(&server, &who, &address).await?;
    who.may(Right::ExtendIntake, found.place())?;
    let id = command(&form.command)?;
    let mut errors = Errors::default();
    let until = desk::moment(found.territory.zone, &form.until_day, &form.until_time);
    if until.is_none() {
        errors.add("until_day", fl!(who.words(), "dates-error-when"));
    }
    if is_blank(&form.ground) {
        errors.add("ground", fl!(who.words(), "dates-error-ground"));
    }
    let Some(until) = until.filter(|_| errors.is_empty()) else {
        return page(&who, &found, Typed { more: Some(form), errors, ..Typed::default() });
    };
    let wish = Wish::MoreTime { until, ground: form.ground.clone() };
    match server.store.ask(&who.act(id), found.case.id, wish).await {
        Ok(()) => Ok(Done::to(found.address()).saying(Notice::DateMoved).into_response()),
        Err(StoreError::Refused(refusal)) => {
            let refused = Some(found.say(&who, &refusal));
            page(&who, &found, Typed { more: Some(form), refused, ..Typed::default() })
        }
        Err(other) => Err(other.into()),
    }
}

fn page(who: &Who, found: &Found, typed: Typed) -> Result<Response, PageError> {
    let (words, known) = (who.words(), &found.case);
    let (slug, call) = (&found.territory.slug, &found.view.call.slug);
    let failed = !typed.errors.is_empty() || typed.refused.is_some();
    let title =
        if known.work.title.is_empty() { fl!(words, "apps-untitled") } else { known.work.title.clone() };
    let frame = desk::frame(who, title.clone(), &found.territory);
    let (code, number) = (known.code, known.case.submissions);
    let may_check = who.can(Right::CheckApplications, found.place());
    let stage = known.check.as_ref().and_then(|id| found.view.procedure.stage(id)).filter(|_| may_check);
    let page = CaseView {
        frame: if failed { frame.with_errors() } else { frame },
        nav: DeskNav::new(who, slug, call, DeskPage::Admission),
        title,
        over: format!("{code} · {}", known.organisation),
        back: urls::desk_part(slug, call, "admission"),
        action: found.address(),
        state: state(who, found),
        work: work::say(who, &found.view.procedure, &known.work, |index| {
            urls::receipt_file(code, number, index)
        }),
        check: stage.map(|stage| check_form(who, found, stage, &typed)),
        more_time: more_time_form(who, found, &typed),
        disqualify: known.may_disqualify.then(|| format!("{}/disqualify", found.address())),
        history: known.history.iter().map(|line| line_of(who, found, line)).collect(),
        receipt: urls::receipt_of(code, number),
        errors: typed.errors,
        refused: typed.refused,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// Where it is, and until when.
fn state(who: &Who, found: &Found) -> (bool, String) {
    let (words, zone, known) = (who.words(), found.territory.zone, &found.case);
    if known.check.is_some() {
        return match known.due {
            Some(due) if who.now() >= due => {
                (true, fl!(words, "adm-state-late", at = words.moment(due, zone)))
            }
            Some(due) => (false, fl!(words, "adm-state-due", at = words.moment(due, zone))),
            None => (false, fl!(words, "adm-group-waiting")),
        };
    }
    if let Some(until) = known.mend_until {
        return (false, fl!(words, "adm-state-mend", at = words.moment(until, zone)));
    }
    if known.case.standing == Standing::Withdrawn {
        return (false, fl!(words, "register-withdrawn"));
    }
    let ended = match &known.case.at {
        Some(At::End { end, .. }) => Some(end.as_str()),
        Some(At::Stage { .. }) | None => None,
    };
    let stage = known.case.stage().map(StageId::as_str);
    let place = checks::place(who, &found.view.procedure, stage, ended).unwrap_or_default();
    (false, fl!(words, "adm-state-now", place = place))
}

fn check_form(who: &Who, found: &Found, stage: &Stage, typed: &Typed) -> CheckForm {
    let (words, known) = (who.words(), &found.case);
    let empty = Verdict::default();
    let verdict = typed.verdict.as_ref().unwrap_or(&empty);
    let lines = checklist(stage).iter().enumerate().map(|(place, item)| {
        let hint = item.hint.as_ref().map(|hint| who.lang().of(hint).to_owned());
        let notes = [Some(checks::gravity(words, item.gravity)), hint];
        ListLine {
            id: item.id.as_str().to_owned(),
            digit: Some(place + 1).filter(|digit| *digit < 10),
            label: who.lang().of(&item.label).to_owned(),
            note: notes.into_iter().flatten().collect::<Vec<_>>().join(" "),
            picked: verdict.failed.iter().any(|line| line == item.id.as_str()),
        }
    });
    let mut outcomes: Vec<(Group, Choice)> = stage
        .on
        .iter()
        .filter_map(|(id, route)| {
            let group = Group::of(stage, id)?;
            let (label, note) = checks::outcome(words, group);
            let label = route.label.as_ref().map_or(label, |label| who.lang().of(label).to_owned());
            let picked = verdict.outcome == id.as_str();
            Some((group, Choice { value: id.as_str().to_owned(), label, note, picked }))
        })
        .collect();
    outcomes.sort_by_key(|(group, _)| rank(*group));
    let remarks = Field::new("remarks", fl!(words, "adm-remarks")).hint(fl!(words, "adm-remarks-hint"));
    CheckForm {
        // After a refusal the page shows what stands now, so the next attempt is about that.
        seen: known.case.submissions,
        lines: lines.collect(),
        outcome: Field::new("outcome", fl!(words, "adm-outcome")).checked(&typed.errors),
        outcomes: outcomes.into_iter().map(|(_, choice)| choice).collect(),
        remarks: remarks.filled(verdict.remarks.clone()).checked(&typed.errors),
        term: term(who, found, typed),
    }
}

/// From the mildest to the gravest.
const fn rank(group: Group) -> u8 {
    match group {
        Group::Admitted => 0,
        Group::Remarks => 1,
        Group::Cure => 2,
        Group::Refused | Group::Waiting => 3,
    }
}

fn term(who: &Who, found: &Found, typed: &Typed) -> Option<Term> {
    let (words, zone) = (who.words(), found.territory.zone);
    let (least, most) = found.case.bounds?;
    let local = zone.local(found.case.suggested.unwrap_or(most));
    let (day, time) = match &typed.verdict {
        Some(verdict) => (verdict.day.clone(), verdict.time.clone()),
        None => (local.format("%Y-%m-%d").to_string(), local.format("%H:%M").to_string()),
    };
    Some(Term {
        bounds: fl!(words, "adm-bounds", least = words.moment(least, zone), most = words.moment(most, zone)),
        day: Field::new("day", fl!(words, "dates-day")).filled(day).checked(&typed.errors),
        time: Field::new("time", fl!(words, "dates-time")).filled(time).checked(&typed.errors),
    })
}

fn more_time_form(who: &Who, found: &Found, typed: &Typed) -> Option<TimeForm> {
    let words = who.words();
    let until = found.case.mend_until.filter(|until| who.now() < *until)?;
    let provided = found.view.procedure.definition().sides.contains_key(&SideKind::MoreTime);
    if !provided || !who.can(Right::ExtendIntake, found.place()) {
        return None;
    }
    let empty = MoreTime::default();
    let form = typed.more.as_ref().unwrap_or(&empty);
    let field = |id: &str, label: String, value: &str| {
        Field::new(id, label).filled(value.to_owned()).checked(&typed.errors)
    };
    Some(TimeForm {
        lead: fl!(words, "adm-more-lead", at = words.moment(until, found.territory.zone)),
        day: field("until_day", fl!(words, "dates-day"), &form.until_day),
        time: field("until_time", fl!(words, "dates-time"), &form.until_time),
        ground: field("ground", fl!(words, "dates-ground"), &form.ground)
            .hint(fl!(words, "dates-ground-hint")),
    })
}

fn line_of(who: &Who, found: &Found, line: &CheckLine) -> Line {
    let words = who.words();
    let plain = |what: String| Said { what, text: String::new(), failed: Vec::new() };
    let said = match &line.what {
        LineEvent::Filed { submission, changed } => {
            let labels: Vec<&str> = changed.iter().map(|label| who.lang().of(label)).collect();
            let text = if labels.is_empty() {
                String::new()
            } else {
                fl!(words, "adm-mended", what = labels.join(", "))
            };
            let n = *submission;
            Said { text, ..plain(fl!(words, "history-filed", n = n)) }
        }
        LineEvent::Withdrawn => plain(fl!(words, "history-withdrawn")),
        LineEvent::Said(event) => checks::said(who, found.territory.zone, event),
    };
    Line {
        datetime: line.at.to_string(),
        when: words.moment(line.at, found.territory.zone),
        who: line.who.as_deref().map_or_else(|| fl!(words, "history-someone"), short_name),
        said,
    }
}
