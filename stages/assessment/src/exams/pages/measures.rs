//! How well an exam measured, as a page: how far the experts agree, who is severe, which criteria tell candidates apart.

use axum::extract::{Path, State};
use kernel::Failure;
use maud::{Markup, html};
use web::charts::{self, Interval, Intervals, Ladder, Marker, Wright};
use web::parts::{self, Column, Row, Table, Tone};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use super::list::way;
use crate::ExamId;
use crate::exams::measures::{self, CriterionMeasure, Doubt, Estimate, ExpertMeasure, Measures};
use crate::room::Room;

pub async fn measures(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Answer {
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    let found = measures::of(&room).ok_or(Failure::Missing)?;
    let say = visitor.say;
    let title = say.t("assessment-measures");
    html_page(visitor.shell(&site, PageKind::Console, &*title).page(html! {
        (parts::crumbs(say, &way(say, &room.exam)))
        (parts::head(&room.exam.number, &title, html! {}))
        p { (say.t("assessment-measures-help")) }
        (together(say, &found))
        (severity(say, &room, &found))
        (one_scale(say, &room, &found))
        (criteria(say, &room, &found))
        (candidates(say, &room, &found))
    }))
}

fn estimate(say: Say, of: Option<Estimate>) -> String {
    let figure = |value| say.decimal(value, 2);
    of.map_or_else(
        || "–".to_owned(),
        |one| match one.within {
            Some((from, to)) => format!("{} ({} … {})", figure(one.value), figure(from), figure(to)),
            None => figure(one.value),
        },
    )
}

/// The exam as a whole: do experts agree, do criteria measure one thing?
fn together(say: Say, found: &Measures) -> Markup {
    let row = |name: &str, of: Option<Estimate>, help: &str| {
        Row::of([say.t(name), estimate(say, of), help.to_owned()].map(|text| html! { (text) }).into())
    };
    let (compared, all) = (found.compared, found.candidates.len());
    let agreement =
        say.with("assessment-measures-agreement-help", &[("compared", compared.into()), ("all", all.into())]);
    let rows = vec![
        row("assessment-measures-agreement", found.agreement, &agreement),
        row("assessment-measures-alpha", found.alpha, &say.t("assessment-measures-alpha-help")),
    ];
    let caption = say.t("assessment-measures-whole");
    let columns = vec![
        Column::words(say.t("assessment-measures-figure")),
        Column::figures(say.t("assessment-measures-value")),
        Column::words(say.t("assessment-measures-says")),
    ];
    parts::card(
        &caption,
        parts::table(say, &Table { id: "whole", caption: caption.clone(), columns, rows, ..Table::default() }),
    )
}

fn expert_name(say: Say, room: &Room, of: &ExpertMeasure) -> String {
    room.expert(Some(of.person)).map(|expert| say.names(&expert.name)).unwrap_or_default()
}

/// Who is severe: the picture with its table, and how far each stands from colleagues in percent.
fn severity(say: Say, room: &Room, found: &Measures) -> Markup {
    let drawn = |of: &ExpertMeasure| {
        let Estimate { value, within } = of.apart?;
        // Apart from colleagues beyond doubt.
        let sure = within.is_some_and(|(from, to)| from > 0.0 || to < 0.0);
        let tone = if sure { Tone::Wait } else { Tone::Theory };
        Some(Interval { label: expert_name(say, room, of), value, within, tone })
    };
    let chart = Intervals {
        title: say.t("assessment-measures-severity"),
        desc: say.t("assessment-measures-severity-desc"),
        unit: say.t("assessment-measures-apart"),
        within: say.t("assessment-measures-within"),
        cross: Some(0.0),
        rows: found.experts.iter().filter_map(drawn).collect(),
        decimals: 1,
    };
    let logits = found.experts.iter().any(|of| of.severity.is_some());
    let row = |of: &ExpertMeasure| {
        let mut cells = vec![
            html! { (expert_name(say, room, of)) },
            html! { (of.given) },
            html! { (of.apart.map_or_else(|| "–".to_owned(), |apart| say.decimal(apart.value, 1))) },
        ];
        if logits {
            cells.push(html! { (estimate(say, of.severity)) });
        }
        Row::of(cells)
    };
    let mut columns = vec![
        Column::words(say.t("assessment-expert")),
        Column::figures(say.t("assessment-measures-given")),
        Column::figures(say.t("assessment-measures-apart")),
    ];
    if logits {
        columns.push(Column::figures(say.t("assessment-measures-logits")));
    }
    let caption = say.t("assessment-measures-experts");
    let rows = found.experts.iter().map(row).collect();
    let table = Table { id: "experts", caption: caption.clone(), columns, rows, ..Table::default() };
    html! {
        (charts::intervals(say, &chart))
        (parts::card(&caption, parts::table(say, &table)))
    }
}

/// Candidates, criteria and experts on one scale (Wright's map), where marks bear it.
fn one_scale(say: Say, room: &Room, found: &Measures) -> Markup {
    let spread: Vec<(f64, f64)> = found.candidates.iter().filter_map(|of| Some((of.ability?, 1.0))).collect();
    if spread.is_empty() {
        return html! {};
    }
    // An interval of 95 % is so many standard errors from end to end.
    let error = |of: &Estimate| of.within.map(|(from, to)| (to - from) / (2.0 * 1.96));
    let criterion = |of: &CriterionMeasure| {
        let at = of.difficulty.as_ref()?;
        let (_, one) = room.criteria.iter().find(|(number, _)| *number == of.number)?;
        Some(Marker { label: say.names(&one.title), at: at.value, error: error(at), tone: Tone::Practice })
    };
    let expert = |of: &ExpertMeasure| {
        let at = of.severity.as_ref()?;
        Some(Marker { label: expert_name(say, room, of), at: at.value, error: error(at), tone: Tone::Theory })
    };
    let chart = Wright {
        title: say.t("assessment-measures-map"),
        desc: say.t("assessment-measures-map-desc"),
        unit: say.t("assessment-measures-unit"),
        persons: say.t("assessment-candidates"),
        spread,
        ladders: vec![
            Ladder {
                name: say.t("assessment-criteria"),
                markers: found.criteria.iter().filter_map(criterion).collect(),
            },
            Ladder {
                name: say.t("assessment-measures-experts"),
                markers: found.experts.iter().filter_map(expert).collect(),
            },
        ],
    };
    charts::wright(say, &chart)
}

fn doubt(say: Say, of: &CriterionMeasure) -> Markup {
    let (tone, key) = match of.doubt {
        None => return html! {},
        Some(Doubt::Flat) => (Tone::Plain, "assessment-measures-flat"),
        Some(Doubt::Against) => (Tone::Late, "assessment-measures-against"),
        Some(Doubt::Weak) => (Tone::Wait, "assessment-measures-weak"),
    };
    parts::pill(tone, &say.t(key))
}

/// Which criteria are hard, and which tell the strong from the weak.
fn criteria(say: Say, room: &Room, found: &Measures) -> Markup {
    let row = |of: &CriterionMeasure| {
        let criterion = room.criteria.iter().find(|(number, _)| *number == of.number).map(|(_, one)| one);
        Row::of(vec![
            html! {
                @if let Some(one) = criterion { (say.names(&one.title)) br; span.small { (say.code(one.part)) } }
            },
            html! { (say.percent(of.mean, 0)) },
            html! { (of.discrimination.map_or_else(|| "–".to_owned(), |value| say.decimal(value, 2))) },
            doubt(say, of),
        ])
    };
    let columns = vec![
        Column::words(say.t("assessment-criterion")),
        Column::figures(say.t("assessment-measures-mean")),
        Column::figures(say.t("assessment-measures-discrimination")),
        Column::words(say.t("assessment-measures-doubt")),
    ];
    let rows = found.criteria.iter().map(row).collect();
    let caption = say.t("assessment-criteria");
    parts::card(
        &caption,
        parts::table(say, &Table { id: "criteria", caption: caption.clone(), columns, rows, ..Table::default() }),
    )
}

/// What each candidate would have had from experts who are neither severe nor mild.
fn candidates(say: Say, room: &Room, found: &Measures) -> Markup {
    let fair = found.candidates.iter().any(|of| of.fair.is_some());
    let row = |of: &measures::CandidateMeasure| {
        let name = room.candidate(of.candidate).map(|one| say.names(&one.name)).unwrap_or_default();
        let mut cells = vec![html! { (name) }, html! { (say.percent(of.given, 1)) }];
        if fair {
            cells.push(html! { (of.fair.map_or_else(|| "–".to_owned(), |fair| say.percent(fair, 1))) });
        }
        Row::of(cells)
    };
    let mut columns =
        vec![Column::words(say.t("assessment-measures-candidate")), Column::figures(say.t("assessment-measures-raw"))];
    if fair {
        columns.push(Column::figures(say.t("assessment-measures-fair")));
    }
    let rows = found.candidates.iter().map(row).collect();
    let caption = say.t("assessment-candidates");
    html! {
        (parts::card(&caption, parts::table(say, &Table { id: "candidates", caption: caption.clone(), columns, rows, ..Table::default() })))
        p.small { (say.t(if fair { "assessment-measures-fair-help" } else { "assessment-measures-few" })) }
    }
}
