//! Letters. One act a letter, the deadline first where there is one, links as full addresses.

use domain::basics::moment::{Moment, Zone};
use domain::letter::{Filled, Letter};
use domain::procedure::exact::Exact;
use i18n_embed_fl::fl;

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
            Letter::OfProcedure { subject, body, fields } => {
                let fill = |text: &(String, String)| {
                    fill(self.lang().pick(&text.0, &text.1), |name| self.filled(fields.get(name), public_url))
                };
                (one_line(&fill(subject)), fill(body))
            }
            Letter::Ended { code, call: title, end, ground } => {
                let link = format!("{public_url}/apps/{code}");
                let mut body = fl!(
                    self.own,
                    "letter-ended-body",
                    code = code.as_str(),
                    call = call(title),
                    end = call(end),
                    link = link
                );
                self.add_ground(&mut body, ground.as_deref());
                (fl!(self.own, "letter-ended", code = code.as_str(), end = call(end)), body)
            }
            Letter::MoreTime { what, call: title, stage, until, zone, ground, link } => {
                let until = self.until(*until, zone);
                let mut body = fl!(
                    self.own,
                    "letter-more-time-body",
                    what = what.as_str(),
                    call = call(title),
                    stage = call(stage),
                    until = until.as_str(),
                    link = format!("{public_url}{link}")
                );
                self.add_ground(&mut body, ground.as_deref());
                (fl!(self.own, "letter-more-time", what = what.as_str(), until = until), body)
            }
            Letter::Invited { work, until } => {
                let mut body = fl!(
                    self.own,
                    "letter-invited-body",
                    alias = work.alias.as_str(),
                    call = call(&work.call),
                    link = format!("{public_url}{}", work.link)
                );
                self.add_term(&mut body, *until, &work.zone);
                (fl!(self.own, "letter-invited", alias = work.alias.as_str()), body)
            }
            Letter::SheetAgain { work, voided, ground, until } => {
                let said = if *voided {
                    fl!(
                        self.own,
                        "letter-sheet-voided-body",
                        alias = work.alias.as_str(),
                        call = call(&work.call)
                    )
                } else {
                    fl!(
                        self.own,
                        "letter-sheet-returned-body",
                        alias = work.alias.as_str(),
                        call = call(&work.call)
                    )
                };
                let link = format!("{public_url}{}", work.link);
                let mut body = fl!(
                    self.own,
                    "letter-sheet-again-body",
                    said = said,
                    ground = ground.as_str(),
                    link = link
                );
                self.add_term(&mut body, *until, &work.zone);
                (fl!(self.own, "letter-sheet-again", alias = work.alias.as_str()), body)
            }
            Letter::WorkGone { work, reassigned } => {
                let (alias, title) = (work.alias.as_str(), call(&work.call));
                let body = if *reassigned {
                    fl!(self.own, "letter-work-reassigned-body", alias = alias, call = title)
                } else {
                    fl!(self.own, "letter-work-gone-body", alias = alias, call = title)
                };
                (fl!(self.own, "letter-work-gone", alias = alias), body)
            }
            Letter::Reminder { work, until } => {
                let mut body = fl!(
                    self.own,
                    "letter-reminder-body",
                    alias = work.alias.as_str(),
                    call = call(&work.call),
                    link = format!("{public_url}{}", work.link)
                );
                self.add_term(&mut body, *until, &work.zone);
                (fl!(self.own, "letter-reminder", alias = work.alias.as_str()), body)
            }
            Letter::ListDecided { call: title, stage, list, adopted } => {
                let (title, stage, list) = (call(title), call(stage), list.to_string());
                if *adopted {
                    let body = fl!(
                        self.own,
                        "letter-list-adopted-body",
                        call = title.as_str(),
                        stage = stage,
                        list = list
                    );
                    (fl!(self.own, "letter-list-adopted", call = title), body)
                } else {
                    let body = fl!(
                        self.own,
                        "letter-list-returned-body",
                        call = title.as_str(),
                        stage = stage,
                        list = list
                    );
                    (fl!(self.own, "letter-list-returned", call = title), body)
                }
            }
        };
        Said { subject, body }
    }

    /// What stands for a name in braces. A name that the letter has nothing for is told as a dash: no brace
    /// ever reaches a reader.
    fn filled(&self, value: Option<&Filled>, public_url: &str) -> String {
        match value {
            Some(Filled::Text(text)) => text.clone(),
            Some(Filled::Both(ru, en)) => self.lang().pick(ru, en).to_owned(),
            Some(Filled::Moment { at, zone }) => self.until(*at, zone),
            Some(Filled::Link(path)) => format!("{public_url}{path}"),
            Some(Filled::Number(above, below)) => {
                Exact::ratio(*above, *below).map_or_else(|| "—".to_owned(), |number| self.exact(number))
            }
            Some(Filled::Outcome(native)) => self.native_outcome(native),
            Some(Filled::Nothing) | None => "—".to_owned(),
        }
    }

    fn add_ground(&self, body: &mut String, ground: Option<&str>) {
        if let Some(ground) = ground {
            body.push_str("\n\n");
            body.push_str(&fl!(self.own, "letter-ground", ground = ground));
        }
    }

    fn add_term(&self, body: &mut String, until: Option<Moment>, zone: &str) {
        if let Some(until) = until {
            body.push_str("\n\n");
            body.push_str(&fl!(self.own, "letter-term", until = self.until(until, zone)));
        }
    }

    fn until(&self, at: Moment, zone: &str) -> String {
        self.moment(at, zone_of(zone))
    }
}

fn zone_of(name: &str) -> Zone {
    Zone::parse(name).unwrap_or(Zone::MOSCOW)
}

/// The text with every name in braces replaced, in one pass: what is put in is not read again.
fn fill(text: &str, value: impl Fn(&str) -> String) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        said.push_str(&value(name));
        rest = behind;
    }
    said.push_str(rest);
    said
}

/// A subject has no lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
