//! Orders assigning mentors: the list, the record with its lines, the forms.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use kernel::{Code, Failure, Lang, Role, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{
    self, Act as Button, Address, Check, Choice, Column, Crumb, Empty, Errors, Fact, Field, Row, Sign, Table, Tone,
    Total, WhoseMove,
};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, history, html_page, on_to};

use super::{Done, told};
use crate::orders::actions::{self, Edit, Readiness};
use crate::orders::moves::{Act, Status};
use crate::orders::store::{self, Assigned, AssignmentId, Order};
use crate::orders::{LineForm, OrderForm, OrderId};
use crate::permissions::ORDER;
use crate::practices::moves::Status as PracticeStatus;
use crate::practices::store::{self as practices, Filter};

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    status: String,
    after: String,
}

fn crumb(say: Say) -> Crumb {
    Crumb { href: "/practice/orders".into(), label: say.t("practice-orders") }
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Drafted => Tone::Wait,
        Status::Issued => Tone::Good,
        Status::Cancelled => Tone::Plain,
    }
}

pub async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let status = Status::of(&query.status);
    let page = store::page(&site.db, by, status, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, status).await?;
    let title = say.t("practice-orders");
    let new = ORDER.opens_to(by.role).then(|| Button::link(say.t("practice-order-new"), "/practice/orders/new").main());
    let address = Address::of("/practice/orders").with("status", &*query.status).with("after", &*query.after);
    let field = Field::select("status", say.t("practice-status-label"), Choice::all::<Status>(say));
    let filter = parts::Filter {
        address: address.clone(),
        search: None,
        fields: vec![field.value(&*query.status).within("filter")],
    };
    let heads =
        ["practice-order", "practice-day", "practice-enterprise", "practice-order-count", "practice-status-label"];
    let table = Table {
        id: "orders",
        caption: title.clone(),
        columns: heads.map(|key| Column::words(say.t(key))).into(),
        rows: page.rows.iter().map(|order| row(say, order)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.as_ref().map(After::token),
        filter: Some(parts::filter(say, &filter)),
        empty: Empty { title: say.t("practice-orders-none"), text: say.t("practice-orders-none-help"), act: None },
        address,
        ..Table::default()
    };
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, parts::acts(say, &new.into_iter().collect::<Vec<_>>())))
        (parts::table(say, &table))
    }))
}

fn row(say: Say, order: &Order) -> Row {
    Row::to(
        format!("/practice/orders/{}", order.id),
        vec![
            html! { "№ " (order.head.number) },
            html! { (say.day(order.head.day)) },
            html! { (say.names(&order.enterprise_name)) },
            html! { (say.number(order.lines)) },
            parts::pill(tone(order.status), &say.code(order.status)),
        ],
    )
}

pub async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<OrderId>) -> Answer {
    let order = store::load(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, &order, &LineForm::default(), &Errors::none()).await?)
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    order: &Order,
    typed: &LineForm,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let lines = store::lines(db, order.id).await?;
    let ready = actions::readiness(db, by, order, &lines).await?;
    let offers = order.status.offers(by.role, &ready.facts);
    let edits = offers.iter().any(|offer| offer.act == Act::Edit);
    let title = say.with("practice-order-number", &[("number", order.head.number.as_str().into())]);
    let name = say.names(&order.enterprise_name);
    let whose = WhoseMove {
        who: order.status.movers().into_iter().map(|role| say.code(role)).collect::<Vec<_>>().join(", "),
        yours: order.status == Status::Drafted && edits,
        since: Some(say.with("practice-since", &[("day", order.since.day().into())])),
        next: (order.status == Status::Drafted).then(|| say.t("practice-next-issue")),
        ..WhoseMove::default()
    };
    let adding = if edits {
        line_form(site, visitor, order, typed, errors).await?
    } else {
        html! {}
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&name, &title, parts::pill(tone(order.status), &say.code(order.status))))
        (parts::whose_move(say, &whose, parts::acts(say, &buttons(say, order, &ready, &offers))))
        (parts::card(&say.t("practice-order"), parts::facts(&facts(say, order))))
        (parts::table(say, &lines_table(say, order, &lines, edits)))
        @if !ready.warns.is_empty() && order.status == Status::Drafted {
            (parts::check_list(say, &say.t("practice-checks"), &warnings(say, &ready)))
        }
        (adding)
        (parts::card(&say.t("web-history"), history(db, say, order.id).await?))
    }))
}

fn warnings(say: Say, ready: &Readiness) -> Vec<Check> {
    let check = |one: &kernel::Refusal| Check {
        sign: Sign::Warn,
        said: say.refusal(one),
        source: say.source(one.rule.source),
        next: None,
    };
    ready.warns.iter().map(check).collect()
}

fn facts(say: Say, order: &Order) -> Vec<Fact> {
    let paper = html! { a href=(format!("/practice/orders/{}/paper", order.id)) { (say.t("practice-order-paper")) } };
    vec![
        Fact::new(say.t("practice-day"), say.day(order.head.day)),
        Fact::new(say.t("practice-signatory"), &*order.signatory_name),
        Fact::new(say.t("practice-basis"), &*order.head.basis),
        Fact::of(say.t("practice-papers"), paper),
    ]
}

fn buttons(say: Say, order: &Order, ready: &Readiness, offers: &[kernel::Offer<Act>]) -> Vec<Button> {
    let at = format!("/practice/orders/{}", order.id);
    offers
        .iter()
        .map(|offer| {
            let to = format!("{at}/acts/{}", offer.act.code());
            let mut button = Button::offered(say, offer, to, order.version);
            match offer.act {
                Act::Edit => Button::link(say.t("practice-order-edit"), format!("{at}/edit")),
                Act::Issue => {
                    button.label = say.t("practice-do-issue");
                    if !ready.hinders.is_empty() {
                        button.why_not.clone_from(&ready.hinders);
                    }
                    button.main().mended_at("/mentors", say.t("practice-see-register"))
                }
                Act::Cancel => {
                    button.label = say.t("practice-do-cancel");
                    button.grave()
                }
            }
        })
        .collect()
}

fn lines_table(say: Say, order: &Order, lines: &[Assigned], edits: bool) -> Table {
    let mut heads = vec!["practice-learner", "practice-group", "practice-mentor", "practice-period"];
    if edits {
        heads.push("practice-strike-line");
    }
    let row = |one: &Assigned| {
        let strike = Button::post(
            say.t("practice-strike-line"),
            format!("/practice/orders/{}/lines/{}/strike", order.id, one.id),
        );
        let mut cells = vec![
            html! { (one.learner_name) },
            html! { (one.group_name) },
            html! { (one.mentor_name) },
            html! { (say.span(one.line.span)) },
        ];
        if edits {
            cells.push(parts::acts(say, &[strike.version(order.version)]));
        }
        Row::of(cells)
    };
    Table {
        id: "lines",
        caption: say.t("practice-order-lines"),
        columns: heads.into_iter().map(|key| Column::words(say.t(key))).collect(),
        rows: lines.iter().map(row).collect(),
        empty: Empty { title: say.t("practice-lines-none"), text: say.t("practice-lines-none-help"), act: None },
        ..Table::default()
    }
}

async fn line_form(
    site: &Site,
    visitor: &Visitor,
    order: &Order,
    typed: &LineForm,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let filter = Filter { status: Some(PracticeStatus::Open), enterprise: Some(order.enterprise), ..Filter::default() };
    let trainees = practices::list(db, by, &filter, None, 500).await?;
    let trainees: Vec<Choice> = trainees
        .iter()
        .map(|one| Choice::new(one.id.to_string(), format!("{} {}", one.learner_name, one.group_name)))
        .collect();
    let mentors = placement::mentors::store::of(db, order.enterprise, by.today()).await?;
    let mentors = mentors.iter().map(|one| Choice::new(one.person.to_string(), say.names(&one.name))).collect();
    let put = |field: Field, value: &str| parts::field(say, &field.value(value).errors(errors));
    let body = html! {
        (put(Field::select("practice", say.t("practice-learner"), trainees).required(), &typed.practice))
        (put(Field::select("mentor", say.t("practice-mentor"), mentors).required(), &typed.mentor))
        (put(Field::day("from", say.t("practice-from")).help(say.t("practice-from-help")), &typed.from))
        (put(Field::day("until", say.t("practice-until")), &typed.until))
    };
    let form = parts::Form {
        action: format!("/practice/orders/{}/lines", order.id),
        version: Some(order.version),
        submit: say.t("practice-add-line"),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    Ok(parts::form(say, &form, parts::section(&say.t("practice-add-line"), "", body)))
}

pub async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrderId>,
    Form(sent): Form<Versioned<LineForm>>,
) -> Answer {
    let done = actions::edit(&site.db, &visitor.caller, id, sent.version(), Edit::Add(&sent.form)).await;
    let Err(failure) = done else { return on_to(&format!("/practice/orders/{id}")) };
    let order = store::load(&site.db, &visitor.caller, id).await?;
    let (status, errors) = told(visitor.say, failure)?;
    form_again(page(&site, &visitor, &order, &sent.form, &errors).await?, status)
}

pub async fn strike(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, line)): Path<(OrderId, AssignmentId)>,
    Form(sent): Form<Versioned<Done>>,
) -> Answer {
    actions::edit(&site.db, &visitor.caller, id, sent.version(), Edit::Strike(line)).await?;
    on_to(&format!("/practice/orders/{id}"))
}

pub async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(OrderId, String)>,
    Form(sent): Form<Versioned<Done>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, sent.version(), act, &sent.form.reason).await?;
    on_to(&format!("/practice/orders/{id}"))
}

pub async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let by = &visitor.caller;
    let typed = OrderForm {
        day: by.today().to_string(),
        language: Lang::Kk.code().into(),
        basis: visitor.say.t("practice-basis-example"),
        ..OrderForm::default()
    };
    html_page(form_page(&site, &visitor, None, &typed, &Errors::none()).await?)
}

pub async fn draft(State(site): State<Site>, visitor: Visitor, Form(sent): Form<OrderForm>) -> Answer {
    let failure = match actions::draft(&site.db, &visitor.caller, &sent, &[]).await {
        Ok(id) => return on_to(&format!("/practice/orders/{id}")),
        Err(failure) => failure,
    };
    let (status, errors) = told(visitor.say, failure)?;
    form_again(form_page(&site, &visitor, None, &sent, &errors).await?, status)
}

pub async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<OrderId>) -> Answer {
    let order = store::load(&site.db, &visitor.caller, id).await?;
    let of = Some((id, order.version));
    html_page(form_page(&site, &visitor, of, &order.head.form(), &Errors::none()).await?)
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrderId>,
    Form(sent): Form<Versioned<OrderForm>>,
) -> Answer {
    let done = actions::edit(&site.db, &visitor.caller, id, sent.version(), Edit::Head(&sent.form)).await;
    let Err(failure) = done else { return on_to(&format!("/practice/orders/{id}")) };
    let (status, errors) = told(visitor.say, failure)?;
    form_again(form_page(&site, &visitor, Some((id, sent.version())), &sent.form, &errors).await?, status)
}

async fn form_page(
    site: &Site,
    visitor: &Visitor,
    of: Option<(OrderId, i64)>,
    typed: &OrderForm,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let enterprise = by.organisation().ok_or(Failure::Missing)?;
    let signatories = accounts::holders(db, Role::Signatory, Scope::organisation(enterprise), by.today()).await?;
    let names = registry::people::names_of(db, &signatories).await?;
    let choices = names.iter().map(|(id, name)| Choice::new(id.to_string(), say.names(name))).collect();
    let put = |field: Field, value: &str| parts::field(say, &field.value(value).errors(errors));
    let body = html! {
        (put(Field::line("number", say.t("practice-number")).required(), &typed.number))
        (put(Field::day("day", say.t("practice-day")).required(), &typed.day))
        (put(Field::select("signatory", say.t("practice-signatory"), choices).required(), &typed.signatory))
        (put(Field::line("basis", say.t("practice-basis")), &typed.basis))
        (put(Field::select("language", say.t("practice-language"), Choice::all::<Lang>(say)).required(), &typed.language))
    };
    let (action, back) = match of {
        Some((id, _)) => (format!("/practice/orders/{id}/edit"), format!("/practice/orders/{id}")),
        None => ("/practice/orders/new".to_owned(), "/practice/orders".to_owned()),
    };
    let form = parts::Form {
        action,
        version: of.map(|(_, version)| version),
        submit: say.t("web-save"),
        cancel: Some(back),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let title = say.t(if of.is_some() { "practice-order-edit" } else { "practice-order-new" });
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &form, parts::section("", "", body)))
    }))
}
