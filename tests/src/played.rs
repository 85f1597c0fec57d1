//! A contest of the small world, played through the store's own commands, stage by stage. Each step leaves
//! the world as people would: what laws look at lies in between.

use std::collections::{BTreeMap, BTreeSet};

use domain::basics::code::Code;
use domain::basics::id::{ApplicationId, BodyId, MeetingId, PersonId};
use domain::basics::moment::{Moment, Zone};
use domain::body::rules::Signer;
use domain::meeting::item::{Choice, Motion, Subject};
use domain::meeting::state::Kind;
use domain::people::seat::Viewer;
use domain::procedure::exact::Exact;
use domain::procedure::name::{OutcomeId, StageId};
use persistence::meetings::{MeetingWish, MinutesText, NewItem, NewMeeting};
use persistence::ordering::OrderAct;
use persistence::scoring::SheetTexts;
use persistence::{Store, Wish};

use crate::given::{Small, act, whole_draft};

/// Addresses of the experts of the small world.
pub const EXPERTS: [&str; 4] =
    ["expert@home.example", "expert2@home.example", "expert3@home.example", "expert4@home.example"];

/// The criteria of the shipped rubric.
pub const CRITERIA: [&str; 5] = ["relevance", "novelty", "quality", "results", "spread"];

/// The applications of a contest that is played.
#[derive(Debug, Clone)]
pub struct Played {
    /// The world around.
    pub small: Small,
    /// Codes and ids, by school.
    pub works: Vec<(Code, ApplicationId)>,
}

/// A name of a stage of the shipped procedure.
pub fn stage(name: &str) -> StageId {
    StageId::parse(name).unwrap()
}

impl Played {
    /// Every school has filed; intake is over.
    pub async fn filed(store: &Store, small: Small, mark: &str) -> Self {
        let mut works = Vec::new();
        for school in 0..small.schools.len() {
            let code = whole_draft(store, &small, school, &format!("{mark}{school}")).await;
            let by = act(store, &format!("coordinator{}@home.example", school + 1)).await;
            store.submit(&by, code).await.unwrap();
            works.push((code, store.application_id(&Viewer::System, code).await.unwrap().unwrap()));
        }
        store.clock().turn_to(small.closes.plus_seconds(60));
        Self { small, works }
    }

    /// The methodist has admitted all.
    pub async fn admit(&self, store: &Store) {
        for (_, id) in &self.works {
            let wish = Wish::Check {
                outcome: OutcomeId::parse("admitted").unwrap(),
                failed: BTreeSet::new(),
                remarks: String::new(),
                until: None,
            };
            store.ask(&methodist(store).await, *id, wish).await.unwrap();
        }
    }

    /// The first three experts read everything and have said that they may.
    pub async fn assign(&self, store: &Store) {
        let mut panel = Vec::new();
        for email in &EXPERTS[..3] {
            panel.push(person(store, email).await);
        }
        for (_, id) in &self.works {
            let wish = Wish::ConfirmPanel { experts: panel.clone() };
            store.ask(&methodist(store).await, *id, wish).await.unwrap();
            for email in &EXPERTS[..3] {
                store.ask(&act(store, email).await, *id, Wish::Accept).await.unwrap();
            }
        }
    }

    /// The three have given each work so many points a criterion, each expert one more than the one before,
    /// and have signed; the methodist has let the sheets go on.
    pub async fn mark(&self, store: &Store, points: &[i32], mark: &str) {
        for ((_, id), points) in self.works.iter().zip(points) {
            for (extra, email) in (0..).zip(&EXPERTS[..3]) {
                sheet(store, *id, email, (points + extra, &format!("{mark}{extra}"))).await;
                store.ask(&act(store, email).await, *id, Wish::Sign).await.unwrap();
            }
            store.ask(&methodist(store).await, *id, Wish::ReleaseReview).await.unwrap();
        }
    }

    /// The list is drawn; a meeting has adopted it and its minutes are signed.
    pub async fn adopt(&self, store: &Store) -> Code {
        let by = methodist(store).await;
        store.draw_list(&by, self.small.call, stage("ranking"), BTreeSet::new()).await.unwrap();
        let subject = Subject::List { call: self.small.call, stage: stage("ranking"), list: 1 };
        self.meet(store, subject, Choice::For).await
    }

    /// A meeting of the council with one item, on which all who may vote alike; minutes signed.
    pub async fn meet(&self, store: &Store, subject: Subject, choice: Choice) -> Code {
        let body = self.body(store).await;
        let at = store.clock().now().plus_seconds(600);
        let items = vec![NewItem { subject, wording: "О списке".to_owned() }];
        let new =
            NewMeeting { kind: Kind::Extraordinary, at, place: "Актовый зал".to_owned(), items };
        let code = store.convene(&secretary(store).await, body, new).await.unwrap();
        store.clock().turn_to(at.plus_seconds(60));
        let view = store.find_meeting(&Viewer::System, code).await.unwrap().unwrap();
        let (id, item) = (view.id, view.items[0].id);
        let members = self.members(store).await;
        let chair = person(store, "chair@home.example").await;
        let keeper = person(store, "secretary@home.example").await;
        let opened = MeetingWish::Open {
            at: store.clock().now(),
            present: members.iter().copied().collect(),
            excused: BTreeSet::new(),
            presiding: chair,
            secretary: keeper,
        };
        give(store, id, opened).await;
        let ballots: BTreeMap<PersonId, Choice> = members.iter().map(|member| (*member, choice)).collect();
        give(store, id, MeetingWish::EnterVote { item, motion: Motion::Adopt, ballots }).await;
        give(store, id, MeetingWish::Close { at: store.clock().now() }).await;
        give(store, id, MeetingWish::WriteMinutes { text: MinutesText::default(), version: 1 }).await;
        let dated = day(store.clock().now());
        for (signer, email) in
            [(Signer::Presiding, "chair@home.example"), (Signer::Secretary, "secretary@home.example")]
        {
            let wish = MeetingWish::SignMinutes { signer, version: 1, number: 1, dated };
            store.meeting_act(&act(store, email).await, id, wish).await.unwrap();
        }
        code
    }

    /// The order is drafted and entered.
    pub async fn order(&self, store: &Store) {
        let by = methodist(store).await;
        let code = store.draft_order(&by, self.small.call, stage("order")).await.unwrap();
        let view = store.find_call(&Viewer::System, self.small.home, "products").await.unwrap().unwrap();
        let order = store.find_order(&Viewer::System, &view, code).await.unwrap().unwrap();
        let what = OrderAct::Enter {
            number: "112-р".to_owned(),
            dated: day(store.clock().now()),
            signatory: "Начальник отдела образования".to_owned(),
        };
        store.settle_order(&methodist(store).await, order.id, what).await.unwrap();
    }

    /// The results are public.
    pub async fn publish(&self, store: &Store) {
        let by = methodist(store).await;
        store.publish_results(&by, self.small.call, stage("results")).await.unwrap();
    }

    /// The council of the small world.
    pub async fn body(&self, store: &Store) -> BodyId {
        let bodies = store.bodies(self.small.home).await.unwrap();
        bodies.iter().find(|body| body.slug == "district").unwrap().id
    }

    async fn members(&self, store: &Store) -> Vec<PersonId> {
        let mut members = Vec::new();
        for role in ["chair", "deputy", "secretary", "member"] {
            members.push(person(store, &format!("{role}@home.example")).await);
        }
        members
    }
}

/// A sheet with the same points on every criterion, saved and not signed. Texts carry the mark.
pub async fn sheet(store: &Store, id: ApplicationId, email: &str, (points, mark): (i32, &str)) {
    let marks: BTreeMap<String, Exact> =
        CRITERIA.iter().map(|criterion| ((*criterion).to_owned(), Exact::from(points))).collect();
    let comments =
        CRITERIA.iter().map(|criterion| ((*criterion).to_owned(), format!("Довод {mark}"))).collect();
    let texts =
        SheetTexts {
            marks, comments, advice: format!("Совет {mark}"), note: format!("Заметка {mark}")
        };
    let by = act(store, email).await;
    let calls = store.list_reviews(&by.by, by.at).await.unwrap();
    let mut lines = calls.iter().flat_map(|call| &call.lines);
    let line = lines.find(|line| line.id == id).unwrap();
    store.save_sheet(&by, line.alias, line.version, texts).await.unwrap();
}

async fn give(store: &Store, id: MeetingId, wish: MeetingWish) {
    store.meeting_act(&secretary(store).await, id, wish).await.unwrap();
}

async fn methodist(store: &Store) -> domain::decider::Act {
    act(store, "methodist@home.example").await
}

async fn secretary(store: &Store) -> domain::decider::Act {
    act(store, "secretary@home.example").await
}

/// Who has this address.
pub async fn person(store: &Store, email: &str) -> PersonId {
    store.find_credentials(email).await.unwrap().unwrap().person
}

fn day(at: Moment) -> chrono::NaiveDate {
    Zone::MOSCOW.local(at).date()
}
