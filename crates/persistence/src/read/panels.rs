//! Panels as their methodist sees them: what is proposed, who sits, how far the sheets are. Experts and
//! applicants get none of it (H14).

pub(crate) mod board;
pub mod sheets;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use domain::access::may::Place;
use domain::access::sees::{Field, sees};
use domain::application::decide::Applications;
use domain::application::due;
use domain::application::fact::ApplicationFact;
use domain::application::panel::{may_sit, size};
use domain::application::refusal::{CaseRefusal, SeatBar};
use domain::application::state::{PanelSeat, SeatStanding, SheetStanding};
use domain::basics::code::{Alias, Code};
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, CallId, PersonId, StreamId};
use domain::basics::moment::Moment;
use domain::decider::Decider;
use domain::people::seat::Viewer;
use domain::procedure::exact::Exact;
use domain::procedure::name::StageId;
use domain::refusal::Refusal;
use domain::review::assignment::Why;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::calls::KnownCall;
use crate::entity::{journal_entry, panel_seat, sheet_draft};
use crate::read::calls::CallView;
use crate::read::filed::texts;
use crate::{Store, StoreError, journal};
use board::{Board, BoardWork};

/// The reviews of a call.
#[derive(Debug, Clone)]
pub struct ReviewDesk {
    /// How many works one expert may hold.
    pub load_max: u32,
    /// Works that are at a review or have been, by code.
    pub works: Vec<DeskWork>,
    /// The territory's experts, by name.
    pub experts: Vec<DeskExpert>,
}

/// A work.
#[derive(Debug, Clone)]
pub struct DeskWork {
    /// For commands; never shown.
    pub id: ApplicationId,
    /// Its public code.
    pub code: Code,
    /// Its title; empty once erased.
    pub title: String,
    /// Short name of the organisation.
    pub organisation: String,
    /// Its divisions.
    pub divisions: BTreeMap<String, String>,
    /// The review where it is; none once it has gone on.
    pub at: Option<AtReview>,
    /// Every seat that there ever was, in the order of the stages.
    pub seats: Vec<DeskSeat>,
}

/// How a work stands at its review.
#[derive(Debug, Clone)]
pub struct AtReview {
    /// Which review.
    pub stage: StageId,
    /// How many sheets it takes at least.
    pub least: u32,
    /// Whether it has a panel.
    pub confirmed: bool,
    /// Who is proposed, until the panel is confirmed.
    pub proposed: Vec<ProposedSeat>,
    /// Why those of the register who may not sit may not.
    pub bars: BTreeMap<PersonId, SeatBar>,
    /// When it moves on by itself.
    pub due: Option<Moment>,
    /// Whether every seat has a signed sheet, so that it can be let go on.
    pub complete: bool,
    /// How far apart the sheets of earlier reviews are; none of fewer than two.
    pub gap: Option<Exact>,
}

/// A seat that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedSeat {
    /// Who.
    pub expert: PersonId,
    /// Why.
    pub why: Vec<Why>,
}

/// A seat on a panel.
#[derive(Debug, Clone)]
pub struct DeskSeat {
    /// Who.
    pub expert: PersonId,
    /// Their name.
    pub name: String,
    /// The name under which they know the work.
    pub alias: Alias,
    /// At which review.
    pub stage: StageId,
    /// Whether the seat is of the present visit to the review where the work is.
    pub now: bool,
    /// How it stands.
    pub standing: SeatStanding,
    /// How the last sheet stands; none before the first.
    pub sheet: Option<SheetStanding>,
    /// What the signed sheet comes to, for those who may see sheets.
    pub total: Option<Exact>,
    /// When a sheet being written was saved last.
    pub begun: Option<Moment>,
    /// When they answered the invitation.
    pub answered_at: Option<Moment>,
    /// When they signed.
    pub signed_at: Option<Moment>,
    /// Why they declined, where they said.
    pub ground: String,
}

/// An expert of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskExpert {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// What they are at home in.
    pub areas: Vec<String>,
    /// Works of this call that they hold.
    pub load: u32,
    /// Works that are proposed to them.
    pub proposed: u32,
    /// Sheets of this call that they have signed.
    pub signed: u32,
}

impl DeskSeat {
    /// Whether the expert is on the present panel.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.now && matches!(self.standing, SeatStanding::Invited | SeatStanding::Accepted)
    }

    /// Whether the expert still owes a sheet here.
    #[must_use]
    pub fn owes(&self) -> bool {
        self.is_held() && self.sheet != Some(SheetStanding::Signed)
    }
}

impl Store {
    /// The reviews of a call.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for those who may not see panels there.
    pub async fn review_desk(&self, viewer: &Viewer, view: &CallView) -> Result<ReviewDesk, StoreError> {
        let place = Place::Territory(view.call.territory);
        if !sees(viewer, Field::Panels, place) {
            return Err(Refusal::Missing.into());
        }
        let db = self.read();
        let board = Board::load(self, db, &known(view)).await?;
        let rows = panel_seat::Entity::find().filter(panel_seat::Column::Call.eq(view.id.0)).all(db).await?;
        let side = Side {
            marks: sees(viewer, Field::Sheets, place),
            rows: rows.into_iter().map(|row| ((row.application, row.alias.clone()), row)).collect(),
            begun: begun(db, view.id).await?,
            grounds: grounds(db, &board).await?,
        };
        let mut works = Vec::with_capacity(board.works.len());
        for work in &board.works {
            works.push(side.work(&board, work)?);
        }
        let experts = experts(&board, &works);
        Ok(ReviewDesk { load_max: board.load_max(), works, experts })
    }
}

/// The call of a page, as commands know it.
pub(crate) fn known(view: &CallView) -> KnownCall {
    let (call, procedure) = (view.call.clone(), view.procedure.clone());
    KnownCall { id: view.id, version: view.version, call, procedure }
}

/// What stands beside the board.
struct Side {
    marks: bool,
    rows: BTreeMap<(uuid::Uuid, String), panel_seat::Model>,
    begun: BTreeMap<(uuid::Uuid, String, u32, uuid::Uuid), Moment>,
    grounds: BTreeMap<(ApplicationId, PersonId), String>,
}

impl Side {
    fn work(&self, board: &Board, work: &BoardWork) -> Result<DeskWork, StoreError> {
        let order: BTreeMap<&StageId, usize> =
            board.procedure().stages().enumerate().map(|(place, (id, _))| (id, place)).collect();
        let mut stages: Vec<&StageId> = work.case.panels.keys().collect();
        stages.sort_by_key(|stage| order.get(stage).copied());
        let seats =
            stages.into_iter().flat_map(|stage| work.case.seats(stage).map(move |seat| (stage, seat)));
        let seats = seats.map(|(stage, seat)| self.seat(board, work, (stage, seat))).collect();
        Ok(DeskWork {
            id: work.id,
            code: work.case.code,
            title: work.title.clone(),
            organisation: work.organisation.clone(),
            divisions: work.case.divisions.clone(),
            at: self.at(board, work)?,
            seats,
        })
    }

    fn seat(&self, board: &Board, work: &BoardWork, (stage, seat): (&StageId, &PanelSeat)) -> DeskSeat {
        let row = self.rows.get(&(work.id.0, seat.alias.to_string()));
        let key = (work.id.0, stage.to_string(), seat.visit, seat.expert.0);
        DeskSeat {
            expert: seat.expert,
            name: board.names.get(&seat.expert).cloned().unwrap_or_default(),
            alias: seat.alias,
            stage: stage.clone(),
            now: work.case.stage() == Some(stage) && seat.visit == work.case.visits_of(stage),
            standing: seat.standing,
            sheet: seat.sheets.last().map(|sheet| sheet.standing),
            total: seat.signed().map(|sheet| sheet.total).filter(|_| self.marks),
            begun: self.begun.get(&key).copied(),
            answered_at: row.and_then(|row| row.answered_at).map(Moment::new),
            signed_at: row.and_then(|row| row.signed_at).map(Moment::new),
            ground: self.grounds.get(&(work.id, seat.expert)).cloned().unwrap_or_default(),
        }
    }

    fn at(&self, board: &Board, work: &BoardWork) -> Result<Option<AtReview>, StoreError> {
        let Some((stage, review)) = board.review(work) else { return Ok(None) };
        let (rules, case) = (board.rules(work), &work.case);
        let bar = |expert: &PersonId| match may_sit(&rules, case, (stage, review), *expert) {
            Err(CaseRefusal::MayNotSit { why, .. }) => Some((*expert, why)),
            Ok(()) | Err(_) => None,
        };
        let mut proposed = Vec::new();
        for row in board.proposed(work) {
            let why = serde_json::from_str(&row.why)?;
            proposed.push(ProposedSeat { expert: PersonId(row.expert), why });
        }
        let least = size(review).0;
        let held = case.panel(stage).count();
        let enough = u32::try_from(held).unwrap_or(u32::MAX) >= least;
        let earlier =
            review.excludes.iter().flat_map(|other| case.seats(other)).filter(|seat| seat.is_held());
        let totals: Vec<Exact> = earlier.filter_map(|seat| Some(seat.signed()?.total)).collect();
        let ends = totals.iter().max().zip(totals.iter().min()).filter(|_| self.marks && totals.len() > 1);
        Ok(Some(AtReview {
            stage: stage.clone(),
            least,
            confirmed: held > 0,
            proposed,
            bars: board.experts.keys().filter_map(bar).collect(),
            // A term without a calendar is none that a page could show; the acts themselves tell of it.
            due: due::cutoff(&rules, case).ok().flatten(),
            complete: enough && case.panel(stage).all(|seat| seat.signed().is_some()),
            gap: ends.and_then(|(highest, lowest)| highest.minus(*lowest)),
        }))
    }
}

fn experts(board: &Board, works: &[DeskWork]) -> Vec<DeskExpert> {
    let (mut proposed, mut signed) = (BTreeMap::<PersonId, u32>::new(), BTreeMap::<PersonId, u32>::new());
    for work in works {
        for seat in work.at.iter().flat_map(|at| &at.proposed) {
            *proposed.entry(seat.expert).or_default() += 1;
        }
        for seat in work.seats.iter().filter(|seat| seat.sheet == Some(SheetStanding::Signed)) {
            *signed.entry(seat.expert).or_default() += 1;
        }
    }
    let mut experts: Vec<DeskExpert> = board
        .experts
        .iter()
        .map(|(id, known)| DeskExpert {
            id: *id,
            name: board.names.get(id).cloned().unwrap_or_default(),
            areas: known.areas.clone(),
            load: known.load,
            proposed: proposed.get(id).copied().unwrap_or_default(),
            signed: signed.get(id).copied().unwrap_or_default(),
        })
        .collect();
    experts.sort_by(|one, other| one.name.cmp(&other.name));
    experts
}

/// When each sheet being written in the call was saved last. Nothing of what it says is read.
async fn begun(
    db: &impl ConnectionTrait,
    call: CallId,
) -> Result<BTreeMap<(uuid::Uuid, String, u32, uuid::Uuid), Moment>, StoreError> {
    let seats = panel_seat::Entity::find()
        .select_only()
        .column(panel_seat::Column::Application)
        .filter(panel_seat::Column::Call.eq(call.0))
        .into_query();
    let rows: Vec<(uuid::Uuid, String, i64, uuid::Uuid, chrono::DateTime<chrono::Utc>)> =
        sheet_draft::Entity::find()
            .select_only()
            .columns([
                sheet_draft::Column::Application,
                sheet_draft::Column::Stage,
                sheet_draft::Column::Visit,
                sheet_draft::Column::Expert,
                sheet_draft::Column::SavedAt,
            ])
            .filter(sheet_draft::Column::Application.in_subquery(seats))
            .into_tuple()
            .all(db)
            .await?;
    let keyed = rows.into_iter().map(|(application, stage, visit, expert, at)| {
        ((application, stage, u32::try_from(visit).unwrap_or_default(), expert), Moment::new(at))
    });
    Ok(keyed.collect())
}

/// Why experts declined, where they said so.
async fn grounds(
    db: &impl ConnectionTrait,
    board: &Board,
) -> Result<BTreeMap<(ApplicationId, PersonId), String>, StoreError> {
    let left = |seat: &PanelSeat| matches!(seat.standing, SeatStanding::Declined { .. });
    let works = board.works.iter().filter(|work| work.case.panels.values().flatten().any(left));
    let mut digests: Vec<((ApplicationId, PersonId), Digest)> = Vec::new();
    for (id, facts) in facts_of(db, &works.map(|work| work.id).collect()).await? {
        for (_, fact) in facts {
            if let ApplicationFact::ExpertDeclined { expert, ground: Some(ground), .. } = fact {
                digests.push(((id, expert), ground));
            }
        }
    }
    let wanted: Vec<Digest> = digests.iter().map(|(_, digest)| *digest).collect();
    let texts = texts(db, &wanted).await?;
    let said = |(key, digest): ((ApplicationId, PersonId), Digest)| {
        texts.get(&digest.to_string()).map(|text| (key, text.clone()))
    };
    Ok(digests.into_iter().filter_map(said).collect())
}

/// The facts of several applications with the entries' moments, each in the order in which they happened.
pub(crate) async fn facts_of(
    db: &impl ConnectionTrait,
    ids: &BTreeSet<ApplicationId>,
) -> Result<BTreeMap<ApplicationId, Vec<(Told, ApplicationFact)>>, StoreError> {
    let ids: Vec<uuid::Uuid> = ids.iter().map(|id| id.0).collect();
    let mut found: BTreeMap<ApplicationId, Vec<_>> = BTreeMap::new();
    for some in ids.chunks(500) {
        let rows = journal_entry::Entity::find()
            .filter(journal_entry::Column::Stream.is_in(some.iter().copied()))
            .order_by_asc(journal_entry::Column::Stream)
            .order_by_asc(journal_entry::Column::Version)
            .all(db)
            .await?;
        let entries = rows.into_iter().map(journal::entry).collect::<Result<Vec<_>, _>>()?;
        let facts = journal::facts::<<Applications as Decider>::Fact>(&entries)?;
        for (entry, (heading, fact)) in entries.into_iter().zip(facts) {
            let StreamId(id) = entry.stream;
            let told = Told { at: entry.recorded_at, by: heading.by };
            found.entry(ApplicationId(id)).or_default().push((told, fact));
        }
    }
    Ok(found)
}

/// Who did something, and when it was written down.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    pub(crate) at: Moment,
    pub(crate) by: Option<PersonId>,
}
