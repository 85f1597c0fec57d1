//! Panels in the making. A proposal is an ordinary record and no entry of the journal: until its panel is
//! confirmed nobody but the methodist knows of it.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::may::{Place, Right, may};
use domain::application::panel::{barred, may_sit, size};
use domain::application::refusal::{CaseRefusal, SeatBar};
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, CallId, PersonId, StreamId};
use domain::basics::text::fold;
use domain::call::decide::Calls;
use domain::decider::{Act, Decider};
use domain::procedure::form::{Field, FieldKind};
use domain::procedure::procedure::Procedure;
use domain::refusal::Refusal;
use domain::review::assignment::{Candidate, Pair, Proposal, Terms, Why, Work, propose};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::calls::{self, KnownCall};
use crate::cases::Wish;
use crate::door::{Unit, task};
use crate::entity::{call_terms, panel_proposal};
use crate::journal::{self, Lock};
use crate::moderating::Batch;
use crate::read::filed::texts;
use crate::read::panels::board::{Board, BoardWork};
use crate::{Store, StoreError, ids};

/// What a proposal came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposed {
    /// Works for which somebody was asked for.
    pub works: Vec<ApplicationId>,
    /// Who is proposed, and where there are not enough.
    pub proposal: Proposal,
}

impl Store {
    /// Proposes experts for every work that waits at a review without a panel, in place of what was proposed
    /// before; whoever was chosen by hand stays. `load_max` becomes the cap of the call.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for those who may not assign experts there.
    pub async fn propose_panels(
        &self,
        act: &Act,
        call: CallId,
        load_max: u32,
    ) -> Result<Proposed, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            let Some(known) = locked(&store, &unit, call).await? else { return Ok(Proposed::default()) };
            let board = Board::load(&store, &unit.tx, &known).await?;
            let proposed = Asking::read(&unit.tx, &known.procedure, &board).await?.proposed(&board, load_max);
            panel_proposal::Entity::delete_many()
                .filter(panel_proposal::Column::Call.eq(call.0))
                .filter(panel_proposal::Column::ByHand.eq(false))
                .exec(&unit.tx)
                .await?;
            for (work, stage, _) in board.waiting() {
                let own = proposed.proposal.pairs.iter().filter(|pair| pair.application == work.id);
                let place = (stage.as_str(), work.case.visits_of(stage));
                insert(&unit, call, place, own, false).await?;
            }
            set_terms(&unit, call, load_max).await?;
            unit.remember(StreamId(call.0), &[]).await?;
            unit.commit().await?;
            Ok(proposed)
        })
        .await
    }

    /// Keeps what a person chose for works that wait. Whoever was proposed and stays keeps the reasons; works
    /// that have a panel by now are passed over.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for those who may not assign experts there; [`CaseRefusal::MayNotSit`] where an
    /// expert may not have a work. The cap of works is asked when the panel is confirmed.
    pub async fn choose_panels(
        &self,
        act: &Act,
        call: CallId,
        chosen: BTreeMap<ApplicationId, Vec<PersonId>>,
    ) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            let Some(known) = locked(&store, &unit, call).await? else { return Ok(()) };
            let board = Board::load(&store, &unit.tx, &known).await?;
            for (work, ..) in board.waiting() {
                if let Some(experts) = chosen.get(&work.id) {
                    choose(&unit, call, &board, work, experts).await?;
                }
            }
            unit.remember(StreamId(call.0), &[]).await?;
            unit.commit().await
        })
        .await
    }

    /// Confirms what is proposed: for some works of the call, or for all that wait and have a proposal.
    /// Each is confirmed by itself, so that what the rules refuse for one does not hold up the others.
    ///
    /// # Errors
    /// [`StoreError`] other than refusals; those are told in the answer.
    pub async fn confirm_panels(
        &self,
        act: &Act,
        call: CallId,
        only: Option<BTreeSet<ApplicationId>>,
    ) -> Result<Batch, StoreError> {
        let known = calls::known(self, self.read(), call).await?.ok_or(Refusal::Missing)?;
        may(&act.by, Right::AssignExperts, Place::Territory(known.call.territory))
            .map_err(|_| Refusal::Missing)?;
        let board = Board::load(self, self.read(), &known).await?;
        let mut wishes = Vec::new();
        for (work, ..) in board.waiting() {
            let experts: Vec<PersonId> = board.proposed(work).map(|row| PersonId(row.expert)).collect();
            let wanted = only.as_ref().map_or(!experts.is_empty(), |only| only.contains(&work.id));
            if wanted {
                wishes.push((work.id, Wish::ConfirmPanel { experts }));
            }
        }
        self.ask_each(act, wishes).await
    }
}

/// The call, held alone, for whoever may assign its experts; none when the command was carried out before.
async fn locked(store: &Store, unit: &Unit, call: CallId) -> Result<Option<KnownCall>, StoreError> {
    let head = journal::find_head(&unit.tx, StreamId(call.0)).await?.ok_or(Refusal::Missing)?;
    let known = calls::known_of(store, call, Some(&head)).await?.ok_or(Refusal::Missing)?;
    may(&unit.act.by, Right::AssignExperts, Place::Territory(known.call.territory))
        .map_err(|_| Refusal::Missing)?;
    journal::lock(&unit.tx, StreamId(call.0), Calls::STREAM, Lock::Alone).await?;
    Ok(if unit.before().await?.is_some() { None } else { Some(known) })
}

/// Labels of the choices that each waiting work made in its form, from which its areas come.
struct Asking {
    labels: BTreeMap<ApplicationId, Vec<String>>,
}

impl Asking {
    async fn read(
        db: &impl ConnectionTrait,
        procedure: &Procedure,
        board: &Board,
    ) -> Result<Self, StoreError> {
        let chosen: Vec<&Field> =
            domain::application::form::fields(procedure).filter(|field| is_choice(field)).collect();
        let answers = |work: &BoardWork| -> Vec<(usize, Digest)> {
            let of = |(place, field): (usize, &&Field)| {
                work.case.filed.answers.get(field.id.as_str()).map(|digest| (place, *digest))
            };
            chosen.iter().enumerate().filter_map(of).collect()
        };
        let wanted: Vec<Digest> =
            board.waiting().flat_map(|(work, ..)| answers(work)).map(|(_, digest)| digest).collect();
        let texts = texts(db, &wanted).await?;
        let mut labels = BTreeMap::new();
        for (work, ..) in board.waiting() {
            let mut own = Vec::new();
            for (place, digest) in answers(work) {
                let (Some(field), Some(text)) = (chosen.get(place), texts.get(&digest.to_string())) else {
                    continue;
                };
                let picked = |id: &str| text.lines().any(|line| line == id);
                let options = procedure.options(field).iter().filter(|option| picked(option.id.as_str()));
                own.extend(options.flat_map(|option| [fold(&option.label.ru), fold(&option.label.en)]));
            }
            labels.insert(work.id, own);
        }
        Ok(Self { labels })
    }

    /// The proposal for all works that wait.
    fn proposed(&self, board: &Board, load_max: u32) -> Proposed {
        let known: BTreeSet<&String> = board.experts.values().flat_map(|expert| &expert.areas).collect();
        let works: Vec<Work> = board
            .waiting()
            .map(|(work, stage, review)| {
                let by_hand = board.proposed(work).filter(|row| row.by_hand).map(|row| PersonId(row.expert));
                let labels = self.labels.get(&work.id).map(Vec::as_slice).unwrap_or_default();
                Work {
                    application: work.id,
                    organisations: BTreeSet::from([work.case.organisation]),
                    areas: known
                        .iter()
                        .filter(|area| is_about(labels, area))
                        .map(|area| (*area).clone())
                        .collect(),
                    seated: by_hand.collect(),
                    barred: barred(&work.case, stage, review),
                    panel: size(review).0,
                }
            })
            .collect();
        let candidates: Vec<Candidate> =
            board.experts.keys().map(|expert| candidate(board, &works, *expert)).collect();
        let proposal = propose(&candidates, &works, &Terms { load_max });
        Proposed { works: works.iter().map(|work| work.application).collect(), proposal }
    }
}

fn candidate(board: &Board, works: &[Work], expert: PersonId) -> Candidate {
    let by_hand = works.iter().filter(|work| work.seated.contains(&expert)).count();
    let known = board.experts.get(&expert);
    let declared = board.declared.iter().filter(|(_, one)| *one == expert).map(|(work, _)| *work);
    Candidate {
        expert,
        areas: known.map(|known| known.areas.iter().cloned().collect()).unwrap_or_default(),
        organisations: known.map(|known| known.organisations.clone()).unwrap_or_default(),
        load: known.map_or(0, |known| known.load).saturating_add(u32::try_from(by_hand).unwrap_or(u32::MAX)),
        declared: declared.collect(),
    }
}

fn is_choice(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Choice | FieldKind::Choices)
}

/// Whether an expert's area, which is free words, fits what a work chose: one of the labels has every word of
/// the area, whatever the case. Nothing is guessed beyond that: other words for the same thing do not match,
/// and the methodist sees by which area a match came about.
fn is_about(labels: &[String], area: &str) -> bool {
    let area = fold(area);
    let has = |label: &String| area.split(' ').all(|word| label.split(' ').any(|one| one == word));
    !area.is_empty() && labels.iter().any(has)
}

async fn choose(
    unit: &Unit,
    call: CallId,
    board: &Board,
    work: &BoardWork,
    experts: &[PersonId],
) -> Result<(), StoreError> {
    let Some((stage, review)) = board.review(work) else { return Ok(()) };
    let rules = board.rules(work);
    let mut seen = BTreeSet::new();
    for expert in experts {
        let twice = !seen.insert(*expert);
        let asked = may_sit(&rules, &work.case, (stage, review), *expert);
        let refused = match asked {
            Err(CaseRefusal::MayNotSit { why: SeatBar::Full { .. }, .. }) | Ok(()) => None,
            Err(refusal) => Some(refusal),
        };
        let twice = twice.then_some(CaseRefusal::MayNotSit { expert: *expert, why: SeatBar::Twice });
        if let Some(refusal) = twice.or(refused) {
            return Err(Refusal::from(refusal).into());
        }
    }
    let before: Vec<(uuid::Uuid, PersonId)> =
        board.proposed(work).map(|row| (row.id, PersonId(row.expert))).collect();
    let gone = before.iter().filter(|(_, expert)| !seen.contains(expert)).map(|(id, _)| *id);
    panel_proposal::Entity::delete_many()
        .filter(panel_proposal::Column::Id.is_in(gone))
        .exec(&unit.tx)
        .await?;
    let new = experts.iter().filter(|expert| before.iter().all(|(_, known)| known != *expert));
    let pair = |expert: &PersonId| Pair { application: work.id, expert: *expert, why: vec![Why::ByHand] };
    let new: Vec<Pair> = new.map(pair).collect();
    insert(unit, call, (stage.as_str(), work.case.visits_of(stage)), new.iter(), true).await
}

async fn insert(
    unit: &Unit,
    call: CallId,
    (stage, visit): (&str, u32),
    pairs: impl Iterator<Item = &Pair>,
    by_hand: bool,
) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    for pair in pairs {
        rows.push(panel_proposal::ActiveModel {
            id: Set(ids::fresh()),
            call: Set(call.0),
            application: Set(pair.application.0),
            stage: Set(stage.to_owned()),
            visit: Set(i64::from(visit)),
            expert: Set(pair.expert.0),
            why: Set(serde_json::to_string(&pair.why)?),
            by_hand: Set(by_hand),
            created_at: Set(unit.now.utc()),
        });
    }
    if !rows.is_empty() {
        panel_proposal::Entity::insert_many(rows).exec_without_returning(&unit.tx).await?;
    }
    Ok(())
}

async fn set_terms(unit: &Unit, call: CallId, load_max: u32) -> Result<(), StoreError> {
    let row = call_terms::ActiveModel { id: Set(call.0), load_max: Set(i64::from(load_max)) };
    let again =
        OnConflict::column(call_terms::Column::Id).update_column(call_terms::Column::LoadMax).to_owned();
    call_terms::Entity::insert(row).on_conflict(again).exec_without_returning(&unit.tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_fits_a_label_that_has_all_its_words_in_any_case() {
        let labels = [fold("Воспитание и социализация"), fold("Начальная школа")];
        for area in ["воспитание", "Начальная школа", "школа начальная"]
        {
            assert!(is_about(&labels, area), "{area}");
        }
        for area in ["", " ", "управление", "начальная социализация", "воспитание детей"]
        {
            assert!(!is_about(&labels, area), "{area}");
        }
    }
}
