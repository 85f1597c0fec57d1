//! Both languages say the same things about the same arguments; what they say reads well.

use std::collections::{BTreeMap, BTreeSet};

use domain::application::refusal::{CaseRefusal, SeatBar};
use domain::basics::id::PersonId;
use domain::basics::moment::{Moment, Zone};
use domain::procedure::definition::Definition;
use domain::procedure::procedure::Procedure;
use domain::procedure::verify::verify;
use domain::refusal::{Gap, Refusal};
use domain::review::sheet::{SheetDraft, gaps};

use crate::gap::NoLabels;
use crate::typography::Files;
use crate::{Labels, Lang, Speech, WithPeople};

/// Keys of a file with the arguments that each message names.
fn messages(path: &str) -> BTreeMap<String, BTreeSet<String>> {
    let file = Files::get(path).unwrap();
    let text = String::from_utf8(file.data.into_owned()).unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            key = name.to_owned();
            assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{path}: {key} stands twice");
        }
        for argument in line.split('$').skip(1) {
            let name = argument.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            found.entry(key.clone()).or_default().insert(name);
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_arguments() {
    for domain in ["words", "web"] {
        let (ru, en) = (messages(&format!("ru/{domain}.ftl")), messages(&format!("en/{domain}.ftl")));
        assert!(ru.len() > 100, "{domain}: {}", ru.len());
        for (key, arguments) in &ru {
            assert_eq!(Some(arguments), en.get(key), "{domain}: {key}");
        }
        let more: Vec<&String> = en.keys().filter(|key| !ru.contains_key(*key)).collect();
        assert!(more.is_empty(), "{domain}: only in English: {more:?}");
    }
}

#[test]
fn every_built_in_file_is_read_whole() {
    let speech = Speech::load().unwrap();
    for lang in Lang::ALL {
        let words = speech.of(lang);
        for key in messages(&format!("{}/words.ftl", lang.code())).keys() {
            assert!(words.own.has(key), "{key}");
        }
        for key in messages(&format!("{}/web.ftl", lang.code())).keys() {
            assert!(words.has(key), "{key}");
        }
    }
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

#[test]
fn a_moment_is_said_whole_and_holds_together() {
    let speech = Speech::load().unwrap();
    let moment = at("2026-11-25T15:00:00Z");
    let said = |lang| speech.of(lang).moment(moment, Zone::MOSCOW);
    assert_eq!(said(Lang::Ru), "25\u{a0}ноября\u{a0}2026, 18:00\u{a0}(МСК)");
    assert_eq!(said(Lang::En), "25\u{a0}November\u{a0}2026, 18:00\u{a0}(MSK)");
    let far = Zone::parse("Asia/Yekaterinburg").unwrap();
    assert_eq!(speech.of(Lang::Ru).moment(moment, far), "25\u{a0}ноября\u{a0}2026, 20:00\u{a0}(UTC+5)");
}

#[test]
fn what_is_left_is_said_with_the_right_endings() {
    let speech = Speech::load().unwrap();
    let (ru, now) = (speech.of(Lang::Ru), at("2026-11-21T15:00:00Z"));
    let rest = |seconds| ru.rest(now, now.plus_seconds(seconds)).replace('\u{a0}', " ");
    assert_eq!(rest(21 * 86_400), "остался 21 день");
    assert_eq!(rest(3 * 86_400), "осталось 3 дня");
    assert_eq!(rest(5 * 86_400), "осталось 5 дней");
    assert_eq!(rest(47 * 3_600), "осталось 47 часов");
    assert_eq!(rest(61 * 60), "осталась 61 минута");
    assert_eq!(rest(30), "осталось меньше минуты");
    assert_eq!(rest(0), "время вышло");
    assert_eq!(ru.relative(now, now.plus_seconds(-7_200)).replace('\u{a0}', " "), "2 часа назад");
    let countdown = ru.countdown(now, now.plus_seconds(3_600));
    assert_eq!(countdown.tone, "soon");
    assert!(
        countdown
            .phrases
            .iter()
            .any(|(name, text)| *name == "data-days-few" && text == "осталось {n}\u{a0}дня")
    );
}

#[test]
fn a_refusal_says_what_to_do_and_names_no_code() {
    let speech = Speech::load().unwrap();
    let refusal = Refusal::TooLate { closed: at("2026-11-25T15:00:00Z") };
    let said = speech.of(Lang::Ru).refusal(&refusal, Zone::MOSCOW, &NoLabels);
    assert!(said.starts_with("Приём закончился 25\u{a0}ноября\u{a0}2026, 18:00"), "{said}");
    let gap = Gap::TooManyWords { field: "goal".to_owned(), words: 540, limit: 500 };
    assert_eq!(speech.of(Lang::Ru).gap(&gap, &NoLabels), "goal: сократите, сейчас слов 540, можно 500");
}

fn shipped() -> Procedure {
    let text = include_str!("../../../procedures/district-products.toml");
    verify(Definition::from_toml(text).unwrap()).unwrap()
}

#[test]
fn refusals_of_a_case_call_things_by_their_names() {
    let (speech, procedure) = (Speech::load().unwrap(), shipped());
    let said = |refusal: CaseRefusal| {
        speech.of(Lang::Ru).refusal(&refusal.into(), Zone::MOSCOW, &procedure).replace('\u{a0}', " ")
    };
    let now = said(CaseRefusal::Elsewhere { now: "review".to_owned(), needed: "check".to_owned() });
    assert!(now.starts_with("Сейчас заявка на этапе «Экспертиза»"), "{now}");
    let end = said(CaseRefusal::Elsewhere { now: "end:refused".to_owned(), needed: "check".to_owned() });
    assert!(end.contains("«Не допущена»"), "{end}");
    let light = said(CaseRefusal::TooLight { line: "ours".to_owned(), outcome: "admitted".to_owned() });
    assert!(light.contains("Учреждение находится в районе") && light.contains("«допущена»"), "{light}");
    assert!(said(CaseRefusal::NotSettled { waiting: 21 }).contains("ещё в пути 21 заявка"));
    assert!(said(CaseRefusal::PanelSize { given: 2, needed: 3 }).starts_with("Нужны 3 эксперта"));
    let term = said(CaseRefusal::NotYet { until: at("2026-11-25T15:00:00Z") });
    assert!(term.contains("25 ноября 2026, 18:00 (МСК)"), "{term}");
}

#[test]
fn people_are_called_as_the_page_calls_them() {
    let (speech, procedure) = (Speech::load().unwrap(), shipped());
    let expert = PersonId(Default::default());
    let refusal = Refusal::Case(CaseRefusal::MayNotSit { expert, why: SeatBar::Full { load: 12 } });
    let said = |labels: &dyn Labels| speech.of(Lang::Ru).refusal(&refusal, Zone::MOSCOW, labels);
    assert!(said(&procedure).starts_with("Этот эксперт не может"), "{}", said(&procedure));
    let people = BTreeMap::from([(expert, "Анна Орлова".to_owned())]);
    let named = said(&WithPeople { procedure: &procedure, people: &people });
    assert!(named.starts_with("Анна Орлова не может"), "{named}");
}

#[test]
fn a_sheet_that_lacks_something_is_told_by_criterion() {
    let (speech, procedure) = (Speech::load().unwrap(), shipped());
    let rubric = procedure.rubric("product").unwrap();
    let words = speech.of(Lang::Ru);
    let gaps_of = |draft: &SheetDraft| gaps(rubric, draft);
    let first = gaps_of(&SheetDraft::default()).remove(0);
    assert_eq!(words.sheet_gap(&first, rubric), "Поставьте балл: Актуальность");
    let draft =
        SheetDraft { marks: BTreeMap::from([("relevance".to_owned(), 11.into())]), ..SheetDraft::default() };
    let off = gaps_of(&draft).remove(0);
    assert_eq!(words.sheet_gap(&off, rubric), "Актуальность: такого балла нет, шкала от 0 до 10");
}
