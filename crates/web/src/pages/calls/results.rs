//! `GET /t/{territory}/calls/{call}/results` and `…/results.csv`: what was published, for everybody. Before
//! the publication there is no such page.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use documents::table::Cell;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::read::results::{ResultClass, ResultGroup, ResultLine, Results};

use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::pages::desk::publish;
use crate::pages::desk::ranking::titled;
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "calls/results.html")]
struct ResultsView {
    frame: Frame,
    title: String,
    year: String,
    published: String,
    datetime: String,
    orders: Vec<String>,
    groups: Vec<GroupPart>,
    call: String,
    csv: String,
}

/// Results of one nomination, ready to print.
pub(crate) struct GroupPart {
    /// For links within the page.
    pub(crate) id: String,
    /// Its name; empty where the procedure has none.
    pub(crate) title: String,
    /// Works with a distinction, class by class.
    pub(crate) awarded: Vec<WorkPart>,
    /// How the rest is called, and its works.
    pub(crate) rest: Option<(String, Vec<WorkPart>)>,
}

/// A work in the results.
pub(crate) struct WorkPart {
    /// Its class.
    pub(crate) class: String,
    /// Its title.
    pub(crate) title: String,
    /// Whose it is.
    pub(crate) organisation: String,
    /// What else is public of it.
    pub(crate) texts: Vec<(String, Vec<String>)>,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let (territory, view, results) = find(&server, &who, (&slug, &call)).await?;
    let (words, lang) = (who.words(), who.lang());
    let title = fl!(words, "res-public-title", call = lang.of(view.procedure.title()).to_owned());
    let orders = results.orders.iter().map(|(number, dated)| {
        fl!(words, "res-public-order", number = number.as_str(), dated = words.day(*dated))
    });
    let at = words.moment(results.at, territory.zone);
    html(&ResultsView {
        frame: who.frame(title.clone()).within(&slug, lang.pick(&territory.name_ru, &territory.name_en)),
        title,
        year: view.call.school_year.to_string().replace('-', "–"),
        published: fl!(words, "res-public-at", at = at, n = results.number),
        datetime: results.at.to_string(),
        orders: orders.collect(),
        groups: groups(&who, &results.groups),
        call: urls::call(&slug, &call),
        csv: urls::results_csv(&slug, &call),
    })
}

/// The same as a table.
pub(crate) async fn csv(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let (_, view, results) = find(&server, &who, (&slug, &call)).await?;
    let words = who.words();
    let header = [
        fl!(words, "res-group"),
        fl!(words, "res-class"),
        fl!(words, "res-work-title"),
        fl!(words, "res-organisation"),
    ];
    let mut rows = Vec::new();
    for group in groups(&who, &results.groups) {
        let GroupPart { title, awarded, rest, .. } = group;
        let rest = rest.map(|(_, works)| works).unwrap_or_default();
        rows.extend(awarded.into_iter().chain(rest).map(|work| {
            let cells = [title.clone(), work.class, work.title, work.organisation];
            cells.into_iter().map(Cell::Text).collect::<Vec<_>>()
        }));
    }
    Ok(publish::csv(&format!("{}-results", view.call.slug), &header, &rows))
}

async fn find(
    server: &Server,
    who: &Who,
    (slug, call): (&str, &str),
) -> Result<(TerritoryView, CallView, Results), PageError> {
    let territory = server.territory(slug).await?;
    let view = server.store.find_call(who.viewer(), territory.id, call).await?.ok_or(PageError::Missing)?;
    let results = server.store.results(&view).await?.ok_or(PageError::Missing)?;
    Ok((territory, view, results))
}

/// Groups as pages print them.
pub(crate) fn groups(who: &Who, groups: &[ResultGroup]) -> Vec<GroupPart> {
    let part = |(group, n): (&ResultGroup, usize)| {
        let names: Vec<String> = group.title.iter().map(|name| who.lang().of(name).to_owned()).collect();
        let awarded = group.classes.iter().filter(|class| class.awarded);
        let rest: Vec<&ResultClass> = group.classes.iter().filter(|class| !class.awarded).collect();
        let label = rest.first().map(|class| who.lang().of(&class.label).to_owned());
        let works = rest.iter().flat_map(|class| works(who, class)).collect();
        GroupPart {
            id: format!("nomination-{n}"),
            title: names.join(", "),
            awarded: awarded.flat_map(|class| self::works(who, class)).collect(),
            rest: label.map(|label| (label, works)),
        }
    };
    groups.iter().zip(1..).map(part).collect()
}

fn works(who: &Who, class: &ResultClass) -> Vec<WorkPart> {
    let label = who.lang().of(&class.label).to_owned();
    let part = |line: &ResultLine| WorkPart {
        class: label.clone(),
        title: titled(who.words(), Some(&line.title)),
        organisation: line.organisation.clone(),
        texts: line
            .texts
            .iter()
            .map(|(label, text)| (who.lang().of(label).to_owned(), text.lines().map(str::to_owned).collect()))
            .collect(),
    };
    class.lines.iter().map(part).collect()
}
