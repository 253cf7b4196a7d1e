//! The forms of a return: its header, and one for each line. They fit a phone and need no script.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Failure, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Choice, Crumb, Errors, Field, Kind};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of, status};

use super::{FILL, SEE_RETURNS, crumbs};
use crate::campaigns::rules::years;
use crate::returns::actions;
use crate::returns::moves::Act;
use crate::returns::rules::{AGES, Confidence, Education, HeaderForm, Hiring, JOBS, LineForm, RETIREMENTS};
use crate::returns::store::{self, Return};
use crate::{LineId, ReturnId};

/// The names of the bands of age, in their order.
pub(super) const AGE_KEYS: [&str; 6] =
    ["needs-age-24", "needs-age-34", "needs-age-44", "needs-age-54", "needs-age-pension", "needs-age-over"];

pub(super) fn doors() -> Doors {
    Doors::new()
        .get("/returns/{id}/edit", &FILL, editing)
        .post("/returns/{id}/edit", &FILL, edit)
        .get("/returns/{id}/lines/new", &FILL, new_line)
        .post("/returns/{id}/lines/new", &FILL, add_line)
        .get("/returns/{id}/lines/{line}", &SEE_RETURNS, a_line)
        .post("/returns/{id}/lines/{line}", &FILL, edit_line)
        .post("/returns/{id}/lines/{line}/remove", &FILL, remove_line)
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<ReturnId>) -> Answer {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    html_page(header_page(&site, &visitor, &of, of.version, &of.header.form(), &[]))
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ReturnId>,
    Form(sent): Form<Versioned<HeaderForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/returns/{id}")),
        Err(failure) => {
            let (status, refusals) = (status(&failure), refusals_of(failure)?);
            let of = store::load(&site.db, &visitor.caller, id).await?;
            form_again(header_page(&site, &visitor, &of, version, &sent.form, &refusals), status)
        }
    }
}

fn header_page(
    site: &Site,
    visitor: &Visitor,
    of: &Return,
    version: i64,
    form: &HeaderForm,
    refusals: &[Refusal],
) -> Markup {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let show = |field: Field| parts::field(say, &field.errors(&errors));
    let number = |name: &'static str, key: &str, value: &str| show(Field::number(name, say.t(key)).value(value));
    let line = |name: &'static str, key: &str, value: &str| show(Field::line(name, say.t(key)).value(value));
    let ages = [&form.age_24, &form.age_34, &form.age_44, &form.age_54, &form.age_pension, &form.age_over];
    let body = html! {
        (parts::section(&say.t("needs-staff-all"), "", html! {
            (show(Field::number("headcount", say.t("needs-headcount")).value(&*form.headcount).help(say.t("needs-headcount-help"))))
            (number("men", "needs-men", &form.men))
            (number("women", "needs-women", &form.women))
            @for ((name, key), value) in AGES.into_iter().zip(AGE_KEYS).zip(ages) { (number(name, key, value)) }
        }))
        (parts::section(&say.t("needs-who-answers"), "", html! {
            (line("contact", "needs-contact", &form.contact))
            (line("phone", "needs-phone", &form.phone))
            (show(Field::new(Kind::Email, "email", say.t("needs-email")).value(&*form.email)))
        }))
        (parts::section(&say.t("needs-attestation"), &say.t("needs-attestation-help"), html! {
            (line("signer", "needs-signer", &form.signer))
            (line("position", "needs-position", &form.position))
            (show(Field::lines("remark", say.t("needs-remark")).value(&*form.remark)))
        }))
    };
    let shown = parts::Form {
        action: format!("/returns/{}/edit", of.id),
        version: Some(version),
        submit: say.t("web-save"),
        cancel: Some(format!("/returns/{}", of.id)),
        errors,
        ..parts::Form::default()
    };
    page(site, visitor, of, &say.t("needs-header"), parts::form(say, &shown, body))
}

fn page(site: &Site, visitor: &Visitor, of: &Return, title: &str, body: Markup) -> Markup {
    let say = visitor.say;
    let mut way = crumbs(say, of);
    way.push(Crumb { href: format!("/returns/{}", of.id), label: say.names(&of.title()) });
    visitor.shell(site, PageKind::Record, title).page(html! {
        (parts::crumbs(say, &way))
        (parts::head(&say.names(&of.title()), title, html! {}))
        (body)
    })
}

/// A line's form as it is shown: which line, on which version of the return.
struct Shown<'a> {
    of: &'a Return,
    version: i64,
    line: Option<LineId>,
    form: &'a LineForm,
}

async fn new_line(State(site): State<Site>, visitor: Visitor, Path(id): Path<ReturnId>) -> Answer {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    let form = LineForm::default();
    let shown = Shown { of: &of, version: of.version, line: None, form: &form };
    html_page(line_page(&site, &visitor, &shown, &[]).await?)
}

async fn add_line(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ReturnId>,
    Form(sent): Form<Versioned<LineForm>>,
) -> Answer {
    let version = sent.version();
    match actions::add_line(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(_) => on_to(&format!("/returns/{id}")),
        Err(failure) => again(&site, &visitor, (id, version, None), &sent.form, failure).await,
    }
}

async fn a_line(State(site): State<Site>, visitor: Visitor, Path((id, line)): Path<(ReturnId, LineId)>) -> Answer {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    let stored = store::lines(&site.db, id).await?.into_iter().find(|one| one.id == line).ok_or(Failure::Missing)?;
    let form = stored.line.form(&stored.profession.code);
    let shown = Shown { of: &of, version: of.version, line: Some(line), form: &form };
    html_page(line_page(&site, &visitor, &shown, &[]).await?)
}

async fn edit_line(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, line)): Path<(ReturnId, LineId)>,
    Form(sent): Form<Versioned<LineForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit_line(&site.db, &visitor.caller, id, version, line, &sent.form).await {
        Ok(()) => on_to(&format!("/returns/{id}")),
        Err(failure) => again(&site, &visitor, (id, version, Some(line)), &sent.form, failure).await,
    }
}

#[derive(Debug, Deserialize)]
struct Nothing {}

async fn remove_line(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, line)): Path<(ReturnId, LineId)>,
    Form(sent): Form<Versioned<Nothing>>,
) -> Answer {
    actions::remove_line(&site.db, &visitor.caller, id, sent.version(), line).await?;
    on_to(&format!("/returns/{id}"))
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    (id, version, line): (ReturnId, i64, Option<LineId>),
    form: &LineForm,
    failure: Failure,
) -> Answer {
    let (status, refusals) = (status(&failure), refusals_of(failure)?);
    let of = store::load(&site.db, &visitor.caller, id).await?;
    let shown = Shown { of: &of, version, line, form };
    form_again(line_page(site, visitor, &shown, &refusals).await?, status)
}

async fn line_page(site: &Site, visitor: &Visitor, shown: &Shown<'_>, refusals: &[Refusal]) -> Result<Markup, Failure> {
    let (say, of) = (visitor.say, shown.of);
    let offered = store::professions_offered(&site.db, of.region).await?;
    let professions: Vec<Choice> =
        offered.iter().map(|one| Choice::new(format!("{} {}", one.code, say.names(&one.name)), "")).collect();
    let groups = registry::classifiers::groups(&site.db).await?;
    let groups =
        groups.iter().map(|one| Choice::new(&*one.code, format!("{} {}", one.code, say.names(&one.name)))).collect();
    let errors = Errors::of(say, refusals);
    let body = fields(say, of.year, shown.form, &errors, professions, groups);
    let facts = actions::facts(&site.db, of).await?;
    let offers = of.status.offers(visitor.caller.role, &facts);
    let closed = offers.iter().find(|offer| offer.act == Act::Edit).is_none_or(|offer| !offer.why_not.is_empty());
    let title = say.t(if shown.line.is_some() { "needs-line" } else { "needs-add-line" });
    let form = parts::Form {
        action: match shown.line {
            Some(line) => format!("/returns/{}/lines/{line}", of.id),
            None => format!("/returns/{}/lines/new", of.id),
        },
        version: Some(shown.version),
        submit: say.t("web-save"),
        cancel: Some(format!("/returns/{}", of.id)),
        errors,
        ..parts::Form::default()
    };
    // Who only reads sees the same fields, closed by the browser itself.
    let body = if closed {
        html! { fieldset disabled { (body) } p { a.btn href=(format!("/returns/{}", of.id)) { (say.names(&of.title())) } } }
    } else {
        html! { (parts::form(say, &form, body)) @if let Some(line) = shown.line { (removal(say, of, shown.version, line)) } }
    };
    Ok(page(site, visitor, of, &title, body))
}

fn removal(say: Say, of: &Return, version: i64, line: LineId) -> Markup {
    let to = format!("/returns/{}/lines/{line}/remove", of.id);
    let button = parts::Act::post(say.t("needs-remove-line"), to).version(version).grave();
    parts::acts(say, &[button.confirmed(say.t("needs-remove-line-sure"))])
}

fn fields(
    say: Say,
    first: i32,
    form: &LineForm,
    errors: &Errors,
    professions: Vec<Choice>,
    groups: Vec<Choice>,
) -> Markup {
    let show = |field: Field| parts::field(say, &field.errors(errors));
    let number = |name: &'static str, key: &str, value: &str| show(Field::number(name, say.t(key)).value(value));
    let by_year = |names: [&'static str; 6], values: [&String; 6]| {
        html! { @for ((name, year), value) in names.into_iter().zip(years(first)).zip(values) {
            (show(Field::number(name, year.to_string()).value(value)))
        } }
    };
    let jobs = [&form.jobs_0, &form.jobs_1, &form.jobs_2, &form.jobs_3, &form.jobs_4, &form.jobs_5];
    let retired = [&form.retire_0, &form.retire_1, &form.retire_2, &form.retire_3, &form.retire_4, &form.retire_5];
    html! {
        (parts::section(&say.t("needs-profession"), "", html! {
            (show(Field::new(Kind::Suggest(professions), "profession", say.t("needs-profession")).value(&*form.profession)
                .required().help(say.t("needs-profession-help"))))
            (show(Field::select("education", say.t("needs-education"), Choice::all::<Education>(say)).value(&*form.education).required()))
            (show(Field::select("group", say.t("needs-group-name"), groups).value(&*form.group).help(say.t("needs-group-help"))))
        }))
        (parts::section(&say.t("needs-now"), "", html! {
            (number("staff", "needs-staff", &form.staff))
            (number("vacancies", "needs-vacancies", &form.vacancies))
            (number("vacancies-long", "needs-vacancies-long", &form.vacancies_long))
            (number("foreign-now", "needs-foreign-now", &form.foreign_now))
            (number("foreign-replaced", "needs-foreign-replaced", &form.foreign_replaced))
        }))
        (parts::section(&say.t("needs-jobs"), &say.t("needs-jobs-help"), html! {
            (by_year(JOBS, jobs))
            (show(Field::line("project", say.t("needs-project")).value(&*form.project)))
        }))
        (parts::section(&say.t("needs-leaving"), &say.t("needs-leaving-help"), html! {
            (by_year(RETIREMENTS, retired))
            (number("attrition", "needs-attrition", &form.attrition))
            (number("reductions", "needs-reductions", &form.reductions))
        }))
        (parts::section(&say.t("needs-training"), "", html! {
            (number("upskilling", "needs-upskilling", &form.upskilling))
            (number("dual-places", "needs-dual-places", &form.dual_places))
            (number("mentors", "needs-mentors", &form.mentors))
        }))
        (parts::section(&say.t("needs-terms"), "", html! {
            (number("wage-from", "needs-wage-from", &form.wage_from))
            (number("wage-to", "needs-wage-to", &form.wage_to))
            (show(Field::lines("competences", say.t("needs-competences")).value(&*form.competences)))
            (show(Field::select("hiring", say.t("needs-hiring"), Choice::all::<Hiring>(say)).value(&*form.hiring)))
            (show(Field::select("confidence", say.t("needs-confidence"), Choice::all::<Confidence>(say)).value(&*form.confidence)))
        }))
    }
}
