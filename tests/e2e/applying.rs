//! A school applies, is late, is given more time, and stands in the register.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use domain::basics::moment::Zone;
use tests::browser::Browser;
use tests::given::PDF;

use crate::stage::Stage;
use crate::work::{Does, ELIGIBLE, RUSSIAN, TITLE, Written};

pub(crate) const SCHOOL: &str = "Координатор школы № 901";

/// From the public page of the call to the register of the methodist.
pub(crate) async fn a_school_applies(stage: &mut Stage) -> Result<()> {
    reads_the_call(stage).await?;
    asks_whether_it_fits(stage).await?;
    let app = begins(stage).await?;
    sees_what_is_missing(stage, &app).await?;
    fills_everything(stage).await?;
    attaches_files(stage, &app).await?;
    names_an_author(stage, &app).await?;
    let code = submits(stage, &app).await?;
    changes_and_submits_again(stage, &app).await?;
    is_late(stage, &app).await?;
    is_given_more_time(stage).await?;
    submits_in_its_own_time(stage, &app).await?;
    stands_in_the_register(stage, &code).await
}

async fn reads_the_call(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    stage.go("/").await?;
    browser.click("Районный конкурс инновационных продуктов").await?;
    stage.is_at(&stage.call()).await?;
    for text in ["остал", "Приём до", "Что оценивают", "5 критериев", "Какие файлы понадобятся"]
    {
        browser.sees(text).await?;
    }
    for text in
        ["Описание продукта", "Подпись руководителя", "Кто может участвовать", "Как принимают решение"]
    {
        browser.sees(text).await?;
    }
    for element in ["time[data-countdown]", "table.criteria th[id]", ".anchors dt", "figure svg .node"] {
        stage.has(element).await?;
    }
    Ok(())
}

async fn asks_whether_it_fits(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    browser.click("Подать заявку").await?;
    browser.sees("Выберите, кем посмотреть").await?;
    browser.click(SCHOOL).await?;
    browser.sees("Подходит ли вам этот конкурс").await?;
    for (n, (question, answer)) in ELIGIBLE.iter().enumerate() {
        browser.choose_in(question, if n == 0 { "Нет" } else { answer }).await?;
    }
    browser.click("Начать заявку").await?;
    browser.sees("С таким ответом участвовать не получится").await?;
    browser.sees("В конкурсе участвуют образовательные учреждения района").await?;
    stage.go("/apps").await?;
    browser.sees("Заявок пока нет").await
}

/// Begins an application as the school, and tells its address.
pub(crate) async fn begins(stage: &Stage) -> Result<String> {
    let browser = &stage.browser;
    stage.go("/apps").await?;
    browser.click("Начать заявку").await?;
    for (question, answer) in ELIGIBLE {
        browser.choose_in(question, answer).await?;
    }
    browser.click("Начать заявку").await?;
    browser.sees("Заявка ещё не подана.").await?;
    browser.sees("Заполнено 0 из").await?;
    stage.place().await
}

async fn sees_what_is_missing(stage: &Stage, app: &str) -> Result<()> {
    stage.go(&format!("{app}/check")).await?;
    for text in ["До подачи остал", "Заполните: Название продукта", "Приложите: Описание продукта"]
    {
        stage.browser.sees(text).await?;
    }
    stage.browser.click("Подать заявку").await?;
    stage.browser.sees("Укажите авторов работы").await?;
    stage.browser.click("Заполните: Название продукта").await?;
    stage.browser.sees("О продукте").await
}

async fn fills_everything(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    for section in RUSSIAN {
        fills(browser, section).await?;
        browser.sees("Сохранено на сервере в").await?;
        browser.sees("Заявка ещё не подана").await?;
        browser.click("Сохранить и дальше").await?;
        browser.sees("Сохранено.").await?;
    }
    Ok(())
}

/// Fills a section that is open.
pub(crate) async fn fills(browser: &Browser, (heading, fields): &Written) -> Result<()> {
    browser.sees(heading).await?;
    for (label, does) in *fields {
        match does {
            Does::Fills(text) => browser.fill(label, text).await?,
            Does::Chooses(option) => browser.choose_in(label, option).await?,
        }
    }
    Ok(())
}

async fn attaches_files(stage: &Stage, app: &str) -> Result<()> {
    let browser = &stage.browser;
    stage.is_at(&format!("{app}/files")).await?;
    let notes = paper(stage, "заметки.txt", "Просто текст".as_bytes())?;
    browser.attach("Выберите файл — Описание продукта", &notes).await?;
    browser.click("Загрузить — Описание продукта").await?;
    browser.sees("Файл «заметки.txt» здесь не подойдёт. Сохраните его как PDF").await?;
    let false_name = paper(stage, "скан.pdf", "Просто текст".as_bytes())?;
    browser.attach("Выберите файл — Подпись руководителя", &false_name).await?;
    browser.click("Загрузить — Подпись руководителя").await?;
    browser.sees("внутри не то, что обещает его имя").await?;
    for (slot, name) in [("Описание продукта", "Атлас № 1.pdf"), ("Подпись руководителя", "подпись.pdf")]
    {
        browser.attach(&format!("Выберите файл — {slot}"), &paper(stage, name, PDF)?).await?;
        browser.click(&format!("Загрузить — {slot}")).await?;
        browser.sees(&format!("Убрать {name}")).await?;
    }
    Ok(())
}

/// A file on the school's computer.
pub(crate) fn paper(stage: &Stage, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let path = stage.app.kept.path(name);
    std::fs::write(&path, bytes)?;
    Ok(path)
}

async fn names_an_author(stage: &Stage, app: &str) -> Result<()> {
    let browser = &stage.browser;
    browser.click("Авторы и согласия").await?;
    stage.is_at(&format!("{app}/authors")).await?;
    browser.sees("Авторов пока нет.").await?;
    browser.fill("Фамилия, имя, отчество", "Межеваникова Ольга Петровна").await?;
    browser.fill("Должность", "учитель географии").await?;
    browser.fill("Электронная почта", "o.mezhevanikova@example.org").await?;
    browser.click("Добавить").await?;
    browser.sees("учитель географии").await?;
    browser.sees("Нужно").await?;
    browser.click("Отправить письмо с согласиями").await?;
    browser.sees("Письмо поставлено в очередь.").await?;
    stage.go(&format!("{app}/check")).await?;
    browser.sees("Межеваникова Ольга Петровна: нужно согласие").await?;
    stage.follow_letter("/consent/").await?;
    browser.sees("Ваши согласия").await?;
    browser.sees(TITLE).await?;
    browser.choose("Даю это согласие").await?;
    browser.click("Сохранить мой выбор").await?;
    browser.sees("Ваш выбор записан").await
}

async fn submits(stage: &Stage, app: &str) -> Result<String> {
    let browser = &stage.browser;
    stage.go(&format!("{app}/check")).await?;
    browser.sees("Всё заполнено.").await?;
    browser.does_not_see("До подачи остал").await?;
    browser.sees("Атлас № 1.pdf").await?;
    browser.click("Подать заявку").await?;
    browser.sees("Заявка подана").await?;
    stage.is_at(&format!("{app}/submitted")).await?;
    let code = app.rsplit('/').next().context("the address holds no code")?.to_owned();
    browser.sees(&format!("Номер заявки: {code}")).await?;
    browser.click("Открыть квитанцию").await?;
    browser.sees("Квитанция о приёме заявки").await?;
    for text in [code.as_str(), TITLE, "Атлас № 1.pdf", "Межеваникова", "Соль", "Поток и номер"]
    {
        browser.sees(text).await?;
    }
    let text = browser.text().await?;
    let (_, after) = text.split_once("Хеш записи").context("the receipt has no hash of the entry")?;
    ensure!(is_digest(after), "this is no hash of an entry: {after}");
    let digests = text.split_whitespace().filter(|word| is_digest(word)).count();
    // An answer for each field, the description, the signature, the author.
    ensure!(digests > 20, "{digests} digests on the receipt:\n{text}");
    Ok(code)
}

/// Whether the text begins with 64 hexadecimal digits.
fn is_digest(text: &str) -> bool {
    let digits = text.trim_start().chars().take_while(char::is_ascii_hexdigit).count();
    digits == 64
}

async fn changes_and_submits_again(stage: &Stage, app: &str) -> Result<()> {
    let browser = &stage.browser;
    stage.go(&format!("{app}/product")).await?;
    browser.sees("Подана").await?;
    browser.fill("Кратко о продукте", "Карта квартала, которую дети чертят сами.").await?;
    browser.sees("Сохранено на сервере в").await?;
    stage.go(app).await?;
    browser.sees("правки ещё не поданы").await?;
    stage.go("/apps").await?;
    browser.sees("Подана, правки не поданы").await?;
    stage.go(&format!("{app}/check")).await?;
    browser.click("Подать заново").await?;
    browser.sees("Заявка подана заново").await?;
    browser.click("Открыть квитанцию").await?;
    browser.sees("№ 2").await
}

/// The page was open before the cutoff, the button is pressed after it.
async fn is_late(stage: &Stage, app: &str) -> Result<()> {
    let browser = &stage.browser;
    stage.go(&format!("{app}/spreading")).await?;
    browser.fill("Где чаще всего бывает трудно", "Трудно только начать.").await?;
    browser.sees("Сохранено на сервере в").await?;
    stage.go(&format!("{app}/check")).await?;
    let here = browser.tab().await?;
    browser.new_tab().await?;
    stage.go("/demo/clock").await?;
    browser.click("Через минуту после него").await?;
    browser.sees("Часы переведены.").await?;
    browser.close_tab(&here).await?;
    browser.click("Подать заново").await?;
    browser.sees("Приём закончился").await?;
    browser.sees("Черновик сохранён, но не подан").await?;
    browser.sees("Трудно только начать.").await?;
    stage.go(&format!("{app}/spreading")).await?;
    ensure!(
        browser.value("Где чаще всего бывает трудно").await? == "Трудно только начать.",
        "the draft is lost"
    );
    stage.go(&format!("{app}/history")).await?;
    browser.sees("Подать не удалось: приём уже закончился").await
}

async fn is_given_more_time(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    stage.become_one("Методист").await?;
    stage.go(&stage.desk()).await?;
    browser.click("Продлить или перенести").await?;
    browser.sees("Дать больше времени одному").await?;
    browser.click("Дать больше времени").await?;
    browser.sees("Укажите основание").await?;
    let later = stage.app.kept.store.clock().now().plus_seconds(3 * 86_400);
    let day = Zone::MOSCOW.local(later).date().to_string();
    let form = "Дать больше времени одному";
    browser.fill_under(form, "Кому", "ГБОУ СОШ № 901").await?;
    browser.fill_under(form, "Новая дата", &day).await?;
    browser.fill_under(form, "Время", "18:00").await?;
    browser.fill_under(form, "Основание", "В школе два дня не было связи, письмо № 17").await?;
    browser.click("Дать больше времени").await?;
    browser.sees("Срок изменён, письма поставлены в очередь.").await?;
    browser.sees("Основание: В школе два дня не было связи, письмо № 17").await?;
    stage.go("/demo/mail").await?;
    browser.sees("Приём продлён до").await
}

async fn submits_in_its_own_time(stage: &Stage, app: &str) -> Result<()> {
    let browser = &stage.browser;
    stage.become_one(SCHOOL).await?;
    stage.go(&stage.call()).await?;
    browser.sees("Для вашей организации приём продлён").await?;
    stage.go(&format!("{app}/check")).await?;
    browser.click("Подать заново").await?;
    browser.sees("Заявка подана заново").await?;
    stage.go(app).await?;
    browser.does_not_see("правки ещё не поданы").await
}

async fn stands_in_the_register(stage: &Stage, code: &str) -> Result<()> {
    let browser = &stage.browser;
    stage.become_one("Методист").await?;
    stage.go(&stage.desk()).await?;
    for text in [code, TITLE, "ГБОУ СОШ № 901", "подача № 3"] {
        browser.sees(text).await?;
    }
    browser.click(TITLE).await?;
    browser.sees("Карта квартала, которую дети чертят сами.").await?;
    browser.click("Квитанция").await?;
    browser.sees("Квитанция о приёме заявки").await?;
    browser.sees("Карта квартала, которую дети чертят сами.").await
}
