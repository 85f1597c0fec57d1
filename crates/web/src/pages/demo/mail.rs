//! `GET /demo/mail`: the letters that would have gone out.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::moment::Zone;
use i18n_embed_fl::fl;
use persistence::plain::outbox::QueuedLetter;

use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};
use crate::server::Server;

/// Letters on the page.
const MOST: u64 = 50;

#[derive(Template)]
#[template(path = "demo/mail.html")]
struct MailView {
    frame: Frame,
    letters: Vec<LetterLine>,
}

struct LetterLine {
    to: String,
    at: String,
    datetime: String,
    subject: String,
    paragraphs: Vec<Paragraph>,
}

/// A paragraph; one that is an address of this site is a link.
struct Paragraph {
    text: String,
    link: Option<String>,
}

/// The last letters, the latest first.
pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let letters = server.store.recent_letters(MOST).await?;
    let letters = letters.iter().map(|letter| line(&server, &who, letter)).collect();
    html(&MailView { frame: who.frame(fl!(who.words(), "mail-title")), letters })
}

fn line(server: &Server, who: &Who, queued: &QueuedLetter) -> LetterLine {
    let public = &server.config.public_url;
    let said = who.words().letter(&queued.letter, public);
    let paragraph = |text: &str| Paragraph {
        text: text.to_owned(),
        // Relative, so that it works under any name of the machine.
        link: text.strip_prefix(public.as_str()).filter(|path| path.starts_with('/')).map(str::to_owned),
    };
    LetterLine {
        to: queued.address.clone(),
        at: who.words().moment(queued.created_at, Zone::MOSCOW),
        datetime: queued.created_at.to_string(),
        subject: said.subject,
        paragraphs: said.body.split("\n\n").map(paragraph).collect(),
    }
}
