//! The record of a certificate: what stands on it, its paper and credential, what became of it.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum_extra::extract::Form;
use kernel::{Code, Failure, Lang, Offer};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Fact, Paper};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, history, html_page, on_to};

use super::list::{crumb, tone};
use super::{Sealing, sealed};
use crate::certificates::credential::check_url;
use crate::certificates::moves::Act;
use crate::certificates::rules::printed;
use crate::certificates::store::{self, Certificate};
use crate::certificates::{actions, paper as papers};
use crate::exams::pages::{Pressing, pdf};
use crate::{CandidateId, CertificateId, ExamId};

pub async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<CertificateId>) -> Answer {
    let one = store::load(&site.db, &visitor.caller, id).await?;
    let facts = actions::facts(&site.db, &one).await?;
    let offers = one.status.offers(visitor.caller.role, &facts);
    let say = visitor.say;
    let title = say.names(&one.holder);
    let over = say.with("assessment-certificate-number", &[("number", one.printed_number().into())]);
    let log = history(&site.db, say, one.id).await?;
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&over, &title, parts::pill(tone(one.status), &say.code(one.status))))
        @if !offers.is_empty() { (parts::acts(say, &buttons(say, &one, &offers))) }
        (parts::columns(
            parts::card(&say.t("assessment-stands-on-it"), parts::facts(&stands_on(say, &one))),
            html! {
                (parts::card(&say.t("assessment-papers"), parts::documents(&papers_of(say, &one))))
                (parts::card(&say.t("assessment-check"), parts::padded(code(say, &site.public_url, &one))))
                (parts::card(&say.t("web-history"), log))
            },
        ))
    }))
}

fn buttons(say: Say, one: &Certificate, offers: &[Offer<Act>]) -> Vec<Button> {
    let button = |offer: &Offer<Act>| {
        let mut button =
            Button::offered(say, offer, format!("/certificates/{}/acts/{}", one.id, offer.act.code()), one.version);
        button.label = say.t(match offer.act {
            Act::Revoke => "assessment-do-revoke",
            Act::Reinstate => "assessment-do-reinstate",
            Act::Replace => "assessment-do-replace",
        });
        if offer.act == Act::Revoke { button.grave() } else { button }
    };
    offers.iter().map(button).collect()
}

/// What stands on the paper, in the reader's language.
pub fn stands_on(say: Say, one: &Certificate) -> Vec<Fact> {
    let facts = &one.facts;
    let mut all = vec![
        Fact::new(say.t("assessment-holder"), say.names(&one.holder)),
        Fact::new(say.t("assessment-number"), one.printed_number()),
        Fact::new(say.t("assessment-issued"), say.day(one.issued)),
        Fact::new(say.t("assessment-university"), say.names(&facts.university)),
        Fact::new(say.t("assessment-enterprise"), say.names(&facts.enterprise)),
        Fact::new(say.t("assessment-programme"), format!("{} {}", facts.programme_code, say.names(&facts.programme))),
        Fact::new(say.t("assessment-profession"), say.names(&facts.profession)),
        Fact::new(say.t("assessment-exam"), format!("{} · {}", facts.exam, say.day(facts.day))),
        Fact::new(say.t("assessment-grade"), format!("{} · {}", facts.percent, facts.letter)),
    ];
    if !facts.outcomes.is_empty() {
        let shown = html! { ul { @for outcome in &facts.outcomes { li { (say.names(outcome)) } } } };
        all.push(Fact::of(say.t("assessment-shown"), shown));
    }
    if let Some((day, reason)) = &one.ended {
        all.push(Fact::new(say.t("assessment-ended"), say.day(*day)).note(&**reason));
    }
    all
}

fn papers_of(say: Say, one: &Certificate) -> Vec<Paper> {
    let paper = |title: &str, page: &str, note: String| Paper {
        title: say.t(title),
        href: format!("/certificates/{}/{page}", one.id),
        note,
        state: None,
    };
    vec![
        paper(
            "assessment-paper-certificate",
            "paper/kk-ru",
            format!("PDF · {} · {}", say.code(Lang::Kk), say.code(Lang::Ru)),
        ),
        paper("assessment-paper-certificate", "paper/en", format!("PDF · {}", say.code(Lang::En))),
        paper("assessment-credential", "credential", "Open Badges 3.0 · JSON-LD · Ed25519".into()),
    ]
}

/// The code to scan and the address behind it.
pub fn code(say: Say, public_url: &str, one: &Certificate) -> Markup {
    let url = check_url(public_url, &one.code);
    let drawing = documents::qr_svg(&url).unwrap_or_default();
    let caption = say.with("assessment-check-code-is", &[("code", printed(&one.code).into())]);
    parts::qr(PreEscaped(drawing), &url, &caption)
}

pub async fn paper(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, langs)): Path<(CertificateId, String)>,
    axum::Extension(press): Pressing,
) -> Answer {
    let one = store::load(&site.db, &visitor.caller, id).await?;
    let langs: &[Lang] = if langs == "en" { &[Lang::En] } else { &[Lang::Kk, Lang::Ru] };
    let bytes = press.pdf(&papers::layout(&one, langs, &site.public_url))?;
    Ok(pdf(bytes, &one.number))
}

pub async fn credential(State(site): State<Site>, visitor: Visitor, Path(id): Path<CertificateId>) -> Answer {
    Ok(badge(store::load(&site.db, &visitor.caller, id).await?))
}

/// The credential as a file to keep in a wallet.
pub fn badge(one: Certificate) -> axum::response::Response {
    let name = format!("attachment; filename=\"{}.json\"", one.number);
    let heads = [(header::CONTENT_TYPE, "application/vc".to_owned()), (header::CONTENT_DISPOSITION, name)];
    (heads, one.credential).into_response()
}

/// Why.
#[derive(Debug, Deserialize)]
pub struct Reasoned {
    #[serde(default)]
    reason: String,
}

pub async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(CertificateId, String)>,
    axum::Extension(seal): Sealing,
    Form(sent): Form<Versioned<Reasoned>>,
) -> Answer {
    let (db, by, version, reason) = (&site.db, &visitor.caller, sent.version(), sent.form.reason.as_str());
    let to = match Act::of(&act).ok_or(Failure::Missing)? {
        Act::Replace => actions::replace(db, sealed(&site, &seal), by, id, version, reason).await?,
        act => {
            actions::act(db, by, id, version, act, reason).await?;
            id
        }
    };
    on_to(&format!("/certificates/{to}"))
}

/// To whom: one candidate, or everyone who passed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Whom {
    candidate: String,
}

pub async fn issue(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    axum::Extension(seal): Sealing,
    Form(sent): Form<Whom>,
) -> Answer {
    let only: Option<CandidateId> = sent.candidate.parse().ok();
    actions::issue(&site.db, sealed(&site, &seal), &visitor.caller, id, only).await?;
    on_to(&format!("/certificates?exam={id}"))
}
