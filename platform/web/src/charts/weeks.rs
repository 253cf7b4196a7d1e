//! The weeks of academic years: theory, practice, exams, holidays, one square a week.

use maud::{Markup, html};

use super::frame::{Behind, Frame, WIDTH, frame, n, nth};
use crate::Say;
use crate::parts::Tone;

/// One week.
#[derive(Clone, Debug, Default)]
pub struct WeekMark {
    /// Theory, practice, or another meaning.
    pub tone: Tone,
    /// A letter in the square, so that colour does not speak alone.
    pub letter: String,
    /// The same in words, with the days.
    pub said: String,
}

/// The weeks of one year or group.
#[derive(Clone, Debug)]
pub struct WeekRow {
    /// Its name.
    pub label: String,
    /// Its weeks, in order.
    pub weeks: Vec<WeekMark>,
}

/// The weeks of several years or groups.
#[derive(Clone, Debug)]
pub struct Weeks {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// What the letters mean.
    pub key: Vec<(Tone, String)>,
    /// The rows.
    pub rows: Vec<WeekRow>,
}

/// The weeks of several years or groups.
pub fn weeks(say: Say, chart: &Weeks) -> Markup {
    const ROW: f64 = 44.0;
    const TOP: f64 = 18.0;
    let longest = chart.rows.iter().map(|row| row.weeks.len()).max().unwrap_or(0).max(1);
    let wide = WIDTH / nth(longest);
    let drawing = html! {
        @for week in (0..longest).step_by(4) { text.tick x=(n(wide * (nth(week) + 0.5))) y="11" text-anchor="middle" { (week + 1) } }
        @for (down, row) in chart.rows.iter().enumerate() {
            @let y = TOP + ROW * nth(down);
            text x="0" y=(n(y + 13.0)) { (row.label) }
            @for (at, week) in row.weeks.iter().enumerate() {
                rect.soft.(week.tone.class()) x=(n(wide * nth(at) + 0.5)) y=(n(y + 18.0)) width=(n(wide - 1.0)) height="18" rx="2" {
                    title { (at + 1) ": " (week.said) }
                }
                text.letter x=(n(wide * (nth(at) + 0.5))) y=(n(y + 31.0)) text-anchor="middle" { (week.letter) }
            }
        }
    };
    let columns = ["web-chart-what", "web-chart-weeks"].map(|key| say.t(key));
    let row = |row: &WeekRow| vec![row.label.clone(), in_words(row)];
    let behind = Behind { columns: columns.into(), rows: chart.rows.iter().map(row).collect() };
    let height = TOP + ROW * nth(chart.rows.len());
    let key = chart.key.clone();
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key, height, drawing, behind })
}

/// Runs of like weeks: `1–15: теория; 16–17: экзамендер`.
fn in_words(row: &WeekRow) -> String {
    let mut runs: Vec<(usize, usize, &str)> = Vec::new();
    for (at, week) in (1..).zip(&row.weeks) {
        match runs.last_mut() {
            Some((_, until, said)) if *said == week.said => *until = at,
            _ => runs.push((at, at, &week.said)),
        }
    }
    let said = |(from, until, said): &(usize, usize, &str)| {
        if from == until { format!("{from}: {said}") } else { format!("{from}–{until}: {said}") }
    };
    runs.iter().map(said).collect::<Vec<_>>().join("; ")
}
