//! Lists of a selection as the desk sees them: what is still missing, what stands, what a redraw has changed.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::may::Place;
use domain::access::sees::{Field, sees};
use domain::application::state::{Case, Standing};
use domain::application::walk::may_reach;
use domain::basics::code::Code;
use domain::basics::id::{ApplicationId, CallId, CommandId};
use domain::basics::moment::Moment;
use domain::call::command::CallCommand;
use domain::call::lists::selection;
use domain::call::state::ListStanding;
use domain::decider::Act;
use domain::people::seat::Viewer;
use domain::procedure::exact::Exact;
use domain::procedure::name::{OutcomeId, StageId};
use domain::procedure::procedure::Procedure;
use domain::procedure::selection::{Selection, TiePolicy};
use domain::ranking::change::{Change, changes};
use domain::ranking::list::{Drawn, Group, OpenTie, Row};
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{application_row, list_head, list_row, organisation};
use crate::read::calls::CallView;
use crate::{Store, StoreError, cases, ids};

/// A selection with everything that its page shows.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// Which selection.
    pub stage: StageId,
    /// Cases that can still come to it, by the stage where they are.
    pub waiting: BTreeMap<StageId, u32>,
    /// How many stand at it now.
    pub here: u32,
    /// The groups that have cases, by key, for choosing what stays empty.
    pub groups: BTreeSet<Vec<String>>,
    /// Why no list can be drawn now.
    pub refused: Option<Refusal>,
    /// Why the list that waits for a decision could not be adopted as it is.
    pub hindered: Option<Refusal>,
    /// All lists, the latest first.
    pub lists: Vec<DrawnList>,
    /// The cases that stand in them.
    pub cards: BTreeMap<ApplicationId, CaseCard>,
}

/// A list that was drawn.
#[derive(Debug, Clone)]
pub struct DrawnList {
    /// Its number.
    pub number: u32,
    /// The list that the body was shown, where this one only carries out what was chosen for a tie.
    pub base: u32,
    /// When it was drawn.
    pub drawn_at: Moment,
    /// How it stands.
    pub standing: ListState,
    /// Classes that were left empty by choice.
    pub left_empty: BTreeSet<(Vec<String>, OutcomeId)>,
    /// Its rows and open ties.
    pub drawn: Drawn,
    /// Cases whose class is another than on the list before.
    pub changes: Vec<Change>,
}

/// How a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListState {
    /// A proposal, an adopted or a returned list.
    Stands(ListStanding),
    /// Another was drawn in its place before it was decided on.
    Superseded,
}

/// A case as lists name it to the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseCard {
    /// Public code.
    pub code: Code,
    /// Title of the work; empty once erased.
    pub title: String,
    /// Short name of the organisation.
    pub organisation: String,
    /// Full official name of the organisation.
    pub full_name: String,
    /// The mean of each criterion in the tally by which the selection ranks.
    pub criteria: BTreeMap<String, Exact>,
}

impl Store {
    /// The selection of a call, for those who may see lists before they are public. None where the procedure
    /// has no selection. Where it has several, the one that is named, else the one where cases or lists are.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not see lists there.
    pub async fn ranking(
        &self,
        viewer: &Viewer,
        view: &CallView,
        stage: Option<&str>,
    ) -> Result<Option<Ranking>, StoreError> {
        if !sees(viewer, Field::Lists, Place::Territory(view.call.territory)) {
            return Err(Refusal::Missing.into());
        }
        let db = self.read();
        let cases = cases::cases_of(db, view.id).await?;
        let Some((id, selection)) = which(view, &cases, stage) else { return Ok(None) };
        let lists = self.lists_of(view.id, &id).await?;
        let stands = lists.first().filter(|list| list.standing == ListState::Stands(ListStanding::Drawn));
        let hindered = match stands.map(|list| list.number) {
            Some(list) => self.why_not(view.id, CallCommand::AdoptList { stage: id.clone(), list }).await?,
            None => None,
        };
        let left_empty = lists.first().map(|list| list.left_empty.clone()).unwrap_or_default();
        let draw = CallCommand::DrawList { stage: id.clone(), left_empty };
        let refused = self.why_not(view.id, draw).await?;
        let (mut waiting, mut here, mut groups) = (BTreeMap::new(), 0_u32, BTreeSet::new());
        for (_, case) in cases.iter().filter(|(_, case)| case.standing == Standing::Filed) {
            let sent_on = case.class.as_ref().is_some_and(|class| class.stage == id);
            let Some(now) = case.stage() else { continue };
            if *now == id {
                here = here.saturating_add(1);
            } else if !sent_on && may_reach(&view.procedure, case, &id) {
                let count: &mut u32 = waiting.entry(now.clone()).or_default();
                *count = count.saturating_add(1);
            } else if !sent_on {
                continue;
            }
            groups.insert(key(selection, case));
        }
        let cards = self.cards(view.id, &cases, selection.ranks.as_ref()).await?;
        Ok(Some(Ranking { stage: id, waiting, here, groups, refused, hindered, lists, cards }))
    }

    /// Why the rules would refuse a command now, asked as the machine: rights are another question.
    pub(crate) async fn why_not(
        &self,
        call: CallId,
        command: CallCommand,
    ) -> Result<Option<Refusal>, StoreError> {
        let act = Act { by: Viewer::System, at: self.clock().now(), command: CommandId(ids::fresh()) };
        match self.would(&act, call, command).await {
            Ok(()) => Ok(None),
            Err(StoreError::Refused(refusal)) => Ok(Some(refusal)),
            Err(other) => Err(other),
        }
    }

    /// All lists of a selection, the latest first: two queries.
    async fn lists_of(&self, call: CallId, stage: &StageId) -> Result<Vec<DrawnList>, StoreError> {
        let heads = list_head::Entity::find()
            .filter(list_head::Column::Call.eq(call.0))
            .filter(list_head::Column::Stage.eq(stage.as_str()))
            .order_by_asc(list_head::Column::Number)
            .all(self.read())
            .await?;
        let rows = list_row::Entity::find()
            .filter(list_row::Column::List.is_in(heads.iter().map(|head| head.id)))
            .order_by_asc(list_row::Column::Position)
            .all(self.read())
            .await?;
        let mut of: BTreeMap<uuid::Uuid, Vec<list_row::Model>> = BTreeMap::new();
        for row in rows {
            of.entry(row.list).or_default().push(row);
        }
        let mut lists: Vec<DrawnList> = Vec::with_capacity(heads.len());
        for head in heads {
            let drawn = drawn(&head, of.remove(&head.id).unwrap_or_default())?;
            let changes = lists.last().map(|before| changes(&before.drawn, &drawn)).unwrap_or_default();
            lists.push(DrawnList {
                number: small(head.number),
                base: small(head.base),
                drawn_at: Moment::new(head.drawn_at),
                standing: standing(&head.standing)?,
                left_empty: serde_json::from_str(&head.left_empty)?,
                drawn,
                changes,
            });
        }
        lists.reverse();
        Ok(lists)
    }

    /// How the filed cases of a call are named to its staff: one query.
    pub(crate) async fn cards(
        &self,
        call: CallId,
        cases: &[(ApplicationId, Case)],
        tally: Option<&StageId>,
    ) -> Result<BTreeMap<ApplicationId, CaseCard>, StoreError> {
        let rows = application_row::Entity::find()
            .filter(application_row::Column::Call.eq(call.0))
            .find_also_related(organisation::Entity)
            .all(self.read())
            .await?;
        let mut names: BTreeMap<uuid::Uuid, (Option<String>, String, String)> = BTreeMap::new();
        for (row, organisation) in rows {
            let (short, full) = organisation.map(|o| (o.short_name, o.full_name)).unwrap_or_default();
            names.insert(row.id, (row.title, short, full));
        }
        let card = |(id, case): &(ApplicationId, Case)| {
            let (title, organisation, full_name) = names.remove(&id.0).unwrap_or_default();
            let total = tally.and_then(|tally| case.tallies.get(tally));
            let criteria = total.map(|total| total.criteria.clone()).unwrap_or_default();
            let title = title.unwrap_or_default();
            (*id, CaseCard { code: case.code, title, organisation, full_name, criteria })
        };
        Ok(cases.iter().map(card).collect())
    }
}

/// The selection of a stage of a procedure; none for a stage of another kind.
#[must_use]
pub fn selection_of<'a>(procedure: &'a Procedure, stage: &StageId) -> Option<&'a Selection> {
    procedure.stage(stage).and_then(selection)
}

/// The position of each application on the last adopted list where it stands, over all selections of a call.
pub(crate) async fn positions(
    db: &impl ConnectionTrait,
    call: CallId,
) -> Result<BTreeMap<ApplicationId, i64>, StoreError> {
    let heads = list_head::Entity::find()
        .filter(list_head::Column::Call.eq(call.0))
        .filter(list_head::Column::Standing.eq("adopted"))
        .order_by_asc(list_head::Column::Number)
        .all(db)
        .await?;
    let rows = list_row::Entity::find()
        .filter(list_row::Column::List.is_in(heads.iter().map(|head| head.id)))
        .all(db)
        .await?;
    let mut positions = BTreeMap::new();
    for head in heads {
        let own = rows.iter().filter(|row| row.list == head.id);
        positions.extend(own.map(|row| (ApplicationId(row.application), row.position)));
    }
    Ok(positions)
}

/// Which selection of the procedure is meant.
fn which<'a>(
    view: &'a CallView,
    cases: &[(ApplicationId, Case)],
    named: Option<&str>,
) -> Option<(StageId, &'a Selection)> {
    let all = || view.procedure.stages().filter_map(|(id, stage)| Some((id, selection(stage)?)));
    if let Some(named) = named {
        return all().find(|(id, _)| id.as_str() == named).map(|(id, found)| (id.clone(), found));
    }
    let lives = |id: &StageId| {
        view.call.lists.contains_key(id) || cases.iter().any(|(_, case)| case.stage() == Some(id))
    };
    all().find(|(id, _)| lives(id)).or_else(|| all().next()).map(|(id, found)| (id.clone(), found))
}

/// The values of the selection's groups that a case has.
fn key(selection: &Selection, case: &Case) -> Vec<String> {
    let value = |id: &str| case.divisions.get(id).cloned().unwrap_or_default();
    selection.group_by.iter().map(|division| value(division.as_str())).collect()
}

fn standing(text: &str) -> Result<ListState, StoreError> {
    Ok(match text {
        "drawn" => ListState::Stands(ListStanding::Drawn),
        "adopted" => ListState::Stands(ListStanding::Adopted),
        "returned" => ListState::Stands(ListStanding::Returned),
        "superseded" => ListState::Superseded,
        other => return Err(StoreError::Damaged(format!("a list stands as {other}"))),
    })
}

/// The list as it was drawn, from its rows.
fn drawn(head: &list_head::Model, rows: Vec<list_row::Model>) -> Result<Drawn, StoreError> {
    let ties: Vec<(Vec<String>, Vec<OpenTie>)> = serde_json::from_str(&head.ties)?;
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let key: Vec<String> = serde_json::from_str(&row.group_key)?;
        if groups.last().is_none_or(|group| group.key != key) {
            let ties = ties.iter().find(|(of, _)| *of == key).map(|(_, ties)| ties.clone());
            groups.push(Group { key, rows: Vec::new(), ties: ties.unwrap_or_default() });
        }
        let row = list_line(&row)?;
        if let Some(group) = groups.last_mut() {
            group.rows.push(row);
        }
    }
    Ok(Drawn { groups })
}

fn list_line(row: &list_row::Model) -> Result<Row, StoreError> {
    let damaged = |what: &str| StoreError::Damaged(format!("row {} of a list: {what}", row.id));
    let total = row.total.as_deref().map(exact).map(|total| total.ok_or_else(|| damaged("total")));
    let parted = row.parted.as_deref().map(|text| text.parse::<TiePolicy>().map_err(|_| damaged("tie")));
    Ok(Row {
        application: ApplicationId(row.application),
        total: total.transpose()?,
        first: small(row.first_place),
        last: small(row.last_place),
        class: OutcomeId::parse(&row.class).map_err(|_| damaged("class"))?,
        parted: parted.transpose()?,
    })
}

/// A reckoned number as tables keep it: «39», «79/2».
pub(crate) fn exact(text: &str) -> Option<Exact> {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    Exact::ratio(above.parse().ok()?, below.parse().ok()?)
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
