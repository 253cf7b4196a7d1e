//! Persons and items on one scale, and how the chance of an answer runs with ability.

mod chances;

use maud::{Markup, html};
use web::Say;
use web::charts::{self, Curve, Curves, Ladder, Marker, Pen, Wright};
use web::parts::{self, Column, Row, Tone};

use crate::figures::Figures;
use crate::tables::{chance, facts, figure, objects};
use chances::{Chances, evenly_over, information};

/// Items of several categories whose curves are drawn one by one.
const DRAWN: usize = 6;
/// So many curves are told apart by colour; more are thin, and the doubtful among them stand out.
const COLOURS: [Tone; 6] = [Tone::Theory, Tone::Practice, Tone::Good, Tone::Wait, Tone::Late, Tone::Plain];

/// Far from every item the error has no bound and would flatten the rest of its curve: it is drawn up to two units of the scale.
const LEAST_TOLD: f64 = 0.25;

/// `irt`.
pub fn irt(say: Say, answer: Figures<'_>) -> Markup {
    let items = answer.each("items");
    let all: Vec<Chances> = items.iter().filter_map(|item| Chances::of(answer, *item)).collect();
    let m2 = answer.at("m2");
    let shown = [
        ("n", "reports-n", 0),
        ("difficulty", "reports-difficulty", 2),
        ("difficulty_se", "reports-se", 2),
        ("slope", "reports-slope", 2),
        ("slope_se", "reports-se", 2),
        ("guessing", "reports-guessing", 2),
    ];
    html! {
        (facts(say, vec![
            ("reports-model", answer.text("model").to_owned()),
            ("reports-n", figure(say, answer.number("n"), 0)),
            ("reports-reliability", figure(say, answer.number("reliability"), 2)),
            ("reports-spread", figure(say, answer.number("spread"), 2)),
            ("reports-log-likelihood", figure(say, answer.number("log_likelihood"), 2)),
            ("reports-m2-p", chance(say, m2.number("p"))),
            ("reports-rmsea", figure(say, m2.number("rmsea"), 3)),
            ("reports-andersen", chance(say, answer.at("andersen").number("p"))),
        ]))
        (parts::grid(html! {
            (map(say, answer, &items))
            (item_curves(say, answer, &all))
            (precision(say, answer, &all))
        }))
        (objects(say, "items", "reports-items", &items, ("item", "reports-item", 0), &shown))
        (fit(say, &items))
    }
}

/// The unit of the scale, in words.
pub fn unit(say: Say, answer: Figures<'_>) -> String {
    say.t(if answer.text("unit") == "standard-deviations" { "reports-unit-sd" } else { "reports-unit-logits" })
}

fn ability(say: Say, answer: Figures<'_>) -> String {
    format!("{}, {}", say.t("reports-ability"), unit(say, answer))
}

/// Wright's map: persons' abilities as far as the answer tells them, and items' difficulties.
fn map(say: Say, answer: Figures<'_>, items: &[Figures<'_>]) -> Markup {
    let marker = |item: &Figures<'_>| {
        let at = item.number("difficulty")?;
        Some(Marker {
            label: item.text("item").to_owned(),
            at,
            error: item.number("difficulty_se"),
            tone: Tone::Practice,
        })
    };
    let spread = persons(answer);
    let chart = Wright {
        title: say.t("reports-wright"),
        desc: say.t("reports-wright-desc"),
        unit: unit(say, answer),
        persons: say.t("reports-persons"),
        spread,
        ladders: vec![Ladder { name: say.t("reports-items"), markers: items.iter().filter_map(marker).collect() }],
    };
    charts::wright(say, &chart)
}

/// Where persons stand: by their sum scores where the model gives each its share, or by their own scores.
fn persons(answer: Figures<'_>) -> Vec<(f64, f64)> {
    let by_sum = answer.each("sum_scores");
    if !by_sum.is_empty() {
        return by_sum.iter().filter_map(|one| Some((one.number("ability")?, one.number("share")?))).collect();
    }
    answer.each("scores").iter().filter_map(|one| Some((one.number("ability")?, 1.0))).collect()
}

fn item_curves(say: Say, answer: Figures<'_>, all: &[Chances]) -> Markup {
    let places = evenly_over(all);
    let (two, more): (Vec<&Chances>, Vec<&Chances>) = all.iter().partition(|item| item.categories() == 2);
    let chart = |title: String, curves| Curves {
        title,
        desc: say.t("reports-item-curves-desc"),
        across: ability(say, answer),
        up: say.t("reports-probability"),
        holds: vec![0.0, 1.0],
        curves,
        decimals: 2,
    };
    let few = two.len() <= COLOURS.len();
    let right = |(at, item): (usize, &&Chances)| Curve {
        name: item.name.clone(),
        mark: String::new(),
        tone: if few {
            COLOURS[at % COLOURS.len()]
        } else if item.doubtful() {
            Tone::Late
        } else {
            Tone::Theory
        },
        pen: if few || item.doubtful() { Pen::Line } else { Pen::Thin },
        points: places.iter().map(|place| (*place, item.at(*place).last().copied().unwrap_or(0.0))).collect(),
    };
    let category = |item: &Chances, at: usize| Curve {
        name: item.labels.get(at).cloned().unwrap_or_default(),
        mark: String::new(),
        tone: COLOURS[at % COLOURS.len()],
        pen: if at < COLOURS.len() { Pen::Line } else { Pen::Dashed },
        points: places.iter().map(|place| (*place, item.at(*place).get(at).copied().unwrap_or(0.0))).collect(),
    };
    html! {
        @if !two.is_empty() {
            (charts::curves(say, &chart(say.t("reports-item-curves"), two.iter().enumerate().map(right).collect())))
        }
        @for item in more.iter().take(DRAWN) {
            @let title = say.with("reports-category-curves", &[("item", item.name.clone().into())]);
            (charts::curves(say, &chart(title, (0..item.categories()).map(|at| category(item, at)).collect())))
        }
        @if more.len() > DRAWN { p.small { (say.with("reports-more-items", &[("items", (more.len() - DRAWN).into())])) } }
    }
}

/// How exactly the test measures a person at each ability: the standard error it leaves.
fn precision(say: Say, answer: Figures<'_>, all: &[Chances]) -> Markup {
    if all.is_empty() {
        return html! {};
    }
    let points = |place: f64| {
        let information: f64 = all.iter().map(|item| information(item, place)).sum();
        (information > LEAST_TOLD).then(|| (place, information.sqrt().recip()))
    };
    let curve = Curve {
        name: say.t("reports-error-of-ability"),
        mark: String::new(),
        tone: Tone::Theory,
        pen: Pen::Line,
        points: evenly_over(all).into_iter().filter_map(points).collect(),
    };
    let chart = Curves {
        title: say.t("reports-precision"),
        desc: say.t("reports-precision-desc"),
        across: ability(say, answer),
        up: format!("{}, {}", say.t("reports-error-of-ability"), unit(say, answer)),
        holds: vec![0.0],
        curves: vec![curve],
        decimals: 2,
    };
    charts::curves(say, &chart)
}

fn fit(say: Say, items: &[Figures<'_>]) -> Markup {
    let columns =
        ["reports-item", "reports-infit", "reports-infit-t", "reports-outfit", "reports-outfit-t", "reports-sx2-p"];
    let row = |item: &Figures<'_>| {
        let of = item.at("fit");
        let cells = [
            item.text("item").to_owned(),
            figure(say, of.number("infit"), 2),
            figure(say, of.number("infit_t"), 2),
            figure(say, of.number("outfit"), 2),
            figure(say, of.number("outfit_t"), 2),
            chance(say, item.at("s_x2").number("p")),
        ];
        Row::of(cells.map(|text| html! { (text) }).into())
    };
    let fitted: Vec<&Figures<'_>> = items.iter().filter(|item| item.has("fit")).collect();
    let columns = columns
        .iter()
        .enumerate()
        .map(|(at, key)| if at == 0 { Column::words(say.t(key)) } else { Column::figures(say.t(key)) });
    crate::tables::table(
        say,
        "fit",
        &say.t("reports-fit"),
        columns.collect(),
        fitted.iter().map(|item| row(item)).collect(),
        fitted.len(),
    )
}
