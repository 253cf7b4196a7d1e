//! Which commission examines: those formed for this exam, each against the rules.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use commissions::{Commission, Member};
use kernel::{Caller, CommissionId, Failure, Reading};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Errors};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use super::list::way;
use super::record::{board_checks, commission_link};
use crate::exams::actions;
use crate::exams::rules::{board, experts};
use crate::exams::store::{self, Exam};
use crate::{ExamId, refusal};

pub async fn choosing(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Answer {
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, &exam, &Errors::none()).await?)
}

/// The commission that is appointed.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    commission: String,
}

pub async fn appoint(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Form(sent): Form<Versioned<Chosen>>,
) -> Answer {
    let mut read = Reading::new();
    let chosen: Option<CommissionId> = read.parsed("commission", &sent.form.commission, &refusal::COMMISSION);
    let done = match read.end(chosen) {
        Ok(chosen) => actions::appoint(&site.db, &visitor.caller, id, sent.version(), chosen).await,
        Err(failure) => Err(failure),
    };
    let Err(failure) = done else { return on_to(&format!("/exams/{id}")) };
    let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    form_again(page(&site, &visitor, &exam, &Errors::of(visitor.say, &refusals)).await?, status)
}

async fn page(site: &Site, visitor: &Visitor, exam: &Exam, errors: &Errors) -> Result<Markup, Failure> {
    let say = visitor.say;
    let title = say.t("assessment-commission");
    let mut cards = Vec::new();
    for one in commissions::of_subject(&site.db, exam.id.0).await? {
        let members = commissions::members(&site.db, one.id).await?;
        cards.push(card(say, &visitor.caller, exam, &one, &members));
    }
    let plan = Button::link(say.t("assessment-plan-commission"), planned(exam));
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way(say, exam)))
        (parts::head(&exam.number, &title, parts::acts(say, &[if cards.is_empty() { plan.main() } else { plan }])))
        (parts::error_summary(say, errors))
        p { (say.t("assessment-commission-help")) }
        @for card in &cards { (card) }
    }))
}

/// Where a commission is planned, with what is known of it.
fn planned(exam: &Exam) -> String {
    let title = exam.title();
    let known = [
        ("kind", "production-exam".to_owned()),
        ("subject", exam.id.to_string()),
        ("subject-kind", "exam".to_owned()),
        ("host", exam.university.to_string()),
        ("organisation", exam.university.to_string()),
        ("title-kk", title.kk),
        ("title-ru", title.ru),
        ("title-en", title.en),
    ];
    known
        .into_iter()
        .fold(Address::of("/commissions/new"), |address, (name, value)| address.with(name, value))
        .to_string()
}

fn card(say: Say, by: &Caller, exam: &Exam, one: &Commission, members: &[Member]) -> Markup {
    let board = board(one, members, exam.id.0, exam.university, exam.plan.day);
    let name = commission_link(by, one, say.code(one.status));
    let seats = experts(members, exam.plan.day);
    let appoint = Button::post(say.t("assessment-do-appoint"), format!("/exams/{}/commission", exam.id))
        .field("commission", one.id.to_string())
        .version(exam.version);
    html! {
        (parts::card_with(&say.names(&one.title), name, parts::padded(html! {
            ul { @for expert in &seats { li { (say.names(&expert.name)) " · " (say.names(&expert.organisation)) } } }
            @if exam.commission == Some(one.id) { p { (say.t("assessment-commission-appointed")) } }
            @else { (parts::acts(say, &[appoint.main()])) }
        })))
        (parts::check_list(say, &say.t("assessment-commission-rules"), &board_checks(say, board)))
    }
}
