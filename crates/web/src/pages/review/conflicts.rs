//! GET and POST /review/conflicts: for each work that waits for an answer, whether the expert takes it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::basics::id::CommandId;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::read::reviewing::{ReviewCall, ReviewLine, ReviewState};
use persistence::{StoreError, Wish};

use super::saying;
use crate::error::PageError;
use crate::extract::{Form, Who};
use crate::form::{Choice, Errors, Field};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "review/conflicts.html")]
struct ConflictsView {
    frame: Frame,
    works: Vec<AskedWork>,
    errors: Errors,
}

/// Name of the field with the command id; the answer with its options; the ground.
type AskedWork = (String, Field, Vec<Choice>, Field);

type Typed = BTreeMap<String, String>;

pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let calls = server.store.list_reviews(who.viewer(), who.now()).await?;
    page(&who, &calls, &Typed::new(), Errors::default())
}

pub(crate) async fn answer(
    State(server): State<Server>,
    who: Who,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let known = |name: &str| ["answer-", "ground-", "command-"].iter().any(|start| name.starts_with(start));
    if pairs.iter().any(|(name, _)| !known(name)) {
        return Err(PageError::Unreadable);
    }
    let typed: Typed = pairs.into_iter().collect();
    let calls = server.store.list_reviews(who.viewer(), who.now()).await?;
    let mut errors = Errors::default();
    let mut answered = 0_usize;
    for (_, line) in asked(&calls) {
        let Some((command, wish)) = wish(&typed, line)? else { continue };
        answered += 1;
        match server.store.ask(&who.act(command), line.id, wish).await {
            Ok(()) => {}
            Err(StoreError::Refused(refusal)) => {
                let work = saying::find(&server, &who, &line.alias.slug()).await?;
                errors.add(&name("answer", line), saying::refused(&who, &work, &refusal));
            }
            Err(other) => return Err(other.into()),
        }
    }
    if errors.is_empty() && (answered > 0 || asked(&calls).next().is_none()) {
        return Ok(Done::to(urls::reviews()).saying(Notice::ReviewAnswered).into_response());
    }
    if let Some((_, first)) = asked(&calls).next().filter(|_| answered == 0) {
        errors.add(&name("answer", first), fl!(who.words(), "rev-conflicts-none-chosen"));
    }
    // Read again: what was answered is no longer asked.
    let calls = server.store.list_reviews(who.viewer(), who.now()).await?;
    page(&who, &calls, &typed, errors)
}

fn wish(typed: &Typed, line: &ReviewLine) -> Result<Option<(CommandId, Wish)>, PageError> {
    let Some(answer) = typed.get(&name("answer", line)) else { return Ok(None) };
    let command = typed.get(&name("command", line)).and_then(|text| text.parse().ok());
    let ground = typed.get(&name("ground", line)).cloned().unwrap_or_default();
    let wish = match answer.as_str() {
        "take" => Wish::Accept,
        "conflict" => Wish::Decline { conflict: true, ground },
        "busy" => Wish::Decline { conflict: false, ground },
        _ => return Err(PageError::Unreadable),
    };
    Ok(Some((CommandId(command.ok_or(PageError::Unreadable)?), wish)))
}

fn asked(calls: &[ReviewCall]) -> impl Iterator<Item = (&ReviewCall, &ReviewLine)> {
    let lines = calls.iter().flat_map(|call| call.lines.iter().map(move |line| (call, line)));
    lines.filter(|(_, line)| line.state == ReviewState::Asked)
}

fn name(what: &str, line: &ReviewLine) -> String {
    format!("{what}-{}", line.alias.slug())
}

fn page(who: &Who, calls: &[ReviewCall], typed: &Typed, errors: Errors) -> Result<Response, PageError> {
    let words = who.words();
    let works: Vec<AskedWork> = asked(calls).map(|(_, line)| asked_work(who, line, typed, &errors)).collect();
    let frame = who.frame(fl!(words, "rev-conflicts-title", n = works.len())).section(&urls::reviews());
    let failed = !errors.is_empty();
    let page = ConflictsView { frame: if failed { frame.with_errors() } else { frame }, works, errors };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn asked_work(who: &Who, line: &ReviewLine, typed: &Typed, errors: &Errors) -> AskedWork {
    let words = who.words();
    let get = |what: &str| typed.get(&name(what, line)).cloned().unwrap_or_default();
    let option = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        picked: get("answer") == value,
        ..Choice::default()
    };
    let title = saying::title(words, &line.title, line.alias);
    let answer = Field::new(name("answer", line), title).hint(line.alias.to_string()).checked(errors);
    let options = vec![
        option("take", fl!(words, "rev-answer-take")),
        option("conflict", fl!(words, "rev-answer-conflict")),
        option("busy", fl!(words, "rev-answer-busy")),
    ];
    let ground = Field::new(name("ground", line), fl!(words, "rev-answer-ground"))
        .hint(fl!(words, "rev-answer-ground-hint"))
        .filled(get("ground"));
    (name("command", line), answer, options, ground)
}
