//! The harness itself, tried on a small site of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

use anyhow::Result;

use super::{Browser, Scripts, Setup};
use crate::axe;

const FORM: &str = r#"<!doctype html><html lang="ru"><head><title>Заявка</title>
<style>@media (prefers-color-scheme: dark) { .light { display: none } }
@media (min-width: 500px) { .narrow { display: none } } .quiet { position: absolute; opacity: 0 }</style>
</head><body><main><h1>Заявка № 5&#160;000</h1>
<p class="light">Светлая тема</p><p class="narrow">Узкий экран</p>
<noscript><p>Без сценариев</p></noscript>
<form method="post" action="/sent" enctype="multipart/form-data">
<label for="t">Название <span>(обязательно)</span></label><input id="t" name="title" value="старое">
<label>Аннотация <textarea name="note"></textarea></label>
<label for="d">День</label><input type="date" id="d" name="day">
<label for="k">Вид</label><select id="k" name="kind"><option>Проект</option>
<option>Программа</option></select>
<fieldset><legend>Первый вопрос</legend>
<label><input type="radio" name="one" value="yes1"> За</label></fieldset>
<fieldset><legend>Второй вопрос</legend>
<input type="radio" name="two" id="two" value="yes2" class="quiet"><label for="two">За</label></fieldset>
<label><input type="checkbox" name="agree" value="agreed"> Согласие</label>
<label for="f">Файл</label><input type="file" id="f" name="file">
<button>Подать заявку</button></form><a href="/plain">Дальше</a></main>
<script src="/script.js"></script></body></html>"#;

const SCRIPT: &str = "setTimeout(() => { const p = document.createElement('p'); \
    p.textContent = 'Сценарий сработал'; document.body.append(p); }, 300);";

const FAULTY: &str = r#"<!doctype html><html><head><title>Faulty</title></head><body>
<img src="/x.png"><input name="nameless"><script>document.title = 'inline'</script></body></html>"#;

const PLAIN: &str = r#"<!doctype html><html lang="ru"><head><title>Просто</title></head>
<body><main><h1>Просто страница</h1></main></body></html>"#;

/// Serves the pages above; a posted form comes back as text.
fn site() -> Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || answer(stream));
        }
    });
    Ok(address)
}

fn answer(mut stream: TcpStream) -> Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut head = String::new();
    while reader.read_line(&mut head)? > 2 {}
    let length =
        |line: &str| line.to_lowercase().strip_prefix("content-length: ").and_then(|n| n.parse().ok());
    let mut body = vec![0; head.lines().find_map(length).unwrap_or(0)];
    reader.read_exact(&mut body)?;
    let escaped = || String::from_utf8_lossy(&body).replace('<', "&lt;");
    let (kind, page) = match head.split(' ').nth(1).unwrap_or_default() {
        "/" => ("text/html", FORM.to_owned()),
        "/script.js" => ("text/javascript", SCRIPT.to_owned()),
        "/faulty" => ("text/html", FAULTY.to_owned()),
        "/sent" => ("text/html", format!("<!doctype html><title>Подано</title><pre>{}</pre>", escaped())),
        "/head" => ("text/plain", head.clone()),
        _ => ("text/html", PLAIN.to_owned()),
    };
    let policy = "default-src 'self'; style-src 'self' 'unsafe-inline'";
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Security-Policy: {policy}\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{page}",
        page.len()
    )?;
    Ok(())
}

async fn fills_and_sends_the_form(browser: &Browser, site: &str) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let paper = folder.path().join("скан.pdf");
    std::fs::write(&paper, "%PDF")?;
    browser.open(site).await?;
    browser.sees("Заявка № 5 000").await?;
    browser.fill("Название", "Новое «имя» o'clock").await?;
    browser.fill("Аннотация", "Первая строка\nвторая").await?;
    browser.fill("День", "2019-03-15").await?;
    browser.fill("Вид", "Программа").await?;
    browser.choose_in("Первый вопрос", "За").await?;
    browser.choose_in("Второй вопрос", "За").await?;
    browser.choose("Согласие").await?;
    browser.attach("Файл", &paper).await?;
    assert_eq!(browser.value("Название").await?, "Новое «имя» o'clock");
    browser.click("Подать заявку").await?;
    for sent in
        ["Новое «имя» o'clock", "вторая", "2019-03-15", "Программа", "yes1", "yes2", "agreed", "скан.pdf"]
    {
        browser.sees(sent).await?;
    }
    browser.does_not_see("старое").await?;
    assert_eq!(browser.title().await?, "Подано");
    Ok(())
}

#[tokio::test]
async fn a_person_fills_a_form_and_sees_what_scripts_add() -> Result<()> {
    let site = site()?;
    let browser = Browser::with_js().await?;
    fills_and_sends_the_form(&browser, &site).await?;
    browser.open(&site).await?;
    browser.sees("Сценарий сработал").await?;
    browser.does_not_see("Без сценариев").await?;
    browser.click("Дальше").await?;
    browser.sees("Просто страница").await?;
    assert_eq!(browser.console_errors().await?, Vec::<String>::new());
    let refused = browser.click("Нет такой").await.unwrap_err().to_string();
    assert!(
        refused.contains("no button or link “Нет такой”") && refused.contains("Просто страница"),
        "{refused}"
    );
    Ok(())
}

#[tokio::test]
async fn a_person_without_scripts_does_the_same() -> Result<()> {
    let site = site()?;
    let browser = Browser::without_js().await?;
    fills_and_sends_the_form(&browser, &site).await?;
    browser.open(&site).await?;
    browser.sees("Без сценариев").await?;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    browser.does_not_see("Сценарий сработал").await
}

#[tokio::test]
async fn network_size_theme_and_language_are_as_told() -> Result<()> {
    let site = site()?;
    let browser =
        Browser::start(Setup { scripts: Scripts::On, language: "en", width: 390, height: 800 }).await?;
    browser.open(&site).await?;
    browser.sees("Узкий экран").await?;
    browser.sees("Светлая тема").await?;
    browser.color_scheme("dark").await?;
    browser.does_not_see("Светлая тема").await?;
    browser.viewport(1000, 800).await?;
    browser.does_not_see("Узкий экран").await?;
    browser.offline().await?;
    browser.click("Дальше").await?;
    browser.does_not_see("Просто страница").await?;
    browser.online().await?;
    browser.open(&format!("{site}/plain")).await?;
    browser.sees("Просто страница").await?;
    browser.open(&format!("{site}/head")).await?;
    browser.sees("Accept-Language: en").await
}

#[tokio::test]
async fn axe_and_the_policy_complain_of_a_faulty_page_only() -> Result<()> {
    let site = site()?;
    let browser = Browser::with_js().await?;
    browser.open(&format!("{site}/plain")).await?;
    axe::assert_accessible(&browser, "plain page").await?;
    assert_eq!(browser.console_errors().await?, Vec::<String>::new());
    browser.open(&format!("{site}/faulty")).await?;
    let found = axe::assert_accessible(&browser, "faulty page").await.unwrap_err().to_string();
    for rule in ["image-alt", "html-has-lang", "label"] {
        assert!(found.contains(rule), "{rule} is not in:\n{found}");
    }
    let complaints = browser.console_errors().await?;
    assert!(complaints.iter().any(|complaint| complaint.starts_with("security: ")), "{complaints:?}");
    Ok(())
}
