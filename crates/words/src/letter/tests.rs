use std::collections::BTreeMap;

use domain::basics::moment::Moment;
use domain::letter::{AliasedWork, Filled, Letter};
use domain::procedure::definition::Definition;
use domain::procedure::letter::placeholders;

use crate::{Lang, Speech};

const SITE: &str = "https://smotr.example";

fn shipped() -> Definition {
    let text = include_str!("../../../../procedures/district-products.toml");
    Definition::from_toml(text).unwrap()
}

fn some(name: &str) -> Filled {
    match name {
        "deadline" => Filled::Moment {
            at: Moment::parse("2026-11-25T15:00:00Z").unwrap(),
            zone: "Europe/Moscow".to_owned(),
        },
        "link" | "feedback" => Filled::Link("/apps/26-7F3KQ5".to_owned()),
        "total" => Filled::Number(115, 3),
        "outcome" => Filled::Outcome("refused".to_owned()),
        "class" | "call" => Filled::Both(format!("ru {name}"), format!("en {name}")),
        other => Filled::Text(other.to_owned()),
    }
}

#[test]
fn every_letter_of_the_shipped_procedure_is_filled_in_both_languages() {
    let speech = Speech::load().unwrap();
    for letter in &shipped().letters {
        let both = |text: &domain::procedure::text::Bilingual| (text.ru.clone(), text.en.clone());
        let (subject, body) = (both(&letter.subject), both(&letter.body));
        let texts = [&subject.0, &subject.1, &body.0, &body.1];
        let names = texts.into_iter().flat_map(|text| placeholders(text));
        let fields = names.map(|name| (name.to_owned(), some(name))).collect();
        let sent = Letter::OfProcedure { subject: subject.clone(), body: body.clone(), fields };
        for lang in Lang::ALL {
            let said = speech.of(lang).letter(&sent, SITE);
            let text = format!("{}\n{}", said.subject, said.body);
            assert!(!text.contains(['{', '}']), "{text}");
            assert!(!said.subject.contains('\n'), "{}", said.subject);
        }
    }
}

#[test]
fn what_a_letter_has_nothing_for_is_a_dash_and_never_a_brace() {
    let speech = Speech::load().unwrap();
    let fields = BTreeMap::from([("order".to_owned(), Filled::Nothing)]);
    let pair = |text: &str| (text.to_owned(), text.to_owned());
    let sent = Letter::OfProcedure { subject: pair("{order}"), body: pair("{total} {nobody} {"), fields };
    let said = speech.of(Lang::Ru).letter(&sent, SITE);
    assert_eq!((said.subject.as_str(), said.body.as_str()), ("—", "— — —"));
}

#[test]
fn what_is_put_in_is_not_read_again() {
    let speech = Speech::load().unwrap();
    let fields = BTreeMap::from([
        ("title".to_owned(), Filled::Text("Игра {link}".to_owned())),
        ("link".to_owned(), Filled::Link("/apps/x".to_owned())),
    ]);
    let pair = |text: &str| (text.to_owned(), text.to_owned());
    let sent = Letter::OfProcedure { subject: pair("{title}"), body: pair("{link}"), fields };
    let said = speech.of(Lang::En).letter(&sent, SITE);
    assert_eq!((said.subject.as_str(), said.body.as_str()), ("Игра {link}", "https://smotr.example/apps/x"));
}

#[test]
fn letters_of_the_program_say_their_parts() {
    let speech = Speech::load().unwrap();
    let work = AliasedWork {
        alias: "7F-K2".to_owned(),
        link: "/review/7fk2".to_owned(),
        call: ("Конкурс".to_owned(), "Contest".to_owned()),
        zone: "Europe/Moscow".to_owned(),
    };
    let until = Moment::parse("2026-11-25T15:00:00Z");
    let again =
        Letter::SheetAgain {
            work: work.clone(), voided: false, ground: "Поясните балл".to_owned(), until
        };
    let said = speech.of(Lang::Ru).letter(&again, SITE).body;
    assert!(said.contains("https://smotr.example/review/7fk2"), "{said}");
    assert!(said.contains("Поясните балл") && said.contains("25\u{a0}ноября\u{a0}2026"), "{said}");
    let gone = speech.of(Lang::Ru).letter(&Letter::WorkGone { work, reassigned: false }, SITE);
    assert!(gone.body.contains("снята, оценивать её не нужно"), "{}", gone.body);
}
