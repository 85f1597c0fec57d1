//! Nothing typed is lost: without a network, over a reload, after the session ended, in two tabs, over a
//! restart of the server.

use std::time::Duration;

use anyhow::{Result, ensure};
use tests::browser::Tab;

use crate::applying::{SCHOOL, begins};
use crate::stage::Stage;

const TASK: &str = "Какую задачу решает продукт";
const NEW: &str = "Что в нём нового";
const SAVED: &str = "Сохранено на сервере в";
const AWAY: &str = "Нет связи. Текст хранится на этом компьютере";
/// The page tries again by itself after growing pauses.
const LATER: Duration = Duration::from_secs(30);

/// All five ways to lose a text, one after another in one application.
pub(crate) async fn nothing_typed_is_lost(stage: &mut Stage) -> Result<()> {
    stage.become_one(SCHOOL).await?;
    let section = format!("{}/novelty", begins(stage).await?);
    without_a_network(stage, &section).await?;
    over_a_reload(stage, &section).await?;
    after_the_session(stage, &section).await?;
    in_two_tabs(stage, &section).await?;
    over_a_restart(stage, &section).await
}

async fn without_a_network(stage: &Stage, section: &str) -> Result<()> {
    let browser = &stage.browser;
    stage.go(section).await?;
    browser.offline().await?;
    browser.fill(TASK, "Писали без сети.").await?;
    browser.sees(AWAY).await?;
    browser.online().await?;
    browser.sees_within(LATER, SAVED).await?;
    stands(stage, section, (TASK, "Писали без сети.")).await
}

async fn over_a_reload(stage: &Stage, section: &str) -> Result<()> {
    let browser = &stage.browser;
    browser.offline().await?;
    browser.fill(TASK, "Писали без сети и закрыли страницу.").await?;
    browser.sees(AWAY).await?;
    // Whether the driver calls that a failure or not: there is no page.
    browser.reload().await.ok();
    browser.does_not_see("Актуальность и новизна").await?;
    // Chromium may now read the page again by itself; then the text is back and saved before we look.
    browser.online().await?;
    stage.go(section).await?;
    browser.sees("Актуальность и новизна").await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    stands(stage, section, (TASK, "Писали без сети и закрыли страницу.")).await
}

async fn after_the_session(stage: &Stage, section: &str) -> Result<()> {
    let browser = &stage.browser;
    let here = browser.tab().await?;
    browser.forget_cookies().await?;
    browser.fill(TASK, "Писали, а вход закончился.").await?;
    browser.sees("Вы вышли, а текст остался").await?;
    browser.click("Войти в новом окне").await?;
    browser.turn_to_newest().await?;
    browser.click(SCHOOL).await?;
    stage.is_at("/today").await?;
    browser.close_tab(&here).await?;
    // Coming back to the tab may be enough, and then the dialog goes by itself.
    browser.click("Вернуться к тексту").await.ok();
    browser.sees_within(LATER, SAVED).await?;
    stands(stage, section, (TASK, "Писали, а вход закончился.")).await
}

async fn in_two_tabs(stage: &Stage, section: &str) -> Result<()> {
    let browser = &stage.browser;
    let one = browser.tab().await?;
    let other = browser.new_tab().await?;
    stage.go(section).await?;
    types(stage, &one, (TASK, "Задача из первого окна.")).await?;
    types(stage, &other, (NEW, "Новое из второго окна.")).await?;
    ensure!(browser.value(TASK).await? == "Задача из первого окна.", "the other tab's field did not come");
    stands(stage, section, (TASK, "Задача из первого окна.")).await?;
    stands(stage, section, (NEW, "Новое из второго окна.")).await?;
    // The first tab holds an older text of the second field, and now both change the same one.
    types(stage, &other, (TASK, "Так написали во втором окне.")).await?;
    browser.turn_to(&one).await?;
    browser.fill(TASK, "А так в первом.").await?;
    for text in ["Изменено в другом окне", "Ваш текст", "На сервере", "Так написали во втором окне."]
    {
        browser.sees(text).await?;
    }
    ensure!(browser.value(TASK).await? == "А так в первом.", "what was typed went away");
    browser.click("Взять мой").await?;
    browser.sees(SAVED).await?;
    stands(stage, section, (TASK, "А так в первом.")).await?;
    stands(stage, section, (NEW, "Новое из второго окна.")).await?;
    browser.turn_to(&other).await?;
    browser.close_tab(&one).await?;
    stage.go(&format!("{}/history", section.trim_end_matches("/novelty"))).await
}

async fn over_a_restart(stage: &mut Stage, section: &str) -> Result<()> {
    stage.go(section).await?;
    stage.app.stop().await;
    stage.browser.fill(TASK, "Писали, пока сервер стоял.").await?;
    stage.browser.sees(AWAY).await?;
    stage.app.start_again().await;
    stage.browser.sees_within(LATER, SAVED).await?;
    stands(stage, section, (TASK, "Писали, пока сервер стоял.")).await
}

/// Types in a tab, and waits until it is saved.
async fn types(stage: &Stage, tab: &Tab, (label, text): (&str, &str)) -> Result<()> {
    stage.browser.turn_to(tab).await?;
    stage.browser.fill(label, text).await?;
    stage.browser.sees_within(LATER, SAVED).await
}

/// What the server gives for the field when the page is read anew.
async fn stands(stage: &Stage, section: &str, (label, text): (&str, &str)) -> Result<()> {
    stage.go(section).await?;
    let value = stage.browser.value(label).await?;
    ensure!(value == text, "“{label}” holds “{value}” and not “{text}”");
    Ok(())
}
