//! What becomes of an application after it was filed: commands of officers and experts, and those that the
//! machine carries over. Each is one transaction: entry, state, lists, letters and what follows elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use domain::application::command::{ApplicationCommand, Signing};
use domain::application::decide::{ApplicationRules, Applications, ExpertSnapshot};
use domain::application::fact::ApplicationFact;
use domain::basics::code::Alias;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, CallId, OrganisationId, PersonId, StreamId, TerritoryId};
use domain::basics::moment::{Moment, Zone};
use domain::basics::text::{is_blank, tidy};
use domain::call::decide::Calls;
use domain::decider::{Act, Decider};
use domain::people::organisation::OrganisationKind;
use domain::people::seat::Role;
use domain::procedure::name::{ChoiceId, OutcomeId};
use domain::record::Applicant;
use domain::refusal::Refusal;
use domain::review::sheet::SheetDraft;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};

use crate::calls::{self, KnownCall, keep_ground};
use crate::carry::Carried;
use crate::door::{Unit, task};
use crate::entity::{
    application, application_row, call_terms, declared_conflict, organisation, panel_proposal, panel_seat,
    seat, sheet_draft,
};
use crate::journal::{self, Lock};
use crate::{Store, StoreError, ids, letters, project};

/// How many works of one call an expert holds at most, where its methodist has not said otherwise.
pub const LOAD_MAX: u32 = 12;

/// What somebody wants of a filed application, with the texts as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Say how it meets the checklist.
    Check {
        /// The outcome of the check.
        outcome: OutcomeId,
        /// Lines that it does not meet.
        failed: BTreeSet<ChoiceId>,
        /// What the applicant is told.
        remarks: String,
        /// Until when it may be mended.
        until: Option<Moment>,
    },
    /// Confirm the panel; what was proposed is put away.
    ConfirmPanel {
        /// Who sits on it.
        experts: Vec<PersonId>,
    },
    /// Take the work and declare that there is no conflict.
    Accept,
    /// Decline the work.
    Decline {
        /// Because of a conflict of interest.
        conflict: bool,
        /// Why.
        ground: String,
    },
    /// Give an expert's seat to another.
    Replace {
        /// Whose.
        expert: PersonId,
        /// To whom.
        by: PersonId,
        /// Why.
        ground: String,
    },
    /// Sign the sheet as it was saved last.
    Sign,
    /// Send a signed sheet back.
    ReturnSheet {
        /// Whose.
        expert: PersonId,
        /// What is asked.
        ground: String,
    },
    /// Set a spoilt sheet aside.
    VoidSheet {
        /// Whose.
        expert: PersonId,
        /// Names of the witnesses.
        witnesses: Vec<String>,
        /// Why.
        ground: String,
    },
    /// Let the sheets go on to the totals.
    ReleaseReview,
    /// A term has passed.
    Lapse,
    /// Give more time.
    MoreTime {
        /// Until when.
        until: Moment,
        /// Why.
        ground: String,
    },
    /// Take it off the contest.
    Disqualify {
        /// Why.
        ground: String,
    },
    /// What follows from another stream.
    Carried(Carried),
}

impl Wish {
    /// Whether the rule reads what other applications of the call hold, so that the call must be held alone.
    const fn reads_loads(&self) -> bool {
        matches!(self, Self::ConfirmPanel { .. } | Self::Replace { .. })
    }

    fn experts(&self) -> Vec<PersonId> {
        match self {
            Self::ConfirmPanel { experts } => experts.clone(),
            Self::Replace { by, .. } => vec![*by],
            Self::Check { .. }
            | Self::Accept
            | Self::Decline { .. }
            | Self::Sign
            | Self::ReturnSheet { .. }
            | Self::VoidSheet { .. }
            | Self::ReleaseReview
            | Self::Lapse
            | Self::MoreTime { .. }
            | Self::Disqualify { .. }
            | Self::Carried(_) => Vec::new(),
        }
    }
}

/// A filed application with its rules, read or locked.
pub(crate) struct KnownCase {
    pub(crate) id: ApplicationId,
    pub(crate) head: journal::Head,
    pub(crate) rules: ApplicationRules,
    pub(crate) basis: Vec<(StreamId, i64)>,
}

impl Store {
    /// Gives a command to a filed application. A repeat of the command changes nothing.
    ///
    /// # Errors
    /// [`Refusal`] of the rules.
    pub async fn ask(&self, act: &Act, id: ApplicationId, wish: Wish) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            let done = store.ask_within(&unit, id, wish, None).await?;
            if done {
                unit.commit().await?;
            }
            Ok(())
        })
        .await
    }

    /// As [`Self::ask`], inside a unit that goes on. Says whether anything was done: a repeat does nothing.
    pub(crate) async fn ask_within(
        &self,
        unit: &Unit,
        id: ApplicationId,
        wish: Wish,
        cause: Option<(StreamId, i64)>,
    ) -> Result<bool, StoreError> {
        let row = application::Entity::find_by_id(id.0).one(&unit.tx).await?.ok_or(Refusal::Missing)?;
        let how = if wish.reads_loads() { Lock::Alone } else { Lock::Shared };
        let call = journal::lock(&unit.tx, StreamId(row.call), Calls::STREAM, how).await?;
        let head = journal::lock(&unit.tx, StreamId(id.0), Applications::STREAM, Lock::Alone).await?;
        // Asked behind the locks, so that of two repeats at once the second finds what the first made.
        if unit.before().await?.is_some() {
            return Ok(false);
        }
        let known = self.known_case(&unit.tx, (&row, head), &call, &wish.experts()).await?;
        let command = command(unit, &known, wish).await?;
        let made = unit
            .decide_for::<Applications>(&known.head, &known.rules, command, (known.basis.clone(), cause))
            .await?;
        for (entry, fact) in made.entries.iter().zip(&made.facts) {
            project::applications::apply_fact(&unit.tx, entry, fact).await?;
            tidy_up(unit, &known, fact).await?;
        }
        letters::tell_case(self, unit, &known, &made.facts).await?;
        Ok(true)
    }

    /// A filed application with its rules, without a lock, for pages that ask what is possible.
    pub(crate) async fn read_case(
        &self,
        id: ApplicationId,
        experts: &[PersonId],
    ) -> Result<Option<KnownCase>, StoreError> {
        let db = self.read();
        let Some(row) = application::Entity::find_by_id(id.0).one(db).await? else { return Ok(None) };
        let (Some(head), Some(call)) = (
            journal::find_head(db, StreamId(id.0)).await?,
            journal::find_head(db, StreamId(row.call)).await?,
        ) else {
            return Ok(None);
        };
        self.known_case(db, (&row, head), &call, experts).await.map(Some)
    }

    async fn known_case(
        &self,
        db: &impl ConnectionTrait,
        (row, head): (&application::Model, journal::Head),
        call_head: &journal::Head,
        experts: &[PersonId],
    ) -> Result<KnownCase, StoreError> {
        let (id, call_id) = (ApplicationId(row.id), CallId(row.call));
        let KnownCall { call, procedure, version, .. } =
            calls::known_of(self, call_id, Some(call_head)).await?.ok_or(Refusal::Missing)?;
        let organisation = OrganisationId(row.organisation);
        let territory = TerritoryId(row.territory);
        let zone = crate::read::calls::zone_name(db, call.territory).await?;
        let rules = ApplicationRules {
            procedure,
            call_id,
            applicant: Applicant { organisation, territory },
            kind: kind(db, organisation).await?,
            others: Vec::new(),
            calendar: self.calendar().await?,
            zone: Zone::parse(&zone).unwrap_or(Zone::MOSCOW),
            experts: snapshots(db, (call_id, call.territory), id, experts).await?,
            load_max: load_max(db, call_id).await?,
            call,
        };
        Ok(KnownCase { id, head, rules, basis: vec![(StreamId(row.call), version)] })
    }
}

/// What kind of institution an organisation is.
pub(crate) async fn kind(
    db: &impl ConnectionTrait,
    id: OrganisationId,
) -> Result<OrganisationKind, StoreError> {
    let row = organisation::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Missing)?;
    OrganisationKind::parse(&row.kind).ok_or_else(|| StoreError::Damaged(format!("kind {}", row.kind)))
}

/// How many works of the call one expert may hold.
pub(crate) async fn load_max(db: &impl ConnectionTrait, call: CallId) -> Result<u32, StoreError> {
    let row = call_terms::Entity::find_by_id(call.0).one(db).await?;
    Ok(row.and_then(|row| u32::try_from(row.load_max).ok()).unwrap_or(LOAD_MAX))
}

/// What the rules read of experts: whoever is not in the territory's register is left out.
async fn snapshots(
    db: &impl ConnectionTrait,
    (call, territory): (CallId, TerritoryId),
    application: ApplicationId,
    experts: &[PersonId],
) -> Result<BTreeMap<PersonId, ExpertSnapshot>, StoreError> {
    let mut found: BTreeMap<PersonId, ExpertSnapshot> = BTreeMap::new();
    if experts.is_empty() {
        return Ok(found);
    }
    let ids = || experts.iter().map(|expert| expert.0);
    let seats = seat::Entity::find()
        .filter(seat::Column::Person.is_in(ids()))
        .filter(seat::Column::Until.is_null())
        .all(db)
        .await?;
    for held in &seats {
        if held.role == Role::Expert.name() && held.territory == Some(territory.0) {
            found.entry(PersonId(held.person)).or_default();
        }
    }
    for held in seats {
        if let (Some(snapshot), Some(own)) = (found.get_mut(&PersonId(held.person)), held.organisation) {
            snapshot.organisations.insert(OrganisationId(own));
        }
    }
    let declared = declared_conflict::Entity::find()
        .filter(declared_conflict::Column::Application.eq(application.0))
        .filter(declared_conflict::Column::Expert.is_in(ids()));
    for row in declared.all(db).await? {
        if let Some(snapshot) = found.get_mut(&PersonId(row.expert)) {
            snapshot.declared = true;
        }
    }
    for (expert, load) in loads(db, call).await? {
        if let Some(snapshot) = found.get_mut(&expert) {
            snapshot.load = load;
        }
    }
    Ok(found)
}

/// How many works of the call each expert holds, signed ones included: the cap is on the whole work.
pub(crate) async fn loads(
    db: &impl ConnectionTrait,
    call: CallId,
) -> Result<BTreeMap<PersonId, u32>, StoreError> {
    let rows: Vec<(uuid::Uuid, i64)> = panel_seat::Entity::find()
        .select_only()
        .column(panel_seat::Column::Expert)
        .column_as(panel_seat::Column::Id.count(), "n")
        .filter(panel_seat::Column::Call.eq(call.0))
        .filter(panel_seat::Column::Standing.is_in(["invited", "accepted"]))
        .group_by(panel_seat::Column::Expert)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, n)| (PersonId(id), u32::try_from(n).unwrap_or(u32::MAX))).collect())
}

/// The command of a wish, with its texts kept apart.
async fn command(unit: &Unit, known: &KnownCase, wish: Wish) -> Result<ApplicationCommand, StoreError> {
    let territory = known.rules.call.territory;
    Ok(match wish {
        Wish::Check { outcome, failed, remarks, until } => {
            let remarks = keep(unit, territory, "remarks", &remarks).await?;
            ApplicationCommand::Check { outcome, failed, remarks, until }
        }
        Wish::ConfirmPanel { experts } => {
            let mut seats = Vec::with_capacity(experts.len());
            for expert in experts {
                seats.push((expert, alias(unit, expert).await?));
            }
            ApplicationCommand::ConfirmPanel { seats }
        }
        Wish::Accept => ApplicationCommand::Accept,
        Wish::Decline { conflict, ground: text } => {
            ApplicationCommand::Decline { conflict, ground: keep_ground(unit, territory, &text).await? }
        }
        Wish::Replace { expert, by, ground: text } => {
            let (alias, ground) = (alias(unit, by).await?, keep_ground(unit, territory, &text).await?);
            ApplicationCommand::Replace { expert, by, alias, ground }
        }
        Wish::Sign => ApplicationCommand::Sign(Box::new(signing(unit, known).await?)),
        Wish::ReturnSheet { expert, ground: text } => {
            ApplicationCommand::ReturnSheet { expert, ground: keep_ground(unit, territory, &text).await? }
        }
        Wish::VoidSheet { expert, witnesses, ground: text } => {
            let mut named = Vec::with_capacity(witnesses.len());
            for witness in witnesses {
                named.extend(keep(unit, territory, "witness", &witness).await?);
            }
            ApplicationCommand::VoidSheet {
                expert,
                witnesses: named,
                ground: keep_ground(unit, territory, &text).await?,
            }
        }
        Wish::ReleaseReview => ApplicationCommand::ReleaseReview,
        Wish::Lapse => ApplicationCommand::Lapse,
        Wish::MoreTime { until, ground: text } => {
            ApplicationCommand::MoreTime { until, ground: keep_ground(unit, territory, &text).await? }
        }
        Wish::Disqualify { ground: text } => {
            ApplicationCommand::Disqualify { ground: keep_ground(unit, territory, &text).await? }
        }
        Wish::Carried(carried) => carried.application_command().ok_or(Refusal::Missing)?,
    })
}

/// Keeps a text apart; none when nothing was typed.
pub(crate) async fn keep(
    unit: &Unit,
    territory: TerritoryId,
    kind: &str,
    text: &str,
) -> Result<Option<Digest>, StoreError> {
    if is_blank(text) {
        return Ok(None);
    }
    Ok(Some(unit.keep(Some(territory), kind, &tidy(text)).await?.0))
}

/// An alias under which the expert knows no other work.
async fn alias(unit: &Unit, expert: PersonId) -> Result<Alias, StoreError> {
    loop {
        let alias = Alias::new(ids::code_bits()?);
        let taken = panel_seat::Entity::find()
            .filter(panel_seat::Column::Expert.eq(expert.0))
            .filter(panel_seat::Column::Alias.eq(alias.to_string()))
            .count(&unit.tx)
            .await?;
        if taken == 0 {
            return Ok(alias);
        }
    }
}

/// The sheet as its expert saved it last, with its texts kept apart.
async fn signing(unit: &Unit, known: &KnownCase) -> Result<Signing, StoreError> {
    let territory = known.rules.call.territory;
    let state = journal::state::<Applications>(&known.head)?;
    let (stage, visit) = match state.known() {
        Some(case) => (case.stage(), case.stage().map_or(0, |stage| case.visits_of(stage))),
        None => (None, 0),
    };
    let stage = stage.map(ToString::to_string).unwrap_or_default();
    let expert = unit.act.by.person().ok_or(Refusal::NotSignedIn)?;
    let draft = match find_sheet(&unit.tx, known.id, (&stage, visit), expert).await? {
        Some(row) => sheet_of(&row)?,
        None => SheetDraft::default(),
    };
    let mut comments = BTreeMap::new();
    for (criterion, text) in &draft.comments {
        if let Some(digest) = keep(unit, territory, "comment", text).await? {
            comments.insert(criterion.clone(), digest);
        }
    }
    let advice = keep(unit, territory, "advice", &draft.advice).await?;
    Ok(Signing { draft, comments, advice })
}

/// The sheet that an expert is writing, if one was begun.
pub(crate) async fn find_sheet(
    db: &impl ConnectionTrait,
    application: ApplicationId,
    (stage, visit): (&str, u32),
    expert: PersonId,
) -> Result<Option<sheet_draft::Model>, StoreError> {
    let query = sheet_draft::Entity::find()
        .filter(sheet_draft::Column::Application.eq(application.0))
        .filter(sheet_draft::Column::Stage.eq(stage))
        .filter(sheet_draft::Column::Visit.eq(i64::from(visit)))
        .filter(sheet_draft::Column::Expert.eq(expert.0));
    Ok(query.one(db).await?)
}

/// The sheet of a row, as the rules read it.
pub(crate) fn sheet_of(row: &sheet_draft::Model) -> Result<SheetDraft, StoreError> {
    Ok(SheetDraft {
        marks: serde_json::from_str(&row.marks)?,
        comments: serde_json::from_str(&row.comments)?,
        advice: row.advice.clone(),
    })
}

/// Ordinary rows that a fact makes or ends.
async fn tidy_up(unit: &Unit, known: &KnownCase, fact: &ApplicationFact) -> Result<(), StoreError> {
    match fact {
        ApplicationFact::PanelConfirmed { .. } => {
            let own = panel_proposal::Column::Application.eq(known.id.0);
            panel_proposal::Entity::delete_many().filter(own).exec(&unit.tx).await?;
        }
        ApplicationFact::ExpertDeclined { expert, conflict: true, .. } => {
            declare(unit, (known.rules.call_id, known.id), *expert).await?;
        }
        ApplicationFact::ExpertDeclined { .. }
        | ApplicationFact::Submitted { .. }
        | ApplicationFact::Withdrawn { .. }
        | ApplicationFact::Moved { .. }
        | ApplicationFact::Checked { .. }
        | ApplicationFact::ExpertAccepted { .. }
        | ApplicationFact::ExpertReplaced { .. }
        | ApplicationFact::SheetSigned { .. }
        | ApplicationFact::SheetReturned { .. }
        | ApplicationFact::SheetVoided { .. }
        | ApplicationFact::Tallied { .. }
        | ApplicationFact::MoreTime { .. }
        | ApplicationFact::Disqualified { .. }
        | ApplicationFact::Classed { .. }
        | ApplicationFact::Ordered { .. }
        | ApplicationFact::Announced { .. } => {}
    }
    Ok(())
}

/// Remembers that an expert is connected with a work.
pub(crate) async fn declare(
    unit: &Unit,
    (call, application): (CallId, ApplicationId),
    expert: PersonId,
) -> Result<(), StoreError> {
    let row = declared_conflict::ActiveModel {
        id: Set(ids::fresh()),
        call: Set(call.0),
        application: Set(application.0),
        expert: Set(expert.0),
        at: Set(unit.now.utc()),
    };
    let columns = [declared_conflict::Column::Application, declared_conflict::Column::Expert];
    let once = sea_orm::sea_query::OnConflict::columns(columns).do_nothing().to_owned();
    declared_conflict::Entity::insert(row).on_conflict(once).exec_without_returning(&unit.tx).await?;
    Ok(())
}

/// The cases of a call that have been filed, each with its state, for rules about all of them.
pub(crate) async fn cases_of(
    db: &impl ConnectionTrait,
    call: CallId,
) -> Result<Vec<(ApplicationId, domain::application::state::Case)>, StoreError> {
    let ids: Vec<uuid::Uuid> = application_row::Entity::find()
        .select_only()
        .column(application_row::Column::Id)
        .filter(application_row::Column::Call.eq(call.0))
        .into_tuple()
        .all(db)
        .await?;
    let mut cases = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        for (id, head) in journal::heads(db, some).await? {
            if let Some(case) = journal::state::<Applications>(&head)?.known() {
                cases.push((ApplicationId(id), case.clone()));
            }
        }
    }
    Ok(cases)
}
