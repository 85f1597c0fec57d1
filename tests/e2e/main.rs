//! What people do in a real browser, told in the words of the pages, on both databases. Where a story fails,
//! what the page looked like lies in `target/e2e`.

mod applying;
mod stage;
mod work;

use anyhow::Result;
use tests::browser::Setup;
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
