//! A table of coloured cells: coverage of a need by region and group, marks by criterion.

use maud::{Markup, html};

use super::bars::letters;
use super::frame::{Behind, Frame, WIDTH, frame, n, nth, words, wrapped};
use crate::Say;
use crate::parts::Tone;

/// One cell.
#[derive(Clone, Debug, Default)]
pub struct HeatCell {
    /// The figure, as read; it stands in the cell.
    pub said: String,
    /// Its meaning.
    pub tone: Tone,
    /// How strongly, 0 to 3.
    pub strength: u8,
}

/// One row.
#[derive(Clone, Debug)]
pub struct HeatRow {
    /// Its name.
    pub label: String,
    /// Its cells, as many as columns.
    pub cells: Vec<HeatCell>,
}

/// The map.
#[derive(Clone, Debug)]
pub struct Heat {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// What the colours mean.
    pub key: Vec<(Tone, String)>,
    /// The columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<HeatRow>,
}

/// The map.
pub fn heat(say: Say, chart: &Heat) -> Markup {
    const ROW: f64 = 30.0;
    const TOP: f64 = 36.0;
    const LEFT: f64 = 190.0;
    let wide = (WIDTH - LEFT) / nth(chart.columns.len()).max(1.0);
    let drawing = html! {
        @for (at, column) in chart.columns.iter().enumerate() {
            (words(&wrapped(column, letters(wide), 2), LEFT + wide * (nth(at) + 0.5), 12.0, "middle"))
        }
        @for (down, row) in chart.rows.iter().enumerate() {
            @let y = TOP + ROW * nth(down);
            text x="0" y=(n(y + 19.0)) { (wrapped(&row.label, letters(LEFT), 1).join("")) title { (row.label) } }
            @for (at, (cell, column)) in row.cells.iter().zip(&chart.columns).enumerate() {
                @let x = LEFT + wide * nth(at);
                rect.cell.(cell.tone.class()).(strength(cell.strength)) x=(n(x + 1.0)) y=(n(y + 1.0)) width=(n(wide - 2.0))
                    height=(n(ROW - 2.0)) rx="3" { title { (row.label) ", " (column) ": " (cell.said) } }
                text.figure.small x=(n(x + wide / 2.0)) y=(n(y + 19.0)) text-anchor="middle" { (cell.said) }
            }
        }
    };
    let mut columns = vec![say.t("web-chart-what")];
    columns.extend(chart.columns.iter().cloned());
    let row = |row: &HeatRow| {
        std::iter::once(row.label.clone()).chain(row.cells.iter().map(|cell| cell.said.clone())).collect()
    };
    let behind = Behind { columns, rows: chart.rows.iter().map(row).collect() };
    let height = TOP + ROW * nth(chart.rows.len());
    let key = chart.key.clone();
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key, height, drawing, behind })
}

fn strength(strength: u8) -> &'static str {
    ["s0", "s1", "s2", "s3"][usize::from(strength.min(3))]
}
