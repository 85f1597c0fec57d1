//! Plans of school years as files: the shape of `crates/smotr/demo/plans`.

use anyhow::{Context, Result, bail};
use domain::basics::moment::SchoolYear;
use persistence::plain::plans::{PlanItemCard, PlanSheet};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: String,
    school_year: String,
    territory: String,
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

/// Reads a plan; the file itself must say that it is of this territory.
pub(crate) fn read(text: &str, territory: &str) -> Result<PlanSheet> {
    let written: Written = toml::from_str(text).context("this is no plan")?;
    if written.territory != territory {
        bail!("the plan is of the territory {}, not of {territory}", written.territory);
    }
    let school_year = SchoolYear::parse(&written.school_year)
        .with_context(|| format!("no school year, as 2026-2027: {}", written.school_year))?;
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
