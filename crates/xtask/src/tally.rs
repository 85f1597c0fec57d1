//! Counts tests while cargo's output passes through.

use std::io::{BufRead, Write};
use std::ops::AddAssign;

use anyhow::Result;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) ignored: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

/// Hands on every line as it comes and adds up the lines `test result: …`.
pub(crate) fn pass_through(mut from: impl BufRead, mut to: impl Write) -> Result<Tally> {
    let mut tally = Tally::default();
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        to.write_all(&line)?;
        to.flush()?;
        if let Some(result) = result_in(&String::from_utf8_lossy(&line)) {
            tally += result;
        }
        line.clear();
    }
    Ok(tally)
}

/// `test result: ok. 12 passed; 1 failed; 0 ignored; …`, in colours or without.
fn result_in(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |word: &str| -> u64 {
        let part = counts.split(';').find_map(|part| part.trim().strip_suffix(word));
        part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Some(Tally { passed: count("passed"), failed: count("failed"), ignored: count("ignored") })
}

#[cfg(test)]
mod tests {
    use super::{Tally, pass_through};

    #[test]
    fn results_of_all_binaries_are_added_and_every_line_is_handed_on() {
        let output = "running 3 tests\ntest a ... ok\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s\n\
            test result: \u{1b}[31mFAILED\u{1b}[m. 2 passed; 3 failed; 0 ignored; 0 measured\nno newline";
        let mut handed_on = Vec::new();

        let tally = pass_through(output.as_bytes(), &mut handed_on).unwrap();

        assert_eq!(tally, Tally { passed: 14, failed: 3, ignored: 1 });
        assert_eq!(String::from_utf8(handed_on).unwrap(), output);
    }

    #[test]
    fn talk_about_results_is_not_a_result() {
        let mut handed_on = Vec::new();
        let tally = pass_through(&b"the test result: ok. 5 passed; 0 failed\n"[..], &mut handed_on).unwrap();
        assert_eq!(tally, Tally::default());
    }
}
