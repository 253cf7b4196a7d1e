//! What is done to contracts. Pages, API, command line and the demo all come here.

use accounts::{Key, Matter};
use db::{Db, Read, RowRef, Write};
use documents::{Press, papers};
use kernel::{AgreementId, Caller, Day, Failure, Names, Refusal};
use registry::organisations::{self, rules::Kind};
use serde_json::json;

use crate::moves::{Act, Concerns, Facts, Status};
use crate::parties::Party;
use crate::paper::{self, Beside, Edition, Named};
use crate::rules::{self, Finding, Represented, Weight};
use crate::store::{self, Agreement, End, Parties};
use crate::terms::{Terms, TermsForm, terms};
use crate::{clauses, refusal};

/// What a contract's signatures are confirmed for.
pub const SIGN: &str = "agreements.sign";

/// Drafts a contract for its three parties.
///
/// # Errors
/// What is wrong with the terms or the parties; Missing, when a party lies outside the caller's reach.
pub async fn draft(db: &Db, by: &Caller, parties: Parties, form: &TermsForm) -> Result<AgreementId, Failure> {
    let terms = terms(form)?;
    let mut write = db.write(by).await?;
    let university = organisations::load(&write, parties.university).await?;
    let enterprise = organisations::load(&write, parties.enterprise).await?;
    if !matches!(university.kind, Kind::University | Kind::College) {
        return Err(refusal::NOT_A_UNIVERSITY.at("university").into());
    }
    if enterprise.kind != Kind::Enterprise {
        return Err(refusal::NOT_AN_ENTERPRISE.at("enterprise").into());
    }
    let learner = registry::people::store::load(&write, by, parties.learner).await?.full_name();
    let number = store::next_number(&mut write, parties.university, by.today().year()).await?;
    let id: AgreementId = by.new_id();
    let names = (learner.as_str(), &enterprise.name);
    store::insert(&mut write, id, &number, parties, enterprise.region, &terms, names).await?;
    // Drafting for another university, or a learner of nobody's, leaves the drafter without reach.
    store::load(&write, by, id).await?;
    write.record("agreements-act-draft", RowRef::new(store::TABLE, id), json!({ "number": number, "terms": terms }));
    write.announce("agreements.drafted", id, json!({ "enterprise": parties.enterprise, "learner": parties.learner }));
    write.done().await?;
    Ok(id)
}

/// Changes the terms; the checks that the change concerns are cleared.
///
/// # Errors
/// What is wrong with the terms; what the lifecycle says; stale, when somebody changed the contract since.
pub async fn edit(db: &Db, by: &Caller, id: AgreementId, version: i64, form: &TermsForm) -> Result<Status, Failure> {
    let terms = terms(form)?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let concerns = rules::concerns(&before.terms, &terms);
    let facts = Facts { concerns, ..Facts::default() };
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    store::save_terms(&mut write, &before, version, moved, &terms).await?;
    let payload = json!({ "before": before.terms, "after": terms, "to": moved.to() });
    write.record("agreements-act-edit", RowRef::new(store::TABLE, id), payload);
    write.announce("agreements.edited", id, json!({ "enterprise": concerns.enterprise, "university": concerns.university }));
    write.done().await?;
    Ok(moved.to())
}

/// The learner's birthday and whether a representative stands by.
async fn learner(reader: &impl Read, agreement: &Agreement) -> Result<(Option<Day>, Represented), Failure> {
    let learner = registry::people::store::named(reader, agreement.parties.learner).await?;
    Ok((learner.birth, Represented::by(agreement.parties.representative)))
}

/// Every rule that a contract breaks as it stands, with the overlap with other contracts of the learner.
pub async fn findings(reader: &impl Read, agreement: &Agreement) -> Result<Vec<Finding>, Failure> {
    let (birth, represented) = learner(reader, agreement).await?;
    let mut found = rules::findings(&agreement.terms, birth, represented);
    if let Some(number) = store::overlapping(reader, agreement).await? {
        found.push(Finding { refusal: refusal::OVERLAP.at("from").with("number", number), weight: Weight::Blocks });
    }
    Ok(found)
}

fn blocking(found: &[Finding]) -> Vec<Refusal> {
    found.iter().filter(|one| one.weight == Weight::Blocks).map(|one| one.refusal.clone()).collect()
}

/// What the lifecycle's conditions look at, for a caller who saw the paper with this hash (if any).
pub async fn facts(reader: &impl Read, by: &Caller, agreement: &Agreement, seen: &str) -> Result<Facts, Failure> {
    let obstacles = blocking(&findings(reader, agreement).await?).len();
    let given: Vec<Party> =
        store::signatures(reader, agreement.id).await?.iter().map(|signature| signature.party).collect();
    let order = store::signing_order(reader, agreement.parties.university).await?;
    let represented = agreement.parties.representative.is_some();
    let turn = order.turn(&given, represented);
    let left = order.signers(represented).len().saturating_sub(given.len());
    Ok(Facts {
        concerns: Concerns::default(),
        obstacles,
        turn: Party::of_role(by.role).is_some_and(|party| turn.contains(&party)),
        same_paper: agreement.paper_hash.as_deref() == Some(seen),
        last: left <= 1,
        past_end: agreement.terms.span.until < by.today(),
    })
}

/// The acts without matter of their own: check, refuse, withdraw, suspend, resume, complete.
///
/// # Errors
/// What the lifecycle says, with every rule that the terms break; stale, when somebody changed the contract since.
pub async fn act(db: &Db, by: &Caller, id: AgreementId, version: i64, act: Act, reason: &str) -> Result<Status, Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, by, &before, "").await?;
    let moved = match before.status.after(act, by.role, &facts, reason) {
        Err(failure) if failure.is(&refusal::OBSTACLES) => {
            return Err(Failure::Refused(blocking(&findings(&write, &before).await?)));
        }
        moved => moved?,
    };
    let recorded = match act {
        Act::Check => "agreements-act-check",
        Act::Refuse => "agreements-act-refuse",
        Act::Withdraw => "agreements-act-withdraw",
        Act::Suspend => "agreements-act-suspend",
        Act::Resume => "agreements-act-resume",
        Act::Complete => "agreements-act-complete",
        // These bring a matter of their own (terms, a paper, a code, a day) and have an action each.
        Act::Edit | Act::OpenSigning | Act::Sign | Act::Recall | Act::Terminate => return Err(Failure::Missing),
    };
    store::save(&mut write, id, version, moved).await?;
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    write.announce(event(moved.to()), id, json!({ "learner": before.parties.learner }));
    write.done().await?;
    Ok(moved.to())
}

fn event(to: Status) -> &'static str {
    match to {
        Status::Drafted => "agreements.drafted",
        Status::CheckedByEnterprise => "agreements.checked-by-enterprise",
        Status::CheckedByUniversity => "agreements.checked-by-university",
        Status::Signing => "agreements.signing-opened",
        Status::InForce => "agreements.in-force",
        Status::Suspended => "agreements.suspended",
        Status::Completed => "agreements.completed",
        Status::Terminated => "agreements.terminated",
        Status::Refused => "agreements.refused",
        Status::Withdrawn => "agreements.withdrawn",
    }
}

/// The people and numbers that a paper names.
pub async fn named(reader: &impl Read, agreement: &Agreement) -> Result<Named, Failure> {
    let learner = registry::people::store::named(reader, agreement.parties.learner).await?;
    let representative = match agreement.parties.representative {
        Some(person) => Some(registry::people::store::named(reader, person).await?.full_name()),
        None => None,
    };
    let university = organisations::load(reader, agreement.parties.university).await?;
    let enterprise = organisations::load(reader, agreement.parties.enterprise).await?;
    Ok(Named {
        learner: learner.full_name(),
        birth: learner.birth,
        representative,
        enterprise_bin: enterprise.bin,
        university_bin: university.bin,
        place: university.city,
    })
}

/// Prints the contract as it stands, without keeping it.
///
/// # Errors
/// What is wrong with the clauses; Broken, when the press fails.
pub async fn print(
    reader: &impl Read,
    press: &dyn Press,
    agreement: &Agreement,
    edition: Edition,
    day: Day,
    public_url: &str,
) -> Result<Vec<u8>, Failure> {
    let named = named(reader, agreement).await?;
    let draft = clauses::edition(reader, agreement.template).await?;
    let clauses = paper::clauses(draft, agreement, &agreement.terms, &named)?;
    let url = format!("{public_url}/agreements/{}", agreement.id);
    let beside = Beside { edition, day, signed: &[], sha256: None, url };
    Ok(press.pdf(&paper::layout(agreement, &named, clauses, &beside))?)
}

/// Fixes the paper and sends it to signature. The press works before the write begins: nobody waits for it.
///
/// # Errors
/// What the lifecycle says; stale, when the contract was changed meanwhile.
pub async fn open_signing(
    db: &Db,
    press: &dyn Press,
    by: &Caller,
    id: AgreementId,
    version: i64,
    public_url: &str,
) -> Result<(), Failure> {
    let mut seen = store::load(db, by, id).await?;
    let allowed = facts(db, by, &seen, "").await?;
    seen.status.after(Act::OpenSigning, by.role, &allowed, "")?;
    // The signed paper bears no mark of a draft.
    seen.paper_hash = Some(String::new());
    let bytes = print(db, press, &seen, Edition::TwoColumns, by.today(), public_url).await?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, by, &before, "").await?;
    let moved = before.status.after(Act::OpenSigning, by.role, &facts, "")?;
    let paper = papers::keep(&mut write, "contract", id, before.revision, bytes).await?;
    let fixed = Some((paper.id, paper.sha256.clone()));
    store::save_with_paper(&mut write, id, version, moved, fixed).await?;
    let payload = json!({ "paper": paper.id, "sha256": paper.sha256, "terms": before.terms });
    write.record("agreements-act-open-signing", RowRef::new(store::TABLE, id), payload);
    write.announce("agreements.signing-opened", id, json!({ "learner": before.parties.learner }));
    write.done().await
}

/// Takes the paper out of signature; signatures on it are kept but no longer stand.
///
/// # Errors
/// What the lifecycle says; stale, when somebody changed the contract since.
pub async fn recall(db: &Db, by: &Caller, id: AgreementId, version: i64, reason: &str) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let moved = before.status.after(Act::Recall, by.role, &Facts::default(), reason)?;
    store::save_with_paper(&mut write, id, version, moved, None).await?;
    store::void_signatures(&mut write, id).await?;
    let payload = json!({ "reason": reason.trim(), "paper": before.paper });
    write.record("agreements-act-recall", RowRef::new(store::TABLE, id), payload);
    write.announce("agreements.recalled", id, json!({ "learner": before.parties.learner }));
    write.done().await
}

/// Sends the caller a one-time code for signing exactly this paper.
///
/// # Errors
/// What the lifecycle says of signing; stale paper, when it was changed since it was read.
pub async fn ask_code(db: &Db, key: &Key, by: &Caller, id: AgreementId, seen: &str) -> Result<accounts::Secret, Failure> {
    let agreement = store::load(db, by, id).await?;
    let facts = facts(db, by, &agreement, seen).await?;
    agreement.status.after(Act::Sign, by.role, &facts, "")?;
    accounts::issue_code(db, key, by, Matter { purpose: SIGN, subject: seen }).await
}

/// Signs the exact paper that the caller saw, by the code that was sent for it.
///
/// # Errors
/// What the lifecycle says; stale paper; a wrong or spent code.
pub async fn sign(db: &Db, by: &Caller, id: AgreementId, seen: &str, code: &str) -> Result<Status, Failure> {
    let matter = Matter { purpose: SIGN, subject: seen };
    let party = Party::of_role(by.role).ok_or(Failure::Missing)?;
    let agreement = store::load(db, by, id).await?;
    agreement.status.after(Act::Sign, by.role, &facts(db, by, &agreement, seen).await?, "")?;
    let confirmed = accounts::confirm_code(db, by, matter, code).await?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, by, &before, seen).await?;
    let moved = before.status.after(Act::Sign, by.role, &facts, "")?;
    let evidence = accounts::use_code(&mut write, &confirmed, matter).await?;
    store::add_signature(&mut write, id, None, party, seen, evidence.0).await?;
    store::save(&mut write, id, before.version, moved).await?;
    let payload = json!({ "party": party, "sha256": seen, "to": moved.to() });
    write.record("agreements-act-sign", RowRef::new(store::TABLE, id), payload);
    let told = if moved.to() == Status::InForce { "agreements.in-force" } else { "agreements.signed" };
    write.announce(told, id, json!({ "party": party, "learner": before.parties.learner }));
    write.done().await?;
    Ok(moved.to())
}

/// Ends a contract before its time; what is paid back follows from the terms in force on the last day.
///
/// # Errors
/// What the lifecycle says; the last day lies outside the contract.
pub async fn terminate(
    db: &Db,
    by: &Caller,
    id: AgreementId,
    version: i64,
    last_day: Day,
    reason: &str,
    worked_months: i64,
) -> Result<End, Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let moved = before.status.after(Act::Terminate, by.role, &Facts::default(), reason)?;
    let terms = terms_on(&write, &before, last_day).await?;
    if !terms.span.has(last_day) {
        let told = refusal::ENDS_OUTSIDE.at("day").with("from", terms.span.from).with("until", terms.span.until);
        return Err(told.into());
    }
    let party = Party::of_role(by.role).ok_or(Failure::Missing)?;
    let paid = terms.cost > kernel::Money::ZERO && terms.workoff_months > 0 && party == Party::Learner;
    let refund = paid.then(|| rules::refund(terms.cost, terms.workoff_months, worked_months));
    let end = End { day: last_day, by: party, reason: reason.trim().to_owned(), refund };
    store::save_end(&mut write, id, version, moved, &end).await?;
    let payload = json!({ "reason": end.reason, "day": end.day, "by": end.by, "refund": end.refund });
    write.record("agreements-act-terminate", RowRef::new(store::TABLE, id), payload);
    write.announce("agreements.terminated", id, json!({ "learner": before.parties.learner, "day": last_day }));
    write.done().await?;
    Ok(end)
}

/// The terms that hold on a day: the first ones with every applied amendment until then.
pub async fn terms_on(reader: &impl Read, agreement: &Agreement, day: Day) -> Result<Terms, Failure> {
    let amended = crate::amendments::store::applied_until(reader, agreement.id, day).await?;
    Ok(amended.unwrap_or_else(|| agreement.terms.clone()))
}

/// The papers of a contract and of its amendments, the newest first.
pub async fn papers_of(reader: &impl Read, agreement: &Agreement) -> Result<Vec<papers::Paper>, Failure> {
    let mut all = papers::papers_of(reader, agreement.id).await?;
    for amendment in crate::amendments::store::of_agreement(reader, agreement.id).await? {
        all.extend(papers::papers_of(reader, amendment.id).await?);
    }
    all.sort_by_key(|paper| std::cmp::Reverse(paper.at));
    Ok(all)
}

/// The terms of a paper that was in signature: what someone read who comes with a stale one.
pub async fn terms_of_paper(db: &Db, agreement: &Agreement, sha256: &str) -> Result<Option<Terms>, Failure> {
    let acts = db::entries(db, kernel::Id::uuid(agreement.id), 200).await?;
    let of_paper = |payload: serde_json::Value| {
        let same = payload.get("sha256").and_then(|hash| hash.as_str()) == Some(sha256);
        same.then(|| payload.get("terms").cloned()).flatten()
    };
    let terms = acts.into_iter().filter(|act| act.act == "agreements-act-open-signing").find_map(|act| act.payload.and_then(of_paper));
    Ok(terms.and_then(|terms| serde_json::from_value(terms).ok()))
}

/// How a contract is named to those who are told about it.
pub fn title(agreement: &Agreement) -> Names {
    let line = |enterprise: &str| format!("{} · {} · {enterprise}", agreement.number, agreement.learner_name);
    let Names { kk, ru, en } = &agreement.enterprise_name;
    Names { kk: line(kk), ru: line(ru), en: line(en) }
}

/// Stores edited clauses as the next edition.
///
/// # Errors
/// Every fault of the clauses.
pub async fn store_clauses(db: &Db, by: &Caller, draft: documents::clauses::Draft) -> Result<i64, Failure> {
    let mut write: Write = db.write(by).await?;
    let edition = clauses::store(&mut write, draft).await?;
    write.done().await?;
    Ok(edition)
}
