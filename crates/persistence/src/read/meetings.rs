//! Meetings as their members read them. Whoever an item concerns does not get its materials, nor what was
//! said and voted on it: that is left out here, not on the page (H31).

use std::collections::BTreeMap;

use domain::access::may::{Place, Right, bodies_with, may, territories_with};
use domain::basics::code::Code;
use domain::basics::id::{BodyId, TerritoryId};
use domain::basics::moment::{Moment, Zone};
use domain::people::seat::Viewer;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{agenda_row, body, meeting_row, territory};
use crate::project::meetings::{CANCELLED, CLOSED, CONVENED, IN_FORCE, OPEN};
use crate::{Store, StoreError};

pub mod papers;
pub mod view;
pub mod waiting;

/// How far a meeting got, as lists say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingStanding {
    /// Notice was given.
    Convened,
    /// It will not be held.
    Cancelled,
    /// The members sit.
    Open,
    /// The members have parted, the minutes are not in force.
    Closed,
    /// The minutes are in force.
    InForce,
}

impl MeetingStanding {
    /// Reads the word of a row.
    fn parse(word: &str) -> Result<Self, StoreError> {
        match word {
            CONVENED => Ok(Self::Convened),
            CANCELLED => Ok(Self::Cancelled),
            OPEN => Ok(Self::Open),
            CLOSED => Ok(Self::Closed),
            IN_FORCE => Ok(Self::InForce),
            other => Err(StoreError::Damaged(format!("a meeting is {other}"))),
        }
    }
}

/// A meeting in a list.
#[derive(Debug, Clone)]
pub struct MeetingInList {
    /// Its public code.
    pub code: Code,
    /// The body's name.
    pub body: String,
    /// When it begins or began.
    pub held_at: Moment,
    /// The zone of its territory.
    pub zone: Zone,
    /// How far it got.
    pub standing: MeetingStanding,
    /// The number of its minutes, once somebody has signed.
    pub number: Option<u32>,
    /// How many items it has.
    pub items: usize,
    /// How many of them come with materials to read.
    pub materials: usize,
}

/// A body that the viewer has a right in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyPlace {
    /// Its id.
    pub id: BodyId,
    /// Where it belongs.
    pub territory: TerritoryId,
    /// Its name.
    pub name: String,
    /// The zone of its territory.
    pub zone: Zone,
}

/// How many meetings one page lists.
const PAGE: u64 = 100;

impl Store {
    /// Meetings of the bodies whose agendas the viewer may read, the latest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn list_meetings(&self, viewer: &Viewer) -> Result<Vec<MeetingInList>, StoreError> {
        let bodies = self.bodies_of(viewer, Right::ReadMeetings).await?;
        if bodies.is_empty() {
            return Ok(Vec::new());
        }
        let rows = meeting_row::Entity::find()
            .filter(meeting_row::Column::Body.is_in(bodies.iter().map(|body| body.id.0)))
            .order_by_desc(meeting_row::Column::HeldAt)
            .limit(PAGE)
            .all(self.read())
            .await?;
        let agenda: Vec<(Uuid, String)> = agenda_row::Entity::find()
            .select_only()
            .columns([agenda_row::Column::Meeting, agenda_row::Column::Kind])
            .filter(agenda_row::Column::Meeting.is_in(rows.iter().map(|row| row.id)))
            .into_tuple()
            .all(self.read())
            .await?;
        let mut counts: BTreeMap<Uuid, (usize, usize)> = BTreeMap::new();
        for (meeting, kind) in agenda {
            let (items, materials) = counts.entry(meeting).or_default();
            *items += 1;
            *materials += usize::from(kind != "free");
        }
        let mut list = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(body) = bodies.iter().find(|body| body.id.0 == row.body) else { continue };
            let (items, materials) = counts.get(&row.id).copied().unwrap_or_default();
            list.push(MeetingInList {
                code: code(&row)?,
                body: body.name.clone(),
                held_at: Moment::new(row.held_at),
                zone: body.zone,
                standing: MeetingStanding::parse(&row.state)?,
                number: row.number.and_then(|number| u32::try_from(number).ok()),
                items,
                materials,
            });
        }
        Ok(list)
    }

    /// The bodies in which the viewer has this right, by their names.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn bodies_of(&self, viewer: &Viewer, right: Right) -> Result<Vec<BodyPlace>, StoreError> {
        let own = bodies_with(viewer, right);
        let around = territories_with(viewer, right);
        if own.is_empty() && around.is_empty() {
            return Ok(Vec::new());
        }
        let named = Condition::any()
            .add(body::Column::Id.is_in(own.iter().map(|body| body.0)))
            .add(body::Column::Territory.is_in(around.iter().map(|territory| territory.0)));
        let query = body::Entity::find().filter(named).order_by_asc(body::Column::Name);
        let rows = query.all(self.read()).await?;
        let zones = territory::Entity::find()
            .filter(territory::Column::Id.is_in(rows.iter().map(|row| row.territory)))
            .all(self.read())
            .await?;
        let place = |row: body::Model| {
            let (id, territory) = (BodyId(row.id), TerritoryId(row.territory));
            may(viewer, right, Place::Body(territory, id)).ok()?;
            let zone = zones.iter().find(|found| found.id == row.territory)?;
            let zone = Zone::parse(&zone.zone).unwrap_or(Zone::MOSCOW);
            Some(BodyPlace { id, territory, name: row.name, zone })
        };
        Ok(rows.into_iter().filter_map(place).collect())
    }
}

/// The public code of a row.
pub(crate) fn code(row: &meeting_row::Model) -> Result<Code, StoreError> {
    Code::parse(&row.code).ok_or_else(|| StoreError::Damaged(format!("meeting {} has no code", row.id)))
}
