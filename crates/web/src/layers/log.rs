//! One line a request, at its end: ids and numbers, no addresses with secrets, no personal data.

use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::basics::id::PersonId;

use crate::extract::Arrived;
use crate::server::Server;

/// The route that answered, told by its guard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answered(pub(crate) &'static str);

/// Who asked, told by the layer that found out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked(pub(crate) Option<PersonId>);

/// Takes the moment of arrival and writes the line.
pub(crate) async fn layer(State(server): State<Server>, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(Arrived(server.store.clock().now()));
    let (method, begun) = (request.method().clone(), Instant::now());
    let response = next.run(request).await;
    let route = response.extensions().get::<Answered>().map_or("-", |route| route.0);
    let person =
        response.extensions().get::<Asked>().and_then(|asked| asked.0).map(|person| person.to_string());
    let took = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(%method, route, status = response.status().as_u16(), took_us = took, person, "request");
    response
}
