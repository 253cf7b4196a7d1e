//! The text of a clause, read once into pieces.

use super::fault::ClauseFault;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Printed as it stands.
    Plain(String),
    /// The value of a variable, and the character where it is named.
    Variable(String, usize),
    /// The number of another clause, and the character where it is named.
    Pointer(String, usize),
}

/// Reads `{name}`, `{clause:id}`, `{{` and `}}`; every fault with its character, from 1.
pub(super) fn pieces(text: &str) -> (Vec<Piece>, Vec<(usize, ClauseFault)>) {
    let (mut pieces, mut faults, mut plain) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().enumerate().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '{' | '}' if letters.next_if(|(_, next)| *next == letter).is_some() => plain.push(letter),
            '}' => faults.push((at + 1, ClauseFault::LoneBrace)),
            '{' => {
                let mut name = String::new();
                while let Some((_, next)) = letters.next_if(|(_, next)| !matches!(next, '{' | '}')) {
                    name.push(next);
                }
                if letters.next_if(|(_, next)| *next == '}').is_none() {
                    faults.push((at + 1, ClauseFault::LoneBrace));
                    continue;
                }
                if !plain.is_empty() {
                    pieces.push(Piece::Plain(std::mem::take(&mut plain)));
                }
                let name = name.trim();
                pieces.push(match name.strip_prefix("clause:") {
                    Some(id) => Piece::Pointer(id.trim().to_owned(), at + 1),
                    None => Piece::Variable(name.to_owned(), at + 1),
                });
            }
            other => plain.push(other),
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Plain(plain));
    }
    (pieces, faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_read_into_words_variables_and_pointers() {
        let (read, faults) = pieces("Төлем {{брутто}}: {compensation}, {clause: term}-тармақ");

        assert_eq!(faults, vec![]);
        assert_eq!(
            read,
            vec![
                Piece::Plain("Төлем {брутто}: ".into()),
                Piece::Variable("compensation".into(), 19),
                Piece::Plain(", ".into()),
                Piece::Pointer("term".into(), 35),
                Piece::Plain("-тармақ".into()),
            ]
        );
    }

    #[test]
    fn a_lone_brace_is_found_at_its_character() {
        assert_eq!(pieces("a } b").1, vec![(3, ClauseFault::LoneBrace)]);
        assert_eq!(pieces("ә {b").1, vec![(3, ClauseFault::LoneBrace)]);
        assert_eq!(pieces("{a {b}").1, vec![(1, ClauseFault::LoneBrace)]);
    }

    proptest! {
        #[test]
        fn reading_is_total(text in "[{}a-zә: ]{0,40}") {
            let _ = pieces(&text);
        }
    }
}
