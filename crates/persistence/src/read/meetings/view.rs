//! One meeting with everything that its pages show.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::may::{Place, Right, may};
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{BodyId, CallId, ItemId, MeetingId, PersonId, StreamId, TerritoryId};
use domain::basics::moment::{Moment, Zone};
use domain::body::rules::BodyRules;
use domain::meeting::decide::votes::roll;
use domain::meeting::decide::{MeetingRules, Meetings};
use domain::meeting::item::{Item, NoteKind, RecusedBy, Subject, Vote};
use domain::meeting::state::{Kind, Meeting, MeetingState, MemberSnapshot, Minutes, Phase};
use domain::meeting::step::{NextStep, next_step};
use domain::meeting::tally::{Quorum, Roll, quorum};
use domain::people::seat::{Role, Viewer};
use domain::procedure::form::Sight;
use domain::procedure::procedure::Procedure;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::papers::{self, Lines, ListLine, Paper};
use crate::carry::Followed;
use crate::entity::{body, call_row, meeting_row, person, seat, territory};
use crate::meetings::{MinutesText, rules};
use crate::read::filed::{FiledWork, texts, work};
use crate::{Store, StoreError, journal};

/// A meeting.
#[derive(Debug, Clone)]
pub struct MeetingView {
    /// Its id, for commands; never shown.
    pub id: MeetingId,
    /// Its public code.
    pub code: Code,
    /// Which body.
    pub body: BodyId,
    /// The body's name.
    pub body_name: String,
    /// Slug, Russian and English name of its territory.
    pub territory: (String, String, String),
    /// The territory's zone.
    pub zone: Zone,
    /// How the body decides.
    pub rules: BodyRules,
    /// Regular or extraordinary.
    pub kind: Kind,
    /// When it begins, by the last notice.
    pub at: Moment,
    /// Where; empty once erased.
    pub place: String,
    /// How far it got.
    pub phase: Phase,
    /// Why it was called off.
    pub ground: Option<String>,
    /// All members: of the session once it was opened, of the body before.
    pub members: Vec<MemberSnapshot>,
    /// Name and post of everybody who is named.
    pub people: BTreeMap<PersonId, (String, String)>,
    /// Its agenda.
    pub items: Vec<ItemView>,
    /// What waits to be done.
    pub step: NextStep,
    /// The quorum of the session as a whole, recusals aside; before the opening, if everybody came.
    pub quorum: Quorum,
    /// The number that its minutes get, or bear.
    pub number: u32,
    /// The wording of the minutes, once one was saved.
    pub text: Option<MinutesText>,
    /// How far what was decided has got elsewhere.
    pub followed: Followed,
    /// Whether the viewer runs the meeting.
    pub runs: bool,
}

/// An item of the agenda.
#[derive(Debug, Clone)]
pub struct ItemView {
    /// Its id, for commands.
    pub id: ItemId,
    /// Its wording; empty once erased.
    pub wording: String,
    /// What it is about.
    pub subject: Subject,
    /// The procedure of its call.
    pub procedure: Option<Arc<Procedure>>,
    /// Whether it concerns the viewer, so that its materials are not here.
    pub hidden: bool,
    /// Members left out of it: who, by whom, why.
    pub left_out: Vec<(PersonId, RecusedBy, String)>,
    /// Who takes part, once the session is open.
    pub roll: Option<Roll>,
    /// The quorum of the item, once the session is open.
    pub quorum: Option<Quorum>,
    /// What was said.
    pub notes: Vec<(NoteKind, String)>,
    /// Votes that stand.
    pub votes: Vec<Vote>,
    /// Which of them settles the item.
    pub settled: Option<Vote>,
    /// Why it was put off.
    pub deferred: Option<String>,
    /// The lines of its list, or of the equals.
    pub lines: Vec<ListLine>,
    /// The work that it is about.
    pub work: Option<Paper>,
}

/// The work of an item, to be read.
#[derive(Debug, Clone)]
pub struct ItemWork {
    /// Its card.
    pub paper: Paper,
    /// The procedure that it was filed by.
    pub procedure: Arc<Procedure>,
    /// What was filed, as the council sees it.
    pub filed: FiledWork,
    /// Where its files lie.
    pub territory: TerritoryId,
}

impl Store {
    /// A meeting by its code; none when there is none, or the viewer may not read the body's meetings.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find_meeting(&self, viewer: &Viewer, code: Code) -> Result<Option<MeetingView>, StoreError> {
        let db = self.read();
        let row = meeting_row::Entity::find().filter(meeting_row::Column::Code.eq(code.to_string()));
        let Some(row) = row.one(db).await? else { return Ok(None) };
        let place = Place::Body(TerritoryId(row.territory), BodyId(row.body));
        if may(viewer, Right::ReadMeetings, place).is_err() {
            return Ok(None);
        }
        let Some(head) = journal::find_head(db, StreamId(row.id)).await? else { return Ok(None) };
        let state = journal::state::<Meetings>(&head)?;
        let MeetingState::Known(meeting) = &state else { return Ok(None) };
        let found = (
            body::Entity::find_by_id(row.body).one(db).await?,
            territory::Entity::find_by_id(row.territory).one(db).await?,
        );
        let (Some(body), Some(home)) = found else { return Ok(None) };
        let id = MeetingId(row.id);
        let rules = rules::of(db, &body, Some((id, meeting))).await?;
        let runs = may(viewer, Right::RunMeetings, place).is_ok();
        let items = self.items(db, (viewer, runs), &rules, meeting).await?;
        let members =
            meeting.session().map_or_else(|| rules.members.clone(), |open| open.composition.clone());
        let own = own_texts(meeting);
        let words = texts(db, &own.iter().map(|(digest, _)| *digest).collect::<Vec<_>>()).await?;
        let said = |wanted: Own| {
            let digest = own.iter().find(|(_, what)| *what == wanted)?.0;
            words.get(&digest.to_string()).cloned()
        };
        let text = said(Own::Minutes).map(|text| serde_json::from_str::<MinutesText>(&text)).transpose()?;
        Ok(Some(MeetingView {
            id,
            code,
            body: BodyId(body.id),
            body_name: body.name,
            territory: (home.slug, home.name_ru, home.name_en),
            zone: rules.zone,
            kind: meeting.kind,
            at: meeting.at,
            place: said(Own::Place).unwrap_or_default(),
            phase: meeting.phase.clone(),
            ground: said(Own::Ground),
            people: people(db, rules.body_id, members.iter().chain(&rules.members)).await?,
            items,
            step: next_step(&rules, &state),
            quorum: whole(&rules, meeting, &members),
            number: number(meeting).unwrap_or(rules.next_number),
            text: text.map(|text| without_hidden(text, viewer, runs, &rules, meeting)),
            followed: self.followed(StreamId(id.0)).await?,
            runs,
            rules: rules.body,
            members,
        }))
    }

    /// The work that an item is about, counted from 1; none when there is none, or it concerns the viewer.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn item_work(
        &self,
        viewer: &Viewer,
        (code, number): (Code, usize),
    ) -> Result<Option<ItemWork>, StoreError> {
        let Some(found) = self.find_meeting(viewer, code).await? else { return Ok(None) };
        let item = number.checked_sub(1).and_then(|place| found.items.into_iter().nth(place));
        let Some(ItemView { work: Some(paper), procedure: Some(procedure), .. }) = item else {
            return Ok(None);
        };
        let Some(known) = self.read_case(paper.application, &[]).await? else { return Ok(None) };
        let state = journal::state::<domain::application::decide::Applications>(&known.head)?;
        let Some(case) = state.known() else { return Ok(None) };
        let filed = work(self.read(), &procedure, case, Sight::Council).await?;
        let territory = case.territory;
        Ok(Some(ItemWork { paper, procedure, filed, territory }))
    }

    /// The items as the viewer may read them.
    async fn items(
        &self,
        db: &impl ConnectionTrait,
        (viewer, runs): (&Viewer, bool),
        rules: &MeetingRules,
        meeting: &Meeting,
    ) -> Result<Vec<ItemView>, StoreError> {
        let shown: Vec<&Item> =
            meeting.agenda.iter().filter(|item| !is_hidden(viewer, rules, item)).collect();
        let procedures = self.procedures(db, &meeting.agenda).await?;
        let ids = rules::list_ids(db, shown.iter().map(|item| &item.subject)).await?;
        let lists = papers::lists(db, ids.values().copied()).await?;
        let named: Vec<_> = shown.iter().filter_map(|item| single(&item.subject)).collect();
        let works = Lines::read(db, &named).await?;
        let words = texts(db, &item_texts(&meeting.agenda)).await?;
        let say = |digest: &Digest| words.get(&digest.to_string()).cloned().unwrap_or_default();
        let view = |item: &Item| {
            let hidden = is_hidden(viewer, rules, item);
            // Whoever runs the meeting keeps its minutes, of every item.
            let silent = hidden && !runs;
            let open = meeting.session().map(|session| roll(rules, session, item));
            let mut left_out: Vec<(PersonId, RecusedBy, String)> = Vec::new();
            for (person, recusal) in &item.recused {
                left_out.push((*person, recusal.by, recusal.ground.as_ref().map(say).unwrap_or_default()));
            }
            for person in rules.concerned.get(&item.id).into_iter().flatten() {
                if !item.recused.contains_key(person) {
                    left_out.push((*person, RecusedBy::Rule, String::new()));
                }
            }
            let lines = match &item.subject {
                Subject::List { call, stage, list } | Subject::Tie { call, stage, list, .. } => {
                    let id = ids.get(&(call.0, stage.to_string(), *list)).filter(|_| !hidden);
                    id.and_then(|id| lists.get(id)).cloned().unwrap_or_default()
                }
                Subject::Application { .. } | Subject::Free => Vec::new(),
            };
            let options = item.subject.options();
            let among = |line: &ListLine| options.is_empty() || options.contains(&line.paper.application);
            ItemView {
                id: item.id,
                wording: say(&item.wording),
                procedure: rules::call_of(&item.subject).and_then(|call| procedures.get(&call)).cloned(),
                hidden,
                left_out,
                quorum: open.as_ref().map(|roll| quorum(&rules.body, roll)),
                roll: open,
                notes: if silent {
                    Vec::new()
                } else {
                    item.notes.iter().map(|note| (note.kind, say(&note.text))).collect()
                },
                votes: if silent { Vec::new() } else { item.votes.clone() },
                settled: item.settled().filter(|_| !silent).cloned(),
                deferred: item.deferred.as_ref().map(say),
                lines: lines.into_iter().filter(among).collect(),
                work: single(&item.subject).filter(|_| !hidden).and_then(|id| works.paper(id)),
                subject: item.subject.clone(),
            }
        };
        Ok(meeting.agenda.iter().map(view).collect())
    }

    async fn procedures(
        &self,
        db: &impl ConnectionTrait,
        agenda: &[Item],
    ) -> Result<BTreeMap<CallId, Arc<Procedure>>, StoreError> {
        let calls: BTreeSet<Uuid> =
            agenda.iter().filter_map(|item| rules::call_of(&item.subject)).map(|call| call.0).collect();
        let rows = call_row::Entity::find().filter(call_row::Column::Id.is_in(calls)).all(db).await?;
        let mut found = BTreeMap::new();
        for row in rows {
            // Editions are cached, so this costs no query a call.
            found.insert(CallId(row.id), self.procedure(&row.edition).await?);
        }
        Ok(found)
    }
}

/// Whether the item concerns the viewer, or the viewer was left out of it.
fn is_hidden(viewer: &Viewer, rules: &MeetingRules, item: &Item) -> bool {
    viewer.person().is_some_and(|person| {
        item.recused.contains_key(&person)
            || rules.concerned.get(&item.id).is_some_and(|concerned| concerned.contains(&person))
    })
}

/// The minutes without what a member who does not take part may not read.
fn without_hidden(
    mut text: MinutesText,
    viewer: &Viewer,
    runs: bool,
    rules: &MeetingRules,
    meeting: &Meeting,
) -> MinutesText {
    if !runs {
        let hidden: BTreeSet<ItemId> =
            meeting.agenda.iter().filter(|item| is_hidden(viewer, rules, item)).map(|item| item.id).collect();
        text.items.retain(|item, _| !hidden.contains(item));
    }
    text
}

/// Texts of the meeting itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    Place,
    Ground,
    Minutes,
}

fn own_texts(meeting: &Meeting) -> Vec<(Digest, Own)> {
    let mut own = vec![(meeting.place, Own::Place)];
    if let Phase::Cancelled { ground } = &meeting.phase {
        own.push((*ground, Own::Ground));
    }
    if let Some(Minutes::Written { wording, .. } | Minutes::InForce { wording, .. }) = meeting.minutes() {
        own.push((wording.text, Own::Minutes));
    }
    own
}

/// Digests of everything that was said of the items.
fn item_texts(agenda: &[Item]) -> Vec<Digest> {
    let of = |item: &Item| {
        let mut texts = vec![item.wording];
        texts.extend(item.notes.iter().map(|note| note.text));
        texts.extend(item.recused.values().filter_map(|recusal| recusal.ground));
        texts.extend(item.deferred);
        texts
    };
    agenda.iter().flat_map(of).collect()
}

/// The only application of a subject.
fn single(subject: &Subject) -> Option<domain::basics::id::ApplicationId> {
    match subject {
        Subject::Application { application, .. } => Some(*application),
        Subject::List { .. } | Subject::Tie { .. } | Subject::Free => None,
    }
}

/// The quorum of the whole session; before the opening, if everybody came.
fn whole(rules: &MeetingRules, meeting: &Meeting, members: &[MemberSnapshot]) -> Quorum {
    let composition: BTreeSet<PersonId> =
        members.iter().filter(|member| member.votes).map(|member| member.person).collect();
    let session = meeting.session();
    let roll = Roll {
        present: session.map_or_else(|| composition.clone(), |session| session.present()),
        excused: session.map(|session| session.excused.clone()).unwrap_or_default(),
        recused: BTreeSet::new(),
        presiding: session.map(|session| session.presiding),
        composition,
    };
    quorum(&rules.body, &roll)
}

/// The number that the minutes bear already.
fn number(meeting: &Meeting) -> Option<u32> {
    match meeting.minutes()? {
        Minutes::Unwritten => None,
        Minutes::Written { numbered, .. } => numbered.map(|numbered| numbered.number),
        Minutes::InForce { numbered, .. } => Some(numbered.number),
    }
}

/// Names of people, each with the post of their seat in the body: two queries.
async fn people(
    db: &impl ConnectionTrait,
    body: BodyId,
    members: impl Iterator<Item = &MemberSnapshot>,
) -> Result<BTreeMap<PersonId, (String, String)>, StoreError> {
    let ids: BTreeSet<Uuid> = members.map(|member| member.person.0).collect();
    let names = person::Entity::find().filter(person::Column::Id.is_in(ids.clone())).all(db).await?;
    let seats = seat::Entity::find()
        .filter(seat::Column::Body.eq(body.0))
        .filter(seat::Column::Person.is_in(ids))
        .all(db)
        .await?;
    let post = |person: Uuid| {
        let own = seats.iter().filter(|seat| seat.person == person && Role::parse(&seat.role).is_some());
        own.map(|seat| seat.post.clone()).next_back().unwrap_or_default()
    };
    Ok(names.into_iter().map(|row| (PersonId(row.id), (row.name, post(row.id)))).collect())
}
