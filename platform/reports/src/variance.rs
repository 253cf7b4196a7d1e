//! Do groups differ, and by how much did they grow?

use maud::{Markup, html};
use measurement::distribution::t_quantile;
use web::Say;
use web::charts::{self, Interval, Intervals};
use web::parts::{self, Tone};

use crate::figures::{Figures, about};
use crate::tables::{chance, facts, figure, objects, with_interval};

/// `anova`.
pub fn anova(say: Say, answer: Figures<'_>) -> Markup {
    let groups = answer.each("groups");
    let mean = |one: &Figures<'_>| {
        let (value, n) = (one.number("mean")?, one.number("n")?);
        let reach = |sd: f64| t_quantile(0.975, n - 1.0) * sd / n.sqrt();
        let within = one.number("sd").filter(|_| n > 1.0).map(|sd| (value - reach(sd), value + reach(sd)));
        Some(Interval { label: one.text("group").to_owned(), value, within, tone: Tone::Theory })
    };
    let means = Intervals {
        title: say.t("reports-group-means"),
        desc: say.t("reports-group-means-desc"),
        unit: say.t("reports-mean"),
        within: say.t("reports-within"),
        cross: None,
        rows: groups.iter().filter_map(mean).collect(),
        decimals: 2,
    };
    let pair = |one: &Figures<'_>| {
        let within = one.number("low").zip(one.number("high"));
        let sure = within.is_some_and(|(low, high)| low > 0.0 || high < 0.0);
        let tone = if sure { Tone::Practice } else { Tone::Plain };
        Some(Interval { label: one.text("pair").to_owned(), value: one.number("difference")?, within, tone })
    };
    let pairs = Intervals {
        title: say.t("reports-differences"),
        desc: say.t("reports-differences-desc"),
        unit: say.t("reports-difference"),
        within: say.t("reports-within"),
        cross: Some(0.0),
        rows: answer.each("tukey").iter().filter_map(pair).collect(),
        decimals: 2,
    };
    let shown = [("n", "reports-n", 0), ("mean", "reports-mean", 2), ("sd", "reports-sd", 2)];
    html! {
        (facts(say, vec![
            ("reports-f", figure(say, answer.number("F"), 2)),
            ("reports-p", chance(say, answer.number("p"))),
            ("reports-welch", chance(say, answer.at("welch").number("p"))),
            ("reports-kruskal", chance(say, answer.at("kruskal").number("p"))),
            ("reports-eta2", figure(say, answer.number("eta2"), 3)),
            ("reports-omega2", figure(say, answer.number("omega2"), 3)),
            ("reports-n", figure(say, answer.number("n"), 0)),
        ]))
        (parts::grid(html! { (charts::intervals(say, &means)) (charts::intervals(say, &pairs)) }))
        (objects(say, "groups", "reports-groups", &groups, ("group", "reports-group", 0), &shown))
    }
}

/// Gains below the first are low, from the second high (Hake 1998).
const CLASSES: [f64; 2] = [0.3, 0.7];

/// `gain`.
pub fn gain(say: Say, answer: Figures<'_>) -> Markup {
    let groups = answer.each("groups");
    let row = |one: &Figures<'_>| {
        let value = one.number("gain")?;
        let within = about(value, one.number("se"));
        let tone = if value < CLASSES[0] {
            Tone::Wait
        } else if value < CLASSES[1] {
            Tone::Theory
        } else {
            Tone::Good
        };
        Some(Interval { label: one.text("group").to_owned(), value, within, tone })
    };
    let chart = Intervals {
        title: say.t("reports-gain"),
        desc: say.t("reports-gain-desc"),
        unit: say.t("reports-gain-unit"),
        within: say.t("reports-within"),
        cross: answer.number("gain"),
        rows: groups.iter().filter_map(row).collect(),
        decimals: 2,
    };
    let shown = [
        ("n", "reports-n", 0),
        ("before", "reports-before", 1),
        ("after", "reports-after", 1),
        ("gain", "reports-gain-unit", 2),
    ];
    let gain = answer.number("gain");
    html! {
        (facts(say, vec![
            ("reports-gain-unit", with_interval(say, gain, gain.and_then(|gain| about(gain, answer.number("se"))), 2)),
            ("reports-before", figure(say, answer.number("before"), 1)),
            ("reports-after", figure(say, answer.number("after"), 1)),
            ("reports-n", figure(say, answer.number("n"), 0)),
        ]))
        @if !groups.is_empty() { (charts::intervals(say, &chart)) }
        (objects(say, "groups", "reports-groups", &groups, ("group", "reports-group", 0), &shown))
    }
}
