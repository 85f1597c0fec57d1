//! Last year's applications: they came on paper, and the methodist entered them a day later.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use domain::people::seat::{Role, Viewer};
use persistence::filing::PaperApplication;

use super::acting::Scene;
use super::applying::receive;
use super::districts::Settled;
use super::pdf;
use domain::basics::id::CallId;
use domain::basics::moment::SchoolYear;

/// Institution, nomination, topic, title, month and day of the stamp, number of the stamp.
const WORKS: [(&str, &str, &str, &str, (u32, u32), &str); 6] = [
    (
        "school-903",
        "teaching",
        "subjects",
        "Урок наоборот: английский язык через школьное радио",
        (2, 2),
        "01-17/38",
    ),
    (
        "school-910",
        "teaching",
        "digital",
        "Читательский компас: как класс выбирает книги по данным",
        (2, 9),
        "01-17/52",
    ),
    (
        "preschool-924",
        "teaching",
        "preschool",
        "Двор под лупой: прогулки-исследования круглый год",
        (2, 11),
        "01-17/57",
    ),
    (
        "school-913",
        "management",
        "quality",
        "Час тишины: как лицей навёл порядок в совещаниях",
        (2, 16),
        "01-17/66",
    ),
    ("duc-lestnitsa", "teaching", "extra", "Театр теней соседнего подъезда", (2, 18), "01-17/71"),
    (
        "preschool-931",
        "management",
        "teachers",
        "Взаимные просмотры: методика коротких визитов",
        (2, 19),
        "01-17/75",
    ),
];

/// Enters them all.
pub(super) async fn enter(scene: &Scene<'_>, district: &Settled, call: CallId) -> Result<()> {
    let year = SchoolYear(scene.calendar.year().0 - 1);
    let methodist = district.with_role(Role::Methodist)?;
    for (organisation, nomination, topic, title, (month, day), number) in WORKS {
        let found = scene.store.find_organisation(&Viewer::System, district.id, organisation).await?;
        let organisation = found.with_context(|| format!("there is no {organisation}"))?;
        let received_at = scene.calendar.in_year(year, (month, day), (11, 40))?;
        let text = ["Заявка на бумаге. Этот файл создан для показа.", &organisation.short_name, title];
        let act = scene.person(methodist, received_at.plus_seconds(26 * 3_600)).await?;
        let scan = receive(scene.store, pdf::file("Заявка с подписью руководителя", &text)).await?;
        let file =
            ("signature".to_owned(), "Заявка с подписью.pdf".to_owned(), "application/pdf".to_owned(), scan);
        let answers: BTreeMap<String, String> =
            [("title", title), ("nomination", nomination), ("topic", topic)]
                .map(|(field, text)| (field.to_owned(), text.to_owned()))
                .into();
        let stamp = format!("Входящий № {number}");
        let paper = PaperApplication {
            organisation: organisation.id,
            answers,
            received_at,
            stamp,
            files: vec![file],
        };
        scene.store.enter_paper(&act, call, paper).await?;
    }
    Ok(())
}
