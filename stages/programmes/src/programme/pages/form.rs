//! The form of a passport.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Failure, Lang, Names, ProgrammeId, Refusal};
use maud::{Markup, html};
use web::parts::{self, Choice, Crumb, Errors, Field, NamesField};
use web::{Answer, PageKind, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use crate::curriculum::{Period, Profile};
use crate::programme::rules::{Kind, ProgrammeForm};
use crate::programme::{actions, store};

pub(super) async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let form = ProgrammeForm {
        admission: visitor.caller.today().year().to_string(),
        profile: "bachelor-240".into(),
        kind: "new".into(),
        period: "semester".into(),
        lang_kk: "yes".into(),
        lang_ru: "yes".into(),
        ..ProgrammeForm::default()
    };
    html_page(page(&site, &visitor, None, &form, &[]).await?)
}

pub(super) async fn enter(State(site): State<Site>, visitor: Visitor, Form(form): Form<ProgrammeForm>) -> Answer {
    match actions::enter(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/programmes/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure).await,
    }
}

pub(super) async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    let programme = store::held(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, Some((id, programme.version)), &programme.form(), &[]).await?)
}

pub(super) async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Form(sent): Form<Versioned<ProgrammeForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/programmes/{id}")),
        Err(failure) => again(&site, &visitor, Some((id, version)), &sent.form, failure).await,
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(ProgrammeId, i64)>,
    form: &ProgrammeForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(page(site, visitor, edited, form, &refusals).await?, status)
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(ProgrammeId, i64)>,
    form: &ProgrammeForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let (title, back, action) = match edited {
        Some((id, _)) => (say.t("programmes-edit"), format!("/programmes/{id}"), format!("/programmes/{id}/edit")),
        None => (say.t("programmes-enter"), "/programmes".to_owned(), "/programmes/new".to_owned()),
    };
    let body = html! {
        (parts::section(&say.t("programmes-section-name"), "", name(visitor, form, &errors)))
        (parts::section(&say.t("programmes-section-place"), "", place(site, visitor, edited, form, &errors).await?))
        (parts::section(&say.t("programmes-section-study"), "", study(visitor, form, &errors)))
    };
    let shown = parts::Form {
        action,
        version: edited.map(|(_, version)| version),
        submit: say.t("web-save"),
        cancel: Some(back.clone()),
        errors,
        ..parts::Form::default()
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: back, label: say.t("programmes-programmes") }]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    }))
}

fn name(visitor: &Visitor, form: &ProgrammeForm, errors: &Errors) -> Markup {
    let say = visitor.say;
    let name = Names::new(&*form.name_kk, &*form.name_ru, &*form.name_en);
    let goal = |lang: Lang, name: &'static str, value: &str| {
        let label = format!("{} ({})", say.t("programmes-goal"), say.code(lang));
        parts::field(say, &Field::lines(name, label).value(value).required().errors(errors))
    };
    html! {
        (parts::field(say, &Field::line("code", say.t("programmes-code")).value(&*form.code).required()
            .help(say.t("programmes-code-help")).errors(errors)))
        (parts::names_field(say, &NamesField::new("name", say.t("programmes-name")).value(name).errors(errors)))
        (goal(Lang::Kk, "goal-kk", &form.goal_kk))
        (goal(Lang::Ru, "goal-ru", &form.goal_ru))
        (goal(Lang::En, "goal-en", &form.goal_en))
    }
}

async fn place(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(ProgrammeId, i64)>,
    form: &ProgrammeForm,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let groups = registry::classifiers::groups(&site.db).await?;
    let groups = groups.iter().map(|g| Choice::new(&*g.code, format!("{} {}", g.code, say.names(&g.name)))).collect();
    let organisation = Field::line("organisation", say.t("programmes-organisation"))
        .value(&*form.organisation)
        .help(say.t("programmes-organisation-help"))
        .errors(errors);
    let partner = Field::line("partner", say.t("programmes-partner")).value(&*form.partner).errors(errors);
    Ok(html! {
        (parts::field(say, &Field::select("group", say.t("programmes-group"), groups).value(&*form.group).required().errors(errors)))
        @if edited.is_none() && visitor.caller.organisation().is_none() { (parts::field(say, &organisation)) }
        (parts::field(say, &partner))
    })
}

fn study(visitor: &Visitor, form: &ProgrammeForm, errors: &Errors) -> Markup {
    let say = visitor.say;
    let select = |name: &'static str, key: &str, choices: Vec<Choice>, value: &str| {
        parts::field(say, &Field::select(name, say.t(key), choices).value(value).required().errors(errors))
    };
    let tick = |name: &'static str, lang: Lang, value: &str| {
        parts::field(say, &Field::tick(name, say.code(lang)).value(value).errors(errors))
    };
    html! {
        (select("profile", "programmes-profile", Choice::all::<Profile>(say), &form.profile))
        (select("kind", "programmes-kind", Choice::all::<Kind>(say), &form.kind))
        (parts::field(say, &Field::number("admission", say.t("programmes-admission")).value(&*form.admission).required().errors(errors)))
        (select("period", "programmes-period", Choice::all::<Period>(say), &form.period))
        (parts::field(say, &Field::number("nqf", say.t("programmes-nqf")).value(&*form.nqf).errors(errors)))
        fieldset.section {
            legend { (say.t("programmes-languages")) }
            (tick("lang-kk", Lang::Kk, &form.lang_kk))
            (tick("lang-ru", Lang::Ru, &form.lang_ru))
            (tick("lang-en", Lang::En, &form.lang_en))
        }
    }
}
