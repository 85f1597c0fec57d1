//! A whole contest by seven people: a coordinator, a methodist, three experts, a secretary and a chair, from
//! the filing to what the school learns of its work. The same story is played with scripts and without.

#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use anyhow::{Result, ensure};
use domain::basics::code::Code;
use domain::basics::moment::Zone;
use domain::people::seat::Viewer;
use persistence::Store;
use tests::axe::assert_accessible;
use tests::browser::{Browser, Scripts, Setup};
use tests::given::{Small, act, whole_draft};
use tests::played::{CRITERIA, EXPERTS, person};
use tests::test_app::{On, TestApp};
use thirtyfour::{By, Cookie};

const DESK: &str = "/t/home/desk/products";

/// The world of the story, with one browser that changes hands.
struct Scene {
    app: TestApp,
    small: Small,
    browser: Browser,
    /// The two works, by school.
    codes: Vec<Code>,
}

/// Plays it; takes a picture of the page where it breaks.
pub(crate) async fn seven_people_hold_a_contest(on: On, scripts: Scripts) -> Result<()> {
    let (app, small) = TestApp::small(on).await;
    let browser = Browser::start(Setup { scripts, ..Setup::default() }).await?;
    let store = &app.kept.store;
    let mut codes = Vec::new();
    for school in 0..2 {
        codes.push(whole_draft(store, &small, school, &format!("школы {school}")).await);
    }
    store.submit(&act(store, "coordinator2@home.example").await, codes[1]).await?;
    let scene = Scene { app, small, browser, codes };
    let told = scene.play().await;
    if told.is_err() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e");
        std::fs::create_dir_all(&folder)?;
        scene.browser.screenshot(&folder.join(format!("whole-{on:?}-{scripts:?}.png"))).await?;
    }
    told
}

impl Scene {
    async fn play(&self) -> Result<()> {
        self.a_school_files().await?;
        self.store().clock().turn_to(self.small.closes.plus_seconds(3_600));
        self.the_methodist_admits().await?;
        self.the_methodist_assigns().await?;
        for (turn, expert) in EXPERTS[..3].iter().enumerate() {
            self.an_expert_marks(expert, turn).await?;
        }
        self.the_methodist_draws_the_list().await?;
        self.the_council_adopts_it().await?;
        self.the_order_is_entered().await?;
        self.the_results_are_public().await
    }

    fn store(&self) -> &Store {
        &self.app.kept.store
    }

    async fn go(&self, path: &str) -> Result<()> {
        self.browser.open(&format!("{}{path}", self.app.url)).await
    }

    /// Hands the browser to somebody.
    async fn becomes(&self, email: &str) -> Result<()> {
        self.go("/help").await?;
        let secret = self.store().sign_in(person(self.store(), email).await, "story").await?;
        let driver = self.browser.driver();
        driver.delete_all_cookies().await?;
        let mut cookie = Cookie::new("smotr", secret.reveal().to_owned());
        cookie.set_path("/");
        driver.add_cookie(cookie).await?;
        Ok(())
    }

    /// What is open now is accessible; without scripts the judge cannot run.
    async fn judged(&self, page: &str) -> Result<()> {
        if self.browser.scripts() == Scripts::On {
            assert_accessible(&self.browser, page).await
        } else {
            Ok(())
        }
    }

    async fn writes(&self, name: &str, text: &str) -> Result<()> {
        let field = self.browser.driver().find(By::Name(name)).await?;
        field.scroll_into_view().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    async fn a_school_files(&self) -> Result<()> {
        self.becomes("coordinator1@home.example").await?;
        self.go(&format!("/apps/{}/check", self.codes[0])).await?;
        self.browser.click("Подать заявку").await?;
        self.browser.sees("Заявка подана").await
    }

    async fn the_methodist_admits(&self) -> Result<()> {
        self.becomes("methodist@home.example").await?;
        self.go("/today").await?;
        self.browser.sees("Проверить документы 2 заявок").await?;
        self.judged("today of the methodist").await?;
        for code in &self.codes {
            self.go(&format!("{DESK}/admission/{code}")).await?;
            self.judged("the check of one application").await?;
            self.browser.choose("Допустить").await?;
            self.browser.click("Сохранить и к следующей").await?;
            self.browser.sees("Решение сохранено.").await?;
        }
        self.go(&format!("{DESK}/admission")).await?;
        self.judged("the check").await?;
        self.go(&format!("{DESK}/admission/publish")).await?;
        self.browser.click("Опубликовать").await?;
        self.browser.sees("Результаты проверки опубликованы.").await?;
        self.go("/t/home/calls/products/admission").await?;
        self.browser.sees(&self.codes[0].to_string()).await?;
        self.judged("the published check").await
    }

    async fn the_methodist_assigns(&self) -> Result<()> {
        self.go(&format!("{DESK}/assign")).await?;
        self.browser.click("Предложить экспертов").await?;
        self.browser.sees("Подтвердить все предложения").await?;
        self.judged("the assignment").await?;
        // Three of the four, the same for both works, so that the story knows whom to ask.
        let picks = self.browser.driver().find_all(By::Css("main table select")).await?;
        ensure!(picks.len() >= 6, "there are {} seats to fill", picks.len());
        for (turn, pick) in picks.iter().take(6).enumerate() {
            let id = person(self.store(), EXPERTS[turn % 3]).await.0;
            pick.find(By::Css(format!("option[value=\"{id}\"]"))).await?.click().await?;
        }
        self.browser.click("Подтвердить все предложения").await?;
        self.browser.sees("Эксперты назначены").await
    }

    async fn an_expert_marks(&self, email: &str, turn: usize) -> Result<()> {
        self.becomes(email).await?;
        self.go("/today").await?;
        self.browser.sees("2 работы ждут оценки").await?;
        let by = act(self.store(), email).await;
        let calls = self.store().list_reviews(&by.by, by.at).await?;
        for line in calls.iter().flat_map(|call| &call.lines) {
            // The first school's work is the better one.
            let first = self.store().application_id(&Viewer::System, self.codes[0]).await?;
            let better = Some(line.id) == first;
            let points = if better { 8 } else { 6 };
            self.go(&format!("/review/{}", line.alias.slug())).await?;
            self.judged("a work that is offered").await?;
            self.browser.click("Я не связан(а) с авторами, беру работу").await?;
            self.browser.sees("Сумма").await?;
            for (place, criterion) in CRITERIA.iter().enumerate() {
                let mark = points + i32::from(place == turn);
                let css = format!("input[name=\"mark-{criterion}\"][value=\"{mark}\"]");
                let radio = self.browser.driver().find(By::Css(css)).await?;
                let label = format!("label[for=\"{}\"]", radio.id().await?.unwrap_or_default());
                let label = self.browser.driver().find(By::Css(label)).await?;
                label.scroll_into_view().await?;
                label.click().await?;
                self.writes(&format!("comment-{criterion}"), "Видно по материалам.").await?;
            }
            self.writes("advice", "Покажите соседям.").await?;
            self.judged("a sheet").await?;
            self.browser.click("Подписать").await?;
            self.browser.sees("Проверьте лист и подпишите").await?;
            self.browser.click("Подписать лист").await?;
            self.browser.sees("подписан").await?;
        }
        self.go("/review").await?;
        self.judged("the list of an expert").await
    }

    async fn the_methodist_draws_the_list(&self) -> Result<()> {
        self.becomes("methodist@home.example").await?;
        self.go(&format!("{DESK}/progress")).await?;
        self.judged("the progress").await?;
        self.browser.click("Передать в подсчёт 2 работы").await?;
        self.browser.does_not_see("Передать в подсчёт 2 работы").await?;
        self.go(&format!("{DESK}/sheets/{}", self.codes[0])).await?;
        self.browser.sees("Покажите соседям.").await?;
        self.judged("the sheets").await?;
        self.go(&format!("{DESK}/ranking")).await?;
        self.browser.click("Составить список").await?;
        self.browser.sees("Список № 1").await?;
        self.judged("the list").await
    }

    async fn the_council_adopts_it(&self) -> Result<()> {
        self.becomes("secretary@home.example").await?;
        self.go("/meetings/new").await?;
        self.judged("a new meeting").await?;
        // In an hour, by the clock of the territory.
        let at = self.store().clock().now().plus_seconds(3_600);
        let local = Zone::MOSCOW.local(at);
        self.browser.fill("День", &local.format("%Y-%m-%d").to_string()).await?;
        self.browser.fill("Время", &local.format("%H:%M").to_string()).await?;
        self.browser.fill("Место", "Актовый зал").await?;
        self.browser.choose("внеочередное").await?;
        self.browser.choose("Районный конкурс инновационных продуктов").await?;
        self.browser.click("Созвать заседание").await?;
        self.browser.sees("Заседание").await?;
        let meeting = self.place().await?;
        self.judged("a meeting").await?;
        self.store().clock().turn_to(at.plus_seconds(120));
        self.go(&format!("{meeting}/lead")).await?;
        for group in self.browser.driver().find_all(By::Css("fieldset.who")).await? {
            let label = group.find(By::Css("label")).await?;
            label.scroll_into_view().await?;
            label.click().await?;
        }
        self.judged("the roll").await?;
        self.browser.click("Открыть заседание").await?;
        self.browser.sees("Голосование").await?;
        self.judged("a vote").await?;
        self.browser.choose_in("Как голосовали все", "за").await?;
        self.browser.click("Внести голоса").await?;
        self.browser.sees("Решение принято").await?;
        self.browser.click("Закрыть заседание").await?;
        self.browser.sees("Напишите протокол").await?;
        self.go(&format!("{meeting}/minutes")).await?;
        self.browser.click("Сохранить протокол").await?;
        self.browser.sees("Подписать протокол № 1").await?;
        self.browser.click("Подписать протокол № 1").await?;
        self.browser.sees("подписано").await?;
        self.judged("minutes").await?;
        self.becomes("chair@home.example").await?;
        self.go(&format!("{meeting}/minutes")).await?;
        self.browser.click("Подписать протокол № 1").await?;
        self.browser.sees("Решено: протокол № 1 подписан").await?;
        self.go(&format!("{meeting}/minutes/extract/1")).await?;
        self.browser.sees("ВЫПИСКА ИЗ ПРОТОКОЛА").await?;
        self.judged("an extract").await
    }

    async fn the_order_is_entered(&self) -> Result<()> {
        self.becomes("methodist@home.example").await?;
        self.go(&format!("{DESK}/order")).await?;
        self.judged("orders").await?;
        self.browser.click("Подготовить проект").await?;
        self.browser.sees("Внести распоряжение").await?;
        self.judged("an order").await?;
        self.browser.fill("Номер", "112-р").await?;
        let today = Zone::MOSCOW.local(self.store().clock().now());
        self.browser.fill("Дата", &today.format("%Y-%m-%d").to_string()).await?;
        self.browser.fill("Кто подписал", "Начальник отдела образования").await?;
        self.browser.click("Внести распоряжение").await?;
        self.browser.sees("112-р").await
    }

    async fn the_results_are_public(&self) -> Result<()> {
        self.go("/t/home/calls/products/results").await?;
        self.browser.sees("Такой страницы нет").await?;
        self.go(&format!("{DESK}/publish")).await?;
        self.judged("the publication").await?;
        self.browser.click("Опубликовать итоги").await?;
        self.browser.sees("Итоги опубликованы").await?;
        self.browser.driver().delete_all_cookies().await?;
        self.go("/t/home/calls/products/results").await?;
        self.browser.sees("Победитель").await?;
        self.browser.sees("112-р").await?;
        self.judged("the results").await?;
        self.becomes("coordinator1@home.example").await?;
        self.go(&format!("/apps/{}/feedback", self.codes[0])).await?;
        self.browser.sees("Победитель").await?;
        self.browser.sees("Покажите соседям.").await?;
        self.browser.does_not_see("Персона expert").await?;
        self.judged("what a school learns").await
    }

    /// The address of the open page within the site.
    async fn place(&self) -> Result<String> {
        let url = self.browser.url().await?;
        let path = url.strip_prefix(self.app.url.as_str()).unwrap_or_default();
        Ok(path.split(['?', '#']).next().unwrap_or_default().to_owned())
    }
}
