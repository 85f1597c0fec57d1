//! Letters. One act a letter, the deadline first where there is one, links as full addresses.

use domain::basics::moment::{Moment, Zone};
use i18n_embed_fl::fl;
use persistence::letter::Letter;

use crate::Words;

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

impl Words {
    /// Says a letter. `public_url` has no slash at its end.
    #[must_use]
    pub fn letter(&self, letter: &Letter, public_url: &str) -> Said {
        let call = |title: &(String, String)| self.lang().pick(&title.0, &title.1).to_owned();
        let (subject, body) = match letter {
            Letter::Invitation { name, territory, secret, until } => {
                let territory = call(territory);
                let link = format!("{public_url}/invite/{secret}");
                let until = self.moment(*until, Zone::MOSCOW);
                (
                    fl!(self.own, "letter-invitation", territory = territory.as_str()),
                    fl!(
                        self.own,
                        "letter-invitation-body",
                        name = name.as_str(),
                        territory = territory,
                        link = link,
                        until = until
                    ),
                )
            }
            Letter::Reset { name, secret, until } => {
                let link = format!("{public_url}/reset/{secret}");
                let until = self.moment(*until, Zone::MOSCOW);
                (
                    fl!(self.own, "letter-reset"),
                    fl!(self.own, "letter-reset-body", name = name.as_str(), link = link, until = until),
                )
            }
            Letter::ConsentAsked { name, work, organisation, secret, until } => {
                let link = format!("{public_url}/consent/{secret}");
                let until = self.moment(*until, Zone::MOSCOW);
                let body = fl!(
                    self.own,
                    "letter-consent-body",
                    name = name.as_str(),
                    work = work.as_str(),
                    organisation = organisation.as_str(),
                    link = link,
                    until = until
                );
                (fl!(self.own, "letter-consent", work = work.as_str()), body)
            }
            Letter::Filed { code, call: title, submission, received_at, closes, zone } => {
                let (link, submission) = (format!("{public_url}/receipts/{code}"), *submission);
                let body = fl!(
                    self.own,
                    "letter-filed-body",
                    code = code.as_str(),
                    call = call(title),
                    submission = submission,
                    received = self.moment(*received_at, zone_of(zone)),
                    closes = self.moment(*closes, zone_of(zone)),
                    link = link
                );
                (fl!(self.own, "letter-filed", code = code.as_str(), submission = submission), body)
            }
            Letter::Withdrawn { code, call: title } => {
                let link = format!("{public_url}/apps/{code}");
                (
                    fl!(self.own, "letter-withdrawn", code = code.as_str()),
                    fl!(
                        self.own,
                        "letter-withdrawn-body",
                        code = code.as_str(),
                        call = call(title),
                        link = link
                    ),
                )
            }
            Letter::Extended { call: title, until, zone, ground } => {
                let until = self.until(*until, zone);
                (
                    fl!(self.own, "letter-extended", call = call(title), until = until.as_str()),
                    fl!(
                        self.own,
                        "letter-extended-body",
                        call = call(title),
                        until = until,
                        ground = ground.as_str()
                    ),
                )
            }
        };
        Said { subject, body }
    }

    fn until(&self, at: Moment, zone: &str) -> String {
        self.moment(at, zone_of(zone))
    }
}

fn zone_of(name: &str) -> Zone {
    Zone::parse(name).unwrap_or(Zone::MOSCOW)
}
