//! Last year's applications on paper: the methodist entered each a day later.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use domain::basics::code::Code;
use domain::basics::id::CallId;
use domain::basics::moment::SchoolYear;
use domain::people::seat::{Role, Viewer};
use persistence::filing::PaperApplication;
use serde::Deserialize;

use super::acting::Scene;
use super::applying::receive;
use super::districts::Settled;
use super::pdf;

const WORKS: &str = include_str!("../../demo/paper-last-year.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "application")]
    works: Vec<Work>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Work {
    organisation_slug: String,
    nomination: String,
    topic: String,
    title: String,
    /// Month and day.
    stamped_on: (u32, u32),
    number: String,
}

/// Enters them all, and returns institution and public code of each.
pub(super) async fn enter(
    scene: &Scene<'_>,
    district: &Settled,
    call: CallId,
) -> Result<Vec<(String, Code)>> {
    let written: Written = toml::from_str(WORKS).context("last year's works of the demo cannot be read")?;
    let mut entered = Vec::new();
    for work in written.works {
        let slug = work.organisation_slug.clone();
        entered.push((slug, enter_one(scene, district, call, work).await?));
    }
    Ok(entered)
}

async fn enter_one(scene: &Scene<'_>, district: &Settled, call: CallId, work: Work) -> Result<Code> {
    let slug = &work.organisation_slug;
    let found = scene.store.find_organisation(&Viewer::System, district.id, slug).await?;
    let organisation = found.with_context(|| format!("there is no {slug}"))?;
    let year = SchoolYear(scene.calendar.year().0 - 1);
    let received_at = scene.calendar.in_year(year, work.stamped_on, (11, 40))?;
    let methodist = district.with_role(Role::Methodist)?;
    let act = scene.person(methodist, received_at.plus_seconds(26 * 3_600)).await?;

    let text = ["Заявка на бумаге. Этот файл создан для показа.", &organisation.short_name, &work.title];
    let scan = receive(scene.store, pdf::file("Заявка с подписью руководителя", &text)).await?;
    let text = [work.title.as_str(), "Описание продукта без названий и имён. Этот файл создан для показа."];
    let description = receive(scene.store, pdf::file(&work.title, &text)).await?;
    let file = |slot: &str, name: &str, bytes| {
        (slot.to_owned(), name.to_owned(), "application/pdf".to_owned(), bytes)
    };
    let files = vec![
        file("description", "Описание продукта.pdf", description),
        file("signature", "Заявка с подписью.pdf", scan),
    ];
    let answers = [("title", work.title), ("nomination", work.nomination), ("topic", work.topic)];
    let answers: BTreeMap<String, String> = answers.map(|(field, text)| (field.to_owned(), text)).into();
    let paper = PaperApplication {
        organisation: organisation.id,
        answers,
        received_at,
        stamp: format!("Входящий № {}", work.number),
        files,
    };
    Ok(scene.store.enter_paper(&act, call, paper).await?)
}
