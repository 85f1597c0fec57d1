use std::collections::BTreeSet;

use domain::application::refusal::CaseRefusal;
use domain::basics::id::{CommandId, OrganisationId, PersonId};
use domain::decider::Act;
use domain::people::seat::{Role, Scope, Seat};
use domain::procedure::name::OutcomeId;
use domain::refusal::Refusal;
use domain::review::sheet::SheetGap;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::*;
use crate::entity::{application, panel_seat};
use crate::ids;
use crate::plain::people::PersonRow;
use crate::scoring::{SheetSaved, SheetTexts};
use crate::testing::{Fresh, act, fresh_store, person, school, territory};
use crate::{NewCall, PaperApplication, Wish};

const PRODUCTS: &str = include_str!("../../../../../procedures/district-products.toml");

/// One admitted work of school-1 and five experts, of whom the first three sit on its panel.
struct World {
    store: Fresh,
    home: TerritoryId,
    work: ApplicationId,
    experts: Vec<PersonId>,
}

fn at(day: i64) -> Moment {
    Moment::parse("2026-11-02T09:00:00Z").unwrap().plus_seconds(day * 86_400)
}

fn on(store: &Store, day: i64) -> Act {
    Act { at: at(day), ..act(store) }
}

impl World {
    async fn new() -> Self {
        let store = fresh_store().await;
        let home = territory(&store, "tsentralny").await;
        let school = store.save_organisation(&act(&store), home, &school("school-1")).await.unwrap();
        let mut experts = Vec::new();
        for n in 1..=5 {
            let row = PersonRow {
                name: format!("Эксперт {n}"),
                email: format!("expert{n}@example.org"),
                post: "учитель".to_owned(),
                role: Role::Expert,
                organisation_slug: None,
                body_slug: None,
                areas: Vec::new(),
            };
            store.enter_person(&act(&store), &row, Some(home)).await.unwrap();
            experts.push(store.find_credentials(&row.email).await.unwrap().unwrap().person);
        }
        let edition = store.publish_edition(&act(&store), home, PRODUCTS).await.unwrap();
        let dates = [("opens", at(1)), ("closes", at(10)), ("council", at(60))];
        let dates = dates.into_iter().map(|(id, day)| (id.to_owned(), day)).collect();
        let new = NewCall { slug: "products".to_owned(), school_year: SchoolYear(2026), edition, dates };
        let call = store.draft_call(&on(&store, 0), home, new).await.unwrap();
        store.announce_call(&on(&store, 0), call).await.unwrap();
        let work = enter(&store, call, school).await;
        let outcome = OutcomeId::parse("admitted").unwrap();
        let check = Wish::Check { outcome, failed: BTreeSet::new(), remarks: String::new(), until: None };
        store.ask(&on(&store, 11), work, check).await.unwrap();
        let panel = Wish::ConfirmPanel { experts: experts[..3].to_vec() };
        store.ask(&on(&store, 11), work, panel).await.unwrap();
        Self { store, home, work, experts }
    }

    fn viewer(&self, expert: usize) -> Viewer {
        let seat = Seat { role: Role::Expert, scope: Scope::Territory { territory: self.home } };
        person(self.experts[expert], &[seat])
    }

    fn by(&self, expert: usize, day: i64) -> Act {
        Act { by: self.viewer(expert), ..on(&self.store, day) }
    }

    async fn alias(&self, expert: usize) -> Alias {
        let own = panel_seat::Column::Expert.eq(self.experts[expert].0);
        let row = panel_seat::Entity::find().filter(own).one(self.store.read()).await.unwrap().unwrap();
        Alias::parse(&row.alias).unwrap()
    }

    async fn read(&self, expert: usize) -> ReviewWork {
        let alias = self.alias(expert).await;
        self.store.find_review(&self.viewer(expert), alias, at(12)).await.unwrap().unwrap()
    }

    async fn ask(&self, expert: usize, wish: Wish) {
        self.store.ask(&self.by(expert, 12), self.work, wish).await.unwrap();
    }

    async fn save(&self, act: &Act, expert: usize, base: i64, texts: SheetTexts) -> SheetSaved {
        self.store.save_sheet(act, self.alias(expert).await, base, texts).await.unwrap()
    }

    async fn refused(&self, expert: usize, day: i64, texts: SheetTexts) -> CaseRefusal {
        let act = self.by(expert, day);
        match self.store.save_sheet(&act, self.alias(expert).await, 0, texts).await {
            Err(StoreError::Refused(Refusal::Case(why))) => why,
            other => panic!("{other:?}"),
        }
    }

    /// Takes the work, marks everything alike, signs.
    async fn signed(&self, expert: usize, mark: i32) {
        self.ask(expert, Wish::Accept).await;
        self.save(&self.by(expert, 12), expert, 0, whole(expert, mark)).await;
        self.ask(expert, Wish::Sign).await;
    }
}

async fn enter(store: &Store, call: CallId, organisation: OrganisationId) -> ApplicationId {
    let bytes =
        futures::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from_static(b"%PDF-1.4 %%EOF"))]);
    let scan = store.receive(bytes, 1_000).await.unwrap();
    let answers = [("title", "Школьный музей"), ("nomination", "teaching"), ("topic", "upbringing")];
    let paper = PaperApplication {
        organisation,
        answers: answers.into_iter().map(|(id, text)| (id.to_owned(), text.to_owned())).collect(),
        received_at: at(5),
        stamp: "вх. 17".to_owned(),
        files: vec![("signature".to_owned(), "школа-1.pdf".to_owned(), "application/pdf".to_owned(), scan)],
    };
    let code = store.enter_paper(&on(store, 6), call, paper).await.unwrap();
    let row = application::Entity::find().filter(application::Column::Code.eq(code.to_string()));
    ApplicationId(row.one(store.read()).await.unwrap().unwrap().id)
}

/// A sheet with one mark everywhere and words by which its writer would be known.
fn whole(expert: usize, mark: i32) -> SheetTexts {
    let criteria = ["relevance", "novelty", "quality", "results", "spread"];
    SheetTexts {
        marks: criteria.iter().map(|id| ((*id).to_owned(), Exact::whole(mark))).collect(),
        comments: criteria.iter().map(|id| ((*id).to_owned(), format!("слово эксперта-{expert}"))).collect(),
        advice: format!("совет эксперта-{expert}"),
        note: format!("заметка эксперта-{expert}"),
    }
}

#[tokio::test]
async fn nobody_reads_a_work_under_the_alias_of_another() {
    let world = World::new().await;
    let aliases = [world.alias(0).await, world.alias(1).await, world.alias(2).await];
    assert_eq!(BTreeSet::from(aliases).len(), 3);
    world.ask(0, Wish::Accept).await;
    for (n, alias) in aliases.into_iter().enumerate() {
        for reader in (0..5).filter(|reader| *reader != n) {
            let viewer = world.viewer(reader);
            assert!(world.store.find_review(&viewer, alias, at(12)).await.unwrap().is_none());
            assert!(world.store.find_review_file(&viewer, (alias, 0), at(12)).await.unwrap().is_none());
            let foreign = world.store.save_sheet(&world.by(reader, 12), alias, 0, whole(9, 1)).await;
            assert!(matches!(foreign, Err(StoreError::Refused(Refusal::Missing))));
        }
    }
    let roleless = person(world.experts[0], &[]);
    assert!(world.store.find_review(&roleless, aliases[0], at(12)).await.unwrap().is_none());
    assert!(world.store.list_reviews(&world.viewer(4), at(12)).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_work_opens_once_it_is_taken_and_says_nothing_of_its_school() {
    let world = World::new().await;
    let before = world.read(0).await;
    assert_eq!((before.state, before.title.as_str()), (ReviewState::Asked, "Школьный музей"));
    assert_eq!((before.work.is_some(), before.kinds.len()), (false, 1));
    world.ask(0, Wish::Accept).await;
    let after = world.read(0).await;
    assert_eq!(after.state, ReviewState::Fresh);
    let work = after.work.unwrap();
    assert!(work.files.is_empty(), "the signed page names the school");
    assert!(!format!("{work:?}").contains("school-1"));
    let alias = world.alias(0).await;
    assert!(world.store.find_review_file(&world.viewer(0), (alias, 0), at(12)).await.unwrap().is_none());
}

#[tokio::test]
async fn experts_learn_the_totals_of_others_only_when_no_sheet_can_change_any_more() {
    let world = World::new().await;
    world.signed(0, 8).await;
    world.signed(1, 7).await;
    world.ask(2, Wish::Accept).await;
    let third = world.read(2).await;
    assert_eq!((third.state, third.peers, third.earlier.len()), (ReviewState::Fresh, None, 0));
    assert_eq!((third.sheet, third.note.as_str()), (SheetDraft::default(), ""));
    world.save(&world.by(2, 12), 2, 0, whole(2, 9)).await;
    world.ask(2, Wish::Sign).await;
    assert_eq!(world.read(0).await.peers, None, "a methodist may still send a sheet back");
    world.store.ask(&on(&world.store, 13), world.work, Wish::ReleaseReview).await.unwrap();
    for n in 0..3 {
        let read = world.read(n).await;
        assert_eq!(read.peers, Some([35, 40, 45].map(Exact::whole).to_vec()));
        let own = read.signed.unwrap();
        assert_eq!(own.sheet, whole(n, [8, 7, 9][n]).sheet());
        let words = format!("{own:?} {:?}", read.earlier);
        assert!(
            (0..3).filter(|other| *other != n).all(|other| !words.contains(&format!("эксперта-{other}")))
        );
    }
}

#[tokio::test]
async fn a_further_expert_reads_the_earlier_sheets_by_total_and_without_names() {
    let world = World::new().await;
    for (n, mark) in [(0, 9), (1, 1), (2, 5)] {
        world.signed(n, mark).await;
    }
    world.store.ask(&on(&world.store, 13), world.work, Wish::ReleaseReview).await.unwrap();
    let panel = Wish::ConfirmPanel { experts: vec![world.experts[3]] };
    world.store.ask(&on(&world.store, 13), world.work, panel).await.unwrap();
    let (alias, viewer) = (world.alias(3).await, world.viewer(3));
    let at_13 = |alias| world.store.find_review(&viewer, alias, at(13));
    assert!(at_13(alias).await.unwrap().unwrap().earlier.is_empty(), "not before the work is taken");
    world.store.ask(&world.by(3, 13), world.work, Wish::Accept).await.unwrap();
    let earlier = at_13(alias).await.unwrap().unwrap().earlier;
    let totals: Vec<Exact> = earlier.iter().map(|sheet| sheet.total).collect();
    assert_eq!(totals, [5, 25, 45].map(Exact::whole));
    assert!(earlier.iter().all(|sheet| sheet.comments.len() == 5));
    let names = world.experts.iter().map(ToString::to_string);
    let said = format!("{earlier:?}");
    assert!(names.into_iter().all(|name| !said.contains(&name)) && !said.contains("заметка"));
}

#[tokio::test]
async fn two_windows_never_overwrite_each_other_and_a_repeat_changes_nothing() {
    let world = World::new().await;
    assert_eq!(world.refused(0, 12, whole(0, 5)).await, CaseRefusal::NotAccepted);
    world.ask(0, Wish::Accept).await;
    let first = world.by(0, 12);
    let saved = world.save(&first, 0, 0, whole(0, 5)).await;
    assert_eq!((saved.version, saved.theirs.clone()), (1, None));
    let half = SheetTexts { marks: BTreeMap::new(), ..whole(0, 5) };
    assert_eq!(world.save(&world.by(0, 12), 0, 1, half.clone()).await.version, 2);
    let repeat = world.save(&Act { command: first.command, ..world.by(0, 12) }, 0, 0, whole(0, 5)).await;
    assert_eq!((repeat.version, repeat.theirs), (1, None));
    let other = world.save(&world.by(0, 12), 0, 1, whole(0, 7)).await;
    assert_eq!((other.version, other.theirs), (2, Some(half)));
    assert_eq!(world.read(0).await.sheet.marks.len(), 0);
    let fresh = Act { command: CommandId(ids::fresh()), ..world.by(0, 12) };
    assert_eq!(world.save(&fresh, 0, 2, whole(0, 7)).await.version, 3);
}

#[tokio::test]
async fn nothing_is_stored_off_the_scale_after_signing_or_after_the_term() {
    let world = World::new().await;
    world.ask(0, Wish::Accept).await;
    let why = world.refused(0, 12, whole(0, 11)).await;
    let CaseRefusal::SheetIncomplete { gaps } = why else { panic!("{why}") };
    assert!(gaps.len() == 5 && gaps.iter().all(|gap| matches!(gap, SheetGap::MarkOffScale { .. })));
    assert_eq!(world.read(0).await.version, 0);
    assert!(matches!(world.refused(0, 80, whole(0, 5)).await, CaseRefusal::TermPassed { .. }));
    world.save(&world.by(0, 12), 0, 0, whole(0, 5)).await;
    world.ask(0, Wish::Sign).await;
    assert_eq!(world.refused(0, 12, whole(0, 6)).await, CaseRefusal::Signed);
    let back = Wish::ReturnSheet { expert: world.experts[0], ground: "Мало слов".to_owned() };
    world.store.ask(&on(&world.store, 12), world.work, back).await.unwrap();
    let read = world.read(0).await;
    assert_eq!((read.state, read.ground.as_deref()), (ReviewState::Returned, Some("Мало слов")));
    assert_eq!((read.sheet, read.signed), (whole(0, 5).sheet(), None));
}
