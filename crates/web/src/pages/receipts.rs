//! GET /receipts/{code} and /receipts/{code}/{submission}: the receipt, at an address for ever.
//! GET /receipts/{code}/{submission}/files/{index}: a file as it was filed.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::application::fact::Channel;
use domain::basics::code::Code;
use i18n_embed_fl::fl;
use persistence::read::apps::{FiledFile, Receipt, ReceiptLine, Superseded};

use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::{case, download, urls};

#[derive(Template)]
#[template(path = "receipts.html")]
struct ReceiptView {
    frame: Frame,
    title: String,
    note: Option<(String, Option<String>)>,
    facts: Vec<(String, String)>,
    answers: Vec<Line>,
    papers: Vec<Line>,
    authors: Vec<Line>,
    hash: String,
    place: String,
    edition: String,
}

struct Line {
    label: String,
    url: Option<String>,
    text: Option<String>,
    digest: String,
    salt: Option<String>,
}

pub(crate) async fn latest(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let code = Code::parse(&code).ok_or(PageError::Missing)?;
    let receipt = server.store.find_receipt(who.viewer(), code, None).await?.ok_or(PageError::Missing)?;
    page(&who, &receipt)
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((code, submission)): Path<(String, u32)>,
) -> Result<Response, PageError> {
    let code = Code::parse(&code).ok_or(PageError::Missing)?;
    let found = server.store.find_receipt(who.viewer(), code, Some(submission)).await?;
    page(&who, &found.ok_or(PageError::Missing)?)
}

pub(crate) async fn file(
    State(server): State<Server>,
    who: Who,
    Path((code, submission, index)): Path<(String, u32, usize)>,
) -> Result<Response, PageError> {
    let code = Code::parse(&code).ok_or(PageError::Missing)?;
    let found = server.store.find_filed_file(who.viewer(), (code, submission), index).await?;
    let (territory, file) = found.ok_or(PageError::Missing)?;
    download::blob(&server, territory, file.sha256, (&file.name, file.size)).await
}

fn page(who: &Who, receipt: &Receipt) -> Result<Response, PageError> {
    let words = who.words();
    let erased = || fl!(words, "receipt-erased");
    let note = match receipt.superseded {
        Some(Superseded::Replaced) => {
            Some((fl!(words, "receipt-superseded"), Some(urls::receipt(receipt.code))))
        }
        Some(Superseded::Withdrawn) => Some((fl!(words, "receipt-withdrawn"), None)),
        None => None,
    };
    let answer = |line: &ReceiptLine| Line {
        label: line.label.as_ref().map_or_else(|| line.name.clone(), |label| who.lang().of(label).to_owned()),
        url: None,
        text: Some(line.text.clone().unwrap_or_else(erased)),
        digest: line.digest.to_string(),
        salt: line.salt.clone(),
    };
    let paper = |(index, line): (usize, &ReceiptLine)| {
        let file = line.text.as_deref().and_then(FiledFile::parse);
        let url = file.is_some().then(|| urls::receipt_file(receipt.code, receipt.submission, index));
        let text = file.map(|file| {
            let (name, size) = (file.name, file.size.to_string());
            format!("{}\nSHA-256 {}", fl!(words, "receipt-file-line", name = name, size = size), file.sha256)
        });
        Line { url, text: Some(text.unwrap_or_else(erased)), ..answer(line) }
    };
    let author = |(index, line): (usize, &ReceiptLine)| {
        let label = fl!(words, "receipt-author-n", n = (index + 1));
        Line {
            label,
            text: Some(line.text.as_ref().map_or_else(erased, |t| t.replace('\n', ", "))),
            ..answer(line)
        }
    };
    html(&ReceiptView {
        frame: who.frame(fl!(words, "receipt-title")),
        title: fl!(words, "receipt-title"),
        note,
        facts: facts(who, receipt),
        answers: receipt.answers.iter().map(answer).collect(),
        papers: receipt.papers.iter().enumerate().map(paper).collect(),
        authors: receipt.authors.iter().enumerate().map(author).collect(),
        hash: receipt.hash.to_string(),
        place: format!("{} · {}", receipt.stream, receipt.version),
        edition: receipt.edition.clone(),
    })
}

fn facts(who: &Who, receipt: &Receipt) -> Vec<(String, String)> {
    let words = who.words();
    let zone = case::zone(&receipt.zone);
    let channel = match receipt.channel {
        Channel::Online => fl!(words, "receipt-online"),
        Channel::Paper => fl!(words, "receipt-paper"),
    };
    vec![
        (fl!(words, "receipt-number"), receipt.code.to_string()),
        (fl!(words, "receipt-call"), who.lang().of(&receipt.call).to_owned()),
        (fl!(words, "receipt-organisation"), receipt.organisation.clone()),
        (fl!(words, "receipt-submission"), fl!(words, "receipt-submission-n", n = receipt.submission)),
        (fl!(words, "receipt-channel"), channel),
        (fl!(words, "receipt-received"), exact(who, receipt.received_at, zone)),
        (fl!(words, "receipt-recorded"), exact(who, receipt.recorded_at, zone)),
        (fl!(words, "receipt-closes"), words.moment(receipt.closes, zone)),
    ]
}

/// A moment to the second: minutes are not enough for a receipt.
fn exact(who: &Who, at: domain::basics::moment::Moment, zone: domain::basics::moment::Zone) -> String {
    format!("{} · {}", who.words().moment(at, zone), at)
}
