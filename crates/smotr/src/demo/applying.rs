//! Applying: each application is begun, written, furnished with papers and consents, and filed by the
//! coordinator of its institution; or left at some point of the way.

use std::convert::Infallible;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use bytes::Bytes;
use domain::basics::code::Code;
use domain::basics::id::CallId;
use domain::basics::moment::Moment;
use domain::people::seat::{Role, Viewer};
use domain::procedure::procedure::Procedure;
use persistence::Store;
use persistence::files::{ReceiveError, Received};
use persistence::plain::authors::NewAuthor;

use super::acting::Scene;
use super::districts::Settled;
use super::pdf;
use super::works::{self, State, Work};

/// The call with what applying to it needs.
pub(super) struct Intake<'a> {
    /// The day on which it opened, from today.
    pub(super) opened: i64,
    pub(super) scene: &'a Scene<'a>,
    pub(super) district: &'a Settled,
    pub(super) call: CallId,
    pub(super) procedure: Arc<Procedure>,
}

/// A file to be attached.
struct File {
    slot: &'static str,
    name: &'static str,
    bytes: Vec<u8>,
}

impl Intake<'_> {
    /// Plays all these applications and returns the public code of each.
    pub(super) async fn play(&self, works: &[Work]) -> Result<Vec<Code>> {
        let mut codes = Vec::with_capacity(works.len());
        for (number, work) in (0..).zip(works) {
            let applied = self.apply(number, work).await;
            codes.push(applied.with_context(|| format!("the application of {}", work.organisation_slug))?);
        }
        Ok(codes)
    }

    async fn apply(&self, number: i64, work: &Work) -> Result<Code> {
        let store = self.scene.store;
        let contact = self.district.coordinator(&work.organisation_slug)?;
        let who = contact.email.as_str();
        let found =
            store.find_organisation(&Viewer::System, self.district.id, &work.organisation_slug).await?;
        let organisation = found.with_context(|| format!("there is no {}", work.organisation_slug))?;

        // One begins each day from the day after the opening; filing takes two days more.
        let begun = 1 + number % 8 + number / 8 * 3;
        let act = self.scene.person(who, self.at(begun, number, 0)?).await?;
        let code = store
            .start_application(&act, self.call, organisation.id, works::eligible(&self.procedure))
            .await?;
        let mut version = 1;
        for (turn, texts) in (1..).zip(work.sections(&self.procedure, contact)) {
            let act = self.scene.person(who, self.at(begun, number, turn * 17)?).await?;
            version = store.save_answers(&act, code, version, texts).await?.version;
        }
        if work.filled >= 0.6 {
            self.name_authors((who, code), work, self.at(begun + 1, number, 5)?).await?;
        }
        if work.filled >= 0.8 {
            self.attach((who, code), description(work), self.at(begun + 1, number, 40)?).await?;
        }
        if work.state == State::Submitted {
            self.attach(
                (who, code),
                signature(work, &organisation.short_name),
                self.at(begun + 2, number, 10)?,
            )
            .await?;
            let act = self.scene.person(who, self.at(begun + 2, number, 25)?).await?;
            store.submit(&act, code).await?;
        }
        if number == 2 {
            self.replace((who, code), work, self.at(begun + 3, number, 0)?).await?;
        }
        Ok(code)
    }

    /// Names the authors, who gave their consents on paper where the application is ready; where it is not,
    /// the first of them has been sent a letter.
    async fn name_authors(&self, (who, code): (&str, Code), work: &Work, at: Moment) -> Result<()> {
        let store = self.scene.store;
        for (turn, author) in (0_i64..).zip(&work.authors) {
            let act = self.scene.person(who, at.plus_seconds(turn * 90)).await?;
            let email = if work.state == State::Draft {
                format!("author{}@example.org", turn + 1)
            } else {
                String::new()
            };
            let new = NewAuthor { name: author.name.clone(), post: author.post.clone(), email };
            store.add_author(&act, code, new).await?;
        }
        let act = self.scene.person(who, at.plus_seconds(600)).await?;
        let view = store.find_application(&act.by, code).await?.context("an application vanished")?;
        if work.state == State::Draft {
            if let Some(first) = view.authors.first() {
                store.ask_consent(&act, code, first.id).await?;
            }
            return Ok(());
        }
        for (author, turn) in view.authors.iter().zip(1_i64..) {
            let act = self.scene.person(who, at.plus_seconds(1_200 + turn * 60)).await?;
            let given = vec!["processing".to_owned(), "publication".to_owned()];
            store.consent_on_paper(&act, code, author.id, (given, at)).await?;
        }
        Ok(())
    }

    async fn attach(&self, (who, code): (&str, Code), file: File, at: Moment) -> Result<()> {
        let act = self.scene.person(who, at).await?;
        let received = receive(self.scene.store, file.bytes).await?;
        let slot = (file.slot.to_owned(), file.name.to_owned(), "application/pdf".to_owned());
        Ok(self.scene.store.attach(&act, code, slot, received).await?)
    }

    /// Adds a paper to an application that was filed, and files it anew.
    pub(super) async fn replace(&self, (who, code): (&str, Code), work: &Work, at: Moment) -> Result<()> {
        let text = ["Карточки и схемы к продукту. Этот файл создан для показа.", &work.title];
        let bytes = pdf::file("Материалы продукта", &text);
        self.attach((who, code), File { slot: "materials", name: "Карточки и схемы.pdf", bytes }, at).await?;
        let act = self.scene.person(who, at.plus_seconds(900)).await?;
        Ok(self.scene.store.submit(&act, code).await?)
    }

    /// One institution asked for more time and got three days.
    pub(super) async fn give_more_time(&self) -> Result<()> {
        let store = self.scene.store;
        let found = store.find_organisation(&Viewer::System, self.district.id, "preschool-935").await?;
        let Some(organisation) = found else { return Ok(()) };
        let at = self.scene.calendar.office(-2, (12, 30))?;
        let act = self.scene.person(self.district.with_role(Role::Methodist)?, at).await?;
        let until = self.scene.calendar.working_day(7, (18, 0))?;
        let ground = "Карантин в двух группах с прошлой недели, письмо заведующего от вчерашнего дня.";
        Ok(store.extend_one(&act, self.call, (organisation.id, until), ground.to_owned()).await?)
    }

    /// So many minutes into the working hour of one application, so many days after the opening.
    fn at(&self, day: i64, number: i64, minutes: i64) -> Result<Moment> {
        let morning = self.scene.calendar.day(self.opened + day, (9, 20))?;
        Ok(morning.plus_seconds((number * 53 % 360 + minutes) * 60))
    }
}

fn description(work: &Work) -> File {
    let mut text =
        vec![work.title.as_str(), "Описание продукта. Этот файл создан для показа.", &work.annotation];
    text.extend(work.description.split("\n\n").map(str::trim));
    File {
        slot: "description", name: "Описание продукта.pdf", bytes: pdf::file(&work.title, &text)
    }
}

fn signature(work: &Work, organisation: &str) -> File {
    let title = format!("Название продукта: {}", work.title);
    let names: Vec<&str> = work.authors.iter().map(|author| author.name.as_str()).collect();
    let text = [
        "Страница подписи. Этот файл создан для показа.",
        organisation,
        &title,
        &format!("Авторы: {}", names.join(", ")),
        "Сведения в заявке верны, возражений против участия нет.",
        "Руководитель: ____________________      М. П.",
    ];
    File {
        slot: "signature", name: "Подпись руководителя.pdf", bytes: pdf::file("Страница подписи", &text)
    }
}

/// Hands bytes to the store as an upload comes: in a stream.
pub(super) async fn receive(store: &Store, bytes: Vec<u8>) -> Result<Received> {
    let limit = u64::try_from(bytes.len())?;
    let stream = futures::stream::iter([Ok::<Bytes, Infallible>(Bytes::from(bytes))]);
    store.receive(stream, limit).await.map_err(|error| match error {
        ReceiveError::Store(error) => error.into(),
        other @ (ReceiveError::TooLarge { .. } | ReceiveError::Sender(_)) => {
            anyhow!("{other}")
        }
    })
}
