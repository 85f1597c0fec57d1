//! What experts write, from a bank: no two sheets of one work say the same.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;

const SHEETS: &str = include_str!("../../../demo/sheets.toml");

/// Words for marks, and words to authors.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bank {
    advice: Vec<String>,
    criterion: BTreeMap<String, Bands>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bands {
    low: Vec<String>,
    middle: Vec<String>,
    high: Vec<String>,
}

/// Whose words: the work's number and the expert's place on its panel.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) work: usize,
    pub(super) expert: usize,
}

impl Bank {
    pub(super) fn read() -> Result<Self> {
        toml::from_str(SHEETS).context("the words of the demo's experts cannot be read")
    }

    /// Words for a mark on a criterion.
    pub(super) fn comment(&self, criterion: &str, mark: i32, turn: Turn) -> Result<String> {
        let bands = self.criterion.get(criterion).with_context(|| format!("no words on {criterion}"))?;
        let words = match mark {
            ..=4 => &bands.low,
            5..=7 => &bands.middle,
            8.. => &bands.high,
        };
        pick(words, turn.work * 2 + turn.expert + criterion.len()).context("no words for such a mark")
    }

    /// Words to the authors.
    pub(super) fn advice(&self, turn: Turn) -> Result<String> {
        pick(&self.advice, turn.work * 3 + turn.expert).context("no advice")
    }
}

fn pick(words: &[String], number: usize) -> Option<String> {
    let place = number.checked_rem(words.len())?;
    words.get(place).cloned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn four_experts_of_one_work_never_say_the_same() {
        let bank = Bank::read().unwrap();
        assert_eq!(bank.criterion.len(), 5);
        for (criterion, mark) in bank.criterion.keys().flat_map(|id| [2, 6, 9].map(|mark| (id, mark))) {
            for work in 0..20 {
                let turns = (0..4).map(|expert| Turn { work, expert });
                let said: BTreeSet<String> =
                    turns.clone().map(|turn| bank.comment(criterion, mark, turn).unwrap()).collect();
                let advice: BTreeSet<String> = turns.map(|turn| bank.advice(turn).unwrap()).collect();
                assert_eq!((said.len(), advice.len()), (4, 4), "{criterion} {mark}");
            }
        }
    }
}
