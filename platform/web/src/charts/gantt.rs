//! Actions over months: from, until, how far, and where today is.

use kernel::{Day, Span};
use maud::{Markup, html};

use super::bars::letters;
use super::frame::{Behind, Frame, WIDTH, frame, n, nth, words, wrapped};
use super::scale::Scale;
use crate::Say;
use crate::parts::Tone;

/// One action.
#[derive(Clone, Debug)]
pub struct GanttRow {
    /// Its name.
    pub label: String,
    /// From when until when.
    pub span: Span,
    /// Its state, in a word.
    pub word: String,
    /// What the state means.
    pub tone: Tone,
}

/// Actions over months.
#[derive(Clone, Debug)]
pub struct Gantt {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// The months drawn.
    pub span: Span,
    /// Where today is.
    pub today: Option<Day>,
    /// The actions, in order.
    pub rows: Vec<GanttRow>,
}

const LEFT: f64 = 220.0;
const ROW: f64 = 36.0;
const TOP: f64 = 28.0;

/// Actions over months.
pub fn gantt(say: Say, chart: &Gantt) -> Markup {
    let place = |days: i64| crate::say::as_float(days);
    let across = Scale::new((0.0, place(chart.span.days())), (LEFT, WIDTH));
    let at = |day: Day| across.at(place(day.since(chart.span.from))).clamp(LEFT, WIDTH);
    let height = TOP + ROW * nth(chart.rows.len());
    let drawing = html! {
        (months(say, chart, at, height))
        @for (down, row) in chart.rows.iter().enumerate() {
            @let y = TOP + ROW * nth(down);
            @let (from, until) = (at(row.span.from), at(row.span.until.plus(1)));
            (words(&wrapped(&row.label, letters(LEFT - 12.0), 2), 0.0, y + 14.0, "start"))
            rect.(row.tone.class()) x=(n(from)) y=(n(y + 8.0)) width=(n((until - from).max(3.0))) height="16" rx="3" {
                title { (row.label) ": " (say.span(row.span)) ", " (row.word) }
            }
        }
        @if let Some(today) = chart.today.filter(|today| chart.span.has(*today)) {
            line.today x1=(n(at(today))) y1=(n(TOP - 8.0)) x2=(n(at(today))) y2=(n(height)) { title { (say.day(today)) } }
        }
    };
    let row = |row: &GanttRow| vec![row.label.clone(), say.span(row.span), row.word.clone()];
    let columns = ["web-chart-what", "web-chart-when", "web-chart-state"].map(|key| say.t(key));
    let behind = Behind { columns: columns.into(), rows: chart.rows.iter().map(row).collect() };
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key: Vec::new(), height, drawing, behind })
}

/// The first days of the months, named where there is room.
fn months(say: Say, chart: &Gantt, at: impl Fn(Day) -> f64, height: f64) -> Markup {
    let first = Day::of(chart.span.from.year(), chart.span.from.month(), 1).unwrap_or(chart.span.from);
    let firsts: Vec<Day> = (0..60).map(|n| first.plus_months(n)).take_while(|day| *day <= chart.span.until).collect();
    let every = firsts.len().div_ceil(8).max(1);
    html! {
        @for (count, day) in firsts.iter().enumerate() {
            @let x = at(*day);
            line.grid x1=(n(x)) y1=(n(TOP - 6.0)) x2=(n(x)) y2=(n(height)) {}
            @if count % every == 0 {
                text.tick x=(n(x + 3.0)) y="12" { (format!("{:02}.{}", day.month(), day.year())) title { (say.month(*day)) } }
            }
        }
    }
}
