//! Braces: the inside of a macro's block, the function around an offset.

/// The spans inside the braces of every `name! { … }` of blanked code.
pub fn blocks(code: &str, name: &str) -> Vec<(usize, usize)> {
    let call = format!("{name}!");
    crate::words(code, &call)
        .into_iter()
        .filter_map(|at| {
            let open = at + call.len() + code.get(at + call.len()..)?.find(|c: char| !c.is_whitespace())?;
            Some((open + 1, closing(code, open)?))
        })
        .collect()
}

/// The offset of the bracket that closes the one at `open`.
pub(crate) fn closing(code: &str, open: usize) -> Option<usize> {
    let (mine, other) = match code.as_bytes().get(open)? {
        b'{' => ('{', '}'),
        b'(' => ('(', ')'),
        b'[' => ('[', ']'),
        _ => return None,
    };
    let mut depth = 0_usize;
    for (at, c) in code.get(open..)?.char_indices() {
        if c == mine {
            depth += 1;
        } else if c == other {
            depth -= 1;
            if depth == 0 {
                return Some(open + at);
            }
        }
    }
    None
}

/// The head of the function whose body holds an offset: from `fn` to its opening brace.
pub fn function_around(code: &str, at: usize) -> Option<&str> {
    crate::words(code, "fn").into_iter().filter(|from| *from < at).rev().find_map(|from| {
        let open = from + code.get(from..)?.find('{')?;
        let close = closing(code, open)?;
        (open < at && at < close).then(|| code.get(from..open).unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_around_an_offset_is_the_innermost_one() {
        let code = "fn outer() { fn inner(x: u8) { X } Y } const Z: u8 = 1;";
        let at = |mark: &str| code.find(mark).expect("in the code");
        assert_eq!(function_around(code, at("X }")), Some("fn inner(x: u8) "));
        assert_eq!(function_around(code, at("Y")), Some("fn outer() "));
        assert_eq!(function_around(code, at("Z")), None);
    }

    #[test]
    fn a_macro_block_is_what_stands_inside_its_braces() {
        let code = "rules! { A { } }";
        assert_eq!(blocks(code, "rules").into_iter().map(|(a, b)| &code[a..b]).collect::<Vec<_>>(), [" A { } "]);
    }
}
