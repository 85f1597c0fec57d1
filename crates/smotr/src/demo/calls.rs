//! The contests of the demo: their procedures and their calls.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use domain::basics::id::CallId;
use domain::basics::moment::{Moment, SchoolYear};
use domain::people::seat::Role;

use super::acting::Scene;
use super::districts::Settled;

const PRODUCTS: &str = include_str!("../../../../procedures/district-products.toml");

/// A contest: its word in addresses, and what makes its procedure another than that of products.
pub(super) struct Yearly {
    word: &'static str,
    heading: Option<Heading>,
}

struct Heading {
    id: &'static str,
    title: (&'static str, &'static str),
    purpose: (&'static str, &'static str),
}

/// Innovative products: row C3 of the plan.
pub(super) const OF_PRODUCTS: Yearly = Yearly { word: "products", heading: None };

/// Teaching methods.
pub(super) const OF_METHODS: Yearly = Yearly {
    word: "methods",
    heading: Some(Heading {
        id: "district-methods",
        title: ("Районный конкурс методических разработок", "District contest of teaching methods"),
        purpose: (
            "Собрать уроки, занятия и порядки работы, которые получились, и передать их коллегам района.",
            "To gather lessons and ways of work that came off, and to hand them on to colleagues.",
        ),
    }),
};

/// Programmes of upbringing.
pub(super) const OF_UPBRINGING: Yearly = Yearly {
    word: "upbringing",
    heading: Some(Heading {
        id: "district-upbringing",
        title: ("Районный конкурс программ воспитания", "District contest of upbringing programmes"),
        purpose: (
            "Найти программы, в которых дети отвечают за настоящее дело, и помочь им разойтись по району.",
            "To find programmes that trust children with real work, and to help them spread in the district.",
        ),
    }),
};

impl Yearly {
    /// The word of a year's contest in addresses.
    pub(super) fn slug(&self, year: SchoolYear) -> String {
        format!("{}-{year}", self.word)
    }

    /// Its procedure: that of products under a heading of its own.
    fn procedure(&self) -> Result<String> {
        let Some(Heading { id, title, purpose }) = &self.heading else { return Ok(PRODUCTS.to_owned()) };
        let strange = "the procedure of products is not what the demo expects";
        let (_, text) = PRODUCTS.split_once("[procedure]\n").context(strange)?;
        let (before, text) = text.split_once("title.ru = ").context(strange)?;
        let (_, after) = text.split_once("\nmust = ").context(strange)?;
        let before = before.replacen("district-products", id, 1);
        Ok(format!(
            "# Порядок для показа: тот же, что у конкурса инновационных продуктов.\n\n[procedure]\n{before}\
             title.ru = \"{}\"\ntitle.en = \"{}\"\npurpose.ru = \"{}\"\npurpose.en = \"{}\"\nmust = {after}",
            title.0, title.1, purpose.0, purpose.1
        ))
    }

    /// Publishes its procedure and returns the edition.
    pub(super) async fn publish(&self, scene: &Scene<'_>, district: &Settled, at: Moment) -> Result<String> {
        let act = scene.person(district.with_role(Role::Methodist)?, at).await?;
        Ok(scene.store.publish_edition(&act, district.id, &self.procedure()?).await?)
    }

    /// Sets up and announces a call of it.
    pub(super) async fn call(
        &self,
        scene: &Scene<'_>,
        district: &Settled,
        (edition, school_year): (&str, SchoolYear),
        dates: &Dates,
    ) -> Result<CallId> {
        let methodist = district.with_role(Role::Methodist)?;
        let named = [("opens", dates.opens), ("closes", dates.closes), ("council", dates.council)];
        let new = persistence::calls::NewCall {
            slug: self.slug(school_year),
            school_year,
            edition: edition.to_owned(),
            dates: named.map(|(name, at)| (name.to_owned(), at)).into_iter().collect::<BTreeMap<_, _>>(),
        };
        let act = scene.person(methodist, dates.drafted).await?;
        let call = scene.store.draft_call(&act, district.id, new).await?;
        let act = scene.person(methodist, dates.announced).await?;
        scene.store.announce_call(&act, call).await?;
        Ok(call)
    }
}

/// When a call was made, and its dates.
pub(super) struct Dates {
    pub(super) drafted: Moment,
    pub(super) announced: Moment,
    pub(super) opens: Moment,
    pub(super) closes: Moment,
    pub(super) council: Moment,
}

impl Dates {
    /// A call that opens and closes on these days from today, made in the two weeks before.
    pub(super) fn past(scene: &Scene<'_>, (opens, closes): (i64, i64), council: Moment) -> Result<Self> {
        let calendar = scene.calendar;
        Ok(Self {
            drafted: calendar.office(opens - 10, (14, 10))?,
            announced: calendar.office(opens - 6, (10, 15))?,
            opens: calendar.office(opens, (10, 0))?,
            closes: calendar.office(closes, (18, 0))?,
            council,
        })
    }
}

/// The day on which this year's intake of products opened, from today.
pub(super) const OPENED: i64 = -14;

/// Dates of this year's contest of products: opened two weeks ago, closes in four days, or on the Monday
/// after.
pub(super) fn this_year(scene: &Scene<'_>) -> Result<Dates> {
    let calendar = scene.calendar;
    Ok(Dates {
        drafted: calendar.office(OPENED - 8, (14, 10))?,
        announced: calendar.office(OPENED - 5, (10, 15))?,
        opens: calendar.day(OPENED, (10, 0))?,
        closes: calendar.working_day(4, (18, 0))?,
        council: calendar.working_day(39, (15, 0))?,
    })
}

#[cfg(test)]
mod tests {
    use domain::procedure::definition::Definition;
    use domain::procedure::verify::verify;

    use super::*;

    #[test]
    fn each_contest_has_a_sound_procedure_of_its_own() {
        let ids: Vec<String> = [OF_PRODUCTS, OF_METHODS, OF_UPBRINGING]
            .iter()
            .map(|contest| {
                let definition = Definition::from_toml(&contest.procedure().unwrap()).unwrap();
                let id = definition.procedure.id.to_string();
                verify(definition).unwrap();
                id
            })
            .collect();
        assert_eq!(ids, ["district-products", "district-methods", "district-upbringing"]);
    }
}
