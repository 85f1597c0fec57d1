//! The formal check, mending, and the publication of admission: the week after the closing.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use domain::basics::moment::Moment;
use domain::procedure::name::{ChoiceId, OutcomeId};
use persistence::Wish;

use super::story::{Check, Story};
use super::{Course, stage};

impl Course<'_> {
    /// The methodist checks everything, applicants mend, and admission is published.
    pub(super) async fn check(&self) -> Result<()> {
        for (number, story) in (0..).zip(&self.stories) {
            let at = self.office(3, (10, 5))?.plus_seconds(number * 17 * 60);
            self.check_one(story, at)
                .await
                .with_context(|| format!("the check of {}", story.organisation))?;
        }
        for (number, story) in (0..).zip(&self.stories) {
            if story.check == Check::Mended {
                self.mend(story, number).await?;
            }
        }
        let act = self.methodist(self.office(6, (15, 0))?).await?;
        Ok(self.scene.store.publish_admission(&act, self.view.id, stage("check")?).await?)
    }

    async fn check_one(&self, story: &Story, at: Moment) -> Result<()> {
        let filed = self.of(&story.organisation)?;
        let (outcome, failed, until) = match story.check {
            Check::Admitted => ("admitted", None, None),
            Check::Remarks => ("remarks", Some("neat"), None),
            Check::Mended | Check::Mending => {
                let bounds = self.look(filed.code, at).await?.bounds;
                ("cure", Some("opens"), Some(bounds.context("nothing may be mended")?.1))
            }
            Check::Refused => ("refused", Some("ready"), None),
        };
        let failed: BTreeSet<ChoiceId> = failed.into_iter().map(ChoiceId::parse).collect::<Result<_, _>>()?;
        let said = story.said.clone();
        let wish = Wish::Check { outcome: OutcomeId::parse(outcome)?, failed, remarks: said, until };
        self.scene.store.ask(&self.methodist(at).await?, filed.id, wish).await?;
        match (story.check, until) {
            (Check::Mending, Some(until)) => self.give_more_time(story, until).await,
            (Check::Mending | Check::Admitted | Check::Remarks | Check::Mended | Check::Refused, _) => Ok(()),
        }
    }

    /// The coordinator adds what was missing on the next morning, and the methodist admits the application.
    async fn mend(&self, story: &Story, number: i64) -> Result<()> {
        let filed = self.of(&story.organisation)?;
        let work = filed.work.as_ref().context("what came on paper is not mended here")?;
        let who = self.district.coordinator(&story.organisation)?.email.as_str();
        let at = self.day(4, (8, 10))?.plus_seconds(number * 7 * 60);
        self.intake.replace((who, filed.code), work, at).await?;
        let again = Story { check: Check::Admitted, said: String::new(), ..story.clone() };
        self.check_one(&again, self.office(6, (10, 40))?.plus_seconds(number * 9 * 60)).await
    }

    /// Whoever could not mend in time has asked for two days more, counted from today.
    async fn give_more_time(&self, story: &Story, until: Moment) -> Result<()> {
        let later = self.scene.calendar.working_day(2, (18, 0))?;
        if later <= until {
            return Ok(());
        }
        let act = self.methodist(self.office(6, (11, 30))?).await?;
        let ground = "Сканер в ремонте до конца недели, письмо заместителя директора от сегодняшнего дня.";
        let wish = Wish::MoreTime { until: later, ground: ground.to_owned() };
        Ok(self.scene.store.ask(&act, self.of(&story.organisation)?.id, wish).await?)
    }
}
