//! Panels, sheets, totals: from the second week after the closing to the fourth.

use anyhow::{Context, Result};
use domain::basics::id::PersonId;
use domain::basics::moment::Moment;
use domain::procedure::exact::Exact;
use persistence::Wish;
use persistence::scoring::SheetTexts;

use super::story::{Reader, Sheet, Story};
use super::words::Turn;
use super::{Course, stage};

/// How many works of the contest one expert takes.
const LOAD_MAX: u32 = 8;

impl Course<'_> {
    /// Panels are confirmed where the story names them; for the others the machine proposes experts.
    pub(super) async fn seat(&self) -> Result<()> {
        for (number, story) in (0..).zip(&self.stories) {
            if !story.panel.is_empty() {
                let at = self.office(7, (16, 10))?.plus_seconds(number * 4 * 60);
                self.confirm(story, &story.panel, at).await?;
            }
        }
        let act = self.methodist(self.office(7, (16, 55))?).await?;
        self.scene.store.propose_panels(&act, self.view.id, LOAD_MAX).await?;
        Ok(())
    }

    async fn confirm(&self, story: &Story, readers: &[Reader], at: Moment) -> Result<()> {
        let mut experts = Vec::with_capacity(readers.len());
        for reader in readers {
            experts.push(self.expert(reader).await?);
        }
        let act = self.methodist(at).await?;
        let asked =
            self.scene.store.ask(&act, self.of(&story.organisation)?.id, Wish::ConfirmPanel { experts });
        asked.await.with_context(|| format!("the panel of {}", story.organisation))
    }

    async fn expert(&self, reader: &Reader) -> Result<PersonId> {
        let found = self.scene.store.find_credentials(&reader.expert).await?;
        Ok(found.with_context(|| format!("nobody has the address {}", reader.expert))?.person)
    }

    /// Experts answer and fill in their sheets, each as far as the story says.
    pub(super) async fn mark(&self) -> Result<()> {
        for (work, story) in self.stories.iter().enumerate() {
            for (place, reader) in story.panel.iter().enumerate() {
                let turn = Turn { work, expert: place };
                let minutes = i64::try_from(work * 11 + place * 23)?;
                let days = i64::try_from((work + place) % 3)?;
                let answered = self.day(8, (18, 20))?.plus_seconds(minutes * 60);
                let written = self.day(9 + days, (17, 30))?.plus_seconds(minutes * 60);
                self.read(story, ("review", reader), turn, (answered, written))
                    .await
                    .with_context(|| format!("{} on the work of {}", reader.expert, story.organisation))?;
            }
        }
        Ok(())
    }

    async fn read(
        &self,
        story: &Story,
        (at, reader): (&str, &Reader),
        turn: Turn,
        (answered, written): (Moment, Moment),
    ) -> Result<()> {
        let (store, filed) = (self.scene.store, self.of(&story.organisation)?);
        let answer = match reader.sheet {
            Sheet::Invited => return Ok(()),
            Sheet::Declined => Wish::Decline {
                conflict: true,
                ground: "Год назад была консультантом авторов этой работы и узнаю её по примерам.".to_owned(),
            },
            Sheet::Accepted | Sheet::Half | Sheet::Signed => Wish::Accept,
        };
        store.ask(&self.scene.person(&reader.expert, answered).await?, filed.id, answer).await?;
        if !matches!(reader.sheet, Sheet::Half | Sheet::Signed) {
            return Ok(());
        }
        let expert = self.expert(reader).await?;
        let case = self.look(filed.code, written).await?.case;
        let seat = case.seat_of(&stage(at)?, expert).context("the seat vanished")?;
        let act = self.scene.person(&reader.expert, written).await?;
        store.save_sheet(&act, seat.alias, 0, self.sheet(at, reader, turn)?).await?;
        if reader.sheet == Sheet::Signed {
            let act = self.scene.person(&reader.expert, written.plus_seconds(14 * 60)).await?;
            store.ask(&act, filed.id, Wish::Sign).await?;
        }
        Ok(())
    }

    /// Marks with their words. A half-done sheet lacks the last comment and the advice.
    fn sheet(&self, at: &str, reader: &Reader, turn: Turn) -> Result<SheetTexts> {
        let rubric = self.intake.procedure.rubric_of(&stage(at)?).context("nothing is marked there")?;
        let half = reader.sheet == Sheet::Half;
        let mut texts = SheetTexts::default();
        for (place, (criterion, mark)) in rubric.criteria.iter().zip(&reader.marks).enumerate() {
            let id = criterion.id.as_str();
            texts.marks.insert(id.to_owned(), Exact::whole(*mark));
            if !half || place + 1 < reader.marks.len() {
                texts.comments.insert(id.to_owned(), self.bank.comment(id, *mark, turn)?);
            }
        }
        if half {
            texts.note = "Перечитать раздел о результатах: сравнить цифры в тексте и в файле.".to_owned();
        } else {
            texts.advice = self.bank.advice(turn)?;
        }
        Ok(texts)
    }

    /// The methodist lets the sheets go on; where marks are far apart, one more expert decides.
    pub(super) async fn total(&self) -> Result<()> {
        let read = || (0_i64..).zip(&self.stories).filter(|(_, story)| !story.panel.is_empty());
        for (number, story) in read() {
            self.release(story, self.office(19, (15, 0))?.plus_seconds(number * 5 * 60)).await?;
        }
        for (number, story) in read() {
            let Some(third) = &story.third else { continue };
            self.confirm(story, std::slice::from_ref(third), self.office(20, (16, 20))?).await?;
            let turn = Turn { work: usize::try_from(number)?, expert: story.panel.len() };
            let when = (self.day(20, (18, 40))?, self.day(21, (8, 20))?);
            self.read(story, ("third", third), turn, when).await?;
            self.release(story, self.office(23, (15, 0))?).await?;
        }
        Ok(())
    }

    async fn release(&self, story: &Story, at: Moment) -> Result<()> {
        let (act, id) = (self.methodist(at).await?, self.of(&story.organisation)?.id);
        let released = self.scene.store.ask(&act, id, Wish::ReleaseReview).await;
        released.with_context(|| format!("the sheets of {}", story.organisation))
    }
}
