//! `/t/{territory}/people/new`: entering one person with a seat.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::{Place, Right};
use domain::basics::id::CommandId;
use domain::people::seat::{Role, ScopeKind};
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::plain::people::{PersonRow, RowProblem};
use persistence::plain::territories::TerritoryView;
use serde::Deserialize;
use words::Words;

use super::sheet;
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::{Choice, Errors, Field};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "people/new.html")]
struct NewView {
    frame: Frame,
    title: String,
    name: Field,
    email: Field,
    post: Field,
    role: Field,
    roles: Vec<Choice>,
    organisation: Field,
    organisations: Vec<Choice>,
    body: Field,
    bodies: Vec<Choice>,
    areas: Field,
    errors: Errors,
    slug: String,
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPerson {
    command: Option<CommandId>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    post: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    areas: String,
}

/// `GET /t/{territory}/people/new`
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    page(&server, &who, &slug, &NewPerson::default(), Errors::default()).await
}

/// `POST /t/{territory}/people/new`
pub(crate) async fn enter(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Form(form): Form<NewPerson>,
) -> Result<Response, PageError> {
    let territory = own(&server, &who, &slug).await?;
    let words = who.words();
    let mut errors = Errors::default();
    let Some(role) = Role::parse(&form.role) else {
        errors.add("role", fl!(words, "person-choose-role"));
        return page(&server, &who, &slug, &form, errors).await;
    };
    let row = row(&form, role);
    let act = who.act(form.command.ok_or(PageError::Unreadable)?);
    match server.store.enter_person(&act, &row, Some(territory.id)).await {
        Ok(_) => Ok(Done::to(urls::people(&slug)).saying(Notice::SeatGiven).into_response()),
        Err(StoreError::Rows(problems)) => {
            for (_, problem) in &problems {
                errors.add(field_of(problem), sheet::say(words, problem, &[]));
            }
            page(&server, &who, &slug, &form, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

fn row(form: &NewPerson, role: Role) -> PersonRow {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    PersonRow {
        name: form.name.clone(),
        email: form.email.clone(),
        post: form.post.clone(),
        role,
        organisation_slug: some(&form.organisation),
        body_slug: some(&form.body).filter(|_| role.scope() == ScopeKind::Body),
        areas: form.areas.split(',').filter_map(some).collect(),
    }
}

const fn field_of(problem: &RowProblem) -> &'static str {
    match problem {
        RowProblem::NoName | RowProblem::OtherName { .. } => "name",
        RowProblem::BadEmail { .. } | RowProblem::Twice { .. } => "email",
        RowProblem::NoOrganisation | RowProblem::UnknownOrganisation { .. } | RowProblem::BadSlug { .. } => {
            "organisation"
        }
        RowProblem::NoBody | RowProblem::UnknownBody { .. } => "body",
        RowProblem::NotInTerritory { .. } => "role",
    }
}

async fn own(server: &Server, who: &Who, slug: &str) -> Result<TerritoryView, PageError> {
    let territory = server.territory(slug).await?;
    who.may(Right::ManagePeople, Place::Territory(territory.id))?;
    Ok(territory)
}

async fn page(
    server: &Server,
    who: &Who,
    slug: &str,
    form: &NewPerson,
    errors: Errors,
) -> Result<Response, PageError> {
    let territory = own(server, who, slug).await?;
    let words = who.words();
    let organisations = sheet::organisations(server, who, territory.id).await?;
    let bodies = server.store.bodies(territory.id).await?;
    let title = fl!(words, "person-new-title");
    let frame =
        who.frame(title.clone()).within(slug, who.lang().pick(&territory.name_ru, &territory.name_en));
    let field = |id: &str, label: String, value: &str| Field::new(id, label).filled(value).checked(&errors);
    let view = NewView {
        frame: if errors.is_empty() { frame } else { frame.with_errors() },
        title,
        name: field("name", fl!(words, "person-name"), &form.name).hint(fl!(words, "person-name-hint")),
        email: field("email", fl!(words, "person-email"), &form.email),
        post: field("post", fl!(words, "person-post"), &form.post),
        role: field("role", fl!(words, "person-role"), &form.role),
        roles: roles(words, &form.role),
        organisation: field("organisation", fl!(words, "person-organisation"), &form.organisation)
            .hint(fl!(words, "person-organisation-hint")),
        organisations: choices(
            words,
            organisations.iter().map(|o| (o.slug.as_str(), o.short_name.as_str())),
            &form.organisation,
        ),
        body: field("body", fl!(words, "person-body"), &form.body).hint(fl!(words, "person-body-hint")),
        bodies: choices(words, bodies.iter().map(|b| (b.slug.as_str(), b.name.as_str())), &form.body),
        areas: field("areas", fl!(words, "person-areas"), &form.areas).hint(fl!(words, "person-areas-hint")),
        slug: slug.to_owned(),
        errors,
    };
    html_as(if view.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &view)
}

fn roles(words: &Words, picked: &str) -> Vec<Choice> {
    let here = Role::ALL.into_iter().filter(|role| role.scope() != ScopeKind::Installation);
    here.map(|role| Choice {
        value: role.name().to_owned(),
        label: words.role(role),
        note: words.role_does(role),
        picked: picked == role.name(),
    })
    .collect()
}

fn choices<'a>(words: &Words, known: impl Iterator<Item = (&'a str, &'a str)>, picked: &str) -> Vec<Choice> {
    let none = Choice { label: fl!(words, "form-none"), ..Choice::default() };
    let some = known.map(|(value, label)| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        note: String::new(),
        picked: picked == value,
    });
    std::iter::once(none).chain(some).collect()
}
