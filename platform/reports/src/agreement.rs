//! Do those who judge agree?

use maud::{Markup, html};
use web::Say;
use web::charts::{self, Bar, Bars, Interval, Intervals};
use web::parts::Tone;

use crate::figures::{Figures, about};
use crate::tables::{chance, facts, figure, objects, with_interval};

/// Up to here agreement is slight (Landis & Koch 1977).
const SLIGHT: f64 = 0.2;
/// Below it no conclusion may rest on the values, not even a tentative one (Krippendorff 2019).
const TENTATIVE: f64 = 0.667;

/// `kappa`.
pub fn kappa(say: Say, answer: Figures<'_>) -> Markup {
    facts(
        say,
        vec![
            ("reports-kappa", with_interval(say, answer.number("kappa"), answer.interval("interval"), 2)),
            ("reports-agreement-seen", figure(say, answer.number("agreement"), 2)),
            ("reports-p", chance(say, answer.number("p"))),
            ("reports-n", figure(say, answer.number("n"), 0)),
        ],
    )
}

/// `fleiss`.
pub fn fleiss(say: Say, answer: Figures<'_>) -> Markup {
    let categories = answer.each("categories");
    let row = |one: &Figures<'_>| {
        let value = one.number("kappa")?;
        let within = about(value, one.number("se"));
        let tone = if value < SLIGHT { Tone::Wait } else { Tone::Theory };
        Some(Interval { label: one.text("category").to_owned(), value, within, tone })
    };
    let chart = Intervals {
        title: say.t("reports-kappa-by-category"),
        desc: say.t("reports-kappa-by-category-desc"),
        unit: say.t("reports-kappa"),
        within: say.t("reports-within"),
        cross: Some(0.0),
        rows: categories.iter().filter_map(row).collect(),
        decimals: 2,
    };
    let kappa = answer.number("kappa");
    html! {
        (facts(say, vec![
            ("reports-kappa", with_interval(say, kappa, kappa.and_then(|kappa| about(kappa, answer.number("se"))), 2)),
            ("reports-agreement-seen", figure(say, answer.number("agreement"), 2)),
            ("reports-agreement-chance", figure(say, answer.number("agreement_by_chance"), 2)),
            ("reports-n", figure(say, answer.number("n"), 0)),
            ("reports-raters", figure(say, answer.number("raters"), 0)),
        ]))
        (charts::intervals(say, &chart))
    }
}

/// `krippendorff`.
pub fn krippendorff(say: Say, answer: Figures<'_>) -> Markup {
    let metrics = [
        ("nominal", "reports-alpha-nominal"),
        ("ordinal", "reports-alpha-ordinal"),
        ("interval", "reports-alpha-interval"),
        ("ratio", "reports-alpha-ratio"),
    ];
    let bar = |(metric, key): (&str, &str)| {
        let value = answer.number(metric)?;
        let tone = if value < TENTATIVE { Tone::Wait } else { Tone::Good };
        Some(Bar { label: say.t(key), value, said: say.decimal(value, 3), tone })
    };
    let chart = Bars {
        title: say.t("reports-krippendorff"),
        desc: say.t("reports-krippendorff-desc"),
        unit: say.t("reports-krippendorff-alpha"),
        bars: metrics.into_iter().filter_map(bar).collect(),
    };
    html! {
        (charts::bars(say, &chart))
        (facts(say, vec![
            ("reports-raters", figure(say, answer.number("raters"), 0)),
            ("reports-values", figure(say, answer.number("n_values"), 0)),
        ]))
    }
}

/// `icc`.
pub fn icc(say: Say, answer: Figures<'_>) -> Markup {
    let forms = answer.each("forms");
    let row = |one: &Figures<'_>| {
        let form = one.text("form");
        // The form that asks whether another panel would have given the same marks is the one to read.
        let tone = if form.starts_with("ICC2") { Tone::Theory } else { Tone::Plain };
        Some(Interval { label: form.to_owned(), value: one.number("icc")?, within: one.interval("interval"), tone })
    };
    let chart = Intervals {
        title: say.t("reports-icc"),
        desc: say.t("reports-icc-desc"),
        unit: say.t("reports-icc-unit"),
        within: say.t("reports-within"),
        cross: Some(0.0),
        rows: forms.iter().filter_map(row).collect(),
        decimals: 2,
    };
    let shown = [
        ("icc", "reports-icc-unit", 3),
        ("f", "reports-f", 2),
        ("df1", "reports-df1", 0),
        ("df2", "reports-df2", 0),
        ("p", "reports-p", 3),
    ];
    html! {
        (facts(say, vec![
            ("reports-n", figure(say, answer.number("n"), 0)),
            ("reports-raters", figure(say, answer.number("raters"), 0)),
            ("reports-kendall", figure(say, answer.at("kendall").number("w"), 2)),
        ]))
        (charts::intervals(say, &chart))
        (objects(say, "forms", "reports-icc", &forms, ("form", "reports-form", 0), &shown))
        (objects(say, "means", "reports-rater-means", &answer.each("rater_means"), ("rater", "reports-rater", 0), &[("mean", "reports-mean", 2)]))
    }
}
