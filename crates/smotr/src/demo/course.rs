//! Contests whose intake is over, played on by the people whose business each step is. Days are counted from
//! the day on which intake closed; what is said of each work stands in `stories.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use domain::basics::code::Code;
use domain::basics::id::ApplicationId;
use domain::basics::moment::{Moment, SchoolYear};
use domain::decider::Act;
use domain::people::seat::{Role, Viewer};
use domain::procedure::name::StageId;
use domain::procedure::procedure::Procedure;
use persistence::read::admission::CheckCase;
use persistence::read::calls::CallView;

use self::story::Story;
use self::words::Bank;
use super::acting::Scene;
use super::applying::Intake;
use super::calls::{Dates, Yearly};
use super::districts::Settled;
use super::works;

mod checking;
mod council;
pub(super) mod played;
mod reviewing;
mod story;
mod words;

/// A call on its course.
struct Course<'a> {
    scene: &'a Scene<'a>,
    district: &'a Settled,
    intake: Intake<'a>,
    view: CallView,
    /// The day on which intake closed, from today.
    closed: i64,
    stories: Vec<Story>,
    /// What was filed, by institution.
    filed: BTreeMap<String, Filed>,
    bank: Bank,
}

/// An application in the story.
struct Filed {
    code: Code,
    id: ApplicationId,
    /// What was written; nothing of an application that came on paper.
    work: Option<works::Work>,
}

/// What a contest of the past is made of.
struct Script<'a> {
    contest: &'a Yearly,
    edition: &'a str,
    dates: &'a Dates,
    year: SchoolYear,
    works: &'static str,
    stories: Vec<Story>,
}

impl<'a> Course<'a> {
    /// Sets the call up and has everybody apply.
    async fn begin(scene: &'a Scene<'a>, district: &'a Settled, script: Script<'_>) -> Result<Self> {
        let Script { contest, edition, dates, year, works, stories } = script;
        let call = contest.call(scene, district, (edition, year), dates).await?;
        let procedure: Arc<Procedure> = scene.store.procedure(edition).await?;
        let opened = scene.calendar.days_to(dates.opens);
        let intake = Intake { scene, district, call, procedure, opened };
        let slug = contest.slug(year);
        let view = scene.store.find_call(&Viewer::System, district.id, &slug).await?;
        let mut course = Self {
            scene,
            district,
            intake,
            view: view.context("a call of the demo vanished")?,
            closed: scene.calendar.days_to(dates.closes),
            stories,
            filed: BTreeMap::new(),
            bank: Bank::read()?,
        };
        let works = works::read(works)?;
        let codes = course.intake.play(&works).await?;
        for (work, code) in works.into_iter().zip(codes) {
            course.note(work.organisation_slug.clone(), code, Some(work)).await?;
        }
        Ok(course)
    }

    /// Remembers an application under its institution.
    async fn note(&mut self, slug: String, code: Code, work: Option<works::Work>) -> Result<()> {
        let id = self.look(code, self.scene.calendar.now).await?.id;
        self.filed.insert(slug, Filed { code, id, work });
        Ok(())
    }

    fn of(&self, slug: &str) -> Result<&Filed> {
        self.filed.get(slug).with_context(|| format!("{slug} has not applied"))
    }

    /// An application as its methodist finds it.
    async fn look(&self, code: Code, at: Moment) -> Result<CheckCase> {
        let act = self.scene.machine(at);
        let found = self.scene.store.find_check(&act, &self.view, code).await?;
        found.with_context(|| format!("{code} cannot be found"))
    }

    /// An hour of a day, so many days after the closing.
    fn day(&self, days: i64, time: (u32, u32)) -> Result<Moment> {
        self.scene.calendar.day(self.closed + days, time)
    }

    /// The same for officers, who are at work on weekdays.
    fn office(&self, days: i64, time: (u32, u32)) -> Result<Moment> {
        self.scene.calendar.office(self.closed + days, time)
    }

    async fn methodist(&self, at: Moment) -> Result<Act> {
        self.scene.person(self.district.with_role(Role::Methodist)?, at).await
    }
}

/// A stage of the procedure of products, by its id.
fn stage(id: &str) -> Result<StageId> {
    StageId::parse(id).with_context(|| format!("{id} is no stage"))
}
