//! Sheets of experts with everything that was done to them, for those who moderate: what was sent back or set
//! aside stays beside what took its place (H12, H13). Totals with their steps.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::may::Place;
use domain::access::sees::{Field, sees};
use domain::application::fact::ApplicationFact;
use domain::application::panel::{review, size};
use domain::application::state::{Case, SeatStanding, SheetStanding};
use domain::basics::code::{Alias, Code};
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, PersonId};
use domain::basics::moment::Moment;
use domain::people::seat::Viewer;
use domain::procedure::exact::Exact;
use domain::procedure::name::{OutcomeId, StageId};
use domain::refusal::Refusal;
use domain::review::tally::Step;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::board::{Board, BoardWork, one_work};
use super::{Told, facts_of, known};
use crate::entity::person;
use crate::read::calls::CallView;
use crate::read::filed::texts;
use crate::{Store, StoreError};

/// A work with all its sheets and totals.
#[derive(Debug, Clone)]
pub struct SheetsOfWork {
    /// For commands; never shown.
    pub id: ApplicationId,
    /// Its public code.
    pub code: Code,
    /// Its title; empty once erased.
    pub title: String,
    /// Short name of the organisation.
    pub organisation: String,
    /// Its divisions, by which marks are weighed.
    pub divisions: BTreeMap<String, String>,
    /// The review where it is; none once it has gone on. Only its sheets can be sent back or set aside.
    pub at: Option<StageId>,
    /// Whether every seat there has a signed sheet.
    pub complete: bool,
    /// Who holds a seat there and has not signed, by name.
    pub owed: Vec<String>,
    /// Every sheet that was ever signed, in the order of the stages and of signing.
    pub sheets: Vec<SheetVersion>,
    /// Every total that was reckoned, the last one last.
    pub totals: Vec<TotalTold>,
}

/// A sheet as it was signed.
#[derive(Debug, Clone)]
pub struct SheetVersion {
    /// At which review.
    pub stage: StageId,
    /// Who signed it.
    pub expert: PersonId,
    /// Their name.
    pub name: String,
    /// The name under which they know the work.
    pub alias: Option<Alias>,
    /// 1 for the expert's first.
    pub number: u32,
    /// Points by criterion.
    pub marks: BTreeMap<String, Exact>,
    /// Comments by criterion; erased ones are left out.
    pub comments: BTreeMap<String, String>,
    /// Words to the authors.
    pub advice: String,
    /// What the marks come to.
    pub total: Exact,
    /// When it was signed.
    pub signed_at: Moment,
    /// How it stands.
    pub standing: SheetStanding,
    /// Whether its expert has given up the seat, or lost it.
    pub left: bool,
    /// How it ceased to count.
    pub undone: Option<Undone>,
}

/// How a sheet ceased to count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// When.
    pub at: Moment,
    /// Who did it; empty for the machine.
    pub by: String,
    /// Why.
    pub ground: String,
    /// Names of the witnesses; none where it was only sent back.
    pub witnesses: Vec<String>,
}

/// A total with its steps.
#[derive(Debug, Clone)]
pub struct TotalTold {
    /// At which tally.
    pub stage: StageId,
    /// When it was reckoned.
    pub at: Moment,
    /// Where it led.
    pub outcome: OutcomeId,
    /// The number; none without sheets.
    pub total: Option<Exact>,
    /// The mean of each criterion.
    pub criteria: BTreeMap<String, Exact>,
    /// How it came about.
    pub steps: Vec<Step>,
    /// Names of the experts whose sheets it speaks of.
    pub names: BTreeMap<PersonId, String>,
}

/// A work's sheets for a table.
#[derive(Debug, Clone)]
pub struct SheetsInTable {
    /// Public code of the work.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The sheets.
    pub sheets: Vec<SheetVersion>,
}

impl Store {
    /// A work of the call with all its sheets; none when there is no such work at or behind a review, or the
    /// viewer may not see sheets there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find_sheets(
        &self,
        viewer: &Viewer,
        view: &CallView,
        code: Code,
    ) -> Result<Option<SheetsOfWork>, StoreError> {
        if !sees(viewer, Field::Sheets, Place::Territory(view.call.territory)) {
            return Ok(None);
        }
        let db = self.read();
        let Some((work, facts)) = one_work(db, &known(view), code).await? else { return Ok(None) };
        let procedure = &view.procedure;
        let names = names(db, &work.case, &facts).await?;
        let mut kept = Kept::default();
        let mut sheets = versions(&work, &facts, &names, &mut kept);
        kept.read(db).await?.put(&mut sheets);
        sheets.sort_by_key(|sheet| procedure.stages().position(|(id, _)| *id == sheet.stage));
        let seats = work.case.stage().map(|stage| work.case.panel(stage)).into_iter().flatten();
        let unsigned = seats.filter(|seat| seat.signed().is_none());
        let owed = unsigned.filter_map(|seat| names.get(&seat.expert).cloned()).collect();
        let at = work.case.stage().and_then(|id| {
            let review = review(procedure.stage(id)?)?;
            Some((id.clone(), size(review).0))
        });
        let held = at.as_ref().map_or(0, |(stage, _)| work.case.panel(stage).count());
        let signed = at.as_ref().is_some_and(|(stage, least)| {
            u32::try_from(held).unwrap_or(u32::MAX) >= *least
                && work.case.panel(stage).all(|seat| seat.signed().is_some())
        });
        Ok(Some(SheetsOfWork {
            id: work.id,
            code,
            title: work.title.clone(),
            organisation: work.organisation.clone(),
            divisions: work.case.divisions.clone(),
            at: at.map(|(stage, _)| stage),
            complete: signed,
            owed,
            sheets,
            totals: totals(facts, &names),
        }))
    }

    /// All sheets of a call, for a table. Comments are left out.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for those who may not see sheets there.
    pub async fn all_sheets(
        &self,
        viewer: &Viewer,
        view: &CallView,
    ) -> Result<Vec<SheetsInTable>, StoreError> {
        if !sees(viewer, Field::Sheets, Place::Territory(view.call.territory)) {
            return Err(Refusal::Missing.into());
        }
        let db = self.read();
        let board = Board::load(self, db, &known(view)).await?;
        let facts = facts_of(db, &board.works.iter().map(|work| work.id).collect()).await?;
        let table = board.works.iter().map(|work| {
            let facts = facts.get(&work.id).map(Vec::as_slice).unwrap_or_default();
            let sheets = versions(work, facts, &board.names, &mut Kept::default());
            SheetsInTable { code: work.case.code, title: work.title.clone(), sheets }
        });
        Ok(table.collect())
    }
}

/// Names of all who were ever on the work's panels, and of all who did something to it.
async fn names(
    db: &impl ConnectionTrait,
    case: &Case,
    facts: &[(Told, ApplicationFact)],
) -> Result<BTreeMap<PersonId, String>, StoreError> {
    let seated = case.panels.values().flatten().map(|seat| seat.expert);
    let acted = facts.iter().filter_map(|(told, _)| told.by);
    let people: BTreeSet<uuid::Uuid> = seated.chain(acted).map(|person| person.0).collect();
    let rows = person::Entity::find().filter(person::Column::Id.is_in(people)).all(db).await?;
    Ok(rows.into_iter().map(|row| (PersonId(row.id), row.name)).collect())
}

/// Texts that the sheets of a work name, to be read at once.
#[derive(Default)]
struct Kept {
    /// Place of the sheet, what the text is, and its digest.
    wanted: Vec<(usize, Part, Digest)>,
    texts: BTreeMap<String, String>,
}

enum Part {
    Comment(String),
    Advice,
    Ground,
    Witness,
}

impl Kept {
    async fn read(mut self, db: &impl ConnectionTrait) -> Result<Self, StoreError> {
        let digests: Vec<Digest> = self.wanted.iter().map(|(.., digest)| *digest).collect();
        self.texts = texts(db, &digests).await?;
        Ok(self)
    }

    fn put(self, sheets: &mut [SheetVersion]) {
        for (place, part, digest) in self.wanted {
            let (Some(sheet), Some(text)) = (sheets.get_mut(place), self.texts.get(&digest.to_string()))
            else {
                continue;
            };
            match (part, &mut sheet.undone) {
                (Part::Comment(criterion), _) => drop(sheet.comments.insert(criterion, text.clone())),
                (Part::Advice, _) => sheet.advice.clone_from(text),
                (Part::Ground, Some(undone)) => undone.ground.clone_from(text),
                (Part::Witness, Some(undone)) => undone.witnesses.push(text.clone()),
                (Part::Ground | Part::Witness, None) => {}
            }
        }
    }
}

/// Every sheet of a work as it was signed, with what became of it.
fn versions(
    work: &BoardWork,
    facts: &[(Told, ApplicationFact)],
    names: &BTreeMap<PersonId, String>,
    kept: &mut Kept,
) -> Vec<SheetVersion> {
    let mut sheets: Vec<SheetVersion> = Vec::new();
    let find = |sheets: &[SheetVersion], stage: &StageId, expert: PersonId, number: u32| {
        sheets.iter().rposition(|one| one.stage == *stage && one.expert == expert && one.number == number)
    };
    for (told, fact) in facts {
        if let ApplicationFact::SheetSigned { stage, expert, number, marks, comments, advice, total } = fact {
            let place = sheets.len();
            let said = comments.iter().map(|(id, digest)| (place, Part::Comment(id.clone()), *digest));
            kept.wanted.extend(said);
            kept.wanted.extend(advice.map(|digest| (place, Part::Advice, digest)));
            let seat = work.case.seats(stage).filter(|seat| seat.expert == *expert).last();
            sheets.push(SheetVersion {
                stage: stage.clone(),
                expert: *expert,
                name: names.get(expert).cloned().unwrap_or_default(),
                alias: seat.map(|seat| seat.alias),
                number: *number,
                marks: marks.clone(),
                comments: BTreeMap::new(),
                advice: String::new(),
                total: *total,
                signed_at: told.at,
                standing: SheetStanding::Signed,
                left: seat.is_some_and(|seat| {
                    matches!(seat.standing, SeatStanding::Declined { .. } | SeatStanding::Replaced)
                }),
                undone: None,
            });
        } else if let ApplicationFact::SheetReturned { stage, expert, number, ground } = fact {
            if let Some(place) = find(&sheets, stage, *expert, *number) {
                undo(&mut sheets, place, (told, names), SheetStanding::Returned);
                kept.wanted.push((place, Part::Ground, *ground));
            }
        } else if let ApplicationFact::SheetVoided { stage, expert, number, witnesses, ground } = fact
            && let Some(place) = find(&sheets, stage, *expert, *number)
        {
            undo(&mut sheets, place, (told, names), SheetStanding::Voided);
            kept.wanted.push((place, Part::Ground, *ground));
            kept.wanted.extend(witnesses.iter().map(|digest| (place, Part::Witness, *digest)));
        }
    }
    sheets
}

fn undo(
    sheets: &mut [SheetVersion],
    place: usize,
    (told, names): (&Told, &BTreeMap<PersonId, String>),
    standing: SheetStanding,
) {
    let Some(sheet) = sheets.get_mut(place) else { return };
    let by = told.by.and_then(|by| names.get(&by).cloned()).unwrap_or_default();
    sheet.standing = standing;
    sheet.undone = Some(Undone { at: told.at, by, ground: String::new(), witnesses: Vec::new() });
}

fn totals(facts: Vec<(Told, ApplicationFact)>, names: &BTreeMap<PersonId, String>) -> Vec<TotalTold> {
    let told = |(told, fact): (Told, ApplicationFact)| {
        let ApplicationFact::Tallied { stage, outcome, total, criteria, steps } = fact else { return None };
        Some(TotalTold { stage, at: told.at, outcome, total, criteria, steps, names: names.clone() })
    };
    facts.into_iter().filter_map(told).collect()
}
