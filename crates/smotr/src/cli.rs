//! The command line: what may be said, and who does it. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a
//! check found something wrong, 4 another process is at work on the database.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::config::{self, Config};
use crate::print::{Ending, Out};
use crate::{demo, procedure, serve, upkeep, user};

mod russian;

/// Smotr: innovation contests of school districts, from the call to the public result.
#[derive(Debug, Parser)]
#[command(name = "smotr", version, after_help = AFTER)]
pub struct Cli {
    /// File of settings (TOML); the environment (SMOTR_…) is stronger than it.
    #[arg(long, global = true, env = "SMOTR_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a check found something wrong, \
    4 another process is at work on the database.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages, send letters, keep house.
    Serve,
    /// Two districts to walk about in, on this machine only; the data are made at the first start.
    Demo(DemoArguments),
    /// Make the database, or bring it to this version.
    Migrate,
    /// Accounts.
    #[command(subcommand)]
    User(UserCommand),
    /// Procedures: contests and other selections, as data.
    #[command(subcommand)]
    Procedure(ProcedureCommand),
    /// Check the journal: every hash, every chain.
    Verify,
    /// Make the lists anew from the journal.
    Rebuild {
        /// Only compare: what stands against what would be made.
        #[arg(long)]
        check: bool,
    },
    /// Put everything into one file.
    Backup {
        /// Where to; it must not be there yet.
        file: PathBuf,
    },
    /// Fill an empty database from such a file.
    Restore {
        /// Where from.
        file: PathBuf,
    },
}

/// How a demo runs.
#[derive(Debug, Clone, Args)]
pub struct DemoArguments {
    /// Throw away what was done in the demo and begin anew.
    #[arg(long)]
    pub fresh: bool,
    /// The port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The folder of the demo's data.
    #[arg(long, value_name = "DIR", default_value = "smotr-data/demo")]
    pub data: PathBuf,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Enter somebody, or give a further seat, and print a link to set the password. The first administrator
    /// comes from here.
    Add(NewUser),
}

/// Somebody to be entered.
#[derive(Debug, Clone, Args)]
pub struct NewUser {
    /// The address by which they sign in.
    #[arg(long)]
    pub email: String,
    /// Their name: «Иванова Мария Петровна».
    #[arg(long)]
    pub name: String,
    /// What they are: admin, methodist, officer, expert, coordinator, chair, deputy, secretary, member.
    #[arg(long, default_value = "admin")]
    pub role: String,
    /// Slug of the territory, for every role but admin.
    #[arg(long)]
    pub territory: Option<String>,
    /// Slug of the organisation: needed for a coordinator.
    #[arg(long)]
    pub organisation: Option<String>,
    /// Slug of the council or commission: needed for its members.
    #[arg(long)]
    pub body: Option<String>,
    /// Their post.
    #[arg(long, default_value = "")]
    pub post: String,
}

#[derive(Debug, Subcommand)]
enum ProcedureCommand {
    /// Check files of procedures: every flaw with its place and the way to it.
    Verify {
        /// The files; `-` is standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Reads the arguments of this process; on wrong usage says so and exits with code 2.
#[must_use]
pub fn parse() -> Cli {
    let mut command = Cli::command();
    if russian::is_wanted() {
        command = russian::translate(command);
    }
    let matches = command.get_matches();
    Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// Carries out a command; what it says goes to `out`.
pub async fn run(cli: Cli, out: Out<'_>) -> Ending {
    carry_out(cli, out).await.into()
}

async fn carry_out(cli: Cli, out: Out<'_>) -> Result<Ending> {
    let settings = || -> Result<Config> { config::load(cli.config.as_deref()) };
    match cli.command {
        Command::Serve => serve::serve(settings()?, out).await,
        Command::Demo(arguments) => demo::run::run(&arguments, out).await,
        Command::Migrate => upkeep::migrate(&settings()?, out).await,
        Command::User(UserCommand::Add(new)) => user::add(&settings()?, new, out).await,
        Command::Procedure(ProcedureCommand::Verify { files, json }) => {
            procedure::verify_files(&files, json, out)
        }
        Command::Verify => upkeep::verify(&settings()?, out).await,
        Command::Rebuild { check } => upkeep::rebuild(&settings()?, check, out).await,
        Command::Backup { file } => upkeep::backup(&settings()?, &file, out).await,
        Command::Restore { file } => upkeep::restore(&settings()?, &file, out).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_makes_sense_in_both_languages() {
        Cli::command().debug_assert();
        russian::translate(Cli::command()).debug_assert();
    }

    #[test]
    fn every_command_and_option_has_a_russian_text() {
        assert_eq!(russian::missing(&Cli::command()), Vec::<String>::new());
    }
}
