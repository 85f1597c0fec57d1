//! Percent-decoding that refuses what is not UTF-8, where the usual decoders put question marks.

use crate::error::PageError;

/// Most pairs in one form or query.
const MOST: usize = 400;

/// Checks that every name and value is readable.
pub(super) fn check(encoded: &[u8]) -> Result<(), PageError> {
    let mut pairs = 0;
    for part in encoded.split(|b| matches!(b, b'&' | b'=')) {
        pairs += 1;
        if pairs > 2 * MOST || !decodes(part) {
            return Err(PageError::Unreadable);
        }
    }
    Ok(())
}

fn decodes(part: &[u8]) -> bool {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.iter();
    while let Some(&byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit =
            |b: Option<&u8>| b.and_then(|&b| char::from(b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        let (Some(high), Some(low)) = (digit(rest.next()), digit(rest.next())) else { return false };
        bytes.push(high * 16 + low);
    }
    std::str::from_utf8(&bytes).is_ok_and(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_is_not_utf8_is_refused_and_not_mended() {
        assert!(check("a=%D0%B6&b=c+d&e=".as_bytes()).is_ok());
        for bad in ["a=%FF", "a=%D0", "a=%", "a=%4", "a=%zz", "a=%00"] {
            assert!(check(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(check(b"a=\xff").is_err());
        assert!(check("a=1&".repeat(500).as_bytes()).is_err());
    }
}
