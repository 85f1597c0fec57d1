//! Filing: draft, contents, entry, list, letter and receipt in one transaction, or none of them.

use std::collections::BTreeMap;

use domain::access::may::{Right, may};
use domain::application::command::{ApplicationCommand, Filing};
use domain::application::decide::{ApplicationRules, Applications, OtherCase};
use domain::application::fact::ApplicationFact;
use domain::basics::code::Code;
use domain::basics::id::{ApplicationId, CallId, OrganisationId, StreamId};
use domain::basics::moment::{Moment, Zone};
use domain::basics::text::tidy;
use domain::call::state::CallState;
use domain::decider::{Act, Decider};
use domain::journal::Entry;
use domain::record::Applicant;
use domain::refusal::Refusal;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::calls::{self, KnownCall, keep_ground};
use crate::door::{Unit, task};
use crate::entity::{application_row, refused};
use crate::files::Received;
use crate::journal::{self, Lock};
use crate::letter::Letter;
use crate::plain::drafts::{self, DraftRows, Known};
use crate::plain::{attachments, outbox};
use crate::{Store, StoreError, cases, ids, letters, project};

/// An application that came on paper, as a methodist enters it.
#[derive(Debug)]
pub struct PaperApplication {
    /// Whose it is.
    pub organisation: OrganisationId,
    /// What could be typed off it: at least the work's title and what divides.
    pub answers: BTreeMap<String, String>,
    /// The moment of the incoming stamp.
    pub received_at: Moment,
    /// What the stamp says: number and whatever else.
    pub stamp: String,
    /// Scans: slot, file name, media type, bytes received.
    pub files: Vec<(String, String, String, Received)>,
}

impl Store {
    /// Files the draft, or replaces what was filed. A repeat of the command changes nothing.
    ///
    /// # Errors
    /// [`Refusal`] of the rules; the attempt is kept, with what was missing, as evidence for the applicant.
    pub async fn submit(&self, act: &Act, code: Code) -> Result<(), StoreError> {
        self.file(act, code, Want::Submit).await
    }

    /// Takes back what was filed. The draft stays.
    ///
    /// # Errors
    /// [`Refusal`] of the rules.
    pub async fn withdraw(&self, act: &Act, code: Code, ground: String) -> Result<(), StoreError> {
        self.file(act, code, Want::Withdraw { ground }).await
    }

    async fn file(&self, act: &Act, code: Code, want: Want) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let known = drafts::find(store.read(), code).await?.ok_or(Refusal::Missing)?;
            may(&act.by, Right::WriteApplications, known.place()).map_err(|_| Refusal::Missing)?;
            let done = store.carry_out(&act, &known, want).await;
            if let Err(StoreError::Refused(refusal)) = &done {
                store.note_refusal(&act, known.id(), refusal).await?;
            }
            done
        })
        .await
    }

    async fn carry_out(&self, act: &Act, known: &Known, want: Want) -> Result<(), StoreError> {
        let call = calls::known(self, self.read(), CallId(known.row.call)).await?.ok_or(Refusal::Missing)?;
        let unit = self.begin(act).await?;
        let locked = Locked::new(self, &unit, &call, known).await?;
        // Asked behind the locks, so that of two repeats at once the second finds what the first made.
        if unit.before().await?.is_some() {
            return Ok(());
        }
        let rows = drafts::rows(&unit.tx, known.id()).await?;
        let command = match want {
            Want::Submit => {
                let filing = filing(&unit, &call, known, &rows).await?;
                ApplicationCommand::Submit(Box::new(filing))
            }
            Want::Withdraw { ground } => {
                let ground = keep_ground(&unit, known.territory(), &ground).await?;
                ApplicationCommand::Withdraw { ground }
            }
        };
        locked.carry_out(&unit, known, command).await?;
        unit.commit().await
    }

    /// Enters an application that came on paper: draft, scans and filing at once.
    ///
    /// # Errors
    /// [`Refusal`] of the rules.
    pub async fn enter_paper(
        &self,
        act: &Act,
        call: CallId,
        paper: PaperApplication,
    ) -> Result<Code, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let call = calls::known(&store, store.read(), call).await?.ok_or(Refusal::Missing)?;
            let place = domain::access::may::Place::Organisation(call.call.territory, paper.organisation);
            may(&act.by, Right::EnterPaper, place).map_err(|_| Refusal::Missing)?;
            for (.., received) in &paper.files {
                store.settle(call.call.territory, received).await?;
            }
            let unit = store.begin(&act).await?;
            journal::lock(&unit.tx, StreamId(paper.organisation.0), "organisation", Lock::Alone).await?;
            if let Some(entry) = unit.before().await?.unwrap_or_default().first() {
                return code_of(entry);
            }
            let (id, code) = drafts::start_within(&unit, &call, paper.organisation).await?;
            let known = drafts::find(&unit.tx, code).await?.ok_or(Refusal::Missing)?;
            for (field, text) in &paper.answers {
                drafts::write(&unit, id, (field, &tidy(text)), 1).await?;
            }
            for (slot, name, media, received) in &paper.files {
                attachments::insert(&unit, &known, (slot, name, media), received).await?;
            }
            let locked = Locked::new(&store, &unit, &call, &known).await?;
            let rows = drafts::rows(&unit.tx, id).await?;
            let filing = Box::new(filing(&unit, &call, &known, &rows).await?);
            let stamp = keep_ground(&unit, call.call.territory, &paper.stamp).await?;
            let received_at = paper.received_at;
            locked
                .carry_out(&unit, &known, ApplicationCommand::EnterPaper { filing, received_at, stamp })
                .await?;
            unit.commit().await?;
            Ok(code)
        })
        .await
    }

    /// Keeps a refused attempt, so that nobody has to take anybody's word for it.
    async fn note_refusal(&self, act: &Act, id: ApplicationId, refusal: &Refusal) -> Result<(), StoreError> {
        let unit = self.begin(act).await?;
        let row = refused::ActiveModel {
            id: Set(ids::fresh()),
            application: Set(id.0),
            at: Set(act.at.utc()),
            person: Set(act.by.person().map(|person| person.0)),
            code: Set(refusal.code().to_owned()),
            detail: Set(refusal.to_string()),
        };
        refused::Entity::insert(row).exec_without_returning(&unit.tx).await?;
        unit.commit().await
    }
}

/// What an applicant wants of the application.
enum Want {
    Submit,
    Withdraw { ground: String },
}

/// The streams that a filing reads and writes, locked in the one order: register, call, application.
struct Locked {
    head: journal::Head,
    rules: ApplicationRules,
    basis: Vec<(StreamId, i64)>,
}

impl Locked {
    async fn new(
        store: &Store,
        unit: &Unit,
        known_call: &KnownCall,
        known: &Known,
    ) -> Result<Self, StoreError> {
        let organisation = known.organisation();
        // The applicant's other applications are a rule's subject: the applicant's stream keeps them still.
        let register = journal::lock(&unit.tx, StreamId(organisation.0), "organisation", Lock::Alone).await?;
        let (call, version) = drafts::locked_call(unit, known_call.id).await?;
        let head = journal::lock(&unit.tx, StreamId(known.row.id), Applications::STREAM, Lock::Alone).await?;
        let CallState::Known(call) = call else { return Err(Refusal::Missing.into()) };
        let zone = crate::read::calls::zone_name(&unit.tx, call.territory).await?;
        let rules = ApplicationRules {
            procedure: known_call.procedure.clone(),
            call_id: known_call.id,
            call,
            applicant: Applicant { organisation, territory: known.territory() },
            kind: cases::kind(&unit.tx, organisation).await?,
            others: others(unit, known).await?,
            calendar: store.calendar().await?,
            zone: Zone::parse(&zone).unwrap_or(Zone::MOSCOW),
            experts: BTreeMap::new(),
            load_max: 0,
        };
        let basis = vec![(register.stream, register.version), (StreamId(known_call.id.0), version)];
        Ok(Self { head, rules, basis })
    }

    async fn carry_out(
        self,
        unit: &Unit,
        known: &Known,
        command: ApplicationCommand,
    ) -> Result<(), StoreError> {
        let made = unit.decide::<Applications>(&self.head, &self.rules, command, self.basis).await?;
        for (entry, fact) in made.entries.iter().zip(&made.facts) {
            project::applications::apply_fact(&unit.tx, entry, fact).await?;
            tell(unit, known, &self.rules, fact).await?;
        }
        letters::tell(unit, (&self.head, &self.rules), &made.facts).await
    }
}

/// Letters to the organisation's coordinators.
async fn tell(
    unit: &Unit,
    known: &Known,
    rules: &ApplicationRules,
    fact: &ApplicationFact,
) -> Result<(), StoreError> {
    let title = &rules.procedure.definition().procedure.title;
    let call = (title.ru.clone(), title.en.clone());
    let code = known.code.to_string();
    let letter = match fact {
        // The receipt's letter is the program's own, not the procedure's: it proves.
        ApplicationFact::Submitted { submission, received_at, .. } => {
            let closes = rules.call.window(Some(rules.applicant.organisation)).map(|window| window.closes);
            let zone = crate::read::calls::zone_name(&unit.tx, known.territory()).await?;
            let (submission, received_at) = (*submission, *received_at);
            Letter::Filed { code, call, submission, received_at, closes: closes.unwrap_or(received_at), zone }
        }
        ApplicationFact::Withdrawn { .. } => Letter::Withdrawn { code, call },
        ApplicationFact::Moved { .. }
        | ApplicationFact::Checked { .. }
        | ApplicationFact::PanelConfirmed { .. }
        | ApplicationFact::ExpertAccepted { .. }
        | ApplicationFact::ExpertDeclined { .. }
        | ApplicationFact::ExpertReplaced { .. }
        | ApplicationFact::SheetSigned { .. }
        | ApplicationFact::SheetReturned { .. }
        | ApplicationFact::SheetVoided { .. }
        | ApplicationFact::Tallied { .. }
        | ApplicationFact::MoreTime { .. }
        | ApplicationFact::Disqualified { .. }
        | ApplicationFact::Classed { .. }
        | ApplicationFact::Ordered { .. }
        | ApplicationFact::Announced { .. } => return Ok(()),
    };
    let organisation = Some(known.organisation());
    for address in crate::read::apps::coordinators(&unit.tx, rules.call_id, organisation).await? {
        outbox::enqueue(unit, Some(known.territory()), &address, &letter).await?;
    }
    Ok(())
}

/// The draft with its contents kept apart and named by their digests.
async fn filing(
    unit: &Unit,
    call: &KnownCall,
    known: &Known,
    rows: &DraftRows,
) -> Result<Filing, StoreError> {
    let territory = Some(known.territory());
    let draft = rows.draft(&call.procedure);
    let mut answers = BTreeMap::new();
    for (field, text) in draft.answers.iter().filter(|(_, text)| !text.is_empty()) {
        answers.insert(field.clone(), unit.keep(territory, "answer", text).await?.0);
    }
    let mut papers = Vec::new();
    for file in &rows.files {
        let text = format!("{}\n{}\n{}\n{}", file.paper, file.name, file.size, file.sha256);
        papers.push((file.paper.clone(), unit.keep(territory, "file", &text).await?.0));
    }
    let mut authors = Vec::new();
    for author in &rows.authors {
        let text = format!("{}\n{}", author.name, author.post);
        authors.push(unit.keep(territory, "author", &text).await?.0);
    }
    Ok(Filing { code: known.code, draft, answers, papers, authors })
}

async fn others(unit: &Unit, known: &Known) -> Result<Vec<OtherCase>, StoreError> {
    let rows = application_row::Entity::find()
        .filter(application_row::Column::Organisation.eq(known.row.organisation))
        .filter(application_row::Column::Call.eq(known.row.call))
        .filter(application_row::Column::State.eq("filed"))
        .filter(application_row::Column::Id.ne(known.row.id))
        .all(&unit.tx)
        .await?;
    let case = |row: application_row::Model| {
        Ok(OtherCase { code: row.code, divisions: serde_json::from_str(&row.divisions)? })
    };
    rows.into_iter().map(case).collect()
}

fn code_of(entry: &Entry) -> Result<Code, StoreError> {
    let facts = journal::facts::<ApplicationFact>(std::slice::from_ref(entry))?;
    if let Some((_, ApplicationFact::Submitted { code, .. })) = facts.first() {
        Ok(*code)
    } else {
        Err(StoreError::Conflict)
    }
}
