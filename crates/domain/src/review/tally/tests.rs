use super::*;
use crate::procedure::definition::Definition;
use crate::procedure::guard::MeasureKind;
use crate::procedure::verify::verify;
use uuid::Uuid;

const TEXT: &str = include_str!("../../../../../procedures/district-products.toml");
const CRITERIA: [&str; 5] = ["relevance", "novelty", "quality", "results", "spread"];
const AGREED: &str = "{ agreed = \"count >= 2 and gap < 15\", divergent = \"count < 2 or gap >= 15\" }";

/// The district contest with pieces of its text replaced.
fn with(pieces: &[(&str, &str)]) -> Procedure {
    let text = pieces.iter().fold(TEXT.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "the procedure has no {old}");
        text.replacen(old, new, 1)
    });
    verify(Definition::from_toml(&text).unwrap()).unwrap()
}

fn stage(name: &str) -> StageId {
    StageId::parse(name).unwrap()
}

fn person(number: u32) -> PersonId {
    PersonId(Uuid::from_u128(number.into()))
}

/// A sheet whose marks come to so many points of fifty.
fn sheet(from: &str, number: u32, points: i32) -> SignedSheet {
    let marks = CRITERIA.iter().zip(0_i32..).map(|(criterion, place)| {
        let mark = (points - 10 * place).clamp(0, 10);
        ((*criterion).to_owned(), Exact::whole(mark))
    });
    let (stage, expert) = (stage(from), person(number));
    SignedSheet { stage, expert, number, marks: marks.collect(), total: points.into() }
}

fn reviewed(points: &[i32]) -> Vec<SignedSheet> {
    (1..).zip(points).map(|(number, points)| sheet("review", number, *points)).collect()
}

fn tallied(procedure: &Procedure, at: &str, sheets: &[SignedSheet]) -> Tallied {
    let none = BTreeMap::new();
    tally(procedure, &stage(at), &Facts { divisions: &none, frozen: &none }, sheets).unwrap()
}

fn ruled(procedure: &Procedure, points: &[i32]) -> String {
    tallied(procedure, "agreement", &reviewed(points)).outcome.to_string()
}

fn sources(list: &str) -> Procedure {
    let old = "sources = [\n    { stage = \"review\", share = 100 },\n    \
               { stage = \"third\", policy = \"final\", missing = \"skip\" },\n]";
    with(&[(old, &format!("sources = [{list}]"))])
}

fn total_of(procedure: &Procedure, review: &[i32], third: &[i32]) -> Tallied {
    let third = (11..).zip(third).map(|(number, points)| sheet("third", number, *points));
    tallied(procedure, "total", &reviewed(review).into_iter().chain(third).collect::<Vec<_>>())
}

fn standings(tallied: &Tallied) -> Vec<Standing> {
    let of = |step: &Step| match step {
        Step::Sheet { standing, .. } => Some(standing.clone()),
        Step::Adjudicated { .. }
        | Step::NotAdjudicated { .. }
        | Step::Gap { .. }
        | Step::Source { .. }
        | Step::Missing { .. }
        | Step::Total { .. }
        | Step::Held { .. }
        | Step::Only { .. } => None,
    };
    tallied.steps.iter().filter_map(of).collect()
}

#[test]
fn h9_barred_if_all_is_not_barred_by_the_mean() {
    let rule = "{ agreed = \"count >= 1 and max >= 40\", divergent = \"otherwise\" }";
    let all = with(&[(AGREED, rule)]);
    assert_eq!(ruled(&all, &[39, 39, 41]), "agreed");
    assert_eq!(ruled(&all, &[39, 39, 39]), "divergent");
    let any = with(&[(AGREED, "{ agreed = \"min >= 40\", divergent = \"not (min >= 40)\" }")]);
    assert_eq!(ruled(&any, &[39, 39, 41]), "divergent");
    assert_eq!(ruled(&any, &[40, 40, 41]), "agreed");
    assert_eq!(ruled(&any, &[]), "divergent");
    let two = with(&[(AGREED, "{ agreed = \"atleast(40) >= 2\", divergent = \"atleast(40) < 2\" }")]);
    assert_eq!(ruled(&two, &[50, 39, 41]), "agreed");
    assert_eq!(ruled(&two, &[39, 39, 41]), "divergent");
}

#[test]
fn h11_a_gap_in_points_asks_for_a_third_expert() {
    let shipped = with(&[]);
    for (low, high) in (0..=50).flat_map(|low| (low..=50).map(move |high| (low, high))) {
        let far = ruled(&shipped, &[high, low, low]) == "divergent";
        assert_eq!(far, high - low >= 15, "{low} {high}");
    }
    assert_eq!(ruled(&shipped, &[30]), "divergent");
}

#[test]
fn h11_final_sheets_alone_count() {
    let tallied = total_of(&with(&[]), &[20, 40, 41], &[35]);
    assert_eq!(tallied.total, Some(35.into()));
    assert_eq!(tallied.counted, [(stage("third"), person(11))]);
    let replaced = Standing::Replaced { by: stage("third") };
    assert_eq!(standings(&tallied), [replaced.clone(), replaced.clone(), replaced, Standing::Counts]);
    assert_eq!(tallied.criteria.get("results"), Some(&5.into()), "only what counts is fed back");
}

#[test]
fn h11_without_further_sheets_the_first_ones_stand() {
    let tallied = total_of(&with(&[]), &[20, 40, 41], &[]);
    assert_eq!(tallied.total, Exact::ratio(101, 3));
    assert!(tallied.steps.contains(&Step::NotAdjudicated { stage: stage("third"), of: stage("review") }));
}

#[test]
fn h11_the_closest_two_count_and_of_equally_close_pairs_the_higher() {
    let procedure = sources(
        "{ stage = \"review\", share = 100 }, \
         { stage = \"third\", policy = \"closest_two\", missing = \"skip\" }",
    );
    let apart = Standing::Apart { with: stage("third") };
    let tallied = total_of(&procedure, &[20, 40], &[34]);
    assert_eq!(tallied.total, Some(37.into()));
    assert_eq!(standings(&tallied), [apart.clone(), Standing::Counts, Standing::Counts]);
    assert_eq!(total_of(&procedure, &[20, 40], &[30]).total, Some(35.into()));
    assert_eq!(total_of(&procedure, &[40, 20], &[30]).total, Some(35.into()));
    let same = total_of(&procedure, &[30, 30], &[30]);
    assert_eq!(same.counted, [(stage("review"), person(1)), (stage("review"), person(2))]);
    assert_eq!(total_of(&procedure, &[], &[34]).total, Some(34.into()));
}

#[test]
fn h11_all_sheets_count_together() {
    let procedure = sources(
        "{ stage = \"review\", share = 100 }, { stage = \"third\", policy = \"all\", missing = \"skip\" }",
    );
    let tallied = total_of(&procedure, &[20, 41], &[35]);
    assert_eq!(tallied.total, Some(32.into()));
    assert_eq!(standings(&tallied), vec![Standing::Counts; 3]);
}

#[test]
fn h34_a_written_and_an_oral_part_are_merged_by_their_shares() {
    let written = |missing: &str| {
        sources(&format!(
            "{{ stage = \"review\", share = 70 }}, \
             {{ stage = \"third\", share = 30, missing = \"{missing}\" }}"
        ))
    };
    assert_eq!(total_of(&written("zero"), &[40, 41], &[20]).total, Exact::ratio(687, 20));
    assert_eq!(total_of(&written("zero"), &[40, 41], &[]).total, Exact::ratio(567, 20));
    assert_eq!(total_of(&written("skip"), &[40, 41], &[]).total, Exact::ratio(81, 2));
    assert_eq!(total_of(&written("zero"), &[], &[20]).total, None, "nothing says what no review comes to");
    assert_eq!(total_of(&written("skip"), &[], &[]).total, None);
}

#[test]
fn an_adjudication_changes_only_the_source_that_it_names() {
    let third = "[stage.third]\nkind = \"review\"\n";
    let list = "{ stage = \"review\", share = 60 }, { stage = \"defence\", share = 40, missing = \"skip\" }, \
                { stage = \"third\", policy = \"final\", of = \"review\", missing = \"skip\" }";
    let second = "[stage.defence]\nkind = \"review\"\ntitle = { ru = \"а\", en = \"a\" }\n\
                  by = \"expert@call\"\nrubric = \"product\"\npanel = 2\ncutoff = \"+5wd from entered\"\n\
                  on = { complete = \"agreement\", short = \"agreement\" }\n\n";
    let old = "sources = [\n    { stage = \"review\", share = 100 },\n    \
               { stage = \"third\", policy = \"final\", missing = \"skip\" },\n]";
    let procedure = with(&[
        (
            "on = { complete = \"agreement\", short = \"agreement\" }",
            "on = { complete = \"defence\", short = \"agreement\" }",
        ),
        (third, &format!("{second}{third}")),
        (old, &format!("sources = [{list}]\ntotal = \"sum\"")),
    ]);
    let with_further = |points: &[i32]| {
        let further = (11..).zip(points).map(|(number, points)| sheet("third", number, *points));
        let second = [sheet("defence", 21, 10), sheet("defence", 22, 15)];
        let all: Vec<SignedSheet> = reviewed(&[20, 41]).into_iter().chain(second).chain(further).collect();
        tallied(&procedure, "total", &all).total
    };
    assert_eq!(with_further(&[]), Exact::ratio(61 * 6 + 25 * 4, 10));
    assert_eq!(with_further(&[35]), Exact::ratio(35 * 6 + 25 * 4, 10));
}

#[test]
fn every_step_is_told_in_order() {
    let tallied = total_of(&with(&[]), &[20, 41], &[]);
    let told = |number: u32, points: i32| Step::Sheet {
        stage: stage("review"),
        expert: person(number),
        number,
        signed: points.into(),
        total: points.into(),
        standing: Standing::Counts,
    };
    let half = Exact::ratio(61, 2).unwrap();
    let tried = Tried { condition: "count >= 1".parse().unwrap(), value: Some(2.into()), holds: true };
    let outcome = OutcomeId::parse("ranked").unwrap();
    assert_eq!(
        tallied.steps,
        [
            told(1, 20),
            told(2, 41),
            Step::NotAdjudicated { stage: stage("third"), of: stage("review") },
            Step::Gap { lowest: 20.into(), highest: 41.into(), gap: 21.into() },
            Step::Source {
                stage: stage("review"),
                rule: TotalRule::Mean,
                sheets: 2,
                points: half,
                share: 100,
                part: Exact::ONE,
                adds: half,
            },
            Step::Total { total: Some(half) },
            Step::Held { outcome, guard: "count >= 1".parse().unwrap(), tried: vec![tried] },
        ]
    );
    let text = serde_json::to_string(&tallied).unwrap();
    assert_eq!(serde_json::from_str::<Tallied>(&text).unwrap(), tallied);
    assert!(text.contains(r#"{"step":"gap","lowest":20,"highest":41,"gap":21}"#), "{text}");
}

#[test]
fn no_sheets_give_no_total_and_otherwise_says_what_was_tried() {
    let tallied = total_of(&with(&[]), &[], &[]);
    assert_eq!((tallied.outcome.as_str(), tallied.total), ("unmarked", None));
    let tried = Tried { condition: "count >= 1".parse().unwrap(), value: Some(Exact::ZERO), holds: false };
    assert!(tallied.steps.contains(&Step::Held {
        outcome: tallied.outcome.clone(),
        guard: Guard::Otherwise,
        tried: vec![tried],
    }));
}

#[test]
fn h7_a_work_in_another_division_is_totalled_anew_from_the_same_marks() {
    let weighed = "id = \"novelty\"\nweights = { teaching = 1, management = 0 }\nmin = 0";
    let procedure = with(&[
        ("[rubric.product]\n", "[rubric.product]\nweights_by = \"nomination\"\n"),
        ("id = \"novelty\"\nmin = 0", weighed),
    ]);
    let none = BTreeMap::new();
    let total = |nomination: &str| {
        let divisions = BTreeMap::from([("nomination".to_owned(), nomination.to_owned())]);
        let facts = Facts { divisions: &divisions, frozen: &none };
        tally(&procedure, &stage("agreement"), &facts, &reviewed(&[30, 31])).unwrap().total
    };
    assert_eq!(total("teaching"), Exact::ratio(61, 2));
    assert_eq!(total("management"), Exact::ratio(41, 2));
}

#[test]
fn conditions_may_read_divisions_and_frozen_answers() {
    let rule = "{ agreed = \"division:nomination = teaching and answer:nomination = teaching\", \
                divergent = \"otherwise\" }";
    let text = TEXT.replacen(AGREED, rule, 1);
    let procedure = verify(Definition::from_toml(&text).unwrap()).unwrap();
    let of = |value: &str| BTreeMap::from([("nomination".to_owned(), value.to_owned())]);
    for (division, answer) in
        [("teaching", "teaching"), ("teaching", "management"), ("management", "teaching")]
    {
        let (divisions, frozen) = (of(division), of(answer));
        let facts = Facts { divisions: &divisions, frozen: &frozen };
        let tallied = tally(&procedure, &stage("agreement"), &facts, &reviewed(&[1, 2, 3])).unwrap();
        assert_eq!(tallied.outcome.as_str() == "agreed", (division, answer) == ("teaching", "teaching"));
    }
}

#[test]
fn the_order_of_sheets_changes_nothing() {
    let procedure = with(&[]);
    let mut sheets = reviewed(&[20, 40, 41]);
    sheets.extend([sheet("third", 12, 33), sheet("third", 11, 30)]);
    let first = tallied(&procedure, "total", &sheets);
    for _ in 0..sheets.len() {
        sheets.rotate_left(1);
        assert_eq!(tallied(&procedure, "total", &sheets), first);
    }
    sheets.reverse();
    assert_eq!(tallied(&procedure, "total", &sheets), first);
}

#[test]
fn under_every_rule_the_total_lies_between_the_lowest_and_the_highest_sheet() {
    let list = |policy: &str| {
        sources(&format!(
            "{{ stage = \"review\", share = 100 }}, \
             {{ stage = \"third\", policy = \"{policy}\", missing = \"skip\" }}"
        ))
    };
    for procedure in ["final", "closest_two", "all"].map(list) {
        for (a, b, c) in (0..64).map(|world| (world % 4 * 10, world / 4 % 4 * 10, world / 16 * 10)) {
            let total = total_of(&procedure, &[a, b], &[c]).total.unwrap();
            assert!(total >= a.min(b).min(c).into() && total <= a.max(b).max(c).into(), "{a} {b} {c}");
        }
    }
}

#[test]
fn what_is_no_tally_and_what_is_not_whole_are_faults() {
    let procedure = with(&[]);
    let none = BTreeMap::new();
    let facts = Facts { divisions: &none, frozen: &none };
    assert_eq!(
        tally(&procedure, &stage("review"), &facts, &[]),
        Err(TallyFault::NotATally { stage: stage("review") })
    );
    let mut torn = sheet("review", 1, 30);
    torn.marks.remove("novelty");
    assert_eq!(
        tally(&procedure, &stage("agreement"), &facts, &[torn]),
        Err(TallyFault::SheetNotWhole { stage: stage("review"), expert: person(1) })
    );
}

#[test]
fn measures_of_no_sheets_are_zero_or_have_no_value() {
    let all = [
        (MeasureKind::Sum, Some(Exact::ZERO), Some(Exact::whole(119))),
        (MeasureKind::Mean, None, Exact::ratio(119, 3)),
        (MeasureKind::Min, None, Some(39.into())),
        (MeasureKind::Max, None, Some(41.into())),
        (MeasureKind::Gap, None, Some(2.into())),
        (MeasureKind::Count, Some(Exact::ZERO), Some(3.into())),
        (MeasureKind::AtLeast(40.into()), Some(Exact::ZERO), Some(1.into())),
        (MeasureKind::Share(39.into()), None, Some(1.into())),
        (MeasureKind::Share(40.into()), None, Exact::ratio(1, 3)),
    ];
    for (kind, of_none, of_three) in all {
        assert_eq!(measure::measure(kind, &[]), of_none, "{kind:?}");
        assert_eq!(measure::measure(kind, &[39.into(), 39.into(), 41.into()]), of_three, "{kind:?}");
    }
}
