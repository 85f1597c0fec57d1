//! Exact numbers of definitions: weights, points, shares. No rounding anywhere.
use serde::de::{DeserializeOwned, Deserializer, Error};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A fraction in lowest terms with a positive denominator. A file writes it as an integer or as a text:
/// `7`, `"0.5"`, `"2/3"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Exact {
    numerator: i64,
    denominator: i64,
}

/// A text that is not a number, or a number too large for a procedure (more than nine digits).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a number: write 7, \"0.5\" or \"2/3\", nine digits at most")]
pub struct NotExact(pub String);

/// A file holds no larger numbers than this, above and below the line.
const WRITTEN_LIMIT: i64 = 1_000_000_000;
/// Numbers reckoned from those stay below this; larger ones are refused, never rounded.
const LIMIT: i128 = 1_000_000_000_000_000;

impl Exact {
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    pub const fn whole(number: i32) -> Self {
        Self { numerator: number as i64, denominator: 1 }
    }

    /// `None` where the denominator is zero or the number is out of bounds.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        reduced(numerator.into(), denominator.into())
    }

    pub fn numerator(self) -> i64 {
        self.numerator
    }

    pub fn denominator(self) -> i64 {
        self.denominator
    }

    /// The number as a whole multiple of `1/parts`, if it is one.
    pub fn in_parts(self, parts: i64) -> Option<i64> {
        let scaled = self.numerator.checked_mul(parts)?;
        (scaled % self.denominator == 0).then_some(scaled / self.denominator)
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b, c, d) = self.crossed(other);
        reduced(a * d + c * b, b * d)
    }

    pub fn times(self, other: Self) -> Option<Self> {
        let (a, b, c, d) = self.crossed(other);
        reduced(a * c, b * d)
    }

    /// `None` where the difference is out of bounds.
    pub fn minus(self, other: Self) -> Option<Self> {
        let (a, b, c, d) = self.crossed(other);
        reduced(a * d - c * b, b * d)
    }

    /// `None` where `other` is zero or the quotient is out of bounds.
    pub fn over(self, other: Self) -> Option<Self> {
        let (a, b, c, d) = self.crossed(other);
        reduced(a * d, b * c)
    }

    /// How many things there are, as a number.
    pub fn count(things: usize) -> Option<Self> {
        Self::ratio(i64::try_from(things).ok()?, 1)
    }

    /// Zero where there are no numbers; `None` where the sum is out of bounds.
    pub fn sum(numbers: impl IntoIterator<Item = Self>) -> Option<Self> {
        numbers.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// `None` where there are no numbers, or their sum is out of bounds.
    pub fn mean(numbers: &[Self]) -> Option<Self> {
        Self::sum(numbers.iter().copied())?.over(Self::count(numbers.len())?)
    }

    fn is_writable(self) -> bool {
        self.numerator.abs() < WRITTEN_LIMIT && self.denominator < WRITTEN_LIMIT
    }

    /// Both numbers, wide enough that products cannot overflow.
    fn crossed(self, other: Self) -> (i128, i128, i128, i128) {
        let (a, b) = (self.numerator.into(), self.denominator.into());
        (a, b, other.numerator.into(), other.denominator.into())
    }
}

fn reduced(numerator: i128, denominator: i128) -> Option<Exact> {
    if denominator == 0 {
        return None;
    }
    let (mut a, mut b) = (numerator.abs(), denominator.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = a.max(1) * denominator.signum();
    let (numerator, denominator) = (numerator / divisor, denominator / divisor);
    if numerator.abs() >= LIMIT || denominator >= LIMIT {
        return None;
    }
    Some(Exact { numerator: i64::try_from(numerator).ok()?, denominator: i64::try_from(denominator).ok()? })
}

impl From<i32> for Exact {
    fn from(number: i32) -> Self {
        Self::whole(number)
    }
}

impl From<u32> for Exact {
    fn from(number: u32) -> Self {
        Self { numerator: number.into(), denominator: 1 }
    }
}

/// The least common denominator of the numbers, while it stays reasonable.
pub fn common_denominator(numbers: impl IntoIterator<Item = Exact>) -> Option<i64> {
    numbers.into_iter().try_fold(1_i64, |so_far, number| {
        let next = so_far.checked_mul(number.denominator / gcd(so_far, number.denominator))?;
        (next < WRITTEN_LIMIT).then_some(next)
    })
}

pub(super) fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b, c, d) = self.crossed(*other);
        (a * d).cmp(&(c * b))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

impl FromStr for Exact {
    type Err = NotExact;

    fn from_str(text: &str) -> Result<Self, NotExact> {
        parsed(text.trim()).filter(|number| number.is_writable()).ok_or_else(|| NotExact(text.to_owned()))
    }
}

fn parsed(text: &str) -> Option<Exact> {
    if let Some((above, below)) = text.split_once('/') {
        return Exact::ratio(above.trim().parse().ok()?, below.trim().parse().ok()?);
    }
    let Some((whole, part)) = text.split_once('.') else { return Exact::ratio(text.parse().ok()?, 1) };
    if part.is_empty() || part.len() > 6 || !part.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let scale = 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let whole = whole.parse::<i64>().ok()?.checked_mul(scale)?;
    Exact::ratio(whole.checked_add(sign * part.parse::<i64>().ok()?)?, scale)
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged, expecting = "a number: 7, \"0.5\" or \"2/3\"")]
pub(crate) enum Written {
    Whole(i64),
    Text(String),
}

impl TryFrom<Written> for Exact {
    type Error = NotExact;

    fn try_from(written: Written) -> Result<Self, NotExact> {
        match written {
            Written::Whole(number) => {
                let exact = Self::ratio(number, 1).filter(|number| number.is_writable());
                exact.ok_or_else(|| NotExact(number.to_string()))
            }
            Written::Text(text) => text.parse(),
        }
    }
}

impl From<Exact> for Written {
    fn from(number: Exact) -> Self {
        match number.denominator {
            1 => Self::Whole(number.numerator),
            _ => Self::Text(number.to_string()),
        }
    }
}

/// Reads a number that was reckoned. A definition is held to nine digits, so that checks cannot overflow;
/// a fact has to read back whatever was reckoned from it: `#[serde(deserialize_with = "exact::reckoned")]`.
pub(crate) fn reckoned<'de, D: Deserializer<'de>, T: Reckoned>(deserializer: D) -> Result<T, D::Error> {
    T::Read::deserialize(deserializer).and_then(|read| T::of(read).map_err(Error::custom))
}

/// What [`reckoned`] can read.
pub(crate) trait Reckoned: Sized {
    type Read: DeserializeOwned;

    fn of(read: Self::Read) -> Result<Self, NotExact>;
}

impl Reckoned for Exact {
    type Read = Written;

    fn of(read: Written) -> Result<Self, NotExact> {
        match read {
            Written::Whole(number) => Self::ratio(number, 1).ok_or_else(|| NotExact(number.to_string())),
            Written::Text(text) => parsed(text.trim()).ok_or(NotExact(text)),
        }
    }
}

impl Reckoned for Option<Exact> {
    type Read = Option<Written>;

    fn of(read: Option<Written>) -> Result<Self, NotExact> {
        read.map(Exact::of).transpose()
    }
}

impl Reckoned for BTreeMap<String, Exact> {
    type Read = BTreeMap<String, Written>;

    fn of(read: BTreeMap<String, Written>) -> Result<Self, NotExact> {
        read.into_iter().map(|(name, written)| Ok((name, Exact::of(written)?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly() {
        assert_eq!("0.5".parse::<Exact>().unwrap(), Exact::ratio(1, 2).unwrap());
        assert_eq!("2/6".parse::<Exact>().unwrap().to_string(), "1/3");
        assert_eq!("-1.25".parse::<Exact>().unwrap(), Exact::ratio(-5, 4).unwrap());
        assert_eq!("15".parse::<Exact>().unwrap(), Exact::whole(15));
        for bad in ["", "1/0", "1.", "a", "9999999999", "1e3"] {
            assert!(bad.parse::<Exact>().is_err(), "{bad}");
        }
    }

    #[test]
    fn fractions_compare_by_value() {
        assert!("2/3".parse::<Exact>().unwrap() > "0.66".parse::<Exact>().unwrap());
        assert_eq!(common_denominator([Exact::ratio(1, 2).unwrap(), Exact::ratio(1, 3).unwrap()]), Some(6));
    }

    #[test]
    fn minus_undoes_plus_and_over_undoes_times() {
        let some: Vec<Exact> =
            (-6..=6).flat_map(|above| (1..=6).filter_map(move |below| Exact::ratio(above, below))).collect();
        for (a, b) in some.iter().flat_map(|a| some.iter().map(move |b| (*a, *b))) {
            assert_eq!(a.plus(b).unwrap().minus(b), Some(a));
            assert_eq!(a.times(b).unwrap().over(b), (b != Exact::ZERO).then_some(a), "{a} {b}");
            assert_eq!(a.minus(b).unwrap() > Exact::ZERO, a > b);
        }
    }

    #[test]
    fn the_mean_of_nothing_is_no_number() {
        assert_eq!(Exact::mean(&[]), None);
        assert_eq!(Exact::sum([]), Some(Exact::ZERO));
        assert_eq!(Exact::mean(&[1.into(), 2.into(), 2.into()]), Exact::ratio(5, 3));
        assert_eq!(Exact::count(3), Some(Exact::from(3_u32)));
    }

    #[test]
    fn what_was_reckoned_is_read_back_though_a_file_may_not_hold_it() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Fact {
            #[serde(deserialize_with = "reckoned")]
            one: Exact,
            #[serde(deserialize_with = "reckoned")]
            none: Option<Exact>,
            #[serde(deserialize_with = "reckoned")]
            many: BTreeMap<String, Exact>,
        }
        let long = Exact::ratio(123_456_789_012, 7_000_001).unwrap();
        let whole = Exact::ratio(123_456_789_012, 1).unwrap();
        let fact = Fact { one: whole, none: None, many: BTreeMap::from([("a".to_owned(), long)]) };
        let text = serde_json::to_string(&fact).unwrap();
        assert_eq!(serde_json::from_str::<Fact>(&text).unwrap(), fact);
        assert!(serde_json::from_str::<Exact>(&serde_json::to_string(&long).unwrap()).is_err());
    }
}
