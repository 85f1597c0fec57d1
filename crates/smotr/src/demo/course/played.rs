//! Three contests on their course: one is over, one waits for the council, one is with its experts.

use anyhow::{Context, Result, bail};
use domain::basics::calendar::Calendar;
use domain::basics::moment::{Moment, SchoolYear, Zone};
use domain::people::seat::Role;
use domain::procedure::deadline::{Span, Unit};
use persistence::ordering::OrderAct;

use super::story::{self, Stories};
use super::{Course, Script, stage};
use crate::demo::acting::Scene;
use crate::demo::calls::{Dates, OF_METHODS, OF_PRODUCTS, OF_UPBRINGING};
use crate::demo::districts::Settled;
use crate::demo::{paper, works};

/// Last year's contest of products, from its announcement in winter to its results in spring.
pub(in crate::demo) async fn finished(scene: &Scene<'_>, district: &Settled, edition: &str) -> Result<()> {
    let (calendar, year) = (scene.calendar, SchoolYear(scene.calendar.year().0 - 1));
    let opens = calendar.days_to(calendar.in_year(year, (1, 19), (10, 0))?);
    let closes = calendar.days_to(calendar.in_year(year, (2, 20), (18, 0))?);
    // Behind the holidays of March, a month and a week after the closing.
    let council = calendar.working_day(closes + 36, (15, 0))?;
    let dates = Dates::past(scene, (opens, closes), council)?;
    let Stories { finished, .. } = story::read()?;
    let script = Script {
        contest: &OF_PRODUCTS,
        edition,
        dates: &dates,
        year,
        works: works::FINISHED,
        stories: finished,
    };
    let mut course = Course::begin(scene, district, script).await?;
    for (slug, code) in paper::enter(scene, district, course.view.id).await? {
        course.note(slug, code, None).await?;
    }
    course.check().await?;
    course.seat().await?;
    course.mark().await?;
    course.total().await?;
    course.hold(council).await?;
    course.end(council).await
}

/// This year's contest of programmes of upbringing: everything is marked, the list is drawn with one tie, and
/// the council meets in a few days.
pub(in crate::demo) async fn upbringing(scene: &Scene<'_>, district: &Settled) -> Result<()> {
    let calendar = scene.calendar;
    let (convened, council) = next_meeting(scene).await?;
    let dates = Dates::past(scene, (-78, -57), council)?;
    let edition = OF_UPBRINGING.publish(scene, district, calendar.office(-90, (9, 40))?).await?;
    let Stories { upbringing, .. } = story::read()?;
    let script = Script {
        contest: &OF_UPBRINGING,
        edition: &edition,
        dates: &dates,
        year: calendar.year(),
        works: works::UPBRINGING,
        stories: upbringing,
    };
    let course = Course::begin(scene, district, script).await?;
    course.check().await?;
    course.seat().await?;
    course.mark().await?;
    course.total().await?;
    let drawn = calendar.office(convened - 1, (11, 20))?;
    course.convene_future(drawn, calendar.office(convened, (12, 30))?, council).await
}

/// This year's contest of teaching methods: its experts are at work.
pub(in crate::demo) async fn methods(scene: &Scene<'_>, district: &Settled) -> Result<()> {
    let calendar = scene.calendar;
    let dates = Dates::past(scene, (-34, -12), calendar.working_day(30, (15, 0))?)?;
    let edition = OF_METHODS.publish(scene, district, calendar.office(-46, (9, 40))?).await?;
    let Stories { methods, .. } = story::read()?;
    let script = Script {
        contest: &OF_METHODS,
        edition: &edition,
        dates: &dates,
        year: calendar.year(),
        works: works::METHODS,
        stories: methods,
    };
    // Not from the day of the closing, which may have been a Friday before: the story counts to today.
    let course = Course { closed: -12, ..Course::begin(scene, district, script).await? };
    course.check().await?;
    course.seat().await?;
    course.mark().await
}

/// The day on which the council was called together, from today, and when it meets: on the first working day
/// behind the next three, with as much notice as its rules ask.
async fn next_meeting(scene: &Scene<'_>) -> Result<(i64, Moment)> {
    let (calendar, working) = (scene.calendar, scene.store.calendar().await?);
    let mut days = 4;
    while !working.is_working(calendar.date(calendar.day(days, (15, 0))?))? {
        days += 1;
    }
    let meets = calendar.day(days, (15, 0))?;
    let in_time = |day: i64| -> Result<bool> {
        let convened = calendar.office(day, (12, 30))?;
        Ok(notice(&working, calendar.zone, convened)? < meets)
    };
    for day in (-20..0).rev() {
        if in_time(day)? {
            return Ok((calendar.days_to(calendar.office(day, (12, 30))?), meets));
        }
    }
    bail!("the council cannot be called together in time")
}

/// When three working days of notice end.
fn notice(working: &Calendar, zone: Zone, from: Moment) -> Result<Moment> {
    let span = Span { length: 3, unit: Unit::WorkingDays };
    Ok(working.after(zone, from, span)?)
}

impl Course<'_> {
    /// The order is drafted, signed by the authority and entered; then the results are published.
    async fn end(&self, council: Moment) -> Result<()> {
        let (store, calendar) = (self.scene.store, self.scene.calendar);
        let met = calendar.days_to(council);
        let officer = self.district.with_role(Role::Officer)?;
        let act = self.scene.person(officer, calendar.working_day(met + 4, (10, 20))?).await?;
        let code = store.draft_order(&act, self.view.id, stage("order")?).await?;
        let order = store.find_order(&act.by, &self.view, code).await?.context("the order vanished")?;
        let signed = OrderAct::Enter {
            number: "214-р".to_owned(),
            dated: calendar.date(calendar.working_day(met + 7, (12, 0))?),
            signatory: "Исполняющий обязанности главы администрации района В. А. Подгорский".to_owned(),
        };
        let act = self.scene.person(officer, calendar.working_day(met + 8, (12, 15))?).await?;
        store.settle_order(&act, order.id, signed).await?;
        let act = self.methodist(calendar.working_day(met + 9, (16, 30))?).await?;
        store.publish_results(&act, self.view.id, stage("results")?).await?;
        Ok(())
    }
}
