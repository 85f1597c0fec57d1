//! Letters of the shipped procedure: every occasion has its readers, every name its value, and an expert
//! learns of nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::application::decide::{ApplicationRules, Applications};
use domain::application::fact::{ApplicationFact, Channel};
use domain::application::form;
use domain::application::state::ApplicationState;
use domain::basics::calendar::Calendar;
use domain::basics::code::{Alias, Code};
use domain::basics::digest::Digest;
use domain::basics::id::{CallId, OrganisationId, PersonId, TerritoryId};
use domain::basics::moment::{Moment, SchoolYear, Zone};
use domain::call::state::Call;
use domain::decider::Decider;
use domain::people::organisation::OrganisationKind;
use domain::people::seat::Role;
use domain::procedure::definition::Definition;
use domain::procedure::letter::{Letter as Template, PLACEHOLDERS};
use domain::procedure::name::{LetterId, OutcomeId, StageId};
use domain::procedure::text::Bilingual;
use domain::procedure::verify::verify;
use domain::record::Applicant;
use uuid::Uuid;

use super::fields::{Names, Told};
use super::plan::{Planned, Says, To, plan};
use crate::letter::{Filled, Letter};

const HOME: TerritoryId = TerritoryId(Uuid::from_u128(1));
const SCHOOL: OrganisationId = OrganisationId(Uuid::from_u128(3));
const EXPERT: PersonId = PersonId(Uuid::from_u128(5));

fn at(day: i64) -> Moment {
    Moment::parse("2026-11-02T09:00:00Z").unwrap().plus_seconds(day * 86_400)
}

fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

fn rules() -> ApplicationRules {
    let text = include_str!("../../../../procedures/district-products.toml");
    let procedure = Arc::new(verify(Definition::from_toml(text).unwrap()).unwrap());
    let calendar = include_str!("../../../../procedures/calendars/russia.toml");
    let intake = form::intake_dates(&procedure).unwrap();
    let dates = BTreeMap::from([(intake.closes.clone(), at(1))]);
    ApplicationRules {
        call_id: CallId(Uuid::from_u128(9)),
        call: Call {
            territory: HOME,
            procedure: "district-products".to_owned(),
            edition: "e1".to_owned(),
            slug: "products".to_owned(),
            school_year: SchoolYear(2026),
            dates,
            intake,
            announced_at: Some(at(-9)),
            extended: BTreeMap::new(),
            gates: BTreeMap::new(),
            lists: BTreeMap::new(),
            published: BTreeMap::new(),
            admission: BTreeMap::new(),
        },
        procedure,
        applicant: Applicant { organisation: SCHOOL, territory: HOME },
        kind: OrganisationKind::School,
        others: Vec::new(),
        calendar: Arc::new(Calendar::from_toml(calendar).unwrap()),
        zone: Zone::MOSCOW,
        experts: BTreeMap::new(),
        load_max: 12,
    }
}

fn moved(stage: &str, outcome: &str, to: &str) -> ApplicationFact {
    ApplicationFact::Moved {
        stage: StageId::parse(stage).unwrap(),
        outcome: OutcomeId::parse(outcome).unwrap(),
        to: to.parse().unwrap(),
        since: at(2),
    }
}

fn checked(outcome: &str) -> ApplicationFact {
    ApplicationFact::Checked {
        stage: StageId::parse("check").unwrap(),
        outcome: OutcomeId::parse(outcome).unwrap(),
        failed: BTreeSet::new(),
        remarks: Some(digest("remarks")),
        until: Some(at(5)),
    }
}

fn panel() -> ApplicationFact {
    let seats = vec![(EXPERT, Alias::new(7)), (PersonId(Uuid::from_u128(6)), Alias::new(8))];
    ApplicationFact::PanelConfirmed { stage: StageId::parse("review").unwrap(), seats }
}

fn filed() -> Vec<ApplicationFact> {
    let submitted = ApplicationFact::Submitted {
        call: CallId(Uuid::from_u128(9)),
        territory: HOME,
        organisation: SCHOOL,
        code: Code::new(26, 4_242),
        submission: 1,
        channel: Channel::Online,
        received_at: at(0),
        divisions: BTreeMap::from([("nomination".to_owned(), "teaching".to_owned())]),
        title: Some(digest("title")),
        answers: BTreeMap::new(),
        papers: Vec::new(),
        authors: Vec::new(),
        stamp: None,
    };
    vec![submitted, moved("intake", "submitted", "check")]
}

fn after(facts: &[ApplicationFact]) -> ApplicationState {
    facts.iter().fold(ApplicationState::Absent, Applications::evolve)
}

fn reviewed() -> Vec<ApplicationFact> {
    let mut facts = filed();
    facts.extend([checked("admitted"), moved("check", "admitted", "review"), panel()]);
    facts
}

/// Of each letter who gets it, and its id or kind.
fn names_of(planned: &[Planned<'_>]) -> Vec<(&'static str, String)> {
    let to = |one: &Planned<'_>| match one.to {
        To::Applicant => "applicant",
        To::Expert { .. } => "expert",
        To::Office(_) => "office",
    };
    let says = |one: &Planned<'_>| match &one.says {
        Says::OfProcedure { letter, .. } => letter.id.to_string(),
        Says::Invited => "own:invited".to_owned(),
        Says::SheetAgain { .. } => "own:again".to_owned(),
        Says::WorkGone { .. } => "own:gone".to_owned(),
        Says::MoreTime { .. } => "own:more".to_owned(),
        Says::Ended { .. } => "own:ended".to_owned(),
    };
    planned.iter().map(|one| (to(one), says(one))).collect()
}

fn sends(before: &[ApplicationFact], facts: &[ApplicationFact]) -> Vec<(&'static str, String)> {
    names_of(&plan(&rules(), &after(before), facts))
}

fn one(to: &'static str, says: &str) -> (&'static str, String) {
    (to, says.to_owned())
}

#[test]
fn a_filing_sends_no_letter_of_the_definition() {
    assert_eq!(sends(&[], &filed()), []);
}

#[test]
fn each_outcome_of_the_check_tells_the_applicant_once() {
    for (outcome, to) in
        [("admitted", "review"), ("remarks", "review"), ("cure", "cure"), ("refused", "end:refused")]
    {
        let facts = [checked(outcome), moved("check", outcome, to)];
        assert_eq!(sends(&filed(), &facts), [one("applicant", outcome)]);
    }
}

#[test]
fn a_rework_that_is_used_up_tells_of_the_end_and_asks_for_nothing() {
    let facts = [checked("cure"), moved("check", "cure", "cure"), moved("cure", "exhausted", "end:refused")];
    assert_eq!(sends(&filed(), &facts), [one("applicant", "own:ended")]);
    let mut before = filed();
    before.extend([checked("cure"), moved("check", "cure", "cure")]);
    let lapsed = [moved("cure", "lapsed", "end:refused")];
    assert_eq!(sends(&before, &lapsed), [one("applicant", "own:ended")]);
}

#[test]
fn experts_are_invited_when_their_panel_is_confirmed() {
    let mut before = filed();
    before.extend([checked("admitted"), moved("check", "admitted", "review")]);
    assert_eq!(sends(&before, &[panel()]), [one("expert", "invited"), one("expert", "invited")]);
    let replaced = ApplicationFact::ExpertReplaced {
        stage: StageId::parse("review").unwrap(),
        expert: EXPERT,
        by: PersonId(Uuid::from_u128(8)),
        alias: Alias::new(9),
        ground: None,
    };
    assert_eq!(sends(&reviewed(), &[replaced]), [one("expert", "invited"), one("expert", "own:gone")]);
}

#[test]
fn whoever_holds_a_work_learns_that_it_was_taken_off() {
    let ground = digest("grounds");
    let facts =
        [ApplicationFact::Disqualified { ground }, moved("review", "disqualified", "end:disqualified")];
    let told = [one("expert", "own:gone"), one("expert", "own:gone"), one("applicant", "own:ended")];
    assert_eq!(sends(&reviewed(), &facts), told);
    let facts = [ApplicationFact::Withdrawn { ground: None }, moved("review", "withdrawn", "end:withdrawn")];
    assert_eq!(sends(&reviewed(), &facts), [one("expert", "own:gone"), one("expert", "own:gone")]);
}

#[test]
fn more_time_is_told_to_whoever_is_waited_for() {
    let more = |stage: &str| ApplicationFact::MoreTime {
        stage: StageId::parse(stage).unwrap(),
        until: at(30),
        ground: digest("grounds"),
    };
    assert_eq!(sends(&reviewed(), &[more("review")]), [one("expert", "own:more"), one("expert", "own:more")]);
    let mut before = filed();
    before.extend([checked("cure"), moved("check", "cure", "cure")]);
    assert_eq!(sends(&before, &[more("cure")]), [one("applicant", "own:more")]);
}

#[test]
fn results_are_told_when_they_are_published() {
    let published = [
        ApplicationFact::Announced { stage: StageId::parse("results").unwrap(), at: at(40) },
        moved("results", "published", "end:finished"),
    ];
    assert_eq!(sends(&reviewed(), &published), [one("applicant", "results")]);
}

/// A letter that names everything that a letter may.
fn talkative() -> Template {
    let all: Vec<String> = PLACEHOLDERS.iter().map(|name| format!("{{{name}}}")).collect();
    Template {
        id: LetterId::parse("all").unwrap(),
        to: "expert@call".parse().unwrap(),
        after: "check:refused".parse().unwrap(),
        moment: domain::procedure::letter::Moment::Adopted,
        subject: Bilingual::new("{title}", "{title}"),
        body: Bilingual::new(&all.join(" "), &all.join(" ")),
    }
}

const SECRETS: [&str; 4] = ["Школа № 901", "Наша работа", "замечания школе", "основание школе"];

fn written(to: To, state: &ApplicationState) -> Letter {
    let (rules, letter) = (rules(), talkative());
    let texts = [("title", SECRETS[1]), ("remarks", SECRETS[2]), ("grounds", SECRETS[3])];
    let told = Told {
        rules: &rules,
        case: state.known().unwrap(),
        names: Names {
            territory: ("Район".to_owned(), "District".to_owned()),
            centre: ("ИМЦ".to_owned(), "Centre".to_owned()),
            phone: "+7 812 000-00-00".to_owned(),
            applicant: SECRETS[0].to_owned(),
        },
        texts: texts.map(|(name, text)| (digest(name).to_string(), text.to_owned())).into_iter().collect(),
        blind_title: String::new(),
        grounds: Some(digest("grounds")),
        order: Some(("12-р".to_owned(), "2026-12-01".to_owned())),
        deadline: Some(at(5)),
    };
    let (stage, outcome) = (StageId::parse("check").unwrap(), OutcomeId::parse("refused").ok());
    told.letter(&Planned { to, says: Says::OfProcedure { letter: &letter, stage, outcome } })
}

#[test]
fn every_name_has_a_value_for_the_applicant() {
    let mut facts = filed();
    facts.push(checked("refused"));
    let Letter::OfProcedure { fields, .. } = written(To::Applicant, &after(&facts)) else { panic!() };
    // There is no class and no total before there is a list.
    let empty: Vec<&str> = fields
        .iter()
        .filter(|(_, value)| **value == Filled::Nothing)
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(empty, ["class", "total"]);
    assert!(PLACEHOLDERS.iter().all(|name| fields.contains_key(*name)), "{fields:?}");
}

#[test]
fn an_expert_learns_of_nobody() {
    let alias = Alias::new(7);
    let letter = written(To::Expert { person: EXPERT, alias }, &after(&reviewed()));
    let text = serde_json::to_string(&letter).unwrap();
    let code = Code::new(26, 4_242).to_string();
    for secret in SECRETS.into_iter().chain([code.as_str()]) {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(text.contains(&alias.slug()), "{text}");
    let open = serde_json::to_string(&written(To::Office(Role::Methodist), &after(&reviewed()))).unwrap();
    assert!(SECRETS.iter().all(|secret| open.contains(secret)) && open.contains(&code), "{open}");
}

#[test]
fn a_letter_reads_back_from_the_queue() {
    let letter = written(To::Applicant, &after(&reviewed()));
    let text = serde_json::to_string(&letter).unwrap();
    assert_eq!(serde_json::from_str::<Letter>(&text).unwrap(), letter);
}
