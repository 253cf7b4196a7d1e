//! How severe each rater is, and what a candidate would have had from a mean one.

use maud::{Markup, html};
use web::Say;
use web::charts::{self, Interval, Intervals, Ladder, Marker, Wright};
use web::parts::{self, Tone};

use crate::figures::{Figures, about};
use crate::response::unit;
use crate::tables::{facts, figure, objects};

/// `mfrm`.
pub fn mfrm(say: Say, answer: Figures<'_>) -> Markup {
    let (raters, items, persons) = (answer.each("raters"), answer.each("items"), answer.each("persons"));
    let fair = [
        ("ability", "reports-ability", 2),
        ("se", "reports-se", 2),
        ("observed_percent", "reports-observed", 1),
        ("fair_percent", "reports-fair", 1),
        ("severity_met", "reports-severity-met", 2),
    ];
    let measured = [
        ("ratings", "reports-ratings", 0),
        ("mean", "reports-mean", 2),
        ("measure", "reports-measure", 2),
        ("se", "reports-se", 2),
        ("infit", "reports-infit", 2),
        ("outfit", "reports-outfit", 2),
    ];
    html! {
        (facts(say, vec![
            ("reports-ratings", figure(say, answer.number("n"), 0)),
            ("reports-persons", figure(say, answer.number("persons_n"), 0)),
            ("reports-reliability", figure(say, answer.number("reliability"), 2)),
            ("reports-spread", figure(say, answer.number("spread"), 2)),
            ("reports-severity-range", reach_of(say, &raters)),
        ]))
        (parts::grid(html! {
            (severity(say, answer, &raters))
            (map(say, answer, &raters, &items, &persons))
        }))
        (objects(say, "raters", "reports-raters-table", &raters, ("name", "reports-rater", 0), &measured))
        (objects(say, "items", "reports-items", &items, ("name", "reports-item", 0), &measured))
        (objects(say, "persons", "reports-fair-scores", &persons, ("name", "reports-person", 0), &fair))
    }
}

/// From the mildest to the most severe, in logits.
fn reach_of(say: Say, raters: &[Figures<'_>]) -> String {
    let measures = || raters.iter().filter_map(|one| one.number("measure"));
    let (low, high) = (measures().fold(f64::INFINITY, f64::min), measures().fold(f64::NEG_INFINITY, f64::max));
    figure(say, (low <= high).then_some(high - low), 2)
}

fn severity(say: Say, answer: Figures<'_>, raters: &[Figures<'_>]) -> Markup {
    let row = |one: &Figures<'_>| {
        let value = one.number("measure")?;
        let within = about(value, one.number("se"));
        let sure = within.is_some_and(|(low, high)| low > 0.0 || high < 0.0);
        let tone = if sure { Tone::Wait } else { Tone::Theory };
        Some(Interval { label: one.text("name").to_owned(), value, within, tone })
    };
    let mut rows: Vec<Interval> = raters.iter().filter_map(row).collect();
    rows.sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| a.label.cmp(&b.label)));
    let chart = Intervals {
        title: say.t("reports-severity"),
        desc: say.t("reports-severity-desc"),
        unit: unit(say, answer),
        within: say.t("reports-within"),
        cross: Some(0.0),
        rows,
        decimals: 2,
    };
    charts::intervals(say, &chart)
}

/// Persons, items and raters on one scale.
fn map(
    say: Say,
    answer: Figures<'_>,
    raters: &[Figures<'_>],
    items: &[Figures<'_>],
    persons: &[Figures<'_>],
) -> Markup {
    let ladder = |name: &str, tone, of: &[Figures<'_>]| {
        let marker = |one: &Figures<'_>| {
            let at = one.number("measure")?;
            Some(Marker { label: one.text("name").to_owned(), at, error: one.number("se"), tone })
        };
        Ladder { name: say.t(name), markers: of.iter().filter_map(marker).collect() }
    };
    let chart = Wright {
        title: say.t("reports-wright"),
        desc: say.t("reports-wright-raters-desc"),
        unit: unit(say, answer),
        persons: say.t("reports-persons"),
        spread: persons.iter().filter_map(|one| Some((one.number("ability")?, 1.0))).collect(),
        ladders: vec![
            ladder("reports-items", Tone::Practice, items),
            ladder("reports-raters-table", Tone::Theory, raters),
        ],
    };
    charts::wright(say, &chart)
}
