//! What an expert reads: own works by alias, own sheets, and nothing that tells whose a work is, when it came
//! or who else reads it (H14). Whatever is ordered here is ordered by alias or by total, since an order by
//! time or by seat would tell.

mod seat;
mod sheets;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::basics::code::Alias;
use domain::basics::id::{ApplicationId, CallId, TerritoryId};
use domain::basics::moment::{Moment, SchoolYear, Zone};
use domain::people::seat::Viewer;
use domain::procedure::exact::Exact;
use domain::procedure::form::Sight;
use domain::procedure::name::StageId;
use domain::procedure::procedure::Procedure;
use domain::procedure::scoring::Rubric;
use domain::procedure::text::Bilingual;
use domain::review::sheet::{SheetDraft, most};

pub use seat::ReviewState;
pub(crate) use seat::{Seated, find};
pub use sheets::{EarlierSheet, SignedWork};

use crate::read::apps::FiledFile;
use crate::read::filed::{self, FiledWork};
use crate::{Store, StoreError};

/// The expert's works of one call.
#[derive(Debug, Clone)]
pub struct ReviewCall {
    /// Which call.
    pub id: CallId,
    /// Its title.
    pub title: Bilingual,
    /// Its school year.
    pub year: SchoolYear,
    /// The zone in which its terms are said.
    pub zone: Zone,
    /// Its procedure.
    pub procedure: Arc<Procedure>,
    /// Works, by alias.
    pub lines: Vec<ReviewLine>,
}

/// A work in the expert's list.
#[derive(Debug, Clone)]
pub struct ReviewLine {
    /// For commands; never printed, because ids are in the order of time.
    pub id: ApplicationId,
    /// The name under which this expert knows it.
    pub alias: Alias,
    /// At which review.
    pub stage: StageId,
    /// Its title; empty where experts may not know it.
    pub title: String,
    /// How far the expert is.
    pub state: ReviewState,
    /// Until when the sheet is waited for, while it is.
    pub due: Option<Moment>,
    /// The version of the sheet as saved last; 0 before the first save.
    pub version: i64,
    /// The greatest total of such a sheet.
    pub most: Option<Exact>,
    /// The sheet that counts, once signed; its texts are not read for lists.
    pub signed: Option<SignedWork>,
}

/// A work with the expert's own sheet.
#[derive(Debug, Clone)]
pub struct ReviewWork {
    /// For commands; never printed.
    pub id: ApplicationId,
    /// The name under which this expert knows it.
    pub alias: Alias,
    /// Title of the call.
    pub call: Bilingual,
    /// At which review.
    pub stage: StageId,
    /// The zone in which moments are said.
    pub zone: Zone,
    /// The procedure.
    pub procedure: Arc<Procedure>,
    /// Values of divisions that choose weights.
    pub divisions: BTreeMap<String, String>,
    /// Divisions that the work itself names, such as its nomination: label and value.
    pub kinds: Vec<(Bilingual, Bilingual)>,
    /// Its title; empty where experts may not know it.
    pub title: String,
    /// How far the expert is.
    pub state: ReviewState,
    /// Until when the sheet is waited for, while it is.
    pub due: Option<Moment>,
    /// The work; none until the expert has taken it, and after a term has passed without a sheet.
    pub work: Option<FiledWork>,
    /// The sheet as saved last.
    pub sheet: SheetDraft,
    /// The private note.
    pub note: String,
    /// Version to send with the next save.
    pub version: i64,
    /// When it was saved last.
    pub saved_at: Option<Moment>,
    /// Why the sheet was sent back or set aside.
    pub ground: Option<String>,
    /// The sheet that counts, once signed.
    pub signed: Option<SignedWork>,
    /// Sheets of earlier reviews that this review shows, by total.
    pub earlier: Vec<EarlierSheet>,
    /// Totals of all sheets of this review, own one among them, once they may be known; ascending.
    pub peers: Option<Vec<Exact>>,
}

impl ReviewWork {
    /// What the sheet is filled in by.
    #[must_use]
    pub fn rubric(&self) -> Option<&Rubric> {
        self.procedure.rubric_of(&self.stage)
    }
}

impl Store {
    /// Every work that the viewer was ever asked to read, by call and alias.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn list_reviews(&self, viewer: &Viewer, now: Moment) -> Result<Vec<ReviewCall>, StoreError> {
        let seats = seat::seats(self, self.read(), viewer, None).await?;
        let drafts = sheets::drafts(self.read(), viewer).await?;
        let titles = seats.iter().filter_map(Seated::title).collect::<Vec<_>>();
        let titles = filed::texts(self.read(), &titles).await?;
        let mut calls: BTreeMap<CallId, ReviewCall> = BTreeMap::new();
        for seated in &seats {
            let title = seated.title().and_then(|digest| titles.get(&digest.to_string()).cloned());
            let draft = drafts.get(&seated.place()).cloned().unwrap_or_default();
            let call = calls.entry(seated.known.id).or_insert_with(|| ReviewCall {
                id: seated.known.id,
                title: seated.known.procedure.title().clone(),
                year: seated.known.call.school_year,
                zone: seated.zone,
                procedure: seated.known.procedure.clone(),
                lines: Vec::new(),
            });
            call.lines.push(line(seated, title.unwrap_or_default(), &draft, now));
        }
        Ok(calls.into_values().collect())
    }

    /// One work; none for everybody who was not asked to read it under this very alias.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn find_review(
        &self,
        viewer: &Viewer,
        alias: Alias,
        now: Moment,
    ) -> Result<Option<ReviewWork>, StoreError> {
        let db = self.read();
        let Some(seated) = find(self, db, viewer, alias).await? else { return Ok(None) };
        let draft = sheets::draft(db, &seated).await?;
        let state = seated.state(now, &draft.sheet);
        let digests: Vec<_> = seated.title().into_iter().collect();
        let title = filed::texts(db, &digests).await?.into_values().next().unwrap_or_default();
        Ok(Some(ReviewWork {
            id: seated.application(),
            alias,
            call: seated.known.procedure.title().clone(),
            stage: seated.stage.clone(),
            zone: seated.zone,
            procedure: seated.known.procedure.clone(),
            divisions: seated.case.divisions.clone(),
            kinds: seated.kinds(),
            title,
            state,
            due: seated.due.filter(|_| state.waits()),
            work: work(self, &seated, state).await?,
            note: draft.note,
            version: draft.version,
            saved_at: draft.saved_at,
            ground: sheets::ground(db, &seated, state).await?,
            signed: sheets::signed(db, &seated).await?,
            earlier: sheets::earlier(db, &seated, state).await?,
            peers: sheets::peers(&seated),
            sheet: draft.sheet,
        }))
    }

    /// A file of a work that the viewer has taken, by its number, under a name that tells nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn find_review_file(
        &self,
        viewer: &Viewer,
        (alias, index): (Alias, usize),
        now: Moment,
    ) -> Result<Option<(TerritoryId, FiledFile)>, StoreError> {
        let Some(seated) = find(self, self.read(), viewer, alias).await? else { return Ok(None) };
        let state = seated.state(now, &SheetDraft::default());
        let Some(work) = work(self, &seated, state).await? else { return Ok(None) };
        let paper = work.files.into_iter().find(|paper| paper.index == index);
        Ok(paper.map(|paper| (TerritoryId(seated.row.territory), paper.file)))
    }
}

async fn work(store: &Store, seated: &Seated, state: ReviewState) -> Result<Option<FiledWork>, StoreError> {
    if !state.reads() {
        return Ok(None);
    }
    filed::work(store.read(), &seated.known.procedure, &seated.case, Sight::Experts).await.map(Some)
}

fn line(seated: &Seated, title: String, draft: &sheets::Draft, now: Moment) -> ReviewLine {
    let rubric = seated.known.procedure.rubric_of(&seated.stage);
    let state = seated.state(now, &draft.sheet);
    ReviewLine {
        id: seated.application(),
        alias: seated.alias,
        stage: seated.stage.clone(),
        title,
        state,
        due: seated.due.filter(|_| state.waits()),
        version: draft.version,
        most: rubric.and_then(|rubric| most(rubric, &seated.case.divisions)),
        signed: seated.signed().map(|record| SignedWork::bare(record, &seated.row)),
    }
}
