//! `/invite/{secret}` and `/reset/{secret}`: setting a password by a one-time link.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::basics::id::PersonId;
use domain::people::seat::Viewer;
use http::{HeaderMap, StatusCode};
use i18n_embed_fl::fl;
use persistence::ids::Secret;
use persistence::plain::tickets::Purpose;
use serde::Deserialize;
use words::Words;

use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::{Errors, Field};
use crate::frame::{Frame, html_as};
use crate::notice::Notice;
use crate::password::{self, Weak};
use crate::server::Server;
use crate::{session, urls};

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct PasswordView {
    frame: Frame,
    title: String,
    /// None when the link does not work any more.
    link: Option<Link>,
    password: Field,
    errors: Errors,
}

struct Link {
    action: String,
    name: String,
    email: String,
    seats: Vec<String>,
}

/// The form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    /// Shown to the browser's keeper of passwords; not read.
    #[serde(default, rename = "username")]
    _username: String,
    password: String,
}

/// `GET /invite/{secret}`
pub(crate) async fn invite(
    state: State<Server>,
    who: Who,
    path: Path<String>,
) -> Result<Response, PageError> {
    show(state, who, path, Purpose::Invite).await
}

/// `GET /reset/{secret}`
pub(crate) async fn reset(state: State<Server>, who: Who, path: Path<String>) -> Result<Response, PageError> {
    show(state, who, path, Purpose::Reset).await
}

async fn show(
    State(server): State<Server>,
    who: Who,
    Path(secret): Path<String>,
    purpose: Purpose,
) -> Result<Response, PageError> {
    let link = find(&server, &who, &secret, purpose).await?;
    let status = if link.is_some() { StatusCode::OK } else { StatusCode::GONE };
    html_as(status, &view(&who, link, Errors::default()))
}

/// `POST /invite/{secret}`
pub(crate) async fn accept(
    state: State<Server>,
    who: Who,
    path: Path<String>,
    headers: HeaderMap,
    form: Form<NewPassword>,
) -> Result<Response, PageError> {
    set(state, (who, headers), path, form, Purpose::Invite).await
}

/// `POST /reset/{secret}`
pub(crate) async fn renew(
    state: State<Server>,
    who: Who,
    path: Path<String>,
    headers: HeaderMap,
    form: Form<NewPassword>,
) -> Result<Response, PageError> {
    set(state, (who, headers), path, form, Purpose::Reset).await
}

async fn set(
    State(server): State<Server>,
    (who, headers): (Who, HeaderMap),
    Path(secret): Path<String>,
    Form(form): Form<NewPassword>,
    purpose: Purpose,
) -> Result<Response, PageError> {
    let Some(link) = find(&server, &who, &secret, purpose).await? else {
        return html_as(StatusCode::GONE, &view(&who, None, Errors::default()));
    };
    let mut errors = Errors::default();
    if let Err(weak) = password::check(&form.password, &link.email) {
        errors.add("password", say(who.words(), weak));
        return html_as(StatusCode::UNPROCESSABLE_ENTITY, &view(&who, Some(link), errors));
    }
    let hash = server.passwords.hash(&form.password).await?;
    let secret = Secret::parse(&secret).ok_or(PageError::Missing)?;
    let person = server.store.redeem_password(&secret, &hash).await?;
    let done = session::begin(&server, &who, person, &headers, None).await?;
    Ok(done.saying(Notice::PasswordSet).into_response())
}

async fn find(server: &Server, who: &Who, secret: &str, purpose: Purpose) -> Result<Option<Link>, PageError> {
    let Some(secret) = Secret::parse(secret) else { return Ok(None) };
    let Some(ticket) = server.store.find_ticket(&secret, purpose).await? else { return Ok(None) };
    // Whoever holds the link may see whose it is: it came to their own address.
    let person = server.store.find_person(&Viewer::System, PersonId(ticket.subject)).await?;
    Ok(person.map(|person| Link {
        action: match purpose {
            Purpose::Invite => urls::invite(secret.reveal()),
            Purpose::Reset | Purpose::Consent => urls::reset_by(secret.reveal()),
        },
        name: person.name,
        email: person.email.unwrap_or_default(),
        seats: person.seats.iter().map(|seat| crate::frame::seat_line(who.words(), seat)).collect(),
    }))
}

fn view(who: &Who, link: Option<Link>, errors: Errors) -> PasswordView {
    let words = who.words();
    let title = if link.is_some() { fl!(words, "password-title") } else { fl!(words, "password-gone") };
    let frame = who.frame(title.clone());
    PasswordView {
        frame: if errors.is_empty() { frame } else { frame.with_errors() },
        title,
        link,
        password: Field::new("password", fl!(words, "password-new"))
            .hint(fl!(words, "password-hint", min = password::MIN))
            .checked(&errors),
        errors,
    }
}

fn say(words: &Words, weak: Weak) -> String {
    match weak {
        Weak::Short => fl!(words, "password-short", min = password::MIN),
        Weak::Long => fl!(words, "password-long", max = password::MAX),
        Weak::Common => fl!(words, "password-common"),
        Weak::Personal => fl!(words, "password-personal"),
    }
}
