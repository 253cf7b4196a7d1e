//! One run: what is needed, how sure one is, of what it is made, and whether the method was right before.

use axum::extract::{Path, Query, State};
use forecast::{Finding, Grade};
use kernel::Code;
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Choice, Fact, Field, Filter, Tile, Tone};
use web::{Answer, PageKind, Site, Visitor, history, html_page};

use super::shown::Shown;
use super::{crumb, drawings, lists};
use crate::ForecastId;
use crate::forecasts::actions;
use crate::forecasts::kinds::Size;
use crate::forecasts::moves::{Act, Facts, Status};
use crate::forecasts::results::Results;
use crate::forecasts::store::{self, Forecast};
use crate::forecasts::words::{is_of_a_stratum, said, stands_in_the_table};

/// Which group is looked at, and in which form the table of groups is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RunQuery {
    group: String,
    format: String,
}

pub async fn record(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ForecastId>,
    Query(query): Query<RunQuery>,
) -> Answer {
    let (db, by, say) = (&site.db, &visitor.caller, visitor.say);
    let of = store::load(db, by, id).await?;
    let results = store::results(db, id).await?;
    let names = store::names(db).await?;
    let wanted = of.year.map(|year| results.wanted(year)).unwrap_or_default();
    let shown = Shown { say, of: &of, results: &results, names: &names, wanted };
    if !query.format.is_empty() {
        return documents::export(&lists::sheet(&shown), &query.format, "forecast");
    }
    let facts = actions::facts(db, &of, &results).await?;
    let people: Vec<_> = of.person.into_iter().collect();
    let person = accounts::names_of(db, &people).await?.into_iter().next().map(|(_, name)| name);
    let log = history(db, say, id).await?;
    let groups = lists::by_gap(&results);
    let group = results.group(&query.group).or(groups.first().copied());
    let title = say.with("needs-forecast-of", &[("name", of.title().into())]);
    html_page(visitor.shell(&site, PageKind::Console, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&say.code(of.status), &title, html! {}))
        (decided(&visitor, &of, facts))
        (parts::tiles(say, &tiles(&shown)))
        (drawings::need(&shown, &results.whole, &say.t("needs-forecast-need-of-whole")))
        (drawings::employed(&shown))
        (parts::card(&say.t("needs-forecast-groups"), html! {
            (parts::table(say, &lists::groups(&shown)))
            (parts::padded(html! { p.small { (say.t(bands_of_sums(&results))) } }))
        }))
        @if let Some(group) = group {
            h2 #group { (shown.named(&group.need.code)) }
            (choose(&shown, &group.need.code))
            (drawings::need(&shown, &group.need, &say.t("needs-forecast-need-of-group")))
            (drawings::made_of(&shown, &group.need))
            (parts::card(&say.t("needs-forecast-terms"), parts::table(say, &lists::terms(&shown, &group.need))))
        }
        (drawings::scenarios(&shown))
        (parts::card(&say.t("needs-forecast-professions"), parts::table(say, &lists::professions(&shown))))
        (tried(&shown))
        (warnings(&shown))
        (parts::columns(
            parts::card(&say.t("needs-forecast-how"), parts::facts(&how(&shown, person))),
            parts::card(&say.t("web-history"), log),
        ))
    }))
}

/// What control figures rest on, and the act that changes it.
fn decided(visitor: &Visitor, of: &Forecast, facts: Facts) -> Markup {
    let say = visitor.say;
    let text = match (of.status, of.year) {
        (Status::Basis, Some(year)) => say.with("needs-forecast-is-basis", &[("year", year.to_string().into())]),
        (Status::Superseded, Some(year)) => say.with("needs-forecast-was-basis", &[("year", year.to_string().into())]),
        _ => say.t("needs-forecast-is-made"),
    };
    let offers = of.status.offers(visitor.caller.role, &facts);
    let buttons: Vec<Button> = offers
        .iter()
        .map(|offer| {
            let button =
                Button::offered(say, offer, format!("/forecasts/{}/acts/{}", of.id, offer.act.code()), of.version);
            if offer.act == Act::Take { button.main() } else { button }
        })
        .collect();
    parts::card(&say.t("needs-figures"), parts::padded(html! { p { (text) } (parts::acts(say, &buttons)) }))
}

fn tiles(shown: &Shown<'_>) -> Vec<Tile> {
    let (say, results) = (shown.say, shown.results);
    let within = |band: [f64; 2]| say.with("needs-forecast-within", &[("band", shown.band(band).into())]);
    let (first, last) = (results.whole.years.first(), results.whole.years.last());
    let of_year = |key: &str, year: i32| say.with(key, &[("year", year.to_string().into())]);
    let mut tiles: Vec<Tile> = first
        .into_iter()
        .chain(last.filter(|_| results.whole.years.len() > 1))
        .map(|year| Tile {
            figure: shown.people(year.need()),
            label: of_year("needs-forecast-need-in", year.year),
            href: "#need".into(),
            note: Some(within(year.drawn.bands[0])),
            formula: Some(say.t("needs-forecast-need-formula")),
            tone: Tone::Practice,
            ..Tile::default()
        })
        .collect();
    let (need, supply) = results
        .groups
        .iter()
        .fold((0.0, 0.0), |(need, supply), group| (need + group.need.need(), supply + group.supply()));
    tiles.push(Tile {
        figure: shown.people(need),
        label: say.t("needs-forecast-need-of-groups"),
        href: "#groups".into(),
        note: Some(say.with("needs-forecast-of-all", &[("all", shown.people(results.whole.need()).into())])),
        tone: Tone::Practice,
        ..Tile::default()
    });
    tiles.push(Tile {
        figure: if need > 0.0 { say.percent(100.0 * supply / need, 0) } else { "–".to_owned() },
        label: say.t("needs-forecast-covered"),
        href: "#groups".into(),
        note: Some(say.with("needs-forecast-supplied", &[("people", shown.people(supply).into())])),
        tone: Tone::Theory,
        ..Tile::default()
    });
    let (forecasts, [within_80, _]) = results.tried();
    if forecasts > 0 {
        tiles.push(Tile {
            figure: format!("{within_80} / {forecasts}"),
            label: say.t("needs-forecast-held"),
            href: "#trials".into(),
            ..Tile::default()
        });
    }
    tiles
}

/// Where the bands over all years come from.
fn bands_of_sums(results: &Results) -> &'static str {
    if results.tells_together() { "needs-forecast-gap-help" } else { "needs-forecast-gap-help-widest" }
}

/// Another group to look at.
fn choose(shown: &Shown<'_>, code: &str) -> Markup {
    let say = shown.say;
    let all = shown.results.groups.iter().map(|group| group.need.code.as_str());
    let choices = all.map(|code| Choice::new(code, shown.named(code))).collect();
    let filter = Filter {
        address: Address::of(format!("/forecasts/{}", shown.of.id)).with("group", code),
        search: None,
        fields: vec![Field::select("group", say.t("needs-group-name"), choices).value(code)],
    };
    parts::filter(say, &filter)
}

/// Would the method have been right in past years?
fn tried(shown: &Shown<'_>) -> Markup {
    let say = shown.say;
    let (forecasts, [within_80, within_95]) = shown.results.tried();
    let sentence = if forecasts == 0 {
        say.t("needs-forecast-untried")
    } else {
        let args = [("all", forecasts.into()), ("eighty", within_80.into()), ("ninety", within_95.into())];
        say.with("needs-forecast-tried", &args)
    };
    parts::card(
        &say.t("needs-forecast-trials"),
        html! {
            (parts::padded(html! { p { (sentence) } p.small { (say.t("needs-forecast-trials-help")) } }))
            (parts::table(say, &lists::trials(shown)))
        },
    )
}

/// What the engine has to say, the gravest first; what it says of single strata folds away.
fn warnings(shown: &Shown<'_>) -> Markup {
    let say = shown.say;
    let told = shown.results.said.iter().filter(|finding| !stands_in_the_table(finding));
    let (strata, told): (Vec<&Finding>, Vec<&Finding>) = told.partition(|finding| is_of_a_stratum(finding));
    let count = [("count", strata.len().into())];
    parts::card(
        &say.t("needs-forecast-said"),
        parts::padded(html! {
            @if told.is_empty() && strata.is_empty() { p { (say.t("needs-forecast-said-none")) } }
            (sentences(shown, &told))
            @if !strata.is_empty() {
                (parts::formula(&say.with("needs-forecast-said-strata", &count), sentences(shown, &strata)))
            }
        }),
    )
}

fn sentences(shown: &Shown<'_>, all: &[&Finding]) -> Markup {
    let say = shown.say;
    let grade = |finding: &Finding| match finding.grade {
        Grade::Refusal => parts::pill(Tone::Late, &say.t("needs-forecast-grade-refusal")),
        Grade::Warning => parts::pill(Tone::Wait, &say.t("needs-forecast-grade-warning")),
        Grade::Note => parts::pill(Tone::Plain, &say.t("needs-forecast-grade-note")),
    };
    html! {
        ul.plain { @for finding in all {
            li { (grade(finding)) " " strong { (about(shown, finding)) } ": " (said(say, finding)) }
        } }
    }
}

/// Whom a finding is about: a sector, a group, a stratum (region, sector, size).
fn about(shown: &Shown<'_>, finding: &Finding) -> String {
    let parts: Vec<&str> = finding.subject.split(" / ").collect();
    match parts[..] {
        [_, sector, size] => {
            let size = Size::of(size).map_or_else(|| size.to_owned(), |size| shown.say.code(size));
            format!("{}, {size}", shown.named(sector))
        }
        _ => shown.named(&finding.subject),
    }
}

/// How it was made, so that it can be made again.
fn how(shown: &Shown<'_>, person: Option<String>) -> Vec<Fact> {
    let (say, of) = (shown.say, shown.of);
    let campaign = of.year.zip(of.campaign).map(|(year, id)| {
        let label = say.with("needs-campaign-of-year", &[("year", year.to_string().into())]);
        html! { a href=(format!("/campaigns/{id}")) { (label) } }
    });
    let fact = |key: &str, said: String| Fact::new(say.t(key), said);
    let mut facts = vec![
        fact("needs-forecast-base-year", of.base_year.to_string()),
        fact("needs-forecast-horizon", say.number(of.horizon)),
        fact("needs-forecast-scenario", say.code(of.scenario)),
        fact("needs-forecast-draws", say.number(of.draws)),
        fact("needs-forecast-seed", of.seed.to_string()),
        fact("needs-forecast-engine", of.engine.clone()),
        fact("needs-forecast-digest", of.digest.chars().take(16).collect()).note(say.t("needs-forecast-digest-help")),
        fact("needs-forecast-made", say.moment(of.made)),
    ];
    facts.extend(person.map(|person| fact("needs-forecast-maker", person)));
    facts.extend(campaign.map(|campaign| Fact::of(say.t("needs-campaign"), campaign)));
    facts
}
