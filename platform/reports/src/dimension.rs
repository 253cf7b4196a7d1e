//! How many things a questionnaire measures, and which item belongs where.

use maud::{Markup, html};
use web::Say;
use web::charts::{self, Curve, Curves, Heat, HeatCell, HeatRow, Pen, Point, Scatter};
use web::parts::{self, Tone};

use crate::figures::{Figures, count};
use crate::tables::{chance, facts, figure, share_of, with_interval};

/// `correlate`.
pub fn correlate(say: Say, answer: Figures<'_>) -> Markup {
    let items: Vec<String> = answer.names("items").into_iter().map(str::to_owned).collect();
    html! {
        (adequacy(say, answer, Vec::new()))
        (parts::grid(html! {
            (strengths(say, "reports-correlations", "reports-correlations-desc", &items, items.clone(), &answer.rows("correlations")))
            (scree(say, answer))
        }))
    }
}

/// `efa`.
pub fn efa(say: Say, answer: Figures<'_>) -> Markup {
    let more = vec![
        ("reports-factors", figure(say, answer.number("factors"), 0)),
        ("reports-variance-told", share_of(say, answer.number("variance_told"))),
        ("reports-rmsea", figure(say, answer.number("rmsea"), 3)),
        ("reports-fit-p", chance(say, answer.number("p"))),
    ];
    html! {
        (adequacy(say, answer, more))
        (parts::grid(html! { (scree(say, answer)) (loadings(say, answer, "loadings", 0)) }))
    }
}

/// `omega`.
pub fn omega(say: Say, answer: Figures<'_>) -> Markup {
    let general: Vec<Option<f64>> = answer.numbers("general").into_iter().map(Some).collect();
    let groups = answer.rows("group_loadings");
    let all: Vec<Vec<Option<f64>>> =
        general.iter().zip(groups).map(|(general, group)| [vec![*general], group].concat()).collect();
    let columns = factor_names(say, all.first().map_or(0, Vec::len), 1);
    let items: Vec<String> = answer.names("items").into_iter().map(str::to_owned).collect();
    html! {
        (facts(say, vec![
            ("reports-omega-h", figure(say, answer.number("omega_hierarchical"), 3)),
            ("reports-omega-t", figure(say, answer.number("omega_total"), 3)),
            ("reports-alpha", figure(say, answer.number("alpha"), 3)),
            ("reports-lambda6", figure(say, answer.number("lambda6"), 3)),
            ("reports-common-variance", share_of(say, answer.number("explained_common_variance"))),
            ("reports-n", figure(say, answer.number("n"), 0)),
        ]))
        (strengths(say, "reports-loadings", "reports-loadings-desc", &items, columns, &all))
    }
}

/// `cfa`.
pub fn cfa(say: Say, answer: Figures<'_>) -> Markup {
    let items: Vec<String> = answer.names("items").into_iter().map(str::to_owned).collect();
    let factors: Vec<String> = answer.names("factors").into_iter().map(str::to_owned).collect();
    html! {
        (facts(say, vec![
            ("reports-cfi", figure(say, answer.number("cfi"), 3)),
            ("reports-tli", figure(say, answer.number("tli"), 3)),
            ("reports-rmsea", with_interval(say, answer.number("rmsea"), answer.interval("rmsea_interval_90"), 3)),
            ("reports-srmr", figure(say, answer.number("srmr"), 3)),
            ("reports-fit-p", chance(say, answer.number("p"))),
            ("reports-n", figure(say, answer.number("n"), 0)),
        ]))
        (parts::grid(html! {
            (strengths(say, "reports-loadings", "reports-loadings-desc", &items, factors.clone(), &answer.rows("standardised")))
            (strengths(say, "reports-factor-correlations", "reports-factor-correlations-desc", &factors, factors.clone(), &answer.rows("phi")))
        }))
    }
}

/// `mds`.
pub fn mds(say: Say, answer: Figures<'_>) -> Markup {
    let shares = answer.numbers("stress_share");
    // An object that adds more than twice its share of the stress is marked: a rule of this house, there is no published one.
    let usual = shares.iter().sum::<f64>() / count(shares.len().max(1));
    let objects = answer.names("objects");
    let point = |(at, place): (usize, Vec<Option<f64>>)| {
        let x = place.first().copied().flatten()?;
        // One dimension is a line.
        let y = place.get(1).copied().flatten().unwrap_or(0.0);
        let label = (*objects.get(at)?).to_owned();
        let tone = if shares.get(at).is_some_and(|share| *share > 2.0 * usual) { Tone::Wait } else { Tone::Theory };
        Some(Point { mark: label.clone(), label, x, y, tone })
    };
    let chart = Scatter {
        title: say.t("reports-map"),
        desc: say.t("reports-map-desc"),
        across: say.t("reports-first-dimension"),
        up: say.t("reports-second-dimension"),
        cross: None,
        fields: None,
        points: answer.rows("points").into_iter().enumerate().filter_map(point).collect(),
        even: true,
        decimals: 2,
    };
    html! {
        (facts(say, vec![
            ("reports-stress", figure(say, answer.number("stress"), 3)),
            ("reports-starts", figure(say, answer.number("starts"), 0)),
            ("reports-starts-agreed", figure(say, answer.number("starts_agreed"), 0)),
            ("reports-objects", say.number(i64::try_from(objects.len()).unwrap_or(i64::MAX))),
        ]))
        (charts::scatter(say, &chart))
    }
}

fn adequacy(say: Say, answer: Figures<'_>, more: Vec<(&'static str, String)>) -> Markup {
    let bartlett = answer.at("bartlett");
    let mut all = vec![
        ("reports-kmo", figure(say, answer.number("kmo"), 2)),
        ("reports-bartlett", chance(say, bartlett.number("p"))),
        ("reports-factors-suggested", figure(say, answer.at("parallel").number("factors"), 0)),
        ("reports-n", figure(say, answer.number("n"), 0)),
    ];
    all.extend(more);
    facts(say, all)
}

/// Eigenvalues, and those that chance would give: factors stand where the first lie above the second (Horn 1965).
fn scree(say: Say, answer: Figures<'_>) -> Markup {
    let points =
        |values: Vec<f64>| values.into_iter().enumerate().map(|(at, value)| (count(at + 1), value)).collect::<Vec<_>>();
    let curve = |name: &str, tone, pen, values| Curve {
        name: say.t(name),
        mark: String::new(),
        tone,
        pen,
        points: points(values),
    };
    let mut curves = vec![curve("reports-eigenvalues", Tone::Theory, Pen::Dots, answer.numbers("eigenvalues"))];
    let chance = answer.at("parallel").numbers("percentile_95");
    if !chance.is_empty() {
        curves.push(curve("reports-by-chance", Tone::Practice, Pen::Dashed, chance));
    }
    charts::curves(
        say,
        &Curves {
            title: say.t("reports-scree"),
            desc: say.t("reports-scree-desc"),
            across: say.t("reports-factor-number"),
            up: say.t("reports-eigenvalue"),
            holds: vec![0.0, 1.0],
            curves,
            decimals: 2,
        },
    )
}

fn factor_names(say: Say, all: usize, general: usize) -> Vec<String> {
    let numbered = |at: usize| format!("{} {}", say.t("reports-factor-short"), at + 1);
    (0..general).map(|_| say.t("reports-general")).chain((0..all.saturating_sub(general)).map(numbered)).collect()
}

fn loadings(say: Say, answer: Figures<'_>, name: &str, general: usize) -> Markup {
    let rows = answer.rows(name);
    let items: Vec<String> = answer.names("items").into_iter().map(str::to_owned).collect();
    let columns = factor_names(say, rows.first().map_or(0, Vec::len), general);
    strengths(say, "reports-loadings", "reports-loadings-desc", &items, columns, &rows)
}

/// From where a correlation or loading is drawn darker: weak, moderate, strong as factor analysts speak (Comrey & Lee 1992 call 0.71
/// excellent, 0.55 good, 0.32 poor; rounded).
const STRENGTHS: [f64; 3] = [0.7, 0.5, 0.3];

/// More rows and columns than that are no picture: the API gives them.
const DRAWN: usize = 40;

/// A table of correlations or loadings; the stronger, the darker; negative ones in another colour.
fn strengths(
    say: Say,
    title: &str,
    desc: &str,
    names: &[String],
    columns: Vec<String>,
    of: &[Vec<Option<f64>>],
) -> Markup {
    let cell = |value: &Option<f64>| {
        let Some(value) = *value else { return HeatCell { said: "–".to_owned(), ..HeatCell::default() } };
        let strength = STRENGTHS.iter().position(|least| value.abs() >= *least).map_or(0, |at| 3 - at);
        let tone = if value < 0.0 { Tone::Late } else { Tone::Theory };
        HeatCell { said: say.decimal(value, 2), tone, strength: u8::try_from(strength).unwrap_or(0) }
    };
    let row = |(label, cells): (&String, &Vec<Option<f64>>)| HeatRow {
        label: label.clone(),
        cells: cells.iter().take(DRAWN).map(cell).collect(),
    };
    let chart = Heat {
        title: say.t(title),
        desc: say.t(desc),
        key: vec![(Tone::Theory, say.t("reports-positive")), (Tone::Late, say.t("reports-negative"))],
        columns: columns.into_iter().take(DRAWN).collect(),
        rows: names.iter().zip(of).take(DRAWN).map(row).collect(),
    };
    charts::heat(say, &chart)
}
