//! Control figures as pages: the list, the record with its bars; the forms are in `forms`.

mod forms;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum_extra::extract::Form;
use documents::{Press, papers};
use kernel::{Code, DocumentId, Failure, Lang, Role};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{
    self, Act as Button, Address, BarRow, Column, Crumb, Empty, Paper, Row, Share, Table, Tone, WhoseMove,
};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, history, html_page, on_to};

use super::moves::{Act, Facts, Status};
use super::rules::{Coverage, Covered, Opinion, Place, Setting, covered};
use super::store::{self, Corrected, Figure, Figures, Given};
use super::{actions, paper};
use crate::FiguresId;
use crate::forecasts::{self, Basis};
use crate::order::demand::yearly;
use crate::permissions::{MOVE_FIGURES, SEE, SET};

/// The press that the application lends to the pages.
pub type Pressing = axum::Extension<Arc<dyn Press>>;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/control-figures", &SEE, list)
        .get("/control-figures/{id}", &SEE, record)
        .post("/control-figures/{id}/acts/{act}", &MOVE_FIGURES, act)
        .get("/control-figures/{id}/papers/{paper}", &SEE, kept)
        .and(forms::doors())
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Drafted => Tone::Plain,
        Status::Opinions => Tone::Wait,
        Status::Approved | Status::Corrected => Tone::Good,
    }
}

/// Too few places are an unmet need, too many are graduates without work; both are said in words beside.
fn coverage_tone(class: Option<Coverage>) -> Tone {
    match class {
        Some(Coverage::Good | Coverage::Reasonable) => Tone::Good,
        Some(Coverage::VeryGood | Coverage::Moderate) => Tone::Wait,
        Some(Coverage::Poor) => Tone::Late,
        None => Tone::Plain,
    }
}

async fn list(State(site): State<Site>, visitor: Visitor) -> Answer {
    let say = visitor.say;
    let all = store::list(&site.db, &visitor.caller).await?;
    let row = |one: &Figures| {
        let order = match (&one.number, one.day) {
            (Some(number), Some(day)) => {
                say.with("needs-order-number", &[("number", number.as_str().into()), ("day", day.into())])
            }
            _ => "–".to_owned(),
        };
        Row::to(
            format!("/control-figures/{}", one.id),
            vec![
                html! { (say.names(&one.title())) },
                html! { (parts::pill(tone(one.status), &say.code(one.status))) },
                html! { (order) },
            ],
        )
    };
    let table = Table {
        id: "figures",
        caption: say.t("needs-figures"),
        columns: ["needs-campaign", "needs-status", "needs-order-paper"].map(|key| Column::words(say.t(key))).into(),
        rows: all.iter().map(row).collect(),
        empty: Empty { title: say.t("needs-figures-none"), text: say.t("needs-figures-none-help"), act: None },
        address: Address::of("/control-figures"),
        ..Table::default()
    };
    let title = say.t("needs-figures");
    let set = [Button::link(say.t("needs-setting"), "/control-figures/setting")];
    let acts = if SET.opens_to(visitor.caller.role) {
        parts::acts(say, &set)
    } else {
        html! {}
    };
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, acts))
        (parts::table(say, &table))
    }))
}

fn crumbs(say: Say, of: &Figures) -> Vec<Crumb> {
    let campaign = say.with("needs-campaign-of-year", &[("year", of.year.to_string().into())]);
    vec![
        Crumb { href: "/control-figures".into(), label: say.t("needs-figures") },
        Crumb { href: format!("/campaigns/{}", of.campaign), label: campaign },
    ]
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<FiguresId>) -> Answer {
    let (db, by, say) = (&site.db, &visitor.caller, visitor.say);
    let of = store::load(db, by, id).await?;
    let facts = actions::facts(db, &of).await?;
    let figures = store::figures(db, id).await?;
    let setting = store::setting_on(db, of.region, by.today()).await?;
    let places: Vec<Place> = figures.iter().map(|one| one.place.clone()).collect();
    let covered = covered(&places, &yearly(db, of.campaign).await?, &setting);
    let groups = crate::order::store::group_names(db).await?;
    let basis = forecasts::basis(db, by, of.campaign).await?;
    let (opinions, corrections) = (store::opinions(db, id).await?, store::corrections(db, id).await?);
    let papers = papers::papers_of(db, id).await?;
    let log = history(db, say, id).await?;
    let title = say.with("needs-figures-of", &[("name", of.title().into())]);
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &crumbs(say, &of)))
        (parts::head(&say.code(of.status), &title, html! {}))
        (parts::whose_move(say, &whose(&visitor, &of), buttons(&visitor, &of, facts)))
        (parts::columns(
            html! {
                (parts::card(&say.t("needs-figures-and-need"), html! {
                    (parts::bar_rows(&bars(say, &of, &covered, &groups, basis.as_ref())))
                    (parts::padded(html! {
                        @if let Some(basis) = &basis {
                            p.small {
                                (say.t("needs-forecast-beside-help")) " "
                                a href=(format!("/forecasts/{}", basis.id)) { (say.t("needs-forecast-beside-link")) }
                            }
                        }
                        (explained(say, &setting))
                    }))
                }))
                (proposed(&visitor, &of, &figures, facts))
            },
            html! {
                (parts::card(&say.t("needs-opinions"), parts::padded(opined(say, &of, &opinions))))
                @if !papers.is_empty() {
                    (parts::card(&say.t("needs-order-papers"), parts::documents(&printed(say, &of, &papers))))
                }
                @if !corrections.is_empty() {
                    (parts::card(&say.t("needs-corrections"), parts::padded(corrected(say, &corrections))))
                }
                (parts::card(&say.t("web-history"), log))
            },
        ))
    }))
}

fn whose(visitor: &Visitor, of: &Figures) -> WhoseMove {
    let (say, role) = (visitor.say, visitor.caller.role);
    let (who, next) = match of.status {
        Status::Drafted => (Some(Role::Coordinator), "needs-next-opinions"),
        Status::Opinions if role == Role::Association => (Some(Role::Association), "needs-next-approve"),
        Status::Opinions => (Some(Role::Authority), "needs-next-approve"),
        Status::Approved | Status::Corrected => (None, "needs-next-programmes"),
    };
    WhoseMove {
        who: who.map(|role| say.code(role)).unwrap_or_default(),
        yours: who == Some(role),
        since: Some(say.with("needs-since", &[("day", of.since.day().into())])),
        next: Some(say.t(next)),
        ..WhoseMove::default()
    }
}

fn buttons(visitor: &Visitor, of: &Figures, facts: Facts) -> Markup {
    let (say, id) = (visitor.say, of.id);
    let mut buttons = Vec::new();
    for offer in of.status.offers(visitor.caller.role, &facts) {
        let open = offer.why_not.is_empty();
        let posted =
            || Button::offered(say, &offer, format!("/control-figures/{id}/acts/{}", offer.act.code()), of.version);
        buttons.push(match offer.act {
            Act::Edit if open => Button::link(say.t("needs-propose-figure"), format!("/control-figures/{id}/propose")),
            Act::Opine if open => Button::link(say.code(Act::Opine), format!("/control-figures/{id}/opine")).main(),
            Act::Approve if open => {
                Button::link(say.code(Act::Approve), format!("/control-figures/{id}/approve")).main()
            }
            // A correction begins at its figure.
            Act::Correct => continue,
            Act::Send => posted().main(),
            Act::Return => posted().grave(),
            Act::Edit | Act::Opine | Act::Approve => posted(),
        });
        if offer.act == Act::Edit && open {
            buttons.push(Button::link(say.t("needs-apportion"), format!("/control-figures/{id}/apportion")));
        }
    }
    parts::acts(say, &buttons)
}

/// What the forecast that figures rest on says of a group: how many to admit, the band, and how much of it the places are.
fn beside(say: Say, one: &Covered, basis: Option<&Basis>) -> Option<String> {
    let wanted = basis?.of(&one.group)?;
    let people = |figure: f64| say.decimal(figure.round(), 0);
    let [low, high] = wanted.within;
    let band = format!("{}–{}", people(low), people(high));
    let told = say.with("needs-forecast-beside", &[("places", people(wanted.places).into()), ("band", band.into())]);
    let share = (wanted.places >= 0.5).then(|| say.percent(100.0 * as_float(one.places) / wanted.places, 0));
    let covers = share.map(|share| say.with("needs-forecast-beside-covers", &[("share", share.into())]));
    Some([Some(told), covers].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

#[expect(clippy::cast_precision_loss, reason = "a region has fewer places than 2⁵²")]
fn as_float(places: i64) -> f64 {
    places as f64
}

fn bars(
    say: Say,
    of: &Figures,
    all: &[Covered],
    groups: &[(String, kernel::Names)],
    basis: Option<&Basis>,
) -> Vec<BarRow> {
    let bar = |one: &Covered| {
        let name = groups.iter().find(|(code, _)| *code == one.group).map(|(_, name)| say.names(name));
        let class = one.class.map(|class| say.code(class));
        let figures = format!("{} / {}", say.number(one.places), say.number(one.need));
        let told = [Some(figures), Some(say.percent_of(one.places, one.need)), class];
        BarRow {
            label: format!("{} {}", one.group, name.unwrap_or_default()),
            href: Some(format!("/campaigns/{}/order#by-group", of.campaign)),
            said: told.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            note: beside(say, one, basis),
            shares: vec![Share {
                tone: coverage_tone(one.class),
                amount: as_float(one.places.min(one.need.max(one.places))),
            }],
            whole: as_float(one.need.max(one.places)),
        }
    };
    all.iter().map(bar).collect()
}

fn explained(say: Say, setting: &Setting) -> Markup {
    let percent = |percent: i64| say.percent_of(percent, 100);
    let classes = [
        ("very", percent(setting.very_good).into()),
        ("good", percent(setting.good).into()),
        ("reasonable", percent(setting.reasonable).into()),
        ("moderate", percent(setting.moderate).into()),
    ];
    let source = crate::refusal::CLASSES_RISE.source;
    html! {
        (parts::formula(&say.t("web-formula"), html! {
            p { (say.t("needs-coverage-formula")) }
            p { (say.t("needs-order-formula-yearly")) }
            p { (say.with("needs-coverage-classes", &classes)) " " cite { (say.source(source)) } }
        }))
    }
}

fn proposed(visitor: &Visitor, of: &Figures, figures: &[Figure], facts: Facts) -> Markup {
    let (say, id) = (visitor.say, of.id);
    let offers = of.status.offers(visitor.caller.role, &facts);
    let offers = |act: Act| offers.iter().any(|offer| offer.act == act && offer.why_not.is_empty());
    let (edits, corrects) = (offers(Act::Edit), offers(Act::Correct));
    let row = |one: &Figure| {
        let cells = vec![
            html! { (one.place.group) " " (say.names(&one.group_name)) },
            html! { (say.names(&one.university_name)) },
            html! { (say.number(one.place.capacity)) },
            html! { (say.number(one.place.places)) },
        ];
        let to = format!("/control-figures/{id}");
        match (edits, corrects) {
            (true, _) => Row::to(format!("{to}/propose?figure={}", one.id), cells),
            (_, true) => Row::to(format!("{to}/correct?figure={}", one.id), cells),
            _ => Row::of(cells),
        }
    };
    let table = Table {
        id: "proposed",
        caption: say.t("needs-figures-by-university"),
        columns: vec![
            Column::words(say.t("needs-group-name")),
            Column::words(say.t("needs-university")),
            Column::figures(say.t("needs-capacity")),
            Column::figures(say.t("needs-places")),
        ],
        rows: figures.iter().map(row).collect(),
        empty: Empty { title: say.t("needs-figures-empty"), text: say.t("needs-figures-empty-help"), act: None },
        address: Address::of(format!("/control-figures/{id}")),
        ..Table::default()
    };
    html! {
        (parts::card(&say.t("needs-figures-by-university"), parts::table(say, &table)))
        @if corrects { p.small { (say.t("needs-correct-help")) } }
    }
}

fn opined(say: Say, of: &Figures, opinions: &[Given]) -> Markup {
    let tone = |opinion: Opinion| match opinion {
        Opinion::Favourable => Tone::Good,
        Opinion::Reserved => Tone::Wait,
        Opinion::Unfavourable => Tone::Late,
    };
    html! {
        @if opinions.is_empty() { p { (say.t("needs-opinions-none")) } }
        ul.plain { @for one in opinions {
            li {
                strong { (say.names(&one.body)) } " " (parts::pill(tone(one.opinion), &say.code(one.opinion))) " "
                small { (say.day(one.day)) @if one.round != of.round { " · " (say.t("needs-opinion-earlier")) } }
                @if let Some(words) = &one.words { blockquote { (words) } }
            }
        } }
    }
}

fn corrected(say: Say, all: &[Corrected]) -> Markup {
    html! {
        ul.plain { @for one in all {
            @let order = [("number", one.number.as_str().into()), ("day", one.day.into())];
            li {
                strong { (one.group) " " (say.names(&one.university_name)) } ": "
                (say.number(one.before)) " → " (say.number(one.after)) " "
                (parts::pill(Tone::Wait, &say.code(one.kind)))
                blockquote { (one.reason) }
                small { (say.with("needs-order-number", &order)) }
            }
        } }
    }
}

fn printed(say: Say, of: &Figures, all: &[papers::Paper]) -> Vec<Paper> {
    let lang = |kind: &str| Lang::ALL.iter().copied().find(|lang| paper::kind(*lang) == kind);
    let told = |one: &papers::Paper| {
        let edition = say.with("needs-order-edition", &[("edition", one.edition.into())]);
        Paper {
            title: lang(&one.kind).map(|lang| say.code(lang)).unwrap_or_default(),
            href: format!("/control-figures/{}/papers/{}", of.id, one.id),
            note: [edition, say.moment(one.at), one.sha256.chars().take(12).collect()].join(" · "),
            state: None,
        }
    };
    all.iter().map(told).collect()
}

async fn kept(State(site): State<Site>, visitor: Visitor, Path((id, paper)): Path<(FiguresId, DocumentId)>) -> Answer {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    let papers = papers::papers_of(&site.db, of.id).await?;
    if !papers.iter().any(|one| one.id == paper) {
        return Err(Failure::Missing.into());
    }
    let (kept, bytes) = papers::bytes_of(&site.db, paper).await?;
    let shown = format!("inline; filename=\"{}-{}-{}.pdf\"", kept.kind, of.year, kept.edition);
    let headers = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, shown)];
    Ok((headers, bytes).into_response())
}

#[derive(Debug, Deserialize)]
struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(FiguresId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/control-figures/{id}"))
}
