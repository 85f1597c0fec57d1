//! Pages, a file a path. Pages do not import pages.

pub(crate) mod admin;
pub(crate) mod apps;
pub(crate) mod calls;
pub(crate) mod consent;
pub(crate) mod demo;
pub(crate) mod desk;
pub(crate) mod error;
pub(crate) mod home;
pub(crate) mod meetings;
pub(crate) mod orgs;
pub(crate) mod people;
pub(crate) mod plan;
pub(crate) mod probes;
pub(crate) mod receipts;
pub(crate) mod review;
pub(crate) mod sign_in;
pub(crate) mod still;
pub(crate) mod territory;
pub(crate) mod today;
pub(crate) mod view;
