//! Sheets being written: saved as they are filled in, never lost. Only their expert writes a sheet, but in
//! two windows at once perhaps, so every save says which version it was written on.

use std::collections::BTreeMap;

use domain::application::decide::Applications;
use domain::application::refusal::CaseRefusal;
use domain::application::state::SeatStanding;
use domain::basics::code::Alias;
use domain::basics::id::StreamId;
use domain::basics::moment::Moment;
use domain::basics::text::{is_blank, tidy};
use domain::decider::{Act, Decider};
use domain::procedure::exact::Exact;
use domain::procedure::scoring::Rubric;
use domain::refusal::Refusal;
use domain::review::sheet::{SheetDraft, SheetGap, gaps};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::cases::{find_sheet, sheet_of};
use crate::door::{Unit, task};
use crate::entity::sheet_draft;
use crate::journal::{self, Lock};
use crate::read::reviewing::{Seated, find};
use crate::{Store, StoreError, ids};

/// Everything that an expert writes on one work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetTexts {
    /// Marks by criterion; one that is not given is absent.
    pub marks: BTreeMap<String, Exact>,
    /// Comments by criterion.
    pub comments: BTreeMap<String, String>,
    /// Words to the authors.
    pub advice: String,
    /// Words that only the expert reads.
    pub note: String,
}

/// What saving a sheet did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetSaved {
    /// The version to send with the next save.
    pub version: i64,
    /// When, by the clock of the data.
    pub saved_at: Moment,
    /// The sheet as it stands, where another window has saved since `base`; nothing was stored then.
    pub theirs: Option<SheetTexts>,
}

impl Store {
    /// Saves the sheet of the work that the actor knows by an alias; it may be far from whole. `base` is the
    /// version that it was written on. A repeat of the command answers what the command made.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the actor has no such work, or names a criterion that the rubric has not.
    /// [`CaseRefusal::NotAccepted`], [`CaseRefusal::Signed`], [`CaseRefusal::TermPassed`] or
    /// [`CaseRefusal::NoSeat`] when nothing may be written, [`CaseRefusal::SheetIncomplete`] with the marks
    /// that the scale has not. Nothing is stored then.
    pub async fn save_sheet(
        &self,
        act: &Act,
        alias: Alias,
        base: i64,
        texts: SheetTexts,
    ) -> Result<SheetSaved, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let seated = find(&store, store.read(), &act.by, alias).await?.ok_or(Refusal::Missing)?;
            let stream = StreamId(seated.row.application);
            let unit = store.begin(&act).await?;
            // The case stays as it is until this is saved: nothing is written into a sheet just signed.
            journal::lock(&unit.tx, stream, Applications::STREAM, Lock::Alone).await?;
            if let Some((_, _, version)) = journal::find_command(&unit.tx, act.command).await? {
                return Ok(SheetSaved { version, saved_at: unit.now, theirs: None });
            }
            let seated = find(&store, &unit.tx, &act.by, alias).await?.ok_or(Refusal::Missing)?;
            may_write(&seated, act.at).map_err(Refusal::from)?;
            let texts = texts.tidied();
            fits(seated.known.procedure.rubric_of(&seated.stage).ok_or(Refusal::Missing)?, &texts)?;
            let saved = save(&unit, &seated, base, texts).await?;
            if saved.theirs.is_none() {
                let made = (stream, 0, saved.version);
                journal::remember_command(&unit.tx, act.command, made, unit.now).await?;
            }
            unit.commit().await?;
            Ok(saved)
        })
        .await
    }
}

/// Whether the sheet is open for writing at a moment. An expert is not told where a work has gone: that would
/// tell what became of it.
fn may_write(seated: &Seated, at: Moment) -> Result<(), CaseRefusal> {
    let seat = seated.seat().filter(|seat| seat.is_held()).ok_or(CaseRefusal::NoSeat)?;
    if seat.signed().is_some() {
        return Err(CaseRefusal::Signed);
    }
    if !seated.is_there() {
        return Err(CaseRefusal::NoSeat);
    }
    if let Some(until) = seated.due.filter(|due| at >= *due) {
        return Err(CaseRefusal::TermPassed { until });
    }
    if seat.standing != SeatStanding::Accepted {
        return Err(CaseRefusal::NotAccepted);
    }
    Ok(())
}

/// Every criterion is of the rubric and every mark on its scale. What is merely missing may be missing still.
fn fits(rubric: &Rubric, texts: &SheetTexts) -> Result<(), Refusal> {
    let mut named = texts.marks.keys().chain(texts.comments.keys());
    if named.any(|id| rubric.criterion(id).is_none()) {
        return Err(Refusal::Missing);
    }
    let off = |gap: &SheetGap| matches!(gap, SheetGap::MarkOffScale { .. });
    let gaps: Vec<SheetGap> = gaps(rubric, &texts.sheet()).into_iter().filter(off).collect();
    if gaps.is_empty() { Ok(()) } else { Err(CaseRefusal::SheetIncomplete { gaps }.into()) }
}

async fn save(unit: &Unit, seated: &Seated, base: i64, texts: SheetTexts) -> Result<SheetSaved, StoreError> {
    let visit = u32::try_from(seated.row.visit).unwrap_or(u32::MAX);
    let place = (seated.stage.as_str(), visit);
    let row = find_sheet(&unit.tx, seated.application(), place, seated.expert()).await?;
    let version = row.as_ref().map_or(0, |row| row.version);
    let stands = row.as_ref().map(SheetTexts::of).transpose()?.unwrap_or_default();
    let unchanged = SheetSaved { version, saved_at: unit.now, theirs: None };
    if stands == texts {
        return Ok(unchanged);
    }
    if version != base {
        return Ok(SheetSaved { theirs: Some(stands), ..unchanged });
    }
    let version = version.saturating_add(1);
    write(unit, (seated, row), &texts, version).await?;
    Ok(SheetSaved { version, ..unchanged })
}

async fn write(
    unit: &Unit,
    (seated, row): (&Seated, Option<sheet_draft::Model>),
    texts: &SheetTexts,
    version: i64,
) -> Result<(), StoreError> {
    let is_new = row.is_none();
    let filled = sheet_draft::ActiveModel {
        id: Set(row.map_or_else(ids::fresh, |row| row.id)),
        application: Set(seated.row.application),
        stage: Set(seated.row.stage.clone()),
        visit: Set(seated.row.visit),
        expert: Set(seated.row.expert),
        marks: Set(serde_json::to_string(&texts.marks)?),
        comments: Set(serde_json::to_string(&texts.comments)?),
        advice: Set(texts.advice.clone()),
        note: Set(texts.note.clone()),
        version: Set(version),
        saved_at: Set(unit.now.utc()),
    };
    if is_new {
        sheet_draft::Entity::insert(filled).exec_without_returning(&unit.tx).await?;
    } else {
        filled.update(&unit.tx).await?;
    }
    Ok(())
}

impl SheetTexts {
    /// The part that is signed: without the private note.
    #[must_use]
    pub fn sheet(&self) -> SheetDraft {
        SheetDraft { marks: self.marks.clone(), comments: self.comments.clone(), advice: self.advice.clone() }
    }

    fn of(row: &sheet_draft::Model) -> Result<Self, StoreError> {
        let SheetDraft { marks, comments, advice } = sheet_of(row)?;
        Ok(Self { marks, comments, advice, note: row.note.clone() })
    }

    fn tidied(self) -> Self {
        let comments = self.comments.into_iter().map(|(id, text)| (id, tidy(&text)));
        Self {
            marks: self.marks,
            comments: comments.filter(|(_, text)| !is_blank(text)).collect(),
            advice: tidy(&self.advice),
            note: tidy(&self.note),
        }
    }
}
