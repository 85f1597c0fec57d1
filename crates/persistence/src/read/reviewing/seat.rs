//! The seats of one expert with the cases behind them. A case is read whole by the machine; what leaves this
//! module of it is what the expert may know.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::may::{Place, Right, may};
use domain::application::decide::{ApplicationRules, Applications};
use domain::application::state::{Case, PanelSeat, SeatStanding, SheetRecord, SheetStanding, Standing};
use domain::application::{due, form};
use domain::basics::calendar::Calendar;
use domain::basics::code::Alias;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, CallId, OrganisationId, PersonId, TerritoryId};
use domain::basics::moment::{Moment, Zone};
use domain::people::organisation::OrganisationKind;
use domain::people::seat::Viewer;
use domain::procedure::form::{DivisionSource, Field, Sight};
use domain::procedure::name::StageId;
use domain::procedure::text::Bilingual;
use domain::record::Applicant;
use domain::review::sheet::SheetDraft;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::calls::{self, KnownCall};
use crate::entity::{panel_seat, territory};
use crate::{Store, StoreError, journal};

/// How far an expert is with a work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewState {
    /// The expert has not said yet whether the work is taken.
    Asked,
    /// Taken; nothing is marked.
    Fresh,
    /// Some criteria are marked.
    Begun {
        /// How many.
        marked: usize,
    },
    /// The signed sheet was sent back (H12).
    Returned,
    /// The signed sheet was set aside; another is waited for (H13).
    Voided,
    /// Signed.
    Signed,
    /// The expert does not read it.
    Declined {
        /// Because of a conflict of interest.
        conflict: bool,
    },
    /// The seat was given to another.
    GivenOn,
    /// No sheet is waited for any more: the term has passed, or the work has left the review.
    Missed,
}

impl ReviewState {
    /// Whether the work waits for the expert.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Asked) || self.writes()
    }

    /// Whether the sheet may be written.
    #[must_use]
    pub const fn writes(self) -> bool {
        matches!(self, Self::Fresh | Self::Begun { .. } | Self::Returned | Self::Voided)
    }

    /// Whether the expert may read the work.
    #[must_use]
    pub const fn reads(self) -> bool {
        self.writes() || matches!(self, Self::Signed)
    }
}

/// A seat of the expert with its case.
pub(crate) struct Seated {
    pub(crate) row: panel_seat::Model,
    pub(crate) alias: Alias,
    pub(crate) stage: StageId,
    pub(crate) case: Case,
    pub(crate) version: i64,
    pub(crate) known: Arc<KnownCall>,
    pub(crate) zone: Zone,
    /// When the term of the review passes, while the case is there.
    pub(crate) due: Option<Moment>,
}

/// The viewer's seat under an alias. Whoever has none, or has lost the role, finds nothing.
pub(crate) async fn find(
    store: &Store,
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    alias: Alias,
) -> Result<Option<Seated>, StoreError> {
    Ok(seats(store, db, viewer, Some(alias)).await?.into_iter().next())
}

/// All seats of the viewer, or the one under an alias, by alias: five queries however many there are.
pub(super) async fn seats(
    store: &Store,
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    alias: Option<Alias>,
) -> Result<Vec<Seated>, StoreError> {
    let Some(person) = viewer.person() else { return Ok(Vec::new()) };
    let mut query = panel_seat::Entity::find().filter(panel_seat::Column::Expert.eq(person.0));
    if let Some(alias) = alias {
        query = query.filter(panel_seat::Column::Alias.eq(alias.to_string()));
    }
    let mut rows = query.order_by_asc(panel_seat::Column::Alias).all(db).await?;
    rows.retain(|row| may(viewer, Right::Review, Place::Territory(TerritoryId(row.territory))).is_ok());
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let shared = Shared::read(store, db, &rows).await?;
    let applications: Vec<Uuid> = rows.iter().map(|row| row.application).collect();
    let mut heads = BTreeMap::new();
    for some in applications.chunks(500) {
        heads.extend(journal::heads(db, some).await?);
    }
    rows.into_iter()
        .map(|row| {
            let head = heads.get(&row.application).ok_or_else(|| damaged(&row, "no stream"))?;
            shared.seated(row, head)
        })
        .collect()
}

/// What the seats have in common.
struct Shared {
    calls: BTreeMap<Uuid, Arc<KnownCall>>,
    zones: BTreeMap<Uuid, Zone>,
    calendar: Arc<Calendar>,
}

impl Shared {
    async fn read(
        store: &Store,
        db: &impl ConnectionTrait,
        rows: &[panel_seat::Model],
    ) -> Result<Self, StoreError> {
        let ids = |of: fn(&panel_seat::Model) -> Uuid| {
            let set: std::collections::BTreeSet<Uuid> = rows.iter().map(of).collect();
            set.into_iter().collect::<Vec<_>>()
        };
        let mut calls = BTreeMap::new();
        for (id, head) in journal::heads(db, &ids(|row| row.call)).await? {
            if let Some(known) = calls::known_of(store, CallId(id), Some(&head)).await? {
                calls.insert(id, Arc::new(known));
            }
        }
        let territories =
            territory::Entity::find().filter(territory::Column::Id.is_in(ids(|row| row.territory)));
        let zones = territories.all(db).await?.into_iter();
        let zones = zones.map(|row| (row.id, Zone::parse(&row.zone).unwrap_or(Zone::MOSCOW))).collect();
        Ok(Self { calls, zones, calendar: store.calendar().await? })
    }

    fn seated(&self, row: panel_seat::Model, head: &journal::Head) -> Result<Seated, StoreError> {
        let alias = Alias::parse(&row.alias).ok_or_else(|| damaged(&row, "not an alias"))?;
        let stage = StageId::parse(&row.stage).map_err(|error| damaged(&row, &error.to_string()))?;
        let state = journal::state::<Applications>(head)?;
        let case = state.known().cloned().ok_or_else(|| damaged(&row, "nothing filed"))?;
        let known = self.calls.get(&row.call).cloned().ok_or_else(|| damaged(&row, "no call"))?;
        let zone = self.zones.get(&row.territory).copied().unwrap_or(Zone::MOSCOW);
        let due = (case.stage() == Some(&stage)).then(|| self.due(&known, &case, zone)).flatten();
        Ok(Seated { row, alias, stage, case, version: head.version, known, zone, due })
    }

    /// When the term passes. It is the same whosever the work is, so whatever tells that is left blank. A
    /// term that cannot be told is not shown; the act itself then says why it is refused.
    fn due(&self, known: &KnownCall, case: &Case, zone: Zone) -> Option<Moment> {
        let nobody = OrganisationId(Uuid::nil());
        let rules = ApplicationRules {
            procedure: known.procedure.clone(),
            call_id: known.id,
            call: known.call.clone(),
            applicant: Applicant { organisation: nobody, territory: known.call.territory },
            kind: OrganisationKind::School,
            others: Vec::new(),
            calendar: self.calendar.clone(),
            zone,
            experts: BTreeMap::new(),
            load_max: 0,
        };
        due::cutoff(&rules, case).ok().flatten()
    }
}

fn damaged(row: &panel_seat::Model, why: &str) -> StoreError {
    StoreError::Damaged(format!("seat {}: {why}", row.id))
}

impl Seated {
    pub(crate) const fn application(&self) -> ApplicationId {
        ApplicationId(self.row.application)
    }

    pub(crate) const fn expert(&self) -> PersonId {
        PersonId(self.row.expert)
    }

    /// By what a sheet being written is found: application, stage, visit.
    pub(super) fn place(&self) -> (Uuid, String, i64) {
        (self.row.application, self.row.stage.clone(), self.row.visit)
    }

    /// The seat as the rules know it.
    pub(crate) fn seat(&self) -> Option<&PanelSeat> {
        let own = |seat: &&PanelSeat| seat.alias == self.alias && seat.expert == self.expert();
        self.case.seats(&self.stage).find(own)
    }

    /// The sheet that counts.
    pub(super) fn signed(&self) -> Option<&SheetRecord> {
        self.seat().filter(|seat| seat.is_held()).and_then(PanelSeat::signed)
    }

    /// Whether the case is still at this visit to the review, its term not looked at.
    pub(crate) fn is_there(&self) -> bool {
        let visit = self.seat().map(|seat| seat.visit);
        self.case.standing == Standing::Filed
            && self.case.stage() == Some(&self.stage)
            && visit == Some(self.case.visits_of(&self.stage))
    }

    /// How far the expert is at a moment, with what is written so far.
    pub(crate) fn state(&self, now: Moment, sheet: &SheetDraft) -> ReviewState {
        let Some(seat) = self.seat() else { return ReviewState::GivenOn };
        let open = self.is_there() && self.due.is_none_or(|due| now < due);
        match seat.standing {
            SeatStanding::Declined { conflict } => ReviewState::Declined { conflict },
            SeatStanding::Replaced => ReviewState::GivenOn,
            SeatStanding::Invited if open => ReviewState::Asked,
            SeatStanding::Accepted if open || seat.signed().is_some() => written(seat, sheet),
            SeatStanding::Invited | SeatStanding::Accepted => ReviewState::Missed,
        }
    }

    /// The answer that names the work, where experts may read it.
    pub(super) fn title(&self) -> Option<Digest> {
        let field = form::title_field(&self.known.procedure).filter(|field| is_open(field))?;
        self.case.filed.answers.get(field.id.as_str()).copied()
    }

    /// Divisions that the work itself names by an answer which experts may read.
    pub(super) fn kinds(&self) -> Vec<(Bilingual, Bilingual)> {
        let procedure = &self.known.procedure;
        let named = procedure.divisions().iter().filter(|division| match &division.from {
            DivisionSource::Answer(id) => procedure.field(id).is_some_and(is_open),
            DivisionSource::Applicant(_) => false,
        });
        let said = named.filter_map(|division| {
            let value = self.case.divisions.get(division.id.as_str())?;
            let choice = division.values.iter().find(|choice| choice.id.as_str() == value)?;
            Some((division.label.clone(), choice.label.clone()))
        });
        said.collect()
    }
}

fn is_open(field: &Field) -> bool {
    field.sight >= Sight::Experts && !field.identifying
}

fn written(seat: &PanelSeat, sheet: &SheetDraft) -> ReviewState {
    match seat.sheets.last().map(|sheet| sheet.standing) {
        Some(SheetStanding::Signed) => ReviewState::Signed,
        Some(SheetStanding::Returned) => ReviewState::Returned,
        Some(SheetStanding::Voided) => ReviewState::Voided,
        None if *sheet == SheetDraft::default() => ReviewState::Fresh,
        None => ReviewState::Begun { marked: sheet.marks.len() },
    }
}
