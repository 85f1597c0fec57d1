//! One application at its formal check: the work as staff sees it, terms, and what was said of it before.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::may::{Place, Right, may};
use domain::access::sees::{Field, sees};
use domain::application::command::ApplicationCommand;
use domain::application::decide::{ApplicationRules, Applications};
use domain::application::due;
use domain::application::fact::ApplicationFact;
use domain::application::form;
use domain::application::state::{Case, Standing};
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, PersonId, StreamId};
use domain::basics::moment::{Moment, Zone};
use domain::decider::{Act, Decider};
use domain::procedure::deadline::{Span, Unit};
use domain::procedure::form::Sight;
use domain::procedure::name::StageId;
use domain::procedure::procedure::Procedure;
use domain::procedure::route::Target;
use domain::procedure::stage::{Stage, StageKind};
use domain::procedure::text::Bilingual;
use sea_orm::EntityTrait;

use crate::entity::organisation;
use crate::journal;
use crate::plain::drafts;
use crate::read::apps::{FiledFile, names_of};
use crate::read::calls::CallView;
use crate::read::checks::CheckEvent;
use crate::read::filed::{self, FiledWork};
use crate::{Store, StoreError};

/// An application with all that its check reads.
#[derive(Debug, Clone)]
pub struct CheckCase {
    /// Its id, for commands; never shown.
    pub id: ApplicationId,
    /// Its public code.
    pub code: Code,
    /// Short name of the organisation.
    pub organisation: String,
    /// Where it is and what was said of it last.
    pub case: Case,
    /// What was filed.
    pub work: FiledWork,
    /// The check at which it waits; none elsewhere.
    pub check: Option<StageId>,
    /// By when it should be checked.
    pub due: Option<Moment>,
    /// Until when it may be mended, while it is.
    pub mend_until: Option<Moment>,
    /// Between which moments a term for mending may lie, if named now.
    pub bounds: Option<(Moment, Moment)>,
    /// A sensible term within them.
    pub suggested: Option<Moment>,
    /// Whether this viewer may take it off the contest now.
    pub may_disqualify: bool,
    /// What happened so far, the latest first.
    pub history: Vec<CheckLine>,
}

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckLine {
    /// When.
    pub at: Moment,
    /// Who, by name; none for the machine.
    pub who: Option<String>,
    /// What.
    pub what: LineEvent,
}

/// What a line tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineEvent {
    /// It was filed.
    Filed {
        /// 1 for the first filing.
        submission: u32,
        /// Questions and slots whose contents differ from those of the filing before.
        changed: Vec<Bilingual>,
    },
    /// It was taken back.
    Withdrawn,
    /// The desk said something of it.
    Said(CheckEvent),
}

/// Working days that an applicant is offered for mending, where the bounds allow.
const OFFERED: u16 = 3;

/// The hour at which the offered term ends: people are still at work then and can be asked.
const HOUR: u32 = 18;

impl Store {
    /// An application of a call, for its check; none when there is none, or the viewer may not read it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn find_check(
        &self,
        act: &Act,
        view: &CallView,
        code: Code,
    ) -> Result<Option<CheckCase>, StoreError> {
        let db = self.read();
        let Some(known) = drafts::find(db, code).await? else { return Ok(None) };
        let place = known.place();
        let may_read = may(&act.by, Right::ReadDesk, Place::Territory(view.call.territory)).is_ok()
            && sees(&act.by, Field::Answers, place)
            && sees(&act.by, Field::Papers, place);
        if known.row.call != view.id.0 || !may_read {
            return Ok(None);
        }
        let Some(found) = self.read_case(known.id(), &[]).await? else { return Ok(None) };
        let state = journal::state::<Applications>(&found.head)?;
        let Some(case) = state.known().cloned() else { return Ok(None) };
        let rules = &found.rules;
        let here = case.stage().and_then(|id| Some((id, rules.procedure.stage(id)?)));
        let here = here.filter(|_| case.standing == Standing::Filed);
        let at = |kind: StageKind| here.filter(|(_, stage)| stage.kind() == kind);
        let bounds = at(StageKind::Check).and_then(|(_, stage)| bounds(rules, stage, act.at));
        let name = organisation::Entity::find_by_id(known.row.organisation).one(db).await?;
        let ground = Some(Digest::ZERO);
        let off = Applications::decide(rules, &state, act, ApplicationCommand::Disqualify { ground });
        Ok(Some(CheckCase {
            id: known.id(),
            code,
            organisation: name.map(|row| row.short_name).unwrap_or_default(),
            work: filed::work(db, &rules.procedure, &case, Sight::Staff).await?,
            check: at(StageKind::Check).map(|(id, _)| id.clone()),
            due: at(StageKind::Check).and_then(|_| due::duty(rules, &case).ok().flatten()),
            mend_until: at(StageKind::Rework).and_then(|_| due::cutoff(rules, &case).ok().flatten()),
            suggested: bounds.map(|bounds| suggested(rules, act.at, bounds)),
            bounds,
            may_disqualify: off.is_ok(),
            history: self.check_history(known.id(), &rules.procedure).await?,
            case,
        }))
    }

    /// What was filed, said and mended, the latest first: three queries.
    async fn check_history(
        &self,
        id: ApplicationId,
        procedure: &Procedure,
    ) -> Result<Vec<CheckLine>, StoreError> {
        let db = self.read();
        let entries = journal::entries(db, StreamId(id.0), (1, i64::MAX)).await?;
        let facts = journal::facts::<ApplicationFact>(&entries)?;
        let mut wanted: Vec<Digest> = Vec::new();
        let mut people = BTreeSet::new();
        for (heading, fact) in &facts {
            if let ApplicationFact::Submitted { answers, papers, .. } = fact {
                wanted.extend(answers.values().copied().chain(papers.iter().map(|(_, digest)| *digest)));
            } else if let Some((_, digest)) = CheckEvent::of(procedure, fact) {
                wanted.extend(digest);
            } else if !matches!(fact, ApplicationFact::Withdrawn { .. }) {
                continue;
            }
            people.extend(heading.by.map(|PersonId(by)| by));
        }
        let texts = filed::texts(db, &wanted).await?;
        let names = names_of(db, people).await?;
        let mut before: Option<Contents> = None;
        let mut lines = Vec::new();
        for ((heading, fact), entry) in facts.iter().zip(&entries) {
            let what = if let ApplicationFact::Submitted { submission, answers, papers, .. } = fact {
                let now = Contents::of(&texts, answers, papers);
                let changed = before.as_ref().map_or_else(Vec::new, |before| now.changes(before, procedure));
                before = Some(now);
                LineEvent::Filed { submission: *submission, changed }
            } else if matches!(fact, ApplicationFact::Withdrawn { .. }) {
                LineEvent::Withdrawn
            } else if let Some((event, digest)) = CheckEvent::of(procedure, fact) {
                LineEvent::Said(event.with(&texts, digest))
            } else {
                continue;
            };
            let who = heading.by.and_then(|PersonId(by)| names.get(&by).cloned());
            lines.push(CheckLine { at: entry.recorded_at, who, what });
        }
        lines.reverse();
        Ok(lines)
    }
}

/// What a filing held, in words: digests are salted anew each time and tell nothing of sameness.
struct Contents {
    answers: BTreeMap<String, String>,
    papers: BTreeMap<String, BTreeSet<String>>,
}

impl Contents {
    fn of(
        texts: &BTreeMap<String, String>,
        answers: &BTreeMap<String, Digest>,
        papers: &[(String, Digest)],
    ) -> Self {
        let text = |digest: &Digest| texts.get(&digest.to_string()).cloned().unwrap_or_default();
        let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (slot, digest) in papers {
            let bytes = FiledFile::parse(&text(digest)).map(|file| file.sha256.to_string());
            files.entry(slot.clone()).or_default().extend(bytes);
        }
        let answers = answers.iter().map(|(field, digest)| (field.clone(), text(digest)));
        Self { answers: answers.collect(), papers: files }
    }

    fn changes(&self, before: &Self, procedure: &Procedure) -> Vec<Bilingual> {
        let fields = form::fields(procedure)
            .filter(|field| self.answers.get(field.id.as_str()) != before.answers.get(field.id.as_str()))
            .map(|field| field.label.clone());
        let slots = form::papers(procedure)
            .filter(|slot| self.papers.get(slot.id.as_str()) != before.papers.get(slot.id.as_str()))
            .map(|slot| slot.label.clone());
        fields.chain(slots).collect()
    }
}

/// The bounds of the term that leads to the mending; none where the check has no such outcome.
fn bounds(rules: &ApplicationRules, check: &Stage, now: Moment) -> Option<(Moment, Moment)> {
    check.on.values().find_map(|route| match &route.to {
        Target::Stage(next) => {
            let stage = rules.procedure.stage(next).filter(|stage| stage.kind() == StageKind::Rework)?;
            due::bounds(rules, stage, now).ok().flatten()
        }
        Target::End(_) => None,
    })
}

/// Three working days, at the end of office hours, as far as the bounds allow.
fn suggested(rules: &ApplicationRules, now: Moment, (least, most): (Moment, Moment)) -> Moment {
    let offered = Span { length: OFFERED, unit: Unit::WorkingDays };
    let end = rules.calendar.after(rules.zone, now, offered).ok();
    let offered = end.and_then(|end| at_hour(rules.zone, end)).unwrap_or(most);
    offered.max(least).min(most)
}

fn at_hour(zone: Zone, end: Moment) -> Option<Moment> {
    zone.moment(zone.local(end).date().and_hms_opt(HOUR, 0, 0)?)
}
