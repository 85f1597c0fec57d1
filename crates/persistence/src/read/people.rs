//! People with their seats: for the page that manages them, for the councils' pages, for the demo.

use domain::access::may::{Place, Right, may};
use domain::access::sees::{Field, sees};
use domain::basics::id::{BodyId, PersonId, TerritoryId};
use domain::basics::text::fold;
use domain::people::seat::{Role, Seat, Viewer};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::entity::{body, organisation, person, seat, territory};
use crate::plain::{people, seats};
use crate::{Store, StoreError};

/// Rows on a page of a list.
pub const PAGE: u64 = 50;

/// One page of a list that is walked by key, so that its cost does not grow with the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// At most [`PAGE`] rows.
    pub rows: Vec<T>,
    /// Give this as `after` for the next page; none on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Makes a page of up to one row too many, by which it is known that more follow.
    pub(crate) fn cut(mut rows: Vec<T>, key: impl FnOnce(&T) -> String) -> Self {
        let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        let next = rows.last().filter(|_| more).map(key);
        Self { rows, next }
    }
}

/// A seat with the names that pages show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatView {
    /// Its id, for ending it.
    pub id: Uuid,
    /// What and where.
    pub seat: Seat,
    /// The post in which it is held; may be empty.
    pub post: String,
    /// Areas of an expert.
    pub areas: Vec<String>,
    /// Slug, Russian and English name of the territory.
    pub territory: Option<(String, String, String)>,
    /// Slug and short name of the organisation, or of the place of work.
    pub organisation: Option<(String, String)>,
    /// Name of the council or commission.
    pub body_name: Option<String>,
}

/// A person as the viewer sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonView {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their address; none for those who may not see contacts.
    pub email: Option<String>,
    /// Whether the account is closed to sign-in.
    pub closed: bool,
    /// Whether a password has been set, so that an invitation is no longer needed.
    pub has_password: bool,
    /// The seats that the viewer may see.
    pub seats: Vec<SeatView>,
}

/// Somebody seated in a council or commission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatedPerson {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// As what.
    pub role: Role,
    /// Their post.
    pub post: String,
}

/// Somebody whom a visitor of the demo may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CastMember {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The seat for which they stand.
    pub seat: SeatView,
}

impl Store {
    /// The people seated in a territory, by name, a page at a time; without a territory, everybody, for
    /// administrators. A search finds parts of names, and of addresses for those who may see them.
    ///
    /// # Errors
    /// [`domain::refusal::Refusal::NotYours`] or [`domain::refusal::Refusal::NotSignedIn`].
    pub async fn list_people(
        &self,
        viewer: &Viewer,
        territory: Option<TerritoryId>,
        after: Option<&str>,
        search: Option<&str>,
    ) -> Result<Page<PersonView>, StoreError> {
        let place = territory.map_or(Place::Installation, Place::Territory);
        may(viewer, Right::ManagePeople, place).or_else(|_| may(viewer, Right::ReadDesk, place))?;
        let contacts = sees(viewer, Field::Contacts, place);
        let mut query = person::Entity::find();
        if let Some(territory) = territory {
            let mut seated = Query::select();
            seated
                .column(seat::Column::Person)
                .from(seat::Entity)
                .and_where(seat::Column::Territory.eq(territory.0))
                .and_where(seat::Column::Until.is_null());
            query = query.filter(person::Column::Id.in_subquery(seated.take()));
        }
        for word in fold(search.unwrap_or_default()).split_whitespace() {
            let mut found = Condition::any().add(person::Column::Search.contains(word));
            if contacts {
                found = found.add(person::Column::Email.contains(word));
            }
            query = query.filter(found);
        }
        if let Some(last) = self.last_shown(after).await? {
            let key = Expr::tuple([Expr::col(person::Column::Search), Expr::col(person::Column::Id)]);
            query = query.filter(key.gt(Expr::tuple([Expr::val(last.search), Expr::val(last.id)])));
        }
        let query = query.order_by_asc(person::Column::Search).order_by_asc(person::Column::Id);
        let rows = Page::cut(query.limit(PAGE + 1).all(self.read()).await?, |row| row.id.to_string());
        let mut held =
            seat_views(self.read(), seat::Column::Person.is_in(rows.rows.iter().map(|row| row.id))).await?;
        held.retain(|(_, view)| territory.is_none() || view.seat.scope.territory() == territory);
        let views = rows.rows.into_iter().map(|row| {
            let seats = held.extract_if(.., |(of, _)| *of == row.id).map(|(_, view)| view).collect();
            view(row, seats, contacts)
        });
        Ok(Page { rows: views.collect(), next: rows.next })
    }

    /// One person: for themselves, and for those who manage people where the person sits. Seats elsewhere are
    /// not shown.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_person(&self, viewer: &Viewer, id: PersonId) -> Result<Option<PersonView>, StoreError> {
        let Some(row) = person::Entity::find_by_id(id.0).one(self.read()).await? else { return Ok(None) };
        let all = seat_views(self.read(), seat::Column::Person.eq(id.0)).await?;
        let whole =
            viewer.person() == Some(id) || may(viewer, Right::ManageAccounts, Place::Installation).is_ok();
        let shown = |view: &SeatView| whole || people::may_seat(viewer, view.seat.scope).is_ok();
        let seats: Vec<SeatView> = all.into_iter().map(|(_, view)| view).filter(shown).collect();
        Ok((whole || !seats.is_empty()).then(|| view(row, seats, true)))
    }

    /// Who sits in a council or commission: chair first, then by name. Its composition is public.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn seated(&self, body: BodyId) -> Result<Vec<SeatedPerson>, StoreError> {
        let rows = with_names(self.read(), seat::Column::Body.eq(body.0)).await?;
        let seated = |(person, name, view): (PersonId, String, SeatView)| {
            let SeatView { seat, post, .. } = view;
            SeatedPerson { person, name, role: seat.role, post }
        };
        let mut seated: Vec<SeatedPerson> = rows.into_iter().map(seated).collect();
        seated.sort_by(|a, b| b.role.cmp(&a.role).then_with(|| fold(&a.name).cmp(&fold(&b.name))));
        Ok(seated)
    }

    /// One person for each role and territory, the first who got a seat there: for the demo's sign-in page
    /// alone, which offers them by one click. It reads every seat.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn demo_cast(&self) -> Result<Vec<CastMember>, StoreError> {
        let mut cast: Vec<CastMember> = Vec::new();
        let key = |view: &SeatView| (view.territory.clone(), view.seat.role);
        for (person, name, seat) in with_names(self.read(), seat::Column::Id.is_not_null()).await? {
            if cast.iter().all(|member| key(&member.seat) != key(&seat)) {
                cast.push(CastMember { person, name, seat });
            }
        }
        cast.sort_by_key(|member| key(&member.seat));
        Ok(cast)
    }

    async fn last_shown(&self, after: Option<&str>) -> Result<Option<person::Model>, StoreError> {
        let Some(id) = after.and_then(|text| Uuid::parse_str(text).ok()) else { return Ok(None) };
        Ok(person::Entity::find_by_id(id).one(self.read()).await?)
    }
}

/// The seats held that the condition names, with the person of each, in the order in which they were given.
pub(crate) async fn seat_views(
    db: &impl ConnectionTrait,
    which: Expr,
) -> Result<Vec<(Uuid, SeatView)>, StoreError> {
    let rows: Vec<SeatRow> = seat_query(which).into_model().all(db).await?;
    rows.into_iter().map(|row| Ok((row.person, row.view()?))).collect()
}

async fn with_names(
    db: &impl ConnectionTrait,
    which: Expr,
) -> Result<Vec<(PersonId, String, SeatView)>, StoreError> {
    let of = seat::Entity::belongs_to(person::Entity).from(seat::Column::Person).to(person::Column::Id);
    let query = seat_query(which)
        .join(JoinType::InnerJoin, of.into())
        .column_as(person::Column::Name, "name")
        .filter(person::Column::Closed.eq(false));
    let rows: Vec<NamedRow> = query.into_model().all(db).await?;
    rows.into_iter().map(|row| Ok((PersonId(row.seat.person), row.name, row.seat.view()?))).collect()
}

fn seat_query(which: Expr) -> sea_orm::Select<seat::Entity> {
    let at =
        seat::Entity::belongs_to(territory::Entity).from(seat::Column::Territory).to(territory::Column::Id);
    let of = seat::Entity::belongs_to(organisation::Entity)
        .from(seat::Column::Organisation)
        .to(organisation::Column::Id);
    let within = seat::Entity::belongs_to(body::Entity).from(seat::Column::Body).to(body::Column::Id);
    seat::Entity::find()
        .join(JoinType::LeftJoin, at.into())
        .join(JoinType::LeftJoin, of.into())
        .join(JoinType::LeftJoin, within.into())
        .column_as(territory::Column::Slug, "territory_slug")
        .column_as(territory::Column::NameRu, "territory_ru")
        .column_as(territory::Column::NameEn, "territory_en")
        .column_as(organisation::Column::Slug, "organisation_slug")
        .column_as(organisation::Column::ShortName, "organisation_name")
        .column_as(body::Column::Name, "body_name")
        .filter(seat::Column::Until.is_null())
        .filter(which)
        .order_by_asc(seat::Column::Id)
}

#[derive(FromQueryResult)]
struct SeatRow {
    id: Uuid,
    person: Uuid,
    role: String,
    territory: Option<Uuid>,
    organisation: Option<Uuid>,
    body: Option<Uuid>,
    post: String,
    areas: String,
    since: chrono::DateTime<chrono::Utc>,
    territory_slug: Option<String>,
    territory_ru: Option<String>,
    territory_en: Option<String>,
    organisation_slug: Option<String>,
    organisation_name: Option<String>,
    body_name: Option<String>,
}

#[derive(FromQueryResult)]
struct NamedRow {
    #[sea_orm(nested)]
    seat: SeatRow,
    name: String,
}

impl SeatRow {
    fn view(self) -> Result<SeatView, StoreError> {
        let row = seat::Model {
            id: self.id,
            person: self.person,
            role: self.role,
            territory: self.territory,
            organisation: self.organisation,
            body: self.body,
            post: self.post,
            areas: self.areas,
            since: self.since,
            until: None,
        };
        let (seat, areas) = (seats::seat_of(&row)?, seats::areas_of(&row)?);
        let names = self.territory_slug.zip(self.territory_ru).zip(self.territory_en);
        Ok(SeatView {
            id: row.id,
            seat,
            post: row.post,
            areas,
            territory: names.map(|((slug, ru), en)| (slug, ru, en)),
            organisation: self.organisation_slug.zip(self.organisation_name),
            body_name: self.body_name,
        })
    }
}

fn view(row: person::Model, seats: Vec<SeatView>, contacts: bool) -> PersonView {
    PersonView {
        id: PersonId(row.id),
        name: row.name,
        email: contacts.then_some(row.email),
        closed: row.closed,
        has_password: row.password_hash.is_some(),
        seats,
    }
}
