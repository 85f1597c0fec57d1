//! Sheets as their expert reads them: the one being written, the one signed, and what a review shows of
//! others: never a name, never an order that tells one.

use std::collections::BTreeMap;

use domain::application::fact::ApplicationFact;
use domain::application::panel::{review, size};
use domain::application::state::{PanelSeat, SheetRecord};
use domain::basics::digest::Digest;
use domain::basics::id::StreamId;
use domain::basics::moment::Moment;
use domain::people::seat::Viewer;
use domain::procedure::exact::Exact;
use domain::procedure::letter::PeerSight;
use domain::procedure::name::StageId;
use domain::procedure::work::Review;
use domain::review::sheet::SheetDraft;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::seat::{ReviewState, Seated};
use crate::cases::{find_sheet, sheet_of};
use crate::entity::{panel_seat, sheet_draft};
use crate::read::filed;
use crate::{StoreError, journal};

/// A signed sheet, for its own expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedWork {
    /// What was signed; without texts in lists.
    pub sheet: SheetDraft,
    /// What the marks came to.
    pub total: Exact,
    /// When it was signed.
    pub at: Option<Moment>,
}

/// A sheet of an earlier review, of nobody in particular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierSheet {
    /// From which review, for its rubric.
    pub stage: StageId,
    /// Marks by criterion.
    pub marks: BTreeMap<String, Exact>,
    /// Comments by criterion.
    pub comments: BTreeMap<String, String>,
    /// What the marks came to.
    pub total: Exact,
}

/// A sheet being written.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) sheet: SheetDraft,
    pub(super) note: String,
    pub(super) version: i64,
    pub(super) saved_at: Option<Moment>,
}

impl SignedWork {
    pub(super) fn bare(record: &SheetRecord, row: &panel_seat::Model) -> Self {
        let sheet = SheetDraft { marks: record.marks.clone(), ..SheetDraft::default() };
        Self { sheet, total: record.total, at: row.signed_at.map(Moment::new) }
    }
}

/// Everything that the viewer is writing or has written, by application, stage and visit.
pub(super) async fn drafts(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
) -> Result<BTreeMap<(Uuid, String, i64), Draft>, StoreError> {
    let Some(person) = viewer.person() else { return Ok(BTreeMap::new()) };
    let rows = sheet_draft::Entity::find().filter(sheet_draft::Column::Expert.eq(person.0)).all(db).await?;
    let placed = |row: sheet_draft::Model| {
        let place = (row.application, row.stage.clone(), row.visit);
        Ok((place, Draft::of(row)?))
    };
    rows.into_iter().map(placed).collect()
}

/// What is written at one seat.
pub(super) async fn draft(db: &impl ConnectionTrait, seated: &Seated) -> Result<Draft, StoreError> {
    let visit = u32::try_from(seated.row.visit).unwrap_or(u32::MAX);
    let stage = seated.stage.as_str();
    let row = find_sheet(db, seated.application(), (stage, visit), seated.expert()).await?;
    row.map_or_else(|| Ok(Draft::default()), Draft::of)
}

/// The signed sheet with its texts.
pub(super) async fn signed(
    db: &impl ConnectionTrait,
    seated: &Seated,
) -> Result<Option<SignedWork>, StoreError> {
    let Some(record) = seated.signed() else { return Ok(None) };
    let wanted: Vec<Digest> = record.comments.values().copied().chain(record.advice).collect();
    let texts = filed::texts(db, &wanted).await?;
    let mut found = SignedWork::bare(record, &seated.row);
    found.sheet.comments = said(record, &texts);
    let advice = record.advice.and_then(|digest| texts.get(&digest.to_string()));
    found.sheet.advice = advice.cloned().unwrap_or_default();
    Ok(Some(found))
}

/// Why the last sheet was sent back or set aside: the journal alone holds it.
pub(super) async fn ground(
    db: &impl ConnectionTrait,
    seated: &Seated,
    state: ReviewState,
) -> Result<Option<String>, StoreError> {
    if !matches!(state, ReviewState::Returned | ReviewState::Voided) {
        return Ok(None);
    }
    let stream = StreamId(seated.row.application);
    let entries = journal::entries(db, stream, (1, seated.version)).await?;
    let facts = journal::facts::<ApplicationFact>(&entries)?;
    let own = facts.iter().rev().find_map(|(_, fact)| match fact {
        ApplicationFact::SheetReturned { stage, expert, ground, .. }
        | ApplicationFact::SheetVoided { stage, expert, ground, .. } => {
            (*stage == seated.stage && *expert == seated.expert()).then_some(*ground)
        }
        ApplicationFact::Submitted { .. }
        | ApplicationFact::Withdrawn { .. }
        | ApplicationFact::Moved { .. }
        | ApplicationFact::Checked { .. }
        | ApplicationFact::PanelConfirmed { .. }
        | ApplicationFact::ExpertAccepted { .. }
        | ApplicationFact::ExpertDeclined { .. }
        | ApplicationFact::ExpertReplaced { .. }
        | ApplicationFact::SheetSigned { .. }
        | ApplicationFact::Tallied { .. }
        | ApplicationFact::MoreTime { .. }
        | ApplicationFact::Disqualified { .. }
        | ApplicationFact::Classed { .. }
        | ApplicationFact::Ordered { .. }
        | ApplicationFact::Announced { .. } => None,
    });
    let Some(digest) = own else { return Ok(None) };
    Ok(filed::texts(db, &[digest]).await?.into_values().next())
}

/// Sheets of the reviews that this one shows, for an expert who has taken the work.
pub(super) async fn earlier(
    db: &impl ConnectionTrait,
    seated: &Seated,
    state: ReviewState,
) -> Result<Vec<EarlierSheet>, StoreError> {
    let shows = rules(seated).map(|review| review.shows.as_slice()).unwrap_or_default();
    if !state.reads() || shows.is_empty() {
        return Ok(Vec::new());
    }
    let records: Vec<(&StageId, &SheetRecord)> = shows
        .iter()
        .flat_map(|stage| seated.case.panel(stage).filter_map(move |seat| Some((stage, seat.signed()?))))
        .collect();
    let wanted: Vec<Digest> =
        records.iter().flat_map(|(_, record)| record.comments.values().copied()).collect();
    let texts = filed::texts(db, &wanted).await?;
    let mut sheets: Vec<EarlierSheet> = records
        .into_iter()
        .map(|(stage, record)| EarlierSheet {
            stage: stage.clone(),
            marks: record.marks.clone(),
            comments: said(record, &texts),
            total: record.total,
        })
        .collect();
    // By what stands in them alone, so that no two readers of the same sheets could tell seats apart.
    sheets.sort_by(|a, b| (a.total, &a.marks, &a.comments).cmp(&(b.total, &b.marks, &b.comments)));
    Ok(sheets)
}

/// Totals of all sheets of the review: once the procedure lets peers be seen, all have signed and none can be
/// sent back any more. While a methodist moderates, a sheet could come back to an expert who knows the
/// others.
pub(super) fn peers(seated: &Seated) -> Option<Vec<Exact>> {
    let review = rules(seated)?;
    let own = seated.signed()?;
    let sight = seated.known.procedure.definition().sight.as_ref()?;
    if sight.peers != PeerSight::WhenComplete {
        return None;
    }
    if review.moderation.is_some() && seated.is_there() {
        return None;
    }
    let visit = seated.seat()?.visit;
    let held: Vec<&PanelSeat> =
        seated.case.seats(&seated.stage).filter(|seat| seat.visit == visit && seat.is_held()).collect();
    let mut totals: Vec<Exact> = held.iter().filter_map(|seat| Some(seat.signed()?.total)).collect();
    let whole = totals.len() == held.len() && totals.len() >= usize::try_from(size(review).0).ok()?;
    totals.sort_unstable();
    (whole && totals.len() > 1 && totals.contains(&own.total)).then_some(totals)
}

fn rules(seated: &Seated) -> Option<&Review> {
    review(seated.known.procedure.stage(&seated.stage)?)
}

fn said(record: &SheetRecord, texts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let comments = record.comments.iter();
    comments
        .filter_map(|(criterion, digest)| Some((criterion.clone(), texts.get(&digest.to_string())?.clone())))
        .collect()
}

impl Draft {
    fn of(row: sheet_draft::Model) -> Result<Self, StoreError> {
        Ok(Self {
            sheet: sheet_of(&row)?,
            version: row.version,
            saved_at: Some(Moment::new(row.saved_at)),
            note: row.note,
        })
    }
}
