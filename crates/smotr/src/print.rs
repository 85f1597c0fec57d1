//! What the command line says, and how it ends.

use std::io::{IsTerminal, Write, stderr};
use std::process::ExitCode;

use anyhow::Error;

use crate::lock::Busy;

/// Where a command writes its answer: standard output, or a buffer in tests.
pub(crate) type Out<'a> = &'a mut dyn Write;

/// How a command ended.
#[derive(Debug)]
pub enum Ending {
    /// It did what was asked.
    Done,
    /// It looked, and what it found is wrong.
    Found,
    /// It could not do what was asked.
    Failed(Error),
}

impl Ending {
    /// The exit code: 0, 3, 4 when another process is at work, 1. Wrong usage is 2, and ends before this.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 3,
            Self::Failed(error) if error.is::<Busy>() => 4,
            Self::Failed(_) => 1,
        }
    }

    /// Says on standard error what failed, and gives the exit code to the system.
    #[must_use]
    pub fn say(self) -> ExitCode {
        if let Self::Failed(error) = &self {
            let (red, plain) =
                if colours() && stderr().is_terminal() { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
            // Nobody is left to tell when standard error itself is gone.
            drop(writeln!(stderr(), "{red}smotr:{plain} {error:#}"));
        }
        ExitCode::from(self.code())
    }
}

impl From<Result<Self, Error>> for Ending {
    fn from(result: Result<Self, Error>) -> Self {
        result.unwrap_or_else(Self::Failed)
    }
}

/// Whether colours are wanted at all (no-color.org).
pub(crate) fn colours() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
