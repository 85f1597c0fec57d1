//! What the rules of a meeting read beside the meeting: the body, its members, whom an item concerns.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use domain::application::refusal::CaseRefusal;
use domain::basics::id::{
    ApplicationId, BodyId, CallId, ItemId, MeetingId, OrganisationId, PersonId, TerritoryId,
};
use domain::basics::moment::{Moment, Zone};
use domain::body::rules::Office;
use domain::meeting::decide::MeetingRules;
use domain::meeting::item::Subject;
use domain::meeting::state::{Meeting, MemberSnapshot, concerned};
use domain::people::seat::Role;
use domain::procedure::deadline::{Span, Unit as SpanUnit};
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::{application_row, body, list_head, list_row, meeting_row, seat};
use crate::plain::seats;
use crate::read::calls::zone_name;
use crate::{Store, StoreError, bodies};

/// The call in which a subject lies.
pub(crate) fn call_of(subject: &Subject) -> Option<CallId> {
    match subject {
        Subject::Application { call, .. } | Subject::List { call, .. } | Subject::Tie { call, .. } => {
            Some(*call)
        }
        Subject::Free => None,
    }
}

/// The rules for a meeting of the body, or for one that is convened now. Any regular meeting may begin at
/// once by them: who convenes one asks [`earliest`] and says so.
pub(crate) async fn of(
    db: &impl ConnectionTrait,
    row: &body::Model,
    meeting: Option<(MeetingId, &Meeting)>,
) -> Result<MeetingRules, StoreError> {
    let territory = TerritoryId(row.territory);
    let zone = Zone::parse(&zone_name(db, territory).await?).unwrap_or(Zone::MOSCOW);
    let now = members(db, BodyId(row.id)).await?;
    let sitting = meeting.and_then(|(_, meeting)| meeting.session());
    let members = sitting.map_or_else(|| now.clone(), |session| session.composition.clone());
    let (concerned, next_number) = match meeting {
        None => (BTreeMap::new(), 1),
        Some((id, meeting)) => {
            let subjects: Vec<_> = meeting.agenda.iter().map(|item| (item.id, &item.subject)).collect();
            let began = sitting.map_or(meeting.at, |session| session.opened_at);
            (whom(db, &subjects, &members).await?, next_number(db, row.id, zone, (id, began)).await?)
        }
    };
    Ok(MeetingRules {
        body: bodies::rules_of(row)?,
        body_id: BodyId(row.id),
        territory,
        zone,
        members: now,
        concerned,
        earliest: Moment::parse("1970-01-01T00:00:00Z").unwrap_or_else(|| Moment::new(Default::default())),
        next_number,
    })
}

/// The first moment of the day after the body's working days of notice.
pub(crate) async fn earliest(store: &Store, rules: &MeetingRules, now: Moment) -> Result<Moment, StoreError> {
    let length = u16::try_from(rules.body.notice_working_days).unwrap_or(u16::MAX);
    let span = Span { length, unit: SpanUnit::WorkingDays };
    let last = store.calendar().await?.after(rules.zone, now, span);
    // The last day of notice ends at 23:59.
    let unknown = |unknown: domain::basics::calendar::NoCalendar| {
        Refusal::from(CaseRefusal::NoCalendar { year: unknown.year })
    };
    Ok(last.map_err(unknown)?.plus_seconds(60))
}

/// The members of a body with everywhere they work. Who holds two seats there counts once, by the higher.
pub(crate) async fn members(
    db: &impl ConnectionTrait,
    id: BodyId,
) -> Result<Vec<MemberSnapshot>, StoreError> {
    let held = seat::Entity::find()
        .filter(seat::Column::Body.eq(id.0))
        .filter(seat::Column::Until.is_null())
        .all(db)
        .await?;
    let mut offices: BTreeMap<Uuid, Office> = BTreeMap::new();
    for row in &held {
        if let Some(office) = Role::parse(&row.role).and_then(Office::of) {
            offices.entry(row.person).and_modify(|known| *known = office.min(*known)).or_insert(office);
        }
    }
    let mut work: BTreeMap<Uuid, BTreeSet<OrganisationId>> = BTreeMap::new();
    for row in seats::held_by(db, offices.keys().copied()).await? {
        work.entry(row.person).or_default().extend(row.organisation.map(OrganisationId));
    }
    let member = |(person, role): (Uuid, Office)| MemberSnapshot {
        person: PersonId(person),
        role,
        organisations: work.remove(&person).unwrap_or_default(),
        votes: true,
    };
    Ok(offices.into_iter().map(member).collect())
}

/// Whom each item concerns: members whose own institution has an application in it, alone, among equals or on
/// a list (H31).
async fn whom(
    db: &impl ConnectionTrait,
    subjects: &[(ItemId, &Subject)],
    members: &[MemberSnapshot],
) -> Result<BTreeMap<ItemId, BTreeSet<PersonId>>, StoreError> {
    let works = works_of(db, subjects).await?;
    let all: BTreeSet<Uuid> = works.values().flatten().map(|work| work.0).collect();
    let mut owners: BTreeMap<Uuid, OrganisationId> = BTreeMap::new();
    for some in all.into_iter().collect::<Vec<_>>().chunks(500) {
        let rows: Vec<(Uuid, Uuid)> = application_row::Entity::find()
            .select_only()
            .columns([application_row::Column::Id, application_row::Column::Organisation])
            .filter(application_row::Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        owners.extend(rows.into_iter().map(|(id, owner)| (id, OrganisationId(owner))));
    }
    let each = works.into_iter().map(|(item, works)| {
        let institutions = works.iter().filter_map(|work| owners.get(&work.0));
        (item, institutions.flat_map(|own| concerned(members, *own)).collect())
    });
    Ok(each.collect())
}

/// The applications that each item is about: two queries at most.
pub(crate) async fn works_of(
    db: &impl ConnectionTrait,
    subjects: &[(ItemId, &Subject)],
) -> Result<BTreeMap<ItemId, Vec<ApplicationId>>, StoreError> {
    let mut works: BTreeMap<ItemId, Vec<ApplicationId>> = BTreeMap::new();
    let lists = list_ids(db, subjects.iter().map(|(_, subject)| *subject)).await?;
    let mut rows: BTreeMap<Uuid, Vec<ApplicationId>> = BTreeMap::new();
    if !lists.is_empty() {
        let found: Vec<(Uuid, Uuid)> = list_row::Entity::find()
            .select_only()
            .columns([list_row::Column::List, list_row::Column::Application])
            .filter(list_row::Column::List.is_in(lists.values().copied()))
            .into_tuple()
            .all(db)
            .await?;
        for (list, work) in found {
            rows.entry(list).or_default().push(ApplicationId(work));
        }
    }
    for (item, subject) in subjects {
        let about = match subject {
            Subject::Application { application, .. } => vec![*application],
            Subject::Tie { applications, .. } => applications.clone(),
            Subject::List { call, stage, list } => {
                let key = (call.0, stage.to_string(), *list);
                lists.get(&key).and_then(|id| rows.get(id)).cloned().unwrap_or_default()
            }
            Subject::Free => Vec::new(),
        };
        works.insert(*item, about);
    }
    Ok(works)
}

/// Ids of the lists that subjects name, by call, stage and number.
pub(crate) async fn list_ids(
    db: &impl ConnectionTrait,
    subjects: impl IntoIterator<Item = &Subject>,
) -> Result<BTreeMap<(Uuid, String, u32), Uuid>, StoreError> {
    let mut named = Condition::any();
    for subject in subjects {
        if let Subject::List { call, stage, list } | Subject::Tie { call, stage, list, .. } = subject {
            let one = Condition::all()
                .add(list_head::Column::Call.eq(call.0))
                .add(list_head::Column::Stage.eq(stage.as_str()))
                .add(list_head::Column::Number.eq(i64::from(*list)));
            named = named.add(one);
        }
    }
    if named.is_empty() {
        return Ok(BTreeMap::new());
    }
    let heads = list_head::Entity::find().filter(named).all(db).await?;
    let key = |row: list_head::Model| {
        ((row.call, row.stage, u32::try_from(row.number).unwrap_or_default()), row.id)
    };
    Ok(heads.into_iter().map(key).collect())
}

/// The number that the body's next minutes of that year get: minutes are numbered by the year in which their
/// sessions were held.
async fn next_number(
    db: &impl ConnectionTrait,
    body: Uuid,
    zone: Zone,
    (own, began): (MeetingId, Moment),
) -> Result<u32, StoreError> {
    let numbered = meeting_row::Entity::find()
        .filter(meeting_row::Column::Body.eq(body))
        .filter(meeting_row::Column::Number.is_not_null())
        .filter(meeting_row::Column::Id.ne(own.0))
        .all(db)
        .await?;
    let year = zone.local(began).year();
    let same = numbered.iter().filter(|row| zone.local(Moment::new(row.held_at)).year() == year);
    let last = same.filter_map(|row| row.number).max().unwrap_or(0);
    Ok(u32::try_from(last).unwrap_or(u32::MAX).saturating_add(1))
}
