//! What people do in a real browser, told in the words of the pages, on both databases. Where a story fails,
//! what the page looked like lies in `target/e2e`.

mod applying;
mod people;
mod plain;
mod reach;
mod stage;
mod typing;
mod whole;
mod work;

use anyhow::Result;
use tests::browser::{Scripts, Setup};
use tests::test_app::On;

use crate::stage::play;

#[tokio::test(flavor = "multi_thread")]
async fn a_school_applies_on_sqlite() -> Result<()> {
    play("a-school-applies", On::Sqlite, Setup::default(), applying::a_school_applies).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_applies_on_postgres() -> Result<()> {
    play("a-school-applies", On::Postgres, Setup::default(), applying::a_school_applies).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_applies_without_scripts_on_sqlite() -> Result<()> {
    play("without-scripts", On::Sqlite, no_scripts(), plain::a_school_applies_without_scripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_applies_without_scripts_on_postgres() -> Result<()> {
    play("without-scripts", On::Postgres, no_scripts(), plain::a_school_applies_without_scripts).await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_is_lost_on_sqlite() -> Result<()> {
    play("nothing-typed-is-lost", On::Sqlite, Setup::default(), typing::nothing_typed_is_lost).await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_is_lost_on_postgres() -> Result<()> {
    play("nothing-typed-is-lost", On::Postgres, Setup::default(), typing::nothing_typed_is_lost).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_methodist_brings_people_in_on_sqlite() -> Result<()> {
    play("people", On::Sqlite, Setup::default(), people::a_methodist_brings_people_in).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_methodist_brings_people_in_on_postgres() -> Result<()> {
    play("people", On::Postgres, Setup::default(), people::a_methodist_brings_people_in).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_within_reach_on_sqlite() -> Result<()> {
    play("reach", On::Sqlite, Setup::default(), reach::every_page_is_within_reach).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_within_reach_on_postgres() -> Result<()> {
    play("reach", On::Postgres, Setup::default(), reach::every_page_is_within_reach).await
}

fn no_scripts() -> Setup {
    Setup { scripts: Scripts::Off, language: "en", ..Setup::default() }
}

macro_rules! contests {
    ($($name:ident: $on:expr, $scripts:expr;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() -> Result<()> {
            whole::seven_people_hold_a_contest($on, $scripts).await
        }
    )*};
}

contests! {
    a_whole_contest_on_sqlite: On::Sqlite, Scripts::On;
    a_whole_contest_on_postgres: On::Postgres, Scripts::On;
    a_whole_contest_without_scripts_on_sqlite: On::Sqlite, Scripts::Off;
    a_whole_contest_without_scripts_on_postgres: On::Postgres, Scripts::Off;
}
