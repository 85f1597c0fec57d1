//! GET and POST /meetings/{code}/minutes: the minutes as they will be printed, their wording, signatures.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::body::rules::Signer;
use domain::meeting::state::Phase;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::meetings::{ItemText, MeetingWish, MinutesText};
use persistence::read::meetings::view::MeetingView;
use words::{Lang, Words};

use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::Field;
use crate::frame::{Frame, html_as};
use crate::meeting::{self, Typed};
use crate::minutes::{self, Document};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "meetings/minutes.html")]
struct MinutesView {
    frame: Frame,
    words: std::sync::Arc<Words>,
    sentence: String,
    back: String,
    action: String,
    refused: Option<String>,
    followed: Option<String>,
    trouble: Option<String>,
    document: Document,
    extracts: Vec<(String, String)>,
    edit: Option<Edit>,
    sign: Vec<Sign>,
}

/// The form of the wording.
struct Edit {
    open: bool,
    version: u32,
    items: Vec<(String, [Field; 3])>,
}

/// A place that waits for the reader's signature.
struct Sign {
    signer: &'static str,
    button: String,
    version: u32,
    number: u32,
    dated: String,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let view = meeting::find(&server, &who, &code).await?;
    page(&server, &who, &view, (&Typed::default(), None))
}

pub(crate) async fn act(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let view = meeting::led(&server, &who, &code).await?;
    let typed = Typed::of(pairs);
    let act = who.act(typed.command()?);
    let (wish, notice) = match typed.get("act") {
        "save" => (write(&view, &typed)?, Notice::Saved),
        "sign" => (sign(&typed)?, Notice::MinutesSigned),
        _ => return Err(PageError::Unreadable),
    };
    match server.store.meeting_act(&act, view.id, wish).await {
        Ok(()) => Ok(Done::to(urls::meeting_part(view.code, "minutes")).saying(notice).into_response()),
        Err(StoreError::Refused(refusal)) => {
            let said = meeting::refused(&who, &view, &refusal);
            page(&server, &who, &view, (&typed, Some(said)))
        }
        Err(other) => Err(other.into()),
    }
}

fn write(view: &MeetingView, typed: &Typed) -> Result<MeetingWish, PageError> {
    let version = typed.get("version").parse().map_err(|_| PageError::Unreadable)?;
    let items = (1_usize..).zip(&view.items).map(|(n, item)| {
        let text = |name: &str| domain::basics::text::tidy(typed.get(&format!("{name}-{n}")));
        (item.id, ItemText { heard: text("heard"), spoke: text("spoke"), resolved: text("resolved") })
    });
    Ok(MeetingWish::WriteMinutes { text: MinutesText { items: items.collect() }, version })
}

fn sign(typed: &Typed) -> Result<MeetingWish, PageError> {
    let unreadable = || PageError::Unreadable;
    let signer = match typed.get("signer") {
        "presiding" => Signer::Presiding,
        "secretary" => Signer::Secretary,
        _ => return Err(unreadable()),
    };
    Ok(MeetingWish::SignMinutes {
        signer,
        version: typed.get("version").parse().map_err(|_| unreadable())?,
        number: typed.get("number").parse().map_err(|_| unreadable())?,
        dated: typed.get("dated").parse().map_err(|_| unreadable())?,
    })
}

fn page(
    server: &Server,
    who: &Who,
    view: &MeetingView,
    (typed, refused): (&Typed, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let done = minutes::in_force(view);
    if !view.runs && !done {
        return Err(PageError::Missing);
    }
    let russian = server.speech.of(Lang::Ru);
    let document = minutes::document(russian, view).ok_or(PageError::Missing)?;
    let failed = refused.is_some();
    let frame = meeting::frame(who, fl!(words, "mtg-minutes"), view);
    let extracts = (1..).zip(&view.items).filter(|_| done).map(|(n, item)| {
        let text = fl!(words, "mtg-extract-link", number = n, wording = item.wording.as_str());
        (urls::meeting_extract(view.code, n), text)
    });
    let (all, carried, troubles) = (view.followed.all, view.followed.done, view.followed.refused.len());
    let page = MinutesView {
        frame: if failed { frame.with_errors() } else { frame },
        words: russian.clone(),
        sentence: if done {
            fl!(words, "mtg-decided", number = view.number)
        } else {
            words.next_step(&view.step, view.zone)
        },
        back: urls::meeting(view.code),
        action: urls::meeting_part(view.code, "minutes"),
        refused,
        followed: (done && all > 0).then(|| fl!(words, "mtg-followed", done = carried, all = all)),
        trouble: (troubles > 0).then(|| fl!(words, "mtg-follow-trouble", n = troubles)),
        document,
        extracts: extracts.collect(),
        edit: (view.runs && !done).then(|| edit(who, russian, view, typed)),
        sign: if done { Vec::new() } else { places(who, view) },
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn edit(who: &Who, russian: &Words, view: &MeetingView, typed: &Typed) -> Edit {
    let words = who.words();
    let text = minutes::text(russian, view);
    let now = minutes::version(view);
    let items = (1_usize..).zip(&view.items).map(|(n, item)| {
        let own = text.items.get(&item.id).cloned().unwrap_or_default();
        let field = |name: &str, label: String, value: String| {
            let id = format!("{name}-{n}");
            let value = typed.or(&id, value);
            Field::new(id, label).filled(value)
        };
        let fields = [
            field("heard", fl!(words, "mtg-heard"), own.heard),
            field("spoke", fl!(words, "mtg-spoke"), own.spoke),
            field("resolved", fl!(words, "mtg-resolved"), own.resolved),
        ];
        (format!("{n}. {}", item.wording), fields)
    });
    Edit { open: now == 0 || !typed.is_empty(), version: now.saturating_add(1), items: items.collect() }
}

/// The places that wait for this very reader.
fn places(who: &Who, view: &MeetingView) -> Vec<Sign> {
    let words = who.words();
    let (version, Some(dated)) = (minutes::version(view), minutes::dated(view)) else { return Vec::new() };
    let Phase::Closed { session, .. } = &view.phase else { return Vec::new() };
    let mine = view.rules.signs.iter().filter(|signer| {
        version > 0
            && who.viewer().person() == Some(session.signer(**signer))
            && !minutes::signed(view, **signer)
    });
    mine.map(|signer| {
        let place = words.signer(*signer);
        Sign {
            signer: match signer {
                Signer::Presiding => "presiding",
                Signer::Secretary => "secretary",
            },
            button: fl!(words, "mtg-sign", number = view.number, place = place),
            version,
            number: view.number,
            dated: dated.to_string(),
        }
    })
    .collect()
}
