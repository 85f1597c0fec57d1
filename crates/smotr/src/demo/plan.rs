//! Plans of a district as they lie in the demo's data.

use anyhow::{Context, Result};
use domain::basics::moment::SchoolYear;
use persistence::plain::plans::{PlanItemCard, PlanSheet};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: String,
    school_year: String,
    /// The district that the file belongs to, for whoever reads it by itself.
    #[serde(rename = "territory")]
    _territory: String,
    source: String,
    #[serde(rename = "section")]
    sections: Vec<Section>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    number: String,
    title: String,
    #[serde(rename = "item")]
    items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    number: i64,
    code: String,
    title: String,
    period: String,
    months: Vec<String>,
    recurrence: String,
    #[serde(default)]
    audience: String,
    #[serde(default)]
    expected: String,
    #[serde(default)]
    executors: Vec<String>,
    #[serde(default)]
    accountable: Vec<String>,
}

/// Reads a plan.
pub(super) fn read(text: &str) -> Result<PlanSheet> {
    let written: Written = toml::from_str(text).context("a plan of the demo cannot be read")?;
    let school_year =
        SchoolYear::parse(&written.school_year).context("a plan of the demo is of no school year")?;
    let mut items = Vec::new();
    for section in written.sections {
        for item in section.items {
            items.push(PlanItemCard {
                section_number: section.number.clone(),
                section_title: section.title.clone(),
                number: item.number,
                code: item.code,
                title: item.title,
                period: item.period,
                months: item.months,
                recurrence: item.recurrence,
                audience: item.audience,
                expected: item.expected,
                executors: item.executors,
                accountable: item.accountable,
            });
        }
    }
    Ok(PlanSheet { title: written.title, school_year, source: written.source, items })
}
