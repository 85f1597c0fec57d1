//! `GET /t/{territory}/plan`

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::moment::SchoolYear;
use i18n_embed_fl::fl;
use persistence::plain::plans::PlanItemCard;
use persistence::read::plan::{PlanSection, PlanView};
use serde::Deserialize;

use crate::error::PageError;
use crate::extract::{Path, Query, Who};
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "plan.html")]
struct PlanPage {
    frame: Frame,
    sheet: Option<Sheet>,
}

struct Sheet {
    title: String,
    source: String,
    years: Vec<Chip>,
    months: Vec<Chip>,
    sections: Vec<Section>,
    shown: usize,
    columns: u8,
    expected: bool,
    people: bool,
}

/// A link that narrows the table.
struct Chip {
    text: String,
    url: String,
    current: bool,
}

struct Section {
    heading: String,
    rows: Vec<Row>,
}

struct Row {
    number: i64,
    code: String,
    title: String,
    period: String,
    audience: String,
    expected: String,
    executors: Vec<String>,
    accountable: Vec<String>,
}

/// Which year, and which month of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Narrowing {
    year: Option<i32>,
    month: Option<String>,
}

/// The year's plan in the form of the paper one.
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Query(narrowing): Query<Narrowing>,
) -> Result<Response, PageError> {
    let territory = server.territory(&slug).await?;
    let years = server.store.plan_years(territory.id).await?;
    let asked = narrowing.year.map(SchoolYear);
    if asked.is_some_and(|year| !years.contains(&year)) {
        return Err(PageError::Missing);
    }
    let name = who.lang().pick(&territory.name_ru, &territory.name_en).to_owned();
    let frame = who.frame(fl!(who.words(), "plan-title")).within(&slug, name);
    let Some(year) = asked.or(years.first().copied()) else {
        return html(&PlanPage { frame, sheet: None });
    };
    let plan = server.store.plan(territory.id, year).await?.ok_or(PageError::Missing)?;
    let sheet = sheet(&who, &slug, &years, &plan, narrowing.month.as_deref());
    html(&PlanPage { frame, sheet: Some(sheet) })
}

fn sheet(who: &Who, slug: &str, years: &[SchoolYear], plan: &PlanView, month: Option<&str>) -> Sheet {
    let items = &plan.sheet.items;
    let sections: Vec<Section> = plan.sections().iter().filter_map(|part| section(part, month)).collect();
    let base = urls::plan(slug);
    let year = plan.sheet.school_year;
    let expected = items.iter().any(|item| !item.expected.is_empty());
    let people = items.iter().any(|item| !item.executors.is_empty() || !item.accountable.is_empty());
    Sheet {
        title: plan.sheet.title.clone(),
        source: plan.sheet.source.clone(),
        years: if years.len() < 2 {
            Vec::new()
        } else {
            years.iter().map(|y| year_chip(&base, *y, year)).collect()
        },
        months: months(who, &base, year, items, month),
        shown: sections.iter().map(|section| section.rows.len()).sum(),
        sections,
        columns: 4 + u8::from(expected) + 2 * u8::from(people),
        expected,
        people,
    }
}

fn section(part: &PlanSection<'_>, month: Option<&str>) -> Option<Section> {
    let within = |item: &&PlanItemCard| month.is_none_or(|month| item.months.iter().any(|m| m == month));
    let rows: Vec<Row> = part.items.iter().filter(within).map(row).collect();
    let heading =
        if part.title.is_empty() { String::new() } else { format!("{}. {}", part.number, part.title) };
    (!rows.is_empty()).then_some(Section { heading, rows })
}

fn row(item: &PlanItemCard) -> Row {
    Row {
        number: item.number,
        code: item.code.clone(),
        title: item.title.clone(),
        period: item.period.clone(),
        audience: item.audience.clone(),
        expected: item.expected.clone(),
        executors: item.executors.clone(),
        accountable: item.accountable.clone(),
    }
}

fn year_chip(base: &str, year: SchoolYear, current: SchoolYear) -> Chip {
    Chip {
        text: year.to_string().replace('-', "–"),
        url: format!("{base}?year={}", year.0),
        current: year == current,
    }
}

/// A chip for every month that the plan names, in the order of the year, and one for all of them.
fn months(who: &Who, base: &str, year: SchoolYear, items: &[PlanItemCard], month: Option<&str>) -> Vec<Chip> {
    let named: BTreeSet<&String> = items.iter().flat_map(|item| &item.months).collect();
    let all = Chip {
        text: fl!(who.words(), "plan-whole-year"),
        url: format!("{base}?year={}", year.0),
        current: month.is_none(),
    };
    let one = |key: &&String| {
        let (y, m) = key.split_once('-')?;
        let text = who.words().month(y.parse().ok()?, m.parse().ok()?);
        let url = format!("{base}?year={}&month={}", year.0, urls::escape(key));
        Some(Chip { text, url, current: month == Some(key.as_str()) })
    };
    std::iter::once(all).chain(named.iter().filter_map(one)).collect()
}
