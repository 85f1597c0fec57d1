//! The methodists' desk.

pub(crate) mod admission;
pub(crate) mod admission_case;
pub(crate) mod admission_disqualify;
pub(crate) mod assign;
pub(crate) mod calls;
pub(crate) mod dates;
pub(crate) mod new;
pub(crate) mod order;
pub(crate) mod paper;
pub(crate) mod progress;
pub(crate) mod publish;
pub(crate) mod ranking;
pub(crate) mod register;
pub(crate) mod sheets;
pub(crate) mod sheets_csv;
pub(crate) mod totals;
