//! The way from the call to the receipt without a single script, in English.

use anyhow::Result;
use tests::given::PDF;

use crate::applying::{fills, paper};
use crate::stage::Stage;
use crate::work::{ELIGIBLE_ENGLISH, ENGLISH};

/// Through links and buttons only.
pub(crate) async fn a_school_applies_without_scripts(stage: &mut Stage) -> Result<()> {
    let browser = &stage.browser;
    stage.go(&stage.call()).await?;
    browser.click("English").await?;
    browser.sees("Open until").await?;
    browser.click("Apply").await?;
    browser.click("Coordinator of school 901").await?;
    browser.sees("Does this contest suit you").await?;
    browser.click("Start the application").await?;
    browser.sees("Answer the question").await?;
    for (question, answer) in ELIGIBLE_ENGLISH {
        browser.choose_in(question, answer).await?;
    }
    browser.click("Start the application").await?;
    browser.sees("Not submitted yet.").await?;
    let app = stage.place().await?;
    browser.click("About the product").await?;
    for section in ENGLISH {
        fills(browser, section).await?;
        browser.sees("Saved by the button").await?;
        browser.click("Save and go on").await?;
        browser.sees("Saved.").await?;
    }
    attaches_files(stage, &app).await?;
    names_an_author(stage, &app).await?;
    browser.click("Check and submit").await?;
    browser.sees("All is filled in.").await?;
    browser.click("Submit the application").await?;
    browser.sees("The application is submitted").await?;
    browser.click("Open the receipt").await?;
    for text in ["Receipt for an application", "An atlas of school yards", "atlas.pdf", "Hash of the entry"] {
        browser.sees(text).await?;
    }
    Ok(())
}

async fn attaches_files(stage: &Stage, app: &str) -> Result<()> {
    let browser = &stage.browser;
    stage.is_at(&format!("{app}/files")).await?;
    browser.click("Upload — Description of the product").await?;
    browser.sees("Choose a file, then press “Upload”.").await?;
    let notes = paper(stage, "notes.txt", b"words")?;
    browser.attach("Choose a file — Description of the product", &notes).await?;
    browser.click("Upload — Description of the product").await?;
    browser.sees("The file “notes.txt” does not fit here.").await?;
    for (slot, name) in [("Description of the product", "atlas.pdf"), ("Signature of the head", "signed.pdf")]
    {
        browser.attach(&format!("Choose a file — {slot}"), &paper(stage, name, PDF)?).await?;
        browser.click(&format!("Upload — {slot}")).await?;
        browser.sees(&format!("Remove {name}")).await?;
    }
    Ok(())
}

async fn names_an_author(stage: &Stage, app: &str) -> Result<()> {
    let browser = &stage.browser;
    stage.go(&format!("{app}/authors")).await?;
    browser.click("Add").await?;
    browser.sees("Enter the author’s full name").await?;
    browser.fill("Full name", "Mezhevanikova Olga Petrovna").await?;
    browser.fill("Post", "teacher of geography").await?;
    browser.click("Add").await?;
    browser.sees("teacher of geography").await?;
    browser.click("The consents are signed on paper").await?;
    browser.choose("Consent to the processing of personal data").await?;
    browser.fill("Date on the paper", "2025-09-01").await?;
    browser.click("Mark").await?;
    browser.sees("Given").await
}
