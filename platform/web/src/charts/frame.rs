//! What every chart has around it: a card of its own, the drawing, the table behind it.

use maud::{Markup, html};

use crate::Say;
use crate::parts::{Tone, key, slug};

/// The width of the drawing's own coordinates; narrow screens scroll rather than shrink the letters.
pub const WIDTH: f64 = 640.0;

/// The figures behind a drawing.
pub struct Behind {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The frame: heading, key, drawing, table.
pub struct Frame<'a> {
    pub title: &'a str,
    pub desc: &'a str,
    pub key: Vec<(Tone, String)>,
    pub height: f64,
    pub drawing: Markup,
    pub behind: Behind,
}

pub fn frame(say: Say, frame: &Frame<'_>) -> Markup {
    if frame.behind.rows.is_empty() {
        return html! {
            figure.card.chart { figcaption { strong { (frame.title) } } p.small { (say.t("web-chart-nothing")) } }
        };
    }
    let id = slug(&format!("chart-{}", frame.title));
    let (title, desc) = (format!("{id}-title"), format!("{id}-desc"));
    html! {
        figure.card.chart {
            figcaption { strong { (frame.title) } @if !frame.key.is_empty() { (key(&frame.key)) } }
            div.scroll tabindex="0" role="region" aria-label=(frame.title) {
                svg viewBox=(format!("0 0 {WIDTH} {}", n(frame.height))) role="img" aria-labelledby=(format!("{title} {desc}")) {
                    title #(title) { (frame.title) }
                    desc #(desc) { (frame.desc) }
                    (frame.drawing)
                }
            }
            details {
                summary { (say.t("web-chart-table")) }
                div.scroll tabindex="0" role="region" aria-label=(format!("{}: {}", frame.title, say.t("web-chart-table"))) {
                    table.rows.figures {
                        thead { tr { @for column in &frame.behind.columns { th scope="col" { (column) } } } }
                        tbody { @for row in &frame.behind.rows { tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } } @else {
                                    td data-label=(frame.behind.columns.get(at).map_or("", String::as_str)) { (cell) }
                                }
                            }
                        } } }
                    }
                }
            }
        }
    }
}

/// A coordinate.
pub fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// Words in lines of at most so many letters, broken at spaces and, where a word is longer than a line, at its soft hyphens;
/// what does not fit in the lines ends with «…».
pub fn wrapped(text: &str, letters: usize, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut pieces = pieces(word, letters).into_iter();
        let first = pieces.next().unwrap_or_default();
        match wrapped.last_mut() {
            Some(line) if line.chars().count() + 1 + first.chars().count() <= letters => {
                line.push(' ');
                line.push_str(&first);
            }
            _ => wrapped.push(first),
        }
        wrapped.extend(pieces);
    }
    let more = wrapped.len() > lines;
    wrapped.truncate(lines);
    for line in &mut wrapped {
        if line.chars().count() > letters {
            *line = line.chars().take(letters.saturating_sub(1)).collect::<String>() + "…";
        }
    }
    if let Some(last) = wrapped.last_mut().filter(|last| more && !last.ends_with('…')) {
        last.push('…');
    }
    wrapped
}

/// A word whole where it fits a line, else in pieces that do, each but the last with a hyphen.
fn pieces(word: &str, letters: usize) -> Vec<String> {
    const SOFT_HYPHEN: char = '\u{ad}';
    let whole = word.replace(SOFT_HYPHEN, "");
    if whole.chars().count() <= letters {
        return vec![whole];
    }
    let mut pieces: Vec<String> = Vec::new();
    for part in word.split(SOFT_HYPHEN) {
        match pieces.last_mut() {
            Some(piece) if piece.chars().count() + part.chars().count() < letters => piece.push_str(part),
            _ => pieces.push(part.to_owned()),
        }
    }
    let last = pieces.len().saturating_sub(1);
    pieces.iter_mut().take(last).for_each(|piece| piece.push('-'));
    pieces
}

/// Lines of words at a place; `anchor` is `start`, `middle` or `end`.
pub fn words(lines: &[String], x: f64, y: f64, anchor: &str) -> Markup {
    html! {
        text x=(n(x)) y=(n(y)) text-anchor=(anchor) {
            @for (at, line) in lines.iter().enumerate() {
                tspan x=(n(x)) dy=(if at == 0 { "0" } else { "14" }) { (line) }
            }
        }
    }
}

/// An index as a coordinate.
#[expect(clippy::cast_precision_loss, reason = "a chart has far fewer marks than 2⁵²")]
pub fn nth(index: usize) -> f64 {
    index as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_at_spaces_and_never_overflow() {
        assert_eq!(wrapped("Электротехника және автоматтандыру", 16, 2), ["Электротехника", "және…"]);
        assert_eq!(wrapped("Электротехника", 8, 2), ["Электро…"]);
        assert_eq!(wrapped("2026", 8, 2), ["2026"]);
    }

    #[test]
    fn a_long_word_is_broken_at_its_soft_hyphens_and_a_short_one_shows_none() {
        assert_eq!(wrapped("Смерт\u{ad}ность", 12, 2), ["Смертность"]);
        assert_eq!(wrapped("Смерт\u{ad}ность", 8, 2), ["Смерт-", "ность"]);
        assert_eq!(wrapped("Смена профес\u{ad}сии", 8, 3), ["Смена", "профес-", "сии"]);
    }
}
