//! Pages that only say something: `/help`, `/accessibility`, `/privacy`.

use askama::Template;
use axum::response::Response;
use i18n_embed_fl::fl;

use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};

#[derive(Template)]
#[template(path = "still.html")]
struct StillView {
    frame: Frame,
    lead: String,
    sections: Vec<(String, Vec<String>)>,
}

/// `GET /help`
pub(crate) async fn help(who: Who) -> Result<Response, PageError> {
    let words = who.words();
    page(
        &who,
        fl!(words, "help-title"),
        fl!(words, "help-lead"),
        vec![
            (fl!(words, "help-apply"), fl!(words, "help-apply-text")),
            (fl!(words, "help-saved"), fl!(words, "help-saved-text")),
            (fl!(words, "help-deadline"), fl!(words, "help-deadline-text")),
            (fl!(words, "help-password"), fl!(words, "help-password-text")),
            (fl!(words, "help-who"), fl!(words, "help-who-text")),
        ],
    )
}

/// `GET /accessibility`
pub(crate) async fn accessibility(who: Who) -> Result<Response, PageError> {
    let words = who.words();
    page(
        &who,
        fl!(words, "access-title"),
        fl!(words, "access-lead"),
        vec![
            (fl!(words, "access-can"), fl!(words, "access-can-text")),
            (fl!(words, "access-cannot"), fl!(words, "access-cannot-text")),
            (fl!(words, "access-tell"), fl!(words, "access-tell-text")),
        ],
    )
}

/// `GET /privacy`
pub(crate) async fn privacy(who: Who) -> Result<Response, PageError> {
    let words = who.words();
    page(
        &who,
        fl!(words, "privacy-title"),
        fl!(words, "privacy-lead"),
        vec![
            (fl!(words, "privacy-kept"), fl!(words, "privacy-kept-text")),
            (fl!(words, "privacy-sees"), fl!(words, "privacy-sees-text")),
            (fl!(words, "privacy-journal"), fl!(words, "privacy-journal-text")),
            (fl!(words, "privacy-cookies"), fl!(words, "privacy-cookies-text")),
        ],
    )
}

/// Paragraphs of a text are divided by empty lines.
fn page(
    who: &Who,
    title: String,
    lead: String,
    sections: Vec<(String, String)>,
) -> Result<Response, PageError> {
    let paragraphs = |text: String| text.split("\n\n").map(str::to_owned).collect();
    let sections = sections.into_iter().map(|(heading, text)| (heading, paragraphs(text))).collect();
    html(&StillView { frame: who.frame(title), lead, sections })
}
