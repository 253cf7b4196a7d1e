//! A run as tables.

use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use forecast::labour::TERMS;
use maud::html;
use web::Say;
use web::parts::{Address, Column, Empty, Row, Table, Tone};

use super::shown::Shown;
use crate::forecasts::results::{GroupNeed, Need, Results};

/// Professions that are shown; all are in the answer of the API.
const PROFESSIONS: usize = 25;

/// What a term of a need is called.
pub fn term(say: Say, name: &str) -> String {
    say.t(match name {
        "new_places" => "needs-term-new-places",
        "retirement" => "needs-term-retirement",
        "mortality" => "needs-term-mortality",
        "migration" => "needs-term-migration",
        "mobility" => "needs-term-mobility",
        "exits" => "needs-term-exits",
        "transfers" => "needs-term-transfers",
        "vacancies" => "needs-term-vacancies",
        "foreign" => "needs-term-foreign",
        "releases" => "needs-term-releases",
        _ => "needs-term-unemployed",
    })
}

/// The same, where a bar is narrow: long words are parted.
pub fn step(say: Say, name: &str) -> String {
    say.t(match name {
        "new_places" => "needs-step-new-places",
        "retirement" => "needs-step-retirement",
        "mortality" => "needs-step-mortality",
        "migration" => "needs-step-migration",
        "mobility" => "needs-step-mobility",
        "exits" => "needs-step-exits",
        "transfers" => "needs-step-transfers",
        "vacancies" => "needs-step-vacancies",
        "foreign" => "needs-step-foreign",
        "releases" => "needs-step-releases",
        "need" => "needs-step-need",
        _ => "needs-step-unemployed",
    })
}

/// Where a term comes from.
fn from(say: Say, name: &str) -> String {
    say.t(match name {
        "new_places" => "needs-term-from-growth",
        "retirement" | "mortality" | "migration" | "mobility" | "exits" | "transfers" => "needs-term-from-exits",
        "unemployed" => "needs-term-from-market",
        _ => "needs-term-from-returns",
    })
}

/// The groups, whoever lacks most first.
pub fn by_gap(results: &Results) -> Vec<&GroupNeed> {
    let mut groups: Vec<&GroupNeed> = results.groups.iter().collect();
    groups.sort_by(|a, b| a.gap().total_cmp(&b.gap()).then_with(|| a.need.code.cmp(&b.need.code)));
    groups
}

/// Need beside supply.
pub fn groups(shown: &Shown<'_>) -> Table {
    let say = shown.say;
    let row = |group: &&GroupNeed| {
        let code = group.need.code.as_str();
        let [band_80, band_95] = group.gap_bands();
        let mut cells = vec![
            html! { (shown.named(code)) },
            html! { (shown.people(group.need.need())) },
            html! { (shown.people(group.supply())) },
            html! { strong { (shown.people(group.gap())) } },
            html! { span { (shown.band(band_80)) br; small { "95 %: " (shown.band(band_95)) } } },
            html! { (group.coverage().map_or_else(|| "–".to_owned(), |share| say.percent(100.0 * share, 0))) },
        ];
        if !shown.wanted.is_empty() {
            let wanted = shown.wanted.iter().find(|one| one.group == code);
            cells.push(html! {
                @match wanted {
                    Some(one) => { span { strong { (shown.people(one.places)) } br; small { (shown.band(one.within)) } } },
                    None => "–",
                }
            });
        }
        // Beyond doubt at 80 %: too few, or too many.
        let tone = if band_80[1] < 0.0 {
            Tone::Late
        } else if band_80[0] > 0.0 {
            Tone::Wait
        } else {
            Tone::Plain
        };
        Row::to(format!("/forecasts/{}?group={code}#group", shown.of.id), cells).tone(tone)
    };
    let mut columns = vec![Column::words(say.t("needs-group-name"))];
    columns.extend(
        [
            "needs-forecast-need",
            "needs-forecast-supply",
            "needs-forecast-gap",
            "needs-forecast-gap-80",
            "needs-forecast-coverage",
        ]
        .map(|key| Column::figures(say.t(key))),
    );
    if let (false, Some(year)) = (shown.wanted.is_empty(), shown.of.year) {
        columns.push(Column::figures(say.with("needs-forecast-admit", &[("year", year.to_string().into())])));
    }
    Table {
        id: "groups",
        caption: say.t("needs-forecast-groups"),
        columns,
        rows: by_gap(shown.results).iter().map(row).collect(),
        exports: vec!["xlsx", "csv"],
        empty: Empty {
            title: say.t("needs-forecast-groups-none"),
            text: say.t("needs-forecast-groups-none-help"),
            act: None,
        },
        address: Address::of(format!("/forecasts/{}", shown.of.id)),
        ..Table::default()
    }
}

/// The terms of a need, each with where it comes from.
pub fn terms(shown: &Shown<'_>, need: &Need) -> Table {
    let say = shown.say;
    let mut rows: Vec<Row> = need
        .terms()
        .into_iter()
        .map(|(name, value)| {
            let figure = shown.people(value);
            Row::of(vec![html! { (term(say, name)) }, html! { (figure) }, html! { (from(say, name)) }])
        })
        .collect();
    rows.push(Row::of(vec![
        html! { strong { (say.t("needs-forecast-need")) } },
        html! { strong { (shown.people(need.need())) } },
        html! { (say.t("needs-term-from-sum")) },
    ]));
    Table {
        id: "terms",
        caption: say.t("needs-forecast-terms"),
        columns: vec![
            Column::words(say.t("needs-forecast-term")),
            Column::figures(say.t("needs-forecast-people")),
            Column::words(say.t("needs-forecast-from")),
        ],
        rows,
        ..Table::default()
    }
}

/// The professions that are needed most, in each scenario.
pub fn professions(shown: &Shown<'_>) -> Table {
    let say = shown.say;
    let row = |need: &Need| {
        let [low, base, high] = need.scenarios();
        let expansion: f64 = need.years.iter().map(|year| year.terms[0]).sum();
        let replaced: f64 = need.years.iter().map(|year| year.terms[1..7].iter().sum::<f64>()).sum();
        let mut cells = vec![html! { (shown.named(&need.code)) }];
        cells
            .extend([need.need(), expansion, replaced, low, base, high].map(|figure| html! { (shown.people(figure)) }));
        Row::of(cells)
    };
    let mut columns = vec![Column::words(say.t("needs-profession"))];
    columns.extend(
        [
            "needs-forecast-need",
            "needs-term-new-places",
            "needs-forecast-replacement",
            "needs-forecast-scenario-low",
            "needs-forecast-scenario-base",
            "needs-forecast-scenario-high",
        ]
        .map(|key| Column::figures(say.t(key))),
    );
    Table {
        id: "professions",
        caption: say.t("needs-forecast-professions"),
        columns,
        rows: shown.results.professions.iter().take(PROFESSIONS).map(row).collect(),
        ..Table::default()
    }
}

/// How the method would have done, sector by sector.
pub fn trials(shown: &Shown<'_>) -> Table {
    let say = shown.say;
    let rows = shown.results.sectors.iter().map(|path| {
        let trial = shown.results.trials.iter().find(|trial| trial.code == path.code);
        let told = |figure: Option<String>| figure.unwrap_or_else(|| "–".to_owned());
        let of = |level: usize| trial.map(|trial| format!("{} / {}", trial.within[level], trial.forecasts));
        let onward = if path.told { say.t("needs-forecast-told") } else { say.t("needs-forecast-by-past") };
        Row::of(vec![
            html! { (shown.named(&path.code)) },
            html! { (told(path.past.last().map(|(_, people)| shown.people(*people)))) },
            html! { (onward) },
            html! { (told(of(0))) },
            html! { (told(of(1))) },
            html! { (told(trial.and_then(|trial| trial.mape).map(|mape| say.percent(mape, 1)))) },
            html! { (told(trial.and_then(crate::forecasts::results::Trial::skill).map(|skill| say.percent(skill, 0)))) },
        ])
    });
    let columns = vec![
        Column::words(say.t("needs-forecast-sector")),
        Column::figures(say.t("needs-forecast-employed-now")),
        Column::words(say.t("needs-forecast-onward")),
        Column::figures(say.t("needs-forecast-within-80")),
        Column::figures(say.t("needs-forecast-within-95")),
        Column::figures(say.t("needs-forecast-mape")),
        Column::figures(say.t("needs-forecast-skill")),
    ];
    let caption = say.t("needs-forecast-trials");
    Table { id: "trials", caption, columns, rows: rows.collect(), ..Table::default() }
}

/// Every group and year as a file.
pub fn sheet(shown: &Shown<'_>) -> Sheet {
    let say = shown.say;
    let number = |key, title: String| SheetColumn::new(key, title, ColumnKind::Number);
    let mut columns = vec![
        SheetColumn::new("group", say.t("needs-group"), ColumnKind::Text),
        SheetColumn::new("name", say.t("needs-group-name"), ColumnKind::Text),
        number("year", say.t("needs-year")),
    ];
    columns.extend(TERMS.map(|name| number(name, term(say, name))));
    columns.extend([
        number("need", say.t("needs-forecast-need")),
        number("need-from", say.t("needs-forecast-need-from")),
        number("need-to", say.t("needs-forecast-need-to")),
        number("supply", say.t("needs-forecast-supply")),
        number("gap", say.t("needs-forecast-gap")),
        number("gap-from", say.t("needs-forecast-gap-from")),
        number("gap-to", say.t("needs-forecast-gap-to")),
    ]);
    let whole = |figure: f64| Cell::Number(whole(figure));
    let mut rows = Vec::new();
    for group in &shown.results.groups {
        let name = shown.names.get(&group.need.code).map(|name| say.names(name)).unwrap_or_default();
        for (need, supply) in group.need.years.iter().zip(&group.supply) {
            let mut row: Vec<Cell> =
                vec![group.need.code.as_str().into(), name.clone().into(), i64::from(need.year).into()];
            row.extend(need.terms.map(whole));
            let ([low, high], [short, long]) = (need.drawn.bands[0], supply.gap.bands[0]);
            let gap = supply.supply - need.need();
            row.extend([need.need(), low, high, supply.supply, gap, short, long].map(whole));
            rows.push(row);
        }
    }
    Sheet { name: say.t("needs-forecast"), columns, rows }
}

#[expect(clippy::cast_possible_truncation, reason = "people of a region, rounded")]
fn whole(figure: f64) -> i64 {
    figure.round() as i64
}
