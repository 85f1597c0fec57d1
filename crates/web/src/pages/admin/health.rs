//! `GET /admin/health`

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::moment::Zone;
use i18n_embed_fl::fl;

use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};
use crate::server::Server;

#[derive(Template)]
#[template(path = "admin/health.html")]
struct HealthPage {
    frame: Frame,
    title: String,
    worry: Option<String>,
    facts: Vec<(String, String)>,
}

/// How the machine does.
pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let health = server.store.health(who.viewer()).await?;
    let words = who.words();
    // A demo sends no letters.
    let sends = server.config.demo.is_none();
    let late = sends && health.oldest_waiting.is_some_and(|at| who.now().seconds_since(at) > 3_600);
    let (title, worry) = match (health.letters_failed, late) {
        (1.., _) => (fl!(words, "health-letters"), Some(fl!(words, "health-letters-text"))),
        (0, true) => (fl!(words, "health-late"), Some(fl!(words, "health-late-text"))),
        (0, false) => (fl!(words, "health-well"), None),
    };
    let oldest = health.oldest_waiting.map(|at| words.moment(at, Zone::MOSCOW));
    let waiting = match oldest {
        Some(since) => fl!(words, "health-waiting-since", n = health.letters_waiting, since = since),
        None => health.letters_waiting.to_string(),
    };
    let facts = vec![
        (fl!(words, "health-version"), env!("CARGO_PKG_VERSION").to_owned()),
        (
            fl!(words, "health-database"),
            format!("{}, {}", health.database, bytes(who.lang(), health.database_bytes)),
        ),
        (fl!(words, "health-entries"), health.entries.to_string()),
        (fl!(words, "health-streams"), health.streams.to_string()),
        (fl!(words, "health-waiting"), waiting),
        (fl!(words, "health-failed"), health.letters_failed.to_string()),
        (fl!(words, "health-files"), format!("{}, {}", health.blobs, bytes(who.lang(), health.blob_bytes))),
        (fl!(words, "health-clock"), fl!(words, "health-ahead", n = (health.clock_ahead / 3_600))),
    ];
    html(&HealthPage { frame: who.frame(title.clone()), title, worry, facts })
}

/// «1,4 МБ».
fn bytes(lang: words::Lang, bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10) / 1_048_576;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match lang {
        words::Lang::Ru => format!("{whole},{tenth}\u{a0}МБ"),
        words::Lang::En => format!("{whole}.{tenth}\u{a0}MB"),
    }
}
