//! Reliability of a sum, and what each item adds to it.

use maud::{Markup, html};
use web::Say;
use web::charts::{self, Bar, Bars, Point, Scatter};
use web::parts::Tone;

use crate::figures::Figures;
use crate::tables::{facts, figure, objects, with_interval};

/// Below it an item hardly follows the rest (Ebel & Frisbie 1991).
const WEAK: f64 = 0.2;

/// `alpha`.
pub fn alpha(say: Say, answer: Figures<'_>) -> Markup {
    let items = answer.each("item_statistics");
    let bar = |item: &Figures<'_>| {
        let value = item.number("r_drop")?;
        let tone = if value < WEAK { Tone::Late } else { Tone::Theory };
        Some(Bar { label: item.text("item").to_owned(), value, said: say.decimal(value, 2), tone })
    };
    let chart = Bars {
        title: say.t("reports-with-the-rest"),
        desc: say.t("reports-with-the-rest-desc"),
        unit: say.t("reports-correlation"),
        bars: items.iter().filter_map(bar).collect(),
    };
    let shown = [
        ("mean", "reports-mean", 2),
        ("sd", "reports-sd", 2),
        ("r_drop", "reports-with-the-rest", 2),
        ("alpha_drop", "reports-alpha-without", 3),
    ];
    html! {
        (facts(say, vec![
            ("reports-alpha", with_interval(say, answer.number("alpha"), answer.interval("feldt"), 3)),
            ("reports-alpha-standardised", figure(say, answer.number("alpha_standardised"), 3)),
            ("reports-lambda6", figure(say, answer.number("guttman6"), 3)),
            ("reports-sem", figure(say, answer.number("sem"), 2)),
            ("reports-n", figure(say, answer.number("n"), 0)),
            ("reports-complete", figure(say, answer.number("n_complete"), 0)),
        ]))
        (charts::bars(say, &chart))
        (objects(say, "items", "reports-items", &items, ("item", "reports-item", 0), &shown))
    }
}

/// `items`.
pub fn items(say: Say, answer: Figures<'_>) -> Markup {
    let items = answer.each("items");
    let point = |item: &Figures<'_>| {
        let (x, y) = (item.number("difficulty")?, item.number("r_rest")?);
        let tone = if y < 0.0 {
            Tone::Late
        } else if y < WEAK {
            Tone::Wait
        } else {
            Tone::Theory
        };
        let label = item.text("item").to_owned();
        Some(Point { mark: label.clone(), label, x, y, tone })
    };
    let chart = Scatter {
        title: say.t("reports-hard-and-telling"),
        desc: say.t("reports-hard-and-telling-desc"),
        across: say.t("reports-share-right"),
        up: say.t("reports-with-the-rest"),
        cross: Some((0.5, WEAK)),
        fields: None,
        points: items.iter().filter_map(point).collect(),
        even: false,
        decimals: 2,
    };
    let shown = [
        ("n", "reports-n", 0),
        ("difficulty", "reports-share-right", 2),
        ("r_rest", "reports-with-the-rest", 2),
        ("discrimination", "reports-upper-lower", 2),
    ];
    html! {
        (charts::scatter(say, &chart))
        (objects(say, "items", "reports-items", &items, ("item", "reports-item", 0), &shown))
    }
}
