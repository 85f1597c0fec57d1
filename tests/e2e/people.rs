//! Organisations from a table with a mistake in it; a person who is invited, comes in, forgets the password.

use anyhow::{Result, ensure};
use thirtyfour::Key;

use crate::applying::paper;
use crate::stage::Stage;

const HEADER: &str = "slug;kind;number;short_name;full_name;address;email;phone;founder";
const NEWCOMER: &str = "v.novikova@example.org";
const FIRST: &str = "зелёный троллейбус едет";
const SECOND: &str = "синий трамвай стоит";

/// What a methodist does before the contest, and what comes of it for one person.
pub(crate) async fn a_methodist_brings_people_in(stage: &mut Stage) -> Result<()> {
    stage.become_one("Методист").await?;
    imports_schools(stage).await?;
    invites(stage).await?;
    comes_in(stage).await?;
    forgets_the_password(stage).await
}

async fn imports_schools(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    browser.click("Организации").await?;
    browser.click("Загрузить из файла").await?;
    browser.sees("Без вашего подтверждения ничего не запишется").await?;
    let good = "school-970;school;970;ГБОУ СОШ № 970;Школа № 970;Санкт-Петербург, Шуйская ул., д. 1;\
                school970@example.org;+7 812 555-70-70;Администрация";
    let other = "school-971;school;971;ГБОУ СОШ № 971;Школа № 971;Санкт-Петербург, Шуйская ул., д. 2;\
                 school971@example.org;+7 812 555-71-71;Администрация";
    let wrong = other.replace("school971@example.org", "school971 at example");
    looks_at(stage, &format!("{HEADER}\r\n{good}\r\n{wrong}\r\n")).await?;
    browser.sees("В файле есть ошибки").await?;
    browser.sees("Проверьте адрес «school971 at example»").await?;
    let row = browser.text().await?;
    ensure!(row.contains('3'), "the number of the line is not told: {row}");
    browser.does_not_see("Записать").await?;
    browser.click("Другой файл").await?;
    looks_at(stage, &format!("{HEADER}\r\n{good}\r\n{other}\r\n")).await?;
    browser.sees("Файл прочитан").await?;
    browser.sees("Новых: 2, изменится: 0, без изменений: 0").await?;
    browser.click("Записать").await?;
    browser.sees("Внесены 2 строки.").await?;
    browser.fill("Поиск", "971").await?;
    browser.click("Найти").await?;
    browser.sees("ГБОУ СОШ № 971").await
}

async fn looks_at(stage: &Stage, table: &str) -> Result<()> {
    let browser = &stage.browser;
    browser.choose("Организации").await?;
    browser.attach("Файл", &paper(stage, "организации.csv", table.as_bytes())?).await?;
    browser.click("Посмотреть, что изменится").await
}

async fn invites(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    browser.click("Люди").await?;
    browser.click("Добавить человека").await?;
    browser.fill("Фамилия, имя, отчество", "Новикова Вера Андреевна").await?;
    browser.fill("Электронная почта", NEWCOMER).await?;
    browser.fill("Должность", "заместитель директора").await?;
    browser.click("Добавить").await?;
    browser.sees("Выберите роль").await?;
    browser.choose_in("Роль", "координатор").await?;
    browser.fill("Организация", "ГБОУ СОШ № 971").await?;
    browser.click("Добавить").await?;
    browser.sees("Роль дана.").await?;
    browser.fill("Поиск", "Новикова").await?;
    browser.click("Найти").await?;
    browser.sees("пароля ещё нет").await?;
    browser.click("Пригласить").await?;
    browser.sees("Письмо поставлено в очередь.").await?;
    stage.go("/demo/mail").await?;
    browser.sees("Приглашение: Центральный район").await?;
    browser.sees(NEWCOMER).await
}

async fn comes_in(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    browser.forget_cookies().await?;
    stage.follow_letter("/invite/").await?;
    browser.sees("Задайте пароль").await?;
    browser.sees("Новикова Вера Андреевна").await?;
    let link = stage.place().await?;
    browser.fill("Новый пароль", "1234567890").await?;
    browser.click("Сохранить пароль и войти").await?;
    browser.sees("Этот пароль подбирают первым").await?;
    browser.fill("Новый пароль", FIRST).await?;
    browser.click("Сохранить пароль и войти").await?;
    stage.is_at("/today").await?;
    browser.sees("ГБОУ СОШ № 971").await?;
    browser.click("Выйти").await?;
    browser.sees("Вы вышли.").await?;
    stage.go(&link).await?;
    browser.sees("Ссылка больше не действует").await?;
    signs_in(stage, "совсем не тот пароль").await?;
    browser.sees("Почта или пароль не подходят").await?;
    signs_in(stage, FIRST).await?;
    stage.is_at("/today").await
}

async fn forgets_the_password(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    browser.click("Выйти").await?;
    browser.sees("Вы вышли.").await?;
    stage.go("/sign-in").await?;
    browser.click("Забыли пароль?").await?;
    browser.fill("Электронная почта", NEWCOMER).await?;
    browser.click("Отправить ссылку").await?;
    browser.sees("Если такой адрес у нас есть, письмо со ссылкой уже в пути").await?;
    stage.follow_letter("/reset/").await?;
    browser.fill("Новый пароль", SECOND).await?;
    browser.click("Сохранить пароль и войти").await?;
    stage.is_at("/today").await?;
    browser.sees("Пароль задан. Все прежние входы закончены.").await?;
    browser.click("Выйти").await?;
    browser.sees("Вы вышли.").await?;
    signs_in(stage, FIRST).await?;
    browser.sees("Почта или пароль не подходят").await?;
    signs_in(stage, SECOND).await?;
    stage.is_at("/today").await
}

async fn signs_in(stage: &Stage, password: &str) -> Result<()> {
    stage.go("/sign-in").await?;
    stage.browser.fill("Электронная почта", NEWCOMER).await?;
    stage.browser.fill("Пароль", password).await?;
    stage.browser.press(Key::Enter).await
}
