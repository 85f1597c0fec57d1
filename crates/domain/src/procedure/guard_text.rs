//! Reads a condition from its text: `count >= 2 and gap < 15`.
use super::exact::Exact;
use super::guard::{
    Attribute, AttributeTest, Comparison, Guard, Measure, MeasureKind, NotAGuard, Op, Subject,
};
use super::name::{ChoiceId, CriterionId, DivisionId, FieldId, GroupId, TotalId};
use std::str::FromStr;

impl FromStr for Guard {
    type Err = NotAGuard;

    fn from_str(text: &str) -> Result<Self, NotAGuard> {
        let mut reader = Reader { text, tokens: tokens(text), next: 0 };
        if reader.takes("otherwise") {
            return reader.ended(Self::Otherwise);
        }
        let guard = reader.any()?;
        reader.ended(guard)
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: Vec<&'a str>,
    next: usize,
}

/// Words, numbers, brackets, commas and signs; white space only divides.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if "(),".contains(first) {
            1
        } else {
            let sign = is_sign(first);
            rest.find(|c: char| c.is_whitespace() || "(),".contains(c) || is_sign(c) != sign)
                .unwrap_or(rest.len())
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

fn is_sign(c: char) -> bool {
    "<>=!".contains(c)
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.tokens.get(self.next).copied()
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = self.peek() == Some(word);
        self.next += usize::from(found);
        found
    }

    fn word(&mut self, expected: &'static str) -> Result<&'a str, NotAGuard> {
        let word = self.peek().ok_or_else(|| self.wants(expected))?;
        self.next += 1;
        Ok(word)
    }

    fn wants(&self, expected: &'static str) -> NotAGuard {
        NotAGuard { text: self.text.to_owned(), expected, found: self.peek().unwrap_or("the end").to_owned() }
    }

    /// The same, for the word that was just read.
    fn wanted(&self, expected: &'static str, found: &str) -> NotAGuard {
        NotAGuard { text: self.text.to_owned(), expected, found: found.to_owned() }
    }

    fn needs(&mut self, word: &str, expected: &'static str) -> Result<(), NotAGuard> {
        if self.takes(word) { Ok(()) } else { Err(self.wants(expected)) }
    }

    fn ended(&self, guard: Guard) -> Result<Guard, NotAGuard> {
        if self.peek().is_none() { Ok(guard) } else { Err(self.wants("`and`, `or` or the end")) }
    }

    fn any(&mut self) -> Result<Guard, NotAGuard> {
        let mut parts = vec![self.all()?];
        while self.takes("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Guard::Any))
    }

    fn all(&mut self) -> Result<Guard, NotAGuard> {
        let mut parts = vec![self.part()?];
        while self.takes("and") {
            parts.push(self.part()?);
        }
        Ok(one_or(parts, Guard::All))
    }

    fn part(&mut self) -> Result<Guard, NotAGuard> {
        if self.takes("not") {
            return Ok(Guard::Not(Box::new(self.part()?)));
        }
        if self.takes("(") {
            let inner = self.any()?;
            self.needs(")", "`)`")?;
            return Ok(inner);
        }
        match self.attribute()? {
            Some(attribute) => self.test(attribute),
            None => self.comparison(),
        }
    }

    fn attribute(&mut self) -> Result<Option<Attribute>, NotAGuard> {
        let Some((word, name)) = self.peek().and_then(|token| token.split_once(':')) else { return Ok(None) };
        let attribute = match word {
            "answer" => FieldId::parse(name).ok().map(Attribute::Answer),
            "division" => DivisionId::parse(name).ok().map(Attribute::Division),
            _ => None,
        };
        let attribute = attribute.ok_or_else(|| self.wants("answer:FIELD or division:NAME"))?;
        self.next += 1;
        Ok(Some(attribute))
    }

    fn test(&mut self, attribute: Attribute) -> Result<Guard, NotAGuard> {
        let negated = match self.word("`=` or `!=`")? {
            "=" => false,
            "!=" => true,
            other => return Err(self.wanted("`=` or `!=`", other)),
        };
        let value = self.word("a value")?;
        let value = ChoiceId::parse(value).map_err(|_| self.wanted("a value", value))?;
        Ok(Guard::Is(AttributeTest { attribute, value, negated }))
    }

    fn comparison(&mut self) -> Result<Guard, NotAGuard> {
        let measure = self.measure()?;
        let op = self.word("a comparison sign")?;
        let op = match op {
            "<" => Op::Less,
            "<=" => Op::AtMost,
            "=" => Op::Equal,
            "!=" => Op::NotEqual,
            ">=" => Op::AtLeast,
            ">" => Op::More,
            other => return Err(self.wanted("one of < <= = != >= >", other)),
        };
        let with = self.number()?;
        Ok(Guard::Compare(Comparison { measure, op, with }))
    }

    fn number(&mut self) -> Result<Exact, NotAGuard> {
        let word = self.word("a number")?;
        word.parse().map_err(|_| self.wanted("a number", word))
    }

    fn measure(&mut self) -> Result<Measure, NotAGuard> {
        const MEASURES: &str = "sum, mean, min, max, gap, count, atleast(…) or share(…)";
        let word = self.word(MEASURES)?;
        let counts = word == "atleast" || word == "share";
        let open = if counts { self.needs("(", "`(`").map(|()| true)? } else { self.takes("(") };
        let points = if counts { self.number()? } else { Exact::ZERO };
        let kind = match word {
            "sum" => MeasureKind::Sum,
            "mean" => MeasureKind::Mean,
            "min" => MeasureKind::Min,
            "max" => MeasureKind::Max,
            "gap" => MeasureKind::Gap,
            "count" => MeasureKind::Count,
            "atleast" => MeasureKind::AtLeast(points),
            "share" => MeasureKind::Share(points),
            other => return Err(self.wanted(MEASURES, other)),
        };
        let named = open && (!counts || self.takes(","));
        let of = if named { self.subject()? } else { Subject::Total };
        if open {
            self.needs(")", "`)`")?;
        }
        Ok(Measure { kind, of })
    }

    fn subject(&mut self) -> Result<Subject, NotAGuard> {
        const SUBJECTS: &str = "total, total:NAME, group:NAME or a criterion";
        let word = self.word(SUBJECTS)?;
        let subject = match word.split_once(':') {
            None if word == "total" => Some(Subject::Total),
            None => CriterionId::parse(word).ok().map(Subject::Criterion),
            Some(("total", name)) => TotalId::parse(name).ok().map(Subject::NamedTotal),
            Some(("group", name)) => GroupId::parse(name).ok().map(Subject::Group),
            Some(_) => None,
        };
        subject.ok_or_else(|| self.wanted(SUBJECTS, word))
    }
}

fn one_or(mut parts: Vec<Guard>, many: fn(Vec<Guard>) -> Guard) -> Guard {
    match parts.len() {
        1 => parts.pop().unwrap_or(Guard::Otherwise),
        _ => many(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_read_back_as_they_were_written() {
        for text in [
            "otherwise",
            "gap >= 15",
            "count >= 2 and gap < 15",
            "count < 2 or gap >= 15",
            "not (max < 40 or min(relevance) = 0)",
            "atleast(40) >= 2 and share(40, group:use) > 2/3",
            "division:band = small and mean(total:threshold) >= 61/2",
            "answer:kind != plan",
        ] {
            assert_eq!(text.parse::<Guard>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_broken_condition_says_what_was_expected() {
        let flaw = "gap => 15".parse::<Guard>().unwrap_err();
        assert_eq!(
            flaw.to_string(),
            "`gap => 15` is not a condition: one of < <= = != >= > expected at `=>`"
        );
        for text in
            ["", "gap", "gap <", "gap < x", "(gap < 1", "best > 1", "gap < 1 and", "otherwise or gap < 1"]
        {
            assert!(text.parse::<Guard>().is_err(), "{text}");
        }
    }

    #[test]
    fn and_binds_closer_than_or() {
        let guard = "gap < 1 or count > 2 and gap > 5".parse::<Guard>().unwrap();
        assert_eq!(guard.to_string(), "gap < 1 or (count > 2 and gap > 5)");
    }
}
