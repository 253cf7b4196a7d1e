//! How persons grow, and how far they differ in it.

use maud::{Markup, html};
use web::Say;
use web::charts::{self, Curve, Curves, Pen};
use web::parts::Tone;

use crate::figures::Figures;
use crate::tables::{facts, figure, objects, share_of};

/// So many persons' own lines stand behind the mean one: enough to see the spread.
const LINES: usize = 40;

/// `growth`.
pub fn growth(say: Say, answer: Figures<'_>) -> Markup {
    let fixed = answer.each("fixed");
    let shown = [
        ("estimate", "reports-estimate", 3),
        ("se", "reports-se", 3),
        ("low", "reports-low", 3),
        ("high", "reports-high", 3),
        ("p", "reports-p", 3),
    ];
    html! {
        (facts(say, vec![
            ("reports-n", figure(say, answer.number("n"), 0)),
            ("reports-intraclass", share_of(say, answer.number("intraclass"))),
            ("reports-start-and-growth", figure(say, answer.number("correlation"), 2)),
            ("reports-residual", figure(say, answer.number("residual_sd"), 2)),
        ]))
        (lines(say, answer))
        (objects(say, "fixed", "reports-fixed", &fixed, ("name", "reports-term", 0), &shown))
        (objects(say, "random", "reports-random", &answer.each("random"), ("name", "reports-term", 0), &[("sd", "reports-sd", 3)]))
    }
}

fn lines(say: Say, answer: Figures<'_>) -> Markup {
    let fixed = answer.each("fixed");
    let estimate = |at: usize| fixed.get(at).and_then(|one| one.number("estimate"));
    let (Some((from, to)), Some(start), Some(slope)) = (answer.interval("time_span"), estimate(0), estimate(1)) else {
        return html! {};
    };
    let line = |start: f64, slope: f64| vec![(from, start + slope * from), (to, start + slope * to)];
    let own = |one: &Figures<'_>| Curve {
        name: one.text("person").to_owned(),
        mark: String::new(),
        tone: Tone::Plain,
        pen: Pen::Thin,
        points: line(start + one.number("intercept").unwrap_or(0.0), slope + one.number("slope").unwrap_or(0.0)),
    };
    let mean = Curve {
        name: say.t("reports-mean-growth"),
        mark: String::new(),
        tone: Tone::Theory,
        pen: Pen::Line,
        points: line(start, slope),
    };
    let persons = answer.each("modes");
    // Evenly through the list, so that who stands first is not all one sees.
    let every = persons.len().div_ceil(LINES).max(1);
    let mut curves: Vec<Curve> = persons.iter().step_by(every).map(own).collect();
    curves.push(mean);
    charts::curves(
        say,
        &Curves {
            title: say.t("reports-growth"),
            desc: say.t("reports-growth-desc"),
            across: fixed.get(1).map_or_else(|| say.t("reports-time"), |one| one.text("name").to_owned()),
            up: say.t("reports-outcome"),
            holds: Vec::new(),
            curves,
            decimals: 1,
        },
    )
}
