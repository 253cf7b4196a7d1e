//! A run in pictures, each with its table behind it.

use maud::{Markup, html};
use web::charts::{self, Line, LinePoint, Lines, StepKind, Waterfall, WaterfallStep};
use web::parts::Tone;

use super::lists::step;
use super::shown::Shown;
use crate::forecasts::kinds::Scenario;
use crate::forecasts::results::{Band, Need};
use kernel::Code;

/// What was and what is to come: the same middle with both bands, the wider one beneath.
fn with_bands(
    shown: &Shown<'_>,
    past: &[(i32, f64)],
    ahead: &[(i32, f64, [Band; 2])],
    titles: (String, String),
) -> Markup {
    let say = shown.say;
    let years: Vec<i32> = past.iter().map(|(year, _)| *year).chain(ahead.iter().map(|(year, ..)| *year)).collect();
    let point = |value: f64, interval: Option<(f64, f64)>| Some(LinePoint { value, interval });
    let before = past.len();
    // The line to come sets out from the last value that was.
    let last = past.last().map(|(_, value)| *value);
    let line = |level: usize, name: String, tone: Tone| {
        let mut points: Vec<Option<LinePoint>> = vec![None; before.saturating_sub(1)];
        if let Some(last) = last {
            points.push(point(last, Some((last, last))));
        }
        points.extend(ahead.iter().map(|(_, value, bands)| {
            let [low, high] = bands[level];
            point(*value, Some((low.min(*value), high.max(*value))))
        }));
        Line { name, tone, points, forecast_from: Some(before.saturating_sub(1)) }
    };
    let mut counted: Vec<Option<LinePoint>> = past.iter().map(|(_, value)| point(*value, None)).collect();
    counted.resize(years.len(), None);
    let lines = vec![
        line(1, say.t("needs-forecast-band-95"), Tone::Theory),
        line(0, say.t("needs-forecast-band-80"), Tone::Practice),
        Line { name: say.t("needs-forecast-past"), tone: Tone::Plain, points: counted, forecast_from: None },
    ];
    let places = years.iter().map(ToString::to_string).collect();
    let (title, desc) = titles;
    charts::lines(say, &Lines { title, desc, places, lines, decimals: 0 })
}

/// A need over the years.
pub fn need(shown: &Shown<'_>, need: &Need, title: &str) -> Markup {
    let ahead: Vec<(i32, f64, [Band; 2])> =
        need.years.iter().map(|year| (year.year, year.need(), year.drawn.bands)).collect();
    let title = format!("{title}: {}", shown.named(&need.code));
    html! {
        (with_bands(shown, &need.past, &ahead, (title, shown.say.t("needs-forecast-need-desc"))))
        (first_year(shown, need))
    }
}

/// Beside the drawing, so that nobody reads what stands in the first year alone as growth.
fn first_year(shown: &Shown<'_>, need: &Need) -> Markup {
    let Some(once) = need.once().filter(|once| once.more.max(once.less) >= 0.5) else { return html! {} };
    let args = [
        ("year", once.year.to_string().into()),
        ("more", shown.people(once.more).into()),
        ("less", shown.people(once.less).into()),
        ("without", shown.people(once.without).into()),
    ];
    html! { p.small { (shown.say.with("needs-forecast-first-year", &args)) } }
}

/// Employment of the region over the years.
pub fn employed(shown: &Shown<'_>) -> Markup {
    let path = &shown.results.employed;
    let which = Scenario::ALL.iter().position(|one| *one == shown.results.scenario).unwrap_or(1);
    let ahead: Vec<(i32, f64, [Band; 2])> = (shown.results.base_year + 1..)
        .zip(path.ahead.iter().zip(&path.bands))
        .map(|(year, (values, bands))| (year, values[which], *bands))
        .collect();
    let say = shown.say;
    with_bands(shown, &path.past, &ahead, (say.t("needs-forecast-employed"), say.t("needs-forecast-employed-desc")))
}

/// Of what a need is made.
pub fn made_of(shown: &Shown<'_>, need: &Need) -> Markup {
    let say = shown.say;
    let bar = |(name, value): (&'static str, f64)| WaterfallStep {
        label: step(say, name),
        value,
        kind: StepKind::Change,
        tone: if value < 0.0 { Tone::Good } else { Tone::Theory },
    };
    let mut steps: Vec<WaterfallStep> = need.terms().into_iter().map(bar).collect();
    steps.push(WaterfallStep {
        label: step(say, "need"),
        value: need.need(),
        kind: StepKind::Total,
        tone: Tone::Practice,
    });
    let chart = Waterfall {
        title: format!("{}: {}", say.t("needs-forecast-made-of"), shown.named(&need.code)),
        desc: say.t("needs-forecast-made-of-desc"),
        unit: say.t("needs-forecast-people"),
        steps,
        decimals: 0,
    };
    charts::waterfall(say, &chart)
}

/// The need of the region in each scenario.
pub fn scenarios(shown: &Shown<'_>) -> Markup {
    let (say, whole) = (shown.say, &shown.results.whole);
    let tones = [Tone::Theory, Tone::Practice, Tone::Wait];
    let line = |(which, (scenario, tone)): (usize, (&Scenario, Tone))| Line {
        name: say.code(*scenario),
        tone,
        points: whole
            .years
            .iter()
            .map(|year| Some(LinePoint { value: year.scenarios[which], interval: None }))
            .collect(),
        forecast_from: Some(0),
    };
    let chart = Lines {
        title: say.t("needs-forecast-scenarios"),
        desc: say.t("needs-forecast-scenarios-desc"),
        places: whole.years.iter().map(|year| year.year.to_string()).collect(),
        lines: Scenario::ALL.iter().zip(tones).enumerate().map(line).collect(),
        decimals: 0,
    };
    charts::lines(say, &chart)
}
