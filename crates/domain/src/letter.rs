//! Letters as data. The queue holds what a letter must say; it is worded in the reader's language when it is
//! sent or shown, so that nothing is worded inside a write transaction. Not to be taken for the templates
//! of a procedure ([`crate::procedure::letter`]): here stands what one of them has become.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::basics::moment::Moment;

/// A letter to one person about one act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// An account was made for you: set a password.
    Invitation {
        /// To whom.
        name: String,
        /// The territory's names, Russian and English.
        territory: (String, String),
        /// Secret of the one-time link.
        secret: String,
        /// Until when it works.
        until: Moment,
    },
    /// You asked for a new password.
    Reset {
        /// To whom.
        name: String,
        /// Secret of the one-time link.
        secret: String,
        /// Until when it works.
        until: Moment,
    },
    /// Your organisation names you as an author: read and give, or refuse, your consents.
    ConsentAsked {
        /// To whom.
        name: String,
        /// Title of the work, as far as it is written.
        work: String,
        /// Which organisation asks.
        organisation: String,
        /// Secret of the one-time link.
        secret: String,
        /// Until when it works.
        until: Moment,
    },
    /// Your application has been filed.
    Filed {
        /// Public code.
        code: String,
        /// Title of the call, Russian and English.
        call: (String, String),
        /// 1 for the first filing.
        submission: u32,
        /// When it was received.
        received_at: Moment,
        /// Until when it can be replaced.
        closes: Moment,
        /// IANA name of the territory's zone.
        zone: String,
    },
    /// Your application has been withdrawn.
    Withdrawn {
        /// Public code.
        code: String,
        /// Title of the call, Russian and English.
        call: (String, String),
    },
    /// Intake was extended, for everybody or for you.
    Extended {
        /// Title of the call, Russian and English.
        call: (String, String),
        /// Until when.
        until: Moment,
        /// IANA name of the territory's zone.
        zone: String,
        /// Why.
        ground: String,
    },
    /// A letter that the procedure sends, with what stands in its braces.
    OfProcedure {
        /// The subject, Russian and English, with names in braces.
        subject: (String, String),
        /// The text, Russian and English, with names in braces.
        body: (String, String),
        /// What stands for each name that the texts hold.
        fields: BTreeMap<String, Filled>,
    },
    /// Your application has left the contest without a letter of the procedure.
    Ended {
        /// Public code.
        code: String,
        /// Title of the call, Russian and English.
        call: (String, String),
        /// By which end, Russian and English.
        end: (String, String),
        /// Why, where somebody said it.
        ground: Option<String>,
    },
    /// Whoever is waited for has more time.
    MoreTime {
        /// What about: the public code, or the name under which an expert knows the work.
        what: String,
        /// Title of the call, Russian and English.
        call: (String, String),
        /// The stage, Russian and English.
        stage: (String, String),
        /// Until when.
        until: Moment,
        /// IANA name of the territory's zone.
        zone: String,
        /// Why; experts are not told, since a ground may name the applicant.
        ground: Option<String>,
        /// Path of the page to go on at.
        link: String,
    },
    /// A work was assigned to you, where the procedure has no letter for it.
    Invited {
        /// The work.
        work: AliasedWork,
        /// By when it is to be marked.
        until: Option<Moment>,
    },
    /// Your sheet was sent back, or set aside before witnesses: another one is needed.
    SheetAgain {
        /// The work.
        work: AliasedWork,
        /// Set aside before witnesses, and not only sent back.
        voided: bool,
        /// What is asked.
        ground: String,
        /// By when.
        until: Option<Moment>,
    },
    /// A work no longer waits for your marks.
    WorkGone {
        /// The work.
        work: AliasedWork,
        /// Another expert has it now; otherwise nobody marks it any more.
        reassigned: bool,
    },
    /// A work still waits for your sheet.
    Reminder {
        /// The work.
        work: AliasedWork,
        /// By when.
        until: Option<Moment>,
    },
    /// A list that a body had before it was decided on.
    ListDecided {
        /// Title of the call, Russian and English.
        call: (String, String),
        /// The selection, Russian and English.
        stage: (String, String),
        /// The list's number.
        list: u32,
        /// Adopted, and not returned.
        adopted: bool,
    },
}

/// A work as one expert knows it: nothing here tells whose it is (H14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AliasedWork {
    /// The name under which this expert knows it.
    pub alias: String,
    /// Path of its page.
    pub link: String,
    /// Title of the call, Russian and English.
    pub call: (String, String),
    /// IANA name of the territory's zone.
    pub zone: String,
}

/// What stands for a name in braces. It is worded in the reader's language when the letter is sent or shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filled {
    /// As it was written.
    Text(String),
    /// Russian and English.
    Both(String, String),
    /// A moment, said in a zone.
    Moment {
        /// When.
        at: Moment,
        /// IANA name of the zone.
        zone: String,
    },
    /// A path on this site.
    Link(String),
    /// An exact number, above and below the line: a total may be finer than a definition may write.
    Number(i64, i64),
    /// An outcome that the definition gives no name of its own, by the kind's own word.
    Outcome(String),
    /// There is nothing to say here.
    Nothing,
}
