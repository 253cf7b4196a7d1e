//! The forms of control figures: each proposal, opinion and order has its page, and nothing typed is lost.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use kernel::{Failure, Refusal};
use maud::{Markup, html};
use registry::organisations::{rules::Kind, store as organisations};
use serde::Deserialize;
use web::parts::{self, Choice, Crumb, Errors, Field};
use web::{
    Answer, Doors, PageKind, Say, Site, Stop, Versioned, Visitor, form_again, html_page, on_to, refusals_of, status,
};

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

/// Why a form is shown: it was asked for, or what was sent over a version was refused.
enum Shown {
    Asked,
    Refused(i64, Failure),
}

/// The figures a form is about as they stand, the version it was read with, and what was refused.
struct Sheet<'a> {
    site: &'a Site,
    visitor: &'a Visitor,
    of: Figures,
    version: i64,
    errors: Errors,
    status: StatusCode,
}

impl<'a> Sheet<'a> {
    async fn of(site: &'a Site, visitor: &'a Visitor, id: FiguresId, shown: Shown) -> Result<Self, Stop> {
        let (status, version, errors) = match shown {
            Shown::Asked => (StatusCode::OK, None, Errors::none()),
            Shown::Refused(version, failure) => {
                (status(&failure), Some(version), Errors::of(visitor.say, &refusals_of(failure)?))
            }
        };
        let of = store::load(&site.db, &visitor.caller, id).await?;
        Ok(Self { site, visitor, version: version.unwrap_or(of.version), of, errors, status })
    }

    fn say(&self) -> Say {
        self.visitor.say
    }

    /// A field with what was refused in it.
    fn field(&self, field: Field) -> Markup {
        parts::field(self.say(), &field.errors(&self.errors))
    }

    /// The page: what it is called, where its form goes, its fields, and what stands below.
    fn answer(self, title: &str, step: &str, body: Markup, below: Markup) -> Answer {
        let say = self.say();
        let back = format!("/control-figures/{}", self.of.id);
        let mut way = crumbs(say, &self.of);
        way.push(Crumb { href: back.clone(), label: say.names(&self.of.title()) });
        let title = say.t(title);
        let form = parts::Form {
            action: format!("{back}/{step}"),
            version: Some(self.version),
            submit: title.clone(),
            cancel: Some(back),
            errors: self.errors,
            ..parts::Form::default()
        };
        let page = self.visitor.shell(self.site, PageKind::Record, &*title).page(html! {
            (parts::crumbs(say, &way))
            (parts::head(&say.names(&self.of.title()), &title, html! {}))
            (parts::form(say, &form, body))
            (below)
        });
        if self.status == StatusCode::OK { html_page(page) } else { form_again(page, self.status) }
    }
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
    let form = match query.figure.parse::<FigureId>() {
        Ok(figure) => {
            // Whether the caller sees these figures is asked by the page.
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
    propose_page(&site, &visitor, id, &form, Shown::Asked).await
}

async fn propose(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Form(sent): Form<Versioned<FigureForm>>,
) -> Answer {
    let version = sent.version();
    let done = actions::propose(&site.db, &visitor.caller, id, version, &sent.form).await;
    let Err(failure) = done else { return on_to(&format!("/control-figures/{id}")) };
    propose_page(&site, &visitor, id, &sent.form, Shown::Refused(version, failure)).await
}

async fn propose_page(site: &Site, visitor: &Visitor, id: FiguresId, form: &FigureForm, shown: Shown) -> Answer {
    let sheet = Sheet::of(site, visitor, id, shown).await?;
    let say = visitor.say;
    let groups = registry::classifiers::groups(&site.db).await?;
    let groups =
        groups.iter().map(|one| Choice::new(&*one.code, format!("{} {}", one.code, say.names(&one.name)))).collect();
    let mut all = Vec::new();
    for kind in [Kind::University, Kind::College] {
        let filter = organisations::Filter { kind: Some(kind), ..organisations::Filter::default() };
        all.extend(organisations::list(&site.db, &filter, None, 500).await?);
    }
    let universities = all.iter().map(|one| Choice::new(one.id.to_string(), say.names(&one.name))).collect();
    let (capacity, places) =
        (Field::number("capacity", say.t("needs-capacity")), Field::number("places", say.t("needs-places")));
    let body = html! {
        (sheet.field(Field::select("group", say.t("needs-group-name"), groups).value(&*form.group).required()))
        (sheet.field(Field::select("university", say.t("needs-university"), universities).value(&*form.university).required()))
        (sheet.field(capacity.value(&*form.capacity).required().help(say.t("needs-capacity-help"))))
        (sheet.field(places.value(&*form.places).help(say.t("needs-places-help"))))
    };
    let below = removal(&sheet, form).await?;
    sheet.answer("needs-propose-figure", "propose", body, below)
}

/// A figure that stands can be taken out.
async fn removal(sheet: &Sheet<'_>, form: &FigureForm) -> Result<Markup, Failure> {
    let say = sheet.say();
    let stands = store::figures(&sheet.site.db, sheet.of.id).await?;
    let known =
        stands.iter().find(|one| one.place.group == form.group && one.place.university.to_string() == form.university);
    Ok(html! { @if let Some(known) = known {
        @let to = format!("/control-figures/{}/figures/{}/remove", sheet.of.id, known.id);
        (parts::acts(say, &[parts::Act::post(say.t("needs-withdraw-figure"), to).version(sheet.version).grave()]))
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
    apportion_page(&site, &visitor, id, &ApportionForm::default(), Shown::Asked).await
}

async fn apportion(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Form(sent): Form<Versioned<ApportionForm>>,
) -> Answer {
    let version = sent.version();
    let done = actions::apportion(&site.db, &visitor.caller, id, version, &sent.form).await;
    let Err(failure) = done else { return on_to(&format!("/control-figures/{id}")) };
    apportion_page(&site, &visitor, id, &sent.form, Shown::Refused(version, failure)).await
}

async fn apportion_page(site: &Site, visitor: &Visitor, id: FiguresId, form: &ApportionForm, shown: Shown) -> Answer {
    let sheet = Sheet::of(site, visitor, id, shown).await?;
    let say = visitor.say;
    let mut groups: Vec<Choice> = Vec::new();
    for one in &store::figures(&site.db, id).await? {
        if !groups.iter().any(|known| known.value == one.place.group) {
            let label = format!("{} {}", one.place.group, say.names(&one.group_name));
            groups.push(Choice::new(&*one.place.group, label));
        }
    }
    let places = Field::number("places", say.t("needs-places")).help(say.t("needs-apportion-places-help"));
    let body = html! {
        p.help { (say.t("needs-apportion-help")) }
        (sheet.field(Field::select("group", say.t("needs-group-name"), groups).value(&*form.group).required()))
        (sheet.field(places.value(&*form.places)))
    };
    sheet.answer("needs-apportion", "apportion", body, html! {})
}

async fn opining(State(site): State<Site>, visitor: Visitor, Path(id): Path<FiguresId>) -> Answer {
    opine_page(&site, &visitor, id, &OpinionForm::default(), Shown::Asked).await
}

async fn opine(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Form(sent): Form<Versioned<OpinionForm>>,
) -> Answer {
    let version = sent.version();
    let done = actions::opine(&site.db, &visitor.caller, id, version, &sent.form).await;
    let Err(failure) = done else { return on_to(&format!("/control-figures/{id}")) };
    opine_page(&site, &visitor, id, &sent.form, Shown::Refused(version, failure)).await
}

async fn opine_page(site: &Site, visitor: &Visitor, id: FiguresId, form: &OpinionForm, shown: Shown) -> Answer {
    let sheet = Sheet::of(site, visitor, id, shown).await?;
    let say = visitor.say;
    let opinion = Field::radio("opinion", say.t("needs-opinion"), Choice::all::<Opinion>(say));
    let words = Field::lines("words", say.t("needs-opinion-words")).help(say.t("needs-opinion-words-help"));
    let body = html! {
        (sheet.field(opinion.value(&*form.opinion).required()))
        (sheet.field(words.value(&*form.words)))
    };
    sheet.answer("needs-figures-act-opine", "opine", body, html! {})
}

/// What every order bears: its number, its day, who signed it.
fn requisites(sheet: &Sheet<'_>, form: &OrderForm) -> Markup {
    let say = sheet.say();
    let line =
        |name: &'static str, key: &str, value: &str| sheet.field(Field::line(name, say.t(key)).value(value).required());
    let today = sheet.visitor.caller.today().to_string();
    let day = if form.day.is_empty() { today } else { form.day.clone() };
    html! {
        (line("number", "needs-number", &form.number))
        (sheet.field(Field::day("day", say.t("needs-day")).value(day).required()))
        (line("signer", "needs-order-signer", &form.signer))
        (line("position", "needs-position", &form.position))
    }
}

async fn approving(State(site): State<Site>, visitor: Visitor, Path(id): Path<FiguresId>) -> Answer {
    approve_page(&site, &visitor, id, &OrderForm::default(), Shown::Asked).await
}

async fn approve(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    axum::Extension(press): Pressing,
    Form(sent): Form<Versioned<OrderForm>>,
) -> Answer {
    let version = sent.version();
    let done = actions::approve(&site.db, &visitor.caller, &*press, id, version, &sent.form).await;
    let Err(failure) = done else { return on_to(&format!("/control-figures/{id}")) };
    approve_page(&site, &visitor, id, &sent.form, Shown::Refused(version, failure)).await
}

async fn approve_page(site: &Site, visitor: &Visitor, id: FiguresId, form: &OrderForm, shown: Shown) -> Answer {
    let sheet = Sheet::of(site, visitor, id, shown).await?;
    let body = html! {
        p.help { (visitor.say.t("needs-approve-help")) }
        (requisites(&sheet, form))
    };
    sheet.answer("needs-figures-act-approve", "approve", body, html! {})
}

async fn correcting(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Query(query): Query<FigureQuery>,
) -> Answer {
    let form = CorrectionForm { figure: query.figure, ..CorrectionForm::default() };
    correct_page(&site, &visitor, id, &form, Shown::Asked).await
}

async fn correct(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    axum::Extension(press): Pressing,
    Form(sent): Form<Versioned<CorrectionForm>>,
) -> Answer {
    let version = sent.version();
    let done = actions::correct(&site.db, &visitor.caller, &*press, id, version, &sent.form).await;
    let Err(failure) = done else { return on_to(&format!("/control-figures/{id}")) };
    correct_page(&site, &visitor, id, &sent.form, Shown::Refused(version, failure)).await
}

async fn correct_page(site: &Site, visitor: &Visitor, id: FiguresId, form: &CorrectionForm, shown: Shown) -> Answer {
    let sheet = Sheet::of(site, visitor, id, shown).await?;
    let say = visitor.say;
    let stands = store::figures(&site.db, id).await?;
    let figures = stands
        .iter()
        .map(|one| {
            let (group, at, places) = (&one.place.group, say.names(&one.university_name), one.place.places);
            Choice::new(one.id.to_string(), format!("{group} · {at} · {}", say.number(places)))
        })
        .collect();
    let kind = Field::radio("kind", say.t("needs-correction"), Choice::all::<Correction>(say));
    let places = Field::number("places", say.t("needs-places-after")).help(say.t("needs-places-after-help"));
    let reason = Field::lines("reason", say.t("web-reason")).help(say.t("web-reason-help"));
    let body = html! {
        (sheet.field(Field::select("figure", say.t("needs-figure"), figures).value(&*form.figure).required()))
        (sheet.field(kind.value(&*form.kind).required()))
        (sheet.field(places.value(&*form.places)))
        (sheet.field(reason.value(&*form.reason).required()))
        (requisites(&sheet, &form.order()))
    };
    sheet.answer("needs-figures-act-correct", "correct", body, html! {})
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
