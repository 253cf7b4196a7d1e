//! Does an item favour a group?

use maud::{Markup, html};
use web::Say;
use web::charts::{self, Interval, Intervals};
use web::parts::Tone;

use crate::figures::{Figures, about};
use crate::tables::{facts, figure, objects};

/// `dif`.
pub fn dif(say: Say, answer: Figures<'_>) -> Markup {
    let items = answer.each("items");
    let row = |one: &Figures<'_>| {
        let value = one.number("delta")?;
        let tone = match one.text("class") {
            "C" => Tone::Late,
            "B" => Tone::Wait,
            _ => Tone::Theory,
        };
        let label = one.text("item").to_owned();
        Some(Interval { label, value, within: about(value, one.number("delta_se")), tone })
    };
    let chart = Intervals {
        title: say.t("reports-dif"),
        desc: say.t("reports-dif-desc"),
        unit: say.t("reports-delta"),
        within: say.t("reports-within"),
        cross: Some(0.0),
        rows: items.iter().filter_map(row).collect(),
        decimals: 2,
    };
    let shown = [
        ("odds_ratio", "reports-odds", 2),
        ("delta", "reports-delta", 2),
        ("p", "reports-p", 3),
        ("class", "reports-class", 0),
    ];
    html! {
        (facts(say, vec![
            ("reports-reference", answer.text("reference").to_owned()),
            ("reports-focal", answer.text("focal").to_owned()),
            ("reports-n", figure(say, answer.number("n"), 0)),
            ("reports-left-out", figure(say, answer.number("left_out"), 0)),
        ]))
        (charts::intervals(say, &chart))
        (objects(say, "items", "reports-items", &items, ("item", "reports-item", 0), &shown))
    }
}
