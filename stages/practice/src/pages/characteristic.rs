//! The mentor's characteristic: written, its paper fixed, signed by a one-time code.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Lang};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Choice, Errors, Fact, Field, Kind};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to};

use super::papers::Pressing;
use super::{Done, home, told};
use crate::PracticeId;
use crate::characteristic::moves::{Act, Status};
use crate::characteristic::rules::{Level, Recommendation};
use crate::characteristic::store::{self, Characteristic};
use crate::characteristic::{CharacteristicForm, SkillForm, actions};
use crate::plan;
use crate::practices::store::{self as practices, Practice};

pub async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<PracticeId>) -> Answer {
    let practice = practices::load(&site.db, &visitor.caller, id).await?;
    let known = store::find(&site.db, id).await?;
    let typed = known.as_ref().map_or_else(
        || CharacteristicForm { language: visitor.caller.lang.code().into(), ..CharacteristicForm::default() },
        |one| one.entry.form(),
    );
    let version = known.as_ref().map_or(0, |one| one.version);
    html_page(page(&site, &visitor, (&practice, known.as_ref()), (&typed, version), &Errors::none()).await?)
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Answer {
    let (db, by) = (&site.db, &visitor.caller);
    let version = sent.get("version").and_then(|typed| typed.parse().ok()).unwrap_or(0);
    let form = typed(&sent);
    let done = actions::edit(db, by, id, version, &form).await;
    let Err(failure) = done else { return on_to(&format!("/practice/{id}/characteristic")) };
    let practice = practices::load(db, by, id).await?;
    let known = store::find(db, id).await?;
    let (status, errors) = told(visitor.say, failure)?;
    form_again(page(&site, &visitor, (&practice, known.as_ref()), (&form, version), &errors).await?, status)
}

/// The form as a browser sends it: one field an outcome.
fn typed(sent: &BTreeMap<String, String>) -> CharacteristicForm {
    let field = |name: &str| sent.get(name).cloned().unwrap_or_default();
    let skill = |(name, level): (&String, &String)| {
        let outcome = name.strip_prefix("skill-")?.parse().ok()?;
        Some(SkillForm { outcome, level: level.clone() })
    };
    CharacteristicForm {
        attitude: field("attitude"),
        skills: sent.iter().filter_map(skill).collect(),
        recommendation: field("recommendation"),
        proposed: field("proposed"),
        language: field("language"),
    }
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    (practice, known): (&Practice, Option<&Characteristic>),
    (typed, version): (&CharacteristicForm, i64),
    errors: &Errors,
) -> Result<Markup, Failure> {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let facts = actions::facts(db, by, practice, known, "").await?;
    let status = known.map_or(Status::Drafted, |one| one.status);
    let at = format!("/practice/{}/characteristic", practice.id);
    let outcomes = plan::store::outcomes(db, practice.programme).await?;
    let title = say.t("practice-characteristic-title");
    let writes = status.offers(by.role, &facts).iter().any(|one| one.act == Act::Edit && one.why_not.is_empty());
    let put = |field: Field, value: &str| parts::field(say, &field.value(value).errors(errors));
    let level = |number: i64| {
        typed.skills.iter().find(|one| one.outcome == number).map(|one| one.level.clone()).unwrap_or_default()
    };
    let body = html! {
        (put(Field::lines("attitude", say.t("practice-attitude")).required().help(say.t("practice-attitude-help")), &typed.attitude))
        @for one in &outcomes {
            (parts::field(say, &Field::select(format!("skill-{}", one.number), format!("LO{} {}", one.number, say.names(&one.name)), Choice::all::<Level>(say))
                .value(level(one.number))))
        }
        (put(Field::radio("recommendation", say.t("practice-recommendation"), Choice::all::<Recommendation>(say)).required(), &typed.recommendation))
        (put(Field::number("proposed", say.t("practice-proposed")).required().help(say.t("practice-proposed-help")), &typed.proposed))
        (put(Field::select("language", say.t("practice-language"), Choice::all::<Lang>(say)).required(), &typed.language))
    };
    let form = parts::Form {
        action: at.clone(),
        version: Some(version),
        submit: say.t("web-save"),
        cancel: Some(format!("/practice/{}?tab=papers", practice.id)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    Ok(visitor.shell(site, PageKind::Phone, &*title).page(html! {
        (parts::crumbs(say, &[home(practice.id, &practice.learner_name)]))
        (parts::head(&practice.learner_name, &title, parts::pill(parts::Tone::Wait, &say.code(status))))
        @if let Some(known) = known { (next_step(say, &at, known, &status.offers(by.role, &facts))) }
        @if writes { (parts::form(say, &form, parts::section("", "", body))) }
        @else if let Some(known) = known { (parts::card(&title, parts::facts(&said(say, known)))) }
        @else { p { (say.t("practice-characteristic-not-yours")) } }
    }))
}

/// Fixing the paper, or going on to sign it.
fn next_step(say: Say, at: &str, known: &Characteristic, offers: &[kernel::Offer<Act>]) -> Markup {
    let button = |offer: &kernel::Offer<Act>| match offer.act {
        Act::Fix => {
            let mut fix = Button::offered(say, offer, format!("{at}/fix"), known.version);
            fix.label = say.t("practice-do-fix");
            Some(fix.main())
        }
        Act::Sign => Some(Button::link(say.t("practice-do-sign"), format!("{at}/sign")).main()),
        Act::Edit => None,
    };
    parts::acts(say, &offers.iter().filter_map(button).collect::<Vec<_>>())
}

fn said(say: Say, known: &Characteristic) -> Vec<Fact> {
    let entry = &known.entry;
    let skills: Vec<String> =
        entry.skills.iter().map(|one| format!("LO{}: {}", one.outcome, say.code(one.level))).collect();
    vec![
        Fact::new(say.t("practice-attitude"), &*entry.attitude),
        Fact::new(say.t("practice-skills"), skills.join("; ")),
        Fact::new(say.t("practice-recommendation"), say.code(entry.recommendation)),
        Fact::new(say.t("practice-proposed"), say.with("practice-of-hundred", &[("mark", entry.proposed.into())])),
    ]
}

pub async fn fix(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    axum::Extension(press): Pressing,
    Form(sent): Form<Versioned<Done>>,
) -> Answer {
    actions::fix(&site.db, &*press, &visitor.caller, id, sent.version(), &site.public_url).await?;
    on_to(&format!("/practice/{id}/characteristic/sign"))
}

/// What a signing page sends: the paper that was read, and the code.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signing {
    paper: String,
    code: String,
}

pub async fn reading(State(site): State<Site>, visitor: Visitor, Path(id): Path<PracticeId>) -> Answer {
    let practice = practices::load(&site.db, &visitor.caller, id).await?;
    let known = store::find(&site.db, id).await?.ok_or(Failure::Missing)?;
    // A link may come too late: the characteristic says where it stands.
    if known.status != Status::Fixed {
        return on_to(&format!("/practice/{id}/characteristic"));
    }
    html_page(signing_page(&site, &visitor, (&practice, &known), None, &Errors::none()))
}

pub async fn code(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Form(sent): Form<Signing>,
) -> Answer {
    let say = visitor.say;
    let asked = actions::ask_code(&site.db, &site.key, &visitor.caller, id, &sent.paper).await;
    let practice = practices::load(&site.db, &visitor.caller, id).await?;
    let known = store::find(&site.db, id).await?.ok_or(Failure::Missing)?;
    let failure = match asked {
        Ok(code) => {
            let words = if site.demo {
                say.with("practice-sign-demo-code", &[("code", code.shown().into())])
            } else {
                say.t("practice-sign-code-sent")
            };
            return html_page(signing_page(&site, &visitor, (&practice, &known), Some(&words), &Errors::none()));
        }
        Err(failure) => failure,
    };
    let (status, errors) = told(say, failure)?;
    form_again(signing_page(&site, &visitor, (&practice, &known), None, &errors), status)
}

pub async fn sign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Form(sent): Form<Signing>,
) -> Answer {
    let done = actions::sign(&site.db, &visitor.caller, id, &sent.paper, &sent.code).await;
    let Err(failure) = done else { return on_to(&format!("/practice/{id}?tab=papers")) };
    let practice = practices::load(&site.db, &visitor.caller, id).await?;
    let known = store::find(&site.db, id).await?.ok_or(Failure::Missing)?;
    let (status, errors) = told(visitor.say, failure)?;
    form_again(signing_page(&site, &visitor, (&practice, &known), None, &errors), status)
}

fn signing_page(
    site: &Site,
    visitor: &Visitor,
    (practice, known): (&Practice, &Characteristic),
    words: Option<&str>,
    errors: &Errors,
) -> Markup {
    let say = visitor.say;
    let title = say.t("practice-sign-title");
    let hash = known.paper_hash.as_deref().unwrap_or_default();
    let at = format!("/practice/{}/characteristic", practice.id);
    let short: String = hash.chars().take(12).collect();
    let code = Field::new(Kind::OneTimeCode, "code", say.t("practice-sign-code")).required().errors(errors);
    visitor.shell(site, PageKind::Phone, &*title).page(html! {
        (parts::crumbs(say, &[home(practice.id, &practice.learner_name)]))
        (parts::head(&practice.learner_name, &title, html! {}))
        (parts::error_summary(say, errors))
        @if let Some(paper) = known.paper {
            p { a href=(format!("/practice/{}/signed/{paper}", practice.id)) { (say.t("practice-sign-read")) } }
        }
        (parts::card(&say.t("practice-characteristic-title"), parts::facts(&said(say, known))))
        (parts::card(&say.t("practice-sign-code"), parts::padded(html! {
            p { small { (say.with("practice-paper-hash", &[("hash", short.into())])) } }
            @if let Some(words) = words { p role="status" { (words) } }
            form method="post" action=(format!("{at}/code")) {
                input type="hidden" name="paper" value=(hash);
                button.btn type="submit" { (say.t("practice-sign-ask")) }
            }
            form.form method="post" action=(format!("{at}/sign")) {
                input type="hidden" name="paper" value=(hash);
                (parts::field(say, &code))
                div.acts { button.btn.main type="submit" { (say.t("practice-do-sign")) } }
            }
        })))
    })
}
