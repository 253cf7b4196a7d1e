//! The forms of control figures: each proposal, opinion and order has its page, and nothing typed is lost.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use kernel::{Failure, Refusal};
use maud::{Markup, html};
use registry::organisations::{rules::Kind, store as organisations};
use serde::Deserialize;
use web::parts::{self, Choice, Crumb, Errors, Field};
use web::{Answer, Doors, PageKind, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of, status};

use super::{Pressing, crumbs};
use crate::figures::actions;
use crate::figures::rules::{
    ApportionForm, Correction, CorrectionForm, DEFAULT, FigureForm, Opinion, OpinionForm, OrderForm, SettingForm,
};
use crate::figures::store::{self, Figures};
use crate::permissions::{APPROVE, OPINE, PROPOSE, SET};
use crate::{FigureId, FiguresId};

pub(super) fn doors() -> Doors {
    Doors::new()
        .get("/control-figures/setting", &SET, setting)
        .post("/control-figures/setting", &SET, set)
        .get("/control-figures/{id}/propose", &PROPOSE, proposing)
        .post("/control-figures/{id}/propose", &PROPOSE, propose)
        .post("/control-figures/{id}/figures/{figure}/remove", &PROPOSE, withdraw)
        .get("/control-figures/{id}/apportion", &PROPOSE, apportioning)
        .post("/control-figures/{id}/apportion", &PROPOSE, apportion)
        .get("/control-figures/{id}/opine", &OPINE, opining)
        .post("/control-figures/{id}/opine", &OPINE, opine)
        .get("/control-figures/{id}/approve", &APPROVE, approving)
        .post("/control-figures/{id}/approve", &APPROVE, approve)
        .get("/control-figures/{id}/correct", &APPROVE, correcting)
        .post("/control-figures/{id}/correct", &APPROVE, correct)
}

/// A form of these figures: what it is called, where it goes, its fields, what was refused.
struct Sheet<'a> {
    title: &'static str,
    step: &'static str,
    version: i64,
    errors: &'a Errors,
    body: Markup,
    below: Markup,
}

fn page(site: &Site, visitor: &Visitor, of: &Figures, sheet: Sheet<'_>) -> Markup {
    let say = visitor.say;
    let back = format!("/control-figures/{}", of.id);
    let mut way = crumbs(say, of);
    way.push(Crumb { href: back.clone(), label: say.names(&of.title()) });
    let title = say.t(sheet.title);
    let form = parts::Form {
        action: format!("{back}/{}", sheet.step),
        version: Some(sheet.version),
        submit: title.clone(),
        cancel: Some(back),
        errors: sheet.errors.clone(),
        ..parts::Form::default()
    };
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way))
        (parts::head(&say.names(&of.title()), &title, html! {}))
        (parts::form(say, &form, sheet.body))
        (sheet.below)
    })
}

/// Which figure is meant.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct FigureQuery {
    figure: String,
}

async fn proposing(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Query(query): Query<FigureQuery>,
) -> Answer {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    let form = match query.figure.parse::<FigureId>() {
        Ok(figure) => {
            let place = store::figure(&site.db, id, figure).await?.place;
            FigureForm {
                group: place.group,
                university: place.university.to_string(),
                capacity: place.capacity.to_string(),
                places: place.places.to_string(),
            }
        }
        Err(_) => FigureForm::default(),
    };
    html_page(propose_page(&site, &visitor, &of, of.version, &form, &[]).await?)
}

async fn propose(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Form(sent): Form<Versioned<FigureForm>>,
) -> Answer {
    let version = sent.version();
    match actions::propose(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(_) => on_to(&format!("/control-figures/{id}")),
        Err(failure) => {
            let (status, refusals) = (status(&failure), refusals_of(failure)?);
            let of = store::load(&site.db, &visitor.caller, id).await?;
            form_again(propose_page(&site, &visitor, &of, version, &sent.form, &refusals).await?, status)
        }
    }
}

async fn propose_page(
    site: &Site,
    visitor: &Visitor,
    of: &Figures,
    version: i64,
    form: &FigureForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let groups = registry::classifiers::groups(&site.db).await?;
    let groups =
        groups.iter().map(|one| Choice::new(&*one.code, format!("{} {}", one.code, say.names(&one.name)))).collect();
    let mut all = Vec::new();
    for kind in [Kind::University, Kind::College] {
        let filter = organisations::Filter { kind: Some(kind), ..organisations::Filter::default() };
        all.extend(organisations::list(&site.db, &filter, None, 500).await?);
    }
    let universities = all.iter().map(|one| Choice::new(one.id.to_string(), say.names(&one.name))).collect();
    let show = |field: Field| parts::field(say, &field.errors(&errors));
    let body = html! {
        (show(Field::select("group", say.t("needs-group-name"), groups).value(&*form.group).required()))
        (show(Field::select("university", say.t("needs-university"), universities).value(&*form.university).required()))
        (show(Field::number("capacity", say.t("needs-capacity")).value(&*form.capacity).required().help(say.t("needs-capacity-help"))))
        (show(Field::number("places", say.t("needs-places")).value(&*form.places).help(say.t("needs-places-help"))))
    };
    let below = removal(site, visitor, of, version, form).await?;
    Ok(page(
        site,
        visitor,
        of,
        Sheet { title: "needs-propose-figure", step: "propose", version, errors: &errors, body, below },
    ))
}

/// A figure that stands can be taken out.
async fn removal(
    site: &Site,
    visitor: &Visitor,
    of: &Figures,
    version: i64,
    form: &FigureForm,
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let stands = store::figures(&site.db, of.id).await?;
    let known =
        stands.iter().find(|one| one.place.group == form.group && one.place.university.to_string() == form.university);
    Ok(html! { @if let Some(known) = known {
        @let to = format!("/control-figures/{}/figures/{}/remove", of.id, known.id);
        (parts::acts(say, &[parts::Act::post(say.t("needs-withdraw-figure"), to).version(version).grave()]))
    } })
}

#[derive(Debug, Deserialize)]
struct Nothing {}

async fn withdraw(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, figure)): Path<(FiguresId, FigureId)>,
    Form(sent): Form<Versioned<Nothing>>,
) -> Answer {
    actions::withdraw(&site.db, &visitor.caller, id, sent.version(), figure).await?;
    on_to(&format!("/control-figures/{id}"))
}

async fn apportioning(State(site): State<Site>, visitor: Visitor, Path(id): Path<FiguresId>) -> Answer {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    html_page(apportion_page(&site, &visitor, &of, of.version, &ApportionForm::default(), &[]).await?)
}

async fn apportion(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Form(sent): Form<Versioned<ApportionForm>>,
) -> Answer {
    let version = sent.version();
    match actions::apportion(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(_) => on_to(&format!("/control-figures/{id}")),
        Err(failure) => {
            let (status, refusals) = (status(&failure), refusals_of(failure)?);
            let of = store::load(&site.db, &visitor.caller, id).await?;
            form_again(apportion_page(&site, &visitor, &of, version, &sent.form, &refusals).await?, status)
        }
    }
}

async fn apportion_page(
    site: &Site,
    visitor: &Visitor,
    of: &Figures,
    version: i64,
    form: &ApportionForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let stands = store::figures(&site.db, of.id).await?;
    let mut groups: Vec<Choice> = Vec::new();
    for one in &stands {
        if !groups.iter().any(|known| known.value == one.place.group) {
            let label = format!("{} {}", one.place.group, say.names(&one.group_name));
            groups.push(Choice::new(&*one.place.group, label));
        }
    }
    let body = html! {
        p.help { (say.t("needs-apportion-help")) }
        (parts::field(say, &Field::select("group", say.t("needs-group-name"), groups).value(&*form.group).required().errors(&errors)))
        (parts::field(say, &Field::number("places", say.t("needs-places")).value(&*form.places).help(say.t("needs-apportion-places-help")).errors(&errors)))
    };
    let below = html! {};
    Ok(page(
        site,
        visitor,
        of,
        Sheet { title: "needs-apportion", step: "apportion", version, errors: &errors, body, below },
    ))
}

async fn opining(State(site): State<Site>, visitor: Visitor, Path(id): Path<FiguresId>) -> Answer {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    html_page(opine_page(&site, &visitor, &of, of.version, &OpinionForm::default(), &[]))
}

async fn opine(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Form(sent): Form<Versioned<OpinionForm>>,
) -> Answer {
    let version = sent.version();
    match actions::opine(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(_) => on_to(&format!("/control-figures/{id}")),
        Err(failure) => {
            let (status, refusals) = (status(&failure), refusals_of(failure)?);
            let of = store::load(&site.db, &visitor.caller, id).await?;
            form_again(opine_page(&site, &visitor, &of, version, &sent.form, &refusals), status)
        }
    }
}

fn opine_page(
    site: &Site,
    visitor: &Visitor,
    of: &Figures,
    version: i64,
    form: &OpinionForm,
    refusals: &[Refusal],
) -> Markup {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let choices = Choice::all::<Opinion>(say);
    let body = html! {
        (parts::field(say, &Field::radio("opinion", say.t("needs-opinion"), choices).value(&*form.opinion).required().errors(&errors)))
        (parts::field(say, &Field::lines("words", say.t("needs-opinion-words")).value(&*form.words).help(say.t("needs-opinion-words-help")).errors(&errors)))
    };
    let below = html! {};
    page(
        site,
        visitor,
        of,
        Sheet { title: "needs-figures-act-opine", step: "opine", version, errors: &errors, body, below },
    )
}

fn requisites(visitor: &Visitor, form: &OrderForm, errors: &Errors) -> Markup {
    let say = visitor.say;
    let line = |name: &'static str, key: &str, value: &str| {
        parts::field(say, &Field::line(name, say.t(key)).value(value).required().errors(errors))
    };
    let day = if form.day.is_empty() { visitor.caller.today().to_string() } else { form.day.clone() };
    html! {
        (line("number", "needs-number", &form.number))
        (parts::field(say, &Field::day("day", say.t("needs-day")).value(day).required().errors(errors)))
        (line("signer", "needs-order-signer", &form.signer))
        (line("position", "needs-position", &form.position))
    }
}

async fn approving(State(site): State<Site>, visitor: Visitor, Path(id): Path<FiguresId>) -> Answer {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    html_page(approve_page(&site, &visitor, &of, of.version, &OrderForm::default(), &[]))
}

async fn approve(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    axum::Extension(press): Pressing,
    Form(sent): Form<Versioned<OrderForm>>,
) -> Answer {
    let version = sent.version();
    match actions::approve(&site.db, &visitor.caller, &*press, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/control-figures/{id}")),
        Err(failure) => {
            let (status, refusals) = (status(&failure), refusals_of(failure)?);
            let of = store::load(&site.db, &visitor.caller, id).await?;
            form_again(approve_page(&site, &visitor, &of, version, &sent.form, &refusals), status)
        }
    }
}

fn approve_page(
    site: &Site,
    visitor: &Visitor,
    of: &Figures,
    version: i64,
    form: &OrderForm,
    refusals: &[Refusal],
) -> Markup {
    let errors = Errors::of(visitor.say, refusals);
    let body = html! {
        p.help { (visitor.say.t("needs-approve-help")) }
        (requisites(visitor, form, &errors))
    };
    let below = html! {};
    page(
        site,
        visitor,
        of,
        Sheet { title: "needs-figures-act-approve", step: "approve", version, errors: &errors, body, below },
    )
}

async fn correcting(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Query(query): Query<FigureQuery>,
) -> Answer {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    let form = CorrectionForm { figure: query.figure, ..CorrectionForm::default() };
    html_page(correct_page(&site, &visitor, &of, of.version, &form, &[]).await?)
}

async fn correct(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    axum::Extension(press): Pressing,
    Form(sent): Form<Versioned<CorrectionForm>>,
) -> Answer {
    let version = sent.version();
    match actions::correct(&site.db, &visitor.caller, &*press, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/control-figures/{id}")),
        Err(failure) => {
            let (status, refusals) = (status(&failure), refusals_of(failure)?);
            let of = store::load(&site.db, &visitor.caller, id).await?;
            form_again(correct_page(&site, &visitor, &of, version, &sent.form, &refusals).await?, status)
        }
    }
}

async fn correct_page(
    site: &Site,
    visitor: &Visitor,
    of: &Figures,
    version: i64,
    form: &CorrectionForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let stands = store::figures(&site.db, of.id).await?;
    let figures = stands
        .iter()
        .map(|one| {
            let (group, at, places) = (&one.place.group, say.names(&one.university_name), one.place.places);
            Choice::new(one.id.to_string(), format!("{group} · {at} · {}", say.number(places)))
        })
        .collect();
    let show = |field: Field| parts::field(say, &field.errors(&errors));
    let body = html! {
        (show(Field::select("figure", say.t("needs-figure"), figures).value(&*form.figure).required()))
        (show(Field::radio("kind", say.t("needs-correction"), Choice::all::<Correction>(say)).value(&*form.kind).required()))
        (show(Field::number("places", say.t("needs-places-after")).value(&*form.places).help(say.t("needs-places-after-help"))))
        (show(Field::lines("reason", say.t("web-reason")).value(&*form.reason).required().help(say.t("web-reason-help"))))
        (requisites(visitor, &form.order(), &errors))
    };
    let below = html! {};
    Ok(page(
        site,
        visitor,
        of,
        Sheet { title: "needs-figures-act-correct", step: "correct", version, errors: &errors, body, below },
    ))
}

async fn setting(State(site): State<Site>, visitor: Visitor) -> Answer {
    let by = &visitor.caller;
    let region = kernel::RegionId(by.scope.id);
    let stands = match by.scope.kind {
        kernel::ScopeKind::Region => store::setting_on(&site.db, region, by.today()).await?,
        _ => DEFAULT,
    };
    let form = SettingForm {
        from: by.today().to_string(),
        very_good: stands.very_good.to_string(),
        good: stands.good.to_string(),
        reasonable: stands.reasonable.to_string(),
        moderate: stands.moderate.to_string(),
        jump: stands.jump.to_string(),
    };
    html_page(setting_page(&site, &visitor, &form, &[]))
}

async fn set(State(site): State<Site>, visitor: Visitor, Form(form): Form<SettingForm>) -> Answer {
    match actions::set(&site.db, &visitor.caller, &form).await {
        Ok(()) => on_to("/control-figures"),
        Err(failure) => {
            let (status, refusals) = (status(&failure), refusals_of(failure)?);
            form_again(setting_page(&site, &visitor, &form, &refusals), status)
        }
    }
}

fn setting_page(site: &Site, visitor: &Visitor, form: &SettingForm, refusals: &[Refusal]) -> Markup {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let number = |name: &'static str, key: &str, value: &str| {
        parts::field(say, &Field::number(name, say.t(key)).value(value).required().errors(&errors))
    };
    let body = html! {
        (parts::field(say, &Field::day("from", say.t("needs-setting-from")).value(&*form.from).required().errors(&errors)))
        (parts::section(&say.t("needs-coverage"), &say.t("needs-setting-help"), html! {
            (number("very-good", "needs-coverage-very-good", &form.very_good))
            (number("good", "needs-coverage-good", &form.good))
            (number("reasonable", "needs-coverage-reasonable", &form.reasonable))
            (number("moderate", "needs-coverage-moderate", &form.moderate))
        }))
        (parts::section(&say.t("needs-plausibility"), "", number("jump", "needs-setting-jump", &form.jump)))
    };
    let shown = parts::Form {
        action: "/control-figures/setting".into(),
        submit: say.t("web-save"),
        cancel: Some("/control-figures".into()),
        errors,
        ..parts::Form::default()
    };
    let title = say.t("needs-setting");
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: "/control-figures".into(), label: say.t("needs-figures") }]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    })
}
