//! The record of a contract: whose move it is, the terms in force, rules, parties, signatures, papers, history.

use axum::extract::{Path, State};
use db::Db;
use kernel::{AgreementId, Code, Failure, Offer};
use maud::{Markup, html};
use web::parts::{self, Act as Button, Check, Fact, Paper, Sign, Signature as Signed, WhoseMove};
use web::{Answer, PageKind, Say, Site, Visitor, history, html_page};

use super::confirming::short;
use super::list::{crumb, tone};
use super::terms::terms_facts;
use crate::amendments::moves::Status as AmendmentStatus;
use crate::amendments::store::Amendment;
use crate::moves::{Act, Status};
use crate::parties::Party;
use crate::rules::{Finding, Weight};
use crate::standing::{Standing, standing};
use crate::store::{self, Agreement};
use crate::{amendments, printing};

pub async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<AgreementId>) -> Answer {
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, &agreement).await?)
}

async fn page(site: &Site, visitor: &Visitor, agreement: &Agreement) -> Result<Markup, Failure> {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let seen = agreement.paper_hash.as_deref().unwrap_or_default();
    let standing = standing(db, by, agreement, seen).await?;
    let offers = agreement.status.offers(by.role, &standing.facts);
    let title = say.with("agreements-number-is", &[("number", agreement.number.as_str().into())]);
    let acts = parts::acts(say, &buttons(say, agreement, &offers));
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&agreement.learner_name, &title, parts::pill(tone(agreement.status), &say.code(agreement.status))))
        (parts::whose_move(say, &whose(say, agreement, &offers), acts))
        (parts::columns(
            matter(site, visitor, (agreement, &standing)).await?,
            beside(site, visitor, (agreement, &standing)).await?,
        ))
    }))
}

async fn matter(
    site: &Site,
    visitor: &Visitor,
    (agreement, standing): (&Agreement, &Standing),
) -> Result<Markup, Failure> {
    let (say, db) = (visitor.say, &site.db);
    let today = visitor.caller.today();
    let amendments = amendments::store::of_agreement(db, agreement.id).await?;
    let amended = amendments.iter().find(|one| one.status == AmendmentStatus::Applied && one.from <= today);
    let open = !agreement.status.binds() && !matches!(agreement.status, Status::Completed | Status::Terminated);
    Ok(html! {
        (parts::card(&say.t("agreements-terms-today"), html! {
            @if let Some(last) = amended { (parts::padded(html! { p { small { (by_amendment(say, last)) } } })) }
            (parts::facts(&terms_facts(say, &standing.terms)))
        }))
        @if open { (parts::check_list(say, &say.t("agreements-checks"), &checks(say, agreement, &standing.findings))) }
        @if !amendments.is_empty() {
            (parts::card(&say.t("agreements-amendments"), super::amendment::lines(say, &amendments)))
        }
    })
}

fn by_amendment(say: Say, last: &Amendment) -> String {
    say.with("agreements-terms-amended", &[("number", last.number.into()), ("day", last.from.into())])
}

async fn beside(
    site: &Site,
    visitor: &Visitor,
    (agreement, standing): (&Agreement, &Standing),
) -> Result<Markup, Failure> {
    let (say, db) = (visitor.say, &site.db);
    Ok(html! {
        (parts::card(&say.t("agreements-parties"), parts::facts(&parties(say, agreement))))
        (parts::card(&say.t("agreements-signatures"), signatures(db, say, (agreement, standing)).await?))
        (parts::card(&say.t("agreements-papers"), papers(db, say, agreement).await?))
        (parts::card(&say.t("web-history"), history(db, say, agreement.id).await?))
    })
}

fn whose(say: Say, agreement: &Agreement, offers: &[Offer<Act>]) -> WhoseMove {
    let movers: Vec<String> = agreement.status.movers().into_iter().map(|role| say.code(role)).collect();
    let next = match agreement.status {
        Status::Drafted => Some("agreements-next-check-university"),
        Status::CheckedByEnterprise => Some("agreements-next-open-signing"),
        Status::CheckedByUniversity => Some("agreements-next-signing"),
        Status::Signing => Some("agreements-next-in-force"),
        _ => None,
    };
    let leads = |act: Act| matches!(act, Act::Check | Act::OpenSigning | Act::Sign);
    // A contract that binds waits for nobody.
    let waits = !agreement.status.binds() && !movers.is_empty();
    WhoseMove {
        who: if waits { movers.join(", ") } else { String::new() },
        yours: offers.iter().any(|offer| leads(offer.act) && offer.why_not.is_empty()),
        since: waits.then(|| say.with("agreements-since", &[("day", agreement.since.day().into())])),
        next: next.map(|key| say.t(key)),
        ..WhoseMove::default()
    }
}

/// The word on an act's button.
fn word(act: Act) -> &'static str {
    match act {
        Act::Edit => "agreements-do-edit",
        Act::Check => "agreements-do-check",
        Act::OpenSigning => "agreements-do-open-signing",
        Act::Sign => "agreements-do-sign",
        Act::Recall => "agreements-do-recall",
        Act::Refuse => "agreements-do-refuse",
        Act::Withdraw => "agreements-do-withdraw",
        Act::Suspend => "agreements-do-suspend",
        Act::Resume => "agreements-do-resume",
        Act::Amend => "agreements-do-amend",
        Act::Complete => "agreements-do-complete",
        Act::Terminate => "agreements-do-terminate",
    }
}

fn buttons(say: Say, agreement: &Agreement, offers: &[Offer<Act>]) -> Vec<Button> {
    let id = agreement.id;
    offers
        .iter()
        .map(|offer| {
            let label = say.t(word(offer.act));
            let elsewhere =
                |page: &str| Button::link(&*label, format!("/agreements/{id}/{page}")).closed(offer.why_not.clone());
            match offer.act {
                Act::Edit => elsewhere("edit"),
                Act::Sign => elsewhere("sign").main(),
                Act::Amend => elsewhere("amend"),
                Act::Terminate => elsewhere("terminate").grave(),
                act => {
                    let to = format!("/agreements/{id}/acts/{}", act.code());
                    let mut button = Button::offered(say, offer, to, agreement.version);
                    button.label = label;
                    match act {
                        Act::Check | Act::OpenSigning | Act::Complete => button.main(),
                        Act::Refuse | Act::Withdraw | Act::Recall => button.grave(),
                        _ => button,
                    }
                }
            }
        })
        .collect()
}

fn checks(say: Say, agreement: &Agreement, findings: &[Finding]) -> Vec<Check> {
    let edit = || Some((format!("/agreements/{}/edit", agreement.id), say.t("agreements-edit")));
    if findings.is_empty() {
        let source = say.source(kernel::Source { work: kernel::Work::LabourCode, part: kernel::Part::Whole });
        return vec![Check { sign: Sign::Good, said: say.t("agreements-checks-good"), source, next: None }];
    }
    let check = |finding: &Finding| Check {
        sign: if finding.weight == Weight::Blocks { Sign::Bad } else { Sign::Warn },
        said: say.refusal(&finding.refusal),
        source: say.source(finding.refusal.rule.source),
        next: edit(),
    };
    findings.iter().map(check).collect()
}

fn parties(say: Say, agreement: &Agreement) -> Vec<Fact> {
    let link = |href: String, name: String| html! { a href=(href) { (name) } };
    let parties = &agreement.parties;
    let organisation =
        |id: kernel::OrganisationId, name: &kernel::Names| link(format!("/organisations/{id}"), say.names(name));
    let mut facts = vec![
        Fact::of(
            say.code(Party::Learner),
            link(format!("/people/{}", parties.learner), agreement.learner_name.clone()),
        ),
        Fact::of(say.code(Party::Enterprise), organisation(parties.enterprise, &agreement.enterprise_name)),
        Fact::of(say.code(Party::University), organisation(parties.university, &agreement.university_name)),
    ];
    if let Some(end) = &agreement.end {
        let ended = say.with("agreements-ended", &[("day", end.day.into())]);
        facts.push(Fact::new(say.t("agreements-status-label"), ended).note(&*end.reason));
        facts.push(Fact::new(say.t("agreements-ended-by"), say.code(end.by)));
        if let Some(refund) = end.refund {
            facts.push(
                Fact::new(say.t("agreements-refund"), say.money(refund)).note(say.t("agreements-refund-formula")),
            );
        }
    }
    facts
}

async fn signatures(db: &Db, say: Say, (agreement, standing): (&Agreement, &Standing)) -> Result<Markup, Failure> {
    let Standing { signatures: given, order, .. } = standing;
    let represented = agreement.parties.representative.is_some();
    let turn = standing.turn(agreement);
    let people: Vec<_> = given.iter().map(|signature| signature.person).collect();
    let names = accounts::names_of(db, &people).await?;
    let line = |party: Party| {
        let signature = given.iter().find(|signature| signature.party == party);
        let name = |person| names.iter().find(|(id, _)| *id == person).map(|(_, name)| name.clone());
        Signed {
            side: say.code(party),
            who: signature.and_then(|signature| name(signature.person)).unwrap_or_default(),
            when: signature.map(|signature| say.moment(signature.at)),
            means: signature
                .map(|signature| format!("{} · {}", say.t("agreements-one-time-code"), short(&signature.paper_hash))),
            turn: agreement.status == Status::Signing && turn.contains(&party),
        }
    };
    Ok(parts::signatures(say, &order.signers(represented).into_iter().map(line).collect::<Vec<_>>()))
}

async fn papers(db: &Db, say: Say, agreement: &Agreement) -> Result<Markup, Failure> {
    let id = agreement.id;
    let mut papers: Vec<Paper> = printing::papers_of(db, agreement)
        .await?
        .into_iter()
        .map(|paper| Paper {
            title: say.t("agreements-paper-signed"),
            href: format!("/agreements/{id}/signed/{}", paper.id),
            note: format!(
                "{} · {}",
                say.with("agreements-paper-made", &[("when", say.moment(paper.at).into())]),
                say.with("agreements-paper-note", &[("hash", short(&paper.sha256).into())])
            ),
            state: None,
        })
        .collect();
    let note = if agreement.paper_hash.is_none() { "agreements-paper-now" } else { "agreements-paper-sheet" };
    let now = |title: &str, edition: &str| Paper {
        title: say.t(title),
        href: format!("/agreements/{id}/paper/{edition}"),
        note: say.t(note),
        state: None,
    };
    papers.push(now("agreements-paper-preview", "kk-ru"));
    papers.push(now("agreements-paper-english", "en"));
    Ok(parts::documents(&papers))
}
