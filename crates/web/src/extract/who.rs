//! Who looks, in which language, and when the request arrived.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use domain::access::may::{Place, Right, may, may_somewhere};
use domain::basics::id::CommandId;
use domain::basics::moment::Moment;
use domain::decider::Act;
use domain::people::seat::{Actor, Viewer};
use http::request::Parts;
use http::{HeaderMap, header};
use persistence::ids::Secret;
use persistence::read::people::SeatView;
use words::{Lang, Words};

use crate::error::PageError;
use crate::frame::Frame;
use crate::notice::{self, Notice};
use crate::prefs::Prefs;
use crate::server::Server;

/// The moment at which the request arrived, by the clock of the data.
#[derive(Debug, Clone, Copy)]
pub struct Arrived(pub Moment);

/// Whoever made the request. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Who {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) server: Server,
    pub(crate) viewer: Viewer,
    pub(crate) card: Option<Card>,
    pub(crate) words: Arc<Words>,
    pub(crate) prefs: Prefs,
    pub(crate) notice: Option<Notice>,
    pub(crate) arrived: Moment,
    pub(crate) secret: Option<Secret>,
    pub(crate) path: String,
    pub(crate) query: Option<String>,
}

/// A person as the header of a page shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Surname, name, patronymic.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their seats with names of their places.
    pub seats: Vec<SeatView>,
}

impl Who {
    /// For the rules.
    #[must_use]
    pub fn viewer(&self) -> &Viewer {
        &self.inner.viewer
    }

    /// The person's name and seats; none for visitors.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        self.inner.card.as_ref()
    }

    /// Their language.
    #[must_use]
    pub fn words(&self) -> &Arc<Words> {
        &self.inner.words
    }

    /// Which language it is.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.inner.words.lang()
    }

    /// When the request arrived: «now» of the whole page.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.inner.arrived
    }

    /// How they want pages to look.
    #[must_use]
    pub fn prefs(&self) -> Prefs {
        self.inner.prefs
    }

    /// An act of theirs, under the command id that the form brought.
    #[must_use]
    pub fn act(&self, command: CommandId) -> Act {
        Act { by: self.inner.viewer.clone(), at: self.inner.arrived, command }
    }

    /// Whether they may do this there.
    ///
    /// # Errors
    /// [`PageError::Refused`], shown as a missing page.
    pub fn may(&self, right: Right, place: Place) -> Result<(), PageError> {
        may(self.viewer(), right, place)?;
        Ok(())
    }

    /// The same as a plain answer, for buttons.
    #[must_use]
    pub fn can(&self, right: Right, place: Place) -> bool {
        may(self.viewer(), right, place).is_ok()
    }

    /// Whether they may do this anywhere, for menus.
    #[must_use]
    pub fn can_somewhere(&self, right: Right) -> bool {
        may_somewhere(self.viewer(), right).is_ok()
    }

    /// The frame of a page with this title.
    #[must_use]
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        Frame::new(self, title.into())
    }

    /// The secret of the session's cookie, to end it.
    pub(crate) fn secret(&self) -> Option<&Secret> {
        self.inner.secret.as_ref()
    }
}

impl FromRequestParts<Server> for Who {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &Server) -> Result<Self, PageError> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| PageError::fault("nobody was identified"))
    }
}

/// Cookies of a request, read one by one.
pub(crate) struct Cookies<'a>(pub(crate) &'a HeaderMap);

impl<'a> Cookies<'a> {
    /// The first cookie of this name.
    pub(crate) fn find(&self, name: &str) -> Option<&'a str> {
        let lines = self.0.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

/// Reads the cookies and asks the store who that is.
pub(crate) async fn identify(server: &Server, parts: &Parts) -> Result<Who, (Who, PageError)> {
    let cookies = Cookies(&parts.headers);
    let lang = cookies.find("lang").and_then(Lang::parse).unwrap_or_default();
    let arrived = parts.extensions.get::<Arrived>().map_or_else(|| server.store.clock().now(), |at| at.0);
    let secret = cookies.find(crate::urls::cookie(&server.config)).and_then(Secret::parse);
    let (found, trouble) = match &secret {
        None => (None, None),
        Some(secret) => match find(server, secret).await {
            Ok(found) => (found, None),
            Err(trouble) => (None, Some(trouble)),
        },
    };
    let (viewer, card) = match found {
        Some((actor, card)) => (Viewer::Person(actor), Some(card)),
        None => (Viewer::Anyone, None),
    };
    let who = Who {
        inner: Arc::new(Inner {
            server: server.clone(),
            viewer,
            card,
            words: server.speech.of(lang).clone(),
            prefs: cookies.find("view").map(Prefs::parse).unwrap_or_default(),
            notice: cookies.find(notice::COOKIE).and_then(Notice::parse),
            arrived,
            secret,
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().map(str::to_owned),
        }),
    };
    match trouble {
        None => Ok(who),
        Some(trouble) => Err((who, trouble)),
    }
}

async fn find(server: &Server, secret: &Secret) -> Result<Option<(Actor, Card)>, PageError> {
    let found = server.store.find_sign_in(secret).await?;
    Ok(found
        .map(|person| (person.actor, Card { name: person.name, email: person.email, seats: person.seats })))
}
