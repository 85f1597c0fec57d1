use super::*;

const RUBRIC: &str = r#"
title = { ru = "а", en = "a" }
weights_by = "band"
comment = { when = "at_most", points = 3, words_max = 3 }
advice = { when = "always", words_max = 2 }
totals = { threshold = ["use", "look"] }

[[group]]
id = "idea"
label = { ru = "а", en = "a" }
cap = 12

[[criterion]]
id = "new"
label = { ru = "а", en = "a" }
min = 0
max = 10
group = "idea"

[[criterion]]
id = "clear"
label = { ru = "а", en = "a" }
values = [5, 0, 1, 3]
group = "idea"
comment = { when = "optional" }

[[criterion]]
id = "use"
label = { ru = "а", en = "a" }
min = 0
max = 10
step = "0.5"
weight = 3
weights = { small = "0.5", large = 0 }
comment = { when = "always" }

[[criterion]]
id = "look"
label = { ru = "а", en = "a" }
min = 1
max = 5
unsummed = true
"#;

fn rubric() -> Rubric {
    toml::from_str(RUBRIC).unwrap()
}

fn marks(marks: &[(&str, &str)]) -> BTreeMap<String, Exact> {
    marks.iter().map(|(id, mark)| ((*id).to_owned(), mark.parse().unwrap())).collect()
}

fn band(value: &str) -> BTreeMap<String, String> {
    BTreeMap::from([("band".to_owned(), value.to_owned())])
}

fn whole() -> SheetDraft {
    SheetDraft {
        marks: marks(&[("new", "8"), ("clear", "5"), ("use", "7.5"), ("look", "4")]),
        comments: BTreeMap::from([("use".to_owned(), "полезно многим".to_owned())]),
        advice: "Публикуйте".to_owned(),
    }
}

fn id(name: &str) -> CriterionId {
    CriterionId::parse(name).unwrap()
}

#[test]
fn an_empty_sheet_is_told_everything_in_the_order_of_the_rubric() {
    assert_eq!(
        gaps(&rubric(), &SheetDraft::default()),
        [
            SheetGap::MarkMissing { criterion: id("new") },
            SheetGap::MarkMissing { criterion: id("clear") },
            SheetGap::MarkMissing { criterion: id("use") },
            SheetGap::CommentMissing { criterion: id("use") },
            SheetGap::MarkMissing { criterion: id("look") },
            SheetGap::AdviceMissing,
        ]
    );
    assert_eq!(gaps(&rubric(), &whole()), []);
}

#[test]
fn h8_a_mark_off_the_scale_is_refused() {
    for (criterion, mark) in [("clear", "2"), ("use", "0.25"), ("new", "11"), ("look", "0")] {
        let mut draft = whole();
        draft.marks.insert(criterion.to_owned(), mark.parse().unwrap());
        draft.comments.insert(criterion.to_owned(), "слово".to_owned());
        assert_eq!(gaps(&rubric(), &draft), [SheetGap::MarkOffScale { criterion: id(criterion) }]);
    }
}

#[test]
fn a_low_mark_owes_words_and_a_mark_above_does_not() {
    for mark in 0..=10 {
        let mut draft = whole();
        draft.marks.insert("new".to_owned(), mark.into());
        let owed = gaps(&rubric(), &draft) == [SheetGap::CommentMissing { criterion: id("new") }];
        assert_eq!(owed, mark <= 3, "{mark}");
        draft.comments.insert("new".to_owned(), "\u{200b} ".to_owned());
        assert_eq!(gaps(&rubric(), &draft).is_empty(), mark > 3, "blank words are none");
    }
}

#[test]
fn words_are_counted_against_their_limits_even_when_not_owed() {
    let mut draft = whole();
    draft.comments.insert("new".to_owned(), "раз два\nтри четыре".to_owned());
    draft.advice = "раз два три".to_owned();
    assert_eq!(
        gaps(&rubric(), &draft),
        [
            SheetGap::CommentTooLong { criterion: id("new"), words: 4, limit: 3 },
            SheetGap::AdviceTooLong { words: 3, limit: 2 },
        ]
    );
}

#[test]
fn advice_for_low_marks_is_owed_when_any_mark_is_low() {
    let mut rubric = rubric();
    rubric.advice = Some(CommentRule { when: CommentWhen::AtMost, points: Some(4.into()), words_max: None });
    let mut draft = SheetDraft { advice: String::new(), ..whole() };
    assert_eq!(gaps(&rubric, &draft), [SheetGap::AdviceMissing]);
    draft.marks.insert("look".to_owned(), 5.into());
    assert_eq!(gaps(&rubric, &draft), []);
}

#[test]
fn h7_the_division_chooses_the_weight_and_marks_stay() {
    let marks = whole().marks;
    // 8 + 5 is capped at 12; 7.5 weighs half, nothing, or three times.
    assert_eq!(total(&rubric(), &band("small"), &marks), Exact::ratio(63, 4));
    assert_eq!(total(&rubric(), &band("large"), &marks), Some(12.into()));
    assert_eq!(total(&rubric(), &band("other"), &marks), Exact::ratio(69, 2));
    assert_eq!(total(&rubric(), &BTreeMap::new(), &marks), Exact::ratio(69, 2));
}

#[test]
fn a_total_needs_every_mark_that_counts_and_no_other() {
    let mut marks = whole().marks;
    marks.remove("look");
    assert_eq!(total(&rubric(), &band("large"), &marks), Some(12.into()));
    marks.remove("new");
    assert_eq!(total(&rubric(), &band("large"), &marks), None);
    assert_eq!(running(&rubric(), &band("large"), &marks), Some(5.into()));
    assert_eq!(running(&rubric(), &band("large"), &BTreeMap::new()), Some(Exact::ZERO));
}

#[test]
fn no_sheet_has_more_than_the_most_and_some_sheet_has_it() {
    let rubric = rubric();
    for value in ["small", "large", "other"] {
        let mut best = Exact::ZERO;
        let scale = |name: &str| rubric.criterion(name).unwrap().marks();
        for new in scale("new") {
            for clear in scale("clear") {
                for used in scale("use") {
                    let pairs = [("new", new), ("clear", clear), ("use", used)];
                    let marks = pairs.into_iter().map(|(name, mark)| (name.to_owned(), mark)).collect();
                    let reached = total(&rubric, &band(value), &marks).unwrap();
                    assert_eq!(running(&rubric, &band(value), &marks), Some(reached));
                    best = best.max(reached);
                }
            }
        }
        assert_eq!(most(&rubric, &band(value)), Some(best), "{value}");
    }
}

#[test]
fn named_and_group_totals_are_weighed_and_capped_too() {
    let marks = whole().marks;
    let named = |name: &str| named_total(&rubric(), &band("small"), &marks, &TotalId::parse(name).unwrap());
    assert_eq!(named("threshold"), Exact::ratio(31, 4));
    assert_eq!(named("order"), None);
    let group = |name: &str| group_total(&rubric(), &band("small"), &marks, &GroupId::parse(name).unwrap());
    assert_eq!(group("idea"), Some(12.into()));
    assert_eq!(group("form"), None);
}
