//! `/sign-in`

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode};
use i18n_embed_fl::fl;
use serde::Deserialize;

use crate::error::PageError;
use crate::extract::{Client, Form, Query, Who};
use crate::form::{Errors, Field};
use crate::frame::{Frame, html_as};
use crate::server::{CastMember, Server};
use crate::{session, urls};

/// Failures of one account, and of one address of the network, after which nobody is heard for a while.
const ACCOUNT_MOST: u32 = 10;
const PEER_MOST: u32 = 100;

#[derive(Template)]
#[template(path = "sign_in/sign_in.html")]
struct SignInView {
    frame: Frame,
    title: String,
    email: Field,
    password: Field,
    next: String,
    errors: Errors,
    cast: Vec<RoleCard>,
}

/// A role that a demo offers.
struct RoleCard {
    email: String,
    title: String,
    about: String,
}

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Next {
    #[serde(default)]
    next: String,
}

/// The form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credentials {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// The form of a demo's card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Picked {
    email: String,
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Query(asked): Query<Next>,
) -> Result<Response, PageError> {
    page(&server, &who, StatusCode::OK, (String::new(), asked.next), Errors::default())
}

/// `POST /sign-in`
pub(crate) async fn enter(
    State(server): State<Server>,
    who: Who,
    Client(client): Client,
    headers: HeaderMap,
    Form(form): Form<Credentials>,
) -> Result<Response, PageError> {
    let account = format!("account:{}", form.email.trim().to_lowercase());
    let peer = client.map(|client| format!("peer:{client}")).unwrap_or_default();
    let (words, mut errors) = (who.words(), Errors::default());
    if tries(&server, &account).await? >= ACCOUNT_MOST || tries(&server, &peer).await? >= PEER_MOST {
        errors.add("email", fl!(words, "sign-in-too-many"));
        return page(&server, &who, StatusCode::TOO_MANY_REQUESTS, (form.email, form.next), errors);
    }
    let known = server.store.find_credentials(&form.email).await?.filter(|known| !known.closed);
    let stored = known.as_ref().and_then(|known| known.password_hash.as_deref());
    let right = server.passwords.verify(&form.password, stored).await?;
    match known.filter(|_| right) {
        Some(known) => {
            server.store.clear_attempts(&account).await?;
            Ok(session::begin(&server, &who, known.person, &headers, Some(&form.next)).await?.into_response())
        }
        None => {
            server.store.note_attempt(&account).await?;
            server.store.note_attempt(&peer).await?;
            errors.add("email", fl!(words, "sign-in-wrong"));
            page(&server, &who, StatusCode::UNPROCESSABLE_ENTITY, (form.email, form.next), errors)
        }
    }
}

/// `POST /demo/sign-in`
pub(crate) async fn become_role(
    State(server): State<Server>,
    who: Who,
    headers: HeaderMap,
    Form(form): Form<Picked>,
) -> Result<Response, PageError> {
    let offered =
        server.config.demo.iter().flat_map(|demo| &demo.cast).any(|member| member.email == form.email);
    if !offered {
        return Err(PageError::Missing);
    }
    let found = server.store.find_credentials(&form.email).await?.ok_or(PageError::Missing)?;
    Ok(session::begin(&server, &who, found.person, &headers, Some(&form.next)).await?.into_response())
}

async fn tries(server: &Server, key: &str) -> Result<u32, PageError> {
    Ok(server.store.count_attempts(key).await?)
}

fn page(
    server: &Server,
    who: &Who,
    status: StatusCode,
    (email, next): (String, String),
    errors: Errors,
) -> Result<Response, PageError> {
    let words = who.words();
    let title = fl!(words, "sign-in-title");
    let frame = who.frame(title.clone());
    let cast =
        server.config.demo.iter().flat_map(|demo| &demo.cast).map(|member| card(who, member)).collect();
    let view = SignInView {
        frame: if errors.is_empty() { frame } else { frame.with_errors() },
        title,
        email: Field::new("email", fl!(words, "sign-in-email")).filled(email).checked(&errors),
        password: Field::new("password", fl!(words, "sign-in-password")),
        next: urls::own(&next).unwrap_or_default().to_owned(),
        errors,
        cast,
    };
    html_as(status, &view)
}

/// «Методист: ведёт конкурс» makes a title and what is about it.
fn card(who: &Who, member: &CastMember) -> RoleCard {
    let line = who.lang().pick(&member.line.0, &member.line.1);
    let (title, about) = line.split_once(": ").unwrap_or((line, ""));
    RoleCard { email: member.email.clone(), title: title.to_owned(), about: about.to_owned() }
}
