//! Who acts: a role in a scope, resolved for each case (V33).
use super::name::{BodyId, DivisionId, PostId, text_form};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Whoever is responsible for a stage or an act, as a definition writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Seat {
    /// `methodist@call`: a role in a scope.
    Role { role: Role, scope: Scope },
    /// `council:district@call`: a body of the call's territory.
    Body(BodyId),
    /// `head:department`: a post in an authority.
    Post(PostId),
}

/// Roles that a definition may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Coordinator,
    Head,
    Founder,
    Author,
    Methodist,
    Secretary,
    Moderator,
    Expert,
    Jury,
}

/// Where the role is held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The call and its territory.
    Call,
    /// The organisation that applies; for a consortium, the one that leads it.
    Applicant,
    /// The leading organisation of a consortium.
    Lead,
    /// Each partner of a consortium by itself.
    EachPartner,
    /// The organisation that holds the status which the case is about.
    Holder,
    /// The territory of the applicant, where it is not the call's own.
    ApplicantsTerritory,
    /// An outside expert organisation that the review was handed to.
    Delegate,
    /// Those who were named for the case's value of a division.
    Division(DivisionId),
}

/// A text that names nobody.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a seat: write methodist@call, coordinator@applicant, council:NAME@call or head:POST")]
pub struct NotASeat(pub String);

const ROLES: [(&str, Role); 9] = [
    ("coordinator", Role::Coordinator),
    ("head", Role::Head),
    ("founder", Role::Founder),
    ("author", Role::Author),
    ("methodist", Role::Methodist),
    ("secretary", Role::Secretary),
    ("moderator", Role::Moderator),
    ("expert", Role::Expert),
    ("jury", Role::Jury),
];

const SCOPES: [(&str, Scope); 7] = [
    ("call", Scope::Call),
    ("applicant", Scope::Applicant),
    ("lead", Scope::Lead),
    ("partner:each", Scope::EachPartner),
    ("holder", Scope::Holder),
    ("territory:applicant", Scope::ApplicantsTerritory),
    ("delegate", Scope::Delegate),
];

impl Seat {
    /// Whether the organiser cannot make this person act: a wait on an outsider must end by itself (V08,
    /// V36).
    pub fn is_outsider(&self) -> bool {
        match self {
            Self::Role { scope, .. } => match scope {
                Scope::Applicant | Scope::Lead | Scope::EachPartner | Scope::Holder | Scope::Delegate => true,
                Scope::Call | Scope::ApplicantsTerritory | Scope::Division(_) => false,
            },
            Self::Body(_) | Self::Post(_) => false,
        }
    }

    /// Whether the seat is on the applicant's side.
    pub fn is_applicant(&self) -> bool {
        match self {
            Self::Role { role, scope } => match role {
                Role::Coordinator | Role::Author | Role::Founder => true,
                Role::Head => *scope != Scope::Call,
                Role::Methodist | Role::Secretary | Role::Moderator | Role::Expert | Role::Jury => false,
            },
            Self::Body(_) | Self::Post(_) => false,
        }
    }

    /// Whether the seat judges: reads blind and gives marks.
    pub fn is_judge(&self) -> bool {
        match self {
            Self::Role { role, .. } => match role {
                Role::Expert | Role::Jury | Role::Moderator => true,
                Role::Coordinator
                | Role::Head
                | Role::Founder
                | Role::Author
                | Role::Methodist
                | Role::Secretary => false,
            },
            Self::Body(_) | Self::Post(_) => false,
        }
    }

    /// Whether the seat is an officer of the organiser: one who may take a case out of a dead wait.
    pub fn is_officer(&self) -> bool {
        !self.is_outsider() && !self.is_applicant() && !self.is_judge()
    }
}

impl FromStr for Seat {
    type Err = NotASeat;

    fn from_str(text: &str) -> Result<Self, NotASeat> {
        let refuse = || NotASeat(text.to_owned());
        if let Some(body) = text.strip_prefix("council:") {
            let body = body.strip_suffix("@call").ok_or_else(refuse)?;
            return BodyId::parse(body).map(Self::Body).map_err(|_| refuse());
        }
        if let Some(post) = text.strip_prefix("head:") {
            return PostId::parse(post).map(Self::Post).map_err(|_| refuse());
        }
        let (role, scope) = text.split_once('@').ok_or_else(refuse)?;
        let (_, role) = ROLES.into_iter().find(|(word, _)| *word == role).ok_or_else(refuse)?;
        if let Some(division) = scope.strip_prefix("division:") {
            let scope = DivisionId::parse(division).map(Scope::Division).map_err(|_| refuse())?;
            return Ok(Self::Role { role, scope });
        }
        let (_, scope) = SCOPES.into_iter().find(|(word, _)| *word == scope).ok_or_else(refuse)?;
        Ok(Self::Role { role, scope })
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ROLES.iter().find(|(_, role)| role == self).map_or(Ok(()), |(word, _)| f.write_str(word))
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Division(division) = self {
            return write!(f, "division:{division}");
        }
        SCOPES.iter().find(|(_, scope)| scope == self).map_or(Ok(()), |(word, _)| f.write_str(word))
    }
}

impl fmt::Display for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role { role, scope } => write!(f, "{role}@{scope}"),
            Self::Body(body) => write!(f, "council:{body}@call"),
            Self::Post(post) => write!(f, "head:{post}"),
        }
    }
}

text_form!(Seat, NotASeat);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seat_reads_back_as_it_was_written() {
        for text in [
            "methodist@call",
            "coordinator@applicant",
            "head@partner:each",
            "methodist@territory:applicant",
            "moderator@division:direction",
            "council:district@call",
            "head:department",
        ] {
            assert_eq!(text.parse::<Seat>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_names_nobody_is_refused() {
        for text in
            ["", "methodist", "boss@call", "expert@moon", "council:district", "head:", "council:@call"]
        {
            assert!(text.parse::<Seat>().is_err(), "{text}");
        }
    }

    #[test]
    fn schools_are_outsiders_and_methodists_are_officers() {
        assert!("coordinator@applicant".parse::<Seat>().unwrap().is_outsider());
        assert!("expert@delegate".parse::<Seat>().unwrap().is_outsider());
        assert!("methodist@call".parse::<Seat>().unwrap().is_officer());
        assert!(!"expert@call".parse::<Seat>().unwrap().is_officer());
    }
}
