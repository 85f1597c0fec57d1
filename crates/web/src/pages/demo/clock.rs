//! `/demo/clock`: the demo's clock, which only goes forward.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::id::CommandId;
use domain::basics::moment::{Moment, Zone};
use domain::decider::Act;
use domain::people::seat::Viewer;
use i18n_embed_fl::fl;
use serde::Deserialize;

use crate::error::PageError;
use crate::extract::{Form, Who};
use crate::frame::{Frame, html};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

const HOUR: i64 = 3_600;

/// No demo needs to see further than ten years.
const FURTHEST: i64 = 10 * 366 * 24 * HOUR;

#[derive(Template)]
#[template(path = "demo/clock.html")]
struct ClockView {
    frame: Frame,
    now: String,
    steps: Vec<(i64, String)>,
    deadlines: Vec<Deadline>,
}

struct Deadline {
    call: String,
    closes: String,
    before: String,
    after: String,
}

/// How far: so many seconds, or to a moment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Move {
    command: CommandId,
    seconds: Option<i64>,
    to: Option<Moment>,
}

/// `GET /demo/clock`
pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let (words, now) = (who.words(), who.now());
    let open = server.store.list_open_calls(&[], now).await?;
    let deadlines = open.iter().take(5).map(|call| Deadline {
        call: who.lang().of(&call.title).to_owned(),
        closes: words.moment(call.window.closes, Zone::MOSCOW),
        before: call.window.closes.plus_seconds(-600).to_string(),
        after: call.window.closes.plus_seconds(60).to_string(),
    });
    let steps = vec![
        (HOUR, fl!(words, "clock-hour")),
        (24 * HOUR, fl!(words, "clock-day")),
        (7 * 24 * HOUR, fl!(words, "clock-week")),
        (30 * 24 * HOUR, fl!(words, "clock-month")),
    ];
    html(&ClockView {
        frame: who.frame(fl!(words, "clock-title")),
        now: words.moment(now, Zone::MOSCOW),
        steps,
        deadlines: deadlines.collect(),
    })
}

/// `POST /demo/clock`
pub(crate) async fn forward(
    State(server): State<Server>,
    who: Who,
    Form(form): Form<Move>,
) -> Result<Done, PageError> {
    let ahead = server.store.clock().ahead();
    let by = match (form.seconds, form.to) {
        (Some(seconds), None) => seconds,
        (None, Some(to)) => to.seconds_since(who.now()),
        (Some(_), Some(_)) | (None, None) => return Err(PageError::Unreadable),
    };
    let to = ahead.checked_add(by).filter(|to| *to <= FURTHEST).ok_or(PageError::Unreadable)?;
    // Whoever tries a demo out moves its clock, signed in or not: it is the machine that acts.
    let act = Act { by: Viewer::System, at: who.now(), command: form.command };
    server.store.move_clock(&act, to).await?;
    // What passed meanwhile has passed: nobody who tries the demo out should wait for the timer.
    server.store.lapse().await?;
    Ok(Done::to(urls::demo_clock()).saying(Notice::ClockMoved))
}
