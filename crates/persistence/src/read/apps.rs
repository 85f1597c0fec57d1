//! Applications as their organisation sees them: lists, task list, history, receipts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::may::{Place, Right, may, organisations_with};
use domain::access::sees::{Field, sees};
use domain::application::command::ApplicationCommand;
use domain::application::decide::{ApplicationRules, Applications};
use domain::application::draft::{Draft, gaps};
use domain::application::fact::{ApplicationFact, Channel};
use domain::application::state::{ApplicationState, Case};
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{AttachmentId, CallId, OrganisationId, PersonId, StreamId, TerritoryId};
use domain::basics::moment::{Moment, Zone};
use domain::call::state::{Call, Window, WindowPhase};
use domain::decider::{Act, Decider};
use domain::people::organisation::OrganisationKind;
use domain::people::seat::{Role, Viewer};
use domain::procedure::procedure::Procedure;
use domain::procedure::text::Bilingual;
use domain::record::Applicant;
use domain::refusal::Gap;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::calls;
use crate::entity::{
    answer_past, application, attachment, author, content, organisation, person, refused, seat, territory,
};
use crate::journal;
use crate::plain::attachments::digest;
use crate::plain::drafts::{self, ELIGIBILITY};
use crate::read::checks::{self, AppStage, CheckEvent, Terms, Told};
use crate::read::filed;
use crate::{Store, StoreError};

/// An organisation for which the viewer may write applications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnOrganisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its territory.
    pub territory: TerritoryId,
    /// Its short name.
    pub short_name: String,
    /// What kind of institution it is.
    pub kind: OrganisationKind,
}

/// An application in its organisation's list.
#[derive(Debug, Clone)]
pub struct AppInList {
    /// Public code.
    pub code: String,
    /// Title of the work, as far as it is written.
    pub work: String,
    /// Title of the call.
    pub call: Bilingual,
    /// Short name of the organisation.
    pub organisation: String,
    /// When intake is open for this organisation.
    pub window: Window,
    /// How it stands.
    pub standing: AppStanding,
    /// Where it is on its way, as far as its organisation may know; none before it is filed and after it was
    /// taken back.
    pub stage: Option<AppStage>,
    /// Gaps of the draft.
    pub gaps: usize,
    /// When it was last saved.
    pub saved_at: Option<Moment>,
    /// The territory's zone.
    pub zone: String,
}

/// How an application stands towards its draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppStanding {
    /// Never filed.
    Draft,
    /// Filed, and the draft has not changed since.
    Filed {
        /// When.
        at: Moment,
    },
    /// Filed, and the draft has changed since: the changes are not filed.
    Changed {
        /// When it was filed.
        at: Moment,
    },
    /// Taken back.
    Withdrawn,
}

/// One application with everything that its pages show.
#[derive(Debug, Clone)]
pub struct AppView {
    /// Public code.
    pub code: Code,
    /// Its call, for commands.
    pub call_id: CallId,
    /// The call's state.
    pub call: Call,
    /// The procedure.
    pub procedure: Arc<Procedure>,
    /// Where it lies, for asking `may`.
    pub place: Place,
    /// Its territory.
    pub territory: TerritoryId,
    /// Slug of the territory.
    pub territory_slug: String,
    /// The territory's zone.
    pub zone: String,
    /// Short name of the organisation.
    pub organisation: String,
    /// When intake is open for it.
    pub window: Window,
    /// How it stands.
    pub standing: AppStanding,
    /// Where it is on its way, as far as its organisation may know; none before it is filed and after it was
    /// taken back.
    pub stage: Option<AppStage>,
    /// What the organiser told with that.
    pub told: Option<Told>,
    /// The case, once filed.
    pub case: Option<Case>,
    /// The draft as the rules read it.
    pub draft: Draft,
    /// What keeps it from being filed.
    pub gaps: Vec<Gap>,
    /// Version to send with the next save.
    pub version: i64,
    /// When and by whom each field was last saved.
    pub saved: BTreeMap<String, (Moment, Option<PersonId>)>,
    /// Files in its slots, in the order of uploading.
    pub files: Vec<AttachedFile>,
    /// Authors in their order.
    pub authors: Vec<AuthorView>,
    rules: ApplicationRules,
}

impl AppView {
    /// Until when it may be filed or filed again, at this moment; none when it may not. What is to be mended
    /// has its own term, also when intake is over.
    #[must_use]
    pub fn may_file_until(&self, now: Moment) -> Option<Moment> {
        if let Some(AppStage::ToMend { until }) = self.stage {
            return until.filter(|until| now < *until);
        }
        let read = self.case.as_ref().is_some_and(|case| !case.panels.is_empty());
        (self.window.phase(now) == WindowPhase::Open && !read).then_some(self.window.closes)
    }

    /// Whether it would be taken back now, by this act.
    #[must_use]
    pub fn may_withdraw(&self, act: &Act) -> bool {
        let state = self
            .case
            .clone()
            .map_or(ApplicationState::Absent, |case| ApplicationState::Known(Box::new(case)));
        let command = ApplicationCommand::Withdraw { ground: None };
        Applications::decide(&self.rules, &state, act, command).is_ok()
    }
}

/// A file in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// Its id, for removing and downloading.
    pub id: AttachmentId,
    /// Its slot.
    pub paper: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Media type for the download.
    pub media: String,
    /// Digest of its bytes.
    pub sha256: Digest,
    /// When it was uploaded.
    pub at: Moment,
}

/// A file as a receipt names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledFile {
    /// Its slot.
    pub paper: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Digest of its bytes.
    pub sha256: Digest,
}

impl FiledFile {
    /// Reads a receipt's line: slot, name, size, SHA-256, a line each.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (paper, name) = (lines.next()?.to_owned(), lines.next()?.to_owned());
        let (size, sha256) = (lines.next()?.parse().ok()?, Digest::parse(lines.next()?)?);
        Some(Self { paper, name, size, sha256 })
    }
}

/// An author as the organisation sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorView {
    /// Their id.
    pub id: domain::basics::id::AuthorId,
    /// Their name.
    pub name: String,
    /// Their post.
    pub post: String,
    /// Their address, possibly empty.
    pub email: String,
    /// Ids of the consents that stand.
    pub consents: BTreeSet<String>,
}

/// One saved version of an answer, or one event of the application's life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// When.
    pub at: Moment,
    /// Who, by name; none for the machine.
    pub who: Option<String>,
    /// What.
    pub what: HistoryEvent,
}

/// What a line of the history tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryEvent {
    /// Answers were saved: which fields, how often.
    Saved {
        /// Fields with the text before and after.
        fields: BTreeMap<String, (String, String)>,
    },
    /// It was filed.
    Filed {
        /// 1 for the first filing.
        submission: u32,
        /// How it came.
        channel: Channel,
    },
    /// It was taken back.
    Withdrawn,
    /// The organiser said something of it.
    Said(CheckEvent),
    /// An attempt to file was refused.
    Refused {
        /// The refusal's code.
        code: String,
        /// The refusal in the journal's English.
        detail: String,
    },
}

/// A receipt: what was filed, when, and how that can be proven.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// Public code.
    pub code: Code,
    /// Title of the call.
    pub call: Bilingual,
    /// Full name of the organisation.
    pub organisation: String,
    /// 1 for the first filing.
    pub submission: u32,
    /// How it came.
    pub channel: Channel,
    /// The moment that counts for the cutoff.
    pub received_at: Moment,
    /// When it was written down.
    pub recorded_at: Moment,
    /// Until when it can be replaced.
    pub closes: Moment,
    /// The territory's zone.
    pub zone: String,
    /// Slug of the territory.
    pub territory_slug: String,
    /// Whether a later filing replaced it, or it was taken back.
    pub superseded: Option<Superseded>,
    /// Each answer: field, label, digest, salt and text (both none once erased).
    pub answers: Vec<ReceiptLine>,
    /// Each file: slot, digest, salt and `slot\nname\nsize\nsha256`.
    pub papers: Vec<ReceiptLine>,
    /// Each author: digest, salt and `name\npost`.
    pub authors: Vec<ReceiptLine>,
    /// Stream of the entry, as its id is written in the entry itself.
    pub stream: StreamId,
    /// Version of the entry in its stream.
    pub version: i64,
    /// Hash of the entry.
    pub hash: Digest,
    /// Edition of the procedure.
    pub edition: String,
}

/// What became of a filing later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Superseded {
    /// Another filing replaced it.
    Replaced,
    /// It was taken back.
    Withdrawn,
}

/// One content of a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptLine {
    /// Field, slot, or the author's number.
    pub name: String,
    /// Label in both languages, where the procedure has one.
    pub label: Option<Bilingual>,
    /// SHA-256(0x00, salt, text).
    pub digest: Digest,
    /// The salt, unless erased.
    pub salt: Option<String>,
    /// The text, unless erased.
    pub text: Option<String>,
}

/// How many applications one page lists, and how many lines a history shows.
const PAGE: u64 = 100;

impl Store {
    /// Organisations whose applications the viewer writes, by short name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn own_organisations(&self, viewer: &Viewer) -> Result<Vec<OwnOrganisation>, StoreError> {
        let own = organisations_with(viewer, Right::WriteApplications);
        let own: Vec<uuid::Uuid> = own.into_iter().map(|organisation| organisation.0).collect();
        if own.is_empty() {
            return Ok(Vec::new());
        }
        let rows = organisation::Entity::find()
            .filter(organisation::Column::Id.is_in(own))
            .order_by_asc(organisation::Column::ShortName)
            .all(self.read())
            .await?;
        let view = |row: organisation::Model| {
            Ok(OwnOrganisation {
                id: OrganisationId(row.id),
                territory: TerritoryId(row.territory),
                kind: kind(&row)?,
                short_name: row.short_name,
            })
        };
        rows.into_iter().map(view).collect()
    }

    /// Applications of the viewer's organisations, the latest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn own_applications(&self, viewer: &Viewer) -> Result<Vec<AppInList>, StoreError> {
        let own = self.own_organisations(viewer).await?;
        let rows = application::Entity::find()
            .filter(application::Column::Organisation.is_in(own.iter().map(|o| o.id.0)))
            .order_by_desc(application::Column::StartedAt)
            .limit(PAGE)
            .all(self.read())
            .await?;
        self.apps_in_list(&own, rows).await
    }

    /// Reads a list's drafts, cases and calls together: the number of queries does not grow with the list,
    /// but for one a call.
    async fn apps_in_list(
        &self,
        own: &[OwnOrganisation],
        rows: Vec<application::Model>,
    ) -> Result<Vec<AppInList>, StoreError> {
        let db = self.read();
        let ids: Vec<uuid::Uuid> = rows.iter().map(|row| row.id).collect();
        let mut drafts = drafts::rows_of(db, &ids).await?;
        let heads = journal::heads(db, &ids).await?;
        let zones = zones(db).await?;
        let calendar = self.calendar().await?;
        let mut running: BTreeMap<uuid::Uuid, calls::KnownCall> = BTreeMap::new();
        let mut list = Vec::with_capacity(rows.len());
        for row in rows {
            if !running.contains_key(&row.call)
                && let Some(call) = calls::known(self, db, CallId(row.call)).await?
            {
                running.insert(row.call, call);
            }
            let Some(call) = running.get(&row.call) else { continue };
            let Some(window) = call.call.window(Some(OrganisationId(row.organisation))) else { continue };
            let held = drafts.remove(&row.id).unwrap_or_default();
            let draft = held.draft(&call.procedure);
            let case = heads.get(&row.id).map(case_of).transpose()?.flatten();
            let title = domain::application::form::title_field(&call.procedure);
            let work = title.and_then(|field| draft.answers.get(field.id.as_str())).cloned();
            let Some(organisation) = own.iter().find(|o| o.id.0 == row.organisation) else { continue };
            let zone = zones.get(&row.territory).cloned().unwrap_or_default();
            let terms = Terms {
                call_id: call.id,
                call: &call.call,
                procedure: &call.procedure,
                calendar: &calendar,
                zone: Zone::parse(&zone).unwrap_or(Zone::MOSCOW),
            };
            let applicant = Applicant { organisation: organisation.id, territory: organisation.territory };
            let stage = case
                .as_ref()
                .and_then(|case| checks::stage_of(&terms.rules(applicant, organisation.kind), case));
            list.push(AppInList {
                work: work.unwrap_or_default(),
                call: call.procedure.definition().procedure.title.clone(),
                organisation: organisation.short_name.clone(),
                window,
                standing: standing(case.as_ref(), &row, &held),
                stage,
                gaps: gaps(&call.procedure, &draft).len(),
                saved_at: held.saved_at().map(Moment::new),
                zone,
                code: row.code,
            });
        }
        Ok(list)
    }

    /// An application by its code, for its own organisation. None when there is none or it is not the
    /// viewer's.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find_application(&self, viewer: &Viewer, code: Code) -> Result<Option<AppView>, StoreError> {
        let db = self.read();
        let Some((known, card)) = with_card(db, code).await? else { return Ok(None) };
        let place = known.place();
        if !sees(viewer, Field::DraftText, place) {
            return Ok(None);
        }
        let heads = journal::heads(db, &[known.row.call, known.row.id]).await?;
        let call = calls::known_of(self, CallId(known.row.call), heads.get(&known.row.call)).await?;
        let Some(call) = call else { return Ok(None) };
        let rows = drafts::rows(db, known.id()).await?;
        let draft = rows.draft(&call.procedure);
        let case = heads.get(&known.row.id).map(case_of).transpose()?.flatten();
        let window = call.call.window(Some(known.organisation())).ok_or_else(|| damaged(code))?;
        let standing = standing(case.as_ref(), &known.row, &rows);
        let calendar = self.calendar().await?;
        let terms = Terms {
            call_id: call.id,
            call: &call.call,
            procedure: &call.procedure,
            calendar: &calendar,
            zone: Zone::parse(&card.zone).unwrap_or(Zone::MOSCOW),
        };
        let applicant = Applicant { organisation: known.organisation(), territory: known.territory() };
        let rules = terms.rules(applicant, card.kind);
        let stage = case.as_ref().and_then(|case| checks::stage_of(&rules, case));
        let told = match (&case, &stage) {
            (Some(case), Some(stage)) => self.told((&rules, known.row.id), case, stage).await?,
            (Some(_) | None, _) => None,
        };
        let saved = rows
            .answers
            .iter()
            .map(|row| (row.field.clone(), (Moment::new(row.saved_at), row.saved_by.map(PersonId))));
        Ok(Some(AppView {
            code,
            call_id: call.id,
            place,
            territory: known.territory(),
            territory_slug: card.territory_slug,
            zone: card.zone,
            organisation: card.organisation,
            window,
            standing,
            stage,
            told,
            case,
            gaps: gaps(&call.procedure, &draft),
            version: rows.answers.iter().map(|row| row.version).max().unwrap_or(0),
            saved: saved.collect(),
            files: rows.files.iter().map(file).collect::<Result<_, _>>()?,
            authors: rows.authors.iter().map(|row| author_view(row, &draft)).collect(),
            call: call.call,
            procedure: call.procedure,
            draft,
            rules,
        }))
    }

    /// What the organiser told with the stage at which the case is.
    async fn told(
        &self,
        (rules, id): (&ApplicationRules, uuid::Uuid),
        case: &Case,
        stage: &AppStage,
    ) -> Result<Option<Told>, StoreError> {
        let db = self.read();
        let (digest, failed) = match stage {
            AppStage::ToMend { .. } | AppStage::InReview | AppStage::NotAdmitted => {
                let Some(check) = &case.check else { return Ok(None) };
                let stage = rules.procedure.stage(&check.stage);
                let failed = stage.map(|stage| checks::labels(stage, |line| check.failed.contains(line)));
                (check.remarks, failed.unwrap_or_default())
            }
            AppStage::Disqualified => {
                let entries = journal::entries(db, StreamId(id), (1, i64::MAX)).await?;
                let facts = journal::facts::<ApplicationFact>(&entries)?;
                let last = facts.iter().rev().find_map(|(_, fact)| {
                    if let ApplicationFact::Disqualified { ground } = fact { Some(*ground) } else { None }
                });
                (last, Vec::new())
            }
            AppStage::Checking | AppStage::Deciding | AppStage::Published { .. } | AppStage::Ended { .. } => {
                return Ok(None);
            }
        };
        let Some(digest) = digest else { return Ok(None) };
        let text = filed::texts(db, &[digest]).await?.remove(&digest.to_string()).unwrap_or_default();
        Ok(Some(Told { text, failed }))
    }

    /// The application's life, latest first: savings by the same person within ten minutes are one line.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn application_history(&self, view: &AppView) -> Result<Vec<HistoryLine>, StoreError> {
        let db = self.read();
        let Some(known) = drafts::find(db, view.code).await? else { return Ok(Vec::new()) };
        let past = answer_past::Entity::find()
            .filter(answer_past::Column::Application.eq(known.row.id))
            .order_by_asc(answer_past::Column::Version)
            .all(db)
            .await?;
        let tried = refused::Entity::find()
            .filter(refused::Column::Application.eq(known.row.id))
            .order_by_desc(refused::Column::At)
            .limit(PAGE)
            .all(db)
            .await?;
        let entries = journal::entries(db, StreamId(known.row.id), (1, i64::MAX)).await?;
        let facts = journal::facts::<ApplicationFact>(&entries)?;
        let people =
            past.iter().filter_map(|row| row.saved_by).chain(tried.iter().filter_map(|row| row.person));
        let people = people.chain(facts.iter().filter_map(|(heading, _)| heading.by.map(|by| by.0)));
        let names = names_of(db, people.collect()).await?;
        let said = facts.iter().filter_map(|(_, fact)| CheckEvent::of(&view.procedure, fact)?.1);
        let texts = filed::texts(db, &said.collect::<Vec<_>>()).await?;
        let mut lines = saved_lines(&past, &names);
        for ((heading, fact), entry) in facts.into_iter().zip(&entries) {
            // What experts do and what is decided is not told here: each page shows what its viewer may know.
            let own = heading.by.and_then(|PersonId(by)| names.get(&by).cloned());
            let (who, what) = if let ApplicationFact::Submitted { submission, channel, .. } = fact {
                (own, HistoryEvent::Filed { submission, channel })
            } else if matches!(fact, ApplicationFact::Withdrawn { .. }) {
                (own, HistoryEvent::Withdrawn)
            } else if let Some((event, digest)) = CheckEvent::of(&view.procedure, &fact) {
                // An institution hears from the organiser, not from one of its people.
                (None, HistoryEvent::Said(event.with(&texts, digest)))
            } else {
                continue;
            };
            lines.push(HistoryLine { at: entry.recorded_at, who, what });
        }
        lines.extend(tried.into_iter().map(|row| HistoryLine {
            at: Moment::new(row.at),
            who: row.person.and_then(|by| names.get(&by).cloned()),
            what: HistoryEvent::Refused { code: row.code, detail: row.detail },
        }));
        lines.sort_by_key(|line| std::cmp::Reverse(line.at));
        Ok(lines)
    }

    /// A receipt by code and number of filing; none when there is none or the viewer may not read it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find_receipt(
        &self,
        viewer: &Viewer,
        code: Code,
        submission: Option<u32>,
    ) -> Result<Option<Receipt>, StoreError> {
        let db = self.read();
        let Some((known, card)) = with_card(db, code).await? else { return Ok(None) };
        if !sees(viewer, Field::Receipt, known.place()) {
            return Ok(None);
        }
        let entries = journal::entries(db, StreamId(known.row.id), (1, i64::MAX)).await?;
        let facts = journal::facts::<ApplicationFact>(&entries)?;
        let wanted = |fact: &ApplicationFact| {
            matches!(fact, ApplicationFact::Submitted { submission: n, .. }
                if submission.is_none_or(|wanted| wanted == *n))
        };
        let Some(at) = facts.iter().rposition(|(_, fact)| wanted(fact)) else { return Ok(None) };
        let later = facts.get(at + 1..).unwrap_or_default().iter().rev();
        let superseded = later.map(|(_, fact)| superseded_by(fact)).find_map(|found| found);
        let (Some((_, fact)), Some(entry)) = (facts.into_iter().nth(at), entries.get(at)) else {
            return Ok(None);
        };
        let ApplicationFact::Submitted {
            call,
            submission,
            channel,
            received_at,
            answers,
            papers,
            authors,
            ..
        } = fact
        else {
            return Ok(None);
        };
        let call = calls::known(self, db, call).await?.ok_or_else(|| damaged(code))?;
        let digests = answers.values().chain(papers.iter().map(|(_, d)| d)).chain(&authors);
        let digests: Vec<String> = digests.map(Digest::to_string).collect();
        let texts = content::Entity::find().filter(content::Column::Digest.is_in(digests)).all(db).await?;
        let texts: BTreeMap<&str, &content::Model> =
            texts.iter().map(|row| (row.digest.as_str(), row)).collect();
        let closes = call.call.window(Some(known.organisation())).map_or(received_at, |window| window.closes);
        let definition = call.procedure.definition();
        let in_order = domain::application::form::fields(&call.procedure).filter_map(|field| {
            Some((field.id.as_str(), Some(field.label.clone()), *answers.get(field.id.as_str())?))
        });
        let slots = papers.iter().map(|(slot, digest)| {
            let label =
                definition.papers.iter().find(|paper| paper.id.as_str() == slot).map(|p| p.label.clone());
            (slot.as_str(), label, *digest)
        });
        let numbered = authors.iter().map(|digest| ("author", None, *digest));
        Ok(Some(Receipt {
            code,
            call: definition.procedure.title.clone(),
            organisation: card.full_name,
            submission,
            channel,
            received_at,
            recorded_at: entry.recorded_at,
            closes,
            zone: card.zone,
            territory_slug: card.territory_slug,
            superseded,
            answers: in_order.map(|line| receipt_line(&texts, line)).collect(),
            papers: slots.map(|line| receipt_line(&texts, line)).collect(),
            authors: numbered.map(|line| receipt_line(&texts, line)).collect(),
            stream: entry.stream,
            version: entry.version,
            hash: entry.hash,
            edition: call.call.edition.clone(),
        }))
    }

    /// A file of a draft for download; none when there is none or the viewer may not read drafts there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find_draft_file(
        &self,
        viewer: &Viewer,
        code: Code,
        id: AttachmentId,
    ) -> Result<Option<(TerritoryId, AttachedFile)>, StoreError> {
        let db = self.read();
        let Some(known) = drafts::find(db, code).await? else { return Ok(None) };
        if !sees(viewer, Field::DraftText, known.place()) {
            return Ok(None);
        }
        let row = attachment::Entity::find_by_id(id.0)
            .filter(attachment::Column::Application.eq(known.row.id))
            .filter(attachment::Column::RemovedAt.is_null())
            .one(db)
            .await?;
        row.map(|row| Ok((known.territory(), file(&row)?))).transpose()
    }

    /// A file of a filing, by its place in the receipt; none when there is none, it has been erased, or the
    /// viewer may not read it. What was filed stays readable when the draft has moved on.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find_filed_file(
        &self,
        viewer: &Viewer,
        (code, submission): (Code, u32),
        index: usize,
    ) -> Result<Option<(TerritoryId, FiledFile)>, StoreError> {
        let Some(known) = drafts::find(self.read(), code).await? else { return Ok(None) };
        if !sees(viewer, Field::Papers, known.place()) {
            return Ok(None);
        }
        let receipt = self.find_receipt(viewer, code, Some(submission)).await?;
        let line = receipt.and_then(|receipt| receipt.papers.into_iter().nth(index));
        let found = line.and_then(|line| FiledFile::parse(&line.text?));
        Ok(found.map(|found| (known.territory(), found)))
    }

    /// The name of somebody who saved or acted.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn name_of(&self, person: PersonId) -> Result<Option<String>, StoreError> {
        Ok(names_of(self.read(), BTreeSet::from([person.0])).await?.remove(&person.0))
    }
}

/// An application with the names of its organisation and its territory, in one query.
async fn with_card(
    db: &impl ConnectionTrait,
    code: Code,
) -> Result<Option<(drafts::Known, Card)>, StoreError> {
    let found = application::Entity::find()
        .filter(application::Column::Code.eq(code.to_string()))
        .find_also_related(organisation::Entity)
        .find_also_related(territory::Entity)
        .one(db)
        .await?;
    let Some((row, organisation, territory)) = found else { return Ok(None) };
    let (organisation, territory) = organisation.zip(territory).ok_or_else(|| damaged(code))?;
    let card = Card {
        kind: kind(&organisation)?,
        organisation: organisation.short_name,
        full_name: organisation.full_name,
        territory_slug: territory.slug,
        zone: territory.zone,
    };
    Ok(Some((drafts::Known { row, code }, card)))
}

/// The case behind a head.
fn case_of(head: &journal::Head) -> Result<Option<Case>, StoreError> {
    Ok(match journal::state::<Applications>(head)? {
        ApplicationState::Known(case) => Some(*case),
        ApplicationState::Absent => None,
    })
}

fn kind(row: &organisation::Model) -> Result<OrganisationKind, StoreError> {
    OrganisationKind::parse(&row.kind).ok_or_else(|| StoreError::Damaged(format!("kind {}", row.kind)))
}

async fn zones(db: &impl ConnectionTrait) -> Result<BTreeMap<uuid::Uuid, String>, StoreError> {
    let rows = territory::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.zone)).collect())
}

struct Card {
    kind: OrganisationKind,
    organisation: String,
    full_name: String,
    territory_slug: String,
    zone: String,
}

fn damaged(code: Code) -> StoreError {
    StoreError::Damaged(format!("application {code} does not hold together"))
}

/// Whether the draft was written after it was filed. What came on paper was received before the draft was
/// begun, and is filed in the moment in which it is entered.
fn standing(case: Option<&Case>, begun: &application::Model, rows: &drafts::DraftRows) -> AppStanding {
    let Some(case) = case else { return AppStanding::Draft };
    let at = case.received_at;
    let filed = at.utc().max(begun.started_at);
    if case.standing == domain::application::state::Standing::Withdrawn {
        return AppStanding::Withdrawn;
    }
    let later = |at: chrono::DateTime<chrono::Utc>| at > filed;
    let changed = rows.saved_at().is_some_and(later) || rows.files.iter().any(|file| later(file.uploaded_at));
    if changed { AppStanding::Changed { at } } else { AppStanding::Filed { at } }
}

fn file(row: &attachment::Model) -> Result<AttachedFile, StoreError> {
    Ok(AttachedFile {
        id: AttachmentId(row.id),
        paper: row.paper.clone(),
        name: row.name.clone(),
        size: u64::try_from(row.size).unwrap_or_default(),
        media: row.media.clone(),
        sha256: digest(&row.sha256)?,
        at: Moment::new(row.uploaded_at),
    })
}

fn author_view(row: &author::Model, draft: &Draft) -> AuthorView {
    let id = domain::basics::id::AuthorId(row.id);
    let consents = draft.authors.iter().find(|author| author.id == id).map(|author| author.consents.clone());
    AuthorView {
        id,
        name: row.name.clone(),
        post: row.post.clone(),
        email: row.email.clone(),
        consents: consents.unwrap_or_default(),
    }
}

fn receipt_line(
    texts: &BTreeMap<&str, &content::Model>,
    (name, label, digest): (&str, Option<Bilingual>, Digest),
) -> ReceiptLine {
    let found = texts.get(digest.to_string().as_str());
    ReceiptLine {
        name: name.to_owned(),
        label,
        digest,
        salt: found.and_then(|row| row.salt.clone()),
        text: found.and_then(|row| row.text.clone()),
    }
}

/// Savings by one person less than ten minutes apart become one line with the text before and after.
fn saved_lines(past: &[answer_past::Model], names: &BTreeMap<uuid::Uuid, String>) -> Vec<HistoryLine> {
    let mut lines: Vec<(Option<uuid::Uuid>, HistoryLine)> = Vec::new();
    let mut last: BTreeMap<&str, &str> = BTreeMap::new();
    for row in past.iter().filter(|row| !row.field.starts_with(ELIGIBILITY)) {
        let before = last.insert(&row.field, &row.text).unwrap_or_default();
        let at = Moment::new(row.saved_at);
        let joined =
            lines.last_mut().filter(|(by, line)| *by == row.saved_by && at.seconds_since(line.at) < 600);
        if let Some((_, HistoryLine { at: line_at, what: HistoryEvent::Saved { fields }, .. })) = joined {
            *line_at = at;
            let entry = fields.entry(row.field.clone()).or_insert_with(|| (before.to_owned(), String::new()));
            entry.1.clone_from(&row.text);
            continue;
        }
        let fields = BTreeMap::from([(row.field.clone(), (before.to_owned(), row.text.clone()))]);
        let who = row.saved_by.and_then(|by| names.get(&by).cloned());
        lines.push((row.saved_by, HistoryLine { at, who, what: HistoryEvent::Saved { fields } }));
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

pub(crate) async fn names_of(
    db: &impl ConnectionTrait,
    people: BTreeSet<uuid::Uuid>,
) -> Result<BTreeMap<uuid::Uuid, String>, StoreError> {
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = person::Entity::find().filter(person::Column::Id.is_in(people)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Addresses of coordinators: of one organisation, or of all that have begun an application in the call.
pub(crate) async fn coordinators(
    db: &impl ConnectionTrait,
    call: CallId,
    organisation: Option<OrganisationId>,
) -> Result<BTreeSet<String>, StoreError> {
    let mut query = seat::Entity::find()
        .filter(seat::Column::Role.eq(Role::Coordinator.name()))
        .filter(seat::Column::Until.is_null());
    query = match organisation {
        Some(OrganisationId(one)) => query.filter(seat::Column::Organisation.eq(one)),
        None => {
            let begun = application::Entity::find()
                .select_only()
                .column(application::Column::Organisation)
                .filter(application::Column::Call.eq(call.0))
                .into_query();
            query.filter(seat::Column::Organisation.in_subquery(begun))
        }
    };
    let seated: BTreeSet<uuid::Uuid> = query.all(db).await?.into_iter().map(|row| row.person).collect();
    if seated.is_empty() {
        return Ok(BTreeSet::new());
    }
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(seated))
        .filter(person::Column::Closed.eq(false))
        .all(db)
        .await?;
    Ok(people.into_iter().map(|row| row.email).collect())
}

/// Whether the viewer may write for the application's organisation: for buttons.
#[must_use]
pub fn may_write(viewer: &Viewer, view: &AppView) -> bool {
    may(viewer, Right::WriteApplications, view.place).is_ok()
}

/// What a later fact makes of a filing.
fn superseded_by(fact: &ApplicationFact) -> Option<Superseded> {
    if matches!(fact, ApplicationFact::Submitted { .. }) {
        Some(Superseded::Replaced)
    } else if matches!(fact, ApplicationFact::Withdrawn { .. }) {
        Some(Superseded::Withdrawn)
    } else {
        None
    }
}
