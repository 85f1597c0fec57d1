//! `smotr`: see `smotr --help`.

use std::io::stdout;
use std::process::ExitCode;

use smotr::{Ending, cli};

fn main() -> ExitCode {
    let arguments = cli::parse();
    let ending = tokio::runtime::Runtime::new().map_or_else(
        |error| Ending::Failed(error.into()),
        |runtime| runtime.block_on(cli::run(arguments, &mut stdout())),
    );
    ending.say()
}
