//! Asks a route's policy before its handler runs.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::access::may::may_somewhere;
use domain::people::seat::Viewer;
use domain::refusal::Refusal;
use http::Method;

use crate::error::PageError;
use crate::extract::Who;
use crate::layers::log::Answered;
use crate::notice::Done;
use crate::routes::Policy;
use crate::server::Server;
use crate::urls;

/// A route's own guard.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    pub(crate) server: Server,
    pub(crate) path: &'static str,
    pub(crate) policy: Policy,
}

/// Lets through, asks to sign in, or says that there is no such page.
pub(crate) async fn layer(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let mut response = match guard.ask(&request) {
        Ok(()) => next.run(request).await,
        Err(Refusal::NotSignedIn) => sign_in_first(&request),
        Err(_) => PageError::Missing.into_response(),
    };
    response.extensions_mut().insert(Answered(guard.path));
    response
}

impl Guard {
    fn ask(&self, request: &Request) -> Result<(), Refusal> {
        let viewer = request.extensions().get::<Who>().map_or(&Viewer::Anyone, Who::viewer);
        match self.policy {
            Policy::Public => Ok(()),
            Policy::SignedIn if viewer.person().is_some() => Ok(()),
            Policy::SignedIn => Err(Refusal::NotSignedIn),
            Policy::Needs(right) => may_somewhere(viewer, right),
            Policy::DemoOnly if self.server.config.demo.is_some() => Ok(()),
            Policy::DemoOnly => Err(Refusal::Missing),
        }
    }
}

/// A reader is led to the sign-in page and back; a writer is told, because a redirect would lose the text.
fn sign_in_first(request: &Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return PageError::SignedOut.into_response();
    }
    let next = request.uri().path_and_query().map(|asked| asked.as_str()).and_then(urls::own);
    Done::to(urls::sign_in(next)).into_response()
}
