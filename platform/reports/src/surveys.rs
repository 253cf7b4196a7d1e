//! What groups hold important, what they see achieved, and where they agree (Tuning).

use maud::{Markup, html};
use web::Say;
use web::charts::{self, Bar, Bars, Point, Scatter};
use web::parts::{self, Column, Row, Tone};

use crate::figures::Figures;
use crate::tables::{figure, table, with_interval};

/// `tuning`.
pub fn tuning(say: Say, answer: Figures<'_>) -> Markup {
    html! {
        (parts::grid(html! { @for group in answer.each("groups") { (quadrants(say, group)) } }))
        @for group in answer.each("groups").iter().filter(|group| group.text("group") == ALL) {
            (means(say, *group))
            (ranking(say, *group))
        }
        (agreement(say, answer))
    }
}

/// All groups together, as the engine calls them.
const ALL: &str = "all";

fn name(say: Say, group: Figures<'_>) -> String {
    match group.text("group") {
        ALL => say.t("reports-all-groups"),
        other => other.to_owned(),
    }
}

/// A group's map: what is important and not achieved stands at the lower right.
fn quadrants(say: Say, group: Figures<'_>) -> Markup {
    let competences = group.each("competences");
    let shown = |one: &Figures<'_>| {
        let (x, y) = (one.at("importance").number("mean")?, one.at("achievement").number("mean")?);
        let tone = match one.text("quadrant") {
            "concentration" => Tone::Late,
            "maintenance" => Tone::Good,
            "excess-effort" => Tone::Wait,
            _ => Tone::Plain,
        };
        let label = one.text("competence").to_owned();
        Some(Point { mark: label.clone(), label, x, y, tone })
    };
    let chart = Scatter {
        title: say.with("reports-quadrants-of", &[("group", name(say, group).into())]),
        desc: say.t("reports-quadrants-desc"),
        across: say.t("reports-importance"),
        up: say.t("reports-achievement"),
        cross: group.number("mean_importance").zip(group.number("mean_achievement")),
        fields: Some([
            say.t("reports-quadrant-excess"),
            say.t("reports-quadrant-keep"),
            say.t("reports-quadrant-low"),
            say.t("reports-quadrant-improve"),
        ]),
        points: competences.iter().filter_map(shown).collect(),
        even: false,
        decimals: 2,
    };
    charts::scatter(say, &chart)
}

/// The means with their intervals, the widest gap first as the engine orders them.
fn means(say: Say, group: Figures<'_>) -> Markup {
    let competences = group.each("competences");
    let mean = |one: &Figures<'_>, what: &str| {
        let of = one.at(what);
        with_interval(say, of.number("mean"), of.interval("interval"), 2)
    };
    let row = |one: &Figures<'_>| {
        let cells = [
            one.text("competence").to_owned(),
            mean(one, "importance"),
            mean(one, "achievement"),
            figure(say, one.number("gap"), 2),
        ];
        Row::of(cells.map(|text| html! { (text) }).into())
    };
    let columns = vec![
        Column::words(say.t("reports-competence")),
        Column::figures(say.t("reports-importance")),
        Column::figures(say.t("reports-achievement")),
        Column::figures(say.t("reports-gap")),
    ];
    let rows = competences.iter().map(row).collect();
    table(say, "competences", &say.t("reports-means-of-all"), columns, rows, competences.len())
}

/// The five most important, by points.
fn ranking(say: Say, group: Figures<'_>) -> Markup {
    let mut ranked: Vec<(f64, &str)> = group
        .each("competences")
        .iter()
        .filter_map(|one| Some((one.number("rank_points")?, one.text("competence"))))
        .collect();
    if ranked.is_empty() {
        return html! {};
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let bar = |(value, label): &(f64, &str)| Bar {
        label: (*label).to_owned(),
        value: *value,
        said: say.decimal(*value, 2),
        tone: Tone::Practice,
    };
    charts::bars(
        say,
        &Bars {
            title: say.t("reports-ranking"),
            desc: say.t("reports-ranking-desc"),
            unit: say.t("reports-rank-points"),
            bars: ranked.iter().map(bar).collect(),
        },
    )
}

/// How alike groups see the same list.
fn agreement(say: Say, answer: Figures<'_>) -> Markup {
    let pairs = answer.each("agreement");
    let row = |pair: &Figures<'_>| {
        let of = |what: &str, which: &str| figure(say, pair.at(what).number(which), 2);
        let cells = [
            pair.names("groups").join(" · "),
            of("importance", "pearson"),
            of("importance", "spearman"),
            of("achievement", "pearson"),
            of("achievement", "spearman"),
        ];
        Row::of(cells.map(|text| html! { (text) }).into())
    };
    let columns = vec![
        Column::words(say.t("reports-groups")),
        Column::figures(say.t("reports-importance-pearson")),
        Column::figures(say.t("reports-importance-spearman")),
        Column::figures(say.t("reports-achievement-pearson")),
        Column::figures(say.t("reports-achievement-spearman")),
    ];
    table(say, "agreement", &say.t("reports-groups-agree"), columns, pairs.iter().map(row).collect(), pairs.len())
}
