//! A call of the shipped procedure, with people to act in it, for tests told as sentences. Day 0 is Tuesday,
//! the first of September; intake is open from day 1 to day 10, a Friday, six in the evening.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use uuid::Uuid;

use super::command::{ApplicationCommand, Filing, Signing};
use super::decide::{ApplicationRules, Applications, ExpertSnapshot};
use super::draft::{Draft, DraftAuthor, choices};
use super::fact::ApplicationFact;
use super::form;
use super::state::{ApplicationState, Case};
use crate::access::table::seated;
use crate::basics::calendar::Calendar;
use crate::basics::code::{Alias, Code};
use crate::basics::digest::Digest;
use crate::basics::id::{AuthorId, CallId, CommandId, OrganisationId, PersonId, TerritoryId};
use crate::basics::moment::{Moment, SchoolYear, Zone};
use crate::call::state::{Call, IntakeDates};
use crate::decider::{Act, Decider, fold};
use crate::people::organisation::OrganisationKind;
use crate::people::seat::{Actor, Role, Scope, Seat, Viewer};
use crate::procedure::definition::Definition;
use crate::procedure::exact::Exact;
use crate::procedure::form::{FieldKind, YesNo};
use crate::procedure::name::{ChoiceId, OutcomeId, StageId};
use crate::procedure::procedure::Procedure;
use crate::procedure::verify::verify;
use crate::record::Applicant;
use crate::refusal::Refusal;
use crate::review::sheet::SheetDraft;

pub(crate) const HOME: TerritoryId = TerritoryId(Uuid::from_u128(1));
pub(crate) const SCHOOL: OrganisationId = OrganisationId(Uuid::from_u128(3));
pub(crate) const CALL: CallId = CallId(Uuid::from_u128(9));
pub(crate) const GROUND: Option<Digest> = Some(Digest([7; 32]));

/// Criteria of the shipped rubric, in its order.
const CRITERIA: [&str; 5] = ["relevance", "novelty", "quality", "results", "spread"];

/// The procedure that ships.
pub(crate) fn procedure() -> Arc<Procedure> {
    static SHIPPED: OnceLock<Arc<Procedure>> = OnceLock::new();
    let read = || {
        let text = include_str!("../../../../procedures/district-products.toml");
        Arc::new(verify(Definition::from_toml(text).unwrap()).unwrap())
    };
    Arc::clone(SHIPPED.get_or_init(read))
}

/// The same with a piece of its text replaced.
pub(crate) fn procedure_with(old: &str, new: &str) -> Arc<Procedure> {
    let text = include_str!("../../../../procedures/district-products.toml");
    assert!(text.contains(old), "the shipped procedure has no {old}");
    Arc::new(verify(Definition::from_toml(&text.replace(old, new)).unwrap()).unwrap())
}

/// The working days that ship.
pub(crate) fn calendar() -> Arc<Calendar> {
    static SHIPPED: OnceLock<Arc<Calendar>> = OnceLock::new();
    let text = include_str!("../../../../procedures/calendars/russia.toml");
    Arc::clone(SHIPPED.get_or_init(|| Arc::new(Calendar::from_toml(text).unwrap())))
}

/// Six in the evening of a day in Petersburg.
pub(crate) fn day(n: i64) -> Moment {
    Moment::parse("2026-09-01T15:00:00Z").unwrap().plus_seconds(n * 86_400)
}

/// A wall time of a day in Petersburg.
pub(crate) fn clock(n: i64, hour: i64, minute: i64) -> Moment {
    day(n).plus_seconds((hour - 18) * 3600 + minute * 60)
}

pub(crate) fn stage(name: &str) -> StageId {
    StageId::parse(name).unwrap()
}

pub(crate) fn outcome(name: &str) -> OutcomeId {
    OutcomeId::parse(name).unwrap()
}

pub(crate) fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// A call open from day 1 to day 10.
pub(crate) fn call() -> Call {
    let intake = form::intake_dates(&procedure()).unwrap();
    let IntakeDates { opens, closes } = intake.clone();
    let dates = [(opens.unwrap(), day(1)), (closes, day(10)), ("council".to_owned(), day(60))];
    Call {
        territory: HOME,
        procedure: "district-products".to_owned(),
        edition: "e1".to_owned(),
        slug: "products".to_owned(),
        school_year: SchoolYear(2026),
        dates: dates.into_iter().collect(),
        intake,
        announced_at: Some(day(0)),
        extended: BTreeMap::new(),
        gates: BTreeMap::new(),
        lists: BTreeMap::new(),
        published: BTreeMap::new(),
        admission: BTreeMap::new(),
    }
}

/// Rules of an application of the school. Experts 101 to 108 are in the register, free and unconcerned.
pub(crate) fn rules() -> ApplicationRules {
    ApplicationRules {
        procedure: procedure(),
        call_id: CALL,
        call: call(),
        applicant: Applicant { organisation: SCHOOL, territory: HOME },
        kind: OrganisationKind::School,
        others: Vec::new(),
        calendar: calendar(),
        zone: Zone::MOSCOW,
        experts: (101..=108).map(|n| (person(n), ExpertSnapshot::default())).collect(),
        load_max: 5,
    }
}

/// Choices of a field, by their ids.
pub(crate) fn choices_of(procedure: &Procedure, field: &str) -> Vec<String> {
    let field = form::fields(procedure).find(|known| known.id.as_str() == field).unwrap();
    choices(procedure, field).into_iter().map(str::to_owned).collect()
}

/// A draft to which nothing is wanting.
pub(crate) fn whole() -> Draft {
    let procedure = procedure();
    let definition = procedure.definition();
    let mut draft = Draft::default();
    for asked in &definition.eligibility {
        let good = if asked.stops_on == YesNo::Yes { YesNo::No } else { YesNo::Yes };
        draft.eligibility.insert(asked.id.as_str().to_owned(), good);
    }
    for field in form::fields(&procedure) {
        let choices = choices(&procedure, field);
        let text = match field.kind {
            FieldKind::Choice | FieldKind::Choices => choices[0],
            FieldKind::Number => "1",
            FieldKind::Date => "2026-11-02",
            FieldKind::YesNo => "yes",
            FieldKind::Email => "school@example.org",
            FieldKind::Phone => "+7 812 555-01-01",
            FieldKind::Url => "https://example.org/",
            FieldKind::Line | FieldKind::Text | FieldKind::Table => "Школьный музей",
        };
        draft.answers.insert(field.id.as_str().to_owned(), text.to_owned());
    }
    for paper in form::papers(&procedure) {
        draft.papers.insert(paper.id.as_str().to_owned(), paper.min);
    }
    if let Some(rule) = &definition.authors {
        let consents = rule.owes.iter().map(|consent| consent.as_str().to_owned()).collect();
        let (id, name) = (AuthorId(Uuid::nil()), "А. Б. Вега".to_owned());
        draft.authors.push(DraftAuthor { id, name, consents });
    }
    draft
}

pub(crate) fn filing(draft: Draft) -> Box<Filing> {
    let answers = draft.answers.keys().map(|field| (field.clone(), Digest::of(field.as_bytes()))).collect();
    let papers = draft.papers.keys().map(|paper| (paper.clone(), Digest::ZERO)).collect();
    Box::new(Filing { code: Code::new(26, 5), draft, answers, papers, authors: vec![Digest::ZERO] })
}

/// Files whatever is lacking nothing.
pub(crate) fn submit() -> ApplicationCommand {
    ApplicationCommand::Submit(filing(whole()))
}

/// Somebody with one seat of this role at home.
pub(crate) fn by(role: Role, at: Moment) -> Act {
    Act { by: seated(role), at, command: CommandId(Uuid::nil()) }
}

pub(crate) fn coordinator(at: Moment) -> Act {
    by(Role::Coordinator, at)
}

/// The coordinator of another institution.
pub(crate) fn coordinator_of(organisation: OrganisationId, at: Moment) -> Act {
    let scope = Scope::Organisation { territory: HOME, organisation };
    let seats = vec![Seat { role: Role::Coordinator, scope }];
    let by = Viewer::Person(Actor { person: PersonId(organisation.0), seats });
    Act { by, at, command: CommandId(Uuid::nil()) }
}

pub(crate) fn methodist(at: Moment) -> Act {
    by(Role::Methodist, at)
}

pub(crate) fn machine(at: Moment) -> Act {
    Act { by: Viewer::System, at, command: CommandId(Uuid::nil()) }
}

/// A person with a seat among the experts of the territory.
pub(crate) fn expert(n: u128, at: Moment) -> Act {
    let seat = Seat { role: Role::Expert, scope: Scope::Territory { territory: HOME } };
    let by = Viewer::Person(Actor { person: person(n), seats: vec![seat] });
    Act { by, at, command: CommandId(Uuid::nil()) }
}

/// The check's verdict, with words wherever it is not plain admission.
pub(crate) fn verdict(name: &str, failed: &[&str], until: Option<Moment>) -> ApplicationCommand {
    let failed = failed.iter().map(|line| ChoiceId::parse(line).unwrap()).collect();
    let remarks = if name == "admitted" { None } else { GROUND };
    ApplicationCommand::Check { outcome: outcome(name), failed, remarks, until }
}

pub(crate) fn panel(experts: &[u128]) -> ApplicationCommand {
    let seats = experts.iter().map(|n| (person(*n), alias(*n))).collect();
    ApplicationCommand::ConfirmPanel { seats }
}

pub(crate) fn alias(n: u128) -> Alias {
    Alias::new(u32::try_from(n).unwrap())
}

/// A whole sheet: marks by criterion, in the order of the rubric.
pub(crate) fn sheet(marks: [i32; 5]) -> ApplicationCommand {
    let marks = CRITERIA.into_iter().zip(marks).map(|(id, mark)| (id.to_owned(), Exact::whole(mark)));
    let comments: BTreeMap<String, String> =
        CRITERIA.into_iter().map(|id| (id.to_owned(), "Ясно".to_owned())).collect();
    let digests = comments.iter().map(|(id, text)| (id.clone(), Digest::of(text.as_bytes()))).collect();
    let draft = SheetDraft { marks: marks.collect(), comments, advice: "Продолжайте".to_owned() };
    ApplicationCommand::Sign(Box::new(Signing { draft, comments: digests, advice: GROUND }))
}

/// An application told by its commands.
#[derive(Clone)]
pub(crate) struct Told {
    pub rules: ApplicationRules,
    pub journal: Vec<ApplicationFact>,
}

impl Told {
    pub fn new(rules: ApplicationRules) -> Self {
        Self { rules, journal: Vec::new() }
    }

    /// Filed on day 3.
    pub fn filed() -> Self {
        let mut told = Self::new(rules());
        told.given(&coordinator(day(3)), submit());
        told
    }

    /// Admitted on day 13, a Monday: intake is over.
    pub fn admitted() -> Self {
        let mut told = Self::filed();
        told.given(&methodist(day(13)), verdict("admitted", &[], None));
        told
    }

    /// With experts 101, 102 and 103, who have taken the work on day 14.
    pub fn under_review() -> Self {
        let mut told = Self::admitted();
        told.given(&methodist(day(14)), panel(&[101, 102, 103]));
        for n in [101, 102, 103] {
            told.given(&expert(n, day(14)), ApplicationCommand::Accept);
        }
        told
    }

    /// With its sheets signed on day 15 and let on, so that it waits for the list or for a further expert.
    pub fn marked(sheets: [[i32; 5]; 3]) -> Self {
        let mut told = Self::under_review();
        for (n, marks) in (101..).zip(sheets) {
            told.given(&expert(n, day(15)), sheet(marks));
        }
        told.given(&methodist(day(15)), ApplicationCommand::ReleaseReview);
        told
    }

    pub fn state(&self) -> ApplicationState {
        fold::<Applications>(&self.journal)
    }

    pub fn case(&self) -> Case {
        self.state().known().unwrap().clone()
    }

    /// The stage, or `end:` and the end.
    pub fn place(&self) -> String {
        place(&self.case())
    }

    pub fn when(&self, act: &Act, command: ApplicationCommand) -> Result<Vec<ApplicationFact>, Refusal> {
        Applications::decide(&self.rules, &self.state(), act, command)
    }

    pub fn given(&mut self, act: &Act, command: ApplicationCommand) -> Vec<ApplicationFact> {
        let facts = self.when(act, command).unwrap_or_else(|no| panic!("{no}"));
        self.journal.extend(facts.iter().cloned());
        facts
    }

    pub fn refused(&self, act: &Act, command: ApplicationCommand, no: impl Into<Refusal>) {
        assert_eq!(self.when(act, command), Err(no.into()));
    }

    /// The word of the refusal.
    pub fn no(&self, act: &Act, command: ApplicationCommand) -> &'static str {
        self.when(act, command).unwrap_err().code()
    }

    /// Outcomes taken so far, as «stage:outcome».
    pub fn taken(&self) -> BTreeSet<String> {
        let case = self.case();
        let taken =
            case.taken.iter().flat_map(|(stage, some)| some.keys().map(move |o| format!("{stage}:{o}")));
        taken.collect()
    }
}

/// Where a case is: the stage, or `end:` and the end.
pub(crate) fn place(case: &Case) -> String {
    match &case.at {
        Some(super::state::At::Stage { stage, .. }) => stage.to_string(),
        Some(super::state::At::End { end, .. }) => format!("end:{end}"),
        None => String::new(),
    }
}
