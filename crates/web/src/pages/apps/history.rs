//! GET /apps/{code}/history: who saved, filed and withdrew, and when.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::application::fact::Channel;
use domain::application::form;
use i18n_embed_fl::fl;
use persistence::read::apps::{AppView, HistoryEvent, HistoryLine};

use crate::checks::{self, Said};
use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html, short_name};
use crate::server::Server;
use crate::{case, urls};

#[derive(Template)]
#[template(path = "apps/history.html")]
struct HistoryView {
    frame: Frame,
    back: String,
    lines: Vec<Line>,
}

struct Line {
    datetime: String,
    when: String,
    who: String,
    what: String,
    url: Option<String>,
    changes: Vec<(String, String, String)>,
    told: Option<Said>,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    let lines = server.store.application_history(&view).await?;
    html(&HistoryView {
        frame: case::frame(&who, fl!(who.words(), "history-title")),
        back: urls::app(view.code),
        lines: lines.into_iter().map(|line| said(&who, &view, line)).collect(),
    })
}

fn said(who: &Who, view: &AppView, line: HistoryLine) -> Line {
    let words = who.words();
    let mut told = None;
    let desk = matches!(line.what, HistoryEvent::Said(_));
    let (what, url, changes) = match line.what {
        HistoryEvent::Saved { fields } => {
            let named = form::fields(&view.procedure).filter_map(|field| {
                let (before, after) = fields.get(field.id.as_str())?;
                let read = |text: &str| case::said(who, &view.procedure, field, text);
                Some((who.lang().of(&field.label).to_owned(), read(before), read(after)))
            });
            (fl!(words, "history-saved"), None, named.collect())
        }
        HistoryEvent::Filed { submission, channel } => {
            let text = match channel {
                Channel::Online => fl!(words, "history-filed", n = submission),
                Channel::Paper => fl!(words, "history-filed-paper", n = submission),
            };
            (text, Some(urls::receipt_of(view.code, submission)), Vec::new())
        }
        HistoryEvent::Withdrawn => (fl!(words, "history-withdrawn"), None, Vec::new()),
        HistoryEvent::Said(event) => {
            let said = checks::said(who, case::zone(&view.zone), &event);
            let what = said.what.clone();
            told = Some(said);
            (what, None, Vec::new())
        }
        HistoryEvent::Refused { code, .. } => {
            let why = match code.as_str() {
                "incomplete" => fl!(words, "history-refused-incomplete"),
                "too-late" => fl!(words, "history-refused-too-late"),
                "too-early" => fl!(words, "history-refused-too-early"),
                "limit-reached" => fl!(words, "history-refused-limit"),
                _ => fl!(words, "history-refused-other"),
            };
            (fl!(words, "history-refused", why = why), None, Vec::new())
        }
    };
    Line {
        datetime: line.at.to_string(),
        when: words.moment(line.at, case::zone(&view.zone)),
        who: match line.who {
            Some(name) => short_name(&name),
            None if desk => fl!(words, "adm-history-desk"),
            None => fl!(words, "history-someone"),
        },
        what,
        url,
        changes,
        told,
    }
}
