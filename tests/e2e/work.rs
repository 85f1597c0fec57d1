//! What the school of the stories writes in its application, by the labels of the form.

/// What one does with a field.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Does {
    Fills(&'static str),
    /// Takes an option of the group with this legend.
    Chooses(&'static str),
}

use Does::{Chooses, Fills};

/// A section: its heading, then label by label.
pub(crate) type Written = (&'static str, &'static [(&'static str, Does)]);

pub(crate) const TITLE: &str = "Школьный атлас дворов";

/// The whole form in Russian.
pub(crate) const RUSSIAN: &[Written] = &[
    (
        "О продукте",
        &[
            ("Название продукта", Fills(TITLE)),
            ("Номинация", Chooses("Образовательная деятельность")),
            ("Тема", Chooses("Преподавание предметов")),
            ("Кратко о продукте", Fills("Дети рисуют карту своего квартала и учатся масштабу на деле.")),
        ],
    ),
    (
        "Актуальность и новизна",
        &[
            ("Какую задачу решает продукт", Fills("Масштаб знают по учебнику, а шагами не меряют.")),
            ("Что в нём нового", Fills("Карта остаётся младшим и растёт каждый год.")),
        ],
    ),
    (
        "Что это и как этим пользоваться",
        &[
            ("Из чего состоит продукт", Fills("Сценарии прогулок, карточки, лист карты, правила.")),
            ("Как его применяют", Fills("Двадцать минут во дворе, потом двадцать за столом.")),
            ("Для кого он", Chooses("Начальная школа")),
            ("Для кого он", Chooses("Педагоги")),
        ],
    ),
    (
        "Результаты",
        &[
            ("С какого дня продукт применяют", Fills("2024-09-01")),
            ("Сколько человек им пользовались", Fills("214")),
            ("Что изменилось", Fills("Девять из десяти находят свой двор на карте города.")),
            ("Чем это подтверждается", Fills("Две работы с одним заданием: в сентябре и в мае.")),
        ],
    ),
    (
        "Готовность к распространению",
        &[
            ("Что нужно другой школе или саду, чтобы начать", Fills("Бумага, рулетка и один учитель.")),
            ("Где чаще всего бывает трудно", Fills("Зимой: тогда меряют коридоры.")),
        ],
    ),
    (
        "С кем связаться",
        &[
            ("Фамилия, имя, отчество", Fills("Тропинина Анна Сергеевна")),
            ("Должность", Fills("заместитель директора")),
            ("Электронная почта", Fills("atlas@example.org")),
            ("Телефон", Fills("+7 812 555-10-01")),
        ],
    ),
];

/// The questions before the form, by the beginning of each, with answers that let one in.
pub(crate) const ELIGIBLE: [(&str, &str); 5] = [
    ("Вы — школа, детский сад", "Да"),
    ("Продукт готов и уже применялся", "Да"),
    ("Все авторы согласны", "Да"),
    ("Руководитель учреждения знает", "Да"),
    ("Побеждал ли этот же продукт", "Нет"),
];

/// The whole form in English.
pub(crate) const ENGLISH: &[Written] = &[
    (
        "About the product",
        &[
            ("Title of the product", Fills("An atlas of school yards")),
            ("Nomination", Chooses("Teaching and learning")),
            ("Topic", Chooses("Teaching of subjects")),
            ("The product in brief", Fills("Children draw the map of their own block.")),
        ],
    ),
    (
        "Relevance and novelty",
        &[
            ("What problem the product solves", Fills("Scale is known from books and not by steps.")),
            ("What is new in it", Fills("The map stays with the younger ones.")),
        ],
    ),
    (
        "What it is and how it is used",
        &[
            ("What the product consists of", Fills("Walks, cards, a sheet of the map.")),
            ("How it is used", Fills("Twenty minutes in the yard, twenty at the desk.")),
            ("Whom it is for", Chooses("Primary school")),
        ],
    ),
    (
        "Results",
        &[
            ("In use since", Fills("2024-09-01")),
            ("How many people have used it", Fills("214")),
            ("What has changed", Fills("Nine of ten find their yard on the map of the city.")),
            ("What proves it", Fills("Two tests with one task.")),
        ],
    ),
    (
        "Ready for others",
        &[
            ("What another place needs to begin", Fills("Paper, a tape and one teacher.")),
            ("Where it usually gets difficult", Fills("In winter.")),
        ],
    ),
    (
        "Whom to contact",
        &[
            ("Full name", Fills("Tropinina Anna Sergeyevna")),
            ("Post", Fills("deputy head")),
            ("Email", Fills("atlas@example.org")),
            ("Telephone", Fills("+7 812 555-10-01")),
        ],
    ),
];

/// [`ELIGIBLE`] in English.
pub(crate) const ELIGIBLE_ENGLISH: [(&str, &str); 5] = [
    ("Are you a school", "Yes"),
    ("Is the product finished", "Yes"),
    ("Do all the authors agree", "Yes"),
    ("Does the head of the institution", "Yes"),
    ("Did the same product win", "No"),
];
