//! The registry: every route with its method, path and policy, in one list. It is the only place that adds
//! routes, so none can be without a policy; printed, it is the golden file `tests/golden/routes.txt`.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use domain::access::may::Right;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::error::PageError;
use crate::guard;
use crate::layers::{gate, headers, log, pages as errors};
use crate::pages::{error, probes};
use crate::server::Server;
use crate::{assets, pages};

/// Who may come to a route at all. What they may do with its object is asked again where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Everybody.
    Public,
    /// Whoever has signed in.
    SignedIn,
    /// Whoever holds a seat that gives the right somewhere.
    Needs(Right),
    /// Everybody, in a demo; elsewhere there is no such page.
    DemoOnly,
}

impl Policy {
    /// The word of the golden file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::SignedIn => "signed-in",
            Self::Needs(right) => right.name(),
            Self::DemoOnly => "demo",
        }
    }
}

/// Reads or writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Shows, changes nothing. `HEAD` comes with it.
    Get,
    /// Does something.
    Post,
}

impl Verb {
    /// The method's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// A route.
pub struct Route {
    /// Reads or writes.
    pub verb: Verb,
    /// Its path with named places.
    pub path: &'static str,
    /// Who may come.
    pub policy: Policy,
    /// Most bytes of a body.
    pub limit: usize,
    handler: MethodRouter<Server>,
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.verb.name(), self.path, self.policy.name())
    }
}

/// Bytes that a form may have where its route says nothing else.
const FORM: usize = 64 * 1024;

const MEBIBYTE: usize = 1024 * 1024;

/// Bytes that an upload may have; each slot sets its own smaller bound.
const UPLOAD: usize = 64 * 1024 * 1024;

fn get<H: Handler<T, Server>, T: 'static>(path: &'static str, policy: Policy, handler: H) -> Route {
    Route { verb: Verb::Get, path, policy, limit: FORM, handler: on(MethodFilter::GET, handler) }
}

fn post<H: Handler<T, Server>, T: 'static>(path: &'static str, policy: Policy, handler: H) -> Route {
    Route { verb: Verb::Post, path, policy, limit: FORM, handler: on(MethodFilter::POST, handler) }
}

impl Route {
    /// With room for larger bodies.
    #[must_use]
    fn up_to(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }
}

/// Every route there is.
#[must_use]
pub fn all() -> Vec<Route> {
    let mut routes = vec![
        get("/assets/{edition}/{*name}", Policy::Public, assets::show),
        get("/livez", Policy::Public, probes::alive),
        get("/readyz", Policy::Public, probes::ready),
    ];
    routes.extend(public());
    routes.extend(doors());
    routes.extend(keeping());
    routes.extend(applications());
    routes.extend(desk());
    routes.extend(reviews());
    routes.extend(panels());
    routes.extend(outcome());
    routes.extend(meetings());
    routes.extend(admission());
    routes
}

/// Applications, receipts, consents, the desk.
fn applications() -> Vec<Route> {
    let write = Policy::Needs(Right::WriteApplications);
    let read = Policy::Needs(Right::ReadApplications);
    vec![
        get("/apps", write, pages::apps::list::show),
        get("/apps/new", write, pages::apps::new::show),
        post("/apps/new", write, pages::apps::new::start),
        get("/apps/{code}", write, pages::apps::task_list::show),
        get("/apps/{code}/files", write, pages::apps::files::show),
        post("/apps/{code}/files/{paper}", write, pages::apps::files::attach).up_to(UPLOAD),
        get("/apps/{code}/file/{id}", write, pages::apps::files::open),
        post("/apps/{code}/file/{id}/remove", write, pages::apps::files::remove),
        get("/apps/{code}/authors", write, pages::apps::authors::show),
        post("/apps/{code}/authors", write, pages::apps::authors::add),
        post("/apps/{code}/authors/{id}/ask", write, pages::apps::authors::ask),
        post("/apps/{code}/authors/{id}/paper", write, pages::apps::authors::paper),
        post("/apps/{code}/authors/{id}/remove", write, pages::apps::authors::remove),
        get("/apps/{code}/check", write, pages::apps::check::show),
        post("/apps/{code}/submit", write, pages::apps::check::submit),
        get("/apps/{code}/submitted", write, pages::apps::submitted::show),
        get("/apps/{code}/withdraw", write, pages::apps::withdraw::show),
        post("/apps/{code}/withdraw", write, pages::apps::withdraw::withdraw),
        get("/apps/{code}/history", write, pages::apps::history::show),
        get("/apps/{code}/{section}", write, pages::apps::section::show),
        post("/apps/{code}/{section}", write, pages::apps::section::save).up_to(512 * 1024),
        get("/receipts/{code}", read, pages::receipts::latest),
        get("/receipts/{code}/{submission}", read, pages::receipts::show),
        get("/receipts/{code}/{submission}/files/{index}", read, pages::receipts::file),
        get("/consent/{secret}", Policy::Public, pages::consent::show),
        post("/consent/{secret}", Policy::Public, pages::consent::answer),
    ]
}

/// Meetings of councils and commissions.
fn meetings() -> Vec<Route> {
    let read = Policy::Needs(Right::ReadMeetings);
    let run = Policy::Needs(Right::RunMeetings);
    let sign = Policy::Needs(Right::SignMinutes);
    vec![
        get("/meetings", read, pages::meetings::list::show),
        get("/meetings/new", run, pages::meetings::new::show),
        post("/meetings/new", run, pages::meetings::new::convene),
        get("/meetings/{code}", read, pages::meetings::meeting::show),
        post("/meetings/{code}", read, pages::meetings::meeting::change),
        get("/meetings/{code}/items/{number}", read, pages::meetings::item::show),
        get("/meetings/{code}/items/{number}/files/{index}", read, pages::meetings::item::file),
        get("/meetings/{code}/lead", run, pages::meetings::lead::show),
        post("/meetings/{code}/lead", run, pages::meetings::lead::act),
        get("/meetings/{code}/minutes", read, pages::meetings::minutes::show),
        post("/meetings/{code}/minutes", sign, pages::meetings::minutes::act).up_to(512 * 1024),
        get("/meetings/{code}/minutes/extract/{number}", read, pages::meetings::extract::show),
    ]
}

/// The desk of the methodists.
fn desk() -> Vec<Route> {
    let read = Policy::Needs(Right::ReadDesk);
    let run = Policy::Needs(Right::RunCalls);
    let extend = Policy::Needs(Right::ExtendIntake);
    let paper = Policy::Needs(Right::EnterPaper);
    vec![
        get("/t/{territory}/desk", read, pages::desk::calls::show),
        get("/t/{territory}/desk/new", run, pages::desk::new::show),
        post("/t/{territory}/desk/new", run, pages::desk::new::draft),
        get("/t/{territory}/desk/{call}", read, pages::desk::register::show),
        post("/t/{territory}/desk/{call}/announce", run, pages::desk::register::announce),
        get("/t/{territory}/desk/{call}/dates", extend, pages::desk::dates::show),
        post("/t/{territory}/desk/{call}/dates", extend, pages::desk::dates::change),
        get("/t/{territory}/desk/{call}/paper", paper, pages::desk::paper::show),
        post("/t/{territory}/desk/{call}/paper", paper, pages::desk::paper::enter).up_to(UPLOAD),
    ]
}

/// The formal check: the desk's pages and what of it is public.
fn admission() -> Vec<Route> {
    let read = Policy::Needs(Right::ReadDesk);
    let check = Policy::Needs(Right::CheckApplications);
    let publish = Policy::Needs(Right::PublishResults);
    let extend = Policy::Needs(Right::ExtendIntake);
    vec![
        get("/t/{territory}/calls/{call}/admission", Policy::Public, pages::calls::admission::show),
        get("/t/{territory}/desk/{call}/admission", read, pages::desk::admission::show),
        get("/t/{territory}/desk/{call}/admission/publish", publish, pages::desk::admission::preview),
        post("/t/{territory}/desk/{call}/admission/publish", publish, pages::desk::admission::publish),
        get("/t/{territory}/desk/{call}/admission/{code}", read, pages::desk::admission_case::show),
        post("/t/{territory}/desk/{call}/admission/{code}", check, pages::desk::admission_case::check),
        post(
            "/t/{territory}/desk/{call}/admission/{code}/time",
            extend,
            pages::desk::admission_case::more_time,
        ),
        get(
            "/t/{territory}/desk/{call}/admission/{code}/disqualify",
            check,
            pages::desk::admission_disqualify::show,
        ),
        post(
            "/t/{territory}/desk/{call}/admission/{code}/disqualify",
            check,
            pages::desk::admission_disqualify::disqualify,
        ),
    ]
}

/// Lists, orders, publications, and what applicants learn.
fn outcome() -> Vec<Route> {
    use Policy::{Needs, Public};
    let (read, draw) = (Needs(Right::ReadDesk), Needs(Right::DrawLists));
    let (order, publish) = (Needs(Right::EnterOrders), Needs(Right::PublishResults));
    let write = Needs(Right::WriteApplications);
    vec![
        get("/t/{territory}/desk/{call}/ranking", read, pages::desk::ranking::show),
        post("/t/{territory}/desk/{call}/ranking", draw, pages::desk::ranking::draw),
        post("/t/{territory}/desk/{call}/ranking/adopt", draw, pages::desk::ranking::adopt),
        get("/t/{territory}/desk/{call}/order", order, pages::desk::order::list),
        post("/t/{territory}/desk/{call}/order", order, pages::desk::order::draft),
        get("/t/{territory}/desk/{call}/order/{code}", order, pages::desk::order::show),
        post("/t/{territory}/desk/{call}/order/{code}", order, pages::desk::order::settle),
        get("/t/{territory}/desk/{call}/publish", publish, pages::desk::publish::show),
        post("/t/{territory}/desk/{call}/publish", publish, pages::desk::publish::publish),
        get("/t/{territory}/desk/{call}/publish/promoted.csv", publish, pages::desk::publish::promoted),
        get("/t/{territory}/calls/{call}/results", Public, pages::calls::results::show),
        get("/t/{territory}/calls/{call}/results.csv", Public, pages::calls::results::csv),
        get("/apps/{code}/feedback", write, pages::apps::feedback::show),
    ]
}

/// Panels of experts and their sheets, for methodists.
fn panels() -> Vec<Route> {
    let assign = Policy::Needs(Right::AssignExperts);
    let moderate = Policy::Needs(Right::ModerateSheets);
    let extend = Policy::Needs(Right::ExtendIntake);
    vec![
        get("/t/{territory}/desk/{call}/assign", assign, pages::desk::assign::show),
        post("/t/{territory}/desk/{call}/assign", assign, pages::desk::assign::change),
        get("/t/{territory}/desk/{call}/progress", assign, pages::desk::progress::show),
        post("/t/{territory}/desk/{call}/progress/replace", assign, pages::desk::progress::replace),
        post("/t/{territory}/desk/{call}/progress/time", extend, pages::desk::progress::time),
        post("/t/{territory}/desk/{call}/progress/remind", assign, pages::desk::progress::remind),
        post("/t/{territory}/desk/{call}/progress/release", moderate, pages::desk::progress::release),
        get("/t/{territory}/desk/{call}/sheets.csv", moderate, pages::desk::sheets_csv::show),
        get("/t/{territory}/desk/{call}/sheets/{code}", moderate, pages::desk::sheets::show),
        post("/t/{territory}/desk/{call}/sheets/{code}/return", moderate, pages::desk::sheets::send_back),
        post("/t/{territory}/desk/{call}/sheets/{code}/void", moderate, pages::desk::sheets::void),
        post("/t/{territory}/desk/{call}/sheets/{code}/release", moderate, pages::desk::sheets::release),
        get("/t/{territory}/desk/{call}/totals/{code}", moderate, pages::desk::totals::show),
    ]
}

/// The experts' pages.
fn reviews() -> Vec<Route> {
    let review = Policy::Needs(Right::Review);
    vec![
        get("/review", review, pages::review::list::show),
        get("/review/conflicts", review, pages::review::conflicts::show),
        post("/review/conflicts", review, pages::review::conflicts::answer),
        get("/review/done", review, pages::review::done::show),
        get("/review/{alias}", review, pages::review::work::show),
        post("/review/{alias}", review, pages::review::save::save).up_to(512 * 1024),
        post("/review/{alias}/answer", review, pages::review::work::answer),
        get("/review/{alias}/sign", review, pages::review::sign::show),
        post("/review/{alias}/sign", review, pages::review::sign::sign),
        get("/review/{alias}/files/{index}", review, pages::review::work::file),
    ]
}

fn public() -> Vec<Route> {
    use Policy::Public;
    vec![
        get("/", Public, pages::home::show),
        get("/help", Public, pages::still::help),
        get("/accessibility", Public, pages::still::accessibility),
        get("/privacy", Public, pages::still::privacy),
        get("/view", Public, pages::view::show),
        post("/view", Public, pages::view::save),
        get("/t/{territory}", Public, pages::territory::show),
        get("/t/{territory}/plan", Public, pages::plan::show),
        get("/t/{territory}/calls", Public, pages::calls::list::show),
        get("/t/{territory}/calls/{call}", Public, pages::calls::call::show),
        get("/t/{territory}/orgs", Public, pages::orgs::show),
        get("/today", Policy::SignedIn, pages::today::show),
    ]
}

/// Coming in and going out; the demo's own pages.
fn doors() -> Vec<Route> {
    use Policy::{DemoOnly, Public};
    vec![
        get("/sign-in", Public, pages::sign_in::sign_in::show),
        post("/sign-in", Public, pages::sign_in::sign_in::enter),
        post("/sign-out", Public, pages::sign_in::sign_out::leave),
        get("/reset", Public, pages::sign_in::reset::show),
        post("/reset", Public, pages::sign_in::reset::ask),
        get("/reset/{secret}", Public, pages::sign_in::password::reset),
        post("/reset/{secret}", Public, pages::sign_in::password::renew),
        get("/invite/{secret}", Public, pages::sign_in::password::invite),
        post("/invite/{secret}", Public, pages::sign_in::password::accept),
        post("/demo/sign-in", DemoOnly, pages::sign_in::sign_in::become_role),
        get("/demo/clock", DemoOnly, pages::demo::clock::show),
        post("/demo/clock", DemoOnly, pages::demo::clock::forward),
        get("/demo/mail", DemoOnly, pages::demo::mail::show),
    ]
}

/// Keeping people and the machine.
fn keeping() -> Vec<Route> {
    let people = Policy::Needs(Right::ManagePeople);
    let accounts = Policy::Needs(Right::ManageAccounts);
    vec![
        get("/t/{territory}/people", people, pages::people::list::show),
        post("/t/{territory}/people/invite", people, pages::people::list::invite),
        post("/t/{territory}/people/reset", people, pages::people::list::reset),
        post("/t/{territory}/people/end-seat", people, pages::people::list::end_seat),
        get("/t/{territory}/people/new", people, pages::people::new::show),
        post("/t/{territory}/people/new", people, pages::people::new::enter),
        get("/t/{territory}/import", people, pages::people::import::show),
        post("/t/{territory}/import", people, pages::people::import::look).up_to(4 * MEBIBYTE),
        post("/t/{territory}/import/confirm", people, pages::people::import::confirm).up_to(8 * MEBIBYTE),
        get("/t/{territory}/import/{file}", people, pages::people::import::template),
        get("/admin/people", accounts, pages::admin::people::show),
        post("/admin/people/reset", accounts, pages::admin::people::reset),
        post("/admin/people/close", accounts, pages::admin::people::close),
        get("/admin/health", Policy::Needs(Right::ReadHealth), pages::admin::health::show),
        get("/admin/rights", Policy::Needs(Right::ReadRights), pages::admin::rights::show),
    ]
}

/// The list as text, sorted by path.
#[must_use]
pub fn print() -> String {
    let mut lines: Vec<String> = all()
        .into_iter()
        .map(|route| format!("{:<44} {:<5} {}\n", route.path, route.verb.name(), route.policy.name()))
        .collect();
    lines.sort();
    lines.concat()
}

/// The whole site.
pub fn router(server: Server) -> Router {
    let mut router = Router::new();
    for route in all() {
        let guard = guard::Guard { server: server.clone(), path: route.path, policy: route.policy };
        let limit = DefaultBodyLimit::max(route.limit);
        let handler = route.handler.layer(limit).route_layer(from_fn_with_state(guard, guard::layer));
        router = router.route(route.path, handler);
    }
    router
        .fallback(error::missing)
        .method_not_allowed_fallback(error::wrong_method)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(server.clone(), gate::layer))
        .layer(from_fn_with_state(server.clone(), errors::layer))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(server.clone(), headers::layer))
        .layer(from_fn_with_state(server.clone(), log::layer))
        .with_state(server)
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands over what was thrown")]
fn panicked(thrown: Box<dyn std::any::Any + Send>) -> Response {
    use axum::response::IntoResponse;

    let text = thrown.downcast_ref::<String>().map(String::as_str).or(thrown.downcast_ref::<&str>().copied());
    PageError::fault(format!("panicked: {}", text.unwrap_or("?"))).into_response()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_route_stands_twice() {
        let mut seen = BTreeSet::new();
        for route in all() {
            assert!(seen.insert((route.path, route.verb)), "{route:?}");
        }
    }
}
