//! The data of the bench: a district whose call has so many applications, five hundred of them with three
//! signed sheets each, and drafts that wait to be filed.

use std::collections::BTreeSet;

use bytes::Bytes;
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, PersonId};
use domain::people::organisation::OrganisationKind;
use domain::people::seat::{Role, Viewer};
use domain::procedure::name::OutcomeId;
use futures::stream;
use persistence::plain::organisations::OrganisationCard;
use persistence::plain::people::PersonRow;
use persistence::{PaperApplication, Store, Wish};
use tests::given::{self, PDF, Small, act, machine};

use crate::load::Target;

/// How many works have sheets.
const REVIEWED: usize = 500;
/// How many works an expert holds.
const LOAD: usize = 12;
/// How many drafts wait to be filed.
const DRAFTS: usize = 60;

/// What stands.
pub(crate) struct World {
    drafts: Vec<(String, Code)>,
    reviewed: Vec<(ApplicationId, Code)>,
    experts: Vec<String>,
}

impl World {
    /// Makes it through the same commands as people do.
    pub(crate) async fn make(store: &Store, size: usize) -> Self {
        let small = given::small(store).await;
        let drafts = given::crowd(store, &small, DRAFTS).await;
        let experts = experts(store, &small, REVIEWED.min(size) * 3 / LOAD + 2).await;
        let codes = filed(store, &small, size).await;
        let mut reviewed = Vec::new();
        store.clock().turn_to(small.closes.plus_seconds(60));
        for (turn, code) in codes.into_iter().take(REVIEWED).enumerate() {
            let id = store.application_id(&Viewer::System, code).await.unwrap().unwrap();
            review(store, id, (&experts, turn)).await;
            reviewed.push((id, code));
        }
        store.load_settings().await.unwrap();
        Self { drafts, reviewed, experts }
    }

    /// What is asked, by whom.
    pub(crate) async fn targets(&self, store: &Store) -> Vec<Target> {
        let cookie = async |email: &str| {
            let person = store.find_credentials(email).await.unwrap().unwrap().person;
            format!("smotr={}", store.sign_in(person, "bench").await.unwrap().reveal())
        };
        let methodist = cookie("methodist@home.example").await;
        let expert = cookie(&self.experts[0]).await;
        let (_, code) = self.reviewed[0];
        let mut schools = Vec::new();
        for (email, _) in &self.drafts {
            schools.push(cookie(email).await);
        }
        let submits = self.drafts.iter().map(|(_, code)| format!("/apps/{code}/submit")).collect();
        let desk = "/t/home/desk/products";
        vec![
            Target::get("home", "/", None),
            Target::get("list of applications", desk, Some(methodist.clone())),
            Target::get("one with its sheets", &format!("{desk}/sheets/{code}"), Some(methodist.clone())),
            Target::get("expert's desk", "/review", Some(expert.clone())),
            Target::get("CSV of all sheets", &format!("{desk}/sheets.csv"), Some(methodist)).at_most(20),
            Target::post("sign-in", "/sign-in", None, &[("email", "nobody@home.example"), ("password", "x")])
                .at_most(40),
            Target::each("whole submission", submits, schools),
        ]
    }
}

async fn experts(store: &Store, small: &Small, count: usize) -> Vec<String> {
    let rows: Vec<PersonRow> = (0..count)
        .map(|n| PersonRow {
            email: format!("bench-expert{n}@home.example"),
            name: format!("Эксперт {n}"),
            post: "учитель".to_owned(),
            role: Role::Expert,
            organisation_slug: None,
            body_slug: None,
            areas: Vec::new(),
        })
        .collect();
    store.import_people(&machine(store), small.home, &rows, &Digest::ZERO).await.unwrap();
    rows.into_iter().map(|row| row.email).collect()
}

/// Applications that came on paper: one act each.
async fn filed(store: &Store, small: &Small, size: usize) -> Vec<Code> {
    let cards: Vec<OrganisationCard> = (0..size).map(card).collect();
    for some in cards.chunks(500) {
        store.import_organisations(&machine(store), small.home, some, &Digest::ZERO).await.unwrap();
    }
    let procedure = store.procedure(&small.edition).await.unwrap();
    let answers = given::answers(&procedure, "стенд");
    let methodist = act(store, "methodist@home.example").await;
    let mut codes = Vec::with_capacity(size);
    for card in &cards {
        let found = store.find_organisation(&Viewer::System, small.home, &card.slug).await.unwrap().unwrap();
        let chunks = stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(PDF))]);
        let scan = store.receive(chunks, 1_000_000).await.unwrap();
        let paper = PaperApplication {
            organisation: found.id,
            answers: answers.clone(),
            received_at: methodist.at,
            stamp: "вх. 1".to_owned(),
            files: vec![("signature".to_owned(), "скан.pdf".to_owned(), "application/pdf".to_owned(), scan)],
        };
        let act = act(store, "methodist@home.example").await;
        codes.push(store.enter_paper(&act, small.call, paper).await.unwrap());
    }
    codes
}

fn card(n: usize) -> OrganisationCard {
    OrganisationCard {
        slug: format!("bench{n:05}"),
        kind: OrganisationKind::School,
        number: n.to_string(),
        short_name: format!("ГБОУ СОШ № {n}"),
        full_name: format!("Государственное бюджетное общеобразовательное учреждение № {n}"),
        address: "Санкт-Петербург".to_owned(),
        email: format!("bench{n}@home.example"),
        phone: "+7 812 555-01-01".to_owned(),
        founder: String::new(),
    }
}

/// From the check to three signed sheets.
async fn review(store: &Store, id: ApplicationId, (experts, turn): (&[String], usize)) {
    let methodist = async || act(store, "methodist@home.example").await;
    let admitted = Wish::Check {
        outcome: OutcomeId::parse("admitted").unwrap(),
        failed: BTreeSet::new(),
        remarks: String::new(),
        until: None,
    };
    store.ask(&methodist().await, id, admitted).await.unwrap();
    let panel: Vec<&String> = (0..3).map(|k| &experts[(turn * 3 + k) % experts.len()]).collect();
    let mut people: Vec<PersonId> = Vec::new();
    for email in &panel {
        people.push(store.find_credentials(email).await.unwrap().unwrap().person);
    }
    store.ask(&methodist().await, id, Wish::ConfirmPanel { experts: people }).await.unwrap();
    for email in panel {
        store.ask(&act(store, email).await, id, Wish::Accept).await.unwrap();
        tests::played::sheet(store, id, email, (7, "стенд")).await;
        store.ask(&act(store, email).await, id, Wish::Sign).await.unwrap();
    }
}
