//! What is done to contracts. Pages, API, command line and the demo all come here.

use accounts::{Key, Matter};
use db::{Db, Read, RowRef};
use documents::clauses::Draft;
use documents::{Press, papers};
use kernel::{AgreementId, Caller, Day, Failure, Names, OrganisationId, Refusal, house};
use registry::organisations::rules::Kind;
use registry::organisations::store::Organisation;
use registry::organisations::{self, moves::Status as Kept};
use registry::people::store as people;
use serde_json::json;

use crate::clauses::ClauseForm;
use crate::moves::{Act, Concerns, Facts, Status};
use crate::paper::{Beside, Edition, Standing};
use crate::parties::{OrderForm, Party, SIGN};
use crate::printing::{address, pressed};
use crate::standing::{facts, terms_on, told};
use crate::store::{self, Agreement, Beginning, End, Parties};
use crate::terms::{TermsForm, concerns, terms};
use crate::{clauses, refusal, rules};

/// Drafts a contract for its three parties.
///
/// # Errors
/// What is wrong with the terms or the parties: of another kind, closed, or outside the caller's reach.
pub async fn draft(db: &Db, by: &Caller, parties: Parties, form: &TermsForm) -> Result<AgreementId, Failure> {
    let terms = terms(form)?;
    let mut write = db.write(by).await?;
    organisation(
        &write,
        parties.university,
        &[Kind::University, Kind::College],
        refusal::NOT_A_UNIVERSITY.at("university"),
    )
    .await?;
    let enterprise =
        organisation(&write, parties.enterprise, &[Kind::Enterprise], refusal::NOT_AN_ENTERPRISE.at("enterprise"))
            .await?;
    let learner = learner_named(&write, by, parties).await?;
    let number = store::next_number(&mut write, parties.university, by.today().year()).await?;
    let (template, _) = clauses::store::newest(&write).await?;
    let id: AgreementId = by.new_id();
    let beginning = Beginning {
        id,
        number: &number,
        parties,
        region: enterprise.region,
        terms: &terms,
        template,
        learner: &learner,
        enterprise: &enterprise.name,
    };
    store::insert(&mut write, &beginning).await?;
    // Whoever drafts for another university than their own has no reach of what they drafted.
    listed(store::load(&write, by, id).await, "university")?;
    write.record("agreements-act-draft", RowRef::new(store::TABLE, id), json!({ "number": number, "terms": terms }));
    write.announce("agreements.drafted", id, json!({ "enterprise": parties.enterprise, "learner": parties.learner }));
    write.done().await?;
    Ok(id)
}

/// A party that is an organisation: of one of these kinds, and standing.
async fn organisation(
    reader: &dyn Read,
    id: OrganisationId,
    kinds: &[Kind],
    other_kind: Refusal,
) -> Result<Organisation, Failure> {
    let field = other_kind.field.unwrap_or_default();
    let found = listed(organisations::load(reader, id).await, field)?;
    if !kinds.contains(&found.kind) {
        return Err(other_kind.into());
    }
    if found.status != Kept::Active {
        return Err(refusal::CLOSED.at(field).into());
    }
    Ok(found)
}

/// The learner's name; learner and representative are two people whom the drafter sees.
async fn learner_named(reader: &dyn Read, by: &Caller, parties: Parties) -> Result<String, Failure> {
    let learner = listed(people::load(reader, by, parties.learner).await, "learner")?;
    if let Some(representative) = parties.representative {
        if representative == parties.learner {
            return Err(refusal::OWN_REPRESENTATIVE.at("representative").into());
        }
        listed(people::load(reader, by, representative).await, "representative")?;
    }
    Ok(learner.full_name())
}

/// What the caller does not see is, in a form, not in the list.
fn listed<T>(loaded: Result<T, Failure>, field: &'static str) -> Result<T, Failure> {
    match loaded {
        Err(Failure::Missing) => Err(house::NOT_IN_LIST.at(field).into()),
        other => other,
    }
}

/// Changes the terms; the checks that the change concerns are cleared. The contract takes the newest clauses: where
/// those have changed, both parties look again.
///
/// # Errors
/// What is wrong with the terms; what the lifecycle says; stale, when somebody changed the contract since.
pub async fn edit(db: &Db, by: &Caller, id: AgreementId, version: i64, form: &TermsForm) -> Result<Status, Failure> {
    let terms = terms(form)?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let (template, _) = clauses::store::newest(&write).await?;
    let concerns = if template == before.template { concerns(&before.terms, &terms) } else { Concerns::BOTH };
    let facts = Facts { concerns, ..Facts::default() };
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    store::save_terms(&mut write, &before, version, moved, (&terms, template)).await?;
    let payload = json!({ "before": before.terms, "after": terms, "to": moved.to() });
    write.record("agreements-act-edit", RowRef::new(store::TABLE, id), payload);
    write.announce(
        "agreements.edited",
        id,
        json!({ "enterprise": concerns.enterprise, "university": concerns.university }),
    );
    write.done().await?;
    Ok(moved.to())
}

/// The acts without matter of their own: check, refuse, withdraw, suspend, resume, complete.
///
/// # Errors
/// What the lifecycle says, with every rule that the terms break; stale, when somebody changed the contract since.
pub async fn act(
    db: &Db,
    by: &Caller,
    id: AgreementId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let seen = facts(&write, by, &before, "").await?;
    let moved = told(&write, &before, before.status.after(act, by.role, &seen, reason)).await?;
    let recorded = match act {
        Act::Check => "agreements-act-check",
        Act::Refuse => "agreements-act-refuse",
        Act::Withdraw => "agreements-act-withdraw",
        Act::Suspend => "agreements-act-suspend",
        Act::Resume => "agreements-act-resume",
        Act::Complete => "agreements-act-complete",
        // These bring a matter of their own (terms, a paper, a code, a day) and have an action each.
        Act::Edit | Act::OpenSigning | Act::Sign | Act::Recall | Act::Amend | Act::Terminate => {
            return Err(Failure::Missing);
        }
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
    let seen = store::load(db, by, id).await?;
    let allowed = facts(db, by, &seen, "").await?;
    told(db, &seen, seen.status.after(Act::OpenSigning, by.role, &allowed, "")).await?;
    let (edition, standing) = (Edition::TwoColumns, Standing::ToSign);
    let beside = Beside { edition, day: by.today(), standing, url: address(public_url, &seen) };
    let bytes = pressed(db, press, &seen, beside).await?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    if before.version != seen.version {
        return Err(house::STALE.refuse().into());
    }
    let facts = facts(&write, by, &before, "").await?;
    let moved = told(&write, &before, before.status.after(Act::OpenSigning, by.role, &facts, "")).await?;
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
pub async fn ask_code(
    db: &Db,
    key: &Key,
    by: &Caller,
    id: AgreementId,
    seen: &str,
) -> Result<accounts::Secret, Failure> {
    let agreement = store::load(db, by, id).await?;
    let facts = facts(db, by, &agreement, seen).await?;
    told(db, &agreement, agreement.status.after(Act::Sign, by.role, &facts, "")).await?;
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
    let allowed = facts(db, by, &agreement, seen).await?;
    told(db, &agreement, agreement.status.after(Act::Sign, by.role, &allowed, "")).await?;
    let confirmed = accounts::confirm_code(db, by, matter, code).await?;
    let mut write = db.write(by).await?;
    // Two contracts of one learner may be signed in one moment: whether they overlap is asked by one at a time.
    write.alone(agreement.parties.learner).await?;
    let before = store::load(&write, by, id).await?;
    let facts = facts(&write, by, &before, seen).await?;
    let moved = told(&write, &before, before.status.after(Act::Sign, by.role, &facts, "")).await?;
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
        let told = refusal::OUTSIDE.at("day").with("from", terms.span.from).with("until", terms.span.until);
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

/// How a contract is named to those who are told about it.
pub fn title(agreement: &Agreement) -> Names {
    let line = |enterprise: &str| format!("{} · {} · {enterprise}", agreement.number, agreement.learner_name);
    let Names { kk, ru, en } = &agreement.enterprise_name;
    Names { kk: line(kk), ru: line(ru), en: line(en) }
}

/// Stores edited clauses as the next edition.
///
/// # Errors
/// Every fault of the clauses; stale, when another edition than the one that was read is the newest.
pub async fn store_clauses(db: &Db, by: &Caller, read: i64, draft: Draft) -> Result<i64, Failure> {
    let mut write = db.write(by).await?;
    let (edition, row) = clauses::store::keep(&mut write, read, draft).await?;
    write.record("agreements-act-store-clauses", row, json!({ "edition": edition }));
    write.done().await?;
    Ok(edition)
}

/// Adds a clause to the edition that was read; the result is the next one. The clause is named by it, so that no other
/// clause ever bears its id.
///
/// # Errors
/// What is wrong, by field; every fault of the clauses; stale.
pub async fn add_clause(db: &Db, by: &Caller, read: i64, form: &ClauseForm) -> Result<(i64, String), Failure> {
    let mut write = db.write(by).await?;
    let stored = clauses::store::as_read(&write, read).await?;
    let id = format!("added-{}", read + 1);
    let draft = form.added_to(stored, &id)?;
    let (edition, row) = clauses::store::keep(&mut write, read, draft).await?;
    write.record("agreements-act-add-clause", row, json!({ "edition": edition, "clause": id }));
    write.done().await?;
    Ok((edition, id))
}

/// Removes a clause that was added from the edition that was read; the result is the next one. A clause that another
/// one points to is not removed.
///
/// # Errors
/// Missing; a clause of the standard contract; a pointer that would lead nowhere; stale.
pub async fn remove_clause(db: &Db, by: &Caller, read: i64, id: &str) -> Result<i64, Failure> {
    let mut write = db.write(by).await?;
    let stored = clauses::store::as_read(&write, read).await?;
    let draft = clauses::without(stored, id)?;
    let (edition, row) = clauses::store::keep(&mut write, read, draft).await?;
    write.record("agreements-act-remove-clause", row, json!({ "edition": edition, "clause": id }));
    write.done().await?;
    Ok(edition)
}

/// Sets the order in which the contracts of the caller's university are signed, over the version that was read.
///
/// # Errors
/// What is wrong with the turns; `Missing` for a role not held for an organisation; stale.
pub async fn set_signing_order(db: &Db, by: &Caller, read: i64, form: &OrderForm) -> Result<(), Failure> {
    let order = form.read()?;
    let university = by.organisation().ok_or(Failure::Missing)?;
    let mut write = db.write(by).await?;
    store::keep_signing_order(&mut write, university, read, &order).await?;
    let row = RowRef::new("agreements_signing_order", university);
    write.record("agreements-act-set-signing-order", row, json!({ "order": order }));
    write.done().await
}
