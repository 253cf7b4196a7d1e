//! The two sides of a round come in: students by those who lead it, workplaces by their enterprises or those who lead.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use kernel::{Failure, Lang, Refusal, WorkplaceId};
use maud::{Markup, html};
use programmes::enrolments;
use registry::{classifiers, people};
use serde::Deserialize;
use web::parts::{self, Address, Choice, Errors, Field};
use web::{Answer, PageKind, Site, Visitor, form_again, html_page, on_to, refusals_of};

use super::{crumb, home};
use crate::rounds::actions;
use crate::rounds::market::Market;
use crate::rounds::rules::StudentForm;
use crate::rounds::store::{self, RoundId, SeatId, StudentId};
use crate::workplaces;

/// People shown to choose from at once.
const SHOWN: usize = 60;

/// Words to look for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    q: String,
}

/// People of the caller's scope who are not in the round yet.
pub async fn choosing(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Query(sought): Query<Sought>,
) -> Answer {
    html_page(choosing_page(&site, &visitor, id, &sought.q, &[]).await?)
}

async fn choosing_page(
    site: &Site,
    visitor: &Visitor,
    id: RoundId,
    words: &str,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, by, errors) = (visitor.say, &visitor.caller, Errors::of(visitor.say, refusals));
    let market = Market::load(&site.db, store::load(&site.db, by, id).await?).await?;
    let filter = people::store::Filter { words: words.to_owned(), ..Default::default() };
    let found = people::store::list(&site.db, by, &filter, None, SHOWN).await?;
    let people: Vec<Choice> = found
        .iter()
        .filter(|person| market.person(person.id).is_none())
        .map(|person| Choice::new(person.id.to_string(), person.full_name()))
        .collect();
    let groups = classifiers::groups(&site.db).await?;
    let groups =
        groups.iter().map(|one| Choice::new(&*one.code, format!("{} {}", one.code, say.names(&one.name)))).collect();
    let search = parts::Filter {
        address: Address::of(format!("/placement/{id}/students/new")).with("q", words),
        search: Some(words.to_owned()),
        fields: Vec::new(),
    };
    let shown = parts::Form {
        action: format!("/placement/{id}/students/new"),
        submit: say.t("placement-include"),
        cancel: Some(format!("/placement/{id}")),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let body = html! {
        (parts::field(say, &Field::several("person", say.t("placement-students"), people).required().errors(&errors)))
        (parts::field(say, &Field::select("group", say.t("placement-groups"), groups).errors(&errors)))
        (parts::field(say, &Field::select("lang", say.t("placement-lang"), Choice::all::<Lang>(say)).errors(&errors)))
    };
    let clusters = enrolments::store::groups(&site.db, by).await?;
    let clusters: Vec<Choice> = clusters
        .iter()
        .map(|one| {
            Choice::new(
                one.id.to_string(),
                format!("{}, {} ({})", one.name, say.names(&one.programme_name), one.students),
            )
        })
        .collect();
    let whole = parts::Form {
        action: format!("/placement/{id}/groups"),
        submit: say.t("placement-include-group"),
        within: "whole",
        ..parts::Form::default()
    };
    let cluster = Field::select("cluster", say.t("placement-cluster"), clusters.clone()).required().within("whole");
    let title = say.t("placement-include");
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say), home(say, &market.round)]))
        (parts::head("", &title, html! {}))
        @if !clusters.is_empty() { (parts::form(say, &whole, parts::section(&say.t("placement-include-group"), "", parts::field(say, &cluster)))) }
        (parts::filter(say, &search))
        (parts::form(say, &shown, parts::section(&title, &say.t("placement-include-help"), body)))
    }))
}

/// Brings the chosen people in, all of one group and language.
pub async fn include(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer {
    let value = |name: &str| sent.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value);
    let form = |person: &str| StudentForm {
        person: person.to_owned(),
        group: value("group").to_owned(),
        lang: value("lang").to_owned(),
    };
    let mut students: Vec<StudentForm> =
        sent.iter().filter(|(name, _)| name == "person").map(|(_, person)| form(person)).collect();
    if students.is_empty() {
        students.push(form(""));
    }
    match actions::include(&site.db, &visitor.caller, id, &students).await {
        Ok(_) => on_to(&format!("/placement/{id}")),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            form_again(choosing_page(&site, &visitor, id, "", &refusals).await?, status)
        }
    }
}

/// A group to be brought in whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    cluster: String,
}

/// Brings everybody who studies in a group.
pub async fn include_group(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Form(form): Form<GroupForm>,
) -> Answer {
    let group = form.cluster.parse().map_err(|_| Failure::Missing)?;
    actions::include_group(&site.db, &visitor.caller, id, group).await?;
    on_to(&format!("/placement/{id}"))
}

/// Takes a student out.
pub async fn exclude(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, student)): Path<(RoundId, StudentId)>,
) -> Answer {
    actions::exclude(&site.db, &visitor.caller, id, student).await?;
    on_to(&format!("/placement/{id}"))
}

/// A workplace to be brought, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct BringForm {
    workplace: String,
    seats: String,
}

/// Open workplaces that are not in the round yet.
pub async fn offering(State(site): State<Site>, visitor: Visitor, Path(id): Path<RoundId>) -> Answer {
    html_page(offering_page(&site, &visitor, id, &BringForm::default(), &[]).await?)
}

async fn offering_page(
    site: &Site,
    visitor: &Visitor,
    id: RoundId,
    form: &BringForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, by, errors) = (visitor.say, &visitor.caller, Errors::of(visitor.say, refusals));
    let market = Market::load(&site.db, store::load(&site.db, by, id).await?).await?;
    let filter = workplaces::store::Filter {
        status: Some(workplaces::moves::Status::Open),
        region: Some(market.round.region),
        ..Default::default()
    };
    let open = workplaces::store::list(&site.db, by, &filter, None, 500).await?;
    let choices: Vec<Choice> = open
        .iter()
        .filter(|one| market.stalls.iter().all(|stall| stall.workplace.id != one.id))
        .map(|one| {
            Choice::new(one.id.to_string(), format!("{} ({})", say.names(&one.title()), say.number(one.capacity)))
        })
        .collect();
    let shown = parts::Form {
        action: format!("/placement/{id}/workplaces/new"),
        submit: say.t("placement-bring"),
        cancel: Some(format!("/placement/{id}")),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let body = html! {
        (parts::field(say, &Field::select("workplace", say.t("placement-workplace"), choices)
            .value(&*form.workplace).required().errors(&errors)))
        (parts::field(say, &Field::number("seats", say.t("placement-seats")).value(&*form.seats).required().errors(&errors)))
    };
    let title = say.t("placement-bring");
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say), home(say, &market.round)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, parts::section(&title, "", body)))
    }))
}

/// Brings a workplace in.
pub async fn bring(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Form(form): Form<BringForm>,
) -> Answer {
    match brought(&site, &visitor, id, &form).await {
        Ok(()) => on_to(&format!("/placement/{id}")),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            form_again(offering_page(&site, &visitor, id, &form, &refusals).await?, status)
        }
    }
}

async fn brought(site: &Site, visitor: &Visitor, id: RoundId, form: &BringForm) -> Result<(), Failure> {
    let mut read = kernel::Reading::new();
    let workplace: Option<WorkplaceId> = read.parsed("workplace", &form.workplace, &crate::refusal::NOT_OFFERED);
    let seats = read.whole("seats", &form.seats, 1, 500);
    let (workplace, seats) = read.end(workplace.zip(seats))?;
    actions::bring(&site.db, &visitor.caller, id, workplace, seats).await.map(|_| ())
}

/// Brings every fitting workplace in.
pub async fn bring_all(State(site): State<Site>, visitor: Visitor, Path(id): Path<RoundId>) -> Answer {
    actions::bring_all(&site.db, &visitor.caller, id).await?;
    on_to(&format!("/placement/{id}"))
}

/// Takes a workplace out.
pub async fn take_back(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, seat)): Path<(RoundId, SeatId)>,
) -> Answer {
    actions::take_back(&site.db, &visitor.caller, id, seat).await?;
    on_to(&format!("/placement/{id}"))
}
