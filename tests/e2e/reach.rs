//! Every kind of page, judged: by axe in light and in dark, on the narrowest screen, and by what the browser
//! complains of. All findings come together.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use tests::{axe, given};

use crate::applying::{SCHOOL, begins};
use crate::stage::Stage;

/// The narrowest screen, in CSS pixels.
const NARROW: u32 = 320;

/// What is wrong, and on which pages.
#[derive(Debug, Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    fn add(&mut self, what: String, page: &str) {
        let pages = self.0.entry(what).or_default();
        if !pages.iter().any(|known| known == page) {
            pages.push(page.to_owned());
        }
    }
}

/// Walks through the site in every role.
pub(crate) async fn every_page_is_within_reach(stage: &mut Stage) -> Result<()> {
    let mut found = Findings::default();
    let call = stage.call();
    judge(stage, &mut found, &["/", "/t/tsentralny", "/t/tsentralny/plan", "/t/tsentralny/calls", &call])
        .await?;
    judge(stage, &mut found, &["/t/tsentralny/orgs", "/sign-in", "/reset", "/help", "/view", "/nowhere"])
        .await?;
    school(stage, &mut found).await?;
    methodist(stage, &mut found).await?;
    administrator(stage, &mut found).await?;
    for card in ["Специалист отдела", "Эксперт района", "Председатель совета", "Секретарь совета"]
    {
        stage.become_one(card).await?;
        judge_open(stage, &mut found, &format!("/today: {card}")).await?;
    }
    let lines: Vec<String> =
        found.0.iter().map(|(what, pages)| format!("{what}\n    on {}", pages.join(", "))).collect();
    ensure!(lines.is_empty(), "{} findings:\n{}", lines.len(), lines.join("\n"));
    Ok(())
}

async fn school(stage: &Stage, found: &mut Findings) -> Result<()> {
    stage.become_one(SCHOOL).await?;
    judge(stage, found, &["/today", "/apps", &new_application(stage)]).await?;
    stage.leave_by("Начать заявку").await?;
    stage.browser.sees("Ответьте на вопрос: Вы").await?;
    judge_open(stage, found, "422 of /apps/new").await?;
    let app = begins(stage).await?;
    let pages = ["", "/product", "/description", "/results", "/files", "/authors", "/check", "/history"];
    for page in pages {
        judge(stage, found, &[&format!("{app}{page}")]).await?;
    }
    stage.go(&format!("{app}/files")).await?;
    stage.leave_by("Загрузить — Описание продукта").await?;
    stage.browser.sees("Выберите файл, потом нажмите").await?;
    judge_open(stage, found, "422 of /apps/…/files").await?;
    stage.go(&format!("{app}/authors")).await?;
    stage.browser.fill("Фамилия, имя, отчество", "Межеваникова Ольга Петровна").await?;
    stage.leave_by("Добавить").await?;
    stage.browser.sees("Укажите должность автора").await?;
    judge_open(stage, found, "422 of /apps/…/authors").await?;
    stage.browser.fill("Должность", "учитель географии").await?;
    stage.browser.fill("Электронная почта", "o.mezhevanikova@example.org").await?;
    stage.leave_by("Добавить").await?;
    stage.browser.click("Отправить письмо с согласиями").await?;
    stage.browser.sees("Письмо поставлено в очередь.").await?;
    judge_open(stage, found, "/apps/…/authors with an author").await?;
    stage.follow_letter("/consent/").await?;
    judge_open(stage, found, "/consent/…").await?;
    // A school that has submitted: what comes after.
    stage.become_one("Координатор детского сада № 928").await?;
    stage.go("/apps").await?;
    stage.leave_by(&filed_title(stage).await?).await?;
    judge_open(stage, found, "/apps/… submitted").await?;
    let app = stage.place().await?;
    let pages = ["submitted", "history", "withdraw"].map(|page| format!("{app}/{page}"));
    judge(stage, found, &pages.each_ref().map(String::as_str)).await?;
    judge(stage, found, &[&app.replace("/apps/", "/receipts/")]).await
}

fn new_application(stage: &Stage) -> String {
    format!("/apps/new?t=tsentralny&call={}", stage.cast.call_slug)
}

/// The title of the application that the school has submitted in this year's call.
async fn filed_title(stage: &Stage) -> Result<String> {
    let store = &stage.app.kept.store;
    let email = &stage.cast.members.iter().find(|one| one.line.0.contains("№ 928")).context("no 928")?.email;
    let viewer = given::act(store, email).await.by;
    let own = store.own_applications(&viewer).await?;
    Ok(own.iter().max_by_key(|app| app.window.closes).context("nothing is submitted")?.work.clone())
}

async fn methodist(stage: &Stage, found: &mut Findings) -> Result<()> {
    stage.become_one("Методист").await?;
    low_vision(stage, found).await?;
    let desk = stage.desk();
    let past = format!("/t/tsentralny/desk/{}", stage.cast.past_call_slug);
    judge(stage, found, &["/today", "/t/tsentralny/desk", "/t/tsentralny/desk/new", &desk, &past]).await?;
    judge(stage, found, &[&format!("{desk}/dates"), &format!("{desk}/paper")]).await?;
    judge(stage, found, &["/t/tsentralny/people", "/t/tsentralny/orgs", "/t/tsentralny/import"]).await?;
    let table =
        "slug;kind;number;short_name;full_name;address;email;phone;founder\r\nБ;school;1;А;А;А;а;1;А\r\n";
    for (name, text) in [
        ("ошибки.csv", table.to_owned()),
        ("школы.csv", table.replace("Б;", "b-1;").replace(";а;", ";a@b.example;")),
    ] {
        stage.go("/t/tsentralny/import").await?;
        let path = crate::applying::paper(stage, name, text.as_bytes())?;
        stage.browser.attach("Файл", &path).await?;
        stage.leave_by("Посмотреть, что изменится").await?;
        judge_open(stage, found, &format!("/t/…/import: {name}")).await?;
    }
    stage.go("/t/tsentralny/people/new").await?;
    stage.leave_by("Добавить").await?;
    judge_open(stage, found, "422 of /t/…/people/new").await?;
    stage.go(&format!("{desk}/dates")).await?;
    stage.leave_by("Дать больше времени").await?;
    judge_open(stage, found, "422 of …/dates").await?;
    stage.go("/t/tsentralny/people").await?;
    stage.browser.click("Пригласить").await?;
    stage.browser.sees("Письмо поставлено в очередь.").await?;
    stage.follow_letter("/invite/").await?;
    judge_open(stage, found, "/invite/…").await?;
    judge(stage, found, &["/demo/mail", "/demo/clock"]).await
}

async fn administrator(stage: &Stage, found: &mut Findings) -> Result<()> {
    stage.become_one("Администратор системы").await?;
    judge(stage, found, &["/today", "/admin/people", "/admin/health", "/admin/rights"]).await
}

/// The panel for low vision: each pair of colours, twice the size, letters far apart.
async fn low_vision(stage: &Stage, found: &mut Findings) -> Result<()> {
    let browser = &stage.browser;
    let schemes = [
        "Чёрным по белому",
        "Белым по чёрному",
        "Синим по голубому",
        "Коричневым по бежевому",
        "Зелёным по коричневому",
    ];
    for scheme in schemes {
        stage.go("/view").await?;
        browser.choose_in("Цвета", scheme).await?;
        browser.choose_in("Размер текста", "200 %").await?;
        browser.choose_in("Промежутки между буквами", "Ещё больше").await?;
        browser.click("Показывать так").await?;
        browser.sees("Сохранено.").await?;
        for page in [stage.call(), stage.desk(), "/t/tsentralny/plan".to_owned(), "/sign-in".to_owned()] {
            stage.go(&page).await?;
            for violation in axe::violations_of_colour(browser).await? {
                found.add(format!("{scheme}: {violation}"), &page);
            }
            narrow(stage, found, (2 * NARROW, &format!("{page}, twice the size"))).await?;
        }
    }
    stage.go("/view").await?;
    browser.click("Вернуть обычный вид").await?;
    browser.sees("Сохранено.").await
}

async fn judge(stage: &Stage, found: &mut Findings, pages: &[&str]) -> Result<()> {
    for page in pages {
        stage.go(page).await?;
        judge_open(stage, found, page).await?;
    }
    Ok(())
}

/// Judges the page that is open.
async fn judge_open(stage: &Stage, found: &mut Findings, name: &str) -> Result<()> {
    let browser = &stage.browser;
    for violation in axe::violations(browser).await? {
        found.add(violation, name);
    }
    browser.color_scheme("dark").await?;
    for violation in axe::violations_of_colour(browser).await? {
        found.add(format!("in the dark: {violation}"), name);
    }
    browser.color_scheme("light").await?;
    narrow(stage, found, (NARROW, name)).await?;
    for error in browser.console_errors().await? {
        // An answer that says no is no mistake of the page.
        let refusal =
            error.contains("Failed to load resource") && (error.contains("404") || error.contains("422"));
        if !refusal {
            found.add(format!("console: {error}"), name);
        }
    }
    Ok(())
}

/// Looks whether the page scrolls sideways on a screen of this width.
async fn narrow(stage: &Stage, found: &mut Findings, (width, page): (u32, &str)) -> Result<()> {
    let browser = &stage.browser;
    browser.viewport(width, 640).await?;
    let asked = browser.driver().execute(WIDER, Vec::new()).await?;
    for element in asked.json().as_array().context("the script tells no list")? {
        found.add(format!("wider than {width} px: {}", element.as_str().unwrap_or("?")), page);
    }
    browser.viewport(1280, 900).await
}

/// When the page is wider than the screen: the innermost elements that stick out, by tag and class.
const WIDER: &str = "
    const edge = document.documentElement.clientWidth;
    const wide = document.scrollingElement.scrollWidth;
    if (wide <= edge) return [];
    const out = [...document.querySelectorAll('body *:not(.scroll *)')]
        .filter((e) => e.getBoundingClientRect().right > edge + 1);
    const inner = out.filter((e) => !out.some((o) => o !== e && e.contains(o)));
    return [`${wide} px: ` + inner.slice(0, 3).map((e) => e.tagName + '.' + e.className).join(', ')];
";
