//! One Rust file, with its comments and strings told apart from its code.

/// A string literal: where it stands and what it says (escapes as written).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Offset of its opening quote in the text.
    pub at: usize,
    /// What stands between the quotes.
    pub says: String,
}

/// A Rust file. `code` has the same length as `text`; comments, the insides of strings and test modules are blanked.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path from the root of the repository, with `/`.
    pub path: String,
    /// The file as it is.
    pub text: String,
    /// The file without comments, strings and `#[cfg(test)]` modules.
    pub code: String,
    /// The string literals outside test modules.
    pub literals: Vec<Literal>,
}

impl Source {
    /// Reads a file's text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let (mut code, mut literals) = blank(&text);
        for (from, to) in test_modules(&code) {
            code.get_mut(from..to).expect("offsets of this text").fill(b' ');
            literals.retain(|literal| literal.at < from || literal.at >= to);
        }
        let code = String::from_utf8_lossy(&code).into_owned();
        Self { path: path.into(), text, code, literals }
    }

    /// `path:line` of an offset.
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.line(at))
    }

    /// The line of an offset, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
    }

    /// The file's name, as `moves.rs`.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Is it part of a test, a bench or an example program rather than of the crate?
    pub fn is_test(&self) -> bool {
        self.path.split('/').any(|part| matches!(part, "tests" | "benches" | "examples" | "build.rs"))
            || self.path.starts_with("bench/")
            || self.path.starts_with("tidy/")
    }

    /// Where a phrase of code stands, as whole words; spaces in the code are those of rustfmt.
    pub fn find(&self, phrase: &str) -> Vec<usize> {
        words(&self.code, phrase)
    }

    /// The code up to an offset ends with this (spaces and line ends aside).
    pub fn before(&self, at: usize, end: &str) -> bool {
        let mut rest = self.code.get(..at).unwrap_or_default().trim_end();
        for part in end.split(' ').rev() {
            match rest.strip_suffix(part) {
                Some(shorter) => rest = shorter.trim_end(),
                None => return false,
            }
        }
        true
    }
}

/// Where a phrase stands in a text as whole words: `io` is not found in `audio`.
pub fn words(text: &str, phrase: &str) -> Vec<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(phrase)
        .filter(|(at, _)| {
            let before = text.get(..*at).and_then(|t| t.chars().next_back());
            let after = text.get(at + phrase.len()..).and_then(|t| t.chars().next());
            let clear =
                |edge: Option<char>, own: Option<char>| !(edge.is_some_and(is_word) && own.is_some_and(is_word));
            clear(before, phrase.chars().next()) && clear(after, phrase.chars().next_back())
        })
        .map(|(at, _)| at)
        .collect()
}

/// The code with comments and the insides of strings as spaces (line ends kept), and the strings.
fn blank(text: &str) -> (Vec<u8>, Vec<Literal>) {
    let bytes = text.as_bytes();
    let mut code = bytes.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with("//") {
            let end = at + rest.find('\n').unwrap_or(rest.len());
            wipe(&mut code, at, end);
            at = end;
        } else if rest.starts_with("/*") {
            let end = at + comment_length(rest);
            wipe(&mut code, at, end);
            at = end;
        } else if let Some((open, inside, close)) = string_at(text, at) {
            let (from, to) = (at + open, at + open + inside);
            literals.push(Literal { at, says: text.get(from..to).unwrap_or_default().to_owned() });
            wipe(&mut code, from, to);
            at = to + close;
        } else if let Some(length) = char_length(rest) {
            wipe(&mut code, at + 1, at + length - 1);
            at += length;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    (code, literals)
}

fn wipe(code: &mut [u8], from: usize, to: usize) {
    for byte in code.iter_mut().take(to).skip(from).filter(|byte| **byte != b'\n') {
        *byte = b' ';
    }
}

/// The length of a block comment, nested ones included.
fn comment_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(here) = rest.get(at..).filter(|here| !here.is_empty()) {
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// A string that opens here: the lengths of its opening, its inside and its closing.
fn string_at(text: &str, at: usize) -> Option<(usize, usize, usize)> {
    let rest = text.get(at..)?;
    let inside_word = text.get(..at)?.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let prefix = if inside_word {
        0
    } else {
        ["br", "cr", "b", "c", "r"].iter().find(|p| rest.starts_with(**p)).map_or(0, |p| p.len())
    };
    let after = rest.get(prefix..)?;
    if rest.get(..prefix)?.ends_with('r') {
        let hashes = after.len() - after.trim_start_matches('#').len();
        let body = after.get(hashes..)?.strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let inside = body.find(&close)?;
        return Some((prefix + hashes + 1, inside, close.len()));
    }
    let body = after.strip_prefix('"')?;
    let mut escaped = false;
    for (offset, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((prefix + 1, offset, 1)),
            _ => {}
        }
    }
    None
}

/// The length of a character literal that opens here; none for a lifetime.
fn char_length(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let mut chars = body.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        let (_, _) = chars.next()?;
        let close = chars.find(|(_, c)| *c == '\'')?.0;
        return Some(close + 2);
    }
    let (next, quote) = chars.next()?;
    (quote == '\'').then_some(next + 2)
}

/// The spans of `#[cfg(test)] mod … { … }`.
fn test_modules(code: &[u8]) -> Vec<(usize, usize)> {
    let code = String::from_utf8_lossy(code);
    let mut spans = Vec::new();
    for (from, mark) in code.match_indices("#[cfg(test)]") {
        let rest = code.get(from + mark.len()..).unwrap_or_default();
        let stop = rest.find(['{', ';']).unwrap_or(rest.len());
        let end = if rest.get(stop..).is_some_and(|r| r.starts_with('{')) {
            crate::block::closing(rest, stop).map_or(rest.len(), |at| at + 1)
        } else {
            stop
        };
        spans.push((from, from + mark.len() + end));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_not_code() {
        let source = Source::new(
            "a.rs",
            "let a = \"tokio\"; // tokio\nlet b = r#\"x \"tokio\" y\"#; let c = 'x'; fn f<'a>() {} /* async /* x */ */",
        );
        assert!(source.find("tokio").is_empty() && source.find("async").is_empty());
        assert_eq!(source.literals.iter().map(|l| l.says.as_str()).collect::<Vec<_>>(), ["tokio", "x \"tokio\" y"]);
        assert_eq!(source.code.len(), source.text.len());
        assert!(source.code.contains("fn f<'a>() {}"));
    }

    #[test]
    fn test_modules_are_not_code() {
        let source =
            Source::new("a.rs", "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { Utc::now(); \"x\"; } }\nfn c() {}");
        assert!(source.find("Utc::now").is_empty() && source.literals.is_empty());
        assert_eq!(source.find("fn c").len(), 1);
    }

    #[test]
    fn a_word_is_not_found_inside_another() {
        assert_eq!(words("audio io; io", "io"), [6, 10]);
    }

    #[test]
    fn quotes_as_characters_open_no_string() {
        let source = Source::new("a.rs", "if c == '\"' || c == '\\'' { Utc::now() }");
        assert_eq!(source.find("Utc::now").len(), 1);
        assert!(source.literals.is_empty());
    }
}
