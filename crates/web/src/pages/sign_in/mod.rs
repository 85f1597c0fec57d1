//! Coming in: by password, by invitation, by a link to set a new password; and going out.

pub(crate) mod password;
pub(crate) mod reset;
#[expect(clippy::module_inception, reason = "files are named as paths are")]
pub(crate) mod sign_in;
pub(crate) mod sign_out;
