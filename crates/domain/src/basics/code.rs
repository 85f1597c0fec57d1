//! The public code of an application: year, five Crockford characters, check sign («26-7F3KQ-5» is written
//! `26-7F3KQ5`). It is random, so it leaks no order, and it is not a secret.

use serde::{Deserialize, Serialize};

/// Crockford's base-32 alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A public code. Reading forgives case, spaces, hyphens, and O/I/L typed for 0/1/1; a wrong check sign is
/// refused, which catches every single wrong character and every swap of neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code {
    year: u8,
    body: [u8; 5],
}

impl Code {
    /// Makes a code for a year (its last two digits are kept) from 25 random bits; higher bits are ignored.
    #[must_use]
    pub fn new(year: u8, random: u32) -> Self {
        let mut body = [0; 5];
        for (place, shift) in body.iter_mut().zip([20, 15, 10, 5, 0]) {
            *place = u8::try_from((random >> shift) & 31).unwrap_or_default();
        }
        Self { year: year % 100, body }
    }

    /// Reads a code as a person may have typed it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut symbols = Vec::with_capacity(8);
        for c in text.chars().filter(|c| !matches!(c, '-' | '\u{2011}' | ' ' | '\u{a0}')) {
            symbols.push(symbol(c)?);
        }
        let [tens, ones, a, b, c, d, e, check] = symbols.as_slice() else { return None };
        if *tens > 9 || *ones > 9 {
            return None;
        }
        let code = Self { year: tens * 10 + ones, body: [*a, *b, *c, *d, *e] };
        (code.check() == *check).then_some(code)
    }

    /// The check sign: a weighted sum over GF(32) with distinct non-zero weights.
    fn check(self) -> u8 {
        let symbols = [self.year / 10, self.year % 10].into_iter().chain(self.body);
        // Weights 2^1 … 2^7 in GF(32) are distinct and not one, so any single error or swap changes the sum.
        symbols.fold((0, 2), |(sum, weight), s| (sum ^ multiply(weight, s), multiply(weight, 2))).0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-", self.year)?;
        for s in self.body.into_iter().chain([self.check()]) {
            let c = ALPHABET.get(usize::from(s)).copied().unwrap_or(b'?');
            write!(f, "{}", char::from(c))?;
        }
        Ok(())
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.to_string()
    }
}

impl TryFrom<String> for Code {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a code, or its check sign is wrong")
    }
}

fn symbol(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|&known| char::from(known) == c).and_then(|at| u8::try_from(at).ok())
}

/// Product in GF(2^5) modulo x^5 + x^2 + 1.
fn multiply(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 32 != 0 {
            a ^= 0b10_0101;
        }
        b >>= 1;
    }
    product
}

/// The name under which one expert knows one work: four Crockford characters, written «7F-K2». It is random
/// and differs from expert to expert, so it tells neither the order of filing nor whose the work is, and two
/// experts who compare notes cannot find out by it that they read the same work (H14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Alias([u8; 4]);

impl Alias {
    /// Makes an alias from 20 random bits; higher bits are ignored.
    #[must_use]
    pub fn new(random: u32) -> Self {
        let symbol = |shift: u32| u8::try_from((random >> shift) & 31).unwrap_or_default();
        Self([15, 10, 5, 0].map(symbol))
    }

    /// Reads an alias as a person may have typed it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let kept = text.chars().filter(|c| !matches!(c, '-' | '\u{2011}' | ' ' | '\u{a0}'));
        let symbols: Vec<u8> = kept.map(symbol).collect::<Option<_>>()?;
        <[u8; 4]>::try_from(symbols.as_slice()).ok().map(Self)
    }

    /// As it stands in addresses: «7fk2».
    #[must_use]
    pub fn slug(self) -> String {
        self.to_string().to_ascii_lowercase().replace('-', "")
    }
}

impl std::fmt::Display for Alias {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, s) in self.0.iter().enumerate() {
            if place == 2 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(ALPHABET.get(usize::from(*s)).copied().unwrap_or(b'?')))?;
        }
        Ok(())
    }
}

impl From<Alias> for String {
    fn from(alias: Alias) -> Self {
        alias.to_string()
    }
}

impl TryFrom<String> for Alias {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not an alias")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_reads_back_however_it_was_typed() {
        let alias = Alias::new(0x3_a7c1);
        assert_eq!(Alias::parse(&alias.to_string()), Some(alias));
        assert_eq!(Alias::parse(&alias.slug()), Some(alias));
        assert_eq!(Alias::parse("7F-K"), None);
    }

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = Code::new(26, 0x1_23_45_67);
        let written = code.to_string();
        assert_eq!(written.len(), 9);
        assert_eq!(Code::parse(&written), Some(code));
        assert_eq!(Code::parse(&written.to_lowercase().replace('-', " ")), Some(code));
        assert_eq!(Code::parse(&written.replace('0', "O").replace('1', "l")), Some(code));
    }

    #[test]
    fn every_single_slip_and_every_swap_of_neighbours_is_caught() {
        let mut tried = 0;
        for random in (0..40).map(|n| n * 0x00c3_5a7b) {
            let written: Vec<char> = Code::new(26, random).to_string().replace('-', "").chars().collect();
            for at in 0..written.len() {
                for &other in ALPHABET {
                    let mut slip = written.clone();
                    slip[at] = char::from(other);
                    if slip != written {
                        assert_eq!(Code::parse(&slip.iter().collect::<String>()), None, "{slip:?}");
                        tried += 1;
                    }
                }
                let mut swap = written.clone();
                if at + 1 < swap.len() && swap[at] != swap[at + 1] {
                    swap.swap(at, at + 1);
                    assert_eq!(Code::parse(&swap.iter().collect::<String>()), None, "{swap:?}");
                }
            }
        }
        assert!(tried > 9_000, "tried {tried}");
    }

    #[test]
    fn what_is_not_a_code_is_not_read() {
        for text in ["", "26", "XX-AAAAAA", "26-AAAAAAA", "26-ЖЖЖЖЖЖ", "../etc", "26-UUUUUU"] {
            assert_eq!(Code::parse(text), None, "{text}");
        }
    }
}
