//! What every page needs beside its own content.

use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse, Response};
use domain::access::may::Right;
use domain::people::seat::{Role, Scope};
use http::StatusCode;
use http::header::CONTENT_TYPE;
use i18n_embed_fl::fl;
use persistence::read::people::SeatView;
use words::{Lang, Words};

use crate::error::PageError;
use crate::extract::{Card, Who};
use crate::prefs::Prefs;
use crate::{assets, urls};

/// The frame of a page. A view holds it as `frame`.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Of the page, without the name of the site.
    pub title: String,
    /// The reader's language: `fl!(self.frame.words, "key")`.
    pub words: Arc<Words>,
    /// Name and role of whoever has signed in.
    pub me: Option<Me>,
    /// The territory whose page it is, or where the viewer sits: address and name.
    pub territory: Option<(String, String)>,
    /// Sections in the header.
    pub menu: Vec<MenuItem>,
    /// What was just done.
    pub notice: Option<String>,
    /// How the page looks.
    pub prefs: Prefs,
    /// The strip over the header of a demo.
    pub demo: Option<DemoStrip>,
    /// Address of this page in the other language.
    pub switch: String,
    role: Option<Role>,
    rights: Vec<Right>,
    path: String,
}

/// Whoever has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// «Иванова А. П.»
    pub name: String,
    /// «координатор, ГБОУ СОШ № 901».
    pub role: String,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// Its name.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Whether this page belongs to it.
    pub current: bool,
}

/// The strip of a demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoStrip {
    /// What its clock shows.
    pub clock: String,
    /// The same for machines.
    pub datetime: String,
}

impl Frame {
    pub(crate) fn new(who: &Who, title: String) -> Self {
        let inner = &who.inner;
        let words = inner.words.clone();
        let demo = inner.server.config.demo.is_some().then(|| DemoStrip {
            clock: words.moment(inner.arrived, domain::basics::moment::Zone::MOSCOW),
            datetime: inner.arrived.to_string().chars().take(16).chain(['Z']).collect(),
        });
        let role = inner.card.as_ref().and_then(|card| card.seats.first()).map(|seat| seat.seat.role);
        let home =
            inner.card.as_ref().and_then(|card| card.seats.iter().find_map(|seat| seat.territory.as_ref()));
        let territory = home.map(|(slug, ru, en)| (slug.clone(), words.lang().pick(ru, en).to_owned()));
        Self {
            title,
            me: inner.card.as_ref().map(|card| me(&words, card)),
            menu: Vec::new(),
            territory,
            notice: inner.notice.map(|notice| notice.say(&words)),
            prefs: inner.prefs,
            demo,
            switch: switch(words.lang(), inner.query.as_deref()),
            words,
            role,
            rights: Right::ALL.into_iter().filter(|right| who.can_somewhere(*right)).collect(),
            path: inner.path.clone(),
        }
        .with_menu()
    }

    /// The same page within a territory.
    #[must_use]
    pub fn within(mut self, slug: &str, name: impl Into<String>) -> Self {
        self.territory = Some((slug.to_owned(), name.into()));
        self.with_menu()
    }

    /// Marks the section that this page belongs to by the address of the section.
    #[must_use]
    pub fn section(mut self, url: &str) -> Self {
        for item in &mut self.menu {
            item.current = item.url == url;
        }
        self
    }

    /// The same page after a form that could not be taken: its title says so first.
    #[must_use]
    pub fn with_errors(mut self) -> Self {
        self.title = fl!(self.words, "frame-error-title", title = self.title.as_str());
        self
    }

    fn with_menu(mut self) -> Self {
        let (words, path) = (self.words.clone(), self.path.clone());
        let mut menu = Vec::new();
        let mut add = |title: String, url: String| {
            let current = path == url || path.starts_with(&format!("{url}/"));
            menu.push(MenuItem { title, url, current });
        };
        let has = |right| self.rights.contains(&right);
        if self.me.is_some() {
            add(fl!(words, "menu-today"), urls::today());
        }
        if has(Right::WriteApplications) {
            add(fl!(words, "menu-apps"), urls::apps());
        }
        if has(Right::Review) {
            add(fl!(words, "menu-review"), urls::reviews());
        }
        if has(Right::ReadMeetings) {
            add(fl!(words, "menu-meetings"), urls::meetings());
        }
        if let Some((slug, _)) = &self.territory {
            add(fl!(words, "menu-calls"), urls::calls(slug));
            add(fl!(words, "menu-plan"), urls::plan(slug));
            if has(Right::ReadDesk) {
                add(fl!(words, "menu-desk"), urls::desks(slug));
            }
            if has(Right::ManagePeople) {
                add(fl!(words, "menu-orgs"), urls::orgs(slug));
                add(fl!(words, "menu-people"), urls::people(slug));
            }
        }
        if has(Right::ManageAccounts) {
            add(fl!(words, "menu-accounts"), urls::admin_people());
        }
        if has(Right::ReadHealth) {
            add(fl!(words, "menu-health"), urls::admin_health());
        }
        if has(Right::ReadRights) {
            add(fl!(words, "menu-rights"), urls::admin_rights());
        }
        self.menu = menu;
        self
    }

    /// The same page with nothing of the address that was asked for.
    pub(crate) fn nowhere(mut self) -> Self {
        self.switch = switch(self.words.lang(), None);
        for item in &mut self.menu {
            item.current = false;
        }
        self
    }

    /// The value of the `lang` attribute.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.words.lang().code()
    }

    /// The other language.
    #[must_use]
    pub fn other_lang(&self) -> &'static str {
        self.words.lang().other().code()
    }

    /// Whether the page is read in Russian.
    #[must_use]
    pub fn is_russian(&self) -> bool {
        self.words.lang() == Lang::Ru
    }

    /// The first of the viewer's roles.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// The address of a file of the site.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// A command id for a form of this page: one for each form.
    #[must_use]
    pub fn command(&self) -> String {
        persistence::ids::fresh().to_string()
    }
}

/// A page of a view.
///
/// # Errors
/// [`PageError::Fault`] when the template fails.
pub fn html(view: &impl Template) -> Result<Response, PageError> {
    html_as(StatusCode::OK, view)
}

/// A page with a status of its own: 422 for a form with errors.
///
/// # Errors
/// As [`html`].
pub fn html_as(status: StatusCode, view: &impl Template) -> Result<Response, PageError> {
    let text = view.render()?;
    Ok((status, [(CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response())
}

fn me(words: &Words, card: &Card) -> Me {
    // The header has little room: a council is told by its district.
    let brief = |seat: &SeatView| seat_line(words, &SeatView { body_name: None, ..seat.clone() });
    let role = card.seats.first().map(brief).unwrap_or_default();
    Me { name: short_name(&card.name), role }
}

/// «координатор, ГБОУ СОШ № 901».
pub(crate) fn seat_line(words: &Words, seat: &SeatView) -> String {
    let role = words.role(seat.seat.role);
    let territory = || seat.territory.as_ref().map(|(_, ru, en)| words.lang().pick(ru, en).to_owned());
    let place = match seat.seat.scope {
        Scope::Installation => None,
        Scope::Territory { .. } => territory(),
        Scope::Organisation { .. } => seat.organisation.as_ref().map(|(_, name)| name.clone()),
        Scope::Body { .. } => seat.body_name.clone().or_else(territory),
    };
    match place {
        Some(place) => format!("{role}, {place}"),
        None => role,
    }
}

/// «Иванова А. П.» of «Иванова Анна Петровна».
pub(crate) fn short_name(name: &str) -> String {
    let mut parts = name.split_whitespace();
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some(first) = part.chars().next() {
            out.push('\u{a0}');
            out.push(first);
            out.push('.');
        }
    }
    out
}

/// `?lang=en` and what else the query said. Relative, so that a page that is not there looks the same
/// whatever was asked for.
fn switch(lang: Lang, query: Option<&str>) -> String {
    let mut to = format!("?lang={}", lang.other().code());
    for pair in
        query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
    {
        to.push('&');
        to.push_str(pair);
    }
    to
}
