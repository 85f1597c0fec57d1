//! `/view`: how pages look. Works without an account and without scripts.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use http::header::{HOST, REFERER};
use i18n_embed_fl::fl;
use serde::Deserialize;
use words::Words;

use crate::error::PageError;
use crate::extract::{Form, Who};
use crate::frame::{Frame, html};
use crate::notice::{Done, Notice};
use crate::prefs::{CHOICES, Prefs};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "view.html")]
struct ViewPage {
    frame: Frame,
    choices: Vec<ChoiceLine>,
    back: String,
}

struct ChoiceLine {
    name: &'static str,
    legend: String,
    options: Vec<OptionLine>,
}

struct OptionLine {
    value: &'static str,
    label: String,
    class: String,
    picked: bool,
}

/// The form: every choice by its name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Picked {
    #[serde(default)]
    zoom: String,
    #[serde(default)]
    scheme: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    spacing: String,
    #[serde(default)]
    font: String,
    #[serde(default)]
    images: String,
    #[serde(default)]
    shared_computer: String,
    #[serde(default)]
    back: String,
}

/// `GET /view`
pub(crate) async fn show(who: Who, headers: HeaderMap) -> Result<Response, PageError> {
    let (words, prefs) = (who.words(), who.prefs());
    let choices = CHOICES.iter().map(|choice| ChoiceLine {
        name: choice.name,
        legend: legend(words, choice.name),
        options: choice.values.iter().map(|value| option(words, prefs, choice.name, value)).collect(),
    });
    let back = came_from(&headers).unwrap_or_default();
    html(&ViewPage { frame: who.frame(fl!(words, "view-title")), choices: choices.collect(), back })
}

/// `POST /view`
pub(crate) async fn save(State(server): State<Server>, Form(form): Form<Picked>) -> Done {
    let prefs = Prefs::default()
        .with("zoom", &form.zoom)
        .with("scheme", &form.scheme)
        .with("theme", &form.theme)
        .with("spacing", &form.spacing)
        .with("font", &form.font)
        .with("images", &form.images)
        .with("shared-computer", &form.shared_computer);
    let secure = if server.config.is_https() { "; Secure" } else { "" };
    let kept = prefs.cookie();
    let life = if kept.is_empty() { 0 } else { 31_536_000 };
    let to = urls::own(&form.back).map_or_else(urls::view, str::to_owned);
    let cookie = format!("view={kept}; Path=/; Max-Age={life}; HttpOnly; SameSite=Lax{secure}");
    Done::to(to).saying(Notice::Saved).setting(cookie)
}

/// The page of this site from which the reader came, to lead back there.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let address = headers.get(REFERER)?.to_str().ok()?;
    let (_, rest) = address.split_once("://")?;
    let (host, path) = rest.split_at(rest.find('/')?);
    let ours = headers.get(HOST).is_some_and(|known| known == host);
    urls::own(path).filter(|path| ours && *path != urls::view()).map(str::to_owned)
}

fn option(words: &Words, prefs: Prefs, name: &'static str, value: &'static str) -> OptionLine {
    let sample = name == "scheme" && value != "usual";
    OptionLine {
        value,
        label: label(words, name, value),
        class: if sample { format!("option sample {value}") } else { "option".to_owned() },
        picked: prefs.value(name) == value,
    }
}

fn legend(words: &Words, name: &str) -> String {
    match name {
        "zoom" => fl!(words, "view-zoom"),
        "scheme" => fl!(words, "view-scheme"),
        "theme" => fl!(words, "view-theme"),
        "spacing" => fl!(words, "view-spacing"),
        "font" => fl!(words, "view-font"),
        "images" => fl!(words, "view-images"),
        _ => fl!(words, "view-shared"),
    }
}

fn label(words: &Words, name: &str, value: &str) -> String {
    match (name, value) {
        ("zoom", size) => format!("{size}\u{a0}%"),
        ("scheme", "bw") => fl!(words, "view-scheme-bw"),
        ("scheme", "wb") => fl!(words, "view-scheme-wb"),
        ("scheme", "blue") => fl!(words, "view-scheme-blue"),
        ("scheme", "beige") => fl!(words, "view-scheme-beige"),
        ("scheme", "brown") => fl!(words, "view-scheme-brown"),
        ("theme", "light") => fl!(words, "view-theme-light"),
        ("theme", "dark") => fl!(words, "view-theme-dark"),
        ("theme", _) => fl!(words, "view-theme-system"),
        ("spacing", "1") => fl!(words, "view-spacing-1"),
        ("spacing", "2") => fl!(words, "view-spacing-2"),
        ("font", "serif") => fl!(words, "view-font-serif"),
        ("font", _) => fl!(words, "view-font-sans"),
        ("images", "off") => fl!(words, "view-images-off"),
        ("images", _) => fl!(words, "view-images-on"),
        ("shared-computer", "1") => fl!(words, "view-shared-yes"),
        ("shared-computer", _) => fl!(words, "view-shared-no"),
        _ => fl!(words, "view-usual"),
    }
}
