//! What a decider is. Each keeps one kind of stream; cases meet only through what a door loads for them.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::basics::id::CommandId;
use crate::basics::moment::Moment;
use crate::people::seat::{Seat, Viewer};
use crate::refusal::Refusal;

/// Who does something, and when. Time reaches the rules only through it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Who acts.
    pub by: Viewer,
    /// The legal moment: taken when the request arrived.
    pub at: Moment,
    /// Given by the form; a repeat under the same id gets the first answer.
    pub command: CommandId,
}

/// A kind of case: rules, state, commands, facts.
pub trait Decider {
    /// The word for the stream's kind in the journal; never renamed once released.
    const STREAM: &'static str;
    /// Everything the rules read beside the case: edition, calendar, snapshots of other cases.
    type Rules: Sync;
    /// What is known of the case, folded from its facts.
    type State: Default + Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned + Send;
    /// What somebody wants.
    type Command: Send;
    /// What happened.
    type Fact: Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned + Send;

    /// Whether the actor may give this command here, and in which seat; none for the machine itself.
    /// [`Self::decide`] asks this first, and so do the route and the button.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] or [`Refusal::NotSignedIn`].
    fn authorise(
        rules: &Self::Rules,
        case: &Self::State,
        act: &Act,
        command: &Self::Command,
    ) -> Result<Option<Seat>, Refusal>;

    /// The facts that the command makes.
    ///
    /// # Errors
    /// The rules' refusal; nothing has happened then.
    fn decide(
        rules: &Self::Rules,
        case: &Self::State,
        act: &Act,
        command: Self::Command,
    ) -> Result<Vec<Self::Fact>, Refusal>;

    /// The state after the fact. Bookkeeping only: it never refuses and reads nothing else.
    #[must_use]
    fn evolve(case: Self::State, fact: &Self::Fact) -> Self::State;
}

/// The state after all these facts.
#[must_use]
pub fn fold<'a, D: Decider>(facts: impl IntoIterator<Item = &'a D::Fact>) -> D::State
where
    D::Fact: 'a,
{
    facts.into_iter().fold(D::State::default(), D::evolve)
}
