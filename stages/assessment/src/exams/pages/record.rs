//! The record of an exam: whose move it is, its plan, commission, candidates, protocol, history.

use axum::extract::{Path, State};
use commissions::Commission;
use commissions::commission::rules::Interest;
use documents::papers;
use kernel::{Caller, Code, Failure, Offer, Role, Rule};
use maud::{Markup, html};
use web::parts::{
    self, Act as Button, Check, Column, Fact, Paper, Row, Sign, Signature as Signed, Step, StepState, Table, Tone,
    WhoseMove,
};
use web::{Answer, PageKind, Say, Site, Visitor, history, html_page};

use super::list::{crumb, tone};
use super::scoring::{candidate_tone, result_line};
use crate::candidates::store::{self as candidates, Candidate};
use crate::certificates::store as certificates;
use crate::exams::moves::{Act, Board, Status};
use crate::exams::rules::{Expert, Part};
use crate::exams::store;
use crate::permissions::{ISSUE, MEASURE};
use crate::room::{Room, reads_result};
use crate::{ExamId, refusal};

pub async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Answer {
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, &room).await?)
}

async fn page(site: &Site, visitor: &Visitor, room: &Room) -> Result<Markup, Failure> {
    let (say, by, exam) = (visitor.say, &visitor.caller, &room.exam);
    let signed = store::signers(&site.db, exam.id).await?;
    let facts = room.facts(by, &signed, exam.paper_hash.as_deref().unwrap_or_default());
    let offers = exam.status.offers(by.role, &facts);
    let mut buttons = buttons(say, room, &offers);
    buttons.extend(ways_on(say, by.role, room));
    let over = format!("{} · {}", exam.number, say.day(exam.plan.day));
    let title = format!("{} {}", exam.programme_code, say.names(&exam.programme_name));
    let whose = whose(say, room, &offers);
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&over, &title, parts::pill(tone(exam.status), &say.code(exam.status))))
        (parts::whose_move(say, &whose, parts::acts(say, &buttons)))
        @if exam.status != Status::Cancelled { (parts::steps(say, &steps(say, exam.status))) }
        (parts::columns(matter(site, visitor, room).await?, beside(site, visitor, room, &signed).await?))
    }))
}

/// Pages that lead on beside the acts: where candidates are gathered, where experts score, where certificates are.
fn ways_on(say: Say, role: Role, room: &Room) -> Vec<Button> {
    let (id, status) = (room.exam.id, room.exam.status);
    let mut all = Vec::new();
    if matches!(role, Role::Expert | Role::University)
        && matches!(status, Status::UnderWay | Status::Signing | Status::Closed)
    {
        let way = Button::link(say.t("assessment-scores"), format!("/exams/{id}/scores"));
        all.push(if role == Role::Expert && status == Status::UnderWay { way.main() } else { way });
    }
    if MEASURE.opens_to(role) && matches!(status, Status::Signing | Status::Closed) {
        all.push(Button::link(say.t("assessment-measures"), format!("/exams/{id}/measures")));
    }
    if status == Status::Closed && ISSUE.opens_to(role) {
        all.push(Button::post(say.t("assessment-issue-all"), format!("/exams/{id}/certificates")).main());
    }
    all
}

fn whose(say: Say, room: &Room, offers: &[Offer<Act>]) -> WhoseMove {
    let status = room.exam.status;
    let movers: Vec<String> = match status {
        Status::Planned if room.exam.university_agreed.is_some() => vec![say.code(Role::Signatory)],
        Status::Planned if room.exam.enterprise_agreed.is_some() => vec![say.code(Role::University)],
        Status::UnderWay => vec![say.code(Role::Expert)],
        Status::Closed | Status::Cancelled => vec![],
        _ => status.movers().into_iter().map(|role| say.code(role)).collect(),
    };
    let next = match status {
        Status::Planned => Some("assessment-next-commission"),
        Status::MaterialsAgreed => Some("assessment-next-admission"),
        Status::CommissionAppointed => Some("assessment-next-exam"),
        Status::AdmissionDecided => Some("assessment-next-scores"),
        Status::UnderWay => Some("assessment-next-protocol"),
        Status::Signing => Some("assessment-next-certificates"),
        Status::Closed | Status::Cancelled => None,
    };
    let leads = |act: Act| matches!(act, Act::Agree | Act::Appoint | Act::Admit | Act::Begin | Act::Settle | Act::Sign);
    WhoseMove {
        who: movers.join(", "),
        yours: offers.iter().any(|offer| leads(offer.act) && offer.why_not.is_empty()),
        since: Some(say.with("assessment-since", &[("day", room.exam.since.day().into())])),
        next: next.map(|key| say.t(key)),
        ..WhoseMove::default()
    }
}

/// The word on an act's button.
fn word(act: Act) -> &'static str {
    match act {
        Act::Edit => "assessment-do-edit",
        Act::Propose => "assessment-do-propose",
        Act::Agree => "assessment-do-agree",
        Act::Reopen => "assessment-do-reopen",
        Act::Postpone => "assessment-do-postpone",
        Act::Appoint => "assessment-do-appoint",
        Act::Admit => "assessment-do-admit",
        Act::Begin => "assessment-do-begin",
        Act::Settle => "assessment-do-settle",
        Act::Sign => "assessment-do-sign",
        Act::Recall => "assessment-do-recall",
        Act::Correct => "assessment-do-correct",
        Act::Cancel => "assessment-do-cancel",
    }
}

fn buttons(say: Say, room: &Room, offers: &[Offer<Act>]) -> Vec<Button> {
    let (id, version) = (room.exam.id, room.exam.version);
    let button = |offer: &Offer<Act>| {
        let label = say.t(word(offer.act));
        let elsewhere = |page: &str| Button::link(&*label, format!("/exams/{id}/{page}"));
        match offer.act {
            Act::Edit => elsewhere("edit").closed(offer.why_not.clone()),
            Act::Postpone => elsewhere("postpone"),
            Act::Propose => elsewhere("candidates"),
            // The page tells which rules stand in the way of which commission.
            Act::Appoint => elsewhere("commission").main(),
            Act::Admit => elsewhere("candidates").closed(offer.why_not.clone()).main(),
            Act::Sign => elsewhere("sign").closed(offer.why_not.clone()).main(),
            act => {
                let mut button = Button::offered(say, offer, format!("/exams/{id}/acts/{}", act.code()), version);
                button.label = label;
                match act {
                    Act::Agree | Act::Begin | Act::Settle => button.main(),
                    Act::Cancel | Act::Recall | Act::Correct => button.grave(),
                    _ => button,
                }
            }
        }
    };
    offers.iter().map(button).collect()
}

fn steps(say: Say, status: Status) -> Vec<Step> {
    let path = [
        Status::Planned,
        Status::MaterialsAgreed,
        Status::CommissionAppointed,
        Status::AdmissionDecided,
        Status::UnderWay,
        Status::Signing,
        Status::Closed,
    ];
    let step = |one: &Status| Step {
        label: say.code(*one),
        note: None,
        href: None,
        state: match one.cmp(&status) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Now,
            std::cmp::Ordering::Greater => StepState::Ahead,
        },
    };
    path.iter().map(step).collect()
}

async fn matter(site: &Site, visitor: &Visitor, room: &Room) -> Result<Markup, Failure> {
    let (say, exam) = (visitor.say, &room.exam);
    let seen = candidates::seen(&site.db, &visitor.caller, exam.id).await?;
    let all = html! { a href=(format!("/exams/{}/candidates", exam.id)) { (say.t("assessment-all")) } };
    let materials = html! { a href=(format!("/exams/{}/materials", exam.id)) { (say.t("assessment-all")) } };
    Ok(html! {
        (parts::card_with(&say.t("assessment-candidates"), all, lines(say, &visitor.caller, room, &seen)))
        @if room.commission.is_some() {
            (parts::check_list(say, &say.t("assessment-commission-rules"), &board_checks(say, room.board())))
            (parts::card(&say.t("assessment-commission"), experts(say, &room.experts)))
        }
        (parts::card_with(&say.t("assessment-criteria"), materials, criteria(say, room)))
    })
}

fn lines(say: Say, by: &Caller, room: &Room, seen: &[Candidate]) -> Markup {
    let heads =
        ["assessment-student", "assessment-group", "assessment-enterprise", "assessment-status", "assessment-grade"];
    let row = |of: &Candidate| {
        let enterprise = of.enterprise_name.as_ref().map(|name| say.names(name)).unwrap_or_default();
        Row::of(vec![
            html! { (say.names(&of.name)) },
            html! { (of.group_name) },
            html! { (enterprise) },
            html! { (parts::pill(candidate_tone(of.status), &say.code(of.status)))
            @if of.resit_of.is_some() { " " (parts::pill(Tone::Plain, &say.t("assessment-resit"))) }
            @if let Some(reason) = &of.reason { @if !reason.is_empty() { div.small { (reason) } } } },
            html! { (result_line(say, of.result.filter(|_| reads_result(by, of)), room.exam.plan.day)) },
        ])
    };
    parts::table(
        say,
        &Table {
            id: "candidates",
            caption: say.t("assessment-candidates"),
            columns: heads.map(|key| Column::words(say.t(key))).into(),
            rows: seen.iter().map(row).collect(),
            empty: parts::Empty {
                title: say.t("assessment-no-candidates"),
                text: say.t("assessment-no-candidates-help"),
                act: None,
            },
            ..Table::default()
        },
    )
}

/// The rules of composition, each with how it came out.
pub fn board_checks(say: Say, board: Board) -> Vec<Check> {
    let rules: [(&Rule, bool); 8] = [
        (&refusal::OTHER_COMMISSION, board.own),
        (&refusal::NOT_FORMED, board.formed),
        (&refusal::NOT_EVEN, board.even),
        (&refusal::NOT_HALVES, board.halved),
        (&refusal::FROM_HOST, board.without_host),
        (&refusal::NO_CHAIR, board.chaired),
        (&refusal::NOT_DECLARED, board.declared),
        (&refusal::CONFLICTED, board.clear),
    ];
    let good = [
        "assessment-kept-own",
        "assessment-kept-formed",
        "assessment-kept-even",
        "assessment-kept-halves",
        "assessment-kept-host",
        "assessment-kept-chair",
        "assessment-kept-declared",
        "assessment-kept-clear",
    ];
    let check = |((rule, holds), kept): (&(&Rule, bool), &str)| Check {
        sign: if *holds { Sign::Good } else { Sign::Bad },
        said: if *holds { say.t(kept) } else { say.refusal(&rule.refuse()) },
        source: say.source(rule.source),
        next: None,
    };
    rules.iter().zip(good).map(check).collect()
}

fn experts(say: Say, all: &[Expert]) -> Markup {
    let heads =
        ["assessment-expert", "assessment-organisation", "assessment-part-in-commission", "assessment-interest"];
    let row = |expert: &Expert| {
        let half = match expert.half {
            Some(commissions::commission::rules::Half::Enterprise) => say.t("assessment-half-enterprise"),
            Some(commissions::commission::rules::Half::Outside) => say.t("assessment-half-outside"),
            None => String::new(),
        };
        let interest = match expert.interest {
            Interest::Clear => Tone::Good,
            Interest::Undeclared => Tone::Wait,
            Interest::Conflicted => Tone::Late,
        };
        Row::of(vec![
            html! { (say.names(&expert.name)) @if expert.chair { " " (parts::pill(Tone::Plain, &say.t("assessment-chair"))) } },
            html! { (say.names(&expert.organisation)) },
            html! { (half) },
            parts::pill(interest, &say.code(expert.interest)),
        ])
    };
    parts::table(
        say,
        &Table {
            id: "experts",
            caption: say.t("assessment-commission"),
            columns: heads.map(|key| Column::words(say.t(key))).into(),
            rows: all.iter().map(row).collect(),
            ..Table::default()
        },
    )
}

fn criteria(say: Say, room: &Room) -> Markup {
    let rows = room.criteria.iter().map(|(_, criterion)| {
        let tone = if criterion.part == Part::Theory { Tone::Theory } else { Tone::Practice };
        Row::of(vec![
            parts::pill(tone, &say.code(criterion.part)),
            html! { (say.names(&criterion.title)) },
            html! { (say.number(criterion.most)) },
        ])
    });
    parts::table(
        say,
        &Table {
            id: "criteria",
            caption: say.t("assessment-criteria"),
            columns: vec![
                Column::words(say.t("assessment-part")),
                Column::words(say.t("assessment-criterion")),
                Column::figures(say.t("assessment-most")),
            ],
            rows: rows.collect(),
            ..Table::default()
        },
    )
}

async fn beside(site: &Site, visitor: &Visitor, room: &Room, signed: &[kernel::PersonId]) -> Result<Markup, Failure> {
    let (say, db, exam) = (visitor.say, &site.db, &room.exam);
    let given = store::signatures(db, exam.id).await?;
    let line = |expert: &Expert| Signed {
        side: say.t(if expert.chair { "assessment-chair" } else { "assessment-member" }),
        who: say.names(&expert.name),
        when: given.iter().find(|one| one.person == expert.person).map(|one| say.moment(one.at)),
        means: given.iter().find(|one| one.person == expert.person).map(|one| {
            say.with(
                "assessment-signed-by-code",
                &[("hash", one.paper_hash.chars().take(12).collect::<String>().into())],
            )
        }),
        turn: exam.status == Status::Signing && !signed.contains(&expert.person),
    };
    let lines: Vec<Signed> = room.experts.iter().map(line).collect();
    let issued = certificates::of_exam(db, exam.id).await?.len();
    Ok(html! {
        (parts::card(&say.t("assessment-plan-card"), parts::facts(&plan_facts(say, &visitor.caller, room))))
        @if exam.edition > 0 {
            @if super::reads_results(visitor) {
                (parts::card(&say.t("assessment-protocol"), parts::documents(&papers_of(db, say, room).await?)))
            }
            (parts::card(&say.t("assessment-signatures"), parts::signatures(say, &lines)))
        }
        @if issued > 0 {
            (parts::card(&say.t("assessment-certificates"), parts::padded(html! {
                a href=(format!("/certificates?exam={}", exam.id)) { (say.with("assessment-issued-count", &[("count", issued.into())])) }
            })))
        }
        (parts::card(&say.t("web-history"), history(db, say, exam.id).await?))
    })
}

/// A commission by its name, a link for those who see commissions of this founder.
pub fn commission_link(by: &Caller, commission: &Commission, words: String) -> Markup {
    let sees = match by.role {
        Role::Expert | Role::Coordinator => true,
        _ => by.organisation() == Some(commission.organisation),
    };
    html! {
        @if sees { a href=(format!("/commissions/{}", commission.id)) { (words) } } @else { (words) }
    }
}

fn plan_facts(say: Say, by: &Caller, room: &Room) -> Vec<Fact> {
    let exam = &room.exam;
    let link = |href: String, name: String| html! { a href=(href) { (name) } };
    let agreed = |at: Option<kernel::Moment>| at.map_or_else(|| say.t("assessment-not-agreed"), |at| say.day(at.day()));
    let mut facts = vec![
        Fact::of(
            say.t("assessment-university"),
            link(format!("/organisations/{}", exam.university), say.names(&exam.university_name)),
        ),
        Fact::of(
            say.t("assessment-enterprise"),
            link(format!("/organisations/{}", exam.plan.enterprise), say.names(&exam.enterprise_name)),
        ),
        Fact::new(say.t("assessment-profession"), say.names(&exam.profession_name)),
        Fact::new(say.t("assessment-day"), say.day(exam.plan.day)),
        Fact::new(say.t("assessment-place"), &*exam.plan.place),
        Fact::new(say.t("assessment-university-agreed"), agreed(exam.university_agreed)),
        Fact::new(say.t("assessment-enterprise-agreed"), agreed(exam.enterprise_agreed)),
    ];
    if let Some((commission, _)) = &room.commission {
        facts.push(Fact::of(
            say.t("assessment-commission"),
            commission_link(by, commission, say.names(&commission.title)),
        ));
    }
    if let Some((number, day)) = &exam.council {
        let told = [("number", number.as_str().into()), ("day", (*day).into())];
        facts.push(Fact::new(say.t("assessment-council"), say.with("assessment-paper-council", &told)));
    }
    let figures = room.figures;
    let told =
        [("theory", figures.theory.into()), ("work", (100 - figures.theory).into()), ("pass", figures.pass.into())];
    facts.push(
        Fact::new(say.t("assessment-figures"), say.with("assessment-paper-weights", &told))
            .source(say, refusal::TOO_FAR_APART.source),
    );
    facts
}

async fn papers_of(db: &db::Db, say: Say, room: &Room) -> Result<Vec<Paper>, Failure> {
    let id = room.exam.id;
    let mut all: Vec<Paper> = papers::papers_of(db, id)
        .await?
        .into_iter()
        .map(|paper| Paper {
            title: say.with("assessment-protocol-edition", &[("edition", paper.edition.into())]),
            href: format!("/exams/{id}/signed/{}", paper.id),
            note: format!("{} · {}", say.moment(paper.at), paper.sha256.chars().take(12).collect::<String>()),
            state: (room.exam.paper == Some(paper.id)).then(|| (tone(room.exam.status), say.code(room.exam.status))),
        })
        .collect();
    if room.exam.paper.is_some() {
        for lang in kernel::Lang::ALL {
            all.push(Paper {
                title: say.t("assessment-protocol-copy"),
                href: format!("/exams/{id}/protocol/{}", lang.code()),
                note: say.code(*lang),
                state: None,
            });
        }
    }
    Ok(all)
}
