//! The command line: what may be said, and who does it. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 a
//! check found something wrong, 4 another process is at work on the database.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use domain::basics::moment::Zone;
use domain::basics::text::{is_blank, line};
use persistence::plain::organisations::is_slug;

use crate::config::{self, Config};
use crate::print::{Ending, Out};
use crate::{calendar, demo, procedure, serve, setup, upkeep, user};

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
    /// Territories: districts that run contests.
    #[command(subcommand)]
    Territory(TerritoryCommand),
    /// Councils and commissions.
    #[command(subcommand)]
    Body(BodyCommand),
    /// Plans of school years.
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Procedures: contests and other selections, as data.
    #[command(subcommand)]
    Procedure(ProcedureCommand),
    /// Working days of years, by which terms are reckoned.
    #[command(subcommand)]
    Calendar(CalendarCommand),
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
    /// Fill an empty database from such a file. All sign-ins of that time are ended.
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
enum TerritoryCommand {
    /// Enter a territory; one that is there under this slug gets the whole card anew.
    Add(NewTerritory),
}

/// A territory to be entered.
#[derive(Debug, Clone, Args)]
pub struct NewTerritory {
    /// Its word in addresses: lower-case Latin letters, digits, hyphens.
    #[arg(long, value_parser = slug)]
    pub slug: String,
    /// «Центральный район».
    #[arg(long, value_parser = words)]
    pub name_ru: String,
    /// "Tsentralny District".
    #[arg(long, value_parser = words)]
    pub name_en: String,
    /// Who runs its contests, in Russian: «ИМЦ Центрального района».
    #[arg(long, value_parser = words)]
    pub centre_ru: String,
    /// Who runs its contests, in English.
    #[arg(long, value_parser = words)]
    pub centre_en: String,
    /// Where one can call.
    #[arg(long, value_parser = words)]
    pub phone: String,
    /// The zone of its clocks, by the name that IANA gives it.
    #[arg(long, value_parser = zone, default_value = "Europe/Moscow")]
    pub zone: Zone,
    /// Slug of the territory that it is part of.
    #[arg(long)]
    pub parent: Option<String>,
}

#[derive(Debug, Subcommand)]
enum BodyCommand {
    /// Enter a council or commission; one that is there under this slug is renamed.
    Add(NewBody),
}

/// A council or commission to be entered.
#[derive(Debug, Clone, Args)]
pub struct NewBody {
    /// Slug of the territory.
    #[arg(long)]
    pub territory: String,
    /// Its word in addresses: lower-case Latin letters, digits, hyphens.
    #[arg(long, value_parser = slug)]
    pub slug: String,
    /// Its whole name.
    #[arg(long, value_parser = words)]
    pub name: String,
}

#[derive(Debug, Subcommand)]
enum PlanCommand {
    /// Enter the plan of a school year from a file, in place of what was there for that year.
    Enter {
        /// The file (TOML); `-` is standard input.
        file: PathBuf,
        /// Slug of the territory; the file must name the same.
        #[arg(long)]
        territory: String,
    },
}

#[derive(Debug, Subcommand)]
enum ProcedureCommand {
    /// Publish a procedure in a territory, so that calls can be set up with it. One with flaws is refused.
    Publish {
        /// The file; `-` is standard input.
        file: PathBuf,
        /// Slug of the territory.
        #[arg(long)]
        territory: String,
    },
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

#[derive(Debug, Subcommand)]
enum CalendarCommand {
    /// Enter years from a file, each in place of what was known of it.
    Enter {
        /// The file (TOML); `-` is standard input.
        file: PathBuf,
    },
    /// Show the years that are known, or one of them in the shape in which it is entered.
    Show {
        /// Which year.
        year: Option<i32>,
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
        Command::Territory(TerritoryCommand::Add(new)) => setup::add_territory(&settings()?, new, out).await,
        Command::Body(BodyCommand::Add(new)) => setup::add_body(&settings()?, new, out).await,
        Command::Plan(PlanCommand::Enter { file, territory }) => {
            setup::enter_plan(&settings()?, &file, &territory, out).await
        }
        Command::Procedure(ProcedureCommand::Publish { file, territory }) => {
            setup::publish(&settings()?, &file, &territory, out).await
        }
        Command::Procedure(ProcedureCommand::Verify { files, json }) => {
            procedure::verify_files(&files, json, out)
        }
        Command::Calendar(CalendarCommand::Enter { file }) => calendar::enter(&settings()?, &file, out).await,
        Command::Calendar(CalendarCommand::Show { year }) => calendar::show(&settings()?, year, out).await,
        Command::Verify => upkeep::verify(&settings()?, out).await,
        Command::Rebuild { check } => upkeep::rebuild(&settings()?, check, out).await,
        Command::Backup { file } => upkeep::backup(&settings()?, &file, out).await,
        Command::Restore { file } => upkeep::restore(&settings()?, &file, out).await,
    }
}

/// A word for addresses.
fn slug(typed: &str) -> Result<String, String> {
    let fits = is_slug(typed).then(|| typed.to_owned());
    fits.ok_or_else(|| "lower-case Latin letters, digits and hyphens, as in «tsentralny»".to_owned())
}

/// Words that are not empty.
fn words(typed: &str) -> Result<String, String> {
    if is_blank(typed) { Err("nothing is said".to_owned()) } else { Ok(line(typed)) }
}

fn zone(typed: &str) -> Result<Zone, String> {
    Zone::parse(typed).ok_or_else(|| "a zone as in «Europe/Moscow» or «Asia/Yekaterinburg»".to_owned())
}

#[cfg(test)]
mod tests;
