//! Campaigns as pages: the list, the record, the form of the days.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use kernel::{Code, Failure, OrganisationId, Refusal, Role};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{
    self, Act as Button, Address, Column, Crumb, Empty, Errors, Fact, Field, Row, Table, Tile, Tone, WhoseMove,
};
use web::{
    Answer, Doors, PageKind, Say, Site, Versioned, Visitor, form_again, history, html_page, on_to, refusals_of, status,
};

use super::actions;
use super::moves::{Act, Status};
use super::rules::{CampaignForm, is_late};
use super::store::{self, Campaign};
use crate::permissions::{FILL, KEEP, PROPOSE, SEE};
use crate::{CampaignId, figures, returns};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/campaigns", &SEE, list)
        .get("/campaigns/new", &KEEP, new)
        .post("/campaigns/new", &KEEP, plan)
        .get("/campaigns/{id}", &SEE, record)
        .get("/campaigns/{id}/edit", &KEEP, editing)
        .post("/campaigns/{id}/edit", &KEEP, edit)
        .post("/campaigns/{id}/acts/{act}", &KEEP, act)
        .post("/campaigns/{id}/returns", &FILL, begin_return)
        .post("/campaigns/{id}/control-figures", &PROPOSE, begin_figures)
}

/// Where the list begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    after: String,
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let page = store::page(&site.db, &visitor.caller, After::read(&query.after).as_ref()).await?;
    let say = visitor.say;
    let table = Table {
        id: "campaigns",
        caption: say.t("needs-campaigns"),
        columns: ["needs-campaign", "needs-opens", "needs-closes", "needs-status"]
            .map(|key| Column::words(say.t(key)))
            .into(),
        rows: page.rows.iter().map(|campaign| row(say, campaign)).collect(),
        next: page.next.map(|after| after.token()),
        empty: Empty { title: say.t("needs-campaigns-none"), text: say.t("needs-campaigns-none-help"), act: None },
        address: Address::of("/campaigns").with("after", &*query.after),
        ..Table::default()
    };
    let buttons = if KEEP.opens_to(visitor.caller.role) {
        parts::acts(say, &[Button::link(say.t("needs-plan-campaign"), "/campaigns/new").main()])
    } else {
        html! {}
    };
    let title = say.t("needs-campaigns");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, buttons))
        (parts::table(say, &table))
    }))
}

fn row(say: Say, campaign: &Campaign) -> Row {
    Row::to(
        format!("/campaigns/{}", campaign.id),
        vec![
            html! { (say.names(&campaign.title())) },
            html! { (say.day(campaign.span.from)) },
            html! { (say.day(campaign.span.until)) },
            html! { (parts::pill(tone(campaign.status), &say.code(campaign.status))) },
        ],
    )
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Planned => Tone::Plain,
        Status::Open => Tone::Wait,
        Status::Closed => Tone::Good,
    }
}

fn crumb(say: Say) -> Crumb {
    Crumb { href: "/campaigns".into(), label: say.t("needs-campaigns") }
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<CampaignId>) -> Answer {
    let (db, by, say) = (&site.db, &visitor.caller, visitor.say);
    let campaign = store::load(db, by, id).await?;
    let facts = actions::facts(db, by, &campaign).await?;
    let standing = store::standing(db, id).await?;
    let expected = store::expected(db, campaign.region).await?;
    let own = own_return(&site, &visitor, id).await?;
    let begun = figures::store::of_campaign(db, id).await?;
    let log = history(db, say, id).await?;
    let title = say.with("needs-campaign-of", &[("name", campaign.title().into())]);
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&say.code(campaign.status), &title, links(&visitor, &campaign, begun.map(|one| one.id))))
        (parts::whose_move(say, &whose(&visitor, &campaign), buttons(&visitor, &campaign, &facts, own.as_ref())))
        (parts::tiles(say, &tiles(say, &campaign, &standing, expected)))
        (parts::columns(
            parts::card(&say.t("needs-campaign"), parts::facts(&described(say, &campaign))),
            parts::card(&say.t("web-history"), log),
        ))
    }))
}

/// The caller's own return, where their role writes one.
async fn own_return(site: &Site, visitor: &Visitor, id: CampaignId) -> Result<Option<returns::store::Return>, Failure> {
    match visitor.caller.organisation().filter(|_| FILL.opens_to(visitor.caller.role)) {
        Some(enterprise) => returns::store::of_enterprise(&site.db, id, enterprise).await,
        None => Ok(None),
    }
}

fn whose(visitor: &Visitor, campaign: &Campaign) -> WhoseMove {
    let (say, role) = (visitor.say, visitor.caller.role);
    let (who, yours, next) = match campaign.status {
        Status::Planned => (say.code(Role::Coordinator), role == Role::Coordinator, Some("needs-next-open")),
        Status::Open => (say.t("needs-enterprises"), FILL.opens_to(role), Some("needs-next-check")),
        Status::Closed => (String::new(), false, Some("needs-next-figures")),
    };
    let today = visitor.caller.today();
    let late = campaign.status == Status::Open && is_late(campaign.span.until, today);
    let days = [("days", today.since(campaign.span.until).into())];
    WhoseMove {
        who,
        yours,
        since: Some(say.with("needs-since", &[("day", campaign.since.day().into())])),
        late: late.then(|| say.with("needs-late", &days)),
        next: next.map(|key| say.t(key)),
        reminded: None,
    }
}

fn buttons(
    visitor: &Visitor,
    campaign: &Campaign,
    facts: &super::moves::Facts,
    own: Option<&returns::store::Return>,
) -> Markup {
    let (say, id) = (visitor.say, campaign.id);
    let offers = campaign.status.offers(visitor.caller.role, facts);
    let mut buttons: Vec<Button> = offers
        .iter()
        .map(|offer| match offer.act {
            Act::Edit => Button::link(say.code(Act::Edit), format!("/campaigns/{id}/edit")),
            act => {
                let to = format!("/campaigns/{id}/acts/{}", act.code());
                let button = Button::offered(say, offer, to, campaign.version);
                if act == Act::Reopen { button.grave() } else { button.main() }
            }
        })
        .collect();
    if FILL.opens_to(visitor.caller.role) {
        buttons.push(if let Some(own) = own {
            Button::link(say.t("needs-own-return"), format!("/returns/{}", own.id)).main()
        } else {
            let begin = Button::post(say.t("needs-begin-return"), format!("/campaigns/{id}/returns")).main();
            let closed = vec![crate::refusal::NOT_OPEN.refuse()];
            if campaign.status == Status::Open { begin } else { begin.closed(closed) }
        });
    }
    parts::acts(say, &buttons)
}

fn links(visitor: &Visitor, campaign: &Campaign, begun: Option<crate::FiguresId>) -> Markup {
    let (say, id) = (visitor.say, campaign.id);
    let mut links = vec![Button::link(say.t("needs-order"), format!("/campaigns/{id}/order"))];
    match begun {
        Some(figures) => links.push(Button::link(say.t("needs-figures"), format!("/control-figures/{figures}"))),
        None if PROPOSE.opens_to(visitor.caller.role) => {
            links.push(Button::post(say.t("needs-begin-figures"), format!("/campaigns/{id}/control-figures")));
        }
        None => {}
    }
    parts::acts(say, &links)
}

fn tiles(say: Say, campaign: &Campaign, standing: &[(String, i64)], expected: i64) -> Vec<Tile> {
    let of = |state: returns::moves::Status| {
        standing.iter().find(|(code, _)| code == state.code()).map_or(0, |(_, count)| *count)
    };
    let tile = |state: returns::moves::Status, tone| Tile {
        label: say.t(state.key()),
        figure: if state == returns::moves::Status::Accepted {
            format!("{} / {}", say.number(of(state)), say.number(expected))
        } else {
            say.number(of(state))
        },
        href: Address::of("/returns")
            .with("campaign", campaign.id.to_string())
            .with("status", state.code())
            .to_string(),
        formula: (state == returns::moves::Status::Accepted).then(|| say.t("needs-count-returns-formula")),
        tone,
        ..Tile::default()
    };
    vec![
        tile(returns::moves::Status::Accepted, Tone::Good),
        tile(returns::moves::Status::Submitted, Tone::Wait),
        tile(returns::moves::Status::Returned, Tone::Late),
        tile(returns::moves::Status::Drafted, Tone::Plain),
    ]
}

fn described(say: Say, campaign: &Campaign) -> Vec<Fact> {
    let until = campaign.year + i32::try_from(super::YEARS).unwrap_or(1) - 1;
    vec![
        Fact::new(say.t("needs-region"), say.names(&campaign.region_name)),
        Fact::new(say.t("needs-years"), format!("{}–{until}", campaign.year)),
        Fact::new(say.t("needs-opens"), say.day(campaign.span.from)),
        Fact::new(say.t("needs-closes"), say.day(campaign.span.until)),
    ]
}

async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    html_page(form_page(&site, &visitor, None, &CampaignForm::default(), &[]))
}

async fn plan(State(site): State<Site>, visitor: Visitor, Form(form): Form<CampaignForm>) -> Answer {
    match actions::plan(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/campaigns/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure),
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<CampaignId>) -> Answer {
    let campaign = store::load(&site.db, &visitor.caller, id).await?;
    html_page(form_page(&site, &visitor, Some((id, campaign.version)), &campaign.form(), &[]))
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CampaignId>,
    Form(sent): Form<Versioned<CampaignForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/campaigns/{id}")),
        Err(failure) => again(&site, &visitor, Some((id, version)), &sent.form, failure),
    }
}

fn again(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(CampaignId, i64)>,
    form: &CampaignForm,
    failure: Failure,
) -> Answer {
    let status = status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(form_page(site, visitor, edited, form, &refusals), status)
}

fn form_page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(CampaignId, i64)>,
    form: &CampaignForm,
    refusals: &[Refusal],
) -> Markup {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let (title, back, action) = match edited {
        Some((id, _)) => (say.t("needs-edit-campaign"), format!("/campaigns/{id}"), format!("/campaigns/{id}/edit")),
        None => (say.t("needs-plan-campaign"), "/campaigns".into(), "/campaigns/new".into()),
    };
    let day = |name: &'static str, key: &str, value: &str| {
        parts::field(say, &Field::day(name, say.t(key)).value(value).required().errors(&errors))
    };
    let year = Field::number("year", say.t("needs-year")).value(&*form.year).required().help(say.t("needs-year-help"));
    let body = parts::section(
        &say.t("needs-campaign"),
        "",
        html! {
            (parts::field(say, &year.errors(&errors)))
            (day("opens", "needs-opens", &form.opens))
            (day("closes", "needs-closes", &form.closes))
        },
    );
    let shown = parts::Form {
        action,
        version: edited.map(|(_, version)| version),
        submit: say.t("web-save"),
        cancel: Some(back),
        errors,
        ..parts::Form::default()
    };
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    })
}

#[derive(Debug, Deserialize)]
struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(CampaignId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/campaigns/{id}"))
}

async fn begin_return(State(site): State<Site>, visitor: Visitor, Path(id): Path<CampaignId>) -> Answer {
    let enterprise: OrganisationId = visitor.caller.organisation().ok_or(Failure::Missing)?;
    let made = returns::actions::draft(&site.db, &visitor.caller, id, enterprise).await?;
    on_to(&format!("/returns/{made}"))
}

async fn begin_figures(State(site): State<Site>, visitor: Visitor, Path(id): Path<CampaignId>) -> Answer {
    let made = figures::actions::draw_up(&site.db, &visitor.caller, id).await?;
    on_to(&format!("/control-figures/{made}"))
}
