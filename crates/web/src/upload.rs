//! Uploaded files: into the waiting place, and back out when they will not do.

use axum::extract::multipart::{Field, MultipartError};
use domain::procedure::paper::Paper;
use i18n_embed_fl::fl;
use persistence::files::{ReceiveError, Received};
use words::Words;

use crate::error::PageError;
use crate::file_type::Wrong;
use crate::server::Server;

/// Streams the file into the waiting place; `Err(())` when it is larger than the slot takes.
pub(crate) async fn receive(
    server: &Server,
    mut field: Field<'_>,
    paper: &Paper,
) -> Result<Result<Received, ()>, PageError> {
    match server.store.receive(&mut field, paper.max_bytes()).await {
        Ok(received) => Ok(Ok(received)),
        Err(ReceiveError::TooLarge { .. }) => {
            // The rest is read and dropped, so that the browser hears the answer and not a broken line.
            while field.chunk().await.map_err(broken)?.is_some() {}
            Ok(Err(()))
        }
        Err(ReceiveError::Sender(error)) => Err(broken(error)),
        Err(ReceiveError::Store(error)) => Err(error.into()),
    }
}

/// What is wrong with a file, and what to do.
pub(crate) fn say(words: &Words, name: &str, wrong: Wrong, paper: &Paper) -> String {
    let types = types(paper);
    match wrong {
        Wrong::Type => fl!(words, "files-error-type", name = name, types = types),
        Wrong::Content => fl!(words, "files-error-content", name = name, types = types),
        Wrong::Empty => fl!(words, "files-error-empty", name = name),
        Wrong::Macros => fl!(words, "files-error-macro", name = name, types = types),
        Wrong::Locked => fl!(words, "files-error-locked", name = name),
    }
}

/// A body that broke off or is not what it says.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
pub(crate) fn broken(error: MultipartError) -> PageError {
    PageError::of_status(error.status()).unwrap_or(PageError::Unreadable)
}

/// «PDF, DOCX».
pub(crate) fn types(paper: &Paper) -> String {
    paper.types.iter().map(|kind| kind.extension().to_uppercase()).collect::<Vec<_>>().join(", ")
}

/// Drops what was received and will not be used.
pub(crate) async fn discard(
    server: &Server,
    scans: Vec<(String, String, String, Received)>,
) -> Result<(), PageError> {
    for (.., received) in scans {
        server.store.discard(received).await?;
    }
    Ok(())
}
