//! The sender of letters: takes them from the queue under a lease, says them, hands them over.

use std::time::Duration;

use anyhow::{Context, Result};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls as Guard, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use persistence::Store;
use persistence::plain::outbox::QueuedLetter;
use tokio::sync::watch;
use words::{Lang, Speech};

use crate::config::{Smtp, Tls};

/// How often the queue is looked at when it was empty.
const PAUSE: Duration = Duration::from_secs(5);
/// How many letters are taken at once: fewer than can be sent within their lease.
const BATCH: u64 = 10;
/// How long the server may take for one letter.
const PATIENCE: Duration = Duration::from_secs(20);

/// Everything that sending needs.
pub(crate) struct Sender {
    store: Store,
    speech: Speech,
    public_url: String,
    from: Mailbox,
    way: AsyncSmtpTransport<Tokio1Executor>,
}

impl Sender {
    /// Checks the settings; connects to nothing yet.
    pub(crate) fn new(store: Store, speech: Speech, public_url: &str, smtp: &Smtp) -> Result<Self> {
        let from = smtp.from.parse().with_context(|| format!("`smtp.from` is no address: {}", smtp.from))?;
        let (public_url, way) = (public_url.to_owned(), way(smtp)?);
        Ok(Self { store, speech, public_url, from, way })
    }

    /// Sends until told to stop; what is under way is brought to its end.
    pub(crate) async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let letters = match self.store.claim_letters(BATCH).await {
                Ok(letters) => letters,
                Err(error) => {
                    tracing::error!(%error, "the queue of letters cannot be read");
                    Vec::new()
                }
            };
            if letters.is_empty() {
                tokio::select! {
                    () = tokio::time::sleep(PAUSE) => {}
                    _ = stop.changed() => {}
                }
            }
            for letter in letters {
                if *stop.borrow() {
                    // The lease runs out by itself, and the letter is taken again.
                    return;
                }
                self.send(&letter).await;
            }
        }
    }

    /// Hands one letter over and notes what came of it.
    async fn send(&self, queued: &QueuedLetter) {
        let handed = match self.written(queued) {
            Ok(message) => self.way.send(message).await.map(drop).map_err(anyhow::Error::from),
            Err(error) => Err(error),
        };
        let noted = match &handed {
            Ok(()) => self.store.letter_sent(queued.id).await,
            Err(error) => {
                tracing::warn!(letter = %queued.id, error = format!("{error:#}"), "a letter was not taken");
                self.store.letter_failed(queued.id, &format!("{error:#}")).await
            }
        };
        if let Err(error) = noted {
            tracing::error!(letter = %queued.id, %error, "what came of a letter could not be noted");
        }
    }

    /// The letter as it goes out, in Russian: letters know no language of their reader yet.
    fn written(&self, queued: &QueuedLetter) -> Result<Message> {
        let said = self.speech.of(Lang::Ru).letter(&queued.letter, &self.public_url);
        let to = queued.address.parse().with_context(|| "the address cannot be written to")?;
        let id = message_id(queued, &self.from);
        let date = queued.created_at.utc();
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(said.subject)
            .message_id(Some(id))
            .date(date.into())
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ))
            .header(ContentType::TEXT_PLAIN)
            .body(said.body)?;
        Ok(message)
    }
}

/// The same for every attempt: of a letter that was handed over twice, the reader's program shows one.
fn message_id(queued: &QueuedLetter, from: &Mailbox) -> String {
    format!("<{}@{}>", queued.id, from.email.domain())
}

fn way(smtp: &Smtp) -> Result<AsyncSmtpTransport<Tokio1Executor>> {
    let parameters = || {
        TlsParameters::new(smtp.host.clone())
            .with_context(|| format!("`smtp.host` is no name: {}", smtp.host))
    };
    let guard = match smtp.tls {
        Tls::Starttls => Guard::Required(parameters()?),
        Tls::Implicit => Guard::Wrapper(parameters()?),
        Tls::None => Guard::None,
    };
    let mut way = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&smtp.host)
        .port(smtp.port)
        .tls(guard)
        .timeout(Some(PATIENCE));
    if let Some((user, password)) = &smtp.login {
        way = way.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok(way.build())
}

#[cfg(test)]
mod tests;
